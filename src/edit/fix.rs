//! Mends as edits of a file.

use std::cell::OnceCell;

use crate::edit::document::Document;
use crate::edit::pieces::{piece_at, removals};
use crate::finding::fix::{Fix, Mend};
use crate::plan::keys::task::TASK;
use crate::text::edit::Edit;
use crate::text::source::{Source, Span};

/// A file with findings. Its tables are only looked for if a mend needs them, and once.
pub struct Mended<'t> {
    source: Source<'t>,
    tables: OnceCell<Option<Document<'t>>>,
}

impl<'t> Mended<'t> {
    /// A file whose tables are not known yet.
    pub fn new(source: Source<'t>) -> Self {
        Mended { source, tables: OnceCell::new() }
    }

    fn document(&self) -> Option<&Document<'t>> {
        self.tables.get_or_init(|| Document::of_plan(self.source).ok()).as_ref()
    }

    /// The edits of a mend for a finding at `here`, in the order of their places; `None` if the place of what
    /// should be removed is not clear.
    pub fn edits(&self, fix: &Fix, here: Span) -> Option<Vec<Edit>> {
        let removed = |span: Span| Edit { span, insert: String::new() };
        let edits = match &fix.mend {
            Mend::Here(insert) => vec![Edit { span: here, insert: insert.clone() }],
            Mend::Edits(edits) => edits.clone(),
            Mend::Without(at) => self.document()?.without(at.start)?,
            Mend::WithoutItems { list, items } => {
                let piece = |item: &Span| piece_at(self.source.text, *list, item.start);
                let pieces: Option<Vec<_>> = items.iter().map(piece).collect();
                removals(self.source.text, &pieces?).into_iter().map(removed).collect()
            }
            Mend::WithoutTable(at) => {
                vec![removed(self.document()?.table_with_comment(at.start)?)]
            }
        };
        let mut edits: Vec<Edit> = edits.into_iter().map(|edit| self.within(edit)).collect();
        edits.sort_by_key(|edit| edit.span);
        let are_apart = edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
        (are_apart && !edits.is_empty()).then_some(edits)
    }

    /// The same edit with places that the text has. Where the last line goes, and has no line end, the line end
    /// above goes with it.
    fn within(&self, edit: Edit) -> Edit {
        let text = self.source.text;
        let Span { start, end } = edit.span;
        if end as usize <= text.len() {
            return edit;
        }
        let above = &text[..start as usize];
        let above = above.strip_suffix('\n').unwrap_or(above);
        let above = above.strip_suffix('\r').unwrap_or(above);
        let start = if edit.insert.is_empty() { above.len() } else { start as usize };
        Edit { span: Span::new(start, text.len()), ..edit }
    }
}

/// The edits that set the date of completion of the task whose `status` has its value at a byte of a text.
pub fn set_done(source: Source<'_>, status: u32, date: &str) -> Option<Vec<Edit>> {
    let mut document = Document::of_plan(source).ok()?;
    let table = document.table_at(status)?;
    document.set(table, &TASK, &[("done", date.to_owned())]);
    Some(document.into_edits())
}
