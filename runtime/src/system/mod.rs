//! What the client reads of the machine it runs on, each replaceable: environment variables and files.

mod env;
mod fs;

pub use self::{env::Env, fs::Fs};
