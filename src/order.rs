//! Putting lists in order with one sort for the whole program.
//!
//! The sort of the standard library is compiled anew for each kind of item and each comparison: its
//! fifty or so copies were a fifteenth of the program. Here it is compiled once, for positions, and
//! what is compiled for each kind of item only swaps. It is a little slower, which lists as short as
//! those of a questionnaire do not show.

use std::cmp::Ordering;

/// Lists that can be put in order. Always stable: items that compare equal stay as they were.
pub(crate) trait Arrange<T> {
    /// Puts the items in their own order.
    fn arrange(&mut self)
    where
        T: Ord;

    /// Puts the items in the order of `compare`, which must be a total one.
    fn arrange_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// Puts the items in the order of their keys. A key is computed at each comparison.
    fn arrange_by_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K);
}

impl<T> Arrange<T> for [T] {
    fn arrange(&mut self)
    where
        T: Ord,
    {
        self.arrange_by(T::cmp);
    }

    fn arrange_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let mut order = order(self.len(), &mut |a, b| compare(&self[a], &self[b]));
        for place in 0..self.len() {
            // What belongs here may have been swapped away already: follow where it went.
            let mut from = order[place];
            while from < place {
                from = order[from];
            }
            order[place] = from;
            self.swap(place, from);
        }
    }

    fn arrange_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.arrange_by(|a, b| key(a).cmp(&key(b)));
    }
}

/// The positions `0..count` in the order of `compare`, which is given two of them.
fn order(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..count).collect();
    positions.sort_by(|&a, &b| compare(a, b));
    positions
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn lists_are_arranged_as_the_standard_library_sorts_them(
            list in proptest::collection::vec((0..9u8, 0..200u8), 0..80),
        ) {
            let (mut own, mut by_key, mut reversed) = (list.clone(), list.clone(), list.clone());
            let (mut own_std, mut by_key_std, mut reversed_std) = (list.clone(), list.clone(), list);
            own.arrange();
            own_std.sort();
            prop_assert_eq!(own, own_std);
            by_key.arrange_by_key(|item| item.0);
            by_key_std.sort_by_key(|item| item.0);
            prop_assert_eq!(by_key, by_key_std);
            reversed.arrange_by(|a, b| b.0.cmp(&a.0));
            reversed_std.sort_by_key(|item| std::cmp::Reverse(item.0));
            prop_assert_eq!(reversed, reversed_std);
        }
    }
}
