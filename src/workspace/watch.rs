//! Who wants to know how far long work has come.

use std::fmt;
use std::sync::Arc;

/// Is told how many things of how many are done, by whichever thread did one; mostly nobody.
#[derive(Clone, Default)]
pub struct Watch(Option<Arc<dyn Fn(usize, usize) + Send + Sync>>);

impl Watch {
    /// Somebody who is told.
    pub fn new(told: impl Fn(usize, usize) + Send + Sync + 'static) -> Self {
        Watch(Some(Arc::new(told)))
    }

    /// So many of so many are done.
    pub fn tell(&self, done: usize, of: usize) {
        self.0.iter().for_each(|told| told(done, of));
    }
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Watch").field(&self.0.is_some()).finish()
    }
}
