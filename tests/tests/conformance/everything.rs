//! An output with a member of every kind, and random values of it.

use std::collections::BTreeMap;

use aws_operation::{Document, Timestamp, aws_error, aws_operation, aws_output, aws_shape};
use fastrand::Rng;
use serde_json::{Map, Value as Json, json};

#[aws_operation(service = "iot", method = "GET", path = "/everything", output = Everything, error = EverythingError)]
pub(crate) struct GetEverything {}

#[aws_output]
#[derive(Debug)]
pub(crate) struct Everything {
    text: Option<String>,
    flag: Option<bool>,
    byte: Option<i8>,
    long: Option<i64>,
    float: Option<f32>,
    double: Option<f64>,
    seconds: Option<Timestamp>,
    #[aws(timestamp = "date-time")]
    date_time: Option<Timestamp>,
    #[aws(timestamp = "http-date")]
    http_date: Option<Timestamp>,
    blob: Option<Vec<u8>>,
    document: Option<Document>,
    list: Option<Vec<String>>,
    map: Option<BTreeMap<String, i64>>,
    choice: Option<Choice>,
    color: Option<Color>,
    level: Option<Level>,
    nested: Option<Node>,
    #[aws(header, name = "x-text")]
    header: Option<String>,
    #[aws(header, name = "x-long")]
    header_long: Option<i64>,
    #[aws(header, name = "x-flag")]
    header_flag: Option<bool>,
    #[aws(header, name = "x-time")]
    header_time: Option<Timestamp>,
    #[aws(header, name = "x-list")]
    header_list: Option<Vec<i64>>,
    #[aws(prefix_headers, name = "x-meta-")]
    prefixed: BTreeMap<String, String>,
    #[aws(status_code)]
    status: i32,
}

#[aws_error]
#[derive(Debug)]
pub(crate) enum EverythingError {
    Broken {
        nested: Option<Node>,
        #[aws(header, name = "x-long")]
        header_long: Option<i64>,
    },
}

#[aws_shape]
#[derive(Debug)]
pub(crate) struct Node {
    label: Option<String>,
    children: Option<Vec<Node>>,
    by_name: Option<BTreeMap<String, Node>>,
}

#[aws_shape]
#[derive(Debug)]
pub(crate) enum Choice {
    Text(String),
    Number(i64),
    Node(Node),
    #[aws(unknown)]
    Unknown(String, Document),
}

#[aws_shape]
#[derive(Debug)]
pub(crate) enum Color {
    Red,
    Green,
    #[aws(unknown)]
    Unknown(String),
}

#[aws_shape]
#[derive(Debug)]
pub(crate) enum Level {
    #[aws(value = 1)]
    Low,
    #[aws(value = 2)]
    High,
    #[aws(unknown)]
    Unknown(i32),
}

/// Where each member is, as the runner names it; what is missing is in the body.
pub(crate) const PLACES: [(&str, &str); 7] = [
    ("header", "header x-text"),
    ("headerLong", "header x-long"),
    ("headerFlag", "header x-flag"),
    ("headerTime", "header x-time"),
    ("headerList", "header x-list"),
    ("prefixed", "headers x-meta-"),
    ("status", "status code"),
];

/// Members of `Everything`, each there or not.
pub(crate) fn members(rng: &mut Rng) -> Map<String, Json> {
    let mut all = json!({
        "text": text(rng),
        "flag": rng.bool(),
        "byte": rng.i8(..),
        "long": rng.i64(..),
        "float": float(rng),
        "double": double(rng),
        "seconds": milliseconds(rng),
        "dateTime": milliseconds(rng),
        "httpDate": rng.i64(0..4_000_000_000),
        "blob": text(rng),
        "document": document(rng, 4),
        "list": (0..rng.usize(..5)).map(|_| text(rng)).collect::<Vec<_>>(),
        "map": (0..rng.usize(..5)).map(|_| (text(rng), rng.i64(..).into())).collect::<Map<_, _>>(),
        "choice": choice(rng),
        "color": rng.choice(&["Red", "Green", "MAUVE"]),
        "level": rng.i32(0..4),
        "nested": node(rng, 4),
        "header": header_text(rng),
        "headerLong": rng.i64(..),
        "headerFlag": rng.bool(),
        "headerTime": rng.i64(0..4_000_000_000),
        "headerList": (0..rng.usize(1..5)).map(|_| rng.i64(..)).collect::<Vec<_>>(),
        "prefixed": (0..rng.usize(..3)).map(|_| (rng.lowercase().to_string(), header_text(rng).into())).collect::<Map<_, _>>(),
        "status": rng.i32(200..300),
    });
    let members = all.as_object_mut().map(std::mem::take).unwrap_or_default();
    members.into_iter().filter(|(name, _)| name == "status" || name == "prefixed" || rng.u8(..4) > 0).collect()
}

fn text(rng: &mut Rng) -> String {
    (0..rng.usize(..12))
        .map(|_| match rng.u8(..4) {
            0 => char::from(rng.u8(..32)),
            1 => ['"', '\\', '/', '\u{7f}', '\u{2028}', '\u{fffd}', '\u{1f600}'][rng.usize(..7)],
            2 => rng.char(..),
            _ => rng.alphanumeric(),
        })
        .collect()
}

/// What a header carries, with nothing at its ends that is trimmed.
fn header_text(rng: &mut Rng) -> String {
    let inner: String = (0..rng.usize(..10)).map(|_| char::from(rng.u8(b' '..=b'~'))).collect();
    format!("{}{inner}{}", rng.alphanumeric(), rng.alphanumeric())
}

fn float(rng: &mut Rng) -> Json {
    match rng.u8(..6) {
        0 => "NaN".into(),
        1 => "-Infinity".into(),
        // Of few digits, as there are several shortest texts of a long one.
        _ => (f64::from(rng.i16(..)) / 8.0).into(),
    }
}

fn double(rng: &mut Rng) -> Json {
    match rng.u8(..6) {
        0 => "NaN".into(),
        1 => "Infinity".into(),
        _ => {
            let double = f64::from_bits(rng.u64(..));
            if double.is_finite() { double.into() } else { 1e300.into() }
        }
    }
}

fn milliseconds(rng: &mut Rng) -> f64 {
    f64::from(rng.u32(..)) + f64::from(rng.u16(..1000)) / 1000.0
}

fn document(rng: &mut Rng, depth: u32) -> Json {
    match rng.u8(..if depth == 0 { 4 } else { 6 }) {
        0 => text(rng).into(),
        1 => rng.i64(..).into(),
        2 => rng.bool().into(),
        3 => rng.f64().into(),
        4 => (0..rng.usize(..4)).map(|_| document(rng, depth - 1)).collect(),
        _ => (0..rng.usize(..4)).map(|_| (text(rng), document(rng, depth - 1))).collect(),
    }
}

fn choice(rng: &mut Rng) -> Json {
    match rng.u8(..3) {
        0 => json!({ "text": text(rng) }),
        1 => json!({ "number": rng.i64(..) }),
        _ => json!({ "node": node(rng, 2) }),
    }
}

fn node(rng: &mut Rng, depth: u32) -> Json {
    let mut node = Map::new();
    node.insert("label".into(), text(rng).into());
    if depth > 0 && rng.bool() {
        node.insert("children".into(), (0..rng.usize(..3)).map(|_| self::node(rng, depth - 1)).collect());
    }
    if depth > 0 && rng.bool() {
        node.insert("byName".into(), (0..rng.usize(..3)).map(|_| (text(rng), self::node(rng, depth - 1))).collect());
    }
    Json::Object(node)
}
