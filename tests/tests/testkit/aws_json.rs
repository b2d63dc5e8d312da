//! Operations of awsJson, told apart by a header, there and back.

use aws_operation::{
    Client, Credentials, ErrorKind,
    testing::{ErrorResponse, Mock, Server},
};
use aws_operation_tests::{
    dynamodb::{AttributeValue, DynamoDbError, GetItem, GetItemOutput, Item, ListTables, ListTablesOutput, PutItem},
    sqs::{SendMessage, SqsError},
};
use serde_json::json;

fn item() -> Item {
    use AttributeValue::{B, Bool, Bs, L, M, N, Ns, Null, S, Ss, Unknown};

    let all = vec![
        S("é \u{2028}".into()),
        N("1e125".into()),
        B(vec![0, 255]),
        Ss(vec![String::new()]),
        Ns(vec!["1".into(), "-2.5".into()]),
        Bs(vec![Vec::new(), vec![1]]),
        M(Item::from([("inner".into(), Null(true))])),
        Bool(false),
        Unknown("NEW".into(), json!({ "any": [1, null] })),
    ];
    Item::from([("pk".into(), S("1".into())), ("all".into(), L(all))])
}

fn get(key: &str) -> GetItem {
    let key = Item::from([("pk".into(), AttributeValue::S(key.into()))]);
    GetItem { table_name: "films".into(), key, consistent_read: Some(true) }
}

/// What a test's service answers by the requests' header alone, as they have one method and path.
fn service(mock: &Mock) {
    mock.on::<GetItem>(|request| match request.key.get("pk") {
        Some(AttributeValue::S(key)) if key == "1" => Ok(GetItemOutput { item: Some(item()) }),
        Some(AttributeValue::S(key)) if key == "2" => Ok(GetItemOutput::default()),
        _ => Err(ErrorResponse::new(DynamoDbError::ResourceNotFoundException).message("no such table")),
    });
    mock.on::<ListTables>(|request| {
        let rest = request.exclusive_start_table_name.is_some();
        Ok(ListTablesOutput {
            table_names: Some(vec![if rest { "films" } else { "actors" }.into()]),
            last_evaluated_table_name: (!rest).then(|| "actors".into()),
        })
    });
}

#[tokio::test]
async fn the_header_tells_operations_apart() {
    let mock = Mock::new();
    service(&mock);
    let client = mock.client();

    assert_eq!(client.send(&get("1")).await.unwrap().item, Some(item()));
    assert_eq!(client.send(&get("2")).await.unwrap().item, None);
    let mut tables = client.paginate(&ListTables::default()).items();
    for table in ["actors", "films"] {
        assert_eq!(tables.next().await.unwrap().unwrap(), table);
    }
    assert!(tables.next().await.is_none());

    let sent = &mock.requests()[0];
    assert_eq!(sent.request_line(), "POST / HTTP/1.1");
    assert_eq!(sent.header("x-amz-target"), Some("DynamoDB_20120810.GetItem"));
    assert_eq!(sent.header("content-type"), Some("application/x-amz-json-1.0"));
    assert_eq!(sent.uri().host(), Some("dynamodb.us-east-1.amazonaws.com"));
    let body = json!({ "TableName": "films", "Key": { "pk": { "S": "1" } }, "ConsistentRead": true });
    assert_eq!(sent.json(), Some(body));
    assert_eq!(mock.requests_of::<GetItem>(), [get("1"), get("2")]);
    assert!(mock.failures().is_empty());
}

#[tokio::test]
async fn errors_by_variant_and_by_code() {
    let mock = Mock::new();
    service(&mock);
    mock.on::<PutItem>(|_| Err(DynamoDbError::ConditionalCheckFailedException { item: Some(item()) }.into()));
    mock.on::<SendMessage>(|_| Err(ErrorResponse::with_code("AWS.SimpleQueueService.NonExistentQueue")));
    let client = mock.client();

    let missing = client.send(&get("3")).await.unwrap_err();
    assert_eq!(missing.service_error(), Some(&DynamoDbError::ResourceNotFoundException));
    assert!(missing.to_string().starts_with("GetItem: ResourceNotFoundException (400): no such table"), "{missing}");
    let failed = client.send(&PutItem::default()).await.unwrap_err();
    let expected = DynamoDbError::ConditionalCheckFailedException { item: Some(item()) };
    assert_eq!(failed.service_error(), Some(&expected));
    let undeclared = client.send(&SendMessage::default()).await.unwrap_err();
    assert_eq!(undeclared.code(), Some("AWS.SimpleQueueService.NonExistentQueue"));
    assert_eq!(undeclared.service_error(), None::<&SqsError>);
}

#[tokio::test]
async fn a_request_that_nobody_takes_is_told_by_its_target() {
    let mock = Mock::new();
    service(&mock);
    let error = mock.client().send(&PutItem::default()).await.unwrap_err();
    let told = error.to_string();
    assert!(told.contains("not `GetItem` of dynamodb: its `x-amz-target` is `DynamoDB_20120810.GetItem`"), "{told}");
}

#[tokio::test]
async fn over_a_socket_and_signed() {
    let mock = Mock::new();
    service(&mock);
    let server = Server::start_with(mock).unwrap();
    let credentials = Credentials::new("AKIDEXAMPLE", "secret");
    server.verify_signatures(credentials.clone());
    let client = |credentials| {
        Client::builder().region("eu-west-1").credentials(credentials).endpoint_url(server.url()).build().unwrap()
    };
    assert_eq!(client(credentials).send(&get("1")).await.unwrap().item, Some(item()));
    let refused = client(Credentials::new("AKIDEXAMPLE", "wrong")).send(&get("1")).await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Service);
}
