//! The forms of Nghị định 30/2020/NĐ-CP that reports and letters share: the head, the signature, how a plan is
//! named. What is not known is left to be filled in.

use chrono::NaiveDate;

use crate::config::Letterhead;
use crate::deadline::dmy;
use crate::render::document::{Block, Line};
use crate::report::periodic::Head;

/// What stands where something is to be filled in.
pub const BLANK: &str = "……";

/// Number and day of a document, as far as they are known.
#[derive(Clone, Debug, Default)]
pub struct Stamp {
    /// Number and symbol.
    pub number: Option<String>,
    /// The day of issue.
    pub date: Option<NaiveDate>,
}

/// The text, or a blank.
pub fn or_blank(text: Option<&str>) -> &str {
    text.unwrap_or(BLANK)
}

/// The head of a document: who issues it on the left, the motto of the state on the right. `symbol` is what
/// stands after the number, `subject` what a letter is about.
pub fn head(
    letterhead: &Letterhead,
    agency: Option<&str>,
    (symbol, subject): (&str, Option<&str>),
    stamp: &Stamp,
) -> Block {
    let agency = letterhead.agency.clone().or_else(|| agency.map(str::to_uppercase));
    let number = stamp.number.clone().unwrap_or_else(|| format!("{BLANK}/{symbol}"));
    let mut left = vec![
        Line::of(or_blank(letterhead.superior.as_deref()), 24),
        Line::of(or_blank(agency.as_deref()), 24).bold().ruled(40),
        Line::of(format!("Số: {number}"), 26),
    ];
    left.extend(subject.map(|subject| Line::of(format!("V/v {subject}"), 24)));
    let place = or_blank(letterhead.place.as_deref());
    let day = match stamp.date {
        Some(day) => format!("{place}, {}", on_day(day)),
        None => format!("{place}, ngày {BLANK} tháng {BLANK} năm {BLANK}"),
    };
    let right = vec![
        Line::of("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 24).bold(),
        Line::of("Độc lập - Tự do - Hạnh phúc", 26).bold().ruled(60),
        Line::of(day, 26).italic(),
    ];
    Block::Columns { left, right, share: 38 }
}

/// `ngày 05 tháng 3 năm 2025`: days below ten and the first two months have a zero before them.
pub fn on_day(day: NaiveDate) -> String {
    use chrono::Datelike;
    let month = match day.month() {
        month @ 1..3 => format!("{month:02}"),
        month => month.to_string(),
    };
    format!("ngày {:02} tháng {month} năm {}", day.day(), day.year())
}

/// The signature, and on the left who receives the document.
pub fn signature(letterhead: &Letterhead, recipients: &[&str]) -> Block {
    let mut left = vec![Line::of("Nơi nhận:", 24).bold().italic().at_left()];
    left.extend(recipients.iter().map(|one| Line::of(format!("- {one};"), 22).at_left()));
    let office = or_blank(letterhead.office.as_deref());
    left.push(Line::of(format!("- Lưu: VT, {office}."), 22).at_left());
    let mut right: Vec<Line> = Vec::new();
    right.extend(letterhead.authority.as_deref().map(|text| Line::of(text, 28).bold()));
    right.push(Line::of(or_blank(letterhead.position.as_deref()), 28).bold());
    right.extend((0..4).map(|_| Line::of("", 28)));
    right.push(Line::of(or_blank(letterhead.name.as_deref()), 28).bold());
    Block::Columns { left, right, share: 50 }
}

/// `Kế hoạch số 90/KH-STP ngày 12/06/2025 của Sở Tư pháp tỉnh Lạng Sơn`.
pub fn document(plan: &Head) -> String {
    let number = or_blank(plan.number.as_deref());
    let issued = plan.issued.map_or_else(|| BLANK.to_owned(), dmy);
    format!("Kế hoạch số {number} ngày {issued} của {}", or_blank(plan.agency.as_deref()))
}

/// The title of a plan within a sentence: with the kind of the document before it.
pub fn titled(plan: &Head) -> String {
    let title = or_blank(plan.title.as_deref());
    match crate::text::name::key(title).starts_with("kế hoạch") {
        true => title.to_owned(),
        false => format!("Kế hoạch {title}"),
    }
}

/// A text as a sentence part: without the full stop at its end.
pub fn bare(text: &str) -> &str {
    text.trim().trim_end_matches(['.', ';', ','])
}

/// Points; none where there are none. The last one ends the list.
pub fn list(mut points: Vec<String>) -> Vec<Block> {
    if let Some(last) = points.last_mut() {
        *last = format!("{}.", last.trim_end_matches(';'));
    }
    if points.is_empty() { Vec::new() } else { vec![Block::List(points)] }
}

/// The units, or that there are none.
pub fn whose(units: &[String]) -> String {
    if units.is_empty() { "chưa giao đơn vị chủ trì".to_owned() } else { units.join("; ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_left_blank() {
        let stamp = Stamp::default();
        let head = head(&Letterhead::default(), Some("Sở Tư pháp"), ("BC-……", None), &stamp);
        let Block::Columns { left, right, .. } = head else { panic!("no columns") };
        let words = |lines: &[Line]| lines.iter().map(|l| l.text.clone()).collect::<Vec<_>>();
        assert_eq!(words(&left), ["……", "SỞ TƯ PHÁP", "Số: ……/BC-……"]);
        assert_eq!(words(&right)[2], "……, ngày …… tháng …… năm ……");
    }

    #[test]
    fn days_in_words() {
        let day = |m, d| on_day(NaiveDate::from_ymd_opt(2025, m, d).unwrap());
        assert_eq!(day(2, 5), "ngày 05 tháng 02 năm 2025");
        assert_eq!(day(3, 15), "ngày 15 tháng 3 năm 2025");
    }
}
