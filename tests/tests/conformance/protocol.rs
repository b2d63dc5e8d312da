//! The protocols of the suites: their cases, and the declarations that meet them.

use aws_operation_tests::conformance;
use serde_json::Value as Json;

use crate::{declaration::Declaration, declared, model::Smithy};

/// A protocol, as Smithy's suite has it.
pub(crate) struct Protocol {
    pub(crate) name: &'static str,
    /// Whether members are bound to places outside of the body, and have names of their own in it.
    pub(crate) has_bindings: bool,
    pub(crate) declarations: fn() -> Vec<Declaration>,
}

pub(crate) const REST_JSON: Protocol =
    Protocol { name: "restJson1", has_bindings: true, declarations: declared::smithy };
pub(crate) const AWS_JSON_1_0: Protocol =
    Protocol { name: "awsJson1_0", has_bindings: false, declarations: declared::aws_json::v1_0 };
pub(crate) const AWS_JSON_1_1: Protocol =
    Protocol { name: "awsJson1_1", has_bindings: false, declarations: declared::aws_json::v1_1 };

impl Protocol {
    /// Smithy's cases, those for servers among them.
    pub(crate) fn cases(&self) -> Option<Vec<Json>> {
        let cases = conformance::json(&format!("smithy-protocol-tests/derived/cases-{}.json", self.name))?;
        let protocol = format!("aws.protocols#{}", self.name);
        let cases = conformance::list(&cases).iter();
        Some(cases.filter(|case| case["test"]["protocol"] == protocol.as_str()).cloned().collect())
    }

    /// The models beside them.
    pub(crate) fn model(&self) -> Option<Smithy> {
        let tree = conformance::json("smithy-protocol-tests/derived/ast.json")?;
        Some(Smithy { tree, has_bindings: self.has_bindings })
    }
}
