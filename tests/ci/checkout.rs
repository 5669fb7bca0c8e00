//! A repository as CI checks it out.

use crate::scaffold::Repository;

pub const PLAN: &str = r#"[plan]
id      = "p-2025"
title   = "Kế hoạch"
agency  = "Sở Tư pháp"
year    = 2025
indexes = ["PAPI"]

[[unit]]
name = "Văn phòng Sở"

[[task]]
id       = "T1"
title    = "Một"
index    = "PAPI"
lead     = "Văn phòng Sở"
deadline = 2025-06-30
product  = "Báo cáo"
"#;

/// A branch whose plan postpones a due date, with `origin/main` before that.
pub fn pull_request() -> Repository {
    let repo = Repository::with(&[("plans/a.toml", PLAN)]);
    repo.git(&["tag", "v1"]);
    repo.git(&["clone", "-q", "--bare", ".", ".git/origin.git"]);
    repo.git(&["remote", "add", "origin", ".git/origin.git"]);
    repo.git(&["fetch", "-q", "origin"]);
    repo.git(&["checkout", "-q", "-b", "lui-han"]);
    repo.change("lùi hạn", &[("plans/a.toml", "2025-06-30", "2025-09-30")]);
    repo.git(&["tag", "v2"]);
    repo
}
