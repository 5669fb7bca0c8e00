//! The indexes and their components, and every wording that documents use for them.
//!
//! Sources: PAR INDEX, the eight fields of the province set of decision 876/QĐ-BNV (10/11/2022; since
//! superseded by 1187/QĐ-BNV, 15/10/2025, which is why no highest score stands here). SIPAS, the five
//! service factors and three policy factors of decision 1001/QĐ-BNV (11/12/2023). PAPI, the eight
//! dimensions in use since 2018.

use rustc_hash::FxHashMap;

use crate::text::name;

/// A built-in index: its id, full name, other names, and components.
struct BuiltIn {
    id: &'static str,
    name: &'static str,
    aliases: &'static [&'static str],
    components: &'static [&'static [&'static str]],
}

/// The built-in indexes, in the order in which they are shown. The first wording of a component is its
/// name.
const BUILT_IN: [BuiltIn; 3] = [
    BuiltIn {
        id: "PAR INDEX",
        name: "Chỉ số cải cách hành chính",
        aliases: &[
            "PARINDEX",
            "PAR",
            "Chỉ số CCHC",
            "Chỉ số cải cách hành chính (PAR INDEX)",
            "Chỉ số cải cách hành chính cấp tỉnh",
        ],
        components: &[
            &[
                "Công tác chỉ đạo, điều hành CCHC",
                "Công tác chỉ đạo, điều hành cải cách hành chính",
                "Công tác chỉ đạo, điều hành",
                "Công tác chỉ đạo điều hành CCHC",
                "Công tác chỉ đạo điều hành",
                "Chỉ đạo, điều hành CCHC",
                "Chỉ đạo, điều hành",
                "Chỉ đạo điều hành",
                "Lĩnh vực chỉ đạo điều hành",
            ],
            &["Cải cách thể chế", "Lĩnh vực cải cách thể chế", "Thể chế"],
            &[
                "Cải cách thủ tục hành chính",
                "Cải cách TTHC",
                "Cải cách thủ tục hành chính (TTHC)",
                "Lĩnh vực cải cách thủ tục hành chính",
            ],
            &[
                "Cải cách tổ chức bộ máy hành chính",
                "Cải cách tổ chức bộ máy",
                "Cải cách tổ chức bộ máy hành chính nhà nước",
                "Lĩnh vực cải cách tổ chức bộ máy",
            ],
            &["Cải cách chế độ công vụ", "Lĩnh vực cải cách chế độ công vụ", "Chế độ công vụ"],
            &["Cải cách tài chính công", "Lĩnh vực cải cách tài chính công", "Cải cách TCC"],
            &[
                "Xây dựng và phát triển chính quyền điện tử, chính quyền số",
                "Xây dựng, phát triển chính quyền điện tử, chính quyền số",
                "Xây dựng chính quyền điện tử, chính quyền số",
                "Lĩnh vực xây dựng chính quyền điện tử, chính quyền số",
                "Xây dựng, phát triển CQĐT, CQS",
                "Chính quyền điện tử, chính quyền số",
            ],
            &[
                "Tác động của CCHC đến người dân, tổ chức và phát triển KT-XH",
                "Tác động của CCHC đến người dân, tổ chức và phát triển kinh tế - xã hội",
                "Tác động của cải cách hành chính đến người dân, tổ chức và phát triển kinh tế - xã hội",
                "Tác động của CCHC",
                "Tác động của cải cách hành chính",
            ],
        ],
    },
    BuiltIn {
        id: "SIPAS",
        name: "Chỉ số hài lòng của người dân đối với sự phục vụ của cơ quan hành chính nhà nước",
        aliases: &[
            "Chỉ số hài lòng",
            "Chỉ số SIPAS",
            "Chỉ số hài lòng về sự phục vụ hành chính",
            "Chỉ số hài lòng về sự phục vụ hành chính (SIPAS)",
            "Chỉ số đo lường sự hài lòng của người dân đối với sự phục vụ của cơ quan hành chính nhà nước",
            "Chỉ số hài lòng của người dân đối với dịch vụ hành chính công",
        ],
        components: &[
            &[
                "Tiếp cận dịch vụ",
                "Mức độ hài lòng về tiếp cận dịch vụ",
                "Tiếp cận dịch vụ hành chính công",
            ],
            &["Thủ tục hành chính", "TTHC", "Mức độ hài lòng về TTHC", "Chỉ số hài lòng về TTHC"],
            &[
                "Công chức trực tiếp giải quyết công việc",
                "Công chức",
                "Công chức giải quyết TTHC",
                "Mức độ hài lòng về công chức giải quyết TTHC",
                "Mức độ hài lòng về công chức trực tiếp giải quyết công việc",
            ],
            &[
                "Kết quả dịch vụ",
                "Kết quả giải quyết TTHC",
                "Kết quả cung ứng dịch vụ",
                "Mức độ hài lòng về kết quả dịch vụ",
                "Mức độ hài lòng về kết quả giải quyết TTHC",
            ],
            &[
                "Tiếp nhận, xử lý phản ánh, kiến nghị",
                "Tiếp nhận, xử lý góp ý, phản ánh, kiến nghị",
                "Tiếp nhận, xử lý góp ý, PAKN",
                "Việc tiếp nhận, xử lý phản ánh, kiến nghị",
                "Mức độ hài lòng về tiếp nhận, xử lý phản ánh, kiến nghị",
                "Mức độ hài lòng về việc tiếp nhận, xử lý phản ánh, kiến nghị",
                "Tiếp nhận, xử lý PAKN",
            ],
            &["Trách nhiệm giải trình", "Trách nhiệm giải trình của chính quyền"],
            &[
                "Sự tham gia của người dân",
                "Sự tham gia của người dân vào quá trình xây dựng, tổ chức thực hiện chính sách",
            ],
            &[
                "Chất lượng, kết quả chính sách",
                "Chất lượng chính sách",
                "Kết quả chính sách",
                "Chất lượng/kết quả chính sách",
            ],
        ],
    },
    BuiltIn {
        id: "PAPI",
        name: "Chỉ số hiệu quả quản trị và hành chính công cấp tỉnh",
        aliases: &[
            "Chỉ số PAPI",
            "Chỉ số hiệu quả quản trị và hành chính công",
            "Chỉ số hiệu quả quản trị và hành chính công cấp tỉnh (PAPI)",
        ],
        components: &[
            &["Tham gia của người dân ở cấp cơ sở", "Tham gia của người dân"],
            &[
                "Công khai, minh bạch trong việc ra quyết định",
                "Công khai, minh bạch trong việc ra quyết định ở địa phương",
                "Công khai, minh bạch trong việc ra quyết định (ở địa phương)",
                "Công khai, minh bạch",
            ],
            &[
                "Trách nhiệm giải trình với người dân",
                "Nâng cao trách nhiệm giải trình với người dân",
            ],
            &["Kiểm soát tham nhũng trong khu vực công", "Kiểm soát tham nhũng"],
            &["Thủ tục hành chính công"],
            &["Cung ứng dịch vụ công"],
            &["Quản trị môi trường"],
            &["Quản trị điện tử"],
        ],
    },
];

/// An index, in the order of its [`Catalog`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndexId(pub u32);

/// A component, in the order of its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ComponentId {
    /// Its index.
    pub index: IndexId,
    /// Its place among the components of the index.
    pub place: u32,
}

/// An index and its components.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    /// The short name in lists, `PAR INDEX`.
    pub id: String,
    /// Its full name.
    pub name: String,
    /// All its names, the id and full name included.
    pub wordings: Vec<String>,
    /// For each component its wordings, the official name first.
    pub components: Vec<Vec<String>>,
    by_wording: FxHashMap<String, u32>,
}

impl Index {
    fn add_component(&mut self, wordings: impl IntoIterator<Item = String>) {
        let wordings: Vec<String> = wordings.into_iter().collect();
        let known = wordings.iter().find_map(|w| self.by_wording.get(&name::key(w))).copied();
        let place = known.unwrap_or_else(|| {
            self.components.push(Vec::new());
            (self.components.len() - 1) as u32
        });
        for wording in wordings {
            // Both forms are stored: a plain hit saves folding the wording first.
            self.by_wording.insert(wording.clone(), place);
            self.by_wording.entry(name::key(&wording)).or_insert(place);
            self.components[place as usize].push(wording);
        }
    }

    fn component(&self, wording: &str) -> Option<u32> {
        self.by_wording.get(wording).or_else(|| self.by_wording.get(&name::key(wording))).copied()
    }
}

/// An index declared in a `pargo.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extra {
    /// The short name by which plans name it; one of a built-in index extends that index.
    pub id: String,
    /// The full name; `None` where the key is absent.
    pub name: Option<String>,
    /// Other names that plans may use.
    pub aliases: Vec<String>,
    /// For each component its name, then its aliases.
    pub components: Vec<Vec<String>>,
}

/// All indexes that a plan may name: the built-in ones, and those of `pargo.toml` by their name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalog {
    indexes: Vec<Index>,
    by_wording: FxHashMap<String, IndexId>,
}

/// The name of an index for comparing: as for names of units, and with spaces for hyphens and dashes.
pub fn key(wording: &str) -> String {
    name::key(&wording.replace(['-', '–', '—', '‑'], " "))
}

impl Catalog {
    /// The built-in indexes alone.
    pub fn built_in() -> Self {
        let mut catalog = Catalog { indexes: Vec::new(), by_wording: FxHashMap::default() };
        for built_in in BUILT_IN {
            catalog.add(Extra {
                id: built_in.id.to_owned(),
                name: Some(built_in.name.to_owned()),
                aliases: built_in.aliases.iter().map(|a| (*a).to_owned()).collect(),
                components: built_in
                    .components
                    .iter()
                    .map(|wordings| wordings.iter().map(|w| (*w).to_owned()).collect())
                    .collect(),
            });
        }
        catalog
    }

    /// The built-in indexes and `extras`. An extra with the id of a known index adds to that index.
    pub fn with(extras: &[Extra]) -> Self {
        let mut catalog = Catalog::built_in();
        let mut new: Vec<&Extra> = extras.iter().collect();
        // Those added are sorted by name; in which `pargo.toml` they are does not matter.
        new.sort_by_key(|extra| key(&extra.id));
        new.into_iter().for_each(|extra| catalog.add(extra.clone()));
        catalog
    }

    fn add(&mut self, extra: Extra) {
        let id = self.find(&extra.id).unwrap_or_else(|| {
            self.indexes.push(Index {
                id: extra.id.clone(),
                name: extra.name.clone().unwrap_or_else(|| extra.id.clone()),
                wordings: Vec::new(),
                components: Vec::new(),
                by_wording: FxHashMap::default(),
            });
            IndexId((self.indexes.len() - 1) as u32)
        });
        let wordings = [extra.id].into_iter().chain(extra.name).chain(extra.aliases);
        for wording in wordings {
            self.by_wording.entry(key(&wording)).or_insert(id);
            self.indexes[id.0 as usize].wordings.push(wording.clone());
            self.by_wording.entry(wording).or_insert(id);
        }
        let index = &mut self.indexes[id.0 as usize];
        extra.components.into_iter().for_each(|wordings| index.add_component(wordings));
    }

    /// The index of a wording.
    pub fn find(&self, wording: &str) -> Option<IndexId> {
        self.by_wording.get(wording).or_else(|| self.by_wording.get(&key(wording))).copied()
    }

    /// An index by its id.
    pub fn get(&self, id: IndexId) -> &Index {
        &self.indexes[id.0 as usize]
    }

    /// The component of `index` with this wording.
    pub fn component(&self, index: IndexId, wording: &str) -> Option<ComponentId> {
        self.get(index).component(wording).map(|place| ComponentId { index, place })
    }

    /// A component's name.
    pub fn component_name(&self, id: ComponentId) -> &str {
        &self.get(id.index).components[id.place as usize][0]
    }

    /// Whether an index is one of the built-in ones.
    pub fn is_built_in(id: IndexId) -> bool {
        (id.0 as usize) < BUILT_IN.len()
    }

    /// Every index, in order.
    pub fn all(&self) -> impl Iterator<Item = (IndexId, &Index)> {
        self.indexes.iter().enumerate().map(|(at, index)| (IndexId(at as u32), index))
    }

    /// Ids of all indexes, for suggestions.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.indexes.iter().map(|index| index.id.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_wordings_of_one_index() {
        let catalog = Catalog::built_in();
        let id = |wording| catalog.find(wording).map(|id| catalog.get(id).id.as_str());
        for wording in ["PAR INDEX", "PAR-INDEX", "par – index", "ParIndex", "chỉ số CCHC"] {
            assert_eq!(id(wording), Some("PAR INDEX"), "{wording}");
        }
        assert_eq!(id("PAPI"), Some("PAPI"));
        assert_eq!(id("PCI"), None);
    }

    #[test]
    fn components_by_any_wording() {
        let catalog = Catalog::built_in();
        let papi = catalog.find("PAPI").unwrap();
        let found = catalog.component(papi, "kiểm soát  tham nhũng").unwrap();
        assert_eq!(catalog.component_name(found), "Kiểm soát tham nhũng trong khu vực công");
        assert_eq!(catalog.component(papi, "Cải cách thể chế"), None);
    }

    #[test]
    fn an_added_index_and_added_components() {
        let extra = |id: &str, components: &[&[&str]]| Extra {
            id: id.to_owned(),
            name: None,
            aliases: vec![format!("Chỉ số {id}")],
            components: components
                .iter()
                .map(|c| c.iter().map(|w| (*w).to_owned()).collect())
                .collect(),
        };
        let catalog = Catalog::with(&[
            extra("PCI", &[&["Gia nhập thị trường"]]),
            extra("DTI", &[]),
            extra("papi", &[&["Quản trị điện tử", "Quản trị số"], &["Thành phần mới"]]),
        ]);
        assert_eq!(catalog.ids().collect::<Vec<_>>(), ["PAR INDEX", "SIPAS", "PAPI", "DTI", "PCI"]);
        let papi = catalog.find("PAPI").unwrap();
        let component =
            |w| catalog.component(papi, w).map(|c| catalog.component_name(c).to_owned());
        assert_eq!(component("quản trị số").as_deref(), Some("Quản trị điện tử"));
        assert_eq!(component("Thành phần mới").as_deref(), Some("Thành phần mới"));
        assert_eq!(catalog.get(papi).components.len(), 9);
    }
}
