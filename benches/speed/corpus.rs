//! Generates plans, and the same amount of work for other programs, from a fixed seed.
//!
//! The result depends only on the seed, on [`Keys`] and on [`VERSION`] and is generated once: a stamp beside
//! it says that it is complete.

use std::path::{Path, PathBuf};

use crate::plan_text::plan;
use crate::words::{AGENCIES, OBJECTS, PROVINCES, PURPOSES, UNITS, VERBS};

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

/// Which keys of the format the plans use.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Keys {
    /// None of those that came after the first figures, so that new figures can be compared with them.
    First,
    /// Reports of each unit, updates, closed plans and references between plans as well.
    All,
}

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

    /// One of several.
    pub fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
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
pub const YESTERDAY: Day = Day { month: 9, day: 30 };

impl Day {
    /// The last day of a month.
    pub fn last_of(month: usize) -> Self {
        Day { month, day: MONTHS[month - 1] }
    }

    /// So many days later or earlier, but within the year.
    pub fn plus(self, days: isize) -> Self {
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
pub fn plans(below: &Path, plans: usize, tasks: usize, keys: Keys) -> std::io::Result<PathBuf> {
    let with = if keys == Keys::All { "-with-all-keys" } else { "" };
    let name = format!("{plans}-plans-of-{tasks}{with}");
    made(below, &name, |folder| {
        std::fs::write(folder.join("pargo.toml"), CONFIG)?;
        for (file, text) in files(plans, tasks, keys) {
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
pub fn files(plans: usize, tasks: usize, keys: Keys) -> impl Iterator<Item = (PathBuf, String)> {
    (0..plans).map(move |number| {
        let (province, _) = PROVINCES[number % PROVINCES.len()];
        let (agency, _, _) = AGENCIES[number / PROVINCES.len() % AGENCIES.len()];
        let inside = Path::new("plans").join(province);
        (inside.join(format!("{agency}-{number:04}.toml")), plan(number, tasks, keys))
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
