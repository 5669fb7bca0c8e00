//! What a document says of itself: number, day, title, agency, whom it goes to, who signed it, what it rests on.

use chrono::NaiveDate;

use crate::exchange::document::Place;
use crate::exchange::draft::{Basis, Head};
use crate::exchange::words::{clean, folded};

/// A line of a document outside of its tables of tasks and objectives.
#[derive(Debug)]
pub struct Line {
    /// The text.
    pub text: String,
    /// Where it is, if it stands in a cell.
    pub place: Option<Place>,
    /// The cell that it stands in, among those of the document; lines of one cell belong together.
    pub cell: usize,
    /// Whether the plan has it already, or it says nothing of interest.
    pub used: bool,
}

/// What the lines say.
pub fn read(lines: &mut [Line]) -> (Head, Vec<Basis>) {
    let mut head = Head::default();
    let mut bases = Vec::new();
    let mut last_capitals: Option<usize> = None;
    for at in 0..lines.len() {
        let text = lines[at].text.clone();
        let words = folded(&text);
        if is_form(&words) {
            lines[at].used = true;
        }
        if let Some(rest) = after_word(&text, "Số:") {
            let number = document_number(rest);
            if number.is_some() && head.number.is_none() {
                head.number = number;
                lines[at].used = true;
                if let Some(agency) = last_capitals.filter(|_| head.agency.is_none()) {
                    head.agency = Some(lines[agency].text.clone());
                    lines[agency].used = true;
                }
            }
        } else if words.starts_with("kem theo") {
            attached(&text, &mut head);
            lines[at].used = true;
        } else if head.issued.is_none() && is_day_of_issue(&text) {
            head.issued = day_in(&text);
            lines[at].used = true;
        } else if words.starts_with("can cu ") && text.contains('/') {
            bases.push(basis(&text));
            lines[at].used = true;
        }
        if is_capitals(&text) && !words.contains("cong hoa xa hoi") {
            last_capitals = Some(at);
        }
    }
    head.title = title(lines);
    recipients(lines, &mut head);
    repeated(lines);
    if head.year.is_none() {
        let of_title = head.title.as_deref().and_then(year_in);
        head.year = of_title.or_else(|| head.issued.map(|day| chrono::Datelike::year(&day)));
    }
    (head, bases)
}

/// A line that several sheets have is reported once.
fn repeated(lines: &mut [Line]) {
    let used: Vec<String> =
        lines.iter().filter(|line| line.used).map(|line| folded(&line.text)).collect();
    for line in lines.iter_mut().filter(|line| !line.used) {
        line.used = used.contains(&folded(&line.text));
    }
}

/// What stands in the form of every document.
fn is_form(words: &str) -> bool {
    let forms = ["cong hoa xa hoi chu nghia viet nam", "doc lap tu do hanh phuc", "noi nhan"];
    words.is_empty()
        || forms.contains(&words)
        || words.starts_with("phu luc")
        || words.starts_with("bieu so")
        || words == "ke hoach"
        || words == "da ky"
}

fn is_capitals(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

/// What stands after a word at the beginning of a line.
fn after_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let head = text.get(..word.len())?;
    (head.to_lowercase() == word.to_lowercase()).then(|| &text[word.len()..])
}

/// The number and symbol that a text begins with: `90 /KH-STP` is `90/KH-STP`.
fn document_number(text: &str) -> Option<String> {
    let text = text.trim_start();
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let rest = text.get(digits.len()..)?.trim_start();
    let rest = rest.strip_prefix(['/', '-']).map(|symbol| (&rest[..1], symbol.trim_start()));
    let (sign, symbol) = rest?;
    let is_symbol = |c: &char| c.is_alphanumeric() || ['-', '/', '.'].contains(c);
    let symbol: String = symbol.chars().take_while(is_symbol).collect();
    let symbol = symbol.trim_end_matches(['.', '-', '/']);
    (!digits.is_empty() && !symbol.is_empty()).then(|| format!("{digits}{sign}{symbol}"))
}

/// The number of a document anywhere in a text, after `số`.
fn number_in(text: &str) -> Option<String> {
    let lower = text.to_lowercase();

    lower.match_indices("số").find_map(|(at, word)| {
        let rest = text.get(at + word.len()..)?;
        document_number(rest.trim_start_matches(':'))
    })
}

fn is_day_of_issue(text: &str) -> bool {
    let words = folded(text);
    let begins = words.starts_with("ngay ") || text.contains(", ngày") || text.contains(",ngày");
    begins && words.contains(" thang ") && words.contains(" nam ") && words.len() < 80
}

/// The first day in a text: `12/6/2025`, `ngày 12 tháng 6 năm 2025`.
pub fn day_in(text: &str) -> Option<NaiveDate> {
    let lower = text.to_lowercase();
    let start = lower.find("ngày")?;
    let rest = &lower[start + "ngày".len()..];
    let mut numbers: Vec<u32> = Vec::new();
    let mut digits = String::new();
    let mut gap = String::new();
    for c in rest.chars().take(60).chain([' ']) {
        if c.is_ascii_digit() {
            let fits = numbers.is_empty() || ["/", "-", ".", "tháng", "năm"].contains(&gap.trim());
            if digits.is_empty() && !fits {
                break;
            }
            digits.push(c);
        } else {
            if !digits.is_empty() {
                numbers.push(digits.parse().ok()?);
                digits.clear();
                gap.clear();
            }
            if numbers.len() == 3 {
                break;
            }
            gap.push(c);
        }
    }
    match numbers.as_slice() {
        [day, month, year] => NaiveDate::from_ymd_opt(i32::try_from(*year).ok()?, *month, *day),
        _ => None,
    }
}

/// The year that a text names after `năm`.
pub fn year_in(text: &str) -> Option<i32> {
    let words = folded(text);
    let years = words.match_indices("nam 20").filter_map(|(at, _)| {
        let digits = words.get(at + 4..at + 8)?;
        digits.parse::<i32>().ok()
    });
    years.last()
}

/// `(Kèm theo Kế hoạch số 90/KH-STP ngày 12/6/2025 của Sở Tư pháp tỉnh Lạng Sơn)`
fn attached(text: &str, head: &mut Head) {
    head.number = head.number.take().or_else(|| number_in(text));
    head.issued = head.issued.or_else(|| day_in(text));
    let of = text.rsplit_once(" của ").map(|(_, of)| of.trim_end_matches([')', '.', ';', ' ']));
    if let Some(agency) = of.filter(|agency| !agency.is_empty()) {
        head.agency = Some(agency.to_owned());
    }
}

/// The title: the lines below `KẾ HOẠCH`, or below `Phụ lục`.
fn title(lines: &mut [Line]) -> Option<String> {
    let find = |wanted: fn(&str) -> bool| lines.iter().position(|line| wanted(&folded(&line.text)));
    let head = find(|words| words == "ke hoach")
        .or_else(|| find(|words| words.starts_with("phu luc") && words.split(' ').count() <= 3));
    let head = match head {
        Some(head) => head,
        None => {
            // A plan in one line, as in the first row of a sheet.
            let at = find(|words| words.starts_with("ke hoach ") && words.len() < 400)?;
            lines[at].used = true;
            return Some(lines[at].text.clone());
        }
    };
    let mut parts: Vec<String> = Vec::new();
    for line in lines[head + 1..].iter_mut().take(6) {
        let words = folded(&line.text);
        let ends = ["can cu", "thuc hien ", "kem theo", "kinh gui", "so ", "i ", "stt"];
        let is_end = ends.iter().any(|end| words.starts_with(end)) || is_day_of_issue(&line.text);
        if is_end || words.is_empty() {
            break;
        }
        // A title in capitals ends where the text begins.
        if parts.first().is_some_and(|first| is_capitals(first)) && !is_capitals(&line.text) {
            break;
        }
        line.used = true;
        parts.push(line.text.clone());
    }
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// Whom the document goes to, and who signed it: the cell beside.
fn recipients(lines: &mut [Line], head: &mut Head) {
    let Some(start) = lines.iter().position(|line| folded(&line.text) == "noi nhan") else {
        return;
    };
    let cell = lines[start].cell;
    for line in &mut lines[start + 1..] {
        let bullet = line.text.trim_start().strip_prefix(['-', '–', '+']);
        if line.cell != cell && bullet.is_none() {
            break;
        }
        if let Some(name) = bullet {
            head.recipients.push(name.trim().trim_end_matches([';', '.']).to_owned());
            line.used = true;
        }
    }
    // The signature stands in the next cell of the same table.
    let beside = lines.iter().skip(start).find(|line| line.cell != cell && line.place.is_some());
    let Some(beside) = beside.map(|line| line.cell) else { return };
    let mut signed: Vec<String> = Vec::new();
    for line in lines.iter_mut().filter(|line| line.cell == beside) {
        line.used = true;
        if folded(&line.text) != "da ky" {
            signed.push(line.text.clone());
        }
    }
    head.signed_by = (!signed.is_empty()).then(|| signed.join(" "));
}

fn basis(text: &str) -> Basis {
    let whole = text.trim().trim_end_matches([';', '.', ',']);
    let title = whole.get("Căn cứ".len()..).unwrap_or(whole).trim();
    let issuer = title.split_once(" của ").map(|(_, rest)| {
        let ends = [" về ", " ban hành", " quy định", " phê duyệt", " và ", ",", ";"];
        let end = ends.iter().filter_map(|end| rest.find(end)).min().unwrap_or(rest.len());
        rest[..end].trim().to_owned()
    });
    Basis {
        number: number_in(title),
        title: Some(title.to_owned()),
        issued: day_in(title),
        issuer: issuer.filter(|issuer| !issuer.is_empty()),
    }
}

/// The lines of a text.
pub fn lines_of(text: &str) -> Vec<String> {
    clean(text).lines().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(texts: &[&str]) -> (Head, Vec<Basis>) {
        let line = |(cell, text): (usize, &&str)| Line {
            text: (*text).to_owned(),
            place: None,
            cell,
            used: false,
        };
        let mut lines: Vec<Line> = texts.iter().enumerate().map(line).collect();
        read(&mut lines)
    }

    #[test]
    fn the_head_of_an_appendix() {
        let (head, _) = said(&[
            "Phụ lục III",
            "CÁC NHIỆM VỤ NHẰM NÂNG CAO CHỈ SỐ HIỆU QUẢ QUẢN TRỊ",
            "VÀ HÀNH CHÍNH CÔNG (PAPI) NĂM 2025",
            "(Kèm theo Kế hoạch số 90 /KH-STP ngày 12 /6/2025 của Sở Tư pháp tỉnh Lạng Sơn)",
        ]);
        assert_eq!(head.number.as_deref(), Some("90/KH-STP"));
        assert_eq!(head.issued, NaiveDate::from_ymd_opt(2025, 6, 12));
        assert_eq!(head.agency.as_deref(), Some("Sở Tư pháp tỉnh Lạng Sơn"));
        assert_eq!(head.year, Some(2025));
        let title = "CÁC NHIỆM VỤ NHẰM NÂNG CAO CHỈ SỐ HIỆU QUẢ QUẢN TRỊ VÀ HÀNH CHÍNH CÔNG (PAPI) NĂM 2025";
        assert_eq!(head.title.as_deref(), Some(title));
    }

    #[test]
    fn the_head_of_a_plan() {
        let (head, bases) = said(&[
            "UBND TỈNH CAO BẰNG",
            "SỞ TƯ PHÁP",
            "Số: 12/KH-STP",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Cao Bằng, ngày 02 tháng 8 năm 2025",
            "KẾ HOẠCH",
            "Cải thiện các Chỉ số năm 2025",
            "Căn cứ Kế hoạch số 2163/KH-UBND ngày 12 tháng 7 năm 2025 của UBND tỉnh Cao Bằng về cải thiện;",
        ]);
        assert_eq!(head.number.as_deref(), Some("12/KH-STP"));
        assert_eq!(head.agency.as_deref(), Some("SỞ TƯ PHÁP"));
        assert_eq!(head.issued, NaiveDate::from_ymd_opt(2025, 8, 2));
        assert_eq!(head.title.as_deref(), Some("Cải thiện các Chỉ số năm 2025"));
        assert_eq!(bases[0].number.as_deref(), Some("2163/KH-UBND"));
        assert_eq!(bases[0].issued, NaiveDate::from_ymd_opt(2025, 7, 12));
        assert_eq!(bases[0].issuer.as_deref(), Some("UBND tỉnh Cao Bằng"));
    }

    #[test]
    fn a_day_that_was_left_blank_is_none() {
        assert_eq!(day_in("Cao Bằng, ngày    tháng 6 năm 2025"), None);
        assert_eq!(day_in("ngày 31 tháng 2 năm 2025"), None);
    }
}
