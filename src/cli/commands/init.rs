//! `pargo init`

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::cli::exit_status::ExitStatus;
use crate::cli::format::chosen;
use crate::cli::open::choose_lang;
use crate::cli::options::{Global, Listing, refuse_dates, refuse_output};
use crate::cli::surroundings::{current_folder, repository, today};
use crate::cli::terminal::Terminal;
use crate::cli::write;
use crate::config::HANOI;
use crate::render;
use crate::render::beginning::{plan, services, settings};
use crate::render::diff_text;
use crate::render::schema;
use crate::report::written::{FileWritten, Written};
use crate::text::lang::{Lang, both};
use crate::workspace::{CONFIG, PLANS, is_toml, shown};

/// Options of `init`.
#[derive(Args, Debug)]
pub struct Options {
    /// The folder that is to hold plans; the current one by default
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    /// Whose CI is to check every change; guessed from the addresses of the git remotes by default
    #[arg(long, value_name = "SERVICE", value_enum, ignore_case = true)]
    ci: Option<Service>,
    /// Also write the schemas for editors, and name them in the first line of each file
    #[arg(long)]
    schema_line: bool,
    /// Write nothing, and show what would be written
    #[arg(long)]
    dry_run: bool,
    /// How to tell it; table by default
    #[arg(long, value_enum, ignore_case = true)]
    format: Option<Listing>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Service {
    Github,
    Gitlab,
    None,
}

/// A file to write, unless it is there.
struct Planned {
    path: PathBuf,
    text: String,
}

/// Where things belong.
struct Place {
    /// The folder of the settings.
    folder: PathBuf,
    /// The root of the repository, or that folder.
    root: PathBuf,
    /// The path from the root to the folder of the plans, with `/`.
    plans: String,
    /// The addresses of the remotes.
    remotes: Vec<String>,
}

/// Writes the files that a repository of plans begins with.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let format = chosen(options.format, global)?;
    refuse_dates(global, "init")?;
    refuse_output(global, "init")?;
    choose_lang(global, terminal);
    let lang = terminal.lang;
    let place = Place::of(options.folder.as_deref().unwrap_or(Path::new("")))?;
    let service = options.ci.or_else(|| place.remotes.iter().find_map(|url| service_of(url)));
    let mut written = Written::default();
    for Planned { path, text } in planned(options, &place, service, lang) {
        let file = shown(&path);
        // What is there stays as it is, be it a file, a folder or a link to nothing.
        let is_there = std::fs::symlink_metadata(&path).is_ok();
        let after = if is_there { String::new() } else { text };
        if !is_there && !options.dry_run {
            write::create(&path, &after)?;
        }
        written.files.push(FileWritten { file, before: String::new(), after });
    }
    let answer = match format {
        Listing::Json => render::json::written(&written),
        Listing::Table => summary(&written, options.dry_run, terminal),
    };
    terminal.answer(&answer)?;
    if service.is_none() {
        let no_ci = both!(
            "chưa rõ kho dùng GitHub hay GitLab nên không ghi tệp CI; chạy lại với --ci github hoặc --ci gitlab",
            "no file for CI is written, since no remote says whose it is; run it again with --ci github or --ci gitlab"
        );
        terminal.note(no_ci.in_lang(lang));
    }
    Ok(ExitStatus::Success)
}

impl Place {
    fn of(folder: &Path) -> anyhow::Result<Place> {
        let current = current_folder()?;
        let whole = current.join(folder);
        // The folder may still have to be made.
        let there = whole.ancestors().find(|above| above.is_dir()).unwrap_or(&current).to_owned();
        let repository = repository(&there).ok();
        let root = repository.as_ref().and_then(|repository| repository.root());
        let below = std::fs::canonicalize(&there).ok().and_then(|there_whole| {
            let root = std::fs::canonicalize(root?).ok()?;
            Some(there_whole.strip_prefix(root).ok()?.join(whole.strip_prefix(&there).ok()?))
        });
        let remotes = repository.as_ref().map(|repository| repository.remotes());
        let plans = shown(&below.clone().unwrap_or_default().join(PLANS));
        // Upwards step by step, so that the paths stay relative to the current folder.
        let up = below.map_or(0, |below| below.components().count());
        let root = folder.join((0..up).map(|_| "..").collect::<PathBuf>());
        let root = if up > 0 { tidy(&root) } else { folder.to_owned() };
        Ok(Place { folder: folder.to_owned(), root, plans, remotes: remotes.unwrap_or_default() })
    }
}

/// A path without `a/..`, which leads through a folder that may not be there yet.
fn tidy(path: &Path) -> PathBuf {
    use std::path::Component;

    let mut parts: Vec<Component<'_>> = Vec::new();
    for part in path.components() {
        match (part, parts.last()) {
            (Component::ParentDir, Some(Component::Normal(_))) => drop(parts.pop()),
            (Component::CurDir, _) => {}
            (part, _) => parts.push(part),
        }
    }
    parts.into_iter().collect()
}

/// The service that an address belongs to.
fn service_of(address: &str) -> Option<Service> {
    let address = address.to_ascii_lowercase();
    let address = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
    let host = address.split('/').next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    match (host.contains("github"), host.contains("gitlab")) {
        (true, _) => Some(Service::Github),
        (_, true) => Some(Service::Gitlab),
        _ => None,
    }
}

/// The files, in the order in which they are listed.
fn planned(options: &Options, place: &Place, service: Option<Service>, lang: Lang) -> Vec<Planned> {
    let Place { folder, root, plans, .. } = place;
    let year = chrono::Datelike::year(&today(HANOI));
    let id = format!("ke-hoach-{year}");
    let of = |path: PathBuf, text: String| Planned { path, text };
    let [for_config, for_plan] = ["pargo.schema.json", "../plan.schema.json"]
        .map(|schema| Some(schema).filter(|_| options.schema_line));
    let mut files = vec![of(folder.join(CONFIG), settings::settings(lang, for_config))];
    let all_plans = folder.join(PLANS);
    if !has_plans(&all_plans) {
        let text = plan::first(&id, year, lang, for_plan);
        files.push(of(all_plans.join(format!("{id}.toml")), text));
    }
    if options.schema_line {
        files.push(of(folder.join("plan.schema.json"), schema::plan(lang)));
        files.push(of(folder.join("pargo.schema.json"), schema::config(lang)));
    }
    match service {
        Some(Service::Github) => files.push(of(
            root.join(".github").join("workflows").join("plans.yml"),
            services::github(plans, lang),
        )),
        Some(Service::Gitlab) => {
            files.push(of(root.join(".gitlab-ci.yml"), services::gitlab(plans, lang)));
        }
        Some(Service::None) | None => {}
    }
    files.push(of(root.join(".pre-commit-config.yaml"), services::pre_commit(plans, lang)));
    files
}

/// Whether a folder has a plan, which needs no sample beside it.
fn has_plans(folder: &Path) -> bool {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.into_iter().any(|entry| entry.path().is_dir() || is_toml(&entry.path()))
}

/// What was written and what was left, and how to go on.
fn summary(written: &Written, is_trial: bool, terminal: &Terminal) -> String {
    let style = terminal.style();
    let mut out = diff_text::of_files(&written.files, style.color);
    for file in &written.files {
        let name = &file.file;
        let line = match (file.is_changed(), is_trial) {
            (true, false) => both!("đã tạo {name}", "{name} is written"),
            (true, true) => both!("sẽ tạo {name}", "{name} would be written"),
            (false, _) => both!("giữ nguyên {name}, đã có từ trước", "{name} is left as it was"),
        };
        out += &format!("{}\n", line.in_lang(style.lang));
    }
    let next = both!(
        "tiếp theo: sửa kế hoạch trong plans/, lập thêm bằng `pargo new`, kiểm tra bằng `pargo check`",
        "next: change the plan in plans/, begin others by `pargo new`, and check them by `pargo check`"
    );
    out + next.in_lang(style.lang) + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_of_an_address_names_the_service() {
        for (address, service) in [
            ("https://github.com/so/ke-hoach.git", Some(Service::Github)),
            ("git@github.com:so/ke-hoach.git", Some(Service::Github)),
            ("ssh://git@gitlab.caobang.gov.vn:2222/so/ke-hoach", Some(Service::Gitlab)),
            ("https://token@GitLab.com/so/github.git", Some(Service::Gitlab)),
            ("/srv/git/github/ke-hoach.git", None),
            ("https://git.caobang.gov.vn/github/ke-hoach", None),
        ] {
            assert_eq!(service_of(address), service, "{address}");
        }
    }

    #[test]
    fn a_path_does_not_lead_through_folders_to_be_made() {
        assert_eq!(tidy(Path::new("a/b/../..")), Path::new(""));
        assert_eq!(tidy(Path::new("a/../../b")), Path::new("../b"));
    }
}
