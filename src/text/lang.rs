//! The two languages of every message.
//!
//! A text is written in both languages in one place, so a message without a translation does not
//! compile. Nothing here reads the environment: the command layer chooses the [`Lang`].

use std::fmt;

/// A language of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Vietnamese: decimal commas, dates as `dd/mm/yyyy`.
    Vi,
    /// English: decimal points, dates as `yyyy-mm-dd`.
    En,
}

/// A constant text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Both {
    /// Vietnamese.
    pub vi: &'static str,
    /// English.
    pub en: &'static str,
}

impl Both {
    /// The text in `lang`.
    pub fn in_lang(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => self.vi,
            Lang::En => self.en,
        }
    }
}

/// A heading with a small first letter, for use within a sentence.
pub fn within(heading: &str) -> String {
    let mut letters = heading.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}

/// A quantity in a Vietnamese sentence. Below ten it has a leading zero, as offices write it: `02 nhiệm vụ`.
/// Columns of a table, JSON and CSV keep the plain number.
pub fn quantity(count: impl fmt::Display) -> String {
    let digits = count.to_string();
    match digits.as_bytes() {
        [b'1'..=b'9'] => format!("0{digits}"),
        _ => digits,
    }
}

/// A text built at run time, in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Text {
    /// The text in `lang`.
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

impl From<Both> for Text {
    fn from(both: Both) -> Self {
        Text { vi: both.vi.to_owned(), en: both.en.to_owned() }
    }
}

/// `{}` shows English, `{:#}` Vietnamese. A [`Text`] can be one cause in a chain of `anyhow` errors, where
/// its type is lost; formatting is the only way left to choose a language.
impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.in_lang(if f.alternate() { Lang::Vi } else { Lang::En }))
    }
}

impl std::error::Error for Text {}

/// Builds a [`Text`] from two format strings, Vietnamese first.
macro_rules! both {
    ($vi:literal, $en:literal $(, $($arg:tt)*)?) => {
        $crate::text::lang::Text {
            vi: format!($vi $(, $($arg)*)?),
            en: format!($en $(, $($arg)*)?),
        }
    };
}
pub(crate) use both;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantity_below_ten_has_a_leading_zero() {
        assert_eq!([0, 1, 9, 10, 100].map(quantity), ["0", "01", "09", "10", "100"]);
    }
}
