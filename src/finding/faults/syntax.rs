//! `syntax`: a file that is not UTF-8, or not TOML.

use crate::finding::example::Marked;
use crate::finding::{Doc, Level, RuleKind, Words};
use crate::text::characters::is_hidden;
use crate::text::lang::{Both, Text, both};
use crate::text::source::NotText;

/// The documentation of the rule, shown by `pargo rules syntax`.
pub const DOC: Doc = Doc {
    name: "syntax",
    level: Level::Error,
    kind: RuleKind::File,
    summary: Both {
        vi: "tệp không phải UTF-8 hoặc sai cú pháp TOML",
        en: "a file that is not UTF-8, or not TOML",
    },
    why: Both {
        vi: "pargo chỉ đọc được tệp TOML mã hóa UTF-8. Một tệp sai cú pháp thì không nhiệm vụ nào \
             trong đó được tổng hợp, nên số liệu của cả cơ quan bị thiếu. Không thể tắt quy tắc \
             này.",
        en: "pargo reads TOML in UTF-8 and nothing else. Of a file with a syntax error no task is \
             counted, so the figures of the whole agency fall short. This rule cannot be turned \
             off.",
    },
    mend: Both {
        vi: "Sửa tại dòng được chỉ ra: ngày viết là `2025-11-25`, còn chữ và cụm từ chỉ thời hạn \
             đặt trong dấu ngoặc kép. Tệp soạn bằng bảng mã cũ thì lưu lại dạng UTF-8.",
        en: "Fix the line shown: write a date as `2025-11-25`, and put words and deadline phrases \
             in quotation marks. Save a file in an older encoding as UTF-8.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 25/11/2025
#          ^^^^^^^^^^ the date `25/11/2025` without quotes
product  = "Thông báo"
"#,
    ),
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-11-25
product  = "Thông báo"
"#,
};

/// The same text on every occasion.
fn fixed(vi: &'static str, en: &'static str) -> Text {
    Text::from(Both { vi, en })
}

/// A file that cannot be read, because of the file system or a limit of pargo.
pub fn cannot_read(message: Text, help: Text) -> Words {
    Words::new(message).help(help)
}

/// Bytes that are not UTF-8 text.
pub fn not_text(reason: NotText) -> Words {
    match reason {
        NotText::Utf16(order) => Words::new(both!(
            "tệp lưu theo bảng mã {order}, không phải UTF-8",
            "the file is {order}, not UTF-8"
        ))
        .help(fixed(
            "lưu lại với bảng mã UTF-8 (Notepad: Save As, Encoding: UTF-8; PowerShell: `Out-File -Encoding utf8`)",
            "save it as UTF-8 (Notepad: Save As, Encoding: UTF-8; PowerShell: `Out-File -Encoding utf8`)",
        )),
        NotText::NotUtf8(byte) => Words::new(both!(
            "tệp không phải UTF-8: byte thứ {} không đọc được",
            "the file is not UTF-8: byte {} cannot be read",
            byte + 1
        ))
        .help(fixed(
            "lưu lại với bảng mã UTF-8 (bảng mã cũ như TCVN3, VNI, windows-1258 phải chuyển đổi trước)",
            "save it as UTF-8 (old encodings such as TCVN3, VNI, windows-1258 have to be converted)",
        )),
        NotText::TooLarge(most) => too_large(most)
            .help(fixed("tách thành nhiều tệp", "split it into several files")),
        NotText::LfsPointer => Words::new(fixed(
            "đây là con trỏ Git LFS, chưa phải nội dung tệp",
            "this is a Git LFS pointer, not the text of the file",
        ))
        .help(fixed(
            "tải nội dung bằng `git lfs pull`; tệp kế hoạch nên lưu thẳng trong git: bỏ `*.toml` khỏi `.gitattributes`",
            "fetch the text with `git lfs pull`; plans are better kept in git itself: take `*.toml` out of `.gitattributes`",
        )),
    }
}

/// A file of more than so many bytes.
pub fn too_large(most: usize) -> Words {
    let most = most.div_ceil(1 << 20);
    Words::new(both!(
        "tệp quá lớn (tối đa {most} MiB)",
        "the file is too large (at most {most} MiB)"
    ))
}

/// Conflict markers of an unfinished git merge.
pub fn conflict() -> Words {
    Words::new(fixed("xung đột git chưa giải quyết", "an unresolved git conflict")).help(fixed(
        "giữ một trong hai bên (hoặc gộp lại), rồi xóa các dòng <<<<<<<, =======, >>>>>>>",
        "keep one side, or join both, and delete the lines <<<<<<<, =======, >>>>>>>",
    ))
}

/// A curly quotation mark, as Word inserts it.
pub fn curly_quote(quote: char) -> Words {
    Words::new(both!(
        "dấu nháy cong {quote} (từ Word) không dùng được ở đây",
        "a curly quote {quote} (from Word)"
    ))
    .help(fixed("thay bằng dấu nháy thẳng \"", "use straight quotes \" instead"))
    // The first fingerprints took this part of the message for a name, and stay as they were.
    .names((quote == '“').then_some(" (from Word)"))
}

/// A no-break space or another unusual space, outside of a string.
pub fn odd_space() -> Words {
    Words::new(fixed(
        "dấu cách không ngắt (từ Word) ở ngoài chuỗi",
        "a no-break space (from Word) outside of a string",
    ))
    .help(fixed("xóa đi và gõ dấu cách thường", "delete it and type a plain space"))
}

/// An invisible character, outside of a string.
pub fn unseen(character: char) -> Words {
    let code = code(character);
    Words::new(both!(
        "ký tự không nhìn thấy {code} ở ngoài chuỗi",
        "an invisible character, {code}"
    ))
    .help(fixed("xóa ký tự này", "delete it"))
}

/// `:` or another sign in place of `=`.
pub fn sign_for_equals(sign: &str) -> Words {
    Words::new(both!("`{sign}` giữa khóa và giá trị", "`{sign}` between a key and its value"))
        .help(fixed("thay bằng dấu =", "write = instead"))
        .names([sign])
}

/// A number with a comma, thousands separators or a percent sign; `meant` is the correct way to write it.
pub fn number_habit(written: &str, meant: &str) -> Words {
    wrong_number(written).help(write(meant))
}

/// A malformed number without a known cause.
pub fn number(written: &str) -> Words {
    wrong_number(written).help(fixed(
        "viết số như 12 hoặc 9.4; chữ thì để trong dấu nháy",
        "write a number like 12 or 9.4; put text in quotes",
    ))
}

fn wrong_number(written: &str) -> Words {
    Words::new(both!("số viết sai: `{written}`", "a number written wrong: `{written}`"))
        .names([written])
}

/// A decimal comma outside of quotes.
pub fn decimal_comma(written: &str, meant: &str) -> Words {
    Words::new(both!("dấu phẩy thập phân: `{written}`", "a decimal comma: `{written}`"))
        .names([written])
        .help(both!(
            "viết {meant} hoặc để trong dấu nháy: \"{written}\"",
            "write {meant}, or put it in quotes: \"{written}\""
        ))
}

/// A date with the year first, but not in the form `meant`.
pub fn wrong_date(written: &str, meant: &str) -> Words {
    Words::new(both!("ngày viết sai: `{written}`", "a date written wrong: `{written}`"))
        .names([written])
        .help(write(meant))
}

/// A date with the day first, outside of quotes. `quoted` is the value in quotes, for keys that take text.
pub fn unquoted_date(written: &str, meant: &str, quoted: Option<&str>) -> Words {
    let message =
        both!("ngày viết `{written}` không có dấu nháy", "the date `{written}` without quotes");
    Words::new(message).names([written]).help(match quoted {
        Some(quoted) => both!(
            "viết {meant}, hoặc để trong dấu nháy: \"{quoted}\"",
            "write {meant}, or put it in quotes: \"{quoted}\""
        ),
        None => write(meant),
    })
}

/// A malformed date without a known cause.
pub fn date(written: &str) -> Words {
    Words::new(both!(
        "ngày không có trên lịch hoặc viết sai: `{written}`",
        "not a valid date: `{written}`"
    ))
    .names([written])
    .help(fixed("viết năm-tháng-ngày, ví dụ 2025-11-25", "write year-month-day, like 2025-11-25"))
}

/// Text without quotes; `value` is the whole text.
pub fn unquoted_text(value: &str) -> Words {
    Words::new(fixed("chữ phải để trong dấu nháy", "text has to stand in quotes"))
        .help(in_quotes(value))
}

/// How to fix a value that begins with a letter and has no quotes.
pub fn unquoted_help(value: &str) -> Text {
    match value.to_ascii_lowercase().as_str() {
        word @ ("true" | "false") => both!("viết chữ thường: {word}", "in lower case: {word}"),
        _ => in_quotes(value),
    }
}

fn in_quotes(value: &str) -> Text {
    both!("để trong dấu nháy: \"{value}\"", "put it in quotes: \"{value}\"")
}

/// A string without its closing quote.
pub fn open_string() -> Words {
    Words::new(fixed("chuỗi thiếu dấu nháy đóng", "a string that is not closed"))
        .help(fixed("thêm dấu nháy đóng ở cuối chuỗi", "close the string with a quote"))
}

/// A backslash that does not begin a valid escape.
pub fn escape() -> Words {
    Words::new(fixed(
        "dấu `\\` trong chuỗi không đúng cách viết",
        "a `\\` in a string that is not a valid escape",
    ))
    .names(["\\"])
    .help(fixed(
        "viết `\\\\`, hoặc để chuỗi trong dấu nháy đơn '…'",
        "write `\\\\`, or put the string in single quotes '…'",
    ))
}

/// A control character in a string.
pub fn character_in_string(character: char) -> Words {
    let code = code(character);
    Words::new(both!(
        "ký tự {code} không được có trong chuỗi",
        "a string cannot hold the character {code}"
    ))
}

/// A key that stands twice.
pub fn duplicate_key(key: &str) -> Words {
    Words::new(both!(
        "khóa `{key}` viết hai lần trong một bảng",
        "the key `{key}` occurs twice in one table"
    ))
    .names([key])
    .help(fixed("giữ một, xóa hoặc đổi tên khóa kia", "keep one, and delete or rename the other"))
}

/// A table that stands twice.
pub fn duplicate_table() -> Words {
    Words::new(fixed("bảng này đã có ở trên", "this table was there before")).help(fixed(
        "gộp hai bảng làm một; nếu là danh sách thì viết [[…]]",
        "join the two tables; write [[…]] for an entry of a list",
    ))
}

/// A table first written as `[a]`, then as `[[a]]`.
pub fn table_then_array() -> Words {
    Words::new(fixed(
        "bảng này đã viết [một ngoặc] ở trên, ở đây lại viết [[hai ngoặc]]",
        "a table that was written with [one bracket] before, and here with [[two]]",
    ))
}

/// `a.b` where `a` is a value.
pub fn dotted_value() -> Words {
    Words::new(fixed(
        "khóa có dấu chấm nối vào một giá trị không phải bảng",
        "a dotted key that extends a value, not a table",
    ))
}

/// Two entries of an array without a comma.
pub fn array_comma() -> Words {
    Words::new(fixed(
        "thiếu dấu phẩy giữa các phần tử của mảng",
        "a comma is missing in an array",
    ))
    .help(fixed(
        "đặt dấu phẩy giữa hai phần tử; nếu mảng đã hết thì đóng bằng `]` ở trước chỗ này",
        "put a comma between the two entries; if the array ends here, close it with `]` before this place",
    ))
}

/// An array without `]`.
pub fn open_array() -> Words {
    Words::new(fixed("mảng thiếu dấu đóng `]`", "an array is not closed with `]`"))
        .names(["]"])
        .help(fixed("thêm `]` sau phần tử cuối", "put `]` after the last entry"))
}

/// Two keys of a table in braces without a comma.
pub fn table_comma() -> Words {
    Words::new(fixed(
        "thiếu dấu phẩy giữa các khóa của bảng { … }",
        "a comma is missing in a table { … }",
    ))
    .help(fixed(
        "đặt dấu phẩy giữa hai khóa; nếu bảng đã hết thì đóng bằng `}` ở trước chỗ này",
        "put a comma between the two keys; if the table ends here, close it with `}` before this place",
    ))
}

/// A table in braces without `}`.
pub fn open_table() -> Words {
    Words::new(fixed("bảng thiếu dấu đóng `}`", "a table is not closed with `}`"))
        .names(["}"])
        .help(fixed("thêm `}` sau giá trị cuối", "put `}` after the last value"))
}

/// A header without all of its brackets.
pub fn open_header(expected: &str, found: &str) -> Words {
    expected_other(expected, found).help(fixed(
        "đóng tên bảng bằng đủ dấu ngoặc: [plan], [[task]]",
        "close the header with all of its brackets: [plan], [[task]]",
    ))
}

/// A key in triple quotes.
pub fn key_of_lines() -> Words {
    Words::new(fixed("khóa không thể là chuỗi nhiều dòng", "a key cannot be a multi-line string"))
}

/// The file ends too early.
pub fn early_end() -> Words {
    Words::new(fixed("tệp kết thúc giữa chừng", "the file ends too early"))
}

/// A key and `=`, and nothing after it.
pub fn no_value() -> Words {
    Words::new(fixed("dòng này còn thiếu giá trị", "a value is missing on this line")).help(fixed(
        "ghi giá trị sau dấu =; văn bản không nêu thì xóa cả dòng",
        "write the value after the =; if the document does not give one, delete the line",
    ))
}

/// A character in the wrong place.
pub fn misplaced(character: char) -> Words {
    let shown = if is_hidden(character) {
        character.escape_unicode().to_string()
    } else {
        character.to_string()
    };
    let words =
        Words::new(both!("ký tự `{shown}` không đúng chỗ", "`{shown}` does not belong here"))
            .names([&*shown]);
    if character.is_ascii() || !character.is_alphabetic() {
        return words;
    }
    words.help(fixed(
        "tên khóa chỉ gồm chữ không dấu, chữ số, `-`, `_`; chữ thì để trong dấu nháy",
        "keys consist of ASCII letters, digits, `-` and `_`; put text in quotes",
    ))
}

/// A comma or a semicolon at the end of a line.
pub fn mark_at_end(mark: char) -> Words {
    Words::new(both!("thừa dấu `{mark}` ở cuối dòng", "a `{mark}` at the end of the line"))
        .names([&*mark.to_string()])
        .help(fixed("xóa dấu này", "delete it"))
}

/// A comment that begins with `//`.
pub fn slashes() -> Words {
    Words::new(fixed("ghi chú bắt đầu bằng `//`", "a comment that begins with `//`"))
        .names(["//"])
        .help(fixed("bắt đầu ghi chú bằng #", "begin comments with #"))
}

/// Anything else on the line after the value.
pub fn after_value() -> Words {
    Words::new(fixed("sau giá trị còn chữ khác trên dòng này", "the line goes on after the value"))
        .help(fixed(
            "mỗi dòng chỉ ghi một khóa và giá trị của nó; chữ thì để trong dấu nháy",
            "write one key and its value on each line; put text in quotes",
        ))
}

/// An unexpected token; both names are the parser's.
pub fn expected_other(expected: &str, found: &str) -> Words {
    Words::new(Text {
        vi: format!("cần {}, ở đây lại là {}", token_vi(expected), token_vi(found)),
        en: format!("expected {expected}, found {found}"),
    })
}

/// Any other mistake; `kind` is the parser's name for it.
pub fn other(kind: &str) -> Words {
    Words::new(both!("không đúng cú pháp TOML ({kind})", "not valid TOML ({kind})"))
}

/// The label of the first of two definitions.
pub fn first_place() -> Text {
    fixed("lần đầu ở đây", "first here")
}

fn write(meant: &str) -> Text {
    both!("viết {meant}", "write {meant}")
}

fn code(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// The Vietnamese for a token that the parser names.
fn token_vi(token: &str) -> String {
    const NAMES: [(&str, &str); 20] = [
        ("a newline", "xuống dòng"),
        ("newline", "xuống dòng"),
        ("whitespace", "khoảng trắng"),
        ("an equals", "dấu `=`"),
        ("a period", "dấu `.`"),
        ("a comma", "dấu `,`"),
        ("a colon", "dấu `:`"),
        ("a plus", "dấu `+`"),
        ("a left brace", "dấu `{`"),
        ("a right brace", "dấu `}`"),
        ("a left bracket", "dấu `[`"),
        ("a right bracket", "dấu `]`"),
        ("a string", "chuỗi"),
        ("an identifier", "tên"),
        ("a character", "ký tự khác"),
        ("eof", "cuối tệp"),
        ("a carriage return", "xuống dòng"),
        ("a table key", "tên khóa"),
        ("a key", "tên khóa"),
        ("a value", "giá trị"),
    ];
    NAMES
        .iter()
        .find(|(en, _)| *en == token)
        .map_or(format!("`{token}`"), |(_, vi)| (*vi).to_owned())
}
