//! Splits cells into units.
//!
//! Line breaks, `;` and bullets stand between units. A comma does only where both sides are known, since names
//! have commas of their own; `và`, `&` and `/` never do.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::exchange::draft::Unit;
use crate::text::lang::{Text, both};
use crate::text::name;

/// The units of a document and of what it is imported into.
#[derive(Debug, Default)]
pub struct Units {
    /// The keys of names that are declared, with the declared name.
    declared: FxHashMap<String, String>,
    /// The keys of the names that were the only one in a cell.
    alone: FxHashSet<String>,
    /// How often each piece stands alone.
    times: FxHashMap<String, usize>,
    /// The units that were named, in the order in which they were met.
    met: Vec<Met>,
    place: FxHashMap<String, usize>,
    /// Pieces that were doubtful and have been reported.
    reported: FxHashSet<String>,
}

/// A unit with its wordings, and how often each was met.
#[derive(Debug)]
struct Met {
    wordings: Vec<(String, usize)>,
    note: Option<String>,
}

/// What a cell says.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Split {
    /// The units, as they are written.
    pub units: Vec<String>,
    /// What is doubtful.
    pub doubts: Vec<Text>,
}

impl Units {
    /// Notes a unit that is declared, by a name or an alias.
    pub fn declare(&mut self, wording: &str, name: &str) {
        self.declared.entry(name::key(wording)).or_insert_with(|| name.to_owned());
    }

    /// Notes what stands alone in a cell.
    pub fn learn(&mut self, cell: &str) {
        for piece in pieces(cell) {
            let (piece, _) = without_condition(&piece);
            let key = name::key(&piece);
            *self.times.entry(key.clone()).or_insert(0) += 1;
            self.alone.insert(key);
        }
    }

    /// Ends learning. A cell that lists several known names is not a name itself: it is forgotten.
    pub fn end_learning(&mut self) {
        let mut joined: Vec<String> =
            self.alone.iter().filter(|key| key.contains(',')).cloned().collect();
        joined.sort_by_key(|key| (key.matches(',').count(), key.clone()));
        for key in joined {
            if !self.declared.contains_key(&key) && self.at_commas(&key).is_some() {
                self.alone.remove(&key);
            }
        }
    }

    fn is_known(&self, piece: &str) -> bool {
        let key = name::key(piece);
        self.declared.contains_key(&key) || self.alone.contains(&key)
    }

    /// The units of a cell. They count as named.
    pub fn split(&mut self, cell: &str) -> Split {
        let mut split = Split::default();
        let mut known = FxHashSet::default();
        for piece in pieces(cell) {
            let (piece, condition) = without_condition(&piece);
            let parts = match self.declared.contains_key(&name::key(&piece)) {
                true => None,
                false => self.at_commas(&piece),
            };
            if parts.is_none() {
                split.doubts.extend(self.doubt(&piece));
            }
            let parts = parts.unwrap_or_else(|| vec![piece]);
            let last = parts.len() - 1;
            for (at, part) in parts.into_iter().enumerate() {
                let note = condition.as_deref().filter(|_| at == last);
                let name = self.meet(&part, note);
                if known.insert(name::key(&name)) {
                    split.units.push(name);
                }
            }
        }
        split
    }

    /// The parts of a piece at its commas, the longest known names first; `None` if they are not all known.
    fn at_commas(&self, piece: &str) -> Option<Vec<String>> {
        let words: Vec<&str> = piece.split(',').map(str::trim).collect();
        if words.len() < 2 || words.len() > 40 {
            return None;
        }
        // From the right: what can be split from each place on, and where the first name there ends.
        let mut ends: Vec<Option<usize>> = vec![None; words.len() + 1];
        ends[words.len()] = Some(words.len());
        for from in (0..words.len()).rev() {
            let longest = if from == 0 { words.len() - 1 } else { words.len() };
            ends[from] = (from + 1..=longest).rev().find(|end| {
                let name = words[from..*end].join(", ");
                ends[*end].is_some() && !name.is_empty() && self.is_known(&name)
            });
        }
        let (mut parts, mut from) = (Vec::new(), 0);
        while from < words.len() {
            let end = ends[from]?;
            parts.push(words[from..end].join(", "));
            from = end;
        }
        Some(parts)
    }

    /// What is doubtful about a piece that stays whole, reported once.
    fn doubt(&mut self, piece: &str) -> Option<Text> {
        if self.declared.contains_key(&name::key(piece)) {
            return None;
        }
        let commas: Vec<&str> = piece.split(',').map(str::trim).collect();
        let sides = (1..commas.len()).any(|at| {
            self.is_known(&commas[..at].join(", ")) || self.is_known(&commas[at..].join(", "))
        });
        let once = self.times.get(&name::key(piece)).copied().unwrap_or(0) < 2;
        let joined = [" và ", " & ", "/"].iter().any(|sign| {
            piece.split_once(sign).is_some_and(|(a, b)| self.is_known(a) && self.is_known(b))
        });
        let is_long = piece.chars().count() > 200;
        let doubtful = (commas.len() > 1 && (sides || once)) || joined || is_long;
        (doubtful && self.reported.insert(name::key(piece))).then(|| {
            both!(
                "“{piece}” được giữ là một đơn vị; nếu là nhiều đơn vị thì hãy tách ra",
                "“{piece}” is kept as one unit; split it if it is several"
            )
        })
    }

    /// Notes that a unit is named. A declared one goes by its declared name.
    fn meet(&mut self, wording: &str, note: Option<&str>) -> String {
        let key = name::key(wording);
        if let Some(name) = self.declared.get(&key) {
            return name.clone();
        }
        let wording = capital(wording);
        let at = *self.place.entry(key).or_insert_with(|| {
            self.met.push(Met { wordings: Vec::new(), note: None });
            self.met.len() - 1
        });
        let met = &mut self.met[at];
        match met.wordings.iter_mut().find(|(known, _)| *known == wording) {
            Some((_, count)) => *count += 1,
            None => met.wordings.push((wording.clone(), 1)),
        }
        if let (None, Some(note)) = (&met.note, note) {
            met.note = Some(note.to_owned());
        }
        wording
    }

    /// The name under which a wording is declared.
    pub fn name_of(&self, wording: &str) -> String {
        let place = self.place.get(&name::key(wording));
        place.map_or_else(|| wording.to_owned(), |at| self.met[*at].name().to_owned())
    }

    /// The units that were named and are not declared.
    pub fn undeclared(&self) -> Vec<Unit> {
        self.met.iter().map(Met::unit).collect()
    }
}

impl Met {
    /// The wording met most often; of those met equally often the first.
    fn name(&self) -> &str {
        let most = self.wordings.iter().map(|(_, count)| *count).max();
        let first = self.wordings.iter().find(|(_, count)| Some(*count) == most);
        first.map_or("", |(wording, _)| wording)
    }

    fn unit(&self) -> Unit {
        let name = self.name().to_owned();
        let plain = |text: &str| text.to_lowercase();
        let mut aliases: Vec<String> = Vec::new();
        for (wording, _) in &self.wordings {
            // A wording in other capitals needs no mention.
            let known = plain(wording) == plain(&name)
                || aliases.iter().any(|alias| plain(alias) == plain(wording));
            if !known {
                aliases.push(wording.clone());
            }
        }
        let first = name.split_whitespace().next().unwrap_or_default().to_lowercase();
        let group = first == "các" || first == "từng";
        Unit { name, aliases, group, note: self.note.clone() }
    }
}

/// The pieces of a cell between line breaks, `;` and bullets.
fn pieces(cell: &str) -> Vec<String> {
    let mut out = Vec::new();
    for piece in cell.split(['\n', ';', '•', '●', '▪', '\u{f0b7}']) {
        let piece = piece.trim();
        let piece = ["- ", "– ", "+ ", "* ", "-", "+"]
            .iter()
            .find_map(|bullet| piece.strip_prefix(bullet))
            .unwrap_or(piece);
        let piece = piece.trim().trim_end_matches(['.', ':', ',']).trim();
        if piece.chars().any(char::is_alphanumeric) {
            out.push(piece.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
    out
}

/// A name without `(nếu có)`, and that.
fn without_condition(piece: &str) -> (String, Option<String>) {
    let Some(open) = piece.rfind('(') else { return (piece.to_owned(), None) };
    let inside = piece[open..].trim();
    let is_condition = name::loose(inside).starts_with("(neu co") && inside.ends_with(')');
    match is_condition {
        true => {
            let condition = inside.trim_matches(['(', ')']).to_owned();
            (piece[..open].trim().to_owned(), Some(condition))
        }
        false => (piece.to_owned(), None),
    }
}

/// A name with a capital first letter: one in the middle of a sentence is no other wording.
fn capital(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(cells: &[&str], cell: &str) -> Vec<String> {
        let mut units = Units::default();
        cells.iter().for_each(|cell| units.learn(cell));
        units.learn(cell);
        units.end_learning();
        units.split(cell).units
    }

    #[test]
    fn a_comma_stands_between_known_units_alone() {
        let office = "Văn phòng Sở";
        let groups = "Các phòng chuyên môn, đơn vị sự nghiệp trực thuộc Sở; các cơ quan, đơn vị có liên quan";
        assert_eq!(
            split(
                &[office, groups],
                "Văn phòng Sở, các phòng chuyên môn, đơn vị sự nghiệp trực thuộc Sở"
            ),
            [office, "Các phòng chuyên môn, đơn vị sự nghiệp trực thuộc Sở"]
        );
        for whole in [
            "Phòng Phổ biến, giáo dục pháp luật",
            "Sở Khoa học và Công nghệ",
            "UBND xã/phường",
            "Sở Văn hóa & Thể thao",
        ] {
            assert_eq!(split(&[office], whole), [whole]);
        }
        // One side alone is not enough.
        let half = "Văn phòng Sở, Phòng A";
        assert_eq!(split(&[office], half), [half]);
        assert_eq!(split(&[office, "Phòng A"], half), [office, "Phòng A"]);
    }

    #[test]
    fn a_list_that_stands_alone_is_no_name() {
        let list = "Văn phòng Sở, Phòng A";
        let cells = ["Văn phòng Sở; Phòng A; Phòng B", list, list];
        let units = split(&cells, "Phòng B, Văn phòng Sở, Phòng A");
        assert_eq!(units, ["Phòng B", "Văn phòng Sở", "Phòng A"]);
    }

    #[test]
    fn pieces_between_signs() {
        assert_eq!(
            split(&[], "- Sở Y tế:\n \n- Hội Luật gia (nếu có); + Đoàn Luật sư."),
            ["Sở Y tế", "Hội Luật gia", "Đoàn Luật sư"]
        );
        let mut units = Units::default();
        units.split("Hội Luật gia (nếu có phối hợp)");
        assert_eq!(units.undeclared()[0].note.as_deref(), Some("nếu có phối hợp"));
    }

    #[test]
    fn a_unit_is_declared_once() {
        let mut units = Units::default();
        units.declare("VP Sở", "Văn phòng Sở");
        assert_eq!(units.split("VP Sở").units, ["Văn phòng Sở"]);
        for cell in
            ["Phòng Hòa giải", "phòng Hoà giải", "Phòng Hoà giải", "Các phòng", "từng phòng"]
        {
            units.split(cell);
        }
        let made = units.undeclared();
        assert_eq!(made[0].name, "Phòng Hoà giải");
        assert_eq!(made[0].aliases, ["Phòng Hòa giải"]);
        assert!(!made[0].group && made[1].group && made[2].group);
        assert_eq!(units.name_of("phòng Hòa giải"), "Phòng Hoà giải");
    }

    #[test]
    fn what_stays_whole_for_lack_of_knowledge_is_told() {
        let mut units = Units::default();
        units.learn("Văn phòng Sở");
        units.learn("Văn phòng Sở, Phòng B");
        assert_eq!(units.split("Văn phòng Sở, Phòng B").doubts.len(), 1);
        assert!(units.split("Văn phòng Sở, Phòng B").doubts.is_empty());
        assert!(units.split("Văn phòng Sở").doubts.is_empty());
    }
}
