//! `show` for people: one plan, task or objective in full.

use chrono::NaiveDate;

use crate::deadline::dmy;
use crate::plan::Members;
use crate::plan::keys::Table;
use crate::plan::keys::objective::OBJECTIVE;
use crate::plan::keys::plan::{PLAN, UNIT};
use crate::plan::keys::tables::ROOT;
use crate::plan::keys::task::TASK;
use crate::plan::value::{Fields, Measured, Value};
use crate::render::answers::goals::Place;
use crate::render::figures;
use crate::render::table::{Cell, Column, Tone, toned_words};
use crate::render::words::{self, counted, date, outcome, period, state, tone};
use crate::render::wrap::hanging;
use crate::render::{OutputStyle, table};
use crate::report::item::Item;
use crate::report::show::{
    ChainLink, ObjectiveSheet, PlanSheet, Show, Subject, TaskSheet, UnitSheet,
};
use crate::text::characters::{safe, safe_lines};
use crate::text::lang::{Both, Lang, Text, within};

/// How far what a value goes on with is indented.
const HANG: usize = 4;

struct Page {
    style: OutputStyle,
    out: String,
}

impl Page {
    fn place(&self) -> Place {
        Place { lang: self.style.lang, wraps: self.style.width.is_some() }
    }

    fn line(&mut self, head: &str, value: &str) {
        // The lines of a value are aligned below its first line.
        let value = safe_lines(value).replace('\n', "\n    ");
        self.paragraph(&format!("{head}: {value}"), HANG);
    }

    /// One of several values.
    fn bullet(&mut self, value: &str) {
        self.paragraph(&format!("  - {}", safe(value)), HANG);
    }

    /// A text that goes on below its first line, indented.
    fn paragraph(&mut self, text: &str, hang: usize) {
        self.out += &hanging(text, hang, self.style);
        self.out.push('\n');
    }

    fn labelled(&mut self, head: Both, value: &str) {
        let head = head.in_lang(self.style.lang).to_owned();
        self.line(&head, value);
    }

    fn fields(&mut self, table: &Table, fields: &Fields) {
        fields.iter().for_each(|(key, value)| self.field(table.label(key), value));
    }

    /// A field; of several values each on a line of its own.
    fn field(&mut self, head: Both, value: &Value) {
        let lang = self.style.lang;
        match value {
            Value::List(items) if items.values.len() > 1 => {
                self.paragraph(&format!("{}:", head.in_lang(lang)), HANG);
                items.values.iter().for_each(|value| self.bullet(&words::value(value, lang)));
            }
            one => self.labelled(head, &words::value(one, lang)),
        }
    }

    fn heading(&mut self, text: &str) {
        self.out.push('\n');
        self.paragraph(text, 2);
        self.out.push('\n');
    }
}

/// `show --format table`.
pub fn text(show: &Show, style: OutputStyle) -> String {
    let mut page = Page { style, out: String::new() };
    for (at, subject) in show.subjects.iter().enumerate() {
        if at > 0 {
            page.out.push('\n');
        }
        match subject {
            Subject::Plan(sheet) => plan(&mut page, sheet),
            Subject::Task(sheet) => task(&mut page, sheet),
            Subject::Objective(sheet) => objective(&mut page, sheet),
        }
    }
    page.out
}

fn plan(page: &mut Page, sheet: &PlanSheet) {
    let lang = page.style.lang;
    page.paragraph(&safe(&sheet.file), 2);
    page.out.push('\n');
    page.fields(&PLAN, &sheet.fields);
    if let Some((from, until)) = sheet.term {
        let term = format!("{} – {}", date(from, lang), date(until, lang));
        page.labelled(Both { vi: "Thời gian thực hiện", en: "Term" }, &term);
    }
    if !sheet.bases.is_empty() {
        page.heading(ROOT.label("basis").in_lang(lang));
        for basis in &sheet.bases {
            page.bullet(&words::basis(basis, lang));
        }
    }
    if !sheet.units.is_empty() {
        page.heading(ROOT.label("unit").in_lang(lang));
        for unit in &sheet.units {
            page.bullet(&format!("{}{}", unit.name, notes(unit, lang)));
        }
    }
    if !sheet.objectives.is_empty() {
        page.heading(ROOT.label("objective").in_lang(lang));
        for goal in &sheet.objectives {
            let id = goal.objective.as_deref().unwrap_or_default();
            let title = goal.title.as_deref().or(goal.component.as_deref()).unwrap_or_default();
            let target = page.place().together(figures::target(goal, lang));
            let status = outcome(goal.status).in_lang(lang);
            page.bullet(&format!("{id}  {title}: {target} ({status})"));
        }
    }
    let count = counted(sheet.tasks.len(), lang, "nhiệm vụ", "task", "tasks");
    page.heading(&count);
    let head = |vi: &'static str, en: &'static str| Both { vi, en }.in_lang(lang);
    let mut table = table::Table::new(vec![
        Column::name(head("Mã", "Id")),
        Column::title(head("Nhiệm vụ", "Task")),
        Column::text(head("Thời hạn", "Due")),
        Column::text(head("Tình trạng", "State")),
    ]);
    for item in &sheet.tasks {
        table.rows.push(vec![
            Cell::new(item.task.clone().unwrap_or_default()),
            Cell::new(item.title.clone().unwrap_or_default()),
            Cell::new(due_or_text(item, lang)),
            Cell::toned(state(item.state).in_lang(lang), tone(item.state)),
        ]);
    }
    page.out += &table.render(page.style);
    page.out.push('\n');
}

/// The tasks of a chain, the oldest first.
fn chain(page: &mut Page, links: &[ChainLink]) {
    let lang = page.style.lang;
    page.heading(Both { vi: "Chuỗi chuyển tiếp", en: "Carried on" }.in_lang(lang));
    for link in links {
        let id = [&link.plan, &link.task].map(|id| id.as_deref().unwrap_or_default()).join("/");
        let title = link.title.as_deref().unwrap_or_default();
        let day = |day: Option<NaiveDate>| day.map(|day| date(day, lang));
        let word = |vi: &'static str, en: &'static str| Both { vi, en }.in_lang(lang);
        let due = day(link.original_due).map(|due| format!("{} {due}", word("thời hạn", "due")));
        let from = day(link.from).map(|from| format!("{} {from}", word("từ ngày", "from")));
        let closed = day(link.closed)
            .map(|day| format!("{} {day}", word("kế hoạch kết thúc ngày", "plan closed on")));
        let own = link.is_itself.then(|| word("nhiệm vụ này", "this task").to_owned());
        let state = Some(state(link.state).in_lang(lang).to_owned());
        let said = [from, due, state, closed, own].into_iter().flatten().collect::<Vec<_>>();
        page.out += &safe(&format!("  - {id}  {title} ({})", said.join("; ")));
        page.out.push('\n');
    }
}

/// What a unit is besides its name: ` (external; a group: …)`.
fn notes(unit: &UnitSheet, lang: Lang) -> String {
    let external = unit.external.then(|| within(UNIT.label("external").in_lang(lang)));
    let group = unit.group.then(|| {
        let all = Both {
            vi: "nhóm gồm tất cả đơn vị thuộc cơ quan",
            en: "a group: every unit of the agency",
        };
        let group = Both { vi: "nhóm", en: "a group" }.in_lang(lang);
        match &unit.members {
            Members::All => all.in_lang(lang).to_owned(),
            Members::Named(names) if names.is_empty() => group.to_owned(),
            Members::Named(names) => format!("{group}: {}", names.join("; ")),
        }
    });
    let day = |key: &str, on: Option<NaiveDate>| {
        Some(format!("{} {}", within(UNIT.label(key).in_lang(lang)), date(on?, lang)))
    };
    let days = [day("from", unit.from), day("until", unit.until)].into_iter().flatten();
    let notes: Vec<String> = external.into_iter().chain(group).chain(days).collect();
    if notes.is_empty() { String::new() } else { format!(" ({})", notes.join("; ")) }
}

fn due_or_text(item: &Item, lang: Lang) -> String {
    match item.due {
        Some(due) => date(due, lang),
        None => item.deadline.clone().unwrap_or_default(),
    }
}

fn task(page: &mut Page, sheet: &TaskSheet) {
    let (item, lang) = (&sheet.item, page.style.lang);
    let (plan, id) = (item.plan.as_deref().unwrap_or(""), item.task.as_deref().unwrap_or(""));
    let file = format!("{plan}/{id}  ({}:{})", item.file, item.line);
    page.paragraph(&safe(&file), 2);
    page.paragraph(&safe(item.title.as_deref().unwrap_or("")), 2);
    page.out.push('\n');
    let words = because(state(item.state).en, &sheet.why, lang);
    let words = toned_words(&words, tone(item.state), page.style);
    let head = Both { vi: "Tình trạng", en: "State" }.in_lang(lang);
    page.paragraph(&format!("{head}: {words}"), HANG);
    if let Some(day) = item.closed.map(|day| date(day, lang)) {
        let closed = match lang {
            Lang::Vi => format!("đã kết thúc ngày {day}"),
            Lang::En => format!("closed on {day}"),
        };
        page.labelled(Both { vi: "Kế hoạch", en: "Plan" }, &closed);
    }
    let rows = [
        (TASK.label("index"), item.index.join("; ")),
        (TASK.label("component"), item.component.join("; ")),
        (TASK.label("lead"), item.lead.join("; ")),
        (TASK.label("partners"), item.partners.join("; ")),
        (TASK.label("officer"), item.officer.clone().unwrap_or_default()),
        (
            TASK.label("deadline"),
            sheet.deadline.as_ref().map(|d| words::value(d, lang)).unwrap_or_default(),
        ),
        (
            Both { vi: "Ngày đến hạn", en: "Due" },
            item.due.map(|d| date(d, lang)).unwrap_or_default(),
        ),
        (
            Both { vi: "Thời hạn ban đầu", en: "Due before extensions" },
            item.original_due
                .filter(|original| item.due != Some(*original))
                .map(|d| date(d, lang))
                .unwrap_or_default(),
        ),
        (TASK.label("product"), item.product.clone().unwrap_or_default()),
    ];
    for (head, value) in rows.into_iter().filter(|(_, value)| !value.is_empty()) {
        page.labelled(head, &value);
    }
    page.fields(&TASK, &sheet.fields);
    if !sheet.extensions.is_empty() {
        extensions(page, sheet);
    }
    if !sheet.occurrences.is_empty() {
        occurrences(page, sheet);
    }
    if !sheet.chain.is_empty() {
        chain(page, &sheet.chain);
    }
    if !sheet.reports.is_empty() {
        group_reports(page, sheet);
    }
}

fn extensions(page: &mut Page, sheet: &TaskSheet) {
    let lang = page.style.lang;
    page.heading(TASK.label("extension").in_lang(lang));
    for extension in &sheet.extensions {
        let day = |d: Option<NaiveDate>| d.map(|d| date(d, lang)).unwrap_or_default();
        let (to, granted) = (day(extension.to), day(extension.granted));
        let by = extension.by.as_deref().unwrap_or("");
        let of = extension.milestone.as_deref().or(extension.unit.as_deref());
        let of = of.map(|of| format!("{of}: ")).unwrap_or_default();
        let line = match lang {
            Lang::Vi => {
                format!("  - {of}gia hạn đến ngày {to} theo {}\n", dated(by, extension.granted))
            }
            Lang::En => format!("  - {of}to {to}, granted on {granted}, {by}\n"),
        };
        page.paragraph(safe_lines(&line).trim_end(), HANG);
    }
}

/// The reports of groups without known members, which settle nothing.
fn group_reports(page: &mut Page, sheet: &TaskSheet) {
    let lang = page.style.lang;
    let head =
        Both { vi: "Báo cáo của nhóm chưa rõ thành viên", en: "Reports of open groups" };
    page.heading(head.in_lang(lang));
    for report in &sheet.reports {
        let label = report.period.as_deref().map(|label| format!(", {}", period(label, lang)));
        let day = date(report.reported, lang);
        let said = format!("{}{}: {day}", report.unit, label.unwrap_or_default());
        let proof = report.evidence.iter().map(|text| format!(", {text}")).collect::<String>();
        page.paragraph(&format!("  - {}{}", safe(&said), safe(&proof)), HANG);
    }
}

/// The state of a task or an objective and why. In Vietnamese the reason names the state itself.
fn because(state: &str, why: &Text, lang: Lang) -> String {
    match lang {
        Lang::Vi => why.vi.clone(),
        Lang::En => format!("{state} – {}", why.en),
    }
}

/// A document with its day: `Công văn số 860/STP-VP ngày 10/10/2025`; once where its name has the day.
fn dated(by: &str, day: Option<NaiveDate>) -> String {
    let Some(day) = day else { return by.to_owned() };
    let forms =
        [dmy(day), day.format("%d/%-m/%Y").to_string(), day.format("%-d/%-m/%Y").to_string()];
    if forms.iter().any(|form| by.contains(form.as_str())) {
        by.to_owned()
    } else if by.contains("ngày ") {
        format!("{by}, cho phép ngày {}", dmy(day))
    } else {
        format!("{by} ngày {}", dmy(day))
    }
}

/// The title of the table of what a task owes, and the heads of its columns for the period or milestone and
/// for the day on which it was reached.
fn heads(has_milestones: bool, by_units: bool) -> [Both; 3] {
    let period = Both { vi: "Kỳ", en: "Period" };
    let reported = Both { vi: "Ngày báo cáo", en: "Reported" };
    match (has_milestones, by_units) {
        (true, _) => [
            Both { vi: "Các mốc", en: "Milestones" },
            Both { vi: "Mốc", en: "Milestone" },
            Both { vi: "Hoàn thành", en: "Completed" },
        ],
        (false, true) => {
            [Both { vi: "Từng đơn vị phải báo cáo", en: "What each unit owes" }, period, reported]
        }
        (false, false) => [Both { vi: "Các kỳ báo cáo", en: "What falls due" }, period, reported],
    }
}

fn occurrences(page: &mut Page, sheet: &TaskSheet) {
    let lang = page.style.lang;
    let head = |vi: &'static str, en: &'static str| Both { vi, en }.in_lang(lang);
    let by_units = sheet.occurrences.iter().any(|occurrence| occurrence.unit.is_some());
    let recurs = sheet.occurrences.iter().any(|occurrence| occurrence.label.is_some());
    let heads = heads(sheet.has_milestones, by_units);
    let [title, one, reached] = heads.map(|head| head.in_lang(lang));
    page.heading(title);
    let unit = by_units.then(|| Column::title(head("Đơn vị", "Unit")));
    let label = recurs.then(|| if by_units { Column::text(one) } else { Column::title(one) });
    let mut columns: Vec<Column> = unit.into_iter().chain(label).collect();
    columns.extend([
        Column::short(head("Thời hạn", "Due")),
        Column::short(reached),
        Column::text(TASK.label("evidence").in_lang(lang)),
    ]);
    let mut table = table::Table::new(columns);
    for occurrence in &sheet.occurrences {
        let reported = match occurrence.reported {
            Some(on) if occurrence.is_late => {
                let late = Both { vi: "chậm", en: "late" }.in_lang(lang);
                Cell::toned(format!("{} ({late})", date(on, lang)), Tone::Bad)
            }
            Some(on) => Cell::new(date(on, lang)),
            None => Cell::new("–"),
        };
        let moved = occurrence.original_due != occurrence.due;
        let was = moved.then(|| {
            let word = Both { vi: "ban đầu", en: "was" }.in_lang(lang);
            format!("{word} {}", date(occurrence.original_due, lang))
        });
        let unit = occurrence.unit.clone().unwrap_or_else(|| "–".to_owned());
        let label = occurrence.label.as_deref().unwrap_or_default();
        let unit = by_units.then(|| Cell::new(unit));
        let label = recurs.then(|| Cell::new(period(label, lang)));
        let mut cells: Vec<Cell> = unit.into_iter().chain(label).collect();
        cells.extend([
            Cell { below: was, ..Cell::new(date(occurrence.due, lang)) },
            reported,
            Cell::new(occurrence.evidence.join("; ")),
        ]);
        table.rows.push(cells);
    }
    page.out += &table.render(page.style);
    page.out.push('\n');
}

fn objective(page: &mut Page, sheet: &ObjectiveSheet) {
    let (goal, lang) = (&sheet.goal, page.style.lang);
    let plan = goal.plan.as_deref().unwrap_or("");
    let id = goal.objective.as_deref().unwrap_or("");
    let file = format!("{plan}/{id}  ({}:{})", sheet.file, sheet.line);
    page.paragraph(&safe(&file), 2);
    if let Some(title) = &goal.title {
        page.paragraph(&safe(title), 2);
    }
    page.out.push('\n');
    let words = because(outcome(goal.status).en, &sheet.why, lang);
    page.labelled(Both { vi: "Tình trạng", en: "Status" }, &words);
    page.fields(&OBJECTIVE, &sheet.fields);
    let place = page.place();
    if let Some(baseline) = &goal.baseline {
        match (baseline.year, lang) {
            (Some(year), Lang::Vi) => page.line(
                &format!("Kết quả năm {year}"),
                &place.together(figures::figures(baseline, lang)),
            ),
            _ => page.labelled(
                OBJECTIVE.label("baseline"),
                &place.together(figures::baseline(baseline, lang)),
            ),
        }
        parts(page, baseline);
    }
    page.labelled(OBJECTIVE.label("target"), &place.together(figures::target(goal, lang)));
    if let Some(max) = &goal.max {
        page.labelled(OBJECTIVE.label("max"), &max.shown(lang));
    }
    for result in &sheet.results {
        let words = place.together(figures::result(result, lang));
        page.labelled(OBJECTIVE.label("result"), &words);
        parts(page, result);
        result.evidence.iter().for_each(|evidence| page.bullet(evidence));
    }
    if !sheet.tasks.is_empty() {
        let tasks = Value::texts(sheet.tasks.iter().map(String::as_str));
        tasks.iter().for_each(|tasks| page.field(ROOT.label("task"), tasks));
    }
}

fn parts(page: &mut Page, measured: &Measured) {
    let lang = page.style.lang;
    for (name, score, max) in &measured.parts {
        let score = score.as_ref().map(|s| s.shown(lang)).unwrap_or_default();
        let max = max.as_ref().map(|m| format!("/{}", m.shown(lang))).unwrap_or_default();
        page.bullet(&format!("{}: {score}{max}", name.as_deref().unwrap_or("")));
    }
}
