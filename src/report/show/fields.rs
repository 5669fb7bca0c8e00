//! Fields as `show` gives them: remarks last, and indexes by their ids.

use crate::plan::value::Fields;
use crate::plan::{Field, List};
use crate::resolve::Resolved;

/// Moves remarks and exceptions to the end.
pub(super) fn remarks_last(mut fields: Fields) -> Fields {
    fields.put_last("note");
    fields.put_last("allow");
    fields
}

/// The indexes of a list by their ids, and unknown ones as written.
pub(super) fn index_names<'s>(
    resolved: &'s Resolved<'_>,
    list: &'s Field<List<'_>>,
) -> impl Iterator<Item = &'s str> {
    let catalog = &resolved.config.catalog;
    let id = |written: &'s str| catalog.find(written).map(|index| catalog.get(index).id.as_str());
    listed(list).map(move |written| id(written).unwrap_or(written))
}

/// The texts of a list, as written.
pub(super) fn listed<'s>(list: &'s Field<List<'_>>) -> impl Iterator<Item = &'s str> {
    list.get().into_iter().flat_map(|list| list.items).map(|text| text.value)
}
