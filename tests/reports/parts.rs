//! What the parts of a report say.

use serde_json::Value;

use crate::scaffold::{Folder, fields};
use crate::{OFFICE, ask, office};

pub fn report(folder: &Folder, more: &[&str]) -> String {
    let arguments = [&["report", "--period", "2025-Q3", "--as-of", "2026-06-01"], more].concat();
    let answer = ask(folder, &arguments);
    assert_eq!(answer.status, 0, "{answer}");
    answer.out
}

#[test]
fn the_sentence_that_is_read_first() {
    let text = report(&office(), &[]);
    let sentence = "Tính đến ngày 14/09/2025, trong tổng số 07 nhiệm vụ của Kế hoạch Nâng cao các Chỉ số PAR INDEX, PAPI năm 2025: \
        đã hoàn thành 01 nhiệm vụ (đúng hạn 01, quá hạn 0); đang thực hiện 02 nhiệm vụ (trong hạn 01, quá hạn 01); \
        chưa thực hiện 03 nhiệm vụ (trong hạn 01, quá hạn 02); thường xuyên thực hiện 01 nhiệm vụ. \
        Nhiệm vụ quá hạn lâu nhất là 76 ngày. Tỷ lệ hoàn thành đạt 16,7% (01/06 nhiệm vụ có thời hạn).";
    assert!(text.contains(sentence), "{text}");
    let completed = "Trong quý III năm 2025 hoàn thành 01 nhiệm vụ, gồm:\n\n\
        - Ban hành quy chế (Văn phòng Sở; Thanh tra Sở).\n";
    assert!(text.contains(completed), "{text}");
    assert!(text.contains("Không tính 01 nhiệm vụ đã hủy."));
}

#[test]
fn the_head_and_the_signature_are_those_of_the_letterhead() {
    let folder = office();
    let text = report(&folder, &["--number", "125/BC-STP", "--date", "16/9/2025"]);
    let head = "| UBND TỈNH CAO BẰNG<br>**SỞ TƯ PHÁP**<br>Số: 125/BC-STP | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**<br>\
        **Độc lập - Tự do - Hạnh phúc**<br>*Cao Bằng, ngày 16 tháng 9 năm 2025* |";
    assert!(text.starts_with(head), "{text}");
    assert!(
        text.contains("| **KT. GIÁM ĐỐC**<br>**PHÓ GIÁM ĐỐC**<br>**Nguyễn Văn A** |"),
        "{text}"
    );
    assert!(text.contains("*(Kèm theo Báo cáo số 125/BC-STP ngày 16/09/2025)*"), "{text}");
    // What nobody said is left to be filled in.
    folder.write("pargo.toml", "");
    let text = report(&folder, &[]);
    assert!(text.contains("Số: ……/BC-……"), "{text}");
    assert!(text.contains("*(Kèm theo Báo cáo số …… ngày ……)*"), "{text}");
    assert!(text.contains("*……, ngày …… tháng …… năm ……*"), "{text}");
}

#[test]
fn parts_are_numbered_without_gaps() {
    let text = report(&office(), &[]);
    let parts: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    assert_eq!(
        parts,
        [
            "I. KẾT QUẢ THỰC HIỆN",
            "II. MỤC TIÊU",
            "III. TỒN TẠI, HẠN CHẾ",
            "IV. NHIỆM VỤ KỲ TIẾP THEO",
            "V. ĐỀ XUẤT, KIẾN NGHỊ"
        ]
    );
    let (small, _) = OFFICE.split_once("[[task]]\nid       = \"2\"").unwrap();
    let folder = Folder::with(&[("plans/a.toml", &small.replace("proposal", "x-proposal"))]);
    let text = report(&folder, &[]);
    let parts: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    assert_eq!(parts, ["I. KẾT QUẢ THỰC HIỆN", "II. MỤC TIÊU", "III. TỒN TẠI, HẠN CHẾ"]);
}

#[test]
fn an_objective_with_its_results_and_what_is_missing() {
    let text = report(&office(), &[]);
    let row = "| Điểm chỉ đạo, điều hành | 11 | 13/20 | 16 | từ 14,5/16 điểm trở lên | 13,75 điểm | – | – | 0,75 điểm | chưa đạt |";
    assert!(text.contains(row), "{text}");
    assert!(text.contains("Trong tổng số 01 mục tiêu của Kế hoạch: 01 mục tiêu chưa đạt."));
}

#[test]
fn shortcomings_and_what_comes_next() {
    let text = report(&office(), &[]);
    for words in [
        "Có 03 nhiệm vụ quá hạn, quá hạn lâu nhất 76 ngày:",
        "| 1 | Báo cáo công khai, minh bạch (quý II/2025) | Thanh tra Sở; Phòng Hành chính tư pháp | 30/06/2025 | 76 |",
        "- Báo cáo công khai, minh bạch, quý II/2025 (thời hạn 30/06/2025): 02 đơn vị chưa báo cáo, gồm Thanh tra Sở; Phòng Hành chính tư pháp.",
        "- Rà soát thủ tục hành chính (Văn phòng Sở, ngày 20/08/2025): Thiếu cán bộ.",
        "Trong quý IV năm 2025 (từ ngày 15/09/2025 đến ngày 14/12/2025) có 03 nhiệm vụ đến hạn:",
        "| 1 | Thẩm định kết quả | Sở Nội vụ | 18/09/2025 (ban đầu 17/09/2025) | Biên bản |",
        "- Rà soát thủ tục hành chính (Văn phòng Sở, ngày 20/08/2025): Bổ sung 01 biên chế.",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn an_obstacle_does_not_stand_after_the_next_update_or_the_end() {
    let folder = office();
    let next = "\n[[task.update]]\non       = 2025-09-05\ntext     = \"Đã đủ cán bộ\"\n\n[[task]]\nid       = \"2\"";
    folder.write("plans/stp-2025.toml", &OFFICE.replace("\n[[task]]\nid       = \"2\"", next));
    let text = report(&folder, &[]);
    assert!(!text.contains("Thiếu cán bộ") && text.contains("Đã đủ cán bộ"), "{text}");
    let plan = OFFICE.replace(
        "product  = \"Báo cáo rà soát\"\n",
        "product  = \"Báo cáo rà soát\"\ndone     = 2025-09-10\n",
    );
    folder.write("plans/stp-2025.toml", &plan);
    let text = report(&folder, &[]);
    assert!(!text.contains("Thiếu cán bộ"), "{text}");
    // What was proposed within the period was proposed all the same.
    assert!(text.contains("Bổ sung 01 biên chế"), "{text}");
}

#[test]
fn what_is_done_without_proof_is_named() {
    let answer = ask(&office(), &["report", "--period", "2025-Q4", "--as-of", "2026-06-01"]);
    let words = "Nhiệm vụ đã hoàn thành nhưng chưa có tài liệu kiểm chứng\n\n- Kiểm tra công vụ (Thanh tra Sở).";
    assert!(answer.out.contains(words), "{answer}");
    assert!(!report(&office(), &[]).contains("chưa có tài liệu kiểm chứng"));
}

#[test]
fn json_has_the_facts_of_the_period() {
    let folder = office();
    let report: Value = serde_json::from_str(&report(&folder, &["--format", "json"])).unwrap();
    let ids = |key: &str| -> Vec<String> {
        report[key].as_array().unwrap().iter().map(|item| fields(item, &["task"])).collect()
    };
    assert_eq!(report["period"]["running"], false);
    assert_eq!(ids("completed"), ["2"]);
    assert_eq!(ids("overdue"), ["4", "4", "3", "1"]);
    assert_eq!(ids("upcoming"), ["7", "4", "4", "6"]);
    let said = ["plan", "task", "unit", "on", "text"];
    assert_eq!(
        fields(&report["obstacles"][0], &said),
        "stp-2025 1 Văn phòng Sở 2025-08-20 Thiếu cán bộ"
    );
    assert_eq!(fields(&report["proposals"][0], &["text"]), "Bổ sung 01 biên chế");
    // There is no repository.
    assert_eq!(report["moved"], Value::Null);
}

#[test]
fn every_task_stands_in_the_appendix() {
    let text = report(&office(), &[]);
    let appendix = text.split("# PHỤ LỤC").nth(1).unwrap();
    for words in [
        "| **I** | **PAR INDEX** |",
        "| **III** | **Nhiệm vụ chung** |",
        "| 1 | Rà soát thủ tục hành chính | Văn phòng Sở |  | Trước ngày 01/8/2025 |  | Đã rà soát 40/60 thủ tục | Báo cáo rà soát | quá hạn 45 ngày | Thiếu cán bộ | Bổ sung 01 biên chế |",
        "| 2 | Ban hành quy chế | Văn phòng Sở; Thanh tra Sở |  | 31/07/2025 | 20/07/2025 |  | Quyết định<br>Quyết định số 12/QĐ-STP | hoàn thành đúng hạn |  |  |",
        "| Hàng quý |  | Đã báo cáo 2/8 báo cáo |",
        "| 3 | Thẩm định kết quả | Sở Nội vụ |  | 18/09/2025 (ban đầu 17/09/2025) |",
        "| 4 | Bố trí kinh phí | Văn phòng Sở |  | 01/05/2025 |  |  | Dự toán | đã hủy |  |  |",
    ] {
        assert!(appendix.contains(words), "{words}: {appendix}");
    }
}

/// A plan of a few tasks after the same head.
fn plan_of(tasks: &str) -> Folder {
    let (head, _) = OFFICE.split_once("[[objective]]").unwrap();
    Folder::with(&[("plans/a.toml", &format!("{head}{tasks}"))])
}

#[test]
fn milestones_are_not_called_periods() {
    let milestone = |title: &str, day: &str| {
        format!("\n[[task.milestone]]\ntitle    = \"{title}\"\ndeadline = {day}\n")
    };
    let (one, two) = (milestone("Lập danh mục", "2025-07-01"), milestone("Ban hành", "2025-08-01"));
    let task = "[[task]]\nid    = \"1\"\ntitle = \"Rà soát\"\nlead  = \"Văn phòng Sở\"\n";
    let text = report(&plan_of(&format!("{task}{one}{two}")), &[]);
    assert!(text.contains("| Rà soát (02 mốc: Lập danh mục, Ban hành) |"), "{text}");
}

#[test]
fn missing_reports_of_units_with_another_due_date_are_told_with_it() {
    let task = "[[task]]\nid       = \"1\"\ntitle    = \"Nộp báo cáo\"\nlead     = [\"Thanh tra Sở\", \"Phòng Hành chính tư pháp\"]\neach     = true\ndeadline = 2025-07-15\n";
    let later = "\n[[task.extension]]\nunit    = \"Thanh tra Sở\"\nto      = 2025-08-30\ngranted = 2025-07-10\nby      = \"TB 5\"\n";
    let text = report(&plan_of(&format!("{task}{later}")), &[]);
    for words in [
        "(thời hạn 30/08/2025): 01 đơn vị chưa báo cáo, gồm Thanh tra Sở",
        "(thời hạn 15/07/2025): 01 đơn vị chưa báo cáo, gồm Phòng Hành chính tư pháp",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn a_group_without_known_members_is_not_counted_as_a_unit() {
    let unit = "[[unit]]\nname    = \"Ủy ban nhân dân các xã\"\nmembers = []\n\n";
    let task = "[[task]]\nid       = \"1\"\ntitle    = \"Nộp báo cáo\"\nlead     = \"Ủy ban nhân dân các xã\"\neach     = true\ndeadline = 2025-07-15\n";
    let text = report(&plan_of(&format!("{unit}{task}")), &[]);
    let words = "- Nộp báo cáo (thời hạn 15/07/2025): Ủy ban nhân dân các xã chưa báo cáo.";
    assert!(text.contains(words), "{text}");
}

/// A result of which nobody says how it was found belongs in none of the three columns.
#[test]
fn a_result_without_a_kind_stands_with_the_verdict() {
    let folder = office();
    folder.write("plans/stp-2025.toml", &OFFICE.replace("kind  = \"self\"\n", ""));
    let text = report(&folder, &[]);
    let row = "| – | – | – | 0,75 điểm | chưa đạt (13,75 điểm) |";
    assert!(text.contains(row), "{text}");
}

/// An office that reports on a year with a plan issued in June reads why nothing is done yet.
#[test]
fn a_plan_that_begins_after_the_period_says_so() {
    let folder = office();
    folder.write(
        "plans/stp-2025.toml",
        &OFFICE.replace("issued  = 2025-01-10", "issued  = 2025-06-20"),
    );
    let words = "\n\nKế hoạch được thực hiện từ ngày 20/06/2025, sau thời điểm tính số liệu.\n\n";
    for (label, says_so) in [("2025-H1", true), ("2025-Q3", false)] {
        let answer = ask(&folder, &["report", "--period", label, "--as-of", "2026-06-01"]);
        assert_eq!(answer.out.contains(words), says_so, "{answer}");
    }
}

#[test]
fn a_plan_without_tasks_has_no_appendix() {
    let text = report(&plan_of(""), &[]);
    assert!(
        text.contains(
            "Kế hoạch Nâng cao các Chỉ số PAR INDEX, PAPI năm 2025 không có nhiệm vụ.\n\n## II."
        ),
        "{text}"
    );
    assert!(!text.contains("PHỤ LỤC") && !text.contains("Không có thông tin"), "{text}");
    let word = ask(&plan_of(""), &["report", "--as-of", "2026-06-01", "-o", "a.docx"]);
    assert_eq!(word.status, 0, "{word}");
}
