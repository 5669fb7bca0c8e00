//! From the bytes of a file to a resolved plan, or the reason why there is none.

use std::cell::OnceCell;

use crate::config::Config;
use crate::finding::place::Place;
use crate::finding::{Finding, Findings, faults};
use crate::parse::reader::Reader;
use crate::parse::{self, Arena, Scratch, not_a_plan, syntax};
use crate::resolve::{Resolved, join};
use crate::text::lang::Text;
use crate::text::source::{self, NotText, Source, Span};
use crate::workspace::current::Reading;
use crate::workspace::git::objects::Object;
use crate::workspace::read::{MOST_OF_PLAN, Reason};

/// A file that could not be read or parsed.
#[derive(Debug)]
pub struct Unreadable<'a> {
    /// The file, with as much of its text as could be read.
    pub source: Source<'a>,
    /// The findings that say why it could not be read.
    pub findings: Vec<Finding>,
    /// The reason if no byte of the file was read; it is shown instead of the findings, which have no
    /// line then.
    pub unread: Option<Text>,
}

impl Unreadable<'_> {
    /// The id that the plan seems to have: from its first line with an id.
    pub fn likely_id(&self) -> Option<&str> {
        let value = |line| {
            let line: &str = line;
            let value = line.trim_start().strip_prefix("id")?.trim_start().strip_prefix('=')?;
            let value = value.trim_start().strip_prefix('"')?;
            value.split_once('"').map(|(id, _)| id)
        };
        self.source.text.lines().find_map(value)
    }
}

/// A plan with the findings on the way to it, or the reason why there is none.
pub type Loaded<'a> = Result<(Resolved<'a>, Findings), Unreadable<'a>>;

/// The finding for a file that could not be read.
pub(crate) fn unread(reason: &Reason) -> Finding {
    let Reason { message, help } = reason.clone();
    let words = faults::syntax::cannot_read(message, help);
    Finding::new(&faults::syntax::DOC, Place::in_unread_file(Span::default()), words)
}

pub(crate) fn cannot_read<'a>(shown: &'a str, reason: &Reason) -> Unreadable<'a> {
    let source = Source { path: shown, text: "" };
    Unreadable { source, findings: vec![unread(reason)], unread: Some(reason.message.clone()) }
}

/// A plan that is not read because of a fault elsewhere, which has its own finding.
pub(crate) fn passed_over<'a>(shown: &'a str, why: &Text) -> Unreadable<'a> {
    let source = Source { path: shown, text: "" };
    Unreadable { source, findings: Vec::new(), unread: Some(why.clone()) }
}

/// The text of a file of at most `most` bytes.
pub(crate) fn text_of(bytes: &[u8], most: usize) -> Result<&str, NotText> {
    if bytes.len() > most { Err(NotText::TooLarge(most)) } else { source::text_of(bytes) }
}

/// Reads a plan from an object of git and passes it to `look`.
pub fn load_object<T>(
    shown: &str,
    object: &Object,
    config: &Config,
    scratch: &mut Scratch,
    look: impl FnOnce(Loaded<'_>) -> T,
) -> T {
    match object {
        Object::Text(bytes) => load(shown, bytes, config, scratch, look),
        Object::TooLarge => {
            let source = Source { path: shown, text: "" };
            let findings = vec![syntax::not_text(NotText::TooLarge(MOST_OF_PLAN))];
            look(Err(Unreadable { source, findings, unread: None }))
        }
    }
}

/// Reads a plan from the bytes of a file and passes it to `look`.
pub fn load<T>(
    shown: &str,
    bytes: &[u8],
    config: &Config,
    scratch: &mut Scratch,
    look: impl FnOnce(Loaded<'_>) -> T,
) -> T {
    let _reading = Reading::of(shown);
    let text = match text_of(bytes, MOST_OF_PLAN) {
        Ok(text) => text,
        Err(why) => {
            // The text before the first invalid byte is shown.
            let valid = match why {
                NotText::NotUtf8(byte) => {
                    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
                    std::str::from_utf8(bytes.get(..byte).unwrap_or_default()).unwrap_or("")
                }
                NotText::Utf16(_) | NotText::TooLarge(_) | NotText::LfsPointer => "",
            };
            let source = Source { path: shown, text: valid };
            let findings = vec![syntax::not_text(why)];
            return look(Err(Unreadable { source, findings, unread: None }));
        }
    };
    let source = Source { path: shown, text };
    let (repaired, arena) = (OnceCell::new(), Arena::new());
    let (root, slips) = match syntax::plan_tree(source, &arena, &repaired) {
        Ok(read) => read,
        Err(findings) => return look(Err(Unreadable { source, findings, unread: None })),
    };
    let Some(table) = root.get("plan").and_then(|item| item.as_table()) else {
        let findings = match slips.is_empty() {
            true => vec![not_a_plan::finding(source, &root)],
            false => slips.into_iter().map(Finding::from).collect(),
        };
        return look(Err(Unreadable { source, findings, unread: None }));
    };
    let mut reader = Reader::new(source, scratch).with_slips(slips);
    let written = parse::plan::read(&mut reader, &root, table);
    reader.report_slips();
    let (memory, mut out) = (reader.memory, reader.out);
    let resolved = join::resolve(source, config, &written, memory, &mut out);
    look(Ok((resolved, out)))
}

/// A plan that does not count, and why.
#[derive(Clone, Debug)]
pub struct LeftOut {
    /// The file.
    pub file: String,
    /// Why it does not count.
    pub reason: Text,
    /// Whether it could be read, but has the id of another plan.
    pub is_copy: bool,
}

impl LeftOut {
    /// The file of an unreadable plan, with the reason.
    pub fn of(unreadable: &Unreadable<'_>) -> Self {
        let source = unreadable.source;
        let reason = unreadable.unread.clone();
        let reason = reason.unwrap_or_else(|| first_of(source, &unreadable.findings));
        LeftOut { file: source.path.to_owned(), reason, is_copy: false }
    }
}

/// The message of the first finding, with its line and column; empty if there is no finding.
pub(crate) fn first_of(source: Source<'_>, findings: &[Finding]) -> Text {
    let Some(finding) = findings.first() else {
        return Text { vi: String::new(), en: String::new() };
    };
    let at = source.position(finding.place.span.start);
    let (vi, en) = (&finding.message.vi, &finding.message.en);
    Text {
        vi: format!("dòng {}, cột {}: {vi}", at.line, at.column),
        en: format!("line {}, column {}: {en}", at.line, at.column),
    }
}
