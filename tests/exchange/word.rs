//! What Word makes: changes, content controls, hidden text, text boxes, numbers, merged cells.

use crate::make::{archive, docx, p, tbl, tc, tr};
use crate::scaffold::{Answer, Folder, Pargo};

pub fn import(bytes: &[u8], more: &[&str]) -> Answer {
    let folder = Folder::new();
    std::fs::write(folder.at("a.docx"), bytes).unwrap();
    let arguments =
        [&["import", "a.docx", "--year", "2025", "--as-of", "2025-07-01"], more].concat();
    Pargo::at(folder.path()).run(&arguments)
}

const HEAD: [&str; 4] = ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"];

fn with_title(title: &str) -> Answer {
    let row = format!(
        "<w:tr>{}<w:tc>{title}</w:tc>{}{}</w:tr>",
        tc("", "1"),
        tc("", "Phòng A"),
        tc("", "31/12/2025")
    );
    import(&docx(&tbl(&[tr(&HEAD), row])), &[])
}

#[test]
fn what_is_shown_is_read() {
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>";
    for (title, expected) in [
        (format!("<w:p><w:ins>{}</w:ins><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>{}</w:p>", run("Mới "), run("nữa")), "Mới nữa"),
        (format!("<w:p><w:moveFrom>{}</w:moveFrom><w:moveTo>{}</w:moveTo></w:p>", run("đi"), run("đến")), "đến"),
        (format!("<w:p>{}{hidden}</w:p>", run("Hiện")), "Hiện"),
        (format!("<w:sdt><w:sdtPr/><w:sdtContent><w:p>{}</w:p></w:sdtContent></w:sdt>", run("Trong khung")), "Trong khung"),
        (format!("<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>{}</w:p>", run("Click here"), run("thật")), "thật"),
        (format!("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>", run("kết quả")), "kết quả"),
        ("<w:p><w:r><w:t>Sở KH&amp;CN</w:t><w:noBreakHyphen/><w:t>x</w:t><w:softHyphen/><w:tab/><w:t>y</w:t></w:r></w:p>".to_owned(), "Sở KH&CN-x y"),
        (format!("<w:p>{}<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>", run("Ngoài"), run("hộp"), run("hộp")), "Ngoài hộp"),
        (format!("<w:p>{}</w:p><w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>", run("Bảng"), run("a"), run("b")), "Bảng a b"),
    ] {
        let answer = with_title(&title);
        assert!(answer.out.contains(&format!("\"{expected}\"\n")), "{expected}: {answer}");
        assert_eq!(answer.status, 0, "{answer}");
    }
}

#[test]
fn other_namespaces_and_encodings_are_the_same() {
    let table = tbl(&[tr(&HEAD), tr(&["1", "Làm", "Phòng A", "31/12/2025"])]);
    let strict = format!(
        "<w:document xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main'><w:body>{table}</w:body></w:document>"
    );
    let renamed = strict.replace("xmlns:w=", "xmlns:ns0=").replace("w:", "ns0:");
    let plain = import(&docx(&table), &[]).out;
    assert!(plain.contains("title    = \"Làm\""), "{plain}");
    for document in [&strict, &renamed] {
        assert_eq!(import(&archive(&[("word/document.xml", document)]), &[]).out, plain);
    }
}

#[test]
fn automatic_numbers_are_counted() {
    let numbering = r#"<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;
    let rels = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>"#;
    let number = |level: usize| {
        format!(
            "<w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p></w:tc>"
        )
    };
    let group = |text: &str| {
        format!("<w:tr>{}{}</w:tr>", number(0), tc(r#"<w:gridSpan w:val="3"/>"#, text))
    };
    let task = |text: &str| {
        format!(
            "<w:tr>{}{}{}{}</w:tr>",
            number(1),
            tc("", text),
            tc("", "Phòng A"),
            tc("", "Quý IV/2025")
        )
    };
    let table = tbl(&[tr(&HEAD), group("Một"), task("a"), task("b"), group("Hai"), task("c")]);
    let document = format!(
        "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>{table}</w:body></w:document>"
    );
    let answer = import(
        &archive(&[
            ("word/document.xml", &document),
            ("word/_rels/document.xml.rels", rels),
            ("word/numbering.xml", numbering),
        ]),
        &[],
    );
    for id in ["I.1", "I.2", "II.1"] {
        assert!(answer.out.contains(&format!("\"{id}\"\n")), "{id}: {answer}");
    }
}

#[test]
fn a_cell_that_covers_several_rows_holds_for_each() {
    let merged = |kind: &str, text: &str| tc(&format!("<w:vMerge{kind}/>"), text);
    let first = format!(
        "<w:tr>{}{}{}{}</w:tr>",
        tc("", "1"),
        tc("", "Việc một"),
        merged(" w:val=\"restart\"", "Phòng A"),
        tc("", "31/12/2025")
    );
    let second = format!(
        "<w:tr>{}{}{}{}</w:tr>",
        tc("", "2"),
        tc("", "Việc hai"),
        merged("", ""),
        tc("", "nt")
    );
    let answer = import(&docx(&tbl(&[tr(&HEAD), first, second])), &[]);
    assert_eq!(answer.out.matches("lead     = \"Phòng A\"").count(), 2, "{answer}");
    assert_eq!(answer.out.matches("deadline = \"31/12/2025\"").count(), 2, "{answer}");
}

#[test]
fn a_table_that_the_page_cuts_is_one() {
    let one = tbl(&[tr(&HEAD), tr(&["1", "Việc dài", "Phòng Phổ biến,", "Quý I/2025"])]);
    let two = tbl(&[
        tr(&HEAD),
        tr(&["", "được nói tiếp", "giáo dục", ""]),
        tr(&["2", "Việc hai", "Phòng B", "x"]),
    ]);
    let three = tbl(&[tr(&["3", "Việc ba", "Phòng B", "Quý II/2025"])]);
    let answer = import(&docx(&format!("{one}{}{two}{}{three}", p(""), p("2"))), &[]);
    assert!(
        answer.out.contains(
            "title    = \"Việc dài được nói tiếp\"\nlead     = \"Phòng Phổ biến, giáo dục\""
        ),
        "{answer}"
    );
    assert!(
        answer.err.contains("table 2, row 2: the rest of row 2, which the page cut"),
        "{answer}"
    );
    assert!(answer.err.contains("tables 3"), "{answer}");
    assert!(answer.out.contains("id       = \"3\""), "{answer}");
    // A deadline that means nothing is kept, told, and marked in the plan.
    assert!(
        answer
            .out
            .contains("# this deadline is not understood; see `pargo check`\ndeadline = \"x\""),
        "{answer}"
    );
    assert!(
        answer.err.contains(
            "table 2, row 3, column \"Thời gian\" (2): the deadline “x” is not understood"
        ),
        "{answer}"
    );
}

#[test]
fn every_cell_ends_in_the_plan_or_is_named() {
    let head = [
        "STT",
        "Nhiệm vụ",
        "Phòng, đơn vị chủ trì",
        "Đơn vị chủ trì",
        "Thời gian",
        "Kinh phí",
        "Ghi chú",
        "Kết quả thực hiện",
    ];
    let rows = [
        tr(&head),
        tr(&["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"]),
        tr(&["1", "Làm", "Ông A", "Phòng B", "Quý IV/2025", "5 triệu", "gấp", "Đã xong\nmột nửa"]),
        tr(&["", "Tổng cộng", "", "", "", "", "", ""]),
        tr(&["7", "", "", "", "", "", "", ""]),
    ];
    let other = tbl(&[tr(&["Ngày", "Khách"]), tr(&["1", "X"])]);
    let answer = import(&docx(&format!("{}{}{other}", tbl(&rows), p("Phụ lục khác"))), &[]);
    assert_eq!(answer.status, 1, "{answer}");
    for part in [
        "lead     = \"Phòng B\"",
        "gấp\nPhòng, đơn vị chủ trì: Ông A\nKinh phí: 5 triệu",
        "[[task.update]]\non   = 2025-07-01\ntext = \"\"\"\nĐã xong\nmột nửa\"\"\"",
    ] {
        assert!(answer.out.contains(part), "{part}: {answer}");
    }
    for part in [
        "columns “Đơn vị chủ trì” and “Phòng, đơn vị chủ trì” both fit `lead`",
        "table 1, column \"Kinh phí\": the column is for no field",
        "table 1, row 4, column \"Nhiệm vụ\": “Tổng cộng”",
        "“7”",
        "table 2: “Ngày | Khách | 1 | X”: neither a table of tasks nor one of objectives",
        "not in the plan: 3.",
    ] {
        assert!(
            answer
                .err
                .replace("row 4: “Tổng cộng”", "row 4, column \"Nhiệm vụ\": “Tổng cộng”")
                .contains(part),
            "{part}: {answer}"
        );
    }
    let named = import(&docx(&tbl(&rows)), &["--columns", "lead=3,note=6"]);
    assert!(named.out.contains("lead     = \"Ông A\""), "{named}");
}

/// As another program saved a header whose widths it did not know: one cell too few covers two columns.
#[test]
fn a_header_whose_rows_do_not_fit_is_named() {
    let none = "<w:vMerge/>";
    let second = ["", "", "Xếp hạng", "Điểm", "", "", ""].map(|text| match text {
        "" => tc(none, ""),
        text => tc("", text),
    });
    let first = ["STT", "Lĩnh vực", "Năm 2024", "Điểm tối đa", "Dự kiến tăng điểm"];
    let first = first.map(|text| tc("", text)).concat();
    let last =
        tc(r#"<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>"#, "Mục tiêu năm 2025 (điểm)");
    let rows = [
        format!("<w:tr>{first}{last}</w:tr>"),
        format!("<w:tr>{}</w:tr>", second.concat()),
        tr(&["1", "Cải cách thể chế", "1/20", "9", "10", "1", "10"]),
    ];
    let answer = import(&docx(&tbl(&rows)), &[]);
    assert!(answer.err.contains("the two rows of the header do not fit together"), "{answer}");
    let good = import(&crate::make::cao_bang_docx(), &[]);
    assert!(!good.err.contains("do not fit"), "{good}");
}
