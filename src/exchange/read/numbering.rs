//! Automatic numbers of Word: they are in no text and have to be counted.

use rustc_hash::FxHashMap;

use crate::exchange::numeral::roman;
use crate::exchange::read::xml::{Node, Xml};
use crate::exchange::refused::Read;

/// The lists of a document, and how far each has been counted.
#[derive(Debug, Default)]
pub struct Numbering {
    /// The levels of each definition.
    definitions: FxHashMap<usize, Vec<Level>>,
    /// For each list its definition, and the levels that it begins anew.
    lists: FxHashMap<usize, (usize, Vec<(usize, u32)>)>,
    /// The list and the level of a style, and the style that it is based on.
    styles: FxHashMap<String, Style>,
    /// How far each definition has been counted.
    counters: FxHashMap<usize, Vec<Option<u32>>>,
    /// The lists whose own beginnings have been applied.
    begun: Vec<usize>,
}

#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    text: String,
    /// Whether numbers of higher levels are shown as digits.
    plain: bool,
}

#[derive(Debug, Default)]
struct Style {
    list: Option<usize>,
    level: usize,
    based_on: Option<String>,
}

/// The most levels that a list can have.
const MOST_LEVELS: usize = 9;

impl Numbering {
    /// Reads the part that defines the lists.
    pub fn read(&mut self, text: &str, part: &str) -> Read<()> {
        let mut xml = Xml::new(text, part);
        while let Some(node) = xml.next()? {
            let Node::Open(tag) = node else { continue };
            match tag.name() {
                "abstractNum" => {
                    let id = tag.number("abstractNumId").unwrap_or(0);
                    let mut levels = Vec::new();
                    xml.children(|xml, tag| match tag.name() {
                        "lvl" => {
                            levels.push(level(xml)?);
                            Ok(())
                        }
                        _ => xml.skip(),
                    })?;
                    levels.truncate(MOST_LEVELS);
                    self.definitions.insert(id, levels);
                }
                "num" => {
                    let id = tag.number("numId").unwrap_or(0);
                    let list = list(&mut xml)?;
                    self.lists.insert(id, list);
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Reads the styles that number their paragraphs.
    pub fn read_styles(&mut self, text: &str, part: &str) -> Read<()> {
        let mut xml = Xml::new(text, part);
        while let Some(node) = xml.next()? {
            let Node::Open(tag) = node else { continue };
            if tag.name() != "style" {
                continue;
            }
            let Some(id) = tag.attribute("styleId") else { continue };
            let mut style = Style::default();
            let mut open = 1_usize;
            while open > 0 {
                match xml.next()? {
                    Some(Node::Open(tag)) => {
                        open += 1;
                        match tag.name() {
                            "numId" => style.list = tag.number("val"),
                            "ilvl" => style.level = tag.number("val").unwrap_or(0),
                            "basedOn" => style.based_on = tag.attribute("val"),
                            _ => {}
                        }
                    }
                    Some(Node::Close) => open -= 1,
                    Some(Node::Text(_)) => {}
                    None => break,
                }
            }
            self.styles.insert(id, style);
        }
        Ok(())
    }

    /// The list and the level of paragraphs of a style.
    pub fn of_style(&self, style: &str) -> Option<(usize, usize)> {
        let mut style = self.styles.get(style)?;
        // Styles can be based on each other in a circle.
        for _ in 0..10 {
            if let Some(list) = style.list {
                return Some((list, style.level));
            }
            style = self.styles.get(style.based_on.as_deref()?)?;
        }
        None
    }

    /// Counts one paragraph of a list, and gives its number as it is shown; `None` if it has none.
    pub fn label(&mut self, list: usize, level: usize) -> Option<String> {
        let (definition, beginnings) = self.lists.get(&list)?;
        let levels = self.definitions.get(definition)?;
        let shown = levels.get(level)?;
        let counters = self.counters.entry(*definition).or_insert_with(|| vec![None; MOST_LEVELS]);
        if !self.begun.contains(&list) {
            self.begun.push(list);
            for (at, start) in beginnings {
                if let Some(counter) = counters.get_mut(*at) {
                    *counter = start.checked_sub(1);
                }
            }
        }
        for (at, counter) in counters.iter_mut().enumerate() {
            let start = levels.get(at).map_or(1, |level| level.start);
            if at < level {
                counter.get_or_insert(start);
            } else if at == level {
                *counter = Some(counter.map_or(start, |count| count.saturating_add(1)));
            } else {
                *counter = None;
            }
        }
        if shown.format == "bullet" {
            return Some("-".to_owned());
        }
        let mut text = shown.text.clone();
        for at in 0..=level {
            let mark = format!("%{}", at + 1);
            if !text.contains(&mark) {
                continue;
            }
            let of = levels.get(at).unwrap_or(shown);
            let count = counters.get(at).copied().flatten().unwrap_or(of.start);
            let format = if shown.plain && at < level { "decimal" } else { of.format.as_str() };
            text = text.replace(&mark, &counted(count, format));
        }
        let text = text.trim().to_owned();
        (!text.is_empty()).then_some(text)
    }
}

fn level(xml: &mut Xml<'_>) -> Read<Level> {
    let mut level = Level { start: 1, format: "decimal".into(), text: String::new(), plain: false };
    xml.children(|xml, tag| {
        let value = || tag.attribute("val").unwrap_or_default();
        match tag.name() {
            "start" => level.start = value().parse().unwrap_or(1),
            "numFmt" => level.format = value(),
            "lvlText" => level.text = value(),
            "isLgl" => level.plain = tag.is_on(),
            _ => {}
        }
        xml.skip()
    })?;
    Ok(level)
}

fn list(xml: &mut Xml<'_>) -> Read<(usize, Vec<(usize, u32)>)> {
    let (mut definition, mut beginnings) = (0, Vec::new());
    xml.children(|xml, tag| match tag.name() {
        "abstractNumId" => {
            definition = tag.number("val").unwrap_or(0);
            xml.skip()
        }
        "lvlOverride" => {
            let level = tag.number("ilvl").unwrap_or(0);
            xml.children(|xml, tag| {
                let start = tag.attribute("val").and_then(|value| value.parse().ok());
                if let ("startOverride", Some(start)) = (tag.name(), start) {
                    beginnings.push((level, start));
                }
                xml.skip()
            })
        }
        _ => xml.skip(),
    })?;
    Ok((definition, beginnings))
}

fn counted(count: u32, format: &str) -> String {
    let letter = |first: u8| {
        let at = count.saturating_sub(1);
        let times = usize::try_from(at / 26 + 1).unwrap_or(1).min(20);
        let letter = first + u8::try_from(at % 26).unwrap_or(0);
        char::from(letter).to_string().repeat(times)
    };
    match format {
        "upperRoman" => roman(count),
        "lowerRoman" => roman(count).to_lowercase(),
        "upperLetter" => letter(b'A'),
        "lowerLetter" => letter(b'a'),
        "decimalZero" => format!("{count:02}"),
        "none" => String::new(),
        _ => count.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: &str = r#"<n xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
        <abstractNum abstractNumId="3">
          <lvl ilvl="0"><start val="1"/><numFmt val="upperRoman"/><lvlText val="%1."/></lvl>
          <lvl ilvl="1"><start val="1"/><numFmt val="decimal"/><lvlText val="%2"/></lvl>
          <lvl ilvl="2"><start val="1"/><numFmt val="lowerLetter"/><lvlText val="%2.%3)"/></lvl>
        </abstractNum>
        <num numId="1"><abstractNumId val="3"/></num>
        <num numId="2"><abstractNumId val="3"/><lvlOverride ilvl="0"><startOverride val="5"/></lvlOverride></num>
        </n>"#;

    #[test]
    fn levels_count_on_and_begin_again() {
        let mut numbering = Numbering::default();
        numbering.read(LISTS, "numbering.xml").unwrap();
        let levels = [0, 1, 1, 2, 2, 0, 1, 2];
        let labels: Vec<String> =
            levels.iter().filter_map(|level| numbering.label(1, *level)).collect();
        assert_eq!(labels, ["I.", "1", "2", "2.a)", "2.b)", "II.", "1", "1.a)"]);
        assert_eq!(numbering.label(2, 0).as_deref(), Some("V."));
        assert_eq!(numbering.label(9, 0), None);
    }
}
