//! Operations of botocore's older cases for requests: a module for each suite, as its shapes' names repeat.

mod addresses;
mod bodies;

use crate::declaration::Declaration;

/// The operations, each with its suite's description.
pub(super) fn declarations() -> Vec<(&'static str, Declaration)> {
    [addresses::declarations(), bodies::declarations()].into_iter().flatten().collect()
}
