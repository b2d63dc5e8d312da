//! Requests that somebody else sends.

use std::{
    fmt,
    time::{Duration, SystemTime},
};

use http::{HeaderMap, Method, Request, Uri};

use super::{
    Client, Inner,
    call::Options,
    exchange::{Prepared, Unsigned},
    signing::{self, Signing},
};
use crate::{
    body::Body,
    error::{Cause, Error, Failure},
    operation::{Auth, Operation},
};

/// A request that is signed in its query, by [`Client::presign`]: whoever has it can send it until it expires, so
/// `Debug` does not show its query.
///
/// All of [`headers`](Self::headers) have to be sent with it, since they are signed.
pub struct Presigned(Request<Body>);

impl Presigned {
    /// The method: a browser's address bar sends `GET` alone.
    pub fn method(&self) -> &Method {
        self.0.method()
    }

    /// The URI with the signature in its query. It is as good as the credentials for this one request: hand it to whom
    /// it is meant for, and keep it out of logs.
    pub fn uri(&self) -> &Uri {
        self.0.uri()
    }

    /// The headers that have to be sent, besides `host`.
    pub fn headers(&self) -> &HeaderMap {
        self.0.headers()
    }

    /// The request with its body, for any HTTP client.
    pub fn into_request(self) -> Request<Body> {
        self.0
    }
}

impl fmt::Debug for Presigned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let uri = self.0.uri();
        let host = uri.host().unwrap_or_default();
        f.debug_struct("Presigned")
            .field("method", self.0.method())
            .field("uri", &format_args!("{host}{}?[redacted]", uri.path()))
            .finish_non_exhaustive()
    }
}

impl Client {
    /// Signs `operation` in its URI, so that somebody without credentials can send it for as long as `expires` says:
    /// one second to seven days, though never longer than the client's own credentials are valid. Nothing is sent.
    ///
    /// S3 takes whatever body is sent with such a request; for other services it is the operation's own, which is
    /// signed.
    ///
    /// # Errors
    ///
    /// What [`send`](Self::send) fails with before it sends anything; and a configuration error where the operation is
    /// not authorized by a signature, or where `expires` is out of bounds.
    ///
    /// ```no_run
    /// # use aws_operation::{aws_operation, Client};
    /// # use std::time::Duration;
    /// # #[aws_operation(service = "iot", method = "GET", path = "/streams/<streamId>")]
    /// # struct DescribeStream { stream_id: String }
    /// # async fn example(client: Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let describe = DescribeStream { stream_id: "s1".into() };
    /// let presigned = client.presign(&describe, Duration::from_secs(900)).await?;
    /// println!("curl '{}'", presigned.uri());
    /// # Ok(())
    /// # }
    /// ```
    pub fn presign<O: Operation>(
        &self,
        operation: &O,
        expires: Duration,
    ) -> impl Future<Output = Result<Presigned, Error<O::Error>>> + Send + use<O> {
        let client = self.clone();
        let prepared = client.inner.prepare(O::OPERATION, operation, Options::default());
        async move {
            let presigned = match prepared {
                Ok(prepared) => client.inner.presign(prepared, expires).await,
                Err(failure) => Err(failure),
            };
            presigned.map_err(Error::from)
        }
    }
}

impl Inner {
    async fn presign(&self, prepared: Prepared, expires: Duration) -> Result<Presigned, Failure> {
        let Prepared { common, unsigned: Unsigned { mut head, body }, .. } = prepared;
        let operation = common.operation;
        let configuration = |problem| Failure::new(operation.name, Cause::Configuration(problem));
        if operation.auth != Auth::SigV4 {
            return Err(configuration("only what is authorized by a signature can be presigned".into()));
        }
        let credentials = self.credentials(operation).await?;
        let time = self.dispatch.skew.now(SystemTime::now());
        let signing = Signing { common: &common, credentials, time, body: signing::signable(&body) };
        // Whoever sends it says who they are.
        head.headers.remove(http::header::USER_AGENT);
        signing.presign(&self.keys, &mut head, expires).map_err(|error| configuration(error.into()))?;
        Ok(Presigned(Request::from_parts(head, body)))
    }
}
