//! Links in the place of a file to write.

use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

use crate::{check_to, names, with_plan};

#[test]
fn nothing_is_written_through_a_link_out_of_the_repository() {
    let outside = tempfile::tempdir().unwrap();
    let kept = outside.path().join("kept");
    std::fs::write(&kept, "old").unwrap();
    let repo = with_plan();
    let here = |name: &str| repo.path().join(name);
    symlink(&kept, here("file")).unwrap();
    symlink(outside.path(), here("folder")).unwrap();
    symlink("folder", here("chain")).unwrap();
    symlink(outside.path().join("new"), here("dangling")).unwrap();
    symlink(".git/config", here("config")).unwrap();
    symlink(".git", here("git")).unwrap();
    symlink("plans/a.toml", here("plan.json")).unwrap();
    for (file, words) in [
        ("file", "that is a link out of the repository"),
        ("folder/kept", "that is a link out of the repository"),
        ("folder/new", "that is a link out of the repository"),
        ("chain/new", "that is a link out of the repository"),
        ("plans/../folder/new", "that is a link out of the repository"),
        ("dangling", "that is a link to nothing; delete it"),
        ("config", "that is a link out of the repository"),
        ("git/config", "that is a link out of the repository"),
        ("plan.json", "a .toml file is a plan"),
    ] {
        let output = repo.pargo(&check_to(file));
        assert_eq!(output.status, 2, "{file}");
        assert!(output.err.contains(words), "{file}: {}", output.err);
    }
    assert_eq!(names(outside.path()), ["kept"]);
    assert_eq!(std::fs::read_to_string(&kept).unwrap(), "old");
    // If the user names the same place directly, it is written.
    let output = repo.pargo(&check_to(kept.to_str().unwrap()));
    assert_eq!(output.status, 0, "{}", output.err);
    assert_ne!(std::fs::read_to_string(&kept).unwrap(), "old");
}

#[test]
fn a_link_inside_of_the_repository_stays_a_link() {
    let repo = with_plan();
    let target = repo.write("reports/x.json", "old");
    std::fs::set_permissions(&target, std::fs::Permissions::from_mode(0o640)).unwrap();
    symlink("reports/x.json", repo.path().join("x.json")).unwrap();
    assert_eq!(repo.pargo(&check_to("x.json")).status, 0);
    assert!(repo.path().join("x.json").is_symlink());
    assert!(std::fs::read_to_string(&target).unwrap().contains("\"diagnostics\""));
    assert_eq!(std::fs::metadata(&target).unwrap().mode() & 0o777, 0o640);
    assert_eq!(names(&repo.path().join("reports")), ["x.json"]);
}

#[test]
fn a_read_only_folder_is_reported() {
    let repo = with_plan();
    let folder = repo.path().join("locked");
    std::fs::create_dir(&folder).unwrap();
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o500)).unwrap();
    // The superuser may write everywhere.
    let counts = std::fs::write(folder.join("probe"), "").is_err();
    let output = repo.pargo(&check_to("locked/x.json"));
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o700)).unwrap();
    if counts {
        assert_eq!(output.status, 2);
        assert!(output.err.contains("there is no permission to write there"));
        assert!(names(&folder).is_empty());
    }
}
