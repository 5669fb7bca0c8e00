//! The documents that plans/ was typed from, read as plans and compared with what people typed.

use serde_json::Value;

use crate::make;
use crate::scaffold::{Folder, Pargo, root};

/// Units of the plan of Lạng Sơn, as a `pargo.toml` has them: with these every comma is clear.
fn units_of(plan: &str) -> String {
    let written: toml::Table = plan.parse().unwrap();
    let mut out = String::new();
    for unit in written["unit"].as_array().unwrap() {
        let name = &unit["name"];
        out += &format!("[[unit]]\nname = {name}\n");
        if let Some(aliases) = unit.get("aliases") {
            out += &format!("aliases = {aliases}\n");
        }
    }
    out
}

fn written(folder: &Folder, name: &str, bytes: &[u8]) {
    std::fs::write(folder.at(name), bytes).unwrap();
}

/// What has to be the same in a task, with the differences between a document and a plan that people typed:
/// a full stop at the end of a product.
fn facts(task: &Value) -> String {
    let keys = ["index", "lead", "partners", "deadline"];
    let mut out: Vec<String> = keys.iter().map(|key| task[*key].to_string()).collect();
    out.push(task["component"].to_string());
    out.push(task["product"].as_str().unwrap_or_default().trim_end_matches('.').to_owned());
    out.join(" | ")
}

fn tasks(folder: &Folder, path: &str) -> Vec<Value> {
    let answer = Pargo::at(folder.path()).run(&["tasks", path, "--format", "json"]);
    answer.json()["items"].as_array().unwrap().clone()
}

#[test]
fn the_appendix_of_lang_son_is_the_plan_that_people_typed() {
    let typed = std::fs::read_to_string(root().join("plans/lang-son/stp-2025.toml")).unwrap();
    for (name, bytes) in [("p.docx", make::lang_son_docx()), ("p.xlsx", make::lang_son_xlsx())] {
        let folder = Folder::with(&[("pargo.toml", &units_of(&typed)), ("typed/p.toml", &typed)]);
        written(&folder, name, &bytes);
        let answer = Pargo::at(folder.path()).run(&[
            "import",
            name,
            "--id",
            "lang-son-phu-luc",
            "-o",
            "made/p.toml",
        ]);
        assert_eq!(answer.status, 0, "{answer}");
        assert!(answer.err.contains("tasks 20, objectives 0, new units 0"), "{answer}");
        assert!(answer.err.contains("To look at: 0; not in the plan: 0."), "{answer}");
        for command in [["check", "made"].as_slice(), &["fmt", "--check", "made"]] {
            let answer = Pargo::at(folder.path()).run(command);
            assert_eq!(answer.status, 0, "{answer}");
        }
        let made = tasks(&folder, "made");
        let by_hand = tasks(&folder, "typed");
        let by_hand: Vec<&Value> = by_hand
            .iter()
            .filter(|task| task["task"].as_str().unwrap().starts_with("PL3."))
            .collect();
        assert_eq!(made.len(), 20);
        for (made, typed) in made.iter().zip(by_hand) {
            let id = typed["task"].as_str().unwrap().trim_start_matches("PL3.");
            assert_eq!(made["task"], id);
            assert_eq!(facts(made), facts(typed), "{id}");
        }
    }
}

#[test]
fn word_and_excel_give_the_same_plan() {
    let folder = Folder::new();
    written(&folder, "p.docx", &make::lang_son_docx());
    written(&folder, "p.xlsx", &make::lang_son_xlsx());
    let read = |name: &str| Pargo::at(folder.path()).run(&["import", name, "--id", "a"]).out;
    let plan = read("p.docx");
    assert_eq!(plan, read("p.xlsx"));
    assert!(
        plan.starts_with("[plan]\nid      = \"a\"\ntitle   = \"CÁC NHIỆM VỤ, GIẢI PHÁP"),
        "{plan}"
    );
    assert!(plan.contains("number  = \"90/KH-STP\"\nissued  = 2025-06-12\nindexes = [\"PAPI\"]\n"));
}

#[test]
fn without_knowing_the_units_nothing_is_guessed() {
    let folder = Folder::new();
    written(&folder, "p.docx", &make::lang_son_docx());
    let answer = Pargo::at(folder.path()).run(&["import", "p.docx"]);
    assert_eq!(answer.status, 0, "{answer}");
    for kept in [
        "lead      = \"Trung tâm Trợ giúp pháp lý nhà nước, phòng Phổ biến, giáo dục pháp luật\"",
        "lead      = [\"Văn phòng Sở\", \"Các phòng chuyên môn, đơn vị sự nghiệp trực thuộc Sở\"]",
        "lead      = \"Phòng Phổ biến, giáo dục pháp luật\"",
    ] {
        assert!(answer.out.contains(kept), "{kept}: {}", answer.out);
    }
    let doubt = "table 1, row 12, column \"Cơ quan chủ trì\" (III.3): ";
    assert!(answer.err.contains(doubt), "{answer}");
    assert!(
        answer
            .out
            .contains("# to be filled in: the plan's id, of a-z, 0-9 and -\nid      = \"\"\n")
    );
}

#[test]
fn the_objectives_of_cao_bang_are_those_that_people_typed() {
    let typed = std::fs::read_to_string(root().join("plans/cao-bang/stp-2025.toml")).unwrap();
    let typed: toml::Table = typed.parse().unwrap();
    let folder = Folder::new();
    written(&folder, "p.docx", &make::cao_bang_docx());
    let answer = Pargo::at(folder.path()).run(&[
        "import",
        "p.docx",
        "--id",
        "a",
        "--agency",
        "Sở Tư pháp tỉnh Cao Bằng",
    ]);
    assert_eq!(answer.status, 0, "{answer}");
    let made: toml::Table = answer.out.parse().unwrap();
    let of_table = |objective: &&toml::Value| {
        objective["source"].as_str().unwrap().starts_with("I.2, bảng mục tiêu")
    };
    let typed: Vec<&toml::Value> =
        typed["objective"].as_array().unwrap().iter().filter(of_table).collect();
    let made = made["objective"].as_array().unwrap();
    assert_eq!((made.len(), typed.len()), (8, 8));
    for (made, typed) in made.iter().zip(typed) {
        for key in ["index", "baseline", "max", "gain", "target"] {
            assert_eq!(made[key].to_string(), typed[key].to_string(), "{}: {key}", typed["id"]);
        }
    }
}

/// Saves a document again with LibreOffice.
pub fn saved_again(folder: &Folder, from: &str, to: &str) {
    let profile = format!("-env:UserInstallation=file://{}", folder.at("profile").display());
    let run = std::process::Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", to, "--outdir", "again", from])
        .current_dir(folder.path())
        .output();
    assert!(run.unwrap().status.success());
}

#[test]
fn saved_again_by_libreoffice_it_is_the_same_plan() {
    let is_there = std::process::Command::new("soffice").arg("--version").output().is_ok();
    if !is_there {
        eprintln!("skipped: there is no LibreOffice (soffice) here");
        return;
    }
    let folder = Folder::new();
    written(&folder, "p.docx", &make::lang_son_docx());
    written(&folder, "q.xlsx", &make::lang_son_xlsx());
    written(&folder, "r.docx", &make::cao_bang_docx());
    let plans = root().join("plans/lang-son").display().to_string();
    for name in ["s.docx", "t.xlsx"] {
        Pargo::at(folder.path()).run(&["show", "lang-son-stp-2025", "--in", &plans, "-o", name]);
    }
    for name in ["p.docx", "q.xlsx", "r.docx", "s.docx", "t.xlsx"] {
        saved_again(&folder, name, name.rsplit('.').next().unwrap());
        let read = |path: &str| Pargo::at(folder.path()).run(&["import", path]).out;
        let (before, after) = (read(name), read(&format!("again/{name}")));
        assert!(before.len() > 1_000, "{name}");
        assert_eq!(before, after, "{name}");
    }
}

#[test]
fn the_document_of_the_documentation_is_made_here() {
    let path = root().join("tests/docs/office-sample/phu-luc.docx");
    let bytes = make::sample_docx();
    if std::env::var("SNAPSHOTS").as_deref() == Ok("overwrite") {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &bytes).unwrap();
    }
    assert!(std::fs::read(path).unwrap() == bytes, "SNAPSHOTS=overwrite makes it again");
}
