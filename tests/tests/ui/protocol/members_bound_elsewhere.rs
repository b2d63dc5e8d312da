use aws_operation::aws_operation;

#[aws_operation(service = "dynamodb")]
struct GetItem {
    #[aws(label)]
    table_name: String,
    #[aws(query)]
    consistent_read: Option<bool>,
    #[aws(header, name = "x-token")]
    token: Option<String>,
    #[aws(payload)]
    key: Option<String>,
}

fn main() {}
