//! Help in Vietnamese.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command};

use crate::cli::help_text;
use crate::text::lang::{Both, Lang};

/// The language of `--lang`, before the command line is parsed.
pub fn lang_of(arguments: &[OsString]) -> Option<Lang> {
    let words: Vec<&str> = arguments.iter().filter_map(|a| a.to_str()).collect();
    let value =
        words.iter().enumerate().find_map(|(at, word)| match word.strip_prefix("--lang") {
            Some("") => words.get(at + 1).copied(),
            Some(value) => value.strip_prefix('='),
            None => None,
        })?;
    match value {
        "vi" => Some(Lang::Vi),
        "en" => Some(Lang::En),
        _ => None,
    }
}

/// The Vietnamese of every option and argument, by its id; several commands share one.
const OPTIONS: [(&str, &str); 52] = [
    ("as_of", "Tính đến ngày, viết 01/12/2025, 2025-12-01 hoặc hôm nay; mặc định là hôm nay"),
    ("at", "Đọc kế hoạch ở commit này; mặc định tính đến ngày của commit"),
    ("lang", "Ngôn ngữ của kết quả"),
    ("color", "Khi nào dùng màu"),
    ("paths", "Tệp kế hoạch và thư mục; mặc định là plans/"),
    ("format", "Dạng kết quả (mặc định là table)"),
    (
        "output",
        "Ghi kết quả vào tệp này (chỉ thay tệp cũ khi đã ghi xong); đuôi tệp cho biết dạng kết quả, - là in ra",
    ),
    ("quiet", "Chỉ in kết quả và lỗi"),
    ("deny_warnings", "Trả về mã 1 nếu có cảnh báo"),
    ("profile", "Bật thêm các quy tắc của bộ này ở mức cảnh báo"),
    ("baseline", "Bỏ qua những lỗi, cảnh báo đã ghi nhận trong tệp này"),
    (
        "update_baseline",
        "Cập nhật tệp baseline: gone (chỉ xóa mục đã khắc phục), all (ghi thêm mục mới)",
    ),
    ("unit", "Nhiệm vụ của đơn vị này"),
    (
        "role",
        "Vai trò của đơn vị: lead (chủ trì), partner (phối hợp), any (cả hai); mặc định là chủ trì",
    ),
    ("direct", "Không tính nhiệm vụ giao chung cho nhóm"),
    ("index", "Nhiệm vụ của chỉ số này"),
    ("component", "Nhiệm vụ của lĩnh vực, nội dung này"),
    ("plan", "Nhiệm vụ của kế hoạch này: nêu bằng mã, một phần của mã, hoặc tên tệp"),
    (
        "state",
        "Nhiệm vụ ở tình trạng này, có thể ghi nhiều: overdue (quá hạn), in-progress (đang thực hiện), …",
    ),
    ("within", "Liệt kê cả nhiệm vụ sắp đến hạn, ví dụ 30d (30 ngày), 2w (2 tuần), 1 tháng"),
    ("exit_code", "Trả về mã 1 nếu có nhiệm vụ quá hạn"),
    ("by", "Tổng hợp theo"),
    ("every", "Lấy số liệu theo kỳ: week (tuần), month (tháng), quarter (quý)"),
    ("expand_groups", "Cùng với --by unit: tính nhiệm vụ của nhóm cho từng thành viên"),
    (
        "subject",
        "Kế hoạch, KẾ-HOẠCH/MÃ, hoặc MÃ chỉ có ở một kế hoạch; kế hoạch nêu bằng mã, một phần của mã, hoặc tên tệp",
    ),
    ("agency", "Nhiệm vụ trong kế hoạch của cơ quan này"),
    ("folders", "Tệp kế hoạch và thư mục để tìm; mặc định là plans/"),
    ("more", ""),
    ("rule", "Tên quy tắc hoặc bộ quy tắc"),
    ("here", "Xem mức đang áp dụng ở thư mục này và tệp đặt mức đó"),
    ("since", "Kiểm tra thêm các thay đổi kể từ commit này"),
    (
        "only_changed",
        "Cùng với --since: trong các lỗi khác chỉ nêu lỗi ở tệp đã thay đổi hoặc do thay đổi gây ra",
    ),
    (
        "show_files",
        "Không kiểm tra mà liệt kê các tệp được đọc, theo pargo.toml nào, tệp nào bị loại ra và vì sao",
    ),
    ("from", "Từ ngày"),
    ("to", "Đến ngày"),
    ("undocumented", "Chỉ nhiệm vụ có lần lùi thời hạn không có văn bản"),
    (
        "revisions",
        "Một commit, hai commit, hoặc COMMIT..COMMIT; mặc định từ HEAD đến bản chưa lưu vào git",
    ),
    ("help", "Hiển thị hướng dẫn này"),
    ("version", "Hiển thị phiên bản"),
    ("phrase", "Cụm từ chỉ thời hạn, ghi như trong văn bản"),
    ("year", "Năm của kế hoạch, dùng khi cụm từ không ghi năm; mặc định là năm nay"),
    ("issued", "Ngày ban hành kế hoạch, để tính số ngày"),
    ("document", "Tài liệu: .docx, .xlsx, .csv, .tsv hoặc Markdown"),
    ("into", "Ghi thêm vào kế hoạch này thay vì lập kế hoạch mới"),
    ("dry_run", "Chỉ cho xem nội dung sẽ ghi, không ghi"),
    ("table", "Chỉ đọc bảng này của văn bản, nêu bằng số thứ tự"),
    ("sheet", "Chỉ đọc trang tính này"),
    ("columns", "Cột nào là gì, nếu pargo hiểu sai: lead=3,deadline=5"),
    ("id", "Mã kế hoạch"),
    ("title", "Tên kế hoạch"),
    ("number", "Số, ký hiệu văn bản"),
    ("command", "Lệnh cần xem hướng dẫn; mặc định là tất cả"),
];

/// The Vietnamese of an option that means something else in one command.
const OF_ONE_COMMAND: [(&str, &str, &str); 7] = [
    ("import", "agency", "Cơ quan ban hành"),
    ("import", "index", "Chỉ số mà kế hoạch phục vụ"),
    ("import", "year", "Năm của kế hoạch"),
    ("import", "issued", "Ngày ban hành"),
    (
        "import",
        "format",
        "Nội dung in ra: json là các bảng đã đọc, phần bỏ lại và chỗ cần xem lại (cần -o hoặc --into)",
    ),
    ("diff", "exit_code", "Trả về mã 1 nếu có thay đổi"),
    ("summary", "profile", "Thêm cột đếm nhiệm vụ đã rõ theo bộ quy tắc này"),
];

/// The Vietnamese of every command.
const COMMANDS: [(&str, &str); 13] = [
    ("import", "Nhập kế hoạch từ tài liệu Word, Excel"),
    ("check", "Kiểm tra các kế hoạch và chỉ ra tất cả lỗi"),
    ("overdue", "Liệt kê nhiệm vụ quá hạn, xếp theo số ngày quá hạn"),
    ("summary", "Tổng hợp tình hình thực hiện theo từng chỉ số"),
    ("tasks", "Liệt kê mọi nhiệm vụ với tình trạng và thời hạn"),
    ("show", "Xem đầy đủ một kế hoạch, nhiệm vụ hoặc mục tiêu"),
    ("diff", "So sánh nội dung kế hoạch giữa hai lần lưu (commit)"),
    ("history", "Xem lịch sử thay đổi của kế hoạch, nhiệm vụ hoặc mục tiêu"),
    ("slips", "Liệt kê nhiệm vụ đã lùi thời hạn"),
    ("trend", "Xem diễn biến thực hiện theo tuần, tháng, quý"),
    ("rules", "Liệt kê các quy tắc kiểm tra, hoặc giải thích một quy tắc"),
    ("deadline", "Cho biết cụm từ chỉ thời hạn nghĩa là ngày nào"),
    ("help", "Hiển thị hướng dẫn này, hoặc hướng dẫn của một lệnh"),
];

const ABOUT: &str =
    "Kiểm tra kế hoạch nâng cao PAR INDEX, SIPAS, PAPI; cho biết đơn vị nào chậm nhiệm vụ nào.";

/// The command line with its help in `lang`. If an option is repeated, the last one counts.
pub fn translated(command: Command, lang: Lang) -> Command {
    let command =
        command.args_override_self(true).mut_subcommands(|sub| sub.args_override_self(true));
    let command = match lang {
        Lang::En => command,
        Lang::Vi => in_vietnamese(command.about(ABOUT), 0),
    };
    with_groups(command, lang)
}

/// Puts the commands in groups, and examples below the options.
fn with_groups(command: Command, lang: Lang) -> Command {
    let usage = match lang {
        Lang::Vi => "pargo [TÙY CHỌN] <LỆNH>",
        Lang::En => "pargo [OPTIONS] <COMMAND>",
    };
    let heading = Both { vi: "Cú pháp:", en: "Usage:" }.in_lang(lang);
    let head = command.get_styles().get_usage();
    let groups = help_text::groups(&command, lang);
    let template = format!(
        "{{about-with-newline}}\n{head}{heading}{head:#} {{usage}}\n\n{groups}\n{{all-args}}{{after-help}}"
    );
    let command = with_examples(command, "pargo", lang).help_template(template);
    // The list of the groups stands in place of the parser's own.
    command.override_usage(usage).mut_subcommands(|sub| {
        let name = sub.get_name().to_owned();
        with_examples(sub, &name, lang).hide(true)
    })
}

fn with_examples(command: Command, name: &str, lang: Lang) -> Command {
    match help_text::examples(name, lang) {
        Some(examples) => command.after_help(examples),
        None => command,
    }
}

const TEMPLATE: &str = "{about-with-newline}\nCú pháp: {usage}\n\n{all-args}{after-help}";

fn in_vietnamese(command: Command, depth: usize) -> Command {
    let name = command.get_name().to_owned();
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").replace("[OPTIONS]", "[TÙY CHỌN]");
    let usage = if depth == 0 { usage } else { format!("pargo {usage}") };
    let flag = |name: &'static str, short, help, action| {
        let flag = Arg::new(name).short(short).long(name).action(action);
        flag.help(help).help_heading("Tùy chọn").display_order(1000)
    };
    let command = command
        .override_usage(usage)
        .help_template(TEMPLATE)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .mut_args(|arg| argument(arg, &name))
        .arg(flag("help", 'h', "Hiển thị hướng dẫn này", ArgAction::Help));
    let command = match depth {
        0 => command.arg(flag("version", 'V', "Hiển thị phiên bản", ArgAction::Version)),
        _ => command,
    };
    command.mut_subcommands(|sub| {
        let about = COMMANDS.iter().find(|(name, _)| *name == sub.get_name());
        let sub = match about {
            Some((_, about)) => sub.about(*about),
            None => sub,
        };
        in_vietnamese(sub, depth + 1)
    })
}

/// An option or an argument with its Vietnamese, its values and its default.
fn argument(arg: Arg, command: &str) -> Arg {
    let id = arg.get_id().as_str();
    let own = OF_ONE_COMMAND.iter().find(|(of, known, _)| *of == command && *known == id);
    let shared = || OPTIONS.iter().find(|(known, _)| *known == id).map(|(_, help)| *help);
    let help = own.map(|(.., help)| *help).or_else(shared);
    let heading = if arg.is_positional() { "Tham số" } else { "Tùy chọn" };
    let takes_values = arg.get_action().takes_values();
    let values: Vec<String> = arg
        .get_possible_values()
        .iter()
        .map(|value| value.get_name().to_owned())
        .filter(|_| takes_values)
        .collect();
    let values = if values.is_empty() { String::new() } else { format!(": {}", values.join(", ")) };
    let default = arg.get_default_values().first().filter(|_| takes_values);
    let default = default.map(|value| format!(" [mặc định: {}]", value.to_string_lossy()));
    let default = default.unwrap_or_default();
    let arg = arg.help_heading(heading);
    match help {
        Some(help) => arg
            .help(format!("{help}{values}{default}"))
            .hide_possible_values(takes_values)
            .hide_default_value(takes_values),
        None => arg,
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Cli;

    /// Every command and option has a Vietnamese text.
    #[test]
    fn all_help_is_translated() {
        let command = Cli::command();
        for sub in command.get_subcommands() {
            assert!(COMMANDS.iter().any(|(name, _)| *name == sub.get_name()), "{}", sub.get_name());
            for arg in sub.get_arguments().chain(command.get_arguments()) {
                let id = arg.get_id().as_str();
                assert!(OPTIONS.iter().any(|(known, _)| *known == id), "{} {id}", sub.get_name());
            }
        }
        translated(Cli::command(), Lang::Vi).debug_assert();
        Cli::command().debug_assert();
    }
}
