//! What the client reads of the machine it runs on, each replaceable: environment variables, files, the time.

mod clock;
mod env;
mod fs;

pub use self::{clock::Clock, env::Env, fs::Fs};
