//! What help says besides options: the commands in groups, and examples, in both languages.

use std::fmt::Write;

use clap::Command;

use crate::text::lang::{Both, Lang};

/// The commands by what they are for; those of the last group are only named.
const GROUPS: [(Both, &[&str]); 3] = [
    (Both { vi: "Lập kế hoạch", en: "Writing a plan" }, &["import", "check", "rules"]),
    (Both { vi: "Theo dõi", en: "Following" }, &["summary", "overdue", "tasks", "show"]),
    (Both { vi: "Lịch sử", en: "History" }, &["diff", "history", "slips", "trend"]),
];

/// Commands that are named in the last line.
const OTHERS: [&str; 2] = ["deadline", "help"];

/// An example: what is asked, and the command line.
type Example = (Both, &'static str);

/// Examples, by command; those without a name stand under all commands.
const EXAMPLES: [(&str, &[Example]); 13] = [
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
                Both { vi: "tệp nào được đọc", en: "which files are read" },
                "pargo check --show-files",
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

/// The commands of a program in groups, each with what it does.
pub fn groups(program: &Command, lang: Lang) -> String {
    let (head, name_style) =
        (program.get_styles().get_header(), program.get_styles().get_literal());
    let about = |name: &str| {
        let command = program.get_subcommands().find(|command| command.get_name() == name);
        command.and_then(Command::get_about).map(ToString::to_string).unwrap_or_default()
    };
    let mut out = String::new();
    for (what, names) in GROUPS {
        let _ = writeln!(out, "{head}{}:{head:#}", what.in_lang(lang));
        for name in names {
            let _ = writeln!(out, "  {name_style}{name:<9}{name_style:#} {}", about(name));
        }
        out.push('\n');
    }
    let others = OTHERS.map(|name| format!("{name_style}{name}{name_style:#}"));
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
            GROUPS.iter().flat_map(|(_, names)| *names).chain(&OTHERS).copied().collect();
        listed.sort_unstable();
        let program = Cli::command();
        let mut all: Vec<&str> = program.get_subcommands().map(Command::get_name).collect();
        all.sort_unstable();
        assert_eq!(listed, all);
    }

    #[test]
    fn every_example_is_a_command_line() {
        for (command, examples) in EXAMPLES {
            for (_, line) in examples {
                let words = shlex::split(line).unwrap_or_default();
                let named = command == "pargo" || words.get(1).is_some_and(|word| word == command);
                assert!(named, "{line}");
                let parsed = Cli::command().try_get_matches_from(words);
                assert!(parsed.is_ok(), "{line}: {:?}", parsed.err());
            }
        }
    }
}
