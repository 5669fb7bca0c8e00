//! Plan files with the same id: which of them counts.
//!
//! Folders of plans hold copies: `copy of plan.toml`, a folder of last year. Two copies would count every task
//! twice. Of two files with one id and one agency, the one with the shorter path counts, since copies get the
//! longer names. Where the agencies differ, it is not known whose id it is.

use rustc_hash::FxHashMap;

use crate::text::lang::both;
use crate::text::name;
use crate::workspace::load::LeftOut;
use crate::workspace::root::Root;

/// What a plan file says that it is.
#[derive(Clone, Copy, Debug)]
pub struct Claim<'p> {
    /// Its path, as shown.
    pub file: &'p str,
    /// The plan's id; `None` if it could not be read.
    pub id: Option<&'p str>,
    /// The plan's agency; `None` if it could not be read.
    pub agency: Option<&'p str>,
}

/// Why a plan file does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Copy {
    /// The index of the file that has the same id.
    pub of: usize,
    /// Whether that file is of the same agency, so that it counts instead.
    pub is_same_agency: bool,
}

/// For each file why it does not count; `None` if it does.
pub fn copies(claims: &[Claim<'_>], root: &Root) -> Vec<Option<Copy>> {
    let mut by_id: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, claim) in claims.iter().enumerate() {
        if let Some(id) = claim.id {
            by_id.entry(id).or_default().push(at);
        }
    }
    let mut copies = vec![None; claims.len()];
    for mut files in by_id.into_values().filter(|files| files.len() > 1) {
        let place = |at: usize| root.place(claims[at].file);
        files.sort_by_cached_key(|at| (place(*at).path().chars().count(), place(*at)));
        let agency = |at: usize| claims[at].agency.map(name::key);
        let (first, others) = (files[0], &files[1..]);
        let mut agencies = files.iter().filter_map(|at| agency(*at));
        let known = agencies.next();
        let is_same_agency = agencies.all(|other| Some(&other) == known.as_ref());
        for at in others {
            copies[*at] = Some(Copy { of: first, is_same_agency });
        }
        if !is_same_agency {
            copies[first] = Some(Copy { of: others[0], is_same_agency });
        }
    }
    copies
}

impl Copy {
    /// The plan file that does not count, for an answer.
    pub fn left_out(self, claims: &[Claim<'_>], at: usize) -> LeftOut {
        let id = claims[at].id.unwrap_or_default();
        let other = claims[self.of].file;
        let reason = if self.is_same_agency {
            both!(
                "mã kế hoạch `{id}` trùng với {other}, tệp đó được tính",
                "the plan id `{id}` is that of {other}, which is counted"
            )
        } else {
            both!(
                "mã kế hoạch `{id}` trùng với {other} của cơ quan khác, không tệp nào được tính",
                "the plan id `{id}` is also that of {other}, of another agency; neither is counted"
            )
        };
        LeftOut { file: claims[at].file.to_owned(), reason, is_copy: true }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted<'p>(files: &[(&'p str, &'p str, &'p str)]) -> Vec<&'p str> {
        let given = |text: &'p str| Some(text).filter(|text| !text.is_empty());
        let claims: Vec<Claim<'p>> = files
            .iter()
            .map(|(file, id, agency)| Claim { file, id: given(id), agency: given(agency) })
            .collect();
        let copies = copies(&claims, &Root::new("/kho", "/kho/tinh"));
        let kept = claims.iter().zip(copies).filter(|(_, copy)| copy.is_none());
        kept.map(|(claim, _)| claim.file).collect()
    }

    #[test]
    fn the_shorter_path_counts() {
        assert_eq!(
            counted(&[
                ("b/copy.toml", "p", "Sở A"),
                ("b/p.toml", "p", "sở  a"),
                ("c.toml", "q", "Sở A")
            ]),
            ["b/p.toml", "c.toml"]
        );
        // From the root of the repository, and of two of one length the first.
        assert_eq!(counted(&[("../p.toml", "p", ""), ("a.toml", "p", "Sở A")]), ["../p.toml"]);
        assert_eq!(counted(&[("b.toml", "p", "Sở A"), ("a.toml", "p", "Sở A")]), ["a.toml"]);
    }

    #[test]
    fn of_two_agencies_neither_counts() {
        let files = [("a.toml", "p", "Sở A"), ("bb.toml", "p", "Sở B"), ("ccc.toml", "p", "Sở A")];
        assert_eq!(counted(&files), Vec::<&str>::new());
    }

    #[test]
    fn a_plan_without_an_id_is_no_copy() {
        assert_eq!(counted(&[("a.toml", "", "x"), ("b.toml", "", "x")]).len(), 2);
    }
}
