//! An HTTP client that answers from memory.

use aws_smithy_runtime_api::client::{
    http::{HttpConnector, HttpConnectorFuture, SharedHttpClient, SharedHttpConnector, http_client_fn},
    orchestrator::HttpRequest,
};
use aws_smithy_types::body::SdkBody;

/// A client that answers `answer` to every request.
pub fn http_client(answer: &'static str) -> SharedHttpClient {
    http_client_fn(move |_, _| SharedHttpConnector::new(Memory(answer)))
}

#[derive(Debug)]
struct Memory(&'static str);

impl HttpConnector for Memory {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        drop(std::hint::black_box(request));
        let answer = http::Response::new(SdkBody::from(self.0));
        HttpConnectorFuture::ready(Ok(answer.try_into().expect("a response of ours is valid")))
    }
}
