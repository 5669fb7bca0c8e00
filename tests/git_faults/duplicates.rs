//! Two plans, units, tasks or objectives with the same name are a mistake, but by themselves not a
//! change.

use crate::scaffold::{PLAN, Repository, moved};

/// The changes that `diff` finds between two texts of a plan.
fn between(old: &str, new: &str) -> Vec<String> {
    let repository = Repository::with(&[("plans/a.toml", old)]);
    repository.write("plans/a.toml", new);
    repository.changes(&[])
}

/// The plan with one more unit, objective and task, with names that are taken.
fn doubled() -> String {
    let unit = "[[unit]]\nname = \"văn phòng  sở\"\nnote = \"A\"\n\n";
    let objective =
        "[[objective]]\nid = \"o1\"\nindex = \"PAPI\"\ntarget = { score = \">= 10\" }\n\n";
    let task = "\n[[task]]\nid = \"T1\"\ntitle = \"Khác\"\nlead = \"Văn phòng Sở\"\ndeadline = 2025-01-31\n";
    PLAN.replacen("[[objective]]", &format!("{unit}[[objective]]"), 1).replacen(
        "[[task]]",
        &format!("{objective}[[task]]"),
        1,
    ) + task
}

#[test]
fn namesakes_in_a_plan_are_not_a_change() {
    let doubled = doubled();
    let retitled = doubled.replace("\"Kế hoạch\"", "\"Kế hoạch mới\"");
    assert_eq!(between(&doubled, &retitled), ["plan-changed p-2025 - title Kế hoạch Kế hoạch mới"]);
    // Of two units, tasks or objectives with the same name the first counts.
    assert_eq!(between(&doubled, &doubled.replace("\"A\"", "\"B\"")), Vec::<String>::new());
    assert_eq!(
        between(&doubled, &doubled.replace("2025-06-30", "2025-07-31")),
        ["deadline-moved p-2025 T1 deadline 2025-06-30 2025-07-31"]
    );
    assert_eq!(
        between(&doubled, &doubled.replace("2025-01-31", "2025-02-28")),
        Vec::<String>::new()
    );
}

#[test]
fn plans_with_the_same_id_are_not_a_change() {
    let repository = Repository::with_plan();
    // A copy is added: the plan existed before.
    repository.write("plans/b.toml", PLAN);
    assert_eq!(repository.changes(&[]), Vec::<String>::new());
    repository.commit("copied");
    assert_eq!(repository.changes(&["HEAD~1..HEAD"]), Vec::<String>::new());
    // The copy is removed: the plan still exists.
    std::fs::remove_file(repository.at("plans/a.toml")).unwrap();
    assert_eq!(repository.changes(&[]), Vec::<String>::new());
    assert_eq!(repository.since("HEAD"), Vec::<String>::new());
    // The last one is removed.
    std::fs::remove_file(repository.at("plans/b.toml")).unwrap();
    repository.write("plans/c.toml", &PLAN.replace("p-2025", "c-2025"));
    assert_eq!(
        repository.changes(&[]),
        ["plan-added c-2025 - - - Kế hoạch", "plan-removed p-2025 - - Kế hoạch -"]
    );
}

#[test]
fn of_plans_with_the_same_id_the_one_that_counts_is_compared() {
    let repository = Repository::with_plan();
    repository.write("plans/b.toml", &moved("2025-07-31"));
    repository.commit("two");
    repository.write("plans/a.toml", &moved("2025-07-31"));
    repository.write("plans/b.toml", PLAN);
    // Of two paths of one length the first counts, in both versions.
    assert_eq!(
        repository.changes(&[]),
        ["deadline-moved p-2025 T1 deadline 2025-06-30 2025-07-31"]
    );
    // A promise that is weakened beside a copy of the old plan is weakened.
    repository.write("plans/0.toml", PLAN);
    repository.write("plans/a.toml", &moved("2025-12-31"));
    repository.commit("three");
    std::fs::remove_file(repository.at("plans/b.toml")).unwrap();
    std::fs::remove_file(repository.at("plans/0.toml")).unwrap();
    assert_eq!(
        repository.changes(&[]),
        ["deadline-moved p-2025 T1 deadline 2025-06-30 2025-12-31"]
    );
    assert_eq!(repository.since("HEAD"), ["deadline-moved T1 plans/a.toml"]);
}

#[test]
fn an_id_is_found_however_it_is_written() {
    for id in ["'p-2025'", "\"p\\u002d2025\"", "\"\"\"p-2025\"\"\""] {
        let repository = Repository::new();
        repository.write("plans/a.toml", &PLAN.replace("\"p-2025\"", id));
        repository.write("plans/b.toml", PLAN);
        repository.commit("first");
        std::fs::remove_file(repository.at("plans/b.toml")).unwrap();
        assert_eq!(repository.changes(&[]), Vec::<String>::new(), "{id}");
    }
}
