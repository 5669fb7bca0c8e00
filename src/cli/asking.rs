//! What a command that records something is about, asked of a person at the terminal who named nothing: the unit,
//! its open tasks by number, the date, the evidence.

use chrono::NaiveDate;

use crate::cli::ask::{Dialogue, can_ask};
use crate::cli::open::{Context, context};
use crate::cli::options::Global;
use crate::cli::terminal::Terminal;
use crate::cli::values::{Day, day};
use crate::cli::writing::Recording;
use crate::deadline::dmy;
use crate::render::answers::written::task_line;
use crate::report::filter::{Asked, Filter};
use crate::report::item::Item;
use crate::report::tasks::tasks;
use crate::text::lang::{Lang, Text, both};
use crate::text::name::loose;
use crate::workspace::Workspace;
use crate::workspace::watch::Watch;

/// What a person answered.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// The tasks, as `PLAN/TASK`.
    pub subjects: Vec<String>,
    /// The unit that reports, where each unit does for itself.
    pub unit: Option<String>,
    /// The date of the fact.
    pub on: Option<Day>,
    /// What proves it.
    pub evidence: Vec<String>,
}

/// What is asked besides the tasks.
#[derive(Clone, Copy)]
pub struct Wanted {
    /// The date.
    pub date: bool,
    /// The evidence.
    pub evidence: bool,
}

/// Refuses a command that names nothing, for one that asks for nothing.
pub fn refuse_nothing(recording: &Recording) -> Result<(), Text> {
    match recording.subjects.is_empty() {
        true => Err(both!(
            "thiếu mã nhiệm vụ hoặc mục tiêu, ví dụ: stp-2025/II.1",
            "the task or the objective is missing: <REF>, such as stp-2025/II.1"
        )),
        false => Ok(()),
    }
}

/// Asks what a command is about that names nothing; `None` for one that does.
pub fn asked(
    recording: &Recording,
    wanted: Wanted,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<Option<Answers>> {
    if !recording.subjects.is_empty() {
        return Ok(None);
    }
    if !can_ask() {
        refuse_nothing(recording)?;
    }
    let Context { mut workspace, as_of, .. } =
        context(&recording.saving.folders, global, terminal)?;
    // Progress would stand among the questions.
    workspace.watch = Watch::default();
    let wanted = Wanted { date: wanted.date && recording.on.is_none(), ..wanted };
    let mut dialogue = Dialogue::on_terminal(terminal.lang);
    questions(&mut dialogue, &workspace, as_of, wanted).map(Some)
}

fn questions(
    dialogue: &mut Dialogue<'_>,
    workspace: &Workspace,
    as_of: NaiveDate,
    wanted: Wanted,
) -> anyhow::Result<Answers> {
    let unit = both!("Đơn vị (Enter: mọi đơn vị)", "Unit (an empty line: all)");
    let open = dialogue.ask(&unit, "", |typed| open_tasks(workspace, typed, as_of))?;
    let lang = dialogue.lang();
    for (number, item) in (1..).zip(&open) {
        let line = numbered(number, item, lang);
        dialogue.tell(&both!("{line}", "{line}"));
    }
    let which =
        both!("Nhiệm vụ (số thứ tự; nhiều nhiệm vụ: 1, 3)", "Task (its number; several: 1, 3)");
    let chosen = dialogue.ask(&which, "", |typed| by_number(typed, &open))?;
    let mut answers = Answers {
        unit: chosen.first().and_then(|item| item.unit.clone()),
        subjects: chosen.iter().map(|item| reference(item)).collect(),
        ..Answers::default()
    };
    if wanted.date {
        let today = match lang {
            Lang::Vi => dmy(as_of),
            Lang::En => as_of.to_string(),
        };
        let date = dialogue.ask(&both!("Ngày", "Date"), &today, day)?;
        answers.on = Some(date);
    }
    if wanted.evidence {
        let proof = both!(
            "Tài liệu kiểm chứng (Enter khi hết)",
            "A document that proves it (an empty line ends)"
        );
        answers.evidence = dialogue.ask_each(&proof, |typed| Ok(typed.to_owned()))?;
    }
    Ok(answers)
}

/// The tasks of a unit that are neither completed nor cancelled, or of all units.
fn open_tasks(workspace: &Workspace, unit: &str, as_of: NaiveDate) -> Result<Vec<Item>, Text> {
    let units = if unit.is_empty() { Vec::new() } else { vec![unit.to_owned()] };
    let filter = Filter::from(Asked { units, ..Asked::default() });
    let mut items = tasks(workspace, &filter, as_of).map_err(|error| error.message)?.items;
    items.retain(|item| !item.state.is_closed() && item.closed.is_none());
    match items.is_empty() {
        true => Err(both!("không còn nhiệm vụ chưa hoàn thành", "no task is open")),
        false => Ok(items),
    }
}

fn reference(item: &Item) -> String {
    [item.plan.as_deref(), item.task.as_deref()].map(Option::unwrap_or_default).join("/")
}

fn numbered(number: usize, item: &Item, lang: Lang) -> String {
    format!("{number:>3}  {}", task_line(item, lang))
}

/// The tasks that numbers, or ids, stand for.
fn by_number<'i>(typed: &str, open: &'i [Item]) -> Result<Vec<&'i Item>, Text> {
    let of = |word: &str| {
        let number = word.parse::<usize>().ok().and_then(|number| open.get(number.checked_sub(1)?));
        let is_it = |item: &&Item| {
            loose(&reference(item)) == loose(word) || item.task.as_deref() == Some(word)
        };
        number.or_else(|| open.iter().find(is_it)).ok_or_else(|| {
            let last = open.len();
            both!("ghi số từ 1 đến {last}", "type a number from 1 to {last}")
        })
    };
    let words = typed.split([',', ';', ' ']).filter(|word| !word.is_empty());
    let chosen: Vec<&Item> = words.map(of).collect::<Result<_, _>>()?;
    let Some(first) = chosen.first() else { return of("").map(|item| vec![item]) };
    match chosen.iter().all(|item| item.unit == first.unit) {
        true => Ok(chosen),
        false => Err(both!(
            "nhiệm vụ mà từng đơn vị báo cáo riêng thì ghi riêng",
            "a task for which each unit reports for itself is recorded alone"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::find;

    const PLAN: &str = "[plan]\nid = \"p\"\ntitle = \"t\"\nagency = \"a\"\nyear = 2025\nindexes = []\n\
        [[unit]]\nname = \"Văn phòng\"\n[[unit]]\nname = \"Thanh tra\"\n\
        [[unit]]\nname = \"Các phòng\"\nmembers = \"all\"\n\
        [[task]]\nid = \"1.a\"\ntitle = \"Một\"\nlead = \"Văn phòng\"\ndeadline = 2025-06-30\n\
        [[task]]\nid = \"2\"\ntitle = \"Hai\"\nlead = \"Thanh tra\"\ndeadline = 2025-06-30\n\
        [[task]]\nid = \"3\"\ntitle = \"Ba\"\nlead = \"Văn phòng\"\ndeadline = 2025-06-30\ndone = 2025-06-01\n\
        [[task]]\nid = \"4\"\ntitle = \"Bốn\"\nlead = \"Các phòng\"\neach = true\ndeadline = 2025-12-31\n";

    /// The result of these answers, and the questions that were asked.
    fn asked(typed: &str) -> (anyhow::Result<Answers>, String) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("p.toml"), PLAN).unwrap();
        let workspace = find::open(&[".".into()], folder.path()).unwrap();
        let mut questions_asked = Vec::new();
        let mut dialogue = Dialogue::of(typed, &mut questions_asked, Lang::En);
        let as_of = NaiveDate::from_ymd_opt(2025, 7, 2).unwrap();
        let wanted = Wanted { date: true, evidence: true };
        let answers = questions(&mut dialogue, &workspace, as_of, wanted);
        drop(dialogue);
        (answers, String::from_utf8(questions_asked).unwrap())
    }

    fn on(month: u32, day: u32) -> Option<Day> {
        NaiveDate::from_ymd_opt(2025, month, day).map(Day::On)
    }

    #[test]
    fn the_tasks_of_a_unit_are_chosen_by_number() {
        let (answers, questions) = asked("van phong\n1\n30/6/2025\nBC 1\nBC 2\n\n");
        let answers = answers.unwrap();
        assert_eq!(answers.subjects, ["p/1.a"]);
        assert_eq!((answers.on, answers.unit), (on(6, 30), None));
        assert_eq!(answers.evidence, ["BC 1", "BC 2"]);
        assert!(questions.contains("    1  p/1.a  Một (overdue, due 2025-06-30)\n"), "{questions}");
        assert!(questions.contains("Date [2025-07-02]: "), "{questions}");
        assert!(!questions.contains("Hai") && !questions.contains("Ba ("), "{questions}");
    }

    #[test]
    fn all_units_and_today_are_meant_by_empty_lines() {
        let (answers, _) = asked("\n1, 2\n\n\n");
        let answers = answers.unwrap();
        assert_eq!(answers.subjects, ["p/1.a", "p/2"]);
        assert_eq!((answers.on, answers.evidence.len()), (on(7, 2), 0));
    }

    #[test]
    fn a_wrong_answer_is_asked_for_again() {
        let (answers, questions) =
            asked("Phòng lạ\nThanh tra\n9\n\n2 1\nP/4\n31/6/2025\nhôm nay\n\n");
        let answers = answers.unwrap();
        assert_eq!((answers.subjects, answers.on), (vec!["p/4".to_owned()], Some(Day::Today)));
        // The task that each unit owes for itself is recorded for the unit that was named.
        assert_eq!(answers.unit.as_deref(), Some("Thanh tra"));
        assert_eq!(questions.matches("number from 1 to 2").count(), 2, "{questions}");
        assert!(questions.contains("recorded alone"), "{questions}");
    }

    #[test]
    fn the_end_of_the_answers_ends_the_command() {
        let (answers, _) = asked("\n1\n");
        assert!(answers.unwrap_err().to_string().contains("nothing is written"));
    }
}
