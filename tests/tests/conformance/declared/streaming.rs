//! Operations of Smithy's cases: streaming.

use aws_operation::{ByteStream, aws_operation, aws_output};

use crate::declaration::Declaration;

pub(super) fn declarations() -> Vec<Declaration> {
    vec![
        Declaration::of::<StreamingTraits>(),
        Declaration::of::<StreamingTraitsRequireLength>(),
        Declaration::of::<StreamingTraitsWithMediaType>(),
    ]
}

#[aws_operation(service = "iot", method = "POST", path = "/StreamingTraits", output = StreamingTraitsInputOutput)]
struct StreamingTraits {
    #[aws(header, name = "X-Foo")]
    foo: Option<String>,
    #[aws(payload)]
    blob: Option<ByteStream>,
}

#[aws_output]
struct StreamingTraitsInputOutput {
    #[aws(header, name = "X-Foo")]
    foo: Option<String>,
    #[aws(payload, default)]
    blob: ByteStream,
}

#[aws_operation(service = "iot", method = "POST", path = "/StreamingTraitsRequireLength", output = StreamingTraitsRequireLengthOutput)]
struct StreamingTraitsRequireLength {
    #[aws(header, name = "X-Foo")]
    foo: Option<String>,
    #[aws(payload)]
    blob: Option<ByteStream>,
}

#[aws_output]
struct StreamingTraitsRequireLengthOutput {}

#[aws_operation(service = "iot", method = "POST", path = "/StreamingTraitsWithMediaType", output = StreamingTraitsWithMediaTypeInputOutput)]
struct StreamingTraitsWithMediaType {
    #[aws(header, name = "X-Foo")]
    foo: Option<String>,
    #[aws(payload, media_type = "text/plain")]
    blob: Option<ByteStream>,
}

#[aws_output]
struct StreamingTraitsWithMediaTypeInputOutput {
    #[aws(header, name = "X-Foo")]
    foo: Option<String>,
    #[aws(payload, media_type = "text/plain", default)]
    blob: ByteStream,
}
