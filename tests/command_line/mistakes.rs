//! What is said of a command line that means nothing.

use crate::scaffold::{Folder, PLAN, Pargo, root};

fn told(arguments: &[&str], lang: &str) -> String {
    let answer = Pargo::at(root()).run(&[arguments, &["--lang", lang]].concat());
    assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{arguments:?}");
    answer.err
}

#[test]
fn words_of_other_tools_and_vietnamese_ones_lead_to_the_command() {
    for (typed, command) in [
        ("list", "tasks"),
        ("late", "overdue"),
        ("explain", "rules"),
        ("lint", "check"),
        ("log", "history"),
        ("kiem-tra", "check"),
        ("qua-han", "overdue"),
        ("tổng-hợp", "summary"),
        ("chek", "check"),
    ] {
        let vi = told(&[typed], "vi");
        let words = format!("không có lệnh “{typed}”; có phải là “{command}”?");
        assert!(vi.contains(&words), "{vi}");
        let en = told(&[typed], "en");
        assert!(en.contains(&format!("a similar subcommand exists: '{command}'")), "{en}");
        let help = told(&["help", typed], "en");
        assert!(help.contains(&format!("did you mean “{command}”?")), "{help}");
    }
    let far = told(&["xyzzy"], "en");
    assert!(!far.contains("similar"), "{far}");
}

#[test]
fn an_option_that_is_far_from_all_is_not_taken_for_one() {
    let far = told(&["check", "--xyzzy"], "vi");
    assert!(far.contains("không có tùy chọn “--xyzzy”\n"), "{far}");
    let near = told(&["check", "--basline", "a"], "vi");
    assert!(near.contains("có phải là “--baseline”?"), "{near}");
}

#[test]
fn a_value_with_a_dash_is_not_told_as_an_option_alone() {
    let vi = told(&["overdue", "--as-of", "-1w"], "vi");
    let words = "giá trị của --as-of không bắt đầu bằng dấu -, nhưng ở đây là -1w";
    assert!(vi.contains(words), "{vi}");
    let en = told(&["trend", "--from", "-1m"], "en");
    assert!(en.contains("a value of --from does not begin with -"), "{en}");
    let option = told(&["overdue", "-1"], "vi");
    assert!(option.contains("không có tùy chọn “-1”\n"), "{option}");
}

#[test]
fn options_of_other_tools_lead_to_those_of_the_command() {
    for (arguments, option) in [
        (&["overdue", "-u", "Văn phòng Sở"][..], "--unit"),
        (&["tasks", "--don-vi", "Văn phòng Sở"], "--unit"),
        (&["summary", "--date", "1/12/2025"], "--as-of"),
        (&["tasks", "--tinh-trang", "done"], "--state"),
        (&["trend", "--until", "1/12/2025"], "--to"),
        (&["overdue", "--due", "30d"], "--within"),
        (&["summary", "--group", "unit"], "--by"),
        (&["check", "--theo-doi"], "--watch"),
        (&["new", "a", "--ten", "A"], "--title"),
    ] {
        let told = told(arguments, "vi");
        assert!(told.contains(&format!("có phải là “{option}”?")), "{arguments:?}: {told}");
        assert!(told.ends_with(&format!("Xem `pargo {} --help`.\n", arguments[0])), "{told}");
    }
    // An option leads to none that the command has not.
    let told = told(&["check", "-u", "a"], "vi");
    assert!(told.contains("không có tùy chọn “-u”\n"), "{told}");
}

#[test]
fn words_that_need_another_line_are_told_it() {
    for (arguments, line) in [
        (&["version"][..], "pargo --version"),
        (&["config"], "pargo check --show-files"),
        (&["sửa-lỗi"], "pargo check --fix"),
        (&["check", "--explain", "no-deadline"], "pargo rules no-deadline"),
        (&["check", "--explain=no-deadline"], "pargo rules no-deadline"),
        (&["check", "--explain"], "pargo rules no-lead"),
        (&["check", "--rule", "--lang", "vi"], "pargo rules no-lead"),
        (&["rules", "--explain", "no-lead"], "pargo rules no-lead"),
        (&["--explain", "no-lead"], "pargo rules no-lead"),
        (&["-v"], "pargo --version"),
        (&["check", "--strict"], "pargo check --deny-warnings"),
        (&["check", "--fix-all"], "pargo check --fix=all"),
        (&["check", "--ignore", "no-lead"], "[rules] no-lead = \"off\""),
        (&["tasks", "--exclude", "cu/**"], "exclude = [\"cu/**\"]"),
        (&["overdue", "--days", "30"], "pargo overdue --within 30d"),
        (&["overdue", "--all"], "pargo overdue --closed"),
        (&["tasks", "--json"], "--format json"),
        (&["tasks", "--excel"], "--format xlsx"),
        (&["diff", "--since", "HEAD~3"], "pargo diff HEAD~3"),
    ] {
        for lang in ["vi", "en"] {
            let told = told(arguments, lang);
            assert!(told.contains(&format!(": {line}\n")), "{arguments:?}: {told}");
            assert!(!told.contains("similar"), "{arguments:?}: {told}");
        }
    }
    let help = told(&["help", "version"], "vi");
    assert!(help.contains("xem phiên bản: pargo --version"), "{help}");
}

#[test]
fn a_short_name_leads_to_the_unit() {
    let text = PLAN.replace("Văn phòng Sở", "Phòng Hành chính tư pháp và Bổ trợ tư pháp");
    let folder = Folder::with(&[("plans/p.toml", &text)]);
    for typed in ["P. HCTP", "Phòng HCTP&BTTP", "P.HCTP và BTTP"] {
        let answer = folder.pargo(&["overdue", "--unit", typed]);
        assert_eq!(answer.status, 2, "{answer}");
        let near = "the nearest are:\n  Phòng Hành chính tư pháp và Bổ trợ tư pháp";
        assert!(answer.err.contains(near), "{typed}: {answer}");
    }
    // A plan that declares the short name, and a task that has the whole one.
    let at = PLAN.find("[[unit]]").unwrap();
    let (head, tasks) = PLAN.split_at(at);
    let units = tasks.replacen("Văn phòng Sở", "VP Sở", 1);
    let folder = Folder::with(&[("plans/p.toml", &format!("{head}{units}"))]);
    let answer = folder.pargo(&["check", "--lang", "en"]);
    assert!(answer.says("if it is “VP Sở”: add \"Văn phòng Sở\" to the aliases"), "{answer}");
}

#[test]
fn mistakes_are_told_in_vietnamese() {
    let folder = Folder::new();
    for (arguments, words) in [
        (&["overdue", "--unit"][..], "--unit phải kèm tên đơn vị"),
        (&["diff", "a", "b", "c"], "thừa “c”"),
        (&["check", "--deny-warnings=yes"], "thừa “yes” sau --deny-warnings"),
        (&["--as-of", "2025-01-01"], "thiếu lệnh"),
        (&["tasks", "--direct"], "thiếu --unit; --role và --direct chỉ dùng cùng với --unit"),
        (&["form"], "thiếu --unit \"TÊN ĐƠN VỊ\", hoặc --all-units"),
        (&["overdue", "--as-of", ""], "--as-of phải kèm một giá trị"),
        (&["overdue", "--within", ""], "--within phải kèm một giá trị"),
        (&["deadline"], "thiếu cụm từ chỉ thời hạn"),
    ] {
        let answer = folder.pargo(&[arguments, &["--lang", "vi"]].concat());
        assert_eq!(answer.status, 2, "{answer}");
        assert!(answer.err.starts_with(&format!("pargo: {words}")), "{arguments:?}: {answer}");
    }
}

#[test]
fn the_name_of_a_unit_without_quotes_is_no_path() {
    let folder = Folder::with(&[("plans/p.toml", PLAN)]);
    for arguments in [
        &["overdue", "--unit", "Văn", "phòng", "Sở"][..],
        &["overdue", "van phong so"],
        &["summary", "Thanh tra", "plans"],
        &["check", "Văn phòng Sở"],
    ] {
        let answer = folder.pargo(arguments);
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{answer}");
        let unit = if arguments[0] == "summary" { "Thanh tra Sở" } else { "Văn phòng Sở" };
        // `check` has no `--unit`, so the command that has it is named too.
        assert!(answer.err.contains(&format!("pargo overdue --unit \"{unit}\"")), "{answer}");
    }
    let answer = folder.pargo(&["overdue", "plan"]);
    assert!(answer.err.contains("no such path: plan"), "{answer}");
}

#[test]
fn help_has_the_commands_in_groups_and_examples() {
    for (lang, group, last, example) in [
        ("en", "\nHistory:\n  diff ", "\nBesides: schema, ", "\nExamples:\n"),
        ("vi", "\nLịch sử:\n  diff ", "\nLệnh khác: schema, ", "\nVí dụ:\n"),
    ] {
        let help = |first: &[&str]| {
            let arguments = [first, &["--help", "--lang", lang]].concat();
            let answer = Pargo::at(root()).run(&arguments);
            assert_eq!(answer.status, 0, "{answer}");
            answer.out
        };
        let all = help(&[]);
        for words in [group, last, example] {
            assert!(all.contains(words), "{words}: {all}");
        }
        for command in ["check", "overdue", "summary", "tasks", "show", "diff", "history", "trend"]
        {
            let own = help(&[command]);
            assert!(
                own.contains(example) && own.contains(&format!("      pargo {command}")),
                "{own}"
            );
        }
    }
    let diff = Pargo::at(root()).run(&["diff", "--help", "--lang", "vi"]);
    assert!(diff.out.contains("Trả về mã 1 nếu có thay đổi"), "{diff}");
    assert!(diff.out.contains("Cú pháp: pargo diff [TÙY CHỌN]"), "{diff}");
    assert!(diff.out.find("  [REV]... ") < diff.out.find("  [PATH]... "), "{diff}");
}

#[test]
fn help_is_coloured_where_that_is_asked_for() {
    for arguments in [&["--help"][..], &["overdue", "--help"], &["overdue", "--xyzzy"]] {
        for (color, is_colored) in [("--color=always", true), ("--color=never", false)] {
            let answer = Pargo::at(root()).run(&[arguments, &[color, "--lang=en"]].concat());
            let text = answer.out + &answer.err;
            assert_eq!(text.contains('\u{1b}'), is_colored, "{arguments:?} {color}: {text}");
        }
    }
}

#[test]
fn a_file_that_is_no_plan_is_called_what_it_is() {
    let folder =
        Folder::with(&[("plans/a.toml", PLAN), ("plans/.an.toml", PLAN), ("nhap/x.md", "")]);
    for (file, words) in [
        (
            "ke.docx",
            "ke.docx is a document, not a plan file (*.toml); make a plan of it: pargo import",
        ),
        ("ke.csv", "make a plan of it: pargo import \"ke.csv\""),
        ("ke.doc", "save it as .docx or .xlsx, then pargo import"),
        ("ke.pdf", "save it as .docx or .xlsx, then pargo import"),
        ("plans/KẾ HOẠCH.XLSX", "plans/KẾ HOẠCH.XLSX is a document"),
        ("plans/~$a.toml", "plans/~$a.toml is a temporary file of Word or Excel"),
        ("ke.yaml", "ke.yaml is not a plan file (*.toml)"),
    ] {
        folder.write(file, "x");
        folder.pargo(&["check", file]).assert_refused(&[words]);
        folder.pargo(&["overdue", file]).assert_refused(&[words]);
    }
    // A hidden file is a plan where it is named; the folder alone does not lead to it.
    let named = folder.pargo(&["check", "plans/.an.toml", "--as-of", "2025-03-01"]);
    assert_eq!(named.status, 0, "{named}");
    assert!(folder.pargo(&["check", "plans", "--as-of", "2025-03-01"]).says("in 1 plan file"));
    folder.pargo(&["overdue", "nhap"]).assert_refused(&["no plan file (*.toml) under nhap"]);
    let empty = folder.at("nhap");
    Pargo::at(&empty).run(&["overdue"]).assert_refused(&["under the current folder"]);
}

#[test]
fn where_no_plan_is_the_next_step_is_told() {
    let folder = Folder::new();
    let told = |words: &str| {
        for arguments in [&["check"][..], &["overdue", "."], &["show", "T1"]] {
            folder.pargo(arguments).assert_refused(&["under the current folder", words]);
        }
    };
    folder.write(".pargo-baseline.toml", "");
    folder.write("~$ke.docx", "");
    told("to begin the first plan: pargo new");
    folder.write("ke.docx", "");
    told("to make a plan of the document: pargo import \"ke.docx\"");
    folder.write(".stp.toml", PLAN);
    told(".stp.toml is hidden, so it is not read: rename it to stp.toml");
    folder.write("stp.toml.txt", PLAN);
    told("rename stp.toml.txt to stp.toml");
    folder
        .pargo(&["check", "stp.toml.txt"])
        .assert_refused(&["stp.toml.txt ends in .toml.txt", "rename it to stp.toml"]);
}

#[test]
fn the_id_of_a_plan_is_no_path() {
    let folder = Folder::with(&[("plans/p.toml", PLAN)]);
    folder.pargo(&["overdue", "p-2025"]).assert_refused(&["the plan of that id is plans/p.toml"]);
}

#[test]
fn far_names_are_not_suggested() {
    let folder = Folder::with(&[("plans/a.toml", PLAN)]);
    let refused = |arguments: &[&str]| {
        let answer = folder.pargo(arguments);
        assert_eq!(answer.status, 2, "{answer}");
        answer.err
    };
    // Of few units all are listed, which helps where none is near.
    let unit = refused(&["tasks", "--unit", "xyz"]);
    assert!(unit.contains("there is:\n") && unit.contains("Văn phòng Sở"), "{unit}");
    let component = refused(&["tasks", "--component", "abc"]);
    assert_eq!(component.lines().count(), 1, "{component}");
    let task = refused(&["show", "p-2025/zz"]);
    assert!(task.contains("there is:\n  T1"), "{task}");
    let near = refused(&["tasks", "--component", "Cai cach thu tuc hanh chinq"]);
    assert!(near.contains("the nearest are:"), "{near}");
    // A negative span is a span, not an option.
    let span = refused(&["overdue", "--within", "-1w"]);
    assert!(span.contains("--within"), "{span}");
}
