//! The parts of an office file as XML: elements by their namespace, never by a prefix.
//!
//! Nothing is expanded but the five entities of XML and references to characters. A DTD is refused.

use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;

use crate::exchange::refused::{self, MOST_DEPTH, Read};

/// The namespaces that have a meaning here; those of the strict form of the standard are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// Text of Word.
    Word,
    /// Sheets of Excel.
    Sheet,
    /// Alternatives for readers that know less.
    Compatibility,
    /// Drawings.
    Drawing,
    /// Any other.
    Other,
}

impl Space {
    fn of(result: &ResolveResult<'_>) -> Space {
        let ResolveResult::Bound(namespace) = result else { return Space::Other };
        match namespace.as_ref() {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Space::Word,
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
            | "http://purl.oclc.org/ooxml/spreadsheetml/main" => Space::Sheet,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Space::Compatibility,
            "http://schemas.openxmlformats.org/drawingml/2006/main"
            | "http://purl.oclc.org/ooxml/drawingml/main" => Space::Drawing,
            _ => Space::Other,
        }
    }
}

/// The start of an element.
#[derive(Debug)]
pub struct Tag<'x> {
    /// Its namespace.
    pub space: Space,
    start: BytesStart<'x>,
}

impl Tag<'_> {
    /// Its name without a prefix.
    pub fn name(&self) -> &str {
        let name = self.start.name().0;
        name.rsplit_once(':').map_or(name, |(_, local)| local)
    }

    /// The value of an attribute, by its name without a prefix.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let mut attributes = attributes.with_checks(false).flatten();
        let found = attributes.find(|attribute| {
            let key = attribute.key.0;
            key.rsplit_once(':').map_or(key, |(_, local)| local) == name
        })?;
        let value = found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?;
        Some(value.into_owned())
    }

    /// The value of an attribute as a number.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Whether a property is turned on: it is there, and its value does not say otherwise.
    pub fn is_on(&self) -> bool {
        !matches!(self.attribute("val").as_deref(), Some("0" | "false" | "off"))
    }

    /// Whether an attribute is turned on.
    pub fn has_on(&self, name: &str) -> bool {
        matches!(self.attribute(name).as_deref(), Some("1" | "true" | "on"))
    }
}

/// What comes next.
#[derive(Debug)]
pub enum Node<'x> {
    /// An element begins.
    Open(Tag<'x>),
    /// The innermost element ends.
    Close,
    /// Text.
    Text(String),
}

/// A part that is read from its beginning to its end.
pub struct Xml<'x> {
    reader: NsReader<&'x [u8]>,
    part: &'x str,
    depth: usize,
}

impl<'x> Xml<'x> {
    /// Reads the text of a part.
    pub fn new(text: &'x str, part: &'x str) -> Xml<'x> {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Xml { reader, part, depth: 0 }
    }

    /// What comes next; `None` at the end.
    pub fn next(&mut self) -> Read<Option<Node<'x>>> {
        let broken = |part: &str| refused::broken_part(part);
        loop {
            let event = self.reader.read_resolved_event();
            let (space, event) = event.map_err(|_| broken(self.part))?;
            match event {
                Event::Start(start) => {
                    let space = Space::of(&space);
                    self.depth += 1;
                    if self.depth > MOST_DEPTH {
                        return Err(refused::too_deep(self.part));
                    }
                    return Ok(Some(Node::Open(Tag { space, start })));
                }
                Event::End(_) => {
                    self.depth = self.depth.checked_sub(1).ok_or_else(|| broken(self.part))?;
                    return Ok(Some(Node::Close));
                }
                Event::Text(text) => {
                    return Ok(Some(Node::Text(text.xml10_content().into_owned())));
                }
                Event::CData(text) => {
                    return Ok(Some(Node::Text(text.xml10_content().into_owned())));
                }
                Event::GeneralRef(reference) => {
                    let character = reference.resolve_char_ref().map_err(|_| broken(self.part))?;
                    let text = match (character, reference.as_ref()) {
                        (Some(character), _) => character.to_string(),
                        (None, "amp") => "&".to_owned(),
                        (None, "lt") => "<".to_owned(),
                        (None, "gt") => ">".to_owned(),
                        (None, "quot") => "\"".to_owned(),
                        (None, "apos") => "'".to_owned(),
                        (None, _) => return Err(broken(self.part)),
                    };
                    return Ok(Some(Node::Text(text)));
                }
                Event::DocType(_) => return Err(refused::dtd(self.part)),
                Event::Eof if self.depth > 0 => return Err(broken(self.part)),
                Event::Eof => return Ok(None),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    /// Calls `each` for every element in the one that was opened last, up to its end. `each` has to read
    /// the element that it is given to its end.
    pub fn children(
        &mut self,
        mut each: impl FnMut(&mut Xml<'x>, Tag<'x>) -> Read<()>,
    ) -> Read<()> {
        loop {
            match self.next()? {
                Some(Node::Open(tag)) => each(self, tag)?,
                Some(Node::Close) | None => return Ok(()),
                Some(Node::Text(_)) => {}
            }
        }
    }

    /// Passes over the rest of the element that was opened last.
    pub fn skip(&mut self) -> Read<()> {
        let mut open = 1_usize;
        while open > 0 {
            match self.next()? {
                Some(Node::Open(_)) => open += 1,
                Some(Node::Close) => open -= 1,
                Some(Node::Text(_)) => {}
                None => return Ok(()),
            }
        }
        Ok(())
    }

    /// All text in the element that was opened last, up to its end.
    pub fn text(&mut self) -> Read<String> {
        let (mut open, mut text) = (1_usize, String::new());
        while open > 0 {
            match self.next()? {
                Some(Node::Open(_)) => open += 1,
                Some(Node::Close) => open -= 1,
                Some(Node::Text(more)) => text += &more,
                None => break,
            }
        }
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Read<String> {
        let mut xml = Xml::new(text, "part.xml");
        let mut out = String::new();
        while let Some(node) = xml.next()? {
            match node {
                Node::Open(tag) => out += &format!("<{:?} {}>", tag.space, tag.name()),
                Node::Close => out += "</>",
                Node::Text(text) => out += &text,
            }
        }
        Ok(out)
    }

    #[test]
    fn entities_are_text_and_prefixes_mean_nothing() {
        let main = "http://purl.oclc.org/ooxml/wordprocessingml/main";
        let text = format!("<q:t xmlns:q='{main}'>Sở KH&amp;CN &#7879;&lt;</q:t>");
        assert_eq!(all(&text).as_deref(), Ok("<Word t>Sở KH&CN ệ<</>"));
    }

    #[test]
    fn what_may_do_harm_is_refused() {
        for text in [
            "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
            "<a>&b;</a>",
            "<a><b></b>",
            "<a></b>",
            "<a>&#0;</a>",
        ] {
            assert!(all(text).is_err(), "{text}");
        }
        let deep = "<a>".repeat(MOST_DEPTH + 1);
        assert!(all(&deep).is_err_and(|why| why.en.contains("nested too deeply")));
    }
}
