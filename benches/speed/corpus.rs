//! Generates plans, and the same amount of work for other programs, from a fixed seed.
//!
//! The plans look like real ones: long Vietnamese titles, units inside and outside the agency, objectives
//! with results, every kind of deadline, milestones, extensions and reports. About two tasks in a hundred
//! have a fault that `check` finds. The result depends only on the seed and on [`VERSION`] and is
//! generated once: a stamp beside it says that it is complete.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::words::{
    AGENCIES, EVERYBODY, INDEXES, NOTES, OBJECTS, OFFICERS, OUTSIDE, PRODUCTS, PROVINCES, PURPOSES,
    UNITS, VERBS,
};

/// The as-of date of all questions.
pub const AS_OF: &str = "2025-10-01";

/// The number of tasks in a plan, unless another one is given.
pub const TASKS: usize = 60;

/// Has to change with the generated text, so that an older corpus is generated again.
const VERSION: u32 = 7;

const SEED: u64 = 0x5041_5249_4e44_4558;

/// The `pargo.toml` above the plans: it turns on every rule that is off by default.
pub const CONFIG: &str = "\
[rules]
no-target              = \"warn\"
many-leads             = \"warn\"
group-lead             = \"warn\"
objective-without-task = \"warn\"
no-officer             = \"warn\"

[[unit]]
name     = \"UBND tỉnh\"
external = true
";

/// SplitMix64: numbers that are the same on every machine.
pub struct Dice(u64);

impl Dice {
    /// Separate dice for each generated file, so that one more plan does not change the others.
    pub fn new(which: u64) -> Self {
        let mut dice = Dice(SEED ^ which.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        dice.roll();
        dice
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.roll() % end as u64) as usize
    }

    /// A number from `from` to `to`, including both.
    pub fn within(&mut self, from: usize, to: usize) -> usize {
        from + self.below(to - from + 1)
    }

    /// `true` with a chance of so many percent.
    pub fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }
}

/// A day of 2025.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// The month, from 1.
    pub month: usize,
    /// The day of the month.
    pub day: usize,
}

const MONTHS: [usize; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// The last day before [`AS_OF`].
const YESTERDAY: Day = Day { month: 9, day: 30 };

impl Day {
    fn last_of(month: usize) -> Self {
        Day { month, day: MONTHS[month - 1] }
    }

    /// So many days later or earlier, but within the year.
    fn plus(self, days: isize) -> Self {
        let passed: usize = MONTHS[..self.month - 1].iter().sum();
        let mut left = (passed as isize + self.day as isize + days).clamp(1, 365) as usize;
        let mut month = 1;
        while left > MONTHS[month - 1] {
            left -= MONTHS[month - 1];
            month += 1;
        }
        Day { month, day: left }
    }

    /// The form in TOML, JSON and ledgers.
    pub fn iso(self) -> String {
        format!("2025-{:02}-{:02}", self.month, self.day)
    }
}

/// A folder of plans, generated if it is missing.
pub fn plans(below: &Path, plans: usize, tasks: usize) -> std::io::Result<PathBuf> {
    let name = format!("{plans}-plans-of-{tasks}");
    made(below, &name, |folder| {
        std::fs::write(folder.join("pargo.toml"), CONFIG)?;
        for (file, text) in files(plans, tasks) {
            let file = folder.join(file);
            if let Some(inside) = file.parent() {
                std::fs::create_dir_all(inside)?;
            }
            std::fs::write(file, text)?;
        }
        Ok(())
    })
}

/// The plans of a corpus: the path of each below the folder, and its text.
pub fn files(plans: usize, tasks: usize) -> impl Iterator<Item = (PathBuf, String)> {
    (0..plans).map(move |number| {
        let (province, _) = PROVINCES[number % PROVINCES.len()];
        let (agency, _, _) = AGENCIES[number / PROVINCES.len() % AGENCIES.len()];
        let inside = Path::new("plans").join(province);
        (inside.join(format!("{agency}-{number:04}.toml")), plan(number, tasks))
    })
}

/// Generates a folder, unless its stamp says that it is complete.
pub fn made(
    below: &Path,
    name: &str,
    make: impl FnOnce(&Path) -> std::io::Result<()>,
) -> std::io::Result<PathBuf> {
    let folder = below.join(name);
    let stamp = below.join(format!("{name}.stamp"));
    let wanted = VERSION.to_string();
    if std::fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) && folder.is_dir() {
        return Ok(folder);
    }
    if folder.is_dir() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    make(&folder)?;
    std::fs::write(stamp, wanted)?;
    Ok(folder)
}

/// The title of a task.
pub fn title(dice: &mut Dice) -> String {
    format!("{} {}{}", dice.pick(&VERBS), dice.pick(&OBJECTS), dice.pick(&PURPOSES))
}

/// The unit in the lead of a task.
pub fn lead(dice: &mut Dice) -> &'static str {
    dice.pick(&UNITS).0
}

/// The text of one plan.
pub fn plan(number: usize, tasks: usize) -> String {
    let mut dice = Dice::new(number as u64 + 1);
    let mut text = String::with_capacity(tasks * 640 + 8192);
    let mut writer = Writer { out: &mut text, dice: &mut dice };
    writer.head(number);
    writer.units();
    let objectives = writer.objectives();
    for place in 0..tasks {
        writer.task(place, objectives);
    }
    text
}

/// A fault that `check` finds in a task.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fault {
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

/// What is due by a deadline.
enum Owed {
    /// One due date.
    By(Day),
    /// Periods: their labels, each with the last day.
    Periods(Vec<(String, Day)>),
    /// No due date.
    Nothing,
}

struct Writer<'w> {
    out: &'w mut String,
    dice: &'w mut Dice,
}

impl Writer<'_> {
    fn line(&mut self, words: std::fmt::Arguments<'_>) {
        // Writing to a string does not fail.
        let _ = self.out.write_fmt(words);
        self.out.push('\n');
    }

    fn key(&mut self, key: &str, value: std::fmt::Arguments<'_>) {
        self.line(format_args!("{key:<10} = {value}"));
    }

    fn text(&mut self, key: &str, value: &str) {
        self.key(key, format_args!("\"{value}\""));
    }

    fn list(&mut self, key: &str, values: &[&str]) {
        match values {
            [] => {}
            [one] => self.text(key, one),
            many => self.key(key, format_args!("[\"{}\"]", many.join("\", \""))),
        }
    }

    fn head(&mut self, number: usize) {
        let (province, place) = PROVINCES[number % PROVINCES.len()];
        let (short, agency, symbol) = AGENCIES[number / PROVINCES.len() % AGENCIES.len()];
        let issued = Day { month: 1, day: self.dice.within(6, 24) };
        self.line(format_args!("# Kế hoạch của {agency}, {place}, năm 2025.\n\n[plan]"));
        self.text("id", &format!("{province}-{short}-{number:04}"));
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
        }
        self.line(format_args!("\n[[unit]]"));
        self.text("name", EVERYBODY);
        self.text("members", "all");
        for name in OUTSIDE {
            self.line(format_args!("\n[[unit]]"));
            self.text("name", name);
            self.key("external", format_args!("true"));
        }
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
        if place.is_multiple_of(20) {
            let part = place / 20 + 1;
            self.line(format_args!("\n# ---- Phần III.{part}: nhiệm vụ và giải pháp ----"));
        }
        self.line(format_args!("\n[[task]]"));
        let (part, point, dash) = (place / 20 + 1, place % 20 / 4 + 1, place % 4 + 1);
        self.text("id", &format!("III.{part}.{point}-{dash}"));
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
        self.people(place, fault);
        self.rest(fault, place);
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

    fn people(&mut self, place: usize, fault: Fault) {
        // The first tasks name every unit once, because an unused unit is a finding.
        let at = if place < UNITS.len() { place } else { self.dice.below(UNITS.len()) };
        let (name, alias) = UNITS[at];
        let lead = if self.dice.percent(20) { alias } else { name };
        match fault {
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
        if fault != Fault::NoOfficer {
            let officer = self.dice.pick(&OFFICERS);
            self.text("officer", officer);
        }
    }

    /// The deadline and what depends on it; the tables of a task come after its keys.
    fn rest(&mut self, fault: Fault, place: usize) {
        let milestones = fault == Fault::None && self.dice.percent(4);
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
            Fault::None => self.progress(owed),
            _ => {}
        }
    }

    fn evidence(&mut self) {
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
        if done {
            let shift = 4 - self.dice.below(24) as isize;
            let day = due.plus(shift).min(YESTERDAY).max(begun);
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
            self.key("granted", format_args!("{}", due.plus(-6).iso()));
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

/// A task of another program.
pub struct Entry {
    /// What is to be done.
    pub title: String,
    /// Who does it.
    pub lead: &'static str,
    /// When it is due.
    pub due: Day,
    /// Whether it is overdue: seven in a hundred are, as in the plans.
    pub is_late: bool,
}

/// As many tasks as a number of plans has, for programs without plans.
pub fn entries(count: usize) -> impl Iterator<Item = Entry> {
    let mut dice = Dice::new(0);
    (0..count).map(move |_| {
        let due = Day { month: dice.within(1, 12), day: dice.within(1, 28) };
        let is_late = dice.percent(7);
        Entry { title: title(&mut dice), lead: lead(&mut dice), due, is_late }
    })
}
