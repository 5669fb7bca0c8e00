//! What is written as a document is read back as the same tasks and objectives.

use std::fmt::Write;

use pargo::exchange::draft::{Draft, Head};
use pargo::exchange::gather::Selection;
use pargo::exchange::meaning::{Settings, import};
use pargo::exchange::read;
use pargo::plan::index::Catalog;
use pargo::render::office::{self, Office, appendix::page};
use pargo::report::appendix::appendix;
use proptest::prelude::*;
use rustc_hash::FxHashMap;

use crate::scaffold::{Folder, Pargo, root};

fn read_back(bytes: &[u8]) -> Draft {
    let catalog = Catalog::built_in();
    let settings = Settings {
        selection: Selection::default(),
        head: Head { year: Some(2025), ..Head::default() },
        catalog: &catalog,
        units: Vec::new(),
        known: FxHashMap::default(),
        as_of: chrono::NaiveDate::from_ymd_opt(2025, 7, 1).unwrap(),
    };
    let imported = import(read::read(bytes).unwrap(), &settings);
    assert!(imported.report.left.is_empty(), "{:?}", imported.report.left);
    imported.draft
}

/// A task as the keys that a document carries.
#[derive(Clone, Debug, PartialEq)]
struct Task {
    id: String,
    title: String,
    home: (Option<&'static str>, Option<&'static str>),
    lead: Vec<&'static str>,
    officer: Option<&'static str>,
    approver: Option<&'static str>,
    partners: Vec<&'static str>,
    deadline: Option<&'static str>,
    product: Option<String>,
    note: Option<String>,
}

const UNITS: [&str; 5] = [
    "Văn phòng Sở",
    "Phòng Phổ biến, giáo dục pháp luật",
    "Các phòng chuyên môn thuộc Sở",
    "Sở Khoa học và Công nghệ",
    "UBND xã/phường",
];

const DEADLINES: [&str; 7] = [
    "Thường xuyên",
    "25/11/2025",
    "Trước ngày 25/11/2025",
    "Quý IV/2025",
    "hàng quý",
    "Theo kế hoạch",
    "Tháng 6/2025",
];

const OFFICERS: [&str; 2] = ["Bà Trần Thị B", "Nguyễn Văn A, Phó Trưởng phòng"];

const APPROVERS: [&str; 2] = ["Chủ tịch UBND tỉnh", "Giám đốc Sở"];

const HOMES: [(Option<&str>, Option<&str>); 7] = [
    (None, None),
    (Some("PAPI"), None),
    (Some("PAPI"), Some("Kiểm soát tham nhũng")),
    (Some("PAPI"), Some("QUẢN TRỊ ĐIỆN TỬ")),
    (Some("PAR INDEX"), Some("Cải cách thể chế")),
    (Some("PAR INDEX"), None),
    (Some("SIPAS"), Some("Thủ tục hành chính")),
];

/// Text as documents have it: no white space at the ends, no number before it.
fn words() -> impl Strategy<Value = String> {
    "[A-ZĐ][a-zàếộđ0-9&<>\"'=+@;,.()-]{1,12}( [a-zàếộđ0-9&<>\"'=/%]{1,9}){1,6}"
}

fn lines() -> impl Strategy<Value = String> {
    prop_oneof![words(), (words(), words()).prop_map(|(a, b)| format!("{a}\n- {b}"))]
}

fn task() -> impl Strategy<Value = Task> {
    let units = || proptest::sample::subsequence(UNITS.to_vec(), 0..4);
    let some = |strategy| proptest::option::of(strategy);
    let some_of = |words: &'static [&'static str]| {
        proptest::option::weighted(0.2, proptest::sample::select(words))
    };
    (
        (words(), proptest::sample::select(HOMES.to_vec())),
        (units(), units(), some_of(&OFFICERS), some_of(&APPROVERS)),
        proptest::option::of(proptest::sample::select(DEADLINES.to_vec())),
        (some(lines().boxed()), some(lines().boxed())),
        "[A-Z]{1,2}[0-9]{1,3}[.]?[a-zđ]{0,3}-?[a-z]{1,9}",
    )
        .prop_map(
            |(
                (title, home),
                (lead, partners, officer, approver),
                deadline,
                (product, note),
                id,
            )| Task {
                id,
                title,
                home,
                lead,
                officer,
                approver,
                partners,
                deadline,
                product,
                note,
            },
        )
}

fn plan_of(tasks: &[Task]) -> String {
    let mut out = String::from(
        "[plan]\nid = \"a\"\ntitle = \"Nâng cao các chỉ số\"\nagency = \"Sở A tỉnh B\"\nyear = 2025\nindexes = [\"PAR INDEX\", \"SIPAS\", \"PAPI\"]\n",
    );
    for unit in UNITS {
        write!(out, "\n[[unit]]\nname = {unit:?}\n").unwrap();
    }
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    for task in tasks {
        write!(out, "\n[[task]]\nid = {:?}\ntitle = {}\n", task.id, quoted(&task.title)).unwrap();
        for (key, value) in [
            ("index", task.home.0),
            ("component", task.home.1),
            ("deadline", task.deadline),
            ("officer", task.officer),
            ("approver", task.approver),
        ] {
            if let Some(value) = value {
                writeln!(out, "{key} = {value:?}").unwrap();
            }
        }
        for (key, value) in [("lead", &task.lead), ("partners", &task.partners)] {
            if !value.is_empty() {
                writeln!(out, "{key} = {value:?}").unwrap();
            }
        }
        for (key, value) in [("product", &task.product), ("note", &task.note)] {
            if let Some(value) = value {
                writeln!(out, "{key} = {}", quoted(value)).unwrap();
            }
        }
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn tasks_come_back(mut tasks in proptest::collection::vec(task(), 1..12)) {
        // Ids are unique.
        for (at, task) in tasks.iter_mut().enumerate() {
            task.id = format!("{}{at}", task.id);
        }
        let folder = Folder::with(&[("a.toml", &plan_of(&tasks))]);
        let (made, coverage) = appendix(&folder.open().unwrap(), "a").unwrap();
        prop_assert!(coverage.left_out.is_empty());
        for kind in [Office::Word, Office::Excel] {
            let bytes = office::bytes(&page(&made), kind);
            prop_assert_eq!(&bytes, &office::bytes(&page(&made), kind));
            let draft = read_back(&bytes);
            prop_assert_eq!(draft.tasks.len(), tasks.len());
            for (back, task) in draft.tasks.iter().zip(&tasks) {
                prop_assert_eq!(&back.id, &task.id);
                prop_assert_eq!(&back.title, &task.title);
                prop_assert_eq!(back.index.first().map(String::as_str), task.home.0);
                prop_assert_eq!(back.component.first().map(String::as_str), task.home.1);
                prop_assert_eq!(&back.lead, &task.lead);
                prop_assert_eq!(back.officer.as_deref(), task.officer);
                prop_assert_eq!(back.approver.as_deref(), task.approver);
                prop_assert_eq!(&back.partners, &task.partners);
                prop_assert_eq!(back.deadline.as_deref(), task.deadline);
                prop_assert_eq!(&back.product, &task.product);
                prop_assert_eq!(&back.note, &task.note);
            }
        }
    }
}

#[test]
fn the_plans_of_this_repository_come_back() {
    for (folder, id) in [
        ("lang-son", "lang-son-stp-2025"),
        ("cao-bang", "cao-bang-stp-2025"),
        ("lao-cai", "lao-cai-stp-2025"),
    ] {
        let plans = root().join("plans").join(folder);
        let there = Folder::copy_of(&plans);
        let items = |path: &str| -> Vec<String> {
            let answer =
                Pargo::at(there.path()).run(&["tasks", path, "--plan", id, "--format", "json"]);
            let keys =
                ["task", "title", "index", "component", "lead", "partners", "deadline", "product"];
            let item = |item: &serde_json::Value| keys.map(|key| item[key].to_string()).join(" | ");
            answer.json()["items"].as_array().unwrap().iter().map(item).collect()
        };
        let goals = |path: &str| -> Vec<String> {
            let answer =
                Pargo::at(there.path()).run(&["summary", path, "--plan", id, "--format", "json"]);
            let groups = answer.json()["groups"].as_array().unwrap().clone();
            let goals = groups.iter().flat_map(|group| group["goals"].as_array().unwrap().clone());
            goals
                .map(|goal| {
                    ["objective", "component", "title", "baseline", "max", "target"]
                        .map(|key| goal[key].to_string())
                        .join(" | ")
                })
                .collect()
        };
        for format in ["docx", "xlsx"] {
            let file = format!("p.{format}");
            std::fs::create_dir_all(there.at("again")).unwrap();
            let shown = Pargo::at(there.path()).run(&["show", id, "--in", ".", "-o", &file]);
            assert_eq!(shown.status, 0, "{shown}");
            let read =
                Pargo::at(there.path()).run(&["import", &file, "--id", id, "-o", "again/p.toml"]);
            assert!(!read.err.contains("Not in the plan"), "{read}");
            let mut own = std::fs::read_dir(&plans)
                .unwrap()
                .flatten()
                .map(|entry| entry.file_name().into_string().unwrap());
            let own = own
                .find(|name| {
                    std::fs::read_to_string(plans.join(name))
                        .unwrap()
                        .contains(&format!("\"{id}\""))
                })
                .unwrap();
            assert_eq!(items("again"), items(&own), "{file}");
            assert_eq!(goals("again"), goals(&own), "{file}");
            std::fs::remove_dir_all(there.at("again")).unwrap();
        }
    }
}
