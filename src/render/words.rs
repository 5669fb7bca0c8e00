//! States, dates and counts in words; prose wrapped to the terminal.

use chrono::NaiveDate;

use crate::check::diagnostic::Diagnostic;
use crate::deadline::dmy;
use crate::deadline::period::Period;
use crate::plan::value::Value;
use crate::render::OutputStyle;
use crate::render::table::Tone;
use crate::render::wrap::hanging;
use crate::report::coverage::Coverage;
use crate::state::{Outcome, State};
use crate::text::lang::{Both, Lang, quantity, within};

/// A date in the form of the language.
pub fn date(date: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Vi => dmy(date),
        Lang::En => date.to_string(),
    }
}

/// A value as the language writes it.
pub fn value(value: &Value, lang: Lang) -> String {
    match value {
        Value::Word(word) => word.label.in_lang(lang).to_owned(),
        Value::Key(key) => within(key.label.in_lang(lang)),
        Value::Percent(percent) => format!("{percent}%"),
        Value::Number(number) => number.shown(lang),
        Value::Bound(bound) => bound.shown(lang),
        Value::Day(day) => date(*day, lang),
        Value::Flag(flag) => {
            let word =
                if *flag { Both { vi: "có", en: "yes" } } else { Both { vi: "không", en: "no" } };
            word.in_lang(lang).to_owned()
        }
        Value::Text(_) | Value::Whole(_) => value.canonical(),
        Value::Deadline(..) | Value::Measure(_) | Value::List(_) | Value::Table(_) => {
            value.joined(&|inner| self::value(inner, lang))
        }
    }
}

/// A legal basis in one line: `30/KH-UBND, 30/07/2025, UBND tỉnh Lào Cai, (bản sao)`.
pub fn basis(basis: &Value, lang: Lang) -> String {
    let Value::Table(table) = basis else { return value(basis, lang) };
    let written = |(key, said): (&str, &Value)| match key {
        "note" => format!("({})", value(said, lang)),
        _ => value(said, lang),
    };
    table.fields.iter().map(written).collect::<Vec<_>>().join(", ")
}

/// What a state means to those who read it.
pub fn tone(state: State) -> Tone {
    match state {
        State::Overdue => Tone::Bad,
        State::Done => Tone::Good,
        State::Cancelled
        | State::DoneLate
        | State::InProgress
        | State::NotStarted
        | State::Standing
        | State::Undated => Tone::Plain,
    }
}

/// A period or the title of a milestone. In Vietnamese a period has the name that offices use.
pub fn period(label: &str, lang: Lang) -> String {
    let words = Period::parse(label).filter(|_| lang == Lang::Vi).map(Period::words);
    words.unwrap_or_else(|| label.to_owned())
}

/// Several periods; of those that follow each other in one year the last one names it: `quý I, quý III/2025`.
pub fn periods(labels: &[&str], lang: Lang) -> String {
    let words: Vec<String> = labels.iter().map(|label| period(label, lang)).collect();
    let shown = words.iter().enumerate().map(|(at, word)| {
        let year = |word: &str| word.rsplit_once('/').map(|(_, year)| year.to_owned());
        let next = words.get(at + 1).and_then(|next| year(next));
        let is_period = Period::parse(labels[at]).is_some();
        match word.rsplit_once('/') {
            Some((name, year)) if is_period && next.as_deref() == Some(year) => name,
            _ => word,
        }
    });
    shown.collect::<Vec<_>>().join(", ")
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
        Outcome::Pending => Both { vi: "chưa có kết quả", en: "pending" },
    }
}

/// A count with its noun in a sentence, singular or plural.
pub fn counted(count: usize, lang: Lang, vi: &str, one: &str, many: &str) -> String {
    match lang {
        Lang::Vi => format!("{} {vi}", quantity(count)),
        Lang::En => in_column(count, lang, vi, one, many),
    }
}

/// A count with its noun in a column of a table, where numbers stand below each other.
pub fn in_column(count: usize, lang: Lang, vi: &str, one: &str, many: &str) -> String {
    match (lang, count) {
        (Lang::Vi, _) => format!("{count} {vi}"),
        (Lang::En, 1) => format!("{count} {one}"),
        (Lang::En, _) => format!("{count} {many}"),
    }
}

/// The message of a finding and, on a second line, how to fix it.
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

/// The label of a finding's help.
pub(crate) const HELP: Both = Both { vi: "cách sửa", en: "help" };

/// Prose, wrapped between words to the width of the terminal.
pub fn prose(text: &str, style: OutputStyle) -> String {
    hanging(text, 0, style)
}

/// The notes on plans that were left out, for standard error.
pub fn left_out(coverage: &Coverage, lang: Lang) -> Vec<String> {
    coverage
        .left_out
        .iter()
        .map(|left| {
            let file = crate::text::characters::safe(&left.file);
            let reason = crate::text::characters::safe(left.reason.in_lang(lang));
            match lang {
                Lang::Vi if left.is_copy => format!("không tính {file}: {reason}"),
                Lang::Vi => format!("không đọc được {file}: {reason}"),
                Lang::En => format!("left out {file}: {reason}"),
            }
        })
        .collect()
}

/// The notes on names that were read as other names, and on lesser faults, for standard error.
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
            (Lang::Vi, _) => format!(
                "các kế hoạch còn {} lỗi, số liệu có thể chưa đầy đủ; xem `pargo check`",
                quantity(count)
            ),
            (Lang::En, 1) => "1 error in the plans; see `pargo check`".to_owned(),
            (Lang::En, _) => format!("{count} errors in the plans; see `pargo check`"),
        });
    }
    lines
}

/// That the plan of a task was closed, after its title or state; nothing if it was not.
pub fn closed(day: Option<NaiveDate>, lang: Lang) -> String {
    let Some(day) = day.map(|day| date(day, lang)) else { return String::new() };
    match lang {
        Lang::Vi => format!(" (kế hoạch đã kết thúc ngày {day})"),
        Lang::En => format!(" (plan closed on {day})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::value::Measured;
    use crate::plan::{Scope, Status};
    use crate::text::number::Number;

    #[test]
    fn the_last_period_of_a_year_names_it() {
        let labels = ["2024-Q4", "2025-Q1", "2025-Q3", "2025-H1", "Dự thảo 1/2025", "x/2025"];
        assert_eq!(
            periods(&labels, Lang::Vi),
            "quý IV/2024, quý I, quý III/2025, 6 tháng đầu năm 2025, Dự thảo 1/2025, x/2025"
        );
        assert_eq!(periods(&labels[..2], Lang::En), "2024-Q4, 2025-Q1");
    }

    #[test]
    fn each_language_writes_a_value_its_own_way() {
        let day = Value::Day(NaiveDate::from_ymd_opt(2025, 7, 31).unwrap());
        let number = Number::parse("9.40").unwrap();
        let score =
            Measured { year: Some(2024), score: Some(number.clone()), ..Measured::default() };
        for (said, vi, en) in [
            (day.clone(), "31/07/2025", "2025-07-31"),
            (Value::Number(number), "9,40", "9.40"),
            (Value::Percent(85), "85%", "85%"),
            (Value::Word(Scope::Agency.word()), "của cơ quan", "agency"),
            (Value::Word(Status::InProgress.word()), "đang thực hiện", "in-progress"),
            (Value::Measure(Box::new(score)), "2024, điểm 9,40", "2024, score 9.40"),
            (Value::list(vec![day, Value::text("a")]).unwrap(), "31/07/2025; a", "2025-07-31; a"),
        ] {
            assert_eq!(
                (value(&said, Lang::Vi).as_str(), value(&said, Lang::En).as_str()),
                (vi, en)
            );
        }
    }
}
