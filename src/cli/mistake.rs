//! What is wrong with a command line, in both languages, and what may have been meant.

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};

use crate::cli::hint::{self, bare};
use crate::cli::unwritten::why;
use crate::text::lang::{Lang, Text, both};
use crate::text::name;

/// What people type who know other tools, or think in Vietnamese: without marks and spaces, each leads to the
/// command in front.
const WORDS: &[(&str, &[&str])] = &[
    ("init", &["setup", "scaffold", "khoitao", "taokho"]),
    ("new", &["create", "add", "draft", "lap", "taomoi", "lapkehoach", "kehoachmoi", "them"]),
    ("import", &["convert", "load", "nhap", "docx", "xlsx", "word", "excel"]),
    ("check", &["lint", "validate", "verify", "test", "kiemtra", "soat", "rasoat", "loi"]),
    ("fmt", &["format", "tidy", "pretty", "align", "dinhdang", "canchinh", "sapxep", "trinhbay"]),
    ("done", &["finish", "xong", "hoanthanh", "baocaoxong", "ghi"]),
    ("update", &["start", "begin", "progress", "batdau", "capnhat", "tiendo"]),
    ("extend", &["postpone", "extension", "giahan"]),
    ("cancel", &["drop", "abandon", "huy"]),
    ("reopen", &["undo", "undone", "revert", "molai"]),
    ("close", &["finalize", "windup", "ketthuc", "tongket", "dong", "dongkehoach"]),
    ("carry", &["continue", "rollover", "chuyentiep", "chuyen", "tieptuc"]),
    ("result", &["score", "ketqua", "diem"]),
    ("form", &["bieu", "bieumau", "lapbieu", "template"]),
    ("collect", &["gather", "receive", "thubieu", "nhanbieu", "tonghopbieu"]),
    ("overdue", &["late", "due", "expired", "quahan", "trehan", "cham", "tre", "saphan", "denhan"]),
    ("tasks", &["list", "ls", "task", "todo", "nhiemvu", "viec", "lietke", "danhsach"]),
    ("summary", &["status", "stats", "total", "tonghop", "thongke", "tinhhinh"]),
    ("remind", &["nudge", "letter", "letters", "dondoc", "nhac", "nhacviec", "congvan"]),
    ("report", &["baocao", "baocaoquy", "baocaothang", "periodic"]),
    (
        "page",
        &["html", "web", "site", "dashboard", "board", "gantt", "trang", "trangweb", "bangtheodoi"],
    ),
    ("show", &["view", "info", "cat", "get", "open", "xem", "chitiet"]),
    ("cascade", &["above", "upstream", "cuthehoa", "captren", "giaoxuong"]),
    ("diff", &["compare", "changes", "sosanh", "thaydoi"]),
    ("history", &["log", "blame", "lichsu"]),
    ("slips", &["moves", "moved", "delays", "luihan", "doihan", "luithoihan"]),
    ("trend", &["chart", "graph", "timeline", "xuhuong", "dienbien", "bieudo"]),
    ("rules", &["explain", "rule", "lints", "quytac"]),
    ("deadline", &["phrase", "date", "thoihan", "han", "ngay"]),
    ("completions", &["complete", "completion", "goiy", "hoanthien"]),
    ("schema", &["jsonschema", "luocdo"]),
    ("man", &["manual", "manpage", "manpages"]),
    ("help", &["usage", "trogiup", "huongdan"]),
];

/// The command that a word may mean: one spelt nearly so, else one that the word stands for elsewhere.
pub fn meant<'n>(typed: &str, names: &[&'n str]) -> Option<&'n str> {
    let bare = bare(typed);
    let known = WORDS.iter().find(|(_, words)| words.contains(&bare.as_str()));
    let known = known.and_then(|(command, _)| names.iter().find(|name| *name == command));
    known.copied().or_else(|| name::nearest(typed, names.iter().copied(), 1).first().copied())
}

/// The same for options.
const OPTIONS: &[(&str, &[&str])] = &[
    ("--unit", &["u", "donvi", "phong", "office"]),
    ("--role", &["vaitro"]),
    ("--index", &["i", "chiso"]),
    ("--component", &["linhvuc", "thanhphan"]),
    ("--plan", &["p", "kehoach"]),
    ("--agency", &["a", "coquan"]),
    ("--state", &["s", "status", "trangthai", "tinhtrang"]),
    ("--as-of", &["d", "date", "on", "day", "ngay", "denngay", "tinhden"]),
    ("--format", &["f", "dang", "type", "kieu"]),
    ("--output", &["out", "file", "tep", "ghi"]),
    ("--evidence", &["proof", "kiemchung", "tailieu"]),
    ("--dry-run", &["n", "preview", "thu"]),
    ("--quiet", &["silent"]),
    ("--from", &["after", "tungay"]),
    ("--to", &["before", "until", "denngay"]),
    ("--title", &["t", "name", "ten"]),
    ("--year", &["y", "nam"]),
    ("--watch", &["w", "follow", "theodoi"]),
    ("--within", &["soon", "due", "saphan", "sapdenhan"]),
    ("--by", &["group", "groupby", "theo", "nhom"]),
];

/// Says what is wrong with the command line; help and version are no error.
pub fn report(
    mut error: clap::Error,
    lang: Lang,
    program: &Command,
    arguments: &[OsString],
) -> ExitCode {
    let code = ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
    let mut words = arguments.iter().skip(1).filter_map(|argument| argument.to_str());
    let command = words.find_map(|word| program.find_subcommand(word));
    let mut hint = None;
    if error.use_stderr() {
        suggest(&mut error, program, command);
        hint = other_line(&error, command, arguments);
    }
    if let Some(hint) = &hint {
        error.remove(ContextKind::SuggestedArg);
        error.remove(ContextKind::SuggestedSubcommand);
        let tip = ContextValue::StyledStrs(vec![StyledStr::from(hint.en.clone())]);
        error.insert(ContextKind::Suggested, tip);
    }
    let name = command.map_or("", Command::get_name);
    let of = if name.is_empty() { String::new() } else { format!(" {name}") };
    if lang == Lang::Vi
        && error.use_stderr()
        && let Some(mut message) = in_vietnamese(&error, name)
    {
        hint.iter().for_each(|hint| message.extend(["; ", &hint.vi]));
        let message = crate::text::characters::safe(&message).into_owned();
        let _ = writeln!(std::io::stderr().lock(), "pargo: {message}\n\nXem `pargo{of} --help`.");
        return code;
    }
    print(&error, lang, code)
}

/// Replaces the suggestion of the parser, which calls even distant words similar, by what may have been meant.
fn suggest(error: &mut clap::Error, program: &Command, command: Option<&Command>) {
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let names: Vec<&str> = program.get_subcommands().map(Command::get_name).collect();
            let near = meant(&context_text(error, ContextKind::InvalidSubcommand), &names);
            error.remove(ContextKind::SuggestedSubcommand);
            if let Some(near) = near {
                let near = ContextValue::Strings(vec![near.to_owned()]);
                error.insert(ContextKind::SuggestedSubcommand, near);
            }
        }
        ErrorKind::UnknownArgument => {
            let typed = context_text(error, ContextKind::InvalidArg);
            let near = context_text(error, ContextKind::SuggestedArg);
            let of_command = command.into_iter().flat_map(Command::get_arguments);
            let longs = of_command.chain(program.get_arguments()).filter_map(Arg::get_long);
            let longs: Vec<String> = longs.map(|long| format!("--{long}")).collect();
            if let Some(known) = known_option(&typed, &longs) {
                error.insert(ContextKind::SuggestedArg, ContextValue::String(known));
            } else if name::nearest(&typed, [near.as_str()], 1).is_empty() {
                error.remove(ContextKind::SuggestedArg);
            }
        }
        _ => {}
    }
}

/// `--as-of -1w` is read as an option `-1`, though a value was meant.
fn negative_value(typed: &str, arguments: &[OsString]) -> Option<Text> {
    typed.strip_prefix('-').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))?;
    let words: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let at = words.iter().position(|word| word.starts_with(typed))?;
    let option = words[..at].last().filter(|word| word.starts_with("--"))?;
    let value = words[at];
    Some(both!(
        "giá trị của {option} không bắt đầu bằng dấu -, nhưng ở đây là {value}",
        "a value of {option} does not begin with -, and {value} does"
    ))
}

/// What to type instead, where that is another command or an option with a value.
fn other_line(
    error: &clap::Error,
    command: Option<&Command>,
    arguments: &[OsString],
) -> Option<Text> {
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            hint::for_command(&context_text(error, ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => {
            let typed = context_text(error, ContextKind::InvalidArg);
            if let Some(hint) = negative_value(&typed, arguments) {
                return Some(hint);
            }
            let mut words = arguments.iter().filter_map(|argument| argument.to_str());
            let as_typed = words.find(|word| word.split('=').next() == Some(typed.as_str()));
            let known = context_text(error, ContextKind::SuggestedArg);
            let is_meant = OPTIONS
                .iter()
                .any(|(option, words)| *option == known && words.contains(&bare(&typed).as_str()));
            let name = command.map_or("", Command::get_name);
            let hint = hint::for_option(name, as_typed.unwrap_or(&typed), words.next());
            hint.filter(|_| !is_meant)
        }
        _ => None,
    }
}

/// The option of a command that a word stands for elsewhere.
fn known_option(typed: &str, of_command: &[String]) -> Option<String> {
    let bare = bare(typed);
    let mut meant = OPTIONS.iter().filter(|(_, words)| words.contains(&bare.as_str()));
    meant.find_map(|(option, _)| of_command.iter().find(|own| own == option)).cloned()
}

/// What the parser attached to an error under this kind; empty if nothing.
fn context_text(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(value)) => value.clone(),
        Some(ContextValue::Strings(values)) => values.join(", "),
        _ => String::new(),
    }
}

/// The name of an option without its value: `--as-of` of `--as-of <DATE>`.
fn option(arg: &str) -> &str {
    match arg.starts_with('-') {
        true => arg.split([' ', '=', '[']).next().unwrap_or_default(),
        false => arg,
    }
}

/// The Vietnamese of an error; `None` where the parser's own words are all there is.
fn in_vietnamese(error: &clap::Error, command: &str) -> Option<String> {
    let arg = context_text(error, ContextKind::InvalidArg);
    let (arg, value) = (option(&arg), context_text(error, ContextKind::InvalidValue));
    let also = |near: String| match near.is_empty() {
        true => String::new(),
        false => format!("; có phải là “{near}”?"),
    };
    Some(match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if !value.is_empty() => {
            let why = why_invalid(error);
            format!("giá trị “{value}” của {arg} không hợp lệ; {why}")
        }
        ErrorKind::InvalidValue
        | ErrorKind::ValueValidation
        | ErrorKind::WrongNumberOfValues
        | ErrorKind::TooFewValues => match arg {
            "--unit" => "--unit phải kèm tên đơn vị, ví dụ --unit \"Văn phòng Sở\"".to_owned(),
            _ => format!("{arg} phải kèm một giá trị"),
        },
        ErrorKind::TooManyValues => format!("thừa “{value}” sau {arg}"),
        ErrorKind::NoEquals => format!("{arg} và giá trị phải nối bằng dấu ="),
        ErrorKind::UnknownArgument if !arg.starts_with('-') => format!("thừa “{arg}”"),
        ErrorKind::UnknownArgument => {
            format!(
                "không có tùy chọn “{arg}”{}",
                also(context_text(error, ContextKind::SuggestedArg))
            )
        }
        ErrorKind::InvalidSubcommand => {
            let name = context_text(error, ContextKind::InvalidSubcommand);
            let near = context_text(error, ContextKind::SuggestedSubcommand);
            format!("không có lệnh “{name}”{}", also(near))
        }
        ErrorKind::MissingSubcommand => "thiếu lệnh".to_owned(),
        ErrorKind::MissingRequiredArgument => missing(arg, command),
        ErrorKind::ArgumentConflict => {
            let other = context_text(error, ContextKind::PriorArg);
            format!("{arg} không dùng cùng với {}", option(&other))
        }
        _ => return None,
    })
}

/// The Vietnamese of what a value should be.
fn why_invalid(error: &clap::Error) -> String {
    match std::error::Error::source(error) {
        Some(source) => match source.downcast_ref::<Text>() {
            Some(why) => why.vi.clone(),
            // The only other ones are numbers.
            None => "viết một số nguyên".to_owned(),
        },
        None => format!("viết: {}", context_text(error, ContextKind::ValidValue)),
    }
}

/// The Vietnamese of an argument that is missing.
fn missing(arg: &str, command: &str) -> String {
    let words = match arg {
        "<REF>" => "thiếu mã kế hoạch hoặc mã nhiệm vụ, ví dụ: stp-2025, stp-2025/II.1",
        "<ID>" => "thiếu mã kế hoạch, ví dụ: stp-2026",
        "--unit" if command == "form" => "thiếu --unit \"TÊN ĐƠN VỊ\", hoặc --all-units",
        "--unit" => "thiếu --unit; --role và --direct chỉ dùng cùng với --unit",
        "<DIR>" => "thiếu thư mục để ghi",
        "<SHELL>" => "thiếu tên chương trình dòng lệnh: bash, zsh, fish, powershell, elvish",
        "<PHRASE>..." => "thiếu cụm từ chỉ thời hạn, ví dụ: \"quý IV/2025\"",
        // A group of options, one of which is needed: `<--score <N>|--percent <N>>`.
        _ if arg.starts_with("<--") => {
            let names: Vec<&str> =
                arg.split(['<', '|', ' ', '>']).filter(|word| word.starts_with("--")).collect();
            return format!("hãy nêu ít nhất một trong: {}", names.join(", "));
        }
        _ => return format!("thiếu {arg}"),
    };
    words.to_owned()
}

/// Prints help or an error in the words of clap, without colours if an argument in it has hidden characters. Help
/// that could not be written is an error, although clap would end with success.
fn print(error: &clap::Error, lang: Lang, code: ExitCode) -> ExitCode {
    let plain = error.render().to_string();
    let safe = crate::text::characters::safe_lines(&plain);
    let printed = match safe == plain {
        true => error.print().and_then(|()| std::io::stdout().flush()),
        false => write!(std::io::stderr().lock(), "{safe}"),
    };
    match printed {
        // A closed pipe is no error: the reader has read enough.
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            let Text { vi, en } = why(&error);
            let words = both!("không in được hướng dẫn: {vi}", "cannot print the help: {en}");
            let _ = writeln!(std::io::stderr().lock(), "pargo: {}", words.in_lang(lang));
            ExitCode::from(2)
        }
        _ => code,
    }
}

#[cfg(test)]
mod tests {
    use super::meant;

    const NAMES: &[&str] = &["check", "overdue", "tasks", "help"];

    #[test]
    fn words_of_other_tools_and_vietnamese_ones_lead_to_a_command() {
        for (typed, command) in [
            ("chek", "check"),
            ("lint", "check"),
            ("kiểm-tra", "check"),
            ("kiem_tra", "check"),
            ("quá hạn", "overdue"),
            ("list", "tasks"),
            ("nhiệm vụ", "tasks"),
            ("hướng-dẫn", "help"),
        ] {
            assert_eq!(meant(typed, NAMES), Some(command), "{typed}");
        }
        assert_eq!(meant("xyzzy", NAMES), None);
        // A word leads to no command that is not there.
        assert_eq!(meant("log", NAMES), None);
    }
}
