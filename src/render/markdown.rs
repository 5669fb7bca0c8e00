//! Markdown: a pipe table that fits a merge request's comment.

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

/// A text as Markdown shows it to the letter.
pub fn escape(text: &str) -> String {
    let text = safe(text);
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '#' | '~' | '@' => {
                out.push('\\');
                out.push(c);
            }
            // What looks like an address is made a link by many, without any markup.
            ':' | '.' if begins_link(&text[..at], &text[at..]) => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// Whether the `:` or `.` between two pieces of a text makes an address of them: `https://`, `www.`.
fn begins_link(before: &str, after: &str) -> bool {
    let last = before.len().checked_sub(3).and_then(|at| before.get(at..)).unwrap_or_default();
    after.starts_with("://") || (after.starts_with('.') && last.eq_ignore_ascii_case("www"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_plan_is_markup() {
        assert_eq!(escape("<b>|*a*_[x](y)"), "&lt;b&gt;\\|\\*a\\*\\_\\[x\\](y)");
        assert_eq!(escape("dòng\nmới"), "dòng mới");
        assert_eq!(escape("https://a.vn, WWW.a.vn"), "https\\://a.vn, WWW\\.a.vn");
        assert_eq!(escape("ww.a 10:30 wwẃ."), "ww.a 10:30 wwẃ.");
    }
}
