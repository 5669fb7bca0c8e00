//! Due dates as a calendar, RFC 5545.

use std::fmt::Write;

use chrono::{Days, NaiveDate};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::deadline::dmy;
use crate::render::words::period;
use crate::report::debts::{Debt, Debts};
use crate::text::characters::safe_lines;
use crate::text::lang::{Both, Lang};

/// The calendar. `alarms` are numbers of days before a due date, on which it rings at nine in the morning;
/// `utc_offset` is the repository's, in minutes.
pub fn ics(answer: &Debts, alarms: &[u32], utc_offset: i32, lang: Lang) -> String {
    let mut out = Lines::default();
    out.line("BEGIN:VCALENDAR");
    out.line("VERSION:2.0");
    out.line("PRODID:-//pargo//pargo//VI");
    out.line("CALSCALE:GREGORIAN");
    // A calendar has one component at least. Programs that subscribe to it then show nothing; without the file they
    // would go on with what was due last month.
    if answer.debts.is_empty() {
        time_zone(utc_offset, &mut out);
    }
    for debt in &answer.debts {
        event(debt, answer.as_of, alarms, lang, &mut out);
    }
    out.line("END:VCALENDAR");
    out.0
}

/// The time of the office, which has no summer time.
fn time_zone(utc_offset: i32, out: &mut Lines) {
    let (hours, minutes) = (utc_offset.abs() / 60, utc_offset.abs() % 60);
    let sign = if utc_offset < 0 { '-' } else { '+' };
    let offset = format!("{sign}{hours:02}{minutes:02}");
    let name = match utc_offset {
        420 => "Asia/Ho_Chi_Minh".to_owned(),
        _ => format!("UTC{offset}"),
    };
    out.line("BEGIN:VTIMEZONE");
    out.line(&format!("TZID:{name}"));
    out.line("BEGIN:STANDARD");
    out.line("DTSTART:19700101T000000");
    out.line(&format!("TZOFFSETFROM:{offset}"));
    out.line(&format!("TZOFFSETTO:{offset}"));
    out.line("END:STANDARD");
    out.line("END:VTIMEZONE");
}

fn event(debt: &Debt, as_of: NaiveDate, alarms: &[u32], lang: Lang, out: &mut Lines) {
    let day = |day: NaiveDate| day.format("%Y%m%d").to_string();
    let Some(next) = debt.due.checked_add_days(Days::new(1)) else { return };
    let summary = summary(debt, lang);
    out.line("BEGIN:VEVENT");
    out.line(&format!("UID:{}", uid(debt)));
    out.line(&format!("DTSTAMP:{}T000000Z", day(as_of)));
    out.line(&format!("DTSTART;VALUE=DATE:{}", day(debt.due)));
    out.line(&format!("DTEND;VALUE=DATE:{}", day(next)));
    out.line(&format!("SUMMARY:{}", text(&summary)));
    out.line(&format!("DESCRIPTION:{}", text(&description(debt, lang))));
    if !debt.item.index.is_empty() {
        let indexes: Vec<String> = debt.item.index.iter().map(|index| text(index)).collect();
        out.line(&format!("CATEGORIES:{}", indexes.join(",")));
    }
    out.line(if debt.is_cancelled { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
    out.line("TRANSP:TRANSPARENT");
    if !debt.is_done && !debt.is_cancelled {
        for days in alarms {
            out.line("BEGIN:VALARM");
            out.line("ACTION:DISPLAY");
            out.line(&format!("DESCRIPTION:{}", text(&summary)));
            out.line(&format!("TRIGGER:{}", trigger(*days)));
            out.line("END:VALARM");
        }
    }
    out.line("END:VEVENT");
}

/// What stays the same in every run and every revision: the plan, the task, the period or milestone, the unit.
fn uid(debt: &Debt) -> String {
    // Letters and digits of ASCII, and these.
    const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    let item = &debt.item;
    let plan = item.plan.as_deref().unwrap_or(&item.file);
    let parts = [Some(plan), item.task.as_deref(), item.period.as_deref(), item.unit.as_deref()];
    let parts = parts.into_iter().flatten();
    let parts = parts.map(|part| utf8_percent_encode(part, PLAIN).to_string());
    format!("{}@pargo", parts.collect::<Vec<_>>().join("/"))
}

/// Nine in the morning so many days before the event, which begins at midnight.
fn trigger(days: u32) -> String {
    match days {
        0 => "PT9H".to_owned(),
        1 => "-PT15H".to_owned(),
        days => format!("-P{}DT15H", days - 1),
    }
}

fn summary(debt: &Debt, lang: Lang) -> String {
    let item = &debt.item;
    let mark = match (debt.is_cancelled, debt.is_done) {
        (true, _) => Both { vi: "[Đã hủy] ", en: "[Cancelled] " },
        (false, true) => Both { vi: "[Đã hoàn thành] ", en: "[Done] " },
        (false, false) => Both { vi: "", en: "" },
    };
    let mut out = mark.in_lang(lang).to_owned();
    out += item.title.as_deref().unwrap_or_default();
    if let Some(label) = &item.period {
        let _ = write!(out, " ({})", period(label, lang));
    }
    if let Some(unit) = &item.unit {
        let _ = write!(out, " – {unit}");
    }
    out
}

fn description(debt: &Debt, lang: Lang) -> String {
    let item = &debt.item;
    let head = |vi: &'static str, en: &'static str| Both { vi, en }.in_lang(lang);
    let (lead, deadline) = (item.lead.join("; "), deadline(debt, lang));
    let facts = [
        (head("Chủ trì", "Lead"), Some(lead.as_str()).filter(|lead| !lead.is_empty())),
        (head("Thời hạn", "Deadline"), deadline.as_deref()),
        (head("Sản phẩm", "Product"), item.product.as_deref()),
        (head("Người phụ trách", "Officer"), item.officer.as_deref()),
        (head("Kế hoạch", "Plan"), item.plan.as_deref()),
    ];
    let facts = facts.iter().filter_map(|(label, fact)| Some(format!("{label}: {}", (*fact)?)));
    facts.collect::<Vec<_>>().join("\n")
}

/// The deadline as it is written; of one that was extended the dates.
fn deadline(debt: &Debt, lang: Lang) -> Option<String> {
    let item = &debt.item;
    let day = |day: NaiveDate| match lang {
        Lang::Vi => dmy(day),
        Lang::En => day.to_string(),
    };
    let due = day(debt.due);
    match item.original_due.filter(|first| *first != debt.due).map(day) {
        Some(first) => Some(match lang {
            Lang::Vi => format!("{due} (ban đầu {first})"),
            Lang::En => format!("{due} (was {first})"),
        }),
        None if item.deadline.as_deref() == Some(debt.due.to_string().as_str()) => Some(due),
        None => item.deadline.clone(),
    }
}

/// A text as a value: separators and line breaks escaped.
fn text(value: &str) -> String {
    let value = safe_lines(value).replace('\\', "\\\\").replace(';', "\\;");
    value.replace(',', "\\,").replace('\n', "\\n").replace('\t', " ")
}

/// Lines that end as the standard says, none longer than 75 octets.
#[derive(Default)]
struct Lines(String);

/// The most octets of a line, its end not counted.
const MOST: usize = 75;

impl Lines {
    /// Adds a line. What is too long goes on in lines that begin with a space; no character is cut.
    fn line(&mut self, line: &str) {
        let mut room = MOST;
        for c in line.chars() {
            if c.len_utf8() > room {
                self.0 += "\r\n ";
                room = MOST - 1;
            }
            self.0.push(c);
            room -= c.len_utf8();
        }
        self.0 += "\r\n";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_longer_than_75_octets_and_no_character_is_cut() {
        let long = format!("SUMMARY:{}", "Rà soát thủ tục hành chính, ".repeat(20));
        let mut lines = Lines::default();
        lines.line(&long);
        assert!(lines.0.split("\r\n").all(|line| line.len() <= 75));
        assert_eq!(lines.0.replace("\r\n ", "").trim_end_matches("\r\n"), long);
        let mut exact = Lines::default();
        exact.line(&"a".repeat(75));
        assert_eq!(exact.0, format!("{}\r\n", "a".repeat(75)));
    }

    #[test]
    fn an_alarm_rings_at_nine_in_the_morning() {
        assert_eq!([0, 1, 2, 7].map(trigger), ["PT9H", "-PT15H", "-P1DT15H", "-P6DT15H"]);
    }

    #[test]
    fn separators_are_escaped() {
        assert_eq!(text("a; b, c\\d\ne"), "a\\; b\\, c\\\\d\\ne");
    }
}
