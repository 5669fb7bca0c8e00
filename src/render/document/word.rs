//! A document as a file of Word: A4, Times New Roman, the margins of Nghị định 30/2020/NĐ-CP.

use crate::exchange::write::docx::{package, paragraph, table};
use crate::exchange::write::widths::TableLook;
use crate::exchange::write::zipped::escaped;
use crate::render::document::{Block, Document, Line, Section};
use crate::text::characters::safe_lines;

/// A4 in twentieths of a point.
const SHORT: u32 = 11_906;
const LONG: u32 = 16_838;

/// The margins: 30 mm at the left, 15 mm at the right.
const MARGINS: u32 = 1_701 + 850;

/// The bytes of a document.
pub fn word(document: &Document) -> Vec<u8> {
    let mut marks = 0;
    let mut body = String::new();
    let last = document.sections.len().saturating_sub(1);
    for (at, section) in document.sections.iter().enumerate() {
        let following = section.blocks.iter().skip(1).map(Some).chain([None]);
        for (block, next) in section.blocks.iter().zip(following) {
            // A signature does not stand on a page of its own.
            let kept = matches!(next, Some(Block::Columns { .. }));
            body += &self::block(block, kept, section, &mut marks);
        }
        let page = page(section, at == 0);
        body += &match at == last {
            true => page,
            // The properties of a section stand in its last paragraph.
            false => format!("<w:p><w:pPr>{SMALLEST}{page}</w:pPr></w:p>"),
        };
    }
    package(&body)
}

/// A paragraph that takes hardly any room.
const SMALLEST: &str = "<w:spacing w:line=\"20\" w:lineRule=\"exact\"/>";

fn width(section: &Section) -> u32 {
    let page = if section.landscape { LONG } else { SHORT };
    page - MARGINS
}

/// The properties of a section. The first page of a document has no number.
fn page(section: &Section, is_first: bool) -> String {
    let (width, height, orientation) = match section.landscape {
        true => (LONG, SHORT, " w:orient=\"landscape\""),
        false => (SHORT, LONG, ""),
    };
    let first = if is_first { "<w:titlePg/>" } else { "" };
    format!(
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/>\
         <w:pgSz w:w=\"{width}\" w:h=\"{height}\"{orientation}/>\
         <w:pgMar w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>\
         {first}</w:sectPr>"
    )
}

fn block(block: &Block, kept: bool, section: &Section, marks: &mut usize) -> String {
    const RUNNING: &str = "<w:spacing w:before=\"120\" w:after=\"0\"/><w:ind w:firstLine=\"567\"/><w:jc w:val=\"both\"/>";
    const SIZE: &str = "<w:sz w:val=\"28\"/>";
    match block {
        Block::Columns { left, right, share } => columns(left, right, *share, width(section)),
        Block::Title(lines) => {
            let lines: String = lines.iter().map(|line| self::line(line, width(section))).collect();
            lines + &paragraph("", "", "")
        }
        Block::Heading(text) => {
            paragraph(&words(text), &format!("<w:keepNext/>{RUNNING}"), &format!("<w:b/>{SIZE}"))
        }
        Block::Subheading(text) => paragraph(
            &words(text),
            &format!("<w:keepNext/>{RUNNING}"),
            &format!("<w:b/><w:i/>{SIZE}"),
        ),
        Block::Paragraph(text) => {
            // What announces a table or a list stays with it.
            match text.ends_with(':') {
                true => {
                    let running = RUNNING.replace("w:after=\"0\"", "w:after=\"80\"");
                    paragraph(&words(text), &format!("<w:keepNext/>{running}"), SIZE)
                }
                false => {
                    let kept = if kept { "<w:keepNext/>" } else { "" };
                    paragraph(&words(text), &format!("{kept}{RUNNING}"), SIZE)
                }
            }
        }
        Block::List(points) => {
            let point = |text: &String| paragraph(&words(&format!("- {text}")), RUNNING, SIZE);
            points.iter().map(point).collect()
        }
        Block::Note(text) => paragraph(&words(text), RUNNING, "<w:i/><w:sz w:val=\"24\"/>"),
        Block::Table(tabular) => {
            let centered =
                "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"60\"/><w:jc w:val=\"center\"/>";
            let caption = tabular.caption.iter();
            let caption: String = caption
                .map(|text| paragraph(&words(text), centered, "<w:b/><w:sz w:val=\"26\"/>"))
                .collect();
            let look = TableLook { width: width(section), size: tabular.size };
            // Word makes one of two tables without a paragraph between them.
            let gap = paragraph("", SMALLEST, "");
            format!("{caption}{}{gap}", table(&tabular.table, look, marks))
        }
    }
}

fn words(text: &str) -> String {
    escaped(&safe_lines(text))
}

/// Two columns of lines without borders.
fn columns(left: &[Line], right: &[Line], share: u32, width: u32) -> String {
    let first = width * share / 100;
    let cell = |lines: &[Line], width: u32| {
        let lines: String = lines.iter().map(|line| self::line(line, width)).collect();
        // A cell has one paragraph at least.
        let lines = if lines.is_empty() { "<w:p/>".to_owned() } else { lines };
        format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{lines}</w:tc>")
    };
    let (one, other) = (cell(left, first), cell(right, width - first));
    // What stands above has some room below it.
    let above = "<w:keepNext/><w:spacing w:before=\"120\" w:line=\"20\" w:lineRule=\"exact\"/>";
    let above = paragraph("", above, "");
    format!(
        "{above}<w:tbl><w:tblPr><w:tblW w:w=\"{width}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr>\
         <w:tblGrid><w:gridCol w:w=\"{first}\"/><w:gridCol w:w=\"{}\"/></w:tblGrid>\
         <w:tr><w:trPr><w:cantSplit/></w:trPr>{one}{other}</w:tr></w:tbl>{}",
        width - first,
        paragraph("", "", "")
    )
}

/// A line, with the rule below it.
fn line(line: &Line, width: u32) -> String {
    let align = if line.at_left { "left" } else { "center" };
    let run = format!(
        "{}{}<w:sz w:val=\"{}\"/>",
        if line.bold { "<w:b/>" } else { "" },
        if line.italic { "<w:i/>" } else { "" },
        line.size
    );
    let text = paragraph(&words(&line.text), &format!("<w:jc w:val=\"{align}\"/>"), &run);
    if line.rule == 0 {
        return text;
    }
    let side = width * (100 - line.rule.min(100)) / 200;
    let rule = format!(
        "<w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr>\
         <w:spacing w:before=\"40\" w:line=\"80\" w:lineRule=\"exact\"/><w:ind w:left=\"{side}\" w:right=\"{side}\"/>"
    );
    text + &paragraph("", &rule, "")
}
