//! Texts of plans on a page, and what could not be read.

use crate::scaffold::{Folder, PLAN};

#[test]
fn no_text_of_a_plan_becomes_markup() {
    let plan = PLAN
        .replace("\"Một\"", "\"<script>alert(1)</script> & \\\"x\\\" \\u001b[31m\\u202e\"")
        .replace("Văn phòng Sở", "Phòng <b>“1”</b>")
        .replace("\"T1\"", "\"<i id=x>\"")
        .replace("\"Báo cáo\"", "\"</td></table>\"")
        .replace("\"Kế hoạch\"", "\"</title><h1>\"");
    let folder = Folder::with(&[("plans/a.toml", &plan)]);
    let answer = folder.pargo(&["page", "--as-of", "2025-12-01"]);
    assert_eq!(answer.status, 0, "{answer}");
    let page = &answer.out;
    for raw in
        ["<script>alert", "<b>", "<i ", "</td></table>", "</title><h1>", "\u{1b}", "\u{202e}"]
    {
        assert_eq!(page.matches(raw).count(), 0, "{raw}");
    }
    assert!(page.contains(
        "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot; \\u{1b}[31m\\u{202e}"
    ));
    let opened =
        crate::markup::tags(page).iter().filter(|tag| tag.name == "table" && !tag.is_end).count();
    assert_eq!(opened, page.matches("</table>").count());
}

#[test]
fn what_could_not_be_read_stands_at_the_top() {
    let folder = Folder::with(&[("plans/a.toml", PLAN), ("plans/b.toml", "[plan\n")]);
    let answer = folder.pargo(&["page", "--as-of", "2025-12-01"]);
    assert_eq!(answer.status, 1, "{answer}");
    let (box_at, five) =
        (answer.out.find("role=\"alert\"").unwrap(), answer.out.find("class=\"five\"").unwrap());
    assert!(box_at < five && answer.out[box_at..five].contains("plans/b.toml"));
    assert!(answer.err.contains("plans/b.toml"));
    let folder = Folder::with(&[("plans/b.toml", "[plan\n")]);
    let answer = folder.pargo(&["page", "-o", "a.html"]);
    assert_eq!((answer.status, folder.at("a.html").exists()), (2, false), "{answer}");
}

#[test]
fn a_plan_without_anything_has_a_page() {
    let folder = Folder::with(&[(
        "plans/a.toml",
        "[plan]\nid = \"a\"\ntitle = \"A\"\nagency = \"B\"\nyear = 2025\nindexes = []\n",
    )]);
    for out in ["a.html", "public/"] {
        let answer = folder.pargo(&["page", "--as-of", "2025-12-01", "-o", out]);
        assert_eq!(answer.status, 0, "{answer}");
    }
    assert!(folder.read("a.html").contains("Nothing is overdue."));
}

#[test]
fn names_are_listed_in_vietnamese_order() {
    let units =
        ["Phòng Đất đai", "Phòng Dân tộc", "Phòng Ẩm thực", "Phòng Âm nhạc", "Ban 10", "Ban 2"];
    let mut plan =
        "[plan]\nid = \"a\"\ntitle = \"A\"\nagency = \"B\"\nyear = 2025\nindexes = []\n".to_owned();
    for unit in units {
        plan += &format!("\n[[unit]]\nname = \"{unit}\"\n");
    }
    for (number, unit) in units.iter().enumerate() {
        plan += &format!(
            "\n[[task]]\nid = \"{number}\"\ntitle = \"{number}\"\nlead = \"{unit}\"\ndeadline = 2025-06-30\n"
        );
    }
    let folder = Folder::with(&[("plans/a.toml", &plan)]);
    let page = folder.pargo(&["page", "--as-of", "2025-12-01"]).out;
    let sorted =
        ["Ban 2", "Ban 10", "Phòng Âm nhạc", "Phòng Ẩm thực", "Phòng Dân tộc", "Phòng Đất đai"];
    for part in ["section id=\"units\"", "section id=\"timeline\"", "<select name=\"unit\""] {
        let rest = &page[page.find(part).unwrap()..];
        let places: Vec<usize> = sorted.iter().map(|unit| rest.find(unit).unwrap()).collect();
        assert!(places.is_sorted(), "{part}: {places:?}");
    }
}

/// The cut-off is that of `[reporting]`: 14 December by the decree, the end of the year by the calendar.
#[test]
fn the_next_cut_off_is_that_of_the_settings() {
    let told = |settings: &str, day: &str, lang: &str| {
        let folder = Folder::with(&[("plans/a.toml", PLAN), ("pargo.toml", settings)]);
        let answer = folder.pargo(&["page", "--as-of", day, "--lang", lang]);
        assert_eq!(answer.status, 0, "{answer}");
        answer.out
    };
    let civil = "[reporting]\ncalendar = \"calendar\"\n";
    for (settings, day, lang, words) in [
        ("", "2025-12-01", "en", "Next report: 2025-Q4, with figures up to 2025-12-14."),
        ("", "2025-12-14", "en", "Next report: 2025-Q4, with figures up to 2025-12-14."),
        ("", "2025-12-15", "en", "Next report: 2026-Q1, with figures up to 2026-03-14."),
        (
            "",
            "2025-12-01",
            "vi",
            "Kỳ báo cáo tới: quý IV/2025, chốt số liệu đến hết ngày 14/12/2025.",
        ),
        (civil, "2025-12-15", "en", "Next report: 2025-Q4, with figures up to 2025-12-31."),
        (
            civil,
            "2025-12-15",
            "vi",
            "Kỳ báo cáo tới: quý IV/2025, chốt số liệu đến hết ngày 31/12/2025.",
        ),
    ] {
        let page = told(settings, day, lang);
        assert!(page.contains(words), "{settings} {day}: {words}");
    }
}

/// An objective without a title is called by its component, and what is not there is not counted.
#[test]
fn names_and_counts_are_those_that_there_are() {
    let objective = "\n[[objective]]\nid        = \"o1\"\nindex     = \"PAPI\"\ncomponent = \"Kiểm soát tham nhũng trong khu vực công\"\ntarget    = { score = \">= 9\" }\n";
    let general =
        "\n[[objective]]\nid     = \"o2\"\ntitle  = \"Chung\"\ntarget = { score = \">= 9\" }\n";
    let standing = "\n[[task]]\nid       = \"T9\"\ntitle    = \"Chín\"\nlead     = \"Văn phòng Sở\"\ndeadline = \"Thường xuyên\"\n";
    let folder =
        Folder::with(&[("plans/a.toml", &format!("{PLAN}{objective}{general}{standing}"))]);
    let answer = folder.pargo(&["page", "--as-of", "2025-12-01", "--lang", "vi"]);
    assert!(
        answer.out.contains("<th class=\"task\" scope=\"row\">Kiểm soát tham nhũng"),
        "{answer}"
    );
    assert!(answer.out.contains("ngoài ra 01 thường xuyên</dd>"), "{answer}");
    assert!(answer.out.contains("<span>Mục tiêu chung: kết quả năm trước"), "{answer}");
}

#[test]
fn cancelled_tasks_are_named_where_all_are_counted() {
    let plan = PLAN.replacen("\n[[task]]", "\n[[task]]\ncancelled = 2025-10-01", 1);
    let folder = Folder::with(&[("plans/a.toml", &plan)]);
    let page = |lang| folder.pargo(&["page", "--as-of", "2025-12-01", "--lang", lang]).out;
    assert!(page("en").contains("tasks (1 of them cancelled), in the order of the plans"));
    assert!(page("vi").contains("nhiệm vụ (có 01 đã hủy), theo thứ tự trong kế hoạch"));
    let folder = Folder::with(&[("plans/a.toml", PLAN)]);
    let page = folder.pargo(&["page", "--as-of", "2025-12-01", "--lang", "en"]).out;
    assert!(page.contains("tasks, in the order of the plans"));
}

#[test]
fn a_long_title_leaves_the_five_numbers_in_sight() {
    let page = |title: &str| {
        let plan = PLAN.replace("\"Kế hoạch\"", &format!("\"{title}\""));
        Folder::with(&[("plans/a.toml", &plan)]).pargo(&["page", "--as-of", "2025-12-01"]).out
    };
    assert!(page(&"Nâng cao chỉ số ".repeat(20)).contains("<h1 class=\"long\">"));
    assert!(page("Nâng cao chỉ số").contains("<h1>"));
}
