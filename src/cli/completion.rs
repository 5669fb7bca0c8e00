//! What may stand at the cursor of a command line: commands, options, values, names from the repository.

use std::path::PathBuf;

use clap::{Arg, ArgAction, Command};

use crate::cli::surroundings::{current_folder, default_paths};
use crate::finding::profile::PROFILES;
use crate::render::words;
use crate::report::names::{Name, Named, names, rules};
use crate::state::State;
use crate::text::lang::Lang;
use crate::text::name::loose;
use crate::workspace::find;

/// The words of a command line as a shell passes them on, and where the cursor is.
pub struct Line<'w> {
    /// All words, the name of the program first.
    pub words: &'w [String],
    /// The number of the word at the cursor. It may be missing, where nothing is typed yet.
    pub at: usize,
}

/// What the words before the cursor say.
struct Before<'c> {
    /// The command, once it is typed.
    command: Option<&'c Command>,
    /// The option whose value comes next.
    waiting: Option<&'c Arg>,
    /// How many arguments without a name there were.
    positions: usize,
    /// Whether `--` was typed, after which nothing is an option.
    ended: bool,
}

/// What may stand at the cursor, best first. Nothing where only the names of files may.
pub fn candidates(program: &Command, line: &Line<'_>, lang: Lang) -> Vec<Name> {
    let words: Vec<String> = line.words.iter().map(|word| unquoted(word)).collect();
    let typed = words.get(line.at).map_or("", String::as_str);
    let before = before(program, words.get(1..line.at).unwrap_or_default());
    // Bash takes `--unit=Văn` for three words.
    let typed = if typed == "=" { "" } else { typed };
    if let Some(option) = before.waiting {
        return values(program, option, typed, lang);
    }
    if !before.ended && typed.starts_with('-') {
        return options(program, before.command, typed, lang);
    }
    match before.command {
        None if before.positions == 0 => fitting(commands(program), typed),
        // That is no command of pargo.
        None => Vec::new(),
        Some(command) => {
            let arguments = command.get_positionals().filter(|arg| !arg.is_hide_set());
            let arguments: Vec<&Arg> = arguments.collect();
            let repeats = |arg: &&&Arg| matches!(arg.get_action(), ArgAction::Append);
            let argument =
                arguments.get(before.positions).or_else(|| arguments.last().filter(repeats));
            argument.map_or_else(Vec::new, |arg| values(program, arg, typed, lang))
        }
    }
}

/// A word without the quotes and backslashes of a shell; the last quote may not be typed yet.
fn unquoted(word: &str) -> String {
    let mut plain = String::new();
    let mut letters = word.chars().filter(|c| !matches!(c, '"' | '\'')).peekable();
    while let Some(letter) = letters.next() {
        let escapes = letter == '\\' && letters.peek().is_some_and(|next| !next.is_alphanumeric());
        plain.extend(if escapes { letters.next() } else { Some(letter) });
    }
    plain
}

fn before<'c>(program: &'c Command, words: &[String]) -> Before<'c> {
    let mut found = Before { command: None, waiting: None, positions: 0, ended: false };
    for (at, word) in words.iter().enumerate() {
        let joined = word == "=" || at > 0 && words[at - 1] == "=";
        if found.waiting.is_some() && word == "=" {
            continue;
        }
        if found.waiting.take().is_some() || joined {
            continue;
        }
        match word.as_str() {
            "--" if !found.ended => found.ended = true,
            word if word.starts_with('-') && !found.ended => {
                let is_whole = !word.contains('=');
                let option = option_of(program, found.command, word);
                found.waiting = option.filter(|option| is_whole && takes_value(option));
            }
            word => match found.command {
                None if found.positions == 0 && program.find_subcommand(word).is_some() => {
                    found.command = program.find_subcommand(word);
                }
                _ => found.positions += 1,
            },
        }
    }
    found
}

fn takes_value(option: &Arg) -> bool {
    option.get_action().takes_values()
        && option.get_num_args().is_none_or(|count| count.min_values() > 0)
}

/// The options of a command, and those of all.
fn options_of<'c>(
    program: &'c Command,
    command: Option<&'c Command>,
) -> impl Iterator<Item = &'c Arg> {
    let own = command.into_iter().flat_map(Command::get_arguments);
    let shared = program.get_arguments();
    // The help of a command is its own; that of the program stands among those of all.
    let is_double = move |arg: &&Arg| command.is_none() || arg.is_global_set();
    own.chain(shared.filter(is_double)).filter(|arg| !arg.is_positional() && !arg.is_hide_set())
}

fn option_of<'c>(
    program: &'c Command,
    command: Option<&'c Command>,
    word: &str,
) -> Option<&'c Arg> {
    let name = word.split('=').next().unwrap_or_default();
    let mut options = options_of(program, command);
    match name.strip_prefix("--") {
        Some(long) => options.find(|option| option.get_long() == Some(long)),
        None => options.find(|option| option.get_short().is_some_and(|s| name == format!("-{s}"))),
    }
}

/// The options that may be typed, or the values of one that is typed with `=`.
fn options(program: &Command, command: Option<&Command>, typed: &str, lang: Lang) -> Vec<Name> {
    if let Some((name, value)) = typed.split_once('=') {
        let option = option_of(program, command, name).filter(|option| takes_value(option));
        let found = option.map_or_else(Vec::new, |option| values(program, option, value, lang));
        let whole = |found: Name| Name { value: format!("{name}={}", found.value), ..found };
        return found.into_iter().map(whole).collect();
    }
    let longs = options_of(program, command).filter_map(|option| {
        let about = option.get_help().map(ToString::to_string).unwrap_or_default();
        Some(Name { value: format!("--{}", option.get_long()?), about })
    });
    longs.filter(|name| name.value.starts_with(typed)).collect()
}

fn commands(program: &Command) -> Vec<Name> {
    let name = |command: &Command| {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        Name { value: command.get_name().to_owned(), about }
    };
    program.get_subcommands().map(name).collect()
}

/// The values that an option or an argument may have.
fn values(program: &Command, arg: &Arg, typed: &str, lang: Lang) -> Vec<Name> {
    // Of a list only what comes after the last comma is completed.
    let (first, last) = match arg.get_value_delimiter().and_then(|mark| typed.rfind(mark)) {
        Some(comma) => typed.split_at(comma + 1),
        None => ("", typed),
    };
    let found = fitting(all_values(program, arg, last, lang), last);
    let whole = |found: Name| Name { value: format!("{first}{}", found.value), ..found };
    found.into_iter().map(whole).collect()
}

fn all_values(program: &Command, arg: &Arg, typed: &str, lang: Lang) -> Vec<Name> {
    let possible = arg.get_possible_values();
    if !possible.is_empty() {
        let names = possible.iter().map(|value| {
            let about = value.get_help().filter(|_| lang == Lang::En).map(ToString::to_string);
            Name { value: value.get_name().to_owned(), about: about.unwrap_or_default() }
        });
        return names.collect();
    }
    let bare = |names: &[&str]| {
        let name = |name: &&str| Name { value: (*name).to_owned(), about: String::new() };
        names.iter().map(name).collect()
    };
    let value_name =
        arg.get_value_names().and_then(|names| names.first()).map(|name| name.as_str());
    match (arg.get_id().as_str(), value_name.unwrap_or_default()) {
        ("unit", "NAME") => of_plans(Named::Units, typed, lang),
        ("index", "NAME") => of_plans(Named::Indexes, typed, lang),
        ("component", "NAME") => of_plans(Named::Components, typed, lang),
        ("agency", "NAME") => of_plans(Named::Agencies, typed, lang),
        ("reporting_period", _) => of_plans(Named::ReportingPeriods, typed, lang),
        ("period", "PERIOD") => of_plans(Named::Occurrences, typed, lang),
        (_, "PLAN") => of_plans(Named::Plans, typed, lang),
        (_, "REF") => of_plans(Named::References, typed, lang),
        (_, "RULE|PROFILE") => {
            let profiles: Vec<Name> = bare(&PROFILES.map(|profile| profile.name));
            rules(lang).into_iter().chain(profiles).collect()
        }
        (_, "STATE") => {
            State::ALL.iter().map(|(state, name)| state_name(*state, name, lang)).collect()
        }
        (_, "ROLE") => bare(&["lead", "partner", "any"]),
        (_, "vi|en") => bare(&["vi", "en"]),
        ("every", _) => bare(&["week", "month", "quarter"]),
        ("command", _) => commands(program),
        _ => Vec::new(),
    }
}

fn state_name(state: State, name: &str, lang: Lang) -> Name {
    Name { value: name.to_owned(), about: words::state(state).in_lang(lang).to_owned() }
}

/// Names in the plans of the current folder; none where they cannot be read.
fn of_plans(named: Named, typed: &str, lang: Lang) -> Vec<Name> {
    let Ok(current) = current_folder() else { return Vec::new() };
    let paths: Vec<PathBuf> = default_paths(&current);
    match find::open(&paths, &current) {
        Ok(plans) => names(&plans, named, typed, lang),
        Err(_) => Vec::new(),
    }
}

/// The names that begin with what is typed; failing that, those that do or hold it without diacritics.
fn fitting(names: Vec<Name>, typed: &str) -> Vec<Name> {
    let wanted = loose(typed);
    let ways: [&dyn Fn(&str) -> bool; 3] =
        [&|name| name.starts_with(typed), &|name| loose(name).starts_with(&wanted), &|name| {
            loose(name).contains(&wanted)
        }];
    let way = ways.into_iter().find(|fits| names.iter().any(|name| fits(&name.value)));
    way.map_or_else(Vec::new, |fits| names.iter().filter(|n| fits(&n.value)).cloned().collect())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Cli;

    fn found(words: &[&str]) -> Vec<String> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let line = Line { words: &words, at: words.len() - 1 };
        let found = candidates(&Cli::command(), &line, Lang::En);
        found.into_iter().map(|name| name.value).collect()
    }

    #[test]
    fn commands_and_options() {
        assert_eq!(found(&["pargo", "ov"]), ["overdue"]);
        assert_eq!(found(&["pargo", "overdue", "--dir"]), ["--direct"]);
        assert_eq!(found(&["pargo", "overdue", "--as"]), ["--as-of"]);
        assert_eq!(found(&["pargo", "help", "summ"]), ["summary"]);
        assert_eq!(found(&["pargo", "check", "--", "--f"]), [""; 0]);
        // An option that is not shown is not completed.
        assert_eq!(found(&["pargo", "completions", "--wor"]), [""; 0]);
    }

    #[test]
    fn values_of_options() {
        assert_eq!(found(&["pargo", "check", "--format", "s"]), ["short", "sarif"]);
        assert_eq!(found(&["pargo", "check", "--format=s"]), ["--format=short", "--format=sarif"]);
        assert_eq!(found(&["pargo", "check", "--format", "=", "s"]), ["short", "sarif"]);
        assert_eq!(found(&["pargo", "check", "--format", "="]).len(), 7);
        assert_eq!(found(&["pargo", "--lang", ""]), ["vi", "en"]);
        assert_eq!(found(&["pargo", "--lang", "vi", "ove"]), ["overdue"]);
        assert_eq!(found(&["pargo", "tasks", "--state", "done,over"]), ["done,overdue"]);
        assert_eq!(found(&["pargo", "schema", "c"]), ["config"]);
    }

    #[test]
    fn rules_by_their_names() {
        assert_eq!(found(&["pargo", "rules", "no-hol"]), ["no-holiday-data"]);
        assert_eq!(found(&["pargo", "rules", "6"]), ["6-ro"]);
        // The rule is given already.
        assert_eq!(found(&["pargo", "rules", "no-lead", "no"]), [""; 0]);
    }

    #[test]
    fn quotes_of_a_shell_are_no_part_of_a_word() {
        assert_eq!(unquoted("\"Văn ph"), "Văn ph");
        assert_eq!(unquoted(r"Văn\ phòng\ Sở"), "Văn phòng Sở");
        assert_eq!(unquoted(r"C:\plans\a.toml"), r"C:\plans\a.toml");
    }

    #[test]
    fn what_fits_best_is_all_that_is_offered() {
        let names = ["Văn phòng Sở", "Văn thư", "Phòng Văn hóa"]
            .map(|name| Name { value: name.to_owned(), about: String::new() });
        let of = |typed: &str| {
            let found = fitting(names.to_vec(), typed);
            found.into_iter().map(|name| name.value).collect::<Vec<_>>()
        };
        assert_eq!(of("Văn p"), ["Văn phòng Sở"]);
        assert_eq!(of("van"), ["Văn phòng Sở", "Văn thư"]);
        assert_eq!(of("hoa"), ["Phòng Văn hóa"]);
        assert_eq!(of("x"), [""; 0]);
        assert_eq!(of("").len(), 3);
    }
}
