//! How strings and keys are quoted.

use std::borrow::Cow;

/// A string of one line in double quotes, or in single ones where that saves every escape. Any other escape
/// stays as it is: it may stand for an invisible character.
pub fn requoted(raw: &str) -> Cow<'_, str> {
    if let Some(inner) = within(raw, '\'') {
        if inner.contains(['"', '\\']) {
            return raw.into();
        }
        return format!("\"{inner}\"").into();
    }
    match within(raw, '"').and_then(unescaped) {
        Some(value) if value.len() + 2 < raw.len() && !value.contains('\'') => {
            format!("'{value}'").into()
        }
        _ => raw.into(),
    }
}

/// What a key is, and how it is written: without quotes where they are not needed.
pub fn key(raw: &str) -> (Cow<'_, str>, Cow<'_, str>) {
    let name = match within(raw, '\'') {
        Some(inner) => Cow::Borrowed(inner),
        None => match within(raw, '"') {
            Some(inner) => unescaped(inner).map_or(Cow::Borrowed(raw), Cow::Owned),
            None => return (raw.into(), raw.into()),
        },
    };
    let is_bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !name.is_empty() && name.chars().all(is_bare) {
        return (name.clone(), name);
    }
    (name, requoted(raw))
}

fn within(raw: &str, quote: char) -> Option<&str> {
    raw.strip_prefix(quote)?.strip_suffix(quote)
}

/// The value of a string whose only escapes are those of quotation marks and backslashes.
fn unescaped(inner: &str) -> Option<String> {
    let mut value = String::with_capacity(inner.len());
    let mut rest = inner.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => value.push(rest.next().filter(|escaped| matches!(escaped, '"' | '\\'))?),
            c => value.push(c),
        }
    }
    Some(value)
}
