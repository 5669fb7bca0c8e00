//! Values and tables of TOML, in the order in which they are put in. [`crate::edit::canon`] lays them out.

pub use crate::text::toml::text;

/// A key with its value.
pub struct Entry {
    /// The key.
    pub key: &'static str,
    /// Its value.
    pub value: Value,
    /// Lines of a comment above it.
    pub comments: Vec<String>,
}

/// A value.
pub enum Value {
    /// A text.
    Text(String),
    /// A list of texts.
    Texts(Vec<String>),
    /// Something that is written as it stands: a number, a date, `true`.
    Bare(String),
    /// An inline table.
    Table(Vec<(&'static str, String)>),
}

/// A table with its header.
pub fn table(header: &str, entries: &[Entry]) -> String {
    let mut out = format!("{header}\n");
    for entry in entries {
        for comment in &entry.comments {
            out += &format!("# {}\n", comment.replace(['\n', '\r'], " "));
        }
        out += &format!("{} = {}\n", entry.key, written(&entry.value));
    }
    out
}

fn written(value: &Value) -> String {
    match value {
        Value::Text(one) => text(one),
        Value::Bare(text) => text.clone(),
        Value::Table(fields) => {
            let fields = fields.iter().map(|(key, value)| format!("{key} = {value}"));
            format!("{{ {} }}", fields.collect::<Vec<_>>().join(", "))
        }
        Value::Texts(texts) => {
            let items: Vec<String> = texts.iter().map(|item| text(item)).collect();
            format!("[{}]", items.join(", "))
        }
    }
}
