//! The time to compare very large plans grows in proportion to their size.

use std::fmt::Write;
use std::time::{Duration, Instant};

use crate::scaffold::{PLAN, Repository};

/// A plan with `count` units, objectives and tasks, one objective with `count` results, and one task with
/// `count` milestones and extensions.
fn large(count: usize, day: u32) -> String {
    let mut text = PLAN.replace("2025-06-30", "\"hàng quý\"");
    let (head, tasks) = text.split_once("[[task]]").unwrap();
    let mut whole = head.to_owned();
    for at in 0..count {
        let _ = write!(whole, "[[unit]]\nname = \"Đơn vị {at}\"\n");
    }
    whole += "[[objective]]\nid = \"many\"\nindex = \"PAPI\"\ntarget = { score = 3 }\n";
    for at in 0..count {
        let (month, of) = (at / 28 % 12 + 1, at % 28 + 1);
        let _ = write!(
            whole,
            "[[objective.result]]\non = 2025-{month:02}-{of:02}\nscore = {at}.{day}\n"
        );
    }
    for at in 0..count {
        let _ = write!(
            whole,
            "[[objective]]\nid = \"m{at}\"\nindex = \"PAPI\"\ntarget = {{ score = {day} }}\n"
        );
    }
    let _ = write!(whole, "[[task]]{tasks}[[task]]\nid = \"many\"\ntitle = \"Nhiều\"\n");
    for at in 0..count {
        let _ = write!(
            whole,
            "[[task.milestone]]\ntitle = \"Mốc {at}\"\ndeadline = 2025-05-{day:02}\n"
        );
    }
    for at in 0..count {
        let _ = write!(
            whole,
            "[[task.extension]]\nmilestone = \"Mốc {at}\"\nto = 2025-06-{day:02}\ngranted = 2025-05-01\nby = \"{at}/TB\"\n"
        );
    }
    for at in 0..count {
        let _ = write!(
            whole,
            "[[task]]\nid = \"t{at}\"\ntitle = \"Việc {at} {day}\"\ndeadline = 2025-06-{day:02}\n"
        );
    }
    text.clear();
    whole
}

/// Compares two versions of such a plan that differ in every part.
#[test]
#[allow(clippy::disallowed_methods, reason = "the test measures a time")]
fn a_plan_ten_times_as_large_takes_ten_times_as_long() {
    let took = |count: usize| -> Duration {
        let repository = Repository::with(&[("plans/a.toml", &large(count, 10))]);
        repository.write("plans/a.toml", &large(count, 20));
        let times = (0..3).map(|_| {
            let start = Instant::now();
            let answer = repository.pargo(&["diff", "--format", "json"]);
            let took = start.elapsed();
            assert_eq!(answer.status, 0, "{}", answer.err);
            assert!(answer.json()["changes"].as_array().unwrap().len() > count * 4);
            took
        });
        times.min().unwrap()
    };
    let (small, large) = (took(200), took(2000));
    // Comparing every pair would take a hundred times as long.
    assert!(large < small * 25 + Duration::from_millis(300), "{small:?} {large:?}");
}
