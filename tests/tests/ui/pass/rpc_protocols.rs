use std::collections::BTreeMap;

use aws_operation::{aws_error, aws_operation, aws_output, aws_shape, Document, Operation};

#[aws_operation(service = "dynamodb", rename_all = "PascalCase", output = GetItemOutput, error = DynamoDbError)]
struct GetItem<'a> {
    table_name: &'a str,
    key: BTreeMap<String, AttributeValue>,
}

#[aws_shape]
enum AttributeValue {
    S(String),
    N(String),
    #[aws(unknown)]
    Unknown(String, Document),
}

#[aws_output(rename_all = "PascalCase")]
struct GetItemOutput {
    item: Option<BTreeMap<String, AttributeValue>>,
}

#[aws_error]
enum DynamoDbError {
    ResourceNotFoundException { message: Option<String> },
}

#[aws_operation(service = "cloudwatch", host_prefix = "<Name>.", rename_all = "PascalCase")]
struct DeleteDashboards {
    #[aws(host_label)]
    name: String,
}

#[aws_operation(service = "news", endpoint_prefix = "news", protocol = "json-1.0", target_prefix = "News_2026")]
struct ListNews<T: aws_operation::shape::Value> {
    of: T,
}

fn main() {
    assert_eq!(GetItem::OPERATION.protocol.name(), "awsJson1_0");
    assert_eq!(DeleteDashboards::OPERATION.protocol.name(), "awsJson1_0");
    assert_eq!(ListNews::<String>::OPERATION.service.target_prefix(), Some("News_2026"));
}
