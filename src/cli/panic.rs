//! The message of a panic: which file was being read, and a request to report it.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::Write;
use std::panic::PanicHookInfo;

use crate::cli::exit_status::ExitStatus;
use crate::text::characters::safe_lines;
use crate::text::lang::{Text, both};
use crate::workspace::current;

/// Makes a panic end the process with the exit status of a failed command.
pub fn install_hook() {
    std::panic::set_hook(Box::new(|panic| {
        let mut out = std::io::stderr().lock();
        let _ = write!(out, "{}", report(panic, current::file().as_deref()));
        let trace = Backtrace::capture();
        if trace.status() == BacktraceStatus::Captured {
            let _ = write!(out, "{trace}");
        }
        // Unlock standard error before exiting, since other threads may panic too.
        drop(out);
        std::process::exit(ExitStatus::Error as i32);
    }));
}

/// The message in both languages, since choosing one may be what failed.
fn report(panic: &PanicHookInfo<'_>, file: Option<&str>) -> String {
    let Text { vi, en } = request(file);
    format!("pargo: {vi}\npargo: {en}\n{}\n", safe_lines(&panic.to_string()))
}

fn request(file: Option<&str>) -> Text {
    match file.map(|file| safe_lines(file).into_owned()) {
        Some(file) => both!(
            "pargo gặp lỗi của chính mình khi đọc {file}, không phải lỗi của kế hoạch; xin báo cho nhóm \
             làm pargo, kèm các dòng sau và, nếu được, tệp này",
            "pargo failed because of a mistake of its own while reading {file}; please report it to the makers of \
             pargo, with the lines below and, if you may, that file"
        ),
        None => both!(
            "pargo gặp lỗi của chính mình; xin báo cho nhóm làm pargo, kèm lệnh đã gõ và các dòng sau",
            "pargo failed because of a mistake of its own; please report it to the makers of pargo, with the command \
             and the lines below"
        ),
    }
}
