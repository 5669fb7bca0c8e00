//! Reads a form that comes back: what each row says of its task, and everything that is not taken.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::exchange::document::{Block, Cell, Document, Place, Row, Table};
use crate::exchange::draft::Left;
use crate::exchange::form::filled::{self, filled_text};
use crate::exchange::form::write::{advice, of_unit};
use crate::exchange::form::{Column, FILLED_ON, HEADING, MARK, TITLE, VERSION};
use crate::exchange::words::{clean, folded};
use crate::report::form::{FormPart, RowName};
use crate::text::lang::{Text, both};
use crate::text::name;

/// A form that was read.
#[derive(Debug)]
pub struct Filled {
    /// The unit that it was made for.
    pub unit: String,
    /// The day that it was made for.
    pub day: NaiveDate,
    /// The commit of the plans then.
    pub commit: Option<String>,
    /// The day on which it was filled in; an error if that cell cannot be read.
    pub on: Result<Option<NaiveDate>, ()>,
    /// The rows that say something, in the order of the sheet.
    pub rows: Vec<FilledRow>,
    /// How many rows the form was made with.
    pub made_with: usize,
    /// What was refused.
    pub refused: Vec<Refusal>,
    /// Text that is not taken.
    pub left: Vec<Left>,
}

/// A row that is not taken, or the form as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Where it stands.
    pub place: Place,
    /// `PLAN/TASK`, where that is known.
    pub task: Option<String>,
    /// Why.
    pub message: Text,
}

/// A row that says something, with all of its cells read.
#[derive(Clone, Debug)]
pub struct FilledRow {
    /// Where it stands.
    pub place: Place,
    /// What it is about.
    pub about: About,
    /// What it says.
    pub facts: Facts,
}

/// What the hidden sheet says of a row.
#[derive(Clone, Debug)]
pub struct About {
    /// The id of the plan.
    pub plan: String,
    /// The id of the task.
    pub task: String,
    /// Which row of the task.
    pub row: RowName,
    /// The progress that the plan had.
    pub progress: Option<i64>,
    /// The seal of what the form shows.
    pub seal: String,
    /// The locked cells as they were written.
    shown: [String; 3],
}

impl About {
    /// `PLAN/TASK`
    pub fn reference(&self) -> String {
        format!("{}/{}", self.plan, self.task)
    }
}

/// What a row says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// When it was completed.
    pub done: Option<NaiveDate>,
    /// What proves it.
    pub evidence: Vec<String>,
    /// How far it has come.
    pub progress: Option<i64>,
    /// What was done.
    pub text: Option<String>,
    /// What is in the way.
    pub obstacle: Option<String>,
    /// What is asked for.
    pub proposal: Option<String>,
    /// To which day an extension is asked for.
    pub extension: Option<NaiveDate>,
}

impl Facts {
    /// Whether there is something to tell in an update.
    pub fn has_texts(&self) -> bool {
        self.text.is_some() || self.obstacle.is_some() || self.proposal.is_some()
    }
}

/// Reads a form. `as_of` is the day after which nothing can have happened. An error if the document is no form.
pub fn read(document: Document, as_of: NaiveDate) -> Result<Filled, Text> {
    let mut tables = Vec::new();
    for block in document.blocks {
        if let Block::Table(table) = block {
            tables.push(table);
        }
    }
    let hidden = tables.iter().position(is_hidden_sheet).ok_or_else(not_a_form)?;
    let hidden = tables.remove(hidden);
    let mut form = Filled::of(&hidden)?;
    let about = abouts(&hidden);
    form.made_with = about.len();
    let heads: Vec<(usize, usize)> =
        tables.iter().enumerate().filter_map(|(at, table)| Some((at, header_of(table)?))).collect();
    match heads[..] {
        [(at, header)] => {
            let sheet = Sheet::of(&tables[at], header, about, as_of);
            sheet.read(&mut form);
            tables.remove(at);
        }
        [] => {
            let head = Column::Key.head();
            form.refuse_all(&Place::default(), both!(
                "không tìm thấy cột ẩn “{head}” nên không rõ dòng nào của nhiệm vụ nào; hãy lập lại biểu bằng `pargo form`",
                "the hidden column “{head}” is gone, so that nobody knows which row is of which task; make the form again with `pargo form`"
            ));
        }
        [_, (second, _), ..] => {
            let place = tables[second].place();
            form.refuse_all(&place, both!(
                "biểu có nhiều trang tính giống nhau, không rõ trang nào là bản điền; hãy xóa trang thừa",
                "the form has several sheets that look the same, and which one was filled in is not known; delete the others"
            ));
        }
    }
    for table in &tables {
        form.leave_sheet(table);
    }
    for remark in document.remarks {
        if let Some(text) = remark.text {
            form.left.push(Left { place: remark.place, text, reason: remark.message });
        }
    }
    Ok(form)
}

fn not_a_form() -> Text {
    both!(
        "đây không phải biểu do `pargo form` lập, hoặc trang tính ẩn của biểu đã bị xóa",
        "this is no form made by `pargo form`, or its hidden sheet was deleted"
    )
}

fn is_hidden_sheet(table: &Table) -> bool {
    table.rows.first().is_some_and(|row| row.text(0).trim() == MARK)
}

/// The row of the table's header: the one with the key of rows.
fn header_of(table: &Table) -> Option<usize> {
    let key = name::key(Column::Key.head());
    let is_key = |cell: &Cell| name::key(&clean(&cell.text)) == key;
    table.rows.iter().position(|row| row.cells.iter().any(is_key))
}

/// The texts of a row of the hidden sheet, by the columns of the sheet.
fn texts<const N: usize>(table: &Table, row: &Row) -> [String; N] {
    std::array::from_fn(|at| {
        let column = table.column_numbers.iter().position(|number| *number == at + 1);
        column.map(|column| row.text(column).to_owned()).unwrap_or_default()
    })
}

/// What the hidden sheet says of each row, by its key.
fn abouts(hidden: &Table) -> FxHashMap<String, About> {
    let mut out = FxHashMap::default();
    for row in &hidden.rows {
        let [key, plan, task, part, label, unit, progress, seal, shown @ ..]: [String; 11] =
            texts(hidden, row);
        let Some((part, _)) = FormPart::ALL.iter().find(|(_, name)| *name == part) else {
            continue;
        };
        let some = |text: String| (!text.is_empty()).then_some(text);
        let about = About {
            plan,
            task,
            row: RowName { part: *part, label: some(label), unit: some(unit) },
            progress: progress.parse().ok(),
            seal,
            shown,
        };
        out.insert(key, about);
    }
    out
}

impl Filled {
    fn of(hidden: &Table) -> Result<Filled, Text> {
        let about = |name: &str| {
            let row = hidden.rows.iter().find(|row| row.text(0).trim() == name)?;
            let [_, value]: [String; 2] = texts(hidden, row);
            (!value.is_empty()).then_some(value)
        };
        if about(MARK).as_deref() != Some(VERSION) {
            return Err(both!(
                "biểu do một bản pargo khác lập; hãy lập lại biểu, hoặc dùng bản pargo mới hơn",
                "the form was made by another version of pargo; make it again, or use a newer pargo"
            ));
        }
        let unit = about("unit").ok_or_else(not_a_form)?;
        let day = about("day").and_then(|day| day.parse().ok()).ok_or_else(not_a_form)?;
        let (rows, refused, left) = (Vec::new(), Vec::new(), Vec::new());
        let commit = about("commit");
        Ok(Filled { unit, day, commit, on: Ok(None), rows, made_with: 0, refused, left })
    }

    fn refuse_all(&mut self, place: &Place, message: Text) {
        self.refused.push(Refusal { place: place.clone(), task: None, message });
    }

    fn leave(&mut self, place: Place, text: &str, reason: Text) {
        self.left.push(Left { place, text: text.to_owned(), reason });
    }

    /// Reports the contents of a sheet that does not belong to the form.
    fn leave_sheet(&mut self, table: &Table) {
        for row in &table.rows {
            let cells: Vec<String> = row.filled().map(|cell| clean(&cell.text)).collect();
            self.leave(
                table.row_place(row),
                &cells.join(" | "),
                both!("trang tính này không có trong biểu", "the form has no such sheet"),
            );
        }
    }
}

/// The sheet that was filled in.
struct Sheet<'t> {
    table: &'t Table,
    header: usize,
    about: FxHashMap<String, About>,
    as_of: NaiveDate,
    /// Which column of the table is which of the form; `None` where it is none.
    columns: Vec<Option<Column>>,
}

impl<'t> Sheet<'t> {
    fn of(
        table: &'t Table,
        header: usize,
        about: FxHashMap<String, About>,
        as_of: NaiveDate,
    ) -> Sheet<'t> {
        let row = &table.rows[header];
        let column = |at: usize| {
            let text = folded(row.text(at));
            let found = Column::ALL.iter().find(|(_, head, _)| folded(head) == text)?;
            Some(found.0)
        };
        let columns = (0..table.width).map(column).collect();
        Sheet { table, header, about, as_of, columns }
    }

    fn read(&self, form: &mut Filled) {
        let place = self.table.row_place(&self.table.rows[self.header]);
        for (column, head, _) in Column::ALL {
            match self.columns.iter().filter(|own| **own == Some(column)).count() {
                0 if column.is_filled_in() => form.refuse_all(
                    &place,
                    both!(
                        "không thấy cột “{head}”: những gì ghi ở cột đó không được đọc",
                        "the column “{head}” is gone: what it held is not read"
                    ),
                ),
                0 | 1 => {}
                _ => {
                    return form.refuse_all(
                        &place,
                        both!(
                            "có nhiều cột “{head}”, không rõ cột nào; chưa ghi gì từ biểu này",
                            "there are several columns “{head}”; nothing is taken from this form"
                        ),
                    );
                }
            }
        }
        self.above(form);
        let mut rows: Vec<(&Row, &About)> = Vec::new();
        for row in &self.table.rows[self.header + 1..] {
            let key = self.cell(row, Column::Key).map(|cell| cell.text.trim().to_owned());
            match key.as_deref() {
                Some(HEADING) => self.leave_others(row, 1, form),
                Some(key) if !key.is_empty() => match self.about.get(key) {
                    Some(about) => rows.push((row, about)),
                    None => self.leave_others(row, 0, form),
                },
                _ => self.leave_others(row, 0, form),
            }
        }
        for (row, about) in &rows {
            let says = |row: &Row| self.filled_in(row).next().is_some();
            let same = rows.iter().filter(|(other, its)| std::ptr::eq(*its, *about) && says(other));
            if says(row) && same.count() > 1 {
                form.refused.push(Refusal {
                    place: self.table.row_place(row),
                    task: Some(about.reference()),
                    message: both!(
                        "dòng này bị chép thành nhiều dòng, không rõ dòng nào đúng",
                        "the row was copied, and which of the copies counts is not known"
                    ),
                });
                continue;
            }
            self.row(row, about, form);
        }
    }

    /// What stands above the table: the lines of the form, and the day on which it was filled in.
    fn above(&self, form: &mut Filled) {
        let known = [TITLE.to_owned(), of_unit(&form.unit), advice(form.day), FILLED_ON.to_owned()];
        let known: Vec<String> = known.iter().map(|line| clean(line)).collect();
        for row in &self.table.rows[..self.header] {
            let mut is_day = false;
            for cell in row.filled() {
                let text = clean(&cell.text);
                let place = self.table.row_place(row).column(self.table.column_name(cell.column));
                if is_day {
                    is_day = false;
                    form.on = match filled::past_day(cell, self.as_of) {
                        Ok(day) => Ok(Some(day)),
                        Err(message) => {
                            form.refuse_all(&place, message);
                            Err(())
                        }
                    };
                } else if known.contains(&text) {
                    is_day = text == FILLED_ON;
                } else {
                    form.leave(place, &text, outside());
                }
            }
        }
    }

    fn cell(&self, row: &'t Row, column: Column) -> Option<&'t Cell> {
        let at = self.columns.iter().position(|own| *own == Some(column))?;
        row.at(at)
    }

    fn place(&self, row: &Row, column: usize) -> Place {
        let head = clean(self.table.rows[self.header].text(column)).replace('\n', " ");
        let name = if head.is_empty() { self.table.column_name(column) } else { head };
        self.table.row_place(row).column(name)
    }

    /// The cells of a row that a unit fills in and that say something.
    fn filled_in<'r>(&'r self, row: &'r Row) -> impl Iterator<Item = (Column, &'r Cell)> {
        row.filled().filter_map(|cell| {
            let column = self.columns.get(cell.column).copied().flatten()?;
            (column.is_filled_in() && filled_text(Some(cell)).is_some()).then_some((column, cell))
        })
    }

    /// Names the cells of a row that is of no task, but for the first ones.
    fn leave_others(&self, row: &Row, first: usize, form: &mut Filled) {
        let is_key = |cell: &&Cell| self.columns.get(cell.column) == Some(&Some(Column::Key));
        for cell in row.filled().filter(|cell| !is_key(cell)).skip(first) {
            form.leave(self.place(row, cell.column), &clean(&cell.text), outside());
        }
    }

    fn row(&self, row: &Row, about: &About, form: &mut Filled) {
        let mut wrong: Vec<(usize, Text)> = Vec::new();
        if let Some(cell) = self.cell(row, Column::Id)
            && clean(&cell.text) != about.task
        {
            let (now, was) = (clean(&cell.text), &about.task);
            wrong.push((
                cell.column,
                both!(
                    "mã “{now}” đã bị sửa, biểu lập cho “{was}”; hãy trả lại mã cũ",
                    "the id “{now}” was typed over “{was}”; put it back"
                ),
            ));
        }
        self.locked(row, about, form);
        for cell in row.filled() {
            if self.columns.get(cell.column).copied().flatten().is_none() {
                form.leave(
                    self.place(row, cell.column),
                    &clean(&cell.text),
                    both!("cột này không có trong biểu", "the form has no such column"),
                );
            }
        }
        let mut facts = Facts::default();
        for (column, cell) in self.filled_in(row) {
            if let Err(why) = facts.take(column, cell, about.row.part, self.as_of) {
                wrong.push((cell.column, why));
            }
        }
        wrong.extend(self.contradictions(row, &facts, about));
        if wrong.is_empty() {
            if facts != Facts::default() {
                let place = self.table.row_place(row);
                form.rows.push(FilledRow { place, about: about.clone(), facts });
            }
            return;
        }
        wrong.sort_by_key(|(column, _)| *column);
        for (column, message) in wrong {
            let (place, task) = (self.place(row, column), Some(about.reference()));
            form.refused.push(Refusal { place, task, message });
        }
    }

    /// Names what was written over a locked cell.
    fn locked(&self, row: &Row, about: &About, form: &mut Filled) {
        let locked = [Column::Task, Column::Product, Column::Due];
        for (column, shown) in locked.into_iter().zip(&about.shown) {
            let Some(cell) = self.cell(row, column) else { continue };
            let text = clean(&cell.text);
            if !text.is_empty() && name::key(&text) != name::key(&clean(shown)) {
                form.leave(
                    self.place(row, cell.column),
                    &text,
                    both!(
                        "ô này không dùng để điền; chỗ sửa không đưa vào kế hoạch",
                        "the cell is not to be filled in; what was changed there is not taken"
                    ),
                );
            }
        }
    }

    /// Cells of a row that say what cannot be true together.
    fn contradictions(&self, row: &Row, facts: &Facts, about: &About) -> Vec<(usize, Text)> {
        let mut out = Vec::new();
        let at = |column: Column| self.cell(row, column).map_or(0, |cell| cell.column);
        match (facts.done, facts.progress) {
            (None, Some(100)) => out.push((
                at(Column::Progress),
                both!(
                    "tiến độ 100% nghĩa là đã hoàn thành; hãy ghi ngày hoàn thành",
                    "100 % means that it is done; fill in the date of completion"
                ),
            )),
            (Some(_), Some(progress @ 0..=99)) => out.push((
                at(Column::Progress),
                both!(
                    "đã ghi ngày hoàn thành nhưng tiến độ là {progress}%",
                    "there is a date of completion, but the progress is {progress} %"
                ),
            )),
            _ => {}
        }
        if facts.done.is_some() && facts.extension.is_some() {
            out.push((
                at(Column::Extension),
                both!("đã hoàn thành thì không đề nghị gia hạn", "what is done needs no extension"),
            ));
        }
        let is_whole = about.row.part == FormPart::Whole;
        let reads_done = || self.filled_in(row).any(|(column, _)| column == Column::Done);
        if !is_whole && !facts.evidence.is_empty() && !reads_done() {
            out.push((
                at(Column::Evidence),
                both!(
                    "kỳ, mốc này cần có ngày hoàn thành thì mới ghi được tài liệu kiểm chứng",
                    "the documents of a period or a milestone need its date of completion"
                ),
            ));
        }
        out
    }
}

fn outside() -> Text {
    both!("không thuộc dòng nào của biểu", "it belongs to no row of the form")
}

impl Facts {
    /// Takes what a cell says.
    fn take(
        &mut self,
        column: Column,
        cell: &Cell,
        part: FormPart,
        as_of: NaiveDate,
    ) -> Result<(), Text> {
        match column {
            Column::Done => self.done = Some(filled::past_day(cell, as_of)?),
            Column::Evidence => self.evidence = filled::documents(cell)?,
            Column::Progress if part != FormPart::Whole => {
                return Err(both!(
                    "tiến độ chỉ ghi được cho cả nhiệm vụ, không cho từng kỳ, mốc hay đơn vị",
                    "a progress is of a whole task, not of a period, a milestone or a unit"
                ));
            }
            Column::Progress => self.progress = Some(filled::percent(cell)?),
            Column::Text => self.text = Some(filled::text(cell)?),
            Column::Obstacle => self.obstacle = filled::wish(cell)?,
            Column::Proposal => self.proposal = filled::wish(cell)?,
            Column::Extension if part == FormPart::Period => {
                return Err(both!(
                    "kỳ báo cáo không gia hạn được; chỉ gia hạn nhiệm vụ hoặc mốc",
                    "a period cannot be extended, only a task or a milestone"
                ));
            }
            Column::Extension => self.extension = Some(filled::day(cell)?),
            Column::Id
            | Column::Task
            | Column::Product
            | Column::Due
            | Column::Late
            | Column::Key => {}
        }
        Ok(())
    }
}
