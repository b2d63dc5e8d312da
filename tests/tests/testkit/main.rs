//! The test kit: what it answers, what it refuses, and what it never shows.

mod aws_json;
mod declarations;
mod everywhere;
mod mock;
mod redaction;
mod server;
mod wrong;

// The example's verifier: AWS's own signer, so that ours is not held against itself.
#[path = "../../../runtime/examples/update_stream/signature.rs"]
mod signature;
