//! Matches the items of two versions (units, objectives, tasks, …) by name, in one pass.

use std::hash::Hash;

use rustc_hash::FxHashMap;

/// What it means if several items have the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Namesakes {
    /// A mistake: together they count as one item, which exists as long as one of them does.
    One,
    /// They are different items.
    Many,
}

/// An item in the old and in the new version; `None` if that version does not have it.
pub type Pair<'f, T> = (Option<&'f T>, Option<&'f T>);

/// More namesakes than this are not compared with each other, which would take long; real plans do not
/// have so many.
const MANY: usize = 64;

/// The items of two versions as pairs, in the order of the newer version, the removed ones last.
///
/// Of several namesakes, equal ones form pairs wherever they are, and the others form pairs in their
/// order. An added or removed copy of an item that exists anyway is left out.
pub fn pairs<'f, T, K: Hash + Eq>(
    old: &'f [T],
    new: &'f [T],
    namesakes: Namesakes,
    key: impl Fn(&'f T) -> K,
    is_same: impl Fn(&T, &T) -> bool,
) -> Vec<Pair<'f, T>> {
    // Nearly all plans have no namesakes.
    if let (Some(olds), Some(news)) = (places(old, &key), places(new, &key)) {
        let before = |thing| olds.get(&key(thing)).map(|at| &old[*at]);
        let listed = new.iter().map(|thing| (before(thing), Some(thing)));
        let gone = old.iter().filter(|thing| !news.contains_key(&key(thing)));
        return listed.chain(gone.map(|thing| (Some(thing), None))).collect();
    }
    let mut groups: FxHashMap<K, Group> = FxHashMap::default();
    for (at, thing) in old.iter().enumerate() {
        groups.entry(key(thing)).or_default().old.push(at);
    }
    for (at, thing) in new.iter().enumerate() {
        groups.entry(key(thing)).or_default().new.push(at);
    }
    // For each new item, the index of the old one that it is paired with.
    let mut before: Vec<Option<usize>> = vec![None; new.len()];
    // Whether each new item is listed; copies are not.
    let mut is_listed = vec![true; new.len()];
    // Old items without a pair, and the new item that still has their name.
    let mut rest: Vec<(usize, Option<usize>)> = Vec::new();
    for group in groups.into_values() {
        let (first_old, first_new) = (group.old.first().copied(), group.new.first().copied());
        let alone = |first: Option<usize>| first.filter(|_| namesakes == Namesakes::One);
        let few = group.old.len().max(group.new.len()) <= MANY;
        let (old_left, new_left) = group.parted(few, &mut before, |o, n| is_same(&old[o], &new[n]));
        let left = old_left.len().min(new_left.len());
        for (old_at, new_at) in old_left.iter().zip(&new_left) {
            before[*new_at] = Some(*old_at);
        }
        for at in &new_left[left..] {
            let known = few && group.new.iter().any(|n| n < at && is_same(&new[*n], &new[*at]));
            before[*at] = alone(first_old);
            is_listed[*at] = !known;
        }
        for at in &old_left[left..] {
            let known = few && group.old.iter().any(|o| o < at && is_same(&old[*o], &old[*at]));
            rest.extend((!known).then_some((*at, alone(first_new))));
        }
    }
    // Items that are really removed come last.
    rest.sort_unstable_by_key(|(at, other)| (other.is_none(), *at));
    let listed = new.iter().enumerate().filter(|(at, _)| is_listed[*at]);
    let listed = listed.map(|(at, thing)| (before[at].map(|at| &old[at]), Some(thing)));
    let rest = rest.into_iter().map(|(at, other)| (Some(&old[at]), other.map(|at| &new[at])));
    listed.chain(rest).collect()
}

/// The indexes of items by name; `None` if there are namesakes.
fn places<'f, T, K: Hash + Eq>(
    things: &'f [T],
    key: impl Fn(&'f T) -> K,
) -> Option<FxHashMap<K, usize>> {
    let places: FxHashMap<K, usize> =
        things.iter().enumerate().map(|(at, thing)| (key(thing), at)).collect();
    (places.len() == things.len()).then_some(places)
}

/// The indexes of all items with the same name.
#[derive(Default)]
struct Group {
    old: Vec<usize>,
    new: Vec<usize>,
}

impl Group {
    /// Pairs equal items and returns the remaining old and new ones.
    fn parted(
        &self,
        few: bool,
        before: &mut [Option<usize>],
        is_same: impl Fn(usize, usize) -> bool,
    ) -> (Vec<usize>, Vec<usize>) {
        let (mut old, mut new) = (self.old.clone(), self.new.clone());
        if few {
            new.retain(|n| {
                let same = old.iter().position(|o| is_same(*o, *n));
                before[*n] = same.map(|at| old.remove(at));
                same.is_none()
            });
        }
        (old, new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each item is a letter, its name, and a digit, its content.
    fn compared(old: &[&str], new: &[&str], namesakes: Namesakes) -> String {
        let pairs = pairs(old, new, namesakes, |thing| &thing[..1], |a, b| a == b);
        let shown = |thing: Option<&&str>| thing.copied().unwrap_or("-").to_owned();
        let pairs = pairs.iter().filter(|(old, new)| old != new);
        pairs
            .map(|(old, new)| format!("{}>{}", shown(*old), shown(*new)))
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn single_things_come_in_the_order_of_the_newer_version() {
        let of = |old: &[&str], new: &[&str]| compared(old, new, Namesakes::One);
        assert_eq!(of(&["a1", "b1", "c1"], &["c2", "d1", "a2"]), "c1>c2 ->d1 a1>a2 b1>-");
        assert_eq!(of(&["a1", "b1"], &["b1", "a1"]), "");
        assert_eq!(of(&[], &["b1"]), "->b1");
        assert_eq!(of(&["b1", "a1"], &[]), "b1>- a1>-");
    }

    #[test]
    fn namesakes_that_are_the_same_belong_together() {
        let of = |old: &[&str], new: &[&str]| compared(old, new, Namesakes::One);
        assert_eq!(of(&["a1", "a2"], &["a1", "a2"]), "");
        assert_eq!(of(&["a1", "a2"], &["a2", "a1"]), "");
        assert_eq!(of(&["a1", "a2"], &["a1", "a3"]), "a2>a3");
        assert_eq!(of(&["a1", "a2"], &["a3", "a4"]), "a1>a3 a2>a4");
        // A copy that comes or goes changes nothing.
        assert_eq!(of(&["a1"], &["a1", "a1"]), "");
        assert_eq!(of(&["a1", "a1"], &["a1"]), "");
        // One that says something else does.
        assert_eq!(of(&["a1"], &["a1", "a2"]), "a1>a2");
        assert_eq!(of(&["a1", "a2"], &["a1"]), "a2>a1");
    }

    #[test]
    fn things_of_their_own_come_and_go() {
        let of = |old: &[&str], new: &[&str]| compared(old, new, Namesakes::Many);
        assert_eq!(of(&["a1"], &["a1", "a2"]), "->a2");
        assert_eq!(of(&["a1", "a2"], &["a2"]), "a1>-");
        assert_eq!(of(&["a1"], &["a1", "a1"]), "");
        assert_eq!(of(&["a1", "a1"], &["a1"]), "");
    }

    #[test]
    fn very_many_namesakes_are_taken_in_their_order() {
        let many: Vec<String> = (0..1000).map(|at| format!("a{at}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert_eq!(compared(&many, &many, Namesakes::One), "");
        let reversed: Vec<&str> = many.iter().rev().copied().collect();
        assert!(compared(&many, &reversed, Namesakes::One).starts_with("a0>a999 a1>a998 "));
    }
}
