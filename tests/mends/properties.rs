//! Properties of mends on plans with several mistakes at once.

use pargo::check::mend::Mends;
use pargo::finding::Severity;
use proptest::prelude::*;

use crate::{PLAN, found, outcome};

/// Mistakes, each typed for something in the plan.
const MISTAKES: [(&str, &str); 16] = [
    ("deadline = 2025-10-30", "deadline = 30/10/2025 # hạn"),
    ("title    = \"Tập huấn\"", "title    : “Tập huấn”"),
    ("title    = \"Báo cáo theo kỳ\"", "title\u{a0}   = \"Ba\u{301}o cáo\u{200b} theo \\u202ekỳ\""),
    ("product  = \"Kế hoạch tập huấn\"", "product  = [\"Kế hoạch tập huấn\"] # sản phẩm"),
    ("partners = [\"Thanh tra Sở\"]", "partners = [\"thanh-tra-sở\", \"VPS\"] # phối hợp"),
    ("aliases  = [\"VPS\"]", "aliases  = \"VPS\""),
    ("lead     = \"Phòng HCTP\"", "led      = \"Phòng HCTPP\""),
    ("done     = 2025-03-31", "done     = \"31/03/2031\""),
    ("evidence = \"BC 1\"", "evidence = \"BC 1\"\nallow    = { no-lead = \"a\" }"),
    ("score    = 12.5", "score    = 12,5"),
    (
        "[[unit]]\nname     = \"Thanh tra Sở\"",
        "# Cũ\n[[unit]]\nname = \"Cũ\"\n\n[[unit]]\nname     = \"Thanh tra Sở\"",
    ),
    ("id       = \"2\"", "id       = \"1\u{200b}\""),
    ("index    = \"PAPI\"", "index    = \"PAPY\"\nallow.no-lead = \"x\""),
    ("[[task.report]]", "[[task.reports]]"),
    (
        "members  = [\"Thanh tra Sở\", \"Phòng HCTP\"]",
        "members  = [\n  \"thanh tra-sở\", # một\n  \"Phòng HCTP\"\n]",
    ),
    ("deadline = \"hàng quý\"", "deadline = hàng quý"),
];

/// The comments of a text.
fn comments(text: &str) -> Vec<&str> {
    text.lines().filter_map(|line| line.split_once("# ").map(|(_, comment)| comment)).collect()
}

fn errors(text: &str) -> usize {
    found(text).iter().filter(|d| d.severity == Severity::Error).count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn mends_bring_no_error_and_end(chosen in prop::collection::btree_set(0..MISTAKES.len(), 0..8), all in any::<bool>()) {
        let text = chosen.iter().fold(PLAN.to_owned(), |text, at| {
            let (from, to) = MISTAKES[*at];
            text.replacen(from, to, 1)
        });
        let mends = if all { Mends::All } else { Mends::Safe };
        let after = outcome(&text, mends).text;
        prop_assert!(errors(&after) <= errors(&text), "{after}");
        prop_assert_eq!(&outcome(&after, mends).text, &after);
        if !all {
            prop_assert_eq!(comments(&after), comments(&text));
        }
        let windows = outcome(&text.replace('\n', "\r\n"), mends).text;
        prop_assert_eq!(windows, after.replace('\n', "\r\n"));
    }
}
