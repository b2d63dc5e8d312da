//! The two calls by declarations of serde, reqwest (TLS by ring) and the official signer.

#[path = "../../../by-hand/environment.rs"]
mod environment;
#[path = "../../../by-hand/reqwest_client.rs"]
mod reqwest_client;
#[path = "../../../by-hand/shapes.rs"]
mod shapes;

pub use reqwest_client::Client;

fn reqwest_client() -> reqwest::Client {
    // The first client of the process installs the provider; a second one finds it there.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::new()
}
