//! A folder of pages: which there are, and where their links lead.

use std::collections::{BTreeMap, BTreeSet};

use crate::markup::tags;
use crate::scaffold::{Folder, PLAN, Pargo, root};
use crate::{page_of, pages};

/// The pages of an example, in a folder.
fn site(lang: &str) -> Vec<(String, String)> {
    let folder = Folder::new();
    let target = folder.at("public");
    let target = format!("{}/", target.display());
    let arguments = ["page", "examples/tinh-cao-bang", "--as-of", "2025-12-01", "--lang", lang];
    let answer = Pargo::at(root()).run(&[&arguments[..], &["-o", &target]].concat());
    assert_eq!((answer.status, answer.out.as_str()), (0, ""), "{answer}");
    assert!(answer.err.contains("15 "), "{answer}");
    pages(&folder, "public")
}

#[test]
fn a_folder_has_an_index_a_page_for_each_plan_and_one_for_each_unit() {
    let site = site("vi");
    let names: Vec<&str> = site.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names.len(), 15);
    assert!(names.contains(&"index.html") && names.contains(&"plan/vi-du-stp-2025.html"));
    let units = |agency: &str| names.iter().filter(|name| name.contains(agency)).count();
    assert_eq!((units("unit/so-tu-phap"), units("unit/ubnd-phuong")), (7, 5));
}

#[test]
fn links_of_a_folder_lead_to_its_pages_and_rows() {
    for lang in ["vi", "en"] {
        let site = site(lang);
        let ids: BTreeMap<&str, BTreeSet<&str>> = site
            .iter()
            .map(|(name, page)| {
                let ids = tags(page).into_iter().filter(|tag| tag.has("id"));
                (name.as_str(), ids.filter_map(|tag| tag.value("id")).collect())
            })
            .collect();
        let mut reached: BTreeSet<String> = BTreeSet::new();
        for (name, page) in &site {
            let links = tags(page).into_iter().filter(|tag| tag.name == "a" && !tag.is_end);
            for href in links.map(|tag| tag.value("href").unwrap().to_owned()) {
                let (file, id) =
                    href.split_once('#').map_or((&href[..], None), |(f, id)| (f, Some(id)));
                let target = match file.strip_prefix("../") {
                    Some(above) => above,
                    None if file.is_empty() => name,
                    None => file,
                };
                let known = ids.get(target).unwrap_or_else(|| panic!("{href} in {name}"));
                assert!(id.is_none_or(|id| known.contains(id)), "{href} in {name}");
                reached.insert(target.to_owned());
            }
        }
        assert_eq!(reached.len(), site.len(), "a page to which no link leads");
    }
}

#[test]
fn the_same_plans_give_the_same_bytes() {
    assert_eq!(site("vi"), site("vi"));
    let paths = ["plans"];
    assert_eq!(page_of(&paths, "2025-12-01", "en"), page_of(&paths, "2025-12-01", "en"));
    let reversed = ["plans/lao-cai", "plans/lang-son", "plans/cao-bang"];
    let ordered = ["plans/cao-bang", "plans/lang-son", "plans/lao-cai"];
    assert_eq!(page_of(&reversed, "2025-12-01", "vi"), page_of(&ordered, "2025-12-01", "vi"));
}

#[test]
fn pages_are_small() {
    assert!(page_of(&["plans"], "2025-12-01", "vi").len() < 250_000);
    // A hundred plans of 60 tasks, all overdue, each with a unit of its own.
    let folder = Folder::new();
    for number in 0..100 {
        let mut plan = PLAN
            .replace("p-2025", &format!("p-{number:03}"))
            .replace("\"Sở Tư pháp\"", &format!("\"Sở thứ {number}\""));
        // Twenty objectives that are missed.
        let missed = "index  = \"PAPI\"\ntarget = { score = \">= 14.5\" }\n\n[[objective.result]]\non    = 2025-11-20\nscore = 3\n";
        for objective in 2..=20 {
            plan += &format!("\n[[objective]]\nid     = \"o{objective}\"\n{missed}");
        }
        let title = "Rà soát, đơn giản hóa thủ tục hành chính thuộc phạm vi quản lý ".repeat(2);
        for task in 3..=60 {
            plan += &format!(
                "\n[[task]]\nid = \"T{task}\"\ntitle = \"{title}{task}\"\nindex = \"PAPI\"\n\
                 lead = \"Thanh tra Sở\"\npartners = \"Văn phòng Sở\"\ndeadline = 2025-06-30\nproduct = \"Báo cáo\"\n"
            );
        }
        folder.write(&format!("plans/p{number:03}.toml"), &plan);
    }
    let answer = folder.pargo(&["page", "--as-of", "2025-12-01", "-o", "public/"]);
    assert_eq!(answer.status, 0, "{answer}");
    let site = pages(&folder, "public");
    assert_eq!(site.len(), 1 + 100 + 200);
    for (name, page) in site {
        assert!(page.len() < 1_000_000, "{name}: {}", page.len());
    }
}

#[test]
fn where_a_page_is_written_is_what_the_name_says() {
    let folder = Folder::with(&[("plans/a.toml", PLAN)]);
    let page = |out: &str| folder.pargo(&["page", "--as-of", "2025-12-01", "-o", out]);
    assert_eq!(page("a.html").status, 0);
    assert!(folder.read("a.html").starts_with("<!DOCTYPE html>"));
    assert_eq!(page("site").status, 0);
    assert!(folder.at("site/plan/p-2025.html").is_file());
    page("a.json").assert_refused(&["a.json", ".html", "/"]);
    page("plans/b.toml").assert_refused(&[".html"]);
    let printed = folder.pargo(&["page", "--as-of", "2025-12-01"]);
    assert_eq!(printed.out, folder.read("a.html"));
}

#[cfg(unix)]
#[test]
fn no_folder_is_made_through_a_link_out_of_the_repository() {
    let outside = Folder::new();
    let repository = crate::scaffold::Repository::with_plan();
    std::os::unix::fs::symlink(outside.path(), repository.at("public")).unwrap();
    let answer = repository.pargo(&["page", "--as-of", "2025-12-01", "-o", "public/site/"]);
    answer.assert_refused(&["public"]);
    assert!(outside.names().is_empty());
}
