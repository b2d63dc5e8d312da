//! The two calls by hyper and nothing between: the floor.

use bench_calls::{Level, Peer};
use http::{Method, Request, header};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper_util::{client::legacy, rt::TokioExecutor};
use serde::de::DeserializeOwned;

use crate::{
    Connector,
    environment::Environment,
    shapes::{self, UpdateIngestConfiguration, UpdateIngestConfigurationOutput, UpdateStream, UpdateStreamOutput},
    sign::Signer,
};

/// A hyper client, or an answer from memory in its place, and one service each.
pub struct Client {
    transport: Transport,
    iot: Service,
    ivs: Service,
    stream: UpdateStream,
    ingest: UpdateIngestConfiguration,
}

#[allow(clippy::large_enum_variant)] // one a program
enum Transport {
    Hyper(legacy::Client<Connector, Full<Bytes>>),
    Memory(&'static str),
}

struct Service {
    endpoint: String,
    signer: Signer,
}

type Error = Box<dyn std::error::Error + Send + Sync>;

impl Peer for Client {
    async fn from_env() -> Self {
        Self::new(Transport::Hyper(legacy::Client::builder(TokioExecutor::new()).build(crate::connector())))
    }

    async fn offline(level: Level, answer: &'static str) -> Option<Self> {
        (level == Level::Core).then(|| Self::new(Transport::Memory(answer)))
    }

    async fn update_stream(&self) -> Result<i32, impl std::fmt::Debug> {
        let path = format!("/streams/{}", self.stream.stream_id);
        let body = serde_json::to_vec(&self.stream)?;
        let output: UpdateStreamOutput = self.send(&self.iot, Method::PUT, &path, body).await?;
        Ok::<_, Error>(output.stream_version.unwrap_or_default())
    }

    async fn update_ingest_configuration(&self) -> Result<String, impl std::fmt::Debug> {
        let body = serde_json::to_vec(&self.ingest)?;
        let output: UpdateIngestConfigurationOutput =
            self.send(&self.ivs, Method::POST, "/UpdateIngestConfiguration", body).await?;
        Ok::<_, Error>(output.ingest_configuration.map(|it| it.stage_arn).unwrap_or_default())
    }
}

impl Client {
    fn new(transport: Transport) -> Self {
        let environment = Environment::read();
        let service = |prefix, name| Service {
            endpoint: environment.endpoint(prefix),
            signer: Signer::new(&environment.access_key_id, &environment.secret_access_key, &environment.region, name),
        };
        let (iot, ivs) = (service("iot", "iot"), service("ivsrealtime", "ivs"));
        Self { transport, iot, ivs, stream: shapes::stream(), ingest: shapes::ingest() }
    }

    async fn send<T: DeserializeOwned>(
        &self,
        service: &Service,
        method: Method,
        path: &str,
        body: Vec<u8>,
    ) -> Result<T, Error> {
        let (_, host) = service.endpoint.split_once("://").ok_or("no scheme")?;
        let signed = service.signer.sign(method.as_str(), path, host, &body);
        let request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", service.endpoint))
            .header(header::HOST, host)
            .header(header::CONTENT_TYPE, "application/json")
            .header("x-amz-date", signed.date)
            .header(header::AUTHORIZATION, signed.authorization)
            .body(Full::new(Bytes::from(body)))?;
        let answer = match &self.transport {
            Transport::Hyper(client) => {
                let response = client.request(request).await?;
                if !response.status().is_success() {
                    return Err(response.status().to_string().into());
                }
                response.into_body().collect().await?.to_bytes()
            }
            Transport::Memory(answer) => {
                drop(std::hint::black_box(request));
                Bytes::from_static(answer.as_bytes())
            }
        };
        Ok(serde_json::from_slice(&answer)?)
    }
}
