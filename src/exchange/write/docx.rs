//! Word: A4 on its side, Times New Roman, the margins and the title block of Nghị định 30/2020/NĐ-CP.

use crate::exchange::ids::marked;
use crate::exchange::page::{
    Heading, HeadingStyle, Page, PageCell, PageColumn, PageRow, PageTable, PageTone, PageValue,
};
use crate::exchange::write::widths::{FULL_SIZE, TableLook, widths};
use crate::exchange::write::zipped::{
    RELATION, XML, archive, content_types, escaped, root_relations,
};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The width between the margins, in twentieths of a point: A4 on its side, 30 mm and 15 mm.
const WIDTH: u32 = 16_838 - 1_701 - 850;

/// A document of Word.
pub fn write(page: &Page) -> Vec<u8> {
    let mut marks = 0;
    let mut body = String::new();
    body.extend(page.headings.iter().map(heading));
    let is_one = page.tables.len() == 1;
    for (at, table) in page.tables.iter().enumerate() {
        // A blank line keeps two tables apart, which Word would make one.
        if at > 0 || !page.headings.is_empty() {
            body += &paragraph("", "", "");
        }
        let is_named = page.headings.first().is_some_and(|first| first.text == table.name);
        if !is_one && !is_named {
            body += &paragraph(
                &escaped(&table.name),
                "<w:jc w:val=\"center\"/><w:keepNext/>",
                "<w:b/>",
            );
        }
        body += &self::table(table, TableLook { width: WIDTH, size: FULL_SIZE }, &mut marks);
    }
    body += &paragraph("", "", "");
    for note in &page.notes {
        body += &paragraph(&escaped(note), "", "");
    }
    let section = "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/>\
         <w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>\
         <w:pgMar w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>\
         <w:titlePg/></w:sectPr>";
    package(&format!("{body}{section}"))
}

/// A file of Word with this body, whose sections have the header `rId2`.
pub fn package(body: &str) -> Vec<u8> {
    let document = format!(
        "{XML}<w:document xmlns:w=\"{WORD}\" xmlns:r=\"{RELATION}\"><w:body>{body}</w:body></w:document>"
    );
    let relations = format!(
        "{XML}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{RELATION}/styles\" Target=\"styles.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{RELATION}/header\" Target=\"header1.xml\"/></Relationships>"
    );
    archive(&[
        content_types(&[
            ("word/document.xml", "wordprocessingml.document.main"),
            ("word/styles.xml", "wordprocessingml.styles"),
            ("word/header1.xml", "wordprocessingml.header"),
        ]),
        root_relations("word/document.xml"),
        ("word/document.xml".to_owned(), document),
        ("word/_rels/document.xml.rels".to_owned(), relations),
        ("word/styles.xml".to_owned(), styles()),
        ("word/header1.xml".to_owned(), header()),
    ])
}

/// The margins of each cell, which LibreOffice does not take from the style of tables.
fn cell_margins(side: u32) -> String {
    let margin = |name: &str, width: u32| format!("<w:{name} w:w=\"{width}\" w:type=\"dxa\"/>");
    let margins = [("top", 28), ("left", side), ("bottom", 28), ("right", side)];
    let margins: String = margins.map(|(name, width)| margin(name, width)).concat();
    format!("<w:tblCellMar>{margins}</w:tblCellMar>")
}

fn run(look: TableLook) -> String {
    format!("<w:sz w:val=\"{}\"/>", look.size)
}

fn styles() -> String {
    let margins = cell_margins(85);
    format!(
        "{XML}<w:styles xmlns:w=\"{WORD}\"><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/>\
         <w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/><w:lang w:val=\"vi-VN\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:spacing w:before=\"0\" w:after=\"0\"/></w:pPr></w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>\
         <w:tblPr>{margins}</w:tblPr></w:style>\
         </w:styles>"
    )
}

/// The number of the page stands in the middle above, but for the first page.
fn header() -> String {
    format!(
        "{XML}<w:hdr xmlns:w=\"{WORD}\"><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>\
         <w:fldSimple w:instr=\" PAGE \"><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p></w:hdr>"
    )
}

/// A paragraph of one run, with its properties and those of the run.
pub fn paragraph(text: &str, properties: &str, run: &str) -> String {
    let lines: Vec<String> =
        text.split('\n').map(|line| format!("<w:t xml:space=\"preserve\">{line}</w:t>")).collect();
    let run = match text.is_empty() {
        true => String::new(),
        false => format!("<w:r><w:rPr>{run}</w:rPr>{}</w:r>", lines.join("<w:br/>")),
    };
    format!("<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>")
}

fn heading(heading: &Heading) -> String {
    let run = match heading.style {
        HeadingStyle::Bold => "<w:b/><w:sz w:val=\"28\"/>",
        HeadingStyle::Capitals => "<w:b/><w:caps/><w:sz w:val=\"28\"/>",
        HeadingStyle::Italic => "<w:i/><w:sz w:val=\"28\"/>",
    };
    let properties = "<w:keepNext/><w:spacing w:after=\"60\"/><w:jc w:val=\"center\"/>";
    paragraph(&escaped(&heading.text), properties, run)
}

/// A table with lines around its cells.
pub fn table(table: &PageTable, look: TableLook, marks: &mut usize) -> String {
    let seen: Vec<&PageColumn> = table.seen().collect();
    let widths = widths(table, look);
    let grid: String = widths.iter().map(|w| format!("<w:gridCol w:w=\"{w}\"/>")).collect();
    let border = |side: &str| {
        format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>")
    };
    let borders: String =
        ["top", "left", "bottom", "right", "insideH", "insideV"].map(border).concat();
    let margins = cell_margins(look.side_margin());
    let mut out = format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblBorders>{borders}</w:tblBorders>\
         <w:tblLayout w:type=\"fixed\"/>{margins}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>",
        look.width
    );
    out += &header_rows(&seen, &widths, table.has_groups(), look);
    let hidden: Vec<bool> = table.columns.iter().map(|column| column.hidden).collect();
    for (at, row) in table.rows.iter().enumerate() {
        // The heading of a group stays with the row below it, and a sum with the row above it.
        let ends_with_sum = at + 2 == table.rows.len() && table.rows[at + 1].bold;
        let kept = row.bold || ends_with_sum;
        out += &body_row((row, kept), (&seen, &widths, &hidden), look, marks);
    }
    out + "</w:tbl>"
}

fn cell(width: u32, more: &str, text: &str) -> String {
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{more}<w:vAlign w:val=\"center\"/></w:tcPr>{text}</w:tc>"
    )
}

fn header_rows(
    columns: &[&PageColumn],
    widths: &[u32],
    has_groups: bool,
    look: TableLook,
) -> String {
    let center = "<w:jc w:val=\"center\"/>";
    let bold = format!("<w:b/>{}", run(look));
    let words = |text: &str| paragraph(&escaped(text), center, &bold);
    let row = |cells: String| {
        format!("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>")
    };
    if !has_groups {
        let cells = columns.iter().zip(widths).map(|(c, width)| cell(*width, "", &words(&c.head)));
        return row(cells.collect());
    }
    let (mut first, mut second) = (String::new(), String::new());
    let mut at = 0;
    while let Some(column) = columns.get(at) {
        let Some(group) = &column.group else {
            let start = "<w:vMerge w:val=\"restart\"/>";
            first += &cell(widths[at], start, &words(&column.head));
            second += &cell(widths[at], "<w:vMerge/>", "<w:p/>");
            at += 1;
            continue;
        };
        let same = columns[at..].iter().take_while(|c| c.group.as_ref() == Some(group)).count();
        let width = widths[at..at + same].iter().sum();
        first += &cell(width, &format!("<w:gridSpan w:val=\"{same}\"/>"), &words(group));
        for (column, width) in columns[at..at + same].iter().zip(&widths[at..]) {
            second += &cell(*width, "", &words(&column.head));
        }
        at += same;
    }
    row(first) + &row(second)
}

fn body_row(
    (row, kept): (&PageRow, bool),
    (columns, widths, hidden): (&[&PageColumn], &[u32], &[bool]),
    look: TableLook,
    marks: &mut usize,
) -> String {
    let mut out = String::from("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
    let (mut at, mut place) = (0, 0);
    for one in &row.cells {
        let covered = place..(place + one.columns()).min(hidden.len());
        place = covered.end;
        let span = covered.filter(|column| !hidden[*column]).count();
        if span == 0 {
            continue;
        }
        let width = widths.get(at..at + span).unwrap_or_default().iter().sum();
        let centered = columns.get(at).is_some_and(|column| column.centered);
        let merged =
            if span > 1 { format!("<w:gridSpan w:val=\"{span}\"/>") } else { String::new() };
        let mark = match (&row.mark, at) {
            (Some(id), 0) => bookmarks(id, marks),
            _ => String::new(),
        };
        out += &cell(width, &merged, &words_of(one, (row.bold, kept, centered), look, &mark));
        at += span;
    }
    for width in widths.iter().skip(at) {
        out += &cell(*width, "", "<w:p/>");
    }
    out + "</w:tr>"
}

/// The paragraphs of a cell: one for each line.
fn words_of(
    cell: &PageCell,
    (bold, kept, centered): (bool, bool, bool),
    look: TableLook,
    mark: &str,
) -> String {
    let color = match cell.tone {
        PageTone::Plain => "",
        PageTone::Bad => "<w:color w:val=\"C00000\"/>",
        PageTone::Good => "<w:color w:val=\"00703C\"/>",
        PageTone::Soon => "<w:color w:val=\"9C5700\"/>",
    };
    let bold = if bold { "<w:b/>" } else { "" };
    let run = format!("{bold}{color}{}", run(look));
    let is_number = matches!(
        cell.value,
        PageValue::Day(_) | PageValue::Whole(_) | PageValue::Decimal(_) | PageValue::Tenths(_)
    );
    let across = if centered || is_number { "<w:jc w:val=\"center\"/>" } else { "" };
    let kept = if kept { "<w:keepNext/>" } else { "" };
    let properties = &format!("{kept}{across}");
    let text = escaped(&cell.value.words());
    let mut out = String::new();
    for (at, line) in text.split('\n').enumerate() {
        let made = paragraph(line, properties, &run);
        out += &match at {
            0 => made.replacen("</w:pPr>", &format!("</w:pPr>{mark}"), 1),
            _ => made,
        };
    }
    out
}

/// Bookmarks that hold an id: unseen, and kept by Word.
fn bookmarks(id: &str, marks: &mut usize) -> String {
    let mut out = String::new();
    for (at, part) in marked(id).into_iter().enumerate() {
        out += &format!(
            "<w:bookmarkStart w:id=\"{marks}\" w:name=\"pargo_{at}_{part}\"/><w:bookmarkEnd w:id=\"{marks}\"/>"
        );
        *marks += 1;
    }
    out
}
