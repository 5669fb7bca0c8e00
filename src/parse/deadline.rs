//! Reads deadlines: a date, a phrase as documents write it, or a table.

use toml_spanner::{Item, Table, Value};

use crate::deadline::period::{Every, Recurrence};
use crate::deadline::{Condition, Count, Deadline, Kind, MOST_DAYS, day_before, dmy, phrase};
use crate::finding::Words;
use crate::finding::faults::invalid_deadline as fault;
use crate::finding::faults::wrong_type::expected;
use crate::parse::reader::{Reader, at, year_in_reach};
use crate::plan::keys::deadline::DEADLINE;
use crate::plan::{Field, List};
use crate::text::lang::{Text, both};
use crate::text::source::{At, Date, Span, Str};

/// Reads a deadline: a date, a phrase or a table.
pub(crate) fn deadline<'a>(r: &mut Reader<'a>, key: &str, item: &Item<'a>) -> Field<Deadline<'a>> {
    let span = at(item.span());
    match item.value() {
        Value::DateTime(_) => match r.date(key, item) {
            Field::Given(date) => {
                let text = r.source.slice(span);
                Field::Given(Deadline { kind: Kind::Fixed(date.value), text, span })
            }
            Field::Absent | Field::Unreadable => Field::Unreadable,
        },
        Value::String(_) => match r.string(key, item) {
            Field::Given(phrase) => deadline_phrase(r, phrase),
            Field::Absent | Field::Unreadable => Field::Unreadable,
        },
        Value::Table(table) => deadline_table(r, table),
        Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Array(_) => {
            r.wrong_type(key, item, expected::DEADLINE)
        }
    }
}

/// The phrase with a year of two digits completed, if that makes it a deadline.
fn with_whole_year(phrase: &str) -> Option<String> {
    let (before, after) = phrase.rsplit_once('/')?;
    let digits = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
    let whole = format!("{before}/20{after}");
    (digits == 2 && phrase::parse(&whole, None).is_ok()).then_some(whole)
}

fn deadline_phrase<'a>(r: &mut Reader<'a>, phrase: Str<'a>) -> Field<Deadline<'a>> {
    let span = phrase.span;
    let refused = match r.phrase(phrase.value) {
        Ok(kind) => {
            let in_reach = match kind {
                Kind::Fixed(date) => year_in_reach(date),
                _ => Ok(()),
            };
            return match in_reach {
                Ok(()) => Field::Given(Deadline { kind, text: phrase.value, span }),
                Err(message) => invalid_deadline(r, span, message, None),
            };
        }
        Err(refused) => refused,
    };
    let written = phrase.value;
    let (message, help) = match refused {
        // The plan's year was unreadable, which has been reported.
        phrase::Refused::NoYear => return Field::Unreadable,
        phrase::Refused::NoForm => (
            both!("không hiểu thời hạn “{written}”", "“{written}” is no deadline that pargo knows"),
            match with_whole_year(written) {
                Some(whole) => both!(
                    "ghi đủ bốn chữ số của năm: \"{whole}\"",
                    "write the year in full: \"{whole}\""
                ),
                None => phrase::FORMS.into(),
            },
        ),
        phrase::Refused::NoSuchDate => (
            both!("thời hạn “{written}” không có trên lịch", "“{written}” is not in the calendar"),
            both!("kiểm tra lại ngày, tháng, quý", "check the day, the month or the quarter"),
        ),
        phrase::Refused::Backwards => (
            both!("thời hạn “{written}” có cuối không sau đầu", "“{written}” does not go forward"),
            both!("viết từ trước đến sau", "write the earlier one first"),
        ),
        phrase::Refused::HidesDate => (
            both!(
                "thời hạn theo điều kiện “{written}” có nhắc đến ngày, tháng, quý hoặc năm",
                "the condition “{written}” names a day, month, quarter or year"
            ),
            both!(
                "nếu đúng là điều kiện thì ghi {{ when = \"{written}\" }}; nếu là ngày đến hạn thì ghi ngày đó",
                "if it is a condition, write {{ when = \"{written}\" }}; if it is a date, write the date"
            ),
        ),
    };
    invalid_deadline(r, span, message, Some(help))
}

fn invalid_deadline<T>(
    r: &mut Reader<'_>,
    span: Span,
    message: Text,
    help: Option<Text>,
) -> Field<T> {
    if !r.is_muted() {
        r.report(&fault::DOC, span, Words { help, ..Words::new(message) });
    }
    Field::Unreadable
}

/// Reads the deadline of a milestone, which has to be one day.
pub(crate) fn fixed_deadline<'a>(
    r: &mut Reader<'a>,
    key: &str,
    item: &Item<'a>,
) -> Field<Deadline<'a>> {
    match deadline(r, key, item) {
        Field::Given(deadline) if !matches!(deadline.kind, Kind::Fixed(_)) => {
            invalid_deadline(r, deadline.span, fault::not_one_day(deadline.text), None)
        }
        field => field,
    }
}

/// The keys of a deadline table as they were read.
#[derive(Default)]
struct DeadlineTable<'a> {
    on: Field<Date>,
    before: Field<Date>,
    every: Field<List<'a>>,
    day: Field<At<i64>>,
    standing: Field<At<bool>>,
    when: Field<Str<'a>>,
    due: Field<Date>,
    days: Field<At<i64>>,
    working_days: Field<At<i64>>,
    after: Field<Str<'a>>,
    met: Field<Date>,
    text: Field<Str<'a>>,
    /// The keys of the table, in file order.
    keys: Vec<String>,
}

impl DeadlineTable<'_> {
    fn has_unreadable(&self) -> bool {
        let dates = [&self.on, &self.before, &self.due, &self.met];
        let numbers = [&self.day, &self.days, &self.working_days];
        let texts = [&self.when, &self.after, &self.text];
        dates.iter().any(|f| f.is_unreadable())
            || numbers.iter().any(|f| f.is_unreadable())
            || texts.iter().any(|f| f.is_unreadable())
            || self.every.is_unreadable()
            || self.standing.is_unreadable()
    }
}

fn deadline_table<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Field<Deadline<'a>> {
    let span = r.header(table);
    let mut t = DeadlineTable::default();
    r.keys(table, &DEADLINE, |r, key, item| {
        match key {
            "on" => t.on = r.date(key, item),
            "before" => t.before = r.date(key, item),
            "every" => t.every = r.names(key, item, false),
            "day" => t.day = r.integer(key, item),
            "standing" => t.standing = r.boolean(key, item),
            "when" => t.when = r.name(key, item),
            "due" => t.due = r.date(key, item),
            "days" => t.days = r.integer(key, item),
            "working_days" => t.working_days = r.integer(key, item),
            "after" => t.after = r.name(key, item),
            "met" => t.met = r.date(key, item),
            "text" => t.text = r.string(key, item),
            _ => return false,
        }
        if !r.is_muted() {
            t.keys.push(key.to_owned());
        }
        true
    });
    // If a key is wrong, that is reported and the table as a whole is not judged.
    let own = table.entries().iter().filter(|(key, _)| !key.as_str().starts_with("x-")).count();
    if own > t.keys.len() || t.has_unreadable() {
        return Field::Unreadable;
    }
    t.keys.retain(|key| key != "text");
    match deadline_of_table(&t) {
        Ok(kind) => {
            let text = t.text.value().unwrap_or_else(|| r.keep(&canonical(kind, &t)));
            Field::Given(Deadline { kind, text, span })
        }
        Err((Some((key, span)), message)) => {
            r.under(key, |r| invalid_deadline(r, span, message, Some(fault::tables())))
        }
        Err((None, message)) => invalid_deadline(r, span, message, Some(fault::tables())),
    }
}

/// Why a table is not a deadline, with the one key at fault if there is one.
type Refusal = (Option<(&'static str, Span)>, Text);

fn deadline_of_table(t: &DeadlineTable<'_>) -> Result<Kind, Refusal> {
    let has =
        |keys: &[&str]| t.keys.iter().all(|key| keys.contains(&key.as_str())) && !t.keys.is_empty();
    if let (Field::Given(date), true) = (&t.on, has(&["on"])) {
        return Ok(Kind::Fixed(date.value));
    }
    if let (Field::Given(date), true) = (&t.before, has(&["before"])) {
        let day = day_before(date.value);
        return day.map(Kind::Fixed).ok_or((Some(("before", date.span)), fault::no_such_date()));
    }
    if let (Field::Given(every), true) = (&t.every, has(&["every", "day"])) {
        return recurrence_of_table(every, t.day.get());
    }
    if let (Field::Given(standing), true) = (&t.standing, has(&["standing"])) {
        return match standing.value {
            true => Ok(Kind::Standing),
            false => Err((Some(("standing", standing.span)), fault::never_standing())),
        };
    }
    if t.when.get().is_some() && has(&["when", "due"]) {
        let due = t.due.get().copied();
        return Ok(Kind::Conditional(Condition { due, ..Condition::default() }));
    }
    if has(&["days", "after", "met"]) || has(&["working_days", "after", "met"]) {
        return counted_of_table(t);
    }
    Err((None, fault::meaningless_table()))
}

fn recurrence_of_table(every: &List<'_>, day: Option<&At<i64>>) -> Result<Kind, Refusal> {
    let mut kinds = Vec::with_capacity(every.items.len());
    for name in every.items {
        let kind = Every::of_name(name.value);
        let kind =
            kind.ok_or_else(|| (Some(("every", name.span)), fault::unknown_period(name.value)))?;
        kinds.push(kind);
    }
    let number = day.map(|day| u32::try_from(day.value).unwrap_or(0));
    let place = day.map_or(("every", every.span), |day| ("day", day.span));
    let recurrence = Recurrence::new(&kinds, number).map(Kind::Recurring);
    recurrence.ok_or_else(|| (Some(place), fault::day_out_of_range()))
}

fn counted_of_table(t: &DeadlineTable<'_>) -> Result<Kind, Refusal> {
    let (days, key) = match (t.days.get(), t.working_days.get()) {
        (Some(days), None) => (days, "days"),
        (None, Some(days)) => (days, "working_days"),
        _ => return Err((None, fault::after_without_days())),
    };
    let in_range = u32::try_from(days.value).ok().filter(|d| (1..=MOST_DAYS).contains(d));
    let Some(number) = in_range else {
        return Err((Some((key, days.span)), fault::days_out_of_range(days.value)));
    };
    let count = Count { days: number, working: key == "working_days" };
    match (t.after.get(), t.met.get()) {
        (None, None) => Ok(Kind::Relative(count)),
        (Some(_), met) => {
            let met = met.copied();
            Ok(Kind::Conditional(Condition { count: Some(count), met, ..Condition::default() }))
        }
        (None, Some(met)) => Err((Some(("met", met.span)), fault::met_without_after())),
    }
}

/// The phrase for a deadline written as a table without the document's own words.
fn canonical(kind: Kind, t: &DeadlineTable<'_>) -> String {
    match (kind, t.before.get()) {
        (Kind::Fixed(_), Some(before)) => format!("trước ngày {}", dmy(before.value)),
        (Kind::Fixed(date), None) => dmy(date),
        (Kind::Relative(count), _) => format!("{} kể từ ngày ban hành", count.words()),
        (Kind::Recurring(recurrence), _) => recurrence.words(),
        (Kind::Standing, _) => "thường xuyên".to_owned(),
        (Kind::Conditional(condition), _) => match (condition.count, t.after.get(), t.when.get()) {
            (Some(count), Some(after), _) => {
                format!("{} sau khi {}", count.words(), after.value)
            }
            (_, _, Some(when)) => when.value.to_owned(),
            _ => "theo điều kiện".to_owned(),
        },
    }
}
