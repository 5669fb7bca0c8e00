//! The frame of a page: head, policy, style, script, signs that charts share.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::render::html::front::title;
use crate::render::html::text::SafeText;
use crate::render::html::view::View;
use crate::text::lang::Lang;

/// The style of a page.
pub(super) const STYLE: &str = include_str!("page.css");

/// The script of a page: filters and sorts the table of all tasks.
pub(super) const SCRIPT: &str = include_str!("page.js");

/// The hashes of style and script, which the policy of a page allows. A test calculates them again.
pub(super) const STYLE_HASH: &str = "sha256-UwNCfMt4Nx+aoW0m5CH39zwibDclGhzavm856FlQjuE=";
/// See [`STYLE_HASH`].
pub(super) const SCRIPT_HASH: &str = "sha256-g2or67VD9c2JK0B5xICCIIBHEmKcn+Pfool0bMm0cb8=";

/// A part of a page.
pub(super) struct Part {
    pub id: &'static str,
    pub heading: String,
    pub body: Markup,
}

/// Hatches and signs that charts refer to.
const SIGNS: &str = concat!(
    r#"<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false"><defs>"#,
    r#"<pattern id="p-late" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">"#,
    r#"<rect class="pl" width="6" height="6"/><path class="plh" d="M1 0V6"/></pattern>"#,
    r#"<pattern id="p-work" width="5" height="5" patternUnits="userSpaceOnUse">"#,
    r#"<rect class="pw" width="5" height="5"/><path class="pwh" d="M0 2.5H5"/></pattern>"#,
    r#"<marker id="arrow" viewBox="0 0 6 6" refX="6" refY="3" markerWidth="6" markerHeight="6" orient="auto">"#,
    r#"<path class="exth" d="M0 0L6 3L0 6Z"/></marker>"#,
    r#"<g id="s-due"><path d="M-3 4H3V18H-3Z"/></g>"#,
    r#"<g id="s-mile"><path d="M0 4L7 11L0 18L-7 11Z"/></g>"#,
    r#"<g id="s-tick"><path d="M-2 6H2V16H-2Z"/></g>"#,
    r#"<g id="s-first"><path d="M0 5.5L5.5 11L0 16.5L-5.5 11Z"/></g>"#,
    r#"<g id="s-ring"><circle cy="19" r="6"/></g>"#,
    "</defs></svg>"
);

/// The whole page.
pub(super) fn document(view: &View<'_>, body: &Markup) -> String {
    let policy = format!(
        "default-src 'none'; script-src '{SCRIPT_HASH}'; style-src '{STYLE_HASH}'; base-uri 'none'; form-action 'none'"
    );
    let lang = match view.lang {
        Lang::Vi => "vi",
        Lang::En => "en",
    };
    let page = html! {
        (DOCTYPE)
        html lang=(lang) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content={ "pargo " (env!("CARGO_PKG_VERSION")) };
                title { (SafeText(&title(view))) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (PreEscaped(SIGNS))
                main { (body) }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    let mut text = page.into_string();
    text.push('\n');
    text
}

/// The parts of the page as links.
pub(super) fn contents(view: &View<'_>, parts: &[Part]) -> Markup {
    html! {
        nav aria-label=(view.say("Các phần của trang", "Parts of the page")) {
            ul { @for part in parts { li { a href={ "#" (part.id) } { (part.heading) } } } }
        }
    }
}
