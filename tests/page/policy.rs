//! A page needs nothing from elsewhere, and its policy allows nothing else.

use sha2::{Digest, Sha256};

use crate::markup::tags;
use crate::page_of;
use crate::scaffold::text_of;

/// Base64 with padding.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
        let bits = bits << (8 * (3 - three.len()));
        for at in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * at)) as usize & 63];
            out.push(if at > three.len() { '=' } else { char::from(letter) });
        }
    }
    out
}

/// What is between two texts, once.
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let rest = text.split_once(from).unwrap().1;
    rest.split_once(to).unwrap().0
}

#[test]
fn the_policy_names_style_and_script_by_their_hashes() {
    assert_eq!(base64(b"pargo"), "cGFyZ28=");
    let page = page_of(&["examples/tinh-cao-bang"], "2025-12-01", "vi");
    let policy = between(&page, "Content-Security-Policy\" content=\"", "\"").replace("&#39;", "'");
    for (element, file) in [("style", "page.css"), ("script", "page.js")] {
        let text = between(&page, &format!("<{element}>"), &format!("</{element}>"));
        assert_eq!(text, text_of(&format!("src/render/html/{file}")));
        let hash = base64(&Sha256::digest(text.as_bytes()));
        assert!(
            policy.contains(&format!("{element}-src 'sha256-{hash}'")),
            "{file}: sha256-{hash}"
        );
        assert!(!text.contains("</"), "{file}");
    }
    assert!(policy.starts_with("default-src 'none'; "), "{policy}");
    assert!(!policy.contains("unsafe"), "{policy}");
}

#[test]
fn a_page_comes_whole_and_with_one_small_script() {
    for lang in ["vi", "en"] {
        let page = page_of(&["examples/tinh-cao-bang"], "2025-12-01", lang);
        let all = tags(&page);
        let starts = || all.iter().filter(|tag| !tag.is_end);
        assert_eq!(starts().filter(|tag| tag.name == "script").count(), 1);
        for tag in starts() {
            assert!(
                !["link", "img", "iframe", "object", "base"].contains(&tag.name),
                "{}",
                tag.name
            );
            for name in ["style", "src", "srcset", "onclick", "xlink:href"] {
                assert!(!tag.has(name), "{} {}", tag.name, tag.attributes);
            }
            if let Some(href) = tag.value("href").filter(|_| tag.has("href")) {
                assert!(href.starts_with('#'), "{href}");
            }
        }
        assert!(!page.contains("://"), "an address");
    }
    assert!(text_of("src/render/html/page.js").len() <= 3_000);
    let style = text_of("src/render/html/page.css");
    assert!(!style.contains("@import") && !style.contains("url(h"));
}

/// The contrast of two colours by WCAG.
fn contrast(one: &str, other: &str) -> f64 {
    let light = |colour: &str| {
        let digits = colour.trim_start_matches('#');
        let digits = match digits.len() {
            3 => digits.chars().flat_map(|c| [c, c]).collect::<String>(),
            _ => digits.to_owned(),
        };
        let part = |at: usize| {
            let value = f64::from(u8::from_str_radix(&digits[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
    };
    let (a, b) = (light(one), light(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn colours_stand_out_in_light_in_dark_and_on_paper() {
    let style = text_of("src/render/html/page.css");
    let palettes: Vec<&str> =
        style.split(":root{").skip(1).map(|p| p.split('}').next().unwrap()).collect();
    assert_eq!(palettes.len(), 3);
    for palette in palettes {
        let colour = |name: &str| {
            let own = palette.split(';').find_map(|set| set.strip_prefix(&format!("--{name}:")));
            own.unwrap_or_else(|| panic!("{name} in {palette}"))
        };
        for ground in ["bg", "soft"] {
            for text in ["fg", "mute", "bad", "soon", "work", "link", "good"] {
                let ratio = contrast(colour(text), colour(ground));
                assert!(ratio >= 4.5, "{text} on {ground}: {ratio:.2} in {palette}");
            }
        }
        // The edges of bars.
        for line in ["good", "work", "fg", "bad"] {
            assert!(contrast(colour(line), colour("bg")) >= 3.0, "{line} in {palette}");
        }
    }
}

#[test]
fn style_keeps_what_is_wide_and_what_is_hidden_within_its_table() {
    let style = text_of("src/render/html/page.css");
    // Without a place of its own a box lets what is hidden for the eye widen the whole page.
    assert!(style.contains(".scroll{position:relative;overflow-x:auto"));
    // Joined to the one before, groups of one row would go to the next sheet all together.
    assert!(style.contains("thead+tbody>tr:first-child{break-before:avoid}"));
    assert!(!style.contains("}tbody tr:first-child{break-before"));
    // A button is not drawn again in the head of the next sheet.
    assert!(style.contains("th button{display:contents}"));
    // A share of the width is one of a column, not of a card.
    assert!(style.contains(".cards .by,.cards .when{width:auto}"));
    // Rows that the filter hides stay hidden as cards.
    assert!(style.contains(".cards tr:not([hidden]){display:grid"));
}
