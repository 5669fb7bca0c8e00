//! What to type instead where a word leads to another command, or to an option with a value.

use crate::text::lang::{Both, Text};
use crate::text::name;

/// What was typed and where, and what to type instead. `{}` stands for the word after it.
struct Hint {
    /// The commands in which it is typed, `""` before any; empty for all of these.
    commands: &'static [&'static str],
    /// The words, without marks, spaces and signs.
    words: &'static [&'static str],
    /// What is wanted.
    wish: Both,
    /// The command line that does it.
    line: &'static str,
    /// What stands in the place of `{}` where no word follows.
    blank: &'static str,
}

/// Words in place of a command.
const COMMANDS: &[Hint] = &[
    Hint {
        commands: &[],
        words: &["version", "phienban", "about"],
        wish: Both { vi: "xem phiên bản", en: "for the version" },
        line: "pargo --version",
        blank: "",
    },
    Hint {
        commands: &[],
        words: &["config", "settings", "caidat", "cauhinh"],
        wish: Both {
            vi: "xem tệp pargo.toml nào được áp dụng", en: "for the pargo.toml in force"
        },
        line: "pargo check --show-files",
        blank: "",
    },
    Hint {
        commands: &[],
        words: &["fix", "mend", "repair", "sua", "suloi", "sualoi"],
        wish: Both { vi: "sửa lỗi", en: "to mend findings" },
        line: "pargo check --fix",
        blank: "",
    },
    Hint {
        commands: &[],
        words: &["watch", "theodoi"],
        wish: Both { vi: "kiểm tra lại mỗi khi lưu tệp", en: "to check at every save" },
        line: "pargo check --watch",
        blank: "",
    },
    Hint {
        commands: &[],
        words: &["since", "pr", "mergerequest"],
        wish: Both {
            vi: "kiểm tra các thay đổi của một nhánh",
            en: "to judge the changes of a branch",
        },
        line: "pargo check --since origin/main",
        blank: "",
    },
];

/// Words in place of an option.
const OPTIONS: &[Hint] = &[
    Hint {
        commands: &[""],
        words: &["v"],
        wish: Both { vi: "xem phiên bản", en: "for the version" },
        line: "pargo --version",
        blank: "",
    },
    Hint {
        commands: &["", "check", "rules"],
        words: &["explain", "rule", "why", "giaithich", "quytac", "e"],
        wish: Both { vi: "xem giải thích quy tắc", en: "for what a rule is about" },
        line: "pargo rules {}",
        blank: "no-lead",
    },
    Hint {
        commands: &["check"],
        words: &["list", "listrules", "rules", "showrules", "select"],
        wish: Both { vi: "xem các quy tắc", en: "for all rules" },
        line: "pargo rules",
        blank: "",
    },
    Hint {
        commands: &["check"],
        words: &[
            "strict",
            "werror",
            "failonwarning",
            "failonwarnings",
            "warningsaserrors",
            "error",
            "deny",
            "canhbao",
        ],
        wish: Both { vi: "coi cảnh báo như lỗi", en: "to fail on warnings" },
        line: "pargo check --deny-warnings",
        blank: "",
    },
    Hint {
        commands: &["check"],
        words: &["fixall", "unsafefixes", "suahet", "suatatca"],
        wish: Both { vi: "sửa mọi chỗ sửa được", en: "to mend whatever can be mended" },
        line: "pargo check --fix=all",
        blank: "",
    },
    Hint {
        commands: &["check"],
        words: &["ignore", "disable", "allow", "skip", "norule", "off", "boqua"],
        wish: Both {
            vi: "tắt một quy tắc, ghi trong pargo.toml",
            en: "to turn a rule off, write in pargo.toml",
        },
        line: "[rules] {} = \"off\"",
        blank: "no-lead",
    },
    Hint {
        commands: &[],
        words: &["exclude", "without", "loaitru"],
        wish: Both {
            vi: "bỏ một thư mục ra ngoài, ghi trong pargo.toml",
            en: "to leave a folder out, write in pargo.toml",
        },
        line: "exclude = [\"{}\"]",
        blank: "nhap/**",
    },
    Hint {
        commands: &["overdue"],
        words: &["days", "next", "in", "trong", "ngaytoi"],
        wish: Both { vi: "cả nhiệm vụ sắp đến hạn", en: "with what falls due soon" },
        line: "pargo overdue --within 30d",
        blank: "",
    },
    Hint {
        commands: &["overdue"],
        words: &["all", "tatca", "allyears"],
        wish: Both {
            vi: "cả nhiệm vụ của kế hoạch đã kết thúc",
            en: "with the tasks of plans that are closed",
        },
        line: "pargo overdue --closed",
        blank: "",
    },
    Hint {
        commands: &[],
        words: &[
            "json", "markdown", "md", "csv", "xlsx", "excel", "docx", "word", "sarif", "short",
        ],
        wish: Both { vi: "chọn dạng kết quả", en: "for another format" },
        line: "--format {typed}",
        blank: "",
    },
    Hint {
        commands: &["diff"],
        words: &["since", "from", "tu"],
        wish: Both {
            vi: "thay đổi kể từ một commit", en: "for the changes since a revision"
        },
        line: "pargo diff {}",
        blank: "HEAD~1",
    },
    Hint {
        commands: &["overdue", "tasks", "summary"],
        words: &["since", "from", "tungay"],
        wish: Both { vi: "số liệu qua thời gian", en: "for figures over time" },
        line: "pargo trend --from 1/1/2025",
        blank: "",
    },
];

impl Hint {
    fn message(&self, typed: &str, next: Option<&str>) -> Text {
        let format = match bare(typed).as_str() {
            "md" => "markdown",
            "excel" => "xlsx",
            "word" => "docx",
            _ => typed.trim_start_matches('-'),
        };
        let line = self.line.replace("{typed}", format).replace("{}", next.unwrap_or(self.blank));
        Text { vi: format!("{}: {line}", self.wish.vi), en: format!("{}: {line}", self.wish.en) }
    }
}

/// What to type instead of a word that is no command.
pub fn for_command(typed: &str) -> Option<Text> {
    let bare = bare(typed);
    let hint = COMMANDS.iter().find(|hint| hint.words.contains(&bare.as_str()))?;
    Some(hint.message(typed, None))
}

/// What to type instead of an option that a command has not; `next` is the word after it.
pub fn for_option(command: &str, typed: &str, next: Option<&str>) -> Option<Text> {
    let (option, value) = typed.split_once('=').map_or((typed, None), |(o, v)| (o, Some(v)));
    let bare = bare(option);
    let is_here = |hint: &&Hint| hint.commands.is_empty() || hint.commands.contains(&command);
    let mut hints = OPTIONS.iter().filter(is_here);
    let hint = hints.find(|hint| hint.words.contains(&bare.as_str()))?;
    Some(hint.message(option, value.or(next.filter(|next| !next.starts_with('-')))))
}

/// A word without marks, spaces and signs.
pub fn bare(typed: &str) -> String {
    name::loose(typed).chars().filter(|c| c.is_alphanumeric()).collect()
}
