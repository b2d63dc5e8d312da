use aws_operation::aws_operation;

#[aws_operation(service = "dynamodb", method = "POST", path = "/tables/<tableName>")]
struct DescribeTable {
    table_name: String,
}

fn main() {}
