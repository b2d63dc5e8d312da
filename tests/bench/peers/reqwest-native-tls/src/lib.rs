//! The two calls by declarations of serde, reqwest (the platform's TLS) and the official signer.

#[path = "../../../by-hand/environment.rs"]
mod environment;
#[path = "../../../by-hand/reqwest_client.rs"]
mod reqwest_client;
#[path = "../../../by-hand/shapes.rs"]
mod shapes;

pub use reqwest_client::Client;

fn reqwest_client() -> reqwest::Client {
    reqwest::Client::new()
}
