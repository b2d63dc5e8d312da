/// A list that lives on the stack up to `N` items, which is where all but unusual requests' headers and query
/// parameters end.
pub(super) struct Inline<T, const N: usize> {
    first: [T; N],
    len: usize,
    /// All items, once there are more than `N`.
    spilled: Vec<T>,
}

impl<T: Copy + Default, const N: usize> Inline<T, N> {
    pub(super) fn new() -> Self {
        Self { first: [T::default(); N], len: 0, spilled: Vec::new() }
    }

    pub(super) fn push(&mut self, item: T) {
        if self.spilled.is_empty() {
            if let Some(free) = self.first.get_mut(self.len) {
                *free = item;
                self.len += 1;
                return;
            }
            self.spilled.reserve(N * 2);
            self.spilled.extend_from_slice(&self.first);
        }
        self.spilled.push(item);
    }

    pub(super) fn as_mut_slice(&mut self) -> &mut [T] {
        if self.spilled.is_empty() { self.first.get_mut(..self.len).unwrap_or_default() } else { &mut self.spilled }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_stay_in_order_on_the_stack_and_past_it() {
        let mut list = Inline::<usize, 3>::new();
        for len in 0..10 {
            assert_eq!(list.as_mut_slice(), (0..len).collect::<Vec<_>>());
            list.push(len);
        }
    }
}
