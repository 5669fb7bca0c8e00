//! Phrases of deadlines and their meaning, in tables: `phrase => reading`, with the plan's year 2025.
//!
//! A reading is a date; `+15` days after issue, `+10w` working days, `+45 from` a date; `each` and the
//! standard words of a recurrence; `standing`; `conditional`; or `no`, the name of the refusal, and text
//! that its help contains.

use std::fmt::Write;
use std::path::Path;

use chrono::{Datelike, NaiveDate};
use pargo::deadline::Kind;
use pargo::deadline::calendar::Calendar;
use pargo::deadline::meaning::{Meaning, Setting};
use pargo::deadline::phrase::parse;
use pargo::deadline::phrase::refused::Refused;
use pargo::finding::faults::invalid_deadline;
use pargo::text::lang::Text;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

const YEAR: Option<i32> = Some(2025);

fn reading(phrase: &str) -> String {
    match parse(phrase, YEAR) {
        Ok(Kind::Fixed(date)) => date.to_string(),
        Ok(Kind::Relative(delay)) => {
            let working = if delay.count.working { "w" } else { "" };
            let from = delay.from.map(|from| format!(" from {from}")).unwrap_or_default();
            format!("+{}{working}{from}", delay.count.days)
        }
        Ok(Kind::Recurring(recurrence)) => format!("each {}", recurrence.words()),
        Ok(Kind::Standing) => "standing".to_owned(),
        Ok(Kind::Conditional(_)) => "conditional".to_owned(),
        Err(refused) => format!("no {}", name(&refused)),
    }
}

/// The name of a refusal.
fn name(refused: &Refused) -> String {
    let shown = format!("{refused:?}");
    shown.split(|c: char| !c.is_alphanumeric()).next().unwrap().to_owned()
}

/// The help for a phrase that was refused.
fn help_of(refused: &Refused, phrase: &str) -> Text {
    invalid_deadline::refused(refused, phrase, YEAR).help.unwrap()
}

fn rows(file: &str) -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/deadlines").join(file);
    let text = std::fs::read_to_string(path).unwrap();
    let rows = text.lines().map(str::trim).filter(|row| !row.is_empty() && !row.starts_with('#'));
    rows.map(|row| {
        let (phrase, expected) = row.split_once("=>").unwrap_or_else(|| panic!("{row}"));
        (phrase.trim().to_owned(), expected.trim().to_owned())
    })
    .collect()
}

/// Spellings that mean the same as the phrase.
fn spellings(phrase: &str) -> Vec<String> {
    let zeros = |phrase: &str| {
        let mut out = String::new();
        for (at, c) in phrase.char_indices() {
            let begins = !phrase[..at].ends_with(|c: char| c.is_ascii_digit());
            if c.is_ascii_digit() && begins {
                out.push('0');
            }
            out.push(c);
        }
        out
    };
    vec![
        phrase.to_uppercase(),
        phrase.nfd().collect(),
        format!(" {}\u{a0} .", phrase.trim_end_matches("./.").replace(' ', " \t ")),
        format!("{}./.", phrase.trim_end_matches("./.")),
        zeros(phrase),
        phrase.replace("hàng", "hằng"),
        phrase.replace("hàng", "mỗi"),
        phrase.replace("quý", "quí").replace("Quý", "Quí"),
        phrase.replace("quý", "qúy").replace("Quý", "Qúy"),
        phrase.replace("oà", "òa"),
        phrase.replace("quý III", "quý 3").replace("quý IV", "quý 4"),
    ]
}

fn check(file: &str) {
    let mut wrong = String::new();
    let rows = rows(file);
    for (phrase, expected) in &rows {
        let mut words = expected.splitn(3, ' ');
        let is_refused = words.next() == Some("no");
        let kind = match is_refused {
            true => format!("no {}", words.next().unwrap()),
            false => expected.clone(),
        };
        let mut spellings = spellings(phrase);
        // A leading zero cannot be added to a two-digit year.
        let is_longer = |spelling: &String| spelling.contains("/0") || spelling.contains("-0");
        spellings.retain(|spelling| kind != "no ShortYear" || !is_longer(spelling));
        for spelling in std::iter::once(phrase.clone()).chain(spellings) {
            let read = reading(&spelling);
            if read != kind {
                writeln!(wrong, "{spelling} => {read}, not {kind}").unwrap();
            }
        }
        if let (true, Some(help)) = (is_refused, words.next())
            && let Err(refused) = parse(phrase, YEAR)
        {
            let said = help_of(&refused, phrase);
            for text in [&said.vi, &said.en] {
                if !text.contains(help) {
                    writeln!(wrong, "{phrase}: {text:?} does not say {help}").unwrap();
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{file}:\n{wrong}");
}

#[test]
fn times() {
    check("times.txt");
}

#[test]
fn ranges_and_lists() {
    check("ranges.txt");
}

#[test]
fn rhythms() {
    check("rhythms.txt");
}

#[test]
fn days_in_periods() {
    check("days.txt");
}

#[test]
fn counted_standing_and_conditional() {
    check("others.txt");
}

#[test]
fn refused_with_what_to_write() {
    check("refused.txt");
}

#[test]
fn from_documents() {
    check("documents.txt");
}

#[test]
fn habits_of_contracts_programmes_and_reports() {
    check("habits.txt");
}

#[test]
fn circulars_notices_and_cells_of_tables() {
    check("circulars.txt");
}

const OPENINGS: [&str; 14] = [
    "hoàn thành",
    "thực hiện",
    "xong",
    "ngay",
    "trong",
    "vào",
    "đến",
    "tới",
    "hết",
    "cuối",
    "chậm nhất",
    "muộn nhất",
    "là",
    "ngày",
];

const TIMES: [(&str, &str); 21] = [
    ("25/11/2025", "2025-11-25"),
    ("25-11-2025", "2025-11-25"),
    ("25.11.2025", "2025-11-25"),
    ("25/11", "2025-11-25"),
    ("25 tháng 11 năm 2025", "2025-11-25"),
    ("15/10 năm sau", "2026-10-15"),
    ("tháng 11/2025", "2025-11-30"),
    ("tháng 11-2025", "2025-11-30"),
    ("tháng 11 năm 2025", "2025-11-30"),
    ("tháng 11", "2025-11-30"),
    ("11/2025", "2025-11-30"),
    ("T11/2025", "2025-11-30"),
    ("quý IV/2025", "2025-12-31"),
    ("quý 4 năm 2025", "2025-12-31"),
    ("quý IV", "2025-12-31"),
    ("Q4/2025", "2025-12-31"),
    ("6 tháng đầu năm 2025", "2025-06-30"),
    ("9 tháng đầu năm", "2025-09-30"),
    ("nửa cuối năm", "2025-12-31"),
    ("năm 2026", "2026-12-31"),
    ("giai đoạn 2021-2025", "2025-12-31"),
];

/// Rhythms that are marked as recurring.
const TOLD: [&str; 6] = [
    "hàng quý",
    "định kỳ hàng quý, 6 tháng, năm",
    "6 tháng/lần",
    "2 lần/năm",
    "ngày 25 hàng tháng",
    "thứ Sáu hàng tuần",
];

#[test]
fn opening_words_do_not_change_a_time_a_rhythm_or_a_condition() {
    for first in OPENINGS {
        for second in OPENINGS.into_iter().chain([""]) {
            let opened = |phrase: &str| reading(&format!("{first} {second} {phrase}"));
            for (time, due) in TIMES {
                assert_eq!(opened(time), due, "{first} {second} {time}");
            }
            for rhythm in TOLD {
                assert_eq!(opened(rhythm), reading(rhythm), "{first} {second} {rhythm}");
            }
            assert_eq!(opened("theo kế hoạch"), "conditional", "{first} {second}");
            for bare in ["6 tháng", "9 tháng"] {
                assert_eq!(opened(bare), "no NoRhythm", "{first} {second} {bare}");
            }
        }
    }
}

#[test]
fn before_a_time_and_an_hour_stand_with_all_of_them() {
    for (time, due) in TIMES {
        let before = reading(&format!("trước {time}"));
        assert!(before.as_str() < due, "trước {time}: {before}");
        assert_eq!(reading(&format!("chậm nhất trước ngày {time}")), before, "{time}");
    }
    for (day, due) in &TIMES[..6] {
        for hour in ["17 giờ", "17h00", "16h30,", "17 giờ 30 phút", "17:00"] {
            assert_eq!(reading(&format!("trước {hour} ngày {day}")), *due, "{hour} {day}");
        }
        let midnight = reading(&format!("trước 0 giờ ngày {day}"));
        assert_eq!(midnight, reading(&format!("trước ngày {day}")), "{day}");
    }
}

/// The texts in quotes in a help.
fn offered(help: &str) -> Vec<String> {
    help.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn suggestions_are_accepted() {
    let files = [
        "times.txt",
        "ranges.txt",
        "rhythms.txt",
        "days.txt",
        "refused.txt",
        "documents.txt",
        "habits.txt",
        "circulars.txt",
    ];
    for (phrase, _) in files.into_iter().flat_map(rows) {
        let Err(refused) = parse(&phrase, YEAR) else { continue };
        let help = help_of(&refused, &phrase);
        match &refused {
            Refused::Near(_)
            | Refused::ShortYear(_)
            | Refused::TwoReadings(_)
            | Refused::BeforeFirst(_) => {
                let offered = offered(&help.vi);
                assert!(!offered.is_empty(), "{phrase}: {}", help.vi);
                for one in offered {
                    assert!(parse(&one, YEAR).is_ok(), "{phrase}: {one}");
                }
            }
            Refused::SeveralDates(dates) => {
                let (_, blocks) = help.en.split_once('\n').unwrap();
                let table: toml::Table = toml::from_str(blocks).unwrap();
                let milestones = table["task"]["milestone"].as_array().unwrap();
                let dues: Vec<String> =
                    milestones.iter().map(|m| m["deadline"].to_string()).collect();
                let expected: Vec<String> = dates.iter().map(|date| date.due.to_string()).collect();
                assert_eq!(dues, expected, "{phrase}");
                let titles = milestones.iter().map(|m| m["title"].to_string());
                let unique: std::collections::BTreeSet<String> = titles.collect();
                assert_eq!(unique.len(), dues.len(), "{phrase}");
            }
            _ => {}
        }
        // A suggested table is valid TOML.
        for (at, _) in help.vi.match_indices("{ every") {
            let end = at + help.vi[at..].find('}').unwrap() + 1;
            let table = format!("deadline = {}", &help.vi[at..end]);
            assert!(toml::from_str::<toml::Table>(&table).is_ok(), "{table}");
        }
    }
    let phrase = "theo \"tiến độ\"\n\thàng \\quý";
    let help = help_of(&parse(phrase, YEAR).unwrap_err(), phrase).vi;
    let at = help.find('{').unwrap();
    let table = format!("deadline = {}", &help[at..help.rfind('}').unwrap() + 1]);
    let table: toml::Table = toml::from_str(&table).unwrap();
    assert_eq!(table["deadline"]["when"].as_str(), Some("theo \"tiến độ\" hàng \\quý"));
}

/// The standard words of a recurrence are read as the same recurrence.
#[test]
fn the_words_of_a_recurrence_are_read_back() {
    for (phrase, expected) in
        ["rhythms.txt", "days.txt", "documents.txt", "habits.txt", "circulars.txt"]
            .into_iter()
            .flat_map(rows)
    {
        if let Some(words) = expected.strip_prefix("each ") {
            assert_eq!(reading(words), expected, "{phrase}");
        }
    }
}

fn word() -> impl Strategy<Value = String> {
    let words = "ngày tháng quý năm tuần hàng định kỳ theo trước đến hết cuối đầu giữa nửa từ nay thường \
        xuyên liên tục lần kể ban hành ký kế hoạch này thứ chủ nhật giai đoạn khi sau đột xuất cả tiếp những \
        các và hoặc của một hai I II III IV V giờ h phút làm việc trở đi báo cáo số học đột xuất x , ; / - . ( \
        ) : 0 1 2 3 6 9 12 15 25 29 30 31 2024 2025 2026 9999 1000 40000 99999999999";
    let words: Vec<&'static str> = words.split_whitespace().collect();
    prop_oneof![
        4 => proptest::sample::select(words).prop_map(str::to_owned),
        1 => proptest::sample::select(TIMES.map(|(time, _)| time).to_vec()).prop_map(str::to_owned),
        1 => proptest::sample::select(OPENINGS.to_vec()).prop_map(str::to_owned),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn no_phrase_panics_in_any_year(
        words in proptest::collection::vec(word(), 0..14),
        year in proptest::sample::select(vec![None, Some(1), Some(999), Some(2025), Some(9999)]),
    ) {
        let phrase = words.join(" ");
        let calendar = Calendar::built_in();
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let last = day(year.unwrap_or(2025), 12, 31);
        let term = (day(year.unwrap_or(2025), 1, 1), last);
        match parse(&phrase, year) {
            Ok(kind) => {
                for issued in [None, Some(last)] {
                    let meaning = Meaning::of(&kind, Setting { term, issued, calendar: &calendar });
                    prop_assert!(meaning.dues.iter().all(|due| (1..=9999).contains(&due.year())));
                }
                // White space and a full stop make no difference.
                let spaced = format!("  {}  .", words.join("\u{a0}\n "));
                if !phrase.ends_with('.') && !phrase.ends_with('/') {
                    prop_assert_eq!(parse(&spaced, year), Ok(kind));
                }
                let decomposed: String = phrase.to_uppercase().nfd().collect();
                prop_assert_eq!(parse(&decomposed, year), Ok(kind));
            }
            Err(refused) => {
                let help = invalid_deadline::refused(&refused, &phrase, year).help.unwrap();
                if let Refused::Near(near) | Refused::ShortYear(near) = &refused {
                    prop_assert!(parse(near, year).is_ok(), "{} offers {}", phrase, near);
                }
                prop_assert!(!help.vi.is_empty() && !help.en.is_empty());
            }
        }
    }
}

#[test]
fn long_texts_are_refused_quickly() {
    for piece in
        ["thường xuyên hàng quý ", "1, ", "quý I - ", "trước ", "theo quý ", "25/11, ", "năm "]
    {
        let _ = parse(&piece.repeat(20_000), YEAR);
    }
}

/// A deadline among other words is suggested in a phrase of up to eighty words and signs.
#[test]
fn a_deadline_is_looked_for_in_phrases_that_are_not_too_long() {
    let among =
        |words: usize, led: &str| format!("{led} {}trước ngày 25/11/2025", "x ".repeat(words));
    let help = |phrase: &str| help_of(&parse(phrase, YEAR).unwrap_err(), phrase).en;
    // `trước ngày 25/11/2025` is seven of them, and `x` or `theo` before them is one.
    for led in ["x", "theo"] {
        assert!(help(&among(72, led)).contains("write \"trước ngày 25/11/2025\""), "{led}");
        assert!(!help(&among(73, led)).contains("write \"trước ngày 25/11/2025\""), "{led}");
    }
}
