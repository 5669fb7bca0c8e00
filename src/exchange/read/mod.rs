//! Reads documents. The kind of a file is recognised by its contents, never by its name.

mod archive;
mod comments;
mod delimited;
mod docx;
mod encoding;
mod format;
mod markdown;
mod numbering;
mod shared;
mod xlsx;
mod xml;

use crate::exchange::document::Document;
use crate::exchange::read::archive::Archive;
use crate::exchange::refused::{self, Read};

/// The first bytes of a file of the old binary kind, which is also that of files with a password.
const OLD_BINARY: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Reads a document.
pub fn read(bytes: &[u8]) -> Read<Document> {
    let document = if bytes.starts_with(b"PK") {
        of_archive(bytes)?
    } else if bytes.starts_with(OLD_BINARY) {
        return Err(old(bytes));
    } else if bytes.starts_with(b"%PDF") {
        return Err(refused::other_kind("PDF"));
    } else if bytes.starts_with(b"{\\rtf") {
        return Err(refused::other_kind("RTF"));
    } else {
        of_text(bytes)?
    };
    encoding::refuse_old_fonts(&document)?;
    Ok(document)
}

/// What is in a file of the old binary kind: names in it are UTF-16.
fn old(bytes: &[u8]) -> refused::Refused {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &wide).is_some()
    };
    if holds("EncryptedPackage") {
        refused::password()
    } else if holds("WordDocument") {
        refused::old_binary("Word (.doc)", ".docx")
    } else if holds("Workbook") || holds("Book") {
        refused::old_binary("Excel (.xls)", ".xlsx")
    } else {
        refused::unknown()
    }
}

fn of_archive(bytes: &[u8]) -> Read<Document> {
    let mut archive = Archive::open(bytes)?;
    if archive.has("word/document.xml") {
        return docx::read(&mut archive, "word/document.xml");
    }
    if archive.has("xl/workbook.xml") {
        return xlsx::read(&mut archive, "xl/workbook.xml");
    }
    if archive.has("xl/workbook.bin") {
        return Err(refused::other_kind("Excel nhị phân (.xlsb)"));
    }
    if archive.has("content.xml") && archive.has("mimetype") {
        return Err(refused::other_kind("OpenDocument (.odt, .ods)"));
    }
    match archive.main_part()? {
        Some(part) if part.contains("workbook") => xlsx::read(&mut archive, &part),
        Some(part) if part.contains("document") => docx::read(&mut archive, &part),
        _ => Err(refused::unknown()),
    }
}

fn of_text(bytes: &[u8]) -> Read<Document> {
    let text = encoding::text(bytes)?;
    let head: String = text.trim_start().chars().take(200).collect::<String>().to_lowercase();
    let is_page = ["<!doctype html", "<html", "<table", "<head", "<body"];
    if is_page.iter().any(|start| head.starts_with(start))
        || (head.starts_with('<') && head.contains("html"))
    {
        return Err(refused::other_kind("trang web (HTML)"));
    }
    if head.starts_with("<?xml") {
        return Err(refused::other_kind("XML"));
    }
    // What has control characters in it is no text.
    if text.chars().take(10_000).any(|c| c.is_control() && !c.is_whitespace()) {
        return Err(refused::unknown());
    }
    match markdown::has_table(&text) {
        true => markdown::read(&text),
        false => delimited::read(&text),
    }
}
