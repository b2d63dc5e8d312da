//! A declaration written by hand, as the macros write it, through the protocol both ways.

use bytes::Bytes;

use super::RestJson1;
use crate::{
    Document, Operation, OperationError, Output, Unmodelled,
    operation::{Auth, ErrorVariant, OperationSchema, OperationTraits, Part},
    service::Service,
    shape::{Location, Member, Read, Reader, Required, Schema, ShapeError, TimestampFormat, Value, Writer},
};

#[derive(Default)]
struct UpdateStream {
    stream_id: String,
    description: Option<String>,
    files: Option<Vec<StreamFile>>,
    tags: Vec<String>,
    since: Option<crate::Timestamp>,
}

static INPUT: Schema = Schema::new(
    "UpdateStream",
    &[
        Member::new("streamId", Location::Label),
        Member::body("description"),
        Member::body("files"),
        Member::new("X-Tags", Location::Header),
        Member::new("since", Location::Query).timestamp(TimestampFormat::DateTime),
    ],
);

impl Value for UpdateStream {
    fn write(&self, member: &Member, to: &mut dyn Writer) -> Result<(), ShapeError> {
        to.structure(member, &INPUT, &[&self.stream_id, &self.description, &self.files, &self.tags, &self.since])
    }
}

impl Operation for UpdateStream {
    type Output = UpdateStreamOutput;
    type Error = UpdateStreamError;
    const OPERATION: &'static OperationSchema = &OperationSchema {
        name: "UpdateStream",
        service: &Service::new("iot", "IoT"),
        protocol: &RestJson1,
        method: "PUT",
        path: &[Part::Literal("/streams/"), Part::Label(0)],
        query: "",
        host_prefix: &[],
        auth: Auth::SigV4,
        traits: OperationTraits::NONE,
        input: &INPUT,
        output: &OUTPUT,
        errors: UpdateStreamError::VARIANTS,
    };
}

#[derive(Debug, PartialEq)]
struct StreamFile {
    file_id: Option<i32>,
}

static FILE: Schema = Schema::new("StreamFile", &[Member::body("fileId")]);

impl Value for StreamFile {
    fn write(&self, member: &Member, to: &mut dyn Writer) -> Result<(), ShapeError> {
        to.structure(member, &FILE, &[&self.file_id])
    }
}

impl Read for StreamFile {
    fn read_into(place: &mut Option<Self>, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError> {
        let file = place.get_or_insert_with(|| Self { file_id: None });
        from.structure(member, &FILE, &mut [&mut file.file_id])
    }
}

#[derive(Debug, PartialEq)]
struct UpdateStreamOutput {
    stream_version: i32,
    files: Option<Vec<StreamFile>>,
    request: Option<String>,
    more: Option<Document>,
}

static OUTPUT: Schema = Schema::new(
    "UpdateStreamOutput",
    &[
        Member::body("streamVersion"),
        Member::body("files"),
        Member::new("x-request", Location::Header),
        Member::body("more"),
    ],
);

impl Read for UpdateStreamOutput {
    fn read_into(place: &mut Option<Self>, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError> {
        let (mut version, mut files, mut request, mut more) = (Required(None), None, None, None);
        from.structure(member, &OUTPUT, &mut [&mut version, &mut files, &mut request, &mut more])?;
        let stream_version = version.0.ok_or_else(|| ShapeError::missing("streamVersion"))?;
        *place = Some(Self { stream_version, files, request, more });
        Ok(())
    }
}

impl Output for UpdateStreamOutput {
    const SCHEMA: &'static Schema = &OUTPUT;
}

#[derive(Debug, PartialEq)]
enum UpdateStreamError {
    ResourceNotFound { resource: Option<String> },
}

impl OperationError for UpdateStreamError {
    const VARIANTS: &'static [ErrorVariant] =
        &[ErrorVariant::new("ResourceNotFoundException").with(&Schema::new("", &[Member::body("resource")]))];

    fn read_into(place: &mut Option<Self>, _: usize, from: &mut dyn Reader) -> Result<(), ShapeError> {
        let mut resource = None::<String>;
        from.structure(&Member::body(""), Self::VARIANTS[0].schema(), &mut [&mut resource])?;
        *place = Some(Self::ResourceNotFound { resource });
        Ok(())
    }
}

fn sent(operation: &UpdateStream) -> http::Request<crate::Body> {
    operation.to_http_request(&"http://localhost:8000/base/".parse().unwrap()).unwrap()
}

fn answered(status: u16, body: &str) -> Result<UpdateStreamOutput, crate::Error<UpdateStreamError>> {
    let response = http::Response::builder().status(status).header("x-request", "r1");
    UpdateStream::from_http_response(response.body(Bytes::from(body.to_owned())).unwrap())
}

#[test]
fn each_member_goes_to_its_place() {
    let request = sent(&UpdateStream {
        stream_id: "a/b c%ü".into(),
        description: Some("say \"hi\"\n".into()),
        files: Some(vec![StreamFile { file_id: Some(7) }, StreamFile { file_id: None }]),
        tags: vec!["plain".into(), "with, comma".into()],
        since: Some(crate::Timestamp::new(0, 500_000_000)),
    });
    assert_eq!(request.method(), "PUT");
    assert_eq!(request.uri(), "http://localhost:8000/base/streams/a%2Fb%20c%25%C3%BC?since=1970-01-01T00%3A00%3A00.5Z");
    assert_eq!(request.headers()["x-tags"], "plain, \"with, comma\"");
    assert_eq!(request.headers()["content-type"], "application/json");
    let body = request.into_body().into_bytes().unwrap();
    assert_eq!(body, r#"{"description":"say \"hi\"\n","files":[{"fileId":7},{}]}"#);
}

#[test]
fn members_unset_leave_an_empty_object() {
    let request = sent(&UpdateStream { stream_id: "s1".into(), ..UpdateStream::default() });
    assert_eq!(request.headers()["content-type"], "application/json");
    assert_eq!(request.into_body().into_bytes().unwrap(), "{}");
}

#[test]
fn a_success_is_read_with_what_is_unknown_passed_over() {
    let output = answered(
        200,
        r#"{"new": [1, {"a": null}], "streamVersion": 3, "files": [{"fileId": 1, "x": 2}, null], "more": {"k": 0.1}}"#,
    );
    let expected = UpdateStreamOutput {
        stream_version: 3,
        files: Some(vec![StreamFile { file_id: Some(1) }]),
        request: Some("r1".into()),
        more: Some(serde_json::json!({ "k": 0.1 })),
    };
    assert_eq!(output.unwrap(), expected);
}

#[test]
fn what_does_not_fit_is_named_by_its_path_and_not_shown() {
    for (body, problem) in [
        (
            r#"{"streamVersion": 1, "files": [{"fileId": 1}, {"fileId": "secret"}]}"#,
            "`files[1].fileId`: expected an integer, found a string",
        ),
        (r#"{"streamVersion": 99999999999}"#, "`streamVersion`: the number does not fit `i32`"),
        (r#"{"files": []}"#, "`streamVersion`: required, but missing"),
        (r#"{"streamVersion": null}"#, "`streamVersion`: required, but missing"),
        (r#"{"streamVersion": 1, "files": [{"fileId": 1"#, "`files[0]`: the JSON ends early, after 43 bytes"),
        (r#"{"streamVersion": 1, "files": [{"fileId": tru"#, "`files[0].fileId`: the JSON ends early, after 45 bytes"),
        ("{\"streamVersion\": 1}\n secret", "not JSON at line 2 column 2"),
        ("[1]", "expected a structure, found a list"),
        ("<html>", "not JSON at line 1 column 1"),
        ("", "`streamVersion`: required, but missing"),
    ] {
        let error = answered(200, body).unwrap_err();
        let text = error.to_string();
        assert_eq!(text, format!("UpdateStream: the response does not fit the declaration (200): {problem}"), "{body}");
        assert_eq!(error.body().unwrap(), body);
    }
}

#[test]
fn errors_are_known_by_header_or_body_whatever_the_body_is() {
    let error = answered(404, r#"{"__type": "ns#ResourceNotFoundException:x", "Message": "gone", "resource": "s1"}"#);
    let error = error.unwrap_err();
    assert_eq!((error.code(), error.message()), (Some("ResourceNotFoundException"), Some("gone")));
    assert_eq!(error.service_error(), Some(&UpdateStreamError::ResourceNotFound { resource: Some("s1".into()) }));

    for (body, code, message) in [
        (r#"{"code": "A#B:c", "__type": "Other", "message": null, "errorMessage": "m"}"#, Some("B"), Some("m")),
        (r#"{"message": "early", "code": "Cut", "x": ["#, Some("Cut"), Some("early")),
        (r#"{"message": 4, "code": {}}"#, None, None),
        ("<html><body>Bad Gateway</body></html>", None, None),
        ("", None, None),
        ("null", None, None),
        ("[]", None, None),
        ("\"text\"", None, None),
    ] {
        let error = answered(503, body).unwrap_err();
        assert_eq!((error.code(), error.message()), (code, message), "{body}");
        assert_eq!(error.status().unwrap(), 503);
        assert!(error.service_error().is_none());
    }

    let response = http::Response::builder().status(400).header("X-Amzn-ErrorType", "FooError:http://internal/");
    let response = response.body(Bytes::from(r#"{"__type": "Other"}"#)).unwrap();
    assert_eq!(UpdateStream::from_http_response(response).unwrap_err().code(), Some("FooError"));
}

#[test]
fn of_a_member_that_comes_twice_the_first_value_stays() {
    let body = r#"{"streamVersion": null, "streamVersion": 1, "streamVersion": "2",
        "files": [{"fileId": 1, "fileId": 2}], "files": [{"fileId": 3}]}"#;
    let output = answered(200, body).unwrap();
    assert_eq!((output.stream_version, output.files), (1, Some(vec![StreamFile { file_id: Some(1) }])));
}

/// An operation of nothing but its address.
struct Ping;

static NOTHING: Schema = Schema::new("Ping", &[]);

impl Value for Ping {
    fn write(&self, member: &Member, to: &mut dyn Writer) -> Result<(), ShapeError> {
        to.structure(member, &NOTHING, &[])
    }
}

impl Operation for Ping {
    type Output = Document;
    type Error = Unmodelled;
    const OPERATION: &'static OperationSchema = &OperationSchema {
        name: "Ping",
        method: "GET",
        path: &[Part::Literal("/")],
        query: "list&x=y",
        input: &NOTHING,
        output: Document::SCHEMA,
        errors: &[],
        ..*UpdateStream::OPERATION
    };
}

#[test]
fn without_body_members_there_is_no_body_and_any_json_comes_back() {
    let request = Ping.to_http_request(&"https://example.com".parse().unwrap()).unwrap();
    assert_eq!(request.uri(), "https://example.com/?list&x=y");
    assert!(request.headers().is_empty());
    assert_eq!(request.into_body().into_bytes().unwrap(), "");
    for (body, document) in
        [("", Document::Null), (" ", Document::Null), ("{\"a\":[1]}", serde_json::json!({"a": [1]}))]
    {
        let response = http::Response::new(Bytes::from(body));
        assert_eq!(Ping::from_http_response(response).unwrap(), document);
    }
}
