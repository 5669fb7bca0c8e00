//! A plan as its appendix: the table form of documents, which `import` reads back.

use crate::exchange::numeral::roman;
use crate::exchange::page::{
    Heading, HeadingStyle, Page, PageCell, PageColumn, PageRow, PageTable, PageValue,
};
use crate::plan::Metric;
use crate::plan::value::Measured;
use crate::report::appendix::{Appendix, Home, ObjectiveRow, TaskRow};
use crate::text::bound::Bound;
use crate::text::lang::Lang;
use crate::text::number::Number;

/// The document of a plan.
pub fn page(appendix: &Appendix) -> Page {
    let mut headings = vec![
        Heading { text: "Phụ lục".to_owned(), style: HeadingStyle::Bold },
        Heading { text: appendix.title.clone(), style: HeadingStyle::Capitals },
    ];
    if let Some(text) = attached(appendix) {
        headings.push(Heading { text, style: HeadingStyle::Italic });
    }
    let mut tables = Vec::new();
    if !appendix.objectives.is_empty() {
        tables.push(objectives(appendix));
    }
    if !appendix.tasks.is_empty() || tables.is_empty() {
        tables.push(tasks(appendix));
    }
    Page { headings, tables, notes: Vec::new() }
}

/// `(Kèm theo Kế hoạch số 90/KH-STP ngày 12 tháng 6 năm 2025 của Sở Tư pháp tỉnh Lạng Sơn)`
fn attached(appendix: &Appendix) -> Option<String> {
    use chrono::Datelike;
    let agency = appendix.agency.as_deref().filter(|agency| !agency.is_empty())?;
    let number = appendix.number.as_deref().unwrap_or("……");
    let issued = match appendix.issued {
        Some(day) => {
            format!("{:02} tháng {} năm {}", day.day(), month(day.month()), day.year())
        }
        None => "…… tháng …… năm ……".to_owned(),
    };
    Some(format!("(Kèm theo Kế hoạch số {number} ngày {issued} của {agency})"))
}

/// January and February have a zero before them, so that nothing can be written there.
fn month(month: u32) -> String {
    if month < 3 { format!("{month:02}") } else { month.to_string() }
}

fn column(head: &str, width: u32, centered: bool) -> PageColumn {
    PageColumn { head: head.to_owned(), width, centered, ..PageColumn::default() }
}

fn ids() -> PageColumn {
    PageColumn { hidden: true, ..column("Mã", 14, false) }
}

/// A row of a group: its number, and its text across the other columns.
fn group(number: String, text: &str, columns: usize) -> PageRow {
    let text = PageCell { span: columns - 2, ..PageCell::text(text) };
    let cells = vec![PageCell::text(number), text, PageCell::default()];
    PageRow { cells, bold: true, mark: None }
}

/// Opens groups by index and component, in the order of the rows.
struct Groups {
    columns: usize,
    /// Whether the indexes have rows of their own.
    with_indexes: bool,
    last: Option<Home>,
    letters: usize,
    components: u32,
    /// How many rows the open group has.
    rows: u32,
}

impl Groups {
    fn new<'h>(homes: impl Iterator<Item = &'h Home> + Clone, columns: usize) -> Groups {
        let mut all = homes.clone();
        let first = all.next();
        let same = homes.clone().all(|home| Some(&home.indexes) == first.map(|f| &f.indexes));
        let told = homes.clone().all(|home| home.is_told);
        let any = homes.clone().any(|home| !home.indexes.is_empty());
        let with_indexes = any && !(same && told && first.is_some_and(|f| f.indexes.len() == 1));
        Groups { columns, with_indexes, last: None, letters: 0, components: 0, rows: 0 }
    }

    /// The group rows that stand before a row of this home.
    fn before(&mut self, home: &Home) -> Vec<PageRow> {
        // Letters that are no Roman numerals after another letter.
        const LETTERS: [&str; 7] = ["A", "B", "C", "D", "E", "F", "G"];
        let mut out = Vec::new();
        let last = self.last.replace(home.clone());
        let same_index = last.as_ref().is_some_and(|last| last.indexes == home.indexes);
        let had_component = last.as_ref().is_some_and(|last| !last.components.is_empty());
        let left_component = had_component && home.components.is_empty();
        let is_first_without = last.is_none() && home.indexes.is_empty();
        if self.with_indexes && (!same_index || left_component) && !is_first_without {
            let text = match home.indexes.is_empty() {
                true => "Nhiệm vụ chung".to_owned(),
                false => home.indexes.join("; "),
            };
            let letter = LETTERS[self.letters % LETTERS.len()];
            out.push(group(letter.to_owned(), &text, self.columns));
            self.letters += 1;
            (self.components, self.rows) = (0, 0);
        }
        let same_component =
            same_index && last.as_ref().is_some_and(|last| last.components == home.components);
        if !home.components.is_empty() && !same_component {
            self.components += 1;
            let text = home.components.join("; ");
            out.push(group(roman(self.components), &text, self.columns));
            self.rows = 0;
        }
        out
    }

    /// The number of the next row in its group.
    fn number(&mut self) -> PageCell {
        self.rows += 1;
        PageCell::text(self.rows.to_string())
    }
}

fn tasks(appendix: &Appendix) -> PageTable {
    // Most plans name neither a person nor who decides.
    let people = People {
        officers: appendix.tasks.iter().any(|task| task.officer.is_some()),
        approvers: appendix.tasks.iter().any(|task| task.approver.is_some()),
    };
    let mut columns = vec![
        column("STT", 8, true),
        column("Nhiệm vụ", 44, false),
        column("Đơn vị chủ trì", 20, false),
    ];
    columns.extend(people.officers.then(|| column("Người phụ trách", 16, false)));
    columns.extend([
        column("Đơn vị phối hợp", 24, false),
        column("Thời gian hoàn thành", 16, true),
        column("Sản phẩm", 26, false),
    ]);
    columns.extend(people.approvers.then(|| column("Thẩm quyền phê duyệt", 16, false)));
    columns.extend([column("Ghi chú", 16, false), ids()]);
    let mut groups = Groups::new(appendix.tasks.iter().map(|task| &task.home), columns.len());
    let mut rows = Vec::new();
    for task in &appendix.tasks {
        rows.extend(groups.before(&task.home));
        rows.push(task_row(task, groups.number(), people));
    }
    PageTable { name: "Nhiệm vụ".to_owned(), columns, rows, filters: false }
}

/// Which columns of people a table of tasks has.
#[derive(Clone, Copy)]
struct People {
    officers: bool,
    approvers: bool,
}

fn task_row(task: &TaskRow, number: PageCell, people: People) -> PageRow {
    let optional = |text: &Option<String>| PageCell::text(text.as_deref().unwrap_or_default());
    let deadline = match task.day {
        Some(day) => PageCell::of(PageValue::Day(day)),
        None => PageCell::text(task.deadline.as_str()),
    };
    let mut cells =
        vec![number, PageCell::text(task.title.as_str()), PageCell::text(task.lead.join("; "))];
    cells.extend(people.officers.then(|| optional(&task.officer)));
    cells.extend([PageCell::text(task.partners.join("; ")), deadline, optional(&task.product)]);
    cells.extend(people.approvers.then(|| optional(&task.approver)));
    cells.extend([optional(&task.note), PageCell::text(task.id.as_str())]);
    PageRow { cells, bold: false, mark: Some(task.id.clone()) }
}

fn objectives(appendix: &Appendix) -> PageTable {
    let rows = &appendix.objectives;
    let mut years = rows.iter().filter_map(|one| one.baseline.as_ref()).map(|from| from.year);
    let year = years.next().flatten().filter(|year| years.all(|other| other == Some(*year)));
    let head = year.map_or_else(|| "Năm trước".to_owned(), |year| format!("Năm {year}"));
    let target = appendix.year.map(|year| format!(" năm {year}")).unwrap_or_default();
    let in_points =
        rows.iter().flat_map(|one| &one.target).all(|(metric, _)| *metric == Metric::Score);
    let points = if in_points { " (điểm)" } else { "" };
    let with_scope = rows.iter().any(|one| one.of_province);
    let of_before =
        |name: &str, width| PageColumn { group: Some(head.clone()), ..column(name, width, true) };
    let mut columns = vec![
        column("STT", 8, true),
        column("Mục tiêu", 46, false),
        of_before("Xếp hạng", 9),
        of_before("Điểm", 10),
        column("Điểm tối đa", 9, true),
        column("Dự kiến tăng điểm", 14, true),
        column(&format!("Mục tiêu{target}{points}"), 20, true),
    ];
    if with_scope {
        columns.push(column("Phạm vi", 10, true));
    }
    columns.push(column("Ghi chú", 26, false));
    columns.push(ids());
    let mut groups = Groups::new(rows.iter().map(|one| &one.home), columns.len());
    let mut out = Vec::new();
    for one in rows {
        out.extend(groups.before(&one.home));
        let layout = Layout { year_is_told: year.is_some(), in_points, with_scope };
        out.push(objective_row(one, groups.number(), layout));
    }
    PageTable { name: "Mục tiêu".to_owned(), columns, rows: out, filters: false }
}

/// What the header of the objectives says already, so that cells need not repeat it.
#[derive(Clone, Copy)]
struct Layout {
    year_is_told: bool,
    in_points: bool,
    with_scope: bool,
}

fn objective_row(one: &ObjectiveRow, number: PageCell, layout: Layout) -> PageRow {
    let decimal = |digits: &Option<String>| match digits {
        Some(digits) => PageCell::of(PageValue::Decimal(digits.clone())),
        None => PageCell::default(),
    };
    let optional = |text: &Option<String>| PageCell::text(text.as_deref().unwrap_or_default());
    let rank = one.baseline.as_ref().and_then(|from| {
        let rank = from.rank?;
        Some(from.of.map_or_else(|| rank.to_string(), |of| format!("{rank}/{of}")))
    });
    let from = one.baseline.as_ref();
    let mut cells = vec![
        number,
        optional(&one.title),
        PageCell::text(rank.unwrap_or_default()),
        from.map(|from| score(from, layout.year_is_told)).unwrap_or_default(),
        decimal(&one.max),
        decimal(&one.gain),
        PageCell::text(target(&one.target, layout.in_points)),
    ];
    if layout.with_scope {
        cells.push(PageCell::text(if one.of_province { "Tỉnh" } else { "Cơ quan" }));
    }
    cells.push(optional(&one.note));
    cells.push(PageCell::text(one.id.as_str()));
    PageRow { cells, bold: false, mark: Some(one.id.clone()) }
}

/// The score of a baseline, and what else was measured, with labels.
fn score(from: &Measured, year_is_told: bool) -> PageCell {
    let shown = |number: &Number| number.shown(Lang::Vi);
    let mut parts: Vec<String> = Vec::new();
    if let (Some(year), false) = (from.year, year_is_told) {
        parts.push(format!("Năm: {year}"));
    }
    if let (Some(score), true) = (&from.score, parts.is_empty())
        && from.percent.is_none()
        && from.count.is_none()
        && from.parts.is_empty()
    {
        return PageCell::of(PageValue::Decimal(score.digits().to_owned()));
    }
    parts.extend(from.score.as_ref().map(|score| format!("Điểm: {}", shown(score))));
    parts.extend(from.percent.as_ref().map(|percent| format!("Tỷ lệ: {}%", shown(percent))));
    parts.extend(from.count.as_ref().map(|count| format!("Số lượng: {}", shown(count))));
    let mut lines = vec![parts.join("; ")];
    lines.extend(from.parts.iter().map(|(name, score, max)| {
        let score = score.as_ref().map(shown).unwrap_or_default();
        let max = max.as_ref().map(|max| format!("/{}", shown(max))).unwrap_or_default();
        format!("- {}: {score}{max}", name.as_deref().unwrap_or_default())
    }));
    PageCell::text(lines.join("\n").trim())
}

/// A target; with labels where it is not in points alone.
fn target(bounds: &[(Metric, Bound)], in_points: bool) -> String {
    let one = |(metric, bound): &(Metric, Bound)| {
        let sign = bound.comparison.shown();
        let number = match (&bound.from_baseline, &bound.number) {
            (Some(offset), _) => {
                let digits = offset.shown(Lang::Vi);
                match digits.strip_prefix('-') {
                    _ if offset.value().is_zero() => "năm trước".to_owned(),
                    Some(digits) => format!("năm trước - {digits}"),
                    None => format!("năm trước + {digits}"),
                }
            }
            (None, Some(number)) => number.shown(Lang::Vi),
            (None, None) => String::new(),
        };
        match metric {
            Metric::Score if in_points => format!("{sign} {number}"),
            Metric::Score => format!("Điểm: {sign} {number}"),
            Metric::Percent => format!("Tỷ lệ: {sign} {number}%"),
            Metric::Rank => format!("Xếp hạng: {sign} {number}"),
            Metric::Count => format!("Số lượng: {sign} {number}"),
        }
    };
    bounds.iter().map(one).collect::<Vec<_>>().join("; ")
}
