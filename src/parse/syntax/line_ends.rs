//! Syntax mistakes in files with Windows line ends: found in the text without carriage returns.
//!
//! The parser recovers differently from a mistake if a carriage return comes before the line feed. Both
//! kinds of file should have the same findings.

use crate::parse::syntax::mistake::Mistake;

/// Calls `find` on the text with `\n` for `\r\n`, and moves the places found back to the original text.
pub(super) fn without_returns(text: &str, find: impl Fn(&str) -> Vec<Mistake>) -> Vec<Mistake> {
    if !text.contains("\r\n") {
        return find(text);
    }
    let shortened = text.replace("\r\n", "\n");
    let mistakes = find(&shortened);
    if mistakes.is_empty() {
        return find(text);
    }
    // The places, in the shortened text, of line feeds that had a carriage return before them.
    let feeds: Vec<usize> = text
        .match_indices("\r\n")
        .enumerate()
        .map(|(returns, (place, _))| place - returns)
        .collect();
    let moved = |place: usize| place + feeds.partition_point(|feed| *feed < place);
    mistakes.into_iter().map(|mistake| mistake.map(moved)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Finding;
    use crate::parse::syntax::findings;
    use crate::parse::syntax::mistake::mistakes;
    use crate::text::source::{Source, Span};

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
        findings(without_returns(source.text, mistakes)).iter().map(shown).collect()
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
