//! The format as data: the rows of keys agree with the reference and with what pargo does.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]
#![allow(clippy::disallowed_methods, reason = "a variable says that the pages are to be written")]

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use pargo::check::{self, CheckOptions};
use pargo::compare::version::{Version, version};
use pargo::finding::Severity;
use pargo::plan::keys::config::CONFIG;
use pargo::plan::keys::deadline::DEADLINE;
use pargo::plan::keys::plan::ALLOW;
use pargo::plan::keys::tables::{ALL, ROOT};
use pargo::plan::keys::{Key, Table, Type};
use pargo::render::{self, OutputStyle, reference};
use pargo::report::diff::diff;
use pargo::report::show::show;
use pargo::text::lang::Lang;
use pargo::workspace;
use toml_edit::{DocumentMut, TableLike};

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The reference has a table for each table of the format, made of the rows. `SNAPSHOTS=overwrite cargo
/// test --test keys` writes the tables again.
#[test]
fn the_reference_is_made_of_the_rows() {
    let overwrite = std::env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite");
    for (name, lang) in [("docs/format.md", Lang::En), ("docs/format.vi.md", Lang::Vi)] {
        let written = std::fs::read_to_string(here(name)).unwrap().replace("\r\n", "\n");
        let mut page = written.clone();
        for table in ALL {
            let (begin, end) =
                (format!("<!-- keys of {} -->\n", table.name), "<!-- end of keys -->");
            let at = page.find(&begin).unwrap_or_else(|| panic!("{name} has no {begin}"));
            let (start, rest) = (at + begin.len(), &page[at + begin.len()..]);
            let length = rest.find(end).unwrap();
            page.replace_range(start..start + length, &reference::table(table, lang));
        }
        if overwrite {
            std::fs::write(here(name), &page).unwrap();
        }
        assert!(
            overwrite || page == written,
            "{name} is not up to date: SNAPSHOTS=overwrite cargo test --test keys"
        );
    }
}

const PLAN_FILE: &str = include_str!("every-key/plan.toml");
const CONFIG_FILE: &str = include_str!("every-key/pargo.toml");

/// A key of a sample: the row, and the path to it through tables (by name) and arrays (by index).
struct Place {
    table: &'static Table,
    key: &'static Key,
    way: Vec<Step>,
}

#[derive(Clone, Debug)]
enum Step {
    Name(&'static str),
    Item(usize),
}

/// The places of all keys of a table and of the tables in it.
fn places(table: &'static Table, item: &dyn TableLike, way: &[Step], found: &mut Vec<Place>) {
    for key in table.keys {
        let Some(value) = item.get(key.name) else { continue };
        let way = [way, &[Step::Name(key.name)]].concat();
        let inner = match key.kind {
            Type::Table(inner) | Type::Tables(inner) | Type::Inline(inner) => Some(inner),
            Type::Deadline => Some(&DEADLINE),
            Type::Allow => {
                let entry = value.as_table_like().unwrap().iter().next().unwrap().0.to_owned();
                // The names of rules are not keys of the format, but they are on the path to some keys.
                let rule = ALLOWED.iter().find(|rule| **rule == entry).unwrap();
                let way = [way.as_slice(), &[Step::Name(rule)]].concat();
                if let Some(entry) = value[*rule].as_table_like() {
                    places(&ALLOW, entry, &way, found);
                }
                None
            }
            _ => None,
        };
        found.push(Place { table, key, way: way.clone() });
        let Some(inner) = inner else { continue };
        if let Some(item) = value.as_table_like() {
            places(inner, item, &way, found);
        }
        let in_array = |at| [way.as_slice(), &[Step::Item(at)]].concat();
        for (at, item) in value.as_array_of_tables().into_iter().flatten().enumerate() {
            places(inner, item, &in_array(at), found);
        }
        for (at, item) in value.as_array().into_iter().flatten().enumerate() {
            if let Some(item) = item.as_inline_table() {
                places(inner, item, &in_array(at), found);
            }
        }
    }
}

const ALLOWED: [&str; 3] = ["empty-index", "gain-mismatch", "no-officer"];

fn places_of(text: &str, root: &'static Table) -> Vec<Place> {
    let document: DocumentMut = text.parse().unwrap();
    let mut found = Vec::new();
    places(root, document.as_table(), &[], &mut found);
    found
}

/// The sample without one key.
fn without(text: &str, place: &Place) -> String {
    let mut document: DocumentMut = text.parse().unwrap();
    let (last, above) = place.way.split_last().unwrap();
    let Step::Name(name) = last else { panic!("a way ends at a key") };
    let table = above.iter().fold(document.as_item_mut(), |item, step| match step {
        Step::Name(name) => &mut item[*name],
        Step::Item(at) => &mut item[*at],
    });
    table.as_table_like_mut().unwrap().remove(name).unwrap();
    document.to_string()
}

#[test]
fn every_key_has_its_words() {
    for table in ALL {
        for key in table.keys {
            for words in [key.label, key.about] {
                assert!(
                    !words.vi.is_empty() && !words.en.is_empty(),
                    "{}.{}",
                    table.name,
                    key.name
                );
            }
            assert!(table.keys.iter().filter(|other| other.name == key.name).count() == 1);
        }
    }
}

#[test]
fn the_samples_have_every_key() {
    let mut found = places_of(PLAN_FILE, &ROOT);
    found.extend(places_of(CONFIG_FILE, &CONFIG));
    for table in ALL.iter().filter(|table| !["baseline", "findings"].contains(&table.name)) {
        for key in table.keys {
            let is = |place: &Place| place.table.name == table.name && place.key.name == key.name;
            assert!(found.iter().any(is), "no sample has {}.{}", table.name, key.name);
        }
    }
}

/// Everything that pargo derives from a plan: its errors, the answer of `show`, the facts for comparing.
struct Seen {
    errors: Vec<String>,
    shown: String,
    version: Version,
}

fn seen(plan: &str) -> Seen {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("plan.toml"), plan).unwrap();
    std::fs::write(folder.path().join("pargo.toml"), CONFIG_FILE).unwrap();
    let opened = workspace::find::open(&[Path::new(".").to_owned()], folder.path());
    let workspace = opened.map_err(|failure| failure.message.en).unwrap();
    let day = NaiveDate::from_ymd_opt(2025, 12, 1).unwrap();
    let report = check::check(&workspace, CheckOptions::as_of(day));
    let errors = report.diagnostics.iter().filter(|d| d.severity == Severity::Error);
    let style = OutputStyle { lang: Lang::Vi, color: false, width: None };
    let subjects = ["", "/o1"].map(str::to_owned).into_iter();
    let subjects = subjects.chain((1..=13).map(|at| format!("/T{at}")));
    let mut shown = String::new();
    for subject in subjects {
        if let Ok(show) = show(&workspace, &format!("du-khoa{subject}"), day) {
            shown += &render::answers::show::text(&show, style);
            shown += &render::json::show(&show, Lang::Vi);
        }
    }
    Seen {
        errors: errors.map(|d| d.rule.name.to_owned()).collect(),
        shown: without_lines(shown),
        version: version(&workspace, None),
    }
}

/// A text without its line numbers, which change when a line is removed.
fn without_lines(text: String) -> String {
    ["plan.toml:", "\"line\": "].iter().fold(text, |text, mark| {
        let mut parts = text.split(mark);
        let first = parts.next().unwrap().to_owned();
        parts.fold(first, |out, part| out + part.trim_start_matches(|c: char| c.is_ascii_digit()))
    })
}

/// Keys that can be removed without a change, each with the reason.
const UNSEEN: [(&str, &str, &str); 7] = [
    // A file without it has the same format.
    ("show", "file", "format"),
    ("diff", "file", "format"),
    // Only the meaning of a deadline is compared, not its wording.
    ("diff", "deadline", "text"),
    // Without it the milestone has no date to compare, and `check` reports the missing key.
    ("diff", "task.milestone", "deadline"),
    // It is only required if the task has milestones.
    ("missing-key", "task.extension", "milestone"),
    // They are only required if the deadline recurs, or if each unit reports for itself.
    ("missing-key", "task.report", "period"),
    ("missing-key", "task.report", "unit"),
];

/// Removing a key makes a difference: `show` and `diff` show it, and a required key is reported as
/// missing.
#[test]
fn every_key_makes_a_difference() {
    let whole = seen(PLAN_FILE);
    assert_eq!(whole.errors, Vec::<String>::new());
    let mut forgotten = Vec::new();
    for place in places_of(PLAN_FILE, &ROOT) {
        let less = seen(&without(PLAN_FILE, &place));
        let is_missed = less.errors.iter().any(|rule| rule == "missing-key");
        let (table, name) = (place.table.name, place.key.name);
        let mut tell = |what: &'static str| forgotten.push((what, table, name));
        if is_missed != place.key.required {
            tell("missing-key");
        }
        if less.shown == whole.shown {
            tell("show");
        }
        if diff(&whole.version, &less.version).changes.is_empty() && !less.version.plans.is_empty()
        {
            tell("diff");
        }
    }
    forgotten.retain(|unseen| !UNSEEN.contains(unseen));
    assert!(forgotten.is_empty(), "{forgotten:#?}");
}

#[test]
fn an_update_is_a_fact_of_a_unit_that_says_something() {
    let with = |update: &str| {
        let task = "[[task]]\nid = \"T14\"\ntitle = \"Một\"\n\n[[task.update]]\n";
        seen(&format!("{PLAN_FILE}\n{task}{update}")).errors
    };
    let said = "text = \"Đã họp\"\n";
    assert_eq!(with(&format!("on = 2025-12-01\n{said}")), [""; 0]);
    assert_eq!(with(&format!("on = 2025-12-02\n{said}")), ["future-fact"]);
    assert_eq!(with(said), ["missing-key"]);
    assert_eq!(with("on = 2025-12-01\n"), ["missing-key"]);
    assert_eq!(with("on = 2025-12-01\nproposal = \" \"\n"), ["invalid-value"]);
    assert_eq!(with(&format!("on = 2025-12-01\nunit = \"Phòng Tám\"\n{said}")), ["unknown-unit"]);
}

#[test]
fn an_update_is_shown_and_is_a_change() {
    let update = "\n[[task.update]]\non = 2025-11-03\nunit = \"vp sở\"\ntext = \"Đã họp\"\nobstacle = \"Mưa\"\n";
    let (whole, more) = (seen(PLAN_FILE), seen(&format!("{PLAN_FILE}{update}")));
    let style = OutputStyle { lang: Lang::Vi, color: false, width: None };
    let shown = render::answers::diff::text(&diff(&whole.version, &more.version), style);
    let words = "03/11/2025, Văn phòng Sở: Đã họp; khó khăn, vướng mắc: Mưa";
    assert!(shown.contains("sửa cập nhật") && shown.contains(words), "{shown}");
    assert!(more.shown.contains(&format!("  - {words}\n")), "{}", more.shown);
    // Another name for the unit makes no difference.
    let same = update.replace("vp sở", "Văn phòng Sở");
    assert!(diff(&more.version, &seen(&format!("{PLAN_FILE}{same}")).version).changes.is_empty());
}

#[test]
fn the_keys_of_a_table_come_in_the_order_of_its_rows() {
    let version = seen(PLAN_FILE).version;
    let plan = &version.plans[0];
    let tables = [&plan.fields, &plan.units[0].fields, &plan.objectives[0].fields];
    for fields in tables.into_iter().chain(plan.tasks.iter().map(|task| &task.fields)) {
        let rows = &fields.table.keys;
        let places =
            fields.iter().filter_map(|(key, _)| rows.iter().position(|row| row.name == key));
        assert!(places.is_sorted(), "{}", fields.table.name);
    }
}
