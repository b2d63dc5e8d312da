//! The two calls by the generated SDKs, without TLS, SSO and credential processes: the least that still sends.

use aws_config::SdkConfig;
use aws_smithy_http_client::Builder;
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use bench_calls::{Level, Peer};

#[path = "../../aws-sdk/src/calls.rs"]
mod calls;
#[path = "../../aws-sdk/src/memory.rs"]
mod memory;

pub use calls::Client;

impl Peer for Client {
    async fn from_env() -> Self {
        Self::new(&configured(Builder::new().build_http()).await)
    }

    async fn offline(level: Level, answer: &'static str) -> Option<Self> {
        match level {
            Level::Client => Some(Self::new(&configured(memory::http_client(answer)).await)),
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

async fn configured(http_client: SharedHttpClient) -> SdkConfig {
    aws_config::from_env().http_client(http_client).load().await
}
