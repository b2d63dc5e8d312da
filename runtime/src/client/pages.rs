//! All pages of an operation, one after the other.

use std::{
    collections::VecDeque,
    fmt,
    future::{Future, IntoFuture},
    pin::Pin,
    task::{Context, Poll, ready},
};

use futures_core::Stream;

use super::{Client, call::Sending, waiting::Answer};
use crate::{
    error::{Cause, Error, Failure},
    paginate::{PageToken, Paginate, PaginateItems},
};

/// The most pages that are asked for unless said otherwise: a listing that long is rather a service that never ends.
const MAX_PAGES: usize = 100_000;

/// The pages of an operation, each asked for when it is wanted. A [`Stream`], and a [`next`](Self::next) for who needs
/// no stream's methods.
///
/// It ends after the last page, and after the first error: a call that fails, a service that hands out the same token
/// again, more pages than [`max_pages`](Self::max_pages).
///
/// ```no_run
/// # use aws_operation::{aws_operation, aws_output, Client};
/// #[aws_operation(
///     service = "iot", method = "GET", path = "/streams", output = ListStreamsOutput,
///     paginate(input_token = next_token, output_token = next_token, items = streams),
/// )]
/// #[derive(Clone, Default)]
/// struct ListStreams {
///     #[aws(query)]
///     next_token: Option<String>,
/// }
///
/// #[aws_output]
/// struct ListStreamsOutput {
///     streams: Option<Vec<String>>,
///     next_token: Option<String>,
/// }
///
/// # async fn example(client: Client) -> Result<(), Box<dyn std::error::Error>> {
/// let mut streams = client.paginate(&ListStreams::default()).items();
/// while let Some(stream) = streams.next().await {
///     println!("{}", stream?);
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "pages are asked for when they are polled for"]
pub struct Pages<O: Paginate> {
    client: Client,
    /// Asks for the page to come.
    operation: O,
    state: State<O>,
    repeats: Repeats<O::Token>,
    /// How many were asked for, and how many can be.
    asked: usize,
    limit: usize,
}

enum State<O> {
    /// The operation asks for the page to come.
    Ready,
    Sending(Sending<O>),
    Ended,
}

impl<O: Paginate> Pages<O> {
    pub(super) fn new(client: Client, operation: O) -> Self {
        Self { client, operation, state: State::Ready, repeats: Repeats::default(), asked: 0, limit: MAX_PAGES }
    }

    /// Asks for at most this many items a page, where a `limit` is declared.
    pub fn page_size(mut self, size: i32) -> Self {
        self.operation.set_page_size(size);
        self
    }

    /// Fails rather than ask for more pages than this: 100,000 unless said otherwise.
    pub fn max_pages(mut self, pages: usize) -> Self {
        self.limit = pages;
        self
    }

    /// The next page; `None` after the last one and after an error.
    pub async fn next(&mut self) -> Option<Answer<O>> {
        std::future::poll_fn(|cx| self.poll_page(cx)).await
    }

    /// What the pages list, one by one: the items of a list, the entries of a map, wherever `items = ..` found it.
    pub fn items(self) -> Items<O, O::Item>
    where
        O: PaginateItems + 'static,
    {
        Items { pages: self, left: VecDeque::new(), take: Box::new(O::items) }
    }

    /// The items that `take` finds in each page: for several lists at once, or what is no list.
    pub fn items_with<T>(self, take: impl Fn(O::Output) -> Vec<T> + Send + Sync + 'static) -> Items<O, T> {
        Items { pages: self, left: VecDeque::new(), take: Box::new(take) }
    }

    fn poll_page(&mut self, cx: &mut Context<'_>) -> Poll<Option<Answer<O>>> {
        loop {
            match &mut self.state {
                State::Ended => return Poll::Ready(None),
                State::Ready if self.asked >= self.limit => {
                    self.state = State::Ended;
                    let text = format!("there are more than {} pages: raise `max_pages`", self.limit);
                    return Poll::Ready(Some(Err(broken::<O>(text))));
                }
                State::Ready => {
                    self.asked += 1;
                    self.state = State::Sending(self.client.send(&self.operation).into_future());
                }
                State::Sending(sending) => {
                    let page = ready!(Pin::new(sending).poll(cx));
                    self.state = State::Ended;
                    return Poll::Ready(Some(page.and_then(|page| self.turn(page))));
                }
            }
        }
    }

    /// Prepares to ask for the page after this one, if there is one.
    fn turn(&mut self, page: O::Output) -> Answer<O> {
        if let Some(token) = O::next_token(&page).filter(|token| !token.is_end()) {
            if self.repeats.is_repeated(&token) {
                return Err(broken::<O>(
                    "the service handed out a page's token again: the pages would never end".into(),
                ));
            }
            self.operation.set_token(token);
            self.state = State::Ready;
        }
        Ok(page)
    }
}

fn broken<O: Paginate>(text: String) -> Error<O::Error> {
    Failure::new(O::OPERATION.name, Cause::Pagination(text)).into()
}

/// Nothing in it is pinned.
impl<O: Paginate> Unpin for Pages<O> {}

impl<O: Paginate> Stream for Pages<O> {
    type Item = Answer<O>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_page(cx)
    }
}

impl<O: Paginate> fmt::Debug for Pages<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("operation", &O::OPERATION.name)
            .field("pages", &self.asked)
            .finish_non_exhaustive()
    }
}

/// What the pages of an operation list, one by one: see [`Pages::items`].
///
/// A page is asked for when the items of the one before are used up.
#[must_use = "pages are asked for when they are polled for"]
pub struct Items<O: Paginate, T> {
    pages: Pages<O>,
    /// What is left of the last page.
    left: VecDeque<T>,
    take: Box<dyn Fn(O::Output) -> Vec<T> + Send + Sync>,
}

impl<O: Paginate, T> Items<O, T> {
    /// The next item; `None` after the last one and after an error.
    pub async fn next(&mut self) -> Option<Result<T, Error<O::Error>>> {
        std::future::poll_fn(|cx| self.poll_item(cx)).await
    }

    fn poll_item(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T, Error<O::Error>>>> {
        loop {
            if let Some(item) = self.left.pop_front() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll_page(cx)) {
                Some(Ok(page)) => self.left = (self.take)(page).into(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

/// Nothing in it is pinned.
impl<O: Paginate, T> Unpin for Items<O, T> {}

impl<O: Paginate, T> Stream for Items<O, T> {
    type Item = Result<T, Error<O::Error>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(cx)
    }
}

impl<O: Paginate, T> fmt::Debug for Items<O, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("pages", &self.pages).finish_non_exhaustive()
    }
}

/// Finds a token that came before, in constant space: against the last one, and against one that is kept while the
/// number of pages doubles (Brent's cycle detection), so that any cycle shows after at most three times its length.
struct Repeats<T> {
    last: Option<T>,
    kept: Option<T>,
    since: usize,
    span: usize,
}

impl<T> Default for Repeats<T> {
    fn default() -> Self {
        Self { last: None, kept: None, since: 0, span: 1 }
    }
}

impl<T: Clone + PartialEq> Repeats<T> {
    fn is_repeated(&mut self, token: &T) -> bool {
        if self.last.as_ref() == Some(token) || self.kept.as_ref() == Some(token) {
            return true;
        }
        self.since += 1;
        if self.since >= self.span {
            self.kept = Some(token.clone());
            self.since = 0;
            self.span = self.span.saturating_mul(2);
        }
        self.last = Some(token.clone());
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found_after(tokens: impl IntoIterator<Item = u32>) -> Option<usize> {
        let mut repeats = Repeats::default();
        tokens.into_iter().position(|token| repeats.is_repeated(&token))
    }

    #[test]
    fn a_token_twice_in_a_row_is_found_at_once() {
        assert_eq!(found_after([1, 2, 3, 4, 4]), Some(4));
    }

    #[test]
    fn any_cycle_is_found_soon() {
        for (before, length) in [(0, 2), (1, 3), (5, 7), (100, 1000)] {
            let tokens = (0..before).chain((0..length).map(|i| before + i).cycle().take(10_000));
            let found = found_after(tokens).unwrap();
            assert!(found <= 3 * usize::try_from(before + length).unwrap(), "{before} {length}: {found}");
        }
    }

    #[test]
    fn tokens_that_differ_are_never_found() {
        assert_eq!(found_after(0..10_000), None);
    }
}
