//! Smithy's JSON syntax tree.

use aws_operation_tests::conformance::text;
use serde_json::{Map, Value as Json};

use super::{Field, Kind, Model};

/// A model by its syntax tree.
pub(crate) struct Smithy {
    pub(crate) tree: Json,
    /// Whether the protocol knows HTTP bindings and `jsonName`.
    pub(crate) has_bindings: bool,
}

impl Model for Smithy {
    fn kind(&self, shape: &str) -> Kind {
        let shape = &self.tree["shapes"][shape];
        match shape["type"].as_str() {
            Some("structure" | "union") => {
                let none = Map::new();
                let members = shape["members"].as_object().unwrap_or(&none);
                Kind::Structure(members.iter().map(|(name, member)| self.field(name, member)).collect())
            }
            Some("list" | "set") => Kind::List(text(&shape["member"]["target"]).to_owned()),
            Some("map") => Kind::Map(text(&shape["value"]["target"]).to_owned()),
            _ => Kind::Simple,
        }
    }
}

impl Smithy {
    fn field(&self, name: &str, member: &Json) -> Field {
        let target = Some(text(&member["target"]).to_owned());
        if !self.has_bindings {
            return Field { name: name.to_owned(), body: name.to_owned(), root: name.to_owned(), target };
        }
        let value = |id: &str| &member["traits"][format!("smithy.api#{id}")];
        let body = value("jsonName").as_str().unwrap_or(name);
        let root = [
            ("httpLabel", format!("label {name}")),
            ("httpQuery", format!("query {}", value("httpQuery").as_str().unwrap_or_default())),
            ("httpQueryParams", "query params".to_owned()),
            ("httpHeader", format!("header {}", value("httpHeader").as_str().unwrap_or_default().to_lowercase())),
            (
                "httpPrefixHeaders",
                format!("headers {}", value("httpPrefixHeaders").as_str().unwrap_or_default().to_lowercase()),
            ),
            ("httpPayload", "payload".to_owned()),
            ("httpResponseCode", "status code".to_owned()),
        ];
        let root =
            root.into_iter().find(|(id, _)| !value(id).is_null()).map_or_else(|| body.to_owned(), |(_, root)| root);
        Field { name: name.to_owned(), body: body.to_owned(), root, target }
    }
}
