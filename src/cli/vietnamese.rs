//! Help in Vietnamese.

use std::ffi::OsString;

use clap::{Arg, Command};

use crate::text::lang::Lang;

/// The language that `--lang` asks for, before the command line is understood.
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
const OPTIONS: [(&str, &str); 43] = [
    ("as_of", "Ngày xét, viết 01/12/2025, 2025-12-01 hoặc hôm nay; mặc định là hôm nay"),
    ("at", "Đọc kế hoạch ở bản ghi git này; ngày xét mặc định là ngày của bản ghi"),
    ("lang", "Ngôn ngữ của kết quả"),
    ("color", "Khi nào dùng màu"),
    ("paths", "Tệp kế hoạch và thư mục; mặc định là plans/"),
    ("format", "Dạng kết quả (mặc định là table)"),
    (
        "output",
        "Ghi kết quả vào tệp này (chỉ thay tệp cũ khi đã ghi xong); đuôi tệp cho biết dạng kết quả, - là in ra",
    ),
    ("quiet", "Chỉ in kết quả và lỗi"),
    ("deny_warnings", "Kết thúc với mã 1 nếu có cảnh báo"),
    ("profile", "Bật thêm các quy tắc của bộ này ở mức cảnh báo"),
    ("baseline", "Không báo lại những lỗi, cảnh báo đã ghi trong tệp này"),
    (
        "update_baseline",
        "Gỡ khỏi tệp đó những lỗi, cảnh báo không còn; all thì ghi thêm cả những cái mới",
    ),
    ("unit", "Nhiệm vụ của đơn vị này"),
    (
        "role",
        "Vai trò của đơn vị: lead (chủ trì), partner (phối hợp), any (cả hai); mặc định là chủ trì",
    ),
    ("direct", "Bỏ những việc chỉ thuộc đơn vị qua một nhóm"),
    ("index", "Nhiệm vụ của chỉ số này"),
    ("component", "Nhiệm vụ của thành phần này"),
    ("plan", "Nhiệm vụ của kế hoạch này: nêu bằng mã, một phần của mã, hoặc tên tệp"),
    (
        "state",
        "Nhiệm vụ ở tình trạng này, có thể ghi nhiều: overdue (quá hạn), in-progress (đang thực hiện), …",
    ),
    ("within", "Liệt kê cả nhiệm vụ sắp đến hạn, ví dụ 30d (30 ngày), 2w (2 tuần), 1 tháng"),
    ("exit_code", "Kết thúc với mã 1 nếu có việc quá hạn"),
    ("by", "Tổng hợp theo"),
    ("every", "Lấy số liệu theo kỳ: week (tuần), month (tháng), quarter (quý)"),
    ("expand_groups", "Với --by unit: tính việc của nhóm cho từng thành viên"),
    (
        "subject",
        "Kế hoạch, KẾ-HOẠCH/MÃ, hoặc MÃ chỉ có ở một kế hoạch; kế hoạch nêu bằng mã, một phần của mã, hoặc tên tệp",
    ),
    ("agency", "Nhiệm vụ trong kế hoạch của cơ quan này"),
    ("folders", "Tệp kế hoạch và thư mục để tìm; mặc định là plans/"),
    ("more", ""),
    ("rule", "Tên quy tắc hoặc bộ quy tắc"),
    ("here", "Xem mức đang áp dụng ở thư mục này và tệp đặt mức đó"),
    ("since", "Xét cả những gì đã thay đổi từ bản ghi git này"),
    (
        "only_changed",
        "Cùng với --since: trong các lỗi khác chỉ nêu lỗi ở tệp đã thay đổi hoặc do thay đổi gây ra",
    ),
    (
        "show_files",
        "Không kiểm tra mà liệt kê các tệp được đọc, theo pargo.toml nào, tệp nào bị loại ra và vì sao",
    ),
    ("from", "Ngày đầu tiên cần xem"),
    ("to", "Ngày cuối cùng cần xem"),
    ("undocumented", "Chỉ những việc có lần dời hạn không có văn bản"),
    ("revisions", "Một bản ghi git, hai bản ghi, hoặc BẢN..BẢN; mặc định từ HEAD đến bản đang sửa"),
    ("help", "In hướng dẫn này"),
    ("version", "In phiên bản"),
    ("phrase", "Cụm từ chỉ thời hạn, như văn bản ghi"),
    ("year", "Năm của kế hoạch, dùng khi cụm từ không ghi năm; mặc định là năm nay"),
    ("issued", "Ngày ban hành kế hoạch, để tính số ngày"),
    ("command", "Lệnh cần xem hướng dẫn; mặc định là tất cả"),
];

/// The Vietnamese of every command.
const COMMANDS: [(&str, &str); 12] = [
    ("check", "Kiểm tra toàn bộ kế hoạch, báo mọi chỗ sai"),
    ("overdue", "Liệt kê việc quá hạn, quá hạn lâu nhất trước"),
    ("summary", "Tổng hợp tình hình từng chỉ số"),
    ("tasks", "Liệt kê mọi nhiệm vụ với trạng thái và thời hạn"),
    ("show", "Xem đầy đủ một kế hoạch, nhiệm vụ hoặc mục tiêu"),
    ("diff", "Cho biết nội dung thay đổi gì giữa hai bản ghi git"),
    ("history", "Cho biết một kế hoạch, nhiệm vụ hoặc mục tiêu đã thay đổi thế nào"),
    ("slips", "Liệt kê những việc đã bị dời thời hạn"),
    ("trend", "Cho biết tình hình nhiệm vụ và mục tiêu qua thời gian"),
    ("rules", "Liệt kê các quy tắc kiểm tra, hoặc giải thích một quy tắc"),
    ("deadline", "Cho biết cụm từ chỉ thời hạn nghĩa là ngày nào"),
    ("help", "In hướng dẫn này, hoặc hướng dẫn của một lệnh"),
];

const ABOUT: &str =
    "Kiểm tra kế hoạch nâng cao PAR INDEX, SIPAS, PAPI; cho biết đơn vị nào chậm việc gì.";

const TEMPLATE: &str = "{about-with-newline}\nCách dùng: {usage}\n\n{all-args}";

/// The command line with its help in `lang`. An option given twice means what was said last.
pub fn translated(command: Command, lang: Lang) -> Command {
    let command =
        command.args_override_self(true).mut_subcommands(|sub| sub.args_override_self(true));
    match lang {
        Lang::En => command,
        Lang::Vi => in_vietnamese(command.about(ABOUT), 0),
    }
}

fn in_vietnamese(command: Command, depth: usize) -> Command {
    let command = command
        .help_template(TEMPLATE)
        .subcommand_help_heading("Các lệnh")
        .disable_help_flag(true)
        .disable_version_flag(true)
        .mut_args(|arg| {
            let help = OPTIONS.iter().find(|(id, _)| *id == arg.get_id().as_str());
            let heading = if arg.is_positional() { "Đối số" } else { "Tùy chọn" };
            let arg = arg.help_heading(heading);
            let values: Vec<String> = arg
                .get_possible_values()
                .iter()
                .map(|value| value.get_name().to_owned())
                .filter(|_| arg.get_action().takes_values())
                .collect();
            match help {
                Some((_, help)) if values.is_empty() => arg.help(*help),
                Some((_, help)) => {
                    arg.help(format!("{help}: {}", values.join(", "))).hide_possible_values(true)
                }
                None => arg,
            }
        })
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(clap::ArgAction::Help)
                .help("In hướng dẫn này")
                .help_heading("Tùy chọn"),
        );
    let command = if depth == 0 {
        command.arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(clap::ArgAction::Version)
                .help("In phiên bản")
                .help_heading("Tùy chọn"),
        )
    } else {
        command
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

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Cli;

    /// No command and no option is without Vietnamese.
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
