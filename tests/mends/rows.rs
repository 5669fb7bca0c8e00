//! Every mend: what is typed into a good plan, and what stands there after.

use pargo::check::mend::Mends;

use crate::{PLAN, found, outcome};

/// A mistake and its mend.
struct Row {
    rule: &'static str,
    /// What stands in the plan, and what is typed instead.
    typed: (&'static str, &'static str),
    /// What stands there after the safe mends, and after all of them.
    after: (&'static str, &'static str),
}

/// A row of which the mend is safe.
const fn safe(rule: &'static str, typed: (&'static str, &'static str), after: &'static str) -> Row {
    Row { rule, typed, after: (after, after) }
}

/// A row of which the mend is not safe.
const fn unsure(
    rule: &'static str,
    typed: (&'static str, &'static str),
    after: &'static str,
) -> Row {
    Row { rule, typed, after: (typed.1, after) }
}

const TITLE: &str = "title    = \"Tập huấn\"";
const DEADLINE: &str = "deadline = 2025-10-30";
const SCORE: &str = "score    = 12.5";
const PRODUCT: &str = "product  = \"Kế hoạch tập huấn\"";
const UNIT: &str = "[[unit]]\nname     = \"Thanh tra Sở\"\n";
const PARTNERS: &str = "partners = [\"Thanh tra Sở\"]\ndeadline = \"Quý IV\"";

const CHARACTERS: &[Row] = &[
    safe(
        "not-nfc",
        (TITLE, "title    = \"Ta\u{302}\u{323}p \\\"huấn\\\"\""),
        "title    = \"Tập \\\"huấn\\\"\"",
    ),
    safe(
        "not-nfc",
        (TITLE, "title    = '''\nTâ\u{323}p # huấn'''"),
        "title    = '''\nTập # huấn'''",
    ),
    safe(
        "hidden-character",
        (TITLE, "title    = \"T\u{200b}ập\u{ad} \u{feff}huấn\\u202e\""),
        TITLE,
    ),
    safe("stray-mark", (TITLE, "title    = \"España\""), "title    = \"España\""),
    safe(
        "hidden-character",
        (TITLE, "title    = \"Tập\\u0007 huấn\""),
        "title    = \"Tập\\u0007 huấn\"",
    ),
    unsure(
        "stray-mark",
        (TITLE, "title    = \"tiếp câṇ, nhâṭ, đô ̣dân\""),
        "title    = \"tiếp cận, nhật, độ dân\"",
    ),
];

const SLIPS: &[Row] = &[
    safe("syntax", (DEADLINE, "deadline = 30/10/2025"), DEADLINE),
    safe("syntax", (DEADLINE, "deadline = 30.10.25, # hạn"), "deadline = 2025-10-30 # hạn"),
    safe("syntax", (DEADLINE, "deadline = 2025–10–30"), DEADLINE),
    unsure("syntax", (DEADLINE, "deadline = 30/10"), DEADLINE),
    safe("syntax", (SCORE, "score    = 12,5"), SCORE),
    safe("syntax", (SCORE, "score    = 12,5 điểm"), SCORE),
    safe("syntax", (SCORE, "percent  = 16% # tỷ lệ"), "percent  = 16 # tỷ lệ"),
    safe("syntax", (TITLE, "title    = “Tập huấn”"), TITLE),
    safe("syntax", (TITLE, "title    = “Tập “huấn””"), "title    = 'Tập \"huấn\"'"),
    safe("syntax", (PARTNERS, "partners = [“Thanh tra Sở”]\ndeadline = “Quý IV”"), PARTNERS),
    safe("syntax", (TITLE, "\u{200b}title\u{a0}   =\u{a0}\"Tập huấn\""), "title    = \"Tập huấn\""),
    safe("syntax", (TITLE, "title    : \"Tập huấn\""), TITLE),
    safe("syntax", (TITLE, "title: \"Tập huấn\""), "title = \"Tập huấn\""),
    safe("syntax", (TITLE, "title    =>\"Tập huấn\""), "title    = \"Tập huấn\""),
];

const NAMES: &[Row] = &[
    unsure(
        "unknown-key",
        (PRODUCT, "produt   = \"Kế hoạch tập huấn\""),
        "product   = \"Kế hoạch tập huấn\"",
    ),
    safe("unknown-key", (PRODUCT, "Product  = \"Kế hoạch tập huấn\""), PRODUCT),
    unsure(
        "unknown-key",
        ("[[objective.result]]", "[[objective.results]]"),
        "[[objective.result]]",
    ),
    unsure(
        "unknown-unit",
        (PARTNERS, "partners = [\"Thanh tra Sơ\"]\ndeadline = \"Quý IV\""),
        PARTNERS,
    ),
    safe(
        "unknown-unit",
        (PARTNERS, "partners = ['thanh-tra-sở']\ndeadline = \"Quý IV\""),
        PARTNERS,
    ),
    unsure("unknown-index", ("index    = \"PAPI\"", "index    = \"PAPY\""), "index    = \"PAPI\""),
    safe("unknown-index", ("index    = \"PAPI\"", "index    = \"PA PI\""), "index    = \"PAPI\""),
    unsure(
        "unknown-component",
        ("index    = \"PAPI\"", "index    = \"PAPI\"\ncomponent = \"Thủ tục hành chính côg\""),
        "index    = \"PAPI\"\ncomponent = \"Thủ tục hành chính công\"",
    ),
    safe("unknown-objective", (TITLE, "objectives = [\"O-1\"]"), "objectives = [\"o1\"]"),
    unsure("unknown-objective", (TITLE, "objectives = [\"o11\"]"), "objectives = [\"o1\"]"),
    unsure(
        "unknown-rule",
        (PRODUCT, "allow    = { no-prodct = \"Chưa có\" }"),
        "allow    = { no-product = \"Chưa có\" }",
    ),
    unsure(
        "unknown-milestone",
        (
            DEADLINE,
            "milestone = [{ title = \"Ban hành\", deadline = 2025-10-30 }]\n\
          extension = [{ milestone = \"Ban hàn\", to = 2025-12-15, granted = 2025-10-20, by = \"TB 1\" }]",
        ),
        "milestone = [{ title = \"Ban hành\", deadline = 2025-10-30 }]\n\
         extension = [{ milestone = \"Ban hành\", to = 2025-12-15, granted = 2025-10-20, by = \"TB 1\" }]",
    ),
];

const TYPES: &[Row] = &[
    safe(
        "wrong-type",
        ("done     = 2025-03-31", "done     = \"31/03/2025\""),
        "done     = 2025-03-31",
    ),
    safe("wrong-type", ("year     = 2025\n", "year     = '2025'\n"), "year     = 2025\n"),
    safe("wrong-type", ("aliases  = [\"VPS\"]", "aliases  = \"VPS\""), "aliases  = [\"VPS\"]"),
    unsure(
        "wrong-type",
        ("aliases  = [\"VPS\"]", "aliases  = \"VPS, VP\""),
        "aliases  = [\"VPS\", \"VP\"]",
    ),
    safe("wrong-type", (TITLE, "title    = [\"Tập huấn\"]"), TITLE),
    unsure("wrong-type", (PRODUCT, "product  = [\"A\", \"B\"]"), "product  = \"A; B\""),
    safe(
        "wrong-type",
        ("deadline = \"hàng quý\"", "deadline = [\"hàng quý\"]"),
        "deadline = \"hàng quý\"",
    ),
    safe("wrong-type", (PRODUCT, "product  = 5"), "product  = 5"),
];

const REMOVED: &[Row] = &[
    unsure(
        "lead-is-partner",
        (PARTNERS, "partners = [\"Thanh tra Sở\", \"VPS\"] # cả hai\ndeadline = \"Quý IV\""),
        "partners = [\"Thanh tra Sở\"] # cả hai\ndeadline = \"Quý IV\"",
    ),
    unsure(
        "lead-is-partner",
        (PARTNERS, "partners = [\n  \"VPS\", # một\n  \"Thanh tra Sở\"\n]\ndeadline = \"Quý IV\""),
        "partners = [\n  # một\n  \"Thanh tra Sở\"\n]\ndeadline = \"Quý IV\"",
    ),
    unsure(
        "lead-is-partner",
        (PARTNERS, "partners = \"VPS\"\ndeadline = \"Quý IV\""),
        "deadline = \"Quý IV\"",
    ),
    safe(
        "unused-allow",
        (
            PRODUCT,
            "product  = \"Kế hoạch tập huấn\"\nallow    = { no-lead = \"a\", no-product = \"b\" } # cũ",
        ),
        "product  = \"Kế hoạch tập huấn\"\n# cũ",
    ),
    safe(
        "unused-allow",
        (PRODUCT, "product  = \"Kế hoạch tập huấn\"\nallow.no-lead = \"a\""),
        PRODUCT,
    ),
    safe(
        "unused-allow",
        (
            PRODUCT,
            "product  = \"Kế hoạch tập huấn\"\n[task.allow]\nno-lead = \"a\"\nno-product = '''\nb'''",
        ),
        PRODUCT,
    ),
    safe(
        "unused-allow",
        (PRODUCT, "product  = \"Kế hoạch tập huấn\"\n[task.allow]\n# vì sao\nno-lead = \"a\""),
        "product  = \"Kế hoạch tập huấn\"\n[task.allow]\n# vì sao",
    ),
    unsure(
        "unused-unit",
        (
            UNIT,
            "x-note = 1\n\n[[unit]]\nname     = \"Phòng Tổng hợp\"\n# Thanh tra.\n\n[[unit]]\nname     = \"Thanh tra Sở\"\n",
        ),
        "x-note = 1\n\n# Thanh tra.\n\n[[unit]]\nname     = \"Thanh tra Sở\"\n",
    ),
    unsure(
        "unused-unit",
        (
            UNIT,
            "x-note = \"\"\"\n# Cũ\"\"\"\n[[unit]]\nname     = \"Phòng Tổng hợp\"\n\n[[unit]]\nname     = \"Thanh tra Sở\"\n",
        ),
        "x-note = \"\"\"\n# Cũ\"\"\"\n\n[[unit]]\nname     = \"Thanh tra Sở\"\n",
    ),
    unsure(
        "expired-allow",
        (PRODUCT, "allow    = { no-product = { reason = \"a\", until = 2025-06-30 }, x = \"b\" }"),
        "allow    = { x = \"b\" }",
    ),
    unsure(
        "unused-unit",
        (
            UNIT,
            "# Cũ.\n# Đã giải thể.\n[[unit]]\nname     = \"Phòng Tổng hợp\" # cũ\n\n[[unit]]\nname     = \"Thanh tra Sở\"\n",
        ),
        UNIT,
    ),
];

fn rows() -> impl Iterator<Item = &'static Row> {
    [CHARACTERS, SLIPS, NAMES, TYPES, REMOVED].into_iter().flatten()
}

fn with(from: &str, to: &str) -> String {
    // What is typed for a part of the last task is about that one alone.
    let at = PLAN.rfind(from).unwrap_or_else(|| panic!("{from} is not in the plan"));
    format!("{}{to}{}", &PLAN[..at], &PLAN[at + from.len()..])
}

#[test]
fn each_mend_writes_what_the_table_says() {
    let mut wrong = Vec::new();
    for row in rows() {
        let text = with(row.typed.0, row.typed.1);
        let told = found(&text);
        assert!(told.iter().any(|d| d.rule.name == row.rule), "{}: {told:?}", row.typed.1);
        for (mends, after) in [(Mends::Safe, row.after.0), (Mends::All, row.after.1)] {
            let outcome = outcome(&text, mends);
            let expected = with(row.typed.0, after);
            if outcome.text != expected {
                let refused: Vec<_> = outcome.refused.iter().map(|d| &d.message.en).collect();
                wrong.push(format!(
                    "{mends:?} {:?}\n  gives {:?} {refused:?}",
                    row.typed.1,
                    outcome.text.lines().filter(|line| !text.contains(line)).collect::<Vec<_>>()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_mended_is_told_no_more_and_not_mended_twice() {
    for row in rows().filter(|row| row.typed.1 != row.after.1) {
        let text = with(row.typed.0, row.typed.1);
        let after = outcome(&text, Mends::All).text;
        let left = found(&after);
        assert!(left.iter().all(|d| d.rule.name != row.rule), "{}", row.typed.1);
        assert_eq!(outcome(&after, Mends::All).text, after);
    }
}

#[test]
fn line_ends_of_windows_are_kept() {
    for row in rows() {
        let text = with(row.typed.0, row.typed.1);
        let windows = outcome(&text.replace('\n', "\r\n"), Mends::All);
        assert_eq!(windows.text, outcome(&text, Mends::All).text.replace('\n', "\r\n"));
    }
}

#[test]
fn a_file_without_a_last_line_end_gets_none() {
    for row in rows() {
        let text = with(row.typed.0, row.typed.1);
        let cut = outcome(text.trim_end(), Mends::All);
        assert_eq!(cut.text, outcome(&text, Mends::All).text.trim_end(), "{}", row.typed.1);
    }
}

#[test]
fn all_headers_of_a_table_are_renamed_at_once() {
    let text = PLAN.replace("[[task", "[[tasks");
    let fix = found(&text).remove(0).fix.unwrap();
    assert_eq!(fix.edits.len(), 4);
    assert_eq!(outcome(&text, Mends::All).text, PLAN);
}

#[test]
fn a_mend_that_brings_an_error_is_refused() {
    for (from, to, rule) in [
        ("done     = 2025-03-31", "done     = \"31/03/2031\"", "future-fact"),
        ("id       = \"2\"", "id       = \"1\u{200b}\"", "duplicate-id"),
    ] {
        let text = PLAN.replacen(from, to, 1);
        let outcome = outcome(&text, Mends::All);
        assert_eq!(outcome.text, text);
        assert_eq!(outcome.refused.iter().map(|d| d.rule.name).collect::<Vec<_>>(), [rule]);
    }
}

#[test]
fn what_comes_up_with_a_mend_is_mended_in_turn() {
    let text = PLAN.replacen("aliases  = [\"VPS\"]", "aliases  = \"VPS\"", 1).replacen(
        PARTNERS,
        "partners = [\"thanh-tra-sở\"]\ndeadline = \"Quý IV\"",
        1,
    );
    assert_eq!(outcome(&text, Mends::Safe).text, PLAN);
}

#[test]
fn a_file_that_cannot_be_read_is_left() {
    let text = PLAN.replace("2025-10-30", "30/10/2025").replacen("[[task]]", "[[task]", 1);
    assert!(found(&text).iter().all(|d| d.fix.is_none()));
    assert_eq!(outcome(&text, Mends::All).text, text);
}
