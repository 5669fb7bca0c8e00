//! A document in Markdown.

use crate::exchange::page::{PageColumn, PageRow, PageTable};
use crate::render::document::{Block, Document, Line, Tabular};
use crate::render::markdown::escape;

/// The document as text.
pub fn markdown(document: &Document) -> String {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let blocks: Vec<String> = blocks.map(block).filter(|text| !text.is_empty()).collect();
    blocks.join("\n\n") + "\n"
}

fn block(block: &Block) -> String {
    match block {
        Block::Columns { left, right, .. } => {
            format!("| {} | {} |\n| :---: | :---: |", lines(left), lines(right))
        }
        Block::Title(lines) => {
            let lines = lines.iter().enumerate().filter(|(_, line)| !line.text.is_empty());
            // A letter has no title, and begins with whom it is to.
            let lines = lines.map(|(at, line)| match at == 0 && line.bold {
                true => format!("# {}", escape(&line.text)),
                false => styled(line),
            });
            lines.collect::<Vec<_>>().join("\n\n")
        }
        Block::Heading(text) => format!("## {}", escape(text)),
        Block::Subheading(text) => format!("### {}", escape(text)),
        Block::Paragraph(text) => escape(text),
        Block::List(points) => {
            points.iter().map(|text| format!("- {}", escape(text))).collect::<Vec<_>>().join("\n")
        }
        Block::Table(tabular) => tabular_text(tabular),
        Block::Note(text) => format!("*{}*", escape(text)),
    }
}

/// Lines in one cell of a table.
fn lines(lines: &[Line]) -> String {
    let shown = lines.iter().filter(|line| !line.text.is_empty());
    shown.map(styled).collect::<Vec<_>>().join("<br>")
}

fn styled(line: &Line) -> String {
    let text = escape(&line.text);
    match (line.bold, line.italic) {
        (true, true) => format!("***{text}***"),
        (true, false) => format!("**{text}**"),
        (false, true) => format!("*{text}*"),
        (false, false) => text,
    }
}

fn tabular_text(tabular: &Tabular) -> String {
    let caption = tabular.caption.as_ref().map(|text| format!("**{}**\n\n", escape(text)));
    caption.unwrap_or_default() + &table(&tabular.table)
}

fn table(table: &PageTable) -> String {
    let columns: Vec<&PageColumn> = table.seen().collect();
    let heads = columns.iter().map(|column| match &column.group {
        Some(group) => escape(&format!("{group}: {}", column.head)),
        None => escape(&column.head),
    });
    let rule = columns.iter().map(|column| if column.centered { ":---:" } else { "---" });
    let mut out = vec![
        format!("| {} |", heads.collect::<Vec<_>>().join(" | ")),
        format!("| {} |", rule.collect::<Vec<_>>().join(" | ")),
    ];
    out.extend(table.rows.iter().map(|row| self::row(row, columns.len())));
    out.join("\n")
}

/// A row; a cell that covers several columns leaves those after it empty.
fn row(row: &PageRow, columns: usize) -> String {
    let mut cells: Vec<String> = Vec::new();
    for cell in &row.cells {
        let words = cell.value.words();
        let text = words.lines().map(escape).collect::<Vec<_>>().join("<br>");
        cells.push(if row.bold && !text.is_empty() { format!("**{text}**") } else { text });
        cells.extend((1..cell.columns()).map(|_| String::new()));
    }
    cells.resize(columns, String::new());
    format!("| {} |", cells.join(" | "))
}
