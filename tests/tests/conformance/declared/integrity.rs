//! Operations of Smithy's cases: integrity.

use aws_operation::{aws_operation, aws_output};

use crate::declaration::Declaration;

pub(super) fn declarations() -> Vec<Declaration> {
    vec![Declaration::of::<HttpChecksumRequired>(), Declaration::of::<PutWithContentEncoding>()]
}

#[aws_operation(service = "iot", method = "POST", path = "/HttpChecksumRequired", output = HttpChecksumRequiredInputOutput, checksum_required)]
struct HttpChecksumRequired {
    foo: Option<String>,
}

#[aws_output]
struct HttpChecksumRequiredInputOutput {
    foo: Option<String>,
}

#[aws_operation(service = "iot", method = "POST", path = "/requestcompression/putcontentwithencoding", output = PutWithContentEncodingOutput, compression)]
struct PutWithContentEncoding {
    #[aws(header, name = "Content-Encoding")]
    encoding: Option<String>,
    data: Option<String>,
}

#[aws_output]
struct PutWithContentEncodingOutput {}
