//! Months as columns of equal width, and where a day lies among them.

use chrono::{Datelike, NaiveDate};
use maud::{Markup, html};

use crate::render::html::text::percent;

/// The most months that are drawn; of a longer time those around the as-of date.
const MOST: i64 = 36;

/// A row of months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Axis {
    /// The first month, counted from the year 0.
    first: i64,
    /// How many months there are.
    months: i64,
}

/// The name of a month at its column.
struct Name {
    words: String,
    /// The middle of the column, from 0 to 1.
    place: f64,
    has_year: bool,
    /// Whether there is no room for it on a narrow screen.
    is_far: bool,
}

/// The share of a chart that a name needs on a narrow screen.
const ROOM: f64 = 0.15;

/// Finds room on a narrow screen, for names with a year first.
fn spread(names: &mut [Name]) {
    for has_year in [true, false] {
        for at in (0..names.len()).rev() {
            let own = names[at].place;
            let is_free = names.iter().all(|name| name.is_far || (name.place - own).abs() >= ROOM);
            if names[at].has_year == has_year && is_free {
                names[at].is_far = false;
            }
        }
    }
}

/// The month of a day, counted from the year 0.
fn month(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 12 + i64::from(day.month0())
}

impl Axis {
    /// The months from the first to the last of these days; `None` if there are none.
    pub fn of(days: impl IntoIterator<Item = NaiveDate>, as_of: NaiveDate) -> Option<Axis> {
        let (mut first, mut last) = (i64::MAX, i64::MIN);
        for day in days {
            (first, last) = (first.min(month(day)), last.max(month(day)));
        }
        if first > last {
            return None;
        }
        if last - first >= MOST {
            let now = month(as_of).clamp(first, last);
            first = first.max(now - MOST / 2);
            last = last.min(first + MOST - 1);
        }
        Some(Axis { first, months: last - first + 1 })
    }

    /// Where a day lies, from 0 to 1; `None` if it is outside.
    pub fn place(&self, day: NaiveDate) -> Option<f64> {
        let months = month(day) - self.first;
        if !(0..self.months).contains(&months) {
            return None;
        }
        let days = f64::from(day.num_days_in_month());
        Some((months as f64 + (f64::from(day.day()) - 0.5) / days) / self.months as f64)
    }

    /// Where a day lies, or the end beyond which it does.
    pub fn clamped(&self, day: NaiveDate) -> f64 {
        let before = month(day) < self.first;
        self.place(day).unwrap_or(if before { 0.0 } else { 1.0 })
    }

    /// The names of the months, as `10` or with the year as `1/2026`.
    fn names(&self) -> Vec<Name> {
        // Names are left out where they would run into each other.
        let step = (self.months + 17) / 18;
        let name = |at: i64| {
            let (year, number) = ((self.first + at) / 12, (self.first + at) % 12 + 1);
            let has_year = at == 0 || number <= step;
            let words = if has_year { format!("{number}/{year}") } else { number.to_string() };
            Name { words, place: (at as f64 + 0.5) / self.months as f64, has_year, is_far: true }
        };
        let places = (0..self.months).step_by(usize::try_from(step).unwrap_or(1));
        let mut names: Vec<Name> = places.map(name).collect();
        spread(&mut names);
        names
    }

    /// The first and the last month: `1/2025 – 12/2025`.
    pub fn words(&self) -> String {
        let name = |month: i64| format!("{}/{}", month % 12 + 1, month / 12);
        format!("{} – {}", name(self.first), name(self.first + self.months - 1))
    }

    /// The head of the column of a chart.
    pub fn head(&self) -> Markup {
        html! {
            svg.axis width="100%" height="18" aria-hidden="true" focusable="false" {
                @for name in self.names() {
                    text class=[name.is_far.then_some("far")] x=(percent(name.place)) y="13" text-anchor="middle" {
                        (name.words)
                    }
                }
            }
        }
    }

    /// The lines between months, which the rows of a chart share as a pattern with this id.
    pub fn grid(&self, id: &str) -> Markup {
        html! {
            svg.defs width="0" height="0" aria-hidden="true" focusable="false" {
                pattern id=(id) width=(format!("{:.6}", 1.0 / self.months as f64)) height="1" {
                    path.line d="M.5 0V40" {}
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_lie_in_their_months() {
        let axis = Axis::of([day("2025-03-31"), day("2025-01-20")], day("2030-01-01")).unwrap();
        assert_eq!((axis.months, axis.words()), (3, "1/2025 – 3/2025".to_owned()));
        assert!(axis.place(day("2025-02-01")).unwrap() > 1.0 / 3.0);
        assert!(axis.place(day("2025-02-28")).unwrap() < 2.0 / 3.0);
        assert_eq!(axis.place(day("2025-04-01")), None);
        assert_eq!((axis.clamped(day("2024-12-31")), axis.clamped(day("2025-04-01"))), (0.0, 1.0));
        assert_eq!(Axis::of([], day("2025-01-01")), None);
    }

    #[test]
    fn of_a_long_time_the_months_around_the_date_are_drawn() {
        let far = [NaiveDate::MIN, NaiveDate::MAX, day("2025-06-01")];
        let axis = Axis::of(far, day("2025-06-15")).unwrap();
        assert_eq!((axis.months, axis.words()), (36, "12/2023 – 11/2026".to_owned()));
        let axis = Axis::of([day("2020-01-01"), day("2025-06-01")], day("2030-01-01")).unwrap();
        assert_eq!(axis.words(), "12/2023 – 6/2025");
        assert!(axis.names().len() <= 18);
    }

    #[test]
    fn on_a_narrow_screen_names_keep_their_distance_and_years_stay() {
        let near = |from: &str, to: &str| {
            let axis = Axis::of([day(from), day(to)], day("2025-06-01")).unwrap();
            let near = axis.names().into_iter().filter(|name| !name.is_far);
            near.map(|name| name.words).collect::<Vec<_>>()
        };
        assert_eq!(near("2025-01-31", "2025-12-31"), ["1/2025", "4", "6", "8", "10", "12"]);
        assert_eq!(near("2025-11-01", "2026-12-31"), ["1/2026", "6", "9", "12"]);
        assert_eq!(near("2025-06-01", "2025-06-30"), ["6/2025"]);
    }
}
