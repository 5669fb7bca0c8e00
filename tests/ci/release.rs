//! A release has the files that the action, `cargo deny` and `cargo binstall` look for.

use std::collections::BTreeSet;

use crate::files::{items, yaml};
use crate::scaffold::text_of;

#[test]
fn the_targets_of_a_release_are_the_same_everywhere() {
    let release = yaml(".github/workflows/release.yml");
    let matrix = items(&release["jobs"]["build"]["strategy"]["matrix"]["include"]);
    let built: BTreeSet<&str> = matrix.map(|row| row["target"].as_str().unwrap()).collect();
    assert_eq!(built.len(), 5);
    let action = text_of("action.yml");
    let fetched = action.lines().filter_map(|line| line.split_once(" target="));
    let fetched: BTreeSet<&str> =
        fetched.map(|(_, rest)| rest.split(' ').next().unwrap()).collect();
    assert_eq!(fetched, built, "action.yml");
    let deny: toml::Table = text_of(".deny.toml").parse().unwrap();
    let checked = deny["graph"]["targets"].as_array().unwrap().iter();
    assert_eq!(checked.map(|t| t.as_str().unwrap()).collect::<BTreeSet<_>>(), built, ".deny.toml");
}

/// `cargo binstall` looks where the release workflow uploads the archives, if `package.repository` is
/// set.
#[test]
fn the_metadata_for_binstall_name_the_archives() {
    let manifest: toml::Table = text_of("Cargo.toml").parse().unwrap();
    let metadata = &manifest["package"]["metadata"]["binstall"];
    let expanded = |key: &str, target: &str, suffix: &str| {
        let pairs = [
            ("repo", "https://example.vn/OWNER/pargo"),
            ("version", env!("CARGO_PKG_VERSION")),
            ("target", target),
            ("archive-suffix", suffix),
            ("bin", "pargo"),
            ("binary-ext", ""),
        ];
        let template = metadata[key].as_str().unwrap().to_owned();
        pairs
            .iter()
            .fold(template, |text, (name, value)| text.replace(&format!("{{ {name} }}"), value))
    };
    let target = "x86_64-unknown-linux-musl";
    let name = format!("pargo-v{}-{target}", env!("CARGO_PKG_VERSION"));
    let release = format!("releases/download/v{}", env!("CARGO_PKG_VERSION"));
    assert_eq!(
        expanded("pkg-url", target, ".tar.gz"),
        format!("https://example.vn/OWNER/pargo/{release}/{name}.tar.gz")
    );
    assert_eq!(expanded("bin-dir", target, ".tar.gz"), format!("{name}/pargo"));
    let pack = text_of(".github/workflows/release.yml");
    assert!(pack.contains(r#"name="pargo-$GITHUB_REF_NAME-$TARGET""#), "how archives are named");
}
