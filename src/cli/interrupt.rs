//! An end on request: Ctrl-C finishes what is begun and keeps what is done, a second one stops at once.

use std::io::{self, IsTerminal, Write};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether somebody asked for the end.
static CAME: AtomicBool = AtomicBool::new(false);

/// The exit code of a program that was interrupted.
pub const CODE: u8 = 130;

/// Takes requests to end from now on.
pub fn watch() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Without it the program ends at once, as programs do.
        let _ = ctrlc::set_handler(request);
    });
}

/// Whether a request to end has come.
pub fn came() -> bool {
    CAME.load(Ordering::Relaxed)
}

fn request() {
    if CAME.swap(true, Ordering::Relaxed) {
        std::process::exit(CODE.into());
    }
    if io::stderr().is_terminal() {
        let _ = writeln!(
            io::stderr(),
            "\nfinishing what is begun; once more to stop at once"
        );
    }
}
