//! From text to a tree, with syntax mistakes explained in plain words.
//!
//! The parser recovers line by line, so every mistake of a file is reported at once. Typical mistakes (a
//! date without quotes, a decimal comma, curly quotes, a no-break space from Word, an unfinished merge) are
//! recognised in the source. The messages are in [`crate::finding::faults::syntax`].
//!
//! Where the meaning of every mistake is certain, each costs its own value and the rest of the plan is read:
//! see [`repair`].

mod conflict;
mod habit;
mod in_line;
mod line;
mod line_ends;
mod mistake;
mod repair;

use std::cell::OnceCell;

pub use repair::Slip;
use toml_spanner::{Arena, Table, parse};

use crate::finding::faults::syntax as fault;
use crate::finding::place::Place;
use crate::finding::{Finding, Findings};
use crate::text::source::{NotText, Source, Span};
use line::line_at;
use line_ends::without_returns;
use mistake::{Mistake, mistakes};

/// Parses a file. Returns the tree, or all syntax mistakes.
pub fn tree<'a>(source: Source<'a>, arena: &'a Arena) -> Result<Table<'a>, Vec<Finding>> {
    // Most files are valid, and the parser that stops at the first mistake is faster.
    match parse(source.text, arena) {
        Ok(document) => Ok(document.into_table()),
        Err(_) => Err(findings(without_returns(source.text, mistakes))),
    }
}

/// Parses a plan. Mistakes whose meaning is certain are returned beside the tree, in which their values are
/// replaced; `repaired` keeps the text for it.
pub fn plan_tree<'a>(
    source: Source<'a>,
    arena: &'a Arena,
    repaired: &'a OnceCell<String>,
) -> Result<(Table<'a>, Vec<Slip>), Vec<Finding>> {
    if let Ok(document) = parse(source.text, arena) {
        return Ok((document.into_table(), Vec::new()));
    }
    let (text, slips) = repair_all(source.text)?;
    match parse(repaired.get_or_init(|| text), arena) {
        Ok(document) => Ok((document.into_table(), slips)),
        Err(_) => Err(slips.into_iter().map(Finding::from).collect()),
    }
}

/// At most so many times a text is repaired. Each time the parser reports a limited number of mistakes, one
/// a line.
const MOST_ROUNDS: usize = 64;

/// The text with every slip overwritten, and the slips; or all mistakes, if one of them is not certain.
fn repair_all(original: &str) -> Result<(String, Vec<Slip>), Vec<Finding>> {
    let mut text = original.to_owned();
    let mut slips: Vec<Slip> = Vec::new();
    for _ in 0..MOST_ROUNDS {
        let mut found = without_returns(&text, mistakes);
        let lines = |span: Span| {
            original.get(..span.start as usize).map(|above| above.matches('\n').count())
        };
        let is_certain = found.iter().all(|mistake| mistake.repair.is_some());
        if !is_certain {
            // What is left of a line that was repaired follows from its first mistake.
            let told: Vec<_> = slips.iter().map(|slip| lines(slip.span)).collect();
            found.retain(|mistake| told.is_empty() || !told.contains(&lines(mistake.span)));
            let mut all: Vec<Finding> = slips.into_iter().map(Finding::from).collect();
            all.extend(findings(found));
            all.sort_by_key(|finding| finding.place.span);
            return Err(all);
        }
        let mut bytes = text.into_bytes();
        for (mistake, repair) in found.into_iter().filter_map(Mistake::with_repair) {
            repair.apply(&mut bytes);
            let mut slip = mistake.into_slip(repair);
            // A key that an earlier repair made up was never written.
            slip.key.take_if(|key| !line_of(original, slip.lost).contains(key.as_str()));
            slips.push(slip);
        }
        // Whole characters are overwritten, so the text is still UTF-8.
        text = String::from_utf8(bytes).unwrap_or_default();
        if parse(&text, &Arena::new()).is_ok() {
            break;
        }
    }
    slips.sort_by_key(|slip| slip.span);
    Ok((text, slips))
}

/// The line of a text in which a span begins.
fn line_of(text: &str, span: Span) -> &str {
    let start = span.start as usize;
    let line = text.get(..start).and_then(|above| above.rfind('\n')).map_or(0, |end| end + 1);
    line_at(text, line)
}

/// The finding for bytes that are not UTF-8 text.
pub fn not_text(reason: NotText) -> Finding {
    let span = match reason {
        NotText::NotUtf8(byte) => Span::new(byte, byte),
        NotText::Utf16(_) | NotText::TooLarge(_) | NotText::LfsPointer => Span::default(),
    };
    Finding::new(&fault::DOC, Place::in_unread_file(span), fault::not_text(reason))
}

fn findings(mistakes: Vec<Mistake>) -> Vec<Finding> {
    let mut out = Findings::default();
    for mistake in mistakes {
        out.push(&fault::DOC, Place::in_unread_file(mistake.span), mistake.words).related =
            mistake.related;
    }
    out.into_sorted()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let source = Source { path: "a.toml", text };
        findings(mistakes(source.text))
            .iter()
            .map(|f| {
                let p = source.position(f.place.span.start);
                format!("{}:{} {} | {}", p.line, p.column, source.slice(f.place.span), f.message.en)
            })
            .collect()
    }

    #[test]
    fn habits_have_their_own_words() {
        for (text, expected) in [
            ("deadline = 31/12/2026\n", "1:12 31/12/2026 | the date `31/12/2026` without quotes"),
            ("done = 31-12-2026\n", "1:8 31-12-2026 | the date `31-12-2026` without quotes"),
            ("gain = 3,5\n", "1:8 3,5 | a decimal comma: `3,5`"),
            ("target = { score = 3,5 }\n", "1:20 3,5 | a decimal comma: `3,5`"),
            ("done = 2025/7/4\n", "1:8 2025/7/4 | a date written wrong: `2025/7/4`"),
            ("done = 30/6/25\n", "1:8 30/6/25 | the date `30/6/25` without quotes"),
            ("percent = 16 %\n", "1:11 16 % | a number written wrong: `16 %`"),
            ("max = 1.000,5\n", "1:7 1.000,5 | a number written wrong: `1.000,5`"),
            ("lead: \"a\"\n", "1:5 : | `:` between a key and its value"),
            ("a = { b => 1, c: 2 }\n", "1:9 => | `=>` between a key and its value"),
            ("lead = \"a\"; # b\n", "1:11 ; | a `;` at the end of the line"),
            ("lead = \"a\" // b\n", "1:12 // | a comment that begins with `//`"),
            ("a = \"b\" c = \"d\"\n", "1:9 c | the line goes on after the value"),
            ("title = “Sở”\n", "1:9 “Sở” | a curly quote “ (from Word)"),
            (
                "title\u{a0}= \"a\"\n",
                "1:6 \u{a0} | a no-break space (from Word) outside of a string",
            ),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn a_conflict_is_one_finding_and_the_rest_goes_on() {
        let text =
            "[plan]\n<<<<<<< HEAD\nid = \"a\"\n=======\nid = \"b\"\n>>>>>>> other\nyear = 3,5\n";
        assert_eq!(
            found(text),
            ["2:1 <<<<<<< HEAD | an unresolved git conflict", "7:8 3,5 | a decimal comma: `3,5`"]
        );
    }

    #[test]
    fn several_mistakes_in_one_file_are_reported_once_each() {
        let text = "a = 1\na = 2\nb = “x”\nc = \"open\nd = 31/12/2026\n";
        let lines: Vec<String> = found(text).iter().map(|f| f[..3].to_owned()).collect();
        assert_eq!(lines, ["2:1", "3:5", "4:5", "5:5"]);
    }

    #[test]
    fn one_slip_is_one_finding() {
        for text in [
            "title = \"Việc\nT1\"\nid = \"a\"\n",
            "title = \"Việc\nthứ\nT1\"\nid = \"a\"\n",
            "[[task]]\nid = \"a\"\n\u{200b}[[task]]\nid = \"b\"\n",
            "[[task]]\nid = \"a\"\ntitle = \"x\"\ntask\nid = \"b\"\ntitle = \"y\"\n",
            "deadline = đến ngày 30/6\n",
            "thời hạn = \"x\"\n",
        ] {
            assert_eq!(found(text).len(), 1, "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn what_lacks_quotes_is_quoted_whole() {
        let source = Source { path: "a", text: "deadline = Quý IV/2025 # hạn\n" };
        let help = findings(mistakes(source.text))[0].help.clone().unwrap();
        assert_eq!(help.en, "put it in quotes: \"Quý IV/2025\"");
    }

    #[test]
    fn a_slip_is_corrected_in_full() {
        for (text, expected) in [
            ("deadline = 30/6/25\n", "write 2025-06-30, or put it in quotes: \"30/6/2025\""),
            ("done = 2025.7.4\n", "write 2025-07-04"),
            ("percent = 9,4%\n", "write 9.4"),
            ("max = 1.000,5\n", "write 1000.5"),
            ("lead := \"a\"\n", "write = instead"),
            ("lead =\n", "if the document does not give one, delete the line"),
            ("[[task]\n", "write [[task]]"),
        ] {
            let help = findings(mistakes(text))[0].help.clone().unwrap();
            assert_eq!(help.en, expected, "{text}");
        }
    }

    #[test]
    fn strings_and_comments_hide_no_mistake_and_make_none() {
        assert_eq!(found("a = \"31/12/2026 “x” 3,5\" # 3,5\nb = [1,5]\n"), Vec::<String>::new());
    }
}
