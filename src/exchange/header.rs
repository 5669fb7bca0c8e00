//! Finds the header of a table, and what each of its columns is for.

use crate::exchange::columns::{Fit, Kind, Role, of_objectives, of_tasks};
use crate::exchange::document::{Cell, Merge, Row, Table};
use crate::exchange::words::{clean, folded, joined};

/// The header of a table.
#[derive(Clone, Debug)]
pub struct Header {
    /// What the table is about.
    pub kind: Kind,
    /// Its columns, from left to right.
    pub columns: Vec<Column>,
    /// The row that it begins with, by its place in the table.
    pub first: usize,
    /// The row after it.
    pub after: usize,
    /// Whether it has two rows, and cells of the second lie under no cell of the first, so that columns may have
    /// been recognised wrongly.
    pub is_uneven: bool,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// The first column of the table that it covers.
    pub start: usize,
    /// The one after the last.
    pub end: usize,
    /// Its header.
    pub name: String,
    /// What it is for, and how surely.
    pub fit: Option<Fit>,
    /// Whether it is one of several below one header, as two columns of numbers are.
    pub shares_header: bool,
}

/// Two columns that fit one field: the one that was taken, and the other.
#[derive(Debug)]
pub struct Conflict {
    /// The field.
    pub role: Role,
    /// The header of the column taken.
    pub taken: String,
    /// The header of the other.
    pub other: String,
}

/// A column named on the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What it is for.
    pub role: Role,
    /// Its number, from 1, or its letters.
    pub column: String,
}

impl Named {
    /// Whether it is this column of a sheet.
    fn is_at(&self, table: &Table, column: usize) -> bool {
        let number = table.column_number(column).to_string();
        number == self.column || table.column_name(column).eq_ignore_ascii_case(&self.column)
    }

    /// Whether a table has it.
    pub fn is_in(&self, table: &Table) -> bool {
        match table.has_letters {
            true => (0..table.width).any(|column| self.is_at(table, column)),
            false => (1..=table.width).any(|number| number.to_string() == self.column),
        }
    }
}

impl Header {
    /// The header that begins in a row, if one does.
    pub fn at(table: &Table, at: usize) -> Option<Header> {
        let one = columns(table, at, 1);
        let two = spans_two_rows(table, at).then(|| columns(table, at, 2));
        let best = [two, Some(one)].into_iter().flatten().find_map(|(names, rows)| {
            let (kind, columns) = judged(names)?;
            let is_uneven = rows == 2 && is_uneven(table, at);
            Some(Header { kind, columns, first: at, after: at + rows, is_uneven })
        })?;
        let after = best.after + usize::from(is_row_of_numbers(table.rows.get(best.after)));
        Some(Header { after, ..best })
    }

    /// The first header of a table.
    pub fn first(table: &Table) -> Option<Header> {
        (0..table.rows.len().min(60)).find_map(|at| Header::at(table, at))
    }

    /// A header of the columns that were named, for a table whose own says nothing.
    pub fn named(table: &Table, named: &[Named]) -> Option<Header> {
        let (columns, _) = columns(table, 0, 1);
        let kind = match named.iter().any(|one| one.role == Role::Target) {
            true => Kind::Objectives,
            false => Kind::Tasks,
        };
        let mut header = Header { kind, columns, first: 0, after: 1, is_uneven: false };
        header.apply(table, named);
        header.has(Role::Title).then_some(header)
    }

    /// Takes the columns that were named on the command line.
    pub fn apply(&mut self, table: &Table, named: &[Named]) {
        for one in named {
            let is_meant = |(at, column): (usize, &Column)| match table.has_letters {
                true => one.is_at(table, column.start),
                false => (at + 1).to_string() == one.column,
            };
            let Some(meant) = self.columns.iter().enumerate().position(is_meant) else { continue };
            for column in &mut self.columns {
                if column.fit.is_some_and(|(role, _)| role == one.role) {
                    column.fit = None;
                }
            }
            self.columns[meant].fit = Some((one.role, u8::MAX));
        }
    }

    /// Leaves each field to the column that fits it best. Columns for numbers and remarks may be several.
    pub fn keep_best_columns(&mut self) -> Vec<Conflict> {
        let mut conflicts = Vec::new();
        let has_lead = self.has(Role::Lead);
        for at in 0..self.columns.len() {
            let Some((role, fit)) = self.columns[at].fit else { continue };
            let same = |other: Role| match role {
                Role::Doer | Role::Lead => matches!(other, Role::Doer | Role::Lead),
                role => role == other,
            };
            if role == Role::Note || (role == Role::Number && self.columns[at].shares_header) {
                continue;
            }
            let weight = |role: Role, fit: u8| (role != Role::Doer || !has_lead, fit);
            let better = self.columns.iter().enumerate().find(|(other, column)| {
                column.fit.is_some_and(|(its, its_fit)| {
                    let (its_weight, own) = (weight(its, its_fit), weight(role, fit));
                    *other != at
                        && same(its)
                        && (its_weight > own || (its_weight == own && *other < at))
                })
            });
            if let Some((_, better)) = better {
                let (taken, other) = (better.name.clone(), self.columns[at].name.clone());
                conflicts.push(Conflict { role, taken, other });
                self.columns[at].fit = None;
            }
        }
        // The one that carries out leads, where no other does.
        for column in &mut self.columns {
            if let Some((Role::Doer, fit)) = column.fit {
                column.fit = Some((Role::Lead, fit));
            }
        }
        conflicts
    }

    /// Whether a column has a role.
    pub fn has(&self, role: Role) -> bool {
        self.columns.iter().any(|column| column.fit.is_some_and(|(its, _)| its == role))
    }

    /// The column that a cell of the body stands in.
    pub fn column_of(&self, cell: &Cell) -> Option<usize> {
        self.columns.iter().position(|column| (column.start..column.end).contains(&cell.column))
    }

    /// How many columns a cell covers.
    pub fn covered(&self, cell: &Cell) -> usize {
        let end = cell.column + cell.span;
        self.columns.iter().filter(|c| c.start < end && c.end > cell.column).count()
    }

    /// Whether a row repeats this header.
    pub fn is_repeated_by(&self, row: &Row) -> bool {
        let named = self.columns.iter().filter(|column| !column.name.is_empty());
        let mut same = 0;
        for column in named {
            let text = folded(row.text(column.start));
            if text.is_empty() {
                continue;
            }
            let name = folded(&column.name);
            if name != text && !name.starts_with(&format!("{text} ")) {
                return false;
            }
            same += 1;
        }
        same >= 2 && row.filled().count() <= same + 1
    }
}

/// The columns of a header that begins in a row, and how many rows it has.
fn columns(table: &Table, at: usize, rows: usize) -> (Vec<Column>, usize) {
    let mut out: Vec<Column> = Vec::new();
    let top = &table.rows[at];
    let bottom = table.rows.get(at + 1).filter(|_| rows == 2);
    let mut column = 0;
    while column < table.width {
        let above = top.at(column);
        let end_above = above.map_or(column + 1, |cell| cell.column + cell.span);
        let below = bottom.and_then(|row| row.at(column)).filter(|cell| cell.merge != Merge::Below);
        let end = match (below, bottom) {
            (Some(cell), _) => cell.column + cell.span,
            // Below a wide header each column may have one of its own.
            (None, Some(row)) if above.is_some() => {
                let next = row.cells.iter().find(|c| c.column > column && c.column < end_above);
                next.map_or(end_above, |cell| cell.column)
            }
            _ => end_above,
        };
        let words = |cell: Option<&Cell>| cell.map(|cell| joined(&cell.text)).unwrap_or_default();
        let (first, second) = (words(above), words(below));
        let name = match (first.is_empty(), second.is_empty() || first == second) {
            (true, _) => second,
            (false, true) => first,
            (false, false) => format!("{first} {second}"),
        };
        let shares_header = above.is_some_and(|cell| cell.span > end - column);
        let end = end.max(column + 1);
        out.push(Column { start: column, end, name, fit: None, shares_header });
        column = end;
    }
    (out, rows)
}

/// Whether the header that begins in a row has a second one below it.
fn spans_two_rows(table: &Table, at: usize) -> bool {
    let (Some(top), Some(bottom)) = (table.rows.get(at), table.rows.get(at + 1)) else {
        return false;
    };
    // A title above the table spans it all, and a row may lie between on a sheet.
    if top.filled().count() < 2 || bottom.number != top.number + 1 {
        return false;
    }
    let goes_on = bottom.cells.iter().any(|cell| cell.merge == Merge::Below);
    let is_split = top.cells.iter().any(|cell| {
        let end = cell.column + cell.span;
        let below = bottom.cells.iter().filter(|c| (cell.column..end).contains(&c.column));
        cell.span > 1 && below.count() > 1
    });
    is_split || (goes_on && bottom.cells.iter().any(|cell| cell.merge != Merge::Below))
}

/// Whether the second row of a header has empty cells of its own below a heading: other programs lose the way in
/// which cells are merged, and the columns are shifted then.
fn is_uneven(table: &Table, at: usize) -> bool {
    let (Some(top), Some(bottom)) = (table.rows.get(at), table.rows.get(at + 1)) else {
        return false;
    };
    bottom.cells.iter().any(|cell| {
        cell.merge != Merge::Below
            && cell.text.trim().is_empty()
            && !top.text(cell.column).trim().is_empty()
    })
}

/// The kind of a table with these columns, and what they are for; `None` if it is of neither kind.
fn judged(mut columns: Vec<Column>) -> Option<(Kind, Vec<Column>)> {
    let fits = |judge: fn(&str) -> Option<Fit>| -> Vec<Option<Fit>> {
        let is_short = |name: &str| clean(name).chars().count() <= 120;
        columns.iter().map(|c| judge(&c.name).filter(|_| is_short(&c.name))).collect()
    };
    let tasks = fits(of_tasks);
    let goals = fits(of_objectives);
    let has = |fits: &[Option<Fit>], roles: &[Role]| {
        let held = |role: &Role| fits.iter().flatten().any(|(its, _)| its == role);
        roles.iter().filter(|role| held(role)).count()
    };
    let measures = has(&goals, &[Role::Score, Role::Rank, Role::Max, Role::Gain, Role::Target]);
    let who_and_when = has(&tasks, &[Role::Lead, Role::Doer, Role::Deadline, Role::Partners]);
    let is_tasks =
        has(&tasks, &[Role::Title]) == 1 && who_and_when + has(&tasks, &[Role::Product]) > 0;
    let is_goals = has(&goals, &[Role::Title]) == 1 && measures >= 2;
    let (kind, fits) = if is_tasks && (who_and_when >= 2 || !is_goals) {
        (Kind::Tasks, tasks)
    } else if is_goals {
        (Kind::Objectives, goals)
    } else {
        return None;
    };
    columns.iter_mut().zip(fits).for_each(|(column, fit)| column.fit = fit);
    Some((kind, columns))
}

/// Whether a row counts the columns: `(1)`, `(2)`, `(3)`, also with sums like `(4)=(2)+(3)`.
fn is_row_of_numbers(row: Option<&Row>) -> bool {
    let Some(row) = row else { return false };
    let mut last = 0_u32;
    let mut count = 0;
    for cell in row.filled() {
        let text: String = cell.text.chars().filter(|c| !c.is_whitespace()).collect();
        let digits = text.trim_start_matches('(');
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        let is_sum = digits[end..].chars().all(|c| "()=+-*/:%".contains(c) || c.is_ascii_digit());
        match digits[..end].parse::<u32>() {
            Ok(number) if is_sum && number > last && number < 60 => last = number,
            _ => return false,
        }
        count += 1;
    }
    count >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[(usize, usize, &str, Merge)]]) -> Table {
        let mut table = Table::default();
        for (at, cells) in rows.iter().enumerate() {
            let cells = cells.iter().map(|(column, span, text, merge)| Cell {
                span: *span,
                merge: *merge,
                ..Cell::new(*column, *text)
            });
            let cells: Vec<Cell> = cells.collect();
            let end = cells.iter().map(|cell| cell.column + cell.span).max().unwrap_or(0);
            table.width = table.width.max(end);
            table.rows.push(Row { number: at + 1, cells, ..Row::default() });
        }
        table
    }

    const N: Merge = Merge::None;

    #[test]
    fn a_header_below_a_title_and_above_a_row_of_numbers() {
        let table = table(&[
            &[(0, 4, "PHỤ LỤC", N)],
            &[(0, 1, "STT", N), (1, 1, "Nhiệm vụ", N), (2, 1, "Chủ trì", N), (3, 1, "Hạn", N)],
            &[(0, 1, "(1)", N), (1, 1, "(2)", N), (2, 1, "(3)", N), (3, 1, "(4)", N)],
            &[(0, 1, "1", N), (1, 1, "a", N), (2, 1, "b", N), (3, 1, "c", N)],
        ]);
        let header = Header::first(&table).unwrap();
        assert_eq!((header.first, header.after, header.kind), (1, 3, Kind::Tasks));
        assert!(header.is_repeated_by(&table.rows[1]) && !header.is_repeated_by(&table.rows[3]));
    }

    #[test]
    fn a_header_of_two_rows() {
        let (first, below) = (Merge::First, Merge::Below);
        let table = table(&[
            &[
                (0, 1, "STT", first),
                (1, 1, "Lĩnh vực", first),
                (2, 2, "Năm 2024", N),
                (4, 1, "Mục tiêu năm 2025 (điểm)", first),
            ],
            &[
                (0, 1, "STT", below),
                (1, 1, "Lĩnh vực", below),
                (2, 1, "Xếp hạng", N),
                (3, 1, "Điểm", N),
                (4, 1, "Mục tiêu năm 2025 (điểm)", below),
            ],
        ]);
        let header = Header::first(&table).unwrap();
        assert_eq!((header.kind, header.after), (Kind::Objectives, 2));
        let names: Vec<&str> = header.columns.iter().map(|column| column.name.as_str()).collect();
        assert_eq!(names[2..4], ["Năm 2024 Xếp hạng", "Năm 2024 Điểm"]);
        assert!(header.has(Role::Rank) && header.has(Role::Score) && header.has(Role::Target));
    }

    #[test]
    fn two_columns_for_one_field_are_told() {
        let table = table(&[&[
            (0, 1, "Nhiệm vụ", N),
            (1, 1, "Phòng, đơn vị chủ trì", N),
            (2, 1, "Đơn vị chủ trì", N),
            (3, 1, "Đơn vị thực hiện", N),
        ]]);
        let mut header = Header::first(&table).unwrap();
        let conflicts = header.keep_best_columns();
        let others: Vec<&str> = conflicts.iter().map(|one| one.other.as_str()).collect();
        assert_eq!(others, ["Phòng, đơn vị chủ trì", "Đơn vị thực hiện"]);
        assert!(conflicts.iter().all(|one| one.taken == "Đơn vị chủ trì"));
    }
}
