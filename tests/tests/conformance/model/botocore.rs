//! botocore's service models.

use aws_operation_tests::conformance::text;
use serde_json::{Map, Value as Json};

use super::{Field, Kind, Model};

/// The shapes of one suite. `payload` is that of the input or output `root`, which some cases name beside the shape.
pub(crate) struct Botocore<'a> {
    pub(crate) shapes: &'a Json,
    pub(crate) root: &'a str,
    pub(crate) payload: Option<&'a str>,
    /// Whether the protocol knows members outside of the body.
    pub(crate) has_bindings: bool,
}

impl Model for Botocore<'_> {
    fn kind(&self, name: &str) -> Kind {
        let shape = &self.shapes[name];
        match shape["type"].as_str() {
            Some("structure") if shape["document"] == true => Kind::Simple,
            Some("structure") => {
                let payload = shape["payload"].as_str().or(self.payload.filter(|_| name == self.root));
                let none = Map::new();
                let members = shape["members"].as_object().unwrap_or(&none);
                Kind::Structure(members.iter().map(|(name, member)| self.field(name, member, payload)).collect())
            }
            Some("list") => Kind::List(text(&shape["member"]["shape"]).to_owned()),
            Some("map") => Kind::Map(text(&shape["value"]["shape"]).to_owned()),
            _ => Kind::Simple,
        }
    }
}

impl Botocore<'_> {
    fn field(&self, name: &str, member: &Json, payload: Option<&str>) -> Field {
        let target = text(&member["shape"]);
        let shape = &self.shapes[target];
        let either = |key: &str| member[key].as_str().or_else(|| shape[key].as_str());
        let wire = member["locationName"].as_str().unwrap_or(name);
        let root = match either("location") {
            _ if !self.has_bindings => wire.to_owned(),
            _ if payload == Some(name) => "payload".to_owned(),
            Some("uri") => format!("label {wire}"),
            Some("querystring") if shape["type"] == "map" => "query params".to_owned(),
            Some("querystring") => format!("query {wire}"),
            Some("header") => format!("header {}", wire.to_lowercase()),
            Some("headers") => {
                format!("headers {}", member["locationName"].as_str().unwrap_or_default().to_lowercase())
            }
            Some("statusCode") => "status code".to_owned(),
            _ => wire.to_owned(),
        };
        let is_json = member["jsonvalue"] == true || shape["jsonvalue"] == true;
        let target = (!is_json).then(|| target.to_owned());
        Field { name: name.to_owned(), body: wire.to_owned(), root, target }
    }
}
