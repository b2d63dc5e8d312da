//! One operation about to be sent.

use std::{
    future::{Future, IntoFuture},
    marker::PhantomData,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use http::{HeaderMap, HeaderName, HeaderValue};

use super::{Client, exchange::Received, limits::CallLimits};
use crate::{
    body::BoxError,
    error::{Cause, Error, Failure},
    operation::{Operation, OperationSchema},
    protocol::{Answer, Ends, TypedEnds},
    retry::RetryConfig,
    shape::Value,
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
    pending: Pending,
    operation: &'a O,
}

/// All of a call but its operation: what is done with it is compiled once, whatever the number of operations.
struct Pending {
    client: Client,
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
    pub(super) fn new(client: &Client, operation: &'a O) -> Self {
        Self { pending: Pending::new(client), operation }
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
                self.pending.options.headers.append(name, value);
            }
            (Err(error), _) | (_, Err(error)) => self.pending.options.invalid = Some(error.into()),
        }
        self
    }

    /// Gives up after this time, all attempts and the waits between them included, whatever the client's own limit.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.pending.options.limits.operation = Some(timeout);
        self
    }

    /// Gives an attempt up after this time, whatever the client's own limit; another one may follow.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.pending.options.limits.attempt = Some(timeout);
        self
    }

    /// Retries this request in this way: `RetryConfig::disabled()` sends it once.
    pub fn retry(mut self, config: RetryConfig) -> Self {
        self.pending.options.limits.retry = Some(config);
        self
    }
}

impl<O: Operation> IntoFuture for Call<'_, O> {
    type Output = Result<O::Output, Error<O::Error>>;
    type IntoFuture = Sending<O>;

    fn into_future(self) -> Sending<O> {
        Sending { state: self.pending.start(O::OPERATION, &self.operation), operation: PhantomData }
    }
}

impl Pending {
    fn new(client: &Client) -> Self {
        Self { client: client.clone(), options: Options::default() }
    }

    fn start(self, operation: &'static OperationSchema, input: &dyn Value) -> State {
        let Self { client, options } = self;
        match client.inner.prepare(operation, input, options) {
            // Lent out, not handed on: each future that took it over would hold a copy of its own.
            Ok(mut prepared) => State::Sending(Box::pin(async move { client.inner.exchange(&mut prepared).await })),
            Err(failure) => State::Failed(Some(Box::new(failure))),
        }
    }
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

    #[inline]
    // All that is compiled for each operation: it does no more than has to know the types.
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let (mut output, mut modelled) = (None, None);
        let ends = &mut TypedEnds::<O> { output: &mut output, error: &mut modelled };
        let failure = match self.get_mut().state.poll(cx, O::OPERATION, ends) {
            Poll::Pending => return Poll::Pending,
            Poll::Ready(Err(failure)) => failure,
            Poll::Ready(Ok(())) => match output {
                Some(output) => return Poll::Ready(Ok(output)),
                // A reader that fills nothing and reports nothing is a fault of the reader.
                None => Failure::empty_output(O::OPERATION),
            },
        };
        Poll::Ready(Err(Error::from_parts(failure, modelled)))
    }
}

impl State {
    fn poll(
        &mut self,
        cx: &mut Context<'_>,
        operation: &'static OperationSchema,
        ends: &mut dyn Ends,
    ) -> Poll<Result<(), Box<Failure>>> {
        let mut answer = Answer { operation, ends };
        Poll::Ready(match self {
            Self::Sending(future) => match std::task::ready!(future.as_mut().poll(cx)) {
                Ok(Received { head, body, effort }) => {
                    answer.success(head, body).map_err(|failure| Box::new(effort.of(*failure)))
                }
                Err(failure) => answer.failure(failure),
            },
            Self::Failed(failure) => Err(failure.take().unwrap_or_else(|| {
                let again = Cause::Configuration("polled after it was ready".into());
                Box::new(Failure::new(operation.name, again))
            })),
        })
    }
}
