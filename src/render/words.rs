//! A state, a date, a count in words; prose broken at the width of the terminal.

use chrono::NaiveDate;

use crate::check::diagnostic::Diagnostic;
use crate::deadline::dmy;
use crate::deadline::period::Period;
use crate::render::Look;
use crate::report::coverage::Coverage;
use crate::state::{Outcome, State};
use crate::text::lang::{Both, Lang};

/// A date as the language writes it.
pub fn date(date: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Vi => dmy(date),
        Lang::En => date.to_string(),
    }
}

/// A period or the title of a milestone: in Vietnamese a period is called as offices call it.
pub fn period(label: &str, lang: Lang) -> String {
    let words = Period::parse(label).filter(|_| lang == Lang::Vi).map(Period::words);
    words.unwrap_or_else(|| label.to_owned())
}

/// A state in words.
pub fn state(state: State) -> Both {
    match state {
        State::Cancelled => Both { vi: "đã hủy", en: "cancelled" },
        State::Done => Both { vi: "hoàn thành đúng hạn", en: "done" },
        State::DoneLate => Both { vi: "hoàn thành quá hạn", en: "done late" },
        State::Overdue => Both { vi: "quá hạn", en: "overdue" },
        State::InProgress => Both { vi: "đang thực hiện", en: "in progress" },
        State::NotStarted => Both { vi: "chưa thực hiện", en: "not started" },
        State::Standing => Both { vi: "thường xuyên", en: "standing" },
        State::Undated => Both { vi: "chưa xác định thời hạn", en: "without a date" },
    }
}

/// An outcome in words.
pub fn outcome(outcome: Outcome) -> Both {
    match outcome {
        Outcome::Met => Both { vi: "đạt", en: "met" },
        Outcome::Missed => Both { vi: "chưa đạt", en: "missed" },
        Outcome::Pending => Both { vi: "chờ kết quả", en: "pending" },
    }
}

/// A count with its noun, in the right number.
pub fn counted(count: usize, lang: Lang, vi: &str, one: &str, many: &str) -> String {
    match (lang, count) {
        (Lang::Vi, _) => format!("{count} {vi}"),
        (Lang::En, 1) => format!("{count} {one}"),
        (Lang::En, _) => format!("{count} {many}"),
    }
}

/// What a finding says and, on a line of its own, how to mend it.
pub fn with_help(diagnostic: &Diagnostic, lang: Lang) -> String {
    let message = crate::text::characters::safe(diagnostic.message.in_lang(lang));
    match &diagnostic.help {
        Some(help) => {
            let word = HELP.in_lang(lang);
            let help = crate::text::characters::safe_lines(help.in_lang(lang));
            format!("{message}\n{word}: {help}")
        }
        None => message.into_owned(),
    }
}

/// What stands before the mend of a finding.
pub(crate) const HELP: Both = Both { vi: "cách sửa", en: "help" };

/// Prose, broken on words at the terminal's width.
pub fn prose(text: &str, look: Look) -> String {
    let Some(width) = look.width else {
        return text.to_owned();
    };
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split_whitespace() {
        let last = lines.len() - 1;
        let length = lines[last].chars().count();
        if length > 0 && length + 1 + word.chars().count() > width {
            lines.push(word.to_owned());
        } else {
            if length > 0 {
                lines[last].push(' ');
            }
            lines[last].push_str(word);
        }
    }
    lines.join("\n")
}

/// What standard error says of plans left out.
pub fn left_out(coverage: &Coverage, lang: Lang) -> Vec<String> {
    coverage
        .left_out
        .iter()
        .map(|left| {
            let file = crate::text::characters::safe(&left.file);
            let reason = crate::text::characters::safe(left.reason.in_lang(lang));
            match lang {
                Lang::Vi => format!("không đọc được {file}: {reason}"),
                Lang::En => format!("left out {file}: {reason}"),
            }
        })
        .collect()
}

/// What standard error says of names that were taken for others, and of lesser faults.
pub fn remarks(coverage: &Coverage, lang: Lang) -> Vec<String> {
    let taken = coverage.taken.iter().map(|(typed, meant)| {
        let (typed, meant) =
            (crate::text::characters::safe(typed), crate::text::characters::safe(meant));
        match lang {
            Lang::Vi => format!("hiểu “{typed}” là “{meant}”"),
            Lang::En => format!("“{typed}” is taken for “{meant}”"),
        }
    });
    let mut lines: Vec<String> = taken.collect();
    if coverage.faults > 0 {
        let count = coverage.faults;
        lines.push(match (lang, count) {
            (Lang::Vi, _) => format!("có {count} lỗi trong các kế hoạch; xem `pargo check`"),
            (Lang::En, 1) => "1 error in the plans; see `pargo check`".to_owned(),
            (Lang::En, _) => format!("{count} errors in the plans; see `pargo check`"),
        });
    }
    lines
}
