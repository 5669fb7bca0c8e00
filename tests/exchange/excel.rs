//! What Excel makes: dates that are numbers, hidden rows and columns, merged cells; and text files.

use crate::make::{Sheet, archive, c, row, tbl, tr, xlsx, xlsx_with};
use crate::scaffold::{Answer, Folder, Pargo};

fn import(name: &str, bytes: &[u8], more: &[&str]) -> Answer {
    let folder = Folder::new();
    std::fs::write(folder.at(name), bytes).unwrap();
    let arguments = [&["import", name, "--year", "2026"], more].concat();
    Pargo::at(folder.path()).run(&arguments)
}

/// Styles: 1 `dd/mm/yyyy`, 2 `"Tháng "m/yyyy`, 3 `mm/dd/yyyy`, 4 `0.00`.
const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="&quot;Tháng &quot;m/yyyy"/><numFmt numFmtId="166" formatCode="mm/dd/yyyy"/><numFmt numFmtId="167" formatCode="0.00"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/></cellXfs></styleSheet>"#;

fn tasks(deadlines: &[&str], settings: &str) -> Answer {
    let mut rows = row(1, &["STT", "Nhiệm vụ", "Chủ trì", "Hạn"]);
    for (at, cell) in deadlines.iter().enumerate() {
        let number = at + 2;
        let text = row(number, &[&format!("{}", at + 1), "Làm", "Phòng A"]);
        rows += &text.replace("</row>", &format!("<c r=\"D{number}\" {cell}</row>"));
    }
    let sheet = Sheet { name: "S", rows, after: String::new() };
    import("a.xlsx", &xlsx_with(&[sheet], settings, &[("xl/styles.xml", STYLES)]), &[])
}

#[test]
fn a_date_is_what_its_cell_shows() {
    let answer = tasks(
        &[
            "s=\"1\"><v>46113</v></c>",
            "s=\"2\"><v>46113</v></c>",
            "s=\"3\"><v>46204</v></c>",
            "t=\"str\"><f>A1</f><v>Quý IV/2026</v></c>",
        ],
        "",
    );
    for deadline in ["01/04/2026", "Tháng 4/2026", "07/01/2026", "Quý IV/2026"] {
        assert!(answer.out.contains(&format!("deadline = \"{deadline}\"")), "{deadline}: {answer}");
    }
    assert!(
        answer.err.contains(
            "row 4, column \"Hạn\" (3): the format of the date “07/01/2026” has the month first"
        ),
        "{answer}"
    );
    assert_eq!(answer.status, 0, "{answer}");
    let of_1904 = tasks(&["s=\"1\"><v>44651</v></c>"], "<workbookPr date1904=\"1\"/>");
    assert!(of_1904.out.contains("deadline = \"01/04/2026\""), "{of_1904}");
}

#[test]
fn a_formula_without_a_value_is_named() {
    let answer = tasks(&["><f>TODAY()</f></c>", "t=\"e\"><v>#REF!</v></c>"], "");
    assert_eq!(answer.status, 1, "{answer}");
    assert!(
        answer.err.contains("“=TODAY()”: a formula whose value is not in the file"),
        "{answer}"
    );
    assert!(answer.err.contains("“#REF!”: a formula that ended in an error"), "{answer}");
}

#[test]
fn hidden_rows_columns_and_sheets_are_read_and_named() {
    let rows = row(1, &["STT", "Nhiệm vụ", "Chủ trì"])
        + &row(2, &["1", "Làm", "Phòng A"]).replace("<row ", "<row hidden=\"1\" ");
    let sheet = Sheet { name: "Kín", rows, after: String::new() };
    let bytes = xlsx(&[sheet]);
    let answer = import("a.xlsx", &bytes, &[]);
    assert!(answer.out.contains("title = \"Làm\""), "{answer}");
    assert!(answer.err.contains("sheet \"Kín\", row 2: a hidden row, which is read"), "{answer}");
}

#[test]
fn merged_cells_and_two_tables_on_a_sheet() {
    let rows = row(1, &["STT", "Nhiệm vụ", "Chủ trì", "Hạn"])
        + &row(2, &["1", "a", "Phòng A", "Quý I/2026"])
        + &row(3, &["2", "b", "", "Quý II/2026"])
        + &row(6, &["TT", "Nội dung công việc", "Sản phẩm", "Cơ quan chủ trì"])
        + &row(7, &["1", "c", "Báo cáo", "Phòng C"]);
    let after = "<mergeCells><mergeCell ref=\"C2:C3\"/></mergeCells>".to_owned();
    let answer = import("a.xlsx", &xlsx(&[Sheet { name: "S", rows, after }]), &[]);
    assert_eq!(answer.out.matches("lead     = \"Phòng A\"").count(), 2, "{answer}");
    assert!(answer.out.contains("lead    = \"Phòng C\"\nproduct = \"Báo cáo\""), "{answer}");
}

#[test]
fn a_rank_that_became_a_date_is_named() {
    let head = ["STT", "Lĩnh vực", "Xếp hạng", "Điểm", "Mục tiêu năm 2026 (điểm)"];
    let rows = row(1, &head)
        + &format!(
            "<row r=\"2\">{}{}<c r=\"C2\" s=\"1\"><v>46223</v></c><c r=\"D2\" s=\"4\"><v>9.4</v></c>{}</row>",
            c("A2", "1"),
            c("B2", "Cải cách thể chế"),
            c("E2", "≥ 9,5")
        );
    let sheet = Sheet { name: "S", rows, after: String::new() };
    let answer = import("a.xlsx", &xlsx_with(&[sheet], "", &[("xl/styles.xml", STYLES)]), &[]);
    assert!(answer.out.contains("baseline  = { score = 9.40 }"), "{answer}");
    assert!(answer.out.contains("note      = \"Xếp hạng: 20/07/2026\""), "{answer}");
    assert!(answer.err.contains("Excel keeps this cell as a date"), "{answer}");
}

#[test]
fn text_files_with_tables() {
    let csv = "STT;Nhiệm vụ;Chủ trì;Hạn\n1;\"Làm; rồi\nxem\";Phòng A;Quý I/2026\n";
    let markdown = "# Kế hoạch\n\n| STT | Nhiệm vụ | Chủ trì | Hạn |\n|---|---|---|---|\n| 1 | Làm; rồi<br>xem | Phòng A | Quý I/2026 |\n";
    let wide: Vec<u8> = [0xfeff]
        .into_iter()
        .chain(csv.replace(';', "\t").replace("Làm\t", "Làm;").encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let of_csv = import("a.csv", csv.as_bytes(), &[]);
    assert!(of_csv.out.contains("title    = \"Làm; rồi xem\""), "{of_csv}");
    for (name, bytes) in [("a.md", markdown.as_bytes()), ("a.tsv", wide.as_slice())] {
        assert_eq!(import(name, bytes, &[]).out, of_csv.out, "{name}");
    }
}

#[test]
fn the_report_as_json() {
    let folder = Folder::new();
    let rows = row(1, &["STT", "Nhiệm vụ", "Chủ trì", "Hạn"]) + &row(2, &["1", "a", "B", "x"]);
    let bytes = xlsx(&[Sheet { name: "S", rows, after: String::new() }]);
    std::fs::write(folder.at("a.xlsx"), bytes).unwrap();
    let run = |more: &[&str]| {
        let arguments = [&["import", "a.xlsx", "--format", "json"], more].concat();
        Pargo::at(folder.path()).run(&arguments)
    };
    run(&[]).assert_refused(&["--format json needs -o or --into"]);
    let answer = run(&["-o", "p.toml"]).json();
    assert_eq!(answer["tables"][0]["kind"], "tasks");
    assert_eq!(
        (&answer["tables"][0]["rows"], &answer["tables"][0]["tasks"]),
        (&1.into(), &1.into())
    );
    assert_eq!(answer["doubts"][0]["task"], "1");
    assert_eq!(answer["left"], serde_json::json!([]));
    assert!(folder.read("p.toml").contains("deadline = \"x\""));
}

#[test]
fn into_a_plan_that_is_there() {
    let plan = "# đầu\r\n[plan]\r\nid = \"a\"\r\ntitle = \"A\"\r\nagency = \"S\"\r\nyear = 2026\r\nindexes = []\r\n\r\n[[unit]]\r\nname = \"Phòng A\"  # ghi\r\naliases = [\"P.A\"]\r\n\r\n# ---- việc ----\r\n\r\n[[task]]\r\nid = \"1\"\r\ntitle = \"Cũ\"\r\nlead = \"P.A\"\r\n";
    let folder = Folder::with(&[("plans/a.toml", plan)]);
    let rows = row(1, &["STT", "Nhiệm vụ", "Chủ trì"])
        + &row(2, &["1", "Mới", "P.A, Phòng B"])
        + &row(3, &["2", "Nữa", "Phòng B"]);
    std::fs::write(folder.at("a.xlsx"), xlsx(&[Sheet { name: "S", rows, after: String::new() }]))
        .unwrap();
    let run = |more: &[&str]| {
        let arguments = [&["import", "a.xlsx", "--into", "plans/a.toml"], more].concat();
        Pargo::at(folder.path()).run(&arguments)
    };
    let dry = run(&["--dry-run"]);
    assert_eq!(folder.read("plans/a.toml"), plan);
    assert!(dry.out.contains("+[[unit]]\r\n+name = \"Phòng B\""), "{dry}");
    assert_eq!(run(&[]).out, dry.out);
    let made = folder.read("plans/a.toml");
    let unit = "[[unit]]\r\nname = \"Phòng B\"\r\n\r\n# ---- việc ----\r\n";
    assert!(made.contains(unit), "{made}");
    assert!(made.starts_with(&plan[..plan.find("\r\n# ---- việc").unwrap()]), "{made}");
    assert!(
        made.contains(
            "id    = \"1-2\"\r\ntitle = \"Mới\"\r\nlead  = [\"Phòng A\", \"Phòng B\"]\r\n"
        ),
        "{made}"
    );
    assert_eq!(Pargo::at(folder.path()).run(&["check"]).status, 0);
    // The same document again changes nothing.
    let again = run(&[]);
    assert!(again.out.is_empty() && again.err.contains("Already in the plan: 2."), "{again}");
    assert_eq!(folder.read("plans/a.toml"), made);
}

#[test]
fn comments_are_told_and_are_no_text() {
    let rels = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/></Relationships>"#;
    let comments = r#"<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>An</author></authors><commentList><comment ref="C2" authorId="0"><text><r><t>An: </t></r><r><t>chuyển Thanh tra</t></r></text></comment></commentList></comments>"#;
    let rows = row(1, &["STT", "Nhiệm vụ", "Chủ trì"]) + &row(2, &["1", "Làm", "Phòng A"]);
    let sheet = Sheet { name: "S", rows, after: String::new() };
    let parts = [("xl/worksheets/_rels/sheet1.xml.rels", rels), ("xl/comments1.xml", comments)];
    let folder = Folder::new();
    std::fs::write(folder.at("a.xlsx"), xlsx_with(&[sheet], "", &parts)).unwrap();
    let answer = Pargo::at(folder.path()).run(&["import", "a.xlsx"]);
    assert_eq!(answer.status, 1, "{answer}");
    let told =
        "sheet \"S\", row 2, column \"C\": “An: chuyển Thanh tra”: a comment, which is no text";
    assert!(answer.err.contains(told) && !answer.out.contains("chuyển"), "{answer}");

    let rels = rels.replace("../comments1.xml", "comments.xml");
    let comments = "<w:comments xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:comment w:id='0'><w:p><w:r><w:t>Xem lại</w:t></w:r></w:p><w:p><w:r><w:t>thời hạn</w:t></w:r></w:p></w:comment></w:comments>";
    let table = tbl(&[tr(&["STT", "Nhiệm vụ", "Chủ trì"]), tr(&["1", "Làm", "Phòng A"])]);
    let document = format!(
        "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>{table}</w:body></w:document>"
    );
    let bytes = archive(&[
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", &rels),
        ("word/comments.xml", comments),
    ]);
    std::fs::write(folder.at("a.docx"), bytes).unwrap();
    let answer = Pargo::at(folder.path()).run(&["import", "a.docx"]);
    assert_eq!(answer.status, 1, "{answer}");
    assert!(answer.err.contains("the document: “Xem lại thời hạn”: a comment"), "{answer}");
}

#[test]
fn a_table_or_a_sheet_that_is_not_there_is_refused() {
    let rows = row(1, &["STT", "Nhiệm vụ", "Chủ trì", "Hạn"])
        + &row(2, &["1", "Làm", "Phòng A", "Quý I/2026"]);
    let bytes = xlsx(&[Sheet { name: "Phụ lục", rows, after: String::new() }]);
    assert_eq!(import("a.xlsx", &bytes, &["--sheet", "phu luc", "--table", "1"]).status, 0);
    for (more, told) in [
        (&["--sheet", "Phụ lục 2"][..], "\n  Phụ lục"),
        (&["--table", "2"], "there is no table 2; the document has 1"),
        (&["--columns", "lead=9"], "lead=9"),
    ] {
        let answer = import("a.xlsx", &bytes, more);
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{answer}");
        assert!(answer.err.contains(told), "{answer}");
    }
}

#[test]
fn what_is_no_document_is_told_as_such() {
    let table = ("tài liệu/a.csv", "STT,Nhiệm vụ,Chủ trì\n1,Làm,Phòng A\n");
    let folder = Folder::with(&[table, ("plans/a.toml", crate::forms::PLAN)]);
    let run = |arguments: &[&str]| Pargo::at(folder.path()).run(arguments);
    for (arguments, told) in [
        (&["import", "tài liệu"][..], "is a folder; name a document in it"),
        (&["import", "none.docx"], "there is no file none.docx"),
        (&["collect", "none.xlsx"], "there is no file none.xlsx"),
        (&["import", "tài liệu/a.csv", "--year", "26"], "between 1900 and 2200"),
    ] {
        run(arguments).assert_refused(&[told]);
    }
}
