use std::{collections::BTreeMap, time::SystemTime};

use aws_operation::{Timestamp, aws_operation, aws_shape};

#[aws_operation(service = "iot", method = "PUT", path = "/streams")]
struct PutStream {
    #[aws(timestamp = "date-time")]
    created: Option<Timestamp>,
    #[aws(timestamp = "epoch-seconds")]
    changed: SystemTime,
    #[aws(timestamp = "http-date")]
    seen: Vec<Timestamp>,
    #[aws(timestamp = "date-time")]
    by_name: BTreeMap<String, Timestamp>,
    plain: Option<Timestamp>,
    nested: Option<When>,
}

#[aws_shape]
struct When {
    #[aws(timestamp = "date-time")]
    at: Option<Timestamp>,
}

fn main() {}
