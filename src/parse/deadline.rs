//! Reads deadlines: a date, a phrase as documents write it, or a table.

use toml_spanner::{Item, Table, Value};

use crate::deadline::period::Every;
use crate::deadline::phrase::refused::Refused;
use crate::deadline::recurrence::{Recurrence, TWO_WEEKS, Unfit, Within};
use crate::deadline::{Condition, Count, Deadline, Delay, Kind, MOST_DAYS, TableWords, day_before};
use crate::finding::Words;
use crate::finding::faults::invalid_deadline as fault;
use crate::finding::faults::wrong_type::expected;
use crate::parse::at;
use crate::parse::meant::keys::word;
use crate::parse::reader::{Reader, help, year_in_reach};
use crate::plan::keys::deadline::DEADLINE;
use crate::plan::{DeadlineField, Field, List};
use crate::text::lang::Text;
use crate::text::source::{At, Date, Span, Str};

/// Reads a deadline: a date, a phrase or a table.
pub(crate) fn deadline<'a>(r: &mut Reader<'a>, key: &str, item: &Item<'a>) -> DeadlineField<'a> {
    // Reports show what the plan says even where it means nothing.
    let words = match item.value() {
        Value::String(words) if !r.is_muted() => Some(r.lines(words)),
        _ => None,
    };
    any(r, key, item).keeping(words)
}

fn any<'a>(r: &mut Reader<'a>, key: &str, item: &Item<'a>) -> Field<Deadline<'a>> {
    let span = at(item.span());
    match item.value() {
        Value::DateTime(_) => match r.date(key, item) {
            Field::Given(date) => {
                let text = r.source.slice(span);
                Field::Given(Deadline { kind: Kind::Fixed(date.value), text, span })
            }
            Field::Absent | Field::Unreadable(()) => Field::Unreadable(()),
        },
        Value::String(_) => match r.string(key, item) {
            Field::Given(phrase) => deadline_phrase(r, phrase),
            Field::Absent | Field::Unreadable(()) => Field::Unreadable(()),
        },
        Value::Table(table) => deadline_table(r, table),
        Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Array(_) => {
            let field = r.wrong_type(key, item, expected::DEADLINE);
            r.suggest(|_| help::deadline(key, item));
            field
        }
    }
}

fn deadline_phrase<'a>(r: &mut Reader<'a>, phrase: Str<'a>) -> Field<Deadline<'a>> {
    let span = phrase.span;
    match r.phrase(phrase.value) {
        Ok(kind) => match kind.dates().try_for_each(year_in_reach) {
            Ok(()) => Field::Given(Deadline { kind, text: phrase.value, span }),
            Err(message) => invalid_deadline(r, span, message.into()),
        },
        // The year itself is what could not be read, and that was said already.
        Err(Refused::NoYear) => Field::Unreadable(()),
        Err(refused) => invalid_deadline(r, span, fault::refused(&refused, phrase.value, r.year)),
    }
}

fn invalid_deadline<T>(r: &mut Reader<'_>, span: Span, words: Words) -> Field<T> {
    if !r.is_muted() {
        r.report(&fault::DOC, span, words);
    }
    Field::Unreadable(())
}

/// Reads the deadline of a milestone, which has to be one day.
pub(crate) fn fixed_deadline<'a>(
    r: &mut Reader<'a>,
    key: &str,
    item: &Item<'a>,
) -> DeadlineField<'a> {
    let field = match any(r, key, item) {
        Field::Given(deadline) if !matches!(deadline.kind, Kind::Fixed(_)) => {
            invalid_deadline(r, deadline.span, fault::not_one_day(deadline.text).into())
        }
        field => field,
    };
    field.keeping(None)
}

/// The keys of a deadline table as they were read.
#[derive(Default)]
struct DeadlineTable<'a> {
    on: Field<Date>,
    before: Field<Date>,
    every: Field<List<'a>>,
    month: Field<At<i64>>,
    day: Field<At<i64>>,
    first: Field<Date>,
    from: Field<Date>,
    until: Field<Date>,
    standing: Field<At<bool>>,
    when: Field<Str<'a>>,
    due: Field<Date>,
    days: Field<At<i64>>,
    working_days: Field<At<i64>>,
    after: Field<Str<'a>>,
    met: Field<Date>,
    text: Field<Str<'a>>,
    /// The keys of the table, in file order.
    keys: Vec<&'a str>,
}

impl DeadlineTable<'_> {
    /// What of the table the words of the deadline need besides its kind.
    fn words(&self) -> TableWords<'_> {
        TableWords {
            before: self.before.value(),
            after: self.after.value(),
            when: self.when.value(),
        }
    }

    fn has_unreadable(&self) -> bool {
        let bounds = [&self.first, &self.from, &self.until];
        let dates = [&self.on, &self.before, &self.due, &self.met];
        let numbers = [&self.month, &self.day, &self.days, &self.working_days];
        let texts = [&self.when, &self.after, &self.text];
        dates.iter().chain(&bounds).any(|f| f.is_unreadable())
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
            "month" => t.month = r.integer(key, item),
            "day" => t.day = r.integer(key, item),
            "first" => t.first = r.date(key, item),
            "from" => t.from = r.date(key, item),
            "until" => t.until = r.date(key, item),
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
            t.keys.push(key);
        }
        true
    });
    // If a key is wrong, that is reported and the table as a whole is not judged.
    let own = table.entries().iter().filter(|(key, _)| !key.as_str().starts_with("x-")).count();
    if own > t.keys.len() || t.has_unreadable() {
        return Field::Unreadable(());
    }
    t.keys.retain(|key| *key != "text");
    match deadline_of_table(&t) {
        Ok(kind) => {
            let text = t.text.value().unwrap_or_else(|| r.keep(&kind.words(t.words())));
            Field::Given(Deadline { kind, text, span })
        }
        Err((at, message)) => {
            let words = Words::new(message);
            match at {
                // The message says what the key takes; for a word in another language, which one it is.
                Some((key, span)) => {
                    let meant = word_at(r, key, span).map(fault::write);
                    let words = meant.into_iter().fold(words, Words::help);
                    r.under(key, |r| invalid_deadline(r, span, words))
                }
                None => invalid_deadline(r, span, words.help(fault::tables())),
            }
        }
    }
}

/// The word of the format for what a key of the table holds.
fn word_at(r: &Reader<'_>, key: &str, span: Span) -> Option<&'static str> {
    word(key, r.source.slice(span).trim_matches(['"', '\'']))
}

/// Why a table is not a deadline, with the one key at fault if there is one.
type Refusal = (Option<(&'static str, Span)>, Text);

fn deadline_of_table(t: &DeadlineTable<'_>) -> Result<Kind, Refusal> {
    let has = |keys: &[&str]| t.keys.iter().all(|key| keys.contains(key)) && !t.keys.is_empty();
    if let (Field::Given(date), true) = (&t.on, has(&["on"])) {
        return Ok(Kind::Fixed(date.value));
    }
    if let (Field::Given(date), true) = (&t.before, has(&["before"])) {
        let day = day_before(date.value);
        return day.map(Kind::Fixed).ok_or((Some(("before", date.span)), fault::no_such_date()));
    }
    if let (Field::Given(every), true) =
        (&t.every, has(&["every", "month", "day", "first", "from", "until"]))
    {
        return recurrence_of_table(every, t).and_then(|found| confined(found, t));
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

fn recurrence_of_table(every: &List<'_>, t: &DeadlineTable<'_>) -> Result<Recurrence, Refusal> {
    if let Some(two_weeks) = every.items.iter().find(|name| name.value == TWO_WEEKS) {
        return fortnights_of_table(every, two_weeks.span, t);
    }
    let mut kinds = Vec::with_capacity(every.items.len());
    for name in every.items {
        let kind = Every::of_name(name.value);
        let kind =
            kind.ok_or_else(|| (Some(("every", name.span)), fault::unknown_period(name.value)))?;
        kinds.push(kind);
    }
    if let Some(first) = t.first.get() {
        return Err((Some(("first", first.span)), fault::first_without_two_weeks()));
    }
    let number =
        |field: &Field<At<i64>>| field.get().map(|number| u32::try_from(number.value).unwrap_or(0));
    let found = Recurrence::of(&kinds)
        .ok_or_else(|| (Some(("every", every.span)), fault::every_without_period()))?;
    found.on(number(&t.month), number(&t.day)).map_err(|unfit| match unfit {
        Unfit::Day => (t.day.get().map(|day| ("day", day.span)), fault::day_out_of_range()),
        Unfit::Month => {
            (t.month.get().map(|month| ("month", month.span)), fault::month_out_of_range())
        }
    })
}

fn fortnights_of_table(
    every: &List<'_>,
    two_weeks: Span,
    t: &DeadlineTable<'_>,
) -> Result<Recurrence, Refusal> {
    if every.items.len() > 1 {
        return Err((Some(("every", two_weeks)), fault::two_weeks_among_periods()));
    }
    let numbers = [("month", &t.month), ("day", &t.day)];
    let written = numbers.into_iter().find_map(|(key, number)| Some((key, number.get()?.span)));
    if let Some(place) = written {
        return Err((Some(place), fault::two_weeks_with_day()));
    }
    let first = t.first.get().map(|first| Recurrence::fortnightly(first.value));
    first.ok_or_else(|| (Some(("every", two_weeks)), fault::two_weeks_without_first()))
}

/// Within `from` and `until`, where the table has them.
fn confined(recurrence: Recurrence, t: &DeadlineTable<'_>) -> Result<Kind, Refusal> {
    let (from, until) = (t.from.value(), t.until.value());
    match (from, t.until.get()) {
        (Some(from), Some(until)) if from > until.value => {
            Err((Some(("until", until.span)), fault::until_before_from()))
        }
        _ => {
            let within = Within { from, until, by_end: false };
            Ok(Kind::Recurring(recurrence.within(within)))
        }
    }
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
        (None, None) => Ok(Kind::Relative(Delay { count, from: None })),
        (Some(_), met) => {
            let met = met.copied();
            Ok(Kind::Conditional(Condition { count: Some(count), met, ..Condition::default() }))
        }
        (None, Some(met)) => Err((Some(("met", met.span)), fault::met_without_after())),
    }
}
