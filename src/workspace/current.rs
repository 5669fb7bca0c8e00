//! Which file each thread is reading: should pargo itself fail over it, the message can name it.

use std::cell::RefCell;

thread_local! {
    /// The path as shown; empty while no file is read.
    static FILE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// While it lives, this thread reads a file.
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
        // A thread that ends has given its memory back before this.
        let _ = FILE.try_with(|file| file.try_borrow_mut().map(|mut file| file.clear()));
    }
}

/// The file that this thread is reading.
pub fn file() -> Option<String> {
    let file = FILE.try_with(|file| file.try_borrow().map(|file| file.clone()));
    file.ok()?.ok().filter(|file| !file.is_empty())
}
