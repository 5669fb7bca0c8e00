//! What is said where pargo itself fails: which file it was reading, and a request to report it.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::Write;
use std::panic::PanicHookInfo;

use crate::cli::exit_status::ExitStatus;
use crate::text::characters::safe_lines;
use crate::text::lang::{Text, both};
use crate::workspace::current;

/// Lets a panic end this process as a command that could not do what it was asked.
pub fn install_hook() {
    std::panic::set_hook(Box::new(|panic| {
        let mut out = std::io::stderr().lock();
        let _ = write!(out, "{}", report(panic, current::file().as_deref()));
        let trace = Backtrace::capture();
        if trace.status() == BacktraceStatus::Captured {
            let _ = write!(out, "{trace}");
        }
        // Standard error is not held while the process ends, which other threads may be doing as well.
        drop(out);
        std::process::exit(ExitStatus::Error as i32);
    }));
}

/// The lines in both languages: which one is in force may be what could not be found out.
fn report(panic: &PanicHookInfo<'_>, file: Option<&str>) -> String {
    let Text { vi, en } = request(file);
    format!("pargo: {vi}\npargo: {en}\n{}\n", safe_lines(&panic.to_string()))
}

fn request(file: Option<&str>) -> Text {
    match file.map(|file| safe_lines(file).into_owned()) {
        Some(file) => both!(
            "pargo gặp lỗi của chính mình khi đọc {file}, không phải lỗi của kế hoạch; xin báo cho nhóm \
             làm pargo, kèm các dòng sau và, nếu được, tệp này",
            "pargo failed by a fault of its own while reading {file}; please report it to those who make \
             pargo, with the lines below and, if you may, that file"
        ),
        None => both!(
            "pargo gặp lỗi của chính mình; xin báo cho nhóm làm pargo, kèm lệnh đã gõ và các dòng sau",
            "pargo failed by a fault of its own; please report it to those who make pargo, with the command \
             and the lines below"
        ),
    }
}
