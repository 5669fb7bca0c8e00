//! The text of a plan, which looks like a real one: long Vietnamese titles, units inside and outside the
//! agency, objectives with results, every kind of deadline, milestones, extensions and reports. About two
//! tasks in a hundred have a fault that `check` finds.

use std::fmt::Write as _;

use crate::corpus::{Day, Dice, Keys, YESTERDAY, title};
use crate::linked::Each;
use crate::words::{
    AGENCIES, EVERYBODY, INDEXES, NOTES, OFFICERS, OUTSIDE, PRODUCTS, PROVINCES, UNITS,
};

/// The text of one plan.
pub fn plan(number: usize, tasks: usize, keys: Keys) -> String {
    let mut dice = Dice::new(number as u64 + 1);
    let more = (keys == Keys::All).then(|| Dice::new((number as u64 + 1) << 32));
    let mut text = String::with_capacity(tasks * 640 + 8192);
    let mut writer = Writer { out: &mut text, dice: &mut dice, more, number };
    writer.head();
    writer.units();
    let objectives = writer.objectives();
    for place in 0..tasks {
        writer.task(place, objectives);
    }
    text
}

/// The id of a plan.
pub fn plan_id(number: usize) -> String {
    let (province, _) = PROVINCES[number % PROVINCES.len()];
    let (short, _, _) = AGENCIES[number / PROVINCES.len() % AGENCIES.len()];
    format!("{province}-{short}-{number:04}")
}

/// A fault that `check` finds in a task.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    None,
    MisspeltUnit,
    MisspeltKey,
    ForeignComponent,
    UnreadableDeadline,
    NoDeadline,
    NoProduct,
    NoOfficer,
    NoEvidence,
    LeadIsPartner,
    GroupLead,
    ManyLeads,
    Future,
    LooseMarks,
    TooMuchProgress,
}

const FAULTS: [Fault; 14] = [
    Fault::MisspeltUnit,
    Fault::MisspeltKey,
    Fault::ForeignComponent,
    Fault::UnreadableDeadline,
    Fault::NoDeadline,
    Fault::NoProduct,
    Fault::NoOfficer,
    Fault::NoEvidence,
    Fault::LeadIsPartner,
    Fault::GroupLead,
    Fault::ManyLeads,
    Fault::Future,
    Fault::LooseMarks,
    Fault::TooMuchProgress,
];

/// The id of the task at a place.
pub fn id_of(place: usize) -> String {
    let (part, point, dash) = (place / 20 + 1, place % 20 / 4 + 1, place % 4 + 1);
    format!("III.{part}.{point}-{dash}")
}

/// What is due by a deadline.
pub enum Owed {
    /// One due date.
    By(Day),
    /// Periods: their labels, each with the last day.
    Periods(Vec<(String, Day)>),
    /// No due date.
    Nothing,
}

pub struct Writer<'w> {
    out: &'w mut String,
    dice: &'w mut Dice,
    /// The dice for keys that the first plans did not have; `None` to leave them out.
    pub more: Option<Dice>,
    /// The number of the plan.
    pub number: usize,
}

impl Writer<'_> {
    pub fn line(&mut self, words: std::fmt::Arguments<'_>) {
        // Writing to a string does not fail.
        let _ = self.out.write_fmt(words);
        self.out.push('\n');
    }

    pub fn key(&mut self, key: &str, value: std::fmt::Arguments<'_>) {
        self.line(format_args!("{key:<10} = {value}"));
    }

    pub fn text(&mut self, key: &str, value: &str) {
        self.key(key, format_args!("\"{value}\""));
    }

    pub fn list(&mut self, key: &str, values: &[&str]) {
        match values {
            [] => {}
            [one] => self.text(key, one),
            many => self.key(key, format_args!("[\"{}\"]", many.join("\", \""))),
        }
    }

    fn head(&mut self) {
        let number = self.number;
        let (_, place) = PROVINCES[number % PROVINCES.len()];
        let (_, agency, symbol) = AGENCIES[number / PROVINCES.len() % AGENCIES.len()];
        let issued = Day { month: 1, day: self.dice.within(6, 24) };
        self.line(format_args!("# Kế hoạch của {agency}, {place}, năm 2025.\n\n[plan]"));
        self.text("id", &plan_id(number));
        self.text(
            "title",
            "Kế hoạch cải thiện, nâng cao các Chỉ số PAR INDEX, SIPAS, PAPI năm 2025",
        );
        self.text("agency", &format!("{agency} {place}"));
        self.key("year", format_args!("2025"));
        self.text("number", &format!("{}/KH-{symbol}", number % 400 + 1));
        self.key("issued", format_args!("{}", issued.iso()));
        self.key("indexes", format_args!("[\"PAR INDEX\", \"SIPAS\", \"PAPI\"]"));
        self.text("province", place);
        let officer = self.dice.pick(&OFFICERS);
        self.text("signed_by", &format!("GIÁM ĐỐC {officer}"));
        self.line(format_args!(
            "recipients = [\n  \"UBND tỉnh\",\n  \"Sở Nội vụ\",\n  \"Lãnh đạo {agency}\",\n  \"Lưu: VT, VP\",\n]"
        ));
        self.links();
        for _ in 0..3 {
            let (own, day) = (self.dice.within(40, 3900), self.dice.within(1, 28));
            self.line(format_args!("\n[[basis]]"));
            self.text("number", &format!("{own}/KH-UBND"));
            let title = title(self.dice);
            self.text("title", &format!("Kế hoạch về việc {}", title.to_lowercase()));
            self.key("issued", format_args!("2024-12-{day:02}"));
            self.text("issuer", &format!("UBND tỉnh {place}"));
        }
    }

    fn units(&mut self) {
        for (name, alias) in UNITS {
            self.line(format_args!("\n[[unit]]"));
            self.text("name", name);
            self.key("aliases", format_args!("[\"{alias}\"]"));
            self.life(name);
        }
        self.line(format_args!("\n[[unit]]"));
        self.text("name", EVERYBODY);
        self.text("members", "all");
        for name in OUTSIDE {
            self.line(format_args!("\n[[unit]]"));
            self.text("name", name);
            self.key("external", format_args!("true"));
        }
        self.agencies();
    }

    fn objectives(&mut self) -> usize {
        let count = 10;
        for place in 0..count {
            let (index, components) = INDEXES[place % INDEXES.len()];
            let component = self.dice.pick(components);
            let max = self.dice.within(8, 16);
            let (score, gain) = (self.dice.within(4, max - 2), self.dice.within(10, 99));
            self.line(format_args!("\n[[objective]]"));
            self.text("id", &format!("muc-tieu-{}", place + 1));
            self.text("index", index);
            self.text("component", component);
            self.text("title", &format!("Nâng điểm thành phần {component}"));
            let rank = self.dice.within(1, 34);
            self.key(
                "baseline",
                format_args!("{{ year = 2024, score = {score}.50, rank = {rank}, of = 34 }}"),
            );
            self.key("max", format_args!("{max}"));
            self.key("gain", format_args!("0.{gain}"));
            self.key(
                "target",
                format_args!("{{ score = \">= {score}.{}\" }}", decimals_of_target(gain)),
            );
            self.text("source", &format!("Mục I.2, bảng mục tiêu, số {}", place + 1));
            if self.dice.percent(40) {
                let day = Day { month: self.dice.within(4, 9), day: self.dice.within(1, 28) };
                let reached = self.dice.within(10, 99);
                self.line(format_args!("\n[[objective.result]]"));
                self.key("on", format_args!("{}", day.iso()));
                self.key("score", format_args!("{score}.{reached}"));
                self.text("kind", "self");
                self.text("evidence", "Báo cáo tự chấm điểm");
            }
        }
        count
    }

    fn task(&mut self, place: usize, objectives: usize) {
        let fault = if self.dice.percent(2) { self.dice.pick(&FAULTS) } else { Fault::None };
        let each = self.each(fault, place);
        if place.is_multiple_of(20) {
            let part = place / 20 + 1;
            self.line(format_args!("\n# ---- Phần III.{part}: nhiệm vụ và giải pháp ----"));
        }
        self.line(format_args!("\n[[task]]"));
        self.text("id", &id_of(place));
        self.index(fault);
        if place < objectives || self.dice.percent(35) {
            let served = if place < objectives { place } else { self.dice.below(objectives) } + 1;
            self.key("objectives", format_args!("[\"muc-tieu-{served}\"]"));
        }
        let mut title = title(self.dice);
        if fault == Fault::LooseMarks {
            title = title.replace('ả', "a\u{309}").replace('ế', "e\u{302}\u{301}");
            title.push_str(" đo\u{323}̂");
        }
        self.text("title", &title);
        self.people(place, fault, each.as_ref());
        self.rest(fault, place, each.as_ref());
        if fault == Fault::None {
            self.update();
        }
    }

    fn index(&mut self, fault: Fault) {
        if fault != Fault::ForeignComponent && self.dice.percent(10) {
            return;
        }
        let (index, components) = INDEXES[self.dice.below(INDEXES.len())];
        self.text("index", index);
        if fault == Fault::ForeignComponent {
            self.text("component", "Cải cách hành chánh");
        } else {
            let component = self.dice.pick(components);
            self.text("component", component);
        }
    }

    fn people(&mut self, place: usize, fault: Fault, each: Option<&Each>) {
        // The first tasks name every unit once, because an unused unit is a finding.
        let at = if place < UNITS.len() { place } else { self.dice.below(UNITS.len()) };
        let (name, alias) = UNITS[at];
        let lead = if self.dice.percent(20) { alias } else { name };
        match fault {
            _ if each.is_some() => self.text("lead", EVERYBODY),
            Fault::None if self.is_given(place) => self.text("lead", self.agency_of(place)),
            Fault::MisspeltUnit => self.text("lead", "Văn phòn Sở"),
            Fault::GroupLead => self.text("lead", EVERYBODY),
            Fault::ManyLeads => self.list("lead", &[lead, UNITS[(at + 1) % UNITS.len()].0]),
            _ => self.text("lead", lead),
        }
        let mut partners = Vec::new();
        match fault {
            Fault::LeadIsPartner => partners.push(name),
            Fault::GroupLead | Fault::ManyLeads | Fault::MisspeltUnit => {}
            _ if place < OUTSIDE.len() => partners.extend([OUTSIDE[place], EVERYBODY]),
            _ => {
                for step in 1..=self.dice.below(4) {
                    partners.push(UNITS[(at + step) % UNITS.len()].0);
                }
                if self.dice.percent(20) {
                    partners.push(self.dice.pick(&OUTSIDE));
                }
            }
        }
        self.list("partners", &partners);
        if let Some(each) = each {
            self.debtors(each);
        }
        if fault != Fault::NoOfficer {
            let officer = self.dice.pick(&OFFICERS);
            self.text("officer", officer);
        }
    }

    /// The deadline and what depends on it; the tables of a task come after its keys.
    fn rest(&mut self, fault: Fault, place: usize, each: Option<&Each>) {
        let milestones = fault == Fault::None && self.dice.percent(4) && each.is_none();
        let owed = match fault {
            Fault::NoDeadline => Owed::Nothing,
            Fault::UnreadableDeadline => {
                self.text("deadline", "Trước tháng 10 và sau tháng 12");
                Owed::Nothing
            }
            Fault::NoEvidence | Fault::Future => {
                self.text("deadline", "Quý III/2025");
                Owed::By(YESTERDAY)
            }
            _ if milestones => Owed::Nothing,
            _ => self.deadline(),
        };
        if fault != Fault::NoProduct {
            let product = self.dice.pick(&PRODUCTS);
            self.text(if fault == Fault::MisspeltKey { "prodcut" } else { "product" }, product);
        }
        self.text("source", &format!("Mục III.{}, điểm {}", place / 20 + 1, place % 20 + 1));
        self.references(place);
        if self.dice.percent(15) {
            let note = self.dice.pick(&NOTES);
            self.text("note", note);
        }
        match fault {
            Fault::NoEvidence => self.key("done", format_args!("2025-09-12")),
            Fault::Future => {
                self.key("done", format_args!("2026-09-12"));
                self.text("evidence", "Báo cáo số 12/BC");
            }
            Fault::TooMuchProgress => self.key("progress", format_args!("120")),
            Fault::None if milestones => self.milestones(),
            Fault::None => match each {
                Some(each) => self.reports(&owed, each),
                None => self.progress(owed),
            },
            _ => {}
        }
    }

    pub fn evidence(&mut self) {
        let (number, day) = (self.dice.within(10, 900), self.dice.within(1, 28));
        self.text("evidence", &format!("Báo cáo số {number}/BC-SNV ngày {day}/9/2025"));
    }

    fn progress(&mut self, owed: Owed) {
        match owed {
            Owed::By(due) => self.work(due),
            Owed::Periods(periods) => {
                // Most offices send all reports, some stop after a few.
                let all = self.dice.percent(85);
                let reported = if all { periods.len() } else { self.dice.below(periods.len()) };
                let past = periods.iter().filter(|(_, end)| *end <= YESTERDAY);
                for (label, end) in past.take(reported) {
                    self.line(format_args!("\n[[task.report]]"));
                    self.text("period", label);
                    let early = self.dice.below(6) as isize;
                    self.key("done", format_args!("{}", end.plus(-early).iso()));
                    self.evidence();
                }
            }
            Owed::Nothing => {}
        }
    }

    /// The progress of a task with one due date: most that are due are done, some of them late.
    fn work(&mut self, due: Day) {
        let past = due <= YESTERDAY;
        let done = self.dice.percent(if past { 92 } else { 15 });
        let begun = Day { month: 3, day: self.dice.within(1, 20) };
        // Nobody grants an extension once the task is done.
        let mut before = due;
        if done {
            let shift = 4 - self.dice.below(24) as isize;
            let day = due.plus(shift).min(YESTERDAY).max(begun);
            before = before.min(day);
            self.key("started", format_args!("{}", begun.iso()));
            self.key("done", format_args!("{}", day.iso()));
            self.evidence();
        } else if self.dice.percent(60) {
            self.key("started", format_args!("{}", begun.iso()));
            let progress = self.dice.within(1, 9) * 10;
            self.key("progress", format_args!("{progress}"));
        }
        // A due date counted from another day has no extension, because it is not known here.
        let later = due.plus(25 + self.dice.below(20) as isize);
        if past && due.month > 4 && later > due && self.dice.percent(6) {
            let number = self.dice.within(10, 900);
            self.line(format_args!("\n[[task.extension]]"));
            self.key("to", format_args!("{}", later.iso()));
            self.key("granted", format_args!("{}", before.plus(-6).iso()));
            self.text("by", &format!("Công văn số {number}/UBND-NC"));
        }
    }

    fn milestones(&mut self) {
        let words = ["Ban hành kế hoạch", "Hoàn thành dự thảo", "Nghiệm thu, báo cáo kết quả"];
        for (step, words) in words.into_iter().enumerate() {
            let due = Day { month: 4 + step * 3, day: self.dice.within(5, 28) };
            self.line(format_args!("\n[[task.milestone]]"));
            self.text("title", words);
            self.key("deadline", format_args!("{}", due.iso()));
            if due <= YESTERDAY && self.dice.percent(90) {
                self.key("done", format_args!("{}", due.plus(-3).iso()));
                self.evidence();
            }
        }
    }

    /// Writes a deadline of any kind and returns what is due.
    fn deadline(&mut self) -> Owed {
        match self.dice.below(100) {
            0..=9 => {
                let due = self.due();
                self.key("deadline", format_args!("{}", due.iso()));
                Owed::By(due)
            }
            10..=44 => self.phrase(),
            45..=51 => self.counted(),
            52..=71 => self.recurring(),
            72..=87 => {
                match self.dice.below(5) {
                    0 => self.text("deadline", "Thường xuyên, liên tục"),
                    1 => self.text("deadline", "Thường xuyên trong năm"),
                    2 => self.key("deadline", format_args!("{{ standing = true }}")),
                    _ => self.text("deadline", "Thường xuyên"),
                }
                Owed::Nothing
            }
            _ => self.conditional(),
        }
    }

    fn due(&mut self) -> Day {
        Day { month: self.dice.within(4, 12), day: self.dice.within(1, 28) }
    }

    fn phrase(&mut self) -> Owed {
        let due = self.due();
        let Day { month, day } = due;
        let end = Day::last_of(month);
        let (words, due) = match self.dice.below(17) {
            0 => (format!("Trước ngày {day}/{month}/2025"), due.plus(-1)),
            1 => (format!("Ngày {day}/{month}/2025"), due),
            2 => (format!("Đến hết ngày {day:02}/{month:02}/2025"), due),
            3 => (format!("Chậm nhất là ngày {day}/{month}"), due),
            4 => (format!("Hoàn thành trước ngày {day} tháng {month} năm 2025"), due.plus(-1)),
            5 => (format!("Tháng {month}/2025"), end),
            6 => (format!("Trong tháng {month} năm 2025"), end),
            7 => (format!("Cuối tháng {month}"), end),
            8 => (format!("Giữa tháng {month}"), Day { month, day: 15 }),
            9 => (format!("T{month}/2025"), end),
            10 => ("Quý II/2025".to_owned(), Day::last_of(6)),
            11 => ("Quý III năm 2025".to_owned(), Day::last_of(9)),
            12 => ("Quý III, IV/2025".to_owned(), Day::last_of(12)),
            13 => ("6 tháng đầu năm 2025".to_owned(), Day::last_of(6)),
            14 => ("9 tháng đầu năm".to_owned(), Day::last_of(9)),
            15 => ("Cuối năm 2025".to_owned(), Day::last_of(12)),
            _ => ("Năm 2025".to_owned(), Day::last_of(12)),
        };
        self.text("deadline", &words);
        Owed::By(due)
    }

    /// Deadlines counted from the date of issue, and tables with a date.
    fn counted(&mut self) -> Owed {
        let due = self.due();
        match self.dice.below(6) {
            0 => self.text("deadline", "100 ngày kể từ ngày ban hành Kế hoạch"),
            1 => self.text("deadline", "10 ngày làm việc kể từ ngày ban hành"),
            2 => self.key("deadline", format_args!("{{ days = 45 }}")),
            3 => self.key("deadline", format_args!("{{ working_days = 20 }}")),
            4 => {
                self.key("deadline", format_args!("{{ on = {} }}", due.iso()));
                return Owed::By(due);
            }
            _ => {
                self.key("deadline", format_args!("{{ before = {} }}", due.iso()));
                return Owed::By(due.plus(-1));
            }
        }
        // Close enough to decide what is done.
        Owed::By(Day { month: 4, day: 12 })
    }

    fn recurring(&mut self) -> Owed {
        let monthly = |day: Option<usize>| {
            let end = |month| day.map_or(Day::last_of(month), |day| Day { month, day });
            Owed::Periods((1..=12).map(|month| (format!("2025-{month:02}"), end(month))).collect())
        };
        let quarterly = |day: usize| {
            let end = |quarter: usize| Day { month: quarter * 3, day };
            Owed::Periods((1..=4).map(|q| (format!("2025-Q{q}"), end(q))).collect())
        };
        match self.dice.below(7) {
            0 => {
                self.text("deadline", "Hàng tháng");
                monthly(None)
            }
            1 => {
                self.text("deadline", "Ngày 25 hàng tháng");
                monthly(Some(25))
            }
            2 => {
                self.text("deadline", "Định kỳ hàng quý, 6 tháng, năm");
                quarterly(30)
            }
            3 => {
                self.text("deadline", "6 tháng/lần");
                Owed::Periods(vec![("2025-H1".to_owned(), Day::last_of(6))])
            }
            4 => {
                self.key("deadline", format_args!("{{ every = \"quarter\", day = 14 }}"));
                quarterly(14)
            }
            5 => {
                self.key(
                    "deadline",
                    format_args!(
                        "{{ every = [\"half-year\", \"year\"], text = \"6 tháng, năm\" }}"
                    ),
                );
                Owed::Periods(vec![("2025-H1".to_owned(), Day::last_of(6))])
            }
            _ => {
                self.text("deadline", "Hàng quý");
                quarterly(30)
            }
        }
    }

    fn conditional(&mut self) -> Owed {
        match self.dice.below(7) {
            0 => self.text("deadline", "Theo kế hoạch"),
            1 => self.text("deadline", "Theo kỳ tuyển dụng"),
            2 => self.text("deadline", "Khi có yêu cầu"),
            3 => self.text("deadline", "Định kỳ theo quy định"),
            4 => self.text("deadline", "20 ngày sau khi Tỉnh ủy ban hành Nghị quyết"),
            5 => {
                let due = self.due();
                self.key(
                    "deadline",
                    format_args!(
                        "{{ when = \"Theo hướng dẫn của Bộ Nội vụ\", due = {} }}",
                        due.iso()
                    ),
                );
                return Owed::By(due);
            }
            _ => {
                self.key(
                    "deadline",
                    format_args!("{{ days = 20, after = \"Tỉnh ủy ban hành\", met = 2025-03-02 }}"),
                );
                return Owed::By(Day { month: 3, day: 22 });
            }
        }
        Owed::Nothing
    }
}

/// The decimals of a target: half a point plus the gain.
fn decimals_of_target(gain: usize) -> String {
    // Half a point plus the gain is less than a point, so the whole part stays that of the baseline.
    format!("{:02}", (50 + gain.min(49)).min(99))
}
