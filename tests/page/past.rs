//! What a page tells of the past: from git, or why not.

use crate::scaffold::{Folder, PLAN, Pargo, Repository};

const PAGE: [&str; 3] = ["page", "--as-of", "2025-12-01"];

/// A repository in which one due date moved with a document, and one without.
fn repository() -> Repository {
    let repository = Repository::with_move();
    repository.edit(&[("plans/a.toml", "deadline = \"hàng quý\"", "deadline = 2025-09-30")]);
    repository.commit_on("2025-07-01T09:00:00+07:00", "third");
    repository.edit(&[(
        "plans/a.toml",
        "deadline = 2025-09-30\nproduct  = \"Báo cáo\"\n",
        "deadline = 2025-09-30\nproduct  = \"Báo cáo\"\n\n[[task.extension]]\nto = 2025-12-31\ngranted = 2025-09-01\nby = \"CV 12\"\n",
    )]);
    repository.commit_on("2025-09-02T09:00:00+07:00", "fourth");
    repository
}

/// The part of a page with this id.
fn part<'p>(page: &'p str, id: &str) -> &'p str {
    let from = page.find(&format!("<section id=\"{id}\">")).unwrap_or_else(|| panic!("{id}"));
    page[from..].split("</section>").next().unwrap()
}

#[test]
fn the_burn_up_is_that_of_trend_and_slips_are_those_of_slips() {
    let repository = repository();
    let page = repository.pargo(&PAGE).out;
    let progress = part(&page, "progress");
    let trend = repository.json(&["trend", "--as-of", "2025-12-01", "--format", "json"]);
    let points = trend["points"].as_array().unwrap();
    assert!(points.len() > 8);
    for point in points {
        let tasks = &point["total"]["tasks"];
        let count = |key: &str| tasks[key].as_u64().unwrap();
        let out = ["cancelled", "standing", "undated"].map(count).iter().sum::<u64>();
        let (dated, done) = (count("total") - out, count("done") + count("done-late"));
        let row = format!(
            "<th class=\"d\" scope=\"row\">{}</th><td class=\"n\">{dated}</td><td class=\"n\">{done}</td>",
            point["date"].as_str().unwrap()
        );
        assert!(progress.contains(&row), "{row}");
    }
    let json = repository.json(&["slips", "--as-of", "2025-12-01", "--format", "json"]);
    assert_eq!(json["items"].as_array().unwrap().len(), 2);
    let slips = part(&page, "slips");
    assert!(slips.contains("+92 days") && slips.contains("CV 12"), "{slips}");
    assert!(slips.contains("+31 days") && slips.contains("no document"));
    let rows = slips.split("<tbody>").nth(1).unwrap();
    assert_eq!(rows.matches("class=\"ext silent\"").count(), 1);
    assert_eq!(rows.matches("class=\"ext\"").count(), 1);
    let head = repository.head();
    assert!(page.contains(&head[..10]));
}

#[test]
fn pages_of_a_folder_tell_the_past_of_their_plan() {
    let repository = repository();
    let other = PLAN.replace("p-2025", "q-2025").replace("\"Sở Tư pháp\"", "\"Sở Nội vụ\"");
    repository.write("plans/b.toml", &other);
    repository.commit_on("2025-10-02T09:00:00+07:00", "fifth");
    let answer = repository.pargo(&[&PAGE[..], &["-o", "public/"]].concat());
    assert_eq!(answer.status, 0, "{answer}");
    let first = repository.read("public/plan/p-2025.html");
    let second = repository.read("public/plan/q-2025.html");
    assert!(part(&first, "slips").contains("CV 12") && !part(&second, "slips").contains("CV 12"));
    assert!(part(&first, "progress").contains("2025-03-31"));
    assert!(!part(&second, "progress").contains("2025-03-31"));
    assert!(part(&second, "progress").contains("2025-10-31"));
    // The page of a unit has the slips of its own tasks.
    let units = crate::pages(&repository, "public/unit");
    let slipped: Vec<bool> = units.iter().map(|(_, page)| page.contains("CV 12")).collect();
    assert_eq!(slipped.iter().filter(|own| **own).count(), 1, "{slipped:?}");
}

#[test]
fn a_shallow_clone_leaves_the_past_out_with_a_word() {
    let clone = repository().clone_with(&["--depth", "1"]);
    let answer = Pargo::at(clone.path()).run(&PAGE);
    assert_eq!(answer.status, 0, "{answer}");
    assert!(part(&answer.out, "progress").contains("fetch-depth: 0"));
    assert!(!answer.out.contains("<section id=\"slips\">"));
}

#[test]
fn without_git_a_page_is_whole_but_for_the_past() {
    let folder = Folder::with(&[("plans/a.toml", PLAN)]);
    let answer = folder.pargo(&PAGE);
    assert_eq!((answer.status, answer.err.as_str()), (0, ""), "{answer}");
    assert!(!part(&answer.out, "progress").contains("<svg"));
    assert!(part(&answer.out, "timeline").contains("<svg"));
}

#[test]
fn what_is_not_committed_is_told() {
    let repository = repository();
    assert!(!repository.pargo(&PAGE).out.contains("not committed yet"));
    repository.replace("plans/a.toml", "\"Một\"", "\"Một và hai\"");
    assert!(repository.pargo(&PAGE).out.contains("changes not committed yet"));
}

#[test]
fn from_outside_of_the_repository_the_past_is_the_same() {
    let repository = repository();
    let elsewhere = Folder::new();
    let path = repository.at("plans").display().to_string();
    for as_of in ["2025-12-01", "2025-08-01"] {
        let question = ["page", "--as-of", as_of];
        let within = repository.pargo(&question).out;
        let named = [&question[..], &[path.as_str()]].concat();
        let outside = Pargo::at(elsewhere.path()).run(&named);
        assert_eq!(outside.status, 0, "{outside}");
        let absolute = repository.pargo(&named).out;
        for id in ["progress", "slips"] {
            assert_eq!(part(&outside.out, id), part(&within, id), "{as_of}");
            assert_eq!(part(&absolute, id), part(&within, id), "{as_of}");
        }
        assert!(part(&within, "slips").contains("+31 days"));
    }
    let head = repository.head();
    let named = ["page", "--at", "HEAD", path.as_str()];
    let at = Pargo::at(elsewhere.path()).run(&named);
    assert_eq!(at.status, 0, "{at}");
    assert!(at.out.contains(&head[..10]));
}

#[test]
fn outside_of_every_repository_the_page_says_so() {
    let folder = Folder::with(&[("plans/a.toml", PLAN)]);
    let path = folder.at("plans").display().to_string();
    let page = Pargo::at(Folder::new().path()).run(&["page", "--as-of", "2025-12-01", &path]);
    assert_eq!(page.status, 0, "{page}");
    assert!(part(&page.out, "progress").contains("The past is not shown"));
}

#[test]
fn without_a_dated_task_no_burn_up_is_drawn() {
    let repository = Repository::new();
    let undated = "[plan]\nid = \"a\"\ntitle = \"A\"\nagency = \"B\"\nyear = 2025\nindexes = []\n\n\
        [[unit]]\nname = \"Văn phòng Sở\"\n\n\
        [[task]]\nid = \"T1\"\ntitle = \"Một\"\nlead = \"Văn phòng Sở\"\ndeadline = \"thường xuyên\"\n";
    repository.write("plans/a.toml", undated);
    repository.commit_on("2025-06-01T09:00:00+07:00", "first");
    let page = repository.pargo(&PAGE);
    assert_eq!(page.status, 0, "{page}");
    assert!(!page.out.contains("<section id=\"progress\">"));
    assert!(!page.out.contains("<section id=\"indexes\">"));
    assert!(page.out.contains("1 standing"));
}
