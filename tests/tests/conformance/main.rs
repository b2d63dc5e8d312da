//! restJson1 and awsJson against the cases that AWS publishes: Smithy's, smithy-rs' and botocore's.
//!
//! Each operation of the suites is declared by hand in `declared/`. A case's parameters are read into the declaration
//! through the shape seam, and what is received is written out of it the same way, so a case needs no code of its own.

mod botocore;
mod declaration;
mod declared;
mod everything;
mod expected;
mod fuzz;
mod model;
mod normal;
mod params;
mod protocol;
mod round_trip;
mod server;
mod smithy;
