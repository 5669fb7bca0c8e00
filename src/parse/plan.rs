//! Reads a plan file: every table and key of the format, in one function a table.

use toml_spanner::{Item, Table, Value};

use crate::deadline::YEARS;
use crate::finding::faults::wrong_type::expected;
use crate::parse::at;
use crate::parse::deadline::deadline;
use crate::parse::meant::values;
use crate::parse::reader::Reader;
use crate::parse::references;
use crate::parse::task_tables::{extension, milestone, report, update};
use crate::plan::keys::objective::{BASELINE, OBJECTIVE, PART, RESULT, TARGET};
use crate::plan::keys::plan::{ALLOW, BASIS, DEFAULTS, PLAN, UNIT};
use crate::plan::keys::tables::ROOT;
use crate::plan::keys::task::TASK;
use crate::plan::{
    Allow, Basis, Defaults, Field, Measure, Members, Metric, Objective, Part, Plan, ResultKind,
    Scope, Status, Target, Task, Unit, Written, keys,
};
use crate::text::bound::Comparison;
use crate::text::lang::both;
use crate::text::source::{At, Date, Str};

/// The only format so far.
const FORMAT: i64 = 1;

/// Reads the root of a file that has a `[plan]` table.
pub fn read<'a>(r: &mut Reader<'a>, root: &Table<'a>, plan_table: &Table<'a>) -> Written<'a> {
    // `[plan]` is read first, wherever it is in the file, since phrases need its year.
    let mut plan = r.under("plan", |r| plan(r, plan_table));
    let (mut objectives, mut tasks) = (Vec::new(), Vec::new());
    r.year = plan.year.value();
    r.keys(root, &ROOT, |r, key, item| {
        match key {
            "plan" => {}
            "format" => format(r, item),
            "defaults" => match r.table(key, item) {
                Some(table) => plan.defaults = defaults(r, table),
                None => plan.incomplete = true,
            },
            "basis" => {
                plan.incomplete |= !each_table(r, key, item, |r, t| plan.bases.push(basis(r, t)))
            }
            "unit" => {
                plan.incomplete |= !each_table(r, key, item, |r, t| plan.units.push(unit(r, t)))
            }
            "objective" => {
                objectives.reserve(entries(item));
                plan.incomplete |= !each_table(r, key, item, |r, t| {
                    r.out.in_objective(objectives.len());
                    objectives.push(objective(r, t));
                });
                r.out.in_plan();
            }
            "task" => {
                tasks.reserve(entries(item));
                plan.incomplete |= !each_table(r, key, item, |r, t| {
                    r.out.in_task(tasks.len());
                    tasks.push(task(r, t));
                });
                r.out.in_plan();
            }
            _ => return false,
        }
        true
    });
    plan.incomplete |= tasks.iter().any(|task: &Task<'_>| task.incomplete);
    Written { plan, objectives, tasks }
}

/// How many entries an array has.
fn entries(item: &Item<'_>) -> usize {
    item.as_array().map_or(0, |array| array.len())
}

/// Reads every table of an array of tables; returns `false` if one of them could not be read.
fn each_table<'a>(
    r: &mut Reader<'a>,
    key: &str,
    item: &Item<'a>,
    read: impl FnMut(&mut Reader<'a>, &Table<'a>),
) -> bool {
    !r.is_muted() && r.tables(key, item, read)
}

fn format<'a>(r: &mut Reader<'a>, item: &Item<'a>) {
    if let Field::Given(format) = r.integer("format", item)
        && format.value != FORMAT
    {
        let value = format.value;
        r.invalid::<()>(
            format.span,
            both!(
                "bản pargo này đọc định dạng {FORMAT}, không đọc định dạng {value}",
                "this pargo reads format {FORMAT}, not format {value}"
            ),
            None,
        );
    }
}

fn plan<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Plan<'a> {
    let mut plan = Plan { header: r.header(table), ..Plan::default() };
    r.keys(table, &PLAN, |r, key, item| {
        match key {
            "id" => plan.id = plan_id(r, item),
            "title" => plan.title = r.name(key, item),
            "agency" => plan.agency = r.name(key, item),
            "year" => plan.year = year(r, key, item),
            "number" => plan.number = r.string(key, item),
            "issued" => plan.issued = r.date(key, item),
            "from" => plan.from = r.date(key, item),
            "until" => plan.until = r.date(key, item),
            "indexes" => plan.indexes = r.names(key, item, true),
            "province" => plan.province = r.string(key, item),
            "signed_by" => plan.signed_by = r.string(key, item),
            "source" => plan.source = r.string(key, item),
            "note" => plan.note = r.string(key, item),
            "recipients" => plan.recipients = r.list(key, item, true),
            "closed" => plan.closed = r.date(key, item),
            "closed_by" => plan.closed_by = r.string(key, item),
            "known_as" => plan.known_as = r.names(key, item, true),
            "implements" => plan.implements = r.names(key, item, false),
            "declined" => plan.declined = references::declined(r, item),
            "allow" => plan.allow = allow(r, item),
            _ => return false,
        }
        true
    });
    in_order(r, &plan.from, &mut plan.until);
    plan
}

fn plan_id<'a>(r: &mut Reader<'a>, item: &Item<'a>) -> Field<Str<'a>> {
    match r.name("id", item) {
        Field::Given(id)
            if !id.value.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-')) =>
        {
            r.invalid(
                id.span,
                both!(
                    "mã kế hoạch chỉ gồm chữ thường không dấu, chữ số và `-`",
                    "a plan's id is made of lower-case ASCII letters, digits and `-`"
                ),
                values::plan_id(id.value).map(|id| both!("viết \"{id}\"", "write \"{id}\"")),
            )
        }
        field => field,
    }
}

fn year<'a>(r: &mut Reader<'a>, key: &str, item: &Item<'a>) -> Field<At<i32>> {
    match r.integer(key, item) {
        Field::Given(year)
            if !i32::try_from(year.value).is_ok_and(|year| YEARS.contains(&year)) =>
        {
            r.invalid(
                year.span,
                both!(
                    "năm phải ghi đủ bốn chữ số, đang ghi là {}",
                    "`{key}` is not a year: {}",
                    year.value
                ),
                values::full_year(year.value).map(|year| both!("viết {year}", "write {year}")),
            )
        }
        Field::Given(year) => Field::Given(year.map(|year| year as i32)),
        Field::Absent => Field::Absent,
        Field::Unreadable(()) => Field::Unreadable(()),
    }
}

fn allow<'a>(r: &mut Reader<'a>, item: &Item<'a>) -> Vec<Allow<'a>> {
    let mut entries = Vec::new();
    let Some(table) = r.table("allow", item) else {
        return entries;
    };
    for (key, item) in table.entries() {
        if !key.as_str().starts_with("x-") {
            let rule = At { value: key.name, span: at(key.span) };
            if r.loses(key, item, &ALLOW) {
                let (span, reason) = (r.span_of(item), Field::Unreadable(()));
                entries.push(Allow { rule, span, reason, until: Field::Absent });
                continue;
            }
            entries.push(r.under(key.name, |r| allow_entry(r, rule, item)));
        }
    }
    entries
}

/// An unreadable entry still counts as an entry: otherwise the finding that it silences would be reported
/// as well.
fn allow_entry<'a>(r: &mut Reader<'a>, rule: Str<'a>, item: &Item<'a>) -> Allow<'a> {
    let span = r.span_of(item);
    let (mut reason, mut until) = (Field::Absent, Field::Absent);
    match item.value() {
        Value::Table(table) => {
            r.keys(table, &ALLOW, |r, key, item| {
                match key {
                    "reason" => reason = r.string(key, item),
                    "until" => until = r.date(key, item),
                    _ => return false,
                }
                true
            });
        }
        Value::String(_) => reason = r.string(rule.value, item),
        _ => reason = r.wrong_type(rule.value, item, expected::ALLOW),
    }
    Allow { rule, span, reason, until }
}

fn defaults<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Defaults<'a> {
    let mut defaults = Defaults::default();
    r.keys(table, &DEFAULTS, |r, key, item| {
        match key {
            "lead" => defaults.lead = r.names(key, item, false),
            "partners" => defaults.partners = r.names(key, item, false),
            "deadline" => defaults.deadline = deadline(r, key, item),
            _ => return false,
        }
        true
    });
    defaults
}

fn basis<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Basis<'a> {
    let mut basis = Basis::default();
    r.keys(table, &BASIS, |r, key, item| {
        match key {
            "number" => basis.number = r.name(key, item),
            "title" => basis.title = r.name(key, item),
            "issued" => basis.issued = r.date(key, item),
            "issuer" => basis.issuer = r.string(key, item),
            "note" => basis.note = r.string(key, item),
            _ => return false,
        }
        true
    });
    if basis.title.is_absent() && basis.number.is_absent() {
        let header = r.header(table);
        r.missing("number", header);
    }
    basis
}

/// Reads a `[[unit]]`, of a plan or of `pargo.toml`.
pub(crate) fn unit<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Unit<'a> {
    let mut unit = Unit::default();
    r.keys(table, &UNIT, |r, key, item| {
        match key {
            "name" => unit.name = r.name(key, item),
            "aliases" => match r.names(key, item, true) {
                Field::Given(list) => unit.aliases = list.items,
                Field::Absent | Field::Unreadable(()) => unit.incomplete = true,
            },
            "members" => unit.members = members(r, item),
            "group" => unit.group = r.boolean(key, item).value(),
            "external" => unit.external = r.boolean(key, item).value(),
            "from" => unit.from = r.date(key, item),
            "until" => unit.until = r.date(key, item),
            "note" => unit.note = r.string(key, item),
            _ => return false,
        }
        true
    });
    in_order(r, &unit.from, &mut unit.until);
    unit
}

/// Refuses a last day before the first one.
fn in_order<'a>(r: &mut Reader<'a>, from: &Field<Date>, until: &mut Field<Date>) {
    if let (Some(first), Some(last)) = (from.get(), until.get())
        && first.value > last.value
    {
        let (later, key) = (first.span, "from").max((last.span, "until"));
        *until = r.under(key, |r| {
            r.invalid(
                later,
                both!("`from` sau `until`", "`from` comes after `until`"),
                Some(both!("đổi lại hai ngày", "swap the two dates")),
            )
        });
    }
}

fn members<'a>(r: &mut Reader<'a>, item: &Item<'a>) -> Field<Members<&'a [Str<'a>]>> {
    if let Value::String(word) = item.value() {
        return match *word {
            "all" if !r.is_muted() => Field::Given(Members::All),
            other => r.invalid(
                at(item.span()),
                both!(
                    "`members` nhận danh sách tên đơn vị hoặc \"all\", không nhận `{other}`",
                    "`members` takes an array of names or \"all\", not `{other}`"
                ),
                {
                    let meant = values::members(other);
                    Some(both!("viết {meant}", "write {meant}"))
                },
            ),
        };
    }
    match r.names("members", item, true) {
        Field::Given(list) => Field::Given(Members::Named(list.items)),
        Field::Absent | Field::Unreadable(()) => Field::Unreadable(()),
    }
}

fn objective<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Objective<'a> {
    let mut o = Objective { header: r.header(table), ..Objective::default() };
    r.keys(table, &OBJECTIVE, |r, key, item| {
        match key {
            "id" => o.id = item_id(r, item),
            "index" => o.index = r.names(key, item, false),
            "component" => o.component = r.names(key, item, false),
            "scope" => o.scope = r.choice(key, item, &Scope::ALL, |scope| scope.word().name),
            "title" => o.title = r.string(key, item),
            "baseline" => o.baseline = baseline(r, item),
            "max" => o.max = r.number(key, item, false),
            "gain" => o.gain = r.number(key, item, true),
            "target" => o.target = target(r, item),
            "source" => o.source = r.string(key, item),
            "note" => o.note = r.string(key, item),
            "result" => {
                each_table(r, "objective.result", item, |r, t| o.results.push(result(r, t)));
            }
            "allow" => o.allow = allow(r, item),
            _ => return false,
        }
        true
    });
    measure_from_baseline(&mut o);
    o
}

/// Works out the bounds that are measured from the baseline, which may stand after the target.
fn measure_from_baseline(objective: &mut Objective<'_>) {
    let Field::Given(target) = &mut objective.target else { return };
    for (metric, bound) in &mut target.bounds {
        if bound.value.from_baseline.is_some() {
            let baseline = objective.baseline.get().and_then(|baseline| baseline.metric(*metric));
            bound.value = bound.value.clone().measured_from(baseline.as_ref());
        }
    }
}

/// The id of a task: also without `/`, which stands between the id of a plan and that of its task.
fn task_id<'a>(r: &mut Reader<'a>, item: &Item<'a>) -> Field<Str<'a>> {
    match item_id(r, item) {
        Field::Given(id) if id.value.contains('/') => {
            let meant = id.value.replace('/', "-");
            r.invalid(
                id.span,
                both!("mã không được có dấu `/`", "the id of a task holds no `/`"),
                Some(both!("viết \"{meant}\"", "write \"{meant}\"")),
            )
        }
        field => field,
    }
}

/// The id of a task or objective: not empty, without white space.
fn item_id<'a>(r: &mut Reader<'a>, item: &Item<'a>) -> Field<Str<'a>> {
    match r.name("id", item) {
        Field::Given(id) if id.value.contains(char::is_whitespace) => {
            let joined = id.value.split_whitespace().collect::<Vec<_>>().join("-");
            let meant = joined.replace(".-", ".");
            r.invalid(
                id.span,
                both!("mã không được có dấu cách", "an id holds no white space"),
                Some(both!("viết \"{meant}\"", "write \"{meant}\"")),
            )
        }
        field => field,
    }
}

fn baseline<'a>(r: &mut Reader<'a>, item: &Item<'a>) -> Field<Measure<'a>> {
    let Some(table) = r.table("baseline", item) else {
        return Field::Unreadable(());
    };
    let measure = measure(r, table, &BASELINE);
    if r.is_muted() { Field::Unreadable(()) } else { Field::Given(measure) }
}

fn result<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Measure<'a> {
    measure(r, table, &RESULT)
}

fn measure<'a>(r: &mut Reader<'a>, table: &Table<'a>, known: &'static keys::Table) -> Measure<'a> {
    let mut m = Measure { span: r.header(table), ..Measure::default() };
    r.keys(table, known, |r, key, item| {
        if !known.has(key) {
            return false;
        }
        match key {
            "year" => m.year = year(r, key, item),
            "score" => m.score = r.number(key, item, false),
            "percent" => m.percent = r.number(key, item, false),
            "rank" => m.rank = r.rank(key, item),
            "of" => m.of = r.rank(key, item),
            "count" => m.count = r.number(key, item, false),
            "parts" => {
                m.parts_incomplete = !each_table(r, key, item, |r, t| m.parts.push(part(r, t)));
            }
            "on" => m.on = r.date(key, item),
            "kind" => m.kind = r.choice(key, item, &ResultKind::ALL, |kind| kind.word().name),
            "evidence" => m.evidence = r.list(key, item, false),
            _ => return false,
        }
        true
    });
    m
}

fn part<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Part<'a> {
    let mut part = Part { name: Field::Absent, score: Field::Absent, max: Field::Absent };
    r.keys(table, &PART, |r, key, item| {
        match key {
            "name" => part.name = r.name(key, item),
            "score" => part.score = r.number(key, item, false),
            "max" => part.max = r.number(key, item, false),
            _ => return false,
        }
        true
    });
    part
}

fn target<'a>(r: &mut Reader<'a>, item: &Item<'a>) -> Field<Target> {
    let Some(table) = r.table("target", item) else {
        return Field::Unreadable(());
    };
    let mut target = Target { span: r.header(table), ..Target::default() };
    r.keys(table, &TARGET, |r, key, item| {
        let Some(metric) = Metric::ALL.into_iter().find(|m| m.name() == key) else {
            return false;
        };
        let bare = if metric == Metric::Rank { Comparison::AtMost } else { Comparison::AtLeast };
        match r.bound(key, item, bare) {
            Field::Given(bound) if metric == Metric::Rank && !bound.value.is_whole() => {
                r.invalid::<()>(
                    bound.span,
                    both!("xếp hạng phải là số nguyên", "a rank is a whole number"),
                    None,
                );
                target.incomplete = true;
            }
            Field::Given(bound) => target.bounds.push((metric, bound)),
            Field::Absent | Field::Unreadable(()) => target.incomplete = true,
        }
        true
    });
    target.bounds.sort_by_key(|(metric, _)| Metric::ALL.iter().position(|m| m == metric));
    if r.is_muted() {
        return Field::Unreadable(());
    }
    if target.bounds.is_empty() && !target.incomplete {
        let list = TARGET.names().join("`, `");
        return r.invalid(
            target.span,
            both!("`target` chưa nêu chỉ tiêu", "`target` names nothing"),
            Some(both!("ghi ít nhất một trong: `{list}`", "give at least one of `{list}`")),
        );
    }
    Field::Given(target)
}

fn task<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Task<'a> {
    let mut t = Task { header: r.header(table), ..Task::default() };
    r.keys(table, &TASK, |r, key, item| {
        match key {
            "id" => t.id = task_id(r, item),
            "title" => t.title = r.name(key, item),
            "index" => t.index = r.names(key, item, false),
            "component" => t.component = r.names(key, item, false),
            "objectives" => t.objectives = r.names(key, item, true),
            "lead" => t.lead = r.names(key, item, false),
            "partners" => t.partners = r.names(key, item, false),
            "officer" => t.officer = r.string(key, item),
            "approver" => t.approver = r.string(key, item),
            "recipient" => t.recipient = r.names(key, item, false),
            "implements" => t.implements = references::tasks(r, key, item),
            "continues" => t.continues = references::tasks(r, key, item),
            "deadline" => t.deadline = deadline(r, key, item),
            "product" => t.product = r.string(key, item),
            "source" => t.source = r.string(key, item),
            "status" => t.status = r.choice(key, item, &Status::ALL, |status| status.word().name),
            "started" => t.started = r.date(key, item),
            "done" => t.done = r.date(key, item),
            "progress" => t.progress = progress(r, item),
            "evidence" => t.evidence = r.list(key, item, false),
            "cancelled" => t.cancelled = r.date(key, item),
            "note" => t.note = r.string(key, item),
            "each" => t.each = r.boolean(key, item),
            "except" => t.except = r.names(key, item, false),
            "milestone" => {
                t.incomplete |= !each_table(r, "task.milestone", item, |r, m| {
                    t.milestones.push(milestone(r, m))
                });
            }
            "extension" => {
                t.incomplete |= !each_table(r, "task.extension", item, |r, e| {
                    t.extensions.push(extension(r, e))
                });
            }
            "report" => {
                t.incomplete |=
                    !each_table(r, "task.report", item, |r, p| t.reports.push(report(r, p)));
            }
            "update" => {
                each_table(r, "task.update", item, |r, u| t.updates.push(update(r, u)));
            }
            "allow" => t.allow = allow(r, item),
            _ => return false,
        }
        true
    });
    if !t.milestones.is_empty() {
        // With milestones there are several due dates, so an extension has to name one.
        r.under("extension", |r| {
            let silent = t.extensions.iter().filter(|e| e.milestone.is_absent());
            silent.for_each(|e| r.missing("milestone", e.header));
        });
    }
    t
}

fn progress<'a>(r: &mut Reader<'a>, item: &Item<'a>) -> Field<At<i64>> {
    match r.integer("progress", item) {
        Field::Given(p) if !(0..=100).contains(&p.value) => r.invalid(
            p.span,
            both!(
                "`progress` phải từ 0 đến 100, đang ghi là {}",
                "`progress` goes from 0 to 100, not {}",
                p.value
            ),
            None,
        ),
        field => field,
    }
}
