//! The reader of TOML alone.

use std::cell::OnceCell;

use pargo::edit::canon::canonical;
use pargo::parse::{Arena, syntax};
use pargo::text::source::{Source, text_of};

/// A text is a tree, or has mistakes whose places lie in it.
pub fn oracle(bytes: &[u8]) {
    let Ok(text) = text_of(bytes) else { return };
    let source = Source { path: "a.toml", text };
    let arena = Arena::new();
    let findings = syntax::tree(source, &arena).err();
    assert!(findings.as_ref().is_none_or(|found| !found.is_empty()), "refused without a reason");
    for finding in findings.unwrap_or_default() {
        let (span, related) = (finding.place.span, finding.related.map(|(span, _)| span));
        for span in std::iter::once(span).chain(related) {
            assert!(text.get(span.range()).is_some(), "{span:?} is no place in the text");
        }
    }
    // What has a canonical layout has one, also after it was laid out.
    if let Ok(once) = canonical(text) {
        assert!(canonical(&once).is_ok_and(|twice| twice == once), "laid out otherwise: {once}");
    }
    // What is repaired stands at a place of the text as well.
    let repaired = OnceCell::new();
    match syntax::plan_tree(source, &arena, &repaired) {
        Ok((_, slips)) => {
            for slip in slips {
                assert!(text.get(slip.span.range()).is_some(), "{:?} is no place", slip.span);
            }
        }
        Err(found) => assert!(!found.is_empty(), "refused without a reason"),
    }
}
