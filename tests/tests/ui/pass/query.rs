use std::collections::{BTreeMap, BTreeSet, HashMap};

use aws_operation::{Operation, Timestamp, aws_operation, shape::Location};

#[aws_operation(service = "iot", method = "GET", path = "/streams")]
struct ListStreams {
    #[aws(query)]
    max_results: Option<i32>,
    #[aws(query, name = "next-token")]
    next_token: Option<String>,
    #[aws(query)]
    states: Vec<String>,
    #[aws(query)]
    ids: Option<BTreeSet<i64>>,
    #[aws(query, timestamp = "epoch-seconds")]
    since: Option<Timestamp>,
    #[aws(query_params)]
    more: HashMap<String, Vec<String>>,
}

#[aws_operation(service = "iot", method = "GET", path = "/streams")]
struct ListBy {
    #[aws(query_params)]
    filters: Option<BTreeMap<String, String>>,
}

fn main() {
    let names: Vec<_> = ListStreams::OPERATION.input.members().map(|member| member.name).collect();
    assert_eq!(names[..2], ["maxResults", "next-token"]);
    assert_eq!(ListBy::OPERATION.input.member(0).unwrap().location, Location::QueryParams);
}
