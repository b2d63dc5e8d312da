//! The two calls that every peer makes, and the program around them.
//!
//! A peer brings its own declarations, its own signing and its own HTTP; what it is asked and what it is answered is
//! the same for all of them, and stands here.

use std::{fmt::Debug, future::Future, pin::pin};

/// One way of making the two calls.
pub trait Peer: Sized + 'static {
    /// A client as the peer's users make it: region, credentials and endpoint from the environment.
    fn from_env() -> impl Future<Output = Self>;

    /// The same calls up to `level`, answered from memory: `answer` for whatever is sent. It does no I/O, and is `None`
    /// where the peer has no such level.
    fn offline(level: Level, answer: &'static str) -> impl Future<Output = Option<Self>>;

    /// Sends IoT `UpdateStream` with [`STREAM`], and gives the version that the answer holds.
    fn update_stream(&self) -> impl Future<Output = Result<i32, impl Debug>>;

    /// Sends IVS RealTime `UpdateIngestConfiguration` with [`INGEST`], and gives the stage ARN that the answer holds.
    fn update_ingest_configuration(&self) -> impl Future<Output = Result<String, impl Debug>>;
}

/// How much of a peer a call answered from memory goes through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// A request is built and signed, and an answer parsed: functions called one after the other, by hand.
    Core,
    /// The whole client, with retries, limits on time and whatever else it does for a call.
    Client,
}

/// What is asked of IoT `UpdateStream`.
pub const STREAM: Stream = Stream {
    stream_id: "firmware-eu-7",
    description: "Firmware 2.4.1 for the pumps of plant 7",
    file_id: 1,
    bucket: "firmware-eu",
    key: "pumps/2.4.1/image.bin",
    version: "3HL4kqtJlcpXroDTDmJ",
    role_arn: "arn:aws:iam::123456789012:role/firmware-reader",
};

/// What is asked of IVS RealTime `UpdateIngestConfiguration`.
pub const INGEST: Ingest = Ingest {
    arn: "arn:aws:ivs:us-east-1:123456789012:ingest-configuration/AbCdEfGhIjKl",
    stage_arn: "arn:aws:ivs:us-east-1:123456789012:stage/MnOpQrStUvWx",
};

/// IoT's answer to [`STREAM`].
pub const STREAM_ANSWER: &str = r#"{"streamId":"firmware-eu-7","streamArn":"arn:aws:iot:us-east-1:123456789012:stream/firmware-eu-7","description":"Firmware 2.4.1 for the pumps of plant 7","streamVersion":2}"#;

/// IVS RealTime's answer to [`INGEST`].
pub const INGEST_ANSWER: &str = r#"{"ingestConfiguration":{"name":"studio-2","arn":"arn:aws:ivs:us-east-1:123456789012:ingest-configuration/AbCdEfGhIjKl","ingestProtocol":"RTMPS","streamKey":"rt_123456789012_us-east-1_AbCdEfGhIjKl_0123456789abcdef","stageArn":"arn:aws:ivs:us-east-1:123456789012:stage/MnOpQrStUvWx","participantId":"yZ01abCDEfgh","state":"INACTIVE","userId":"host-17","attributes":{"room":"blue","language":"de"}}}"#;

/// The values of [`STREAM`].
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)] // the names are the service's own
pub struct Stream {
    pub stream_id: &'static str,
    pub description: &'static str,
    pub file_id: i32,
    pub bucket: &'static str,
    pub key: &'static str,
    pub version: &'static str,
    pub role_arn: &'static str,
}

/// The values of [`INGEST`].
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)] // the names are the service's own
pub struct Ingest {
    pub arn: &'static str,
    pub stage_arn: &'static str,
}

/// The program whose build, crates and size are measured: it makes both calls and says what came back.
pub fn program<P: Peer>() {
    runtime().block_on(async {
        let client = P::from_env().await;
        match client.update_stream().await {
            Ok(version) => println!("UpdateStream: version {version}"),
            Err(error) => println!("UpdateStream: {error:?}"),
        }
        match client.update_ingest_configuration().await {
            Ok(stage) => println!("UpdateIngestConfiguration: stage {stage}"),
            Err(error) => println!("UpdateIngestConfiguration: {error:?}"),
        }
    });
}

/// The runtime under every peer: one thread, so that the CPU time of a run is the peer's and not the scheduler's.
pub fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime can be made")
}

/// The bytes that the future of one `update_stream` call holds.
pub fn future_size<P: Peer>(client: &P) -> usize {
    size_of_val(&*pin!(client.update_stream()))
}
