//! Reads a text that is known to be TOML into a [`Document`].

use std::borrow::Cow;

use toml_parser::Source;
use toml_parser::lexer::{Token, TokenKind};

use crate::edit::canon::document::{Document, Entry, Header, Key, Line, List, Section, Value};
use crate::edit::canon::strings;

/// Reads a text, and returns which line ends most of its lines have. Those inside of strings do not count,
/// since they are part of the value.
pub fn read(text: &str) -> (Document<'_>, &'static str) {
    let tokens = Source::new(text).lex().into_vec();
    let mut reader = Reader { text, tokens, at: 0 };
    let newline = reader.newline();
    (reader.document(), newline)
}

struct Reader<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    at: usize,
}

impl<'a> Reader<'a> {
    fn newline(&self) -> &'static str {
        let ends = self.tokens.iter().filter(|token| token.kind() == TokenKind::Newline);
        let (mut with_return, mut all) = (0, 0);
        for end in ends {
            with_return += usize::from(self.slice(end) == "\r\n");
            all += 1;
        }
        if with_return * 2 > all { "\r\n" } else { "\n" }
    }

    fn slice(&self, token: &Token) -> &'a str {
        self.text.get(token.span().start()..token.span().end()).unwrap_or_default()
    }

    /// The kind of the next token.
    fn kind(&self) -> TokenKind {
        self.tokens.get(self.at).map_or(TokenKind::Eof, Token::kind)
    }

    /// Takes the next token.
    fn take(&mut self) -> &'a str {
        let taken = self.tokens.get(self.at).map_or("", |token| self.slice(token));
        self.at += 1;
        taken
    }

    /// Takes the next token if it is of this kind.
    fn take_if(&mut self, kind: TokenKind) -> Option<&'a str> {
        (self.kind() == kind).then(|| self.take())
    }

    /// The kind of the next token that is not white space.
    fn next(&mut self) -> TokenKind {
        self.take_if(TokenKind::Whitespace);
        self.kind()
    }

    fn comment(&mut self) -> &'a str {
        self.take().trim_end_matches([' ', '\t'])
    }

    /// The comment after a value or a header, with the end of the line.
    fn end_of_line(&mut self) -> Option<&'a str> {
        let comment = (self.next() == TokenKind::Comment).then(|| self.comment());
        self.take_if(TokenKind::Newline);
        comment
    }

    fn document(&mut self) -> Document<'a> {
        let mut sections = Vec::new();
        let mut section = Section::default();
        let mut lines = Vec::new();
        loop {
            match self.next() {
                TokenKind::Eof => break,
                TokenKind::Newline => {
                    self.take();
                    lines.push(Line::Blank);
                }
                TokenKind::Comment => {
                    lines.push(Line::Comment(self.comment()));
                    self.take_if(TokenKind::Newline);
                }
                TokenKind::LeftSquareBracket => {
                    let before = finish(&mut section, std::mem::take(&mut lines), false);
                    let header = self.header(before);
                    let next = Section { header: Some(header), ..Section::default() };
                    sections.push(std::mem::replace(&mut section, next));
                }
                _ => {
                    let before = divide(&mut section, std::mem::take(&mut lines));
                    let mut entry = self.entry(true, before);
                    entry.comment = self.end_of_line();
                    section.entries.push(entry);
                }
            }
        }
        let end = finish(&mut section, lines, true);
        sections.push(section);
        Document { sections, end }
    }

    fn header(&mut self, before: Vec<Line<'a>>) -> Header<'a> {
        self.take();
        let is_array = self.take_if(TokenKind::LeftSquareBracket).is_some();
        let key = self.key();
        while self.next() == TokenKind::RightSquareBracket {
            self.take();
        }
        Header { before, key, is_array, comment: self.end_of_line() }
    }

    fn key(&mut self) -> Key<'a> {
        let (mut names, mut text) = (Vec::new(), String::new());
        loop {
            self.next();
            let (name, written) = strings::key(self.take());
            names.push(name);
            text.push_str(&written);
            if self.next() != TokenKind::Dot {
                return Key { names, text };
            }
            text.push_str(self.take());
        }
    }

    fn entry(&mut self, has_key: bool, before: Vec<Line<'a>>) -> Entry<'a> {
        let key = has_key.then(|| self.key());
        if self.next() == TokenKind::Equals {
            self.take();
            self.next();
        }
        Entry { before, key, value: self.value(), comment: None, after: Vec::new() }
    }

    fn value(&mut self) -> Value<'a> {
        match self.kind() {
            TokenKind::LeftSquareBracket => Value::List(self.list(false)),
            TokenKind::LeftCurlyBracket => Value::List(self.list(true)),
            TokenKind::BasicString | TokenKind::LiteralString => {
                Value::Single(strings::requoted(self.take()))
            }
            TokenKind::MlBasicString | TokenKind::MlLiteralString => {
                Value::Single(Cow::Borrowed(self.take()))
            }
            _ => Value::Single(Cow::Borrowed(self.single())),
        }
    }

    /// A number, a date or a flag. A number may have several tokens, and so may a date with a space before
    /// its time.
    fn single(&mut self) -> &'a str {
        let start = self.tokens.get(self.at).map_or(self.text.len(), |token| token.span().start());
        let first = self.at;
        while !matches!(
            self.kind(),
            TokenKind::Newline
                | TokenKind::Comment
                | TokenKind::Comma
                | TokenKind::RightSquareBracket
                | TokenKind::RightCurlyBracket
                | TokenKind::Eof
        ) || self.at == first
        {
            self.at += 1;
        }
        let end = self.tokens.get(self.at).map_or(self.text.len(), |token| token.span().start());
        self.text.get(start..end).unwrap_or_default().trim_end_matches([' ', '\t'])
    }

    fn list(&mut self, is_table: bool) -> List<'a> {
        let close =
            if is_table { TokenKind::RightCurlyBracket } else { TokenKind::RightSquareBracket };
        self.take();
        let mut list = List { is_table, opening: None, entries: Vec::new(), end: Vec::new() };
        let mut lines = Vec::new();
        // Whether something stands before this place on its line, so that a comment here belongs to it.
        let mut is_begun = true;
        loop {
            match self.next() {
                kind if kind == close || kind == TokenKind::Eof => break,
                TokenKind::Newline => {
                    if !is_begun {
                        lines.push(Line::Blank);
                    }
                    self.take();
                    is_begun = false;
                    continue;
                }
                TokenKind::Comma => drop(self.take()),
                TokenKind::Comment => {
                    let comment = self.comment();
                    let own = match list.entries.last_mut() {
                        Some(entry) => &mut entry.comment,
                        None => &mut list.opening,
                    };
                    if is_begun && lines.is_empty() && own.is_none() {
                        *own = Some(comment);
                    } else {
                        lines.push(Line::Comment(comment));
                    }
                }
                _ => {
                    let entry = self.entry(is_table, std::mem::take(&mut lines));
                    list.entries.push(entry);
                }
            }
            is_begun = true;
        }
        self.take();
        list.end = lines;
        list
    }
}

/// The lines above an entry that belong to it. The others are given to the entry or the header before it.
fn divide<'a>(section: &mut Section<'a>, mut lines: Vec<Line<'a>>) -> Vec<Line<'a>> {
    if section.entries.is_empty() {
        let own = lines.iter().rposition(|line| *line == Line::Blank).map_or(0, |last| last + 1);
        let before = lines.split_off(own);
        section.start = lines;
        return before;
    }
    finish(section, lines, false)
}

/// Gives the last entry of a section, or its header, the comments that stand directly below it and that a
/// blank line, or the end of the file, divides from what comes next. Returns the others.
fn finish<'a>(section: &mut Section<'a>, mut lines: Vec<Line<'a>>, is_last: bool) -> Vec<Line<'a>> {
    let own = match lines.iter().position(|line| *line == Line::Blank) {
        Some(blank) => blank,
        None if is_last => lines.len(),
        None => 0,
    };
    let place = match section.entries.last_mut() {
        Some(entry) => &mut entry.after,
        None if section.header.is_some() => &mut section.start,
        None => return lines,
    };
    let others = lines.split_off(own);
    *place = lines;
    others
}
