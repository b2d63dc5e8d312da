//! What reqwest with ring costs to build when nothing is done with AWS: two requests, unsigned, their answers as bytes.

use bench_calls::{INGEST_ANSWER, Level, Peer, STREAM_ANSWER};

/// A reqwest client and the address that it sends to.
pub struct Client {
    reqwest: reqwest::Client,
    url: String,
}

impl Peer for Client {
    async fn from_env() -> Self {
        // The first client of the process installs the provider; a second one finds it there.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let url = std::env::var("AWS_ENDPOINT_URL").unwrap_or_else(|_| "https://iot.us-east-1.amazonaws.com".into());
        Self { reqwest: reqwest::Client::new(), url }
    }

    async fn offline(_: Level, _: &'static str) -> Option<Self> {
        None // it makes no AWS call
    }

    async fn update_stream(&self) -> Result<i32, impl std::fmt::Debug> {
        let answer =
            self.reqwest.put(format!("{}/streams/s", self.url)).body(STREAM_ANSWER).send().await?.bytes().await?;
        Ok::<_, reqwest::Error>(i32::try_from(answer.len()).unwrap_or(i32::MAX))
    }

    async fn update_ingest_configuration(&self) -> Result<String, impl std::fmt::Debug> {
        let request = self.reqwest.post(format!("{}/UpdateIngestConfiguration", self.url)).body(INGEST_ANSWER);
        let answer = request.send().await?.bytes().await?;
        Ok::<_, reqwest::Error>(String::from_utf8_lossy(&answer).into_owned())
    }
}
