//! The speed of pargo, beside programs that do the minimum of the work, and beside programs that people
//! would use instead. All figures are for whole processes.
//!
//! | command | what it does |
//! | --- | --- |
//! | `cargo bench --bench speed` | makes the plans, measures, prints the tables as Markdown |
//! | … `-- --write` | puts the tables into `docs/performance.md` too |
//! | … `-- --no-peers` | leaves out the programs that take minutes |
//! | … `-- --rounds 21` | measures more often |
//! | … `-- history` | questions about history alone, which the command without it leaves out |
//! | … `-- --all-keys` | measures plans that use every key of the format, see [`corpus::Keys`] |
//! | … `-- plans FOLDER 250 60` | makes 250 plans of 60 tasks below a folder, and nothing else |
//! | … `-- plans FOLDER 250 60 --all-keys` | the same with every key of the format |
//! | … `-- parse PATH` | one of the helpers to compare with: `read`, `parse`, `toml`, … |

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the tables are the point")]

mod corpus;
mod helpers;
mod history;
mod linked;
mod measure;
mod peers;
mod plan_text;
mod tables;
mod words;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use corpus::Keys;
use helpers::Helper;
use measure::{Measured, Program, patiently, side_by_side};
use tables::Results;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> std::process::ExitCode {
    match run() {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            // Not 1, which means that something was found.
            std::process::ExitCode::from(2)
        }
    }
}

fn run() -> Outcome<()> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    // Cargo passes `--bench` for benches, and not for tests.
    let benches = arguments.iter().any(|a| a == "--bench");
    arguments.retain(|a| a != "--bench");
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["plans", folder, plans, tasks, options @ ..] => {
            let (plans, tasks) = (plans.parse()?, tasks.parse()?);
            let keys = Options::of(options)?.keys;
            let made = corpus::plans(Path::new(folder), plans, tasks, keys)?;
            println!("{}", made.display());
            Ok(())
        }
        [word, paths @ ..] if Helper::of_word(word).is_some() => {
            let helper = Helper::of_word(word).unwrap_or(Helper::Empty);
            helper.run(Path::new(paths.first().unwrap_or(&".")))
        }
        ["history", options @ ..] if benches => history::measure(&Options::of(options)?),
        options if benches && !options.contains(&"--test") => measure(&Options::of(options)?),
        _ => {
            // A test run only checks that the benches still work.
            assert!(plan_text::plan(0, 1, Keys::All).contains("[[task]]"));
            Ok(())
        }
    }
}

/// How to measure.
struct Options {
    write: bool,
    peers: bool,
    rounds: usize,
    keys: Keys,
}

impl Options {
    fn of(words: &[&str]) -> Outcome<Self> {
        let mut options = Options { write: false, peers: true, rounds: 11, keys: Keys::First };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match *word {
                "--write" => options.write = true,
                "--no-peers" => options.peers = false,
                "--all-keys" => options.keys = Keys::All,
                "--rounds" => {
                    options.rounds = words.next().ok_or("--rounds takes a number")?.parse()?
                }
                other => return Err(format!("unknown option {other}").into()),
            }
        }
        Ok(options)
    }
}

/// The number of plans in each corpus of plans of 60 tasks.
const PLANS: [usize; 4] = [5, 250, 1000, 4000];

/// The number of tasks in each corpus of one file; only the last one is shown.
const FILES: [usize; 4] = [2_500, 5_000, 10_000, 20_000];

/// The number of plans for comparing with programs that would take minutes for more.
const PEER_PLANS: usize = 1000;

/// A folder of plans.
pub struct Corpus {
    /// The number of plans.
    pub plans: usize,
    /// The number of tasks in each plan.
    pub tasks: usize,
    folder: PathBuf,
    /// The size of all plans in bytes.
    pub bytes: u64,
}

fn measure(options: &Options) -> Outcome<()> {
    let below = Path::new(env!("CARGO_TARGET_TMPDIR")).join("speed");
    let sizes = PLANS.map(|plans| (plans, corpus::TASKS));
    let by_plans = corpora(&below, &sizes, options.keys)?;
    let by_tasks = corpora(&below, &FILES.map(|tasks| (1, tasks)), options.keys)?;
    let largest = &by_plans[PLANS.len() - 1];
    let mut results = Results {
        findings: lines(largest, &["check", "--format", "short"])?,
        overdue: lines(largest, &["overdue", "--format", "csv"])?.saturating_sub(1),
        ..Results::default()
    };
    eprintln!("plans …");
    results.by_plans = in_turns(by_plans, options.rounds)?;
    eprintln!("files …");
    results.by_tasks = in_turns(by_tasks, options.rounds)?;
    eprintln!("parsers …");
    let (largest, _) = &results.by_plans[PLANS.len() - 1];
    results.parsers = side_by_side(&parsers(largest)?, options.rounds.min(5))?;
    eprintln!("start …");
    let (smallest, _) = &results.by_plans[0];
    results.start = side_by_side(&starts(smallest)?, options.rounds * 9)?;
    if options.peers {
        results.peers = peers(&below, &results, options.rounds.min(3))?;
    }
    let text = results.markdown(&machine());
    println!("{text}");
    if options.write {
        write(BEGIN, &text)?;
    }
    Ok(())
}

/// Measures all programs on several corpora, in turns: growth is calculated from the times of different
/// corpora, and a busy minute must not affect only one of them.
fn in_turns(corpora: Vec<Corpus>, rounds: usize) -> Outcome<Vec<(Corpus, Vec<Measured>)>> {
    let mut programs = Vec::new();
    for corpus in &corpora {
        programs.extend(everybody(corpus)?);
    }
    let measured = side_by_side(&programs, rounds)?;
    let each = measured.len() / corpora.len().max(1);
    Ok(corpora.into_iter().zip(measured.chunks(each).map(<[Measured]>::to_vec)).collect())
}

fn corpora(below: &Path, sizes: &[(usize, usize)], keys: Keys) -> Outcome<Vec<Corpus>> {
    let mut corpora = Vec::with_capacity(sizes.len());
    for (plans, tasks) in sizes.iter().copied() {
        let folder = corpus::plans(below, plans, tasks, keys)?;
        repository(&folder);
        let mut files = Vec::new();
        helpers::find(&folder.join("plans"), &mut files)?;
        let bytes = files.iter().map(|f| f.metadata().map_or(0, |m| m.len())).sum();
        corpora.push(Corpus { plans, tasks, folder, bytes });
    }
    Ok(corpora)
}

/// Turns a folder into a git repository, since plans live in one. Without git this does nothing, and `git
/// status` is not measured.
fn repository(folder: &Path) {
    if folder.join(".git").exists() {
        return;
    }
    let person = ["-c", "user.name=bench", "-c", "user.email=bench@localhost"];
    for step in [vec!["init", "-q"], vec!["add", "-A"], vec!["commit", "-q", "-m", "Plans"]] {
        let mut git = Command::new("git");
        git.args(person).args(["-c", "commit.gpgsign=false", "-c", "gc.auto=0"]).args(step);
        let _ = git.current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null()).status();
    }
}

/// The number of lines of an answer.
fn lines(corpus: &Corpus, question: &[&str]) -> Outcome<usize> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pargo"));
    command.args(question).args(["plans", "--as-of", corpus::AS_OF]);
    let output = command.current_dir(&corpus.folder).output()?;
    Ok(output.stdout.iter().filter(|byte| **byte == b'\n').count())
}

/// A question to pargo on the plans of a folder.
fn pargo(question: &str, folder: &Path) -> Program {
    let shown = format!("pargo {question} plans --as-of {}", corpus::AS_OF);
    Program::new(&format!("`pargo {question}`"), &shown, env!("CARGO_BIN_EXE_pargo"), folder)
        .with(question.split(' '))
        .with(["plans", "--as-of", corpus::AS_OF])
}

fn helper(helper: Helper, name: &str, folder: &Path) -> Outcome<Program> {
    let shown = format!("cargo bench --bench speed -- {} $PWD/plans", helper.word());
    let program = Program::new(name, &shown, std::env::current_exe()?, folder);
    Ok(program.with([helper.word(), "plans"]))
}

/// All programs measured on every corpus; the third one only parses.
fn everybody(corpus: &Corpus) -> Outcome<Vec<Program>> {
    let folder = &corpus.folder;
    let mut files = Vec::new();
    helpers::find(&folder.join("plans"), &mut files)?;
    let files = files.iter().map(|f| f.strip_prefix(folder).unwrap_or(f).to_owned());
    let cat = Program::new("`cat`", "cat plans/*/*.toml > /dev/null", "cat", folder);
    Ok(vec![
        cat.with(files),
        helper(Helper::Read, "read and check UTF-8", folder)?,
        helper(Helper::Spanner, "bare parse, `toml-spanner`", folder)?,
        helper(Helper::Toml, "bare parse, `toml`", folder)?,
        pargo("check", folder),
        pargo("overdue", folder),
        pargo("summary", folder),
        pargo("tasks --format json", folder),
    ])
}

fn parsers(corpus: &Corpus) -> Outcome<Vec<Program>> {
    let folder = &corpus.folder;
    Ok(vec![
        helper(Helper::Spanner, "`toml-spanner`", folder)?,
        helper(Helper::Toml, "`toml`, `from_str` to a `Table`, without places", folder)?,
        helper(Helper::TomlPlaces, "`toml`, `DeTable`", folder)?,
        helper(Helper::TomlEdit, "`toml_edit`, `Document`", folder)?,
    ])
}

/// The waiting time with five plans; the empty program is the first, `git status` the last.
fn starts(corpus: &Corpus) -> Outcome<Vec<Program>> {
    let folder = &corpus.folder;
    let mut programs = vec![
        helper(Helper::Empty, "an empty program that parses its arguments", folder)?
            .with(["--as-of", corpus::AS_OF]),
        pargo("check", folder),
        pargo("overdue", folder),
        pargo("summary", folder),
        Program::new("`pargo --version`", "pargo --version", env!("CARGO_BIN_EXE_pargo"), folder)
            .with(["--version"]),
    ];
    let git = Program::new("`git status`", "git status", "git", folder).with(["status"]);
    if git.is_there() && folder.join(".git").exists() {
        programs.push(git);
    }
    Ok(programs)
}

fn peers(
    below: &Path,
    results: &Results,
    rounds: usize,
) -> Outcome<Vec<(Measured, f64, Option<f64>)>> {
    let mut measured = Vec::new();
    let Some((corpus, _)) = results.by_plans.iter().find(|(c, _)| c.plans == PEER_PLANS) else {
        return Ok(measured);
    };
    let peers = peers::all(&corpus.folder, below, PEER_PLANS * corpus::TASKS)?;
    for peer in peers {
        if !peer.program.is_there() {
            eprintln!("{} is not installed, and left out", peer.program.name);
            continue;
        }
        eprintln!("{} …", peer.program.name);
        let own = pargo(peer.against, &corpus.folder);
        let (theirs, own) = patiently(&peer.program, &own, rounds)?;
        let times = theirs.time.as_secs_f64() / own.as_secs_f64();
        measured.push((theirs, times, peer.target));
    }
    Ok(measured)
}

/// The facts about the machine that the figures depend on, without names that identify it.
fn machine() -> String {
    let cores = match std::thread::available_parallelism().map_or(1, usize::from) {
        1 => "one core".to_owned(),
        2 => "two cores".to_owned(),
        more => format!("{more} cores, two threads"),
    };
    let rustc = Command::new("rustc").arg("--version").output();
    let rustc = rustc.map_or_else(|_| String::new(), |o| String::from_utf8_lossy(&o.stdout).into());
    let version = rustc.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    let system = if cfg!(target_os = "linux") { "Linux" } else { std::env::consts::OS };
    format!("{cores}, {system}, {version}")
}

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/performance.md");
const BEGIN: &str = "<!-- begin: cargo bench --bench speed -- --write -->\n";
const END: &str = "<!-- end -->";

/// Writes the tables between the marks of the page.
fn write(begin: &str, text: &str) -> Outcome<()> {
    let page = std::fs::read_to_string(PAGE)?;
    let (before, rest) = page.split_once(begin).ok_or("the page has no beginning mark")?;
    let (_, after) = rest.split_once(END).ok_or("the page has no end mark")?;
    std::fs::write(PAGE, format!("{before}{begin}\n{}\n\n{END}{after}", text.trim_end()))?;
    Ok(())
}
