//! Reads the plan files that a question needs, each text once, in parallel.

use std::sync::Arc;

use memchr::memmem::Finder;

use crate::compare::facts::PlanFacts;
use crate::compare::walk::{Pair, PlanText, Slot, Walk};
use crate::config::Config;
use crate::parse::Scratch;
use crate::text::lang::Text;
use crate::workspace::git::objects::{Object, Objects};
use crate::workspace::git::{Repository, name};
use crate::workspace::load::{LeftOut, load_object};
use crate::workspace::revision::each_text;

/// What is asked of history, so that no more is read than the answer takes.
#[derive(Clone, Copy, Debug)]
pub enum Question<'i> {
    /// Every change.
    Everything,
    /// The changes of plans that were there before: what was added and never touched is not read.
    Moves,
    /// The changes of the plan of this id.
    Plan(&'i str),
}

/// What a text turned out to be.
#[derive(Clone, Debug)]
pub enum Reading {
    /// A plan.
    Plan(Arc<PlanFacts>),
    /// A file that cannot be read as one.
    Broken(LeftOut),
    /// Nowhere does it name the plan that is asked for.
    Other,
}

/// The readings of a walk, by place of the text.
#[derive(Debug)]
pub struct Readings<'w> {
    walk: &'w Walk,
    by_text: Vec<Option<Reading>>,
}

/// Reads what a question needs of a walk.
pub fn read<'w>(
    repository: &Repository,
    walk: &'w Walk,
    of: Question<'_>,
) -> Result<Readings<'w>, Text> {
    let mut readings = Readings { walk, by_text: vec![None; walk.texts.len()] };
    let mut reader = Reader { objects: repository.objects(), wanted: None };
    match of {
        Question::Everything => {
            let all = walk.compared.iter().flat_map(|compared| &compared.parents).flatten();
            readings.take(slots(all), &mut reader)?;
        }
        // Where a commit only adds plans, nothing can have moved.
        Question::Moves => readings.take(changed(walk), &mut reader)?,
        Question::Plan(id) => {
            reader.wanted = Some(Wanted::of(id));
            readings.take(changed(walk), &mut reader)?;
            // What was added once and never touched is either gone, or stands to this day. The plan is
            // looked for among what stands only where it was not found standing.
            let found = |readings: &Readings<'_>| {
                walk.standing.iter().any(|slot| readings.plan(*slot).is_some_and(|p| p.id == id))
            };
            let unread = |slot: &usize| readings.by_text[walk.slots[*slot].text].is_none();
            let (standing, gone): (Vec<usize>, Vec<usize>) =
                (0..walk.slots.len()).filter(unread).partition(|slot| walk.standing.contains(slot));
            readings.take(gone, &mut reader)?;
            for some in standing.chunks(Objects::AT_ONCE * 4) {
                if found(&readings) {
                    break;
                }
                readings.take(some.to_vec(), &mut reader)?;
            }
            reader.wanted = None;
            readings.take_neighbours(id, &mut reader)?;
        }
    }
    Ok(readings)
}

fn slots<'p>(pairs: impl Iterator<Item = &'p Pair>) -> Vec<usize> {
    pairs.flat_map(|pair| [pair.old, pair.new]).flatten().collect()
}

/// The slots of the commits that do more than add plans.
fn changed(walk: &Walk) -> Vec<usize> {
    let more = walk.compared.iter().filter(|c| c.parents.iter().flatten().any(|p| p.old.is_some()));
    slots(more.flat_map(|compared| &compared.parents).flatten())
}

impl Readings<'_> {
    /// The plan of a slot, as last readable on its line.
    pub fn plan(&self, slot: usize) -> Option<&Arc<PlanFacts>> {
        let slots = &self.walk.slots;
        match self.by_text[slots[slot].text].as_ref()? {
            Reading::Plan(facts) => Some(facts),
            Reading::Other => None,
            Reading::Broken(_) => slots[slot].before.and_then(|before| self.plan(before)),
        }
    }

    /// The slots that cannot be read, in the order of the walk. Of one plan's history only those that are
    /// its file: before, or after, or by naming it.
    pub fn broken(&self, of: Question<'_>) -> Vec<(&Slot, &LeftOut)> {
        let found = self.walk.slots.iter().enumerate().filter_map(|(place, slot)| {
            let Some(Reading::Broken(left_out)) = &self.by_text[slot.text] else { return None };
            let told = match of {
                Question::Plan(id) => self.is_of(place, id),
                Question::Everything | Question::Moves => true,
            };
            told.then_some((slot, left_out))
        });
        found.collect()
    }

    /// Whether a broken slot is the plan's.
    fn is_of(&self, broken: usize, id: &str) -> bool {
        let slots = &self.walk.slots;
        let mut around: Vec<usize> = slots[broken].before.into_iter().collect();
        around.extend((0..slots.len()).filter(|after| slots[*after].before == Some(broken)));
        let plans: Vec<bool> = around
            .iter()
            .filter_map(|slot| match self.by_text[slots[*slot].text].as_ref()? {
                Reading::Plan(facts) => Some(facts.id == id),
                Reading::Other => Some(false),
                Reading::Broken(_) => None,
            })
            .collect();
        plans.is_empty() || plans.contains(&true)
    }

    /// Reads what stands beside the plan on its line, since a file that is broken may not name it.
    fn take_neighbours(&mut self, id: &str, reader: &mut Reader) -> Result<(), Text> {
        loop {
            let is_its = |slot: usize| match &self.by_text[self.walk.slots[slot].text] {
                Some(Reading::Plan(facts)) => facts.id == id,
                Some(Reading::Broken(_)) => true,
                Some(Reading::Other) | None => false,
            };
            let mut beside = Vec::new();
            for (place, slot) in self.walk.slots.iter().enumerate() {
                let Some(before) = slot.before else { continue };
                beside.extend(is_its(before).then_some(place));
                beside.extend(is_its(place).then_some(before));
            }
            beside.retain(|slot| {
                let reading = &self.by_text[self.walk.slots[*slot].text];
                matches!(reading, None | Some(Reading::Other))
            });
            for slot in &beside {
                self.by_text[self.walk.slots[*slot].text] = None;
            }
            if beside.is_empty() {
                return Ok(());
            }
            self.take(beside, reader)?;
        }
    }

    /// Reads these slots, and where one is broken what it took the place of.
    fn take(&mut self, mut slots: Vec<usize>, reader: &mut Reader) -> Result<(), Text> {
        while !slots.is_empty() {
            let mut texts: Vec<usize> =
                slots.iter().map(|slot| self.walk.slots[*slot].text).collect();
            texts.retain(|text| self.by_text[*text].is_none());
            texts.sort_unstable();
            texts.dedup();
            let files: Vec<&PlanText> = texts.iter().map(|text| &self.walk.texts[*text]).collect();
            for (text, reading) in texts.iter().zip(reader.read(&files)?) {
                self.by_text[*text] = Some(reading);
            }
            let behind = slots.iter().filter_map(|slot| {
                let slot = &self.walk.slots[*slot];
                let is_broken = matches!(&self.by_text[slot.text], Some(Reading::Broken(_)));
                slot.before.filter(|_| is_broken)
            });
            slots =
                behind.filter(|slot| self.by_text[self.walk.slots[*slot].text].is_none()).collect();
        }
        Ok(())
    }
}

/// A plan that is asked for, as its id stands in a file.
struct Wanted {
    id: Finder<'static>,
    /// An id may be written with escapes.
    escapes: [Finder<'static>; 2],
}

impl Wanted {
    fn of(id: &str) -> Wanted {
        let finder = |text: &str| Finder::new(text).into_owned();
        Wanted { id: finder(id), escapes: [finder("\\u"), finder("\\U")] }
    }

    fn may_stand_in(&self, object: &Object) -> bool {
        let Object::Text(bytes) = object else { return true };
        self.id.find(bytes).is_some() || self.escapes.iter().any(|e| e.find(bytes).is_some())
    }
}

struct Reader {
    objects: Objects,
    wanted: Option<Wanted>,
}

impl Reader {
    /// Reads texts in the order given.
    fn read(&mut self, texts: &[&PlanText]) -> Result<Vec<Reading>, Text> {
        let asked: Vec<(&str, &str)> =
            texts.iter().map(|text| (text.path.as_ref(), text.blob.as_ref())).collect();
        let wanted = self.wanted.as_ref();
        each_text(&mut self.objects, &asked, |at, object, scratch| {
            look(&texts[at].path, object, &texts[at].config, wanted, scratch)
        })
    }
}

fn look(
    path: &str,
    object: &Object,
    config: &Config,
    wanted: Option<&Wanted>,
    scratch: &mut Scratch,
) -> Reading {
    if wanted.is_some_and(|wanted| !wanted.may_stand_in(object)) {
        return Reading::Other;
    }
    match load_object(&name::shown(path), object, config, scratch, PlanFacts::of_loaded) {
        Ok(facts) => Reading::Plan(Arc::new(facts)),
        Err(left_out) => Reading::Broken(left_out),
    }
}
