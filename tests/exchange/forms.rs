//! Forms go out to a unit and come back filled in, as people fill them in.

use crate::fill::Book;
use crate::make;
use crate::real::saved_again;
use crate::scaffold::{Answer, Folder, Pargo, Repository, root};

pub const PLAN: &str = r#"[plan]
id      = "stp-2025"
title   = "Nâng cao Chỉ số PAPI năm 2025"
agency  = "Sở Tư pháp tỉnh A"
year    = 2025
number  = "15/KH-STP"
issued  = 2025-02-20
indexes = ["PAPI"]

[[unit]]
name = "Thanh tra Sở"

[[unit]]
name = "Văn phòng Sở"

[[unit]]
name    = "Các đơn vị"
group   = true
members = ["Thanh tra Sở", "Văn phòng Sở"]

# Việc của Thanh tra.
[[task]]
id       = "I.1"
index    = "PAPI"
title    = "Công khai kết quả xử lý vi phạm về tham nhũng"
lead     = "Thanh tra Sở"
deadline = "Quý II/2025"
product  = "Báo cáo"

[[task]]
id       = "I.2"
index    = "PAPI"
title    = "Báo cáo tình hình công khai, minh bạch"
lead     = "Thanh tra Sở"
deadline = "hàng quý"
product  = "Báo cáo quý"

[[task]]
id      = "I.3"
index   = "PAPI"
title   = "Xây dựng phần mềm tiếp nhận phản ánh"
lead    = "Thanh tra Sở"
product = "Phần mềm"

[[task.milestone]]
title    = "Trình dự toán"
deadline = 2025-05-30

[[task.milestone]]
title    = "Nghiệm thu"
deadline = 2025-11-30

[[task]]
id       = "I.4"
index    = "PAPI"
title    = "Rà soát thủ tục hành chính"
lead     = "Các đơn vị"
each     = true
deadline = "Quý IV/2025"
product  = "Danh mục"

[[task]]
id       = "I.5"
index    = "PAPI"
title    = "Trả lời phản ánh, kiến nghị qua kênh điện tử"
lead     = "Thanh tra Sở"
deadline = "Thường xuyên"
product  = "100% kiến nghị được trả lời"
progress = 10
"#;

// Rows of the form: 8 I.1, 9 to 11 the quarters of I.2, 12 and 13 the milestones of I.3, 14 I.4, 15 I.5. Columns:
// F done, G evidence, H progress, I text, J obstacle, K proposal, L extension; C5 the day of filling in.

fn folder() -> Folder {
    Folder::with(&[("plans/a.toml", PLAN)])
}

fn run(folder: &Folder, arguments: &[&str]) -> Answer {
    Pargo::at(folder.path()).run(arguments)
}

/// The form of the first unit, filled in.
pub fn filled(folder: &Folder, name: &str, fill: impl FnOnce(&mut Book)) {
    let made = run(
        folder,
        &["form", "--unit", "Thanh tra Sở", "--as-of", "2025-07-01", "-o", "made.xlsx"],
    );
    assert_eq!(made.status, 0, "{made}");
    let mut book = Book::of(&std::fs::read(folder.at("made.xlsx")).unwrap());
    folder.remove("made.xlsx");
    fill(&mut book);
    std::fs::write(folder.at(name), book.bytes()).unwrap();
}

fn collect(folder: &Folder, more: &[&str]) -> Answer {
    let arguments = [&["collect", "f.xlsx", "--as-of", "2025-07-20"], more].concat();
    run(folder, &arguments)
}

/// Everything that a form can say, once.
fn everything(book: &mut Book) {
    book.text("C5", "15/7/2025");
    // 45853 is 15 July 2025.
    book.number("F8", "45853")
        .text("G8", "Báo cáo số 412/BC-STP; Công văn số 5")
        .text("H8", "100%");
    book.text("F10", "10/07/2025").text("G10", "- Báo cáo quý II\n- Phụ lục").text("I10", "Đã nộp");
    book.text("F12", "ngày 5/6/2025").text("J12", "Dự toán bị cắt");
    book.text("L13", "31/12/2025").text("K13", "Cho lùi một tháng");
    book.text("F14", "2025-07-14").text("G14", "Danh mục số 3");
    book.number("H15", "60").text("I15", "Trả lời 20/20\nkiến nghị").text("G15", "Sổ theo dõi");
}

const EXPECTED: [(&str, &str); 6] = [
    (
        "product  = \"Báo cáo\"\n",
        "product  = \"Báo cáo\"\ndone     = 2025-07-15\nevidence = [\"Báo cáo số 412/BC-STP\", \"Công văn số 5\"]\n",
    ),
    (
        "product  = \"Báo cáo quý\"\n",
        "product  = \"Báo cáo quý\"\n\n[[task.report]]\nperiod   = \"2025-Q2\"\ndone     = 2025-07-10\nevidence = [\"Báo cáo quý II\", \"Phụ lục\"]\n\n[[task.update]]\non   = 2025-07-15\nunit = \"Thanh tra Sở\"\ntext = \"quý II/2025: Đã nộp\"\n",
    ),
    ("deadline = 2025-05-30\n", "deadline = 2025-05-30\ndone     = 2025-06-05\n"),
    (
        "deadline = 2025-11-30\n",
        "deadline = 2025-11-30\n\n[[task.update]]\non       = 2025-07-15\nunit     = \"Thanh tra Sở\"\nobstacle = \"Trình dự toán: Dự toán bị cắt\"\n\n[[task.update]]\non       = 2025-07-15\nunit     = \"Thanh tra Sở\"\nproposal = \"Nghiệm thu: Cho lùi một tháng\"\n",
    ),
    (
        "product  = \"Danh mục\"\n",
        "product  = \"Danh mục\"\n\n[[task.report]]\nunit     = \"Thanh tra Sở\"\ndone     = 2025-07-14\nevidence = \"Danh mục số 3\"\n",
    ),
    (
        "progress = 10\n",
        "started  = 2025-07-15\nprogress = 60\nevidence = \"Sổ theo dõi\"\n\n[[task.update]]\non   = 2025-07-15\nunit = \"Thanh tra Sở\"\ntext = \"\"\"\nTrả lời 20/20\nkiến nghị\"\"\"\n",
    ),
];

fn expected() -> String {
    EXPECTED.iter().fold(PLAN.to_owned(), |plan, (from, to)| {
        assert!(plan.contains(from), "{from}");
        plan.replacen(from, to, 1)
    })
}

#[test]
fn what_is_filled_in_is_recorded_and_the_rest_stays() {
    let folder = folder();
    filled(&folder, "f.xlsx", everything);
    let dry = collect(&folder, &["--dry-run"]);
    assert_eq!(folder.read("plans/a.toml"), PLAN);
    let answer = collect(&folder, &[]);
    assert_eq!(answer.status, 0, "{answer}");
    assert_eq!(answer.out, dry.out);
    assert_eq!(folder.read("plans/a.toml"), expected());
    assert!(answer.out.contains("Extensions asked for, not granted:\n  stp-2025/I.3, Nghiệm thu: Thanh tra Sở asks from 2025-11-30 to 2025-12-31\n    pargo extend stp-2025/I.3 --to 2025-12-31 --by \"DOCUMENT\" --milestone \"Nghiệm thu\"\n"), "{answer}");
    assert!(
        answer.err.contains(
            "Read: forms 1, rows 8; filled in and taken 6, refused 0, not in the plan 0."
        ),
        "{answer}"
    );
    let check = run(&folder, &["check", "--as-of", "2025-07-20"]);
    assert_eq!(check.status, 0, "{check}");
    let again = run(&folder, &["collect", "f.xlsx", "--as-of", "2025-09-01"]);
    assert_eq!((again.status, folder.read("plans/a.toml")), (0, expected()), "{again}");
    assert!(!again.out.contains("+++"), "{again}");
}

#[test]
fn the_same_form_on_another_day_changes_nothing_without_a_day_of_its_own() {
    let folder = folder();
    filled(&folder, "f.xlsx", |book| {
        book.number("H15", "60").text("I15", "Đang làm");
    });
    let answer = collect(&folder, &["--on", "18/7/2025"]);
    assert_eq!(answer.status, 0, "{answer}");
    let after = folder.read("plans/a.toml");
    assert!(after.contains("on   = 2025-07-18"), "{after}");
    let again = run(&folder, &["collect", "f.xlsx", "--as-of", "2025-08-30"]);
    assert_eq!((again.status, folder.read("plans/a.toml")), (0, after), "{again}");
    // A progress that was recorded since then is not taken back.
    let update = ["update", "stp-2025/I.5", "--progress", "80", "--as-of", "2025-08-30"];
    assert_eq!(run(&folder, &update).status, 0);
    let newer = folder.read("plans/a.toml");
    let late = run(&folder, &["collect", "f.xlsx", "--as-of", "2025-08-31"]);
    assert_eq!((late.status, folder.read("plans/a.toml")), (1, newer), "{late}");
    assert!(late.err.contains("now 80%"), "{late}");
}

#[test]
fn a_cell_that_cannot_be_read_is_named_and_the_other_rows_are_taken() {
    let folder = folder();
    filled(&folder, "f.xlsx", |book| {
        book.text("F8", "x");
        book.text("F9", "31/11/2025").text("I9", "Đã nộp");
        book.text("F10", "21/07/2025");
        book.text("G12", "20/06/2025");
        book.text("F13", "tháng 7").text("H13", "50");
        book.number("H14", "30").text("L14", "1/6/2025");
        book.number("H15", "160").text("J15", "x");
    });
    let answer = collect(&folder, &[]);
    assert_eq!((answer.status, folder.read("plans/a.toml").as_str()), (1, PLAN), "{answer}");
    for line in [
        "row 8, column \"Đã hoàn thành ngày\" (stp-2025/I.1): “x” is no date",
        "row 9, column \"Đã hoàn thành ngày\" (stp-2025/I.2): “31/11/2025” is a day that the calendar does not have",
        "row 10, column \"Đã hoàn thành ngày\" (stp-2025/I.2): 2025-07-21 is after 2025-07-20",
        "row 12, column \"Văn bản, sản phẩm minh chứng\" (stp-2025/I.3): the cell holds nothing but the date “20/06/2025”",
        "row 13, column \"Đã hoàn thành ngày\" (stp-2025/I.3): “tháng 7” is no date",
        "row 13, column \"Tiến độ %\" (stp-2025/I.3): a progress is of a whole task",
        "row 14, column \"Tiến độ %\" (stp-2025/I.4): a progress is of a whole task",
        "row 15, column \"Tiến độ %\" (stp-2025/I.5): “160” is above 100 %",
        "row 15, column \"Khó khăn, vướng mắc\" (stp-2025/I.5): “x” says nothing",
    ] {
        assert!(
            answer.err.contains(&format!("f.xlsx, sheet \"Biểu cập nhật\", {line}")),
            "{line}: {answer}"
        );
    }
    filled(&folder, "f.xlsx", |book| {
        book.text("C5", "1/9/2025")
            .text("F8", "15/7/2025")
            .text("I15", "Đang làm")
            .text("H15", "0.6");
        book.text("F9", "31/3/2025").text("I9", "Đã nộp");
    });
    let answer = collect(&folder, &[]);
    assert_eq!(answer.status, 1);
    assert!(answer.err.contains("row 5, column \"C\": 2025-09-01 is after"), "{answer}");
    assert!(
        answer.err.contains("row 9 (stp-2025/I.2): the day on which the form was filled in"),
        "{answer}"
    );
    assert!(answer.err.contains("“0.6” is no percentage"), "{answer}");
    let expected = PLAN.replacen("\"Báo cáo\"\n", "\"Báo cáo\"\ndone     = 2025-07-15\n", 1);
    assert_eq!(folder.read("plans/a.toml"), expected);
}

#[test]
fn what_contradicts_itself_is_refused() {
    let folder = folder();
    for (cells, words) in [
        (&[("H8", "100")] as &[(&str, &str)], "100 % means that it is done; fill in the date"),
        (
            &[("F8", "15/7/2025"), ("H8", "60")],
            "there is a date of completion, but the progress is 60 %",
        ),
        (&[("F8", "15/7/2025"), ("L8", "15/9/2025")], "what is done needs no extension"),
        (&[("G9", "Báo cáo quý I")], "need its date of completion"),
        (&[("L8", "15/6/2025")], "ends on 2025-06-15, before the due date 2025-06-30"),
        (&[("L9", "15/9/2025")], "a period cannot be extended"),
    ] {
        filled(&folder, "f.xlsx", |book| {
            for (cell, text) in cells {
                book.text(cell, text);
            }
        });
        let answer = collect(&folder, &[]);
        assert_eq!((answer.status, folder.read("plans/a.toml").as_str()), (1, PLAN), "{answer}");
        assert!(answer.err.contains(words), "{words}: {answer}");
    }
}

#[test]
fn nothing_outside_of_the_cells_to_fill_in_is_lost() {
    let folder = folder();
    filled(&folder, "f.xlsx", |book| {
        book.text("F8", "15/7/2025");
        book.text("A10", "I.9").text("F10", "10/7/2025");
        book.text("C12", "Phần mềm khác");
        book.without_column('J');
        book.rows(&make::row(16, &["", "Việc phát sinh", "Báo cáo"]));
        book.copied(15, 17).text("I15", "Đang làm").text("I17", "Đã làm").copied(14, 18);
        book.text("A3", "Sở làm thêm");
        book.another_sheet("Ghi chú", &make::row(3, &["Người lập: A", "0912"]));
    });
    let answer = collect(&folder, &[]);
    assert_eq!(answer.status, 1);
    let sheet = "f.xlsx, sheet \"Biểu cập nhật\"";
    for line in [
        &format!("{sheet}, row 3, column \"A\": “Sở làm thêm”: it belongs to no row"),
        &format!("{sheet}, row 7: the column “Khó khăn, vướng mắc” is gone"),
        &format!(
            "{sheet}, row 10, column \"Mã\" (stp-2025/I.2): the id “I.9” was typed over “I.2”"
        ),
        &format!(
            "{sheet}, row 12, column \"Sản phẩm\": “Phần mềm khác”: the cell is not to be filled in"
        ),
        &format!("{sheet}, row 16, column \"Nhiệm vụ\": “Việc phát sinh”: it belongs to no row"),
        &format!("{sheet}, row 16, column \"Sản phẩm\": “Báo cáo”: it belongs to no row"),
        &format!("{sheet}, row 15 (stp-2025/I.5): the row was copied"),
        &format!("{sheet}, row 17 (stp-2025/I.5): the row was copied"),
        "f.xlsx, sheet \"Ghi chú\", row 3: “Người lập: A | 0912”: the form has no such sheet",
    ] {
        assert!(answer.err.contains(line), "{line}: {answer}");
    }
    assert!(!answer.err.contains("row 18"), "a copy that says nothing: {answer}");
    let expected = PLAN.replacen("\"Báo cáo\"\n", "\"Báo cáo\"\ndone     = 2025-07-15\n", 1);
    assert_eq!(folder.read("plans/a.toml"), expected);
}

#[test]
fn a_task_that_changed_meanwhile_is_refused() {
    let folder = folder();
    filled(&folder, "f.xlsx", |book| {
        book.text("F8", "15/7/2025").text("F10", "10/7/2025").text("F13", "12/7/2025");
        book.text("F14", "14/7/2025").text("I15", "Đã trả lời");
    });
    let changed = PLAN
        .replacen("\"Báo cáo\"\n", "\"Báo cáo\"\ndone     = 2025-07-14\n", 1)
        .replacen("deadline = 2025-11-30", "deadline = 2025-12-15", 1)
        .replacen("id       = \"I.4\"", "id       = \"I.6\"", 1)
        .replacen("Trả lời phản ánh, kiến nghị", "Trả lời mọi phản ánh", 1);
    folder.write("plans/a.toml", &changed);
    let answer = collect(&folder, &[]);
    assert_eq!(answer.status, 1);
    for line in [
        "row 8 (stp-2025/I.1): it was completed on 14/07/2025 already",
        "row 13 (stp-2025/I.3): the task changed since the form was made (title, product or due date, which now is 2025-12-15)",
        "row 14 (stp-2025/I.4): the plan has no task `I.4` any more",
        "row 15 (stp-2025/I.5): the task changed since the form was made",
    ] {
        assert!(answer.err.contains(line), "{line}: {answer}");
    }
    let report = "\"Báo cáo quý\"\n\n[[task.report]]\nperiod = \"2025-Q2\"\ndone   = 2025-07-10\n";
    let expected = changed.replacen("\"Báo cáo quý\"\n", report, 1);
    assert_eq!(folder.read("plans/a.toml"), expected);
    folder.write(
        "plans/a.toml",
        &PLAN.replacen("lead     = \"Thanh tra Sở\"", "lead     = \"Văn phòng Sở\"", 1),
    );
    let answer = collect(&folder, &["--dry-run"]);
    assert!(
        answer.err.contains("row 8 (stp-2025/I.1): Thanh tra Sở does not lead the task"),
        "{answer}"
    );
    folder.remove("plans/a.toml");
    folder.write("plans/b.toml", &PLAN.replace("stp-2025", "stp-2026"));
    let answer = collect(&folder, &[]);
    assert!(answer.status == 1 && answer.err.contains("the plan stp-2025 is gone"), "{answer}");
}

#[test]
fn what_would_bring_an_error_is_refused() {
    let folder = folder();
    filled(&folder, "f.xlsx", |book| {
        book.text("F8", "15/7/2025").text("F14", "14/7/2025");
    });
    let closed = PLAN.replacen("issued  =", "closed  = 2025-07-10\nissued  =", 1);
    folder.write("plans/a.toml", &closed);
    folder.write("pargo.toml", "[rules]\nfact-after-closing = \"error\"\n");
    let answer = collect(&folder, &[]);
    assert_eq!((answer.status, folder.read("plans/a.toml")), (1, closed), "{answer}");
    assert!(answer.err.contains("[fact-after-closing]"), "{answer}");
}

#[test]
fn saved_by_libreoffice_it_says_the_same() {
    if std::process::Command::new("soffice").arg("--version").output().is_err() {
        eprintln!("skipped: there is no LibreOffice (soffice) here");
        return;
    }
    let folder = folder();
    filled(&folder, "f.xlsx", everything);
    saved_again(&folder, "f.xlsx", "xlsx");
    let answer = run(&folder, &["collect", "again/f.xlsx", "--as-of", "2025-07-20"]);
    assert_eq!(answer.status, 0, "{answer}");
    assert_eq!(folder.read("plans/a.toml"), expected());
}

#[test]
fn one_form_for_each_unit() {
    let folder = folder();
    let other =
        PLAN.replace("stp-2025", "snv-2025").replace("Sở Tư pháp tỉnh A", "Sở Nội vụ tỉnh A");
    folder.write("plans/b.toml", &other);
    let make = ["form", "--all-units", "--as-of", "2025-07-01", "-o", "forms"];
    let answer = run(&folder, &make);
    assert_eq!(answer.status, 0, "{answer}");
    let names: Vec<&str> = answer.out.lines().collect();
    assert_eq!(
        names,
        [
            "forms/thanh-tra-so--so-tu-phap-tinh-a.xlsx",
            "forms/van-phong-so--so-tu-phap-tinh-a.xlsx",
            "forms/thanh-tra-so--so-noi-vu-tinh-a.xlsx",
            "forms/van-phong-so--so-noi-vu-tinh-a.xlsx",
        ]
    );
    run(&folder, &make).assert_refused(&["there already", "may be filled in"]);
    let both = run(&folder, &["collect", "forms", "--as-of", "2025-07-20", "--format", "json"]);
    assert_eq!(both.status, 0, "{both}");
    let forms = both.json()["forms"].as_array().unwrap().len();
    assert_eq!(forms, 4);
    let bad = folder.write("forms/khac.xlsx", "no workbook");
    let some = run(&folder, &["collect", "forms", "--as-of", "2025-07-20"]);
    assert!(some.status == 1 && some.err.contains("khac.xlsx"), "{some}");
    run(&folder, &["collect", bad.to_str().unwrap()]).assert_refused(&["khac.xlsx"]);
    std::fs::write(folder.at("other.xlsx"), make::lang_son_xlsx()).unwrap();
    run(&folder, &["collect", "other.xlsx"]).assert_refused(&["no form made by `pargo form`"]);
}

#[test]
fn a_form_carries_the_commit_and_is_the_same_twice() {
    let repository = Repository::with(&[("plans/a.toml", PLAN)]);
    let make = |name: &str| {
        let unit = "thanh tra";
        run(&repository, &["form", "--unit", unit, "--as-of", "2025-07-01", "-o", name]);
        std::fs::read(repository.at(name)).unwrap()
    };
    assert!(make("a.xlsx") == make("b.xlsx"));
    let answer =
        run(&repository, &["collect", "a.xlsx", "--as-of", "2025-07-20", "--format", "json"]);
    let form = answer.json()["forms"][0].clone();
    assert_eq!(form["commit"], repository.head());
    assert_eq!((form["unit"].as_str(), form["rows"].as_u64()), (Some("Thanh tra Sở"), Some(8)));
}

#[test]
fn what_form_refuses() {
    let folder = folder();
    let form = |more: &[&str]| run(&folder, &[&["form", "--as-of", "2025-07-01"], more].concat());
    form(&["--unit", "Thanh tra Sở", "-o", "f.docx"]).assert_refused(&[".xlsx"]);
    form(&["--all-units"]).assert_refused(&["-o FOLDER"]);
    form(&["--all-units", "-o", "f.xlsx"]).assert_refused(&["a folder, not a file"]);
    form(&["-o", "f.xlsx"]).assert_refused(&["--unit"]);
    folder.write(
        "plans/a.toml",
        &PLAN.replace("lead     = \"Các đơn vị\"\neach     = true", "lead = \"Thanh tra Sở\""),
    );
    let none = form(&["--unit", "Văn phòng Sở", "-o", "f.xlsx"]);
    assert!(none.status == 0 && none.err.contains("leads nothing that is open"), "{none}");
    assert!(!folder.at("f.xlsx").exists());
}

#[test]
fn the_form_of_the_documentation_is_made_here() {
    let path = root().join("tests/docs/office-sample/thanh-tra.xlsx");
    let plan = std::fs::read_to_string(root().join("tests/docs/office-sample/stp-2025.toml"));
    let folder = Folder::with(&[("plans/a.toml", &plan.unwrap())]);
    // Rows: 8 I.1, 9 to 11 the quarters of I.2, 12 I.3.
    filled(&folder, "f.xlsx", |book| {
        book.text("C5", "15/7/2025");
        book.text("F8", "10/07/2025").text("G8", "Báo cáo số 412/BC-TTr");
        book.text("F10", "x");
        book.number("H12", "40").text("J12", "Chưa có kinh phí").text("L12", "31/12/2025");
    });
    let bytes = std::fs::read(folder.at("f.xlsx")).unwrap();
    if std::env::var("SNAPSHOTS").as_deref() == Ok("overwrite") {
        std::fs::write(&path, &bytes).unwrap();
    }
    assert!(std::fs::read(path).unwrap() == bytes, "SNAPSHOTS=overwrite makes it again");
}
