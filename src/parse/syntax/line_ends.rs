//! Syntax mistakes in files with Windows line ends: found in the text without carriage returns.
//!
//! The parser recovers differently from a mistake if a carriage return comes before the line feed. Both
//! kinds of file should have the same findings.

use crate::finding::Finding;
use crate::text::source::{Source, Span};

/// Calls `find` on the text with `\n` for `\r\n`, and moves the places found back to the original text.
pub(super) fn without_returns(
    source: Source<'_>,
    find: impl Fn(Source<'_>) -> Vec<Finding>,
) -> Vec<Finding> {
    if !source.text.contains("\r\n") {
        return find(source);
    }
    let text = source.text.replace("\r\n", "\n");
    let mut findings = find(Source { path: source.path, text: &text });
    if findings.is_empty() {
        return find(source);
    }
    // The places, in the shortened text, of line feeds that had a carriage return before them.
    let feeds: Vec<usize> = source
        .text
        .match_indices("\r\n")
        .enumerate()
        .map(|(returns, (place, _))| place - returns)
        .collect();
    let moved = |place: u32| {
        let returns = feeds.partition_point(|feed| *feed < place as usize);
        place.saturating_add(u32::try_from(returns).unwrap_or(u32::MAX))
    };
    let moved = |span: Span| Span { start: moved(span.start), end: moved(span.end) };
    for finding in &mut findings {
        finding.place.span = moved(finding.place.span);
        if let Some((span, _)) = &mut finding.related {
            *span = moved(*span);
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::syntax::mistakes;

    /// The mistakes of a text: line and column, message, and the text at the place.
    fn messages(text: &str) -> Vec<String> {
        let source = Source { path: "a", text };
        let place = |span: Span| {
            let (start, end) = (source.position(span.start), source.position(span.end));
            format!(
                "{}:{}-{}:{} {:?}",
                start.line,
                start.column,
                end.line,
                end.column,
                source.slice(span)
            )
        };
        let shown = |finding: &Finding| {
            let related = finding.related.as_ref().map(|(span, text)| (place(*span), text.clone()));
            format!(
                "{} {:?} {:?} {related:?}",
                place(finding.place.span),
                finding.message,
                finding.help
            )
        };
        without_returns(source, mistakes).iter().map(shown).collect()
    }

    #[test]
    fn mistakes_are_the_same_with_both_line_ends() {
        for text in [
            "a = \"x\nb = 1\nc = \"y\"\n",
            "[plan]\ntitle = \"Kế hoạch\ncải cách\nhành chính\"\nyear = 2025\n",
            "a = 'x\nb = 1\n",
            "a = \"\"\"x\nb = 1\n",
            "a = [\n1,\n2\nb = 3\n",
            "a = 1\na = 2\nx = “a”\n",
            "[[task]\nid = 1\n[[task]]\nid = \n",
            "a = 1\n<<<<<<< a\nb = 2\n=======\nb = 3\n>>>>>>> b\nc = \n",
            "a = 30/6/2025\nb = 9,4\nc : 1\nd\n",
            "a = {\nb = 1\n",
            "a = \"\\q\"\n",
        ] {
            let dos = text.replace('\n', "\r\n");
            let unix = messages(text);
            assert!(!unix.is_empty(), "{text}");
            let shown = |lines: Vec<String>| lines.join("\n").replace("\\r\\n", "\\n");
            assert_eq!(shown(messages(&dos)), shown(unix), "{text}");
        }
    }
}
