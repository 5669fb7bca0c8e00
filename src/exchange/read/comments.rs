//! Comments of reviewers. They are reported, and never read as text of the document.

use std::rc::Rc;

use crate::exchange::document::{Place, Remark, letters};
use crate::exchange::read::shared::reference;
use crate::exchange::read::xml::{Node, Xml};
use crate::exchange::refused::Read;
use crate::exchange::words::joined;
use crate::text::lang::both;

/// All text in the element that was opened last, with a line for each paragraph.
fn lines(xml: &mut Xml<'_>) -> Read<String> {
    let (mut open, mut text) = (1_usize, String::new());
    while open > 0 {
        match xml.next()? {
            Some(Node::Open(tag)) => {
                open += 1;
                text.extend((tag.name() == "p").then_some('\n'));
            }
            Some(Node::Close) => open -= 1,
            Some(Node::Text(more)) => text += &more,
            None => break,
        }
    }
    Ok(text)
}

/// The comments of a sheet or, without one, of a document of Word.
pub fn read(text: &str, part: &str, sheet: Option<&Rc<str>>) -> Read<Vec<Remark>> {
    let mut xml = Xml::new(text, part);
    let mut found = Vec::new();
    while let Some(node) = xml.next()? {
        let Node::Open(tag) = node else { continue };
        if tag.name() != "comment" {
            continue;
        }
        let cell = tag.attribute("ref").as_deref().and_then(reference);
        let said = joined(&lines(&mut xml)?);
        if said.is_empty() {
            continue;
        }
        let place = Place {
            sheet: sheet.cloned(),
            row: cell.map(|(_, row)| row),
            column: cell.map(|(column, _)| letters(column)),
            ..Place::default()
        };
        let message = both!(
            "lời nhận xét (comment), không phải nội dung của văn bản",
            "a comment, which is no text of the document"
        );
        found.push(Remark { place, text: Some(said), message });
    }
    Ok(found)
}
