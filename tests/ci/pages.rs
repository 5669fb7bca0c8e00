//! The examples of the documentation only use inputs and hooks of the action, the template and the hooks.

use std::collections::BTreeSet;

use pargo::render::beginning::services;
use pargo::text::lang::Lang;

use crate::files::{PAGES, documents, examples, items, members, names, template, yaml};
use crate::scaffold::text_of;
use crate::workflows::is_pargos_action;

#[test]
fn the_examples_name_inputs_and_hooks_that_there_are() {
    let action = yaml("action.yml")["inputs"].clone();
    let (inputs, _) = template();
    let required: BTreeSet<&str> = members(&inputs)
        .filter(|(_, input)| input["default"].is_null())
        .map(|(name, _)| name.as_str())
        .collect();
    let hooks = yaml(".pre-commit-hooks.yaml");
    let hooks: BTreeSet<&str> = items(&hooks).map(|hook| hook["id"].as_str().unwrap()).collect();
    let mut seen: BTreeSet<(String, &str)> = BTreeSet::new();
    for (name, example) in examples() {
        let page = name.split(':').next().unwrap().to_owned();
        for step in members(&example["jobs"]).flat_map(|(_, job)| items(&job["steps"])) {
            if is_pargos_action(step) {
                seen.insert((page.clone(), "action"));
                let given = names(&step["with"]);
                assert!(given.is_subset(&names(&action)), "{given:?} in {name}");
            }
        }
        for include in items(&example["include"]) {
            seen.insert((page.clone(), "template"));
            let given = names(&include["inputs"]);
            assert!(given.is_subset(&names(&inputs)), "{given:?} in {name}");
            assert!(required.is_subset(&given), "{required:?} in {name}");
            let from = ["component", "remote"].map(|key| include[key].as_str().unwrap_or_default());
            let known = from[0].contains("/OWNER/pargo/pargo@")
                || from[1].ends_with("/templates/pargo.yml");
            assert!(known, "{include} in {name}");
        }
        for hook in items(&example["repos"]).flat_map(|repo| items(&repo["hooks"])) {
            seen.insert((page.clone(), "hook"));
            assert!(hooks.contains(hook["id"].as_str().unwrap()), "{hook} in {name}");
        }
    }
    for page in PAGES {
        for what in ["action", "template", "hook"] {
            assert!(seen.contains(&(page.to_owned(), what)), "{page} shows no {what}");
        }
    }
}

#[test]
fn both_pages_name_every_input() {
    let (action, (inputs, _)) = (yaml("action.yml"), template());
    for page in ["docs/ci.md", "docs/ci.vi.md"] {
        let text = text_of(page);
        for name in names(&action["inputs"]).union(&names(&inputs)) {
            assert!(text.contains(&format!("\n| `{name}` | ")), "{name} in {page}");
        }
    }
}

/// Only the comments of an example are translated.
#[test]
fn both_pages_show_the_same_examples() {
    let of = |page: &str| {
        let start = format!("{page}:\n");
        let own = examples().into_iter().filter(|(name, _)| name.starts_with(&start));
        own.map(|(_, example)| example).collect::<Vec<_>>()
    };
    assert_eq!(of("docs/ci.md"), of("docs/ci.vi.md"));
}

/// The files of `pargo init` are those that the page explains, but for the version.
#[test]
fn what_init_writes_is_on_the_page() {
    let plans = "plans";
    for lang in [Lang::Vi, Lang::En] {
        let (gitlab, hook) = (services::gitlab(plans, lang), services::pre_commit(plans, lang));
        let of = |text: &str| documents("init", text).remove(0);
        let shown: Vec<_> = examples().into_iter().map(|(_, example)| example).collect();
        assert!(shown.contains(&of(&services::github(plans, lang))));
        let mut gitlab = of(&gitlab);
        let inputs = gitlab["include"][0]["inputs"].as_object_mut().unwrap();
        assert_eq!(inputs.remove("paths").unwrap(), serde_json::json!([plans]));
        assert!(shown.contains(&gitlab), "{gitlab}");
        let mut hook = of(&hook);
        hook["repos"][0]["hooks"][1]["args"] = serde_json::json!(["--deny-warnings", plans]);
        assert!(shown.contains(&hook), "{hook}");
    }
    let odd = services::github("Sở Tư pháp/kế: hoạch", Lang::En);
    let step = &documents("init", &odd)[0]["jobs"]["plans"]["steps"][1];
    assert_eq!(step["with"]["paths"], "Sở Tư pháp/kế: hoạch");
}
