//! The surroundings of the process: clock, environment, width of the terminal, current folder.

use std::path::{Path, PathBuf};

use anyhow::Context;
use chrono::{DateTime, Duration, NaiveDate};

use crate::text::lang::{Lang, Text, both};
use crate::workspace;
use crate::workspace::git::Repository;

/// The language if no plan was opened: that of the `pargo.toml` above the current folder counts too.
pub(crate) fn ambient_lang(option: Option<Lang>) -> Lang {
    let config = std::env::current_dir().ok().and_then(|folder| workspace::find::lang_at(&folder));
    lang(option, config)
}

/// The current folder, which may have been removed by another program.
pub(crate) fn current_folder() -> anyhow::Result<PathBuf> {
    std::env::current_dir()
        .with_context(|| both!("không mở được thư mục hiện tại", "cannot open the current folder"))
}

/// `plans/` if it exists, else the current folder.
pub(crate) fn default_paths(current: &Path) -> Vec<PathBuf> {
    vec![workspace::default_path(|name| current.join(name).is_dir())]
}

/// The language: the option, `PARGO_LANG`, `pargo.toml`, then the locale.
pub(crate) fn lang(option: Option<Lang>, config: Option<Lang>) -> Lang {
    let named = |value: String| match value.to_ascii_lowercase().as_str() {
        "vi" => Some(Lang::Vi),
        "en" => Some(Lang::En),
        _ => None,
    };
    option.or_else(|| environment("PARGO_LANG").and_then(named)).or(config).unwrap_or_else(|| {
        let of_variables = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| environment(name).filter(|value| !value.is_empty()));
        lang_of_locale(of_variables.or_else(system_locale).as_deref())
    })
}

/// The language of a locale: `vi_VN.UTF-8`, `vi-VN`, `vi`.
fn lang_of_locale(locale: Option<&str>) -> Lang {
    let language = locale.and_then(|locale| locale.split(['_', '-', '.', '@']).next());
    match language {
        Some(language) if language.eq_ignore_ascii_case("vi") => Lang::Vi,
        _ => Lang::En,
    }
}

/// The language that the system is set to, where environment variables do not say it.
#[cfg(any(windows, target_vendor = "apple"))]
fn system_locale() -> Option<String> {
    sys_locale::get_locale()
}

#[cfg(not(any(windows, target_vendor = "apple")))]
fn system_locale() -> Option<String> {
    None
}

/// A variable of the environment.
#[expect(clippy::disallowed_methods, reason = "the command layer is where the environment is read")]
pub(crate) fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// The variables of git's that tell where the repository is and what the user has set. All others change
/// how git answers or what it prints, and are for people who call it themselves.
const OF_GIT: [&str; 10] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_CEILING_DIRECTORIES",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    "GIT_EXEC_PATH",
];

/// The repository that a folder is in.
pub(crate) fn repository(folder: &Path) -> Result<Repository, Text> {
    let names = std::env::vars_os().map(|(name, _)| name);
    let hidden = names.filter(|name| is_hidden_from_git(&name.to_string_lossy())).collect();
    Repository::of(folder, hidden)
}

/// Whether git does not get to see a variable. Windows takes no account of upper and lower case.
fn is_hidden_from_git(name: &str) -> bool {
    let name = name.to_ascii_uppercase();
    let settings = name.starts_with("GIT_CONFIG_");
    name.starts_with("GIT_") && !settings && !OF_GIT.contains(&name.as_str())
}

/// Today at an offset from UTC, in minutes; the time zone of the machine does not matter.
#[expect(clippy::disallowed_methods, reason = "the command layer is where the clock is read")]
pub fn today(utc_offset: i32) -> NaiveDate {
    let now = DateTime::<chrono::Utc>::from(std::time::SystemTime::now());
    let now = now.naive_utc();
    now.checked_add_signed(Duration::minutes(utc_offset.into())).unwrap_or(now).date()
}

/// The width of the terminal in columns, or `COLUMNS` if that is set; `None` in a pipe.
pub(crate) fn width(terminal: bool) -> Option<usize> {
    let columns = environment("COLUMNS").and_then(|value| value.parse().ok()).filter(|c| *c >= 20);
    columns.or_else(|| {
        let size = terminal.then(terminal_size::terminal_size).flatten();
        size.map(|(width, _)| usize::from(width.0)).filter(|width| *width > 0)
    })
}

#[cfg(test)]
mod tests {
    use super::{Lang, lang_of_locale};

    #[test]
    fn locales_as_systems_write_them() {
        for locale in ["vi_VN.UTF-8", "vi-VN", "vi", "VI_vn"] {
            assert_eq!(lang_of_locale(Some(locale)), Lang::Vi, "{locale}");
        }
        for locale in [Some("en_US.UTF-8"), Some("C.UTF-8"), Some("vie"), Some(""), None] {
            assert_eq!(lang_of_locale(locale), Lang::En, "{locale:?}");
        }
    }
}
