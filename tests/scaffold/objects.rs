//! Objects of git that its porcelain does not make: trees and commits of any bytes.

use super::Repository;

impl Repository {
    /// Stores these bytes as an object, valid or not, and returns its id.
    pub fn object(&self, kind: &str, bytes: &[u8]) -> String {
        self.git_reading(bytes, &["hash-object", "--literally", "-w", "--stdin", "-t", kind])
    }

    /// A tree with these files in `plans`. Names may be any bytes.
    pub fn tree(&self, files: &[(&[u8], &str)]) -> String {
        let mut listing = Vec::new();
        for (name, text) in files {
            let blob = self.object("blob", text.as_bytes());
            listing.extend([b"100644 blob ", blob.as_bytes(), b"\t", name, b"\0"].concat());
        }
        self.tree_around_plans(&listing)
    }

    /// A tree whose `plans` has these entries, as `git mktree -z` reads them.
    pub fn tree_around_plans(&self, listing: &[u8]) -> String {
        let plans = self.git_reading(listing, &["mktree", "-z"]);
        self.git_reading(format!("040000 tree {plans}\tplans\0").as_bytes(), &["mktree", "-z"])
    }

    /// Commits a tree and moves `main`, which need not exist, to the commit.
    pub fn commit_tree(&self, tree: &str, parents: &[&str]) -> String {
        let parents: Vec<&str> = parents.iter().flat_map(|parent| ["-p", parent]).collect();
        let id = self.git(&[&["commit-tree", tree, "-m", "made"], &parents[..]].concat());
        self.git(&["update-ref", "refs/heads/main", &id]);
        id
    }

    /// Stores a text as a commit, valid or not, and moves `main` to it.
    pub fn commit_of_text(&self, text: &str) -> String {
        let id = self.object("commit", text.as_bytes());
        self.git(&["update-ref", "refs/heads/main", &id]);
        id
    }
}
