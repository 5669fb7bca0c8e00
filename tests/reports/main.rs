//! Reports, letters and calendars: what offices send.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

#[path = "../scaffold/mod.rs"]
mod scaffold;

mod calendar;
mod closed;
mod formats;
mod letters;
mod moves;
mod parts;
mod periods;
mod same_figures;

use scaffold::{Answer, Folder, Pargo};

/// A plan with tasks of every kind.
pub const OFFICE: &str = include_str!("office.toml");

/// The settings of its office.
pub const SETTINGS: &str = r#"[letterhead]
superior = "UBND TỈNH CAO BẰNG"
agency   = "SỞ TƯ PHÁP"
symbol   = "STP"
office   = "VP"
place    = "Cao Bằng"
signer   = { authority = "KT. GIÁM ĐỐC", position = "PHÓ GIÁM ĐỐC", name = "Nguyễn Văn A" }
"#;

/// The office, with a folder of its own.
pub fn office() -> Folder {
    Folder::with(&[("plans/stp-2025.toml", OFFICE), ("pargo.toml", SETTINGS)])
}

/// What the program says there.
pub fn ask(folder: &Folder, arguments: &[&str]) -> Answer {
    Pargo::at(folder.path()).run(arguments)
}
