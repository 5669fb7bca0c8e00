//! Archives, and text in XML.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// An archive of parts, the same bytes for the same parts.
pub fn archive(parts: &[(String, String)]) -> Vec<u8> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        // Writing to memory cannot fail.
        let written = zip.start_file(name.as_str(), options).is_ok()
            && zip.write_all(text.as_bytes()).is_ok();
        debug_assert!(written);
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

/// Text as XML has it. Characters that XML does not allow are left out.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\n' | '\t' => out.push(c),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// The head of each part.
pub const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The namespace of relations between parts, and what kinds of relations begin with.
pub const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The part that says what the main part is.
pub fn root_relations(main: &str) -> (String, String) {
    let text = format!(
        "{XML}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{RELATION}/officeDocument\" Target=\"{main}\"/></Relationships>"
    );
    ("_rels/.rels".to_owned(), text)
}

/// The part that says of what kind each part is.
pub fn content_types(parts: &[(&str, &str)]) -> (String, String) {
    let overrides: String = parts
        .iter()
        .map(|(part, kind)| {
            format!(
                "<Override PartName=\"/{part}\" ContentType=\"application/vnd.openxmlformats-officedocument.{kind}+xml\"/>"
            )
        })
        .collect();
    let text = format!(
        "{XML}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{overrides}</Types>"
    );
    ("[Content_Types].xml".to_owned(), text)
}
