//! The client: what turns a declared operation into a signed request, sends it, and reads the answer.

mod attempt;
mod builder;
mod call;
#[cfg(any(feature = "hyper", feature = "reqwest"))]
mod default_transport;
mod depth;
mod dispatch;
mod endpoints;
mod exchange;
mod from_env;
mod limits;
mod pages;
mod presign;
mod receive;
mod signing;
#[cfg(test)]
mod tests;
mod trace;
mod waiting;

use std::{fmt, sync::Arc};

#[cfg(any(feature = "hyper", feature = "reqwest"))]
pub(crate) use self::default_transport::DefaultTransport;
#[cfg(any(feature = "hyper", feature = "reqwest"))]
pub use self::default_transport::default_transport;
#[cfg(feature = "hyper")]
pub(crate) use self::dispatch::CONNECT_TIMEOUT;
pub use self::{
    builder::{BuildError, ClientBuilder},
    call::{Call, Sending},
    pages::{Items, Pages},
    presign::Presigned,
    waiting::{Answer, Verdict, WaitError},
};
use self::{dispatch::Dispatch, endpoints::Endpoints};
use crate::{
    credentials::{ProvideBearerToken, ProvideCredentials},
    operation::Operation,
    paginate::Paginate,
    sigv4::KeyCache,
    transport::Transport,
};

/// Sends declared operations of any service: one client serves them all.
///
/// It holds the region, the credentials, the endpoints and the connections, and clones of it share them; make one and
/// keep it.
///
/// ```no_run
/// # use aws_operation::{aws_operation, Client};
/// #[aws_operation(service = "iot", method = "DELETE", path = "/streams/<streamId>")]
/// struct DeleteStream {
///     stream_id: String,
/// }
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let client = Client::from_env().await?;
/// client.send(&DeleteStream { stream_id: "s1".into() }).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
}

/// What the clones of a client share.
struct Inner {
    transport: Arc<dyn Transport>,
    /// None for a client of operations that are not signed.
    credentials: Option<Arc<dyn ProvideCredentials>>,
    bearer_token: Option<Arc<dyn ProvideBearerToken>>,
    endpoints: Endpoints,
    keys: KeyCache,
    dispatch: Dispatch,
}

impl Client {
    /// A client to be set up by hand.
    ///
    /// ```
    /// use aws_operation::{Client, Credentials};
    ///
    /// let client = Client::builder()
    ///     .region("eu-west-1")
    ///     .credentials(Credentials::new("AKIDEXAMPLE", "secret"))
    ///     .endpoint_url("http://127.0.0.1:4566")
    ///     .build()?;
    /// # Ok::<(), aws_operation::client::BuildError>(())
    /// ```
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new()
    }

    /// Prepares `operation` to be sent: await it, or set options for this one request first.
    ///
    /// ```no_run
    /// # use aws_operation::{aws_operation, Client};
    /// # use std::time::Duration;
    /// # #[aws_operation(service = "iot", method = "DELETE", path = "/streams/<streamId>")]
    /// # struct DeleteStream { stream_id: String }
    /// # async fn example(client: Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let delete = DeleteStream { stream_id: "s1".into() };
    /// client.send(&delete).timeout(Duration::from_secs(2)).header("x-amzn-trace-id", "Root=1").await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn send<'a, O: Operation>(&self, operation: &'a O) -> Call<'a, O> {
        Call::new(self, operation)
    }

    /// Asks for all pages of `operation`, one after the other as they are wanted: see [`Pages`].
    pub fn paginate<O: Paginate>(&self, operation: &O) -> Pages<O> {
        Pages::new(self.clone(), operation.clone())
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("region", &self.inner.endpoints.region).finish_non_exhaustive()
    }
}
