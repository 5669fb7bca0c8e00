//! Which file each thread is reading, so that the message of a panic can name the file.

use std::cell::RefCell;

thread_local! {
    /// The path as shown; empty while the thread reads no file.
    static FILE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Marks the file that this thread reads, until it is dropped.
pub(super) struct Reading(());

impl Reading {
    pub(super) fn of(shown: &str) -> Self {
        FILE.with_borrow_mut(|file| {
            file.clear();
            file.push_str(shown);
        });
        Reading(())
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        // When a thread ends, the thread-local value may be gone already.
        let _ = FILE.try_with(|file| file.try_borrow_mut().map(|mut file| file.clear()));
    }
}

/// The path, as shown, of the file that this thread is reading; `None` if it reads none.
pub fn file() -> Option<String> {
    let file = FILE.try_with(|file| file.try_borrow().map(|file| file.clone()));
    file.ok()?.ok().filter(|file| !file.is_empty())
}
