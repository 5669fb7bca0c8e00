//! The archive that a file of Word or Excel is. Nothing in it is trusted: neither names nor sizes.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use crate::exchange::read::encoding;
use crate::exchange::read::xml::{Node, Xml};
use crate::exchange::refused::{self, MOST_ENTRIES, MOST_OF_PART, MOST_TIMES, MOST_UNPACKED, Read};

/// An archive.
pub struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// The names of its entries, in lower case and without a slash before them.
    names: Vec<String>,
    /// How many bytes may still be unpacked.
    left: u64,
}

impl<'b> Archive<'b> {
    /// Opens an archive.
    pub fn open(bytes: &'b [u8]) -> Read<Archive<'b>> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| refused::broken())?;
        if zip.len() > MOST_ENTRIES {
            return Err(refused::too_large());
        }
        if zip.has_duplicate_names() {
            return Err(refused::doubled_entries());
        }
        let mut names = Vec::with_capacity(zip.len());
        let mut declared: u64 = 0;
        for at in 0..zip.len() {
            let entry = zip.by_index_raw(at).map_err(|_| refused::broken())?;
            if entry.encrypted() {
                return Err(refused::password());
            }
            declared = declared.saturating_add(entry.size());
            names.push(plain(&String::from_utf8_lossy(entry.name_raw())));
        }
        // Word and Excel do not tell capitals from small letters.
        let mut sorted: Vec<&String> = names.iter().collect();
        sorted.sort();
        if sorted.windows(2).any(|pair| pair[0] == pair[1]) {
            return Err(refused::doubled_entries());
        }
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let most = MOST_UNPACKED.min(size.saturating_mul(MOST_TIMES));
        if declared > most {
            return Err(refused::too_large());
        }
        Ok(Archive { zip, names, left: most })
    }

    /// Whether it has an entry.
    pub fn has(&self, name: &str) -> bool {
        self.place(name).is_some()
    }

    /// The names of its entries, in lower case.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    fn place(&self, name: &str) -> Option<usize> {
        let wanted = plain(name);
        self.names.iter().position(|name| *name == wanted)
    }

    /// The text of an entry; `None` if it is not there.
    pub fn part(&mut self, name: &str) -> Read<Option<String>> {
        let Some(at) = self.place(name) else { return Ok(None) };
        let most = self.left.min(MOST_OF_PART);
        let entry = self.zip.by_index(at).map_err(|_| refused::broken_part(name))?;
        let mut bytes = Vec::new();
        let read = entry.take(most + 1).read_to_end(&mut bytes);
        let read = read.map_err(|_| refused::broken_part(name))?;
        let read = u64::try_from(read).unwrap_or(u64::MAX);
        if read > most {
            return Err(refused::too_large());
        }
        self.left -= read;
        encoding::of_xml(bytes).map(Some)
    }

    /// The text of an entry that has to be there.
    pub fn required(&mut self, name: &str) -> Read<String> {
        self.part(name)?.ok_or_else(|| refused::missing_part(name))
    }

    /// What a part refers to: the id, the kind, and the name of the part, from `_rels`.
    pub fn relations(&mut self, part: &str) -> Read<Vec<Relation>> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = match folder {
            "" => format!("_rels/{file}.rels"),
            folder => format!("{folder}/_rels/{file}.rels"),
        };
        let Some(text) = self.part(&name)? else { return Ok(Vec::new()) };
        let mut xml = Xml::new(&text, &name);
        let mut relations = Vec::new();
        while let Some(node) = xml.next()? {
            let Node::Open(tag) = node else { continue };
            if tag.name() != "Relationship" {
                continue;
            }
            // What lies outside of the file is never read.
            if tag.attribute("TargetMode").as_deref() == Some("External") {
                continue;
            }
            if let (Some(id), Some(target)) = (tag.attribute("Id"), tag.attribute("Target")) {
                let kind = tag.attribute("Type").unwrap_or_default();
                relations.push(Relation { id, kind, part: resolved(folder, &target) });
            }
        }
        Ok(relations)
    }

    /// The main part, wherever it is.
    pub fn main_part(&mut self) -> Read<Option<String>> {
        let relations = self.relations("")?;
        let main = relations.into_iter().find(|one| one.kind.ends_with("/officeDocument"));
        Ok(main.map(|one| one.part))
    }
}

/// What a part refers to.
#[derive(Debug)]
pub struct Relation {
    /// The id by which the part names it.
    pub id: String,
    /// What kind of part it is.
    pub kind: String,
    /// The name of the part.
    pub part: String,
}

/// A name as it is compared.
fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// The name that a target has, from the folder of the part that names it.
fn resolved(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    if !target.starts_with('/') {
        parts.extend(folder.split('/').filter(|part| !part.is_empty()));
    }
    for part in target.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn a_target_is_found_from_the_folder() {
        assert_eq!(resolved("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(resolved("xl/worksheets", "../drawings/a.xml"), "xl/drawings/a.xml");
        assert_eq!(resolved("xl", "../../../../etc/passwd"), "etc/passwd");
    }
}
