//! To come.
use crate::render::html::view::View;
use maud::Markup;
pub(super) fn part(_view: &View<'_>) -> Option<(String, Markup)> {
    None
}
