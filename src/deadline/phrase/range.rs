//! Fixed deadlines: one time, a range or a list of times, after `trước` or an hour if there is one.

use chrono::NaiveDate;

use crate::deadline::phrase::refused::{DatedWords, Refused};
use crate::deadline::phrase::time::{
    Hour, Time, What, Written, Year, in_calendar, is_year_token, written,
};
use crate::deadline::phrase::words::{Cursor, Token};
use crate::deadline::{Kind, day_before, dmy};

/// The most times in a row; documents have far fewer.
const MOST_MEMBERS: usize = 100;

/// How a member of a row of times is joined to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// It is the first.
    First,
    /// `đến`, `-`: everything in between is included.
    Range,
    /// `,`, `và`: it is a time of its own.
    List,
}

/// Times in a row.
#[derive(Clone, Debug)]
pub struct Row {
    /// Whether `từ` stands before it.
    pub from: bool,
    /// Its members, in the order written.
    pub members: Vec<(Join, Written)>,
    /// What stands before the last member.
    pub end: End,
}

/// What stands before the last time of a deadline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct End {
    /// `trước`: due on the day before.
    pub before: bool,
    /// An hour of the day.
    pub hour: Option<Hour>,
}

impl End {
    /// Reads `trước`, an hour and the opening words among them.
    pub fn read(c: &mut Cursor<'_, '_>) -> End {
        c.openings();
        let before = c.eat("trước");
        if before {
            c.eat("ngày");
        }
        let hour = Hour::read(c);
        if before || hour.is_some() {
            c.eat("ngày");
        }
        End { before, hour }
    }

    /// Whether a time may follow: after `trước` one with a beginning, after an hour a day.
    fn may_precede(self, token: Option<Token<'_>>, time: &Written) -> bool {
        let is_point = matches!(token, Some(Token::Word("đầu" | "giữa")));
        !(self.before && is_point) && (self.hour.is_none() || matches!(time.what, What::Day(..)))
    }

    /// The day on which a time is due.
    pub fn due(self, time: Time) -> Result<NaiveDate, Refused> {
        let begins = match self.hour {
            Some(hour) => hour.is_midnight()?,
            None => self.before,
        };
        let due = if begins { day_before(time.first) } else { Some(time.last) };
        in_calendar(due.ok_or(Refused::NoSuchDate)?)
    }
}

/// Reads `chậm nhất trước ngày 31/12`, `từ tháng 3 đến hết tháng 10/2025`, `từ nay đến 30/6`.
pub fn fixed(mut c: Cursor<'_, '_>, plan: Option<i32>) -> Option<Result<Kind, Refused>> {
    let end = End::read(&mut c);
    if end.before
        && end.hour.is_none()
        && let Some(several) = several_before(c, plan)
    {
        return Some(several);
    }
    let row = if end == End::default() { row(&mut c)? } else { Row { end, ..alone(&mut c, end)? } };
    let ranged = row.members.iter().any(|(join, _)| *join == Join::Range);
    if !c.is_done() || (row.from && !ranged) {
        return None;
    }
    Some(row.last(plan).and_then(|time| row.end.due(time)).map(Kind::Fixed))
}

/// `trước ngày 15/6 và 15/12`: several days, each due on the day before.
fn several_before(mut c: Cursor<'_, '_>, plan: Option<i32>) -> Option<Result<Kind, Refused>> {
    let row = row(&mut c).filter(|row| !row.from && c.is_done())?;
    let refused = match row.last(plan) {
        Err(Refused::SeveralDates(mut dates)) => {
            for date in &mut dates {
                date.words = format!("trước {}", date.words);
                date.due = day_before(date.due)?;
            }
            Refused::SeveralDates(dates)
        }
        Err(Refused::Near(day)) => Refused::Near(format!("trước {day}")),
        _ => return None,
    };
    let are_days = row.members.iter().all(|(_, time)| matches!(time.what, What::Day(..)));
    are_days.then_some(Err(refused))
}

fn alone(c: &mut Cursor<'_, '_>, end: End) -> Option<Row> {
    let first = c.peek();
    let time = written(c, None)?;
    let is_whole = !matches!(time.what, What::Number(_));
    let members = vec![(Join::First, time)];
    (is_whole && end.may_precede(first, &time)).then_some(Row { from: false, members, end })
}

/// Reads times in a row. A unit such as `tháng` may be written with one of them only.
pub fn row(c: &mut Cursor<'_, '_>) -> Option<Row> {
    row_of(c, MOST_MEMBERS)
}

/// Reads `từ … đến …` and no further.
pub fn window(c: &mut Cursor<'_, '_>) -> Option<Row> {
    let mut ahead = *c;
    let row = row_of(&mut ahead, 2)?;
    let [_, (Join::Range, _)] = row.members[..] else { return None };
    *c = ahead;
    row.from.then_some(row)
}

fn row_of(c: &mut Cursor<'_, '_>, most: usize) -> Option<Row> {
    let mut ahead = *c;
    let from = ahead.eat("từ");
    if from && ahead.eat("nay") {
        if !ahead.eat_any(&["đến", "tới"]) {
            return None;
        }
        let end = End::read(&mut ahead);
        let row = alone(&mut ahead, end)?;
        *c = ahead;
        return Some(row);
    }
    ahead.openings();
    let mut row =
        Row { from, members: vec![(Join::First, written(&mut ahead, None)?)], end: End::default() };
    while row.members.len() < most
        && let Some((join, time)) = joined(&mut ahead, &mut row)
    {
        row.members.push((join, time));
    }
    row.share_units()?;
    *c = ahead;
    Some(row)
}

/// Reads the next member with what joins it, and notes what stands before it as the end of the row.
fn joined(c: &mut Cursor<'_, '_>, row: &mut Row) -> Option<(Join, Written)> {
    if row.end != End::default() {
        return None;
    }
    let before = row.members.last()?.1;
    let mut ahead = *c;
    let dash = ahead.eat_sign('-');
    let join = if dash || ahead.eat("đến") || ahead.eat("tới") {
        Join::Range
    } else {
        let sign = ahead.eat_any_sign(&[',', ';']);
        if !(ahead.eat("và") || sign) {
            return None;
        }
        Join::List
    };
    // `quý IV/2025-2026` may mean both quarters, or everything up to the end of the second year.
    let spans_years = matches!(before.what, What::Years(..)) || before.year == Year::Open;
    if dash && is_year_token(ahead.rest.first()) && !spans_years {
        return None;
    }
    let end = if join == Join::Range { End::read(&mut ahead) } else { End::default() };
    ahead.openings();
    let first = ahead.peek();
    let time = written(&mut ahead, Some(before.what))?;
    // `10-12/2025` may be a day and a month, or two months.
    let is_bare = matches!(before.what, What::Number(_)) && !matches!(time.what, What::Day(..));
    // `tháng 11, năm 2025` is not a list of a month and a year.
    let is_its_year =
        join == Join::List && matches!(time.what, What::Years(..)) && before.year == Year::Open;
    if (dash && is_bare && !row.from) || is_its_year || !end.may_precede(first, &time) {
        return None;
    }
    row.end = end;
    *c = ahead;
    Some((join, time))
}

impl Row {
    /// Gives a bare number the unit of the member after it: `từ 20 đến 29/8`, `10, 11/2025`.
    fn share_units(&mut self) -> Option<()> {
        for at in (0..self.members.len()).rev() {
            let after = self.members.get(at + 1).map(|(_, time)| time.what);
            let what = &mut self.members[at].1.what;
            *what = match (*what, after) {
                (What::Number(day), Some(What::Day(..))) => What::Day(day, None),
                (What::Number(month), Some(What::Month(_))) => What::Month(month),
                (What::Number(_), _) => return None,
                (what, _) => what,
            };
        }
        Some(())
    }

    /// Whether no member has a year.
    pub fn is_without_year(&self) -> bool {
        self.members.iter().all(|(_, time)| time.year == Year::Open)
    }

    /// The last time, if all members go forward and a list has no gap.
    pub fn last(&self, plan: Option<i32>) -> Result<Time, Refused> {
        Ok(self.times(plan)?.1)
    }

    /// The first and the last time.
    pub fn times(&self, plan: Option<i32>) -> Result<(Time, Time), Refused> {
        if let [(_, only)] = self.members.as_slice() {
            return only.resolve(plan).map(|time| (time, time));
        }
        let dated = self.dated(plan)?;
        let mut is_gapless = true;
        for pair in dated.windows(2) {
            let [(_, _, before), (join, time, after)] = pair else { continue };
            if *join == Join::Range {
                // A range from a month or quarter to itself is a mistake.
                if !runs_forward(*before, *after) {
                    return Err(Refused::Backwards);
                }
            } else {
                let follows = before.last.succ_opt() == Some(after.first);
                is_gapless &= follows && !matches!(time.what, What::Day(..));
            }
        }
        match (is_gapless, dated.as_slice()) {
            (true, [(_, _, first), .., (_, _, last)]) => Ok((*first, *last)),
            _ => Err(one_or_several(self.several(&dated))),
        }
    }

    /// The members with their days. A missing year or month is that of the next member that has one, or
    /// else of the one before, adjusted so that the row goes forward.
    fn dated(&self, plan: Option<i32>) -> Result<Vec<(Join, Written, Time)>, Refused> {
        let mut members = self.members.clone();
        share_months(&mut members);
        let mut years: Vec<Option<i32>> = Vec::with_capacity(members.len());
        for (_, time) in &members {
            let is_open = time.year == Year::Open;
            years.push(if is_open { None } else { Some(time.year_or(plan)?) });
        }
        for at in (0..members.len()).rev().skip(1) {
            if let (None, Some(year)) = (years[at], years[at + 1]) {
                let after = members[at + 1].1.in_year(year)?;
                let earlier = is_some_time(&members[at].1, year, |time| !runs_forward(time, after));
                years[at] = Some(if earlier { year.saturating_sub(1) } else { year });
            }
        }
        for at in 1..members.len() {
            if let (None, Some(year)) = (years[at], years[at - 1]) {
                let before = members[at - 1].1.in_year(year)?;
                let later = is_some_time(&members[at].1, year, |time| !runs_forward(before, time));
                years[at] = Some(if later { year.saturating_add(1) } else { year });
            }
        }
        let dated = members.iter().zip(years).map(|((join, time), year)| {
            let year = year.or(plan).ok_or(Refused::NoYear)?;
            Ok((*join, *time, time.in_year(year)?))
        });
        dated.collect()
    }

    /// The members as separate dates.
    fn several(&self, dated: &[(Join, Written, Time)]) -> Vec<DatedWords> {
        let mut found: Vec<DatedWords> = Vec::new();
        for (at, (_, written, time)) in dated.iter().enumerate() {
            let begins = dated.get(at + 1).is_some_and(|(join, ..)| *join == Join::Range);
            if !begins && !found.iter().any(|known| known.due == time.last) {
                found.push(DatedWords { words: words(written, *time), due: time.last });
            }
        }
        found.sort_by_key(|one| one.due);
        found
    }
}

/// Refuses a list. One date that is written twice, `quý I, I`, is a slip.
fn one_or_several(mut dates: Vec<DatedWords>) -> Refused {
    match (dates.pop(), dates.is_empty()) {
        (Some(only), true) => Refused::Near(only.words),
        (last, _) => {
            dates.extend(last);
            Refused::SeveralDates(dates)
        }
    }
}

/// Gives a day the month of the member after it, else of the one before.
fn share_months(members: &mut [(Join, Written)]) {
    for at in 0..members.len() {
        let What::Day(day, None) = members[at].1.what else { continue };
        let month_of = |what: What| match what {
            What::Day(other, Some(month)) => Some((other, month)),
            _ => None,
        };
        let (earlier, later) = members.split_at(at);
        let after = later.iter().find_map(|(_, time)| month_of(time.what));
        let before = earlier.iter().rev().find_map(|(_, time)| month_of(time.what));
        let month = match (after, before) {
            // `từ ngày 25 đến ngày 05/9` begins in the previous month.
            (Some((other, month)), _) if day > other && month > 1 => month - 1,
            (Some((_, month)), _) => month,
            (None, Some((other, month))) if day < other && month < 12 => month + 1,
            (None, Some((_, month))) => month,
            (None, None) => continue,
        };
        members[at].1.what = What::Day(day, Some(month));
    }
}

/// Whether a time that exists in a year fits.
fn is_some_time(written: &Written, year: i32, fits: impl Fn(Time) -> bool) -> bool {
    written.in_year(year).is_ok_and(fits)
}

/// Whether a range goes forward from one time to the other. A shorter time may be at the end of a longer
/// one.
fn runs_forward(first: Time, last: Time) -> bool {
    first != last && first.last <= last.last
}

/// A time as a deadline of its own.
fn words(written: &Written, time: Time) -> String {
    use chrono::Datelike;
    let year = time.last.year();
    match written.what {
        What::Day(..) | What::MiddleOfYear | What::Number(_) => format!("ngày {}", dmy(time.last)),
        What::Month(month) => format!("tháng {month}/{year}"),
        What::Quarter(quarter) => {
            let numeral = ["I", "II", "III", "IV"][(quarter.clamp(1, 4) - 1) as usize];
            format!("quý {numeral}/{year}")
        }
        What::Part(1, last) => format!("{last} tháng đầu năm {year}"),
        What::Part(..) => format!("6 tháng cuối năm {year}"),
        What::Years(first, last) if first == last => format!("năm {year}"),
        What::Years(first, last) => format!("giai đoạn {first}-{last}"),
    }
}
