//! The documents that plans/ was typed from, read as plans.

use std::path::Path;

use crate::make;

#[test]
#[ignore = "writes the documents for looking at them"]
fn write_the_documents() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(folder.join("lang-son.docx"), make::lang_son_docx()).unwrap();
    std::fs::write(folder.join("lang-son.xlsx"), make::lang_son_xlsx()).unwrap();
    std::fs::write(folder.join("cao-bang.docx"), make::cao_bang_docx()).unwrap();
}
