//! Operations of Smithy's cases: documents.

use std::collections::BTreeMap;

use aws_operation::{Document, aws_operation, aws_output};

use crate::declaration::Declaration;

pub(super) fn declarations() -> Vec<Declaration> {
    vec![
        Declaration::of::<DocumentType>(),
        Declaration::of::<DocumentTypeAsPayload>(),
        Declaration::of::<DocumentTypeAsMapValue>(),
    ]
}

#[aws_operation(service = "iot", method = "PUT", path = "/DocumentType", output = DocumentTypeInputOutput)]
struct DocumentType {
    string_value: Option<String>,
    document_value: Option<Document>,
}

#[aws_output]
struct DocumentTypeInputOutput {
    string_value: Option<String>,
    document_value: Option<Document>,
}

#[aws_operation(service = "iot", method = "PUT", path = "/DocumentTypeAsPayload", output = DocumentTypeAsPayloadInputOutput)]
struct DocumentTypeAsPayload {
    #[aws(payload)]
    document_value: Option<Document>,
}

#[aws_output]
struct DocumentTypeAsPayloadInputOutput {
    #[aws(payload)]
    document_value: Option<Document>,
}

#[aws_operation(service = "iot", method = "PUT", path = "/DocumentTypeAsMapValue", output = DocumentTypeAsMapValueInputOutput)]
struct DocumentTypeAsMapValue {
    doc_valued_map: Option<BTreeMap<String, Document>>,
}

#[aws_output]
struct DocumentTypeAsMapValueInputOutput {
    doc_valued_map: Option<BTreeMap<String, Document>>,
}
