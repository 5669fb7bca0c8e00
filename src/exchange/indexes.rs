//! Which index and component a text names.

use crate::exchange::words::folded;
use crate::plan::index::{Catalog, IndexId};
use crate::text::name::loose;

/// The indexes that a document may mean.
pub struct Indexes<'c> {
    catalog: &'c Catalog,
    /// Those that the plan serves, where that was said.
    allowed: Vec<IndexId>,
    /// Those that the title of the document names.
    titled: Vec<IndexId>,
}

/// What a text names.
#[derive(Debug, PartialEq, Eq)]
pub enum Meant {
    /// Indexes.
    Indexes(Vec<IndexId>),
    /// A component, and its index.
    Component(IndexId),
    /// A component of several indexes.
    Several,
    /// Neither.
    Nothing,
}

impl<'c> Indexes<'c> {
    /// The indexes of a catalog; `allowed` are those that the plan serves, if that was said.
    pub fn new(catalog: &'c Catalog, allowed: &[String], title: Option<&str>) -> Indexes<'c> {
        let allowed = allowed.iter().filter_map(|name| catalog.find(name)).collect();
        let titled = title.map(|title| mentioned(catalog, title)).unwrap_or_default();
        Indexes { catalog, allowed, titled }
    }

    /// The indexes that the title names.
    pub fn titled(&self) -> &[IndexId] {
        &self.titled
    }

    /// The name of an index.
    pub fn name(&self, id: IndexId) -> String {
        self.catalog.get(id).id.clone()
    }

    /// What a text names; a component is looked for in `within`, if that holds any.
    pub fn meant(&self, text: &str, within: &[IndexId]) -> Meant {
        let text = text.trim().trim_end_matches([':', '.', ';', ',']).trim();
        let found = self.indexes(text);
        if !found.is_empty() {
            return Meant::Indexes(found);
        }
        let all: Vec<IndexId> = match (within.is_empty(), self.allowed.is_empty()) {
            (false, _) => within.to_vec(),
            (true, false) => self.allowed.clone(),
            (true, true) => self.catalog.all().map(|(id, _)| id).collect(),
        };
        let has = |id: &IndexId| self.catalog.component(*id, text).is_some();
        let fitting: Vec<IndexId> = all.into_iter().filter(has).collect();
        match fitting.as_slice() {
            [] => Meant::Nothing,
            [one] => Meant::Component(*one),
            many => {
                let mut titled = many.iter().filter(|id| self.titled.contains(id));
                match (titled.next(), titled.next()) {
                    (Some(one), None) => Meant::Component(*one),
                    _ => Meant::Several,
                }
            }
        }
    }

    /// The indexes that a text names and nothing else: one, or several joined by `;` and commas.
    fn indexes(&self, text: &str) -> Vec<IndexId> {
        let named = |text: &str| {
            let text = text.trim();
            let without = ["doi voi ", "ve ", "nhiem vu ", "nang cao ", "cai thien "];
            let mut bare = text;
            while let Some(prefix) = without.iter().find(|p| loose(bare).starts_with(**p)) {
                let words = prefix.split(' ').count() - 1;
                bare = bare.splitn(words + 1, char::is_whitespace).last().unwrap_or("");
            }
            let short = loose(bare);
            let short = short.strip_prefix("chi so ").unwrap_or(&short);
            let inside = text.rfind('(').map(|at| text[at + 1..].trim_end_matches(')'));
            self.catalog
                .find(text)
                .or_else(|| self.catalog.find(bare))
                .or_else(|| self.catalog.find(short))
                .or_else(|| self.catalog.find(inside?))
        };
        if let Some(id) = named(text) {
            return vec![id];
        }
        let parts: Vec<&str> = text.split([';', ',']).collect();
        if parts.len() < 2 {
            return Vec::new();
        }
        parts.into_iter().map(named).collect::<Option<Vec<_>>>().unwrap_or_default()
    }
}

/// The indexes whose short names stand in a text.
fn mentioned(catalog: &Catalog, text: &str) -> Vec<IndexId> {
    let words = format!(" {} ", folded(text));
    let names = |id: &str| words.contains(&format!(" {} ", folded(id)));
    catalog.all().filter(|(_, index)| names(&index.id)).map(|(id, _)| id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_of_real_documents() {
        let catalog = Catalog::built_in();
        let indexes = Indexes::new(&catalog, &[], None);
        let named = |text: &str| match indexes.meant(text, &[]) {
            Meant::Indexes(ids) => ids.iter().map(|id| indexes.name(*id)).collect(),
            Meant::Component(id) => vec!["component".to_owned(), indexes.name(id)],
            Meant::Several => vec!["several".to_owned()],
            Meant::Nothing => Vec::new(),
        };
        assert_eq!(named("KIỂM SOÁT THAM NHŨNG TRONG KHU VỰC CÔNG"), ["component", "PAPI"]);
        assert_eq!(named("Đối với Chỉ số PAPI"), ["PAPI"]);
        assert_eq!(named("Chỉ số PAR INDEX:"), ["PAR INDEX"]);
        assert_eq!(named("PAR INDEX; SIPAS"), ["PAR INDEX", "SIPAS"]);
        assert_eq!(named("Chỉ số hài lòng của người dân (SIPAS)"), ["SIPAS"]);
        assert!(named("Công tác tổ chức cán bộ").is_empty());
    }
}
