//! Which handler a request is for.

use std::{
    collections::VecDeque,
    fmt::Write as _,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::{RecordedRequest, Reply, handler::Handler};
use crate::operation::{OperationSchema, Part};

/// One operation that a test's service takes: what [`Mock::on`](super::Mock::on) gives, to say how its first requests
/// are answered.
///
/// ```
/// # use aws_operation::{aws_operation, testing::{Mock, Reply}};
/// #[aws_operation(service = "iot", method = "DELETE", path = "/streams/<streamId>")]
/// struct DeleteStream {
///     stream_id: String,
/// }
///
/// let mock = Mock::new();
/// let route = mock
///     .on::<DeleteStream>(|_| Ok(serde_json::json!({}))) // the third request, and those after it
///     .respond_with_status(503)                          // the first
///     .respond_with(Reply::connection_error());          // the second
/// assert_eq!(route.calls(), 0);
/// ```
#[derive(Clone)]
pub struct Route(Arc<Inner>);

struct Inner {
    operation: &'static OperationSchema,
    handler: Mutex<Handler>,
    script: Mutex<Script>,
}

#[derive(Default)]
struct Script {
    replies: VecDeque<Reply>,
    calls: usize,
}

impl Route {
    pub(super) fn new(operation: &'static OperationSchema, handler: Handler) -> Self {
        Self(Arc::new(Inner { operation, handler: Mutex::new(handler), script: Mutex::default() }))
    }

    /// Answers the next request that nothing is said of yet with this status and no body, ahead of the handler.
    #[expect(clippy::return_self_not_must_use, reason = "the mock holds it too")]
    pub fn respond_with_status(self, status: u16) -> Self {
        self.respond_with(Reply::status(status))
    }

    /// Answers the next request that nothing is said of yet so, ahead of the handler.
    #[expect(clippy::return_self_not_must_use, reason = "the mock holds it too")]
    pub fn respond_with(self, reply: Reply) -> Self {
        lock(&self.0.script).replies.push_back(reply);
        self
    }

    /// How many requests came.
    pub fn calls(&self) -> usize {
        lock(&self.0.script).calls
    }

    /// The scripted reply, or else what the handler says.
    pub(super) fn answer(&self, request: &RecordedRequest) -> Result<Reply, String> {
        let scripted = {
            let mut script = lock(&self.0.script);
            script.calls += 1;
            script.replies.pop_front()
        };
        match scripted {
            Some(reply) => Ok(reply),
            None => lock(&self.0.handler)(request),
        }
    }

    fn matches(&self, request: &RecordedRequest) -> Result<(), String> {
        match self.0.operation.protocol.server() {
            Some(protocol) => protocol.matches(self.0.operation, request.head()),
            None => Err(format!("it speaks {}, whose server the test kit lacks", self.0.operation.protocol.name())),
        }
    }

    fn is_of(&self, operation: &OperationSchema) -> bool {
        self.0.operation.name == operation.name && self.0.operation.service == operation.service
    }

    /// How much of the request it names: between `/streams/<id>` and `/streams/all`, the second takes `/streams/all`.
    fn specificity(&self, request: &RecordedRequest) -> (bool, usize) {
        let signed_for = signing_name(request).is_some_and(|name| name == self.0.operation.service.signing_name());
        let literals = self.0.operation.path.iter().map(|part| match part {
            Part::Literal(literal) => literal.len(),
            Part::Label(_) | Part::Greedy(_) => 0,
        });
        (signed_for, literals.sum::<usize>() + self.0.operation.query.len())
    }
}

/// The operations that are taken.
#[derive(Default)]
pub(super) struct Routes(Mutex<Vec<Route>>);

impl Routes {
    /// Adds a route, in place of an earlier one of the same operation.
    pub(super) fn add(&self, route: Route) {
        let mut routes = lock(&self.0);
        routes.retain(|earlier| !earlier.is_of(route.0.operation));
        routes.push(route);
    }

    /// The route that a request is for, or why each one is not.
    pub(super) fn choose(&self, request: &RecordedRequest) -> Result<Route, String> {
        let routes = lock(&self.0);
        let matching = routes.iter().filter(|route| route.matches(request).is_ok());
        let chosen = matching.max_by_key(|route| route.specificity(request));
        chosen.cloned().ok_or_else(|| unmatched(&routes, request))
    }
}

fn unmatched(routes: &[Route], request: &RecordedRequest) -> String {
    let mut text = format!("no operation that is registered takes `{} {}`", request.method(), request.path());
    for route in routes {
        let operation = route.0.operation;
        let why = route.matches(request).err().unwrap_or_default();
        let _ = write!(text, "\n  not `{}` of {}: {why}", operation.name, operation.service.name());
    }
    if routes.is_empty() {
        text.push_str(", since none is");
    }
    text.push_str("\nhelp: register the operation with `.on::<..>(|request| ..)`");
    text
}

/// The service that a request is signed for, from its credential scope.
fn signing_name(request: &RecordedRequest) -> Option<&str> {
    let credential = request.header("authorization")?.split_once("Credential=")?.1.split_once(',')?.0;
    credential.rsplit('/').nth(1)
}

/// A handler that panicked has failed its test already; what it left behind is as good as before.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
