//! Texts of plans as HTML, and what all parts of a page are built from.

use std::fmt::Write;

use maud::{Markup, Render, html};

use crate::text::characters::safe;
use crate::text::lang::{Both, Lang};

/// A text that may come from a plan: hidden characters are made visible, and HTML is escaped.
pub(super) struct SafeText<'t>(pub &'t str);

impl Render for SafeText<'_> {
    fn render_to(&self, out: &mut String) {
        // The escaper writes to a string, which cannot fail.
        let _ = maud::Escaper::new(out).write_str(&safe(self.0));
    }
}

/// A text that may be absent.
pub(super) fn or_none(text: Option<&String>) -> SafeText<'_> {
    SafeText(text.map(String::as_str).unwrap_or_default())
}

/// A column of a table.
pub(super) struct Head {
    /// The heading.
    pub words: &'static str,
    /// The class of its cells that says how wide they are.
    pub class: &'static str,
}

/// A table that scrolls sideways where it is too wide. `class` is that of the box around it.
pub(super) fn table(class: &str, caption: &str, heads: &[Head], rows: &Markup) -> Markup {
    html! {
        div class={ "scroll " (class) } tabindex="0" role="group" aria-label=(caption) {
            table {
                caption { span { (caption) } }
                thead { tr { @for head in heads { th scope="col" class=(head.class) { (head.words) } } } }
                tbody { (rows) }
            }
        }
    }
}

/// Heads of columns, in both languages.
pub(super) fn heads<const N: usize>(lang: Lang, heads: [(Both, &'static str); N]) -> [Head; N] {
    heads.map(|(words, class)| Head { words: words.in_lang(lang), class })
}

/// A place on a horizontal scale as SVG writes it. Two decimals of a percent are finer than a pixel.
pub(super) fn percent(share: f64) -> String {
    let mut text = format!("{:.2}", share * 100.0);
    if text.contains('.') {
        text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    }
    let _ = write!(text, "%");
    text
}

/// The anchor of a task. White space cannot stand in the id of an element.
pub(super) fn anchor(plan: Option<&str>, task: Option<&str>) -> Option<String> {
    let id = format!("{}/{}", plan?, task?);
    Some(safe(&id).split_whitespace().collect::<Vec<_>>().join("_"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_short() {
        let shares = [0.0, 0.5, 1.0 / 3.0, 1.0, 0.1];
        assert_eq!(shares.map(percent), ["0%", "50%", "33.33%", "100%", "10%"]);
    }

    #[test]
    fn texts_of_plans_are_harmless() {
        let words = "<b>\u{202e}a\u{7}\" & c";
        let shown = html! { p title=(SafeText(words)) { (SafeText(words)) } }.into_string();
        let safe = "&lt;b&gt;\\u{202e}a\\u{7}&quot; &amp; c";
        assert_eq!(shown, format!("<p title=\"{safe}\">{safe}</p>"));
    }
}
