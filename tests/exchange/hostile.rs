//! Files that are broken, of another kind, or meant to do harm: a clear word each, at once.

use crate::make::{self, Sheet, archive, c, docx, p, row, tbl, tr, xlsx, xlsx_with};
use crate::scaffold::{Answer, Folder, Pargo};

fn import(name: &str, bytes: &[u8]) -> Answer {
    let folder = Folder::new();
    std::fs::write(folder.at(name), bytes).unwrap();
    Pargo::at(folder.path()).run(&["import", name])
}

fn refused(name: &str, bytes: &[u8], word: &str) {
    let answer = import(name, bytes);
    answer.assert_refused(&[word]);
    assert!(answer.out.is_empty(), "{answer}");
    let lines = answer.err.lines().count();
    assert_eq!(lines, 1, "{answer}");
}

fn old_binary(stream: &str) -> Vec<u8> {
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.extend([0; 504]);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.extend([0; 200]);
    bytes
}

#[test]
fn files_of_another_kind_are_named() {
    refused("a.docx", &old_binary("WordDocument"), "old Word (.doc) file");
    refused("a.xlsx", &old_binary("Workbook"), "old Excel (.xls) file");
    refused("a.docx", &old_binary("EncryptedPackage"), "has a password");
    let odt = archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", "<a/>"),
    ]);
    refused("a.docx", &odt, "OpenDocument");
    refused("a.xlsx", b"<html><body><table><tr><td>STT</td></tr></table></body></html>", "HTML");
    refused("a.docx", b"%PDF-1.7", "PDF");
    refused("a.docx", b"{\\rtf1 a}", "RTF");
    refused("a.docx", &archive(&[("a.txt", "a")]), "kind of the file is not known");
    refused("a.docx", b"", "kind of the file is not known");
    refused("a.docx", &[0, 1, 2, 3, 255, 254], "encoding");
    refused("a.csv", "m\u{1}t, hai, ba\n".as_bytes(), "kind of the file is not known");
}

#[test]
fn a_file_is_told_by_its_contents_not_by_its_name() {
    let answer = import("a.xlsx", &make::lang_son_docx());
    assert!(answer.err.contains("tasks 20"), "{answer}");
    let answer = import("a.docx", "STT\tNhiệm vụ\tChủ trì\n1\tLàm\tPhòng A\n".as_bytes());
    assert!(answer.err.contains("tasks 1"), "{answer}");
}

#[test]
fn archives_that_are_broken_or_too_large() {
    let zeros = "0".repeat(40 << 20);
    let bomb = archive(&[("word/document.xml", &zeros)]);
    refused("a.docx", &bomb, "too large");
    let good = make::lang_son_docx();
    refused("a.docx", &good[..good.len() / 2], "damaged");
    refused("a.docx", &good[..10], "damaged");
    let mut flipped = good.clone();
    let middle = good.len() / 2;
    flipped[middle] ^= 0xff;
    let answer = import("a.docx", &flipped);
    assert_eq!(answer.status, 2, "{answer}");
    // Two parts of one name, made by renaming one of the same length.
    let two = archive(&[("word/document.xml", "<a/>"), ("word/documenu.xml", "<b/>")]);
    let mut same = two.clone();
    let name = b"word/documenu.xml";
    let places: Vec<usize> =
        (0..same.len() - name.len()).filter(|at| &two[*at..*at + name.len()] == name).collect();
    places.iter().for_each(|at| same[at + 12] = b't');
    assert_eq!(places.len(), 2);
    refused("a.docx", &same, "two parts of one name");
    let capital = archive(&[("word/document.xml", "<a/>"), ("Word/Document.xml", "<b/>")]);
    refused("a.docx", &capital, "two parts of one name");
}

#[test]
fn a_size_that_lies_is_not_trusted() {
    let text = format!("<a>{}</a>", "x".repeat(30 << 20));
    let mut bytes =
        archive(&[("word/document.xml", &text), ("a.bin", &"0123456789".repeat(60_000))]);
    // The sizes in both headers are made small.
    let size = u32::try_from(text.len()).unwrap().to_le_bytes();
    let places: Vec<usize> =
        (0..bytes.len() - 4).filter(|at| bytes[*at..*at + 4] == size).collect();
    for at in places {
        bytes[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    let answer = import("a.docx", &bytes);
    assert_eq!(answer.status, 2, "{answer}");
}

#[test]
fn xml_that_may_do_harm_is_refused() {
    const HEAD: &str =
        "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>";
    let of = |text: &str| archive(&[("word/document.xml", text)]);
    let laughs = format!("<!DOCTYPE a [<!ENTITY b 'ha'>]>{HEAD}<w:body>&b;</w:body></w:document>");
    refused("a.docx", &of(&laughs), "has a DTD");
    let outside = format!("<!DOCTYPE a SYSTEM 'file:///etc/passwd'>{HEAD}</w:document>");
    refused("a.docx", &of(&outside), "has a DTD");
    let deep = format!("{HEAD}<w:body>{}", "<w:sdt><w:sdtContent>".repeat(150));
    refused("a.docx", &of(&deep), "nested too deeply");
    let mut tables = p("x");
    for _ in 0..40 {
        tables = format!("<w:tbl><w:tr><w:tc>{tables}</w:tc></w:tr></w:tbl>");
    }
    refused("a.docx", &docx(&tables), "nested too deeply");
    refused("a.docx", &of(&format!("{HEAD}<w:body>")), "damaged in its part");
    refused("a.docx", &of(&format!("{HEAD}<w:body>&unknown;</w:body></w:document>")), "damaged");
}

#[test]
fn a_cell_at_the_far_end_is_one_cell() {
    let header = row(1, &["STT", "Nhiệm vụ", "Chủ trì"]) + &row(2, &["1", "Làm", "Phòng A"]);
    let far = format!("{header}<row r=\"1048576\">{}</row>", c("XFD1048576", "xa"));
    let all = "<mergeCells><mergeCell ref=\"A3:XFD1048576\"/></mergeCells>".to_owned();
    let answer = import("a.xlsx", &xlsx(&[Sheet { name: "S", rows: far, after: all }]));
    assert_eq!(answer.status, 1, "{answer}");
    assert!(answer.out.contains("title = \"Làm\""), "{answer}");
    assert!(
        answer.err.contains("row 1048576, column \"XFD\": “xa”")
            || answer.err.contains("“Cột XFD: xa”"),
        "{answer}"
    );
}

#[test]
fn too_many_cells_are_refused() {
    let mut rows = row(1, &["STT", "Nhiệm vụ", "Chủ trì"]);
    for number in 2..60_000 {
        rows += &format!("<row r=\"{number}\">");
        rows += &"<c t=\"n\"><v>1</v></c>".repeat(8);
        rows += "</row>";
    }
    refused("a.xlsx", &xlsx(&[Sheet { name: "S", rows, after: String::new() }]), "too many cells");
}

#[test]
fn a_text_that_many_cells_share_counts_in_each_of_them() {
    let shared = |numbers: u32| {
        let text: String = (0..numbers).map(|number| format!("{number} ")).collect();
        format!("<sst><si><t>{text}</t></si></sst>")
    };
    let rows = (2..=100).fold(row(1, &["STT", "Nhiệm vụ", "Chủ trì"]), |rows, number| {
        let first = row(number, &["1"]);
        rows + &first.replace("</row>", &format!("<c r=\"B{number}\" t=\"s\"><v>0</v></c></row>"))
    });
    let book = |numbers: u32| {
        let sheet = Sheet { name: "S", rows: rows.clone(), after: String::new() };
        xlsx_with(&[sheet], "", &[("xl/sharedStrings.xml", &shared(numbers))])
    };
    refused("a.xlsx", &book(150_000), "too many cells");
    let answer = import("a.xlsx", &book(9));
    assert!(answer.err.contains("tasks 99"), "{answer}");
}

#[test]
fn many_rows_with_one_number_and_many_units_in_one_cell_are_read() {
    let mut rows = row(1, &["STT", "Nhiệm vụ", "Chủ trì"]);
    let units: Vec<String> = (0..8_000).map(|number| format!("Phòng {number}")).collect();
    rows += &row(2, &["1", "Làm", &units.join("; ")]);
    for number in 3..10_000 {
        rows += &row(number, &["1", "Làm", "Phòng 1"]);
    }
    let answer = import("a.xlsx", &xlsx(&[Sheet { name: "S", rows, after: String::new() }]));
    assert!(answer.err.contains("tasks 9998"), "{}", answer.err);
    assert!(answer.out.contains("\"1-9998\""), "{}", answer.err);
}

#[cfg(unix)]
#[test]
fn a_device_is_told_as_one_and_not_by_its_name() {
    let answer = Pargo::at(Folder::new().path()).run(&["import", "/dev/zero"]);
    answer.assert_refused(&["this is a device, not a file", "use an ordinary file instead"]);
    assert!(!answer.err.contains(".toml"), "{answer}");
}

#[test]
fn macros_are_passed_over_and_named() {
    let table = tbl(&[tr(&["STT", "Nhiệm vụ", "Chủ trì"]), tr(&["1", "Làm", "Phòng A"])]);
    let document = format!(
        "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>{table}</w:body></w:document>"
    );
    let bytes = archive(&[("word/document.xml", &document), ("word/vbaProject.bin", "x")]);
    let answer = import("a.docm", &bytes);
    assert_eq!(answer.status, 0, "{answer}");
    assert!(answer.err.contains("macros, which are passed over"), "{answer}");
}

#[test]
fn letters_of_old_fonts_are_refused_by_name() {
    let old = ["Sè", "NhiÖm vô c¶i c¸ch hµnh chÝnh", "§¬n vÞ chñ tr× thùc hiÖn c¸c nhiÖm vô"];
    refused("a.docx", &docx(&tbl(&[tr(&old), tr(&old), tr(&old)])), "TCVN3");
    refused("a.csv", b"STT,Nhi\xd6m v\xf4 c\xb6i c\xb8ch h\xb5nh ch\xddnh\n1,a\n", "TCVN3");
}

#[test]
fn what_lies_outside_of_the_file_is_never_read() {
    let rels = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://x/footnotes" Target="file:///etc/passwd" TargetMode="External"/><Relationship Id="r2" Type="http://x/numbering" Target="../../../../etc/passwd"/></Relationships>"#;
    let table = tbl(&[tr(&["STT", "Nhiệm vụ", "Chủ trì"]), tr(&["1", "Làm", "Phòng A"])]);
    let document = format!(
        "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>{table}</w:body></w:document>"
    );
    let bytes =
        archive(&[("word/document.xml", &document), ("word/_rels/document.xml.rels", rels)]);
    let answer = import("a.docx", &bytes);
    assert_eq!(answer.status, 0, "{answer}");
}
