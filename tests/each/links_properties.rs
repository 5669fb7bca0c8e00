//! Properties of closed plans and of plans below plans, on generated repositories.

use proptest::prelude::*;
use serde_json::Value;

use crate::scaffold::Folder;

/// A task in pieces: its deadline, whether each unit owes it, the facts of it as days of the two years, and an
/// extension to one day granted on another.
#[derive(Clone, Debug)]
struct Work {
    deadline: usize,
    each: bool,
    done: Option<u64>,
    cancelled: Option<u64>,
    reports: Vec<(usize, usize, u64)>,
    extension: Option<(u64, u64, usize)>,
}

const UNITS: [&str; 4] = ["Phòng Một", "Phòng Hai", "Cả hai", "Các xã"];
const DEADLINES: [&str; 5] = [
    "2025-06-30",
    "\"hàng quý\"",
    "\"Thường xuyên\"",
    "{ when = \"x\", due = 2025-09-30 }",
    "2026-02-28",
];

fn day(days: u64) -> String {
    let first = chrono::NaiveDate::from_ymd_opt(2025, 1, 1).unwrap();
    (first + chrono::Days::new(days)).to_string()
}

fn work() -> impl Strategy<Value = Work> {
    let fact = || proptest::option::weighted(0.3, 0..700_u64);
    let reports = proptest::collection::vec((0..4_usize, 0..4_usize, 0..700_u64), 0..4);
    let extension = proptest::option::of((0..700_u64, 0..700_u64, 0..5_usize));
    let parts = (0..DEADLINES.len(), any::<bool>(), fact(), fact(), reports, extension);
    parts.prop_map(|(deadline, each, done, cancelled, reports, extension)| Work {
        deadline,
        each,
        done,
        cancelled,
        reports,
        extension,
    })
}

impl Work {
    fn toml(&self, id: usize) -> String {
        let mut out = format!(
            "\n[[task]]\nid = \"{id}\"\ntitle = \"Việc\"\nproduct = \"x\"\nlead = [\"Cả hai\", \"Các xã\"]\n\
             each = {}\ndeadline = {}\n",
            self.each, DEADLINES[self.deadline]
        );
        for (key, fact) in [("done", self.done), ("cancelled", self.cancelled)] {
            out += &fact.map(|on| format!("{key} = {}\n", day(on))).unwrap_or_default();
        }
        for (unit, quarter, on) in &self.reports {
            out += &format!(
                "[[task.report]]\nunit = \"{}\"\nperiod = \"2025-Q{}\"\ndone = {}\n",
                UNITS[*unit],
                quarter + 1,
                day(*on)
            );
        }
        if let Some((to, granted, unit)) = self.extension {
            let unit = UNITS.get(unit).map(|unit| format!("unit = \"{unit}\"\n"));
            out += &format!(
                "[[task.extension]]\nto = {}\ngranted = {}\nby = \"CV\"\n{}",
                day(to),
                day(granted),
                unit.unwrap_or_default()
            );
        }
        out
    }
}

/// A plan of these tasks that was closed on a day.
fn closed_plan(tasks: &[Work], closed: u64) -> String {
    let mut out = format!(
        "[plan]\nid = \"p\"\ntitle = \"P\"\nagency = \"Sở\"\nyear = 2025\nindexes = []\nclosed = {}\n\n\
         [[unit]]\nname = \"Phòng Một\"\n\n[[unit]]\nname = \"Phòng Hai\"\nuntil = 2025-08-31\n\n\
         [[unit]]\nname = \"Cả hai\"\nmembers = [\"Phòng Một\", \"Phòng Hai\"]\n\n\
         [[unit]]\nname = \"Các xã\"\ngroup = true\n",
        day(closed)
    );
    tasks.iter().enumerate().for_each(|(id, task)| out += &task.toml(id));
    out
}

/// What is answered of the tasks as of a day, without that day.
fn answers(folder: &Folder, as_of: &str) -> Vec<Value> {
    let questions: [&[&str]; 6] = [
        &["tasks"],
        &["tasks", "--unit", "Phòng Một"],
        &["overdue", "--closed", "--within", "400d"],
        &["owed"],
        &["summary", "--by", "unit"],
        &["show", "p"],
    ];
    let answer = |question: &&[&str]| {
        let mut json =
            folder.json(&[question, &["--as-of", as_of, "--format", "json"][..]].concat());
        json.as_object_mut().unwrap().remove("as_of");
        json
    };
    questions.iter().map(answer).collect()
}

/// What a department does about a task of the province.
#[derive(Clone, Copy, Debug)]
enum Answer {
    TakesUp,
    TakesUpLate,
    Cancels,
    Declines,
    Nothing,
}

/// The departments, by the names that the province has for them.
const DEPARTMENTS: [&str; 3] = ["Sở Một", "Sở Hai", "Sở Ba"];
/// What leads a task of the province, and which departments it is given to.
const LEADS: [(&str, &[usize]); 6] = [
    ("\"Sở Một\"", &[0]),
    ("[\"Sở Hai\", \"Sở Ba\"]", &[1, 2]),
    ("\"Mọi sở\"", &[0, 1, 2]),
    ("[\"Sở Một\", \"Mọi sở\"]", &[0, 1, 2]),
    ("\"Các sở: Sở Hai và Sở Một\"", &[0, 1]),
    ("\"Văn phòng tỉnh\"", &[]),
];

fn province(tasks: &[(usize, bool)]) -> String {
    let mut out =
        "[plan]\nid = \"tinh\"\ntitle = \"T\"\nagency = \"Tỉnh\"\nyear = 2025\nindexes = []\n\n\
                   [[unit]]\nname = \"Văn phòng tỉnh\"\n\n\
                   [[unit]]\nname = \"Các sở: Sở Hai và Sở Một\"\ngroup = true\n\n\
                   [[unit]]\nname = \"Mọi sở\"\nmembers = [\"Sở Một\", \"Sở Hai\", \"Sở Ba\"]\n"
            .to_owned();
    for name in DEPARTMENTS {
        out += &format!("\n[[unit]]\nname = \"{name}\"\nexternal = true\n");
    }
    for (id, (lead, cancelled)) in tasks.iter().enumerate() {
        let cancelled = if *cancelled { "cancelled = 2025-02-01\n" } else { "" };
        out += &format!(
            "\n[[task]]\nid = \"{id}\"\ntitle = \"V\"\nproduct = \"x\"\nlead = {}\ndeadline = 2025-06-30\n{cancelled}",
            LEADS[*lead].0
        );
    }
    out
}

fn department(at: usize, answers: &[Answer]) -> String {
    let (mut declined, mut tasks) = (Vec::new(), String::new());
    for (id, answer) in answers.iter().enumerate() {
        let more = match answer {
            Answer::TakesUp => "deadline = 2025-06-01",
            Answer::TakesUpLate => "deadline = 2025-07-01",
            Answer::Cancels => "deadline = 2025-06-01\ncancelled = 2025-02-01",
            Answer::Declines => {
                declined.push(format!("\"tinh/{id}\" = \"Không thuộc chức năng\""));
                continue;
            }
            Answer::Nothing => continue,
        };
        tasks += &format!(
            "\n[[task]]\nid = \"{id}\"\ntitle = \"V\"\nproduct = \"x\"\nlead = \"Phòng\"\nimplements = \"tinh/{id}\"\n{more}\n"
        );
    }
    format!(
        "[plan]\nid = \"so-{at}\"\ntitle = \"S\"\nagency = \"Sở số {at}\"\nyear = 2025\nindexes = []\n\
         known_as = [\"{}\"]\nimplements = \"tinh\"\ndeclined = {{ {} }}\n\n[[unit]]\nname = \"Phòng\"\n{tasks}",
        DEPARTMENTS[at].to_uppercase(),
        declined.join(", ")
    )
}

fn answer() -> impl Strategy<Value = Answer> {
    use Answer::*;
    proptest::sample::select(vec![TakesUp, TakesUpLate, Cancels, Declines, Nothing])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// After the day of closing nothing of the tasks changes any more, whatever date is asked for.
    #[test]
    fn a_closed_plan_gives_the_same_tasks_at_every_later_date(
        tasks in proptest::collection::vec(work(), 1..4),
        closed in 0..600_u64,
        later in 1..400_u64,
    ) {
        let folder = Folder::with(&[("p.toml", &closed_plan(&tasks, closed))]);
        prop_assert_eq!(answers(&folder, &day(closed)), answers(&folder, &day(closed + later)));
    }

    /// Every task that is given has one verdict, and the counts by agency add up to them.
    #[test]
    fn the_verdicts_add_up_to_the_tasks_given(
        tasks in proptest::collection::vec((0..LEADS.len(), proptest::bool::weighted(0.2)), 1..6),
        answers in proptest::collection::vec(proptest::collection::vec(answer(), 6), 3),
        plans in proptest::collection::vec(any::<bool>(), 3),
    ) {
        let mut files = vec![("0.toml".to_owned(), province(&tasks))];
        for (at, answers) in answers.iter().enumerate().filter(|(at, _)| plans[*at]) {
            files.push((format!("so-{at}.toml"), department(at, &answers[..tasks.len()])));
        }
        let files: Vec<(&str, &str)> =
            files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let folder = Folder::with(&files);
        let ask = |more: &[&str]| {
            let all = ["cascade", "--above", "tinh", "--as-of", "2025-03-01", "--format", "json"];
            folder.json(&[&all[..], more].concat())
        };
        let json = ask(&[]);
        let items = json["items"].as_array().unwrap();
        // An open group names no unit of its own, so that a department in it that has no plan is not known of.
        let given = |lead: usize, at: usize| {
            let (name, of) = LEADS[lead];
            of.contains(&at) && (plans[at] || !name.contains("Các sở:"))
        };
        let expected: usize =
            tasks.iter().map(|(lead, _)| (0..3).filter(|at| given(*lead, *at)).count()).sum();
        prop_assert_eq!(items.len(), expected);
        for item in items {
            let task: usize = item["above"]["task"].as_str().unwrap().parse().unwrap();
            let at = (0..3).find(|at| item["plan"] == format!("so-{at}").as_str());
            let verdict = match (tasks[task].1, at.map(|at| answers[at][task])) {
                (true, _) => "cancelled",
                (false, None) => "no-plan",
                (false, Some(Answer::TakesUp)) => "taken-up",
                (false, Some(Answer::TakesUpLate)) => "late",
                (false, Some(Answer::Declines)) => "declined",
                (false, Some(Answer::Cancels | Answer::Nothing)) => "missing",
            };
            prop_assert_eq!(&item["verdict"], verdict, "{}", item);
        }
        let lacking = |item: &&Value| item["verdict"] == "missing" || item["verdict"] == "no-plan";
        let missing = ask(&["--missing"])["items"].as_array().unwrap().len();
        prop_assert_eq!(missing, items.iter().filter(lacking).count());
    }
}
