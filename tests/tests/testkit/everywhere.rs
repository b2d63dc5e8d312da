//! Members at every location and of every kind, there and back.

use std::collections::{BTreeMap, HashMap};

use aws_operation::{
    ByteStream, Document, Operation, Timestamp, aws_operation, aws_output, aws_shape,
    testing::{Answerable, Mock},
};
use serde_json::json;

/// As restJson1 lets them be, all in one.
#[aws_operation(service = "iot", method = "POST", path = "/a/<label>/at/<when>/<greedy..>/end?literal&fixed=yes", output = AllOutput)]
#[derive(Clone, Debug, PartialEq)]
struct All {
    label: String,
    when: Timestamp,
    greedy: String,
    #[aws(query)]
    number: Option<i64>,
    #[aws(query)]
    names: Option<Vec<String>>,
    #[aws(query)]
    since: Option<Timestamp>,
    #[aws(query_params)]
    params: Option<BTreeMap<String, Vec<String>>>,
    #[aws(header, name = "x-flag")]
    flag: Option<bool>,
    #[aws(header, name = "x-list")]
    list: Option<Vec<String>>,
    #[aws(header, name = "x-since")]
    modified: Option<Timestamp>,
    #[aws(header, name = "x-json", json_value)]
    json: Option<Document>,
    #[aws(prefix_headers, name = "x-meta-")]
    meta: Option<HashMap<String, String>>,
    #[aws(idempotency_token)]
    token: Option<String>,
    double: Option<f64>,
    float: Option<f32>,
    blob: Option<Vec<u8>>,
    time: Option<Timestamp>,
    document: Option<Document>,
    sparse: Option<Vec<Option<i32>>>,
    tree: Option<Box<Tree>>,
    either: Option<Either>,
    color: Option<Color>,
    by_color: Option<HashMap<Color, i32>>,
}

#[aws_shape]
#[derive(Clone, Debug, Default, PartialEq)]
struct Tree {
    value: Option<i32>,
    children: Option<Vec<Tree>>,
}

#[aws_shape]
#[derive(Clone, Debug, PartialEq)]
enum Either {
    Left(String),
    Right(i32),
    #[aws(unknown)]
    Unknown(String, Document),
}

#[aws_shape(rename_all = "SCREAMING_SNAKE_CASE")]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Color {
    DeepRed,
    #[aws(unknown)]
    Unknown(String),
}

#[aws_output]
#[derive(Clone, Debug, Default, PartialEq)]
struct AllOutput {
    #[aws(status_code)]
    status: i32,
    #[aws(header, name = "x-list")]
    list: Option<Vec<String>>,
    #[aws(prefix_headers, name = "x-meta-")]
    meta: Option<HashMap<String, String>>,
    tree: Option<Tree>,
    either: Option<Either>,
    infinite: Option<f64>,
}

fn all() -> All {
    let time = Timestamp::new(1_709_206_200, 0);
    let leaf = |value| Tree { value: Some(value), children: None };
    All {
        label: " a/b%.. é+&=?#".into(),
        when: Timestamp::new(1_709_206_200, 500_000_000),
        greedy: "x/y z/end/%".into(),
        number: Some(i64::MIN),
        names: Some(vec!["a,b".into(), String::new(), "c d".into()]),
        since: Some(time),
        params: Some(BTreeMap::from([("k&".into(), vec!["1".into(), "2".into()])])),
        flag: Some(false),
        list: Some(vec!["a,b".into(), "c\"d".into(), "e".into()]),
        modified: Some(time),
        json: Some(json!({ "a": [1, null] })),
        meta: Some(HashMap::from([("one".into(), "1".into()), ("two".into(), "2".into())])),
        token: None,
        double: Some(f64::NEG_INFINITY),
        float: Some(1.1),
        blob: Some(vec![0, 255]),
        time: Some(Timestamp::new(-1, 250_000_000)),
        document: Some(json!({ "free": { "form": true } })),
        sparse: Some(vec![Some(1), None]),
        tree: Some(Box::new(Tree { value: None, children: Some(vec![leaf(1), leaf(2)]) })),
        either: Some(Either::Right(7)),
        color: Some(Color::Unknown("BLUE".into())),
        by_color: Some(HashMap::from([(Color::DeepRed, 1)])),
    }
}

/// Nothing but what must be.
fn bare() -> All {
    All {
        label: "l".into(),
        when: Timestamp::new(0, 0),
        greedy: "g".into(),
        number: None,
        names: None,
        since: None,
        params: None,
        flag: None,
        list: None,
        modified: None,
        json: None,
        meta: None,
        token: None,
        double: None,
        float: None,
        blob: None,
        time: None,
        document: None,
        sparse: None,
        tree: None,
        either: None,
        color: None,
        by_color: None,
    }
}

#[tokio::test]
async fn every_location_comes_back_as_it_was_sent() {
    let output = AllOutput {
        status: 202,
        list: Some(vec!["x, y".into()]),
        meta: Some(HashMap::from([("k".into(), "v".into())])),
        tree: Some(Tree { value: Some(1), children: Some(vec![]) }),
        either: Some(Either::Unknown("middle".into(), json!([1]))),
        infinite: Some(f64::INFINITY),
    };
    let mock = Mock::new();
    let answer = output.clone();
    mock.on::<All>(move |_| Ok(answer.clone()));
    let sent = all();
    assert_eq!(mock.client().send(&sent).await.unwrap(), output);

    let [received] = &mock.requests_of::<All>()[..] else { panic!("{:?}", mock.failures()) };
    let token = received.token.clone();
    assert_eq!(token.as_ref().map(String::len), Some(36), "the client fills the token in");
    assert_eq!(*received, All { token, ..sent });
    let request = &mock.requests()[0];
    assert_eq!(
        request.path(),
        "/a/%20a%2Fb%25..%20%C3%A9%2B%26%3D%3F%23/at/2024-02-29T11%3A30%3A00.5Z/x/y%20z/end/%25/end"
    );
    assert!(request.query().unwrap().starts_with("literal&fixed=yes&"), "{:?}", request.query());
    assert_eq!(request.header("x-list"), Some(r#""a,b", "c\"d", e"#));
}

#[tokio::test]
async fn what_is_not_set_stays_so() {
    let mock = Mock::new();
    mock.on::<All>(|_| Ok(AllOutput { status: 200, ..Default::default() }));
    let bare = bare();
    let output = mock.client().send(&bare).await.unwrap();
    let received = mock.requests_of::<All>().remove(0);
    assert_eq!(received.params, None);
    assert_eq!((received.names, received.list, received.tree), (None, None, None));
    assert_eq!((output.status, output.list, output.either), (200, None, None));
}

/// One module a kind of payload: an operation that sends and answers it.
macro_rules! payloads {
    ($($name:ident: $type:ty, $value:expr, $media_type:literal, $body:expr;)*) => { $(
        mod $name {
            use super::*;

            #[aws_operation(service = "iot", method = "PUT", path = "/things/<id>", output = PutOutput)]
            pub(super) struct Put {
                id: String,
                #[aws(payload)]
                payload: $type,
            }

            #[aws_output]
            pub(super) struct PutOutput {
                #[aws(payload)]
                payload: $type,
            }

            #[tokio::test]
            async fn there_and_back() {
                let mock = Mock::new();
                mock.on::<Put>(|request| Ok(PutOutput { payload: request.payload }));
                let output = mock.client().send(&Put { id: "1".into(), payload: $value }).await.unwrap();
                let request = mock.requests().remove(0);
                assert_eq!(request.header("content-type"), Some($media_type));
                assert_eq!(request.body(), $body);
                assert_eq!(bytes(&output.payload), bytes(&$value));
            }

            fn bytes(value: &$type) -> Vec<u8> {
                let put = Put { id: "1".into(), payload: value.copy() };
                let request = put.to_http_request(&"http://localhost".parse().unwrap()).unwrap();
                request.into_body().into_bytes().unwrap_or_default().to_vec()
            }
        }
    )* };
}

payloads! {
    structure: Tree, Tree { value: Some(1), children: None }, "application/json", r#"{"value":1}"#;
    text: String, String::from("é\n"), "text/plain", "é\n";
    blob: Vec<u8>, vec![0_u8, 255], "application/octet-stream", &[0_u8, 255][..];
    document: Document, json!({ "a": 1 }), "application/json", r#"{"a":1}"#;
    either: Either, Either::Left("l".into()), "application/json", r#"{"left":"l"}"#;
}

/// A clone of what a payload can be.
trait Copied {
    fn copy(&self) -> Self;
}

impl<T: Clone> Copied for T {
    fn copy(&self) -> Self {
        self.clone()
    }
}

#[aws_operation(service = "iot", method = "PUT", path = "/streams/<id>/content", output = EchoOutput)]
struct Echo {
    id: String,
    #[aws(payload)]
    content: ByteStream,
}

#[aws_output]
struct EchoOutput {
    #[aws(payload)]
    content: ByteStream,
}

#[tokio::test]
async fn a_stream_there_and_back() {
    let mock = Mock::new();
    mock.on::<Echo>(|request| Ok(EchoOutput { content: request.content }));
    let output = mock.client().send(&Echo { id: "1".into(), content: ByteStream::from("bytes") }).await.unwrap();
    assert_eq!(mock.requests()[0].body(), "bytes");
    assert_eq!(output.content.take().into_bytes().unwrap(), "bytes");
}

#[test]
fn owned_requests_are_answerable() {
    fn is_answerable<O: Answerable>() {}
    is_answerable::<All>();
    is_answerable::<Echo>();
    is_answerable::<structure::Put>();
}
