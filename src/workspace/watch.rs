//! The progress of long work.

use std::fmt;
use std::sync::Arc;

/// A callback for progress, “120 of 400 files”, which any thread may call; usually there is none.
#[derive(Clone, Default)]
pub struct Watch(Option<Arc<dyn Fn(usize, usize) + Send + Sync>>);

impl Watch {
    /// Progress goes to this function: how many are done, and of how many.
    pub fn new(report: impl Fn(usize, usize) + Send + Sync + 'static) -> Self {
        Watch(Some(Arc::new(report)))
    }

    /// Reports that `done` of `total` are done.
    pub fn report(&self, done: usize, total: usize) {
        self.0.iter().for_each(|report| report(done, total));
    }
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Watch").field(&self.0.is_some()).finish()
    }
}
