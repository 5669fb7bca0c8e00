//! What a row is, by its number and by which of its cells say something.

use crate::exchange::columns::Role;
use crate::exchange::document::{Cell, Doubt, Merge, Row};
use crate::exchange::header::Header;
use crate::exchange::item::{Item, Said};
use crate::exchange::numeral::{Numeral, bare, kind};
use crate::text::lang::{Text, both};

/// Why the text of a cell is no text of the document.
pub fn not_there(cell: &Cell) -> Option<Text> {
    match cell.doubt? {
        Doubt::NoValue => Some(both!(
            "công thức chưa có kết quả trong tệp; hãy mở bằng Excel rồi lưu lại",
            "a formula whose value is not in the file; open it in Excel and save it"
        )),
        Doubt::Error => Some(both!("công thức bị lỗi", "a formula that ended in an error")),
        Doubt::MonthFirst | Doubt::IsDate | Doubt::Covered | Doubt::Symbol => None,
    }
}

/// Adds what a cell says to a field. Two columns of numbers make one number.
pub fn put(item: &mut Item, role: Role, said: Said) {
    match item.fields.iter_mut().find(|(its, _)| *its == role) {
        Some((_, known)) if role == Role::Number => {
            known.text = format!("{}.{}", bare(&known.text), said.text);
        }
        Some((_, known)) => known.text = format!("{}\n{}", known.text, said.text),
        None => item.fields.push((role, said)),
    }
}

/// Finds the number of a row: in its column, or before the text where the two stand in one cell.
pub fn settle_number(item: &mut Item, has_column: bool) {
    let at = |item: &Item, role: Role| item.fields.iter().position(|(its, _)| *its == role);
    match (at(item, Role::Number), at(item, Role::Title)) {
        (Some(number), None) => {
            // A merged cell that begins in the column of numbers.
            let text = item.fields[number].1.text.clone();
            let is_text = text.trim().contains(' ') || text.chars().count() > 12;
            match led_by_number(&text) {
                Some((own, title)) => {
                    item.number = own;
                    item.fields[number].0 = Role::Title;
                    item.fields[number].1.text = title;
                }
                None if is_text => item.fields[number].0 = Role::Title,
                None => item.number = bare(&text),
            }
        }
        (Some(number), Some(_)) => item.number = bare(&item.fields[number].1.text),
        (None, Some(title)) if !has_column => {
            let led = led_by_number(&item.fields[title].1.text);
            item.number = led.map(|(number, _)| number).unwrap_or_default();
        }
        (None, _) => {}
    }
}

/// A number before a text: `II. Kiểm soát` is `II` and `Kiểm soát`.
fn led_by_number(text: &str) -> Option<(String, String)> {
    let (first, rest) = text.trim().split_once(char::is_whitespace)?;
    let number = bare(first);
    let is_marked = first.ends_with(['.', ')', ':', '/', '-']);
    let fits = match kind(&number)? {
        Numeral::Arabic(_) | Numeral::Roman => true,
        Numeral::Capital | Numeral::Small => is_marked,
        Numeral::Other => false,
    };
    let rest = rest.trim_start_matches(['-', '–', '.', ' ']).trim();
    (fits && !rest.is_empty()).then(|| (number, rest.to_owned()))
}

/// The kind of a number; a Roman numeral of one letter is a letter where it follows the one before it.
pub fn numeral(number: &str, last_capital: Option<char>) -> Option<Numeral> {
    let mut letters = number.chars();
    if let (Some(letter), None, Some(last)) = (letters.next(), letters.next(), last_capital)
        && u32::from(letter) == u32::from(last) + 1
    {
        return Some(Numeral::Capital);
    }
    kind(number)
}

/// The number of a row, by the columns of a header.
pub fn number_of(header: &Header, row: &Row) -> String {
    let is_number = |role: Role| role == Role::Number;
    let columns = header.columns.iter().filter(|c| c.fit.is_some_and(|(role, _)| is_number(role)));
    let texts = columns.map(|column| bare(row.text(column.start)));
    let number = texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(".");
    if !number.is_empty() || header.has(Role::Number) {
        return number;
    }
    let title = header.columns.iter().find(|c| c.fit.is_some_and(|(role, _)| role == Role::Title));
    let led = title.and_then(|column| led_by_number(row.text(column.start)));
    led.map(|(number, _)| number).unwrap_or_default()
}

/// Whether a row is a task. `has_parts` is whether the row below is numbered under it.
pub fn is_task(item: &Item, numeral: Option<Numeral>, has_parts: impl FnOnce() -> bool) -> bool {
    let is_heading = matches!(numeral, Some(Numeral::Roman | Numeral::Capital) | None);
    let own = |role: Role| {
        item.get(role).is_some_and(|said| {
            // What a heading shares with the rows below it is theirs, too.
            let is_shared = said.merge == Merge::First;
            let opens_list = role == Role::Deadline && said.text.ends_with(':');
            !(is_heading && (is_shared || opens_list))
        })
    };
    if own(Role::Lead) || own(Role::Deadline) || own(Role::Product) {
        return true;
    }
    let is_arabic = matches!(numeral, Some(Numeral::Arabic(_)));
    is_arabic && item.get(Role::Title).is_some() && !has_parts()
}

/// Whether a row is an objective: it measures something.
pub fn is_objective(item: &Item) -> bool {
    let measures = [Role::Score, Role::Rank, Role::Max, Role::Gain, Role::Target];
    item.fields.iter().any(|(role, _)| measures.contains(role))
}
