//! The texts of this repository.

use std::path::Path;

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text of a file of the repository.
pub fn text_of(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The fenced blocks of a page whose first line is `mark`.
pub fn blocks(page: &str, mark: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Option<String> = None;
    for line in page.lines() {
        match &mut open {
            Some(_) if line == "```" => found.extend(open.take()),
            Some(block) => *block += &format!("{line}\n"),
            None if line == mark => open = Some(String::new()),
            None => {}
        }
    }
    found
}

/// A small plan of two tasks.
pub const PLAN: &str = r#"[plan]
id      = "p-2025"
title   = "Kế hoạch"
agency  = "Sở Tư pháp"
year    = 2025
indexes = ["PAPI"]

[[unit]]
name = "Văn phòng Sở"

[[unit]]
name = "Thanh tra Sở"

[[objective]]
id     = "o1"
index  = "PAPI"
target = { score = ">= 14.5", rank = 5 }

[[task]]
id       = "T1"
title    = "Một"
index    = "PAPI"
lead     = "Văn phòng Sở"
partners = "Thanh tra Sở"
deadline = 2025-06-30
product  = "Báo cáo"

[[task]]
id       = "T2"
title    = "Hai"
lead     = "Văn phòng Sở"
deadline = "hàng quý"
product  = "Báo cáo"
"#;

/// The plan under another id.
pub fn plan(id: &str) -> String {
    PLAN.replace("p-2025", id)
}

/// The plan with the deadline of its first task on another day.
pub fn moved(to: &str) -> String {
    PLAN.replace("2025-06-30", to)
}
