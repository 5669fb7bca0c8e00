//! Every answer that pargo gives for a plan in memory, in every format.

use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use pargo::check::{self, CheckOptions, Report};
use pargo::config::{Config, File};
use pargo::deadline::period::Period;
use pargo::deadline::reporting::ReportingCalendar;
use pargo::finding::Level;
use pargo::finding::baseline::Baseline;
use pargo::finding::profile::SIX_CLARITIES;
use pargo::render::answers::{cascade as cascades, owed as owings};
use pargo::render::answers::{files, listing, show, summary, trend};
use pargo::render::calendar;
use pargo::render::document::form::Stamp;
use pargo::render::document::letter::{self, Dates};
use pargo::render::document::{self as documents, Document};
use pargo::render::findings::{baseline, check as text, github, gitlab, junit, sarif};
use pargo::render::{OutputStyle, html, json, words};
use pargo::report::board::{Past, boards};
use pargo::report::filter::{Asked, Filter, Role};
use pargo::report::summary::{By, Summary};
use pargo::report::trend::{Interval, Point, Trend};
use pargo::report::{self, cascade, debts, overdue, owed, periodic, reminders, tasks};
use pargo::rules::RULES;
use pargo::text::lang::Lang;
use pargo::text::source::{At, Span};
use pargo::workspace::find::{Files, Skipped};
use pargo::workspace::git::objects::Object;
use pargo::workspace::root::Root;
use pargo::workspace::{Content, PlanFile, Workspace};

use super::Depth;
use super::shape::{Format, assert_well_formed};

/// The name under which a plan in memory is shown. Markup and a comma in it are for the formats to bear.
pub const NAME: &str = "kế hoạch/a,<b>|`c`.toml";

/// The day that is asked about.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 12, 1).expect("a day")
}

pub fn root() -> Root {
    Root::new("/kho", "/kho")
}

/// What holds for every plan: all rules are on, and the profile that makes tables wider.
fn everything_on() -> &'static Config {
    static CONFIG: LazyLock<Config> = LazyLock::new(|| {
        let off = RULES.iter().filter(|rule| rule.doc.level == Level::Off);
        let level =
            |name: &str| (At { value: name.to_owned(), span: Span::default() }, Level::Warn);
        let levels = off.map(|rule| level(rule.doc.name)).collect();
        Config::of(&[&File { levels, profile: Some(&SIX_CLARITIES), ..File::default() }])
    });
    &CONFIG
}

/// A workspace of one plan.
pub fn workspace(bytes: &[u8]) -> Workspace {
    workspace_under(everything_on().clone(), bytes)
}

/// A workspace of one plan under a configuration.
pub fn workspace_under(config: Config, bytes: &[u8]) -> Workspace {
    let content = Content::Object(Arc::new(Object::Text(bytes.to_vec())));
    let file = PlanFile { content, shown: NAME.to_owned(), config: 0 };
    Workspace { files: vec![file], configs: vec![config], ..Workspace::default() }
}

/// Answers, each with what it answers and its format.
#[derive(Debug, Default, PartialEq)]
pub struct Answers(Vec<(String, Format, String)>);

impl Answers {
    fn add(&mut self, question: &str, format: Format, text: String) {
        self.0.push((format!("{question} as {format:?}"), format, text));
    }

    pub fn assert_well_formed(&self) {
        self.0.iter().for_each(|(_, format, text)| assert_well_formed(*format, text));
    }
}

/// How text may look: in a pipe, on a terminal too narrow for anything, on a wide one.
pub fn styles(lang: Lang, depth: Depth) -> impl Iterator<Item = (Format, OutputStyle)> {
    let all = [
        (Format::Text, false, None),
        (Format::Text, false, Some(20)),
        (Format::Colored, true, Some(160)),
    ];
    let some = depth.of_all(&all).to_vec();
    some.into_iter().map(move |(format, color, width)| (format, OutputStyle { lang, color, width }))
}

pub fn languages(depth: Depth) -> &'static [Lang] {
    depth.of_all(&[Lang::Vi, Lang::En])
}

/// The findings of a check in every format.
pub fn of_check(report: &Report, lang: Lang, depth: Depth) -> Answers {
    let (root, mut all) = (root(), Answers::default());
    for (format, style) in styles(lang, depth) {
        all.add("check", format, text::text(report, style));
    }
    all.add("check", Format::Text, text::short(report, lang));
    all.add("check", Format::Json, json::check(report, None, lang));
    all.add("check", Format::Gitlab, gitlab::gitlab(report, &root, lang));
    all.add("check", Format::GithubCommands, github::commands(report, &root, lang));
    let style = OutputStyle { lang, color: false, width: None };
    all.add("check", Format::GithubLog, github::log(report, style));
    all.add("check", Format::Markdown, github::summary(report, &root, lang));
    all.add("check", Format::Junit, junit::junit(report, &root, lang));
    all.add("check", Format::Toml, baseline::toml(&Baseline::of(report, &root, |_| true)));
    // It tells of all rules, which takes longer than everything else together.
    if depth == Depth::Thorough {
        all.add("check", Format::Sarif, sarif::sarif(report, &root, lang));
    }
    all
}

/// The lists that a filter selects.
fn of_lists(workspace: &Workspace, asked: &Asked, lang: Lang, depth: Depth, all: &mut Answers) {
    let filter = Filter::from(asked.clone());
    let late = overdue::Asked { as_of: today(), within: Some(60), closed: true };
    if let Ok(answer) = overdue::overdue(workspace, &filter, late) {
        for (format, style) in styles(lang, depth) {
            all.add("overdue", format, listing::overdue(&answer, Some(60), style));
        }
        let told = [words::left_out, words::remarks].map(|of| of(&answer.coverage, lang));
        for line in told.into_iter().flatten() {
            all.add("standard error", Format::Text, line);
        }
        all.add("overdue", Format::Json, json::overdue(&answer, lang));
        all.add("overdue", Format::Csv, listing::csv(&answer.items));
        all.add("overdue", Format::Markdown, listing::overdue_markdown(&answer, lang));
    }
    if let Ok(answer) = tasks::tasks(workspace, &filter, today()) {
        for (format, style) in styles(lang, depth) {
            let text = listing::tasks(&answer, style);
            // In a pipe a task is a line, below the heads and a rule and above the headline.
            if style.width.is_none() && !answer.items.is_empty() {
                assert_eq!(text.matches('\n').count(), answer.items.len() + 4, "{text}");
            }
            all.add("tasks", format, text);
        }
        all.add("tasks", Format::Json, json::tasks(&answer, lang));
        all.add("tasks", Format::Csv, listing::csv(&answer.items));
        all.add("tasks", Format::Markdown, listing::tasks_markdown(&answer, lang));
    }
}

fn of_summaries(workspace: &Workspace, lang: Lang, depth: Depth, all: &mut Answers) {
    for by in depth.of_all(&[By::Index, By::Component, By::Unit, By::Plan, By::Agency]) {
        let by = *by;
        let filter = Filter::default();
        let answer = report::summary::summary(workspace, &filter, today(), by, by == By::Unit);
        let Ok(answer) = answer else { return };
        for (format, style) in styles(lang, depth) {
            for full in [false, true] {
                all.add(by.name(), format, summary::text(&answer, full, style));
            }
        }
        all.add(by.name(), Format::Json, json::summary(&answer, lang));
        all.add(by.name(), Format::Csv, summary::csv(&answer));
        all.add(by.name(), Format::Markdown, summary::markdown_text(&answer, lang));
        if by == By::Index {
            of_trend(answer, lang, depth, all);
        }
    }
}

/// What each unit owes, and that both ways of grouping count the same.
fn of_owed(workspace: &Workspace, lang: Lang, depth: Depth, all: &mut Answers) {
    let mut totals = Vec::new();
    for by in [owed::By::Unit, owed::By::Task] {
        for missing in [false, true] {
            let filter = Filter::default();
            let Ok(answer) = owed::owed(workspace, &filter, today(), by, missing) else { return };
            for (format, style) in styles(lang, depth) {
                all.add("owed", format, owings::text(&answer, missing, style));
            }
            all.add("owed", Format::Json, json::owed(&answer, lang));
            all.add("owed", Format::Csv, owings::csv(&answer));
            all.add("owed", Format::Markdown, owings::markdown_text(&answer, missing, lang));
            totals.push(answer.total);
        }
    }
    assert!(totals.windows(2).all(|pair| pair[0] == pair[1]), "{totals:?}");
}

/// Reports, letters, a notice and a calendar.
fn of_documents(workspace: &Workspace, lang: Lang, all: &mut Answers) {
    let filter = Filter::default();
    let period = Period::parse("2025-Q4").expect("a period");
    if let Ok((reports, coverage)) = periodic::periodic(workspace, &filter, period, today()) {
        for one in &reports.begun {
            let moved = Err("không có git".to_owned());
            let made = documents::report::document(one, &moved, &Stamp::default(), 7 * 60);
            of_document("report", &made, all);
            all.add("report", Format::Json, json::report(one, None, &coverage, 7 * 60, lang));
        }
    }
    if let Ok(answer) = reminders::reminders(workspace, &filter, today(), Some(60)) {
        let dates = Dates { as_of: today(), reply_by: None, stamp: Stamp::default() };
        for one in &answer.units {
            of_document("letter", &letter::letter(one, &dates), all);
        }
        let units: Vec<_> = answer.units.iter().collect();
        of_document("notice", &letter::notice(&units, &dates), all);
    }
    if let Ok(answer) = debts::debts(workspace, &filter, today()) {
        let text = calendar::ics(&answer, &[0, 7], lang);
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "a long line: {text}");
        all.add("calendar", Format::Text, text.replace("\r\n", "\n"));
    }
}

fn of_document(question: &str, document: &Document, all: &mut Answers) {
    all.add(question, Format::Text, documents::markdown::markdown(document));
    all.add(question, Format::Text, documents::html::html(document));
    assert!(!documents::word::word(document).is_empty());
}

/// What the plan gives and what is given to it.
fn of_cascade(workspace: &Workspace, lang: Lang, depth: Depth, all: &mut Answers) {
    let Ok(answer) = cascade::cascade(workspace, &cascade::Asked::default(), today()) else {
        return;
    };
    for by_agency in [false, true] {
        for (format, style) in styles(lang, depth) {
            all.add("cascade", format, cascades::text(&answer, by_agency, style));
        }
        all.add("cascade", Format::Json, json::cascade(&answer, by_agency, lang));
        all.add("cascade", Format::Csv, cascades::csv(&answer, by_agency));
        all.add("cascade", Format::Markdown, cascades::markdown_text(&answer, by_agency, lang));
    }
}

/// One page of everything, and where there is time the pages of a folder.
fn of_page(workspace: &Workspace, lang: Lang, depth: Depth, all: &mut Answers) {
    let past = Past::default();
    let Ok(boards) = boards(workspace, today(), &past, depth == Depth::Thorough) else { return };
    let calendar = ReportingCalendar::default();
    let making = html::Making { boards: &boards, past: &past, utc_offset: 420, calendar, lang };
    all.add("page", Format::Html, html::page(making));
    if depth == Depth::Thorough {
        for file in html::folder(making) {
            all.add(&file.path, Format::Html, file.text);
        }
    }
}

/// The same counts as the points of two months.
fn of_trend(summary: Summary, lang: Lang, depth: Depth, all: &mut Answers) {
    let point = |date, total, groups| Point {
        date,
        commit: "0".repeat(40),
        total,
        groups,
        plans: Vec::new(),
    };
    let first = NaiveDate::from_ymd_opt(2025, 11, 30).expect("a day");
    let points = vec![
        point(first, summary.total, Vec::new()),
        point(summary.as_of, summary.total, summary.groups),
    ];
    let answer = Trend { every: Interval::Month, points, left_out: Vec::new(), is_cut: false };
    for (format, style) in styles(lang, depth) {
        all.add("trend", format, trend::text(&answer, style));
    }
    all.add("trend", Format::Json, json::trend(&answer, lang));
    all.add("trend", Format::Csv, trend::csv(&answer));
}

/// What a plan is asked about by name.
#[derive(Default)]
pub struct Names {
    pub plan: Option<String>,
    /// Ids of tasks and objectives.
    pub ids: Vec<String>,
    pub units: Vec<String>,
}

fn of_show(workspace: &Workspace, names: &Names, lang: Lang, depth: Depth, all: &mut Answers) {
    let Some(plan) = &names.plan else { return };
    let each = names.ids.iter().map(|id| format!("{plan}/{id}"));
    for wanted in std::iter::once(plan.clone()).chain(each) {
        match report::show::show(workspace, &wanted, today()) {
            Ok(answer) => {
                for (format, style) in styles(lang, depth) {
                    all.add(&wanted, format, show::text(&answer, style));
                }
                all.add(&wanted, Format::Json, json::show(&answer, lang));
            }
            // What stands before the first `/` is taken for the plan.
            Err(_) => assert!(plan.contains('/'), "{wanted:?} is there, and not found"),
        }
    }
}

/// Which files are read.
fn of_files(workspace: &Workspace, lang: Lang, depth: Depth, all: &mut Answers) {
    let configs = vec![vec!["pargo.toml".to_owned()]];
    let skipped = vec![("b\u{202e}.toml".to_owned(), Skipped::Excluded)];
    let workspace = Workspace {
        files: workspace.files.clone(),
        configs: workspace.configs.clone(),
        ..Workspace::default()
    };
    let listing = report::files::listing(&Files { workspace, configs, skipped });
    for (format, style) in styles(lang, depth) {
        all.add("files", format, files::text(&listing, style));
    }
    all.add("files", Format::Json, json::files(&listing, lang));
}

/// Every answer for the plans of a workspace.
pub fn all(workspace: &Workspace, names: &Names, lang: Lang, depth: Depth) -> Answers {
    let report = check::check(workspace, CheckOptions::as_of(today()));
    let mut all = of_check(&report, lang, depth);
    of_lists(workspace, &Asked::default(), lang, depth, &mut all);
    for unit in names.units.iter().take(2) {
        let asked = Asked { units: vec![unit.clone()], role: Role::Any, ..Asked::default() };
        of_lists(workspace, &asked, lang, depth, &mut all);
    }
    of_summaries(workspace, lang, depth, &mut all);
    of_owed(workspace, lang, depth, &mut all);
    of_cascade(workspace, lang, depth, &mut all);
    of_page(workspace, lang, depth, &mut all);
    of_documents(workspace, lang, &mut all);
    of_show(workspace, names, lang, depth, &mut all);
    of_files(workspace, lang, depth, &mut all);
    all
}
