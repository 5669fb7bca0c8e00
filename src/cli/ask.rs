//! Questions to a person at the terminal. They stand on standard error, so that an answer can go elsewhere.

use std::io::{BufRead, IsTerminal, Write};

use anyhow::Context;

use crate::cli::unwritten::why;
use crate::text::characters::safe;
use crate::text::lang::{Lang, Text, both};

/// Whether there is a person to ask.
pub fn can_ask() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Asks until the answer can be read. An empty one is the proposed one, where there is one.
pub fn ask<T>(
    question: &Text,
    proposed: &str,
    lang: Lang,
    read: impl Fn(&str) -> Result<T, Text>,
) -> anyhow::Result<T> {
    loop {
        let shown =
            if proposed.is_empty() { String::new() } else { format!(" [{}]", safe(proposed)) };
        let typed = line(&format!("{}{shown}: ", question.in_lang(lang)))?;
        let typed = if typed.is_empty() { proposed } else { &typed };
        match read(typed) {
            Ok(answer) => return Ok(answer),
            Err(why) => say(&format!("  {}\n", safe(why.in_lang(lang)))),
        }
    }
}

/// Asks for one thing after the other, until a line is empty.
pub fn ask_each<T>(
    question: &Text,
    lang: Lang,
    read: impl Fn(&str) -> Result<T, Text>,
) -> anyhow::Result<Vec<T>> {
    let mut answers = Vec::new();
    loop {
        let typed = line(&format!("{}: ", question.in_lang(lang)))?;
        if typed.is_empty() {
            return Ok(answers);
        }
        match read(&typed) {
            Ok(answer) => answers.push(answer),
            Err(why) => say(&format!("  {}\n", safe(why.in_lang(lang)))),
        }
    }
}

fn line(question: &str) -> anyhow::Result<String> {
    say(question);
    let mut typed = String::new();
    let read = std::io::stdin().lock().read_line(&mut typed).map_err(|error| why(&error));
    let read =
        read.with_context(|| both!("không đọc được câu trả lời", "cannot read the answer"))?;
    if read == 0 {
        say("\n");
        return Err(both!("đã dừng, chưa ghi gì", "stopped, nothing is written").into());
    }
    Ok(typed.trim().to_owned())
}

/// Whoever does not see a question does not answer it.
fn say(words: &str) {
    let mut out = std::io::stderr().lock();
    let _ = out.write_all(words.as_bytes()).and_then(|()| out.flush());
}
