//! Tasks with `each` in plans that refer to each other.

use crate::scaffold::Folder;

/// A province's plan that gives a task to three departments, each for itself.
fn province(lines: &str) -> String {
    let unit = |name: &str| format!("[[unit]]\nname = \"{name}\"\nexternal = true\n\n");
    let units: String = ["Sở Tư pháp", "Sở Y tế", "Sở Nội vụ"].map(unit).concat();
    format!(
        "[plan]\nid = \"tinh\"\ntitle = \"Kế hoạch tỉnh\"\nagency = \"UBND tỉnh\"\nyear = 2025\nindexes = []\n\n{units}\
         [[unit]]\nname = \"Ba sở\"\nmembers = [\"Sở Tư pháp\", \"Sở Y tế\", \"Sở Nội vụ\"]\n\n\
         [[task]]\nid = \"1\"\ntitle = \"Việc\"\nlead = \"Ba sở\"\neach = true\nproduct = \"x\"\n{lines}\n"
    )
}

/// A department's plan, with one task that carries out that of the province.
fn department(id: &str, agency: &str, due: &str) -> String {
    format!(
        "[plan]\nid = \"{id}\"\ntitle = \"Kế hoạch sở\"\nagency = \"{agency}\"\nyear = 2025\nindexes = []\n\
         implements = \"tinh\"\n\n[[unit]]\nname = \"Văn phòng\"\n\n\
         [[task]]\nid = \"a\"\ntitle = \"Việc\"\nlead = \"Văn phòng\"\nproduct = \"x\"\n\
         implements = \"tinh/1\"\ndeadline = {due}\n"
    )
}

/// The items of `cascade`, `agency due margin verdict`.
fn cascade(folder: &Folder, as_of: &str) -> Vec<String> {
    let json = folder.json(&["cascade", "--as-of", as_of, "--format", "json"]);
    let line = |item: &serde_json::Value| {
        let text = |value: &serde_json::Value| value.as_str().unwrap_or("-").to_owned();
        let [agency, due] = [text(&item["agency"]), text(&item["above"]["due"])];
        format!("{agency} {due} {} {}", item["margin"], text(&item["verdict"]))
    };
    json["items"].as_array().unwrap().iter().map(line).collect()
}

fn later_than_above(folder: &Folder, as_of: &str) -> Vec<String> {
    let json = folder.json(&["check", "--as-of", as_of, "--format", "json"]);
    let found = json["diagnostics"].as_array().unwrap().iter();
    let found = found.filter(|d| d["rule"] == "later-than-above");
    found.map(|d| d["file"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn an_extension_for_one_agency_moves_its_due_date_alone() {
    let extended = province(
        "deadline = 2025-06-30\n\n[[task.extension]]\nto = 2025-09-30\ngranted = 2025-06-01\n\
         by = \"CV\"\nunit = \"Sở Tư pháp\"\n\n[[task.report]]\nunit = \"Sở Y tế\"\ndone = 2025-06-20",
    );
    let folder = Folder::with(&[
        ("a.toml", &extended),
        ("b.toml", &department("b", "Sở Tư pháp", "2025-08-31")),
        ("c.toml", &department("c", "Sở Y tế", "2025-08-31")),
    ]);
    assert_eq!(
        cascade(&folder, "2025-07-01"),
        ["Sở Tư pháp 2025-09-30 30 taken-up", "Sở Y tế 2025-06-30 -62 late"]
    );
    assert_eq!(later_than_above(&folder, "2025-07-01"), ["c.toml"]);
    // Before it was granted it does not count.
    assert_eq!(
        cascade(&folder, "2025-05-01"),
        ["Sở Tư pháp 2025-06-30 -62 late", "Sở Y tế 2025-06-30 -62 late"]
    );
}

#[test]
fn a_task_that_each_reports_every_quarter_has_no_single_due_date() {
    let recurring = province("deadline = \"hàng quý\"");
    let folder = Folder::with(&[
        ("a.toml", &recurring),
        ("b.toml", &department("b", "Sở Tư pháp", "2025-08-31")),
    ]);
    assert_eq!(cascade(&folder, "2025-07-01"), ["Sở Tư pháp - null taken-up"]);
    assert_eq!(later_than_above(&folder, "2025-07-01"), [""; 0]);
    // The other way round the same: reports every quarter are not due on one day.
    let each_quarter = department("b", "Sở Tư pháp", "\"hàng quý\"\neach = true");
    let folder =
        Folder::with(&[("a.toml", &province("deadline = 2025-01-31")), ("b.toml", &each_quarter)]);
    assert_eq!(cascade(&folder, "2025-07-01"), ["Sở Tư pháp 2025-01-31 null taken-up"]);
}

#[test]
fn any_plan_of_the_agency_may_take_up_a_task() {
    let above = province("deadline = 2025-06-30");
    let implements = "implements = \"tinh\"\n";
    let of_agency =
        department("b", "Sở Tư pháp", "2025-08-31").replace("implements = \"tinh/1\"\n", "");
    let other = department("c", "Sở Tư pháp", "2025-06-15").replace(implements, "");
    let files = [("a.toml", &*above), ("b.toml", &*of_agency), ("c.toml", &*other)];
    let told = cascade(&Folder::with(&files), "2025-05-01");
    assert_eq!(told, ["Sở Tư pháp 2025-06-30 15 taken-up"]);
    assert_eq!(
        cascade(&Folder::with(&files[..2]), "2025-05-01"),
        ["Sở Tư pháp 2025-06-30 null missing"]
    );
    // Nor does it matter which of them declines it.
    let declines = department("c", "Sở Tư pháp", "2025-06-15")
        .replace(implements, "declined = { \"tinh/1\" = \"Thuộc Sở Y tế\" }\n")
        .replace("implements = \"tinh/1\"\n", "");
    let files = [("a.toml", &*above), ("b.toml", &*of_agency), ("c.toml", &*declines)];
    assert_eq!(
        cascade(&Folder::with(&files), "2025-05-01"),
        ["Sở Tư pháp 2025-06-30 null declined"]
    );
}

#[test]
fn days_overdue_in_a_closed_plan_are_counted_up_to_its_closing() {
    let plan = crate::PRELUDE.replace("year    = 2025\n", "year    = 2025\nclosed  = 2025-12-31\n")
        + &crate::task("1", "lead = [\"Thanh tra Sở\", \"Trung tâm\"]\ndeadline = 2025-12-01");
    let folder = Folder::with(&[("p.toml", &plan)]);
    let told = folder.pargo(&["summary", "--as-of", "2026-06-01"]).out;
    assert!(told.contains("1 overdue (the longest 30 days"), "{told}");
}
