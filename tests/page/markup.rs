//! The HTML of pages: every tag is closed, and tables, charts and links are what readers need.

use std::collections::BTreeSet;

use crate::page_of;
use crate::scaffold::{Folder, PLAN};

/// A tag: its name, its attributes as written, and what kind it is.
pub struct Tag<'h> {
    pub name: &'h str,
    pub attributes: &'h str,
    pub is_end: bool,
}

impl<'h> Tag<'h> {
    pub fn has(&self, attribute: &str) -> bool {
        let name = attribute.split('=').next().unwrap();
        let own = self.attributes.split_whitespace().any(|a| a.split('=').next() == Some(name));
        own && self.attributes.contains(attribute)
    }

    pub fn value(&self, name: &str) -> Option<&'h str> {
        let from = self.attributes.find(&format!("{name}=\""))? + name.len() + 2;
        self.attributes[from..].split('"').next()
    }
}

const VOID: [&str; 4] = ["meta", "br", "input", "!DOCTYPE"];

/// The tags of a page without those in its style and its script.
pub fn tags(page: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let end = rest.find('>').unwrap();
        let (tag, after) = (&rest[..end], &rest[end + 1..]);
        let (tag, is_end) = tag.strip_prefix('/').map_or((tag, false), |tag| (tag, true));
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        rest = match name {
            "style" | "script" if !is_end => &after[after.find("</").unwrap()..],
            _ => after,
        };
        // Paths of signs are written as empty elements.
        let name = name.trim_end_matches('/');
        tags.push(Tag { name, attributes, is_end });
    }
    tags
}

fn assert_sound(page: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut ids: BTreeSet<&str> = BTreeSet::new();
    for tag in tags(page) {
        if let Some(id) = tag.value("id").filter(|_| tag.has("id")) {
            assert!(ids.insert(id), "{id} twice");
        }
        assert!(!tag.has("style"), "{}", tag.attributes);
        if VOID.contains(&tag.name) || tag.attributes.ends_with('/') {
            continue;
        }
        match tag.is_end {
            true => assert_eq!(open.pop(), Some(tag.name), "{open:?}"),
            false => open.push(tag.name),
        }
    }
    assert_eq!(open, [""; 0]);
    for tag in tags(page).iter().filter(|tag| tag.name == "a" && !tag.is_end) {
        if let Some(id) = tag.value("href").unwrap().strip_prefix('#') {
            let id = percent_encoding::percent_decode_str(id).decode_utf8().unwrap();
            assert!(ids.contains(id.as_ref()), "#{id} leads nowhere");
        }
    }
}

fn assert_readable(page: &str) {
    let tags = tags(page);
    let starts: Vec<_> = tags.iter().filter(|tag| !tag.is_end).collect();
    for (at, tag) in starts.iter().enumerate() {
        match tag.name {
            "th" => assert!(tag.has("scope"), "{}", tag.attributes),
            "table" => assert_eq!(starts[at + 1].name, "caption"),
            "svg" => assert!(
                tag.has("aria-hidden=\"true\"") || tag.has("role=\"img\"") && tag.has("aria-label"),
                "{}",
                tag.attributes
            ),
            "select" | "input" => assert!(starts[..at].iter().rev().any(|tag| tag.name == "label")),
            _ => {}
        }
    }
    let headings: Vec<&str> = starts
        .iter()
        .map(|tag| tag.name)
        .filter(|name| ["h1", "h2", "h3"].contains(name))
        .collect();
    assert_eq!(headings.iter().filter(|name| **name == "h1").count(), 1);
    assert!(headings.windows(2).all(|pair| pair[1] <= "h2" || pair[0] >= "h2"), "{headings:?}");
}

#[test]
fn pages_are_sound_and_readable_in_both_languages() {
    for lang in ["vi", "en"] {
        for (paths, as_of) in [
            (&["plans"][..], "2025-12-01"),
            (&["examples/tinh-cao-bang"], "2025-12-01"),
            (&["examples/tinh-cao-bang"], "2024-01-01"),
            (&["examples/tu-tinh-den-so"], "2026-06-01"),
        ] {
            let page = page_of(paths, as_of, lang);
            assert_sound(&page);
            assert_readable(&page);
            assert!(page.contains(&format!("<html lang=\"{lang}\">")));
        }
    }
}

/// The parts in the order of a director's questions.
const PARTS: [&str; 10] = [
    "due",
    "units",
    "indexes",
    "objectives",
    "timeline",
    "progress",
    "slips",
    "reports",
    "cascade",
    "all",
];

#[test]
fn the_parts_are_in_the_order_of_a_directors_questions() {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for (paths, as_of) in
        [(&["examples/tu-tinh-den-so"], "2026-06-01"), (&["examples/tinh-cao-bang"], "2025-12-01")]
    {
        let page = page_of(paths, as_of, "vi");
        let place = |id: &str| page.find(&format!("<section id=\"{id}\">"));
        let places: Vec<usize> = PARTS.iter().filter_map(|id| place(id)).collect();
        assert!(places.is_sorted() && places.len() >= 8, "{places:?}");
        assert!(page.find("class=\"five\"").unwrap() < places[0]);
        seen.extend(PARTS.iter().filter(|id| place(id).is_some()));
    }
    // Due dates move in git alone, which `past` looks at.
    assert_eq!(seen.len(), PARTS.len() - 1, "{seen:?}");
}

#[test]
fn parts_of_a_page_of_many_tasks_are_laid_out_when_they_come_in_sight() {
    let page = |tasks: usize| {
        let mut plan = PLAN.to_owned();
        for task in 3..=tasks {
            plan += &format!(
                "\n[[task]]\nid = \"T{task}\"\ntitle = \"A\"\nlead = \"Văn phòng Sở\"\ndeadline = 2025-06-30\n"
            );
        }
        Folder::with(&[("plans/a.toml", &plan)]).pargo(&["page", "--as-of", "2025-12-01"]).out
    };
    let (few, many) = (page(490), page(510));
    assert!(few.contains("<section id=\"all\">") && !few.contains("class=\"much\""));
    assert!(many.contains("<section id=\"all\" class=\"much\">"));
}
