use std::collections::BTreeMap;

use aws_operation::{aws_output, aws_shape};

#[aws_shape]
#[derive(Clone, Debug, Default, PartialEq)]
struct Tree {
    left: Option<Box<Tree>>,
    list: Vec<Tree>,
    map: Option<BTreeMap<String, Tree>>,
}

#[aws_output]
struct Answer {
    tree: Tree,
}

fn main() {}
