//! What has to hold for the text of an answer in each format, whatever stands in the plans.

use serde_json::Value;

/// The format of an answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Format {
    Text,
    /// Text with colours, which are the only control codes in it.
    Colored,
    Json,
    Sarif,
    Gitlab,
    Csv,
    Markdown,
    GithubCommands,
    GithubLog,
    Junit,
    Toml,
    Html,
}

/// Panics where a text is not what its format says, or holds what cannot be seen.
pub fn assert_well_formed(format: Format, text: &str) {
    match format {
        Format::Text | Format::Toml => {}
        Format::Colored => return nothing_hidden(&without_colors(text)),
        Format::Json => drop(json(text)),
        Format::Sarif => sarif(&json(text)),
        Format::Gitlab => gitlab(&json(text)),
        Format::Csv => csv(text),
        Format::Markdown => markdown(text),
        Format::GithubCommands => commands(text),
        Format::GithubLog => no_commands(text),
        Format::Junit => junit(text),
        Format::Html => html(text),
    }
    nothing_hidden(text);
}

/// No text of a plan opens an element, ends one or adds to the script.
fn html(text: &str) {
    for name in ["table", "tr", "td", "th", "svg", "section", "details", "span", "small", "a"] {
        let starts =
            text.matches(&format!("<{name}>")).count() + text.matches(&format!("<{name} ")).count();
        assert_eq!(starts, text.matches(&format!("</{name}>")).count(), "{name} in {text}");
    }
    assert_eq!(text.matches("<script").count(), 1, "{text}");
}

/// Control characters, and those that turn the direction of writing around. Tabs and line breaks can be seen.
fn is_hidden(c: char) -> bool {
    let turns = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || (c.is_control() && !matches!(c, '\n' | '\t'))
}

pub fn nothing_hidden(text: &str) {
    if let Some((at, c)) = text.char_indices().find(|(_, c)| is_hidden(*c)) {
        panic!("{} is hidden at byte {at} of {text:?}", c.escape_unicode());
    }
}

/// A text without its codes for colours (`ESC [ 1 ; 31 m`).
fn without_colors(text: &str) -> String {
    let mut pieces = text.split("\u{1b}[");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let code = piece.find(|c: char| !c.is_ascii_digit() && c != ';').unwrap_or(piece.len());
        assert!(piece[code..].starts_with('m'), "a code that is no colour: {piece:?}");
        out += &piece[code + 1..];
    }
    out
}

pub fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error} in {text}"))
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn each_once<'v>(texts: impl Iterator<Item = &'v str>) {
    let mut all: Vec<&str> = texts.collect();
    all.sort_unstable();
    assert!(all.windows(2).all(|pair| pair[0] != pair[1]), "two are the same: {all:?}");
}

fn sarif(log: &Value) {
    let run = &log["runs"][0];
    let rules = items(&run["tool"]["driver"]["rules"]);
    for result in items(&run["results"]) {
        let index = result["ruleIndex"].as_u64().and_then(|at| usize::try_from(at).ok());
        assert_eq!(rules[index.expect("an index")]["id"], result["ruleId"]);
        let related = items(&result["relatedLocations"]);
        for location in items(&result["locations"]).iter().chain(related) {
            let region = &location["physicalLocation"]["region"];
            let number = |key: &str| region[key].as_u64().expect("a number");
            let start = (number("startLine"), number("startColumn"));
            let end = (number("endLine"), number("endColumn"));
            assert!(start.0 > 0 && start.1 > 0 && start <= end, "{region}");
        }
    }
    let fingerprints = items(&run["results"]).iter();
    each_once(fingerprints.map(|r| r["partialFingerprints"]["pargo/v1"].as_str().expect("a text")));
}

fn gitlab(entries: &Value) {
    // Services show one of two entries that have the same fingerprint.
    each_once(items(entries).iter().map(|entry| entry["fingerprint"].as_str().expect("a text")));
}

/// The rows of a CSV text, by the letter of RFC 4180.
fn csv(text: &str) {
    let mut widths = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let mut cells = 1;
        loop {
            rest = after_cell(rest);
            match rest.split_at_checked(1) {
                Some((",", tail)) => (cells, rest) = (cells + 1, tail),
                Some(("\n", tail)) => {
                    rest = tail;
                    break;
                }
                _ => panic!("a row without an end in {text:?}"),
            }
        }
        widths.push(cells);
    }
    assert!(widths.windows(2).all(|pair| pair[0] == pair[1]), "{widths:?} cells in {text:?}");
}

/// What comes after the cell that a text begins with.
fn after_cell(text: &str) -> &str {
    let Some(mut rest) = text.strip_prefix('"') else {
        let end = text.find([',', '\n']).unwrap_or(text.len());
        assert!(!text[..end].contains('"'), "a quote in a bare cell: {text:?}");
        return &text[end..];
    };
    loop {
        let (_, after) = rest.split_once('"').unwrap_or_else(|| panic!("an open cell: {text:?}"));
        match after.strip_prefix('"') {
            Some(more) => rest = more,
            None => return after,
        }
    }
}

/// Every row of a table has as many cells as its head, and a table is all that begins with `|`.
fn markdown(text: &str) {
    let lines: Vec<&str> = text.lines().collect();
    for table in lines.chunk_by(|a, b| a.starts_with('|') && b.starts_with('|')) {
        let [head, rule, ..] = table else {
            assert!(!table[0].starts_with('|'), "a table without rows: {text:?}");
            continue;
        };
        assert!(rule.chars().all(|c| "|-: ".contains(c)), "a table without a head: {text:?}");
        let width = marks(head);
        assert!(table.iter().all(|row| marks(row) == width && row.ends_with('|')), "{text:?}");
    }
}

/// How many `|` of a line end a cell.
fn marks(line: &str) -> usize {
    let mut count = 0;
    let mut rest = line.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => drop(rest.next()),
            '|' => count += 1,
            _ => {}
        }
    }
    count
}

/// Every line is one command of GitHub's runner.
fn commands(text: &str) {
    for line in text.lines() {
        let command = line.strip_prefix("::error file=").or(line.strip_prefix("::warning file="));
        let (properties, _) = command.and_then(|rest| rest.split_once("::")).expect("a command");
        let names =
            properties.split(',').skip(1).map(|pair| pair.split_once('=').map(|(name, _)| name));
        let names: Vec<&str> = names.map(|name| name.expect("a property")).collect();
        let known = ["line", "endLine", "col", "endColumn", "title"];
        assert!(names.iter().all(|name| known.contains(name)), "{line:?}");
        assert!(!text.contains('\r'), "{line:?}");
    }
}

/// No line is a command of GitHub's runner.
fn no_commands(text: &str) {
    for line in text.lines() {
        let start = line.trim_start();
        assert!(!start.starts_with("::") || start.starts_with(":::"), "{line:?}");
        assert!(!line.contains("##["), "{line:?}");
    }
}

fn junit(text: &str) {
    let document = roxmltree::Document::parse(text);
    let document = document.unwrap_or_else(|error| panic!("{error} in {text}"));
    let suite = document.root_element().first_element_child().expect("a suite");
    let cases = suite.children().filter(roxmltree::Node::is_element);
    each_once(cases.map(|case| case.attribute("name").expect("a name")));
}
