//! Mends: what to write in the place of what is wrong, as data.

use crate::text::edit::Edit;
use crate::text::name::is_variant;
use crate::text::source::Span;
use crate::text::toml::quoted;

/// How to mend a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Whether it surely says what was meant, so that it can be applied without a look.
    pub safe: bool,
    /// What to do.
    pub mend: Mend,
}

/// What a mend does. What needs the tables of the file is worked out once a mend is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mend {
    /// Writes this in the place that the finding points at.
    Here(String),
    /// Replaces these pieces of the text.
    Edits(Vec<Edit>),
    /// Removes a key with its value: the key or the value begins at this place.
    Without(Span),
    /// Takes items out of a list.
    WithoutItems {
        /// The whole list.
        list: Span,
        /// The items.
        items: Vec<Span>,
    },
    /// Removes the table under a header that has a value at this place, with the comment above it.
    WithoutTable(Span),
}

impl Fix {
    /// A mend that surely says what was meant.
    pub fn safe(mend: Mend) -> Fix {
        Fix { safe: true, mend }
    }

    /// A mend that only a person can confirm.
    pub fn unsure(mend: Mend) -> Fix {
        Fix { safe: false, mend }
    }

    /// One piece that is replaced.
    pub fn replacing(safe: bool, span: Span, insert: String) -> Fix {
        Fix { safe, mend: Mend::Edits(vec![Edit { span, insert }]) }
    }

    /// The name that was meant in the place of the one that is written, as a string of TOML.
    pub fn name(written: &str, meant: &str) -> Fix {
        Fix::word(written, meant, quoted(meant))
    }

    /// The key that was meant in the place of the one that is written.
    pub fn key(written: &str, meant: &str) -> Fix {
        Fix::word(written, meant, meant.to_owned())
    }

    fn word(written: &str, meant: &str, insert: String) -> Fix {
        Fix { safe: is_variant(written, meant), mend: Mend::Here(insert) }
    }

    /// The same with every place moved.
    pub fn map(self, moved: impl Fn(usize) -> usize) -> Fix {
        let span = |span: Span| Span::new(moved(span.start as usize), moved(span.end as usize));
        let mend = match self.mend {
            Mend::Here(insert) => Mend::Here(insert),
            Mend::Edits(edits) => Mend::Edits(
                edits.into_iter().map(|edit| Edit { span: span(edit.span), ..edit }).collect(),
            ),
            Mend::Without(at) => Mend::Without(span(at)),
            Mend::WithoutItems { list, items } => Mend::WithoutItems {
                list: span(list),
                items: items.into_iter().map(span).collect(),
            },
            Mend::WithoutTable(at) => Mend::WithoutTable(span(at)),
        };
        Fix { mend, ..self }
    }
}
