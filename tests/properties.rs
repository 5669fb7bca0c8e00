//! Properties that hold for any text, not only for sample plans.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

use chrono::NaiveDate;
use pargo::config::Config;
use pargo::deadline::phrase;
use pargo::finding::Finding;
use pargo::parse::Scratch;
use pargo::rules;
use pargo::text::name;
use pargo::workspace::load::load;
use proptest::prelude::*;

fn read(bytes: &[u8]) -> usize {
    read_with(&mut Scratch::default(), bytes).len()
}

/// The findings in a plan, as texts.
fn read_with(scratch: &mut Scratch, bytes: &[u8]) -> Vec<String> {
    let config = Config::default();
    let as_of = NaiveDate::from_ymd_opt(2025, 12, 1).unwrap();
    let shown = |finding: &Finding| format!("{} {finding:?}", finding.rule.name);
    load("a.toml", bytes, &config, scratch, |loaded| match loaded {
        Err(unreadable) => unreadable.findings.iter().map(shown).collect(),
        Ok((resolved, mut out)) => {
            rules::run(&resolved, as_of, &mut out);
            for task in &resolved.tasks {
                pargo::state::standing(&resolved, task, as_of);
            }
            out.into_sorted().iter().map(shown).collect()
        }
    })
}

/// Pieces of plans, combined at random.
fn plan() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        Just("[plan]"),
        Just("[[task]]"),
        Just("[[task.milestone]]"),
        Just("[[task.report]]"),
        Just("[[task.extension]]"),
        Just("[[objective]]"),
        Just("[[objective.result]]"),
        Just("[[unit]]"),
        Just("[defaults]"),
        Just("id = \"a\""),
        Just("title = \"Mốc 1\""),
        Just("year = 2025"),
        Just("issued = 2025-06-12"),
        Just("indexes = [\"PAPI\", \"x\"]"),
        Just("index = \"PAPI\""),
        Just("component = [\"Quản trị điện tử\", 5]"),
        Just("name = \"Văn phòng Sở\""),
        Just("members = [\"Văn phòng Sở\", \"Nhóm\"]"),
        Just("members = \"all\""),
        Just("lead = \"Văn phòng Sở\""),
        Just("partners = [\"Văn phòng Sở\", \"\"]"),
        Just("deadline = \"hàng quý, 6 tháng, năm\""),
        Just("deadline = { working_days = 10, after = \"x\", met = 2031-01-01 }"),
        Just("deadline = { every = [\"week\", \"month\"], day = 40 }"),
        Just("deadline = 2025-02-28"),
        Just("deadline = \"Thường xuyên\""),
        Just("each = true"),
        Just("except = [\"Văn phòng Sở\"]"),
        Just("recipient = \"Nhóm\""),
        Just("unit = \"Văn phòng Sở\""),
        Just("unit = \"Nhóm\""),
        Just("group = true"),
        Just("from = 2025-03-01"),
        Just("until = 2025-03-31"),
        Just("period = \"2025-Q2\""),
        Just("to = 2025-01-01"),
        Just("granted = 9999-12-31"),
        Just("done = 0000-01-01"),
        Just("status = \"cancelled\""),
        Just("target = { rank = \"<= 5\", score = 1e30 }"),
        Just(
            "baseline = { year = 2024, score = \"9,40\", parts = [{ name = \"a\", score = 10 }] }"
        ),
        Just("on = 2025-03-01"),
        Just("allow = { no-lead = \"\", nothing = \"x\" }"),
        Just("lead = ["),
        Just("x = “a”"),
    ];
    proptest::collection::vec(line, 0..40).prop_map(|lines| lines.join("\n"))
}

/// A good plan in which a few characters are typed over.
fn mistaken() -> impl Strategy<Value = String> {
    let typed = prop::sample::select(vec![
        "",
        "\"",
        "'",
        "“",
        "”",
        "‘",
        "=",
        ":",
        "==",
        "≥ ",
        ">= ",
        ",",
        ";",
        ".",
        "[",
        "]",
        "[[",
        "{",
        "}",
        "#",
        "//",
        "--",
        "\n",
        " ",
        "\u{a0}",
        "\u{200b}",
        "20/11/2025",
        "3,5",
        "16 %",
        "13/20",
        "-",
        "–",
        "O",
        "ủ",
        "\\",
        "điểm",
        "x = ",
        "chủ trì = ",
    ]);
    let edit = (0.0..1.0_f64, 0_usize..6, typed);
    proptest::collection::vec(edit, 1..5).prop_map(|edits| {
        let mut text: Vec<char> = include_str!("mistakes/plan.toml").chars().collect();
        for (place, length, typed) in edits {
            let start = ((text.len() as f64) * place) as usize;
            let end = (start + length).min(text.len());
            text.splice(start..end, typed.chars());
        }
        text.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        read(&bytes);
    }

    #[test]
    fn any_text_is_read_without_a_panic(text in "\\PC{0,200}") {
        read(text.as_bytes());
        let _ = phrase::parse(&text, Some(2025));
    }

    #[test]
    fn any_plan_is_read_without_a_panic(text in plan()) {
        let once = read(text.as_bytes());
        prop_assert_eq!(once, read(text.as_bytes()));
        // A byte order mark and other line ends make no difference.
        let dos = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        prop_assert_eq!(once, read(dos.as_bytes()));
    }

    #[test]
    fn any_mistake_in_a_plan_is_read_without_a_panic(text in mistaken()) {
        let once = read(text.as_bytes());
        prop_assert_eq!(once, read(text.replace('\n', "\r\n").as_bytes()));
    }

    #[test]
    fn a_plan_is_read_the_same_alone_and_after_others(
        plans in proptest::collection::vec((plan(), 2024_i32..2027), 1..6),
    ) {
        let mut used_again = Scratch::default();
        for (text, year) in plans {
            let text = text.replace("2025", &year.to_string());
            let alone = read_with(&mut Scratch::default(), text.as_bytes());
            prop_assert_eq!(alone, read_with(&mut used_again, text.as_bytes()));
        }
    }

    #[test]
    fn a_name_is_itself_in_every_form(text in "[ \\-a-zA-ZàáảãạăắằâấầđèéẻêếềìíòóỏôốơớùúủưứỳýĐÂ]{0,30}") {
        use unicode_normalization::UnicodeNormalization;
        let key = name::key(&text);
        prop_assert_eq!(&key, &name::key(&key));
        prop_assert_eq!(&key, &name::key(&text.nfd().collect::<String>()));
        prop_assert_eq!(&key, &name::key(&text.replace(' ', "  ")));
    }
}

#[test]
fn groups_may_be_nested_deeper_than_a_stack() {
    let depth = 20_000;
    let nested = |last: &str| {
        let mut text =
            "[plan]\nid = \"p\"\ntitle = \"T\"\nagency = \"A\"\nyear = 2025\nindexes = []\n\
                        [defaults]\nlead = \"0\"\n"
                .to_owned();
        for unit in 0..depth {
            text += &format!("[[unit]]\nname = \"{unit}\"\nmembers = [\"{}\"]\n", unit + 1);
        }
        text + &format!("[[unit]]\nname = \"{depth}\"\n{last}")
    };
    assert_eq!(read_with(&mut Scratch::default(), nested("").as_bytes()), [""; 0]);
    let round = read_with(&mut Scratch::default(), nested("members = [\"0\"]\n").as_bytes());
    assert_eq!(round.len(), 1, "{round:?}");
    assert!(round[0].starts_with("group-cycle "), "{round:?}");
}

/// What is found in a file, by line and column, in words.
fn findings_in(text: &str) -> Vec<String> {
    let config = Config::default();
    let as_of = NaiveDate::from_ymd_opt(2025, 12, 1).unwrap();
    load("a.toml", text.as_bytes(), &config, &mut Scratch::default(), |loaded| {
        let (source, findings) = match loaded {
            Err(unreadable) => (unreadable.source, unreadable.findings),
            Ok((resolved, mut out)) => {
                rules::run(&resolved, as_of, &mut out);
                (resolved.source, out.into_sorted())
            }
        };
        let place = |byte| {
            let position = source.position(byte);
            format!("{}:{}", position.line, position.column)
        };
        let shown = |finding: &Finding| {
            let (span, message) = (finding.place.span, &finding.message);
            format!("{} {} {} {message:?}", place(span.start), place(span.end), finding.rule.name)
        };
        findings.iter().map(shown).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn line_ends_change_no_finding(text in plan(), broken in "[a\"'=\\[\\]{}#\n <>-]{0,40}") {
        for text in [format!("{text}\n{broken}"), format!("{broken}\n{text}"), broken] {
            prop_assert_eq!(findings_in(&text), findings_in(&text.replace('\n', "\r\n")), "{:?}", text);
        }
    }

    #[test]
    fn a_name_of_any_script_is_itself_in_every_form(text in "\\PC{0,20}", marks in "[a-zòÒK]\\p{M}{0,3}[ae]\\p{M}{0,2}") {
        for text in [text, marks] {
            assert_one_key(&text);
        }
    }
}

/// Asserts that a name has the same key in every Unicode form.
fn assert_one_key(text: &str) {
    use unicode_normalization::UnicodeNormalization;
    let key = name::key(text);
    assert_eq!(name::key(&key), key, "{text:?}");
    assert_eq!(name::key(&text.nfd().collect::<String>()), key, "{text:?} NFD");
    assert_eq!(name::key(&text.nfc().collect::<String>()), key, "{text:?} NFC");
}

#[test]
fn every_character_of_unicode_has_one_key() {
    for c in '\0'..=char::MAX {
        assert_one_key(&c.to_string());
    }
    // Every mark on every Latin letter that can have it, small and capital.
    for mark in
        ('\u{300}'..='\u{36f}').chain('\u{1ab0}'..='\u{1aff}').chain('\u{1dc0}'..='\u{1dff}')
    {
        for letter in ('A'..='Z').chain('a'..='z').chain("ƠơƯưĂăÂâÊêÔôĐđòÒùÙ".chars())
        {
            assert_one_key(&format!("{letter}{mark}a"));
            assert_one_key(&format!("{letter}\u{323}{mark}"));
        }
    }
    assert_eq!(name::key("J\u{30c}"), name::key("ǰ"));
}
