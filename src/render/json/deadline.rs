//! `deadline --format json`.

use serde::Serialize;

use crate::deadline::meaning::Meaning;
use crate::render::json::writer::{VERSION, write};

/// What a phrase means; of one that was refused only the message.
pub fn deadline(meaning: Option<&Meaning>, message: &str) -> String {
    #[derive(Serialize)]
    struct Shape<'m> {
        version: u32,
        kind: Option<&'static str>,
        dues: Vec<String>,
        message: &'m str,
    }
    let dues = meaning.map_or(&[][..], |meaning| &meaning.dues);
    write(&Shape {
        version: VERSION,
        kind: meaning.map(|meaning| meaning.kind),
        dues: dues.iter().map(ToString::to_string).collect(),
        message,
    })
}
