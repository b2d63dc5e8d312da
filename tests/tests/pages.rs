//! Pages and waiters over a transport that answers JSON from a script.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Arc, Mutex},
    time::Duration,
};

use aws_operation::{
    Body, Client, Credentials, ErrorKind, Paginate, PaginateItems, aws_operation, aws_output, aws_shape,
    client::Verdict,
    transport::{BoxFuture, Transport, TransportError},
    wait::Wait,
};

#[aws_operation(
    service = "iot",
    method = "GET",
    path = "/streams",
    output = ListStreamsOutput,
    paginate(input_token = next_token, output_token = next_token, items = streams, limit = max_results),
)]
#[derive(Clone, Default)]
struct ListStreams {
    #[aws(query)]
    next_token: Option<String>,
    #[aws(query)]
    max_results: Option<i32>,
}

#[aws_output]
struct ListStreamsOutput {
    streams: Option<Vec<String>>,
    next_token: Option<String>,
}

/// The token and the items lie deeper, behind an option and not behind one.
#[aws_operation(
    service = "iot",
    method = "POST",
    path = "/shards",
    output = DescribeShardsOutput,
    paginate(
        input_token = marker,
        output_token = description.page.marker,
        items = description.listed.shards,
        limit = max_records,
    ),
)]
#[derive(Clone, Default)]
struct DescribeShards {
    marker: Option<String>,
    /// A string, as some services have it.
    max_records: Option<String>,
}

#[aws_output]
struct DescribeShardsOutput {
    description: Option<Description>,
}

#[aws_shape]
struct Description {
    page: Page,
    listed: Option<Box<Listed>>,
}

#[aws_shape]
struct Listed {
    shards: Vec<Shard>,
}

#[aws_shape]
#[derive(Debug, PartialEq)]
struct Shard {
    id: Option<i32>,
}

#[aws_shape]
struct Page {
    marker: Option<String>,
}

/// What is listed is a map.
#[aws_operation(
    service = "apigateway",
    method = "GET",
    path = "/usage",
    output = Usage,
    paginate(input_token = position, output_token = position, items = items),
)]
#[derive(Clone, Default)]
struct GetUsage {
    #[aws(query)]
    position: Option<String>,
}

#[aws_output]
struct Usage {
    items: Option<BTreeMap<String, Vec<i64>>>,
    position: Option<String>,
}

#[tokio::test]
async fn items_come_from_page_after_page_and_each_page_is_asked_for_by_its_token() {
    let script = Script::new([
        r#"{"streams":["a","b"],"nextToken":"t 1"}"#,
        r#"{"nextToken":"t2"}"#,
        r#"{"streams":["c"],"nextToken":""}"#,
    ]);
    let mut items = script.client().paginate(&ListStreams::default()).page_size(2).items();
    let mut found = Vec::new();
    while let Some(item) = items.next().await {
        found.push(item.unwrap());
    }
    assert_eq!(found, ["a", "b", "c"]);
    assert_eq!(
        script.sent(),
        ["/streams?maxResults=2", "/streams?nextToken=t%201&maxResults=2", "/streams?nextToken=t2&maxResults=2"]
    );
}

#[tokio::test]
async fn a_token_and_items_that_lie_deeper_are_found_and_what_is_absent_on_the_way_ends_them() {
    let script = Script::new([
        r#"{"description":{"page":{"marker":"m"},"listed":{"shards":[{"id":1}]}}}"#,
        r#"{"description":{"page":{"marker":"n"}}}"#,
        r#"{"description":{"page":{},"listed":{"shards":[{"id":2},{"id":3}]}}}"#,
        "{}",
    ]);
    let mut items = script.client().paginate(&DescribeShards::default()).items();
    let mut found = Vec::new();
    while let Some(item) = items.next().await {
        let shard: Shard = item.unwrap();
        found.push(shard.id);
    }
    assert_eq!((found, script.sent().len()), (vec![Some(1), Some(2), Some(3)], 3));
    assert_eq!(DescribeShards::items(DescribeShardsOutput { description: None }), []);
}

#[tokio::test]
async fn the_entries_of_a_map_are_items() {
    let script =
        Script::new([r#"{"items":{"a":[1],"b":[]},"position":"p"}"#, r#"{"position":"q"}"#, r#"{"items":{"a":[2]}}"#]);
    let mut items = script.client().paginate(&GetUsage::default()).items();
    let mut found = Vec::new();
    while let Some(item) = items.next().await {
        found.push(item.unwrap());
    }
    assert_eq!(found, [("a".to_owned(), vec![1]), ("b".to_owned(), vec![]), ("a".to_owned(), vec![2])]);
    assert_eq!(script.sent(), ["/usage", "/usage?position=p", "/usage?position=q"]);
}

#[tokio::test]
async fn other_items_are_taken_out_of_the_pages_by_hand() {
    let script = Script::new([r#"{"description":{"page":{"marker":"m"}}}"#, "{}"]);
    let markers =
        |page: DescribeShardsOutput| page.description.and_then(|found| found.page.marker).into_iter().collect();
    let mut items = script.client().paginate(&DescribeShards::default()).items_with(markers);
    assert_eq!(items.next().await.unwrap().unwrap(), "m");
    assert!(items.next().await.is_none());
}

#[test]
fn the_bound_of_a_page_can_be_a_string() {
    let mut describe = DescribeShards::default();
    assert!(describe.set_page_size(25));
    assert_eq!(describe.max_records.as_deref(), Some("25"));
}

#[tokio::test]
async fn a_page_is_only_asked_for_when_it_is_wanted() {
    let script = Script::new([r#"{"streams":["a"],"nextToken":"1"}"#]);
    let mut items = script.client().paginate(&ListStreams::default()).items();
    assert_eq!(items.next().await.unwrap().unwrap(), "a");
    assert_eq!(script.sent().len(), 1);
}

#[tokio::test]
async fn a_token_handed_out_again_is_an_error_and_not_a_loop() {
    let script = Script::new([r#"{"nextToken":"1"}"#, r#"{"nextToken":"2"}"#, r#"{"nextToken":"2"}"#]);
    let mut pages = script.client().paginate(&ListStreams::default());
    assert!(pages.next().await.unwrap().is_ok() && pages.next().await.unwrap().is_ok());
    let error = pages.next().await.unwrap().map(drop).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Pagination);
    assert_eq!(
        error.to_string(),
        "ListStreams: the service handed out a page's token again: the pages would never end"
    );
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn more_pages_than_the_limit_are_an_error() {
    let script = Script::new([r#"{"nextToken":"1"}"#, r#"{"nextToken":"2"}"#]);
    let mut pages = script.client().paginate(&ListStreams::default()).max_pages(2);
    assert!(pages.next().await.unwrap().is_ok() && pages.next().await.unwrap().is_ok());
    let error = pages.next().await.unwrap().map(drop).unwrap_err();
    assert_eq!(error.to_string(), "ListStreams: there are more than 2 pages: raise `max_pages`");
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn an_error_ends_the_pages() {
    let script = Script::new([r#"{"nextToken":"1"}"#, "400"]);
    let mut pages = script.client().paginate(&ListStreams::default());
    assert!(pages.next().await.unwrap().is_ok());
    assert!(pages.next().await.unwrap().is_err());
    assert!(pages.next().await.is_none());
    assert_eq!(script.sent().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_waiter_polls_until_the_condition_holds_over_errors_too() {
    let script = Script::new(["400", r#"{"streams":[]}"#, r#"{"streams":["a"]}"#]);
    let wait = Wait::up_to(Duration::from_mins(5));
    let listed = |answer: &Result<ListStreamsOutput, _>| {
        answer.as_ref().is_ok_and(|page| page.streams.as_ref().is_some_and(|streams| !streams.is_empty()))
    };
    let started = tokio::time::Instant::now();
    let answer = script.client().wait(&ListStreams::default(), wait, listed).await.unwrap();
    assert_eq!(answer.unwrap().streams.unwrap(), ["a"]);
    assert!((4..=6).contains(&started.elapsed().as_secs()), "{:?}", started.elapsed());
}

#[tokio::test(start_paused = true)]
async fn a_waiter_ends_with_its_time_or_its_condition() {
    let script = Script::new(["{}"; 40]);
    let wait = Wait::up_to(Duration::from_mins(1)).with_delays(Duration::from_secs(10), Duration::from_secs(10));
    let client = script.client();
    let error = client.wait(&ListStreams::default(), wait, |_| false).await.map(drop).unwrap_err();
    assert!(error.is_timeout() && error.last().is_ok());
    assert_eq!(error.to_string(), "ListStreams: not as waited for after 6 polls in 50.0s");

    let error = client.wait(&ListStreams::default(), wait, |_| Verdict::Failed).await.map(drop).unwrap_err();
    assert!(!error.is_timeout());
    assert_eq!(error.polls(), 1);
}

/// Answers in turn with a JSON body, or an empty error of that status; keeps the paths that were asked for.
#[derive(Clone)]
struct Script(Arc<Mutex<(VecDeque<&'static str>, Vec<String>)>>);

impl Script {
    fn new(answers: impl IntoIterator<Item = &'static str>) -> Self {
        Self(Arc::new(Mutex::new((answers.into_iter().collect(), Vec::new()))))
    }

    fn client(&self) -> Client {
        Client::builder()
            .region("eu-west-1")
            .credentials(Credentials::new("AKIDEXAMPLE", "secret"))
            .transport(self.clone())
            .build()
            .unwrap()
    }

    fn sent(&self) -> Vec<String> {
        self.0.lock().unwrap().1.clone()
    }
}

impl Transport for Script {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let mut script = self.0.lock().unwrap();
        script.1.push(request.uri().path_and_query().unwrap().to_string());
        let answer = script.0.pop_front().expect("the script has no answer left");
        Box::pin(async move {
            let mut response = http::Response::new(Body::from(answer));
            if let Ok(status) = answer.parse::<u16>() {
                *response.status_mut() = http::StatusCode::from_u16(status).unwrap();
            }
            Ok(response)
        })
    }
}
