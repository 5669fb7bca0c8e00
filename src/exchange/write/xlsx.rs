//! Excel: real dates and numbers, never a formula; a frozen header, columns that fit, and A4.

use chrono::NaiveDate;

use crate::exchange::document::letters;
use crate::exchange::page::{HeadingStyle, Page, PageCell, PageColumn, PageTable, PageValue};
use crate::exchange::write::styles::{Look, Styles, format_of};
use crate::exchange::write::zipped::{
    RELATION, XML, archive, content_types, escaped, root_relations,
};

/// The namespace of sheets.
pub const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// The most letters of a cell that Excel allows.
const MOST_LETTERS: usize = 32_767;

/// A workbook with a sheet for each table.
pub fn write(page: &Page) -> Vec<u8> {
    let mut styles = Styles::default();
    let mut parts: Vec<SheetPart> = Vec::new();
    for (at, table) in page.tables.iter().enumerate() {
        let names: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
        let name = sheet_name(&table.name, &names);
        let sheet = Sheet::new(page, table, &mut styles);
        let defined = sheet.defined_names(&name, at);
        parts.push(SheetPart { name, text: sheet.text, defined, hidden: false });
    }
    book(parts, &styles)
}

/// A sheet of a workbook, as its part of the archive.
pub struct SheetPart {
    /// Its name, which no other sheet has.
    pub name: String,
    /// The part.
    pub text: String,
    /// The names that it defines.
    pub defined: String,
    /// Whether it is for programs alone.
    pub hidden: bool,
}

/// A workbook of sheets.
pub fn book(sheets: Vec<SheetPart>, styles: &Styles) -> Vec<u8> {
    let numbered = || sheets.iter().enumerate().map(|(at, sheet)| (at + 1, sheet));
    let list: String = numbered()
        .map(|(id, sheet)| {
            let state = if sheet.hidden { " state=\"veryHidden\"" } else { "" };
            let name = escaped(&sheet.name);
            format!("<sheet name=\"{name}\" sheetId=\"{id}\"{state} r:id=\"rId{id}\"/>")
        })
        .collect();
    let defined: String = sheets.iter().map(|sheet| sheet.defined.as_str()).collect();
    let book = format!(
        "{XML}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATION}\"><sheets>{list}</sheets><definedNames>{defined}</definedNames></workbook>"
    );
    let mut relations: String = numbered()
        .map(|(id, _)| {
            format!("<Relationship Id=\"rId{id}\" Type=\"{RELATION}/worksheet\" Target=\"worksheets/sheet{id}.xml\"/>")
        })
        .collect();
    let last = sheets.len() + 1;
    relations += &format!(
        "<Relationship Id=\"rId{last}\" Type=\"{RELATION}/styles\" Target=\"styles.xml\"/>"
    );
    let relations = format!(
        "{XML}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>"
    );
    let paths: Vec<String> =
        numbered().map(|(id, _)| format!("xl/worksheets/sheet{id}.xml")).collect();
    let mut kinds = vec![
        ("xl/workbook.xml", "spreadsheetml.sheet.main"),
        ("xl/styles.xml", "spreadsheetml.styles"),
    ];
    kinds.extend(paths.iter().map(|name| (name.as_str(), "spreadsheetml.worksheet")));
    let mut all = vec![
        content_types(&kinds),
        root_relations("xl/workbook.xml"),
        ("xl/workbook.xml".to_owned(), book),
        ("xl/_rels/workbook.xml.rels".to_owned(), relations),
        ("xl/styles.xml".to_owned(), styles.part()),
    ];
    all.extend(paths.into_iter().zip(sheets.into_iter().map(|sheet| sheet.text)));
    archive(&all)
}

/// A name that Excel allows and that no other sheet has.
fn sheet_name(wanted: &str, taken: &[&str]) -> String {
    let plain: String =
        wanted.chars().map(|c| if "[]:*?/\\'".contains(c) { ' ' } else { c }).take(28).collect();
    let plain = if plain.trim().is_empty() { "Sheet".to_owned() } else { plain.trim().to_owned() };
    let mut name = plain.clone();
    let mut number = 2;
    while taken.iter().any(|known| known.to_lowercase() == name.to_lowercase()) {
        name = format!("{plain} {number}");
        number += 1;
    }
    name
}

/// A sheet that is being written.
struct Sheet {
    text: String,
    /// The rows of the header, from 1.
    header: (usize, usize),
    last_row: usize,
    last_column: usize,
    filters: bool,
}

/// The rows of a sheet, and the ranges that are merged.
#[derive(Default)]
pub struct Rows {
    /// The rows as XML.
    pub text: String,
    merges: Vec<String>,
    /// The number of the last row, from 1.
    pub number: usize,
}

impl Rows {
    /// Adds a row of cells, each with its column, value and style.
    pub fn add(&mut self, cells: &[(usize, &PageValue, usize)], lines: usize) {
        self.number += 1;
        let number = self.number;
        // Excel fits the height of a row when it is edited; until then this one holds.
        let height = lines.clamp(1, 25) * 16 + 2;
        self.text += &format!("<row r=\"{number}\" ht=\"{height}\">");
        for (column, value, style) in cells {
            self.text += &cell(&format!("{}{number}", letters(column + 1)), value, *style);
        }
        self.text += "</row>";
    }

    /// Merges cells, each by its column from 0 and its row from 1.
    pub fn merge(&mut self, first: (usize, usize), last: (usize, usize)) {
        let of = |(column, row): (usize, usize)| format!("{}{row}", letters(column + 1));
        self.merges.push(format!("<mergeCell ref=\"{}:{}\"/>", of(first), of(last)));
    }

    /// The element that lists the merged ranges; nothing where there are none.
    pub fn merged(&self) -> String {
        match self.merges.len() {
            0 => String::new(),
            count => format!("<mergeCells count=\"{count}\">{}</mergeCells>", self.merges.concat()),
        }
    }
}

fn cell(place: &str, value: &PageValue, style: usize) -> String {
    match value {
        PageValue::Empty => format!("<c r=\"{place}\" s=\"{style}\"/>"),
        PageValue::Text(text) => {
            let text: String = text.chars().take(MOST_LETTERS).collect();
            let text = escaped(&unmistakable(&text));
            format!(
                "<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
            )
        }
        PageValue::Day(day) => match serial(*day) {
            Some(serial) => format!("<c r=\"{place}\" s=\"{style}\"><v>{serial}</v></c>"),
            None => cell(place, &PageValue::Text(value.words()), style),
        },
        PageValue::Whole(number) => {
            format!("<c r=\"{place}\" s=\"{style}\"><v>{number}</v></c>")
        }
        PageValue::Decimal(digits) => {
            format!("<c r=\"{place}\" s=\"{style}\"><v>{}</v></c>", escaped(digits))
        }
        PageValue::Tenths(tenths) => {
            let sign = if *tenths < 0 { "-" } else { "" };
            let (whole, rest) = (tenths.abs() / 1000, tenths.abs() % 1000);
            format!("<c r=\"{place}\" s=\"{style}\"><v>{sign}{whole}.{rest:03}</v></c>")
        }
    }
}

/// Text that Excel would read as a code for a character.
fn unmistakable(text: &str) -> String {
    text.replace("_x", "_x005F_x")
}

/// The number that Excel keeps for a day; `None` for one before it counts.
pub fn serial(day: NaiveDate) -> Option<i64> {
    let base = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    Some((day - base).num_days()).filter(|days| *days > 60)
}

impl Sheet {
    fn new(page: &Page, table: &PageTable, styles: &mut Styles) -> Sheet {
        let mut rows = Rows::default();
        let last_column = table.columns.len().max(1);
        let seen = table.seen().count().max(1);
        headings(page, seen, styles, &mut rows);
        let first = rows.number + 1;
        header(table, styles, &mut rows);
        let header = (first, rows.number);
        body(table, styles, &mut rows);
        let last_row = rows.number;
        notes(page, seen, styles, &mut rows);
        let columns: String =
            table.columns.iter().enumerate().map(|(at, one)| column(at + 1, one)).collect();
        let freeze = header.1;
        let pane = format!(
            "<pane ySplit=\"{freeze}\" topLeftCell=\"A{}\" activePane=\"bottomLeft\" state=\"frozen\"/>",
            freeze + 1
        );
        let filter = match table.filters && last_row > header.1 {
            true => {
                format!("<autoFilter ref=\"A{}:{}{last_row}\"/>", header.1, letters(last_column))
            }
            false => String::new(),
        };
        let merges = rows.merged();
        let text = format!(
            "{XML}<worksheet xmlns=\"{MAIN}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>\
             <sheetViews><sheetView workbookViewId=\"0\" showGridLines=\"0\">{pane}</sheetView></sheetViews>\
             <sheetFormatPr defaultRowHeight=\"15.75\"/><cols>{columns}</cols><sheetData>{}</sheetData>{filter}{merges}\
             <printOptions horizontalCentered=\"1\"/>\
             <pageMargins left=\"0.79\" right=\"0.59\" top=\"0.79\" bottom=\"0.79\" header=\"0.39\" footer=\"0.39\"/>\
             <pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/>\
             <headerFooter differentFirst=\"1\"><oddHeader>&amp;C&amp;P</oddHeader></headerFooter></worksheet>",
            rows.text
        );
        let filters = table.filters && last_row > header.1;
        Sheet { text, header, last_row, last_column, filters }
    }

    /// The rows that are repeated on each page, and the range of the filter.
    fn defined_names(&self, name: &str, at: usize) -> String {
        let name = escaped(name);
        let (first, last) = self.header;
        let mut out = format!(
            "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{at}\">'{name}'!${first}:${last}</definedName>"
        );
        if self.filters {
            let column = letters(self.last_column);
            out = format!(
                "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{at}\" hidden=\"1\">'{name}'!$A${last}:${column}${}</definedName>{out}",
                self.last_row
            );
        }
        out
    }
}

fn column(number: usize, column: &PageColumn) -> String {
    let hidden = if column.hidden { " hidden=\"1\"" } else { "" };
    let width = column.width + 2;
    format!("<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"{hidden}/>")
}

fn headings(page: &Page, seen: usize, styles: &mut Styles, rows: &mut Rows) {
    for heading in &page.headings {
        let look = Look {
            size: 14,
            bold: heading.style != HeadingStyle::Italic,
            italic: heading.style == HeadingStyle::Italic,
            centered: true,
            ..Look::default()
        };
        let lines = lines(&heading.text, 105);
        let value = PageValue::Text(heading.text.clone());
        rows.add(&[(0, &value, styles.of(look))], lines + lines / 4);
        if seen > 1 {
            rows.merge((0, rows.number), (seen - 1, rows.number));
        }
    }
    if !page.headings.is_empty() {
        rows.number += 1;
    }
}

fn header(table: &PageTable, styles: &mut Styles, rows: &mut Rows) {
    let look = Look { bold: true, framed: true, grey: true, centered: true, ..Look::default() };
    let style = styles.of(look);
    let text = |text: &str| PageValue::Text(text.to_owned());
    if !table.has_groups() {
        let values: Vec<PageValue> =
            table.columns.iter().map(|column| text(&column.head)).collect();
        let cells: Vec<_> = values.iter().enumerate().map(|(at, v)| (at, v, style)).collect();
        let most = table.columns.iter().map(|one| lines(&one.head, one.width)).max();
        return rows.add(&cells, most.unwrap_or(1));
    }
    let (mut first, mut second): (Vec<PageValue>, Vec<PageValue>) = (Vec::new(), Vec::new());
    let top = rows.number + 1;
    let mut at = 0;
    while let Some(column) = table.columns.get(at) {
        let Some(group) = &column.group else {
            first.push(text(&column.head));
            second.push(PageValue::Empty);
            rows.merge((at, top), (at, top + 1));
            at += 1;
            continue;
        };
        let same =
            table.columns[at..].iter().take_while(|c| c.group.as_ref() == Some(group)).count();
        for (place, column) in table.columns[at..at + same].iter().enumerate() {
            first.push(if place == 0 { text(group) } else { PageValue::Empty });
            second.push(text(&column.head));
        }
        if same > 1 {
            rows.merge((at, top), (at + same - 1, top));
        }
        at += same;
    }
    for values in [first, second] {
        let cells: Vec<_> = values.iter().enumerate().map(|(at, v)| (at, v, style)).collect();
        let most = table.columns.iter().map(|one| lines(&one.head, one.width)).max();
        rows.add(&cells, most.unwrap_or(1));
    }
}

/// How many lines a text takes in a column of so many letters. One line too many is better than words cut off.
pub fn lines(text: &str, width: u32) -> usize {
    /// Widths are counted in tenths of a small letter.
    const LETTER: u32 = 10;
    let width = width.max(1) * LETTER;
    let of_word = |word: &str| -> u32 {
        word.chars()
            .map(|c| if c.is_uppercase() || "mwMW%".contains(c) { 14 } else { LETTER })
            .sum()
    };
    let of_line = |line: &str| {
        let (mut lines, mut used) = (1, 0);
        for word in line.split(' ').map(of_word) {
            let with_space = if used == 0 { word } else { used + 5 + word };
            if with_space <= width {
                used = with_space;
                continue;
            }
            // A word that is longer than a line is broken.
            lines += usize::from(used > 0);
            lines += usize::try_from(word.saturating_sub(1) / width).unwrap_or(0);
            used = if word > width { word % width } else { word };
        }
        lines
    };
    text.split('\n').map(of_line).sum()
}

fn body(table: &PageTable, styles: &mut Styles, rows: &mut Rows) {
    for row in &table.rows {
        let mut cells: Vec<(usize, &PageValue, usize)> = Vec::new();
        let (mut column, mut most) = (0, 1);
        for one in &row.cells {
            let style = styles.of(look(one, table.columns.get(column), row.bold));
            cells.push((column, &one.value, style));
            let last = (column + one.columns()).min(table.columns.len());
            if one.columns() > 1 {
                rows.merge((column, rows.number + 1), (last - 1, rows.number + 1));
            }
            let covered = &table.columns[column..last];
            let width: u32 = covered.iter().filter(|c| !c.hidden).map(|c| c.width).sum();
            if width > 0 {
                most = most.max(lines(&one.value.words(), width));
            }
            cells.extend((column + 1..last).map(|at| (at, &PageValue::Empty, style)));
            column = last;
        }
        rows.add(&cells, most);
    }
}

fn look(cell: &PageCell, column: Option<&PageColumn>, bold: bool) -> Look {
    let is_number = !matches!(cell.value, PageValue::Text(_) | PageValue::Empty);
    Look {
        bold,
        tone: cell.tone,
        framed: true,
        centered: is_number || column.is_some_and(|column| column.centered),
        format: format_of(&cell.value),
        ..Look::default()
    }
}

fn notes(page: &Page, seen: usize, styles: &mut Styles, rows: &mut Rows) {
    if page.notes.is_empty() {
        return;
    }
    rows.number += 1;
    for note in &page.notes {
        let style = styles.of(Look { italic: true, ..Look::default() });
        let value = PageValue::Text(note.clone());
        rows.add(&[(0, &value, style)], lines(note, 120));
        if seen > 1 {
            rows.merge((0, rows.number), (seen - 1, rows.number));
        }
    }
}
