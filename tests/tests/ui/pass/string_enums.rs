use std::collections::{BTreeMap, HashMap};

use aws_operation::{aws_operation, aws_shape};

#[aws_shape(rename_all = "SCREAMING_SNAKE_CASE")]
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum State {
    InProgress,
    #[aws(name = "done!")]
    Done,
    #[aws(unknown)]
    Other(String),
}

#[aws_shape]
#[derive(PartialEq)]
enum AsWritten {
    InProgress,
    #[aws(unknown)]
    Unknown(String),
}

#[aws_operation(service = "iot", method = "POST", path = "/streams/<state>")]
struct PutStream {
    state: State,
    #[aws(query)]
    states: Vec<State>,
    #[aws(header, name = "x-state")]
    header: Option<State>,
    by_state: HashMap<State, i32>,
    ordered: Option<BTreeMap<State, State>>,
}

fn main() {
    assert_eq!(State::InProgress.as_str(), "IN_PROGRESS");
    assert_eq!(State::from("done!"), State::Done);
    assert_eq!(State::from("NEW"), State::Other("NEW".into()));
    assert_eq!(State::from("NEW").as_str(), "NEW");
    assert_eq!(AsWritten::InProgress.as_str(), "InProgress");
}
