//! Ids of tasks and objectives: the code, else the way of numbers that leads to the row.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::exchange::columns::Role;
use crate::exchange::item::{Group, Item};
use crate::exchange::numeral::{Numeral, bare, kind};
use crate::text::name::key;

/// The ids given so far.
#[derive(Debug, Default)]
pub struct Ids {
    taken: FxHashSet<String>,
    /// How many rows without a number each way has.
    unnumbered: FxHashMap<String, usize>,
    /// For each id that was wanted, a number below which all others are taken.
    free: FxHashMap<String, u32>,
}

impl Ids {
    /// The id of a row: unique among those given, and among those that a plan has already, by id and title. A
    /// row that stands there keeps its id.
    pub fn give(
        &mut self,
        item: &Item,
        groups: &[Group],
        known: &FxHashMap<String, String>,
    ) -> String {
        let wanted = self.wanted(item, groups);
        let title = item.line(Role::Title).unwrap_or_default();
        let is_other = |id: &str| known.get(id).is_some_and(|known| key(known) != key(&title));
        // Below this number all are taken, so that many rows with one number do not try them again.
        let mut free = self.free.get(&wanted).copied().unwrap_or(2);
        while self.taken.contains(&format!("{wanted}-{free}")) {
            free += 1;
        }
        let mut id = wanted.clone();
        let mut number = free;
        while self.taken.contains(&id) || is_other(&id) {
            id = format!("{wanted}-{number}");
            number += 1;
        }
        self.taken.insert(id.clone());
        self.free.insert(wanted, free);
        id
    }

    fn wanted(&mut self, item: &Item, groups: &[Group]) -> String {
        if let Some(mark) = item.mark.as_deref().and_then(unmarked) {
            return mark;
        }
        if let Some(code) = item.line(Role::Code).map(|code| plain(&code)).filter(|c| !c.is_empty())
        {
            return code;
        }
        let mut way: Vec<&str> = Vec::new();
        for group in item.groups.iter().filter_map(|at| groups.get(*at)) {
            add(&mut way, &group.item.number);
        }
        if item.number.is_empty() {
            let above = way.join(".");
            let count = self.unnumbered.entry(above.clone()).or_insert(0);
            *count += 1;
            return match above.is_empty() {
                true => plain(&format!("khong-so-{count}")),
                false => plain(&format!("{above}.khong-so-{count}")),
            };
        }
        if let Some(under) = &item.under {
            add(&mut way, under);
        }
        add(&mut way, &item.number);
        plain(&way.join("."))
    }
}

/// Adds a number to a way. `1.1` says itself that it stands under `1`.
fn add<'n>(way: &mut Vec<&'n str>, number: &'n str) {
    if number.is_empty() {
        return;
    }
    if matches!(kind(number), Some(Numeral::Arabic(2..))) {
        while way.last().is_some_and(|last| number.starts_with(&format!("{last}."))) {
            way.pop();
        }
    }
    way.push(number);
}

/// A code as an id can have it: without white space and `/`.
fn plain(code: &str) -> String {
    let code: String = code
        .trim()
        .chars()
        .map(|c| if c.is_whitespace() || c == '/' || c == '\\' { '-' } else { c })
        .collect();
    match bare(&code).is_empty() {
        true => String::new(),
        false => code.trim_end_matches(['.', ')', ':']).to_owned(),
    }
}

/// The name of a bookmark for an id: letters and digits, everything else as its code.
pub fn marked(id: &str) -> Vec<String> {
    /// The longest name that Word allows, without what stands before it.
    const LONGEST: usize = 28;
    let mut out = String::new();
    for c in id.chars() {
        match c {
            c if c.is_ascii_alphanumeric() => out.push(c),
            c => out += &format!("_{:x}_", u32::from(c)),
        }
    }
    let letters: Vec<char> = out.chars().collect();
    letters.chunks(LONGEST).map(|chunk| chunk.iter().collect()).collect()
}

/// The id that a mark stands for.
fn unmarked(mark: &str) -> Option<String> {
    let mut id = String::new();
    let mut rest = mark;
    while let Some(at) = rest.find('_') {
        id += &rest[..at];
        let (code, after) = rest[at + 1..].split_once('_')?;
        id.push(u32::from_str_radix(code, 16).ok().and_then(char::from_u32)?);
        rest = after;
    }
    id += rest;
    (!id.is_empty()).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_gives_the_id_back() {
        for id in ["III.1.đ-1", "a_b", "IV.bao-cao", "1", "một-mã-rất-dài-của-một-nhiệm-vụ-nào-đó"]
        {
            assert_eq!(unmarked(&marked(id).concat()).as_deref(), Some(id));
            assert!(marked(id).iter().all(|mark| mark.len() <= 28), "{id}");
        }
    }

    #[test]
    fn a_way_of_numbers() {
        let way = |numbers: &[&'static str]| {
            let mut way = Vec::new();
            numbers.iter().for_each(|number| add(&mut way, number));
            way.join(".")
        };
        assert_eq!(way(&["I", "1"]), "I.1");
        assert_eq!(way(&["II", "1", "1.1"]), "II.1.1");
        assert_eq!(way(&["II", "3", "a"]), "II.3.a");
        assert_eq!((plain("NV 07/2025").as_str(), plain("a)").as_str()), ("NV-07-2025", "a"));
    }
}
