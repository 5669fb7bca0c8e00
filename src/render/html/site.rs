//! The pages of a folder: the name of each file, and which page a link leads to.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::report::board::{Boards, Subject};
use crate::text::name;

/// The names of the pages; empty for a single page, which links to nothing else.
#[derive(Debug, Default)]
pub(super) struct Site {
    plans: FxHashMap<String, String>,
    units: FxHashMap<(String, String), String>,
}

/// The longest name of a file without its ending.
const LONGEST: usize = 60;

impl Site {
    /// The pages of a folder.
    pub fn of(boards: &Boards) -> Site {
        let mut site = Site::default();
        let mut taken = FxHashSet::default();
        let several = boards.all.has_several_agencies();
        for board in &boards.plans {
            let Some(plan) = board.plans.first() else { continue };
            let stem = plan.file.rsplit(['/', '\\']).next().unwrap_or_default();
            let words = plan.id.as_deref().unwrap_or_else(|| stem.trim_end_matches(".toml"));
            let file = free("plan", words, &mut taken);
            site.plans.insert(plan.file.clone(), file);
        }
        for board in &boards.units {
            let Subject::Unit { name, agency } = &board.subject else { continue };
            let agency = agency.as_deref();
            let words = match agency.filter(|_| several) {
                Some(agency) => format!("{agency} {name}"),
                None => name.clone(),
            };
            let file = free("unit", &words, &mut taken);
            site.units.insert(unit_key(name, agency), file);
        }
        site
    }

    /// Whether there is only one page.
    pub fn is_single(&self) -> bool {
        self.plans.is_empty()
    }

    /// The page of a plan, by its file.
    pub fn plan(&self, file: &str) -> Option<&str> {
        self.plans.get(file).map(String::as_str)
    }

    /// The page of a unit.
    pub fn unit(&self, name: &str, agency: Option<&str>) -> Option<&str> {
        if self.units.is_empty() {
            return None;
        }
        self.units.get(&unit_key(name, agency)).map(String::as_str)
    }

    /// The page of a subject.
    pub fn page(&self, subject: &Subject) -> Option<&str> {
        match subject {
            Subject::All => Some("index.html"),
            Subject::Plan(file) => self.plan(file),
            Subject::Unit { name, agency } => self.unit(name, agency.as_deref()),
        }
    }
}

fn unit_key(unit: &str, agency: Option<&str>) -> (String, String) {
    (name::key(unit), name::key(agency.unwrap_or_default()))
}

/// A name of ASCII letters and digits that no page has yet: `unit/van-phong-so.html`.
fn free(folder: &str, words: &str, taken: &mut FxHashSet<String>) -> String {
    let loose = name::loose(words);
    let parts = loose.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let mut stem = parts.collect::<Vec<_>>().join("-");
    stem.truncate(LONGEST);
    let stem = stem.trim_end_matches('-');
    let stem = if stem.is_empty() { folder } else { stem };
    let names = (1..).map(|number| match number {
        // Windows reserves names such as `con` for devices, with any ending.
        1 if stem.len() > 4 || folder == stem => format!("{folder}/{stem}.html"),
        1 => format!("{folder}/{folder}-{stem}.html"),
        _ => format!("{folder}/{stem}-{number}.html"),
    });
    let mut names = names.filter(|name| !taken.contains(name));
    let name = names.next().unwrap_or_default();
    taken.insert(name.clone());
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_pages_are_ascii_and_their_own() {
        let mut taken = FxHashSet::default();
        let mut name = |words: &str| free("unit", words, &mut taken);
        assert_eq!(name("Văn phòng Sở"), "unit/van-phong-so.html");
        assert_eq!(name("Văn phòng sơ"), "unit/van-phong-so-2.html");
        assert_eq!(name("../../etc/Đảng"), "unit/etc-dang.html");
        assert_eq!(name("CON"), "unit/unit-con.html");
        assert_eq!(name("***"), "unit/unit.html");
        assert_eq!(name(&"ă".repeat(900)), format!("unit/{}.html", "a".repeat(60)));
    }
}
