use aws_operation::{Document, Paginate, PaginateItems, aws_operation, aws_output};
use std::collections::HashMap;

mod shapes {
    use aws_operation::aws_shape;

    #[aws_shape]
    pub struct Collection<T> {
        pub r#type: Option<Box<Stacks<T>>>,
        pub tags: Vec<Tag>,
    }

    #[aws_shape]
    pub struct Stacks<T> {
        pub stack_names: Option<Vec<T>>,
    }

    #[aws_shape]
    pub struct Tag {
        pub values: Option<Vec<String>>,
        #[aws(sensitive)]
        pub children: Vec<Tag>,
    }
}

macro_rules! declare {
    ($name:ident, $output:ident, $items:ident, $ty:ty) => {
        #[aws_operation(
            service = "devops-guru", method = "POST", path = "/resource-collections", output = $output,
            paginate(input_token = next_token, output_token = next_token, items = collection.r#type.$items),
        )]
        #[derive(Clone)]
        struct $name {
            next_token: Option<String>,
        }

        #[aws_output]
        struct $output {
            collection: Option<shapes::Collection<$ty>>,
            next_token: Option<String>,
        }
    };
}

declare!(GetCollection, CollectionOutput, stack_names, String);

#[aws_operation(
    service = "iot", method = "POST", path = "/maps", output = Maps,
    paginate(input_token = next_token, output_token = next_token, items = by_name, limit = size),
)]
#[derive(Clone)]
struct ListMaps<T: Clone> {
    next_token: Option<String>,
    size: Option<String>,
    more: T,
}

#[aws_output]
struct Maps {
    by_name: HashMap<String, Document>,
    next_token: Option<String>,
}

fn lists<O: PaginateItems<Item = T> + Paginate<Token = String>, T>() {}

fn main() {
    lists::<GetCollection, String>();
    lists::<ListMaps<i32>, (String, Document)>();
}
