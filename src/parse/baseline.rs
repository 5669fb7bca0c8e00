//! Reads a baseline with the reader that plans use, and reports all its mistakes at once.

use toml_spanner::{Arena, Table};

use crate::finding::baseline::{Baseline, Entry};
use crate::finding::place::Place;
use crate::finding::{About, Finding, RuleKind, faults};
use crate::parse::reader::Reader;
use crate::parse::{Scratch, syntax};
use crate::plan::Field;
use crate::plan::keys::baseline::{BASELINE_FILE, ENTRY};
use crate::text::lang::both;
use crate::text::source::{At, Source, Span, Str};

/// The only version so far.
pub const VERSION: i64 = 1;

/// Reads a baseline. If it is broken, `Err` says why.
pub fn read(source: Source<'_>) -> Result<Baseline, Vec<Finding>> {
    let arena = Arena::new();
    let root = syntax::tree(source, &arena)?;
    let mut scratch = Scratch::default();
    let mut r = Reader::new(source, &mut scratch);
    let mut version = Field::Absent;
    let mut baseline = Baseline::default();
    r.keys_there(&root, &BASELINE_FILE, |r, key, item| {
        match key {
            "version" => version = r.integer(key, item),
            "findings" => {
                r.tables(key, item, |r, table| {
                    if let Some((entry, count)) = entry(r, table) {
                        baseline.add(entry, count);
                    }
                });
            }
            _ => return false,
        }
        true
    });
    require(&mut r, &version, "version", Span::default());
    if let Some(other) = version.get().filter(|version| version.value != VERSION) {
        // The keys of another version are not known, so only the version is reported.
        return Err(vec![other_version(*other)]);
    }
    // Entries repeat source text of plans, so findings on its characters are not faults of the baseline.
    let mut found = r.out.into_sorted();
    found.retain(|finding| !matches!(finding.rule.kind, RuleKind::Spelling | RuleKind::Hidden));
    if found.is_empty() { Ok(baseline) } else { Err(found) }
}

/// Reports a missing key, with its own help: that of `missing-key` is written for plans.
fn require<T>(r: &mut Reader<'_>, field: &Field<T>, key: &str, header: Span) {
    let before = r.out.len();
    if field.is_absent() {
        r.missing(key, header);
    }
    if r.out.len() > before
        && let Some(missing) = r.out.last_mut()
    {
        missing.help(both!("ghi thêm `{key}`", "add `{key}`"));
    }
}

fn other_version(version: At<i64>) -> Finding {
    let At { value, span } = version;
    let message = both!(
        "bản pargo này đọc dạng {VERSION}, không đọc dạng {value}",
        "this pargo reads version {VERSION}, not version {value}"
    );
    Finding::new(&faults::invalid_value::DOC, Place::key("version", span), message)
}

fn entry<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Option<(Entry, usize)> {
    let [mut plan, mut task, mut objective] = [const { Field::<Str<'a>>::Absent }; 3];
    let [mut rule, mut field, mut text] = [const { Field::<Str<'a>>::Absent }; 3];
    let mut count = Field::Absent;
    r.keys_there(table, &ENTRY, |r, key, item| {
        match key {
            "plan" => plan = r.name(key, item),
            "task" => task = r.string(key, item),
            "objective" => objective = r.string(key, item),
            "rule" => rule = r.name(key, item),
            "field" => field = r.string(key, item),
            "text" => text = r.string(key, item),
            "count" => count = r.integer(key, item),
            _ => return false,
        }
        true
    });
    let header = r.header(table);
    require(r, &plan, "plan", header);
    require(r, &rule, "rule", header);
    if let Some(rule) = rule.get().filter(|rule| faults::is_of_file(rule.value)) {
        let (name, span) = (rule.value, rule.span);
        r.invalid::<()>(
            span,
            both!("`{name}` luôn được báo", "`{name}` is always reported"),
            Some(both!("sửa tệp bị lỗi và xóa mục này", "fix the file, and delete this entry")),
        );
    }
    let count = count_of(r, count)?;
    let about = about_of(r, task, objective)?;
    let owned = |field: Field<Str<'a>>| field.value().map(str::to_owned);
    let entry = Entry {
        plan: owned(plan)?,
        about,
        rule: owned(rule)?,
        field: owned(field),
        text: owned(text).unwrap_or_default(),
    };
    Some((entry, count))
}

/// How many findings an entry stands for, 1 where it does not say.
fn count_of(r: &mut Reader<'_>, count: Field<At<i64>>) -> Option<usize> {
    match count {
        Field::Given(count) => match usize::try_from(count.value) {
            Ok(count) if count > 0 => Some(count),
            _ => {
                let message = both!("`count` phải từ 1 trở lên", "`count` has to be 1 or more");
                r.invalid::<()>(count.span, message, None);
                None
            }
        },
        Field::Absent => Some(1),
        Field::Unreadable(()) => None,
    }
}

/// What an entry is about: a task, an objective, or the plan as a whole.
fn about_of<'a>(
    r: &mut Reader<'a>,
    task: Field<Str<'a>>,
    objective: Field<Str<'a>>,
) -> Option<About<String>> {
    match (task.get(), objective.get()) {
        (Some(_), Some(objective)) => {
            let message = both!(
                "mục này ghi cả `task` và `objective`",
                "this entry has both `task` and `objective`"
            );
            r.invalid::<()>(objective.span, message, None);
            None
        }
        (Some(task), None) => Some(About::Task(task.value.to_owned())),
        (None, Some(objective)) => Some(About::Objective(objective.value.to_owned())),
        (None, None) => Some(About::Plan),
    }
}
