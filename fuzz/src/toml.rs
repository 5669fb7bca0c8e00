//! The reader of TOML alone.

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
    // The reader that goes on after a mistake has to bear a text without one as well.
    syntax::mistakes(source);
}
