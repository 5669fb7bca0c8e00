//! Reads the plan files that a question needs, each text once, in parallel.

use std::sync::Arc;

use memchr::memmem::Finder;
use rustc_hash::FxHashSet;

use crate::compare::facts::PlanFacts;
use crate::compare::walk::{Pair, PlanText, Slot, Walk};
use crate::config::Config;
use crate::parse::Scratch;
use crate::text::lang::Text;
use crate::workspace::git::objects::{Object, Objects};
use crate::workspace::git::{Repository, name};
use crate::workspace::load::{LeftOut, load_object};
use crate::workspace::revision::each_text;
use crate::workspace::tree_text::{Sought, without_those_that_do_not_hold};

/// The question about a history. It decides which plans are read.
#[derive(Clone, Copy, Debug)]
pub enum Question<'i> {
    /// Every change.
    Everything,
    /// The changes of plans that existed before. Plans that were added and never changed are not read.
    Moves,
    /// The changes of the plan with this id.
    Plan(&'i str),
}

/// The result of reading a text.
#[derive(Clone, Debug)]
pub enum Reading {
    /// A plan.
    Plan(Arc<PlanFacts>),
    /// A file that cannot be read as a plan.
    Broken(LeftOut),
    /// Not read, because the id of the plan asked about does not occur in it.
    Other,
}

/// The results of reading, by the index of the text in the walk; `None` for a text that was not needed.
#[derive(Debug)]
pub struct Readings<'w> {
    walk: &'w Walk,
    by_text: Vec<Option<Reading>>,
}

/// Reads the texts that a question needs.
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
            readings.read(slots(all), &mut reader)?;
        }
        // A commit that only adds plans cannot move a date.
        Question::Moves => readings.read(changed(walk), &mut reader)?,
        Question::Plan(id) => {
            reader.wanted = Some(Wanted::of(id));
            readings.read(changed(walk), &mut reader)?;
            // Files that were added and never changed: the plan may be among them, and so may copies of it,
            // so that none can be passed over once it is found. They are searched for the id, and only
            // those with it are read as plans.
            let unread = |slot: &usize| readings.by_text[walk.slots[*slot].text].is_none();
            let never_changed: Vec<usize> = (0..walk.slots.len()).filter(unread).collect();
            let may_be_of_it = readings.with(&Wanted::of(id), repository, &never_changed);
            readings.read(may_be_of_it, &mut reader)?;
            reader.wanted = None;
            readings.read_neighbours(id, &mut reader)?;
        }
    }
    Ok(readings)
}

fn slots<'p>(pairs: impl Iterator<Item = &'p Pair>) -> Vec<usize> {
    pairs.flat_map(|pair| [pair.old, pair.new]).flatten().collect()
}

/// The slots of the commits that changed or removed a plan.
fn changed(walk: &Walk) -> Vec<usize> {
    let more = walk.compared.iter().filter(|c| c.parents.iter().flatten().any(|p| p.old.is_some()));
    slots(more.flat_map(|compared| &compared.parents).flatten())
}

impl Readings<'_> {
    /// The plan of a slot; if the slot is broken, the last readable version before it.
    pub fn plan(&self, slot: usize) -> Option<&Arc<PlanFacts>> {
        let slots = &self.walk.slots;
        match self.by_text[slots[slot].text].as_ref()? {
            Reading::Plan(facts) => Some(facts),
            Reading::Other => None,
            Reading::Broken(_) => slots[slot].before.and_then(|before| self.plan(before)),
        }
    }

    /// The unreadable slots, in the order of the walk. For a question about one plan, only those that
    /// belong to it.
    pub fn broken(&self, of: Question<'_>) -> Vec<(&Slot, &LeftOut)> {
        let found = self.walk.slots.iter().enumerate().filter_map(|(place, slot)| {
            let Some(Reading::Broken(left_out)) = &self.by_text[slot.text] else { return None };
            let belongs = match of {
                Question::Plan(id) => self.is_of(place, id),
                Question::Everything | Question::Moves => true,
            };
            belongs.then_some((slot, left_out))
        });
        found.collect()
    }

    /// Whether a broken slot belongs to the plan with this id: the version before or after it is that
    /// plan, or there is no readable version.
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

    /// Those of the slots whose text may contain what is wanted; the others are noted as read.
    fn with(&mut self, wanted: &Wanted, repository: &Repository, slots: &[usize]) -> Vec<usize> {
        let text = |slot: &usize| &self.walk.texts[self.walk.slots[*slot].text];
        let sought = slots.iter().map(text);
        let sought = sought.map(|t| Sought { path: &t.path, blob: &t.blob, is_in_tree: false });
        let sought: Vec<Sought<'_>> = sought.collect();
        let left = without_those_that_do_not_hold(repository, &sought, |bytes| {
            wanted.may_be_in_text(bytes)
        });
        let left: Vec<usize> = left.into_iter().map(|at| slots[at]).collect();
        let kept: FxHashSet<usize> = left.iter().copied().collect();
        for slot in slots.iter().filter(|slot| !kept.contains(slot)) {
            self.by_text[self.walk.slots[*slot].text] = Some(Reading::Other);
        }
        left
    }

    /// Reads the versions before and after those of the plan, because a broken version may not contain
    /// its id.
    fn read_neighbours(&mut self, id: &str, reader: &mut Reader) -> Result<(), Text> {
        loop {
            let belongs = |slot: usize| match &self.by_text[self.walk.slots[slot].text] {
                Some(Reading::Plan(facts)) => facts.id == id,
                Some(Reading::Broken(_)) => true,
                Some(Reading::Other) | None => false,
            };
            let mut beside = Vec::new();
            for (place, slot) in self.walk.slots.iter().enumerate() {
                let Some(before) = slot.before else { continue };
                beside.extend(belongs(before).then_some(place));
                beside.extend(belongs(place).then_some(before));
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
            self.read(beside, reader)?;
        }
    }

    /// Reads these slots, and for each broken one the version before it.
    fn read(&mut self, mut slots: Vec<usize>, reader: &mut Reader) -> Result<(), Text> {
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

/// Searches texts for the id of a plan.
struct Wanted {
    id: Finder<'static>,
    /// The beginning of an escape: an id may be written with escapes.
    escapes: [Finder<'static>; 2],
}

impl Wanted {
    fn of(id: &str) -> Wanted {
        let finder = |text: &str| Finder::new(text).into_owned();
        Wanted { id: finder(id), escapes: [finder("\\u"), finder("\\U")] }
    }

    fn may_be_in(&self, object: &Object) -> bool {
        match object {
            Object::Text(bytes) => self.may_be_in_text(bytes),
            Object::TooLarge => true,
        }
    }

    fn may_be_in_text(&self, bytes: &[u8]) -> bool {
        self.id.find(bytes).is_some() || self.escapes.iter().any(|e| e.find(bytes).is_some())
    }
}

struct Reader {
    objects: Objects,
    wanted: Option<Wanted>,
}

impl Reader {
    /// Reads texts; the results are in the order of the texts.
    fn read(&mut self, texts: &[&PlanText]) -> Result<Vec<Reading>, Text> {
        let asked: Vec<(&str, &str)> =
            texts.iter().map(|text| (text.path.as_ref(), text.blob.as_ref())).collect();
        let wanted = self.wanted.as_ref();
        each_text(&mut self.objects, &asked, |at, object, scratch| {
            read_text(&texts[at].path, object, &texts[at].config, wanted, scratch)
        })
    }
}

fn read_text(
    path: &str,
    object: &Object,
    config: &Config,
    wanted: Option<&Wanted>,
    scratch: &mut Scratch,
) -> Reading {
    if wanted.is_some_and(|wanted| !wanted.may_be_in(object)) {
        return Reading::Other;
    }
    match load_object(&name::shown(path), object, config, scratch, PlanFacts::of_loaded) {
        Ok(facts) => Reading::Plan(Arc::new(facts)),
        Err(left_out) => Reading::Broken(left_out),
    }
}
