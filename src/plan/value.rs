//! Values that are taken out of a plan: facts, changes and answers consist of them.
//!
//! A value keeps its type – a date, a number, a list – until it is shown. Values are equal if they mean
//! the same: the order of a list, the spelling of a name and trailing zeros of a number do not matter.
//! [`Value::canonical`] is the form in JSON; `render` makes the form for people.

use chrono::NaiveDate;

use crate::plan::keys::objective::TARGET;
use crate::plan::keys::plan::ALLOW;
use crate::plan::keys::task::{EXTENSION, UPDATE};
use crate::plan::keys::{Key, Table, Word};
use crate::plan::{Metric, ResultKind};
use crate::text::bound::Bound;
use crate::text::name;
use crate::text::number::Number;

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text.
    Text(String),
    /// A word that the format defines, such as a status.
    Word(&'static Word),
    /// The name of a key, as a label inside a longer value.
    Key(&'static Key),
    /// `true` or `false`.
    Flag(bool),
    /// A whole number.
    Whole(i64),
    /// A whole percentage.
    Percent(i64),
    /// A decimal number.
    Number(Number),
    /// A bound of a target.
    Bound(Bound),
    /// A date.
    Day(NaiveDate),
    /// The wording of a deadline, with the due date if two deadlines with the same wording have to be
    /// distinguished.
    Deadline(String, Option<NaiveDate>),
    /// A baseline or a result.
    Measure(Box<Measured>),
    /// Several values.
    List(Items),
    /// A table.
    Table(NamedFields),
}

/// Several values in the order of the file. The order does not matter for comparing.
#[derive(Clone, Debug)]
pub struct Items {
    /// The values.
    pub values: Vec<Value>,
    meaning: Meaning,
}

/// How the values of a list are compared.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Meaning {
    /// As they are.
    Themselves,
    /// As names, whose spelling may differ.
    Names,
}

impl PartialEq for Items {
    fn eq(&self, other: &Items) -> bool {
        self.meaning == other.meaning
            && (self.values == other.values || self.keys() == other.keys())
    }
}

/// A table as a value, such as a legal basis with its number, date and issuer. It may have a name.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedFields {
    /// The rule of an `allow`, the period of a report, the title of a milestone.
    pub name: Option<String>,
    /// Its keys with a value.
    pub fields: Fields,
}

/// The keys of a table that have a value, in the order of the format.
#[derive(Clone, Debug)]
pub struct Fields {
    /// The table of the format.
    pub table: &'static Table,
    values: Vec<(&'static str, Value)>,
}

impl PartialEq for Fields {
    fn eq(&self, other: &Fields) -> bool {
        self.values == other.values
    }
}

/// A baseline or a result.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measured {
    /// The year of a baseline.
    pub year: Option<i32>,
    /// The date of a result.
    pub on: Option<NaiveDate>,
    /// How a result was found.
    pub kind: Option<ResultKind>,
    /// Points.
    pub score: Option<Number>,
    /// Percent.
    pub percent: Option<Number>,
    /// Place in a ranking.
    pub rank: Option<i64>,
    /// The number of ranked agencies or provinces.
    pub of: Option<i64>,
    /// A count of anything.
    pub count: Option<Number>,
    /// The parts of the score: name, score and highest possible score, in points.
    pub parts: Vec<(Option<String>, Option<Number>, Option<Number>)>,
    /// The documents that prove a result.
    pub evidence: Vec<String>,
}

impl Fields {
    /// The keys among `values` that have a value.
    pub fn of<const N: usize>(
        table: &'static Table,
        values: [(&'static str, Option<Value>); N],
    ) -> Fields {
        let values = values.into_iter().filter_map(|(key, value)| Some((key, value?))).collect();
        Fields { table, values }
    }

    /// All keys with their values.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Value)> {
        self.values.iter().map(|(key, value)| (*key, value))
    }

    /// Whether no key has a value.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The value of a key; `None` if it has none.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.values.iter().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    /// Sets or removes the value of a key, keeping the order of the format. A key that the table does not
    /// have comes last.
    pub fn set(&mut self, key: &'static str, value: Option<Value>) {
        let known = self.values.iter().position(|(known, _)| *known == key);
        match (known, value) {
            (Some(at), Some(value)) => self.values[at].1 = value,
            (Some(at), None) => drop(self.values.remove(at)),
            (None, Some(value)) => {
                let row = |name: &str| self.table.keys.iter().position(|key| key.name == name);
                let own = row(key).unwrap_or(usize::MAX);
                let later = |other: &str| row(other).is_some_and(|row| row > own);
                let place = self.values.iter().position(|(other, _)| later(other));
                self.values.insert(place.unwrap_or(self.values.len()), (key, value));
            }
            (None, None) => {}
        }
    }

    /// The same without these keys.
    pub fn without(mut self, keys: &[&str]) -> Fields {
        self.values.retain(|(key, _)| !keys.contains(key));
        self
    }

    /// Moves a key to the end.
    pub fn put_last(&mut self, key: &str) {
        self.values.sort_by_key(|(known, _)| *known == key);
    }
}

impl Items {
    /// The values in the form in which they are compared, sorted.
    fn keys(&self) -> Vec<String> {
        let texts = self.values.iter().map(Value::canonical);
        let mut keys: Vec<String> = match self.meaning {
            Meaning::Themselves => texts.collect(),
            Meaning::Names => texts.map(|text| name::key(&text)).collect(),
        };
        keys.sort_unstable();
        keys
    }
}

impl Value {
    /// A text.
    pub fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    /// A list of values; `None` if there are none.
    pub fn list(values: Vec<Value>) -> Option<Value> {
        let meaning = Meaning::Themselves;
        (!values.is_empty()).then_some(Value::List(Items { values, meaning }))
    }

    /// A list of texts; `None` if there are none.
    pub fn texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> Option<Value> {
        Value::list(texts.into_iter().map(Value::text).collect())
    }

    /// A list of names, which are compared as names; `None` if there are none.
    pub fn names<'t>(names: impl IntoIterator<Item = &'t str>) -> Option<Value> {
        let values: Vec<Value> = names.into_iter().map(Value::text).collect();
        (!values.is_empty()).then_some(Value::List(Items { values, meaning: Meaning::Names }))
    }

    /// The values of a list; empty if it is not a list.
    pub fn items(&self) -> &[Value] {
        match self {
            Value::List(items) => &items.values,
            _ => &[],
        }
    }

    /// The date; `None` if it is not a date.
    pub fn day(&self) -> Option<NaiveDate> {
        match self {
            Value::Day(day) => Some(*day),
            _ => None,
        }
    }

    /// The form in JSON, the same in both languages.
    pub fn canonical(&self) -> String {
        match self {
            Value::Text(text) => text.clone(),
            Value::Word(word) => word.name.to_owned(),
            Value::Key(key) => key.name.to_owned(),
            Value::Flag(flag) => flag.to_string(),
            Value::Whole(number) | Value::Percent(number) => number.to_string(),
            Value::Number(number) => number.digits().to_owned(),
            Value::Bound(bound) => bound.canonical(),
            Value::Day(day) => day.to_string(),
            Value::Deadline(..) | Value::Measure(_) | Value::List(_) | Value::Table(_) => {
                self.joined(&Value::canonical)
            }
        }
    }

    /// A composed value in one line. `word` writes the values that it consists of.
    pub fn joined(&self, word: &dyn Fn(&Value) -> String) -> String {
        let day = |day: &NaiveDate| word(&Value::Day(*day));
        match self {
            Value::Deadline(words, due) => match due {
                Some(due) => format!("{words} ({})", day(due)),
                None => words.clone(),
            },
            Value::Measure(measured) => measured.joined(word),
            Value::List(items) => items.values.iter().map(word).collect::<Vec<_>>().join("; "),
            Value::Table(table) => table.joined(word),
            _ => word(self),
        }
    }
}

impl NamedFields {
    fn joined(&self, word: &dyn Fn(&Value) -> String) -> String {
        let written = |key| self.fields.get(key).map(word);
        let name = self.name.as_deref();
        let text = if std::ptr::eq(self.fields.table, &ALLOW) {
            let until = written("until").zip(ALLOW.key("until"));
            let until = until.map(|(day, key)| format!(" ({} {day})", word(&Value::Key(key))));
            let (rule, until) = (name.unwrap_or_default(), until.unwrap_or_default());
            return format!("{rule}{until}: {}", written("reason").unwrap_or_default());
        } else if std::ptr::eq(self.fields.table, &EXTENSION) {
            let [to, granted, by] = ["to", "granted", "by"].map(|k| written(k).unwrap_or_default());
            format!("{to} ({granted}, {by})")
        } else if std::ptr::eq(self.fields.table, &UPDATE) {
            return self.update(word);
        } else {
            self.fields.iter().map(|(_, value)| word(value)).collect::<Vec<_>>().join(", ")
        };
        match name {
            Some(name) if text.is_empty() => name.to_owned(),
            Some(name) => format!("{name}: {text}"),
            None => text,
        }
    }
}

impl NamedFields {
    /// `2025-10-01, Thanh tra Sở: …; obstacle: …; proposal: …`
    fn update(&self, word: &dyn Fn(&Value) -> String) -> String {
        let written = |key| self.fields.get(key).map(word);
        let headed = |name| {
            let (key, text) = (UPDATE.key(name)?, written(name)?);
            Some(format!("{}: {text}", word(&Value::Key(key))))
        };
        let head = [written("on"), written("unit")].into_iter().flatten().collect::<Vec<_>>();
        let parts = [written("text"), headed("obstacle"), headed("proposal")];
        let parts = parts.into_iter().flatten().collect::<Vec<_>>();
        format!("{}: {}", head.join(", "), parts.join("; "))
    }
}

impl Measured {
    /// `2024, score 11, rank 13/20`, with parts and evidence.
    fn joined(&self, word: &dyn Fn(&Value) -> String) -> String {
        let year = self.year.map(|year| word(&Value::Whole(year.into())));
        let mut parts: Vec<String> = year.into_iter().collect();
        let number = |number: &Number| word(&Value::Number(number.clone()));
        let labelled = |metric: Metric, number: String| {
            let key = TARGET.key(metric.name()).map(|key| word(&Value::Key(key)));
            format!("{} {number}", key.unwrap_or_default())
        };
        let decimals = [
            (Metric::Score, &self.score),
            (Metric::Percent, &self.percent),
            (Metric::Count, &self.count),
        ];
        for (metric, decimal) in decimals {
            parts.extend(decimal.as_ref().map(|decimal| labelled(metric, number(decimal))));
        }
        let of = self.of.map(|of| format!("/{of}")).unwrap_or_default();
        parts.extend(self.rank.map(|rank| labelled(Metric::Rank, format!("{rank}{of}"))));
        for (name, score, max) in &self.parts {
            let score = score.as_ref().map(number).unwrap_or_default();
            let max = max.as_ref().map(|max| format!("/{}", number(max))).unwrap_or_default();
            parts.push(format!("{} {score}{max}", name.as_deref().unwrap_or_default()));
        }
        parts.extend(self.evidence.iter().cloned());
        parts.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(digits: &str) -> Number {
        Number::parse(digits).unwrap()
    }

    #[test]
    fn what_means_the_same_is_the_same() {
        let number = |digits| Value::Number(number(digits));
        assert_eq!(number("9.40"), number("9.4"));
        assert_eq!(Value::texts(["a", "b"]), Value::texts(["b", "a"]));
        assert_ne!(Value::texts(["a", "b"]), Value::texts(["a", "B"]));
        assert_eq!(Value::names(["Sở Hoà Bình", "b"]), Value::names(["B", "Sở Hòa Bình"]));
    }

    #[test]
    fn tables_in_one_line() {
        let day = NaiveDate::from_ymd_opt(2025, 7, 31).map(Value::Day);
        let fields = Fields::of(
            &EXTENSION,
            [("to", day.clone()), ("granted", None), ("by", Some(Value::text("43/TB")))],
        );
        let extension = NamedFields { name: Some("Phê duyệt".to_owned()), fields };
        assert_eq!(Value::Table(extension).canonical(), "Phê duyệt: 2025-07-31 (, 43/TB)");
        let fields = Fields::of(&ALLOW, [("reason", Some(Value::text("Chờ"))), ("until", day)]);
        let allow = NamedFields { name: Some("no-product".to_owned()), fields };
        assert_eq!(Value::Table(allow).canonical(), "no-product (until 2025-07-31): Chờ");
        let measured = Measured {
            year: Some(2024),
            score: Some(number("9.40")),
            rank: Some(13),
            of: Some(20),
            parts: vec![(Some("Hồ sơ".to_owned()), Some(number("4")), Some(number("5.5")))],
            ..Measured::default()
        };
        let measured = Value::Measure(Box::new(measured));
        assert_eq!(measured.canonical(), "2024, score 9.40, rank 13/20, Hồ sơ 4/5.5");
    }

    #[test]
    fn a_key_that_is_set_stands_in_the_order_of_the_format() {
        let mut fields = Fields::of(&ALLOW, [("until", Some(Value::Flag(true)))]);
        fields.set("reason", Some(Value::text("a")));
        fields.set("reason", Some(Value::text("b")));
        let keys: Vec<&str> = fields.iter().map(|(key, _)| key).collect();
        assert_eq!(
            (keys, fields.get("reason")),
            (vec!["reason", "until"], Some(&Value::text("b")))
        );
        fields.set("reason", None);
        assert_eq!(fields.get("reason"), None);
    }
}
