//! Takes single values from a TOML tree: text, dates, numbers, lists, tables.
//!
//! Each method returns a [`Field`]. A value of the wrong type or out of range is reported once and becomes
//! [`Field::Unreadable`], so that nothing else is concluded from it. The messages are in
//! [`crate::finding::faults`].

pub(crate) mod help;
mod slips;
mod unknown;

use bumpalo::Bump;
use chrono::{Datelike, NaiveDate};
use toml_spanner::{Item, Table, TableStyle, Value};

use crate::deadline::{Kind, YEARS, phrase};
use crate::finding::faults::wrong_type::{self, Advice, expected, found};
use crate::finding::faults::{self, invalid_value};
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Words};
use crate::parse::letters::Letters;
use crate::parse::meant::keys::{header_of, is_list, word};
use crate::parse::syntax::Slip;
use crate::parse::{Phrases, Scratch, at, letters};
use crate::plan::{Field, List, keys};
use crate::text::bound::{Bound, Comparison};
use crate::text::lang::{Both, Text, both};
use crate::text::name;
use crate::text::number::{NotANumber, Number};
use crate::text::source::{At, Date, Source, Span, Str};

/// Reads the values of one file.
pub struct Reader<'a> {
    /// The file.
    pub source: Source<'a>,
    letters: Letters,
    letters_may_fire: bool,
    /// The findings so far.
    pub out: Findings,
    /// The plan's year, for phrases that name no year; `None` while it is unknown.
    pub year: Option<i32>,
    /// Set while a misspelt key is read: nothing is reported, and every value is unreadable.
    muted: bool,
    /// Mistakes of syntax that cost a value, in the order of the file, that are not reported yet.
    slips: Vec<Slip>,
    /// Keys that stand in a table within the one that they belong to.
    misplaced: Vec<&'static str>,
    /// The keys down to what is being read, from the root of the file.
    path: Vec<&'a str>,
    /// Memory for lists and for texts that differ from the file.
    pub memory: &'a Bump,
    phrases: &'a mut Phrases,
    /// Whether a text may hold a carriage return, as itself or escaped. Most files have none.
    may_have_returns: bool,
}

/// The type of a value, as messages name it.
fn type_of(item: &Item<'_>) -> Both {
    match item.value() {
        Value::String(_) => found::STRING,
        Value::Integer(_) => found::INTEGER,
        Value::Float(_) => found::FLOAT,
        Value::Boolean(_) => found::BOOLEAN,
        Value::Array(_) => found::ARRAY,
        Value::Table(_) => found::TABLE,
        Value::DateTime(_) => found::DATE,
    }
}

/// Whether a text of a file may hold a carriage return: one of its own, or an escape that can be one.
fn may_have_returns(file: &[u8]) -> bool {
    memchr::memchr2_iter(b'\r', b'\\', file)
        .any(|at| file[at] == b'\r' || matches!(file.get(at + 1), Some(b'r' | b'u' | b'U' | b'x')))
}

impl<'a> Reader<'a> {
    /// A reader of one file.
    pub fn new(source: Source<'a>, scratch: &'a mut Scratch) -> Self {
        let letters = scratch.letters;
        let (memory, phrases) = scratch.fresh();
        let may_have_returns = may_have_returns(source.text.as_bytes());
        Reader {
            source,
            letters,
            letters_may_fire: letters.may_fire_in(source.text),
            out: match letters {
                Letters::All => Findings::default(),
                Letters::Hidden => Findings::only_counted(),
            },
            year: None,
            muted: false,
            slips: Vec::new(),
            misplaced: Vec::new(),
            path: Vec::new(),
            memory,
            phrases,
            may_have_returns,
        }
    }

    /// Whether a misspelt key is being read.
    pub fn is_muted(&self) -> bool {
        self.muted
    }

    /// The header of a table, or the whole table if it has none.
    pub fn header(&self, table: &Table<'a>) -> Span {
        let span = match table.style() {
            TableStyle::Header => table.span().extract_header_span(self.source.text.as_bytes()),
            TableStyle::Implicit | TableStyle::Dotted | TableStyle::Inline => table.span(),
        };
        at(span)
    }

    /// Reads the keys of a table in file order, and reports required keys that are missing. `set` takes a
    /// key and its value, and returns whether the key exists.
    pub fn keys(
        &mut self,
        table: &Table<'a>,
        known: &'static keys::Table,
        set: impl FnMut(&mut Self, &'a str, &Item<'a>) -> bool,
    ) {
        let misspelt = self.keys_there(table, known, set);
        for key in known.required() {
            if !table.contains_key(key.name) && !misspelt.contains(&key.name) {
                let header = self.header(table);
                self.missing(key.name, header);
            }
        }
    }

    /// Reads the keys of a table. A misspelt key is reported; then `set` is called again with the key that
    /// was meant, as unreadable. Returns the keys that were meant.
    pub fn keys_there(
        &mut self,
        table: &Table<'a>,
        known: &'static keys::Table,
        mut set: impl FnMut(&mut Self, &'a str, &Item<'a>) -> bool,
    ) -> Vec<&'static str> {
        let mut misspelt = Vec::new();
        for (key, item) in table.entries() {
            if !self.slips.is_empty()
                && let Some(meant) = self.slipped(key, item, known)
            {
                misspelt.extend(known.key(meant).map(|key| key.name));
                self.muted(|r| set(r, meant, item));
                continue;
            }
            if !misspelt.is_empty()
                && misspelt.contains(&key.name)
                && item.as_table().is_some_and(|table| table.style() == TableStyle::Implicit)
            {
                // The header of a part stands for a list whose own header is misspelt.
                self.muted(|r| set(r, key.name, item));
                continue;
            }
            self.under(key.name, |r| {
                if set(r, key.name, item) || key.as_str().starts_with("x-") {
                    return;
                }
                let meant = r.unknown_key(key, item, table, known);
                let is_table = item.as_table().is_some() || item.as_array().is_some();
                let is_lost = |meant: &&str| is_table || !table.contains_key(meant);
                if let Some(meant) = meant.filter(is_lost) {
                    misspelt.push(meant);
                    r.muted(|r| set(r, meant, item));
                }
            });
            if !self.misplaced.is_empty() {
                for meant in std::mem::take(&mut self.misplaced) {
                    match known.has(meant) {
                        true if table.contains_key(meant) => {}
                        true => drop(self.muted(|r| set(r, meant, item))),
                        false => self.misplaced.push(meant),
                    }
                }
            }
        }
        misspelt
    }

    /// Reads without reporting; every value is unreadable.
    fn muted<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.muted, true);
        let read = read(self);
        self.muted = before;
        read
    }

    /// Reads the value of a key that [`Self::keys`] does not visit; findings get that key as their place.
    pub fn under<T>(&mut self, key: &'a str, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(key);
        let read = read(self);
        self.path.pop();
        read
    }

    /// Reports a missing key.
    pub fn missing(&mut self, key: &str, header: Span) {
        if !self.muted {
            faults::missing_key::report(place(&self.path, header), key, &mut self.out);
        }
    }

    /// Reports a value of the wrong type.
    pub fn wrong_type<T>(&mut self, key: &str, item: &Item<'a>, expected: Both) -> Field<T> {
        if !self.muted {
            let place = place(&self.path, self.span_of(item));
            wrong_type::report(place, key, expected, type_of(item), &mut self.out);
        }
        Field::Unreadable(())
    }

    /// Reports a value of the key that is being read.
    pub fn report(&mut self, rule: &'static Doc, span: Span, words: Words) {
        self.out.push(rule, place(&self.path, span), words);
    }

    /// Reports a value that is not valid.
    pub fn invalid<T>(&mut self, span: Span, message: Text, help: Option<Text>) -> Field<T> {
        let words = Words::new(message);
        self.refuse(span, help.into_iter().fold(words, Words::help))
    }

    fn refuse<T>(&mut self, span: Span, words: Words) -> Field<T> {
        if !self.muted {
            self.report(&invalid_value::DOC, span, words);
        }
        Field::Unreadable(())
    }

    /// The place of a value; for a table its header.
    pub fn span_of(&self, item: &Item<'a>) -> Span {
        match item.value() {
            Value::Table(table) => self.header(table),
            Value::Array(array) => match array.iter().next().map(Item::value) {
                // `[[task]]` in place of another type: the first header stands for all of them.
                Some(Value::Table(first)) if first.style() == TableStyle::Header => {
                    self.header(first)
                }
                _ => at(item.span()),
            },
            _ => at(item.span()),
        }
    }

    fn check_text(&mut self, value: &str, span: Span) {
        if self.letters_may_fire && !self.muted {
            let written = (self.source, span);
            letters::check(value, self.letters, written, || place(&self.path, span), &mut self.out);
        }
    }

    /// A text.
    pub fn string(&mut self, key: &str, item: &Item<'a>) -> Field<Str<'a>> {
        match item.value() {
            Value::String(value) => {
                let span = at(item.span());
                self.check_text(value, span);
                self.read(At { value: self.lines(value), span })
            }
            _ => {
                let field = self.wrong_type(key, item, expected::STRING);
                self.suggest(|r| help::text(r.source, item));
                field
            }
        }
    }

    /// A text that must not be empty.
    pub fn name(&mut self, key: &str, item: &Item<'a>) -> Field<Str<'a>> {
        match self.string(key, item) {
            Field::Given(name) if is_blank(name.value) => {
                self.refuse(name.span, invalid_value::empty(key))
            }
            field => field,
        }
    }

    /// A text or a list of texts; with `array_only` only a list.
    pub fn list(&mut self, key: &str, item: &Item<'a>, array_only: bool) -> Field<List<'a>> {
        let span = at(item.span());
        match item.value() {
            Value::String(value) if !array_only => {
                self.check_text(value, span);
                let items = self.memory.alloc([At { value: self.lines(value), span }]);
                self.read(List { span, items })
            }
            Value::Array(array) => {
                let nothing = At { value: "", span };
                let items = self.memory.alloc_slice_fill_copy(array.len(), nothing);
                let mut whole = true;
                for (element, place) in array.iter().zip(items.iter_mut()) {
                    match self.string(key, element) {
                        Field::Given(text) => *place = text,
                        Field::Absent | Field::Unreadable(()) => whole = false,
                    }
                }
                if whole { self.read(List { span, items }) } else { Field::Unreadable(()) }
            }
            _ => {
                let expected = if array_only { expected::ARRAY } else { expected::LIST };
                let field = self.wrong_type(key, item, expected);
                self.suggest(|r| help::list(r.source, item));
                field
            }
        }
    }

    /// A text or a list of names, which must not be empty.
    pub fn names(&mut self, key: &str, item: &Item<'a>, array_only: bool) -> Field<List<'a>> {
        let field = self.list(key, item, array_only);
        let empty = field.get().and_then(|l| l.items.iter().find(|n| is_blank(n.value)));
        match empty.map(|name| name.span) {
            Some(span) => self.refuse(span, invalid_value::empty_name(key)),
            None => field,
        }
    }

    /// A date, without a time.
    pub fn date(&mut self, key: &str, item: &Item<'a>) -> Field<Date> {
        let span = at(item.span());
        if let Value::DateTime(moment) = item.value() {
            let date = moment.date().filter(|_| moment.time().is_none());
            let date = date
                .and_then(|d| NaiveDate::from_ymd_opt(d.year.into(), d.month.into(), d.day.into()));
            if let Some(value) = date {
                return match year_in_reach(value) {
                    Ok(()) => self.read(At { value, span }),
                    Err(message) => self.invalid(span, message, None),
                };
            }
        }
        let field = self.wrong_type(key, item, expected::DATE);
        self.suggest(|_| help::date(key, item));
        field
    }

    /// Adds help to the finding of a value that was just reported, if there is any.
    pub fn suggest<A: Into<Advice>>(&mut self, advice: impl FnOnce(&Self) -> Option<A>) {
        if !self.muted
            && let Some(advice) = advice(self)
            && let Some(last) = self.out.last_mut()
        {
            let Advice { help, fix } = advice.into();
            last.help(help).fix = fix.map(Box::new);
        }
    }

    /// A whole number.
    pub fn integer(&mut self, key: &str, item: &Item<'a>) -> Field<At<i64>> {
        let span = at(item.span());
        match item.value() {
            Value::Integer(number) => match number.as_i64() {
                Some(value) => self.read(At { value, span }),
                None => self.refuse(span, invalid_value::too_large(key)),
            },
            _ => {
                let field = self.wrong_type(key, item, expected::INTEGER);
                self.suggest(|r| help::integer(r.source, key, item));
                field
            }
        }
    }

    /// A whole number, or the digits of one in quotes.
    pub fn rank(&mut self, key: &str, item: &Item<'a>) -> Field<At<i64>> {
        let field = match item.value() {
            Value::String(digits) => match digits.trim().parse::<i64>() {
                Ok(value) => self.read(At { value, span: at(item.span()) }),
                Err(_) => self.not_a_number(key, at(item.span()), NotANumber::Malformed),
            },
            _ => self.integer(key, item),
        };
        match field {
            Field::Given(rank) if rank.value < 0 => self.negative(key, rank.span),
            field => field,
        }
    }

    /// `true` or `false`.
    pub fn boolean(&mut self, key: &str, item: &Item<'a>) -> Field<At<bool>> {
        match item.value() {
            Value::Boolean(value) => self.read(At { value: *value, span: at(item.span()) }),
            _ => {
                let field = self.wrong_type(key, item, expected::BOOLEAN);
                self.suggest(|r| help::boolean(r.source, item));
                field
            }
        }
    }

    /// A decimal number, not below zero unless `signed`.
    pub fn number(&mut self, key: &str, item: &Item<'a>, signed: bool) -> Field<At<Number>> {
        let span = at(item.span());
        let spelt;
        let written = match item.value() {
            // A hexadecimal number has no decimal digits to keep.
            Value::Integer(number) if self.source.slice(span).starts_with('0') => {
                spelt = number.as_i128().to_string();
                &spelt
            }
            // The digits are taken from the source, since a float has lost them.
            Value::Integer(_) | Value::Float(_) => self.source.slice(span),
            Value::String(written) => written,
            _ => return self.wrong_type(key, item, expected::NUMBER),
        };
        match Number::parse(written) {
            Ok(number) if number.is_negative() && !signed => self.negative(key, span),
            Ok(value) => self.read(At { value, span }),
            Err(reason) => self.not_a_number(key, span, reason),
        }
    }

    /// A bound of a target; a bare number compares as `bare`.
    pub fn bound(&mut self, key: &str, item: &Item<'a>, bare: Comparison) -> Field<At<Bound>> {
        let span = at(item.span());
        let bound = match item.value() {
            Value::Integer(_) | Value::Float(_) => {
                Number::parse(self.source.slice(span)).map(|number| Bound::fixed(bare, number))
            }
            Value::String(written) => Bound::parse(written, bare),
            _ => return self.wrong_type(key, item, expected::BOUND),
        };
        match bound {
            Ok(Bound { number: Some(number), .. }) if number.is_negative() => {
                self.negative(key, span)
            }
            Ok(value) => self.read(At { value, span }),
            Err(reason) => {
                let written = self.source.slice(span);
                let words = invalid_value::not_a_number(key, written, reason);
                let help = help::bound(key, written);
                self.refuse(span, help.into_iter().fold(words, Words::help))
            }
        }
    }

    fn negative<T>(&mut self, key: &str, span: Span) -> Field<T> {
        self.refuse(span, invalid_value::negative(key))
    }

    fn not_a_number<T>(&mut self, key: &str, span: Span, reason: NotANumber) -> Field<T> {
        let written = self.source.slice(span);
        let words = invalid_value::not_a_number(key, written, reason);
        let help = help::number(key, written);
        let help = help.filter(|_| key == "gain" || !help::is_relative(written));
        self.refuse(span, help.into_iter().fold(words, Words::help))
    }

    /// One of a few words.
    pub fn choice<T: Copy>(
        &mut self,
        key: &str,
        item: &Item<'a>,
        choices: &[T],
        name: impl Fn(T) -> &'static str,
    ) -> Field<At<T>> {
        let written = match self.string(key, item) {
            Field::Given(written) => written,
            Field::Absent | Field::Unreadable(()) => return Field::Unreadable(()),
        };
        let value = written.value;
        if let Some(choice) = choices.iter().find(|choice| name(**choice) == value) {
            return self.read(At { value: *choice, span: written.span });
        }
        let names: Vec<&str> = choices.iter().map(|choice| name(*choice)).collect();
        let near = name::nearest(value, names.iter().copied(), 1).first().copied();
        let words = match word(key, value) {
            Some(meant) => invalid_value::other_word(key, value, meant),
            None => invalid_value::unknown_word(key, value, near, &names),
        };
        self.refuse(written.span, words)
    }

    /// A table.
    pub fn table<'t>(&mut self, key: &str, item: &'t Item<'a>) -> Option<&'t Table<'a>> {
        match item.value() {
            Value::Table(table) => Some(table),
            _ => {
                self.wrong_type::<()>(key, item, expected::TABLE);
                self.suggest(|r| help::table(r.source, r.year, key, item));
                None
            }
        }
    }

    /// Reads every table of an array of tables; returns `false` if an entry is not a table.
    pub fn tables(
        &mut self,
        key: &str,
        item: &Item<'a>,
        mut read: impl FnMut(&mut Self, &Table<'a>),
    ) -> bool {
        let Value::Array(array) = item.value() else {
            self.wrong_type::<()>(key, item, expected::TABLES);
            self.suggest(|_| is_list(key).then(|| wrong_type::own_headers(&header_of(key))));
            return false;
        };
        let mut whole = true;
        for element in array {
            match element.value() {
                Value::Table(table) => read(self, table),
                _ => {
                    self.wrong_type::<()>(key, element, expected::TABLE);
                    whole = false;
                }
            }
        }
        whole
    }

    /// Stores a text that differs from the file.
    pub fn keep(&self, text: &str) -> &'a str {
        self.memory.alloc_str(text)
    }

    /// A text with the line ends of a repository. A checkout on Windows may have others, which make no
    /// difference.
    pub fn lines(&self, text: &'a str) -> &'a str {
        match self.may_have_returns && text.contains('\r') {
            true => self.without_returns(text),
            false => text,
        }
    }

    #[cold]
    fn without_returns(&self, text: &str) -> &'a str {
        let mut whole = String::with_capacity(text.len());
        for line in text.split_inclusive('\n') {
            match line.strip_suffix('\n') {
                Some(line) => whole.extend([line.trim_end_matches('\r'), "\n"]),
                None => whole.push_str(line),
            }
        }
        self.keep(&whole)
    }

    /// What a phrase means, in the plan's year.
    pub fn phrase(&mut self, phrase: &str) -> Result<Kind, phrase::refused::Refused> {
        self.phrases.read(phrase, self.year)
    }

    fn read<T>(&self, value: T) -> Field<T> {
        if self.muted { Field::Unreadable(()) } else { Field::Given(value) }
    }
}

/// Checks that a year is plausible for a plan; otherwise the error says what is wrong.
pub fn year_in_reach(date: NaiveDate) -> Result<(), Text> {
    let (year, first, last) = (date.year(), YEARS.start(), YEARS.end());
    if YEARS.contains(&year) {
        return Ok(());
    }
    Err(both!(
        "năm {year} nằm ngoài khoảng {first}–{last}",
        "the year {year} is not between {first} and {last}"
    ))
}

/// The place of a value; `path` are all keys down to it.
pub(crate) fn place(path: &[&str], span: Span) -> Place {
    // The finding itself says which plan, task or objective it is about.
    let keys = match path {
        ["plan" | "task" | "objective", keys @ ..] => keys,
        keys => keys,
    };
    match keys {
        [] => Place::header(span),
        keys => Place::key(keys.join("."), span),
    }
}

/// Whether a text holds nothing but white space.
fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}
