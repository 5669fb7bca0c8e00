//! Which units are inside a group of all, and names that belong to two units.

use crate::scaffold::Folder;

const HEAD: &str =
    "[plan]\nid = \"p\"\ntitle = \"P\"\nagency = \"Sở\"\nyear = 2025\nindexes = []\n\n";
const TASK: &str = "[[task]]\nid = \"1\"\ntitle = \"T\"\nlead = \"Các phòng\"\ndeadline = 2025-06-30\nproduct = \"x\"\n";

/// How many tasks a unit leads, itself or inside a group.
fn tasks_of(folder: &Folder, unit: &str) -> usize {
    let value =
        folder.json(&["tasks", "--unit", unit, "--format", "json", "--as-of", "2025-06-01"]);
    value["items"].as_array().unwrap().len()
}

#[test]
fn a_group_of_all_holds_the_units_of_the_agency_alone() {
    let units = "[[unit]]\nname = \"Phòng Một\"\n\n[[unit]]\nname = \"Sở Nội vụ\"\nexternal = true\n\n\
                 [[unit]]\nname = \"Tổ công tác\"\ngroup = true\n\n\
                 [[unit]]\nname = \"Các phòng\"\nmembers = \"all\"\n\n";
    let folder = Folder::with(&[
        ("pargo.toml", "[[unit]]\nname = \"Phòng Xa\"\n"),
        ("so/pargo.toml", "[[unit]]\nname = \"Phòng Gần\"\n"),
        ("so/p.toml", &format!("{HEAD}{units}{TASK}")),
    ]);
    let led = ["Phòng Một", "Phòng Gần", "Sở Nội vụ", "Tổ công tác", "Phòng Xa"];
    assert_eq!(led.map(|unit| tasks_of(&folder, unit)), [1, 1, 0, 0, 0]);
}

#[test]
fn a_name_of_the_plan_may_not_be_that_of_a_shared_unit() {
    let plan = format!("{HEAD}[[unit]]\nname = \"Các phòng\"\n\n{TASK}");
    let shared = "[[unit]]\nname = \"Khối phòng\"\naliases = [\"các phòng\"]\n";
    let folder = Folder::with(&[("p.toml", &plan), ("pargo.toml", shared)]);
    let check = || folder.pargo(&["check", "--format", "short", "--as-of", "2025-06-01"]);
    assert!(check().out.contains("p.toml:9:8: error[duplicate-unit]"), "{}", check());
    folder.replace("pargo.toml", "các phòng", "các tổ");
    assert!(!check().out.contains("duplicate-unit"), "{}", check());
}

#[test]
fn a_shared_unit_with_the_name_of_one_of_the_plan_is_the_same() {
    let units = "[[unit]]\nname = \"Phòng Một\"\naliases = [\"P1\"]\n\n[[unit]]\nname = \"Các phòng\"\nmembers = \"all\"\n\n";
    let plan = format!("{HEAD}{units}{TASK}")
        .replace("product", "recipient = [\"P1\", \"Phòng số 1\"]\nproduct");
    let shared = "[[unit]]\nname = \"phòng một\"\naliases = [\"Phòng số 1\"]\n\n[[unit]]\nname = \"Phòng Hai\"\n";
    let folder = Folder::with(&[("p.toml", &plan), ("pargo.toml", shared)]);
    let check = folder.pargo(&["check", "--format", "short", "--as-of", "2025-06-01"]);
    assert_eq!(check.out, "", "{check}");
    let led = || ["Phòng Một", "Phòng số 1", "Phòng Hai"].map(|unit| tasks_of(&folder, unit));
    assert_eq!(led(), [1, 1, 1]);
    // It is outside of the agency if one of the two says so.
    folder.replace("pargo.toml", "1\"]\n", "1\"]\nexternal = true\n");
    assert_eq!(led(), [0, 0, 1]);
    folder.replace("pargo.toml", "external = true\n", "");
    folder.replace("p.toml", "[\"P1\"]\n", "[\"P1\"]\nexternal = true\n");
    assert_eq!(led(), [0, 0, 1]);
}

#[test]
fn the_members_that_the_plan_names_go_before_the_shared_ones() {
    let shared = "[[unit]]\nname = \"Phòng Xa\"\n\n[[unit]]\nname = \"Các phòng\"\nmembers = [\"Phòng Xa\"]\n";
    let led = |members: &str| {
        let units = format!(
            "[[unit]]\nname = \"Phòng Một\"\n\n[[unit]]\nname = \"Các phòng\"\n{members}\n"
        );
        let plan = format!("{HEAD}{units}\n{TASK}");
        let folder = Folder::with(&[("p.toml", &plan), ("pargo.toml", shared)]);
        ["Phòng Một", "Phòng Xa"].map(|unit| tasks_of(&folder, unit))
    };
    assert_eq!(led("members = [\"Phòng Một\"]"), [1, 0]);
    assert_eq!(led(""), [0, 1]);
}

#[test]
fn a_default_partner_that_leads_a_task_is_not_its_partner() {
    let units = "[[unit]]\nname = \"Phòng Một\"\n\n[[unit]]\nname = \"Phòng Hai\"\n\n";
    let defaults = "[defaults]\npartners = [\"Phòng Một\", \"Phòng Hai\"]\n\n";
    let partners = |lead: &str| {
        let plan = format!("{HEAD}{units}{defaults}{}", TASK.replace("\"Các phòng\"", lead));
        let folder = Folder::with(&[("p.toml", &plan)]);
        let json = folder.json(&["tasks", "--format", "json", "--as-of", "2025-06-01"]);
        json["items"][0]["partners"].to_string()
    };
    assert_eq!(partners("\"phòng hai\""), "[\"Phòng Một\"]");
    assert_eq!(partners("[\"Phòng Một\", \"Phòng Hai\"]"), "[]");
    assert_eq!(partners("[]"), "[\"Phòng Một\",\"Phòng Hai\"]");
}

#[test]
fn a_name_is_that_of_one_unit() {
    let units = |aliases: &str| {
        format!(
            "[[unit]]\nname = \"Phòng Một\"\naliases = [\"P1\"]\n\n[[unit]]\nname = \"Các phòng\"\nmembers = \"all\"\naliases = [{aliases}]\n\n"
        )
    };
    let found = |units: &str| {
        let folder = Folder::with(&[("p.toml", &format!("{HEAD}{units}{TASK}"))]);
        let answer = folder.pargo(&["check", "--lang", "en", "--as-of", "2025-06-01"]);
        // What is wrong, and the place that it refers to.
        assert!(answer.status < 2, "{answer}");
        let is_told = |line: &&str| line.contains("duplicate-unit") || line.contains(":::");
        answer.out.lines().filter(is_told).map(str::trim).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(found(&units("\"Từng phòng\"")), "");
    // The name once more, and an alias twice, mean the same unit.
    assert_eq!(found(&units("\"các phòng\", \"Từng phòng\", \"từng phòng\"")), "");
    let first = "::: p.toml:10:12";
    assert_eq!(
        found(&units("\"p1\"")),
        format!("error[duplicate-unit]: “p1” already names the unit “Phòng Một”\n{first}")
    );
    assert_eq!(
        found(&units("").replace("Các phòng", "P1")),
        format!("error[duplicate-unit]: “P1” already names the unit “Phòng Một”\n{first}")
    );
}

/// What is said of a unit in the lead that is not declared.
fn help_of_unknown_unit(units: &str, lead: &str) -> String {
    let plan = format!("{HEAD}{units}{}", TASK.replace("Các phòng", lead));
    let folder = Folder::with(&[("p.toml", &plan)]);
    let json = folder.json(&["check", "--as-of", "2025-06-01", "--format", "json"]);
    let found = json["diagnostics"].as_array().unwrap().clone();
    let found = found.iter().find(|d| d["rule"] == "unknown-unit").unwrap();
    crate::scaffold::fields(found, &["help"])
}

#[test]
fn a_mark_at_the_end_of_a_name_makes_no_list() {
    let help = |lead: &str| {
        let units = "[[unit]]\nname = \"Phòng Một\"\n\n[[unit]]\nname = \"Thanh tra Sở\"\n\n";
        help_of_unknown_unit(units, lead)
    };
    for lead in ["Phòng Một,", "Phòng Một;", "Phòng Một, "] {
        assert_eq!(help(lead), "did you mean “Phòng Một”?", "{lead}");
    }
    let list = "write a list: [\"Phòng Một\", \"Thanh tra Sở\"]";
    for lead in ["Phòng Một, Thanh tra Sở", "Phòng Một và Thanh tra Sở", "Phòng Một;Thanh tra Sở,"]
    {
        assert_eq!(help(lead), list, "{lead}");
    }
    // One name that is known is enough.
    assert_eq!(help("Phòng Một, Phòng Lạ"), list.replace("Thanh tra Sở", "Phòng Lạ"));
}

#[test]
fn a_unit_with_commas_in_its_name_is_no_list() {
    let help = |lead: &str| {
        let units = "[[unit]]\nname = \"Phòng Một, Hai và Ba\"\n\n[[unit]]\nname = \"Hai\"\n\n";
        help_of_unknown_unit(units, lead)
    };
    let slip = help("Phòng Một, Hai va Ba");
    assert!(slip.starts_with("did you mean “Phòng Một, Hai và Ba”"), "{slip}");
    assert_eq!(help("Hai, Phòng Một"), "write a list: [\"Hai\", \"Phòng Một\"]");
    let list = "write a list: [\"Phòng Một, Hai và Ba\", \"Hai\"]";
    assert_eq!(help("Phòng Một, Hai và Ba, Hai"), list);
}

#[test]
fn progress_agrees_with_what_was_reported() {
    let of = |progress: u32, reports: &str| {
        let deadline = "deadline = { every = \"half-year\" }\nproduct = \"x\"\n";
        let task = format!(
            "[[task]]\nid = \"1\"\ntitle = \"T\"\nlead = \"A\"\n{deadline}progress = {progress}\n{reports}"
        );
        let folder =
            Folder::with(&[("p.toml", &format!("{HEAD}[[unit]]\nname = \"A\"\n\n{task}"))]);
        let answer = folder.pargo(&["check", "--format", "short", "--as-of", "2026-01-31"]);
        answer.out.matches("[contradictory-status]").count()
    };
    let one = "[[task.report]]\nperiod = \"2025-H1\"\ndone = 2025-06-20\n";
    let both = format!("{one}[[task.report]]\nperiod = \"2025-H2\"\ndone = 2025-12-20\n");
    assert_eq!([of(100, &both), of(99, &both)], [0, 1]);
    assert_eq!([of(100, one), of(50, one)], [1, 0]);
}

#[test]
fn a_deadline_of_a_table_is_worded_by_its_rhythm() {
    for (every, words) in [
        ("every = \"month\", day = 25", "ngày 25 hàng tháng"),
        ("every = \"quarter\"", "hàng quý"),
        ("every = \"half-year\"", "6 tháng"),
        ("every = \"year\"", "hàng năm"),
        ("every = \"week\"", "hàng tuần"),
    ] {
        let task = TASK.replace("2025-06-30", &format!("{{ {every} }}"));
        let plan = format!("{HEAD}[[unit]]\nname = \"Các phòng\"\n\n{task}");
        let folder = Folder::with(&[("p.toml", &plan)]);
        let value = folder.json(&["tasks", "--format", "json", "--as-of", "2025-06-01"]);
        let deadline = value["items"][0]["deadline"].as_str().unwrap().to_owned();
        assert!(deadline.contains(words), "{every}: {deadline}");
    }
}
