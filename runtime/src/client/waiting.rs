//! Polling an operation until what is waited for has come about.

use std::{fmt, time::Duration};

use tokio::time::Instant;

use super::Client;
use crate::{error::Error, operation::Operation, wait::Wait};

/// What a waiter's condition says of one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// What is waited for has come about: the answer is given to the caller.
    Done,
    /// Not yet.
    Again,
    /// It can't come about any more.
    Failed,
}

impl From<bool> for Verdict {
    /// `true` is [`Done`](Self::Done), `false` is [`Again`](Self::Again).
    fn from(done: bool) -> Self {
        if done { Self::Done } else { Self::Again }
    }
}

impl Client {
    /// Sends `operation` again and again until `condition` says that its answer is what is waited for.
    ///
    /// The condition sees successes and errors alike: an error can be what is waited for (`ResourceNotFoundException`
    /// after a deletion), or pass (before a creation shows). It answers with `true` and `false`, or with a [`Verdict`].
    ///
    /// Fails when the time is up, and when the condition says that it [`Failed`](Verdict::Failed).
    ///
    /// ```no_run
    /// # use aws_operation::{aws_operation, Client, wait::Wait};
    /// # use std::time::Duration;
    /// #[aws_operation(service = "iot", method = "GET", path = "/streams/<streamId>")]
    /// struct DescribeStream { stream_id: String }
    ///
    /// # async fn example(client: Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let describe = DescribeStream { stream_id: "s1".into() };
    /// let wait = Wait::up_to(Duration::from_secs(60)).with_delays(Duration::from_secs(1), Duration::from_secs(10));
    /// let _gone = client
    ///     .wait(&describe, wait, |answer| {
    ///         answer.as_ref().is_err_and(|error| error.code() == Some("ResourceNotFoundException"))
    ///     })
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn wait<O, V>(
        &self,
        operation: &O,
        wait: Wait,
        mut condition: impl FnMut(&Answer<O>) -> V,
    ) -> Result<Answer<O>, WaitError<O>>
    where
        O: Operation,
        V: Into<Verdict>,
    {
        let started = Instant::now();
        let mut poll = 0_u32;
        loop {
            poll = poll.saturating_add(1);
            let left = wait.limit().saturating_sub(started.elapsed());
            let answer = self.send(operation).timeout(self.inner.dispatch.limits.of_call(left)).await;
            let verdict = condition(&answer).into();
            if verdict == Verdict::Done {
                return Ok(answer);
            }
            let elapsed = started.elapsed();
            match wait.delay(poll, elapsed, fastrand::f64()) {
                Some(delay) if verdict == Verdict::Again => tokio::time::sleep(delay).await,
                _ => {
                    return Err(WaitError { timed_out: verdict == Verdict::Again, polls: poll, elapsed, last: answer });
                }
            }
        }
    }
}

/// What an operation answers.
pub type Answer<O> = Result<<O as Operation>::Output, Error<<O as Operation>::Error>>;

/// Why a wait ended without what was waited for.
pub struct WaitError<O: Operation> {
    timed_out: bool,
    polls: u32,
    elapsed: Duration,
    last: Answer<O>,
}

impl<O: Operation> WaitError<O> {
    /// Whether the time was up; otherwise the condition said that it failed.
    pub fn is_timeout(&self) -> bool {
        self.timed_out
    }

    /// How often the operation was sent.
    pub fn polls(&self) -> u32 {
        self.polls
    }

    /// From the first poll to the end.
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// The last answer.
    pub fn last(&self) -> &Answer<O> {
        &self.last
    }

    /// The last answer by value.
    pub fn into_last(self) -> Answer<O> {
        self.last
    }
}

impl<O: Operation> fmt::Display for WaitError<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = O::OPERATION.name;
        let polls = if self.polls == 1 { "1 poll".to_owned() } else { format!("{} polls", self.polls) };
        let what = if self.timed_out { "not as waited for" } else { "can no longer be as waited for," };
        write!(f, "{name}: {what} after {polls} in {:.1?}", self.elapsed)?;
        match &self.last {
            Ok(_) => Ok(()),
            Err(error) => write!(f, "; the last answer was {error}"),
        }
    }
}

impl<O: Operation> fmt::Debug for WaitError<O> {
    /// Without the last answer's members, which may be secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "WaitError({self})")
    }
}

impl<O: Operation> std::error::Error for WaitError<O> {}
