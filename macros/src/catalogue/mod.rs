//! The catalogue of AWS services: what the `service` key of a declaration means.
//!
//! The facts are a text that `macros/catalogue/generate.py` derives from AWS's models. It is read line by line while the
//! macro runs: proc macros run unoptimised, and a map over all services would cost each operation more than a scan.

mod emit;
mod facts;
mod lookup;
mod names;

pub(crate) use emit::emit;
pub(crate) use facts::{Protocol, ServiceFacts, Signature};
pub(crate) use lookup::lookup;
