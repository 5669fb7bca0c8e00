//! `check --since`: the ways to promise less, and changes that only look like one.

use crate::scaffold::{Pargo, Repository, fields};

/// A plan with a group, a recurring duty, milestones and a shared group.
const PLAN: &str = r#"[plan]
id      = "p-2025"
title   = "Kế hoạch"
agency  = "Sở Tư pháp"
year    = 2025
indexes = ["PAPI"]
until   = 2025-12-31

[[unit]]
name = "Văn phòng Sở"

[[unit]]
name    = "Thanh tra Sở"
aliases = ["Thanh tra"]

[[unit]]
name = "Phòng Hành chính tư pháp"

[[unit]]
name    = "Các phòng"
members = ["Thanh tra Sở", "Phòng Hành chính tư pháp"]

[[task]]
id       = "T1"
title    = "Báo cáo quý"
index    = "PAPI"
lead     = "Văn phòng Sở"
deadline = { every = "quarter", day = 14 }
product  = "Báo cáo"

[[task]]
id      = "T2"
title   = "Đề án"
lead    = "Các phòng"
product = "Đề án"

[[task.milestone]]
title    = "Dự thảo"
deadline = 2025-05-31

[[task.milestone]]
title    = "Trình duyệt"
deadline = 2025-08-31
"#;

const DRAFT: &str = "[[task.milestone]]\ntitle    = \"Dự thảo\"\ndeadline = 2025-05-31\n\n";

/// The rules and tasks that `check --since` reports after the changes, `rule task`.
fn found(changes: &[(&str, &str)]) -> Vec<String> {
    let repository = Repository::with(&[("plans/p.toml", PLAN)]);
    for (from, to) in changes {
        repository.replace("plans/p.toml", from, to);
    }
    repository.loosened("HEAD")
}

#[test]
fn milestones_are_followed_when_they_are_renamed() {
    let title = ("\"Dự thảo\"", "\"Dự thảo lần 1\"");
    assert_eq!(found(&[title]), [""; 0], "another title alone promises the same");
    assert_eq!(found(&[title, ("2025-05-31", "2025-06-30")]), ["deadline-moved T2"]);
    assert_eq!(found(&[title, ("2025-05-31", "2025-05-15")]), [""; 0]);
    let both = [title, ("\"Trình duyệt\"", "\"Trình Giám đốc\""), ("2025-08-31", "2025-09-30")];
    assert_eq!(found(&both), ["deadline-moved T2"]);
    // With its report, which is one of the same milestone.
    let done = PLAN.replace("2025-05-31\n", "2025-05-31\ndone = 2025-01-30\n");
    let repository = Repository::with(&[("plans/p.toml", &done)]);
    repository.replace("plans/p.toml", title.0, title.1);
    assert_eq!(repository.loosened("HEAD"), [""; 0]);
}

#[test]
fn a_milestone_that_is_removed_is_one_promise_less() {
    assert_eq!(found(&[(DRAFT, "")]), ["deadline-loosened T2"]);
    let repository = Repository::with(&[("plans/p.toml", PLAN)]);
    repository.replace("plans/p.toml", DRAFT, "");
    // The other one still has a date.
    assert_eq!(
        repository.check_since("HEAD")["diagnostics"][0]["message"],
        "the milestone “Dự thảo: 2025-05-31” was removed before it was done"
    );
    assert_eq!(
        found(&[(DRAFT, ""), ("= \"Đề án\"\nlead", "= \"Đề án\"\ncancelled = 2025-03-01\nlead")]),
        [""; 0]
    );
    let done = PLAN.replace("2025-05-31\n", "2025-05-31\ndone = 2025-01-30\n");
    let repository = Repository::with(&[("plans/p.toml", &done)]);
    repository.replace(
        "plans/p.toml",
        &DRAFT.replace("2025-05-31\n", "2025-05-31\ndone = 2025-01-30\n"),
        "",
    );
    assert_eq!(repository.loosened("HEAD"), ["completion-rewritten T2"], "the promise was kept");
    let new = "[[task.milestone]]\ntitle    = \"Khởi động\"\ndeadline = 2025-03-31\n\n";
    assert_eq!(found(&[(DRAFT, &format!("{new}{DRAFT}"))]), [""; 0], "one more is a promise more");
    assert_eq!(found(&[(DRAFT, &format!("{DRAFT}{new}"))]), [""; 0]);
}

#[test]
fn a_rhythm_that_asks_for_less() {
    let every = |to| found(&[("{ every = \"quarter\", day = 14 }", to)]);
    assert_eq!(every("{ every = \"half-year\", day = 14 }"), ["deadline-loosened T1"]);
    assert_eq!(every("{ every = \"quarter\", day = 15 }"), ["deadline-loosened T1"]);
    assert_eq!(every("\"hàng quý\""), ["deadline-loosened T1"], "the end of a quarter is later");
    assert_eq!(every("2025-12-31"), ["deadline-loosened T1"]);
    assert_eq!(every("\"thường xuyên\""), ["deadline-loosened T1"]);
    assert_eq!(
        every("{ every = \"quarter\", day = 14, from = 2025-04-01 }"),
        ["deadline-loosened T1"]
    );
    assert_eq!(every("{ every = \"quarter\", day = 13 }"), [""; 0]);
    assert_eq!(
        every("{ every = \"month\", day = 14 }"),
        [""; 0],
        "more reports, none of them later"
    );
}

#[test]
fn a_looser_rhythm_is_told_in_vietnamese() {
    for (to, told) in [
        ("\"hàng quý\"", "báo cáo quý I/2025 lùi từ 14/03/2025 sang 31/03/2025"),
        (
            "{ every = \"month\", day = 20, from = 2025-05-01 }",
            "không còn báo cáo quý I/2025, thời hạn 14/03/2025",
        ),
        ("{ every = \"half-year\", day = 14 }", "số kỳ báo cáo giảm từ 04 xuống 02"),
        (
            "\"thường xuyên\"",
            "thời hạn “ngày 14 tháng cuối quý” đổi thành “thường xuyên”, không còn ngày đến hạn",
        ),
    ] {
        let repository = Repository::with(&[("plans/p.toml", PLAN)]);
        repository.replace("plans/p.toml", "{ every = \"quarter\", day = 14 }", to);
        let pargo = Pargo::at(repository.path()).env("PARGO_LANG", "vi");
        let asked = ["check", "--since", "HEAD", "--as-of", "2025-03-05", "--format", "short"];
        let answer = pargo.run(&asked);
        assert!(answer.out.contains(&format!("[deadline-loosened]: {told}\n")), "{answer}");
    }
}

#[test]
fn a_shorter_term_asks_for_fewer_reports() {
    assert_eq!(found(&[("2025-12-31", "2025-09-30")]), ["deadline-loosened T1"]);
    assert_eq!(
        found(&[("until   =", "from    = 2025-05-01\nuntil   =")]),
        ["deadline-loosened T1"]
    );
    let both = [("2025-12-31", "2025-09-30"), ("until   =", "from    = 2025-05-01\nuntil   =")];
    assert_eq!(found(&both), ["deadline-loosened T1"], "one finding for one task");
    assert_eq!(found(&[("2025-12-31", "2026-03-31")]), [""; 0]);
    // Another title that was committed before did not shorten it.
    let repository = Repository::with(&[("plans/p.toml", PLAN)]);
    repository.change("title", &[("plans/p.toml", "\"Kế hoạch\"", "\"Kế hoạch năm\"")]);
    repository.replace("plans/p.toml", "2025-12-31", "2025-09-30");
    assert!(repository.check_since("HEAD~1")["diagnostics"][0]["commit"].is_null());
}

#[test]
fn a_unit_that_leaves_the_group_that_leads() {
    let members = "[\"Thanh tra Sở\", \"Phòng Hành chính tư pháp\"]";
    assert_eq!(found(&[(members, "[\"Thanh tra Sở\"]")]), ["lead-removed T2"]);
    assert_eq!(found(&[(members, "[\"Phòng Hành chính tư pháp\", \"Thanh tra\"]")]), [""; 0]);
    assert_eq!(
        found(&[(members, "[\"Thanh tra Sở\", \"Phòng Hành chính tư pháp\", \"Văn phòng Sở\"]")]),
        [""; 0]
    );
    // The group is opened, and each unit leads by its own name.
    assert_eq!(found(&[("lead    = \"Các phòng\"", &format!("lead    = {members}"))]), [""; 0]);
    assert_eq!(
        found(&[("lead    = \"Các phòng\"", "lead    = \"Thanh tra Sở\"")]),
        ["lead-removed T2"]
    );
    assert_eq!(
        found(&[("lead    = \"Các phòng\"", "lead    = \"Văn phòng Sở\"")]),
        ["lead-removed T2"]
    );
    assert_eq!(
        found(&[("lead     = \"Văn phòng Sở\"", "lead     = [\"Văn phòng Sở\", \"Các phòng\"]")]),
        [""; 0]
    );
    // A unit that is renamed keeps its old name as another name.
    let renamed = [(
        "name    = \"Thanh tra Sở\"\naliases = [\"Thanh tra\"]",
        "name    = \"Ban Thanh tra\"\naliases = [\"Thanh tra\", \"Thanh tra Sở\"]",
    )];
    assert_eq!(found(&renamed), [""; 0]);
}

#[test]
fn a_unit_that_is_no_longer_declared_leaves_the_group_of_all() {
    let all = PLAN.replace("[\"Thanh tra Sở\", \"Phòng Hành chính tư pháp\"]", "\"all\"");
    let repository = Repository::with(&[("plans/p.toml", &all)]);
    repository.replace("plans/p.toml", "[[unit]]\nname = \"Phòng Hành chính tư pháp\"\n\n", "");
    assert_eq!(repository.loosened("HEAD"), ["lead-removed T2"]);
    repository.replace("plans/p.toml", "[[unit]]\nname    = \"Các phòng\"", "[[unit]]\nname = \"Phòng Hành chính tư pháp\"\nexternal = true\n\n[[unit]]\nname    = \"Các phòng\"");
    assert_eq!(
        repository.loosened("HEAD"),
        ["lead-removed T2"],
        "nor is an outside unit one of all"
    );
    // Whatever else changes with it.
    repository.replace("plans/p.toml", "\"Kế hoạch\"", "\"Kế hoạch năm\"");
    assert_eq!(repository.loosened("HEAD"), ["lead-removed T2"]);
}

#[test]
fn a_group_of_pargo_toml_may_lose_a_member() {
    let shared = "[[unit]]\nname = \"Phòng A\"\n\n[[unit]]\nname = \"Phòng B\"\n\n[[unit]]\nname = \"Khối phòng\"\nmembers = [\"Phòng A\", \"Phòng B\"]\n";
    let plan = PLAN.replace("lead    = \"Các phòng\"", "lead    = \"Khối phòng\"");
    let repository = Repository::with(&[("plans/p.toml", &plan), ("pargo.toml", shared)]);
    repository.replace("pargo.toml", "[\"Phòng A\", \"Phòng B\"]", "[\"Phòng A\"]");
    assert_eq!(repository.loosened("HEAD"), ["lead-removed T2"]);
    repository.commit("second");
    assert_eq!(repository.loosened("HEAD~1"), ["lead-removed T2"]);
    assert_eq!(repository.loosened("HEAD"), [""; 0]);
    // Whatever the plan itself declares otherwise at the same time.
    let unit = "name = \"Văn phòng Sở\"\n";
    repository.replace("plans/p.toml", unit, &format!("{unit}aliases = [\"VPS\"]\n"));
    assert_eq!(repository.loosened("HEAD~1"), ["lead-removed T2"]);
    // A group that is left without known members is led by none of them.
    repository.replace("pargo.toml", "members = [\"Phòng A\"]", "group = true");
    assert_eq!(repository.loosened("HEAD~1"), ["lead-removed T2"; 2]);
    assert_eq!(repository.loosened("HEAD"), ["lead-removed T2"]);
    repository.commit("third");
    repository.replace("pargo.toml", "group = true", "members = [\"Phòng A\"]");
    assert_eq!(repository.changes(&[]), ["unit-changed - - Khối phòng members - Phòng A - -"]);
    assert_eq!(repository.loosened("HEAD"), [""; 0]);
}

#[test]
fn what_pargo_toml_says_of_units_is_told_where_they_lead_before_and_after() {
    let shared = "[[unit]]\nname = \"Phòng A\"\nuntil = 2025-12-31\n\n[[unit]]\nname = \"Khối phòng\"\nmembers = [\"Phòng A\"]\n";
    let lead = "lead     = \"Khối phòng\"\neach = true\n";
    let plan = PLAN.replace("lead     = \"Văn phòng Sở\"\n", lead);
    let repository = Repository::with(&[("plans/p.toml", &plan), ("pargo.toml", shared)]);
    repository.replace("pargo.toml", "2025-12-31", "2025-09-30");
    let day = "unit-changed - - Phòng A until 2025-12-31 2025-09-30 - -";
    assert_eq!(repository.changes(&[]), [day]);
    repository.write("pargo.toml", &shared.replace("members = [\"Phòng A\"]", "group = true"));
    let members = "unit-changed - - Khối phòng members Phòng A - - -";
    assert_eq!(repository.changes(&[]), [members]);
    // Where another unit takes the lead, that alone is told.
    repository.replace("plans/p.toml", "\"Khối phòng\"", "\"Văn phòng Sở\"");
    let lead = "lead-changed T1 - - - Khối phòng Văn phòng Sở - -";
    assert_eq!(repository.changes(&[]), [lead]);
}

#[test]
fn a_unit_that_leaves_is_told_with_the_commit_that_took_it_out() {
    const HALL: &str = "[[unit]]\nname = \"Phòng Hành chính tư pháp\"\n\n";
    const INSPECTORS: &str = "[[unit]]\nname    = \"Thanh tra Sở\"\naliases = [\"Thanh tra\"]\n\n";
    let listed = "[\"Thanh tra Sở\", \"Phòng Hành chính tư pháp\"]";
    let all = PLAN.replace(listed, "\"all\"");
    let with_office =
        PLAN.replace(listed, "[\"Thanh tra Sở\", \"Phòng Hành chính tư pháp\", \"Văn phòng Sở\"]");
    let other_alias = "[[unit]]\nname    = \"Thanh tra Sở\"\naliases = [\"TTS\"]\n\n";
    for (plan, first, second, expected) in [
        (all.as_str(), [INSPECTORS, ""], [HALL, ""], &[true, false][..]),
        (
            with_office.as_str(),
            [INSPECTORS, ""],
            [", \"Phòng Hành chính tư pháp\"", ""],
            &[false, true],
        ),
        // Another alias takes nobody out.
        (PLAN, [INSPECTORS, other_alias], ["[\"Thanh tra Sở\", ", "["], &[false]),
    ] {
        let repository = Repository::with(&[("plans/p.toml", plan)]);
        repository.change("first", &[("plans/p.toml", first[0], first[1])]);
        repository.replace("plans/p.toml", second[0], second[1]);
        let value = repository.check_since("HEAD~1");
        let found = value["diagnostics"].as_array().unwrap().iter();
        let removed = found.filter(|finding| finding["rule"] == "lead-removed");
        let is_committed: Vec<bool> = removed.map(|d| !d["commit"].is_null()).collect();
        assert_eq!(is_committed, expected, "{first:?} {second:?}");
    }
}

#[test]
fn an_allow_that_is_added_is_told_with_its_reason() {
    let with = |allow: &str| {
        ("lead     = \"Văn phòng Sở\"\n", format!("lead     = \"Văn phòng Sở\"\n{allow}\n"))
    };
    let (from, to) = with("allow = { deadline-loosened = \"Theo thông báo\" }");
    let every = ("{ every = \"quarter\", day = 14 }", "\"hàng quý\"");
    let lead = "lead     = \"Văn phòng Sở\"\n";
    assert_eq!(found(&[every, (lead, &to)]), ["rule-loosened T1"], "the entry silences the rest");
    assert_eq!(found(&[(from, &to)]), ["rule-loosened T1"]);
    let declined = "declined = { \"tinh/1\" = \"Của sở khác\" }\nindexes =";
    assert_eq!(found(&[("indexes =", declined)]), [""; 0], "what is declined silences no rule");
    let hidden = with("allow = { deadline-loosened = \"x\", rule-loosened = \"x\" }").1;
    assert_eq!(found(&[every, (lead, &hidden)]), ["rule-loosened T1"; 2], "nothing hides it");
    // What the base has already, or what ends earlier, is nothing new.
    let until = with("allow = { no-officer = { reason = \"Chờ\", until = 2025-09-30 } }").1;
    let repository = Repository::with(&[("plans/p.toml", &PLAN.replace(lead, &until))]);
    repository.replace("plans/p.toml", "2025-09-30", "2025-08-31");
    assert_eq!(repository.loosened("HEAD"), [""; 0]);
    repository.replace("plans/p.toml", "2025-08-31", "2025-10-31");
    assert_eq!(repository.loosened("HEAD"), ["rule-loosened T1"]);
    repository.replace("plans/p.toml", ", until = 2025-10-31", "");
    assert_eq!(repository.loosened("HEAD"), ["rule-loosened T1"]);
    repository.replace("plans/p.toml", "\"Chờ\" }", "\"Chờ văn bản\", until = 2025-09-30 }");
    assert_eq!(repository.loosened("HEAD"), [""; 0], "another reason allows no more");
}

#[test]
fn a_task_that_comes_with_an_allow_for_changes() {
    let task = "\n[[task]]\nid = \"T3\"\ntitle = \"Mới\"\nlead = \"Văn phòng Sở\"\ndeadline = 2025-03-01\nproduct = \"x\"\n\
                done = 2025-01-02\nevidence = \"x\"\n";
    let repository = Repository::with(&[("plans/p.toml", PLAN)]);
    repository.write(
        "plans/p.toml",
        &format!("{PLAN}{task}allow = {{ backdated-completion = \"Ghi chậm\" }}\n"),
    );
    assert_eq!(repository.loosened("HEAD"), ["rule-loosened T3"]);
    repository.write(
        "plans/p.toml",
        &format!("{PLAN}{task}allow = {{ no-officer = \"Chưa phân công\" }}\n"),
    );
    assert_eq!(repository.loosened("HEAD"), ["backdated-completion T3"]);
    // What another task was allowed before is nothing new.
    let allow = "product = \"Đề án\"\nallow = { deadline-moved = \"Theo thông báo\" }";
    repository.write("plans/p.toml", &PLAN.replace("product = \"Đề án\"", allow));
    repository.commit("an allow");
    repository.write("plans/p.toml", &format!("{}{task}", repository.read("plans/p.toml")));
    assert_eq!(repository.loosened("HEAD"), ["backdated-completion T3"]);
}

#[test]
fn a_plan_that_comes_with_an_allow_for_changes() {
    let repository = Repository::with(&[("plans/p.toml", PLAN)]);
    let allow = "product = \"Đề án\"\nallow = { deadline-moved = \"Theo thông báo\" }";
    let new = PLAN.replace("p-2025", "q-2025").replace("product = \"Đề án\"", allow);
    repository.write("plans/q.toml", &new);
    let keys = ["plan", "task"];
    let value = repository.check_since("HEAD");
    let found = value["diagnostics"].as_array().unwrap();
    let found = found.iter().filter(|d| d["rule"] == "rule-loosened");
    assert_eq!(found.map(|d| fields(d, &keys)).collect::<Vec<_>>(), ["q-2025 T2"]);
}

#[test]
fn a_level_that_is_lowered_is_told_and_judges_nothing() {
    let repository = Repository::with(&[("plans/p.toml", PLAN), ("pargo.toml", "lang = \"vi\"\n")]);
    repository.replace("plans/p.toml", "{ every = \"quarter\", day = 14 }", "\"hàng quý\"");
    assert_eq!(repository.loosened("HEAD"), ["deadline-loosened T1"]);
    repository.write("pargo.toml", "[rules]\ndeadline-loosened = \"off\"\n");
    assert_eq!(repository.loosened("HEAD"), ["rule-loosened -", "deadline-loosened T1"]);
    let value = repository.check_since("HEAD");
    let lowered = &value["diagnostics"][0];
    assert_eq!((lowered["file"].as_str(), lowered["line"].as_u64()), (Some("pargo.toml"), Some(2)));
    assert!(lowered["commit"].is_null());
    let id = repository.commit("second");
    let value = repository.check_since("HEAD~1");
    assert_eq!(value["diagnostics"][0]["commit"].as_str(), Some(id.as_str()));
    // From then on it is the level by which changes are judged.
    repository.replace("plans/p.toml", "\"hàng quý\"", "\"thường xuyên\"");
    assert_eq!(repository.loosened("HEAD"), [""; 0]);
    // A level that is gone falls back to the default, which is lower than error.
    repository.write("pargo.toml", "[rules]\nno-product = \"error\"\n");
    repository.commit("third");
    repository.write("pargo.toml", "lang = \"en\"\n");
    assert_eq!(repository.loosened("HEAD"), ["rule-loosened -"]);
    repository.write("pargo.toml", "[rules]\nno-product = \"error\"\nno-lead = \"error\"\n");
    assert_eq!(repository.loosened("HEAD"), [""; 0], "stricter is not looser");
}

#[test]
fn the_days_for_late_entries_are_those_of_the_base() {
    let done = PLAN.replace(
        "product  = \"Báo cáo\"\n",
        "product  = \"Báo cáo\"\nstarted = 2025-01-01\n[[task.report]]\nperiod = \"2024-Q4\"\n",
    );
    assert!(done.contains("started"));
    let late = "product = \"Đề án\"\ndone    = 2025-01-02\nevidence = \"x\"\n";
    let repository =
        Repository::with(&[("plans/p.toml", PLAN.split("\n[[task.milestone]]").next().unwrap())]);
    repository.replace("plans/p.toml", "product = \"Đề án\"", late.trim_end());
    repository.write("pargo.toml", "backdating_days = 365\n");
    assert_eq!(repository.loosened("HEAD"), ["backdated-completion T2"]);
    repository.commit("second");
    assert_eq!(repository.loosened("HEAD"), [""; 0]);
}

#[test]
fn a_baseline_hides_nothing_that_its_branch_added_to_it() {
    let repository = Repository::with(&[("plans/p.toml", PLAN)]);
    repository.replace("plans/p.toml", "{ every = \"quarter\", day = 14 }", "\"hàng quý\"");
    let check = |more: &[&str]| {
        let asked = [
            "check",
            "--since",
            "HEAD",
            "--as-of",
            "2025-03-05",
            "--baseline",
            ".b.toml",
            "--format",
            "json",
        ];
        repository.pargo(&[&asked[..], more].concat())
    };
    let first = check(&["--update-baseline"]);
    assert_eq!(first.json()["errors"], 1, "{first}");
    assert_eq!(check(&[]).json()["errors"], 1);
    repository.replace("plans/p.toml", "\"hàng quý\"", "{ every = \"quarter\", day = 14 }");
    repository.commit("the baseline alone");
    repository.replace("plans/p.toml", "{ every = \"quarter\", day = 14 }", "\"hàng quý\"");
    assert_eq!(check(&[]).json()["errors"], 0);
}
