//! The two calls by reqwest, signed by the official signer.

use std::time::SystemTime;

use aws_credential_types::Credentials;
use aws_sigv4::{
    http_request::{self, SignableBody, SignableRequest, SigningSettings},
    sign::v4,
};
use aws_smithy_runtime_api::client::identity::Identity;
use bench_calls::{Level, Peer};
use http::{HeaderMap, HeaderValue, Method};
use serde::de::DeserializeOwned;

use crate::{
    environment::Environment,
    shapes::{self, UpdateIngestConfiguration, UpdateIngestConfigurationOutput, UpdateStream, UpdateStreamOutput},
};

/// A reqwest client beside what signing needs, or an answer from memory in its place.
pub struct Client {
    transport: Transport,
    identity: Identity,
    region: String,
    iot: String,
    ivs: String,
    stream: UpdateStream,
    ingest: UpdateIngestConfiguration,
}

enum Transport {
    Reqwest(reqwest::Client),
    Memory(&'static str),
}

type Error = Box<dyn std::error::Error + Send + Sync>;

impl Peer for Client {
    async fn from_env() -> Self {
        Self::new(Transport::Reqwest(crate::reqwest_client()))
    }

    async fn offline(level: Level, answer: &'static str) -> Option<Self> {
        (level == Level::Core).then(|| Self::new(Transport::Memory(answer)))
    }

    async fn update_stream(&self) -> Result<i32, impl std::fmt::Debug> {
        let url = format!("{}/streams/{}", self.iot, self.stream.stream_id);
        let body = serde_json::to_vec(&self.stream)?;
        let output: UpdateStreamOutput = self.send(Method::PUT, url, body, "iot").await?;
        Ok::<_, Error>(output.stream_version.unwrap_or_default())
    }

    async fn update_ingest_configuration(&self) -> Result<String, impl std::fmt::Debug> {
        let url = format!("{}/UpdateIngestConfiguration", self.ivs);
        let body = serde_json::to_vec(&self.ingest)?;
        let output: UpdateIngestConfigurationOutput = self.send(Method::POST, url, body, "ivs").await?;
        Ok::<_, Error>(output.ingest_configuration.map(|it| it.stage_arn).unwrap_or_default())
    }
}

impl Client {
    fn new(transport: Transport) -> Self {
        let environment = Environment::read();
        let (iot, ivs) = (environment.endpoint("iot"), environment.endpoint("ivsrealtime"));
        let Environment { access_key_id, secret_access_key, region, .. } = environment;
        let identity = Credentials::new(access_key_id, secret_access_key, None, None, "environment").into();
        Self { transport, identity, region, iot, ivs, stream: shapes::stream(), ingest: shapes::ingest() }
    }

    async fn send<T: DeserializeOwned>(
        &self,
        method: Method,
        url: String,
        body: Vec<u8>,
        service: &str,
    ) -> Result<T, Error> {
        let mut request = reqwest::Request::new(method, url.parse()?);
        request.headers_mut().insert("content-type", HeaderValue::from_static("application/json"));
        self.sign(&mut request, &body, service)?;
        *request.body_mut() = Some(body.into());
        let response = match &self.transport {
            Transport::Reqwest(client) => client.execute(request).await?,
            Transport::Memory(answer) => {
                drop(std::hint::black_box(request));
                http::Response::new(*answer).into()
            }
        };
        Ok(response.error_for_status()?.json().await?)
    }

    fn sign(&self, request: &mut reqwest::Request, body: &[u8], service: &str) -> Result<(), Error> {
        let parameters = v4::SigningParams::builder()
            .identity(&self.identity)
            .region(&self.region)
            .name(service)
            .time(SystemTime::now())
            .settings(SigningSettings::default())
            .build()?
            .into();
        let headers = request.headers().iter().map(|(name, value)| (name.as_str(), value.to_str().unwrap_or_default()));
        let signable = SignableRequest::new(
            request.method().as_str(),
            request.url().as_str(),
            headers,
            SignableBody::Bytes(body),
        )?;
        let (instructions, _) = http_request::sign(signable, &parameters)?.into_parts();
        let (signed, _) = instructions.into_parts();
        let mut headers = HeaderMap::new();
        for header in signed {
            headers.insert(header.name(), header.value().parse()?);
        }
        request.headers_mut().extend(headers);
        Ok(())
    }
}
