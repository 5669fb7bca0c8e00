//! Forms that come back in other ways than expected: plans that changed names, formulas, other programs, folders.

use crate::fill::Book;
use crate::forms::{PLAN, filled};
use crate::scaffold::{Answer, Folder, Pargo};

fn folder() -> Folder {
    Folder::with(&[("plans/a.toml", PLAN)])
}

fn run(folder: &Folder, arguments: &[&str]) -> Answer {
    Pargo::at(folder.path()).run(arguments)
}

/// What collecting a form answers that is filled in like this.
fn collected(folder: &Folder, fill: impl FnOnce(&mut Book)) -> Answer {
    filled(folder, "f.xlsx", fill);
    run(folder, &["collect", "f.xlsx", "--as-of", "2025-07-20"])
}

#[test]
fn a_formula_without_its_value_is_named() {
    // As programs write it that do not calculate: with an empty value.
    for inside in ["<f>TODAY()</f><v></v>", "<f>TODAY()</f><v/>", "<f>TODAY()</f>"] {
        let folder = folder();
        let answer = collected(&folder, |book| {
            book.number("F8", "1");
            let sheet = book.part("xl/worksheets/sheet1.xml");
            *sheet = sheet.replace("<v>1</v></c><c r=\"G8\"", &format!("{inside}</c><c r=\"G8\""));
            assert!(sheet.contains(inside));
        });
        assert_eq!(answer.status, 1, "{answer}");
        assert!(answer.err.contains("a formula whose value is not in the file"), "{answer}");
        assert_eq!(folder.read("plans/a.toml"), PLAN);
    }
}

#[test]
fn a_number_that_became_a_date_of_1900_is_refused() {
    // 20.11 typed into a cell of dates.
    let answer = collected(&folder(), |book| {
        book.number("F8", "20.11");
    });
    assert_eq!(answer.status, 1, "{answer}");
    assert!(answer.err.contains("before the year 2000"), "{answer}");
}

#[test]
fn a_unit_with_a_new_name_and_the_old_one_as_an_alias_is_known() {
    let folder = folder();
    filled(&folder, "f.xlsx", |book| {
        book.text("F14", "14/7/2025");
    });
    let renamed = PLAN.replacen(
        "name = \"Thanh tra Sở\"",
        "name    = \"Thanh tra tỉnh\"\naliases = [\"Thanh tra Sở\"]",
        1,
    );
    folder.write("plans/a.toml", &renamed);
    let answer = run(&folder, &["collect", "f.xlsx", "--as-of", "2025-07-20"]);
    assert_eq!(answer.status, 0, "{answer}");
    assert!(folder.read("plans/a.toml").contains("unit = \"Thanh tra tỉnh\"\ndone = 2025-07-14"));
}

#[test]
fn documents_come_once_and_nothing_in_words_is_nothing() {
    let folder = folder();
    let answer = collected(&folder, |book| {
        book.text("F8", "Ngày 1 tháng 7 năm 2025").text("G8", "CV 5; CV 6\nCV 5");
        book.text("J8", "Không").text("K8", "Không có.").text("J15", "không có");
    });
    assert_eq!(answer.status, 0, "{answer}");
    let plan = folder.read("plans/a.toml");
    assert!(plan.contains("done     = 2025-07-01\nevidence = [\"CV 5\", \"CV 6\"]\n"), "{plan}");
    assert!(!plan.contains("[[task.update]]"), "{plan}");
}

#[test]
fn a_refusal_names_the_place_in_the_form_alone() {
    let folder = folder();
    filled(&folder, "f.xlsx", |book| {
        book.text("F8", "1/7/2025");
    });
    folder.write(
        "plans/a.toml",
        &PLAN.replacen("\"Quý II/2025\"", "\"Quý II/2025\"\ndone = 2025-06-01", 1),
    );
    let answer = run(&folder, &["collect", "f.xlsx", "--as-of", "2025-07-20"]);
    assert!(answer.err.contains("(stp-2025/I.1): it was completed on 01/06/2025"), "{answer}");
}

#[test]
fn of_a_folder_every_workbook_is_taken_or_named() {
    let folder = folder();
    let made = |name: &str| {
        let form = ["form", "--unit", "Thanh tra Sở", "--as-of", "2025-07-01", "-o", name];
        assert_eq!(run(&folder, &form).status, 0);
    };
    folder.write("biểu/Phòng 1/~$a.xlsx", "lock");
    folder.write("biểu/ghi chú.docx", "text");
    folder.write("biểu/cũ.XLS", "an old one");
    made("biểu/biểu tháng 7.xlsx");
    made("biểu/Phòng 1/a.xlsx");
    let answer = run(&folder, &["collect", "biểu", "--as-of", "2025-07-20", "--format", "json"]);
    assert_eq!(answer.status, 1, "{answer}");
    let files: Vec<String> = answer.json()["forms"]
        .as_array()
        .unwrap()
        .iter()
        .map(|form| form["file"].as_str().unwrap().replace('\\', "/"))
        .collect();
    assert_eq!(files, ["biểu/Phòng 1/a.xlsx", "biểu/biểu tháng 7.xlsx"]);
    assert!(answer.out.contains("cũ.XLS"), "{answer}");
    assert!(!answer.out.contains("~$") && !answer.out.contains("ghi chú"), "{answer}");
}
