//! Smithy's JSON syntax tree.

use aws_operation_tests::conformance::text;
use serde_json::{Map, Value as Json};

use super::{Field, Kind, Model};

/// A model by its syntax tree.
pub(crate) struct Smithy(pub(crate) Json);

impl Model for Smithy {
    fn kind(&self, shape: &str) -> Kind {
        let shape = &self.0["shapes"][shape];
        match shape["type"].as_str() {
            Some("structure" | "union") => {
                let none = Map::new();
                let members = shape["members"].as_object().unwrap_or(&none);
                Kind::Structure(members.iter().map(|(name, member)| field(name, member)).collect())
            }
            Some("list" | "set") => Kind::List(text(&shape["member"]["target"]).to_owned()),
            Some("map") => Kind::Map(text(&shape["value"]["target"]).to_owned()),
            _ => Kind::Simple,
        }
    }
}

fn field(name: &str, member: &Json) -> Field {
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
    let root = root.into_iter().find(|(id, _)| !value(id).is_null()).map_or_else(|| body.to_owned(), |(_, root)| root);
    Field { name: name.to_owned(), body: body.to_owned(), root, target: Some(text(&member["target"]).to_owned()) }
}
