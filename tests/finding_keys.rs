//! Every finding has the key that its place belongs to, or without a key the names that identify it.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

mod key_of;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use pargo::config::Config;
use pargo::finding::{Finding, Level};
use pargo::parse::Scratch;
use pargo::rules::{self, RULES};
use pargo::workspace::load::load;

use key_of::{key_of, unnamed};

/// A plan with every table of the format.
const PLAN: &str = r#"format = 1

[plan]
id = "p"
title = "Kế hoạch"
agency = "Sở Tư pháp"
year = 2025
issued = 2025-01-15
from = 2025-01-01
until = 2025-12-31
indexes = ["PAR INDEX", "PAPI"]
recipients = ["Sở Nội vụ"]
allow = { unused-unit = "đợi", no-product = { reason = "x", until = 2026-01-01 } }

[defaults]
lead = "Văn phòng Sở"
partners = "Thanh tra Sở"
deadline = { days = 20, after = "có văn bản", met = 2025-03-01 }

[[basis]]
number = "1/NQ"

[[unit]]
name = "Văn phòng Sở"
aliases = ["VP Sở"]

[[unit]]
name = "Thanh tra Sở"

[[unit]]
name = "Các phòng"
members = ["Văn phòng Sở", "Thanh tra Sở"]
group = true

[[objective]]
id = "o1"
index = "PAR INDEX"
component = "Cải cách thể chế"
max = 15
gain = 0.5
baseline = { year = 2024, score = 9.4, rank = 3, of = 20, parts = [{ name = "P", score = 9.4, max = 10 }] }
target = { score = ">= 9.9", rank = 2 }
source = "Phụ lục"

[[objective.result]]
on = 2025-07-01
kind = "self"
score = 10
rank = 5
of = 20

[[objective]]
id = "o2"
index = "PAPI"
baseline.year = 2024
baseline.count = 4
target.count = 5

[[task]]
id = "1"
title = "Việc"
index = "PAR INDEX"
component = "Cải cách thể chế"
objectives = ["o1", "o2"]
lead = "Văn phòng Sở"
partners = ["Thanh tra Sở"]
recipient = "Thanh tra Sở"
deadline = "Quý IV"
product = "Báo cáo"
status = "done"
started = 2025-02-01
done = 2025-11-01
progress = 100
evidence = "12/BC"
allow.no-officer = { reason = "a", until = 2026-01-01 }

[[task]]
id = "2"
title = "Việc có mốc"
product = "Quy chế"
[[task.milestone]]
title = "Mốc 1"
deadline = 2025-06-30
done = 2025-06-20
[[task.milestone]]
title = "Mốc 2"
deadline = "Trước 30/9/2025"
[[task.extension]]
to = 2025-10-30
granted = 2025-09-01
by = "Văn bản 1"
milestone = "Mốc 2"

[[task]]
id = "3"
title = "Việc theo kỳ"
product = "Báo cáo"
deadline = { every = "quarter", day = 14 }
[[task.report]]
period = "2025-Q1"
done = 2025-04-10
[task.allow.no-approver]
reason = "a"

[[task]]
id = "4"
title = "Việc có điều kiện"
product = "Báo cáo"
deadline = { when = "có văn bản", due = 2025-05-01 }
cancelled = 2025-06-01

[[task]]
id = "5"
title = "Việc của từng đơn vị"
product = "Báo cáo"
lead = "Các phòng"
each = true
except = "Thanh tra Sở"
deadline = 2025-11-24
[[task.report]]
unit = "VP Sở"
done = 2025-11-20
[[task.extension]]
unit = "VP Sở"
to = 2025-12-01
granted = 2025-11-01
by = "Văn bản 2"
"#;

/// The replacements that are tried for each value.
const VALUES: &[&str] = &[
    "5",
    "-1",
    "true",
    "\"\"",
    "\"câṇ\"",
    "\"a\\u202eb\"",
    "\"Văn phòng Sở\"",
    "\"Quý V\"",
    "\"o\"",
    "[]",
    "[\"Các phòng\", \"Các phòng\", 5]",
    "[\"Văn phòng\", \"Sở\", \"PAPI\", \"o\"]",
    "2024-02-02",
    "2031-01-01",
    "{ }",
    "{ x = 1 }",
    "{ on = 2031-01-01 }",
    "{ before = 0000-01-01 }",
    "{ every = \"quarter\", day = 99 }",
    "{ every = \"nothing\" }",
    "{ days = 20, met = 2025-01-01 }",
    "{ working_days = 5000, after = \"a\", met = 2031-01-01 }",
    "{ days = 0 }",
    "{ standing = false }",
    "{ when = \"x\", due = 2031-01-01 }",
    "{ year = 2024, score = 20, rank = 0, parts = [{ name = \"a\", score = 1, max = 0 }] }",
    "{ score = \"x\", rank = 0.5, count = -1 }",
    "{ score = 99, rank = 0 }",
    "{ no-lead = \"\", no-leads = \"x\", no-target = { reason = \"\" }, no-product = { until = 1 } }",
];

fn found(text: &str) -> Vec<Finding> {
    let mut config = Config::default();
    for rule in RULES.iter().filter(|rule| rule.doc.level == Level::Off) {
        config.levels.set(rule.doc.name, Level::Warn);
    }
    let as_of = NaiveDate::from_ymd_opt(2025, 12, 1).unwrap();
    let mut scratch = Scratch::default();
    load("a.toml", text.as_bytes(), &config, &mut scratch, |loaded| match loaded {
        Err(unreadable) => unreadable.findings,
        Ok((resolved, mut out)) => {
            rules::run(&resolved, as_of, &mut out);
            pargo::check::allow::check(&resolved, &mut out);
            rules::expired_allow::check(&resolved, as_of, rules::exists, &mut out);
            out.into_sorted()
        }
    })
}

/// The keys of the findings of a text, each checked against the TOML tree.
fn keys(text: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for finding in found(text) {
        let (place, rule) = (&finding.place, finding.rule.name);
        let right = key_of(text, place.span.start, place.span.end);
        assert_eq!(
            place.key.as_deref(),
            right.as_deref(),
            "{rule} at {:?} of:\n{text}",
            place.span
        );
        if right.is_none() {
            assert_eq!(unnamed(&finding.message.en, &finding.names), None, "the names of {rule}");
        }
        keys.extend(right);
    }
    keys
}

#[test]
fn the_key_of_a_finding_is_that_of_its_place() {
    let errors = found(PLAN).into_iter().filter(|finding| finding.rule.level == Level::Error);
    assert_eq!(errors.map(|finding| finding.message.en).collect::<Vec<_>>(), [""; 0]);
    let mut seen = BTreeSet::new();
    let lines: Vec<&str> = PLAN.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        let with = |line: &str| {
            let before = lines[..at].iter().chain([&line]);
            before.chain(&lines[at + 1..]).map(|line| format!("{line}\n")).collect::<String>()
        };
        seen.extend(keys(&with("")));
        seen.extend(keys(&with("unknown = 1")));
        let Some((key, _)) = line.split_once(" = ") else { continue };
        seen.extend(keys(&with(&format!("{key}s = 1"))));
        for value in VALUES {
            seen.extend(keys(&with(&format!("{key} = {value}"))));
        }
    }
    assert!(seen.len() > 100, "few keys were tried: {seen:?}");
}

#[test]
fn a_mistake_of_syntax_has_the_names_of_its_message() {
    let lines = [
        "a = 31/12/2025",
        "a = 2025/7/4",
        "a = 2025-13-40",
        "a = 3,5",
        "a = 16 %",
        "a = 1x",
        "a: 1",
        "a = \"b\"; # c",
        "a = \"b\" // c",
        "a = \"\\q\"",
        "a = [1",
        "a = { b = 1",
        "a = 1\na = 2",
        "a ? 1",
        "a = “b”",
        "a = nhé",
        "[[task]",
    ];
    for line in lines {
        let found = found(line);
        assert!(found.iter().any(|finding| finding.rule.name == "syntax"), "{line}");
        keys(line);
    }
}

#[test]
fn the_first_line_of_a_file_without_a_plan_may_have_a_key() {
    for (text, key) in [
        ("", None),
        ("# a\nx = 1", None),
        ("x = 1", Some("x")),
        ("x = 1 # a", None),
        ("x = [\n1]", Some("x")),
        ("a.b = 1", None),
        ("a = { b = 1 }", Some("a")),
        ("[a.b]\nc = 1", Some("a.b")),
        ("[[task]]\nid = \"1\"", None),
        ("[[task.x]]\nid = \"1\"", Some("x")),
    ] {
        assert_eq!(found(text)[0].place.key.as_deref(), key, "{text}");
        keys(text);
    }
}
