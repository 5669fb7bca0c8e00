//! Values and tables of TOML in the canonical layout: `=` aligned within a table, arrays in one line up to 120 columns.

use crate::text::characters::is_hidden;

/// The most columns of an array in one line.
const WIDEST: usize = 120;

/// The keys of a task and of an objective that come first.
const FIRST: [&str; 5] = ["id", "index", "component", "objectives", "title"];

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

/// A table with its header. Keys come in the order of `names`; of tasks and objectives some come first.
pub fn table(header: &str, names: &[&str], mut entries: Vec<Entry>) -> String {
    let is_main = header == "[[task]]" || header == "[[objective]]";
    let order = |key: &str| {
        let first = FIRST.iter().position(|name| *name == key && is_main);
        let rest = names.iter().position(|name| *name == key).unwrap_or(names.len());
        first.unwrap_or(FIRST.len() + rest)
    };
    entries.sort_by_key(|entry| order(entry.key));
    let widest = entries.iter().map(|entry| entry.key.len()).max().unwrap_or(0);
    let mut out = format!("{header}\n");
    for entry in entries {
        for comment in &entry.comments {
            out += &format!("# {}\n", comment.replace(['\n', '\r'], " "));
        }
        let head = format!("{:widest$} = ", entry.key);
        out += &head;
        out += &written(&entry.value, head.chars().count());
        out.push('\n');
    }
    out
}

fn written(value: &Value, before: usize) -> String {
    match value {
        Value::Text(text) => self::text(text),
        Value::Bare(text) => text.clone(),
        Value::Table(fields) => {
            let fields = fields.iter().map(|(key, value)| format!("{key} = {value}"));
            format!("{{ {} }}", fields.collect::<Vec<_>>().join(", "))
        }
        Value::Texts(texts) => {
            let items: Vec<String> = texts.iter().map(|item| self::text(item)).collect();
            let line = format!("[{}]", items.join(", "));
            if before + line.chars().count() <= WIDEST {
                return line;
            }
            let items = items.iter().map(|item| format!("  {item},\n"));
            format!("[\n{}]", items.collect::<String>())
        }
    }
}

/// A text: literal where that saves escapes, of several lines where it has several.
pub fn text(text: &str) -> String {
    if text.contains('\n') {
        let escaped = escaped(text, true).replace("\"\"\"", "\"\"\\\"");
        let escaped = match escaped.strip_suffix('"') {
            Some(rest) => format!("{rest}\\\""),
            None => escaped,
        };
        return format!("\"\"\"\n{escaped}\"\"\"");
    }
    let needs_escape = text.contains(['"', '\\']);
    let is_plain = !text.contains('\'') && !text.chars().any(|c| c.is_control() || is_hidden(c));
    match needs_escape && is_plain {
        true => format!("'{text}'"),
        false => format!("\"{}\"", escaped(text, false)),
    }
}

fn escaped(text: &str, lines: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out += "\\\\",
            '"' if !lines => out += "\\\"",
            '\n' if lines => out.push('\n'),
            '\n' => out += "\\n",
            '\t' => out += "\\t",
            c if c.is_control() || is_hidden(c) => out += &format!("\\u{:04X}", u32::from(c)),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_in_the_shortest_form() {
        assert_eq!(text("Sở"), "\"Sở\"");
        assert_eq!(text("a \"b\""), "'a \"b\"'");
        assert_eq!(text("a 'b' \"c\""), "\"a 'b' \\\"c\\\"\"");
        assert_eq!(text("a\nb \"\"\"c\""), "\"\"\"\na\nb \"\"\\\"c\\\"\"\"\"");
    }

    #[test]
    fn keys_are_aligned_and_ordered() {
        let entry = |key, value| Entry { key, value, comments: Vec::new() };
        let long = vec!["x".repeat(70), "y".repeat(70)];
        let made = table(
            "[[task]]",
            &["id", "title", "index", "lead", "deadline"],
            vec![
                entry("deadline", Value::Text("a".into())),
                entry("lead", Value::Texts(long.clone())),
                entry("index", Value::Texts(vec!["P".into()])),
                entry("id", Value::Text("1".into())),
            ],
        );
        let expected = format!(
            "[[task]]\nid       = \"1\"\nindex    = [\"P\"]\nlead     = [\n  \"{}\",\n  \"{}\",\n]\ndeadline = \"a\"\n",
            long[0], long[1]
        );
        assert_eq!(made, expected);
    }
}
