//! Rows of a table of objectives.

use crate::exchange::columns::Role;
use crate::exchange::document::Doubt;
use crate::exchange::doubts::cell_doubt;
use crate::exchange::draft::{Objective, Report};
use crate::exchange::item::{Item, Said};
use crate::exchange::toml;
use crate::exchange::words::{clean, folded, joined};
use crate::text::bound::{Bound, Comparison};
use crate::text::lang::{Text, both};
use crate::text::number::Number;

/// An objective without its index. What cannot be read goes to its note, and is reported.
pub fn objective(
    item: &Item,
    id: String,
    source: &Option<String>,
    report: &mut Report,
) -> Objective {
    let mut objective =
        Objective { title: item.line(Role::Title), source: source.clone(), ..Objective::default() };
    let mut notes: Vec<String> =
        item.get(Role::Note).map(|said| clean(&said.text)).into_iter().collect();
    let mut reader = Reader { id: &id, notes: &mut notes, report };
    reader.baseline(item, &mut objective);
    for (role, place) in [(Role::Max, &mut objective.max), (Role::Gain, &mut objective.gain)] {
        if let Some(said) = item.get(role) {
            match number(&said.text) {
                Some(number) => *place = Some(number),
                None => reader.refuse(said),
            }
        }
    }
    if let Some(said) = item.get(Role::Target) {
        let bare = match (item.in_points || item.get(Role::Score).is_some(), item.get(Role::Rank)) {
            (true, _) => Some("score"),
            (false, Some(_)) => Some("rank"),
            (false, None) => None,
        };
        match target(&said.text, said, bare) {
            Some(bounds) => objective.target = bounds,
            None => reader.refuse(said),
        }
    }
    if let Some(said) = item.get(Role::Scope) {
        match folded(&said.text).as_str() {
            "tinh" | "cua tinh" | "province" => objective.of_province = true,
            "co quan" | "cua co quan" | "agency" => {}
            _ => reader.refuse(said),
        }
    }
    notes.extend(item.notes.iter().cloned());
    for (role, said) in &item.fields {
        cell_doubt(*role, said, &id, report);
    }
    objective.note = (!notes.is_empty()).then(|| notes.join("\n"));
    objective.id = id;
    objective
}

/// Puts the parts of a score in one list.
fn join_parts(baseline: &mut Vec<(&'static str, String)>) {
    let is_part = |(key, _): &&(&str, String)| *key == "parts";
    let parts: Vec<String> =
        baseline.iter().filter(is_part).map(|(_, part)| part.clone()).collect();
    if !parts.is_empty() {
        baseline.retain(|(key, _)| *key != "parts");
        baseline.push(("parts", format!("[{}]", parts.join(", "))));
    }
}

struct Reader<'r> {
    id: &'r str,
    notes: &'r mut Vec<String>,
    report: &'r mut Report,
}

impl Reader<'_> {
    /// What an objective starts from.
    fn baseline(&mut self, item: &Item, objective: &mut Objective) {
        if let Some(said) = item.get(Role::Score) {
            match labelled(&said.text, said, Some("score")) {
                Some(parts) => {
                    for (metric, text) in parts {
                        self.measure(&mut objective.baseline, metric, &text, said);
                    }
                }
                None => self.refuse(said),
            }
        }
        join_parts(&mut objective.baseline);
        if let Some(said) = item.get(Role::Rank) {
            match rank(&said.text).filter(|_| said.doubt.is_none()) {
                Some((rank, of)) => {
                    objective.baseline.push(("rank", rank.to_string()));
                    objective.baseline.extend(of.map(|of| ("of", of.to_string())));
                }
                None => self.refuse(said),
            }
        }
        let has_year = objective.baseline.iter().any(|(key, _)| *key == "year");
        if let (false, false, Some(year)) = (objective.baseline.is_empty(), has_year, item.year) {
            objective.baseline.insert(0, ("year", year.to_string()));
        }
    }

    /// Keeps what cannot be read as a remark.
    fn refuse(&mut self, said: &Said) {
        let column = said.place.column.clone().unwrap_or_default();
        let text = joined(&said.text);
        self.notes.push(format!("{column}: {text}"));
        let message: Text = both!(
            "không đọc được “{text}”, nội dung ghi vào `note`",
            "“{text}” cannot be read; it goes to `note`"
        );
        self.report.doubt(said.place.clone(), Some(self.id), message);
    }

    fn measure(
        &mut self,
        into: &mut Vec<(&'static str, String)>,
        metric: &'static str,
        text: &str,
        said: &Said,
    ) {
        match metric {
            "parts" => match part(text) {
                Some(part) => into.push(("parts", part)),
                None => self.refuse(said),
            },
            "rank" => match rank(text) {
                Some((rank, of)) => {
                    into.push(("rank", rank.to_string()));
                    into.extend(of.map(|of| ("of", of.to_string())));
                }
                None => self.refuse(said),
            },
            _ => match number(text) {
                Some(number) => into.push((metric, number)),
                None => self.refuse(said),
            },
        }
    }
}

/// `39/63`, `01/20`, `5`.
fn rank(text: &str) -> Option<(u32, Option<u32>)> {
    let text = text.trim();
    let digits = |text: &str| {
        let text = text.trim();
        let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| text.parse::<u32>().ok()).flatten()
    };
    match text.split_once('/') {
        Some((rank, of)) => Some((digits(rank)?, Some(digits(of)?))),
        None => Some((digits(text)?, None)),
    }
}

/// A number as the file has it: a decimal point, no needless zeros before it.
fn number(text: &str) -> Option<String> {
    let text = text.trim();
    let bare = text.strip_suffix("điểm").or_else(|| text.strip_suffix('%')).unwrap_or(text);
    let number = Number::parse(bare.trim()).ok()?;
    Some(literal(number.digits()))
}

/// Digits as TOML allows them.
fn literal(digits: &str) -> String {
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", digits),
    };
    let bare = digits.trim_start_matches('0');
    match bare.starts_with(|c: char| c.is_ascii_digit()) {
        true => format!("{sign}{bare}"),
        false => format!("{sign}0{bare}"),
    }
}

/// A part of a score, as an inline table: `Điểm thẩm định: 62,22/65`.
fn part(text: &str) -> Option<String> {
    let (name, value) = text.rsplit_once(": ")?;
    let (score, max) = match value.split_once('/') {
        Some((score, max)) => (number(score)?, Some(number(max)?)),
        None => (number(value)?, None),
    };
    let max = max.map(|max| format!(", max = {max}")).unwrap_or_default();
    Some(format!("{{ name = {}, score = {score}{max} }}", toml::text(name.trim())))
}

/// The words before a value that say what it measures.
const LABELS: [(&str, &str); 5] = [
    ("nam", "year"),
    ("diem", "score"),
    ("ty le", "percent"),
    ("xep hang", "rank"),
    ("so luong", "count"),
];

/// The parts of a value: `Điểm: 9; Xếp hạng: 3/20`. One without a label is of the metric `bare`.
fn labelled(
    text: &str,
    said: &Said,
    bare: Option<&'static str>,
) -> Option<Vec<(&'static str, String)>> {
    if said.doubt == Some(Doubt::IsDate) {
        return None;
    }
    let mut parts = Vec::new();
    let lines = text.lines().map(str::trim);
    let pieces = lines.flat_map(|line| match line.strip_prefix("- ") {
        Some(_) => vec![line],
        None => line.split(';').map(str::trim).collect(),
    });
    for part in pieces.filter(|part| !part.is_empty()) {
        if let Some(part) = part.strip_prefix("- ") {
            parts.push(("parts", part.to_owned()));
            continue;
        }
        let label = part.split_once(':').map(|(label, value)| (folded(label), value.trim()));
        let known = label.and_then(|(label, value)| {
            let (_, metric) = LABELS.iter().find(|(known, _)| *known == label)?;
            Some((*metric, value))
        });
        let metric = match (known, part.ends_with('%')) {
            (Some(known), _) => known,
            (None, true) => ("percent", part),
            (None, false) => (bare?, part),
        };
        parts.push((metric.0, metric.1.to_owned()));
    }
    (!parts.is_empty()).then_some(parts)
}

/// A target, metric by metric, as the file has it.
fn target(
    text: &str,
    said: &Said,
    bare: Option<&'static str>,
) -> Option<Vec<(&'static str, String)>> {
    let parts = labelled(text, said, bare)?;
    let bound = |(metric, text): (&'static str, String)| {
        let comparison = if metric == "rank" { Comparison::AtMost } else { Comparison::AtLeast };
        let text = from_baseline(&text);
        let bound = Bound::parse(&text, comparison).ok()?;
        let has_sign = !text.trim_start().starts_with(|c: char| c.is_ascii_digit());
        Some((
            metric,
            match has_sign {
                true => format!("\"{}\"", bound.written()),
                false => literal(bound.number.as_ref()?.digits()),
            },
        ))
    };
    parts.into_iter().map(bound).collect()
}

/// `> năm trước` is `> baseline`.
fn from_baseline(text: &str) -> String {
    text.replace("kết quả năm trước", "baseline").replace("năm trước", "baseline")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::document::{Merge, Place};

    fn said(text: &str) -> Said {
        Said { text: text.to_owned(), place: Place::default(), merge: Merge::None, doubt: None }
    }

    #[test]
    fn values_of_real_tables() {
        assert_eq!(rank("39/63"), Some((39, Some(63))));
        assert_eq!(rank("01/20"), Some((1, Some(20))));
        assert_eq!((rank("7 / 20"), rank("20-Jul")), (Some((7, Some(20))), None));
        for (text, expected) in
            [("+ 0,13", "0.13"), ("9,2779", "9.2779"), ("07", "7"), ("+ 0", "0"), ("0,50", "0.50")]
        {
            assert_eq!(number(text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(number("tăng"), None);
    }

    #[test]
    fn targets() {
        let read = |text: &str| target(text, &said(text), Some("score"));
        assert_eq!(read("≥ 9,40"), Some(vec![("score", "\">= 9.40\"".to_owned())]));
        assert_eq!(read("12"), Some(vec![("score", "12".to_owned())]));
        assert_eq!(read("> 99%"), Some(vec![("percent", "\"> 99\"".to_owned())]));
        assert_eq!(
            read("Điểm: > năm trước; Xếp hạng: ≤ 5"),
            Some(vec![("score", "\"> baseline\"".to_owned()), ("rank", "\"<= 5\"".to_owned())])
        );
        assert_eq!(read("duy trì"), None);
    }
}
