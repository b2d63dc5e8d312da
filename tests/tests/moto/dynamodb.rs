//! DynamoDB: tables, and items with attributes of every kind.

use aws_operation::{Client, aws_operation, aws_output, aws_shape};
use aws_operation_tests::dynamodb::{AttributeValue, DynamoDbError, GetItem, Item, ListTables, PutItem};

#[aws_operation(
    service = "dynamodb", rename_all = "PascalCase", output = CreateTableOutput, error = DynamoDbError,
)]
struct CreateTable<'a> {
    table_name: &'a str,
    attribute_definitions: Vec<AttributeDefinition>,
    key_schema: Vec<KeySchemaElement>,
    billing_mode: BillingMode,
}

#[aws_shape(rename_all = "PascalCase")]
struct AttributeDefinition {
    attribute_name: String,
    attribute_type: String,
}

#[aws_shape(rename_all = "PascalCase")]
struct KeySchemaElement {
    attribute_name: String,
    key_type: String,
}

#[aws_shape(rename_all = "SCREAMING_SNAKE_CASE")]
enum BillingMode {
    PayPerRequest,
    #[aws(unknown)]
    Unknown(String),
}

#[aws_output(rename_all = "PascalCase")]
struct CreateTableOutput {
    table_description: TableDescription,
}

#[aws_shape(rename_all = "PascalCase")]
struct TableDescription {
    table_name: String,
    creation_date_time: std::time::SystemTime,
}

pub(crate) async fn items(client: &Client) {
    use AttributeValue::{B, Bool, Bs, L, M, N, Ns, Null, S, Ss};

    create(client, "films").await;
    let all = vec![
        S("é \u{2028}".into()),
        N("42".into()),
        B(vec![0, 255]),
        Ss(vec!["a".into()]),
        Ns(vec!["1".into()]),
        Bs(vec![vec![1, 2]]),
        M(Item::from([("inner".into(), Null(true))])),
        Bool(false),
    ];
    let item = Item::from([("id".into(), S("1".into())), ("all".into(), L(all))]);
    let condition = Some("attribute_not_exists(id)".to_owned());
    let put = PutItem { table_name: "films".into(), item: item.clone(), condition_expression: condition };
    client.send(&put).await.unwrap();

    let key = |id: &str| Item::from([("id".to_owned(), S(id.into()))]);
    let get = |table: &str, id: &str| GetItem { table_name: table.into(), key: key(id), consistent_read: Some(true) };
    assert_eq!(client.send(&get("films", "1")).await.unwrap().item, Some(item));
    assert_eq!(client.send(&get("films", "2")).await.unwrap().item, None);

    let there = client.send(&put).await.unwrap_err();
    assert_eq!(there.service_error(), Some(&DynamoDbError::ConditionalCheckFailedException { item: None }));
    assert_eq!(there.message(), Some("The conditional request failed"));
    let nowhere = client.send(&get("none", "1")).await.unwrap_err();
    assert_eq!(nowhere.service_error(), Some(&DynamoDbError::ResourceNotFoundException));
    assert!(!nowhere.is_retryable());
}

pub(crate) async fn tables(client: &Client) {
    for name in ["pages-1", "pages-2", "pages-3", "pages-4"] {
        create(client, name).await;
    }
    let first = ListTables { limit: Some(2), ..ListTables::default() };
    let mut tables = client.paginate(&first).items();
    let mut found = Vec::new();
    while let Some(name) = tables.next().await {
        found.push(name.unwrap());
    }
    assert_eq!(found, ["films", "pages-1", "pages-2", "pages-3", "pages-4"]);
}

async fn create(client: &Client, name: &str) {
    let created = client
        .send(&CreateTable {
            table_name: name,
            attribute_definitions: vec![AttributeDefinition {
                attribute_name: "id".into(),
                attribute_type: "S".into(),
            }],
            key_schema: vec![KeySchemaElement { attribute_name: "id".into(), key_type: "HASH".into() }],
            billing_mode: BillingMode::PayPerRequest,
        })
        .await
        .unwrap();
    assert_eq!(created.table_description.table_name, name);
    assert!(created.table_description.creation_date_time > std::time::SystemTime::UNIX_EPOCH);
}
