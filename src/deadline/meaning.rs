//! The meaning of a deadline in words, with its due dates.

use chrono::NaiveDate;

use crate::deadline::calendar::{Calendar, dmy};
use crate::deadline::period::Period;
use crate::deadline::recurrence::{Occurrence, Recurrence};
use crate::deadline::{Count, Kind};
use crate::text::lang::{Text, both, quantity};

/// What a deadline means in a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The name of its kind, as in JSON.
    pub kind: &'static str,
    /// The due dates; for a recurring deadline those within the plan's term.
    pub dues: Vec<NaiveDate>,
    /// The meaning in words.
    pub message: Text,
}

/// What a due date depends on besides the deadline itself.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'c> {
    /// The first and the last day of the plan's term.
    pub term: (NaiveDate, NaiveDate),
    /// The date on which the plan was issued, if known.
    pub issued: Option<NaiveDate>,
    /// The working days.
    pub calendar: &'c Calendar,
}

impl Meaning {
    /// What a deadline means in a plan.
    pub fn of(kind: &Kind, setting: Setting<'_>) -> Meaning {
        let due = kind.due(setting.issued, setting.calendar);
        let (name, message) = match kind {
            Kind::Fixed(due) => ("fixed", fixed(*due)),
            Kind::Relative(delay) => ("relative", relative(delay.count, delay.from, due)),
            Kind::Recurring(recurrence) => return recurring(*recurrence, setting.term),
            Kind::Standing => (
                "standing",
                both!(
                    "nhiệm vụ thường xuyên, không có ngày đến hạn",
                    "standing: it goes on and has no due date"
                ),
            ),
            Kind::Conditional(_) => ("conditional", conditional(due)),
        };
        Meaning { kind: name, dues: due.into_iter().collect(), message }
    }
}

fn fixed(due: NaiveDate) -> Text {
    Text { vi: format!("đến hạn ngày {}", dmy(due)), en: format!("due on {due}") }
}

fn relative(count: Count, from: Option<NaiveDate>, due: Option<NaiveDate>) -> Text {
    let words = count.words();
    let (days, working) = (count.days, if count.working { "working " } else { "" });
    let since = match from {
        Some(from) => Text { vi: format!("ngày {}", dmy(from)), en: from.to_string() },
        None => both!("ngày ban hành kế hoạch", "the plan's issue"),
    };
    let when = match due {
        Some(due) => fixed(due),
        None => both!(
            "chưa có ngày đến hạn vì chưa rõ ngày ban hành",
            "without a due date, since the day of issue is not known"
        ),
    };
    Text {
        vi: format!("{words} kể từ {}, không tính ngày đó: {}", since.vi, when.vi),
        en: format!("{days} {working}days after {}, which is not counted: {}", since.en, when.en),
    }
}

fn conditional(due: Option<NaiveDate>) -> Text {
    match due {
        Some(due) => fixed(due),
        None => both!(
            "theo điều kiện, chưa có ngày đến hạn cho đến khi điều kiện xảy ra",
            "conditional: without a due date until the condition is met"
        ),
    }
}

fn recurring(recurrence: Recurrence, (from, until): (NaiveDate, NaiveDate)) -> Meaning {
    let occurrences = recurrence.occurrences(from, until);
    let words = recurrence.words();
    let vi = shortened(&occurrences, |o| format!("{} ({})", o.period.words(), dmy(o.due)));
    let en = shortened(&occurrences, |o| format!("{} ({})", o.period, o.due));
    let count = occurrences.len();
    let message = if occurrences.is_empty() {
        both!(
            "định kỳ, {words}: không có kỳ nào trong thời gian thực hiện kế hoạch",
            "recurring, {words}: the plan's term holds no period"
        )
    } else {
        Text {
            vi: format!("định kỳ, {words}: {} kỳ, {vi}", quantity(count)),
            en: format!("recurring, {words}: {count} times, {en}"),
        }
    };
    let dues = occurrences.iter().map(|o| o.due).collect();
    Meaning { kind: "recurring", dues, message }
}

/// The occurrences in words, shortened if there are more than twelve.
fn shortened(occurrences: &[Occurrence], words: impl Fn(&Occurrence) -> String) -> String {
    match occurrences {
        [first, second, .., last] if occurrences.len() > 12 => {
            format!("{}, {}, …, {}", words(first), words(second), words(last))
        }
        all => all.iter().map(words).collect::<Vec<_>>().join(", "),
    }
}

/// A period in both languages: in Vietnamese words, and as its label in English.
pub fn period(period: Period) -> Text {
    Text { vi: period.words(), en: period.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deadline::recurrence::Recurrence;

    #[test]
    fn more_than_twelve_occurrences_are_shortened() {
        let calendar = Calendar::built_in();
        let kind = Kind::Recurring(Recurrence::each(crate::deadline::period::Every::Month));
        let message = |until: &str| {
            let term = ("2025-01-01".parse().unwrap(), until.parse().unwrap());
            Meaning::of(&kind, Setting { term, issued: None, calendar: &calendar }).message
        };
        assert_eq!(
            message("2025-02-28").vi,
            "định kỳ, hàng tháng: 02 kỳ, tháng 1/2025 (31/01/2025), tháng 2/2025 (28/02/2025)"
        );
        let twelve = message("2025-12-31").en;
        assert!(twelve.contains("2025-06 (2025-06-30)") && !twelve.contains('…'), "{twelve}");
        assert_eq!(
            message("2026-01-31").en,
            "recurring, hàng tháng: 13 times, 2025-01 (2025-01-31), 2025-02 (2025-02-28), …, 2026-01 (2026-01-31)"
        );
    }
}
