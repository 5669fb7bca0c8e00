//! Unresolved conflicts of git: one finding each, and one side of them read on.

use std::ops::Range;

use crate::text::source::Span;

/// An unfinished merge: all its lines, and the line that it begins with.
pub(super) struct Conflict {
    pub(super) whole: Range<usize>,
    pub(super) marker: Span,
    /// The parts to remove so that one side remains.
    dropped: Vec<Range<usize>>,
}

/// The conflicts of a text.
pub(super) fn conflicts(text: &str) -> Vec<Conflict> {
    let mut found = Vec::new();
    let mut open: Option<(usize, usize, Vec<Range<usize>>)> = None;
    let mut other_side = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let bare = line.trim_end();
        if is_marker(bare, "<<<<<<<") && open.is_none() {
            open = Some((start, start + bare.len(), std::iter::once(start..end).collect()));
        } else if let Some((from, marker_end, dropped)) = &mut open {
            if other_side.is_none() && (is_marker(bare, "=======") || is_marker(bare, "|||||||")) {
                other_side = Some(start);
            } else if is_marker(bare, ">>>>>>>") {
                dropped.push(other_side.take().unwrap_or(start)..end);
                let marker = Span::new(*from, *marker_end);
                found.push(Conflict {
                    whole: *from..end,
                    marker,
                    dropped: std::mem::take(dropped),
                });
                open = None;
            }
        }
        start = end;
    }
    found
}

fn is_marker(line: &str, marker: &str) -> bool {
    line.strip_prefix(marker).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// The text with one side of each conflict replaced by spaces, so that all other places stay the same.
pub(super) fn without_conflicts(text: &str, conflicts: &[Conflict]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for range in conflicts.iter().flat_map(|c| &c.dropped) {
        for byte in &mut bytes[range.clone()] {
            if !matches!(byte, b'\n' | b'\r') {
                *byte = b' ';
            }
        }
    }
    // Only whole lines are replaced, so the text is still UTF-8.
    String::from_utf8(bytes).unwrap_or_default()
}
