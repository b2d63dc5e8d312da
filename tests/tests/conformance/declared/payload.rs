//! Operations of Smithy's cases: payload.

use aws_operation::{aws_operation, aws_output};

use super::shapes::{EmptyStruct, NestedPayload, PayloadConfig, StringEnum, TestConfig, UnionPayload};
use crate::declaration::Declaration;

pub(super) fn declarations() -> Vec<Declaration> {
    vec![
        Declaration::of::<TestBodyStructure>(),
        Declaration::of::<TestPayloadStructure>(),
        Declaration::of::<TestPayloadBlob>(),
        Declaration::of::<TestGetNoPayload>(),
        Declaration::of::<TestPostNoPayload>(),
        Declaration::of::<TestGetNoInputNoPayload>(),
        Declaration::of::<TestPostNoInputNoPayload>(),
        Declaration::of::<HttpPayloadTraits>(),
        Declaration::of::<HttpPayloadTraitsWithMediaType>(),
        Declaration::of::<HttpPayloadWithStructure>(),
        Declaration::of::<HttpPayloadWithUnion>(),
        Declaration::of::<HttpEnumPayload>(),
        Declaration::of::<HttpStringPayload>(),
        Declaration::of::<StringPayload>(),
        Declaration::of::<EmptyStructWithContentOnWireOp>(),
    ]
}

#[aws_operation(service = "iot", method = "POST", path = "/body", output = TestBodyStructureInputOutput)]
struct TestBodyStructure {
    #[aws(header, name = "x-amz-test-id")]
    test_id: Option<String>,
    test_config: Option<TestConfig>,
}

#[aws_output]
struct TestBodyStructureInputOutput {
    #[aws(header, name = "x-amz-test-id")]
    test_id: Option<String>,
    test_config: Option<TestConfig>,
}

#[aws_operation(service = "iot", method = "POST", path = "/payload", output = TestPayloadStructureInputOutput)]
struct TestPayloadStructure {
    #[aws(header, name = "x-amz-test-id")]
    test_id: Option<String>,
    #[aws(payload)]
    payload_config: Option<PayloadConfig>,
}

#[aws_output]
struct TestPayloadStructureInputOutput {
    #[aws(header, name = "x-amz-test-id")]
    test_id: Option<String>,
    #[aws(payload)]
    payload_config: Option<PayloadConfig>,
}

#[aws_operation(service = "iot", method = "POST", path = "/blob_payload", output = TestPayloadBlobInputOutput)]
struct TestPayloadBlob {
    #[aws(header, name = "Content-Type")]
    content_type: Option<String>,
    #[aws(payload)]
    data: Option<Vec<u8>>,
}

#[aws_output]
struct TestPayloadBlobInputOutput {
    #[aws(header, name = "Content-Type")]
    content_type: Option<String>,
    #[aws(payload)]
    data: Option<Vec<u8>>,
}

#[aws_operation(service = "iot", method = "GET", path = "/no_payload", output = TestNoPayloadInputOutput)]
struct TestGetNoPayload {
    #[aws(header, name = "X-Amz-Test-Id")]
    test_id: Option<String>,
}

#[aws_output]
struct TestNoPayloadInputOutput {
    #[aws(header, name = "X-Amz-Test-Id")]
    test_id: Option<String>,
}

#[aws_operation(service = "iot", method = "POST", path = "/no_payload", output = TestNoPayloadInputOutput)]
struct TestPostNoPayload {
    #[aws(header, name = "X-Amz-Test-Id")]
    test_id: Option<String>,
}

#[aws_operation(service = "iot", method = "GET", path = "/no_input_no_payload", output = TestNoPayloadInputOutput)]
struct TestGetNoInputNoPayload {}

#[aws_operation(service = "iot", method = "POST", path = "/no_input_no_payload", output = TestNoPayloadInputOutput)]
struct TestPostNoInputNoPayload {}

#[aws_operation(service = "iot", method = "POST", path = "/HttpPayloadTraits", output = HttpPayloadTraitsInputOutput)]
struct HttpPayloadTraits {
    #[aws(header, name = "X-Foo")]
    foo: Option<String>,
    #[aws(payload)]
    blob: Option<Vec<u8>>,
}

#[aws_output]
struct HttpPayloadTraitsInputOutput {
    #[aws(header, name = "X-Foo")]
    foo: Option<String>,
    #[aws(payload)]
    blob: Option<Vec<u8>>,
}

#[aws_operation(service = "iot", method = "POST", path = "/HttpPayloadTraitsWithMediaType", output = HttpPayloadTraitsWithMediaTypeInputOutput)]
struct HttpPayloadTraitsWithMediaType {
    #[aws(header, name = "X-Foo")]
    foo: Option<String>,
    #[aws(payload, media_type = "text/plain")]
    blob: Option<Vec<u8>>,
}

#[aws_output]
struct HttpPayloadTraitsWithMediaTypeInputOutput {
    #[aws(header, name = "X-Foo")]
    foo: Option<String>,
    #[aws(payload, media_type = "text/plain")]
    blob: Option<Vec<u8>>,
}

#[aws_operation(service = "iot", method = "PUT", path = "/HttpPayloadWithStructure", output = HttpPayloadWithStructureInputOutput)]
struct HttpPayloadWithStructure {
    #[aws(payload)]
    nested: Option<NestedPayload>,
}

#[aws_output]
struct HttpPayloadWithStructureInputOutput {
    #[aws(payload)]
    nested: Option<NestedPayload>,
}

#[aws_operation(service = "iot", method = "PUT", path = "/HttpPayloadWithUnion", output = HttpPayloadWithUnionInputOutput)]
struct HttpPayloadWithUnion {
    #[aws(payload)]
    nested: Option<UnionPayload>,
}

#[aws_output]
struct HttpPayloadWithUnionInputOutput {
    #[aws(payload)]
    nested: Option<UnionPayload>,
}

#[aws_operation(service = "iot", method = "POST", path = "/EnumPayload", output = EnumPayloadInput)]
struct HttpEnumPayload {
    #[aws(payload)]
    payload: Option<StringEnum>,
}

#[aws_output]
struct EnumPayloadInput {
    #[aws(payload)]
    payload: Option<StringEnum>,
}

#[aws_operation(service = "iot", method = "POST", path = "/StringPayload", output = StringPayloadInput)]
struct HttpStringPayload {
    #[aws(payload)]
    payload: Option<String>,
}

#[aws_output]
struct StringPayloadInput {
    #[aws(payload)]
    payload: Option<String>,
}

#[aws_operation(service = "iot", method = "POST", path = "/StringPayload", output = StringPayloadInput)]
struct StringPayload {
    #[aws(payload)]
    payload: Option<String>,
}

#[aws_operation(service = "iot", method = "GET", path = "/empty-struct-with-content-on-wire-op", output = EmptyStructWithContentOnWireOpOutput)]
struct EmptyStructWithContentOnWireOp {}

#[aws_output]
struct EmptyStructWithContentOnWireOpOutput {
    empty: Option<EmptyStruct>,
}
