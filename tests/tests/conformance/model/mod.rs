//! The published models beside the cases: they tell which wire name a case's parameter has.

mod botocore;
mod smithy;

use aws_operation::shape::{Location, Member};
use serde_json::{Map, Value as Json};

pub(crate) use self::{botocore::Botocore, smithy::Smithy};

/// A published model.
pub(crate) trait Model {
    /// What a shape is, by its id.
    fn kind(&self, shape: &str) -> Kind;
}

/// What a shape holds.
pub(crate) enum Kind {
    Structure(Vec<Field>),
    List(String),
    Map(String),
    /// Anything that a case gives as it is.
    Simple,
}

/// A member of a structure or a union.
pub(crate) struct Field {
    /// The name by which the cases call it.
    pub(crate) name: String,
    /// Its name in a body.
    pub(crate) body: String,
    /// Where it travels if the structure is a whole input or output, in the notation of [`key`].
    pub(crate) root: String,
    /// Its shape; none where the value is to be left as it is.
    pub(crate) target: Option<String>,
}

/// Whose members they are.
#[derive(Clone, Copy)]
pub(crate) enum At {
    Request,
    Response,
    Inside,
}

/// By which name a member is found: in the body its wire name, elsewhere the location with it.
pub(crate) fn key(member: &Member, is_root: bool) -> String {
    if !is_root {
        return member.name.to_owned();
    }
    match member.location {
        Location::Body => member.name.to_owned(),
        Location::Label => format!("label {}", member.name),
        Location::Query => format!("query {}", member.name),
        Location::QueryParams => "query params".to_owned(),
        Location::Header => format!("header {}", member.name.to_lowercase()),
        Location::PrefixHeaders => format!("headers {}", member.name.to_lowercase()),
        Location::Payload => "payload".to_owned(),
        Location::StatusCode => "status code".to_owned(),
    }
}

/// A case's parameters with every member by its wire name, and without the members that are null.
pub(crate) fn to_wire(model: &dyn Model, shape: &str, value: &Json, at: At) -> Json {
    match (model.kind(shape), value) {
        (Kind::Structure(fields), Json::Object(members)) => {
            let mut wire = Map::new();
            for (name, value) in members.iter().filter(|(_, value)| !value.is_null()) {
                let Some(field) = fields.iter().find(|field| field.name == *name) else {
                    wire.insert(name.clone(), value.clone());
                    continue;
                };
                let is_bound = match at {
                    At::Inside => false,
                    At::Request => true,
                    // A response has neither path nor query, so such members are in its body.
                    At::Response => !field.root.starts_with("label ") && !field.root.starts_with("query "),
                };
                let key = if is_bound { &field.root } else { &field.body };
                let value = field
                    .target
                    .as_deref()
                    .map_or_else(|| value.clone(), |target| to_wire(model, target, value, At::Inside));
                wire.insert(key.clone(), if key.starts_with("headers ") { lower_keys(value) } else { value });
            }
            Json::Object(wire)
        }
        (Kind::List(item), Json::Array(items)) => {
            items.iter().map(|value| to_wire(model, &item, value, At::Inside)).collect()
        }
        (Kind::Map(item), Json::Object(entries)) => {
            entries.iter().map(|(key, value)| (key.clone(), to_wire(model, &item, value, At::Inside))).collect()
        }
        (_, value) => value.clone(),
    }
}

/// The names of headers have no case.
fn lower_keys(value: Json) -> Json {
    match value {
        Json::Object(entries) => entries.into_iter().map(|(key, value)| (key.to_lowercase(), value)).collect(),
        other => other,
    }
}
