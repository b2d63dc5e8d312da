use aws_operation::{Operation, aws_operation, aws_shape};

#[aws_operation(service = "iot", method = "PUT", path = "/<Id>", name = "PutIt", rename_all = "PascalCase")]
struct Put {
    id: String,
    full_name: Option<String>,
    #[aws(name = "odd_one")]
    other: Option<String>,
}

#[aws_shape(name = "Thing", rename_all = "kebab-case")]
struct Renamed {
    thing_name: Option<String>,
}

#[allow(non_snake_case)]
#[aws_operation(service = "iot", method = "PUT", path = "/streams/<streamId>")]
struct Pasted {
    streamId: String,
}

fn main() {
    let names: Vec<_> = Put::OPERATION.input.members().map(|member| member.name).collect();
    assert_eq!(names, ["Id", "FullName", "odd_one"]);
    assert_eq!(Put::OPERATION.name, "PutIt");
    assert_eq!(Pasted::OPERATION.input.member(0).unwrap().name, "streamId");
    let _ = Renamed { thing_name: None };
}
