//! What help says besides options: the commands in groups, and examples, in both languages.

use std::fmt::Write;
use std::io::IsTerminal;

use clap::Command;

use crate::cli::surroundings::width;
use crate::render::wrap;
use crate::text::lang::{Both, Lang};

/// The commands by what they are for; those of the last group are only named.
const GROUPS: &[(Both, &[&str])] = &[
    (
        Both { vi: "Lập kế hoạch", en: "Writing a plan" },
        &["init", "new", "import", "check", "fmt", "rules"],
    ),
    (
        Both { vi: "Ghi tiến độ", en: "Recording" },
        &["done", "update", "extend", "cancel", "reopen", "result", "form", "collect"],
    ),
    (
        Both { vi: "Theo dõi", en: "Following" },
        &["summary", "overdue", "tasks", "show", "owed", "cascade", "page"],
    ),
    (Both { vi: "Báo cáo, đôn đốc", en: "Sending" }, &["report", "remind"]),
    (Both { vi: "Lịch sử", en: "History" }, &["diff", "history", "slips", "trend"]),
    (Both { vi: "Cuối năm", en: "The year's end" }, &["close", "carry"]),
];

/// Commands that are named in the last line.
const OTHERS: &[&str] = &["schema", "completions", "man", "deadline", "help"];

/// An example: what is asked, and the command line.
type Example = (Both, &'static str);

/// Examples, by command; those without a name stand under all commands.
const EXAMPLES: &[(&str, &[Example])] = &[
    (
        "pargo",
        &[
            (Both { vi: "kiểm tra các kế hoạch", en: "check the plans" }, "pargo check"),
            (
                Both {
                    vi: "nhiệm vụ quá hạn của một đơn vị", en: "what a unit is late with"
                },
                "pargo overdue --unit \"Văn phòng Sở\"",
            ),
            (
                Both {
                    vi: "số liệu đến một ngày, ghi vào tệp", en: "figures of a day, to a file"
                },
                "pargo summary --as-of 30/6/2025 -o summary.csv",
            ),
        ],
    ),
    (
        "init",
        &[
            (Both { vi: "ở thư mục hiện tại", en: "in the current folder" }, "pargo init"),
            (
                Both { vi: "xem trước các tệp sẽ ghi", en: "what would be written" },
                "pargo init ke-hoach --ci gitlab --dry-run",
            ),
        ],
    ),
    (
        "new",
        &[
            (Both { vi: "hỏi từng mục", en: "ask for each thing" }, "pargo new stp-2026"),
            (
                Both { vi: "nêu sẵn tất cả", en: "with all that is needed" },
                "pargo new stp-2026 --agency \"Sở Tư pháp tỉnh Cao Bằng\" --year 2026 --title \"Nâng cao Chỉ số PAPI\" --index PAPI",
            ),
            (
                Both {
                    vi: "tiếp nối kế hoạch năm trước", en: "after the plan of last year"
                },
                "pargo new stp-2026 --carry stp-2025 --year 2026",
            ),
        ],
    ),
    (
        "import",
        &[
            (
                Both {
                    vi: "từ phụ lục của kế hoạch", en: "from the appendix of a plan"
                },
                "pargo import phu-luc.docx --id stp-2025 -o plans/stp-2025.toml",
            ),
            (
                Both {
                    vi: "ghi thêm vào kế hoạch đã có", en: "added to a plan that is there"
                },
                "pargo import phu-luc-2.xlsx --into plans/stp-2025.toml",
            ),
            (
                Both { vi: "chỉ rõ cột nào là gì", en: "with the columns named" },
                "pargo import bang.xlsx --columns lead=3,deadline=5",
            ),
        ],
    ),
    (
        "check",
        &[
            (
                Both { vi: "kiểm tra một thư mục", en: "check a folder" },
                "pargo check plans/so-tu-phap",
            ),
            (
                Both {
                    vi: "nhánh này nới lỏng những cam kết nào", en: "what this branch loosens"
                },
                "pargo check --since origin/main --only-changed",
            ),
            (
                Both {
                    vi: "xem rồi sửa những chỗ đã rõ ý", en: "look, then mend what is clear"
                },
                "pargo check --diff",
            ),
            (
                Both { vi: "sửa mọi chỗ sửa được", en: "mend whatever can be mended" },
                "pargo check --fix=all",
            ),
            (
                Both { vi: "trong khi soạn kế hoạch", en: "while a plan is written" },
                "pargo check --watch",
            ),
            (
                Both { vi: "tệp nào được đọc", en: "which files are read" },
                "pargo check --show-files",
            ),
        ],
    ),
    (
        "fmt",
        &[
            (Both { vi: "các tệp trong plans/", en: "the files in plans/" }, "pargo fmt"),
            (
                Both { vi: "chỉ xem, không ghi", en: "only look, write nothing" },
                "pargo fmt --diff plans/so-tu-phap",
            ),
            (
                Both { vi: "trong CI: tệp nào chưa đúng", en: "in CI: which files differ" },
                "pargo fmt --check",
            ),
        ],
    ),
    (
        "update",
        &[
            (Both { vi: "đã bắt đầu", en: "it was begun" }, "pargo update stp-2025/II.1"),
            (
                Both { vi: "tiến độ và khó khăn", en: "how far, and what is in the way" },
                "pargo update stp-2025/II.1 --progress 60 --obstacle \"Chưa có kinh phí\"",
            ),
        ],
    ),
    (
        "done",
        &[
            (
                Both { vi: "với tài liệu kiểm chứng", en: "with what proves it" },
                "pargo done stp-2025/II.1 --on 20/11/2025 --evidence \"Báo cáo số 412/BC-STP\"",
            ),
            (
                Both { vi: "một kỳ báo cáo", en: "a period" },
                "pargo done stp-2025/III.2 --period \"quý III/2025\"",
            ),
        ],
    ),
    (
        "extend",
        &[(
            Both { vi: "theo một văn bản", en: "by a document" },
            "pargo extend stp-2025/II.1 --to 31/12/2025 --by \"Công văn số 15/UBND-NC\"",
        )],
    ),
    (
        "cancel",
        &[(
            Both { vi: "với lý do", en: "with the reason" },
            "pargo cancel stp-2025/II.1 --note \"Theo Công văn số 15/UBND-NC\"",
        )],
    ),
    (
        "reopen",
        &[(
            Both { vi: "một kỳ ghi nhầm", en: "a period recorded by mistake" },
            "pargo reopen stp-2025/III.2 --period 2025-Q3",
        )],
    ),
    (
        "result",
        &[(
            Both { vi: "điểm đã công bố", en: "a score that was published" },
            "pargo result stp-2025/par-index --score 14,75 --kind published",
        )],
    ),
    (
        "close",
        &[(
            Both { vi: "theo một văn bản", en: "by a document" },
            "pargo close stp-2025 --on 20/01/2026 --by \"Báo cáo số 15/BC-STP\"",
        )],
    ),
    (
        "carry",
        &[
            (
                Both { vi: "mọi nhiệm vụ chưa hoàn thành", en: "all unfinished tasks" },
                "pargo carry stp-2025 --into stp-2026",
            ),
            (
                Both { vi: "một nhiệm vụ", en: "one task" },
                "pargo carry stp-2025/II.1 --into stp-2026",
            ),
        ],
    ),
    (
        "form",
        &[
            (
                Both { vi: "một đơn vị", en: "one unit" },
                "pargo form --unit \"Văn phòng Sở\" -o van-phong.xlsx",
            ),
            (
                Both { vi: "mỗi đơn vị một biểu", en: "one for each unit" },
                "pargo form --all-units -o bieu-thang-7",
            ),
        ],
    ),
    (
        "collect",
        &[
            (Both { vi: "xem trước", en: "look first" }, "pargo collect van-phong.xlsx --dry-run"),
            (
                Both { vi: "mọi biểu trong một thư mục", en: "all forms of a folder" },
                "pargo collect bieu-thang-7",
            ),
        ],
    ),
    (
        "overdue",
        &[
            (
                Both {
                    vi: "cả nhiệm vụ đến hạn trong 02 tuần tới", en: "with the next two weeks"
                },
                "pargo overdue --within 2w",
            ),
            (
                Both {
                    vi: "của một đơn vị, vào bảng tính", en: "of a unit, for a spreadsheet"
                },
                "pargo overdue --unit \"Văn phòng Sở\" -o overdue.csv",
            ),
        ],
    ),
    (
        "summary",
        &[
            (
                Both { vi: "theo đơn vị chủ trì", en: "by the unit in the lead" },
                "pargo summary --by unit",
            ),
            (
                Both {
                    vi: "một chỉ số, đến cuối quý", en: "one index, to the end of a quarter"
                },
                "pargo summary --index PAPI --as-of 30/9/2025",
            ),
        ],
    ),
    (
        "tasks",
        &[
            (
                Both { vi: "đang thực hiện và quá hạn", en: "in progress and overdue" },
                "pargo tasks --state in-progress,overdue",
            ),
            (
                Both { vi: "đơn vị phối hợp", en: "where a unit takes part" },
                "pargo tasks --unit \"Thanh tra Sở\" --role partner",
            ),
            (
                Both {
                    vi: "thời hạn vào lịch, nhắc trước 7 ngày và 1 ngày",
                    en: "due dates for a calendar, with reminders",
                },
                "pargo tasks --format ics --alarm 7d,1d -o thoi-han.ics",
            ),
        ],
    ),
    (
        "show",
        &[
            (Both { vi: "một kế hoạch", en: "a plan" }, "pargo show stp-2025"),
            (Both { vi: "một nhiệm vụ", en: "a task" }, "pargo show stp-2025/II.1"),
            (
                Both { vi: "tìm ở một thư mục", en: "looked for in a folder" },
                "pargo show II.1 --in plans/so-tu-phap",
            ),
        ],
    ),
    (
        "cascade",
        &[
            (
                Both {
                    vi: "cấp trên giao mà kế hoạch này chưa có",
                    en: "what a plan has not taken up",
                },
                "pargo cascade --plan stp-2025 --missing",
            ),
            (
                Both { vi: "tỉnh xem từng cơ quan", en: "each agency, for the province" },
                "pargo cascade --above ubnd-tinh-2025 --by agency",
            ),
        ],
    ),
    (
        "owed",
        &[
            (
                Both { vi: "đơn vị nào chưa báo cáo", en: "who has not reported" },
                "pargo owed --missing",
            ),
            (
                Both {
                    vi: "từng nhiệm vụ, vào bảng tính", en: "task by task, for a spreadsheet"
                },
                "pargo owed --by task -o owed.csv",
            ),
        ],
    ),
    (
        "report",
        &[
            (
                Both { vi: "báo cáo quý, để ký", en: "a quarter's report, to be signed" },
                "pargo report --period 2025-Q3 -o bao-cao.docx",
            ),
            (
                Both { vi: "mỗi kế hoạch một báo cáo", en: "a report on each plan" },
                "pargo report --period \"tháng 11/2025\" -o bao-cao/",
            ),
        ],
    ),
    (
        "remind",
        &[
            (
                Both { vi: "mỗi đơn vị một công văn", en: "a letter to each unit" },
                "pargo remind --within 14d -o don-doc/",
            ),
            (
                Both { vi: "một thông báo cho tất cả", en: "one notice to all" },
                "pargo remind --kind notice --reply-by 5/12/2025 -o don-doc/",
            ),
        ],
    ),
    (
        "diff",
        &[
            (Both { vi: "thay đổi chưa lưu vào git", en: "what is not committed" }, "pargo diff"),
            (
                Both { vi: "giữa hai commit", en: "between two revisions" },
                "pargo diff origin/main..HEAD",
            ),
        ],
    ),
    (
        "history",
        &[
            (Both { vi: "của một kế hoạch", en: "of a plan" }, "pargo history stp-2025"),
            (Both { vi: "của một nhiệm vụ", en: "of a task" }, "pargo history stp-2025/II.1"),
        ],
    ),
    (
        "slips",
        &[(
            Both { vi: "lùi thời hạn không có văn bản", en: "moved without a document" },
            "pargo slips --undocumented",
        )],
    ),
    (
        "trend",
        &[(
            Both { vi: "theo quý trong năm", en: "the quarters of a year" },
            "pargo trend --every quarter --from 1/1/2025",
        )],
    ),
    (
        "page",
        &[
            (
                Both { vi: "một tệp, để gửi đi", en: "one file, to be sent" },
                "pargo page -o tinh-hinh.html",
            ),
            (
                Both {
                    vi: "một thư mục, để đưa lên web", en: "a folder, to be published"
                },
                "pargo page -o public/",
            ),
        ],
    ),
    (
        "rules",
        &[
            (Both { vi: "một quy tắc", en: "one rule" }, "pargo rules unknown-unit"),
            (
                Both {
                    vi: "mức đang áp dụng ở thư mục này", en: "what is in force here"
                },
                "pargo rules --here",
            ),
        ],
    ),
    (
        "schema",
        &[(
            Both {
                vi: "vào một tệp, để trình soạn thảo đọc", en: "to a file, for an editor"
            },
            "pargo schema -o plan.schema.json",
        )],
    ),
    (
        "completions",
        &[
            (
                Both { vi: "cho bash; xem docs/start.vi.md", en: "for bash; see docs/start.md" },
                "pargo completions bash",
            ),
            (
                Both { vi: "cho fish", en: "for fish" },
                "pargo completions fish -o ~/.config/fish/completions/pargo.fish",
            ),
        ],
    ),
    (
        "man",
        &[(
            Both { vi: "cho người dùng hiện tại", en: "for the user alone" },
            "pargo man ~/.local/share/man/man1",
        )],
    ),
    (
        "deadline",
        &[
            (
                Both { vi: "cụm từ của một văn bản", en: "a phrase of a document" },
                "pargo deadline \"trước ngày 25/11/2025\"",
            ),
            (
                Both { vi: "tính từ ngày ban hành", en: "counted from the day of issue" },
                "pargo deadline \"10 ngày làm việc kể từ ngày ban hành\" --issued 15/1/2025",
            ),
        ],
    ),
];

/// The examples of a command as help shows them; nothing where there are none.
pub fn examples(command: &str, lang: Lang) -> Option<String> {
    let (_, examples) = EXAMPLES.iter().find(|(name, _)| *name == command)?;
    let mut out = Both { vi: "Ví dụ:", en: "Examples:" }.in_lang(lang).to_owned();
    for (what, line) in *examples {
        // Each on a line of its own: not every shell knows comments.
        let _ = write!(out, "\n  {}:\n      {line}", what.in_lang(lang));
    }
    Some(out)
}

/// The width of help where that of the terminal is not known, and at most, in columns.
const MOST_WIDE: usize = 100;

/// The commands of a program in groups, each with what it does.
pub fn groups(program: &Command, lang: Lang) -> String {
    let (head, name_style) =
        (program.get_styles().get_header(), program.get_styles().get_literal());
    let about = |name: &str| {
        let command = program.get_subcommands().find(|command| command.get_name() == name);
        command.and_then(Command::get_about).map(ToString::to_string).unwrap_or_default()
    };
    // What clap itself wraps is as wide.
    let width = width(std::io::stdout().is_terminal()).unwrap_or(MOST_WIDE).min(MOST_WIDE);
    let mut out = String::new();
    for (what, names) in GROUPS {
        let _ = writeln!(out, "{head}{}:{head:#}", what.in_lang(lang));
        for name in *names {
            let line = format!("  {name_style}{name:<9}{name_style:#} {}", about(name));
            let lines = wrap::lines(&line, width, 12);
            lines.iter().for_each(|line| out.extend([line, "\n"]));
        }
        out.push('\n');
    }
    let others = OTHERS.iter().map(|name| format!("{name_style}{name}{name_style:#}"));
    let others: Vec<String> = others.collect();
    let besides = Both { vi: "Lệnh khác", en: "Besides" }.in_lang(lang);
    let _ = writeln!(out, "{head}{besides}:{head:#} {}", others.join(", "));
    out
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Cli;

    #[test]
    fn every_command_is_in_one_group() {
        let mut listed: Vec<&str> =
            GROUPS.iter().flat_map(|(_, names)| *names).chain(OTHERS).copied().collect();
        listed.sort_unstable();
        let program = Cli::command();
        let mut all: Vec<&str> = program.get_subcommands().map(Command::get_name).collect();
        all.sort_unstable();
        assert_eq!(listed, all);
    }

    #[test]
    fn every_example_is_a_command_line() {
        for (command, examples) in EXAMPLES {
            for (_, line) in *examples {
                let words = shlex::split(line).unwrap_or_default();
                let named = *command == "pargo" || words.get(1).is_some_and(|word| word == command);
                assert!(named, "{line}");
                let parsed = Cli::command().try_get_matches_from(words);
                assert!(parsed.is_ok(), "{line}: {:?}", parsed.err());
            }
        }
    }
}
