//! What holds however a file is laid out: its meaning, its findings and its comments stay.

use chrono::NaiveDate;
use pargo::check::{self, CheckOptions, fingerprint};
use pargo::compare::difference;
use pargo::compare::facts::PlanFacts;
use pargo::config::Config;
use pargo::edit::canon::canonical;
use pargo::parse::Scratch;
use pargo::workspace::load::load;
use pargo::workspace::root::Root;
use proptest::prelude::*;
use toml_parser::lexer::TokenKind;

use crate::scaffold::{Folder, text_of};

/// Plans with every key, with faults, and as offices write them.
const PLANS: [&str; 7] = [
    "tests/every-key/plan.toml",
    "tests/mistakes/plan.toml",
    "examples/tinh-cao-bang/plans/stp-2025.toml",
    "examples/tinh-cao-bang/plans/phuong-2025.toml",
    "plans/cao-bang/stp-2025.toml",
    "plans/lang-son/stp-2025.toml",
    "tests/check/sample/plans/Sở Tư pháp/kế hoạch 100%, a=-b.toml",
];

const CONFIGS: [&str; 2] = ["tests/every-key/pargo.toml", "examples/tinh-cao-bang/pargo.toml"];

/// A source of choices that never ends.
#[derive(Debug)]
struct Choices {
    given: Vec<u8>,
    at: usize,
}

impl Choices {
    /// A number below `most`.
    fn below(&mut self, most: usize) -> usize {
        self.at += 1;
        let given = self.given[self.at % self.given.len()] as usize;
        (given + self.at * 7) % most
    }

    fn one<'c>(&mut self, choices: &[&'c str]) -> &'c str {
        choices[self.below(choices.len())]
    }

    /// One time in so many.
    fn rarely(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}

/// The same file as somebody may have typed it who cares for nothing.
fn scrambled(text: &str, choices: &mut Choices) -> String {
    let mut sections: Vec<Vec<String>> = vec![Vec::new()];
    for line in text.lines() {
        let last = sections.last().unwrap().last();
        let is_in_string = last.is_some_and(|entry| entry.matches("\"\"\"").count() == 1);
        let goes_on = line.starts_with([' ', ']']) || is_in_string;
        if line.starts_with('[') && !is_in_string {
            sections.push(vec![line.to_owned()]);
            continue;
        }
        match sections.last_mut().unwrap().last_mut().filter(|_| goes_on) {
            Some(entry) => *entry += &format!("\n{line}"),
            None => sections.last_mut().unwrap().push(line.to_owned()),
        }
    }
    let mut out = String::new();
    let mut number = 0;
    for (place, mut section) in sections.into_iter().enumerate() {
        let first = usize::from(place > 0);
        for at in first..section.len() {
            let other = first + choices.below(section.len() - first);
            section.swap(at, other);
        }
        for entry in section {
            out += choices.one(&["", "", "", "", "\n", "\n \n\n"]);
            if choices.rarely(6) {
                number += 1;
                out += choices.one(&["", "  ", "\t"]);
                out += &format!("#{number}\n{}", choices.one(&["", "", "\n"]));
            }
            out += choices.one(&["", "", "  ", "\t"]);
            out += &mistyped(&entry, choices);
            let is_open = entry.contains("\n") || entry.starts_with('#') || entry.is_empty();
            if !is_open && choices.rarely(8) {
                number += 1;
                out += &format!("{}# {number} “Sở” \"x\" [", choices.one(&["", " ", "    "]));
            }
            out += choices.one(&["\n", "\n", "\n", "  \n"]);
        }
    }
    if choices.rarely(2) {
        out.truncate(out.trim_end_matches('\n').len());
    }
    if choices.rarely(3) {
        out = out.replace('\n', "\r\n");
    }
    if choices.rarely(3) { format!("\u{feff}{out}") } else { out }
}

/// A line with its value spaced and quoted in another way.
fn mistyped(entry: &str, choices: &mut Choices) -> String {
    let Some((key, value)) = entry.split_once(" = ").filter(|(key, _)| !key.contains('#')) else {
        return entry.to_owned();
    };
    let inner = value.strip_prefix("[\"").and_then(|inner| inner.strip_suffix("\"]"));
    let value = match inner.filter(|inner| !inner.contains(['[', '\n', '{'])) {
        Some(inner) => {
            let mut array = "[".to_owned();
            let items: Vec<&str> = inner.split("\", \"").collect();
            for (at, item) in items.iter().enumerate() {
                array += choices.one(&["", " ", "\n", "\n\n", " # above\n", "\n  # own\n"]);
                array += &format!("\"{item}\"");
                array += choices.one(&["", " ", "\n", " # item\n"]);
                array += if at + 1 < items.len() || choices.rarely(2) { "," } else { "" };
            }
            array + choices.one(&["", "\n", " # last\n", "\n\n# end\n\n"]) + "]"
        }
        None => {
            let text = value.strip_prefix('"').and_then(|inner| inner.strip_suffix('"'));
            match text.filter(|text| !text.contains(['\'', '\\', '"', '\n'])) {
                Some(text) if choices.rarely(3) => format!("'{text}'"),
                _ if value.starts_with('{') && value.ends_with('}') && choices.rarely(2) => {
                    let inner = &value[1..value.len() - 1].trim_matches(' ');
                    let mut parts: Vec<&str> = inner.split(", ").collect();
                    let is_simple = parts.iter().all(|part| part.contains(" = "));
                    if is_simple && !inner.contains(['{', '[']) {
                        parts.reverse();
                    }
                    format!("{{{}}}", parts.join(" ,")).replace(" = ", "=")
                }
                _ => value.to_owned(),
            }
        }
    };
    let key = key.trim_end();
    let key = if choices.rarely(9) { format!("\"{key}\"") } else { key.to_owned() };
    format!("{key}{}{value}", choices.one(&["=", " = ", "   =", "= "]))
}

/// The comments of a text, sorted.
fn comments(text: &str) -> Vec<&str> {
    let text = text.trim_start_matches('\u{feff}');
    let tokens = toml_parser::Source::new(text).lex();
    let comments = tokens.filter(|token| token.kind() == TokenKind::Comment);
    let mut comments: Vec<&str> = comments
        .map(|token| text[token.span().start()..token.span().end()].trim_end_matches([' ', '\t']))
        .collect();
    comments.sort_unstable();
    comments
}

fn facts(text: &str) -> Option<PlanFacts> {
    let (config, scratch) = (Config::default(), &mut Scratch::default());
    load("a.toml", text.as_bytes(), &config, scratch, |loaded| PlanFacts::of_loaded(loaded).ok())
}

/// The findings in a plan or a `pargo.toml`, without their places in the file, and their fingerprints.
fn findings(name: &str, text: &str) -> Vec<String> {
    let plan = "[plan]\nid = \"p\"\ntitle = \"K\"\nagency = \"S\"\nyear = 2025\nindexes = []\n";
    let folder = Folder::with(&[("p.toml", plan), (name, text)]);
    let workspace = folder.open().unwrap();
    let as_of = NaiveDate::from_ymd_opt(2025, 12, 1).unwrap();
    let report = check::check(&workspace, CheckOptions::as_of(as_of));
    let fingerprints = fingerprint::identities(&report.diagnostics, &Root::new("/", "/"));
    let found = report.diagnostics.iter().zip(fingerprints);
    let mut found: Vec<String> = found
        .map(|(d, identity)| {
            format!("{} {:?} {:?} {:?} {}", d.rule.name, d.about, d.key, d.message, identity.hash())
        })
        .collect();
    found.sort_unstable();
    found
}

/// Asserts what holds for every text that is TOML.
fn assert_kept(name: &str, text: &str) {
    let once = canonical(text).unwrap_or_else(|findings| panic!("{findings:?}\n{text}"));
    assert_eq!(canonical(&once).unwrap(), once, "a second time, of\n{text}");
    assert_eq!(comments(&once), comments(text), "the comments of\n{text}");
    assert_eq!(once.starts_with('\u{feff}'), text.starts_with('\u{feff}'));
    assert_eq!(once.ends_with('\n'), text.ends_with('\n'), "the last line end of\n{text}");
    if text.contains("\r\n") {
        assert_eq!(once.matches('\n').count(), once.matches("\r\n").count(), "{text}");
    } else {
        assert!(!once.contains('\r'), "{text}");
    }
    let changes = difference::changes(facts(text).as_ref(), facts(&once).as_ref());
    assert!(changes.is_empty(), "{changes:?}\n{text}\n---\n{once}");
    assert_eq!(findings(name, &once), findings(name, text), "the findings in\n{text}\n---\n{once}");
}

/// Lines of TOML with keys that are there once.
fn of_pieces(pieces: &[u8]) -> String {
    let mut text = String::new();
    for (number, piece) in pieces.iter().enumerate() {
        let n = number + 1;
        text += &match piece {
            0 => "\n".to_owned(),
            1 => "\n \n".to_owned(),
            2 | 3 => format!("# {n}\n"),
            4 => format!("\t#{n}  \n"),
            5 => format!("[x{n}]\n"),
            6 => format!(" [[ task ]] # {n}\n"),
            7 => format!("[[objective]]\nid='{n}'\n"),
            8 => format!("k{n} = {n} # {n}\n"),
            9 => format!("k{n}=[ ]\n"),
            10 => format!("k{n}=[1, # {n}\n\n 2\n,\n# b{n}\n]\n"),
            11 => format!("k{n}=[# {n}\n[1,\n2],{{a=1,\n# b{n}\nb=[1]}},\n\n\n] # c{n}\n"),
            12 => format!("k{n}={{a.b=1,b='x',c=[{{}},{{a={n}}}]}}\n"),
            13 => format!("a.k{n} = \"\"\"\n# no\n  {n}\"\"\" # {n}\n"),
            14 => format!("'k {n}' = '''a\n\n''' #\n"),
            15 => format!("\"k{n}\".b = 2025-01-01 07:00:00 # {n}\n"),
            16 => format!("k{n} = [\"{}\", '\"{n}\"']\n", "việc ".repeat(22)),
            17 => format!("k{n} = {{ a = [\"{}\"], b = [1, 2] }} # {n}\n", "ă".repeat(100)),
            18 => format!("k{n} = \"it's \\\"{n}\\\" \\u200b \\\\\"\n"),
            19 => format!("k{n} = [{{ a = 1, b = \"\"\"\n\"\"\" }}, {n},]\n"),
            20 => format!("key-{}-{n} = [[\"{}\"], [# {n}\n]]\n", "k".repeat(n), "b".repeat(110)),
            _ => format!("x-{n} = true\n"),
        };
    }
    text
}

/// The values of a text, whatever their order.
fn values(text: &str) -> toml::Table {
    text.trim_start_matches('\u{feff}').parse().unwrap()
}

fn choices() -> impl Strategy<Value = Choices> {
    proptest::collection::vec(any::<u8>(), 40..200).prop_map(|given| Choices { given, at: 0 })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_plan_keeps_its_meaning(mut choices in choices(), which in 0..PLANS.len()) {
        let text = text_of(PLANS[which]);
        assert_kept("a.toml", &scrambled(&text, &mut choices));
    }

    #[test]
    fn settings_keep_their_meaning(mut choices in choices(), which in 0..CONFIGS.len()) {
        let text = text_of(CONFIGS[which]);
        assert_kept("pargo.toml", &scrambled(&text, &mut choices));
    }

    #[test]
    fn any_layout_keeps_its_values_and_comments(lines in proptest::collection::vec(0_u8..22, 0..40)) {
        let text = of_pieces(&lines);
        for text in [text.clone(), text.replace('\n', "\r\n"), text.trim_end().to_owned()] {
            let once = canonical(&text).unwrap();
            prop_assert_eq!(&canonical(&once).unwrap(), &once, "a second time, of\n{}", text);
            prop_assert_eq!(comments(&once), comments(&text));
            prop_assert_eq!(values(&once), values(&text), "\n{}", once);
        }
    }

    #[test]
    fn no_text_is_too_odd(text in "[a-c=\\[\\]{}#\"'.,\\\\ \r\n0-9]{0,60}") {
        if let Ok(once) = canonical(&text) {
            prop_assert_eq!(canonical(&once).unwrap(), once);
        }
    }
}

#[test]
fn the_samples_are_files_that_can_be_read() {
    let mut faulty = 0;
    for name in PLANS {
        let text = text_of(name);
        let is_toml = canonical(&text).is_ok();
        assert!(is_toml, "{name}");
        assert_kept("a.toml", &text);
        faulty += usize::from(!findings("a.toml", &text).is_empty());
    }
    assert!(faulty > 2, "too few of the samples have findings");
}
