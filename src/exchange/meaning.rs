//! From a document to a draft of a plan.

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::deadline::phrase;
use crate::exchange::columns::Role;
use crate::exchange::document::{Document, Merge};
use crate::exchange::doubts::cell_doubt;
use crate::exchange::draft::{Draft, Head, Objective, Report, Task};
use crate::exchange::front;
use crate::exchange::gather::{Gathered, Selection, gather};
use crate::exchange::goals;
use crate::exchange::ids::Ids;
use crate::exchange::indexes::{Indexes, Meant};
use crate::exchange::item::{Item, Said};
use crate::exchange::units::Units;
use crate::exchange::words::{clean, joined};
use crate::plan::index::{Catalog, IndexId};
use crate::text::lang::both;

/// How a document is read.
pub struct Settings<'s> {
    /// Which tables, sheets and columns.
    pub selection: Selection,
    /// What was said of the plan as a whole; it wins over the document.
    pub head: Head,
    /// The indexes that exist.
    pub catalog: &'s Catalog,
    /// Units that are declared: a wording and the name.
    pub units: Vec<(String, String)>,
    /// The tasks and objectives of the plan that the document is added to: ids and titles.
    pub known: FxHashMap<String, String>,
    /// The day by which what was done is dated.
    pub as_of: NaiveDate,
}

/// A draft, and what has to be reported about it.
pub struct Imported {
    /// The plan.
    pub draft: Draft,
    /// What was read, left out, and is doubtful.
    pub report: Report,
    /// The ids of tasks and objectives that stand in the plan already.
    pub already: Vec<String>,
}

/// Reads a document as a plan.
pub fn import(document: Document, settings: &Settings<'_>) -> Imported {
    let mut report = Report::default();
    let mut gathered = gather(document, &settings.selection, &mut report);
    let (said, bases) = front::read(&mut gathered.lines);
    for line in gathered.lines.iter().filter(|line| !line.used) {
        if let Some(place) = &line.place {
            let reason = both!("nằm ngoài các bảng nhiệm vụ", "it is outside of the tables");
            report.leave(place.clone(), &line.text, reason);
        }
    }
    let head = combined(settings.head.clone(), said);
    let mut importer = Importer::new(settings, &head, &gathered);
    let mut draft = Draft { head, bases, ..Draft::default() };
    for item in &gathered.objectives {
        let id = importer.ids.give(item, &gathered.groups, &settings.known);
        let scope = importer.scope(item, &gathered, &mut report);
        let made = goals::objective(item, id, &scope.source(), &mut report);
        let objective = importer.placed_objective(made, scope, &mut report, item);
        if importer.is_known(&objective.id, objective.title.as_deref()) {
            continue;
        }
        report.tables[item.table].objectives += 1;
        importer.note_indexes(&objective);
        draft.objectives.push(objective);
    }
    for item in &gathered.tasks {
        let task = importer.task(item, &gathered, draft.head.year, &mut report);
        if importer.is_known(&task.id, Some(&task.title)) {
            continue;
        }
        report.tables[item.table].tasks += 1;
        draft.tasks.push(task);
    }
    for task in &mut draft.tasks {
        for name in task.lead.iter_mut().chain(&mut task.partners) {
            *name = importer.units.name_of(name);
        }
    }
    draft.units = importer.units.undeclared();
    if draft.head.indexes.is_empty() {
        draft.head.indexes = importer.served();
    }
    Imported { draft, report, already: importer.already }
}

/// What was said on the command line, and what the document says where that is silent.
fn combined(asked: Head, said: Head) -> Head {
    Head {
        id: asked.id.or(said.id),
        title: asked.title.or(said.title),
        agency: asked.agency.or(said.agency),
        year: asked.year.or(said.year),
        number: asked.number.or(said.number),
        issued: asked.issued.or(said.issued),
        indexes: if asked.indexes.is_empty() { said.indexes } else { asked.indexes },
        signed_by: asked.signed_by.or(said.signed_by),
        recipients: if asked.recipients.is_empty() { said.recipients } else { asked.recipients },
    }
}

/// Where a row stands: its indexes and components, and the place in the document.
#[derive(Default)]
pub struct RowScope {
    /// Its indexes.
    pub index: Vec<IndexId>,
    /// Its components, as printed.
    pub component: Vec<String>,
    /// The headings above it, its number, and what its columns say besides.
    pub source: Vec<String>,
}

impl RowScope {
    /// The place in the document in words.
    fn source(&self) -> Option<String> {
        (!self.source.is_empty()).then(|| self.source.join(", "))
    }
}

struct Importer<'s> {
    settings: &'s Settings<'s>,
    indexes: Indexes<'s>,
    units: Units,
    ids: Ids,
    /// The indexes that rows named.
    named: Vec<IndexId>,
    already: Vec<String>,
    several_tables: bool,
}

impl<'s> Importer<'s> {
    fn new(settings: &'s Settings<'s>, head: &Head, gathered: &Gathered) -> Importer<'s> {
        let mut units = Units::default();
        for (wording, name) in &settings.units {
            units.declare(wording, name);
        }
        let of_groups = gathered.groups.iter().map(|group| &group.item);
        for item in gathered.tasks.iter().chain(of_groups) {
            for role in [Role::Lead, Role::Partners] {
                // A merged cell stands alone once, however many rows it covers.
                let said = item.get(role).filter(|said| said.merge != Merge::Below);
                said.iter().for_each(|said| units.learn(&said.text));
            }
        }
        units.end_learning();
        let tables: FxHashSet<usize> =
            gathered.tasks.iter().chain(&gathered.objectives).map(|item| item.table).collect();
        Importer {
            settings,
            indexes: Indexes::new(settings.catalog, &head.indexes, head.title.as_deref()),
            units,
            ids: Ids::default(),
            named: Vec::new(),
            already: Vec::new(),
            several_tables: tables.len() > 1,
        }
    }

    /// Whether a task or an objective of this id and title stands in the plan already.
    fn is_known(&mut self, id: &str, title: Option<&str>) -> bool {
        let Some(known) = self.settings.known.get(id) else { return false };
        let same = |text: &str| crate::text::name::key(text);
        let is_same = title.is_some_and(|title| same(title) == same(known));
        if is_same {
            self.already.push(id.to_owned());
        }
        is_same
    }

    /// The indexes that the plan serves: those of its title and those that its rows name.
    fn served(&self) -> Vec<String> {
        let all = self.settings.catalog.all().map(|(id, _)| id);
        let is_served =
            |id: &IndexId| self.named.contains(id) || self.indexes.titled().contains(id);
        all.filter(is_served).map(|id| self.indexes.name(id)).collect()
    }

    /// Where a row stands, by its groups and its own columns.
    fn scope(&mut self, item: &Item, gathered: &Gathered, report: &mut Report) -> RowScope {
        let mut scope = RowScope::default();
        if self.several_tables {
            scope.source.push(item.place.words_of_table());
        }
        let mut of_component: Option<IndexId> = None;
        for group in &item.groups {
            let group = &gathered.groups[*group].item;
            let text = group.line(Role::Title).unwrap_or_default();
            let number = &group.number;
            scope.source.push(match number.is_empty() {
                true => text.clone(),
                false => format!("mục {number}. {text}"),
            });
            match self.indexes.meant(&text, &scope.index) {
                Meant::Indexes(found) => {
                    (scope.index, scope.component, of_component) = (found, Vec::new(), None);
                }
                Meant::Component(id) => {
                    (scope.component, of_component) = (vec![text], Some(id));
                }
                Meant::Several | Meant::Nothing => {
                    let parts: Vec<&str> = text.split(';').map(str::trim).collect();
                    let all = parts.len() > 1
                        && parts.iter().all(|part| {
                            matches!(self.indexes.meant(part, &scope.index), Meant::Component(_))
                        });
                    if all {
                        scope.component = parts.into_iter().map(str::to_owned).collect();
                    }
                }
            }
        }
        self.own_scope(item, &mut scope, report);
        if let Some(id) = of_component
            && scope.index.is_empty()
        {
            scope.index.push(id);
        }
        if !item.number.is_empty() && !scope.source.is_empty() {
            scope.source.push(format!("số {}", item.number));
        }
        for id in &scope.index {
            if !self.named.contains(id) {
                self.named.push(*id);
            }
        }
        scope
    }

    /// Adds what the columns of the row itself say of index and component.
    fn own_scope(&self, item: &Item, scope: &mut RowScope, report: &mut Report) {
        for role in [Role::Index, Role::Component] {
            let Some(said) = item.get(role) else { continue };
            let mut own: Vec<String> = Vec::new();
            let mut other: Vec<String> = Vec::new();
            for piece in said.text.split(['\n', ';']).map(str::trim).filter(|p| !p.is_empty()) {
                match self.indexes.meant(piece, &scope.index) {
                    Meant::Indexes(found) => scope.index = found,
                    Meant::Component(id) => {
                        own.push(piece.to_owned());
                        if scope.index.is_empty() {
                            scope.index.push(id);
                        }
                    }
                    Meant::Several | Meant::Nothing => other.push(piece.to_owned()),
                }
            }
            if !own.is_empty() {
                scope.component = own;
            }
            if !other.is_empty() {
                let text = other.join("; ");
                let message = both!(
                    "“{text}” không phải chỉ số hay lĩnh vực đã biết, nội dung ghi vào `source`",
                    "“{text}” is no index or component that is known; it goes to `source`"
                );
                report.doubt(said.place.clone(), None, message);
                scope.source.push(text);
            }
        }
    }

    fn placed_objective(
        &self,
        mut objective: Objective,
        scope: RowScope,
        report: &mut Report,
        item: &Item,
    ) -> Objective {
        let mut index = scope.index;
        let mut component = scope.component;
        // The row itself may be named as the component that it is about.
        if let (true, Some(title)) = (component.is_empty(), objective.title.as_deref())
            && let Meant::Component(id) = self.indexes.meant(title, &index)
        {
            component.push(title.to_owned());
            if index.is_empty() {
                index.push(id);
            }
        }
        objective.index = index.into_iter().map(|id| self.indexes.name(id)).collect();
        objective.component = component;
        if objective.index.is_empty() && self.settings.head.indexes.len() == 1 {
            objective.index.clone_from(&self.settings.head.indexes);
        }
        if objective.index.is_empty() {
            let message = both!(
                "chưa rõ mục tiêu thuộc chỉ số nào",
                "which index the objective is of is not known"
            );
            report.doubt(item.place.clone(), Some(&objective.id), message.clone());
            objective.comments.push(("index", message));
        }
        objective
    }

    /// Notes which indexes an objective is of.
    fn note_indexes(&mut self, objective: &Objective) {
        for name in &objective.index {
            if let Some(id) = self.settings.catalog.find(name)
                && !self.named.contains(&id)
            {
                self.named.push(id);
            }
        }
    }

    fn task(
        &mut self,
        item: &Item,
        gathered: &Gathered,
        year: Option<i32>,
        report: &mut Report,
    ) -> Task {
        let id = self.ids.give(item, &gathered.groups, &self.settings.known);
        let scope = self.scope(item, gathered, report);
        let mut task = Task {
            title: item.line(Role::Title).unwrap_or_default(),
            index: scope.index.iter().map(|id| self.indexes.name(*id)).collect(),
            source: scope.source(),
            component: scope.component,
            officer: item.line(Role::Officer),
            approver: item.line(Role::Approver),
            product: item.get(Role::Product).map(|said| clean(&said.text)),
            ..Task::default()
        };
        if task.title.is_empty() {
            let message =
                both!("dòng không có nội dung nhiệm vụ", "a row without what is to be done");
            report.doubt(item.place.clone(), Some(&id), message.clone());
            task.comments.push(("title", message));
        }
        let of_group = |role: Role| {
            let groups = item.groups.iter().rev().map(|at| &gathered.groups[*at].item);
            groups.filter_map(|group| group.get(role)).next()
        };
        let inherit = |role: Role, report: &mut Report| -> Option<Said> {
            let own = item.get(role);
            let said = own.or_else(|| of_group(role))?;
            if own.is_none() {
                let name = role.name();
                let message = both!(
                    "ô trống, lấy `{name}` của dòng tiêu đề nhóm",
                    "an empty cell; `{name}` is taken from the heading of the group"
                );
                report.doubt(item.place.clone(), Some(&id), message);
            }
            Some(said.clone())
        };
        let lead = inherit(Role::Lead, report);
        let partners = inherit(Role::Partners, report);
        let deadline = inherit(Role::Deadline, report);
        task.lead = self.units_of(lead.as_ref(), &id, report);
        task.partners = self.units_of(partners.as_ref(), &id, report);
        if let Some(said) = deadline {
            deadline_of(&mut task, &said, &id, year, report);
        }
        self.remarks(item, &mut task);
        for (role, said) in &item.fields {
            cell_doubt(*role, said, &id, report);
        }
        task.id = id;
        task
    }

    /// The remarks of a row, and what was done so far.
    fn remarks(&self, item: &Item, task: &mut Task) {
        let mut notes: Vec<String> =
            item.get(Role::Note).map(|said| clean(&said.text)).into_iter().collect();
        notes.extend(item.notes.iter().cloned());
        task.note = (!notes.is_empty()).then(|| notes.join("\n"));
        if let Some(said) = item.get(Role::Update) {
            task.updates.push((self.settings.as_of, clean(&said.text)));
        }
    }

    fn units_of(&mut self, said: Option<&Said>, id: &str, report: &mut Report) -> Vec<String> {
        let Some(said) = said else { return Vec::new() };
        let split = self.units.split(&said.text);
        for message in split.doubts {
            report.doubt(said.place.clone(), Some(id), message);
        }
        split.units
    }
}

/// The deadline of a task: the phrase as it is printed, whether it is understood or not.
fn deadline_of(task: &mut Task, said: &Said, id: &str, year: Option<i32>, report: &mut Report) {
    let text = joined(&said.text);
    if phrase::parse(&text, year).is_err() {
        let message = both!(
            "chưa hiểu thời hạn “{text}”, giữ nguyên chữ; xem cách ghi bằng `pargo check`",
            "the deadline “{text}” is not understood and kept as it is; `pargo check` tells what to write"
        );
        report.doubt(said.place.clone(), Some(id), message.clone());
        let short = both!(
            "chưa hiểu thời hạn này; xem `pargo check`",
            "this deadline is not understood; see `pargo check`"
        );
        task.comments.push(("deadline", short));
    }
    task.deadline = Some(text);
}
