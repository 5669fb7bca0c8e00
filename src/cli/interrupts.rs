//! Ctrl-C and a request to end, while a file is being written: the temporary file goes before pargo does.
//!
//! They are only noted, and asked for between two pieces of work, so that no thread has to wait for them. The
//! second one ends pargo at once, since the disk may be what hangs. Windows reports only Ctrl-C in this way.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::{flag, low_level};

/// What came while a file was written.
pub struct Interrupts {
    /// The number of the signal; 0 where none came.
    caught: Arc<AtomicUsize>,
    /// Whether the next one ends pargo at once, as it does without this.
    at_once: Arc<AtomicBool>,
}

impl Interrupts {
    /// Notes them from now on.
    pub fn note() -> &'static Interrupts {
        static NOTED: OnceLock<Interrupts> = OnceLock::new();
        let interrupts = NOTED.get_or_init(|| {
            let (caught, at_once) =
                (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(true)));
            for signal in [SIGINT, SIGTERM] {
                // In this order. A system that refuses leaves them as they are: pargo ends at once.
                let _ = flag::register_conditional_default(signal, at_once.clone());
                let _ = flag::register(signal, at_once.clone());
                let number = usize::try_from(signal).unwrap_or_default();
                let _ = flag::register_usize(signal, caught.clone(), number);
            }
            Interrupts { caught, at_once }
        });
        interrupts.at_once.store(false, Ordering::SeqCst);
        interrupts
    }

    /// Whether one came.
    pub fn came(&self) -> bool {
        self.caught.load(Ordering::SeqCst) != 0
    }

    /// Lets them end pargo as ever, beginning with the one that came.
    pub fn heed(&self) {
        self.at_once.store(true, Ordering::SeqCst);
        if self.came() {
            let signal = self.caught.load(Ordering::SeqCst);
            let signal = i32::try_from(signal).unwrap_or(SIGTERM);
            let _ = low_level::emulate_default_handler(signal);
            std::process::exit(128 + signal);
        }
    }
}
