//! The client without async: for programs that have no runtime and want none.
//!
//! ```no_run
//! use aws_operation::{aws_operation, blocking::Client};
//!
//! #[aws_operation(service = "iot", method = "DELETE", path = "/streams/<streamId>")]
//! struct DeleteStream {
//!     stream_id: String,
//! }
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::from_env()?;
//! client.send(&DeleteStream { stream_id: "s1".into() }).call()?;
//! # Ok(())
//! # }
//! ```

use std::{
    fmt,
    future::{Future, IntoFuture as _},
    pin::pin,
    sync::Arc,
    task::{Context, Poll, Wake, Waker},
    thread::{self, Thread},
    time::Duration,
};

use http::{HeaderName, HeaderValue};
use tokio::runtime::{Builder, Runtime};

use crate::{
    client::{self, Answer, BuildError, ClientBuilder, Verdict, WaitError},
    operation::Operation,
    paginate::{Paginate, PaginateItems},
    retry::RetryConfig,
    wait::Wait,
};

/// [`aws_operation::Client`](crate::Client), whose calls block the thread until they are done.
///
/// It keeps its connections on a thread of its own, and its clones share them. Called inside of an async task it works,
/// but holds up the task's thread: use the async client there.
#[derive(Clone)]
pub struct Client {
    client: crate::Client,
    io: Arc<Io>,
}

impl Client {
    /// Starts the thread that keeps the connections of this client.
    ///
    /// Fails where the system gives no thread or no sockets.
    ///
    /// ```
    /// use aws_operation::{Client, Credentials, blocking};
    ///
    /// let client = Client::builder().region("eu-west-1").credentials(Credentials::new("AKIDEXAMPLE", "secret")).build()?;
    /// let client = blocking::Client::new(client)?;
    /// # Ok::<(), aws_operation::client::BuildError>(())
    /// ```
    pub fn new(client: crate::Client) -> Result<Self, BuildError> {
        Ok(Self { client, io: Arc::new(Io::start()?) })
    }

    /// A client as this machine says: see [`aws_operation::Client::from_env`](crate::Client::from_env).
    pub fn from_env() -> Result<Self, BuildError> {
        Self::from_env_with(crate::Client::builder())
    }

    /// The same, with what the builder has set by hand.
    pub fn from_env_with(builder: ClientBuilder) -> Result<Self, BuildError> {
        let io = Io::start()?;
        let client = io.block_on(builder.from_env())?;
        Ok(Self { client, io: Arc::new(io) })
    }

    /// Prepares `operation` to be sent: [`call`](Call::call) it, or set options for this one request first.
    pub fn send<'a, O: Operation>(&'a self, operation: &'a O) -> Call<'a, O> {
        Call { call: self.client.send(operation), io: &self.io }
    }

    /// Asks for all pages of `operation`, one after the other as they are wanted.
    pub fn paginate<O: Paginate>(&self, operation: &O) -> Pages<O> {
        Pages { pages: self.client.paginate(operation), io: Arc::clone(&self.io) }
    }

    /// Sends `operation` until `condition` holds: see [`aws_operation::Client::wait`](crate::Client::wait).
    pub fn wait<O: Operation, V: Into<Verdict>>(
        &self,
        operation: &O,
        wait: Wait,
        condition: impl FnMut(&Answer<O>) -> V,
    ) -> Result<Answer<O>, WaitError<O>> {
        self.io.block_on(self.client.wait(operation, wait, condition))
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("blocking::Client").field(&self.client).finish()
    }
}

/// An operation about to be sent, with options for this one request.
#[must_use = "nothing is sent until it is called"]
pub struct Call<'a, O> {
    call: client::Call<'a, O>,
    io: &'a Io,
}

impl<O: Operation> Call<'_, O> {
    /// Sends this header too: see [`client::Call::header`].
    pub fn header<N, V>(mut self, name: N, value: V) -> Self
    where
        N: TryInto<HeaderName, Error: Into<http::Error>>,
        V: TryInto<HeaderValue, Error: Into<http::Error>>,
    {
        self.call = self.call.header(name, value);
        self
    }

    /// Gives up after this time: see [`client::Call::timeout`].
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.call = self.call.timeout(timeout);
        self
    }

    /// Gives an attempt up after this time: see [`client::Call::attempt_timeout`].
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.call = self.call.attempt_timeout(timeout);
        self
    }

    /// Retries this request in this way: see [`client::Call::retry`].
    pub fn retry(mut self, config: RetryConfig) -> Self {
        self.call = self.call.retry(config);
        self
    }

    /// Sends it, and waits for the answer.
    pub fn call(self) -> Answer<O> {
        self.io.block_on(self.call.into_future())
    }
}

/// The pages of an operation, as an iterator: see [`client::Pages`].
#[must_use = "pages are asked for when the iterator is advanced"]
#[derive(Debug)]
pub struct Pages<O: Paginate> {
    pages: client::Pages<O>,
    io: Arc<Io>,
}

impl<O: Paginate> Pages<O> {
    /// Asks for at most this many items a page, where a `limit` is declared.
    pub fn page_size(mut self, size: i32) -> Self {
        self.pages = self.pages.page_size(size);
        self
    }

    /// Fails rather than ask for more pages than this.
    pub fn max_pages(mut self, pages: usize) -> Self {
        self.pages = self.pages.max_pages(pages);
        self
    }

    /// What the pages list, one by one.
    pub fn items(self) -> Items<O, O::Item>
    where
        O: PaginateItems + 'static,
    {
        Items { items: self.pages.items(), io: self.io }
    }

    /// The items that `take` finds in each page.
    pub fn items_with<T>(self, take: impl Fn(O::Output) -> Vec<T> + Send + Sync + 'static) -> Items<O, T> {
        Items { items: self.pages.items_with(take), io: self.io }
    }
}

impl<O: Paginate> Iterator for Pages<O> {
    type Item = Answer<O>;

    fn next(&mut self) -> Option<Answer<O>> {
        self.io.block_on(self.pages.next())
    }
}

/// What the pages of an operation list, one by one: see [`Pages::items`].
#[must_use = "pages are asked for when the iterator is advanced"]
#[derive(Debug)]
pub struct Items<O: Paginate, T> {
    items: client::Items<O, T>,
    io: Arc<Io>,
}

impl<O: Paginate, T> Iterator for Items<O, T> {
    type Item = Result<T, crate::Error<O::Error>>;

    fn next(&mut self) -> Option<Self::Item> {
        self.io.block_on(self.items.next())
    }
}

/// The thread that drives sockets and timers.
#[derive(Debug)]
struct Io(Option<Runtime>);

impl Io {
    fn start() -> Result<Self, BuildError> {
        let mut builder = Builder::new_multi_thread();
        let runtime = builder.worker_threads(1).thread_name("aws-operation").enable_all().build();
        runtime.map(Some).map(Self).map_err(BuildError::new)
    }

    /// Runs the future on the caller's thread, with sockets and timers driven by the other one.
    ///
    /// Not by the runtime's own `block_on`, which panics inside of an async task.
    fn block_on<F: Future>(&self, future: F) -> F::Output {
        let _context = self.0.as_ref().map(Runtime::enter);
        let waker = Waker::from(Arc::new(Unpark(thread::current())));
        let mut context = Context::from_waker(&waker);
        let mut future = pin!(future);
        loop {
            match future.as_mut().poll(&mut context) {
                Poll::Ready(output) => return output,
                Poll::Pending => thread::park(),
            }
        }
    }
}

impl Drop for Io {
    /// Does not wait for the thread: dropping a runtime that waits panics inside of an async task.
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}
