use aws_operation::aws_shape;

#[aws_shape]
struct StreamFile {
    #[aws(host_label)]
    file_id: String,
}

fn main() {}
