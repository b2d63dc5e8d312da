//! The two calls by this crate.

use aws_operation::Error;
use bench_calls::Peer;

mod declared;
mod memory;

use declared::{UpdateIngestConfiguration, UpdateIngestConfigurationError, UpdateStream, UpdateStreamError};

/// A client, and the two requests.
pub struct Client {
    client: aws_operation::Client,
    stream: UpdateStream,
    ingest: UpdateIngestConfiguration,
}

impl Peer for Client {
    async fn from_env() -> Self {
        Self::new(aws_operation::Client::from_env().await.expect("the environment has what a client needs"))
    }

    async fn offline(answer: &'static str) -> Self {
        let builder = aws_operation::Client::builder().transport(memory::Memory(answer));
        let client = builder.from_env().await;
        Self::new(client.expect("the environment has what a client needs"))
    }

    async fn update_stream(&self) -> Result<i32, impl std::fmt::Debug> {
        let output = self.client.send(&self.stream).await?;
        Ok::<_, Error<UpdateStreamError>>(output.stream_version.unwrap_or_default())
    }

    async fn update_ingest_configuration(&self) -> Result<String, impl std::fmt::Debug> {
        let output = self.client.send(&self.ingest).await?;
        let configuration = output.ingest_configuration;
        Ok::<_, Error<UpdateIngestConfigurationError>>(configuration.map(|it| it.stage_arn).unwrap_or_default())
    }
}

impl Client {
    fn new(client: aws_operation::Client) -> Self {
        Self { client, stream: declared::stream(), ingest: declared::ingest() }
    }
}
