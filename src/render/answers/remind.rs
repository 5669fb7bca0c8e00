//! The index of the letters that `remind` wrote.

use crate::render::OutputStyle;
use crate::render::scope::without;
use crate::render::table::{Align, Cell, Column, Table, Tone};
use crate::render::words::{counted, date, prose};
use crate::report::reminders::{Reminder, Reminders};
use crate::text::lang::{Both, Lang};

/// A document that was written, and the units that it is to.
#[derive(Debug)]
pub struct Sent<'r> {
    /// The path.
    pub file: String,
    /// Those whom it reminds.
    pub to: Vec<&'r Reminder>,
}

/// One line for each unit.
pub fn text(answer: &Reminders, sent: &[Sent<'_>], style: OutputStyle) -> String {
    let lang = style.lang;
    let (day, missing) = (date(answer.as_of, lang), without(&answer.coverage, lang));
    if sent.is_empty() {
        let words = match lang {
            Lang::Vi => format!("Tính đến ngày {day}, không có đơn vị nào cần đôn đốc{missing}"),
            Lang::En => format!("as of {day} no unit has to be reminded{missing}"),
        };
        return format!("{}\n", prose(&words, style));
    }
    let head = |vi: &'static str, en: &'static str| Both { vi, en }.in_lang(lang);
    let number = |text: &'static str| Column { align: Align::Right, ..Column::text(text) };
    let agencies = answer.units.windows(2).any(|pair| pair[0].agency != pair[1].agency);
    let mut columns = vec![
        Column::text(head("Tệp", "File")),
        Column::text(head("Đơn vị", "Unit")),
        number(head("Quá hạn", "Overdue")),
        number(head("Sắp đến hạn", "Due soon")),
    ];
    if agencies {
        columns.push(Column::text(head("Cơ quan", "Agency")));
    }
    let mut table = Table::new(columns);
    for (file, one) in
        sent.iter().flat_map(|sent| sent.to.iter().map(move |one| (&sent.file, *one)))
    {
        let (late, soon) = one.counts();
        let tone = if late > 0 { Tone::Bad } else { Tone::Plain };
        let mut cells = vec![
            Cell::new(file.as_str()),
            Cell::new(one.unit.as_str()),
            Cell::toned(late.to_string(), tone),
            Cell::new(soon.to_string()),
        ];
        if agencies {
            cells.push(Cell::new(one.agency.clone().unwrap_or_default()));
        }
        table.rows.push(cells);
    }
    let files = counted(sent.len(), lang, "văn bản", "document", "documents");
    let units = counted(answer.units.len(), lang, "đơn vị", "unit", "units");
    let words = match lang {
        Lang::Vi => format!("Đôn đốc {units}, tính đến ngày {day}: {files}{missing}"),
        Lang::En => format!("{files} to {units} as of {day}{missing}"),
    };
    format!("{}\n\n{}\n", prose(&words, style), table.render(style))
}
