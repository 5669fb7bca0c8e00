//! The pages of the manual, one a command: from the same description of the commands as their help.

use std::io;

use clap::Command;
use clap_mangen::Man;

use crate::text::lang::{Both, Lang};

/// A page, by the name of its file.
pub struct Page {
    /// Such as `pargo-check.1`.
    pub name: String,
    /// The page, for `man`.
    pub text: String,
}

/// Headings that the library writes in English.
const HEADINGS: [(&str, &str); 6] = [
    ("NAME", "TÊN"),
    ("SYNOPSIS", "CÚ PHÁP"),
    ("DESCRIPTION", "MÔ TẢ"),
    ("OPTIONS", "TÙY CHỌN"),
    ("SUBCOMMANDS", "CÁC LỆNH"),
    ("VERSION", "PHIÊN BẢN"),
];

/// The page of the program, and one for each of its commands.
pub fn pages(program: Command, lang: Lang) -> io::Result<Vec<Page>> {
    let source = format!("pargo {}", program.get_version().unwrap_or_default());
    // Help shows the commands in groups of its own, for which they are hidden.
    let mut program = program.mut_subcommands(|sub| sub.hide(false));
    program.build();
    let commands: Vec<Command> = program.get_subcommands().cloned().collect();
    [program].into_iter().chain(commands).map(|command| page(command, &source, lang)).collect()
}

fn page(command: Command, source: &str, lang: Lang) -> io::Result<Page> {
    let examples = command.get_after_help().map(ToString::to_string);
    let man = Man::new(command.after_help(None)).source(source).manual("pargo");
    let mut bytes = Vec::new();
    man.render(&mut bytes)?;
    let mut text = String::from_utf8_lossy(&bytes).into_owned();
    if lang == Lang::Vi {
        for (english, vietnamese) in HEADINGS {
            text =
                text.replace(&format!("\n.SH {english}\n"), &format!("\n.SH \"{vietnamese}\"\n"));
        }
    }
    if let Some(examples) = examples {
        text += &of_examples(&examples, lang);
    }
    Ok(Page { name: man.get_filename(), text })
}

/// The examples line by line, which the library would join.
fn of_examples(examples: &str, lang: Lang) -> String {
    let heading = Both { vi: "VÍ DỤ", en: "EXAMPLES" }.in_lang(lang);
    // The heading of help is the first line.
    let lines: String =
        examples.lines().skip(1).map(|line| format!("{}\n", escaped(line))).collect();
    format!(".SH \"{heading}\"\n.nf\n{lines}.fi\n")
}

/// A line as it is to be seen: no sign in it is a request to the formatter.
fn escaped(line: &str) -> String {
    let line = line.replace('\\', "\\e").replace('-', "\\-");
    if line.starts_with(['.', '\'']) { format!("\\&{line}") } else { line }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Cli;
    use crate::cli::vietnamese::translated;

    fn all(lang: Lang) -> Vec<Page> {
        pages(translated(Cli::command(), lang), lang).unwrap_or_default()
    }

    #[test]
    fn every_command_has_a_page_in_both_languages() {
        for (lang, name, options, examples) in [
            (Lang::En, ".SH NAME\npargo\\-", "\n.SH OPTIONS\n", "\n.SH \"EXAMPLES\"\n"),
            (Lang::Vi, ".SH \"TÊN\"\npargo\\-", "\n.SH \"TÙY CHỌN\"\n", "\n.SH \"VÍ DỤ\"\n"),
        ] {
            let pages = all(lang);
            assert_eq!(pages.len(), Cli::command().get_subcommands().count() + 1);
            for page in pages.iter().skip(1) {
                assert!(page.text.contains(name), "{}", page.text);
                assert!(page.text.contains(options), "{}", page.text);
            }
            let check = pages.iter().find(|page| page.name == "pargo-check.1");
            assert!(check.is_some_and(|page| page.text.contains(examples)));
            let program = pages.first().map(|page| page.text.as_str()).unwrap_or_default();
            assert!(program.contains("pargo\\-overdue(1)"), "{program}");
        }
    }

    /// English left in a page in Vietnamese is a heading that the library has added.
    #[test]
    fn the_headings_of_a_vietnamese_page_are_vietnamese() {
        let known =
            ["TÊN", "CÚ PHÁP", "MÔ TẢ", "TÙY CHỌN", "CÁC LỆNH", "PHIÊN BẢN", "VÍ DỤ", "THAM SỐ"];
        for page in all(Lang::Vi) {
            let headings = page.text.lines().filter_map(|line| line.strip_prefix(".SH "));
            for heading in headings {
                assert!(known.contains(&heading.trim_matches('"')), "{}: {heading}", page.name);
            }
        }
    }

    #[test]
    fn no_sign_of_an_example_is_a_request() {
        assert_eq!(escaped(".TH a\\b --c"), "\\&.TH a\\eb \\-\\-c");
    }
}
