//! A document as a page of HTML that needs nothing from elsewhere.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::exchange::page::{PageCell, PageColumn, PageRow, PageTable, PageTone, PageValue};
use crate::render::document::{Block, Document, Line, Tabular};
use crate::text::characters::safe_lines;

const STYLE: &str = "\
body{font:1.05rem/1.5 'Times New Roman',Tinos,serif;color:#111;background:#fff;margin:0}\
main{max-width:60rem;margin:2rem auto;padding:0 1rem}\
.columns{display:flex;gap:1rem;justify-content:space-between}.columns>div{flex:1}\
.line{text-align:center;margin:0}.left{text-align:left}.bold{font-weight:bold}.italic{font-style:italic}\
.rule{border-bottom:1px solid #111;width:max-content;max-width:100%;margin:0 auto;padding-bottom:.1rem}\
.title{margin:1.5rem 0}h1{font-size:1.3rem;text-align:center;margin:0}h2{font-size:1.1rem;margin:1.2rem 0 .4rem}\
h3{font-size:1.05rem;font-style:italic;margin:.8rem 0 .3rem}p{margin:.4rem 0;text-align:justify}\
ul{list-style:'–  ';margin:.3rem 0;padding-left:1.5rem}.scroll{overflow-x:auto}\
table{border-collapse:collapse;width:100%;font-size:.9rem;margin:.6rem 0}caption{font-weight:bold;margin:.3rem}\
th,td{border:1px solid #555;padding:.2rem .4rem;vertical-align:middle;white-space:pre-line}\
.center{text-align:center}.bad{color:#b00000}.good{color:#00602f}.soon{color:#7a4400}\
@media print{main{max-width:none;margin:0}.scroll{overflow:visible}section+section{break-before:page}@page{size:A4;margin:20mm 15mm 20mm 30mm}\
.wide{page:wide}@page wide{size:A4 landscape}}";

/// The page.
pub fn html(document: &Document) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="vi" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (safe_lines(&document.title)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    @for section in &document.sections {
                        section class=[section.landscape.then_some("wide")] {
                            @for block in &section.blocks { (self::block(block)) }
                        }
                    }
                }
            }
        }
    };
    page.into_string() + "\n"
}

fn block(block: &Block) -> Markup {
    html! {
        @match block {
            Block::Columns { left, right, .. } => {
                div class="columns" {
                    div { @for line in left { (self::line(line)) } }
                    div { @for line in right { (self::line(line)) } }
                }
            }
            Block::Title(lines) => {
                div class="title" {
                    @for (at, line) in lines.iter().enumerate() {
                        @if at == 0 && line.bold { h1 { (safe_lines(&line.text)) } } @else { (self::line(line)) }
                    }
                }
            }
            Block::Heading(text) => h2 { (safe_lines(text)) },
            Block::Subheading(text) => h3 { (safe_lines(text)) },
            Block::Paragraph(text) => p { (safe_lines(text)) },
            Block::List(points) => ul { @for point in points { li { (safe_lines(point)) } } },
            Block::Note(text) => p class="italic" { (safe_lines(text)) },
            Block::Table(tabular) => (self::tabular(tabular)),
        }
    }
}

fn line(line: &Line) -> Markup {
    let classes = [
        (true, "line"),
        (line.at_left, "left"),
        (line.bold, "bold"),
        (line.italic, "italic"),
        (line.rule > 0, "rule"),
    ];
    let class: Vec<&str> = classes.iter().filter(|(is, _)| *is).map(|(_, name)| *name).collect();
    html! {
        p class=(class.join(" ")) {
            @if line.text.is_empty() { br; } @else { (safe_lines(&line.text)) }
        }
    }
}

fn tabular(tabular: &Tabular) -> Markup {
    let table = &tabular.table;
    let columns: Vec<&PageColumn> = table.seen().collect();
    html! {
        div class="scroll" {
            table {
                @if let Some(caption) = &tabular.caption { caption { (safe_lines(caption)) } }
                thead { (head(table, &columns)) }
                tbody { @for row in &table.rows { (self::row(row, &columns)) } }
            }
        }
    }
}

/// One row of headings, or two where neighbours share one.
fn head(table: &PageTable, columns: &[&PageColumn]) -> Markup {
    let rows = if table.has_groups() { "2" } else { "1" };
    // A group stands over its first column.
    let starts = |at: usize| at == 0 || columns[at - 1].group != columns[at].group;
    let length =
        |at: usize| columns[at..].iter().take_while(|one| one.group == columns[at].group).count();
    html! {
        tr {
            @for (at, column) in columns.iter().enumerate() {
                @match &column.group {
                    None => th scope="col" rowspan=(rows) { (column.head) },
                    Some(group) => {
                        @if starts(at) { th scope="colgroup" colspan=(length(at)) { (group) } }
                    }
                }
            }
        }
        @if table.has_groups() {
            tr { @for column in columns.iter().filter(|one| one.group.is_some()) { th scope="col" { (column.head) } } }
        }
    }
}

fn row(row: &PageRow, columns: &[&PageColumn]) -> Markup {
    let mut at = 0;
    let cells = row.cells.iter().map(|cell| {
        let column = columns.get(at);
        at += cell.columns();
        (cell, column)
    });
    let cells: Vec<_> = cells.filter(|(_, column)| column.is_some()).collect();
    let rest = columns.len().saturating_sub(at);
    html! {
        tr class=[row.bold.then_some("bold")] {
            @for (cell, column) in cells { (self::cell(cell, column.is_some_and(|one| one.centered))) }
            @for _ in 0..rest { td {} }
        }
    }
}

fn cell(cell: &PageCell, centered: bool) -> Markup {
    let is_text = matches!(cell.value, PageValue::Text(_) | PageValue::Empty);
    let tone = match cell.tone {
        PageTone::Plain => None,
        PageTone::Bad => Some("bad"),
        PageTone::Good => Some("good"),
        PageTone::Soon => Some("soon"),
    };
    let classes = (centered || !is_text).then_some("center").into_iter().chain(tone);
    let class = classes.collect::<Vec<_>>().join(" ");
    let span = (cell.columns() > 1).then(|| cell.columns());
    html! {
        td class=[(!class.is_empty()).then_some(class)] colspan=[span] {
            (safe_lines(&cell.value.words()))
        }
    }
}
