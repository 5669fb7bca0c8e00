//! Walks through the tables of a document: which rows are tasks or objectives, which are headings of groups, and which
//! go on from the row above.

use crate::exchange::columns::{Kind, Role};
use crate::exchange::document::{Block, Cell, Document, Doubt, Merge, Place, Row, Table};
use crate::exchange::draft::{Report, TableKind, TableReport};
use crate::exchange::front::{Line, lines_of};
use crate::exchange::header::{Header, Named};
use crate::exchange::numeral::{Numeral, bare, kind};
use crate::exchange::words::{clean, excerpt, folded, is_ditto, is_nothing, joined};
use crate::text::lang::{Text, both};

/// Which tables are read, and how.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// The numbers of the tables; all where none is named.
    pub tables: Vec<usize>,
    /// The sheets; all where none is named.
    pub sheets: Vec<String>,
    /// Columns whose use was named.
    pub columns: Vec<Named>,
}

impl Selection {
    fn takes(&self, table: &Table) -> bool {
        let named = table.sheet.as_deref().unwrap_or_default();
        let is_sheet = |sheet: &String| folded(sheet) == folded(named);
        (self.tables.is_empty() || self.tables.contains(&table.number))
            && (self.sheets.is_empty() || self.sheets.iter().any(is_sheet))
    }
}

/// What a cell says.
#[derive(Clone, Debug)]
pub struct Said {
    /// The text, cleaned, with its line breaks.
    pub text: String,
    /// Where it is.
    pub place: Place,
    /// How it is merged.
    pub merge: Merge,
    /// What is doubtful about it.
    pub doubt: Option<Doubt>,
}

/// A row that is a task or an objective, or the heading of a group.
#[derive(Clone, Debug)]
pub struct Item {
    /// Where it is.
    pub place: Place,
    /// Its number, without signs around it.
    pub number: String,
    /// The number of the task that it is a part of, where its own is a letter.
    pub under: Option<String>,
    /// The id that pargo left in the row.
    pub mark: Option<String>,
    /// The groups that it stands in, from the outermost, by their place among all groups.
    pub groups: Vec<usize>,
    /// What its cells say.
    pub fields: Vec<(Role, Said)>,
    /// What stands in columns that are for no field.
    pub notes: Vec<String>,
    /// The number of its table among those reported.
    pub table: usize,
    /// The year that the header of the scores names.
    pub year: Option<i32>,
    /// Whether the target is in points, by its header.
    pub in_points: bool,
}

impl Item {
    /// What the cell of a role says.
    pub fn get(&self, role: Role) -> Option<&Said> {
        self.fields.iter().find(|(its, _)| *its == role).map(|(_, said)| said)
    }

    /// The text of a role in one line.
    pub fn line(&self, role: Role) -> Option<String> {
        self.get(role).map(|said| joined(&said.text)).filter(|text| !text.is_empty())
    }
}

/// The heading of a group.
#[derive(Clone, Debug)]
pub struct Group {
    /// The row.
    pub item: Item,
    /// How deep it stands.
    level: usize,
    /// Whether a task or an objective stands in it.
    pub used: bool,
}

/// What was found in a document.
#[derive(Debug, Default)]
pub struct Gathered {
    /// The rows that are tasks.
    pub tasks: Vec<Item>,
    /// The rows that are objectives.
    pub objectives: Vec<Item>,
    /// The headings of groups.
    pub groups: Vec<Group>,
    /// The lines outside of these tables.
    pub lines: Vec<Line>,
}

/// Walks through a document.
pub fn gather(document: Document, selection: &Selection, report: &mut Report) -> Gathered {
    for remark in document.remarks {
        match remark.text {
            Some(text) => report.leave(remark.place, &text, remark.message),
            None => report.doubt(remark.place, None, remark.message),
        }
    }
    let mut walker = Walker {
        selection,
        report,
        out: Gathered::default(),
        current: None,
        open: Vec::new(),
        cell: 0,
        after_text: false,
    };
    for block in document.blocks {
        match block {
            Block::Paragraph(text) => walker.paragraph(&text),
            Block::Table(table) => walker.any_table(table),
        }
    }
    for group in walker.out.groups.iter().filter(|group| !group.used) {
        let title = group.item.get(Role::Title);
        let text = title.map(|said| said.text.clone()).unwrap_or_default();
        let reason = both!(
            "dòng chỉ có chữ, bên dưới không có nhiệm vụ nào",
            "a row of text alone, with no task below it"
        );
        walker.report.leave(group.item.place.clone(), &text, reason);
        for (role, said) in &group.item.fields {
            if *role != Role::Title && *role != Role::Number {
                let reason = both!("thuộc dòng không có nhiệm vụ", "of a row that is no task");
                walker.report.leave(said.place.clone(), &said.text, reason);
            }
        }
    }
    walker.out
}

/// The table that is being read.
struct Current {
    header: Header,
    width: usize,
    report: usize,
    /// Whether a header stood right above the row.
    after_header: bool,
    /// Whether that header was a repeated one.
    is_repeated: bool,
    /// What the cells of each column said last.
    above: Vec<Option<String>>,
    /// The columns for no field that have been told.
    told: Vec<usize>,
    /// The number of the last task with digits.
    last_number: Option<String>,
    /// The last capital letter that numbered a group.
    last_capital: Option<char>,
    /// Whether the last row was a task or an objective.
    has_item: bool,
}

struct Walker<'w> {
    selection: &'w Selection,
    report: &'w mut Report,
    out: Gathered,
    current: Option<Current>,
    /// The groups that are open, from the outermost.
    open: Vec<usize>,
    /// How many cells outside of tables of tasks were met.
    cell: usize,
    /// Whether text stood between the last table and this place.
    after_text: bool,
}

impl Walker<'_> {
    fn paragraph(&mut self, text: &str) {
        // The number of a page says nothing.
        self.after_text |= text.chars().any(char::is_alphabetic);
        self.cell += 1;
        for text in lines_of(text) {
            self.out.lines.push(Line { text, place: None, cell: self.cell, used: false });
        }
    }

    fn any_table(&mut self, mut table: Table) {
        let inner = take_inner(&mut table);
        self.table(table);
        inner.into_iter().for_each(|table| self.any_table(table));
    }

    fn table(&mut self, table: Table) {
        if !self.selection.takes(&table) {
            return;
        }
        let goes_on = self.current.as_ref().is_some_and(|current| {
            current.width == table.width && !self.after_text && table.sheet.is_none()
        });
        let header = Header::first(&table).or_else(|| match goes_on {
            true => None,
            false => Header::named(&table, &self.selection.columns),
        });
        match header {
            Some(header) => {
                for row in &table.rows[..header.first] {
                    self.line_cells(&table, row);
                }
                let start = header.after;
                self.begin(&table, header);
                self.rows(&table, start);
            }
            None if goes_on => {
                let report = self.report_of(&table);
                if let Some(current) = &mut self.current {
                    current.report = report;
                    current.after_header = false;
                }
                self.rows(&table, 0);
            }
            None if is_front(&table) => {
                let rows = table.rows.len();
                let place = table.place();
                let kind = TableKind::Front;
                self.report.tables.push(TableReport { place, kind, rows, tasks: 0, objectives: 0 });
                table.rows.iter().for_each(|row| self.line_cells(&table, row));
            }
            None => self.pass_over(&table),
        }
        self.after_text = false;
    }

    /// The cells of a row as lines of text.
    fn line_cells(&mut self, table: &Table, row: &Row) {
        for cell in row.filled().filter(|cell| cell.merge != Merge::Below) {
            self.cell += 1;
            let place = table.row_place(row).column(table.column_name(cell.column));
            for text in lines_of(&cell.text) {
                let place = Some(place.clone());
                self.out.lines.push(Line { text, place, cell: self.cell, used: false });
            }
        }
    }

    fn pass_over(&mut self, table: &Table) {
        let rows = table.rows.len();
        let (place, kind) = (table.place(), TableKind::Other);
        self.report.tables.push(TableReport { place, kind, rows, tasks: 0, objectives: 0 });
        let texts = table.rows.iter().flat_map(Row::filled).map(|cell| joined(&cell.text));
        let text = excerpt(&texts.take(8).collect::<Vec<_>>().join(" | "));
        let reason = both!(
            "không nhận ra đây là bảng nhiệm vụ hay bảng mục tiêu, nên bỏ qua cả bảng",
            "neither a table of tasks nor one of objectives; the whole table is passed over"
        );
        self.report.leave(table.place(), &text, reason);
    }

    fn report_of(&mut self, table: &Table) -> usize {
        let kind = match self.current.as_ref().map(|current| current.header.kind) {
            Some(Kind::Objectives) => TableKind::Objectives,
            _ => TableKind::Tasks,
        };
        let place = table.place();
        self.report.tables.push(TableReport { place, kind, rows: 0, tasks: 0, objectives: 0 });
        self.report.tables.len() - 1
    }

    /// Begins to read below a header.
    fn begin(&mut self, table: &Table, mut header: Header) {
        if header.is_uneven {
            let message = both!(
                "hai dòng tiêu đề của bảng không khớp nhau, các cột có thể bị lệch; cần so lại với văn bản",
                "the two rows of the header do not fit together, so columns may be shifted; compare with the document"
            );
            self.report.doubt(table.place(), None, message);
        }
        header.apply(table, &self.selection.columns);
        for conflict in header.settle() {
            let (role, taken, other) = (conflict.role.name(), conflict.taken, conflict.other);
            let message = both!(
                "cột “{taken}” và cột “{other}” đều có thể là `{role}`: lấy “{taken}”, còn “{other}” ghi vào `note`",
                "columns “{taken}” and “{other}” both fit `{role}`: “{taken}” is taken, “{other}” goes to `note`"
            );
            self.report.doubt(table.place(), None, message);
        }
        let same = self.current.as_ref().is_some_and(|current| {
            let names = |header: &Header| -> Vec<String> {
                header.columns.iter().map(|column| folded(&column.name)).collect()
            };
            current.header.kind == header.kind
                && names(&current.header) == names(&header)
                && table.sheet.is_none()
                && !self.after_text
        });
        let columns = header.columns.len();
        let before = self.current.take().filter(|_| same);
        if before.is_none() {
            self.open.clear();
        }
        let is_repeated = before.is_some();
        let old = before.unwrap_or(Current {
            header: header.clone(),
            width: 0,
            report: 0,
            after_header: true,
            is_repeated,
            above: vec![None; columns],
            told: Vec::new(),
            last_number: None,
            last_capital: None,
            has_item: false,
        });
        self.current = Some(Current {
            header,
            width: table.width,
            after_header: true,
            is_repeated,
            above: vec![None; columns],
            told: Vec::new(),
            ..old
        });
        let report = self.report_of(table);
        if let Some(current) = &mut self.current {
            current.report = report;
        }
        self.tell_hidden_columns(table);
    }

    fn tell_hidden_columns(&mut self, table: &Table) {
        let Some(current) = &self.current else { return };
        for column in &current.header.columns {
            if (column.start..column.end).any(|at| table.hidden_columns.contains(&at)) {
                let place = table.place().column(name_of(table, column.start, &column.name));
                let message = both!("cột ẩn, vẫn được đọc", "a hidden column, which is read");
                self.report.doubt(place, None, message);
            }
        }
    }

    fn rows(&mut self, table: &Table, start: usize) {
        let mut at = start;
        while let Some(row) = table.rows.get(at) {
            let Some(current) = &self.current else { return };
            if current.header.is_repeated_by(row) {
                let after = Header::at(table, at).map_or(at + 1, |header| header.after);
                if let Some(current) = &mut self.current {
                    (current.after_header, current.is_repeated) = (true, true);
                }
                at = after.max(at + 1);
                continue;
            }
            let other = Header::at(table, at).filter(|header| {
                header.columns.iter().filter(|c| c.fit.is_some_and(|(_, fit)| fit >= 3)).count() > 2
            });
            if let Some(header) = other {
                at = header.after;
                self.begin(table, header);
                continue;
            }
            self.row(table, at);
            at += 1;
        }
    }

    fn row(&mut self, table: &Table, at: usize) {
        let row = &table.rows[at];
        let (mut item, wide) = self.item(table, row);
        let Some(current) = &mut self.current else { return };
        let report = &mut self.report.tables[current.report];
        report.rows += 1;
        let after_header = std::mem::replace(&mut current.after_header, false);
        let is_cut = after_header && current.is_repeated;
        if item.fields.is_empty() && item.notes.is_empty() {
            return;
        }
        if row.hidden {
            let message = both!("dòng ẩn, vẫn được đọc", "a hidden row, which is read");
            self.report.doubt(item.place.clone(), None, message);
        }
        let has_numbers = current.header.has(Role::Number);
        if is_cut && has_numbers && item.number.is_empty() && !wide && current.has_item {
            return self.go_on(item);
        }
        let numeral = numeral(&item.number, current.last_capital);
        let is_item = match current.header.kind {
            Kind::Objectives => is_objective(&item),
            Kind::Tasks => is_task(&item, numeral, || {
                let next = table.rows.get(at + 1..).unwrap_or_default().iter();
                let next = next.map(|row| number_of(&current.header, row));
                let under = format!("{}.", item.number);
                next.take(1).any(|number| number.starts_with(&under))
            }),
        };
        if !is_item {
            return self.group(item, numeral, wide);
        }
        if wide && item.fields.iter().all(|(role, _)| matches!(role, Role::Number | Role::Title)) {
            let message = both!(
                "dòng chỉ có số và chữ, được đọc là một nhiệm vụ",
                "a row with a number and text alone, read as a task"
            );
            self.report.doubt(item.place.clone(), None, message);
        }
        current.has_item = true;
        match numeral {
            Some(Numeral::Arabic(_)) => current.last_number = Some(item.number.clone()),
            Some(Numeral::Small) => item.under.clone_from(&current.last_number),
            _ => {}
        }
        item.groups.clone_from(&self.open);
        for group in &self.open {
            self.out.groups[*group].used = true;
        }
        match current.header.kind {
            Kind::Tasks => self.out.tasks.push(item),
            Kind::Objectives => self.out.objectives.push(item),
        }
    }

    /// What the cells of a row say, and whether one of them covers most of it.
    fn item(&mut self, table: &Table, row: &Row) -> (Item, bool) {
        let place = table.row_place(row);
        let mut item = Item {
            place: place.clone(),
            number: String::new(),
            under: None,
            mark: row.mark.clone(),
            groups: Vec::new(),
            fields: Vec::new(),
            notes: Vec::new(),
            table: 0,
            year: None,
            in_points: false,
        };
        let Some(current) = &mut self.current else { return (item, false) };
        item.table = current.report;
        let measured = current.header.columns.iter().filter(|column| {
            column.fit.is_some_and(|(role, _)| matches!(role, Role::Score | Role::Rank))
        });
        item.year = measured.filter_map(|c| crate::exchange::front::year_in(&c.name)).next();
        item.in_points = current.header.columns.iter().any(|column| {
            column.fit.is_some_and(|(role, _)| role == Role::Target)
                && folded(&column.name).contains("diem")
        });
        let mut wide = false;
        for cell in &row.cells {
            let at = current.header.column_of(cell);
            let (name, fit) = match at.and_then(|at| current.header.columns.get(at)) {
                Some(column) => (name_of(table, cell.column, &column.name), column.fit),
                None => (table.column_name(cell.column), None),
            };
            let cell_place = place.column(name.clone());
            for note in &cell.notes {
                item.notes.push(format!("Chú thích: {}", joined(note)));
            }
            let mut text = clean(&cell.text);
            if text.is_empty() || is_nothing(&text) {
                if let Some(above) = at.and_then(|at| current.above.get_mut(at)) {
                    *above = None;
                }
                continue;
            }
            wide |= current.header.columns.len() > 2
                && current.header.covered(cell) * 2 > current.header.columns.len();
            if let Some(above) = at.and_then(|at| current.above.get_mut(at)) {
                if is_ditto(&text)
                    && let Some(above) = above
                {
                    text.clone_from(above);
                }
                *above = Some(text.clone());
            }
            if let Some(reason) = not_there(cell) {
                self.report.leave(cell_place, &text, reason);
                continue;
            }
            let said = Said { text, place: cell_place, merge: cell.merge, doubt: cell.doubt };
            match fit {
                Some((role, _)) => put(&mut item, role, said),
                None => {
                    let label = match current.header.columns.get(at.unwrap_or(usize::MAX)) {
                        Some(column) if !column.name.is_empty() => column.name.clone(),
                        _ => format!("Cột {name}"),
                    };
                    item.notes.push(format!("{label}: {}", said.text));
                    if !current.told.contains(&cell.column) {
                        current.told.push(cell.column);
                        let message = both!(
                            "cột không ứng với mục nào của kế hoạch, nội dung ghi vào `note`",
                            "the column is for no field of a plan; its text goes to `note`"
                        );
                        self.report.doubt(table.place().column(name), None, message);
                    }
                }
            }
        }
        settle_number(&mut item, current.header.has(Role::Number));
        (item, wide)
    }

    /// Adds the rest of a row that the page cut.
    fn go_on(&mut self, rest: Item) {
        let kind = self.current.as_ref().map(|current| current.header.kind);
        let before = match kind {
            Some(Kind::Objectives) => self.out.objectives.last_mut(),
            _ => self.out.tasks.last_mut(),
        };
        let Some(before) = before else { return };
        for (role, said) in rest.fields {
            match before.fields.iter_mut().find(|(its, _)| *its == role) {
                Some((_, known)) => known.text = format!("{} {}", known.text, said.text),
                None => before.fields.push((role, said)),
            }
        }
        before.notes.extend(rest.notes);
        let row = before.place.row.unwrap_or(0);
        let message = both!(
            "phần tiếp của dòng {row}, bị ngắt trang; đã nối vào dòng đó",
            "the rest of row {row}, which the page cut; joined to it"
        );
        self.report.doubt(rest.place, None, message);
    }

    /// Opens a group.
    fn group(&mut self, mut item: Item, numeral: Option<Numeral>, wide: bool) {
        let Some(current) = &mut self.current else { return };
        if item.get(Role::Title).is_none() {
            let reason =
                both!("dòng không có nội dung nhiệm vụ", "a row without what is to be done");
            for (_, said) in &item.fields {
                self.report.leave(said.place.clone(), &said.text, reason.clone());
            }
            for note in &item.notes {
                self.report.leave(item.place.clone(), note, reason.clone());
            }
            return;
        }
        let level = match numeral {
            Some(Numeral::Capital) => 0,
            Some(Numeral::Roman) => 1,
            Some(Numeral::Arabic(parts)) => 1 + parts,
            Some(Numeral::Other) => 20,
            Some(Numeral::Small) => 21,
            None if wide => 1,
            None => 22,
        };
        if numeral == Some(Numeral::Capital) {
            current.last_capital = item.number.chars().next();
        }
        current.last_number = None;
        current.has_item = false;
        while self.open.last().is_some_and(|last| self.out.groups[*last].level >= level) {
            self.open.pop();
        }
        item.groups.clone_from(&self.open);
        self.out.groups.push(Group { item, level, used: false });
        self.open.push(self.out.groups.len() - 1);
    }
}

/// The tables in cells: those of tasks or objectives stand for themselves, the text of others is text of the
/// cell.
fn take_inner(table: &mut Table) -> Vec<Table> {
    let mut inner = Vec::new();
    for row in &mut table.rows {
        for cell in &mut row.cells {
            for mut nested in std::mem::take(&mut cell.tables) {
                nested.number = table.number;
                nested.sheet.clone_from(&table.sheet);
                if Header::first(&nested).is_some() {
                    inner.push(nested);
                    continue;
                }
                inner.extend(take_inner(&mut nested));
                let lines = nested.rows.iter().map(|row| {
                    let cells = row.filled().filter(|cell| cell.merge != Merge::Below);
                    cells.map(|cell| joined(&cell.text)).collect::<Vec<_>>().join(" ")
                });
                let text = lines.collect::<Vec<_>>().join("\n");
                cell.text = format!("{}\n{text}", cell.text).trim().into();
            }
        }
    }
    inner
}

/// Whether a table is the head of a document, or its end: it lays out text that stands side by side.
fn is_front(table: &Table) -> bool {
    let texts = table.rows.iter().flat_map(Row::filled).map(|cell| folded(&cell.text));
    let said = texts.collect::<Vec<_>>().join(" ");
    let signs = ["cong hoa xa hoi chu nghia", "doc lap tu do", "noi nhan"];
    table.rows.len() <= 12 && table.width <= 12 && signs.iter().any(|sign| said.contains(sign))
}

/// Why the text of a cell is no text of the document.
fn not_there(cell: &Cell) -> Option<Text> {
    match cell.doubt? {
        Doubt::NoValue => Some(both!(
            "công thức chưa có kết quả trong tệp; hãy mở bằng Excel rồi lưu lại",
            "a formula whose value is not in the file; open it in Excel and save it"
        )),
        Doubt::Error => Some(both!("công thức bị lỗi", "a formula that ended in an error")),
        Doubt::MonthFirst | Doubt::IsDate | Doubt::Covered | Doubt::Symbol => None,
    }
}

/// How a column is named in a place.
fn name_of(table: &Table, column: usize, header: &str) -> String {
    match header.is_empty() {
        true => table.column_name(column),
        false => excerpt(header),
    }
}

/// Adds what a cell says to a field. Two columns of numbers make one number.
fn put(item: &mut Item, role: Role, said: Said) {
    match item.fields.iter_mut().find(|(its, _)| *its == role) {
        Some((_, known)) if role == Role::Number => {
            known.text = format!("{}.{}", bare(&known.text), said.text);
        }
        Some((_, known)) => known.text = format!("{}\n{}", known.text, said.text),
        None => item.fields.push((role, said)),
    }
}

/// Finds the number of a row: in its column, or before the text where the two stand in one cell.
fn settle_number(item: &mut Item, has_column: bool) {
    let at = |item: &Item, role: Role| item.fields.iter().position(|(its, _)| *its == role);
    match (at(item, Role::Number), at(item, Role::Title)) {
        (Some(number), None) => {
            // A merged cell that begins in the column of numbers.
            let text = item.fields[number].1.text.clone();
            let is_text = text.trim().contains(' ') || text.chars().count() > 12;
            match led_by_number(&text) {
                Some((own, title)) => {
                    item.number = own;
                    item.fields[number].0 = Role::Title;
                    item.fields[number].1.text = title;
                }
                None if is_text => item.fields[number].0 = Role::Title,
                None => item.number = bare(&text),
            }
        }
        (Some(number), Some(_)) => item.number = bare(&item.fields[number].1.text),
        (None, Some(title)) if !has_column => {
            let led = led_by_number(&item.fields[title].1.text);
            item.number = led.map(|(number, _)| number).unwrap_or_default();
        }
        (None, _) => {}
    }
}

/// A number before a text: `II. Kiểm soát` is `II` and `Kiểm soát`.
fn led_by_number(text: &str) -> Option<(String, String)> {
    let (first, rest) = text.trim().split_once(char::is_whitespace)?;
    let number = bare(first);
    let is_marked = first.ends_with(['.', ')', ':', '/', '-']);
    let fits = match kind(&number)? {
        Numeral::Arabic(_) | Numeral::Roman => true,
        Numeral::Capital | Numeral::Small => is_marked,
        Numeral::Other => false,
    };
    let rest = rest.trim_start_matches(['-', '–', '.', ' ']).trim();
    (fits && !rest.is_empty()).then(|| (number, rest.to_owned()))
}

/// The kind of a number; a Roman numeral of one letter is a letter where it follows the one before it.
fn numeral(number: &str, last_capital: Option<char>) -> Option<Numeral> {
    let mut letters = number.chars();
    if let (Some(letter), None, Some(last)) = (letters.next(), letters.next(), last_capital)
        && u32::from(letter) == u32::from(last) + 1
    {
        return Some(Numeral::Capital);
    }
    kind(number)
}

/// The number of a row, by the columns of a header.
fn number_of(header: &Header, row: &Row) -> String {
    let is_number = |role: Role| role == Role::Number;
    let columns = header.columns.iter().filter(|c| c.fit.is_some_and(|(role, _)| is_number(role)));
    let texts = columns.map(|column| bare(row.text(column.start)));
    let number = texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(".");
    if !number.is_empty() || header.has(Role::Number) {
        return number;
    }
    let title = header.columns.iter().find(|c| c.fit.is_some_and(|(role, _)| role == Role::Title));
    let led = title.and_then(|column| led_by_number(row.text(column.start)));
    led.map(|(number, _)| number).unwrap_or_default()
}

/// Whether a row is a task. `has_parts` tells whether the row below is numbered under it.
fn is_task(item: &Item, numeral: Option<Numeral>, has_parts: impl FnOnce() -> bool) -> bool {
    let is_heading = matches!(numeral, Some(Numeral::Roman | Numeral::Capital) | None);
    let own = |role: Role| {
        item.get(role).is_some_and(|said| {
            // What a heading shares with the rows below it is theirs, too.
            let is_shared = said.merge == Merge::First;
            let opens_list = role == Role::Deadline && said.text.ends_with(':');
            !(is_heading && (is_shared || opens_list))
        })
    };
    if own(Role::Lead) || own(Role::Deadline) || own(Role::Product) {
        return true;
    }
    let is_arabic = matches!(numeral, Some(Numeral::Arabic(_)));
    is_arabic && item.get(Role::Title).is_some() && !has_parts()
}

fn is_objective(item: &Item) -> bool {
    let measures = [Role::Score, Role::Rank, Role::Max, Role::Gain, Role::Target];
    item.fields.iter().any(|(role, _)| measures.contains(role))
}
