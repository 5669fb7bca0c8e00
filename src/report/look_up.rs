//! Looks up a typed name: exactly, then without diacritics, then as a part of a name.

use std::collections::BTreeMap;

use crate::report::coverage::Unanswerable;
use crate::text::abbreviation::{abbreviates, abbreviates_beginning};
use crate::text::characters::safe;
use crate::text::lang::{Text, both};
use crate::text::name;
use crate::workspace::load::LeftOut;

/// What a command asks for: `PLAN` or `PLAN/ID`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted<'w> {
    /// The plan's id.
    pub plan: &'w str,
    /// The id of a task or an objective in the plan.
    pub id: Option<&'w str>,
}

impl<'w> Wanted<'w> {
    /// Splits the argument at the first `/`, which ids cannot contain.
    pub fn of(typed: &'w str) -> Self {
        let (plan, id) = typed.split_once('/').map_or((typed, None), |(plan, id)| (plan, Some(id)));
        Wanted { plan, id }
    }
}

impl std::fmt::Display for Wanted<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.plan)?;
        self.id.map_or(Ok(()), |id| write!(f, "/{id}"))
    }
}

/// Something that a typed name may mean, by its name and all its wordings.
pub(crate) struct Candidate {
    pub(crate) name: String,
    pub(crate) wordings: Vec<String>,
}

/// The result of looking up a name.
pub(crate) enum LookedUp {
    One(Vec<usize>),
    Several(Vec<String>),
    None(Vec<String>),
    /// Nothing is similar, but there are few names: all of them.
    Only(Vec<String>),
}

/// Looks up a name in three steps. Candidates with the same name count as one.
pub(crate) fn look_up(typed: &str, candidates: &[Candidate], key: fn(&str) -> String) -> LookedUp {
    let (exact, loose) = (key(typed), name::loose(typed));
    let steps: [&dyn Fn(&str) -> bool; 3] =
        [&|wording| key(wording) == exact, &|wording| name::loose(wording) == loose, &|wording| {
            !loose.is_empty() && name::loose(wording).contains(&loose)
        }];
    for fits in steps {
        let found: Vec<usize> = candidates
            .iter()
            .enumerate()
            .filter(|(_, c)| c.wordings.iter().any(|w| fits(w)))
            .map(|(at, _)| at)
            .collect();
        let mut names: BTreeMap<String, &str> = BTreeMap::new();
        for at in &found {
            names.entry(key(&candidates[*at].name)).or_insert(&candidates[*at].name);
        }
        match names.len() {
            0 => {}
            1 => return LookedUp::One(found),
            _ => return LookedUp::Several(names.into_values().map(str::to_owned).collect()),
        }
    }
    let wordings = candidates.iter().flat_map(|c| c.wordings.iter().map(String::as_str));
    let short = wordings
        .clone()
        .filter(|wording| abbreviates(typed, wording) || abbreviates_beginning(typed, wording));
    let mut near: Vec<&str> = short.take(MOST_NEAR).collect();
    near.extend(name::nearest(typed, wordings, MOST_NEAR));
    near.truncate(MOST_NEAR);
    // A name and an alias of it are one suggestion.
    let mut found: Vec<&str> = Vec::new();
    let mut shown = Vec::new();
    for wording in near {
        let of = candidates.iter().find(|c| c.wordings.iter().any(|own| own == wording));
        let Some(name) = of.map(|c| c.name.as_str()).filter(|name| !found.contains(name)) else {
            continue;
        };
        found.push(name);
        let is_name = key(name) == key(wording);
        shown.push(if is_name { name.to_owned() } else { format!("{name} ({wording})") });
    }
    if shown.is_empty() {
        let names: BTreeMap<String, &str> =
            candidates.iter().map(|c| (key(&c.name), c.name.as_str())).collect();
        if names.len() <= FEW {
            return LookedUp::Only(names.into_values().map(str::to_owned).collect());
        }
    }
    LookedUp::None(shown)
}

/// The most suggestions for a name.
const MOST_NEAR: usize = 5;

/// Up to so many names are listed in full where none is similar to the one that was typed. Of a longer
/// list, the far ones would not help.
const FEW: usize = 8;

/// Whether a text is the path of a file, or the end of it.
pub fn names_file(typed: &str, shown: &str) -> bool {
    let typed = typed.replace('\\', "/");
    let typed = typed.strip_prefix("./").unwrap_or(&typed);
    let is_end = || shown.strip_suffix(typed).is_some_and(|above| above.ends_with('/'));
    typed.ends_with(".toml") && (typed == shown || is_end())
}

/// The names similar to an unknown one, or all if there are few.
pub(crate) fn suggested(typed: &str, names: &[&str]) -> LookedUp {
    let own = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
    let near = name::nearest(typed, names.iter().copied(), MOST_NEAR);
    if !near.is_empty() {
        return LookedUp::None(own(near));
    }
    let mut names = names.to_vec();
    names.sort_unstable();
    names.dedup();
    if names.len() <= FEW { LookedUp::Only(own(names)) } else { LookedUp::None(Vec::new()) }
}

/// The names to suggest, after the message that a name is unknown: `; the nearest are:` and the names.
pub(crate) fn suggestion(found: &LookedUp) -> Text {
    let list = |names: &[String]| {
        let lines = names.iter().map(|name| format!("\n  {}", safe(name)));
        lines.collect::<String>()
    };
    match found {
        LookedUp::None(names) if !names.is_empty() => {
            let list = list(names);
            both!("; gần giống:{list}", "; the nearest are:{list}")
        }
        LookedUp::Only(names) if !names.is_empty() => {
            let list = list(names);
            both!("; hiện có:{list}", "; there is:{list}")
        }
        _ => Text { vi: String::new(), en: String::new() },
    }
}

/// The error for an unknown or ambiguous name.
pub(crate) fn no_meaning(
    option: &str,
    typed: &str,
    meaning: LookedUp,
    left_out: &[LeftOut],
) -> Unanswerable {
    let shown = safe(typed);
    let list = |names: &[String]| {
        names.iter().map(|n| format!("  {}", safe(n))).collect::<Vec<_>>().join("\n")
    };
    let noun = noun(option);
    let is_ambiguous = matches!(meaning, LookedUp::Several(_));
    let message = match meaning {
        LookedUp::Several(names) => {
            let list = list(&names);
            both!(
                "“{shown}” ứng với nhiều {noun}, cần ghi rõ hơn:\n{list}",
                "{option} “{shown}” matches more than one name:\n{list}"
            )
        }
        found => {
            let Text { vi, en } = suggestion(&found);
            // It may be in one of the others.
            let (read_vi, read_en) = match left_out.is_empty() {
                true => ("", ""),
                false => (" trong các kế hoạch đọc được", " of the plans that could be read"),
            };
            both!(
                "không có {noun} “{shown}”{read_vi}{vi}",
                "{option} “{shown}” matches no name{read_en}{en}"
            )
        }
    };
    Unanswerable { message, left_out: left_out.to_vec(), is_ambiguous }
}

/// What an option names, in Vietnamese.
fn noun(option: &str) -> &str {
    match option {
        "--unit" => "đơn vị",
        "--index" => "chỉ số",
        "--component" => "lĩnh vực, nội dung",
        "--plan" | "--above" => "kế hoạch",
        "--agency" => "cơ quan",
        _ => "kế hoạch, nhiệm vụ hoặc mục tiêu",
    }
}

pub(crate) fn pick<'c>(
    option: &str,
    typed: &str,
    candidates: impl Iterator<Item = &'c Candidate>,
    key: fn(&str) -> String,
) -> Result<Vec<usize>, Unanswerable> {
    let candidates: Vec<Candidate> = candidates
        .map(|c| Candidate { name: c.name.clone(), wordings: c.wordings.clone() })
        .collect();
    match look_up(typed, &candidates, key) {
        LookedUp::One(found) => Ok(found),
        meaning => Err(no_meaning(option, typed, meaning, &[])),
    }
}
