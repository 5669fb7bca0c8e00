//! Vietnamese texts keep to the words of an office: one word for each thing, and none of these.

use std::path::{Path, PathBuf};

use pargo::plan::keys::tables::ALL;
use pargo::rules::RULES;

/// What is not to be said, and what is.
const FORBIDDEN: [(&str, &str); 14] = [
    ("việc", "nhiệm vụ"),
    ("ý là", "có phải là “…”?"),
    ("chưa khai ", "chưa khai báo"),
    ("«", "“…”"),
    ("»", "“…”"),
    ("dấu nháy", "dấu ngoặc kép"),
    ("bản ghi", "commit"),
    ("minh chứng", "tài liệu kiểm chứng"),
    ("dời", "lùi thời hạn, gia hạn"),
    ("Việc", "nhiệm vụ"),
    ("trạng thái", "tình trạng"),
    ("phần tử", "mục"),
    ("Huỷ", "hủy"),
    ("huỷ", "hủy"),
];

/// Where such a word is no task and no quote of that kind, or stands in what someone else has written.
const ALLOWED: [&str; 18] = [
    "công việc",
    "Làm việc",
    "làm việc",
    "sự việc",
    "Sự việc",
    "làm-việc",
    "thuỷ` và",
    "vị trí việc làm",
    "rõ việc",
    "việc dừng thực hiện",
    "trong việc ra quyết định",
    "chưa khai báo",
    "dấu nháy đơn",
    "văn bản ghi",
    // The heading of a column in the forms of offices.
    "Văn bản, sản phẩm minh chứng",
    // The forms of official documents.
    "văn bản minh chứng",
    "Về việc",
    // The message of a commit in the sample.
    "Bỏ việc trùng",
];

/// The forbidden words of a text, each with what to say.
fn found(text: &str) -> Vec<String> {
    let plain = ALLOWED.iter().fold(text.to_owned(), |text, allowed| text.replace(allowed, "…"));
    let is_word = |text: &str, from_end: bool| {
        let letter = if from_end { text.chars().next_back() } else { text.chars().next() };
        letter.is_some_and(char::is_alphanumeric)
    };
    let mut found = Vec::new();
    for (word, instead) in FORBIDDEN {
        for (at, _) in plain.match_indices(word) {
            let (before, after) = (&plain[..at], &plain[at + word.len()..]);
            let is_part = word.ends_with(char::is_alphabetic) && is_word(after, false);
            if is_word(before, true) || is_part {
                continue;
            }
            found.push(format!("“{word}”: say “{instead}”"));
        }
    }
    found
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files below a folder whose names end in `ending`.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn a_forbidden_word_is_found() {
    for wrong in [
        "có 3 việc quá hạn",
        "Việc: việc.",
        "ý là `deadline`?",
        "chưa khai đơn vị",
        "trong dấu nháy",
        "«6 rõ»",
        "= bản ghi: 46e5",
        "thời hạn đã dời",
    ] {
        assert!(!found(wrong).is_empty(), "{wrong}");
    }
    for right in [
        "10 ngày làm việc, công việc, sự việc",
        "đơn vị chưa khai báo",
        "văn bản ghi 14,5",
        "trong dấu nháy đơn '…'",
        "cần dờix",
    ] {
        assert_eq!(found(right), Vec::<String>::new(), "{right}");
    }
}

#[test]
fn rules_and_keys_keep_to_them() {
    for rule in &RULES {
        let doc = rule.doc;
        for text in [doc.summary.vi, doc.why.vi, doc.fix.vi] {
            assert_eq!(found(text), Vec::<String>::new(), "{}: {text}", doc.name);
        }
    }
    for table in ALL {
        for key in table.keys {
            for text in [key.label.vi, key.about.vi] {
                assert_eq!(found(text), Vec::<String>::new(), "{}.{}", table.name, key.name);
            }
        }
    }
}

#[test]
fn pages_keep_to_them() {
    let mut pages = files(&root().join("docs"), ".vi.md");
    pages.push(root().join("README.vi.md"));
    pages.extend(files(&root().join("tests/docs/transcripts"), ".md"));
    assert!(pages.len() > 5, "the pages have moved");
    for page in pages {
        let text = std::fs::read_to_string(&page).unwrap();
        for (at, line) in text.lines().enumerate() {
            assert_eq!(found(line), Vec::<String>::new(), "{}:{}", page.display(), at + 1);
        }
    }
}

/// Files that hold what documents say, and letters.
const OTHERS_WORDS: [&str; 4] =
    ["deadline/phrase", "src/plan/index.rs", "parse/syntax", "src/text/"];

#[test]
fn messages_keep_to_them() {
    let sources = files(&root().join("src"), ".rs");
    assert!(sources.len() > 100, "the sources have moved");
    for source in sources {
        let path = source.to_string_lossy().replace('\\', "/");
        if OTHERS_WORDS.iter().any(|part| path.contains(part)) {
            continue;
        }
        let text = std::fs::read_to_string(&source).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (at, line) in code.lines().enumerate() {
            if !line.trim_start().starts_with("//") {
                assert_eq!(found(line), Vec::<String>::new(), "{path}:{}", at + 1);
            }
        }
    }
}
