//! The outputs of the page on a year are those of pargo, command by command, in one folder: what a command
//! writes is there for the next one. `TRYCMD=overwrite cargo test --test docs` writes the pages again.
//!
//! Comments in the page say what a reader does between the commands:
//! `<!-- day 2025-04-02 -->`: the commands below run on that day;
//! `<!-- from FILE "text" -->`: the block below takes the place of the file's lines from the one with this text on;
//! `<!-- line FILE "text" -->`: the block below takes the place of the line with this text.

#![allow(clippy::disallowed_methods, reason = "a variable says that the pages are to be written")]

use crate::git_page::words;
use crate::scaffold::{Folder, Pargo, root, text_of};

/// The lines up to the end of a block.
fn block<'p>(lines: &mut impl Iterator<Item = &'p str>) -> String {
    lines.take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect()
}

/// The text of a block for its command, as `tests/docs/git_page.rs` has it.
fn shown(folder: &Folder, line: &str, lang: &str, day: &str) -> String {
    let mut words = words(line.strip_prefix("$ pargo ").unwrap());
    let has_day = words[0] != "fmt" && (words[0] != "new" || line.contains("--carry"));
    if has_day && !words.contains(&"--as-of".to_owned()) {
        words.extend(["--as-of".to_owned(), day.to_owned()]);
    }
    let pargo = Pargo::at(folder.path()).env("PARGO_LANG", lang).env("COLUMNS", "80");
    let answer = pargo.run(&words);
    let status = match answer.status {
        0 => String::new(),
        status => format!("? {status}\n"),
    };
    format!("{line}\n{status}{}{}", answer.out, answer.err)
}

/// Puts a block of the page into a file.
fn put(folder: &Folder, what: &str, place: &str, text: &str) {
    let (file, wanted) = place.split_once(' ').unwrap();
    let wanted = wanted.trim_matches('"');
    let old = folder.read(file);
    let at = old.find(wanted).unwrap_or_else(|| panic!("{wanted} is not in {file}:\n{old}"));
    let start = old[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = match what {
        "line" => old[at..].find('\n').map_or(old.len(), |end| at + end + 1),
        _ => old.len(),
    };
    folder.write(file, &format!("{}{text}{}", &old[..start], &old[end..]));
}

/// The page with current outputs, and its number of blocks with commands.
fn renewed(page: &str, lang: &str) -> (String, usize) {
    let folder = Folder::new();
    let (mut out, mut blocks, mut day, mut edit) = (String::new(), 0, "", None);
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        out += &format!("{line}\n");
        let comment = line.strip_prefix("<!-- ").and_then(|line| line.strip_suffix(" -->"));
        match comment.and_then(|comment| comment.split_once(' ')) {
            Some(("day", date)) => day = date,
            Some((what @ ("from" | "line"), place)) => edit = Some((what, place)),
            _ => {}
        }
        if line == "```toml" {
            let text = block(&mut lines);
            let (what, place) = edit.take().unwrap();
            put(&folder, what, place, &text);
            out += &format!("{text}```\n");
        }
        if line == "```shellsession" {
            blocks += 1;
            let command = lines.next().unwrap();
            out += &format!("{}```\n", shown(&folder, command, lang, day));
            block(&mut lines);
        }
    }
    (out, blocks)
}

#[test]
fn a_year_goes_as_the_page_says() {
    for (name, lang) in [("docs/year.md", "en"), ("docs/year.vi.md", "vi")] {
        let page = text_of(name).replace("\r\n", "\n");
        let (now, blocks) = renewed(&page, lang);
        assert!(blocks >= 20, "{name} has {blocks} blocks");
        if std::env::var("TRYCMD").is_ok_and(|value| value == "overwrite") {
            std::fs::write(root().join(name), now).unwrap();
        } else {
            assert_eq!(page, now, "{name}: see the top of tests/docs/year_page.rs");
        }
    }
}
