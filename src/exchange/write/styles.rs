//! The styles of a workbook: each combination that a cell asks for gets a number.

use crate::exchange::page::{PageTone, PageValue};
use crate::exchange::write::zipped::XML;

/// How a cell looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The size of the letters, in points; 12 where it is 0.
    pub size: u32,
    /// Bold letters.
    pub bold: bool,
    /// Italic letters.
    pub italic: bool,
    /// The colour.
    pub tone: PageTone,
    /// Lines around it.
    pub framed: bool,
    /// A grey ground.
    pub grey: bool,
    /// In the middle.
    pub centered: bool,
    /// The format of its number or date.
    pub format: String,
    /// Whether it may be filled in on a sheet that is locked.
    pub open: bool,
}

/// The styles in use.
#[derive(Debug, Default)]
pub struct Styles {
    looks: Vec<Look>,
}

/// The format of a value.
pub fn format_of(value: &PageValue) -> String {
    match value {
        PageValue::Day(_) => "dd/mm/yyyy".to_owned(),
        PageValue::Whole(_) => "0".to_owned(),
        PageValue::Tenths(_) => "0.0%".to_owned(),
        PageValue::Decimal(digits) => {
            let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            match decimals {
                0 => "0".to_owned(),
                some => format!("0.{}", "0".repeat(some)),
            }
        }
        // What a person types there stays text.
        PageValue::Text(_) | PageValue::Empty => String::new(),
    }
}

impl Styles {
    /// The number of a look.
    pub fn of(&mut self, look: Look) -> usize {
        if let Some(at) = self.looks.iter().position(|known| *known == look) {
            return at + 1;
        }
        self.looks.push(look);
        self.looks.len()
    }

    /// The part of the workbook.
    pub fn part(&self) -> String {
        let (mut fonts, mut formats, mut cells) = (String::new(), String::new(), String::new());
        let font = |size: u32, inner: &str| {
            format!(
                "<font>{inner}<sz val=\"{size}\"/><name val=\"Times New Roman\"/><family val=\"1\"/></font>"
            )
        };
        fonts += &font(12, "");
        for (at, look) in self.looks.iter().enumerate() {
            let mut inner = String::new();
            inner += if look.bold { "<b/>" } else { "" };
            inner += if look.italic { "<i/>" } else { "" };
            let color = match look.tone {
                PageTone::Plain => "",
                PageTone::Bad => "<color rgb=\"FFC00000\"/>",
                PageTone::Good => "<color rgb=\"FF00703C\"/>",
                PageTone::Soon => "<color rgb=\"FF9C5700\"/>",
            };
            let size = if look.size == 0 { 12 } else { look.size };
            // The order of these elements is fixed: bold, italic, size, colour, name.
            fonts += &format!(
                "<font>{inner}<sz val=\"{size}\"/>{color}<name val=\"Times New Roman\"/><family val=\"1\"/></font>"
            );
            let format = match look.format.is_empty() {
                true => 0,
                false => {
                    let id = 164 + at;
                    formats +=
                        &format!("<numFmt numFmtId=\"{id}\" formatCode=\"{}\"/>", look.format);
                    id
                }
            };
            cells += &cell(look, at + 1, format);
        }
        let count = self.looks.len() + 1;
        let of_formats = formats.matches("<numFmt ").count();
        let formats = match of_formats {
            0 => String::new(),
            some => format!("<numFmts count=\"{some}\">{formats}</numFmts>"),
        };
        let line = |side: &str| format!("<{side} style=\"thin\"><color auto=\"1\"/></{side}>");
        let frame: String = ["left", "right", "top", "bottom"].map(line).concat();
        format!(
            "{XML}<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{formats}\
             <fonts count=\"{count}\">{fonts}</fonts>\
             <fills count=\"4\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>\
             <fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFEDEDED\"/><bgColor indexed=\"64\"/></patternFill></fill>\
             <fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFFFBE6\"/><bgColor indexed=\"64\"/></patternFill></fill></fills>\
             <borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border>{frame}<diagonal/></border></borders>\
             <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
             <cellXfs count=\"{count}\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>{cells}</cellXfs>\
             <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
        )
    }
}

fn cell(look: &Look, font: usize, format: usize) -> String {
    let fill = match (look.grey, look.open) {
        (true, _) => 2,
        // A light ground shows where something is to be filled in.
        (false, true) => 3,
        (false, false) => 0,
    };
    let border = usize::from(look.framed);
    let across = if look.centered { " horizontal=\"center\"" } else { "" };
    let protection = if look.open { "<protection locked=\"0\"/>" } else { "" };
    format!(
        "<xf numFmtId=\"{format}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{border}\" xfId=\"0\" \
         applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\" applyProtection=\"1\">\
         <alignment{across} vertical=\"center\" wrapText=\"1\"/>{protection}</xf>"
    )
}
