//! `tasks --format ics`, read back by another program's reader.

use std::collections::BTreeSet;

use icalendar::parser::{Component, read_calendar, unfold};

use crate::scaffold::Folder;
use crate::{OFFICE, ask, office};

fn ics(folder: &Folder, more: &[&str]) -> String {
    let question = ["tasks", "--format", "ics", "--as-of", "2025-09-14"];
    let answer = ask(folder, &[&question[..], more].concat());
    assert_eq!(answer.status, 0, "{answer}");
    answer.out
}

/// The values of the properties of each event.
fn events(text: &str) -> Vec<Event> {
    let unfolded = unfold(text);
    let calendar = read_calendar(&unfolded).unwrap();
    calendar.components.iter().map(Event::of).collect()
}

struct Event {
    properties: Vec<(String, String)>,
    alarms: Vec<String>,
}

impl Event {
    fn of(component: &Component<'_>) -> Event {
        assert_eq!(component.name.as_str(), "VEVENT");
        let all = component.properties.iter();
        let trigger = |alarm: &Component<'_>| {
            let found = alarm.properties.iter().find(|one| one.name.as_str() == "TRIGGER");
            found.unwrap().val.as_str().to_owned()
        };
        Event {
            properties: all
                .map(|one| (one.name.as_str().to_owned(), one.val.as_str().to_owned()))
                .collect(),
            alarms: component.components.iter().map(trigger).collect(),
        }
    }

    fn get(&self, name: &str) -> &str {
        let found = self.properties.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }
}

#[test]
fn each_debt_is_one_event_of_a_day() {
    let text = ics(&office(), &["--alarm", "7d,1d"]);
    let events = events(&text);
    // Six single due dates, and of two units four quarters each.
    assert_eq!(events.len(), 6 + 8);
    let uids: BTreeSet<&str> = events.iter().map(|event| event.get("UID")).collect();
    assert_eq!(uids.len(), events.len());
    let final_report = events.iter().find(|event| event.get("UID") == "stp-2025/6@pargo").unwrap();
    let values = ["DTSTAMP", "DTSTART", "DTEND", "STATUS", "TRANSP", "SUMMARY"];
    assert_eq!(
        values.map(|name| final_report.get(name)),
        ["20250914T000000Z", "20251129", "20251130", "CONFIRMED", "TRANSPARENT", "Tổng kết năm"]
    );
    assert_eq!(final_report.alarms, ["-P6DT15H", "-PT15H"]);
}

#[test]
fn of_a_task_with_each_every_debtor_has_its_own() {
    let events = events(&ics(&office(), &[]));
    let uid = "stp-2025/4/2025-Q1/Thanh%20tra%20S%E1%BB%9F@pargo";
    let own = events.iter().find(|event| event.get("UID") == uid).unwrap();
    assert_eq!(own.get("SUMMARY"), "[Done] Báo cáo công khai, minh bạch (2025-Q1) – Thanh tra Sở");
    assert_eq!((own.get("CATEGORIES"), own.alarms.len()), ("PAPI", 0));
}

#[test]
fn a_milestone_is_an_event_of_its_own() {
    let folder = office();
    let milestones = "[[task.milestone]]\ntitle = \"Dự thảo\"\ndeadline = 2025-10-01\n\n\
        [[task.milestone]]\ntitle = \"Ban hành\"\ndeadline = 2025-11-01\n";
    let plan = OFFICE.replace("deadline = \"Trước ngày 30/11/2025\"\n", "");
    let plan = plan.replace("product  = \"Báo cáo tổng kết\"\n", milestones);
    folder.write("plans/stp-2025.toml", &plan);
    let events = events(&ics(&folder, &[]));
    let own = |uid: &str| events.iter().find(|event| event.get("UID") == uid).unwrap();
    let draft = own("stp-2025/6/D%E1%BB%B1%20th%E1%BA%A3o@pargo");
    assert_eq!(
        (draft.get("SUMMARY"), draft.get("DTSTART")),
        ("Tổng kết năm (Dự thảo)", "20251001")
    );
    assert_eq!(own("stp-2025/6/Ban%20h%C3%A0nh@pargo").get("DTSTART"), "20251101");
}

#[test]
fn what_is_done_or_cancelled_says_so_and_does_not_ring() {
    let events = events(&ics(&office(), &["--alarm", "1d"]));
    let of = |uid: &str| events.iter().find(|event| event.get("UID") == uid).unwrap();
    let cancelled = of("stp-2025/8@pargo");
    assert_eq!(cancelled.get("STATUS"), "CANCELLED");
    assert!(cancelled.get("SUMMARY").starts_with("[Cancelled] ") && cancelled.alarms.is_empty());
    let done = of("stp-2025/2@pargo");
    assert!(done.get("SUMMARY").starts_with("[Done] ") && done.alarms.is_empty());
}

#[test]
fn lines_end_and_fold_as_the_standard_says() {
    let folder = office();
    let title = "Rà soát, đơn giản hóa; công bố \\ công khai ".repeat(8);
    folder.write("plans/stp-2025.toml", &OFFICE.replace("\"Tổng kết năm\"", &format!("'{title}'")));
    let text = ics(&folder, &[]);
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
    let events = events(&text);
    let long = events.iter().find(|event| event.get("UID") == "stp-2025/6@pargo").unwrap();
    assert_eq!(long.get("SUMMARY").trim(), title.trim());
}

#[test]
fn the_names_of_events_are_the_same_when_something_changes() {
    let folder = office();
    let uids = || -> Vec<String> {
        events(&ics(&folder, &[])).iter().map(|event| event.get("UID").to_owned()).collect()
    };
    let before = uids();
    let changed = OFFICE.replace("Trước ngày 30/11/2025", "Trước ngày 15/12/2025");
    folder.write("plans/stp-2025.toml", &changed.replace("Tổng kết năm", "Tổng kết"));
    assert_eq!(uids(), before);
}

#[test]
fn the_ending_of_the_file_names_the_format_and_filters_hold() {
    let folder = office();
    let answer = ask(&folder, &["tasks", "--unit", "Sở Nội vụ", "-o", "a.ics"]);
    assert_eq!(answer.status, 0, "{answer}");
    let text = std::fs::read_to_string(folder.at("a.ics")).unwrap();
    assert_eq!(events(&text).len(), 1);
    ask(&folder, &["tasks", "--alarm", "1d"]).assert_refused(&["--format ics"]);
}

/// A calendar without a component is none by RFC 5545, and a unit that owes nothing has one all the same: programs
/// that subscribe to the file would go on with the old one.
#[test]
fn without_a_due_date_there_is_a_calendar_without_events() {
    let folder = office();
    let question = ["tasks", "--state", "standing", "--format", "ics"];
    let answer = ask(&folder, &question);
    assert_eq!(answer.status, 0, "{answer}");
    assert!(answer.says("there is no due date, so the calendar has no event"), "{answer}");
    let unfolded = unfold(&answer.out);
    let calendar = read_calendar(&unfolded).unwrap();
    let names: Vec<&str> = calendar.components.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["VTIMEZONE"]);
    let zone = "TZID:Asia/Ho_Chi_Minh\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n\
        TZOFFSETFROM:+0700\r\nTZOFFSETTO:+0700\r\nEND:STANDARD\r\n";
    assert!(answer.out.contains(zone), "{answer}");
    folder.write("pargo.toml", "utc_offset = \"-03:30\"\n");
    let other = ask(&folder, &question);
    assert!(
        other.out.contains("TZID:UTC-0330\r\n") && other.out.contains("TO:-0330\r\n"),
        "{other}"
    );
    // Where there are events, their days have no time zone.
    assert!(!ics(&office(), &[]).contains("VTIMEZONE"));
}

/// Days are written as the language has them, and one that was extended with the first.
#[test]
fn the_deadline_of_an_event_is_the_one_in_force() {
    let of = |lang: &str| ics(&office(), &["--lang", lang]).replace("\r\n ", "");
    assert!(of("vi").contains("\\nThời hạn: 18/09/2025 (ban đầu 17/09/2025)\\n"), "{}", of("vi"));
    assert!(of("en").contains("\\nDeadline: 2025-09-18 (was 2025-09-17)\\n"), "{}", of("en"));
}
