//! The two languages of every message.
//!
//! A text is written in both languages in one place, so a message without a translation does not
//! compile. Nothing here reads the environment: the command layer chooses the [`Lang`].

use std::fmt;

/// A language that pargo speaks.
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

/// A heading as it stands within a sentence: with a small first letter.
pub fn within(heading: &str) -> String {
    let mut letters = heading.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}

/// A text made for one occasion, in both languages.
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

/// `{}` is the English, `{:#}` the Vietnamese: a [`Text`] that stands somewhere in a chain of errors is shown
/// in the language in force by whoever shows the chain, which has no type left to ask.
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
