//! Fills in a workbook as a person does: changes of its cells, rows, columns and sheets.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::make::archive;

/// The parts of a workbook that is being filled in.
pub struct Book {
    parts: Vec<(String, String)>,
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

impl Book {
    pub fn of(bytes: &[u8]) -> Book {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let parts = (0..zip.len()).map(|at| {
            let mut file = zip.by_index(at).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        });
        Book { parts: parts.collect() }
    }

    pub fn bytes(&self) -> Vec<u8> {
        let parts: Vec<(&str, &str)> =
            self.parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        archive(&parts)
    }

    pub fn part(&mut self, name: &str) -> &mut String {
        let part = self.parts.iter_mut().find(|(own, _)| own == name);
        &mut part.unwrap_or_else(|| panic!("there is no {name}")).1
    }

    fn sheet(&mut self) -> &mut String {
        self.part("xl/worksheets/sheet1.xml")
    }

    /// Puts what is inside a cell, with its kind, in the place of what was there. The style stays.
    fn put(&mut self, cell: &str, kind: &str, inside: &str) {
        let sheet = self.sheet();
        let start = sheet
            .find(&format!("<c r=\"{cell}\""))
            .unwrap_or_else(|| panic!("there is no cell {cell}"));
        let tag_end = start + sheet[start..].find('>').unwrap();
        let end = match sheet[..tag_end].ends_with('/') {
            true => tag_end + 1,
            false => start + sheet[start..].find("</c>").unwrap() + "</c>".len(),
        };
        let style = sheet[start..tag_end].split(" s=\"").nth(1).unwrap().split('"').next().unwrap();
        let new = format!("<c r=\"{cell}\" s=\"{style}\"{kind}>{inside}</c>");
        sheet.replace_range(start..end, &new);
    }

    /// Types a text.
    pub fn text(&mut self, cell: &str, text: &str) -> &mut Book {
        let inside = format!("<is><t xml:space=\"preserve\">{}</t></is>", escaped(text));
        self.put(cell, " t=\"inlineStr\"", &inside);
        self
    }

    /// Types a number, or the number of a date.
    pub fn number(&mut self, cell: &str, number: &str) -> &mut Book {
        self.put(cell, "", &format!("<v>{number}</v>"));
        self
    }

    /// Adds rows below the last one.
    pub fn rows(&mut self, rows: &str) -> &mut Book {
        let sheet = self.sheet();
        *sheet = sheet.replace("</sheetData>", &format!("{rows}</sheetData>"));
        self
    }

    /// Deletes the cells of a column, in every row.
    pub fn without_column(&mut self, letter: char) -> &mut Book {
        for row in 1..40 {
            let sheet = self.sheet();
            let Some(start) = sheet.find(&format!("<c r=\"{letter}{row}\"")) else { continue };
            let tag_end = start + sheet[start..].find('>').unwrap();
            let end = match sheet[..tag_end].ends_with('/') {
                true => tag_end + 1,
                false => start + sheet[start..].find("</c>").unwrap() + "</c>".len(),
            };
            sheet.replace_range(start..end, "");
        }
        self
    }

    /// Copies a row to the end, as another row.
    pub fn copied(&mut self, row: usize, to: usize) -> &mut Book {
        let sheet = self.sheet();
        let start = sheet.find(&format!("<row r=\"{row}\"")).unwrap();
        let end = start + sheet[start..].find("</row>").unwrap() + "</row>".len();
        let copy = sheet[start..end].replace(&format!("r=\"{row}\""), &format!("r=\"{to}\""));
        let copy = ('A'..='M').fold(copy, |copy, letter| {
            copy.replace(&format!("r=\"{letter}{row}\""), &format!("r=\"{letter}{to}\""))
        });
        self.rows(&copy)
    }

    /// Adds a sheet with these rows.
    pub fn another_sheet(&mut self, name: &str, rows: &str) -> &mut Book {
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let sheet =
            format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>");
        self.parts.push(("xl/worksheets/sheet9.xml".to_owned(), sheet));
        let entry = format!("<sheet name=\"{name}\" sheetId=\"9\" r:id=\"rId9\"/></sheets>");
        let book = self.part("xl/workbook.xml");
        *book = book.replace("</sheets>", &entry);
        let rels = self.part("xl/_rels/workbook.xml.rels");
        *rels = rels.replace("</Relationships>", &format!("<Relationship Id=\"rId9\" Type=\"{relation}/worksheet\" Target=\"worksheets/sheet9.xml\"/></Relationships>"));
        let types = self.part("[Content_Types].xml");
        *types = types.replace("</Types>", "<Override PartName=\"/xl/worksheets/sheet9.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>");
        self
    }
}
