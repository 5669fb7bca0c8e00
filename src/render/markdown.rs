//! Markdown: a pipe table for the comment of a merge request.

use crate::render::table::{Align, Table};
use crate::text::characters::safe;

/// The table in Markdown, with a line break at the end.
pub fn table(table: &Table) -> String {
    let mut out = String::new();
    let mut line = |cells: &mut dyn Iterator<Item = String>| {
        out.push('|');
        for cell in cells {
            out.push(' ');
            out.push_str(&cell);
            out.push_str(" |");
        }
        out.push('\n');
    };
    line(&mut table.columns.iter().map(|c| escape(&c.head)));
    line(&mut table.columns.iter().map(|c| match c.align {
        Align::Left => "---".to_owned(),
        Align::Right => "---:".to_owned(),
    }));
    for row in &table.rows {
        line(&mut row.iter().map(|cell| escape(&cell.text)));
    }
    out
}

/// Escapes a text so that Markdown shows it unchanged.
pub fn escape(text: &str) -> String {
    let text = safe(text);
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // A table drops the `\` before the rest is parsed, and some parsers read two of them as markup.
            '|' => out.push_str("&#124;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '^' | '{' | '}' => {
                out.push('\\');
                out.push(c);
            }
            '=' | '+' if text[..at].ends_with(c) || text[at + 1..].starts_with(c) => {
                out.push('\\');
                out.push(c);
            }
            // Many services turn plain addresses into links.
            ':' | '.' if begins_link(&text[..at], &text[at..]) => {
                out.push('\\');
                out.push(c);
            }
            // After parsing Markdown, services look for formulas, mentions, issue numbers and emoji, and
            // ignore `\`. An element around the sign keeps it apart from the word.
            '$' | '@' | '#' => alone(c, &mut out),
            ':' if begins_emoji(&text[at + 1..]) => alone(c, &mut out),
            '!' | '%' if text[at + 1..].starts_with(|c: char| c.is_ascii_digit() || c == '"') => {
                alone(c, &mut out);
            }
            c => out.push(c),
        }
    }
    out
}

fn alone(c: char, out: &mut String) {
    out.push_str("<span>\\");
    out.push(c);
    out.push_str("</span>");
}

/// Whether the text after a `:` makes it an emoji: `smile:`.
fn begins_emoji(after: &str) -> bool {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-');
    let rest = after.trim_start_matches(is_name);
    let name = &after[..after.len() - rest.len()];
    // Only two numbers are emoji codes; others, as in `a.toml:100:5`, are not.
    let is_emoji = name.contains(|c: char| c.is_ascii_alphabetic() || c == '+' || c == '-');
    rest.starts_with(':') && (is_emoji || matches!(name, "100" | "1234"))
}

/// Whether the `:` or `.` between two texts makes an address: `https://`, `www.`.
fn begins_link(before: &str, after: &str) -> bool {
    let last = before.len().checked_sub(3).and_then(|at| before.get(at..)).unwrap_or_default();
    after.starts_with("://") || (after.starts_with('.') && last.eq_ignore_ascii_case("www"))
}

#[cfg(test)]
mod tests {
    use comrak::nodes::NodeValue;
    use comrak::{Arena, Options, parse_document};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn nothing_of_a_plan_is_markup() {
        assert_eq!(escape("<b>|*a*_[x](y)"), "&lt;b&gt;&#124;\\*a\\*\\_\\[x\\](y)");
        assert_eq!(escape("dòng\nmới"), "dòng mới");
        assert_eq!(escape("https://a.vn, WWW.a.vn"), "https\\://a.vn, WWW\\.a.vn");
        assert_eq!(escape("ww.a 10:30 wwẃ."), "ww.a 10:30 wwẃ.");
        assert_eq!(escape("$a$ :x: 5%"), "<span>\\$</span>a<span>\\$</span> <span>\\:</span>x: 5%");
        assert_eq!(escape("a == b = c ++"), "a \\=\\= b = c \\+\\+");
    }

    /// The texts of a table cell as GitLab's Markdown reads it, with the extensions of all services turned
    /// on; `None` if there is anything but text.
    fn texts(cell: &str) -> Option<Vec<String>> {
        let mut options = Options::default();
        let e = &mut options.extension;
        (e.table, e.strikethrough, e.autolink, e.superscript) = (true, true, true, true);
        (e.footnotes, e.inline_footnotes, e.math_dollars, e.math_code) = (true, true, true, true);
        (e.shortcodes, e.wikilinks_title_after_pipe, e.underline) = (true, true, true);
        (e.subscript, e.spoiler, e.highlight, e.insert) = (true, true, true, true);
        options.parse.relaxed_autolinks = true;
        let arena = Arena::new();
        let page = format!("| a | b |\n| --- | --- |\n| {cell} | b |\n");
        let document = parse_document(&arena, &page, &options);
        let mut found = Vec::new();
        let mut cells = 0;
        for node in document.descendants() {
            match &node.data.borrow().value {
                NodeValue::TableCell => cells += 1,
                NodeValue::Text(text) if cells == 3 => found.push(text.to_string()),
                NodeValue::HtmlInline(tag) if tag == "<span>" || tag == "</span>" => {}
                NodeValue::Document | NodeValue::Table(_) | NodeValue::TableRow(_) => {}
                NodeValue::Text(_) if cells != 3 => {}
                _ => return None,
            }
        }
        (cells == 4).then_some(found)
    }

    /// Whether a service would turn a text into something else after parsing Markdown.
    fn is_taken_up(text: &str) -> bool {
        let begins = |sign: char, is_word: fn(char) -> bool| {
            text.match_indices(sign)
                .any(|(at, _)| text[at + sign.len_utf8()..].starts_with(is_word))
        };
        ['@', '#', '$', '!', '%'].iter().any(|sign| begins(*sign, |c| c.is_ascii_digit()))
            || ['@', '#', '$'].iter().any(|sign| begins(*sign, char::is_alphanumeric))
            || text.match_indices(':').any(|(at, _)| begins_emoji(&text[at + 1..]))
    }

    fn is_shown_to_the_letter(text: &str) -> bool {
        let texts = texts(&escape(text));
        let shown = |found: &Vec<String>| found.concat().trim() == safe(text).trim();
        texts.is_some_and(|found| shown(&found) && !found.iter().any(|text| is_taken_up(text)))
    }

    #[test]
    fn what_the_reader_of_the_tests_takes_for_markup() {
        for markup in [
            "*a*",
            "`a`",
            "$a$",
            "[a](b)",
            "a@b.vn",
            "https://a.vn",
            "www.a.vn",
            "~~a~~",
            "~a~",
            "^a^",
            "==a==",
            "++a++",
            "__a__",
            "<b>",
            ":smile:",
            "$`a`$",
            "[[a]]",
            "^[a]",
            "\\|\\|a\\|\\|",
        ] {
            assert!(texts(markup).is_none_or(|found| found.concat() != markup), "{markup}");
        }
        assert_eq!(texts("a b"), Some(vec!["a b".to_owned()]));
        assert!(["@a", "x #1", "$1", ":a:"].iter().all(|text| is_taken_up(text)));
    }

    #[test]
    fn everything_is_shown_to_the_letter() {
        for text in [
            "$a$ $$b$$ $`c`$ US$5 - US$10",
            "@nam a@b.vn x#12 #12 !12 %12 $12 ~x &12",
            ":smile: 10:30:45 :100:",
            "https://a.vn www.a.vn mailto:a@b.vn ftp://a",
            "**a** __b__ ~~c~~ ~d~ ^e^ ==f== ++g++ ||h|| {+i+} {-j-} [-k-]",
            "![a](b) [a]: b [^1] ^[a] [[a|b]] <a> <!-- a --> &amp; &#64;",
            "- a",
            "1. a",
            "# a",
            "> a",
            "\\",
            "a\\",
            "|",
            "a |",
            "\\|",
        ] {
            assert!(
                is_shown_to_the_letter(text),
                "{text}: {} {:?}",
                escape(text),
                texts(&escape(text))
            );
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_shown_to_the_letter(text in "[-a1ắ .:/@#$%!?=+*_~^`'\"<>(){}|&;,\\[\\]\\\\]{0,16}") {
            prop_assert!(is_shown_to_the_letter(&text), "{} {:?}", escape(&text), texts(&escape(&text)));
        }
    }
}
