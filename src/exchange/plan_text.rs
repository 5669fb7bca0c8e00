//! The text of a plan from a draft, in the canonical layout.

use crate::edit::canon::canonical;
use crate::exchange::draft::{Basis, Draft, Head, Objective, Task, Unit};
use crate::exchange::toml::{Entry, Value, table, text};
use crate::text::lang::{Lang, Text, both};

/// The text of a whole plan. What is required and not known is empty, with a comment.
pub fn plan(draft: &Draft, lang: Lang) -> String {
    let mut tables = vec![head(&draft.head, lang)];
    tables.extend(draft.bases.iter().map(basis));
    tables.extend(draft.units.iter().map(unit));
    tables.extend(draft.objectives.iter().map(|one| objective(one, lang)));
    tables.extend(draft.tasks.iter().map(|one| task(one, lang)));
    laid_out(&tables)
}

/// The tables of units.
pub fn units(units: &[Unit]) -> String {
    laid_out(&units.iter().map(unit).collect::<Vec<_>>())
}

/// The tables of objectives and tasks.
pub fn items(draft: &Draft, lang: Lang) -> String {
    let objectives = draft.objectives.iter().map(|one| objective(one, lang));
    let tasks = draft.tasks.iter().map(|one| task(one, lang));
    laid_out(&objectives.chain(tasks).collect::<Vec<_>>())
}

/// Tables in the canonical layout.
fn laid_out(tables: &[String]) -> String {
    let text = tables.join("\n");
    // A number of the document that TOML does not have stays as it is, and `check` names it.
    canonical(&text).unwrap_or(text)
}

/// The entries of a table that is being written.
#[derive(Default)]
struct Entries(Vec<Entry>);

impl Entries {
    fn put(&mut self, key: &'static str, value: Value) {
        self.0.push(Entry { key, value, comments: Vec::new() });
    }

    fn text(&mut self, key: &'static str, text: Option<&str>) {
        if let Some(text) = text {
            self.put(key, Value::Text(text.to_owned()));
        }
    }

    /// One text, or a list of several.
    fn one_or_many(&mut self, key: &'static str, texts: &[String]) {
        match texts {
            [] => {}
            [one] => self.put(key, Value::Text(one.clone())),
            many => self.put(key, Value::Texts(many.to_vec())),
        }
    }

    fn list(&mut self, key: &'static str, texts: &[String]) {
        if !texts.is_empty() {
            self.put(key, Value::Texts(texts.to_vec()));
        }
    }

    fn bare(&mut self, key: &'static str, text: Option<String>) {
        if let Some(text) = text {
            self.put(key, Value::Bare(text));
        }
    }

    /// Something required that the document does not say.
    fn missing(&mut self, key: &'static str, value: Value, about: &Text, lang: Lang) {
        let comments = vec![about.in_lang(lang).to_owned()];
        self.0.push(Entry { key, value, comments });
    }

    fn comment(&mut self, comments: &[(&'static str, Text)], lang: Lang) {
        for (key, comment) in comments {
            let entry = self.0.iter_mut().find(|entry| entry.key == *key);
            if let Some(entry) = entry {
                entry.comments.push(comment.in_lang(lang).to_owned());
            }
        }
    }
}

fn head(head: &Head, lang: Lang) -> String {
    let mut entries = Entries::default();
    let empty = || Value::Text(String::new());
    let required = [
        (
            "id",
            &head.id,
            both!(
                "cần điền mã kế hoạch: chữ thường không dấu, chữ số, dấu gạch ngang",
                "to be filled in: the plan's id, of a-z, 0-9 and -"
            ),
        ),
        (
            "title",
            &head.title,
            both!(
                "cần điền tên kế hoạch: không tìm thấy trong văn bản",
                "to be filled in: no title was found in the document"
            ),
        ),
        (
            "agency",
            &head.agency,
            both!(
                "cần điền cơ quan ban hành: không tìm thấy trong văn bản",
                "to be filled in: the agency was not found in the document"
            ),
        ),
    ];
    for (key, said, about) in &required {
        match said {
            Some(said) => entries.text(key, Some(said)),
            None => entries.missing(key, empty(), about, lang),
        }
    }
    match head.year {
        Some(year) => entries.put("year", Value::Bare(year.to_string())),
        None => {
            let about = both!(
                "cần điền năm kế hoạch: không tìm thấy trong văn bản",
                "to be filled in: the year was not found in the document"
            );
            entries.missing("year", empty(), &about, lang);
        }
    }
    entries.text("number", head.number.as_deref());
    entries.bare("issued", head.issued.map(|day| day.to_string()));
    indexes(&mut entries, &head.indexes, lang);
    entries.text("signed_by", head.signed_by.as_deref());
    entries.list("recipients", &head.recipients);
    table("[plan]", &entries.0)
}

/// The indexes that a plan serves; none that was found may be a mistake.
fn indexes(entries: &mut Entries, indexes: &[String], lang: Lang) {
    match indexes.is_empty() {
        false => entries.put("indexes", Value::Texts(indexes.to_vec())),
        true => {
            let about = both!(
                "không tìm thấy chỉ số nào trong văn bản; nếu kế hoạch phục vụ chỉ số thì ghi vào đây",
                "no index was found in the document; name those that the plan serves"
            );
            entries.missing("indexes", Value::Texts(Vec::new()), &about, lang);
        }
    }
}

fn basis(basis: &Basis) -> String {
    let mut entries = Entries::default();
    entries.text("number", basis.number.as_deref());
    entries.text("title", basis.title.as_deref());
    entries.bare("issued", basis.issued.map(|day| day.to_string()));
    entries.text("issuer", basis.issuer.as_deref());
    table("[[basis]]", &entries.0)
}

fn unit(unit: &Unit) -> String {
    let mut entries = Entries::default();
    entries.text("name", Some(&unit.name));
    entries.list("aliases", &unit.aliases);
    entries.bare("group", unit.group.then(|| "true".to_owned()));
    entries.text("note", unit.note.as_deref());
    table("[[unit]]", &entries.0)
}

fn objective(objective: &Objective, lang: Lang) -> String {
    let mut entries = Entries::default();
    entries.text("id", Some(&objective.id));
    match objective.index.is_empty() {
        true => entries.text("index", Some("")),
        false => entries.one_or_many("index", &objective.index),
    }
    entries.one_or_many("component", &objective.component);
    entries.text("scope", objective.of_province.then_some("province"));
    entries.text("title", objective.title.as_deref());
    if !objective.baseline.is_empty() {
        entries.put("baseline", Value::Table(objective.baseline.clone()));
    }
    entries.bare("max", objective.max.clone());
    entries.bare("gain", objective.gain.clone());
    if !objective.target.is_empty() {
        entries.put("target", Value::Table(objective.target.clone()));
    }
    entries.text("source", objective.source.as_deref());
    entries.text("note", objective.note.as_deref());
    entries.comment(&objective.comments, lang);
    table("[[objective]]", &entries.0)
}

fn task(task: &Task, lang: Lang) -> String {
    let mut entries = Entries::default();
    entries.text("id", Some(&task.id));
    entries.text("title", Some(&task.title));
    entries.one_or_many("index", &task.index);
    entries.one_or_many("component", &task.component);
    entries.one_or_many("lead", &task.lead);
    entries.list("partners", &task.partners);
    entries.text("officer", task.officer.as_deref());
    entries.text("approver", task.approver.as_deref());
    entries.text("deadline", task.deadline.as_deref());
    entries.text("product", task.product.as_deref());
    entries.text("source", task.source.as_deref());
    entries.text("note", task.note.as_deref());
    entries.comment(&task.comments, lang);
    let mut out = table("[[task]]", &entries.0);
    for (on, said) in &task.updates {
        out += &format!("\n[[task.update]]\non   = {on}\ntext = {}\n", text(said));
    }
    out
}
