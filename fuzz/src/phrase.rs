//! Phrases of deadlines.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use pargo::deadline::calendar::Calendar;
use pargo::deadline::meaning::{Meaning, Setting};
use pargo::deadline::period::Period;
use pargo::deadline::phrase::read::read;
use pargo::deadline::phrase::refused::Refused;
use pargo::deadline::phrase::words::{folded, tokens};
use pargo::deadline::{Kind, MOST_DAYS, YEARS, phrase};
use pargo::finding::faults::invalid_deadline;
use pargo::parse::reader::year_in_reach;
use pargo::text::characters::is_vietnamese;
use unicode_normalization::UnicodeNormalization;

use super::Depth;

/// A phrase means the same however its letters are written, and only what can be.
pub fn oracle(bytes: &[u8], depth: Depth) {
    let text = String::from_utf8_lossy(bytes);
    let meaning = meaning(&text, Some(2025));
    match self::meaning(&text, None) {
        // The plan's year is there for phrases that name none.
        Some(kind) => assert_eq!(meaning, Some(kind), "{text:?} in a plan of 2025"),
        None => {
            for year in [*YEARS.start(), *YEARS.end()] {
                self::meaning(&text, Some(year)).into_iter().for_each(possible);
            }
        }
    }
    let disguised = disguised(&text);
    assert_eq!(self::meaning(&disguised, Some(2025)), meaning, "{text:?} and {disguised:?}");
    // What is near to a phrase takes many times longer to find than that it means nothing.
    if depth.one_in(16) {
        match phrase::parse(&text, Some(2025)) {
            Ok(kind) => assert_eq!(meaning, Some(kind)),
            Err(refused) => helpful(&refused, &text),
        }
    }
    meaning.into_iter().for_each(possible);
}

/// What a phrase means, without a look for what is near to it.
fn meaning(text: &str, year: Option<i32>) -> Option<Kind> {
    let folded = folded(text);
    read(&tokens(&folded), year)?.ok()
}

/// A phrase that is refused is told how to be written, in a way that is taken.
fn helpful(refused: &Refused, text: &str) {
    let told = invalid_deadline::refused(refused, text, Some(2025));
    let help = told.help.expect("help");
    assert!(!help.vi.is_empty() && !help.en.is_empty());
    let offered: &[String] = match refused {
        Refused::Near(near) | Refused::ShortYear(near) => std::slice::from_ref(near),
        Refused::SeveralDates(dates) => {
            let mut dues: Vec<NaiveDate> = dates.iter().map(|date| date.due).collect();
            dues.sort_unstable();
            dues.dedup();
            assert!(dates.len() > 1 && dues.len() == dates.len(), "{text:?}: {dates:?}");
            &[]
        }
        _ => &[],
    };
    for phrase in offered {
        let taken = phrase::parse(phrase, Some(2025));
        assert!(taken.is_ok(), "{text:?} is to be {phrase:?}, which is {taken:?}");
    }
}

/// The same phrase in other letters: decomposed, with odd spaces, in capitals.
fn disguised(text: &str) -> String {
    let spaced = format!(" {} ", text.replace(' ', " \u{a0}"));
    // Elsewhere in the world, capitals are no matter of single letters.
    let has_capitals = text.chars().all(|c| c.is_ascii() || is_vietnamese(c));
    let letters = if has_capitals { spaced.to_uppercase() } else { spaced };
    letters.nfd().collect()
}

fn possible(kind: Kind) {
    // What reads plans refuses the others with a finding of its own.
    if kind.dates().into_iter().any(|date| year_in_reach(date).is_err()) {
        return;
    }
    told(&kind);
    match kind {
        Kind::Fixed(date) => assert!(YEARS.contains(&date.year()), "{date}"),
        Kind::Relative(count) => assert!((1..=MOST_DAYS).contains(&count.count.days), "{count:?}"),
        Kind::Recurring(recurrence) => {
            // What its words can be read as is what it is.
            let again = phrase::parse(&recurrence.words(), None);
            assert!(again.is_err() || again == Ok(kind), "{}", recurrence.words());
            let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).expect("a day");
            let (from, until) = (day(2024, 2, 10), day(2025, 12, 31));
            let found = recurrence.occurrences(from, until);
            assert!(found.windows(2).all(|pair| pair[0].due < pair[1].due), "{found:?}");
            for one in found {
                assert!((from..=until).contains(&one.due) && one.due <= one.end, "{one:?}");
                assert_eq!(Period::parse(&one.period.to_string()), Some(one.period));
            }
        }
        Kind::Standing | Kind::Conditional(_) => {}
    }
}

/// What `pargo deadline` tells of a phrase.
fn told(kind: &Kind) {
    static CALENDAR: LazyLock<Calendar> = LazyLock::new(Calendar::built_in);
    let day = |month, day| NaiveDate::from_ymd_opt(2025, month, day).expect("a day");
    let (issued, term) = (day(2, 10), (day(2, 10), day(12, 31)));
    let setting = Setting { term, issued: Some(issued), calendar: &CALENDAR };
    let meaning = Meaning::of(kind, setting);
    let message = &meaning.message;
    assert!(!message.vi.is_empty() && !message.en.is_empty());
    assert!(meaning.dues.is_sorted(), "{:?}", meaning.dues);
}
