//! The keys that the first plans did not have: reports of each unit, updates, closed plans, references between
//! plans. The plans of the first agency of each province are above those of the others.

use crate::corpus::{Day, YESTERDAY};
use crate::plan_text::{Fault, Owed, Writer, id_of, plan_id};
use crate::words::{AGENCIES, EVERYBODY, NOTES, PROVINCES, UNITS};

/// A task that each unit owes for itself: the units that owe nothing of it.
pub struct Each {
    /// The unit that receives the reports.
    recipient: Option<&'static str>,
    /// The unit that is excepted.
    except: Option<&'static str>,
}

/// The unit that begins within the year, and the one that ends.
const BEGINS: (&str, Day) = (UNITS[7].0, Day { month: 3, day: 1 });
const ENDS: (&str, Day) = (UNITS[6].0, Day { month: 11, day: 30 });

/// Of the tasks of a plan above, the last of each so many is given to another agency.
const GIVEN: usize = 8;

impl Writer<'_> {
    fn chance(&mut self, percent: usize) -> bool {
        self.more.as_mut().is_some_and(|dice| dice.percent(percent))
    }

    fn number_below(&mut self, end: usize) -> usize {
        self.more.as_mut().map_or(0, |dice| dice.below(end))
    }

    /// The plan above; `None` for a plan of the first agency.
    fn above(&self) -> Option<usize> {
        let is_lower = self.more.is_some() && self.number >= PROVINCES.len();
        is_lower.then_some(self.number % PROVINCES.len())
    }

    /// The keys of the plan.
    pub fn links(&mut self) {
        let Some(above) = self.above().map(plan_id) else { return };
        let at = self.number / PROVINCES.len() % AGENCIES.len();
        self.list("known_as", &[AGENCIES[at].1, AGENCIES[at].2]);
        self.text("implements", &above);
        if at > 0 && self.chance(10) {
            let task = id_of(GIVEN * at - 1);
            let reason = "Không thuộc chức năng, nhiệm vụ của đơn vị";
            self.key("declined", format_args!("{{ \"{above}/{task}\" = \"{reason}\" }}"));
        }
        if self.chance(6) {
            self.key("closed", format_args!("{}", YESTERDAY.iso()));
            self.text("closed_by", "Báo cáo tổng kết số 12/BC");
        }
    }

    /// When a unit exists.
    pub fn life(&mut self, name: &str) {
        for (key, (unit, day)) in [("from", BEGINS), ("until", ENDS)] {
            if self.more.is_some() && unit == name {
                self.key(key, format_args!("{}", day.iso()));
            }
        }
    }

    /// The other agencies, which a plan above gives tasks.
    pub fn agencies(&mut self) {
        if self.more.is_none() || self.above().is_some() {
            return;
        }
        for (_, name, symbol) in &AGENCIES[1..] {
            self.line(format_args!("\n[[unit]]"));
            self.text("name", name);
            self.key("aliases", format_args!("[\"{symbol}\"]"));
            self.key("external", format_args!("true"));
        }
    }

    /// Whether a task of a plan above is given to another agency.
    pub fn is_given(&self, place: usize) -> bool {
        self.more.is_some() && self.above().is_none() && place % GIVEN == GIVEN - 1
    }

    /// The agency to which a task is given.
    pub fn agency_of(&self, place: usize) -> &'static str {
        AGENCIES[1 + place / GIVEN % (AGENCIES.len() - 1)].1
    }

    /// Who owes nothing of a task that each unit owes for itself; `None` for another task. The first tasks of a
    /// plan name every unit.
    pub fn each(&mut self, fault: Fault, place: usize) -> Option<Each> {
        let is_each = self.chance(6);
        if !is_each || fault != Fault::None || place < UNITS.len() || self.is_given(place) {
            return None;
        }
        let recipient = self.chance(50).then_some(UNITS[0].0);
        let except = self.chance(20).then_some(UNITS[1].0);
        Some(Each { recipient, except })
    }

    /// The keys of a task with `each`.
    pub fn debtors(&mut self, each: &Each) {
        self.key("each", format_args!("true"));
        for (key, unit) in [("except", each.except), ("recipient", each.recipient)] {
            if let Some(unit) = unit {
                self.text(key, unit);
            }
        }
        self.key("allow", format_args!("{{ group-lead = \"Từng đơn vị báo cáo riêng\" }}"));
    }

    /// The references of a task to tasks of other plans.
    pub fn references(&mut self, place: usize) {
        let Some(above) = self.above() else { return };
        let at = self.number / PROVINCES.len() % AGENCIES.len();
        if at > 0 && place == UNITS.len() + at && self.chance(70) {
            let task = id_of(GIVEN * at - 1);
            self.text("implements", &format!("{}/{task}", plan_id(above)));
        }
        if self.chance(1) {
            let (earlier, task) = (self.number - PROVINCES.len(), self.number_below(20));
            self.text("continues", &format!("{}/{}", plan_id(earlier), id_of(task)));
        }
    }

    /// What the units have reported of a task with `each`, and an extension for one of them.
    pub fn reports(&mut self, owed: &Owed, each: &Each) {
        let owes = |unit: &&str| Some(*unit) != each.recipient && Some(*unit) != each.except;
        let units: Vec<&str> = UNITS.iter().map(|(name, _)| *name).filter(owes).collect();
        match owed {
            Owed::By(due) => {
                // A due date counted from the day of issue is not known here, and may be before the unit begins.
                let exists = |unit: &&str| {
                    (*unit != BEGINS.0 || due.month > 4) && (*unit != ENDS.0 || *due <= ENDS.1)
                };
                for unit in units.into_iter().filter(exists) {
                    if self.chance(if *due <= YESTERDAY { 85 } else { 10 }) {
                        self.report(unit, None, *due);
                    }
                }
                if *due <= YESTERDAY && due.month > 4 && self.chance(10) {
                    let later = due.plus(25);
                    self.line(format_args!("\n[[task.extension]]"));
                    self.key("to", format_args!("{}", later.iso()));
                    self.key("granted", format_args!("{}", due.plus(-30).iso()));
                    self.text("by", "Công văn số 40/VP");
                    self.text("unit", UNITS[2].0);
                }
            }
            Owed::Periods(periods) => {
                for (label, end) in periods.iter().filter(|(_, end)| *end <= YESTERDAY) {
                    if self.chance(20) {
                        self.report(EVERYBODY, Some(label), *end);
                        continue;
                    }
                    for unit in units.iter().filter(|unit| **unit != BEGINS.0 || *end >= BEGINS.1) {
                        if self.chance(85) {
                            self.report(unit, Some(label), *end);
                        }
                    }
                }
            }
            Owed::Nothing => {}
        }
    }

    fn report(&mut self, unit: &str, period: Option<&str>, due: Day) {
        let shift = 3 - self.number_below(12) as isize;
        self.line(format_args!("\n[[task.report]]"));
        if let Some(label) = period {
            self.text("period", label);
        }
        self.text("unit", unit);
        self.key("done", format_args!("{}", due.plus(shift).min(YESTERDAY).iso()));
    }

    /// What a unit says of a task on a day.
    pub fn update(&mut self) {
        if !self.chance(10) {
            return;
        }
        let day = Day { month: 4 + self.number_below(6), day: 1 + self.number_below(28) };
        self.line(format_args!("\n[[task.update]]"));
        self.key("on", format_args!("{}", day.iso()));
        let words = NOTES[self.number_below(NOTES.len())];
        self.text("text", words);
        if self.chance(40) {
            self.text("obstacle", "Chưa có hướng dẫn, thiếu kinh phí và người thực hiện");
        }
        if self.chance(20) {
            self.text("proposal", "Đề nghị bố trí kinh phí trong quý tới");
        }
    }
}
