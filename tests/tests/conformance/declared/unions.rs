//! Operations of Smithy's cases: unions.

use aws_operation::{aws_operation, aws_output};

use super::shapes::{MyUnion, PlayerAction, UnionWithJsonName};
use crate::declaration::Declaration;

pub(super) fn declarations() -> Vec<Declaration> {
    vec![
        Declaration::of::<JsonUnions>(),
        Declaration::of::<PostPlayerAction>(),
        Declaration::of::<PostUnionWithJsonName>(),
    ]
}

#[aws_operation(service = "iot", method = "PUT", path = "/JsonUnions", output = UnionInputOutput)]
struct JsonUnions {
    contents: Option<MyUnion>,
}

#[aws_output]
struct UnionInputOutput {
    contents: Option<MyUnion>,
}

#[aws_operation(service = "iot", method = "POST", path = "/PostPlayerAction", output = PostPlayerActionOutput)]
struct PostPlayerAction {
    action: Option<PlayerAction>,
}

#[aws_output]
struct PostPlayerActionOutput {
    action: Option<PlayerAction>,
}

#[aws_operation(service = "iot", method = "POST", path = "/PostUnionWithJsonName", output = PostUnionWithJsonNameOutput)]
struct PostUnionWithJsonName {
    value: Option<UnionWithJsonName>,
}

#[aws_output]
struct PostUnionWithJsonNameOutput {
    value: Option<UnionWithJsonName>,
}
