//! Makes documents of Word and Excel from rows, as Word and Excel would: this is what the tests read.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// An archive of parts.
pub fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;

const RELS: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

/// A document of Word with this body.
pub fn docx(body: &str) -> Vec<u8> {
    let document = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>{body}</w:body></w:document>"#
    );
    archive(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELS),
        ("word/document.xml", &document),
    ])
}

/// A paragraph.
pub fn p(text: &str) -> String {
    let lines = text.split('\n').map(escaped);
    let lines: Vec<String> =
        lines.map(|line| format!(r#"<w:t xml:space="preserve">{line}</w:t>"#)).collect();
    format!("<w:p><w:r>{}</w:r></w:p>", lines.join("<w:br/>"))
}

/// A cell of a table of Word, with the properties given.
pub fn tc(properties: &str, text: &str) -> String {
    let text = if text.is_empty() { "<w:p/>".to_owned() } else { p(text) };
    let span = properties.split("gridSpan w:val=\"").nth(1).and_then(|rest| rest.split('"').next());
    let width = span.map_or(1, |span| span.parse::<u32>().unwrap()) * 1_300;
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{properties}</w:tcPr>{text}</w:tc>"
    )
}

/// A row of a table of Word.
pub fn tr(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|text| tc("", text)).collect();
    format!("<w:tr>{cells}</w:tr>")
}

/// A table of Word.
pub fn tbl(rows: &[String]) -> String {
    let columns = rows.last().map_or(0, |row| row.matches("<w:tc>").count());
    let grid = "<w:gridCol w:w=\"1300\"/>".repeat(columns);
    format!("<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{}</w:tbl>", rows.concat())
}

/// A sheet of Excel: its name, rows of cells as XML, and what comes after them.
pub struct Sheet<'s> {
    pub name: &'s str,
    pub rows: String,
    pub after: String,
}

/// A cell of Excel with text.
pub fn c(reference: &str, text: &str) -> String {
    let text = escaped(text);
    format!(r#"<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>"#)
}

/// A row of cells with text from column A on; empty ones are left out.
pub fn row(number: usize, texts: &[&str]) -> String {
    let cells = texts.iter().enumerate().filter(|(_, text)| !text.is_empty());
    let cells: String = cells
        .map(|(at, text)| {
            let letter = char::from(b'A' + u8::try_from(at).unwrap());
            c(&format!("{letter}{number}"), text)
        })
        .collect();
    format!(r#"<row r="{number}">{cells}</row>"#)
}

/// A workbook of Excel.
pub fn xlsx(sheets: &[Sheet<'_>]) -> Vec<u8> {
    xlsx_with(sheets, "", &[])
}

/// A workbook with a part of styles, and settings of the workbook.
pub fn xlsx_with(sheets: &[Sheet<'_>], settings: &str, more: &[(&str, &str)]) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const REL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let list: String = (1..=sheets.len())
        .map(|at| {
            let name = escaped(sheets[at - 1].name);
            format!(r#"<sheet name="{name}" sheetId="{at}" r:id="rId{at}"/>"#)
        })
        .collect();
    let book = format!(
        r#"<workbook xmlns="{MAIN}" xmlns:r="{REL}">{settings}<sheets>{list}</sheets></workbook>"#
    );
    let of_sheets: String = (1..=sheets.len())
        .map(|at| {
            format!(r#"<Relationship Id="rId{at}" Type="{REL}/worksheet" Target="worksheets/sheet{at}.xml"/>"#)
        })
        .collect();
    let rels = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{of_sheets}<Relationship Id="rIdS" Type="{REL}/styles" Target="styles.xml"/><Relationship Id="rIdT" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#
    );
    let texts: Vec<(String, String)> = sheets
        .iter()
        .enumerate()
        .map(|(at, sheet)| {
            let (rows, after) = (&sheet.rows, &sheet.after);
            let name = format!("xl/worksheets/sheet{}.xml", at + 1);
            let text = format!(
                r#"<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>"#
            );
            (name, text)
        })
        .collect();
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let overrides: String = texts
        .iter()
        .map(|(name, _)| {
            format!(r#"<Override PartName="/{name}" ContentType="{kind}.worksheet+xml"/>"#)
        })
        .collect();
    let types = format!(
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>{overrides}</Types>"#
    );
    let root = RELS.replace("word/document.xml", "xl/workbook.xml");
    let mut parts: Vec<(&str, &str)> = vec![
        ("[Content_Types].xml", &types),
        ("_rels/.rels", &root),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &rels),
    ];
    parts.extend(texts.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    parts.extend(more);
    archive(&parts)
}

/// The appendix of Lạng Sơn as rows: number and text, or number, task, lead, partners, deadline, product.
pub fn lang_son() -> Vec<Vec<&'static str>> {
    include_str!("lang-son.tsv").lines().map(|line| line.split('\t').collect()).collect()
}

pub const HEAD: [&str; 6] = [
    "STT",
    "Nhiệm vụ cụ thể",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Thời gian hoàn\nthành",
    "Sản phẩm/Kết quả dự kiến",
];

pub const TITLE: [&str; 4] = [
    "Phụ lục III",
    "CÁC NHIỆM VỤ, GIẢI PHÁP NHẰM NÂNG CAO CHỈ SỐ HIỆU QUẢ QUẢN TRỊ",
    "VÀ HÀNH CHÍNH CÔNG CẤP TỈNH (PAPI) TỈNH LẠNG SƠN NĂM 2025",
    "(Kèm theo Kế hoạch số 90 /KH-STP ngày 12 /6/2025 của Sở Tư pháp tỉnh Lạng Sơn)",
];

/// The appendix of Lạng Sơn as a document of Word, its group rows merged across.
pub fn lang_son_docx() -> Vec<u8> {
    let mut rows = vec![tr(&HEAD)];
    for cells in lang_son() {
        rows.push(match cells.as_slice() {
            [number, text] => {
                format!("<w:tr>{}{}</w:tr>", tc("", number), tc(r#"<w:gridSpan w:val="5"/>"#, text))
            }
            cells => tr(cells),
        });
    }
    let title: String = TITLE.iter().map(|line| p(line)).collect();
    docx(&format!("{title}{}", tbl(&rows)))
}

/// The appendix of Lạng Sơn as a workbook: title rows, a blank one, the header in row 6.
pub fn lang_son_xlsx() -> Vec<u8> {
    let mut rows: String =
        TITLE.iter().enumerate().map(|(at, line)| row(at + 1, &[line])).collect();
    rows += &row(6, &HEAD);
    let mut merges = String::new();
    for (at, cells) in lang_son().iter().enumerate() {
        let number = at + 7;
        rows += &row(number, cells);
        if cells.len() == 2 {
            merges += &format!(r#"<mergeCell ref="B{number}:F{number}"/>"#);
        }
    }
    let after = format!("<mergeCells>{merges}</mergeCells>");
    xlsx(&[Sheet { name: "Phụ lục III", rows, after }])
}

/// Cao Bằng's table of objectives as a document of Word, with a header of two rows.
pub fn cao_bang_docx() -> Vec<u8> {
    let merged = |kind: &str, text: &str| tc(&format!(r#"<w:vMerge{kind}/>"#), text);
    let first = r#" w:val="restart""#;
    let head = format!(
        "<w:tr>{}{}{}{}{}{}</w:tr><w:tr>{}{}{}{}{}{}{}</w:tr>",
        merged(first, "STT"),
        merged(first, "Lĩnh vực"),
        tc(r#"<w:gridSpan w:val="2"/>"#, "Năm 2024"),
        merged(first, "Điểm theo Bộ tiêu chí"),
        merged(first, "Dự kiến tăng điểm năm 2025 so với năm 2024"),
        merged(first, "Mục tiêu Kế hoạch năm 2025 (điểm)"),
        merged("", ""),
        merged("", ""),
        tc("", "Xếp hạng"),
        tc("", "Điểm"),
        merged("", ""),
        merged("", ""),
        merged("", ""),
    );
    let group = |number: &str, text: &str| {
        format!("<w:tr>{}{}</w:tr>", tc("", number), tc(r#"<w:gridSpan w:val="6"/>"#, text))
    };
    let rows = [
        head,
        group("I", "Đối với chỉ số PAR-INDEX, SIPAS tham mưu cho tỉnh"),
        tr(&["1", "Cải cách thể chế", "39/63", "9,2779", "9,5", "+ 0,13", "≥ 9,40"]),
        group("II", "Đối với chỉ số PAR-INDEX, SIPAS thuộc nhiệm vụ của Sở"),
        tr(&["1", "Công tác chỉ đạo, điều hành CCHC", "13/20", "11", "16", "+3,5", "≥ 14,5"]),
        tr(&["2", "Cải cách thể chế", "01/20", "12", "12", "+ 0", "12"]),
        tr(&["3", "Cải cách TTHC", "07/20", "21", "24", "+2", "≥ 23"]),
        tr(&["4", "Cải cách tổ chức bộ máy hành chính", "12/20", "7", "8", "+0,5", "≥ 7,5"]),
        tr(&["5", "Cải cách chế độ công vụ", "12/20", "15", "17", "+1", "≥ 16"]),
        tr(&["6", "Cải cách tài chính công", "15/20", "3", "8", "+3", "≥ 6"]),
        tr(&[
            "7",
            "Xây dựng, phát triển chính quyền điện tử, chính quyền số",
            "07/20",
            "10",
            "15",
            "+ 3,5",
            "≥ 13,5",
        ]),
    ];
    let title =
        p("KẾ HOẠCH") + &p("Cải thiện, nâng cao các Chỉ số PAR-INDEX, SIPAS, PAPI năm 2025");
    docx(&format!("{title}{}", tbl(&rows)))
}

/// The document that docs/office.md reads.
pub fn sample_docx() -> Vec<u8> {
    let head = [
        "STT",
        "Nhiệm vụ",
        "Đơn vị chủ trì",
        "Đơn vị phối hợp",
        "Thời gian hoàn thành",
        "Sản phẩm",
        "Kinh phí",
    ];
    let group = |number: &str, text: &str| {
        format!("<w:tr>{}{}</w:tr>", tc("", number), tc(r#"<w:gridSpan w:val="6"/>"#, text))
    };
    let rows = [
        tr(&head),
        group("I", "KIỂM SOÁT THAM NHŨNG TRONG KHU VỰC CÔNG"),
        tr(&[
            "1",
            "Công khai kết quả xử lý vi phạm về tham nhũng",
            "Thanh tra Sở",
            "Văn phòng Sở; các phòng chuyên môn",
            "Quý IV/2025",
            "Báo cáo",
            "",
        ]),
        group("II", "QUẢN TRỊ ĐIỆN TỬ"),
        tr(&[
            "1",
            "Nâng cấp Trang thông tin điện tử của Sở",
            "Văn phòng Sở",
            "Thanh tra Sở, Trung tâm Công nghệ thông tin",
            "Quý II chọn đơn vị; quý IV nghiệm thu",
            "Trang thông tin điện tử",
            "200 triệu đồng",
        ]),
        tr(&[
            "2",
            "Trả lời phản ánh, kiến nghị qua kênh điện tử",
            "Văn phòng Sở",
            "Các phòng chuyên môn",
            "Thường xuyên",
            "100% kiến nghị được trả lời",
            "",
        ]),
    ];
    let title = [
        "Phụ lục",
        "NHIỆM VỤ NÂNG CAO CHỈ SỐ PAPI NĂM 2025",
        "(Kèm theo Kế hoạch số 15/KH-STP ngày 20/02/2025 của Sở Tư pháp tỉnh A)",
    ];
    let title: String = title.iter().map(|line| p(line)).collect();
    docx(&format!("{title}{}", tbl(&rows)))
}
