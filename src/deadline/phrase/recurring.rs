//! Recurring deadlines: a rhythm or a day in each period, the time it is limited to, and closing words.

use crate::deadline::Kind;
use crate::deadline::period::Every;
use crate::deadline::phrase::range::window;
use crate::deadline::phrase::refused::Refused;
use crate::deadline::phrase::rhythm::{Rhythm, rhythm, tails};
use crate::deadline::phrase::time::written;
use crate::deadline::phrase::within::{Found, day_after, day_first};
use crate::deadline::phrase::words::Cursor;
use crate::deadline::recurrence::{Recurrence, Within};

/// Reads `định kỳ hàng quý, 6 tháng, năm`, `ngày 25 hàng tháng`, `hàng tháng từ tháng 6 đến tháng 12/2025`.
pub fn recurring(c: Cursor<'_, '_>, plan: Option<i32>) -> Option<Result<Kind, Refused>> {
    let mut after_window = c;
    let window = confined(&mut after_window, plan);
    let forms: [fn(&mut Cursor<'_, '_>) -> Option<Found>; 3] =
        [day_first, rhythm_with_day, rhythm_alone];
    let read = |start: Cursor<'_, '_>, window: Option<Result<Within, Refused>>| {
        forms.iter().find_map(|form| {
            let mut ahead = start;
            let found = form(&mut ahead)?;
            let window = match &window {
                Some(window) => Some(window.clone()),
                None => confined(&mut ahead, plan),
            };
            tails(&mut ahead);
            ahead.is_done().then(|| with_window(found, window))
        })
    };
    read(c, None).or_else(|| window.and_then(|window| read(after_window, Some(window))))
}

fn with_window(found: Found, window: Option<Result<Within, Refused>>) -> Result<Kind, Refused> {
    let recurrence = found?;
    match window {
        Some(window) => Ok(Kind::Recurring(recurrence.within(window?))),
        None => Ok(Kind::Recurring(recurrence)),
    }
}

/// `từ tháng 6 đến tháng 12/2025`, `trong năm 2025`, with a comma beside it.
fn confined(c: &mut Cursor<'_, '_>, plan: Option<i32>) -> Option<Result<Within, Refused>> {
    let mut ahead = *c;
    let sign = ahead.eat_sign(',');
    let times = if ahead.clone().eat("từ") {
        let row = window(&mut ahead)?;
        row.times(plan).and_then(|(first, last)| Ok((first.first, row.end.due(last)?)))
    } else if ahead.eat("trong") || (!sign && ahead.clone().eat("năm")) {
        written(&mut ahead, None)?.resolve(plan).map(|time| (time.first, time.last))
    } else {
        return None;
    };
    ahead.eat_sign(',');
    *c = ahead;
    Some(times.map(|(from, until)| Within { from: Some(from), until: Some(until), by_end: true }))
}

/// A rhythm that is marked as one (`hàng`, `định kỳ`, `lần`, a list), with opening words.
fn marked_rhythm(c: &mut Cursor<'_, '_>) -> Option<Result<Rhythm, Refused>> {
    let mut ahead = *c;
    let opened = ahead.openings();
    let found = rhythm(&mut ahead)?;
    *c = ahead;
    Some(found.and_then(|rhythm| {
        let is_marked = rhythm.is_marked && (rhythm.may_be_opened || !opened);
        if is_marked { Ok(rhythm) } else { Err(Refused::NoRhythm(rhythm.every)) }
    }))
}

fn rhythm_alone(c: &mut Cursor<'_, '_>) -> Option<Found> {
    Some(marked_rhythm(c)?.and_then(|rhythm| Recurrence::of(&rhythm.every).ok_or(Refused::NoForm)))
}

fn rhythm_with_day(c: &mut Cursor<'_, '_>) -> Option<Found> {
    let Ok(rhythm) = marked_rhythm(c)? else { return None };
    let [every] = rhythm.every[..] else { return None };
    day_after(c, every)
}

/// The table that says that these periods recur, for a phrase that does not.
pub fn table_of(every: &[Every]) -> String {
    let names: Vec<String> = every.iter().map(|every| format!("\"{}\"", every.name())).collect();
    match names.as_slice() {
        [one] => format!("{{ every = {one} }}"),
        all => format!("{{ every = [{}] }}", all.join(", ")),
    }
}
