//! REFs: a plan, a task or an objective, as every command takes them.

use crate::scaffold::{Answer, Folder, PLAN, Repository};

fn plan(id: &str) -> String {
    PLAN.replace("p-2025", id)
}

fn folder() -> Folder {
    let other = plan("stp-2024").replace("\"T1\"", "\"BC\"").replace("\"o1\"", "\"stp-2025\"");
    Folder::with(&[("plans/stp.toml", &plan("stp-2025")), ("plans/cu/stp-2024.toml", &other)])
}

/// What is shown: a plan's id, or that with the id of a task or an objective.
fn first(answer: &Answer) -> &str {
    assert_eq!(answer.status, 0, "{answer}");
    let id = answer.out.lines().find_map(|line| line.strip_prefix("Id: "));
    id.unwrap_or_else(|| answer.out.split("  (").next().unwrap())
}

#[test]
fn a_plan_and_what_is_in_it() {
    let folder = folder();
    for (reference, shown) in [
        ("stp-2025", "stp-2025"),
        ("plans/stp.toml", "stp-2025"),
        ("./plans/stp.toml", "stp-2025"),
        ("plans\\stp.toml", "stp-2025"),
        ("stp.toml", "stp-2025"),
        ("stp-2025/T1", "stp-2025/T1"),
        ("plans/stp.toml/T1", "stp-2025/T1"),
        ("BC", "stp-2024/BC"),
        ("T1", "stp-2025/T1"),
        ("o1", "stp-2025/o1"),
    ] {
        let answer = folder.pargo(&["show", reference]);
        assert_eq!(first(&answer), shown, "{reference}");
        assert_eq!(answer.err, "", "{reference}");
    }
}

#[test]
fn what_is_not_to_the_letter_says_what_it_was_taken_for() {
    let folder = folder();
    for (reference, shown) in [
        ("2025", "stp-2025"),
        ("bc", "stp-2024/BC"),
        ("2024/BC", "stp-2024/BC"),
        ("stp-2025/t1", "stp-2025/T1"),
    ] {
        let answer = folder.pargo(&["show", reference]);
        assert_eq!(first(&answer), shown, "{reference}");
        let words = format!("pargo: “{reference}” is taken for “{shown}”\n");
        assert_eq!(answer.err, words, "{reference}");
    }
}

#[test]
fn an_exact_id_comes_before_a_part_of_a_plan() {
    let folder = folder();
    // Of the other plan it is an objective: the plan of that id comes first, then the id, then parts.
    assert_eq!(first(&folder.pargo(&["show", "stp-2025"])), "stp-2025");
    folder.replace("plans/cu/stp-2024.toml", "\"BC\"", "\"2025\"");
    assert_eq!(first(&folder.pargo(&["show", "2025"])), "stp-2024/2025");
}

#[test]
fn what_names_nothing_or_several_is_told() {
    let folder = folder();
    for (reference, words) in [
        ("T2", &["matches more than one", "stp-2025/T2", "stp-2024/T2"][..]),
        ("stp", &["matches more than one", "stp-2025", "stp-2024"]),
        ("xyz", &["matches no name"]),
        ("stp-2025/T9", &["stp-2025 has neither task nor objective `T9`", "T1"]),
        ("cu/stp.toml", &["matches no name"]),
    ] {
        let answer = folder.pargo(&["show", reference]);
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{answer}");
        for word in words {
            assert!(answer.err.contains(word), "{reference}: {answer}");
        }
    }
}

#[test]
fn a_plan_that_cannot_be_read_is_named() {
    let folder = folder();
    folder.write("plans/hong.toml", "[plan]\nid = \"hong-2025\"\ntitle = \n[[\n");
    for reference in ["hong-2025", "plans/hong.toml", "hong-2025/T1"] {
        let answer = folder.pargo(&["show", reference]);
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{answer}");
        assert!(answer.err.contains("the plan in plans/hong.toml could not be read"), "{answer}");
    }
    // It may be the one that is meant, so no other is taken for what is not to the letter.
    assert_eq!(folder.pargo(&["show", "2025"]).status, 2);
    let answer = folder.pargo(&["show", "stp-2025/T1"]);
    assert!(answer.status == 1 && answer.out.starts_with("stp-2025/T1"), "{answer}");
}

#[test]
fn folders_are_given_by_in() {
    let folder = folder();
    assert_eq!(first(&folder.pargo(&["show", "T1", "--in", "plans"])), "stp-2025/T1");
    assert_eq!(first(&folder.pargo(&["show", "T2", "--in", "plans/cu"])), "stp-2024/T2");
    let both = ["show", "BC", "--in", "plans/stp.toml", "--in", "plans/cu"];
    assert_eq!(first(&folder.pargo(&both)), "stp-2024/BC");
    let answer = folder.pargo(&["show", "T1", "plans"]);
    assert!(answer.status == 2 && answer.err.contains("given by --in plans"), "{answer}");
    let answer = folder.pargo(&["show", "T1", "plans", "--lang", "vi"]);
    assert!(answer.status == 2 && answer.err.contains("nêu thư mục bằng --in plans"), "{answer}");
}

#[test]
fn history_takes_the_same_names() {
    let repository = Repository::with(&[("plans/p.toml", PLAN), ("plans/q.toml", &plan("q-2025"))]);
    repository.commit("first");
    repository.change("moved", &[("plans/p.toml", "2025-06-30", "2025-07-31")]);
    repository.replace("plans/q.toml", "\"T1\"", "\"BC\"");
    repository.git(&["add", "-A"]);
    repository.commit("renamed");
    let history = |reference: &str| repository.pargo(&["history", reference, "--format", "json"]);
    let task = history("p-2025/T1");
    assert_eq!(task.status, 0, "{task}");
    for reference in ["T1", "plans/p.toml/T1", "p-2025/t1"] {
        assert_eq!(history(reference).out, task.out, "{reference}");
    }
    assert_eq!(history("p.toml").out, history("p-2025").out);
    assert_eq!(history("p-20").out, history("p-2025").out);
    assert!(history("p-20").err.contains("“p-20” is taken for “p-2025”"));
    let several = history("T2");
    assert!(several.status == 2 && several.err.contains("q-2025/T2"), "{several}");
    // What is gone still has a history, and comes before what is only like it.
    repository.git(&["rm", "-q", "plans/p.toml"]);
    repository.replace("plans/q.toml", "q-2025", "up-2025");
    repository.git(&["add", "-A"]);
    repository.commit("removed");
    assert!(history("p-2025").out.contains("plan-removed"));
}

#[test]
fn the_filter_takes_an_id_a_part_of_it_and_a_file() {
    let folder = folder();
    let plans = |reference: &str| {
        let call = ["tasks", "--as-of", "2025-12-01", "--plan", reference, "--format", "json"];
        let answer = folder.pargo(&call);
        assert_eq!(answer.status, 0, "{answer}");
        let value = answer.json();
        let items = value["items"].as_array().unwrap();
        assert!(items.iter().all(|item| item["plan"] == items[0]["plan"]), "{answer}");
        (items[0]["plan"].as_str().unwrap().to_owned(), answer.err)
    };
    for exact in ["stp-2025", "plans/stp.toml", "stp.toml"] {
        assert_eq!(plans(exact), ("stp-2025".to_owned(), String::new()), "{exact}");
    }
    let (plan, said) = plans("2024");
    assert_eq!(
        (plan.as_str(), said.as_str()),
        ("stp-2024", "pargo: “2024” is taken for “stp-2024”\n")
    );
}

#[test]
fn the_right_id_with_a_wrong_plan_is_suggested_with_the_right_one() {
    let answer = folder().pargo(&["show", "stp-2026/BC"]);
    assert_eq!(answer.status, 2, "{answer}");
    assert!(answer.err.contains("the nearest are:\n  stp-2024/BC"), "{answer}");
}

#[test]
fn an_index_and_a_component_are_shown_by_their_names() {
    let text = PLAN
        .replace("indexes = [\"PAPI\"]", "indexes = [\"par-index\"]")
        .replace("index  = \"PAPI\"", "index  = \"PAR-INDEX\"\ncomponent = \"Cải cách TTHC\"")
        .replace("index    = \"PAPI\"\n", "");
    let folder = Folder::with(&[("plans/p.toml", &text)]);
    let shown = |reference: &str| folder.pargo(&["show", reference]).out;
    assert!(shown("p-2025").contains("PAR INDEX"), "{}", shown("p-2025"));
    assert!(shown("o1").contains("Cải cách thủ tục hành chính"), "{}", shown("o1"));
}

#[test]
fn a_plan_below_a_broken_pargo_toml_is_not_said_to_be_missing() {
    let folder = folder();
    folder.write("plans/so/pargo.toml", "unit = 1\n");
    folder.write("plans/so/p.toml", &plan("so-05"));
    let answer = folder.pargo(&["show", "so-05"]);
    assert_eq!(answer.status, 2, "{answer}");
    assert!(answer.err.contains("matches no name of the plans that could be read"), "{answer}");
    assert!(answer.err.contains("plans/so/p.toml"), "{answer}");
}
