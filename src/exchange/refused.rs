//! Why a document is not read.

use crate::text::lang::{Text, both};

/// The most bytes of a document.
pub const MOST_OF_FILE: usize = 128 << 20;

/// The most bytes that an archive may have when it is unpacked.
pub const MOST_UNPACKED: u64 = 512 << 20;

/// How many times its own size an archive may have when it is unpacked.
pub const MOST_TIMES: u64 = 100;

/// The most bytes of one part of an archive, which is held in memory.
pub const MOST_OF_PART: u64 = 96 << 20;

/// The most entries of an archive.
pub const MOST_ENTRIES: usize = 10_000;

/// How deep the elements of a part may be nested.
pub const MOST_DEPTH: usize = 200;

/// How deep tables may stand in tables.
pub const MOST_NESTED_TABLES: usize = 12;

/// The most cells of a document.
pub const MOST_CELLS: usize = 400_000;

/// The most bytes of text of a document.
pub const MOST_TEXT: usize = 64 << 20;

/// Why a document is not read: a reason for people.
pub type Refused = Text;

/// The result of reading.
pub type Read<T> = Result<T, Refused>;

/// A file of an older Word or Excel.
pub fn old_binary(word: &str, new: &str) -> Refused {
    both!(
        "đây là tệp {word} kiểu cũ, pargo không đọc được; hãy mở tệp rồi lưu thành {new}",
        "this is an old {word} file, which is not read; open it and save it as {new}"
    )
}

/// A file that is protected by a password.
pub fn password() -> Refused {
    both!(
        "tệp có mật khẩu; hãy mở tệp, bỏ mật khẩu rồi lưu lại",
        "the file has a password; open it, remove the password, and save it"
    )
}

/// A file of another kind.
pub fn other_kind(kind: &str) -> Refused {
    both!(
        "đây là tệp {kind}; hãy mở tệp rồi lưu thành .docx hoặc .xlsx",
        "this is {kind}; open it and save it as .docx or .xlsx"
    )
}

/// A file whose kind is not recognised.
pub fn unknown() -> Refused {
    both!(
        "không nhận ra đây là tệp gì; pargo đọc .docx, .xlsx, .csv, .tsv và bảng Markdown",
        "the kind of the file is not known; pargo reads .docx, .xlsx, .csv, .tsv and Markdown"
    )
}

/// An archive that is damaged.
pub fn broken() -> Refused {
    both!(
        "tệp bị hỏng: không giải nén được; hãy tải lại, hoặc mở bằng Word, Excel rồi lưu lại",
        "the file is damaged and cannot be unpacked; get it again, or open and save it in Word or Excel"
    )
}

/// A part of the archive that is damaged.
pub fn broken_part(part: &str) -> Refused {
    both!(
        "tệp bị hỏng ở phần {part}; hãy mở bằng Word hoặc Excel rồi lưu lại",
        "the file is damaged in its part {part}; open it in Word or Excel and save it"
    )
}

/// An archive that lacks a part.
pub fn missing_part(part: &str) -> Refused {
    both!(
        "tệp thiếu phần {part} nên không đọc được; hãy mở bằng Word hoặc Excel rồi lưu lại",
        "the file lacks its part {part}; open it in Word or Excel and save it"
    )
}

/// An archive with two entries of one name.
pub fn doubled_entries() -> Refused {
    both!(
        "tệp có hai phần trùng tên, không rõ phần nào là thật; hãy mở bằng Word hoặc Excel rồi lưu lại",
        "the file has two parts of one name, and which counts is not known; open it in Word or Excel and save it"
    )
}

/// Something that is too large.
pub fn too_large() -> Refused {
    both!(
        "tệp quá lớn khi giải nén, có thể là tệp gây hại; không đọc",
        "the file is too large when unpacked and may be meant to do harm; it is not read"
    )
}

/// A document with too much in it.
pub fn too_much() -> Refused {
    both!(
        "tệp có quá nhiều ô hoặc quá nhiều chữ; hãy tách thành các tệp nhỏ hơn",
        "the file has too many cells or too much text; split it into smaller ones"
    )
}

/// A part with a DTD.
pub fn dtd(part: &str) -> Refused {
    both!(
        "phần {part} có khai báo DTD, có thể gây hại; không đọc tệp",
        "its part {part} has a DTD, which may be meant to do harm; the file is not read"
    )
}

/// A part that is nested too deeply.
pub fn too_deep(part: &str) -> Refused {
    both!(
        "phần {part} lồng nhau quá sâu; không đọc tệp",
        "its part {part} is nested too deeply; the file is not read"
    )
}

/// Text in the encoding of old Vietnamese fonts.
pub fn tcvn3() -> Refused {
    both!(
        "văn bản dùng phông chữ TCVN3 (ABC), ví dụ .VnTime; hãy chuyển sang Unicode rồi nhập lại",
        "the text is in TCVN3 (ABC), the encoding of fonts like .VnTime; convert it to Unicode first"
    )
}

/// Text in an encoding that is not known.
pub fn encoding() -> Refused {
    both!(
        "không nhận ra bảng mã của tệp; hãy lưu lại dạng UTF-8",
        "the encoding of the text is not known; save it as UTF-8"
    )
}
