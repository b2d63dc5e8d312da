use std::sync::atomic::{AtomicU32, Ordering};

/// The tokens that retries spend and successes earn, shared by all calls of one client to one service.
///
/// When a service fails for everybody the tokens run out, and retries stop adding to its load.
#[derive(Debug)]
pub(super) struct Quota {
    capacity: u32,
    available: AtomicU32,
}

/// What a call that needed no retry earns.
const EARNED_WITHOUT_RETRY: u32 = 1;

impl Quota {
    pub(super) const fn full(capacity: u32) -> Self {
        Self { capacity, available: AtomicU32::new(capacity) }
    }

    /// Takes the tokens, or none of them when there are too few.
    pub(super) fn take(&self, tokens: u32) -> bool {
        let taken = |available: u32| available.checked_sub(tokens);
        self.available.fetch_update(Ordering::Relaxed, Ordering::Relaxed, taken).is_ok()
    }

    /// After a success: gives back what the last retry took, or the small reward when there was none.
    pub(super) fn earn(&self, taken: Option<u32>) {
        let tokens = taken.unwrap_or(EARNED_WITHOUT_RETRY);
        let earned = |available: u32| Some(available.saturating_add(tokens).min(self.capacity));
        let _always_set = self.available.fetch_update(Ordering::Relaxed, Ordering::Relaxed, earned);
    }

    pub(super) fn available(&self) -> u32 {
        self.available.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_few_tokens_are_left_alone() {
        let quota = Quota::full(20);
        assert!(quota.take(14));
        assert!(!quota.take(14));
        assert_eq!(quota.available(), 6);
    }

    #[test]
    fn success_earns_one_token_or_what_the_retry_took_and_never_more_than_fits() {
        let quota = Quota::full(30);
        quota.earn(None);
        assert_eq!(quota.available(), 30);
        assert!(quota.take(14));
        quota.earn(None);
        assert_eq!(quota.available(), 17);
        quota.earn(Some(14));
        assert_eq!(quota.available(), 30);
    }

    #[test]
    fn concurrent_calls_never_spend_more_than_there_is() {
        let quota = Quota::full(500);
        let taken = std::thread::scope(|scope| {
            let spender = || (0..100).filter(|_| quota.take(14)).count();
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(spender)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).sum::<usize>()
        });
        assert_eq!((taken, quota.available()), (500 / 14, 500 % 14));
    }
}
