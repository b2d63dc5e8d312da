//! Two operations in one module, in nested modules and in a function.
use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "GET", path = "/a")]
struct A;

#[aws_operation(service = "iot", method = "GET", path = "/b")]
struct B;

mod module {
    pub mod deeper {
        #[aws_operation::aws_operation(service = "iot", method = "GET", path = "/a")]
        pub struct A;
    }
}

fn main() {
    #[aws_operation(service = "iot", method = "GET", path = "/<id>")]
    struct InFunction {
        id: String,
    }

    let _ = (A, B, module::deeper::A, InFunction { id: String::new() });
}
