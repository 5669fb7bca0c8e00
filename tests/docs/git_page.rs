//! The outputs in the documentation on git are those of pargo in a repository that is created here, with
//! the same commits on every machine. `TRYCMD=overwrite cargo test --test docs` writes the pages again.

#![allow(clippy::disallowed_methods, reason = "a variable says that the pages are to be written")]

use crate::scaffold::{Edit, Pargo, Repository, root, text_of};

const STP: &str = "plans/stp-2025.toml";
const SNV: &str = "plans/snv-2025.toml";

/// A commit of the sample.
struct Commit {
    by: &'static str,
    on: &'static str,
    message: &'static str,
    edits: &'static [Edit<'static>],
}

const BINH: &str = "Trần Thị Bình";
const AN: &str = "Nguyễn Văn An";

/// The commits of the province's repository.
const MAIN: [Commit; 6] = [
    Commit {
        by: BINH,
        on: "2025-01-20",
        message: "Kế hoạch 310/KH-STP của Sở Tư pháp",
        edits: &[(STP, "", include_str!("git-sample/stp-2025.toml"))],
    },
    Commit {
        by: AN,
        on: "2025-02-10",
        message: "Kế hoạch của Sở Nội vụ",
        edits: &[(SNV, "", include_str!("git-sample/snv-2025.toml"))],
    },
    Commit {
        by: BINH,
        on: "2025-04-02",
        message: "Báo cáo quý I, gia hạn kiểm tra",
        edits: &[
            (
                STP,
                "product    = \"Báo cáo\"\n",
                "product    = \"Báo cáo\"\n\n[[task.report]]\nperiod = \"2025-Q1\"\ndone = 2025-03-28\n",
            ),
            (
                STP,
                "product    = \"Kết luận kiểm tra\"\n",
                "product    = \"Kết luận kiểm tra\"\n\n[[task.extension]]\nto      = 2025-05-31\ngranted = 2025-04-01\nby      = \"Thông báo số 12/TB-STP\"\n",
            ),
        ],
    },
    Commit {
        by: AN,
        on: "2025-06-10",
        message: "Chỉnh lại thời hạn",
        edits: &[(STP, "2025-06-30", "2025-08-15"), (SNV, "2025-05-31", "2025-06-20")],
    },
    Commit {
        by: AN,
        on: "2025-06-25",
        message: "Tập huấn xong",
        edits: &[(
            SNV,
            "product  = \"Lớp tập huấn\"\n",
            "product  = \"Lớp tập huấn\"\ndone     = 2025-06-18\nevidence = \"Báo cáo số 45/BC-SNV\"\n",
        )],
    },
    Commit {
        by: BINH,
        on: "2025-07-03",
        message: "Báo cáo quý II, kết luận kiểm tra",
        edits: &[
            (
                STP,
                "done = 2025-03-28\n",
                "done = 2025-03-28\n\n[[task.report]]\nperiod = \"2025-Q2\"\ndone = 2025-06-27\n",
            ),
            (
                STP,
                "product    = \"Kết luận kiểm tra\"\n",
                "product    = \"Kết luận kiểm tra\"\ndone       = 2025-05-28\nevidence   = \"Kết luận số 09/KL-TTr\"\n",
            ),
        ],
    },
];

/// The commits of a branch.
const BRANCH: [Commit; 2] = [
    Commit {
        by: AN,
        on: "2025-09-05",
        message: "Cập nhật chỉ tiêu, thời hạn quý III",
        edits: &[
            (STP, ">= 14.5", ">= 14"),
            (STP, "\"Quý III\"", "\"Trước ngày 01/12/2025\""),
            (
                SNV,
                "product  = \"Thông báo\"\n",
                "product  = \"Thông báo\"\n\n[[task.extension]]\nto      = 2025-09-30\ngranted = 2025-06-27\nby      = \"Công văn số 88/SNV\"\n",
            ),
        ],
    },
    Commit {
        by: BINH,
        on: "2025-09-08",
        message: "Bỏ việc trùng với kế hoạch của tỉnh",
        edits: &[(
            STP,
            "\n[[task]]\nid         = \"II.5\"\nindex      = \"PAR INDEX\"\ntitle      = \"Khảo sát mức độ hài lòng của người dân\"\nlead       = \"Văn phòng Sở\"\ndeadline   = \"Trước ngày 15/11/2025\"\nproduct    = \"Báo cáo khảo sát\"\n",
            "",
        )],
    },
];

fn make(repo: &Repository, commit: &Commit) {
    repo.edit(commit.edits);
    repo.git(&["config", "user.name", commit.by]);
    repo.commit_on(&format!("{}T09:00:00+07:00", commit.on), commit.message);
}

/// The sample: a branch is checked out, and `origin/main` is where it begins.
fn sample() -> Repository {
    let repo = Repository::new();
    MAIN.iter().for_each(|commit| make(&repo, commit));
    repo.git(&["update-ref", "refs/remotes/origin/main", "HEAD"]);
    repo.git(&["checkout", "-q", "-b", "quy-3"]);
    BRANCH.iter().for_each(|commit| make(&repo, commit));
    repo
}

/// The words of a command line; quotes keep a word together.
fn words(line: &str) -> Vec<String> {
    let quoted = line.split('"').enumerate();
    quoted
        .flat_map(|(place, part)| match place % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect::<Vec<_>>(),
            _ => vec![part.to_owned()],
        })
        .collect()
}

/// The text of a block for its command: the exit status if it is not 0, the answer, the notes.
fn shown(repo: &Repository, line: &str, lang: &str) -> String {
    let words = words(line.strip_prefix("$ pargo ").unwrap());
    let pargo = Pargo::at(repo.path()).env("PARGO_LANG", lang).env("COLUMNS", "80");
    let answer = pargo.run(&words);
    let status = match answer.status {
        0 => String::new(),
        status => format!("? {status}\n"),
    };
    format!("{line}\n{status}{}{}", answer.out, answer.err)
}

/// The page with current outputs, and its number of blocks.
pub fn renewed(page: &str, repo: &Repository, lang: &str) -> (String, usize) {
    let mut out = String::new();
    let mut blocks = 0;
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        out += &format!("{line}\n");
        if line == "```shellsession" {
            blocks += 1;
            let command = lines.next().unwrap();
            out += &format!("{}```\n", shown(repo, command, lang));
            lines.by_ref().find(|line| *line == "```").unwrap();
        }
    }
    (out, blocks)
}

#[test]
fn pages_show_what_pargo_prints_in_a_repository() {
    let repo = sample();
    for (name, lang, least) in [
        ("docs/git.md", "en", 8),
        ("docs/git.vi.md", "vi", 8),
        ("README.md", "en", 3),
        ("README.vi.md", "vi", 3),
    ] {
        let page = text_of(name).replace("\r\n", "\n");
        let (now, blocks) = renewed(&page, &repo, lang);
        assert!(blocks >= least, "{name} has {blocks} blocks");
        if std::env::var("TRYCMD").is_ok_and(|value| value == "overwrite") {
            std::fs::write(root().join(name), now).unwrap();
        } else {
            assert_eq!(page, now, "{name}: see the top of tests/docs/git_page.rs");
        }
    }
}

#[test]
fn the_sample_is_the_same_everywhere() {
    // The id depends on every byte, name and date that was committed.
    assert_eq!(sample().git(&["rev-parse", "--short=10", "HEAD"]), "3c363dd78d");
}
