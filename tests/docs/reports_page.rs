//! The outputs in the documentation on reports are those of pargo in an office that is made here, one command
//! after the other: what a command writes is there for the next one, and the forms are filled in between.
//! `TRYCMD=overwrite cargo test --test docs` writes the pages again.
//!
//! Comments in the page say what happens between the commands:
//! `<!-- day 2025-09-08 -->`: the commands below run on that day;
//! `<!-- forms in FOLDER, filled in on 10/9/2025 -->`: the table below is typed into the forms.

#![allow(clippy::disallowed_methods, reason = "a variable says that the pages are to be written")]

use chrono::NaiveDate;

use crate::fill::Book;
use crate::git_page::words;
use crate::scaffold::{Pargo, Repository, root, text_of};

/// The repository of the office with its plan.
fn office() -> Repository {
    let repository = Repository::new();
    repository.write("pargo.toml", include_str!("reports-sample/pargo.toml"));
    repository.write("plans/stp-2025.toml", include_str!("reports-sample/stp-2025.toml"));
    repository.commit_on("2025-01-15T09:00:00+07:00", "Kế hoạch 90/KH-STP");
    repository
}

/// The text of a block for its command, as `tests/docs/git_page.rs` has it. Commits are of the day.
fn shown(office: &Repository, line: &str, lang: &str, day: &str) -> String {
    let mut words = words(line.strip_prefix("$ pargo ").unwrap());
    if !words.contains(&"--as-of".to_owned()) {
        words.extend(["--as-of".to_owned(), day.to_owned()]);
    }
    let pargo = Pargo::at(office.path()).env("PARGO_LANG", lang).env("COLUMNS", "80");
    let noon = format!("{day}T12:00:00+07:00");
    let pargo = pargo.env("GIT_AUTHOR_DATE", &noon).env("GIT_COMMITTER_DATE", &noon);
    let answer = pargo.run(&words);
    let status = match answer.status {
        0 => String::new(),
        status => format!("? {status}\n"),
    };
    format!("{line}\n{status}{}{}", answer.out, answer.err)
}

/// Types a value into a cell; Excel makes a day or a number of what looks like one.
fn put(book: &mut Book, cell: &str, value: &str) {
    let first = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
    match (NaiveDate::parse_from_str(value, "%d/%m/%Y"), value.parse::<u32>()) {
        (Ok(day), _) => book.number(cell, &(day - first).num_days().to_string()),
        (_, Ok(_)) => book.number(cell, value),
        _ => book.text(cell, value),
    };
}

/// The cells of a row of a table.
fn cells(row: &str) -> Vec<&str> {
    row.trim_matches('|').split('|').map(str::trim).collect()
}

/// Fills in the forms in a folder as a table says: the form, the number of the row, and what stands in the columns
/// that the head names.
fn fill(office: &Repository, folder: &str, day: &str, table: &[&str]) {
    let heads = cells(table[0]);
    for row in &table[2..] {
        let cells = cells(row);
        let path = office.at(&format!("{folder}/{}", cells[0].trim_matches('`')));
        let mut book = Book::of(&std::fs::read(&path).unwrap());
        put(&mut book, "C5", day);
        let row = cells[1].split(' ').next().unwrap();
        for (head, value) in heads.iter().zip(&cells).skip(2).filter(|(_, value)| !value.is_empty())
        {
            let column = match *head {
                "Đã hoàn thành ngày" => 'F',
                "Văn bản, sản phẩm minh chứng" => 'G',
                "Tiến độ %" => 'H',
                "Kết quả thực hiện" => 'I',
                "Khó khăn, vướng mắc" => 'J',
                "Đề xuất" => 'K',
                "Đề nghị gia hạn đến" => 'L',
                other => panic!("the form has no column {other}"),
            };
            put(&mut book, &format!("{column}{row}"), value);
        }
        std::fs::write(&path, book.bytes()).unwrap();
    }
}

/// The page with current outputs, and its number of blocks with commands.
fn renewed(page: &str, lang: &str) -> (String, usize) {
    let office = office();
    let (mut out, mut blocks, mut day, mut forms) = (String::new(), 0, "", None);
    let mut lines = page.lines().peekable();
    while let Some(line) = lines.next() {
        out += &format!("{line}\n");
        let comment = line.strip_prefix("<!-- ").and_then(|line| line.strip_suffix(" -->"));
        match comment.and_then(|comment| comment.split_once(' ')) {
            Some(("day", date)) => day = date,
            Some(("forms", rest)) => {
                forms =
                    rest.strip_prefix("in ").and_then(|rest| rest.split_once(", filled in on "));
            }
            _ => {}
        }
        if line.starts_with('|')
            && let Some((folder, on)) = forms.take()
        {
            let mut table = vec![line];
            while let Some(row) = lines.next_if(|line| line.starts_with('|')) {
                out += &format!("{row}\n");
                table.push(row);
            }
            fill(&office, folder, on, &table);
        }
        if line == "```shellsession" {
            blocks += 1;
            let command = lines.next().unwrap();
            out += &format!("{}```\n", shown(&office, command, lang, day));
            lines.by_ref().find(|line| *line == "```").unwrap();
        }
    }
    (out, blocks)
}

#[test]
fn a_quarter_goes_as_the_pages_say() {
    for (name, lang) in [("docs/reports.md", "en"), ("docs/reports.vi.md", "vi")] {
        let page = text_of(name).replace("\r\n", "\n");
        let (now, blocks) = renewed(&page, lang);
        assert!(blocks >= 12, "{name} has {blocks} blocks");
        if std::env::var("TRYCMD").is_ok_and(|value| value == "overwrite") {
            std::fs::write(root().join(name), now).unwrap();
        } else {
            assert_eq!(page, now, "{name}: see the top of tests/docs/reports_page.rs");
        }
    }
}
