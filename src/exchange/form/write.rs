//! Makes a form.

use chrono::NaiveDate;

use crate::deadline::dmy;
use crate::deadline::period::Period;
use crate::exchange::document::letters;
use crate::exchange::form::{Column, FILLED_ON, HEADING, HIDDEN, MARK, SHEET, TITLE, VERSION};
use crate::exchange::page::{PageTone, PageValue};
use crate::exchange::write::styles::{Look, Styles, format_of};
use crate::exchange::write::xlsx::{MAIN, Rows, SheetPart, book, lines, serial};
use crate::exchange::write::zipped::{XML, escaped};
use crate::report::form::{Form, FormPart, FormPlan, FormRow, seal};

/// The columns that are seen.
const SEEN: usize = Column::Key as usize;

/// How many lines a row has at least, so that there is room to write.
const LEAST_LINES: usize = 2;

/// The bytes of a form. `commit` is the one that the plans were read at, where there is one.
pub fn write(form: &Form, commit: Option<&str>) -> Vec<u8> {
    let mut styles = Styles::default();
    let mut sheet = Sheet { styles: &mut styles, rows: Rows::default(), hidden: Rows::default() };
    sheet.about(form, commit);
    let header = sheet.header(form);
    let mut number = 0;
    for plan in &form.plans {
        if form.plans.len() > 1 {
            sheet.heading(plan);
        }
        for row in &plan.rows {
            number += 1;
            sheet.row(plan, row, number, form);
        }
    }
    let (rows, hidden) = (sheet.rows, sheet.hidden);
    let defined = format!(
        "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'{SHEET}'!${header}:${header}</definedName>"
    );
    let seen = SheetPart {
        name: SHEET.to_owned(),
        text: seen_part(&rows, header, form.as_of),
        defined,
        hidden: false,
    };
    let text = format!(
        "{XML}<worksheet xmlns=\"{MAIN}\"><sheetData>{}</sheetData></worksheet>",
        hidden.text
    );
    let hidden = SheetPart { name: HIDDEN.to_owned(), text, defined: String::new(), hidden: true };
    book(vec![seen, hidden], &styles)
}

/// The sheets that are being made.
struct Sheet<'s> {
    styles: &'s mut Styles,
    rows: Rows,
    hidden: Rows,
}

/// The part of the sheet that is filled in.
fn seen_part(rows: &Rows, header: usize, as_of: NaiveDate) -> String {
    let columns: String = Column::ALL
        .iter()
        .enumerate()
        .map(|(at, (column, _, width))| {
            let (number, width) = (at + 1, width + 2);
            let hidden = if *column == Column::Key { " hidden=\"1\"" } else { "" };
            format!(
                "<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"{hidden}/>"
            )
        })
        .collect();
    let below = header + 1;
    let pane = format!(
        "<pane xSplit=\"2\" ySplit=\"{header}\" topLeftCell=\"C{below}\" activePane=\"bottomRight\" state=\"frozen\"/>"
    );
    let checks = checks(below, rows.number, header, as_of);
    let merges = rows.merged();
    format!(
        "{XML}<worksheet xmlns=\"{MAIN}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>\
         <sheetViews><sheetView workbookViewId=\"0\" showGridLines=\"0\" tabSelected=\"1\">{pane}</sheetView></sheetViews>\
         <sheetFormatPr defaultRowHeight=\"15.75\"/><cols>{columns}</cols><sheetData>{}</sheetData>\
         <sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatColumns=\"0\" formatRows=\"0\"/>{merges}{checks}\
         <printOptions horizontalCentered=\"1\"/>\
         <pageMargins left=\"0.4\" right=\"0.4\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>\
         <pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/>\
         <headerFooter differentFirst=\"1\"><oddHeader>&amp;C&amp;P</oddHeader></headerFooter></worksheet>",
        rows.text
    )
}

/// What Excel checks while a cell is filled in: the kind of its value, and words for people.
fn checks(first: usize, last: usize, header: usize, as_of: NaiveDate) -> String {
    let range = |column: Column| {
        let letters = letters(column as usize + 1);
        format!("{letters}{first}:{letters}{last}")
    };
    let day = |place: &str, until: &str, what: &str| {
        let words = format!("{what}, viết như 20/11/2025");
        check(place, "type=\"date\" operator=\"between\"", &words, &["36526", until])
    };
    // A text that Excel turned into a date or a number is no text.
    let text = |column: Column, what: &str| {
        let formula = format!("ISTEXT({}{first})", letters(column as usize + 1));
        check(&range(column), "type=\"custom\"", what, &[&formula])
    };
    let from = serial(as_of).unwrap_or(36_526).to_string();
    let filled_on = format!("{}{}", letters(Column::Product as usize + 1), header - 2);
    let checks = [
        day(&filled_on, "TODAY()", "Ngày điền biểu, không sau hôm nay"),
        day(&range(Column::Done), "TODAY()", "Ngày hoàn thành, không sau hôm nay"),
        text(
            Column::Evidence,
            "Số, ký hiệu văn bản hoặc tên sản phẩm; nhiều văn bản thì mỗi dòng một văn bản",
        ),
        check(
            &range(Column::Progress),
            "type=\"whole\" operator=\"between\"",
            "Số nguyên từ 0 đến 100, không ghi dấu %",
            &["0", "100"],
        ),
        text(Column::Text, "Kết quả đã thực hiện đến ngày điền biểu"),
        text(Column::Obstacle, "Khó khăn, vướng mắc"),
        text(Column::Proposal, "Đề xuất, kiến nghị"),
        check(
            &range(Column::Extension),
            "type=\"date\" operator=\"greaterThanOrEqual\"",
            "Ngày đề nghị gia hạn đến, viết như 20/11/2025",
            &[&from],
        ),
    ];
    format!("<dataValidations count=\"{}\">{}</dataValidations>", checks.len(), checks.concat())
}

fn check(place: &str, kind: &str, words: &str, formulas: &[&str]) -> String {
    let words = escaped(words);
    let formulas: String = formulas
        .iter()
        .enumerate()
        .map(|(at, formula)| format!("<formula{0}>{formula}</formula{0}>", at + 1))
        .collect();
    format!(
        "<dataValidation {kind} allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\" \
         errorTitle=\"Chưa đúng\" error=\"{words}\" prompt=\"{words}\" sqref=\"{place}\">{formulas}</dataValidation>"
    )
}

/// The line with the unit.
pub fn of_unit(unit: &str) -> String {
    format!("Đơn vị: {unit}")
}

/// The line that says what to do.
pub fn advice(as_of: NaiveDate) -> String {
    let day = dmy(as_of);
    format!("(Tính đến ngày {day}; chỉ điền các ô nền vàng, ô nào chưa có gì thì để trống)")
}

/// The task, and which of its rows this is.
fn task_words(row: &FormRow, unit: &str) -> String {
    let item = &row.item;
    let mut out = item.title.clone().unwrap_or_default();
    match (row.part, item.period.as_deref()) {
        (FormPart::Period, Some(label)) => {
            let words = Period::parse(label).map_or_else(|| label.to_owned(), Period::words);
            out += &format!("\nKỳ: {words}");
        }
        (FormPart::Milestone, Some(title)) => out += &format!("\nMốc: {title}"),
        _ => {}
    }
    match &item.unit {
        Some(debtor) if debtor != unit => out += &format!("\nĐơn vị: {debtor}"),
        Some(_) => {}
        None if item.lead.len() > 1 || item.via.is_some() => {
            out += &format!("\nGiao chung: {}", item.lead.join("; "));
        }
        None => {}
    }
    out
}

fn text(text: impl Into<String>) -> PageValue {
    let text = text.into();
    if text.is_empty() { PageValue::Empty } else { PageValue::Text(text) }
}

impl Sheet<'_> {
    /// What the hidden sheet says of the form as a whole.
    fn about(&mut self, form: &Form, commit: Option<&str>) {
        self.hide(&[MARK, VERSION]);
        self.hide(&["unit", &form.unit]);
        self.hide(&["day", &form.as_of.to_string()]);
        self.hide(&["commit", commit.unwrap_or_default()]);
    }

    fn hide(&mut self, texts: &[&str]) {
        let values: Vec<PageValue> = texts.iter().map(|one| text(*one)).collect();
        let cells: Vec<_> = values.iter().enumerate().map(|(at, value)| (at, value, 0)).collect();
        self.hidden.add(&cells, 1);
    }

    fn line(&mut self, value: &str, look: Look) {
        let style = self.styles.of(Look { centered: true, ..look });
        self.rows.add(&[(0, &text(value), style)], 1);
        self.rows.merge((0, self.rows.number), (SEEN - 1, self.rows.number));
    }

    /// The lines above the table; returns the row of its header.
    fn header(&mut self, form: &Form) -> usize {
        self.line(TITLE, Look { size: 14, bold: true, ..Look::default() });
        self.line(&of_unit(&form.unit), Look { bold: true, ..Look::default() });
        self.line(&advice(form.as_of), Look { italic: true, ..Look::default() });
        self.rows.number += 1;
        let label = self.styles.of(Look { bold: true, ..Look::default() });
        let day = self.styles.of(open_look(Column::Done));
        let (task, product) = (Column::Task as usize, Column::Product as usize);
        self.rows.add(&[(task, &text(FILLED_ON), label), (product, &PageValue::Empty, day)], 1);
        self.rows.number += 1;
        let style = self.styles.of(Look {
            bold: true,
            framed: true,
            grey: true,
            centered: true,
            ..Look::default()
        });
        let heads: Vec<PageValue> = Column::ALL.iter().map(|(_, head, _)| text(*head)).collect();
        let cells: Vec<_> = heads.iter().enumerate().map(|(at, head)| (at, head, style)).collect();
        let most = Column::ALL.iter().map(|(_, head, width)| lines(head, *width)).max();
        self.rows.add(&cells, most.unwrap_or(1));
        self.rows.number
    }

    /// The heading of a plan, where there are several.
    fn heading(&mut self, plan: &FormPlan) {
        let style = self.styles.of(Look { bold: true, framed: true, ..Look::default() });
        let number = plan.number.as_ref().map(|number| format!(" số {number}"));
        let title = plan.title.as_deref().unwrap_or(&plan.id);
        let words = format!("Kế hoạch{}: {title}", number.unwrap_or_default());
        let most = lines(&words, 160);
        let value = text(words);
        let mut cells = vec![(0, &value, style)];
        cells.extend((1..SEEN).map(|at| (at, &PageValue::Empty, style)));
        let key = text(HEADING);
        cells.push((SEEN, &key, style));
        self.rows.add(&cells, most);
        self.rows.merge((0, self.rows.number), (SEEN - 1, self.rows.number));
    }

    /// The row of a task, and what the hidden sheet says of it.
    fn row(&mut self, plan: &FormPlan, row: &FormRow, number: usize, form: &Form) {
        let item = &row.item;
        let id = item.task.clone().unwrap_or_default();
        let task = task_words(row, &form.unit);
        let product = item.product.clone().unwrap_or_default();
        let due = match item.due {
            Some(due) => PageValue::Day(due),
            None => text(item.deadline.clone().unwrap_or_default()),
        };
        let late = item.days_overdue.filter(|days| *days > 0);
        let key = number.to_string();
        let fixed = [text(&*id), text(&*task), text(&*product), due.clone()];
        let late = late.map_or(PageValue::Empty, PageValue::Whole);
        let mut most = LEAST_LINES;
        let mut values: Vec<(PageValue, usize)> = Vec::new();
        for (column, _, width) in Column::ALL {
            let value = match column {
                Column::Late => late.clone(),
                Column::Key => text(&*key),
                column => fixed.get(column as usize).cloned().unwrap_or_default(),
            };
            most = most.max(lines(&value.words(), width));
            let look = self.look(column, &value, row);
            values.push((value, self.styles.of(look)));
        }
        let cells: Vec<_> =
            values.iter().enumerate().map(|(at, (value, style))| (at, value, *style)).collect();
        self.rows.add(&cells, most);
        let part = FormPart::ALL[row.part as usize].1;
        let label = item.period.as_deref().filter(|_| row.part != FormPart::Whole);
        let progress = row.progress.map(|progress| progress.to_string()).unwrap_or_default();
        self.hide(&[
            &key,
            &plan.id,
            &id,
            part,
            label.unwrap_or_default(),
            item.unit.as_deref().unwrap_or_default(),
            &progress,
            &seal(item),
            &task,
            &product,
            &due.words(),
        ]);
    }

    fn look(&self, column: Column, value: &PageValue, row: &FormRow) -> Look {
        if is_open(column, row) {
            return open_look(column);
        }
        let is_late = row.item.days_overdue.is_some_and(|days| days > 0);
        let is_number = matches!(column, Column::Id | Column::Due | Column::Late);
        Look {
            framed: true,
            grey: column.is_filled_in(),
            centered: is_number,
            tone: match column {
                Column::Due | Column::Late if is_late => PageTone::Bad,
                _ => PageTone::Plain,
            },
            format: format_of(value),
            ..Look::default()
        }
    }
}

/// Whether a cell can be filled in: only a whole task has a progress, and only one with a date can be extended.
fn is_open(column: Column, row: &FormRow) -> bool {
    match column {
        Column::Progress => row.part == FormPart::Whole,
        Column::Extension => row.part != FormPart::Period && row.item.due.is_some(),
        column => column.is_filled_in(),
    }
}

/// How a cell to fill in looks. Text stays text, whatever it looks like.
fn open_look(column: Column) -> Look {
    let format = match column {
        Column::Done | Column::Extension => "dd/mm/yyyy",
        // As typed: a format without decimals would hide that 0.6 is not 60.
        Column::Progress => "",
        _ => "@",
    };
    let centered = !format.starts_with('@');
    Look { framed: true, open: true, centered, format: format.to_owned(), ..Look::default() }
}
