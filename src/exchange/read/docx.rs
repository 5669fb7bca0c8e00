//! Word. What is read is what is shown: inserted text and no deleted text, no hidden text, no field codes and no
//! placeholders; automatic numbers are counted; text boxes are read once, where they stand.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::exchange::document::{Block, Cell, Document, Doubt, Merge, Place, Remark, Row, Table};
use crate::exchange::read::archive::Archive;
use crate::exchange::read::comments;
use crate::exchange::read::numbering::Numbering;
use crate::exchange::read::shared::{Budget, add, macros, settle_merges};
use crate::exchange::read::xml::{Node, Space, Tag, Xml};
use crate::exchange::refused::{self, MOST_NESTED_TABLES, Read};
use crate::text::lang::both;

/// Reads a document of Word.
pub fn read(archive: &mut Archive<'_>, main: &str) -> Read<Document> {
    let text = archive.required(main)?;
    let mut reader = Reader::default();
    let relations = archive.relations(main)?;
    let part = |kind: &str| relations.iter().find(|one| one.kind.ends_with(kind)).map(|r| &r.part);
    if let Some(styles) = part("/styles")
        && let Some(text) = archive.part(styles)?
    {
        reader.numbering.read_styles(&text, styles)?;
    }
    if let Some(numbering) = part("/numbering")
        && let Some(text) = archive.part(numbering)?
    {
        reader.numbering.read(&text, numbering)?;
    }
    for kind in ["/footnotes", "/endnotes"] {
        if let Some(notes) = part(kind)
            && let Some(text) = archive.part(notes)?
        {
            reader.read_notes(&text, notes, kind)?;
        }
    }
    let mut pieces = Vec::new();
    let mut xml = Xml::new(&text, main);
    while let Some(node) = xml.next()? {
        if let Node::Open(tag) = node
            && (tag.space, tag.name()) == (Space::Word, "body")
        {
            reader.blocks(&mut xml, &mut pieces)?;
        }
    }
    let mut document = Document::default();
    for piece in pieces {
        match piece {
            Piece::Paragraph(said) if said.text.trim().is_empty() => {}
            Piece::Paragraph(said) => document.blocks.push(Block::Paragraph(said.text)),
            Piece::Table(table) => add(&mut document, table),
        }
    }
    if let Some(notes) = part("/comments")
        && let Some(text) = archive.part(notes)?
    {
        document.remarks.extend(comments::read(&text, notes, None)?);
    }
    if archive.names().any(|name| name.ends_with("vbaproject.bin")) {
        document.remarks.push(macros());
    }
    place_covered(&mut document, &reader.covered);
    Ok(document)
}

/// Adds the text below a merged cell, which Word does not show.
fn place_covered(document: &mut Document, covered: &[(usize, String)]) {
    for (row, text) in covered {
        let message = both!(
            "chữ nằm dưới một ô đã trộn, không hiển thị trong Word",
            "the text is below a merged cell and not shown in Word"
        );
        let place = Place { row: Some(*row), ..Place::default() };
        document.remarks.push(Remark { place, text: Some(text.clone()), message });
    }
}

/// A paragraph or a table.
enum Piece {
    Paragraph(Said),
    Table(Table),
}

/// The text of a paragraph and what hangs on it.
#[derive(Default)]
struct Said {
    text: String,
    notes: Vec<String>,
    symbol: bool,
    /// What stands in its text boxes.
    boxes: Vec<Piece>,
    style: Option<String>,
    number: Option<(usize, usize)>,
    /// Whether the paragraph itself was deleted.
    deleted: bool,
}

#[derive(Default)]
struct Reader {
    numbering: Numbering,
    notes: FxHashMap<(bool, String), String>,
    budget: Budget,
    /// How many tables are open.
    nested: usize,
    /// The parts of the name that pargo left in the row that is being read, with their numbers: other programs
    /// change their order.
    mark: Vec<(usize, String)>,
    /// Texts below merged cells, with the number of their row.
    covered: Vec<(usize, String)>,
}

/// How an element that holds others is read.
enum Wrapper {
    /// Its contents are read as if it were not there.
    Through,
    /// A content control.
    Control,
    /// Alternatives; only the first is read.
    Alternate,
    /// It is passed over.
    Skip,
    /// It is none of these.
    No,
}

fn wrapper(tag: &Tag<'_>) -> Wrapper {
    match (tag.space, tag.name()) {
        (Space::Word, "sdt") => Wrapper::Control,
        (Space::Word, "del" | "moveFrom" | "instrText" | "delText" | "sectPr") => Wrapper::Skip,
        (
            Space::Word,
            "ins" | "moveTo" | "customXml" | "smartTag" | "hyperlink" | "fldSimple" | "dir" | "bdo"
            | "ruby" | "rubyBase",
        ) => Wrapper::Through,
        (Space::Compatibility, "AlternateContent") => Wrapper::Alternate,
        _ => Wrapper::No,
    }
}

type Each<'e, 'x> = &'e mut dyn FnMut(&mut Reader, &mut Xml<'x>, Tag<'x>) -> Read<()>;

impl Reader {
    /// Calls `each` for an element, or for those in it where it only holds them.
    fn inside<'x>(&mut self, xml: &mut Xml<'x>, tag: Tag<'x>, each: Each<'_, 'x>) -> Read<()> {
        match wrapper(&tag) {
            Wrapper::No => each(self, xml, tag),
            Wrapper::Skip => xml.skip(),
            Wrapper::Through => xml.children(|xml, tag| self.inside(xml, tag, each)),
            Wrapper::Control => {
                let mut is_placeholder = false;
                xml.children(|xml, tag| match tag.name() {
                    "sdtPr" => xml.children(|xml, tag| {
                        is_placeholder |= tag.name() == "showingPlcHdr" && tag.is_on();
                        xml.skip()
                    }),
                    "sdtContent" if !is_placeholder => {
                        xml.children(|xml, tag| self.inside(xml, tag, each))
                    }
                    _ => xml.skip(),
                })
            }
            Wrapper::Alternate => {
                let mut taken = false;
                xml.children(|xml, tag| match tag.name() {
                    "Choice" | "Fallback" if !taken => {
                        taken = true;
                        xml.children(|xml, tag| self.inside(xml, tag, each))
                    }
                    _ => xml.skip(),
                })
            }
        }
    }

    /// Reads the element that was opened last, through wrappers.
    fn within<'x>(&mut self, xml: &mut Xml<'x>, each: Each<'_, 'x>) -> Read<()> {
        xml.children(|xml, tag| self.inside(xml, tag, each))
    }

    fn blocks(&mut self, xml: &mut Xml<'_>, out: &mut Vec<Piece>) -> Read<()> {
        self.within(xml, &mut |reader, xml, tag| match (tag.space, tag.name()) {
            (Space::Word, "p") => reader.paragraph(xml, out),
            (Space::Word, "tbl") => {
                let table = reader.table(xml)?;
                out.push(Piece::Table(table));
                Ok(())
            }
            (Space::Word, "bookmarkStart") => reader.bookmark(xml, &tag),
            _ => xml.skip(),
        })
    }

    fn bookmark(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>) -> Read<()> {
        let name = tag.attribute("name").unwrap_or_default();
        let part = name.strip_prefix("pargo_").and_then(|rest| rest.split_once('_'));
        if let Some((number, text)) = part
            && let Ok(number) = number.parse()
        {
            self.mark.push((number, text.to_owned()));
        }
        xml.skip()
    }

    fn paragraph(&mut self, xml: &mut Xml<'_>, out: &mut Vec<Piece>) -> Read<()> {
        let mut said = Said::default();
        self.within(xml, &mut |reader, xml, tag| match (tag.space, tag.name()) {
            (Space::Word, "pPr") => properties(xml, &mut said),
            (Space::Word, "r") => reader.run(xml, &mut said),
            (Space::Word, "bookmarkStart") => reader.bookmark(xml, &tag),
            (Space::Other, "oMath" | "oMathPara") => {
                said.text += &xml.text()?;
                Ok(())
            }
            _ => xml.skip(),
        })?;
        self.budget.text(said.text.len())?;
        let gone = said.deleted && said.text.is_empty();
        let number = said.number.or_else(|| self.numbering.of_style(said.style.as_deref()?));
        if let Some((list, level)) = number.filter(|_| !gone)
            && let Some(label) = self.numbering.label(list, level)
        {
            said.text = format!("{label} {}", said.text).trim_end().to_owned();
        }
        let boxes = std::mem::take(&mut said.boxes);
        out.push(Piece::Paragraph(said));
        out.extend(boxes);
        Ok(())
    }

    fn run(&mut self, xml: &mut Xml<'_>, said: &mut Said) -> Read<()> {
        let mut hidden = false;
        self.within(xml, &mut |reader, xml, tag| {
            if tag.space != Space::Word {
                return reader.boxes(xml, said);
            }
            match tag.name() {
                "rPr" => {
                    return xml.children(|xml, tag| {
                        hidden |= tag.name() == "vanish" && tag.is_on();
                        xml.skip()
                    });
                }
                "t" => {
                    let text = xml.text()?;
                    if !hidden {
                        said.text += &text;
                    }
                    return Ok(());
                }
                "drawing" | "pict" | "object" => return reader.boxes(xml, said),
                _ if hidden => {}
                "tab" | "ptab" => said.text.push('\t'),
                "br" | "cr" => said.text.push('\n'),
                "noBreakHyphen" => said.text.push('-'),
                "sym" => {
                    said.symbol = true;
                    said.text.push('•');
                }
                name @ ("footnoteReference" | "endnoteReference") => {
                    let id = tag.attribute("id").unwrap_or_default();
                    let is_footnote = name == "footnoteReference";
                    said.notes.extend(reader.notes.get(&(is_footnote, id)).cloned());
                }
                _ => {}
            }
            xml.skip()
        })
    }

    /// What stands in the text boxes of a drawing.
    fn boxes(&mut self, xml: &mut Xml<'_>, said: &mut Said) -> Read<()> {
        self.within(xml, &mut |reader, xml, tag| match (tag.space, tag.name()) {
            (Space::Word, "txbxContent") => reader.blocks(xml, &mut said.boxes),
            _ => reader.boxes(xml, said),
        })
    }

    fn table(&mut self, xml: &mut Xml<'_>) -> Read<Table> {
        self.nested += 1;
        if self.nested > MOST_NESTED_TABLES {
            return Err(refused::too_deep("word/document.xml"));
        }
        let mut rows = Rows::default();
        self.within(xml, &mut |reader, xml, tag| match (tag.space, tag.name()) {
            (Space::Word, "tr") => reader.row(xml, &mut rows),
            (Space::Word, "bookmarkStart") => reader.bookmark(xml, &tag),
            _ => xml.skip(),
        })?;
        self.nested -= 1;
        Ok(rows.finish())
    }

    fn row(&mut self, xml: &mut Xml<'_>, rows: &mut Rows) -> Read<()> {
        let outer = std::mem::take(&mut self.mark);
        let (mut row, mut column, mut deleted) = (Row::default(), 0, false);
        row.number = rows.table.rows.len() + 1;
        self.within(xml, &mut |reader, xml, tag| match (tag.space, tag.name()) {
            (Space::Word, "trPr") => xml.children(|xml, tag| {
                match tag.name() {
                    "gridBefore" => column = tag.number("val").unwrap_or(0).min(1_000),
                    "tblHeader" => row.is_header = tag.is_on(),
                    "hidden" => row.hidden = tag.is_on(),
                    "del" => deleted = true,
                    _ => {}
                }
                xml.skip()
            }),
            (Space::Word, "tc") => reader.cell(xml, &mut row, &mut column, rows),
            (Space::Word, "bookmarkStart") => reader.bookmark(xml, &tag),
            _ => xml.skip(),
        })?;
        let mut mark = std::mem::replace(&mut self.mark, outer);
        mark.sort();
        row.mark = (!mark.is_empty()).then(|| mark.into_iter().map(|(_, text)| text).collect());
        if !deleted {
            rows.table.rows.push(row);
        }
        Ok(())
    }

    fn cell(
        &mut self,
        xml: &mut Xml<'_>,
        row: &mut Row,
        column: &mut usize,
        rows: &mut Rows,
    ) -> Read<()> {
        self.budget.cell()?;
        let (mut span, mut merge, mut goes_on) = (1, Merge::None, false);
        let mut pieces = Vec::new();
        self.within(xml, &mut |reader, xml, tag| match (tag.space, tag.name()) {
            (Space::Word, "tcPr") => xml.children(|xml, tag| {
                let first = tag.attribute("val").as_deref() == Some("restart");
                match tag.name() {
                    "gridSpan" => span = tag.number("val").unwrap_or(1).clamp(1, 1_000),
                    "vMerge" => merge = if first { Merge::First } else { Merge::Below },
                    "hMerge" => goes_on = !first,
                    _ => {}
                }
                xml.skip()
            }),
            (Space::Word, "p") => reader.paragraph(xml, &mut pieces),
            (Space::Word, "tbl") => {
                let table = reader.table(xml)?;
                pieces.push(Piece::Table(table));
                Ok(())
            }
            (Space::Word, "bookmarkStart") => reader.bookmark(xml, &tag),
            _ => xml.skip(),
        })?;
        let mut cell = of_pieces(pieces, *column);
        cell.span = span;
        *column += span;
        if goes_on && let Some(before) = row.cells.last_mut() {
            before.span += span;
            if !cell.text.is_empty() {
                self.covered.push((row.number, cell.text.to_string()));
            }
            return Ok(());
        }
        let stale = rows.merge(&mut cell, merge);
        self.covered.extend(stale.map(|text| (row.number, text.to_string())));
        row.cells.push(cell);
        Ok(())
    }

    /// Footnotes and endnotes, by their id.
    fn read_notes(&mut self, text: &str, part: &str, kind: &str) -> Read<()> {
        let mut xml = Xml::new(text, part);
        while let Some(node) = xml.next()? {
            let Node::Open(tag) = node else { continue };
            let is_note = matches!(tag.name(), "footnote" | "endnote");
            if !is_note || tag.attribute("type").is_some_and(|kind| kind != "normal") {
                continue;
            }
            let id = tag.attribute("id").unwrap_or_default();
            let mut pieces = Vec::new();
            self.blocks(&mut xml, &mut pieces)?;
            let said = of_pieces(pieces, 0).text.trim().to_owned();
            self.notes.insert((kind == "/footnotes", id), said);
        }
        Ok(())
    }
}

/// The properties of a paragraph: its style, its list, and whether it was deleted.
fn properties(xml: &mut Xml<'_>, said: &mut Said) -> Read<()> {
    xml.children(|xml, tag| match tag.name() {
        "pStyle" => {
            said.style = tag.attribute("val");
            xml.skip()
        }
        "numPr" => {
            let (mut list, mut level) = (None, 0);
            xml.children(|xml, tag| {
                match tag.name() {
                    "numId" => list = tag.number("val"),
                    "ilvl" => level = tag.number("val").unwrap_or(0),
                    _ => {}
                }
                xml.skip()
            })?;
            said.number = list.map(|list| (list, level));
            Ok(())
        }
        "rPr" => xml.children(|xml, tag| {
            said.deleted |= tag.name() == "del";
            xml.skip()
        }),
        _ => xml.skip(),
    })
}

/// A cell of what stands in it: a line for each paragraph.
fn of_pieces(pieces: Vec<Piece>, column: usize) -> Cell {
    let mut cell = Cell::new(column, "");
    let mut lines: Vec<String> = Vec::new();
    let mut symbol = false;
    for piece in pieces {
        match piece {
            Piece::Paragraph(said) => {
                symbol |= said.symbol;
                cell.notes.extend(said.notes);
                lines.push(said.text);
            }
            Piece::Table(table) => cell.tables.push(table),
        }
    }
    cell.text = Rc::from(lines.join("\n").trim());
    cell.doubt = symbol.then_some(Doubt::Symbol);
    cell
}

/// The rows of a table that is being read.
#[derive(Default)]
struct Rows {
    table: Table,
    /// The cells that may go on below, by their column.
    open: Vec<(usize, Rc<str>)>,
}

impl Rows {
    /// Settles how a cell is merged. Text that another cell covers comes back.
    fn merge(&mut self, cell: &mut Cell, merge: Merge) -> Option<Rc<str>> {
        let above = self.open.iter().position(|(column, _)| *column == cell.column);
        match (merge, above) {
            (Merge::Below, Some(at)) => {
                let text = Rc::clone(&self.open[at].1);
                let stale = std::mem::replace(&mut cell.text, text);
                cell.merge = Merge::Below;
                (!stale.is_empty() && stale != cell.text).then_some(stale)
            }
            // One that goes on from nothing begins here.
            (Merge::First | Merge::Below, above) => {
                above.map(|at| self.open.swap_remove(at));
                self.open.push((cell.column, Rc::clone(&cell.text)));
                cell.merge = Merge::First;
                None
            }
            (Merge::None, above) => {
                above.map(|at| self.open.swap_remove(at));
                None
            }
        }
    }

    fn finish(mut self) -> Table {
        let ends = self.table.rows.iter().flat_map(|row| &row.cells);
        self.table.width = ends.map(|cell| cell.column + cell.span).max().unwrap_or(0);
        settle_merges(&mut self.table);
        self.table
    }
}
