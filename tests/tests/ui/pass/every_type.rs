use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque},
    rc::Rc,
    sync::Arc,
    time::SystemTime,
};

use aws_operation::{Document, Timestamp, aws_operation, aws_output};

#[aws_operation(service = "iot", method = "PUT", path = "/a")]
struct Put<'a> {
    byte: i8,
    short: i16,
    integer: i32,
    long: i64,
    port: u16,
    count: u32,
    float: f32,
    double: f64,
    flag: bool,
    text: String,
    borrowed: Cow<'a, str>,
    boxed: Box<str>,
    blob: Vec<u8>,
    array: [u8; 4],
    time: Timestamp,
    system_time: SystemTime,
    document: Document,
    list: Vec<String>,
    deque: VecDeque<i32>,
    set: BTreeSet<String>,
    hashed: HashSet<String>,
    map: HashMap<String, i32>,
    tree: BTreeMap<String, Vec<Vec<u8>>>,
    sparse: Vec<Option<i32>>,
    shared: Arc<String>,
    counted: Rc<Option<String>>,
    nested: Option<Box<Vec<Option<String>>>>,
}

#[aws_output]
struct Answer {
    byte: i8,
    double: f64,
    blob: Vec<u8>,
    time: SystemTime,
    set: HashSet<String>,
    map: BTreeMap<String, Option<i32>>,
    shared: Arc<String>,
    boxed: Box<Option<Document>>,
}

fn main() {}
