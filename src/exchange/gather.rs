//! Walks through the tables of a document: which rows are tasks or objectives, which are headings of groups, and which
//! go on from the row above.

use crate::exchange::columns::{Kind, Role};
use crate::exchange::document::{Block, Cell, Document, Merge, Row, Table};
use crate::exchange::draft::{Report, TableKind, TableReport};
use crate::exchange::front::{Line, lines_of, year_in};
use crate::exchange::header::{Column, Header, Named};
use crate::exchange::item::{Group, Item, Said};
use crate::exchange::judge::{
    is_objective, is_task, not_there, number_of, numeral, put, settle_number,
};
use crate::exchange::numeral::Numeral;
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

impl Selection {
    /// Why a document lacks something that was asked for by name; `None` if it has everything.
    pub fn refused(&self, document: &Document) -> Option<Text> {
        let mut tables: Vec<&Table> = Vec::new();
        for block in &document.blocks {
            if let Block::Table(table) = block {
                tables.push(table);
            }
        }
        let sheets: Vec<&str> = tables.iter().filter_map(|table| table.sheet.as_deref()).collect();
        let is_there = |sheet: &&String| sheets.iter().any(|own| folded(own) == folded(sheet));
        if let Some(sheet) = self.sheets.iter().find(|sheet| !is_there(sheet)) {
            let names: String = sheets.iter().map(|own| format!("\n  {own}")).collect();
            return Some(both!(
                "không có trang tính “{sheet}” nào có nội dung; hiện có:{names}",
                "no sheet “{sheet}” holds anything; there is:{names}"
            ));
        }
        let is_there = |number: &&usize| tables.iter().any(|table| table.number == **number);
        if let Some(number) = self.tables.iter().find(|number| !is_there(number)) {
            let count = tables.len();
            return Some(both!(
                "không có bảng {number}; tài liệu có {count} bảng",
                "there is no table {number}; the document has {count}"
            ));
        }
        tables.retain(|table| self.takes(table));
        let is_there = |named: &&Named| tables.iter().any(|table| named.is_in(table));
        let Named { role, column } = self.columns.iter().find(|named| !is_there(named))?;
        let role = role.name();
        Some(both!(
            "--columns {role}={column}: không bảng nào có cột này",
            "--columns {role}={column}: no table has that column"
        ))
    }
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
    /// The columns for no field that have been reported.
    reported: Vec<usize>,
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
        for conflict in header.keep_best_columns() {
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
            reported: Vec::new(),
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
            reported: Vec::new(),
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
        let mut item = Item { mark: row.mark.clone(), ..Item::at(table.row_place(row)) };
        let Some(current) = &self.current else { return (item, false) };
        let columns = &current.header.columns;
        item.table = current.report;
        let is_of = |column: &&Column, roles: &[Role]| {
            column.fit.is_some_and(|(role, _)| roles.contains(&role))
        };
        let measured = columns.iter().filter(|column| is_of(column, &[Role::Score, Role::Rank]));
        item.year = measured.filter_map(|column| year_in(&column.name)).next();
        let mut targets = columns.iter().filter(|column| is_of(column, &[Role::Target]));
        item.in_points = targets.any(|column| folded(&column.name).contains("diem"));
        let (count, has_numbers) = (columns.len(), current.header.has(Role::Number));
        let covered = |cell: &Cell| current.header.covered(cell);
        let is_wide = |cell: &Cell| count > 2 && covered(cell) * 2 > count;
        let says = |cell: &Cell| !clean(&cell.text).is_empty() && !is_nothing(&clean(&cell.text));
        let wide = row.cells.iter().any(|cell| says(cell) && is_wide(cell));
        for cell in &row.cells {
            self.read_cell(table, cell, &mut item);
        }
        settle_number(&mut item, has_numbers);
        (item, wide)
    }

    /// Adds what a cell says to its row.
    fn read_cell(&mut self, table: &Table, cell: &Cell, item: &mut Item) {
        let Some(current) = &mut self.current else { return };
        let at = current.header.column_of(cell);
        let column = at.and_then(|at| current.header.columns.get(at));
        let header = column.map(|column| column.name.clone()).unwrap_or_default();
        let (name, fit) = (name_of(table, cell.column, &header), column.and_then(|one| one.fit));
        item.notes.extend(cell.notes.iter().map(|note| format!("Chú thích: {}", joined(note))));
        let text = clean(&cell.text);
        let above = at.and_then(|at| current.above.get_mut(at));
        if text.is_empty() || is_nothing(&text) {
            above.into_iter().for_each(|above| *above = None);
            return;
        }
        let text = match above {
            Some(above) => {
                let own = above.clone().filter(|_| is_ditto(&text)).unwrap_or(text);
                *above = Some(own.clone());
                own
            }
            None => text,
        };
        let place = item.place.column(name.clone());
        if let Some(reason) = not_there(cell) {
            return self.report.leave(place, &text, reason);
        }
        if let Some((role, _)) = fit {
            let said = Said { text, place, merge: cell.merge, doubt: cell.doubt };
            return put(item, role, said);
        }
        let label = if header.is_empty() { format!("Cột {name}") } else { header };
        item.notes.push(format!("{label}: {text}"));
        if !current.reported.contains(&cell.column) {
            current.reported.push(cell.column);
            let message = both!(
                "cột không ứng với mục nào của kế hoạch, nội dung ghi vào `note`",
                "the column is for no field of a plan; its text goes to `note`"
            );
            self.report.doubt(table.place().column(name), None, message);
        }
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

/// How a column is named in a place.
fn name_of(table: &Table, column: usize, header: &str) -> String {
    match header.is_empty() {
        true => table.column_name(column),
        false => excerpt(header),
    }
}
