//! Values of options in the spellings that people use.

use crate::scaffold::{Folder, PLAN, Pargo};

fn folder() -> Folder {
    Folder::with(&[("plans/p.toml", PLAN)])
}

#[test]
fn a_date_in_every_spelling_is_one_date() {
    let folder = folder();
    let answer = folder.pargo(&["overdue", "--as-of", "2025-12-01"]).out;
    for typed in ["2025-12-1", "1-12-2025", "01/12/2025", "1/12/2025"] {
        assert_eq!(folder.pargo(&["overdue", "--as-of", typed]).out, answer, "{typed}");
    }
    let today = folder.json(&["overdue", "--format", "json", "--as-of", "hôm nay"]);
    let default = folder.json(&["overdue", "--format", "json"]);
    assert_eq!(today["as_of"], default["as_of"]);
}

#[test]
fn a_day_that_the_calendar_has_not_is_told_so() {
    let folder = folder();
    let answer = folder.pargo(&["overdue", "--as-of", "31/11/2025"]);
    assert!(answer.status == 2 && answer.err.contains("not in the calendar"), "{answer}");
    let answer = folder.pargo(&["overdue", "--as-of", "31/11/2025", "--lang", "vi"]);
    let words =
        "pargo: giá trị “31/11/2025” của --as-of không hợp lệ; ngày này không có trên lịch\n";
    assert!(answer.err.starts_with(words), "{answer}");
}

#[test]
fn a_span_in_words() {
    let folder = folder();
    let soon = |span: &str| {
        let call = ["overdue", "--as-of", "2025-12-01", "--within", span, "--format", "csv"];
        let answer = folder.pargo(&call);
        assert_eq!(answer.status, 0, "{answer}");
        answer.out
    };
    let month = soon("30d");
    assert!(month.contains("2025-Q4") && !soon("2w").contains("2025-Q4"));
    assert_eq!(
        (soon("30 ngày"), soon("1 tháng"), soon("5 tuần")),
        (month.clone(), month.clone(), month)
    );
    let answer = folder.pargo(&["overdue", "--within", "30"]);
    assert!(answer.status == 2 && answer.err.contains("expected 30d, 2w"), "{answer}");
}

#[test]
fn states_and_roles_in_vietnamese_and_in_any_case() {
    let folder = folder();
    let tasks = |last: &[&str]| {
        let first = ["tasks", "--as-of", "2025-12-01", "--format", "json"];
        let answer = folder.pargo(&[&first, last].concat());
        assert_eq!(answer.status, 0, "{answer}");
        answer.json()["items"].as_array().unwrap().len()
    };
    assert_eq!((tasks(&[]), tasks(&["--state", "overdue"])), (2, 2));
    assert_eq!((tasks(&["--state", "Quá hạn"]), tasks(&["--state", "hoàn thành"])), (2, 0));
    assert_eq!(tasks(&["--state", "done,QUÁ HẠN"]), 2);
    let unit = ["--unit", "Thanh tra Sở"];
    assert_eq!(tasks(&[&unit[..], &["--role", "Phối hợp"]].concat()), 1);
    assert_eq!(tasks(&[&unit[..], &["--role", "CHỦ TRÌ"]].concat()), 0);
    let answer = folder.pargo(&["tasks", "--state", "trễ", "--lang", "vi"]);
    assert!(answer.status == 2 && answer.err.contains("overdue (quá hạn)"), "{answer}");
    let upper = folder.pargo(&["tasks", "--as-of", "2025-12-01", "--format", "JSON"]);
    assert_eq!(upper.status, 0, "{upper}");
}

#[test]
fn what_figures_are_grouped_by_is_taken_in_vietnamese() {
    let folder = folder();
    let by = |typed: &str| {
        let answer = folder.json(&["summary", "--by", typed, "--format", "json"]);
        answer["by"].as_str().unwrap().to_owned()
    };
    for (typed, name) in [
        ("đơn vị", "unit"),
        ("Đơn vị", "unit"),
        ("co quan", "agency"),
        ("Kế hoạch", "plan"),
        ("lĩnh vực", "component"),
        ("Chỉ số", "index"),
    ] {
        assert_eq!(by(typed), name, "{typed}");
    }
    let owed = folder.json(&["owed", "--by", "nhiệm vụ", "--format", "json"]);
    assert_eq!(owed["by"], "task");
    assert_eq!(folder.pargo(&["check", "--profile", "6-RO"]).status, 0);
}

#[test]
fn an_option_that_means_nothing_without_another_is_bad_usage() {
    let folder = folder();
    for arguments in [
        &["overdue", "--direct"][..],
        &["tasks", "--role", "any"],
        &["summary", "--expand-groups"],
        &["summary", "--by", "plan", "--expand-groups"],
        &["rules", "--at", "HEAD"],
        &["rules", "--as-of", "2025-12-01"],
        &["deadline", "quý IV", "--at", "HEAD"],
    ] {
        let answer = folder.pargo(arguments);
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{arguments:?}: {answer}");
        let vietnamese = folder.pargo(&[arguments, &["--lang", "vi"]].concat());
        assert!(vietnamese.err.starts_with("pargo: "), "{arguments:?}: {vietnamese}");
    }
    let unit = ["--unit", "Thanh tra Sở"];
    assert_eq!(
        folder.pargo(&[&["tasks", "--direct", "--role", "any"], &unit[..]].concat()).status,
        0
    );
    assert_eq!(folder.pargo(&["summary", "--by", "unit", "--expand-groups"]).status, 0);
}

#[test]
fn the_language_is_that_of_the_locale() {
    for (locale, words) in [("vi_VN.UTF-8", "Lập kế hoạch"), ("en_US.UTF-8", "Writing a plan")]
    {
        let folder = folder();
        let call = Pargo::at(folder.path()).env("PARGO_LANG", "").env("LC_ALL", locale);
        let answer = call.run(&["--help"]);
        assert!(answer.out.contains(words), "{locale}: {answer}");
    }
}
