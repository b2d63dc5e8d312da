//! Declarations that a macro of the user's writes.
use aws_operation::{Operation, aws_error, aws_operation, aws_output, aws_shape};

macro_rules! declare {
    ($name:ident, $service:literal, $method:expr, $path:literal, $output:ty, { $($field:ident: $type:ty,)* }) => {
        #[aws_operation(service = $service, method = $method, path = $path, output = $output)]
        #[derive(Default)]
        struct $name {
            $($field: $type,)*
            own: Option<String>,
        }
    };
}

declare!(Put, "iot", "PUT", "/streams/<streamId>", Answer, { stream_id: String, files: Option<Vec<File>>, });
declare!(Put2, "iot", "PUT", "/things/<streamId>", Answer, { stream_id: String, });

macro_rules! shapes {
    ($($name:ident $variant:ident $text:literal $type:ty;)*) => { $(
        #[aws_shape]
        enum $name {
            #[aws(name = $text)]
            $variant,
            #[aws(unknown)]
            Unknown($type),
        }
    )* };
}

shapes! { State Active "ACTIVE" String; Kind One "ONE" String; }

macro_rules! others {
    ($error:ident $code:literal, $output:ident $field:ident) => {
        #[aws_error]
        enum $error {
            #[aws(code = $code)]
            Gone { $field: Option<String> },
        }
        #[aws_output]
        struct $output {
            $field: Option<String>,
            #[aws(sensitive)]
            key: Option<String>,
        }
    };
}

others!(Failure "GONE", Answer id);

#[aws_shape]
struct File {
    name: Option<String>,
}

fn main() {
    assert_eq!(Put::OPERATION.path.len(), 2);
    assert_eq!(State::Active.as_str(), "ACTIVE");
    assert_eq!(Kind::from("ONE").as_str(), "ONE");
    assert_eq!(Put2::OPERATION.service.name(), "iot");
    let _ = Failure::Gone { id: None };
}
