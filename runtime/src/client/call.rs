//! One operation about to be sent.

use std::{
    future::{Future, IntoFuture},
    marker::PhantomData,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use http::{HeaderMap, HeaderName, HeaderValue};

use super::{
    Client,
    exchange::{Effort, Prepared, Received},
    limits::CallLimits,
};
use crate::{
    body::BoxError,
    error::{Cause, Error, Failure},
    operation::Operation,
    protocol,
    retry::RetryConfig,
    transport::BoxFuture,
};

/// An operation about to be sent, with options for this one request. Await it to send it.
///
/// ```no_run
/// # use aws_operation::{aws_operation, Client};
/// # #[aws_operation(service = "iot", method = "DELETE", path = "/streams/<streamId>")]
/// # struct DeleteStream { stream_id: String }
/// # async fn example(client: Client) {
/// let delete = DeleteStream { stream_id: "s1".into() };
/// let call = client.send(&delete).timeout(std::time::Duration::from_secs(2));
/// match call.await {
///     Ok(_) => println!("deleted"),
///     Err(error) => eprintln!("{error}"),
/// }
/// # }
/// ```
#[must_use = "nothing is sent until it is awaited"]
pub struct Call<'a, O> {
    client: Client,
    operation: &'a O,
    options: Options,
}

/// What is set for one request alone.
#[derive(Default)]
pub(super) struct Options {
    pub(super) headers: HeaderMap,
    pub(super) limits: CallLimits,
    pub(super) invalid: Option<BoxError>,
}

impl<'a, O: Operation> Call<'a, O> {
    pub(super) fn new(client: Client, operation: &'a O) -> Self {
        Self { client, operation, options: Options::default() }
    }

    /// Sends this header too, signed with the others. A header that the operation sets itself is replaced.
    ///
    /// A name or value that HTTP does not allow is reported when the call is awaited.
    pub fn header<N, V>(mut self, name: N, value: V) -> Self
    where
        N: TryInto<HeaderName, Error: Into<http::Error>>,
        V: TryInto<HeaderValue, Error: Into<http::Error>>,
    {
        match (name.try_into().map_err(Into::into), value.try_into().map_err(Into::into)) {
            (Ok(name), Ok(value)) => {
                self.options.headers.append(name, value);
            }
            (Err(error), _) | (_, Err(error)) => self.options.invalid = Some(error.into()),
        }
        self
    }

    /// Gives up after this time, all attempts and the waits between them included, whatever the client's own limit.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.options.limits.operation = Some(timeout);
        self
    }

    /// Gives an attempt up after this time, whatever the client's own limit; another one may follow.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.options.limits.attempt = Some(timeout);
        self
    }

    /// Retries this request in this way: `RetryConfig::disabled()` sends it once.
    pub fn retry(mut self, config: RetryConfig) -> Self {
        self.options.limits.retry = Some(config);
        self
    }
}

impl<O: Operation> IntoFuture for Call<'_, O> {
    type Output = Result<O::Output, Error<O::Error>>;
    type IntoFuture = Sending<O>;

    fn into_future(self) -> Sending<O> {
        let Self { client, operation, options } = self;
        let state = match client.inner.prepare(O::OPERATION, operation, options) {
            Ok(prepared) => State::Sending(send(client, prepared)),
            Err(failure) => State::Failed(Some(Box::new(failure))),
        };
        Sending { state, operation: PhantomData }
    }
}

/// Not generic over the operation, so that its state machine is compiled once.
fn send(client: Client, mut prepared: Prepared) -> BoxFuture<'static, Result<Received, Failure>> {
    // Lent out, not handed on: each future that took it over would hold a copy of its own.
    Box::pin(async move { client.inner.exchange(&mut prepared).await })
}

/// An operation on its way: what awaiting a [`Call`] awaits. It borrows nothing, so it can be spawned.
///
/// ```no_run
/// # use aws_operation::{aws_operation, Client};
/// # use std::future::IntoFuture;
/// # #[aws_operation(service = "iot", method = "DELETE", path = "/streams/<streamId>")]
/// # struct DeleteStream { stream_id: String }
/// # async fn example(client: Client) {
/// let sending = client.send(&DeleteStream { stream_id: "s1".into() }).into_future();
/// tokio::spawn(sending);
/// # }
/// ```
#[must_use = "futures do nothing unless polled"]
pub struct Sending<O> {
    state: State,
    operation: PhantomData<fn() -> O>,
}

enum State {
    Sending(BoxFuture<'static, Result<Received, Failure>>),
    Failed(Option<Box<Failure>>),
}

impl<O: Operation> Future for Sending<O> {
    type Output = Result<O::Output, Error<O::Error>>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let received = match &mut self.state {
            State::Sending(future) => std::task::ready!(future.as_mut().poll(cx)),
            State::Failed(failure) => Err(match failure.take() {
                Some(failure) => *failure,
                None => Failure::new(O::OPERATION.name, Cause::Configuration("polled after it was ready".into())),
            }),
        };
        Poll::Ready(match received {
            Ok(Received { head, body, effort: Effort { attempts, elapsed } }) => {
                protocol::output::<O>(head, body).map_err(|error| error.after(attempts, elapsed))
            }
            Err(failure) => Err(protocol::error::<O>(failure)),
        })
    }
}
