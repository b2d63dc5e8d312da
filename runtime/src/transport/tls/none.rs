//! No TLS at all: `https` is refused.

use std::{convert::Infallible, future, sync::Arc};

use crate::{body::BoxError, transport::hyper::Stream};

/// There is none.
pub(in crate::transport) type Config = Infallible;

pub(in crate::transport) fn load(_: bool) -> Result<Config, BoxError> {
    Err("no TLS: enable the feature `rustls` or `native-tls` of `aws-operation`".into())
}

pub(in crate::transport) fn connect(
    config: &Arc<Config>,
    _: &str,
    _: Stream,
) -> future::Ready<Result<Stream, BoxError>> {
    match **config {}
}
