//! CSV and TSV. The delimiter is recognised from the text.

use crate::exchange::document::{Cell, Document, Row, Table};
use crate::exchange::read::shared::{Budget, add};
use crate::exchange::refused::{self, Read};

/// Reads text whose lines are rows.
pub fn read(text: &str) -> Read<Document> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // Excel names the delimiter in a first line of its own.
    let named = text.lines().next().and_then(|line| line.strip_prefix("sep="));
    let named = named.and_then(|sign| sign.bytes().next());
    let text = match named {
        Some(_) => text.split_once('\n').map_or("", |(_, rest)| rest),
        None => text,
    };
    let Some(delimiter) = named.or_else(|| delimiter(text)) else {
        return Err(refused::unknown());
    };
    let (mut budget, mut table) = (Budget::default(), Table::default());
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|_| refused::broken())? {
        let line = record.position().map_or(0, csv::Position::record);
        let mut row = Row { number: usize::try_from(line).unwrap_or(0) + 1, ..Row::default() };
        for (column, text) in record.iter().enumerate() {
            if text.trim().is_empty() {
                continue;
            }
            budget.cell()?;
            budget.text(text.len())?;
            row.cells.push(Cell::new(column, text));
        }
        table.width = table.width.max(record.len());
        if !row.cells.is_empty() {
            table.rows.push(row);
        }
    }
    let mut document = Document::default();
    add(&mut document, table);
    Ok(document)
}

/// The sign that splits the first lines into the same number of cells; `None` if none does.
fn delimiter(text: &str) -> Option<u8> {
    let score = |sign: u8| {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(sign)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let widths: Vec<usize> =
            reader.records().take(30).flatten().map(|record| record.len()).collect();
        let most = widths.iter().copied().max().unwrap_or(0);
        let same = widths.iter().filter(|width| **width == most).count();
        // Commas stand in the text of cells, too: what splits more lines alike is the delimiter.
        if most < 2 { (0, 0) } else { (same * 100 / widths.len().max(1), most) }
    };
    let signs = [b'\t', b';', b',', b'|'];
    let best = signs.into_iter().rev().max_by_key(|sign| score(*sign))?;
    (score(best).1 > 1).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::document::Block;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let document = read(text).unwrap();
        let Some(Block::Table(table)) = document.blocks.into_iter().next() else { return vec![] };
        let width = table.width;
        let texts = |row: &Row| (0..width).map(|at| row.text(at).to_owned()).collect();
        table.rows.iter().map(texts).collect()
    }

    #[test]
    fn the_delimiter_is_told_from_the_text() {
        let expected = vec![vec!["STT", "Nhiệm vụ", "Chủ trì"], vec!["1", "a, b; c", "X"]];
        for text in [
            "STT,Nhiệm vụ,Chủ trì\n1,\"a, b; c\",X\n",
            "STT\tNhiệm vụ\tChủ trì\r\n1\ta, b; c\tX\r\n",
            "STT;Nhiệm vụ;Chủ trì\n1;\"a, b; c\";X",
            "sep=;\nSTT;Nhiệm vụ;Chủ trì\n1;\"a, b; c\";X",
        ] {
            assert_eq!(rows(text), expected, "{text}");
        }
        assert!(read("một dòng\nhai dòng\n").is_err());
    }
}
