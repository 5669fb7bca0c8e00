//! Keys that the format does not have, and which key was meant.

use toml_spanner::{Item, Key, TableStyle};

use crate::finding::faults::{self, syntax};
use crate::parse::at;
use crate::parse::meant::keys::{
    self as keys_meant, header as header_meant, header_of, is_list, nearest,
};
use crate::parse::reader::{Reader, place};
use crate::plan::keys;
use crate::plan::keys::config::CONFIG;
use crate::plan::keys::objective::OBJECTIVE;
use crate::plan::keys::task::TASK;

impl<'a> Reader<'a> {
    /// Reports an unknown key, and returns the key that was meant.
    pub(super) fn unknown_key(
        &mut self,
        key: &Key<'a>,
        item: &Item<'a>,
        known: &'static keys::Table,
    ) -> Option<&'static str> {
        if self.muted {
            return None;
        }
        let (typed, names) = (key.as_str(), known.names());
        let header = match known.name {
            "file" => ROOT_HEADER.to_owned(),
            name if name == CONFIG.name => CONFIG_FILE.to_owned(),
            "findings" => "[[findings]]".to_owned(),
            name if is_list(name) || ["plan", "defaults"].contains(&name) => header_of(name),
            name => format!("{} = {{ … }}", name.rsplit('.').next().unwrap_or(name)),
        };
        let above = above(known).filter(|above| above.has(typed));
        let near = match above {
            Some(_) => None,
            None => nearest(typed, &names),
        };
        let table =
            header_meant(&format!("[{typed}]")).filter(|_| near.is_none() && is_headed(item));
        let help = match (above, near) {
            _ if known.name == CONFIG.name && ["plan", "task", "objective"].contains(&typed) => {
                faults::unknown_key::is_a_plan()
            }
            _ if table.is_some() => faults::unknown_key::near(&table.unwrap_or_default()),
            (Some(above), _) => {
                faults::unknown_key::belongs_to(typed, &header_of(above.name), &header)
            }
            (None, Some(near)) if is_synonym(typed, near, &names) => syntax::key_meant(typed, near),
            (None, Some(near)) => faults::unknown_key::near(near),
            (None, None) => faults::unknown_key::own(typed),
        };
        let place = place(&self.path, at(key.span));
        faults::unknown_key::report(place, typed, &header, help, &mut self.out);
        self.misplaced.extend(above.and_then(|above| above.key(typed)).map(|key| key.name));
        near
    }
}

/// Whether a key is another word for the one that was meant, not a slip in it.
fn is_synonym(typed: &str, meant: &str, known: &[&'static str]) -> bool {
    keys_meant::key(typed, known) == Some(meant)
}

/// The table that a table of its own header belongs to.
fn above(known: &keys::Table) -> Option<&'static keys::Table> {
    let (above, _) = known.name.rsplit_once('.').filter(|_| is_list(known.name))?;
    [&TASK, &OBJECTIVE].into_iter().find(|table| table.name == above)
}

/// How messages call what stands above all tables.
const ROOT_HEADER: &str = "tệp kế hoạch";

/// The name of the file of settings.
const CONFIG_FILE: &str = "pargo.toml";

/// Whether a value has a header of its own.
fn is_headed(item: &Item<'_>) -> bool {
    let first = item.as_array().and_then(|array| array.iter().next()).unwrap_or(item);
    first.as_table().is_some_and(|table| table.style() != TableStyle::Inline)
}
