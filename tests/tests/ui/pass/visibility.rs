mod declarations {
    use aws_operation::{aws_operation, aws_output, aws_shape};

    #[aws_operation(service = "iot", method = "PUT", path = "/streams/<id>", output = Answer)]
    pub(crate) struct Put {
        pub(super) id: String,
        private: Option<String>,
    }

    impl Put {
        pub(crate) fn new(id: &str) -> Self {
            Self { id: id.to_owned(), private: None }
        }
    }

    #[aws_output]
    pub(crate) struct Answer {
        private: Option<Private>,
    }

    #[aws_shape]
    struct Private {
        name: Option<String>,
    }
}

fn main() {
    assert_eq!(declarations::Put::new("s1").id, "s1");
}
