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

type Connector = hyper_tls::HttpsConnector<hyper_util::client::legacy::connect::HttpConnector>;

fn connector() -> Connector {
    let mut http = hyper_util::client::legacy::connect::HttpConnector::new();
    http.set_nodelay(true);
    http.enforce_http(false);
    hyper_tls::HttpsConnector::new_with_connector(http)
}
