//! `syntax`: a file that is not UTF-8, or not TOML.

use crate::finding::example::Marked;
use crate::finding::fix::{Fix, Mend};
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
        vi: "pargo chỉ đọc được tệp TOML mã hóa UTF-8. Lỗi đã rõ ý (ngày `31/12/2026`, số `3,5`, \
             dấu ngoặc kép cong) chỉ làm mất đúng giá trị đó. Lỗi chưa rõ ý làm cả tệp không đọc \
             được, không nhiệm vụ nào trong đó được tổng hợp. Không thể tắt quy tắc này.",
        en: "pargo reads TOML in UTF-8 and nothing else. A slip whose meaning is certain (the date \
             `31/12/2026`, the number `3,5`, curly quotes) costs that value alone. Any other error \
             costs the file: no task in it is counted. This rule cannot be turned off.",
    },
    fix: Both {
        vi: "Sửa tại dòng được chỉ ra: ngày viết là `2025-11-25`, còn chữ và cụm từ chỉ thời hạn \
             đặt trong dấu ngoặc kép. Tệp soạn bằng bảng mã cũ thì lưu lại dạng UTF-8. `pargo \
             check --fix` tự sửa ngày `31/12/2026`, số `3,5` và `16%`, dấu ngoặc kép cong, dấu \
             cách không ngắt, `:` viết thay `=`.",
        en: "Fix the line shown: write a date as `2025-11-25`, and put words and deadline phrases \
             in quotation marks. Save a file in an older encoding as UTF-8. `pargo check --fix` \
             mends dates like `31/12/2026`, numbers like `3,5` and `16%`, curly quotes, no-break \
             spaces, and `:` for `=`.",
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
    curly(quote).help(fixed("thay bằng dấu ngoặc kép thẳng \"", "use straight quotes \" instead"))
}

/// A text in curly quotation marks; `meant` is the correct way to write it.
pub fn curly_quoted(quote: char, meant: &str) -> Words {
    mended(curly(quote), meant)
}

fn curly(quote: char) -> Words {
    Words::new(both!(
        "dấu ngoặc kép cong {quote} (từ Word) không dùng được ở đây",
        "a curly quote {quote} (from Word)"
    ))
    // The first fingerprints took this part of the message for a name, and stay as they were.
    .names((quote == '“').then_some(" (from Word)"))
}

/// A no-break space or another unusual space, outside of a string.
pub fn odd_space() -> Words {
    Words::new(fixed(
        "dấu cách không ngắt (từ Word) nằm ngoài dấu ngoặc kép",
        "a no-break space (from Word) outside of a string",
    ))
    .help(fixed("xóa đi và gõ dấu cách thường", "delete it and type a plain space"))
}

/// An invisible character, outside of a string.
pub fn unseen(character: char) -> Words {
    let code = code(character);
    Words::new(both!(
        "ký tự không nhìn thấy {code} nằm ngoài dấu ngoặc kép",
        "an invisible character, {code}"
    ))
    .help(fixed("xóa ký tự này", "delete it"))
}

/// `:` or another sign in place of `=`.
pub fn sign_for_equals(sign: &str) -> Words {
    Words::new(both!(
        "dùng `{sign}` thay cho `=` giữa khóa và giá trị",
        "`{sign}` between a key and its value"
    ))
    .help(fixed("thay bằng dấu =", "write = instead"))
    .names([sign])
}

/// A number with a comma, thousands separators or a percent sign; `meant` is the correct way to write it.
pub fn number_habit(written: &str, meant: &str) -> Words {
    mended(wrong_number(written), meant)
}

/// A score with the most that there could be, `13/20`: `first` is the part before the sign.
pub fn fraction(written: &str, first: &str) -> Words {
    wrong_number(written).help(write(first))
}

/// `yes` for a key that takes `true` or `false`.
pub fn flag(written: &str, meant: &str) -> Words {
    let message =
        both!("`{written}` phải viết là true hoặc false", "`{written}` is neither true nor false");
    mended(Words::new(message).names([written]), meant)
}

/// A malformed number; `meant` is the value that was probably meant.
pub fn number(written: &str, meant: Option<String>) -> Words {
    helped(wrong_number(written), meant.map(|meant| write(&meant)))
}

fn wrong_number(written: &str) -> Words {
    Words::new(both!("số `{written}` ghi chưa đúng", "a number written wrong: `{written}`"))
        .names([written])
}

/// A rank as documents write it, `13/20`.
pub fn rank_of(written: &str, rank: &str, of: &str) -> Words {
    Words::new(both!(
        "xếp hạng `{written}` phải tách thành hai khóa",
        "the rank `{written}` takes two keys"
    ))
    .names([written])
    .help(both!("viết rank = {rank}, of = {of}", "write rank = {rank}, of = {of}"))
}

/// A decimal comma outside of quotes.
pub fn decimal_comma(written: &str, meant: &str) -> Words {
    Words::new(both!("số `{written}` dùng dấu phẩy thập phân", "a decimal comma: `{written}`"))
        .names([written])
        .help(both!(
            "viết {meant} hoặc đặt trong dấu ngoặc kép: \"{written}\"",
            "write {meant}, or put it in quotes: \"{written}\""
        ))
        .fix(Fix::safe(Mend::Here(meant.to_owned())))
}

/// A date with the year first, but not in the form `meant`.
pub fn wrong_date(written: &str, meant: &str) -> Words {
    let message = both!("ngày `{written}` ghi chưa đúng", "a date written wrong: `{written}`");
    mended(Words::new(message).names([written]), meant)
}

/// A date with the day first, outside of quotes: `meant` is the same in TOML, `quoted` the value in quotes,
/// for keys that take text.
pub fn unquoted_date(written: &str, meant: Option<&str>, quoted: Option<&str>) -> Words {
    let words = Words::new(both!(
        "ngày `{written}` chưa đúng dạng ngày của TOML",
        "the date `{written}` without quotes"
    ))
    .names([written]);
    let help = match (meant, quoted) {
        (Some(meant), Some(quoted)) => Some(both!(
            "viết {meant} hoặc đặt trong dấu ngoặc kép: \"{quoted}\"",
            "write {meant}, or put it in quotes: \"{quoted}\""
        )),
        (Some(meant), None) => Some(write(meant)),
        (None, Some(quoted)) => Some(in_quotes(quoted)),
        (None, None) => None,
    };
    let fix = meant.map(|meant| Fix::safe(Mend::Here(meant.to_owned())));
    fix.into_iter().fold(helped(words, help), Words::fix)
}

/// A date that the calendar does not have.
pub fn no_such_day(written: &str) -> Words {
    Words::new(both!(
        "ngày `{written}` không có trên lịch",
        "there is no day `{written}` in the calendar"
    ))
    .names([written])
}

/// A malformed date; `meant` is the one that was probably meant.
pub fn date(written: &str, meant: Option<String>) -> Words {
    let words = Words::new(both!(
        "ngày `{written}` không có trên lịch hoặc ghi chưa đúng",
        "not a valid date: `{written}`"
    ))
    .names([written]);
    helped(words, meant.map(|meant| write(&meant)))
}

/// Text without quotes; `meant` is what was probably meant, if it is no text at all.
pub fn unquoted_text(value: &str, meant: Option<String>) -> Words {
    let words =
        Words::new(fixed("chữ phải đặt trong dấu ngoặc kép", "text has to stand in quotes"));
    words.help(match (value.to_ascii_lowercase().as_str(), meant) {
        (word @ ("true" | "false"), _) => both!("viết chữ thường: {word}", "in lower case: {word}"),
        (_, Some(meant)) => write(&meant),
        (_, None) => in_quotes(value),
    })
}

fn helped(words: Words, help: Option<Text>) -> Words {
    help.into_iter().fold(words, Words::help)
}

/// Tells to write `meant`, and what `check --fix` writes.
fn mended(words: Words, meant: &str) -> Words {
    words.help(write(meant)).fix(Fix::safe(Mend::Here(meant.to_owned())))
}

fn in_quotes(value: &str) -> Text {
    let value = value.trim_end_matches(['"', '\'']).replace('"', "'");
    both!("viết: \"{value}\"", "put it in quotes: \"{value}\"")
}

/// A key with letters or spaces that TOML does not take; `meant` is the key of the format.
pub fn key_of_words(written: &str, meant: Option<&str>) -> Words {
    let words = Words::new(both!(
        "khóa `{written}` phải viết bằng chữ không dấu, không có dấu cách",
        "the key `{written}` is not made of plain letters"
    ))
    .names([written]);
    helped(words, meant.map(|meant| key_meant(written, meant)))
}

/// The key of the format for one that is typed in another language.
pub fn key_meant(written: &str, meant: &str) -> Text {
    both!("`{written}` là khóa `{meant}`", "`{written}` is the key `{meant}`")
}

/// A text with quotation marks inside.
pub fn quotes_inside(written: &str) -> Words {
    let mark = if written.starts_with('\'') { '\'' } else { '"' };
    let inside = written.strip_prefix(mark).unwrap_or(written);
    let inside = inside.strip_suffix(mark).unwrap_or(inside);
    let help = match (inside.split_once('"'), inside.contains('\'')) {
        // What stands after the quotes belongs into them.
        (Some((text, rest)), _) if !rest.contains('"') && !written.ends_with('"') => {
            both!("viết \"{text}{rest}\"", "write \"{text}{rest}\"")
        }
        (_, false) => {
            both!("đặt cả đoạn trong '…': '{inside}'", "put all of it in '…': '{inside}'")
        }
        (_, true) => {
            let inside = inside.replace('"', "\\\"");
            both!("viết \"{inside}\"", "write \"{inside}\"")
        }
    };
    after_value().help(help)
}

/// A string without its closing quote; `meant` is the whole of it.
pub fn open_string(meant: Option<&str>) -> Words {
    let words = Words::new(fixed("thiếu dấu ngoặc kép ở cuối", "a string that is not closed"));
    words.help(match meant {
        Some(meant) => both!("viết trên một dòng: {meant}", "write it on one line: {meant}"),
        None => fixed("thêm dấu ngoặc kép ở cuối", "close the string with a quote"),
    })
}

/// A backslash that does not begin a valid escape, in a text.
pub fn escape(written: &str) -> Words {
    let inside = written.trim_matches('"');
    let words = Words::new(fixed(
        "dấu `\\` trong dấu ngoặc kép không đúng cách viết",
        "a `\\` in a string that is not a valid escape",
    ))
    .names(["\\"]);
    words.help(match inside {
        "" => fixed(
            "viết `\\\\`, hoặc đặt chữ trong dấu nháy đơn '…'",
            "write `\\\\`, or put the string in single quotes '…'",
        ),
        inside => both!("viết '{inside}'", "write '{inside}'"),
    })
}

/// A control character in a string.
pub fn character_in_string(character: char) -> Words {
    let code = code(character);
    Words::new(both!(
        "ký tự {code} không được có trong dấu ngoặc kép",
        "a string cannot hold the character {code}"
    ))
}

/// A key that stands twice.
pub fn duplicate_key(key: &str) -> Words {
    Words::new(both!(
        "khóa `{key}` ghi hai lần trong một mục",
        "the key `{key}` occurs twice in one table"
    ))
    .names([key])
    .help(fixed("giữ một, xóa hoặc đổi tên khóa kia", "keep one, and delete or rename the other"))
}

/// A table that stands twice.
pub fn duplicate_table() -> Words {
    Words::new(fixed("mục này đã có ở trên", "this table was there before"))
        .help(fixed("gộp hai mục làm một", "join the two tables"))
}

/// A list that begins with `[a]`.
pub fn one_bracket(table: &str) -> Words {
    Words::new(both!(
        "mỗi mục trong danh sách phải viết [[{table}]]",
        "every entry of a list has the header [[{table}]]"
    ))
    .names([table])
    .help(both!("viết [[{table}]]", "write [[{table}]]"))
}

/// A part of an entry that stands before the entry: `[[task.report]]` above the first `[[task]]`.
pub fn part_before(part: &str, entry: &str) -> Words {
    Words::new(both!("{part} đứng trước {entry}", "{part} stands before {entry}"))
        .names([part, entry])
        .help(both!(
            "chuyển xuống dưới {entry} mà nó thuộc về",
            "move it below the {entry} that it belongs to"
        ))
}

/// `a.b` where `a` is a value.
pub fn dotted_value() -> Words {
    Words::new(fixed(
        "khóa có dấu chấm nối vào một giá trị không có mục con",
        "a dotted key that extends a value, not a table",
    ))
}

/// Two entries of an array without a comma; `meant` is the whole array.
pub fn array_comma(meant: Option<&str>) -> Words {
    let words = Words::new(fixed(
        "thiếu dấu phẩy giữa hai mục của danh sách",
        "a comma is missing in an array",
    ));
    words.help(match meant {
        Some(meant) => write(meant),
        None => fixed(
            "đặt dấu phẩy giữa hai mục; nếu danh sách đã hết thì đóng bằng `]` ở trước chỗ này",
            "put a comma between the two entries; if the array ends here, close it with `]` before this place",
        ),
    })
}

/// An array without `]`.
pub fn open_array() -> Words {
    Words::new(fixed("danh sách thiếu dấu đóng `]`", "an array is not closed with `]`"))
        .names(["]"])
        .help(fixed("thêm `]` sau mục cuối", "put `]` after the last entry"))
}

/// Two keys of a table in braces without a comma.
pub fn table_comma() -> Words {
    Words::new(fixed(
        "thiếu dấu phẩy giữa các khóa trong { … }",
        "a comma is missing in a table { … }",
    ))
    .help(fixed(
        "đặt dấu phẩy giữa hai khóa; nếu đã hết thì đóng bằng `}` ở trước chỗ này",
        "put a comma between the two keys; if the table ends here, close it with `}` before this place",
    ))
}

/// A table in braces without `}`.
pub fn open_table() -> Words {
    Words::new(fixed("thiếu dấu đóng `}`", "a table is not closed with `}`"))
        .names(["}"])
        .help(fixed("thêm `}` sau giá trị cuối", "put `}` after the last value"))
}

/// A header that is not made of letters within brackets; `meant` is the one that was probably meant.
pub fn header(written: &str, meant: Option<&str>) -> Words {
    let words = Words::new(both!(
        "tiêu đề `{written}` ghi chưa đúng",
        "the header `{written}` is written wrong"
    ));
    helped(words.names([written]), meant.map(write))
}

/// A line without a key.
pub fn stray_line(expected: &str, found: &str) -> Words {
    expected_other(expected, found).help(fixed(
        "nếu là ghi chú thì thêm # ở đầu dòng; nếu là phần cuối của dòng trên thì nối vào dòng đó",
        "if it is a comment, put # before it; if it belongs to the line above, join the two",
    ))
}

/// A key in triple quotes.
pub fn key_of_lines() -> Words {
    Words::new(fixed("khóa không thể viết trên nhiều dòng", "a key cannot be a multi-line string"))
}

/// The file ends too early.
pub fn early_end() -> Words {
    Words::new(fixed("tệp kết thúc giữa chừng", "the file ends too early"))
}

/// A key and `=`, and nothing after it.
pub fn no_value() -> Words {
    Words::new(fixed("dòng này chưa có giá trị", "a value is missing on this line")).help(fixed(
        "nếu văn bản không nêu thì xóa dòng này",
        "if the document does not give one, delete the line",
    ))
}

/// A character in the wrong place.
pub fn misplaced(character: char) -> Words {
    let shown = if is_hidden(character) {
        character.escape_unicode().to_string()
    } else {
        character.to_string()
    };
    Words::new(both!("ký tự `{shown}` không đúng chỗ", "`{shown}` does not belong here"))
        .names([&*shown])
}

/// A comma or a semicolon at the end of a line.
pub fn mark_at_end(mark: char) -> Words {
    Words::new(both!("thừa dấu `{mark}` ở cuối dòng", "a `{mark}` at the end of the line"))
        .names([&*mark.to_string()])
        .help(fixed("xóa dấu này", "delete it"))
}

/// A comment that begins with `//` or `/*`.
pub fn slashes(written: &str) -> Words {
    let (sign, text) = written.split_at(written.len().min(2));
    let text = text.trim().trim_end_matches("*/").trim_end();
    Words::new(both!("ghi chú bắt đầu bằng `{sign}`", "a comment that begins with `{sign}`"))
        .names([sign])
        .help(both!("viết # {text}", "write # {text}"))
}

/// Several texts in a row; `meant` is how their key takes them.
pub fn texts_in_a_row(meant: &str) -> Words {
    after_value().help(write(meant))
}

/// An array or a table that its line does not close; `meant` is the whole of it.
pub fn not_closed(is_array: bool, meant: &str) -> Words {
    let words = if is_array { open_array() } else { open_table() };
    words.help(write(meant))
}

/// A key and a value without `=` between them.
pub fn no_sign(key: &str, value: &str) -> Words {
    expected_other("an equals", "a string")
        .names([key])
        .help(both!("viết {key} = {value}", "write {key} = {value}"))
}

/// Another key on the line after the value.
pub fn second_key(key: &str) -> Words {
    after_value().help(both!("xuống dòng trước `{key}`", "begin a new line before `{key}`"))
}

/// Anything else on the line after the value.
pub fn after_value() -> Words {
    Words::new(fixed("sau giá trị còn chữ khác trên dòng này", "the line goes on after the value"))
        .help(fixed(
            "mỗi dòng chỉ ghi một khóa và giá trị của nó",
            "write one key and its value on each line",
        ))
}

/// An unexpected token; both names are the parser's.
pub fn expected_other(expected: &str, found: &str) -> Words {
    Words::new(Text {
        vi: match expected {
            "an equals" => "sau tên khóa phải là dấu `=`".to_owned(),
            _ => format!("ở đây phải là {}, không phải {}", token_vi(expected), token_vi(found)),
        },
        en: format!("expected {expected}, found {found}"),
    })
}

/// Any other mistake; `kind` is the parser's name for it.
pub fn other(kind: &str) -> Words {
    Words::new(both!("không đúng cú pháp TOML ({kind})", "not valid TOML ({kind})"))
}

/// The label of the first of two definitions.
pub fn first_place() -> Text {
    fixed("đã dùng tại đây", "first here")
}

/// The label of another place with the same mistake.
pub fn also_here() -> Text {
    fixed("dùng lại tại đây", "again here")
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
        ("a string", "chữ trong dấu ngoặc kép"),
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
