//! What is printed on terminals of every width: no line is wider, and nothing of a title is lost.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

#[path = "../scaffold/mod.rs"]
mod scaffold;

mod brief;

use scaffold::{Answer, Folder, Pargo, Repository};
use unicode_width::UnicodeWidthStr;

const WIDTHS: [usize; 6] = [50, 60, 72, 80, 100, 140];

/// A title of the length that documents have.
const LONG: &str = "Rà soát, đề xuất cắt giảm thời gian giải quyết thủ tục hành chính thuộc phạm vi quản lý của \
                    ngành trên địa bàn tỉnh, công khai kết quả trên Cổng thông tin điện tử";
const SHORT: &str = "Kiểm tra công tác cải cách hành chính";
const OBJECTIVE: &str = "Điểm lĩnh vực cải cách thủ tục hành chính của cơ quan được giữ vững";

/// A plan with an id as long as offices make them, all states and all that `show` tells.
fn plan(id: &str, agency: &str) -> String {
    format!(
        r#"[plan]
id      = "{id}"
title   = "Kế hoạch nâng cao các chỉ số cải cách hành chính của tỉnh năm 2025"
agency  = "{agency}"
year    = 2025
issued  = 2025-01-15
indexes = ["PAR INDEX"]

[[basis]]
number = "3662/KH-UBND"
title  = "Kế hoạch cải cách hành chính nhà nước tỉnh Cao Bằng năm 2025 và định hướng các năm"
by     = "UBND tỉnh Cao Bằng"

[[unit]]
name = "Phòng Hành chính tư pháp và Bổ trợ tư pháp"

[[unit]]
name = "Văn phòng Sở"

[[objective]]
id        = "tthc"
index     = "PAR INDEX"
component = "Cải cách thủ tục hành chính"
title     = "{OBJECTIVE}"
max       = 24
baseline  = {{ year = 2024, score = 21, rank = 7, of = 20 }}
target    = {{ score = ">= 23", rank = "<= 5" }}
  [[objective.result]]
  on    = 2025-11-20
  kind  = "self-assessed"
  score = 22.25

{}"#,
        tasks()
    )
}

/// Tasks in all states, with titles of the length that documents have.
fn tasks() -> String {
    format!(
        r#"[[task]]
id        = "II.2-1"
index     = "PAR INDEX"
component = "Cải cách thủ tục hành chính"
title     = "{LONG}"
lead      = "Phòng Hành chính tư pháp và Bổ trợ tư pháp"
partners  = ["Văn phòng Sở"]
deadline  = 2025-06-30
product   = "Quyết định công bố danh mục thủ tục hành chính được cắt giảm thời gian giải quyết"
objectives = ["tthc"]

[[task]]
id       = "III.bao-cao-dinh-ky"
title    = "{SHORT}"
lead     = "Văn phòng Sở"
deadline = "Hàng quý"
product  = "Báo cáo"
  [[task.report]]
  period   = "2025-Q1"
  done     = 2025-04-02
  evidence = "Báo cáo số 115/BC-STP ngày 02 tháng 4 năm 2025 của Sở Tư pháp"

[[task]]
id      = "IV.1"
title   = "Cung cấp dịch vụ công trực tuyến toàn trình"
lead    = "Văn phòng Sở"
product = "Quy trình điện tử"
  [[task.milestone]]
  title    = "Phê duyệt quy trình nội bộ giải quyết thủ tục hành chính"
  deadline = 2025-03-31
  done     = 2025-03-27
  [[task.milestone]]
  title    = "Vận hành"
  deadline = 2025-10-31

[[task]]
id       = "IV.2"
title    = "Tuyên truyền"
lead     = "Văn phòng Sở"
deadline = "Thường xuyên"
product  = "Tin, bài"
"#
    )
}

const IDS: [&str; 2] = ["so-tu-phap-tinh-cao-bang-nang-cao-chi-so-2025", "so-noi-vu-2025"];

/// Two plans with a history: a due date that moved, and one that moved with a document.
fn repository() -> Repository {
    let agencies = ["Sở Tư pháp tỉnh Cao Bằng", "Sở Nội vụ tỉnh Cao Bằng"];
    let plans = [plan(IDS[0], agencies[0]), plan(IDS[1], agencies[1])];
    let repo = Repository::with(&[("plans/a.toml", &plans[0]), ("plans/b.toml", &plans[1])]);
    let message =
        "Cập nhật thời hạn của nhiệm vụ II.2-1 theo ý kiến chỉ đạo tại cuộc họp giao ban tháng 6";
    repo.change(message, &[("plans/a.toml", "deadline  = 2025-06-30", "deadline  = 2025-08-31")]);
    let extension = "product   = \"Quyết định\"\n  [[task.extension]]\n  to = 2025-09-30\n  \
                     granted = 2025-06-01\n  by = \"Công văn số 860/STP-VP ngày 01/6/2025\"\n";
    let product = "product   = \"Quyết định công bố danh mục thủ tục hành chính được cắt giảm thời gian giải quyết\"\n";
    repo.change("gia hạn", &[("plans/b.toml", product, extension)]);
    repo
}

fn asked(folder: &Folder, lang: &str, width: usize, arguments: &[&str]) -> Answer {
    let pargo = Pargo::at(folder.path()).env("COLUMNS", width.to_string());
    pargo.run(&[arguments, &["--lang", lang]].concat())
}

/// Asks on every width in both languages: no line is wider, and every word of the titles is there.
fn fits(folder: &Folder, arguments: &[&str], titles: &[&str]) {
    for (lang, width) in ["vi", "en"].into_iter().flat_map(|lang| WIDTHS.map(|width| (lang, width)))
    {
        let answer = asked(folder, lang, width, arguments);
        assert!(answer.status < 2 && !answer.out.is_empty(), "{arguments:?}: {answer}");
        for line in answer.out.lines().chain(answer.err.lines()) {
            assert!(
                line.width() <= width,
                "{arguments:?} on {width} columns, {lang}: {line}\n{answer}"
            );
        }
        let words = answer.out.split_whitespace().map(|word| word.trim_end_matches(':'));
        let words: Vec<&str> = words.collect();
        for word in titles.iter().flat_map(|title| title.split_whitespace()) {
            assert!(words.contains(&word), "{word}: {arguments:?} on {width} columns: {answer}");
        }
    }
}

#[test]
fn lists_and_summaries_fit_every_terminal() {
    let repo = repository();
    let day = |arguments: &[&'static str]| [arguments, &["--as-of", "2025-12-01"]].concat();
    fits(&repo, &day(&["overdue"]), &[LONG, SHORT]);
    fits(&repo, &day(&["overdue", "--within", "60d", "--plan", IDS[0]]), &[LONG, SHORT]);
    fits(&repo, &day(&["overdue", "--unit", "Văn phòng Sở", "--index", "PAPI"]), &[]);
    fits(&repo, &day(&["tasks"]), &[LONG, SHORT]);
    fits(&repo, &day(&["tasks", "--unit", "Văn phòng Sở", "--role", "any"]), &[LONG, SHORT]);
    fits(&repo, &day(&["summary"]), &[OBJECTIVE]);
    fits(&repo, &day(&["summary", "--profile", "6-ro", "--full"]), &[OBJECTIVE]);
    for by in ["unit", "plan", "agency", "component"] {
        fits(&repo, &day(&["summary", "--by", by]), &[]);
    }
}

#[test]
fn one_thing_in_full_fits_every_terminal() {
    let repo = repository();
    let day = |arguments: &[&'static str]| [arguments, &["--as-of", "2025-12-01"]].concat();
    fits(&repo, &day(&["show", IDS[0]]), &[LONG, SHORT, OBJECTIVE]);
    for id in ["/II.2-1", "/III.bao-cao-dinh-ky", "/IV.1", "/tthc"] {
        let subject = format!("{}{id}", IDS[1]);
        fits(&repo, &["show", &subject, "--as-of", "2025-12-01"], &[]);
    }
}

#[test]
fn the_past_fits_every_terminal() {
    let repo = repository();
    let first = repo.git(&["rev-list", "--max-parents=0", "HEAD"]);
    fits(&repo, &["diff", &first], &[LONG]);
    fits(&repo, &["slips"], &[LONG]);
    fits(
        &repo,
        &["history", IDS[0]],
        &["Cập nhật thời hạn của nhiệm vụ II.2-1 theo ý kiến chỉ đạo"],
    );
    fits(&repo, &["trend", "--every", "week", "--as-of", "2026-12-31"], &[]);
}

#[test]
fn findings_rules_and_words_fit_every_terminal() {
    let repo = repository();
    fits(&repo, &["check", "--profile", "6-ro", "--as-of", "2025-12-01"], &[]);
    let unclear =
        "deadline = \"một ngày nào đó thuận lợi cho các cơ quan, đơn vị cùng tham gia thực hiện\"";
    repo.replace("plans/b.toml", "deadline = \"Hàng quý\"", unclear);
    fits(&repo, &["check", "--as-of", "2025-12-01"], &[]);
    fits(&repo, &["check", "--show-files"], &[]);
    fits(&repo, &["tasks", "--as-of", "2025-12-01"], &[LONG]);
    fits(&repo, &["deadline", "một ngày nào đó", "--year", "2025"], &[]);
    fits(&repo, &["deadline", "hàng quý, 6 tháng, năm", "--year", "2025"], &[]);
    fits(&repo, &["rules"], &[]);
    fits(&repo, &["rules", "6-ro"], &[]);
    fits(&repo, &["rules", "--here"], &[]);
}

#[test]
fn a_table_becomes_paragraphs_where_it_has_no_room() {
    let repo = repository();
    let on = |width| asked(&repo, "en", width, &["overdue", "--as-of", "2025-12-01"]).out;
    let narrow = on(60);
    let paragraph = "III.bao-cao-dinh-ky  Kiểm tra công tác cải cách hành chính –\n  2 times: 2025-Q2, 2025-Q3\n  \
                     Overdue: 154 days · Due: 2025-06-30 · Lead: Văn phòng Sở\n";
    assert!(narrow.contains(paragraph), "{narrow}");
    // The plan stands once, with its agency, above what is of it.
    for text in [&narrow, &on(100)] {
        let heading = format!("\n{} – Sở Nội vụ tỉnh Cao Bằng\n", IDS[1]);
        assert_eq!(text.matches(&heading).count(), 1, "{text}");
        assert_eq!(text.matches(IDS[1]).count(), 1, "{text}");
    }
    let piped = Pargo::at(repo.path()).run(&["overdue", "--as-of", "2025-12-01"]).out;
    assert!(
        piped.lines().skip(4).any(|line| line.ends_with(IDS[0])),
        "a row names its plan: {piped}"
    );
    assert!(piped.lines().nth(2).is_some_and(|heads| heads.ends_with("Plan")), "{piped}");
}

#[test]
fn what_belongs_together_stays_on_a_line() {
    let repo = repository();
    for width in WIDTHS {
        let text = asked(&repo, "vi", width, &["summary", "--as-of", "2025-12-01"]).out;
        for piece in ["từ 23/24 điểm", "thứ 5 trở", "xếp hạng 07/20"] {
            assert!(text.contains(piece), "{piece} on {width} columns: {text}");
        }
        assert!(!text.contains('\u{a0}'), "{text}");
    }
}
