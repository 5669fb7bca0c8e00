//! Excel: each sheet is a table. Only cells that hold something are kept, so that one at the far end of a sheet costs
//! one cell.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::exchange::document::{Cell, Document, Doubt, Merge, Place, Remark, Row, Table};
use crate::exchange::read::archive::{Archive, Relation};
use crate::exchange::read::comments;
use crate::exchange::read::format::Format;
use crate::exchange::read::shared::{Budget, add, macros, reference, settle_merges};
use crate::exchange::read::xml::{Node, Space, Tag, Xml};
use crate::exchange::refused::Read;
use crate::text::lang::both;

/// Reads a workbook.
pub fn read(archive: &mut Archive<'_>, main: &str) -> Read<Document> {
    let text = archive.required(main)?;
    let book = workbook(&text, main)?;
    let relations = archive.relations(main)?;
    let part = |kind: &str| relations.iter().find(|one| one.kind.ends_with(kind)).map(|r| &r.part);
    let mut reader = Reader { dates_of_1904: book.dates_of_1904, ..Reader::default() };
    if let Some(part) = part("/sharedStrings")
        && let Some(text) = archive.part(part)?
    {
        reader.shared(&text, part)?;
    }
    if let Some(part) = part("/styles")
        && let Some(text) = archive.part(part)?
    {
        reader.styles(&text, part)?;
    }
    let mut document = Document::default();
    for sheet in &book.sheets {
        let Some(of) = relations.iter().find(|one| one.id == sheet.relation) else { continue };
        if !of.kind.ends_with("/worksheet") {
            continue;
        }
        let text = archive.required(&of.part)?;
        let table = reader.sheet(&text, of, &sheet.name, &mut document)?;
        drop(text);
        if sheet.hidden && !table.rows.is_empty() {
            let message = both!("trang tính ẩn, vẫn được đọc", "a hidden sheet, which is read");
            document.remarks.push(Remark { place: of_sheet(&sheet.name), text: None, message });
        }
        if !table.rows.is_empty() {
            add(&mut document, table);
        }
        for beside in archive.relations(&of.part)? {
            let is_drawing = beside.kind.ends_with("/drawing");
            if !is_drawing && !beside.kind.ends_with("/comments") {
                continue;
            }
            let Some(text) = archive.part(&beside.part)? else { continue };
            match is_drawing {
                true => boxes(&text, &beside.part, &sheet.name, &mut document)?,
                false => {
                    let remarks = comments::read(&text, &beside.part, Some(&sheet.name))?;
                    document.remarks.extend(remarks);
                }
            }
        }
    }
    if archive.names().any(|name| name.ends_with("vbaproject.bin")) {
        document.remarks.push(macros());
    }
    Ok(document)
}

fn of_sheet(name: &Rc<str>) -> Place {
    Place { sheet: Some(Rc::clone(name)), ..Place::default() }
}

struct Sheet {
    name: Rc<str>,
    relation: String,
    hidden: bool,
}

#[derive(Default)]
struct Book {
    sheets: Vec<Sheet>,
    dates_of_1904: bool,
}

fn workbook(text: &str, part: &str) -> Read<Book> {
    let mut xml = Xml::new(text, part);
    let mut book = Book::default();
    while let Some(node) = xml.next()? {
        let Node::Open(tag) = node else { continue };
        match (tag.space, tag.name()) {
            (Space::Sheet, "workbookPr") => book.dates_of_1904 = tag.has_on("date1904"),
            (Space::Sheet, "sheet") => book.sheets.push(Sheet {
                name: Rc::from(tag.attribute("name").unwrap_or_default()),
                relation: tag.attribute("id").unwrap_or_default(),
                hidden: tag.attribute("state").is_some_and(|state| state != "visible"),
            }),
            _ => {}
        }
    }
    Ok(book)
}

#[derive(Default)]
struct Reader {
    shared: Vec<Rc<str>>,
    /// The format of each style of a cell.
    formats: Vec<Rc<Format>>,
    dates_of_1904: bool,
    budget: Budget,
}

/// The cells of one row as they come: their column on the sheet, text and doubt.
struct RawRow {
    number: usize,
    hidden: bool,
    cells: Vec<(usize, Rc<str>, Option<Doubt>)>,
}

/// A merged range: its first and last column and row, from 1.
#[derive(Clone, Copy)]
struct Range {
    columns: (usize, usize),
    rows: (usize, usize),
}

impl Reader {
    fn shared(&mut self, text: &str, part: &str) -> Read<()> {
        let mut xml = Xml::new(text, part);
        while let Some(node) = xml.next()? {
            let Node::Open(tag) = node else { continue };
            if tag.name() == "si" {
                let text = rich(&mut xml)?;
                self.budget.text(text.len())?;
                self.shared.push(Rc::from(text));
            }
        }
        Ok(())
    }

    fn styles(&mut self, text: &str, part: &str) -> Read<()> {
        let mut xml = Xml::new(text, part);
        let mut codes: FxHashMap<usize, String> = FxHashMap::default();
        let mut made: FxHashMap<usize, Rc<Format>> = FxHashMap::default();
        while let Some(node) = xml.next()? {
            let Node::Open(tag) = node else { continue };
            match tag.name() {
                "numFmt" => {
                    let id = tag.number("numFmtId");
                    codes.extend(id.zip(tag.attribute("formatCode")));
                }
                "cellXfs" => xml.children(|xml, tag| {
                    let id = tag.number("numFmtId").unwrap_or(0);
                    let code = codes.get(&id).map(String::as_str);
                    let format = made.entry(id).or_insert_with(|| Rc::new(Format::of(id, code)));
                    self.formats.push(Rc::clone(format));
                    xml.skip()
                })?,
                _ => {}
            }
        }
        Ok(())
    }

    fn sheet(
        &mut self,
        text: &str,
        of: &Relation,
        name: &Rc<str>,
        document: &mut Document,
    ) -> Read<Table> {
        let mut xml = Xml::new(text, &of.part);
        let (mut rows, mut merges, mut hidden) = (Vec::new(), Vec::new(), Vec::new());
        while let Some(node) = xml.next()? {
            let Node::Open(tag) = node else { continue };
            match (tag.space, tag.name()) {
                (Space::Sheet, "col") if tag.has_on("hidden") => {
                    hidden.extend(tag.number("min").zip(tag.number("max")));
                }
                (Space::Sheet, "row") => {
                    let before = rows.last().map_or(0, |row: &RawRow| row.number);
                    let number = tag.number("r").unwrap_or(before + 1);
                    let mut row =
                        RawRow { number, hidden: tag.has_on("hidden"), cells: Vec::new() };
                    self.row(&mut xml, &mut row)?;
                    if !row.cells.is_empty() {
                        rows.push(row);
                    }
                }
                (Space::Sheet, "mergeCell") => {
                    self.budget.cell()?;
                    merges.extend(tag.attribute("ref").as_deref().and_then(range));
                }
                _ => {}
            }
        }
        rows.sort_by_key(|row| row.number);
        let mut table = self.compact(rows, &merges, name, document)?;
        table.hidden_columns = (0..table.width)
            .filter(|at| {
                let number = table.column_number(*at);
                hidden.iter().any(|(first, last)| (*first..=*last).contains(&number))
            })
            .collect();
        Ok(table)
    }

    fn row(&mut self, xml: &mut Xml<'_>, row: &mut RawRow) -> Read<()> {
        let mut next = 1;
        xml.children(|xml, tag| {
            if tag.name() != "c" {
                return xml.skip();
            }
            let place = tag.attribute("r").as_deref().and_then(reference);
            let column = place.map_or(next, |(column, _)| column);
            next = column + 1;
            let (text, doubt) = self.value(xml, &tag)?;
            if !text.trim().is_empty() {
                self.budget.cell()?;
                row.cells.push((column, text, doubt));
            }
            Ok(())
        })?;
        row.cells.sort_by_key(|(column, ..)| *column);
        row.cells.dedup_by_key(|(column, ..)| *column);
        Ok(())
    }

    /// What a cell shows.
    fn value(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>) -> Read<(Rc<str>, Option<Doubt>)> {
        let kind = tag.attribute("t").unwrap_or_default();
        let style = tag.number("s").unwrap_or(0);
        let (mut value, mut inline, mut formula) = (None, None, None);
        xml.children(|xml, tag| {
            match tag.name() {
                "v" => value = Some(xml.text()?),
                "is" => inline = Some(rich(xml)?),
                "f" => formula = Some(xml.text()?),
                _ => xml.skip()?,
            }
            Ok(())
        })?;
        // Programs that do not calculate leave the value empty. A formula may also have the empty text as its value.
        let is_value =
            |value: &String| formula.is_none() || kind == "str" || !value.trim().is_empty();
        let Some(value) = value.filter(is_value).or(inline) else {
            return Ok(match formula {
                Some(formula) => (Rc::from(format!("={formula}")), Some(Doubt::NoValue)),
                None => (Rc::from(""), None),
            });
        };
        if kind == "s" {
            let text = value.trim().parse().ok().and_then(|at: usize| self.shared.get(at)).cloned();
            let text = text.unwrap_or_else(|| Rc::from(""));
            // Every cell that names the text is read and written like a text of its own.
            self.budget.text(text.len())?;
            return Ok((text, None));
        }
        self.budget.text(value.len())?;
        let (text, doubt) = match kind.as_str() {
            "str" | "inlineStr" => (unescaped(&value), None),
            "e" => (value, Some(Doubt::Error)),
            "b" => ((if value.trim() == "1" { "TRUE" } else { "FALSE" }).to_owned(), None),
            "d" => (value, Some(Doubt::IsDate)),
            _ => match self.formats.get(style) {
                Some(format) => format.shown(&value, self.dates_of_1904),
                None => Format::of(0, None).shown(&value, false),
            },
        };
        Ok((Rc::from(text), doubt))
    }

    /// Rows with the columns that hold something, and merged cells in every row that they cover.
    fn compact(
        &mut self,
        rows: Vec<RawRow>,
        merges: &[Range],
        name: &Rc<str>,
        document: &mut Document,
    ) -> Read<Table> {
        let mut used: Vec<usize> =
            rows.iter().flat_map(|row| row.cells.iter().map(|(column, ..)| *column)).collect();
        used.sort_unstable();
        used.dedup();
        let mut table = Table {
            sheet: Some(Rc::clone(name)),
            width: used.len(),
            has_letters: true,
            ..Table::default()
        };
        for raw in rows {
            let cells = raw.cells.into_iter().map(|(column, text, doubt)| {
                let column = used.partition_point(|known| *known < column);
                Cell { doubt, ..Cell::new(column, text) }
            });
            let cells = cells.collect();
            let (number, hidden) = (raw.number, raw.hidden);
            table.rows.push(Row { number, hidden, cells, ..Row::default() });
        }
        for range in merges {
            self.merge(&mut table, &used, *range, document)?;
        }
        settle_merges(&mut table);
        table.column_numbers = used;
        Ok(table)
    }

    fn merge(
        &mut self,
        table: &mut Table,
        used: &[usize],
        range: Range,
        document: &mut Document,
    ) -> Read<()> {
        let first = used.partition_point(|known| *known < range.columns.0);
        let after = used.partition_point(|known| *known <= range.columns.1);
        let top = table.rows.partition_point(|row| row.number < range.rows.0);
        let bottom = table.rows.partition_point(|row| row.number <= range.rows.1);
        let span = after.saturating_sub(first).max(1);
        let origin = table.rows.get_mut(top).filter(|row| row.number == range.rows.0);
        let Some(cell) = origin.and_then(|row| row.cells.iter_mut().find(|c| c.column == first))
        else {
            return Ok(());
        };
        cell.span = span;
        if range.rows.1 > range.rows.0 {
            cell.merge = Merge::First;
        }
        let of_below = Cell { merge: Merge::Below, notes: Vec::new(), ..cell.clone() };
        for row in table.rows.get_mut(top..bottom).unwrap_or_default() {
            let is_first = row.number == range.rows.0;
            let inside = |cell: &Cell| (first..after).contains(&cell.column);
            let keep = |cell: &Cell| !inside(cell) || (is_first && cell.column == first);
            for covered in row.cells.iter().filter(|cell| !keep(cell)) {
                let place = Place {
                    row: Some(row.number),
                    ..of_sheet(table.sheet.as_ref().unwrap_or(&Rc::from("")))
                };
                let text = Some(covered.text.to_string());
                document.remarks.push(Remark { place, text, message: below() });
            }
            row.cells.retain(keep);
            if !is_first {
                self.budget.cell()?;
                self.budget.text(of_below.text.len())?;
                let at = row.cells.partition_point(|cell| cell.column < first);
                row.cells.insert(at, of_below.clone());
            }
        }
        Ok(())
    }
}

fn below() -> crate::text::lang::Text {
    both!(
        "chữ nằm dưới một ô đã trộn, không hiển thị trong Excel",
        "the text is below a merged cell and not shown in Excel"
    )
}

/// The text of a string with formatted parts, without readings.
fn rich(xml: &mut Xml<'_>) -> Read<String> {
    let mut out = String::new();
    xml.children(|xml, tag| match tag.name() {
        "t" => {
            out += &xml.text()?;
            Ok(())
        }
        "r" => xml.children(|xml, tag| {
            if tag.name() == "t" {
                out += &xml.text()?;
                return Ok(());
            }
            xml.skip()
        }),
        _ => xml.skip(),
    })?;
    Ok(unescaped(&out))
}

/// `_x000D_` and the like stand for characters that XML does not allow.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes()[at..].get(6) == Some(&b'_'));
        let character = code
            .filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()))
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32);
        out += &rest[..at];
        match character {
            Some(character) => {
                out.push(character);
                rest = &rest[at + 7..];
            }
            None => {
                out += "_x";
                rest = &rest[at + 2..];
            }
        }
    }
    out + rest
}

fn range(text: &str) -> Option<Range> {
    let (first, last) = text.split_once(':')?;
    let (a, b) = (reference(first)?, reference(last)?);
    Some(Range { columns: (a.0.min(b.0), a.0.max(b.0)), rows: (a.1.min(b.1), a.1.max(b.1)) })
}

/// The text boxes of a sheet, which belong to no cell.
fn boxes(text: &str, part: &str, sheet: &Rc<str>, document: &mut Document) -> Read<()> {
    let mut xml = Xml::new(text, part);
    while let Some(node) = xml.next()? {
        let Node::Open(tag) = node else { continue };
        if tag.name() != "txBody" {
            continue;
        }
        let mut lines = String::new();
        xml.children(|xml, tag| match tag.name() {
            "p" => {
                let line = xml.text()?;
                lines += line.trim();
                lines.push('\n');
                Ok(())
            }
            _ => xml.skip(),
        })?;
        let text = lines.trim();
        if !text.is_empty() {
            let message = both!("chữ trong hộp văn bản trên trang tính", "text of a text box");
            let text = Some(text.to_owned());
            document.remarks.push(Remark { place: of_sheet(sheet), text, message });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_and_escapes() {
        assert_eq!(reference("XFD1048576"), Some((16_384, 1_048_576)));
        assert_eq!((reference("A0"), reference("12"), reference("XFE1")), (None, None, None));
        assert_eq!(unescaped("a_x000D_b_xZZ_ _x00"), "a\rb_xZZ_ _x00");
    }
}
