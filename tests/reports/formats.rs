//! One document in three formats, and files.

use std::io::{Cursor, Read};

use crate::scaffold::Folder;
use crate::{OFFICE, ask, office};

const QUESTION: [&str; 5] = ["report", "--period", "2025-Q3", "--as-of", "2026-06-01"];

fn to(folder: &Folder, file: &str) -> Vec<u8> {
    let answer = ask(folder, &[&QUESTION[..], &["-o", file]].concat());
    assert_eq!(answer.status, 0, "{answer}");
    std::fs::read(folder.at(file)).unwrap()
}

/// The markup of a document of Word.
fn markup(bytes: Vec<u8>) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The texts of a document of Word.
fn words(bytes: Vec<u8>) -> String {
    let text = markup(bytes);
    let document = roxmltree::Document::parse(&text).unwrap();
    let texts = document.descendants().filter(|node| node.has_tag_name((WORD, "t")));
    texts.filter_map(|node| node.text()).collect::<Vec<_>>().join("\n")
}

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

#[test]
fn word_says_what_markdown_says() {
    let folder = office();
    let (word, page) = (words(to(&folder, "a.docx")), to(&folder, "a.html"));
    let page = String::from_utf8(page).unwrap();
    let markdown = String::from_utf8(to(&folder, "a.md")).unwrap();
    for text in [
        "BÁO CÁO",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "(Từ ngày 15/06/2025 đến ngày 14/09/2025)",
        "Bảng 1. Kết quả thực hiện nhiệm vụ theo đơn vị chủ trì",
        "Đã rà soát 40/60 thủ tục",
        "quá hạn 45 ngày",
        "Nguyễn Văn A",
    ] {
        for (format, all) in [("docx", &word), ("html", &page), ("md", &markdown)] {
            assert!(all.contains(text), "{format}: {text}");
        }
    }
}

#[test]
fn the_same_question_gives_the_same_bytes() {
    let folder = office();
    for file in ["a.docx", "a.html", "a.md", "a.json"] {
        assert!(to(&folder, file) == to(&folder, &format!("b-{file}")), "{file}");
    }
}

#[test]
fn the_appendix_lies_on_its_side() {
    let text = markup(to(&office(), "a.docx"));
    assert_eq!(text.matches("<w:sectPr>").count(), 2);
    let (_, last) = text.rsplit_once("<w:sectPr>").unwrap();
    assert!(last.contains("w:orient=\"landscape\""), "{last}");
}

/// Names of units are long and counts are short.
#[test]
fn the_names_of_units_have_room() {
    let folder = office();
    let unit = "Phòng Xây dựng văn bản quy phạm pháp luật và Phổ biến, giáo dục pháp luật";
    folder.write("plans/stp-2025.toml", &OFFICE.replace("Phòng Hành chính tư pháp", unit));
    let text = markup(to(&folder, "a.docx"));
    let table = text.split("Bảng 1.").nth(1).unwrap().split("</w:tblGrid>").next().unwrap();
    let widths = table.split("<w:gridCol w:w=\"").skip(1);
    let widths: Vec<u32> =
        widths.map(|rest| rest.split('"').next().unwrap().parse().unwrap()).collect();
    // A twentieth of a point is 1/1440 of an inch: 35 mm.
    assert!(widths.len() == 14 && widths[1] >= 1_984, "{widths:?}");
    assert!(widths.iter().sum::<u32>() <= 9_355, "{widths:?}");
}

#[test]
fn a_signature_and_a_sum_do_not_stand_alone_on_a_page() {
    let text = markup(to(&office(), "a.docx"));
    let document = roxmltree::Document::parse(&text).unwrap();
    let paragraphs = document.descendants().filter(|node| node.has_tag_name((WORD, "p")));
    let is_kept = |words: &str| {
        let mut found = paragraphs.clone().filter(|one| {
            one.descendants().filter_map(|node| node.text()).any(|text| text.contains(words))
        });
        let found = found.next().unwrap();
        found.descendants().any(|node| node.has_tag_name((WORD, "keepNext")))
    };
    assert!(is_kept("Trên đây là báo cáo"));
    // The last unit of table 1 stays with the sum below it, the first has another one below it.
    assert_eq!(["Sở Nội vụ", "Phòng Hành chính tư pháp"].map(is_kept), [true, false]);
}

#[test]
fn nothing_of_a_plan_is_markup_and_nothing_comes_from_elsewhere() {
    let folder = office();
    let plan =
        OFFICE.replace("Rà soát thủ tục hành chính", "<script>alert(1)</script> & “rà soát”");
    folder.write("plans/stp-2025.toml", &plan);
    let page = String::from_utf8(to(&folder, "a.html")).unwrap();
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; “rà soát”"));
    for never in ["<script", "http:", "https:", "style=\""] {
        assert!(!page.contains(never), "{never}");
    }
    let word = words(to(&folder, "a.docx"));
    assert!(word.contains("<script>alert(1)</script> & “rà soát”"));
}

#[test]
fn a_head_of_two_rows_is_one_table_in_html() {
    let page = String::from_utf8(to(&office(), "a.html")).unwrap();
    let head = page.split("Bảng 1").nth(1).unwrap().split("</thead>").next().unwrap();
    assert!(head.contains("<th scope=\"colgroup\" colspan=\"3\">Đang thực hiện</th>"), "{head}");
    assert!(head.contains("<th scope=\"col\" rowspan=\"2\">Tổng số</th>"), "{head}");
    assert_eq!(head.matches("<tr>").count(), 2);
}

#[test]
fn a_report_a_plan_in_a_folder() {
    let folder = office();
    folder.write("plans/b.toml", &OFFICE.replace("stp-2025", "stp-2026"));
    let refused = ask(&folder, &QUESTION);
    refused.assert_refused(&["there are 2 plans", "-o FOLDER/"]);
    assert_eq!(refused.out, "");
    let answer = ask(&folder, &[&QUESTION[..], &["-o", "gui/bao-cao/"]].concat());
    assert_eq!(answer.status, 0, "{answer}");
    for plan in ["stp-2025", "stp-2026"] {
        let bytes = std::fs::read(folder.at(&format!("gui/bao-cao/{plan}.docx"))).unwrap();
        assert!(words(bytes).contains("BÁO CÁO"));
        assert!(answer.out.contains(&format!("{plan}.docx\n")), "{answer}");
    }
}
