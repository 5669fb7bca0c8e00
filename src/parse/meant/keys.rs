//! Keys and words of the format that people write in Vietnamese or as other tools call them.

use crate::plan::keys::config::CONFIG;
use crate::plan::keys::tables::ROOT;
use crate::plan::keys::{Table, Type};
use crate::text::name;

/// What people call a key, in [`spoken`] form, and the keys that it may be, the first of a table counting.
const KEYS: [(&str, &[&str]); 131] = [
    ("co quan chu tri", &["lead"]),
    ("chu tri", &["lead"]),
    ("don vi chu tri", &["lead"]),
    ("don vi thuc hien", &["lead"]),
    ("don vi", &["lead", "agency", "name", "unit"]),
    ("phong chu tri", &["lead"]),
    ("trach nhiem", &["lead"]),
    ("unit", &["lead"]),
    ("owner", &["lead"]),
    ("responsible", &["lead"]),
    ("department", &["lead", "unit"]),
    ("leader", &["lead"]),
    ("leads", &["lead"]),
    ("phoi hop", &["partners"]),
    ("don vi phoi hop", &["partners"]),
    ("co quan phoi hop", &["partners"]),
    ("support", &["partners"]),
    ("coordination", &["partners"]),
    ("thoi han", &["deadline"]),
    ("han", &["deadline"]),
    ("han chot", &["deadline"]),
    ("thoi gian", &["deadline"]),
    ("thoi gian thuc hien", &["deadline"]),
    ("thoi gian hoan thanh", &["deadline"]),
    ("thoi han hoan thanh", &["deadline"]),
    ("han hoan thanh", &["deadline"]),
    ("due", &["deadline"]),
    ("due date", &["deadline"]),
    ("san pham", &["product"]),
    ("ket qua", &["product", "result"]),
    ("san pham ket qua", &["product"]),
    ("ket qua san pham", &["product"]),
    ("san pham dau ra", &["product"]),
    ("output", &["product"]),
    ("deliverable", &["product"]),
    ("result", &["product"]),
    ("results", &["result", "product"]),
    ("hoan thanh", &["done"]),
    ("da hoan thanh", &["done"]),
    ("ngay hoan thanh", &["done"]),
    ("ngay bao cao", &["done"]),
    ("finished", &["done"]),
    ("finish", &["done"]),
    ("finish date", &["done"]),
    ("completed", &["done"]),
    ("complete", &["done"]),
    ("completed on", &["done"]),
    ("completion date", &["done"]),
    ("done date", &["done"]),
    ("bat dau", &["started"]),
    ("ngay bat dau", &["started", "from"]),
    ("start", &["started", "from"]),
    ("start date", &["started", "from"]),
    ("begin", &["started"]),
    ("huy", &["cancelled"]),
    ("ngay huy", &["cancelled"]),
    ("canceled", &["cancelled"]),
    ("trang thai", &["status"]),
    ("tinh trang", &["status"]),
    ("state", &["status"]),
    ("tien do", &["progress"]),
    ("ty le hoan thanh", &["progress"]),
    ("percentage", &["progress", "percent"]),
    ("percent", &["progress"]),
    ("minh chung", &["evidence"]),
    ("tai lieu kiem chung", &["evidence"]),
    ("kiem chung", &["evidence"]),
    ("van ban", &["evidence", "by", "number"]),
    ("proof", &["evidence"]),
    ("ghi chu", &["note"]),
    ("notes", &["note"]),
    ("comment", &["note"]),
    ("remark", &["note"]),
    ("ten", &["title", "name"]),
    ("ten nhiem vu", &["title"]),
    ("nhiem vu", &["title", "task"]),
    ("noi dung", &["title", "component", "text"]),
    ("noi dung nhiem vu", &["title"]),
    ("ten ke hoach", &["title"]),
    ("trich yeu", &["title"]),
    ("tieu de", &["title"]),
    ("name", &["title"]),
    ("description", &["title"]),
    ("ma", &["id"]),
    ("ma so", &["id"]),
    ("ma nhiem vu", &["id"]),
    ("stt", &["id"]),
    ("so thu tu", &["id"]),
    ("tt", &["id"]),
    ("code", &["id"]),
    ("nguoi phu trach", &["officer"]),
    ("can bo", &["officer"]),
    ("chuyen vien", &["officer"]),
    ("nguoi thuc hien", &["officer"]),
    ("can bo phu trach", &["officer"]),
    ("assignee", &["officer"]),
    ("tham quyen", &["approver"]),
    ("nguoi phe duyet", &["approver"]),
    ("lanh dao phu trach", &["approver"]),
    ("noi nhan", &["recipients", "recipient"]),
    ("chi so", &["index", "indexes"]),
    ("cac chi so", &["indexes", "index"]),
    ("linh vuc", &["component"]),
    ("thanh phan", &["component"]),
    ("tieu chi", &["component"]),
    ("muc tieu", &["objectives", "objective"]),
    ("chi tieu", &["target"]),
    ("goal", &["target", "objectives", "objective"]),
    ("goals", &["objectives", "objective", "target"]),
    ("office", &["unit", "agency"]),
    ("departments", &["unit"]),
    ("nam goc", &["baseline"]),
    ("ket qua nam truoc", &["baseline"]),
    ("diem", &["score"]),
    ("diem so", &["score"]),
    ("diem toi da", &["max"]),
    ("diem tang", &["gain"]),
    ("xep hang", &["rank"]),
    ("thu hang", &["rank"]),
    ("ty le", &["percent"]),
    ("nam", &["year"]),
    ("nam ke hoach", &["year"]),
    ("ngay ban hanh", &["issued"]),
    ("ngay", &["on", "issued", "done"]),
    ("so hieu", &["number"]),
    ("so ky hieu", &["number"]),
    ("co quan", &["agency", "issuer", "lead"]),
    ("co quan ban hanh", &["agency", "issuer"]),
    ("can cu", &["source", "by", "basis"]),
    ("ky bao cao", &["period"]),
    ("ten goi khac", &["aliases"]),
];

/// Headers that people write, in [`spoken`] form.
const HEADERS: [(&str, &str); 27] = [
    ("report", "task.report"),
    ("milestone", "task.milestone"),
    ("extension", "task.extension"),
    ("update", "task.update"),
    ("result", "objective.result"),
    ("nhiem vu", "task"),
    ("cong viec", "task"),
    ("ke hoach", "plan"),
    ("thong tin chung", "plan"),
    ("don vi", "unit"),
    ("phong", "unit"),
    ("cac phong", "unit"),
    ("cac don vi", "unit"),
    ("hoat dong", "task"),
    ("phong ban", "unit"),
    ("muc tieu", "objective"),
    ("can cu", "basis"),
    ("can cu phap ly", "basis"),
    ("mac dinh", "defaults"),
    ("quy dinh chung", "defaults"),
    ("bao cao", "task.report"),
    ("task bao cao", "task.report"),
    ("moc", "task.milestone"),
    ("gia han", "task.extension"),
    ("task gia han", "task.extension"),
    ("cap nhat", "task.update"),
    ("ket qua", "objective.result"),
];

/// What people write for the words of a key, in [`spoken`] form.
const WORDS: [(&str, &str, &str); 48] = [
    ("status", "dang thuc hien", "in-progress"),
    ("status", "dang lam", "in-progress"),
    ("status", "dang trien khai", "in-progress"),
    ("status", "da trien khai", "in-progress"),
    ("status", "inprogress", "in-progress"),
    ("status", "doing", "in-progress"),
    ("status", "chua thuc hien", "not-started"),
    ("status", "chua trien khai", "not-started"),
    ("status", "chua bat dau", "not-started"),
    ("status", "not started", "not-started"),
    ("status", "todo", "not-started"),
    ("status", "hoan thanh", "done"),
    ("status", "da hoan thanh", "done"),
    ("status", "xong", "done"),
    ("status", "da xong", "done"),
    ("status", "completed", "done"),
    ("status", "huy", "cancelled"),
    ("status", "da huy", "cancelled"),
    ("status", "canceled", "cancelled"),
    ("kind", "tu cham", "self"),
    ("kind", "tu danh gia", "self"),
    ("kind", "tham dinh", "appraised"),
    ("kind", "da tham dinh", "appraised"),
    ("kind", "cong bo", "published"),
    ("kind", "da cong bo", "published"),
    ("every", "tuan", "week"),
    ("every", "hang tuan", "week"),
    ("every", "weekly", "week"),
    ("every", "thang", "month"),
    ("every", "hang thang", "month"),
    ("every", "monthly", "month"),
    ("every", "quy", "quarter"),
    ("every", "hang quy", "quarter"),
    ("every", "quarterly", "quarter"),
    ("every", "6 thang", "half-year"),
    ("every", "06 thang", "half-year"),
    ("every", "nua nam", "half-year"),
    ("every", "9 thang", "nine-months"),
    ("every", "nam", "year"),
    ("every", "hang nam", "year"),
    ("every", "yearly", "year"),
    ("every", "annual", "year"),
    ("every", "2 tuan", "two-weeks"),
    ("every", "hai tuan", "two-weeks"),
    ("scope", "tinh", "province"),
    ("scope", "cap tinh", "province"),
    ("scope", "so", "agency"),
    ("scope", "co quan", "agency"),
];

/// A text as people would say it: without diacritics, and with spaces for `_` and `-`.
fn spoken(typed: &str) -> String {
    let typed: String = typed.chars().take(100).collect();
    let split = typed.replace(['_', '-', '.', '/', ','], " ");
    name::loose(&split)
}

/// A text with the letters of the Telex keyboard that stand for diacritics left out: `sarn phaarm`.
fn without_telex(spoken: &str) -> String {
    let mut out = String::with_capacity(spoken.len());
    let mut vowel = false;
    for c in spoken.chars() {
        let is_tone = vowel && "sfrxjw".contains(c);
        let is_double = "aeod".contains(c) && out.ends_with(c);
        if !is_tone && !is_double {
            out.push(c);
        }
        vowel = (vowel && c != ' ') || "aeiouyw".contains(c);
    }
    out
}

/// The key of a table that people call like this.
pub fn key(typed: &str, known: &[&'static str]) -> Option<&'static str> {
    let spoken = spoken(typed);
    let called = |spoken: &str| KEYS.iter().find(|(words, _)| *words == spoken);
    let (_, keys) = called(&spoken).or_else(|| called(&without_telex(&spoken)))?;
    keys.iter().find_map(|key| known.iter().copied().find(|known| known == key))
}

/// The key that was probably meant: the most similar known one, if similar enough.
pub fn nearest(typed: &str, known: &[&'static str]) -> Option<&'static str> {
    /// The least similarity that is enough.
    const LEAST: f64 = 0.6;
    // Common slips that are not the most similar key.
    let habits =
        [("tasks", "task"), ("units", "unit"), ("objectives", "objective"), ("leads", "lead")];
    habits
        .iter()
        .find(|(habit, key)| *habit == typed && known.contains(key))
        .map(|(_, key)| *key)
        .or_else(|| self::key(typed, known))
        .or_else(|| {
            // Comparing takes memory by the length of the key, so very long keys are cut.
            let typed = typed.chars().take(100).collect::<String>();
            let typed = typed.to_lowercase().replace('-', "_");
            let known = known.iter().filter(|k| name::similarity_at_most(&typed, k) >= LEAST);
            let scored = known.map(|k| (strsim::normalized_damerau_levenshtein(&typed, k), *k));
            scored
                .filter(|(score, _)| *score >= LEAST)
                .max_by(|a, b| a.0.total_cmp(&b.0))
                .map(|(_, k)| k)
        })
}

/// The key that people call like this in the table where it is most common.
pub fn any_key(typed: &str) -> Option<&'static str> {
    let spoken = spoken(typed);
    KEYS.iter().find(|(words, _)| *words == spoken).and_then(|(_, keys)| keys.first().copied())
}

/// The key that people call like this, where that is the same in every table.
pub fn only_key(typed: &str) -> Option<&'static str> {
    let spoken = spoken(typed);
    match KEYS.iter().find(|(words, _)| *words == spoken) {
        Some((_, [key])) => Some(key),
        _ => None,
    }
}

/// The word of the format for a value that is typed in another way.
pub fn word(key: &str, typed: &str) -> Option<&'static str> {
    let spoken = spoken(typed);
    let found = WORDS.iter().find(|(of, words, _)| *of == key && *words == spoken);
    found.map(|(_, _, word)| *word)
}

/// The kind of a table of plans or of `pargo.toml`, by its path.
fn kind_of(path: &str) -> Option<Type> {
    let walk = |root: &'static Table| {
        let mut kind = Type::Table(root);
        for name in path.split('.') {
            let (Type::Table(table) | Type::Tables(table)) = kind else { return None };
            kind = table.key(name.trim())?.kind;
        }
        matches!(kind, Type::Table(_) | Type::Tables(_)).then_some(kind)
    };
    walk(&ROOT).or_else(|| walk(&CONFIG))
}

/// Whether a table is a list, each entry under `[[…]]`.
pub fn is_list(path: &str) -> bool {
    matches!(kind_of(path), Some(Type::Tables(_)))
}

/// Whether a table has this path.
pub fn is_table(path: &str) -> bool {
    kind_of(path).is_some()
}

/// A header as it is written for a table: `[plan]`, `[[task]]`.
pub fn header_of(path: &str) -> String {
    if is_list(path) { format!("[[{path}]]") } else { format!("[{path}]") }
}

/// The header that was meant by a line that begins with `[`.
pub fn header(line: &str) -> Option<String> {
    let end = line.find(']').unwrap_or(line.len());
    let typed = line[..end].trim_matches(['[', ']', ' ', '"', '“', '”']);
    let path = typed.to_lowercase();
    if kind_of(&path).is_some() {
        return Some(header_of(&path));
    }
    let spoken = spoken(typed);
    let known = HEADERS.iter().find(|(words, _)| *words == spoken).map(|(_, path)| *path);
    let misspelt = || {
        let paths = HEADERS.iter().map(|(_, path)| *path);
        name::nearest(&path, paths, 1).first().copied()
    };
    known.or_else(misspelt).map(header_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_and_header_exists() {
        let tables = &crate::plan::keys::tables::ALL;
        for (words, keys) in KEYS {
            assert_eq!(spoken(words), words);
            for key in keys {
                assert!(tables.iter().any(|table| table.has(key)), "{key}");
            }
        }
        for (words, path) in HEADERS {
            assert_eq!(spoken(words), words);
            assert!(kind_of(path).is_some(), "{path}");
        }
    }

    #[test]
    fn telex() {
        for (typed, key_of) in
            [("sarn_phaarm", "product"), ("chur_trif", "lead"), ("hoanf_thanhf", "done")]
        {
            assert_eq!(key(typed, &["product", "lead", "done"]), Some(key_of), "{typed}");
        }
        assert_eq!(key("phuong", &["product"]), None);
    }

    #[test]
    fn headers() {
        for (line, meant) in [
            ("[[nhiệm vụ]]", "[[task]]"),
            ("[[task]", "[[task]]"),
            ("[task]]", "[[task]]"),
            ("[[plan]", "[plan]"),
            ("[[Nhiệm Vụ]]", "[[task]]"),
            ("[[task.reports]", "[[task.report]]"),
            ("[kế_hoạch]", "[plan]"),
        ] {
            assert_eq!(header(line).as_deref(), Some(meant), "{line}");
        }
        assert_eq!(header("[x"), None);
    }
}
