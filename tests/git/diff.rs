//! `diff`: which differences count as changes, and the name of each kind.

use crate::histories::{PLAN, first, with_more};
use crate::scaffold::Repository;

/// The changes that `diff` finds between two texts of a plan.
fn between(old: &str, new: &str) -> Vec<String> {
    let repo = Repository::with(&[("plans/a.toml", old)]);
    repo.write("plans/a.toml", new);
    repo.changes(&[])
}

#[test]
fn every_kind_of_change_has_its_name() {
    for (from, to, expected) in [
        ("2025-06-30", "2025-09-30", "deadline-moved T1 - - deadline 2025-06-30 2025-09-30 92 -"),
        (
            "product  = \"Báo cáo\"\n\n",
            "product  = \"Báo cáo\"\n[[task.extension]]\nto = 2025-07-31\ngranted = 2025-06-01\nby = \"12/TB\"\n\n",
            "deadline-moved T1 - - deadline 2025-06-30 2025-07-31 31 12/TB",
        ),
        (
            "2025-06-30",
            "\"thường xuyên\"",
            "deadline-changed T1 - - deadline 2025-06-30 thường xuyên - -",
        ),
        ("\"hàng quý\"", "\"hàng năm\"", "deadline-changed T2 - - deadline hàng quý hàng năm - -"),
        (">= 14.5", ">= 14.0", "target-lowered - o1 - score >= 14.5 >= 14.0 - -"),
        (">= 14.5", "> 14.5", "target-raised - o1 - score >= 14.5 > 14.5 - -"),
        ("rank = 5", "rank = 3", "target-raised - o1 - rank <= 5 <= 3 - -"),
        ("rank = 5", "rank = 6", "target-lowered - o1 - rank <= 5 <= 6 - -"),
        (
            "lead     = \"Văn phòng Sở\"\npartners",
            "lead     = [\"Thanh tra Sở\", \"Văn phòng Sở\"]\npartners",
            "lead-changed T1 - - - Văn phòng Sở Thanh tra Sở; Văn phòng Sở - -",
        ),
        ("partners = \"Thanh tra Sở\"\n", "", "partners-changed T1 - - - Thanh tra Sở - - -"),
        (
            "product  = \"Báo cáo\"\n\n",
            "product  = \"Báo cáo\"\ndone = 2025-06-01\nstatus = \"done\"\nprogress = 100\nevidence = \"x\"\n\n",
            "done T1 - - - - 2025-06-01 - -",
        ),
        (
            "product  = \"Báo cáo\"\n\n",
            "product  = \"Báo cáo\"\nstarted = 2025-02-01\nstatus = \"in-progress\"\n\n",
            "started T1 - - - - 2025-02-01 - -",
        ),
        (
            "product  = \"Báo cáo\"\n\n",
            "product  = \"Báo cáo\"\nstatus = \"in-progress\"\n\n",
            "task-changed T1 - - status - in-progress - -",
        ),
        (
            "product  = \"Báo cáo\"\n\n",
            "product  = \"Báo cáo\"\ncancelled = 2025-02-01\n\n",
            "cancelled T1 - - - - 2025-02-01 - -",
        ),
        (
            "deadline = \"hàng quý\"\nproduct  = \"Báo cáo\"\n",
            "deadline = \"hàng quý\"\nproduct  = \"Báo cáo\"\n[[task.report]]\nperiod = \"2025-Q1\"\ndone = 2025-03-30\n",
            "reported T2 - - 2025-Q1 - 2025-03-30 - -",
        ),
        (
            "title    = \"Một\"",
            "title    = \"Một việc\"",
            "task-changed T1 - - title Một Một việc - -",
        ),
        ("title   = \"Kế hoạch\"", "title   = \"KH\"", "plan-changed - - - title Kế hoạch KH - -"),
        (
            "[[unit]]\nname = \"Thanh tra Sở\"",
            "[[unit]]\nname = \"Thanh tra Sở\"\naliases = [\"TTr\"]",
            "unit-changed - - Thanh tra Sở aliases - TTr - -",
        ),
        (
            "rank = 5 }",
            "rank = 5 }\n[[objective.result]]\non = 2025-05-01\nscore = 14",
            "result-added - o1 - 2025-05-01 - score 14 - -",
        ),
        (
            "rank = 5 }",
            "rank = 5 }\nscope = \"province\"",
            "objective-changed - o1 - scope - province - -",
        ),
    ] {
        assert!(PLAN.contains(from), "{from}");
        assert_eq!(between(PLAN, &PLAN.replacen(from, to, 1)), [expected], "{from} → {to}");
    }
}

/// A deadline that is a date is written as dates are, one in words is left as it is.
#[test]
fn a_deadline_that_was_a_date_is_written_as_dates_are() {
    let repo = first();
    repo.write("plans/a.toml", &PLAN.replacen("2025-06-30", "\"thường xuyên\"", 1));
    let answer = repo.pargo(&["diff", "--lang", "vi"]);
    assert!(answer.says("thay đổi thời hạn 30/06/2025 thường xuyên"), "{}", answer.out);
    assert!(repo.pargo(&["diff", "--lang", "en"]).says("2025-06-30 thường xuyên"));
}

#[test]
fn what_has_no_meaning_is_not_a_change() {
    let repo = first();
    repo.remove("plans/a.toml");
    let text = PLAN
        .replace("2025-06-30", "\"30/6/2025\"")
        .replace("lead     = \"Văn phòng Sở\"", "lead = [\"văn  phòng sở\"] # chủ trì")
        .replace('\n', "\r\n");
    repo.write("plans/thư mục mới/b.toml", &format!("\u{feff}{text}"));
    assert_eq!(repo.changes(&[]), Vec::<String>::new());
    assert_eq!(repo.pargo(&["diff", "--exit-code"]).status, 0);
}

#[test]
fn order_and_spelling_carry_no_meaning() {
    let lead = |names: &str| PLAN.replacen("lead     = \"Văn phòng Sở\"", names, 1);
    let objective =
        |more: &str| PLAN.replacen("rank = 5 }\n", &format!("rank = 5 }}\n{more}\n"), 1);
    let unit = |more: &str| {
        PLAN.replacen("[[objective]]", &format!("[[unit]]\nname = \"G\"\n{more}\n[[objective]]"), 1)
    };
    let milestone = |title: &str| {
        let text = with_more(&format!(
            "[[task.milestone]]\ntitle = \"{title}\"\ndeadline = 2025-05-01\ndone = 2025-03-01\n"
        ));
        text.replace("deadline = 2025-06-30\n", "")
    };
    let report = |period: &str| {
        let text =
            with_more(&format!("[[task.report]]\nperiod = \"{period}\"\ndone = 2025-06-30\n"));
        text.replace("deadline = 2025-06-30", "deadline = { every = [\"quarter\", \"half-year\"] }")
    };
    let indexes = |list: &str| PLAN.replacen("[\"PAPI\"]", list, 1);
    let cases = [
        (
            lead("lead = [\"Văn phòng Sở\", \"Thanh tra Sở\"]"),
            lead("lead = [\"Thanh tra Sở\", \"văn phòng sở\"]"),
        ),
        (
            with_more("done = 2025-03-01\nevidence = [\"a\", \"b\"]"),
            with_more("done = 2025-03-01\nevidence = [\"b\", \"a\"]"),
        ),
        (
            objective("max = 16\nbaseline = { score = 9.40 }"),
            objective("max = 16.0\nbaseline = { score = \"9,4\" }"),
        ),
        (
            objective("[[objective.result]]\non = 2025-03-01\nscore = 3"),
            objective("[[objective.result]]\non = 2025-03-01\nscore = 3.0"),
        ),
        (PLAN.to_owned(), with_more("status = \"not-started\"\n")),
        (objective(""), objective("scope = \"agency\"")),
        (unit("aliases = [\"G1\", \"G2\"]"), unit("aliases = [\"g2\", \"G1\"]")),
        (
            unit("members = [\"Văn phòng Sở\", \"Thanh tra Sở\"]"),
            unit("members = [\"Thanh tra Sở\", \"văn phòng sở\"]"),
        ),
        (milestone("Dự thảo"), milestone("dự  thảo")),
        (report("2025-Q2"), report("2025-H1")),
        (indexes("[\"PAPI\", \"PAR INDEX\"]"), indexes("[\"PAR-INDEX\", \"PAPI\"]")),
        (indexes("[\"PAR INDEX\"]"), indexes("[\"PAR-INDEX\"]")),
        (
            PLAN.replacen("2025-06-30", "\"theo kế hoạch\"", 1),
            PLAN.replacen("2025-06-30", "{ when = \"Theo  kế hoạch\" }", 1),
        ),
        (
            PLAN.to_owned(),
            PLAN.replacen("year ", "from = 2025-01-01\nuntil = 2025-12-31\nyear ", 1),
        ),
    ];
    for (old, new) in cases {
        assert_ne!(old, new);
        assert_eq!(between(&old, &new), [""; 0], "{new}");
    }
}

#[test]
fn changes_hidden_behind_others_are_reported() {
    let extension = |granted: &str, by: &str, more: &str| {
        format!("[[task.extension]]\nto = 2025-08-31\ngranted = {granted}\nby = \"{by}\"\n{more}")
    };
    // If two documents name the same date, the one granted last applies.
    let both = extension("2025-06-10", "sau", "") + &extension("2025-06-01", "trước", "");
    assert_eq!(
        between(PLAN, &with_more(&both)),
        [
            "deadline-moved T1 - - deadline 2025-06-30 2025-08-31 62 sau",
            "task-changed T1 - - extension - 2025-08-31 (2025-06-01, trước) - -"
        ]
    );
    // An extension of another milestone by the same document is another extension.
    let undated = |text: String| text.replace("deadline = 2025-06-30\n", "");
    let milestones = "[[task.milestone]]\ntitle = \"M1\"\ndeadline = 2025-05-01\n\
                      [[task.milestone]]\ntitle = \"M2\"\ndeadline = 2025-06-01\n";
    let of = |title: &str| {
        let more = format!("milestone = \"{title}\"\n");
        undated(with_more(&(milestones.to_owned() + &extension("2025-04-01", "d", &more))))
    };
    assert_eq!(
        between(&of("M1"), &of("M2")),
        [
            "deadline-moved T1 - - M1 2025-08-31 2025-05-01 -122 -",
            "deadline-moved T1 - - M2 2025-06-01 2025-08-31 91 d",
            "task-changed T1 - - extension M1: 2025-08-31 (2025-04-01, d) - - -"
        ]
    );
    // The evidence of a report, and a second result on the same date.
    let report = |more: &str| {
        PLAN.trim_end().to_owned()
            + "\n[[task.report]]\nperiod = \"2025-Q1\"\ndone = 2025-03-01\n"
            + more
    };
    assert_eq!(
        between(&report(""), &report("evidence = \"12/BC\"\n")),
        ["task-changed T2 - - evidence - 2025-Q1: 12/BC - -"]
    );
    let result = |text: &str, more: &str| {
        text.replacen(
            "rank = 5 }\n",
            &format!("rank = 5 }}\n[[objective.result]]\non = 2025-03-01\n{more}\n"),
            1,
        )
    };
    let one = result(PLAN, "score = 3");
    assert_eq!(
        between(&one, &result(&one, "rank = 4")),
        ["result-added - o1 - 2025-03-01 - rank 4 - -"]
    );
    // A condition that is met does not change the wording, but gives a date.
    let when = |more: &str| {
        PLAN.replacen("2025-06-30", &format!("{{ when = \"Theo kế hoạch\"{more} }}"), 1)
    };
    assert_eq!(
        between(&when(""), &when(", due = 2025-10-01")),
        ["deadline-changed T1 - - deadline Theo kế hoạch Theo kế hoạch (2025-10-01) - -"]
    );
    // An unknown name is shown as written.
    assert_eq!(
        between(PLAN, &PLAN.replacen("lead     = \"Văn phòng Sở\"", "lead = \"Phòng lạ\"", 1)),
        ["lead-changed T1 - - - Văn phòng Sở Phòng lạ - -"]
    );
}

#[test]
fn completions_rewritten_and_taken_back() {
    let done = with_more("done = 2025-06-01\n");
    let repo = Repository::with(&[("plans/a.toml", &done)]);
    let first = repo.head();
    repo.write("plans/a.toml", &done.replace("2025-06-01", "2025-05-01"));
    assert_eq!(repo.changes(&[]), ["completion-rewritten T1 - - - 2025-06-01 2025-05-01 - -"]);
    repo.write("plans/a.toml", &done.replace("done = 2025-06-01\n", ""));
    let second = repo.commit("reopened");
    let back = ["reopened T1 - - done 2025-06-01 - - -"];
    assert_eq!(repo.changes(&[&format!("{first}..{second}")]), back);
    assert_eq!(repo.changes(&[&first, &second]), back);
    assert_eq!(repo.pargo(&["diff", "--exit-code", &first]).status, 1);
}

#[test]
fn other_dates_of_the_beginning_and_of_the_cancelling_are_changes_of_their_keys() {
    let text = with_more("started = 2025-01-10\ncancelled = 2025-02-01\n");
    let started = "task-changed T1 - - started 2025-01-10 2025-01-11 - -";
    let cancelled = "task-changed T1 - - cancelled 2025-02-01 2025-02-05 - -";
    let later = text.replace("2025-01-10", "2025-01-11");
    assert_eq!(between(&text, &later), [started]);
    assert_eq!(between(&text, &later.replace("2025-02-01", "2025-02-05")), [started, cancelled]);
}

#[test]
fn the_commits_that_are_compared_are_named() {
    let repo = first();
    let first = repo.head();
    let second = repo.move_deadline();
    let sides = |arguments: &[&str]| {
        let value = repo.json(&[&["diff", "--format", "json"], arguments].concat());
        [&value["from"], &value["to"]].map(|side| side.as_str().unwrap_or("-").to_owned())
    };
    assert_eq!(sides(&["HEAD~1..HEAD"]), [first.clone(), second.clone()]);
    assert_eq!(sides(&["HEAD~1"]), [first, "-".to_owned()]);
    assert_eq!(sides(&[]), [second, "-".to_owned()]);
}

#[test]
fn a_result_is_changed_by_its_value_and_not_by_a_copy() {
    let result = "[[objective.result]]\non = 2025-03-01\nscore = 3\n";
    let with = |count: usize| {
        let results = format!("rank = 5 }}\n{}", result.repeat(count));
        PLAN.replacen("rank = 5 }\n", &results, 1)
    };
    assert_eq!(between(&with(1), &with(2)), [""; 0]);
    assert_eq!(between(&with(2), &with(1)), [""; 0]);
    assert_eq!(
        between(&with(1), &with(1).replace("score = 3", "score = 4")),
        ["result-changed - o1 - 2025-03-01 score 3 score 4 - -"]
    );
}

#[test]
fn plans_and_tasks_come_and_go() {
    let repo = first();
    let (head, t2) = PLAN.split_once("[[task]]\nid       = \"T2\"").unwrap();
    let moved = PLAN.split_once("[[objective]]").unwrap().0.replace("p-2025", "q-2025");
    repo.write("plans/a.toml", head);
    repo.write("plans/b.toml", &moved);
    assert_eq!(
        repo.changes(&[]),
        ["task-removed T2 - - - Hai - - -", "plan-added - - - - - Kế hoạch - -"]
    );
    repo.write("plans/b.toml", &format!("{moved}[[task]]\nid = \"T9\"{t2}"));
    repo.commit("second");
    repo.remove("plans/b.toml");
    assert_eq!(repo.changes(&[]), ["plan-removed - - - - Kế hoạch - - -"]);
    // A changed id is a removal and an addition, with a hint that they look alike.
    repo.git(&["checkout", "-q", "--", "."]);
    repo.write("plans/a.toml", &PLAN.replace("\"T2\"", "\"T3\""));
    repo.git(&["checkout", "-q", "HEAD~1", "--", "plans/a.toml"]);
    repo.write("plans/a.toml", &PLAN.replace("\"T2\"", "\"T3\""));
    let text = repo.pargo(&["diff", "HEAD~1"]).out;
    assert!(text.contains("p-2025/T2 (removed) and p-2025/T3 (added) look alike"), "{text}");
}

#[test]
fn a_task_moved_to_another_plan_is_removed_here_and_added_there() {
    let (head, task) = PLAN.split_once("[[task]]\nid       = \"T2\"").unwrap();
    let other = head.replace("p-2025", "q-2025").replace("\"T1\"", "\"U1\"");
    let repo = Repository::with(&[("plans/a.toml", PLAN), ("plans/b.toml", &other)]);
    let longer = format!("{other}[[task]]\nid       = \"T2\"{task}");
    repo.change("moved", &[("plans/a.toml", "", head), ("plans/b.toml", "", &longer)]);
    assert_eq!(repo.history("p-2025/T2")[1..], ["moved: task-removed T2 - Hai -"]);
    assert_eq!(repo.history("q-2025/T2"), ["moved: task-added T2 - - Hai"]);
    let text = repo.pargo(&["diff", "HEAD~1..HEAD"]).out;
    assert!(text.contains("p-2025/T2 (removed) and q-2025/T2 (added) look alike"), "{text}");
}

#[test]
fn a_change_of_shared_units_is_shown_by_the_meaning_of_plans() {
    let text = PLAN
        .replace("[[unit]]\nname = \"Thanh tra Sở\"\n", "")
        .replace("partners = \"Thanh tra Sở\"", "partners = \"TTr\"");
    let unit = "[[unit]]\nname = \"Thanh tra Sở\"\naliases = [\"TTr\"]\n";
    let repo = Repository::with(&[("plans/a.toml", &text), ("pargo.toml", unit)]);
    let severity = format!("[rules]\nno-product = \"off\"\n{unit}");
    repo.change("a severity", &[("pargo.toml", "", &severity)]);
    let renamed = unit.replace("Thanh tra Sở", "Thanh tra tỉnh");
    repo.change("a unit", &[("pargo.toml", "", &renamed)]);
    assert_eq!(
        repo.history("p-2025")[1..],
        ["a unit: partners-changed T1 - Thanh tra Sở Thanh tra tỉnh"]
    );
    assert_eq!(
        repo.changes(&["HEAD~1"]),
        ["partners-changed T1 - - - Thanh tra Sở Thanh tra tỉnh - -"]
    );
}

#[test]
fn conditions_are_told_apart_by_their_words_and_their_days() {
    for (from, to, changed) in [
        ("\"theo kế hoạch\"", "\"theo văn bản\"", 1),
        ("\"theo kế hoạch\"", "\"Theo kế hoạch\"", 0),
        ("{ days = 10, after = \"ban hành\" }", "{ days = 20, after = \"ban hành\" }", 1),
        ("{ days = 10, after = \"ban hành\" }", "{ days = 10, after = \"phê duyệt\" }", 1),
    ] {
        let repo = Repository::with(&[("plans/a.toml", &PLAN.replace("2025-06-30", from))]);
        repo.replace("plans/a.toml", from, to);
        let value = repo.json(&["diff", "--format", "json"]);
        assert_eq!(value["changes"].as_array().unwrap().len(), changed, "{from} → {to}: {value}");
    }
}

#[test]
fn closing_and_links_are_changes() {
    let with = |keys: &str, task: &str| {
        PLAN.replacen("indexes", &format!("{keys}\nindexes"), 1).replacen(
            "title    = \"Một\"",
            &format!("{task}\ntitle    = \"Một\""),
            1,
        )
    };
    for (keys, task, expected) in [
        ("closed = 2025-12-20", "", "plan-changed - - - closed - 2025-12-20 - -"),
        ("implements = \"tinh\"", "", "plan-changed - - - implements - tinh - -"),
        (
            "declined = { \"tinh/1\" = \"Của sở khác\" }",
            "",
            "plan-changed - - - declined - tinh/1: Của sở khác - -",
        ),
        ("", "continues = [\"cu/1\", \"cu/2\"]", "task-changed T1 - - continues - cu/1; cu/2 - -"),
        ("", "implements = \"tinh/1\"", "task-changed T1 - - implements - tinh/1 - -"),
    ] {
        assert_eq!(between(PLAN, &with(keys, task)), [expected]);
    }
}
