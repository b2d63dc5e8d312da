//! API Gateway's REST APIs.

use std::{collections::BTreeMap, time::SystemTime};

use aws_operation::{Client, aws_operation, aws_output, aws_shape};

#[aws_operation(service = "apigateway", method = "POST", path = "/restapis", output = RestApi)]
struct CreateRestApi<'a> {
    name: &'a str,
    description: Option<&'a str>,
    tags: Option<&'a BTreeMap<&'a str, &'a str>>,
}

#[aws_output]
#[derive(Debug)]
struct RestApi {
    id: String,
    name: String,
    description: Option<String>,
    tags: BTreeMap<String, String>,
    created_date: SystemTime,
}

#[aws_operation(service = "apigateway", method = "GET", path = "/restapis/<restapi_id>", output = RestApi)]
struct GetRestApi<'a> {
    #[aws(name = "restapi_id")]
    rest_api_id: &'a str,
}

#[aws_operation(service = "apigateway", method = "PATCH", path = "/restapis/<restapi_id>", output = RestApi)]
struct UpdateRestApi<'a> {
    #[aws(name = "restapi_id")]
    rest_api_id: &'a str,
    patch_operations: Vec<PatchOperation>,
}

#[aws_shape]
struct PatchOperation {
    op: Op,
    path: String,
    value: Option<String>,
}

#[aws_shape(rename_all = "lowercase")]
enum Op {
    Replace,
    #[aws(unknown)]
    Unknown(String),
}

#[aws_operation(service = "apigateway", method = "DELETE", path = "/restapis/<restapi_id>")]
struct DeleteRestApi<'a> {
    #[aws(name = "restapi_id")]
    rest_api_id: &'a str,
}

pub(crate) async fn rest_apis(client: &Client) {
    let tags = BTreeMap::from([("team", "shop"), ("empty", "")]);
    let create = CreateRestApi { name: "shop", description: Some("first"), tags: Some(&tags) };
    let created = client.send(&create).await.unwrap();
    assert_eq!((created.name.as_str(), created.description.as_deref()), ("shop", Some("first")));

    let update = UpdateRestApi {
        rest_api_id: &created.id,
        patch_operations: vec![PatchOperation {
            op: Op::Replace,
            path: "/description".into(),
            value: Some("second".into()),
        }],
    };
    assert_eq!(client.send(&update).await.unwrap().description.as_deref(), Some("second"));
    let got = client.send(&GetRestApi { rest_api_id: &created.id }).await.unwrap();
    assert_eq!(got.description.as_deref(), Some("second"));
    assert_eq!(got.tags, tags.iter().map(|(key, value)| (key.to_string(), value.to_string())).collect());
    assert!(got.created_date > SystemTime::UNIX_EPOCH);

    client.send(&DeleteRestApi { rest_api_id: &created.id }).await.unwrap();
    let gone = client.send(&GetRestApi { rest_api_id: &created.id }).await.unwrap_err();
    assert_eq!(gone.code(), Some("NotFoundException"));
}
