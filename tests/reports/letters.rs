//! `remind`: who gets a letter, and what it says.

use crate::scaffold::{Answer, Folder};
use crate::{OFFICE, ask, office};

/// Reminds of what is late or due soon, in Markdown, in the folder `out`.
fn remind(folder: &Folder, more: &[&str]) -> Answer {
    let question = ["remind", "--as-of", "2025-11-26", "--format", "markdown", "-o", "out/"];
    let answer = ask(folder, &[&question[..], more].concat());
    assert_eq!(answer.status, 0, "{answer}");
    answer
}

fn letter(folder: &Folder, name: &str) -> String {
    std::fs::read_to_string(folder.at(&format!("out/{name}.md"))).unwrap()
}

fn names(folder: &Folder) -> Vec<String> {
    let files = std::fs::read_dir(folder.at("out")).unwrap();
    let mut names: Vec<String> =
        files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_letter_to_each_unit_that_owes_something() {
    let folder = office();
    let answer = remind(&folder, &[]);
    let expected =
        ["phong-hanh-chinh-tu-phap.md", "so-noi-vu.md", "thanh-tra-so.md", "van-phong-so.md"];
    assert_eq!(names(&folder), expected);
    for line in ["4 documents to 4 units as of 2025-11-26", "out/van-phong-so.md"] {
        assert!(answer.out.contains(line), "{answer}");
    }
    // Thường xuyên and cancelled tasks, and what is done, stand in no letter.
    for name in expected {
        let text = letter(&folder, name.trim_end_matches(".md"));
        for never in ["Tiếp công dân", "Bố trí kinh phí", "Ban hành quy chế", "Kiểm tra công vụ"]
        {
            assert!(!text.contains(never), "{name}: {never}");
        }
    }
}

#[test]
fn a_letter_says_what_is_late_and_what_is_asked_for() {
    let folder = office();
    remind(&folder, &[]);
    let text = letter(&folder, "van-phong-so");
    for words in [
        "| UBND TỈNH CAO BẰNG<br>**SỞ TƯ PHÁP**<br>Số: ……/STP-VP<br>V/v đôn đốc thực hiện Kế hoạch số 90/KH-STP |",
        "|\n\nKính gửi: Văn phòng Sở.\n\nThực hiện",
        "Thực hiện Kế hoạch số 90/KH-STP ngày 10/01/2025 của Sở Tư pháp tỉnh Cao Bằng, tính đến ngày 26/11/2025, \
         Văn phòng Sở còn 01 nhiệm vụ quá hạn (lâu nhất 118 ngày) và 01 nhiệm vụ đến hạn trong 07 ngày tới, cụ thể như sau:",
        "| 1 | Rà soát thủ tục hành chính | 31/07/2025 | 118 | Báo cáo rà soát |  |  |",
        "| 2 | Tổng kết năm | 29/11/2025 |  | Báo cáo tổng kết | Trần Thị B |  |",
        "Sở Tư pháp tỉnh Cao Bằng yêu cầu Văn phòng Sở thực hiện các nội dung sau:",
        // Five working days after a Wednesday.
        "- Báo cáo kết quả thực hiện chậm nhất ngày 03/12/2025 để tổng hợp.",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn occurrences_of_a_task_are_one_row_and_each_debtor_gets_its_own() {
    let folder = office();
    remind(&folder, &[]);
    let row = "| 1 | Báo cáo công khai, minh bạch (02 kỳ: quý II, quý III/2025) | 30/06/2025 | 149 | Báo cáo |  |  |";
    for unit in ["thanh-tra-so", "phong-hanh-chinh-tu-phap"] {
        let text = letter(&folder, unit);
        assert!(text.contains(row), "{text}");
        assert!(text.contains("còn 01 nhiệm vụ quá hạn (lâu nhất 149 ngày), cụ thể"), "{text}");
    }
}

#[test]
fn a_unit_outside_is_asked_and_an_extension_is_noted() {
    let folder = office();
    remind(&folder, &["--reply-by", "10/12/2025"]);
    let text = letter(&folder, "so-noi-vu");
    for words in [
        "Sở Tư pháp tỉnh Cao Bằng đề nghị Sở Nội vụ thực hiện",
        "trân trọng cảm ơn sự phối hợp của Sở Nội vụ./.",
        "| 18/09/2025 (ban đầu 17/09/2025) | 69 | Biên bản |  | Đã gia hạn 01 lần |",
        "- Quan tâm, sớm hoàn thành các nhiệm vụ quá hạn;",
        "- Thông tin kết quả thực hiện chậm nhất ngày 10/12/2025 để tổng hợp.",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn the_agency_above_is_asked() {
    let folder = office();
    folder.write("pargo.toml", "[letterhead]\nsuperior = \"VĂN PHÒNG SỞ\"\n");
    remind(&folder, &[]);
    assert!(letter(&folder, "van-phong-so").contains("đề nghị Văn phòng Sở thực hiện"));
    assert!(letter(&folder, "thanh-tra-so").contains("yêu cầu Thanh tra Sở thực hiện"));
    // By an alias as well.
    let unit = "[[unit]]\nname = \"Văn phòng Sở\"\naliases = [\"VP Sở\"]\n";
    folder.write("pargo.toml", &format!("[letterhead]\nsuperior = \"VP SỞ\"\n{unit}"));
    remind(&folder, &[]);
    assert!(letter(&folder, "van-phong-so").contains("đề nghị Văn phòng Sở thực hiện"));
}

#[test]
fn tasks_of_a_closed_plan_stand_in_no_letter() {
    let folder = office();
    folder.write(
        "plans/stp-2025.toml",
        &OFFICE.replace("indexes = [", "closed  = 2025-11-20\nindexes = ["),
    );
    let answer = remind(&folder, &[]);
    assert!(answer.out.contains("no unit has to be reminded"), "{answer}");
}

#[test]
fn a_group_that_leads_without_each_gets_one_letter() {
    let folder = office();
    folder.write(
        "plans/stp-2025.toml",
        &OFFICE.replace("each     = true\n", "").replace("unit     = ", "x-unit   = "),
    );
    remind(&folder, &[]);
    assert_eq!(names(&folder), ["cac-phong-thuoc-so.md", "so-noi-vu.md", "van-phong-so.md"]);
}

#[test]
fn a_task_without_a_lead_is_named_and_gets_no_letter() {
    let folder = office();
    let lead = "title    = \"Tổng kết năm\"\nlead     = \"Văn phòng Sở\"\n";
    folder.write("plans/stp-2025.toml", &OFFICE.replace(lead, "title    = \"Tổng kết năm\"\n"));
    let answer = remind(&folder, &[]);
    assert!(answer.err.contains("stp-2025/6 “Tổng kết năm” has no lead"), "{answer}");
    assert!(!letter(&folder, "van-phong-so").contains("Tổng kết năm"));
}

#[test]
fn a_wider_span_has_more_in_it() {
    let folder = office();
    let answer = ask(
        &folder,
        &["remind", "--as-of", "2025-09-10", "--within", "1d", "--format", "markdown", "-o", "out"],
    );
    assert_eq!(answer.status, 0, "{answer}");
    assert!(!names(&folder).contains(&"so-noi-vu.md".to_owned()));
    ask(
        &folder,
        &[
            "remind",
            "--as-of",
            "2025-09-10",
            "--within",
            "14d",
            "--format",
            "markdown",
            "-o",
            "out",
        ],
    );
    assert!(letter(&folder, "so-noi-vu").contains("còn 01 nhiệm vụ đến hạn trong 14 ngày tới"));
}

#[test]
fn a_notice_names_all_units() {
    let folder = office();
    remind(&folder, &["--kind", "notice"]);
    assert_eq!(names(&folder), ["thong-bao.md"]);
    let text = letter(&folder, "thong-bao");
    for words in [
        "# THÔNG BÁO\n\n**Về việc đôn đốc thực hiện Kế hoạch số 90/KH-STP**",
        "Số: ……/TB-STP",
        "tính đến ngày 26/11/2025, 04 đơn vị còn 03 nhiệm vụ quá hạn và 01 nhiệm vụ sắp đến hạn, cụ thể như sau:",
        "| **I** | **Văn phòng Sở** |",
        "| **IV** | **Sở Nội vụ** |",
        "- Các đơn vị có tên trong bảng;",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("Kính gửi"));
}

#[test]
fn plans_of_one_agency_are_one_letter_and_of_several_agencies_several() {
    let folder = office();
    folder.write(
        "plans/b.toml",
        &OFFICE.replace("stp-2025", "stp-b").replace("90/KH-STP", "91/KH-STP"),
    );
    let other = OFFICE.replace("stp-2025", "snv").replace("Sở Tư pháp tỉnh", "Sở Nội vụ tỉnh");
    folder.write("plans/c.toml", &other);
    let answer = remind(&folder, &[]);
    let text = letter(&folder, "van-phong-so-so-tu-phap-tinh-cao-bang");
    assert!(
        text.contains("Thực hiện Kế hoạch số 90/KH-STP")
            && text.contains("Thực hiện Kế hoạch số 91/KH-STP")
    );
    assert!(text.contains("V/v đôn đốc thực hiện nhiệm vụ của 02 kế hoạch"), "{text}");
    assert_eq!(names(&folder).len(), 8, "{answer}");
}

#[test]
fn nothing_to_remind_of_writes_nothing() {
    let folder = office();
    let answer = ask(&folder, &["remind", "--as-of", "2025-01-15", "-o", "out/"]);
    assert_eq!(
        (answer.status, answer.out.as_str()),
        (0, "as of 2025-01-15 no unit has to be reminded\n")
    );
    assert!(!folder.at("out").exists());
}

#[test]
fn the_documents_need_a_folder() {
    let folder = office();
    ask(&folder, &["remind"]).assert_refused(&["-o FOLDER/"]);
    ask(&folder, &["remind", "-o", "a.docx"]).assert_refused(&["a.docx is no folder"]);
}

#[test]
fn the_same_question_gives_the_same_bytes() {
    let folder = office();
    for out in ["one/", "two/"] {
        ask(&folder, &["remind", "--as-of", "2025-11-26", "-o", out]);
    }
    let read = |name: &str| std::fs::read(folder.at(name)).unwrap();
    assert!(read("one/van-phong-so.docx") == read("two/van-phong-so.docx"));
}

/// An extension of one milestone says nothing of the others.
#[test]
fn an_extension_is_noted_where_its_milestone_is() {
    let (head, _) = OFFICE.split_once("[[objective]]").unwrap();
    let milestone = |title: &str, day: &str| {
        format!("\n[[task.milestone]]\ntitle    = \"{title}\"\ndeadline = {day}\n")
    };
    let plan = [
        head,
        "[[task]]\nid    = \"1\"\ntitle = \"Rà soát\"\nlead  = \"Văn phòng Sở\"\n",
        &milestone("Lập danh mục", "2025-11-20"),
        &milestone("Ban hành", "2026-03-01"),
        "\n[[task.extension]]\nmilestone = \"Ban hành\"\nto        = 2026-04-01\ngranted   = 2025-11-01\nby        = \"TB 1\"\n",
    ];
    let folder = Folder::with(&[("plans/a.toml", &plan.concat())]);
    remind(&folder, &[]);
    let text = letter(&folder, "van-phong-so");
    assert!(text.contains("| 1 | Rà soát (Lập danh mục) | 20/11/2025 | 6 |  |  |  |"), "{text}");
    remind(&folder, &["--within", "200d"]);
    assert!(letter(&folder, "van-phong-so").contains("| Đã gia hạn 01 lần |"));
}

/// A letter of last month is not sent by mistake, and nobody's file is deleted.
#[test]
fn documents_that_are_not_of_this_run_are_named_and_stay() {
    let folder = office();
    let first = remind(&folder, &[]);
    assert!(!first.says("this run did not write"), "{first}");
    // The same letters again are of this run.
    assert!(!remind(&folder, &[]).says("this run did not write"));
    folder.write("out/so-cu.docx", "");
    folder.write("out/~$so-cu.docx", "");
    folder.write("out/notes.txt", "");
    let plan = OFFICE.replace("\"Sở Nội vụ\"", "\"Văn phòng Sở\"");
    let head = "[[unit]]\nname     = \"Văn phòng Sở\"\nexternal = true\n\n";
    folder.write("plans/stp-2025.toml", &plan.replace(head, ""));
    let second = remind(&folder, &[]);
    let words = "the folder has 2 files that this run did not write, see before sending: out/so-cu.docx, out/so-noi-vu.md";
    assert!(second.err.replace("\n  ", " ").contains(words), "{second}");
    assert!(folder.at("out/so-noi-vu.md").exists() && folder.at("out/so-cu.docx").exists());
    let quiet = ask(&folder, &["remind", "--as-of", "2025-11-26", "-o", "out/", "-q"]);
    assert_eq!(quiet.err, "", "{quiet}");
}

/// Where nobody owes anything any more, all letters are old.
#[test]
fn old_letters_are_named_where_none_is_written() {
    let folder = office();
    remind(&folder, &[]);
    let early = ask(&folder, &["remind", "--as-of", "2025-01-11", "-o", "out/", "--lang", "vi"]);
    assert_eq!(early.status, 0, "{early}");
    let words = "thư mục còn 04 tệp không phải của lần lập này";
    assert!(early.err.contains(words), "{early}");
}
