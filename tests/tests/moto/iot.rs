//! IoT things, thing types and policies.

use std::collections::BTreeMap;

use aws_operation::{Client, aws_error, aws_operation, aws_output, aws_shape};

#[aws_operation(
    service = "iot", method = "POST", path = "/things/<thingName>",
    output = CreateThingOutput, error = IotError,
)]
struct CreateThing<'a> {
    thing_name: &'a str,
    thing_type_name: Option<&'a str>,
    attribute_payload: Option<AttributePayload>,
}

#[aws_shape]
struct AttributePayload {
    attributes: BTreeMap<String, String>,
    merge: Option<bool>,
}

#[aws_output]
struct CreateThingOutput {
    thing_name: String,
    thing_arn: String,
}

#[aws_operation(
    service = "iot", method = "GET", path = "/things/<thingName>",
    output = DescribeThingOutput, error = IotError,
)]
pub(crate) struct DescribeThing<'a> {
    pub(crate) thing_name: &'a str,
}

#[aws_output]
#[derive(Debug)]
pub(crate) struct DescribeThingOutput {
    thing_name: String,
    thing_type_name: Option<String>,
    attributes: BTreeMap<String, String>,
    version: i64,
}

#[aws_operation(service = "iot", method = "PATCH", path = "/things/<thingName>", error = IotError)]
struct UpdateThing<'a> {
    thing_name: &'a str,
    attribute_payload: Option<AttributePayload>,
}

#[aws_operation(service = "iot", method = "DELETE", path = "/things/<thingName>", error = IotError)]
struct DeleteThing<'a> {
    thing_name: &'a str,
}

#[aws_operation(service = "iot", method = "GET", path = "/things", output = ListThingsOutput)]
#[derive(Default)]
struct ListThings {
    #[aws(query, range(min = 1, max = 250))]
    max_results: Option<i32>,
    #[aws(query)]
    next_token: Option<String>,
    #[aws(query)]
    attribute_name: Option<String>,
    #[aws(query)]
    attribute_value: Option<String>,
}

#[aws_output]
struct ListThingsOutput {
    things: Vec<ThingAttribute>,
    next_token: Option<String>,
}

#[aws_shape]
struct ThingAttribute {
    thing_name: String,
}

#[aws_error]
#[derive(Debug, PartialEq)]
pub(crate) enum IotError {
    ResourceNotFoundException,
    ResourceAlreadyExistsException,
    InvalidRequestException,
    VersionConflictException,
}

pub(crate) async fn things(client: &Client) {
    let payload = |value: &str| {
        Some(AttributePayload {
            attributes: BTreeMap::from([("colour".to_owned(), value.to_owned())]),
            merge: Some(true),
        })
    };
    for name in ["lamp-1", "lamp-2", "lamp:3_x"] {
        let create = CreateThing { thing_name: name, thing_type_name: None, attribute_payload: payload("red") };
        let created = client.send(&create).await.unwrap();
        assert_eq!(created.thing_name, name);
        assert!(created.thing_arn.ends_with(&format!("thing/{name}")), "{}", created.thing_arn);
    }

    let described = client.send(&DescribeThing { thing_name: "lamp:3_x" }).await.unwrap();
    assert_eq!((described.thing_name.as_str(), described.version), ("lamp:3_x", 1));
    assert_eq!(described.thing_type_name, None);

    client.send(&UpdateThing { thing_name: "lamp-2", attribute_payload: payload("blue") }).await.unwrap();
    let described = client.send(&DescribeThing { thing_name: "lamp-2" }).await.unwrap();
    assert_eq!(described.attributes["colour"], "blue");

    let first = client.send(&ListThings { max_results: Some(2), ..ListThings::default() }).await.unwrap();
    assert_eq!(first.things.len(), 2);
    let rest = client.send(&ListThings { next_token: first.next_token, ..ListThings::default() }).await.unwrap();
    assert_eq!(rest.things.len(), 1);
    assert_eq!(rest.next_token, None);
    let blue = ListThings {
        attribute_name: Some("colour".into()),
        attribute_value: Some("blue".into()),
        ..ListThings::default()
    };
    let blue = client.send(&blue).await.unwrap();
    assert_eq!(blue.things.iter().map(|thing| thing.thing_name.as_str()).collect::<Vec<_>>(), ["lamp-2"]);

    client.send(&DeleteThing { thing_name: "lamp-2" }).await.unwrap();
    let gone = client.send(&DescribeThing { thing_name: "lamp-2" }).await.unwrap_err();
    assert_eq!(gone.service_error(), Some(&IotError::ResourceNotFoundException));
    assert_eq!(gone.status().map(|status| status.as_u16()), Some(404));
    assert!(gone.to_string().starts_with("DescribeThing: ResourceNotFoundException (404)"), "{gone}");
}

#[aws_operation(service = "iot", method = "POST", path = "/thing-types/<thingTypeName>", error = IotError)]
struct CreateThingType<'a> {
    thing_type_name: &'a str,
    thing_type_properties: Option<ThingTypeProperties>,
}

#[aws_shape]
#[derive(Debug, PartialEq)]
struct ThingTypeProperties {
    thing_type_description: Option<String>,
    searchable_attributes: Option<Vec<String>>,
}

#[aws_operation(
    service = "iot", method = "GET", path = "/thing-types/<thingTypeName>",
    output = DescribeThingTypeOutput, error = IotError,
)]
struct DescribeThingType<'a> {
    thing_type_name: &'a str,
}

#[aws_output]
struct DescribeThingTypeOutput {
    thing_type_properties: ThingTypeProperties,
    thing_type_metadata: Option<ThingTypeMetadata>,
}

#[aws_shape]
struct ThingTypeMetadata {
    deprecated: Option<bool>,
    creation_date: Option<std::time::SystemTime>,
}

#[aws_operation(service = "iot", method = "DELETE", path = "/thing-types/<thingTypeName>", error = IotError)]
struct DeleteThingType<'a> {
    thing_type_name: &'a str,
}

pub(crate) async fn thing_types(client: &Client) {
    let properties = || ThingTypeProperties {
        thing_type_description: Some("gives light, é".into()),
        searchable_attributes: Some(vec!["colour".into(), "watt".into()]),
    };
    let create = CreateThingType { thing_type_name: "lamp", thing_type_properties: Some(properties()) };
    client.send(&create).await.unwrap();

    let described = client.send(&DescribeThingType { thing_type_name: "lamp" }).await.unwrap();
    assert_eq!(described.thing_type_properties, properties());
    let metadata = described.thing_type_metadata.unwrap();
    assert_eq!(metadata.deprecated, Some(false));
    assert!(metadata.creation_date.is_some_and(|created| created > std::time::SystemTime::UNIX_EPOCH));

    client.send(&DeleteThingType { thing_type_name: "lamp" }).await.unwrap();
    let gone = client.send(&DeleteThingType { thing_type_name: "lamp" }).await.unwrap_err();
    assert_eq!(gone.service_error(), Some(&IotError::ResourceNotFoundException));
}

#[aws_operation(
    service = "iot", method = "POST", path = "/policies/<policyName>",
    output = PolicyOutput, error = IotError,
)]
struct CreatePolicy<'a> {
    policy_name: &'a str,
    policy_document: &'a str,
}

#[aws_operation(service = "iot", method = "GET", path = "/policies/<policyName>", output = PolicyOutput, error = IotError)]
struct GetPolicy<'a> {
    policy_name: &'a str,
}

#[aws_output]
#[derive(Debug)]
struct PolicyOutput {
    policy_name: String,
    policy_document: String,
}

pub(crate) async fn policies(client: &Client) {
    let document = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iot:*","Resource":"*"}]}"#;
    let create = CreatePolicy { policy_name: "all+more=1@x", policy_document: document };
    client.send(&create).await.unwrap();

    let got = client.send(&GetPolicy { policy_name: "all+more=1@x" }).await.unwrap();
    assert_eq!((got.policy_name.as_str(), got.policy_document.as_str()), ("all+more=1@x", document));

    let conflict = client.send(&create).await.unwrap_err();
    assert_eq!(conflict.service_error(), Some(&IotError::ResourceAlreadyExistsException));
    assert!(!conflict.is_retryable());
    let missing = client.send(&GetPolicy { policy_name: "none" }).await.unwrap_err();
    assert_eq!(missing.code(), Some("ResourceNotFoundException"));
}
