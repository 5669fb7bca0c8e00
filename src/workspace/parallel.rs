//! Does the same work on many items, on all cores, with the results in the order of the items.
//!
//! A few scoped threads each take one item after the other. Each thread has a state of its own, so that a
//! buffer and memory are reused from file to file, and few items do not start a thread.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Below this number of items no thread is started, because it would cost more than it saves.
const WORTH_A_THREAD: usize = 4;

/// Calls `look` for `0..count`, each thread with a `state` of its own. The results are in this order,
/// whichever thread made them.
pub fn map<S, T: Send>(
    count: usize,
    state: impl Fn() -> S + Sync,
    look: impl Fn(&mut S, usize) -> T + Sync,
) -> Vec<T> {
    let threads = if count < WORTH_A_THREAD {
        1
    } else {
        thread::available_parallelism().map_or(1, NonZero::get).min(count / (WORTH_A_THREAD / 2))
    };
    if threads < 2 {
        let mut state = state();
        return (0..count).map(|at| look(&mut state, at)).collect();
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut state = state();
        let mut answers = Vec::with_capacity(count / threads);
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= count {
                return answers;
            }
            answers.push((at, look(&mut state, at)));
        }
    };
    let mut answers = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut answers = work();
        for other in others {
            answers.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        answers
    });
    answers.sort_unstable_by_key(|(at, _)| *at);
    answers.into_iter().map(|(_, answer)| answer).collect()
}

/// As [`map`] for work that takes microseconds, such as laying out a row: only many items start a thread.
pub fn map_quick<T: Send>(count: usize, look: impl Fn(usize) -> T + Sync) -> Vec<T> {
    /// So many rows take longer than to start a thread.
    const WORTH_A_THREAD: usize = 2_000;
    match count {
        ..WORTH_A_THREAD => (0..count).map(look).collect(),
        _ => map(count, || (), |(), at| look(at)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_in_order_and_each_once() {
        for count in [0, 1, 3, 4, 5, 1000] {
            let squares = map(
                count,
                || 0,
                |seen, at| {
                    *seen += 1;
                    at * at
                },
            );
            assert_eq!(squares, (0..count).map(|at| at * at).collect::<Vec<_>>());
        }
        for count in [0, 5, 5000] {
            assert_eq!(map_quick(count, |at| at), (0..count).collect::<Vec<_>>());
        }
    }
}
