use aws_operation::{aws_operation, aws_output};

#[aws_operation(service = "dynamodb", output = ListTablesOutput)]
struct ListTables {}

#[aws_output]
struct ListTablesOutput {
    #[aws(header, name = "x-tables")]
    tables: Option<String>,
}

fn main() {}
