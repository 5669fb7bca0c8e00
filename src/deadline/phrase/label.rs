//! Reads the periods of reports: as labels, or in words as offices write them.

use crate::deadline::period::{Every, Period};
use crate::deadline::phrase::time::{What, written};
use crate::deadline::phrase::words::{Cursor, folded, tokens};

/// Reads `2025-Q3`, `quý III/2025`, `tháng 9`, `6 tháng đầu năm`, `9 tháng`, `tuần 7/2025`, `năm 2025`.
/// Without a year, `year`, the plan's, is taken.
pub fn period(text: &str, year: Option<i32>) -> Option<Period> {
    Period::parse(text).or_else(|| in_words(text, year))
}

fn in_words(text: &str, plan: Option<i32>) -> Option<Period> {
    let folded = folded(text);
    let tokens = tokens(&folded);
    let mut c = Cursor::new(&tokens);
    let (every, number, year) = if c.eat("tuần") {
        let week = c.number()?;
        (Every::Week, week, year_after(&mut c).or(plan)?)
    } else if let Some(year) = nine_months(&mut c) {
        (Every::NineMonths, 1, year.or(plan)?)
    } else {
        let time = written(&mut c, None)?;
        let (every, number) = match time.what {
            What::Month(month) => (Every::Month, month),
            What::Quarter(quarter) => (Every::Quarter, quarter),
            What::Part(1, 6) => (Every::HalfYear, 1),
            What::Part(1, _) => (Every::NineMonths, 1),
            What::Part(..) => (Every::HalfYear, 2),
            What::Years(first, last) if first == last => (Every::Year, 1),
            What::Years(..) | What::Day(..) | What::MiddleOfYear | What::Number(_) => return None,
        };
        (every, number, time.year_or(plan).ok()?)
    };
    c.is_done().then(|| Period::new(every, year, number)).flatten()
}

/// `9 tháng`, `9 tháng/2025`, `9 tháng năm 2025`: the year, if it is written.
fn nine_months(c: &mut Cursor<'_, '_>) -> Option<Option<i32>> {
    let mut ahead = *c;
    if ahead.count() != Some(9) || !ahead.eat("tháng") {
        return None;
    }
    let year = year_after(&mut ahead);
    if !ahead.is_done() {
        return None;
    }
    *c = ahead;
    Some(year)
}

fn year_after(c: &mut Cursor<'_, '_>) -> Option<i32> {
    let mut ahead = *c;
    if !(ahead.eat_any_sign(&['/', '-']) || ahead.eat("năm")) {
        return None;
    }
    let year = ahead.year()?;
    *c = ahead;
    Some(year)
}

#[cfg(test)]
mod tests {
    use crate::deadline::phrase::label::period;

    #[test]
    fn periods_in_words() {
        for (words, label) in [
            ("quý III/2025", "2025-Q3"),
            ("Quý 3", "2026-Q3"),
            ("qúy 03 năm 2025", "2025-Q3"),
            ("Q3/2025", "2025-Q3"),
            ("tháng 9", "2026-09"),
            ("Tháng 09/2025", "2025-09"),
            ("9/2025", "2025-09"),
            ("T9/2025", "2025-09"),
            ("6 tháng đầu năm", "2026-H1"),
            ("6 tháng cuối năm 2025", "2025-H2"),
            ("nửa đầu năm", "2026-H1"),
            ("9 tháng", "2026-9M"),
            ("09 tháng năm 2025", "2025-9M"),
            ("9 tháng đầu năm 2025", "2025-9M"),
            ("9 tháng/2025", "2025-9M"),
            ("tuần 7/2025", "2025-W07"),
            ("Tuần 07 năm 2025", "2025-W07"),
            ("tuần 53", "2026-W53"),
            ("năm 2025", "2025"),
            ("2025", "2025"),
            ("2025-W07", "2025-W07"),
        ] {
            let read = period(words, Some(2026)).map(|period| period.to_string());
            assert_eq!(read.as_deref(), Some(label), "{words}");
        }
    }

    #[test]
    fn what_names_no_period() {
        for words in [
            "",
            "quý V",
            "quý 5/2025",
            "tháng 13",
            "tuần 53/2025",
            "6 tháng",
            "năm",
            "25/11/2025",
            "quý III và quý IV",
            "giai đoạn 2021-2025",
            "hàng quý",
            "T6",
        ] {
            assert_eq!(period(words, Some(2026)), None, "{words}");
        }
        assert_eq!(period("quý III", None), None);
    }

    #[test]
    fn words_and_labels_are_the_same_period() {
        for label in ["2025-W07", "2025-09", "2025-Q3", "2025-H1", "2025-H2", "2025-9M", "2025"] {
            let words = period(label, None).unwrap().words();
            assert_eq!(period(&words, None).unwrap().to_string(), label, "{words}");
        }
    }
}
