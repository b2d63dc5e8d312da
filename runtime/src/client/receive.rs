//! Reading a response's body within bounds.

use std::{
    fmt,
    future::Future,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use bytes::{Bytes, BytesMut};
use http::HeaderMap;
use http_body::{Body as _, Frame, SizeHint};
use tokio::time::{Instant, Sleep};

use crate::body::{Body, BoxError};

/// The most that is kept of an error's body: what follows is not read, and the error is told all the same.
const ERROR_BYTES: u64 = 1024 * 1024;

/// Why a body could not be read to its end.
#[derive(Debug)]
pub(super) enum ReceiveError {
    /// The connection failed or stalled.
    Broken(BoxError),
    /// It is longer than the limit.
    TooLong { limit: u64 },
    /// The headers before it are.
    HeadersTooLong { limit: u64 },
    /// It is JSON nested deeper than the limit.
    TooDeep { limit: usize },
}

impl fmt::Display for ReceiveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken(error) => error.fmt(f),
            Self::HeadersTooLong { limit } => write!(
                f,
                "the response's headers are longer than the limit of {limit} bytes: raise `max_header_bytes` on the client"
            ),
            Self::TooDeep { limit } => write!(
                f,
                "the response is nested deeper than the limit of {limit} levels: raise `max_json_depth` on the client"
            ),
            Self::TooLong { limit } => write!(
                f,
                "the response's body is longer than the limit of {limit} bytes: raise `max_response_bytes` on the \
                 client, or declare the payload as a stream"
            ),
        }
    }
}

/// Whether the headers keep to their limit.
pub(super) fn check_headers(headers: &HeaderMap, limit: u64) -> Result<(), ReceiveError> {
    let bytes: usize = headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
    if bytes as u64 > limit { Err(ReceiveError::HeadersTooLong { limit }) } else { Ok(()) }
}

/// The whole body of a success.
pub(super) async fn success(body: &mut Watched, limit: u64) -> Result<Bytes, ReceiveError> {
    if body.size_hint().lower() > limit {
        return Err(ReceiveError::TooLong { limit }); // told ahead: nothing of it has to be waited for
    }
    let mut all = Collected::default();
    read(body, limit, &mut all).await?;
    Ok(all.into_bytes())
}

/// What there is of an error's body: an answer that breaks off or does not end is still an answer.
pub(super) async fn error(body: &mut Watched) -> Bytes {
    let mut all = Collected::default();
    let _kept_as_far_as_it_came = read(body, ERROR_BYTES, &mut all).await;
    all.into_bytes()
}

async fn read(body: &mut Watched, limit: u64, all: &mut Collected) -> Result<(), ReceiveError> {
    let mut left = limit;
    while let Some(frame) = std::future::poll_fn(|cx| Pin::new(&mut *body).poll_frame(cx)).await {
        let Ok(data) = frame.map_err(ReceiveError::Broken)?.into_data() else { continue };
        match left.checked_sub(data.len() as u64) {
            Some(rest) => left = rest,
            None => return Err(ReceiveError::TooLong { limit }),
        }
        all.push(data);
    }
    Ok(())
}

/// Pieces put together. Most answers come in one piece, which is then not copied.
#[derive(Default)]
struct Collected {
    first: Bytes,
    all: BytesMut,
}

impl Collected {
    fn push(&mut self, data: Bytes) {
        if self.first.is_empty() && self.all.is_empty() {
            self.first = data;
        } else {
            self.all.extend_from_slice(&std::mem::take(&mut self.first));
            self.all.extend_from_slice(&data);
        }
    }

    fn into_bytes(self) -> Bytes {
        if self.all.is_empty() { self.first } else { self.all.freeze() }
    }
}

/// A body that fails when nothing of it comes for too long, while somebody waits for it.
pub(super) struct Watched {
    body: Body,
    limit: Option<Duration>,
    /// Runs only while the body is being waited for: a reader that takes its time is no stall.
    waiting: Option<Pin<Box<Sleep>>>,
}

impl Watched {
    pub(super) fn new(body: Body, limit: Option<Duration>) -> Self {
        Self { body, limit, waiting: None }
    }

    /// The same as a body, for a caller to read.
    pub(super) fn into_body(self) -> Body {
        if self.limit.is_none() || self.body.as_bytes().is_some() { self.body } else { Body::streamed(self) }
    }
}

impl http_body::Body for Watched {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let this = &mut *self;
        if let Poll::Ready(frame) = Pin::new(&mut this.body).poll_frame(cx) {
            this.waiting = None;
            return Poll::Ready(frame);
        }
        let Some(limit) = this.limit else { return Poll::Pending };
        let waiting = this.waiting.get_or_insert_with(|| Box::pin(tokio::time::sleep_until(Instant::now() + limit)));
        waiting.as_mut().poll(cx).map(|()| Some(Err(Stalled(limit).into())))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// Nothing came for this long.
#[derive(Debug)]
struct Stalled(Duration);

impl fmt::Display for Stalled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the response's body stalled: nothing of it came for {:?}", self.0)
    }
}

impl std::error::Error for Stalled {}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;

    use super::*;

    /// What a body does next.
    enum Step {
        Data(&'static str),
        Break,
        Hang,
    }

    struct Scripted(VecDeque<Step>);

    impl http_body::Body for Scripted {
        type Data = Bytes;
        type Error = BoxError;

        fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
            match self.0.pop_front() {
                None => Poll::Ready(None),
                Some(Step::Data(text)) => Poll::Ready(Some(Ok(Frame::data(text.into())))),
                Some(Step::Break) => Poll::Ready(Some(Err("reset".into()))),
                Some(Step::Hang) => {
                    self.0.push_front(Step::Hang);
                    Poll::Pending
                }
            }
        }
    }

    fn body(steps: impl IntoIterator<Item = Step>) -> Watched {
        let body = Body::streamed(Scripted(steps.into_iter().collect()));
        Watched::new(body, Some(Duration::from_secs(20)))
    }

    #[tokio::test]
    async fn pieces_are_put_together_up_to_the_limit() {
        let pieces = || body([Step::Data("ab"), Step::Data(""), Step::Data("cd")]);
        assert_eq!(success(&mut pieces(), 4).await.unwrap(), "abcd");
        assert!(matches!(success(&mut pieces(), 3).await, Err(ReceiveError::TooLong { limit: 3 })));
        assert!(matches!(
            success(&mut Watched::new("abcd".into(), None), 3).await,
            Err(ReceiveError::TooLong { limit: 3 })
        ));
    }

    #[tokio::test]
    async fn a_success_that_breaks_off_is_none_and_an_error_is_kept_as_far_as_it_came() {
        let broken = || body([Step::Data("ab"), Step::Break]);
        assert!(matches!(success(&mut broken(), 4).await, Err(ReceiveError::Broken(_))));
        assert_eq!(error(&mut broken()).await, "ab");
    }

    #[tokio::test]
    async fn an_error_without_end_is_cut() {
        const PIECE: &str = "0123456789abcdef";
        let count = usize::try_from(ERROR_BYTES).unwrap() / PIECE.len();
        let mut endless = body((0..count + 100).map(|_| Step::Data(PIECE)));
        assert_eq!(error(&mut endless).await.len() as u64, ERROR_BYTES);
    }

    #[tokio::test(start_paused = true)]
    async fn a_stalled_body_is_an_error_after_the_limit() {
        let started = Instant::now();
        let error = success(&mut body([Step::Data("ab"), Step::Hang]), 100).await.unwrap_err();
        assert_eq!(error.to_string(), "the response's body stalled: nothing of it came for 20s");
        assert_eq!(started.elapsed().as_secs(), 20);
    }
}
