//! The two calls by hyper, serde and a signer of our own: what is left when every abstraction is gone.

#[path = "../../../by-hand/environment.rs"]
mod environment;
#[path = "../../../by-hand/hyper_client.rs"]
mod hyper_client;
#[path = "../../../by-hand/shapes.rs"]
mod shapes;
#[path = "../../../by-hand/sign.rs"]
mod sign;

pub use hyper_client::Client;

type Connector = hyper_rustls::HttpsConnector<hyper_util::client::legacy::connect::HttpConnector>;

fn connector() -> Connector {
    let mut http = hyper_util::client::legacy::connect::HttpConnector::new();
    http.set_nodelay(true);
    http.enforce_http(false);
    let builder = hyper_rustls::HttpsConnectorBuilder::new().with_native_roots();
    builder.expect("the platform has roots").https_or_http().enable_http1().wrap_connector(http)
}
