//! Tables of Markdown.

use crate::exchange::document::{Block, Cell, Document, Row, Table};
use crate::exchange::read::shared::{Budget, add};
use crate::exchange::refused::Read;

/// Whether a text has a table: a line of dashes below a line with bars.
pub fn has_table(text: &str) -> bool {
    let mut above = "";
    text.lines().any(|line| {
        let is_rule = above.contains('|') && is_rule(line);
        above = line;
        is_rule
    })
}

fn is_rule(line: &str) -> bool {
    let is_dashes = |cell: &String| {
        let cell = cell.trim().trim_start_matches(':').trim_end_matches(':');
        !cell.is_empty() && cell.bytes().all(|b| b == b'-')
    };
    let cells = split(line);
    line.contains('-') && line.contains('|') && cells.iter().all(is_dashes)
}

/// Reads a text with tables.
pub fn read(text: &str) -> Read<Document> {
    let lines: Vec<&str> = text.lines().collect();
    let (mut document, mut budget) = (Document::default(), Budget::default());
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        budget.text(line.len())?;
        let begins = line.contains('|') && lines.get(at + 1).is_some_and(|next| is_rule(next));
        if !begins {
            let said = plain(line.trim_start_matches('#'));
            if !said.is_empty() {
                document.blocks.push(Block::Paragraph(said));
            }
            at += 1;
            continue;
        }
        let mut table = Table::default();
        while let Some(line) = lines.get(at).filter(|line| line.contains('|')) {
            at += 1;
            if is_rule(line) {
                continue;
            }
            budget.text(line.len())?;
            let mut row = Row { number: table.rows.len() + 1, ..Row::default() };
            for (column, text) in split(line).iter().enumerate() {
                let text = plain(text);
                table.width = table.width.max(column + 1);
                if !text.is_empty() {
                    budget.cell()?;
                    row.cells.push(Cell::new(column, text));
                }
            }
            table.rows.push(row);
        }
        add(&mut document, table);
    }
    Ok(document)
}

/// The cells of a line.
fn split(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let last = cells.len() - 1;
        match letter {
            '\\' if letters.peek() == Some(&'|') => cells[last].extend(letters.next()),
            '|' if letters.peek().is_none() => {}
            '|' => cells.push(String::new()),
            letter => cells[last].push(letter),
        }
    }
    cells
}

/// Text without the signs of Markdown.
fn plain(text: &str) -> String {
    let mut out = text.trim().to_owned();
    for line_break in ["<br>", "<br/>", "<br />"] {
        out = out.replace(line_break, "\n");
    }
    for (sign, letter) in [("&lt;", "<"), ("&gt;", ">"), ("&#124;", "|"), ("&amp;", "&")] {
        out = out.replace(sign, letter);
    }
    out = out.replace("**", "").replace('`', "");
    let mut bare = String::with_capacity(out.len());
    let mut letters = out.chars().peekable();
    while let Some(letter) = letters.next() {
        match letters.peek().filter(|next| letter == '\\' && next.is_ascii_punctuation()) {
            Some(_) => bare.extend(letters.next()),
            None => bare.push(letter),
        }
    }
    bare.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_and_paragraphs() {
        let text =
            "# Kế hoạch\n\n| STT | **Nhiệm vụ** |\n|---|:---|\n| 1 | a \\| b<br>c |\n\nhết\n";
        assert!(has_table(text) && !has_table("a | b\nc | d\n"));
        let document = read(text).unwrap();
        let [Block::Paragraph(title), Block::Table(table), Block::Paragraph(end)] =
            document.blocks.as_slice()
        else {
            panic!("{document:?}");
        };
        assert_eq!((title.as_str(), end.as_str()), ("Kế hoạch", "hết"));
        assert_eq!((table.rows[0].text(1), table.rows[1].text(1)), ("Nhiệm vụ", "a | b\nc"));
    }
}
