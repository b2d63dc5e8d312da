//! Payloads that are not held in memory: lengths, retries, and how much memory a gibibyte takes.

use std::{
    convert::Infallible,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
};

use aws_operation::{ByteStream, Client, Credentials, ErrorKind, aws_operation, aws_output};
use aws_operation_tests::{over::Over, over_each};
use bytes::Bytes;
use futures_util::stream;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};

over_each!(
    a_file_is_sent_again_from_its_start,
    a_stream_is_sent_once,
    a_stream_of_another_length_is_an_error,
    an_answer_that_breaks_off_is_an_error_where_it_breaks,
);

const PIECE: usize = 64 * 1024;
const GIBIBYTE: u64 = 1 << 30;

#[aws_operation(service = "iot", method = "PUT", path = "/objects/<name>", output = PutOutput, unsigned_payload)]
struct Put {
    name: String,
    #[aws(payload)]
    content: ByteStream,
}

#[aws_output]
#[derive(Debug)]
struct PutOutput {}

#[aws_operation(service = "iot", method = "GET", path = "/objects/<name>", output = GetOutput)]
struct Get {
    name: String,
}

#[aws_output]
struct GetOutput {
    #[aws(payload)]
    content: ByteStream,
}

/// Takes uploads, answering the first `refusals` with 503, and answers downloads of `offered` bytes, of which `sent`
/// are sent.
struct Server {
    address: SocketAddr,
    received: Arc<AtomicU64>,
    requests: Arc<AtomicUsize>,
}

impl Server {
    async fn start(refusals: usize, offered: u64, sent: u64) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (received, requests) = (Arc::<AtomicU64>::default(), Arc::<AtomicUsize>::default());
        let counts = (Arc::clone(&received), Arc::clone(&requests));
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                let (received, requests) = counts.clone();
                tokio::spawn(async move {
                    // The client may hang up at any time.
                    let _ = serve(socket, &received, &requests, refusals, offered, sent).await;
                });
            }
        });
        Self { address, received, requests }
    }

    fn client(&self, over: Over) -> Client {
        over.hand_to(Client::builder())
            .region("eu-west-1")
            .credentials(Credentials::new("AKIDEXAMPLE", "secret"))
            .endpoint_url(format!("http://{}", self.address))
            .build()
            .unwrap()
    }
}

/// One request to a connection.
async fn serve(
    mut socket: TcpStream,
    received: &AtomicU64,
    requests: &AtomicUsize,
    refusals: usize,
    offered: u64,
    sent: u64,
) -> std::io::Result<()> {
    let mut buffer = vec![0; PIECE];
    let mut head = Vec::new();
    let end = loop {
        let length = socket.read(&mut buffer).await?;
        if length == 0 {
            return Ok(());
        }
        head.extend_from_slice(&buffer[..length]);
        if let Some(end) = head.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
            break end + 4;
        }
    };
    let text = String::from_utf8_lossy(&head[..end]).to_lowercase();
    if text.starts_with("get") {
        let answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {offered}\r\nconnection: close\r\n\r\n");
        socket.write_all(answer.as_bytes()).await?;
        let mut left = sent;
        while left > 0 {
            let piece = usize::try_from(left.min(PIECE as u64)).unwrap_or(PIECE);
            socket.write_all(&buffer[..piece]).await?;
            left -= piece as u64;
        }
        return Ok(());
    }
    let announced = text.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse::<u64>().ok());
    let mut length = (head.len() - end) as u64;
    while length < announced.expect("uploads announce their length") {
        match socket.read(&mut buffer).await? {
            0 => return Ok(()),
            more => length += more as u64,
        }
    }
    received.store(length, Ordering::SeqCst);
    let refused = requests.fetch_add(1, Ordering::SeqCst) < refusals;
    let status = if refused { "503 Slow Down" } else { "200 OK" };
    let answer = format!("HTTP/1.1 {status}\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{{}}");
    socket.write_all(answer.as_bytes()).await
}

/// `length` bytes, piece by piece out of one buffer.
fn pieces(length: u64) -> impl stream::Stream<Item = Result<Bytes, Infallible>> {
    let zeros = Bytes::from(vec![0; PIECE]);
    let count = length.div_ceil(PIECE as u64);
    stream::iter((0..count).map(move |index| {
        let left = usize::try_from((length - index * PIECE as u64).min(PIECE as u64)).unwrap_or(PIECE);
        Ok(zeros.slice(..left))
    }))
}

fn put(content: ByteStream) -> Put {
    Put { name: "o".into(), content }
}

async fn a_file_is_sent_again_from_its_start(over: Over) {
    let path = std::env::temp_dir().join(format!("aws-operation-{}-{over:?}", std::process::id()));
    std::fs::write(&path, vec![7; 200_000]).unwrap();
    let server = Server::start(1, 0, 0).await;
    let content = ByteStream::from_path(&path).await.unwrap();
    assert_eq!(content.length(), Some(200_000));
    server.client(over).send(&put(content)).await.unwrap();
    assert_eq!(server.requests.load(Ordering::SeqCst), 2);
    assert_eq!(server.received.load(Ordering::SeqCst), 200_000);

    // A file that changed under way is no success.
    let content = ByteStream::from_path(&path).await.unwrap();
    std::fs::write(&path, vec![7; 100]).unwrap();
    let error = server.client(over).send(&put(content)).await.unwrap_err();
    std::fs::remove_file(&path).unwrap();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(error.to_string().contains("the payload ended after 100 of 200000 bytes"), "{error}");
}

async fn a_stream_is_sent_once(over: Over) {
    let server = Server::start(1, 0, 0).await;
    let error = server.client(over).send(&put(ByteStream::from_stream(pieces(100_000), 100_000))).await.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), error.attempts()), (503, 1));
    assert_eq!(server.requests.load(Ordering::SeqCst), 1);
}

async fn a_stream_of_another_length_is_an_error(over: Over) {
    let server = Server::start(0, 0, 0).await;
    for (announced, told) in [
        (100_001, "the payload ended after 100000 of 100001 bytes"),
        (99_999, "the payload goes on behind the 99999 bytes that were announced"),
    ] {
        let content = ByteStream::from_stream(pieces(100_000), announced);
        let error = server.client(over).send(&put(content)).await.unwrap_err();
        assert!(error.to_string().contains(told), "{error}");
    }
}

async fn an_answer_that_breaks_off_is_an_error_where_it_breaks(over: Over) {
    let server = Server::start(0, 100_000, 60_000).await;
    let mut content = server.client(over).send(&Get { name: "o".into() }).await.unwrap().content;
    let mut length = 0;
    let error = loop {
        match content.next().await {
            Some(Ok(piece)) => length += piece.len(),
            Some(Err(error)) => break error,
            None => panic!("the answer ended as if it were whole"),
        }
    };
    assert_eq!(length, 60_000, "{error}");
    assert!(content.next().await.is_none());

    let server = Server::start(0, 100_000, 100_000).await;
    let content = server.client(over).send(&Get { name: "o".into() }).await.unwrap().content;
    assert_eq!(content.length(), Some(100_000));
    let error = content.collect(99_999).await.unwrap_err();
    assert_eq!(error.to_string(), "the payload is longer than the limit of 99999 bytes");
}

/// The client's peak, with the server in the same process.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_gibibyte_takes_little_memory_either_way() {
    fn peak_kib() -> u64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        line.trim().trim_end_matches(" kB").parse().unwrap()
    }

    let server = Server::start(0, GIBIBYTE, GIBIBYTE).await;
    for over in Over::ALL {
        let client = server.client(over);
        client.send(&put("warm".into())).await.unwrap();
        let idle = peak_kib();

        server.received.store(0, Ordering::SeqCst);
        client.send(&put(ByteStream::from_stream(pieces(GIBIBYTE), GIBIBYTE))).await.unwrap();
        assert_eq!(server.received.load(Ordering::SeqCst), GIBIBYTE);
        let sent = peak_kib() - idle;

        let mut content = client.send(&Get { name: "o".into() }).await.unwrap().content;
        let mut length = 0;
        while let Some(piece) = content.next().await {
            length += piece.unwrap().len() as u64;
        }
        assert_eq!(length, GIBIBYTE);
        let received = peak_kib() - idle;

        println!("{over:?}: peak above idle {sent} KiB after sending 1 GiB, {received} KiB after receiving 1 GiB");
        assert!(received < 32 * 1024, "{received} KiB above the idle client");
    }
}
