//! The two calls by the generated SDKs, with their default features.

use aws_config::SdkConfig;
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use bench_calls::{Level, Peer};

mod calls;
mod memory;

pub use calls::Client;

impl Peer for Client {
    async fn from_env() -> Self {
        Self::new(&aws_config::load_from_env().await)
    }

    async fn offline(level: Level, answer: &'static str) -> Option<Self> {
        match level {
            Level::Client => Some(Self::new(&offline(memory::http_client(answer)).await)),
            Level::Core => None,
        }
    }

    async fn update_stream(&self) -> Result<i32, impl std::fmt::Debug> {
        self.stream().await
    }

    async fn update_ingest_configuration(&self) -> Result<String, impl std::fmt::Debug> {
        self.ingest().await
    }
}

async fn offline(http_client: SharedHttpClient) -> SdkConfig {
    aws_config::from_env().http_client(http_client).load().await
}
