//! The two calls by this crate.

use aws_operation::Error;
use bench_calls::{Level, Peer};

mod core;
mod declared;
mod memory;

use self::core::Core;
use declared::{UpdateIngestConfiguration, UpdateIngestConfigurationError, UpdateStream, UpdateStreamError};

/// A client or what stands in its place, and the two requests.
pub struct Client {
    way: Way,
    stream: UpdateStream,
    ingest: UpdateIngestConfiguration,
}

enum Way {
    Client(aws_operation::Client),
    Core(Box<Core>),
}

impl Peer for Client {
    async fn from_env() -> Self {
        let client = aws_operation::Client::from_env().await;
        Self::new(Way::Client(client.expect("the environment has what a client needs")))
    }

    async fn offline(level: Level, answer: &'static str) -> Option<Self> {
        Some(Self::new(match level {
            Level::Core => Way::Core(Box::new(Core::new(answer))),
            Level::Client => {
                let client = aws_operation::Client::builder().transport(memory::Memory(answer)).from_env().await;
                Way::Client(client.expect("the environment has what a client needs"))
            }
        }))
    }

    async fn update_stream(&self) -> Result<i32, impl std::fmt::Debug> {
        let output = match &self.way {
            Way::Client(client) => client.send(&self.stream).await?,
            Way::Core(core) => core.call(&core.iot, &self.stream)?,
        };
        Ok::<_, Error<UpdateStreamError>>(output.stream_version.unwrap_or_default())
    }

    async fn update_ingest_configuration(&self) -> Result<String, impl std::fmt::Debug> {
        let output = match &self.way {
            Way::Client(client) => client.send(&self.ingest).await?,
            Way::Core(core) => core.call(&core.ivs, &self.ingest)?,
        };
        let configuration = output.ingest_configuration;
        Ok::<_, Error<UpdateIngestConfigurationError>>(configuration.map(|it| it.stage_arn).unwrap_or_default())
    }
}

impl Client {
    fn new(way: Way) -> Self {
        Self { way, stream: declared::stream(), ingest: declared::ingest() }
    }
}
