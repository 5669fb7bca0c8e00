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

/// Questions and their answers, in one language.
pub struct Dialogue<'d> {
    answers: Box<dyn BufRead + 'd>,
    questions: Box<dyn Write + 'd>,
    lang: Lang,
}

impl<'d> Dialogue<'d> {
    /// A dialogue on the terminal.
    pub fn on_terminal(lang: Lang) -> Dialogue<'static> {
        Dialogue {
            answers: Box::new(std::io::stdin().lock()),
            questions: Box::new(std::io::stderr()),
            lang,
        }
    }

    /// A dialogue with these answers, whose questions go elsewhere.
    #[cfg(test)]
    pub fn of(answers: &'d str, questions: &'d mut Vec<u8>, lang: Lang) -> Dialogue<'d> {
        Dialogue { answers: Box::new(answers.as_bytes()), questions: Box::new(questions), lang }
    }

    /// Asks until the answer can be read. An empty one is the proposed one, where there is one.
    pub fn ask<T>(
        &mut self,
        question: &Text,
        proposed: &str,
        read: impl Fn(&str) -> Result<T, Text>,
    ) -> anyhow::Result<T> {
        loop {
            let shown =
                if proposed.is_empty() { String::new() } else { format!(" [{}]", safe(proposed)) };
            let typed = self.line(&format!("{}{shown}: ", question.in_lang(self.lang)))?;
            let typed = if typed.is_empty() { proposed } else { &typed };
            match read(typed) {
                Ok(answer) => return Ok(answer),
                Err(why) => self.tell(&why),
            }
        }
    }

    /// Asks for one thing after the other, until a line is empty.
    pub fn ask_each<T>(
        &mut self,
        question: &Text,
        read: impl Fn(&str) -> Result<T, Text>,
    ) -> anyhow::Result<Vec<T>> {
        let mut answers = Vec::new();
        loop {
            let typed = self.line(&format!("{}: ", question.in_lang(self.lang)))?;
            if typed.is_empty() {
                return Ok(answers);
            }
            match read(&typed) {
                Ok(answer) => answers.push(answer),
                Err(why) => self.tell(&why),
            }
        }
    }

    /// Says something, on lines of its own.
    pub fn tell(&mut self, words: &Text) {
        for line in words.in_lang(self.lang).lines() {
            self.say(&format!("  {}\n", safe(line)));
        }
    }

    /// The language of the dialogue.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    fn line(&mut self, question: &str) -> anyhow::Result<String> {
        self.say(question);
        let mut typed = String::new();
        let read = self.answers.read_line(&mut typed).map_err(|error| why(&error));
        let read =
            read.with_context(|| both!("không đọc được câu trả lời", "cannot read the answer"))?;
        if read == 0 {
            self.say("\n");
            return Err(both!("đã dừng, chưa ghi gì", "stopped, nothing is written").into());
        }
        Ok(typed.trim().to_owned())
    }

    /// Shows words. A failure is ignored: a person who does not see a question does not answer it.
    fn say(&mut self, words: &str) {
        let out = &mut self.questions;
        let _ = out.write_all(words.as_bytes()).and_then(|()| out.flush());
    }
}
