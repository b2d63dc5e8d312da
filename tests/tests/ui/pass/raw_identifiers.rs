use aws_operation::{Operation, aws_operation, aws_shape};

#[aws_operation(service = "iot", method = "PUT", path = "/streams/<type>")]
struct r#Put {
    r#type: String,
    r#match: Option<r#struct>,
}

#[allow(non_camel_case_types)]
#[aws_shape]
struct r#struct {
    r#fn: Option<i32>,
}

fn main() {
    assert_eq!(Put::OPERATION.name, "Put");
    assert_eq!(Put::OPERATION.input.member(0).unwrap().name, "type");
}
