//! The client without async, over real sockets, outside and inside of a runtime.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener},
    thread,
    time::Duration,
};

use aws_operation::{Credentials, aws_operation, aws_output, blocking::Client, wait::Wait};

#[aws_operation(
    service = "iot",
    method = "POST",
    path = "/things",
    output = ListThingsOutput,
    paginate(input_token = next_token, output_token = next_token, items = things),
)]
#[derive(Clone, Default)]
struct ListThings<'a> {
    next_token: Option<String>,
    kind: Option<&'a str>,
}

#[aws_output]
struct ListThingsOutput {
    things: Option<Vec<String>>,
    next_token: Option<String>,
}

#[test]
fn calls_pages_and_waits_without_a_runtime() {
    let address = serve([
        (503, ""),
        (200, r#"{"things":["a"]}"#),
        (200, r#"{"things":["a","b"],"nextToken":"2"}"#),
        (200, r#"{"things":["c"]}"#),
        (404, ""),
        (200, "{}"),
    ]);
    let client = client(address);
    let kind = String::from("lamp"); // borrowed by the request: nothing needs to live for ever
    let list = ListThings { next_token: None, kind: Some(&kind) };
    assert_eq!(client.send(&list).timeout(Duration::from_secs(10)).call().unwrap().things.unwrap(), ["a"]);

    let things: Result<Vec<_>, _> = client.paginate(&ListThings::default()).items().collect();
    assert_eq!(things.unwrap(), ["a", "b", "c"]);

    let wait = Wait::up_to(Duration::from_secs(10)).with_delays(Duration::from_millis(1), Duration::from_millis(2));
    client.wait(&list, wait, Result::is_ok).unwrap().unwrap();
}

#[tokio::test]
async fn inside_of_a_task_it_neither_panics_nor_locks_up() {
    let client = client(serve([(200, r#"{"things":["a"]}"#)]));
    assert_eq!(client.send(&ListThings::default()).call().unwrap().things.unwrap(), ["a"]);
    drop(client);
}

#[test]
fn clones_share_the_client_over_threads() {
    let client = client(serve([(200, "{}"); 40]));
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let client = client.clone();
            thread::spawn(move || (0..10).all(|_| client.send(&ListThings::default()).call().is_ok()))
        })
        .collect();
    assert!(threads.into_iter().all(|thread| thread.join().unwrap()));
}

#[test]
fn a_call_that_takes_too_long_ends() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap(); // takes connections, and says nothing
    let error = client(listener.local_addr().unwrap())
        .send(&ListThings::default())
        .timeout(Duration::from_millis(200))
        .call()
        .map(drop)
        .unwrap_err();
    assert!(error.is_timeout(), "{error}");
}

fn client(address: SocketAddr) -> Client {
    let client = aws_operation::Client::builder()
        .region("eu-west-1")
        .credentials(Credentials::new("AKIDEXAMPLE", "secret"))
        .endpoint_url(format!("http://{address}"))
        .build();
    Client::new(client.unwrap()).unwrap()
}

/// Answers in turn, a request a connection.
fn serve<const N: usize>(answers: [(u16, &'static str); N]) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for (status, body) in answers {
            let (mut connection, _) = listener.accept().unwrap();
            let mut reader = BufReader::new(connection.try_clone().unwrap());
            let mut length = 0;
            let mut line = String::new();
            while reader.read_line(&mut line).unwrap() > 2 {
                if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                    length = value.trim().parse().unwrap();
                }
                line.clear();
            }
            reader.read_exact(&mut vec![0; length]).unwrap();
            let head =
                format!("HTTP/1.1 {status} Status\r\nconnection: close\r\ncontent-length: {}\r\n\r\n", body.len());
            connection.write_all(format!("{head}{body}").as_bytes()).unwrap();
        }
    });
    address
}
