//! Splits a phrase into words, numbers and signs, and reads them with a cursor.
//!
//! Differences in spelling are removed here: case, Unicode form, white space, the place of tone marks,
//! leading zeros, and different words with the same meaning (`hàng`, `hằng`, `mỗi`; `quý`, `quí`).

use crate::text::name;

/// A word, a number or a sign of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'s> {
    /// A run of letters, in lower case.
    Word(&'s str),
    /// A run of digits, without leading zeros.
    Number(u32),
    /// Anything else that is not white space.
    Sign(char),
}

/// A phrase in the form for comparing, without the full stop at the end.
pub fn folded(phrase: &str) -> String {
    let mut folded = name::key(phrase);
    // Documents may also end with `./.`.
    for end in ["./.", "."] {
        if let Some(rest) = folded.strip_suffix(end) {
            folded.truncate(rest.len());
            break;
        }
    }
    folded
}

/// Splits folded text into words, numbers and signs; white space only separates.
pub fn tokens(folded: &str) -> Vec<Token<'_>> {
    let mut out = Vec::with_capacity(12);
    let mut rest = folded;
    while let Some(c) = rest.chars().next() {
        let length = if c.is_ascii_digit() {
            let length = rest.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(rest.len());
            // A number that is too large is not a day, a month or a year either.
            out.push(Token::Number(rest[..length].parse().unwrap_or(u32::MAX)));
            length
        } else if c.is_alphabetic() {
            let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            push_word(&mut out, &rest[..length]);
            length
        } else {
            if !c.is_whitespace() {
                out.push(Token::Sign(c));
            }
            c.len_utf8()
        };
        rest = &rest[length..];
    }
    out
}

fn push_word<'s>(out: &mut Vec<Token<'s>>, word: &'s str) {
    // `QuýIV` and `QIV`: the numeral directly follows the word.
    for start in ["quý", "quí", "qúy", "qúi", "q"] {
        if let Some(numeral) = word.strip_prefix(start)
            && roman(numeral).is_some()
        {
            out.extend([Token::Word(one_spelling(start)), Token::Word(numeral)]);
            return;
        }
    }
    out.push(Token::Word(one_spelling(word)));
}

/// One spelling for words with the same meaning.
fn one_spelling(word: &str) -> &str {
    match word {
        "hằng" | "mỗi" => "hàng",
        "quí" | "qúy" | "qúi" => "quý",
        "kì" => "kỳ",
        word => word,
    }
}

/// The quarter of a Roman numeral; `None` for another word.
pub fn roman(word: &str) -> Option<u32> {
    match word {
        "i" => Some(1),
        "ii" => Some(2),
        "iii" => Some(3),
        "iv" => Some(4),
        _ => None,
    }
}

/// Whether a number is a year: it has four digits.
pub fn is_year(number: u32) -> bool {
    (1000..=9999).contains(&number)
}

/// Words that may stand before a time without changing it.
const OPENINGS: [&str; 14] = [
    "ngày",
    "trong",
    "đến",
    "hết",
    "hoàn thành",
    "thực hiện",
    "chậm nhất",
    "cuối",
    "là",
    "vào",
    "xong",
    "ngay",
    "tới",
    "muộn nhất",
];

/// A position in a list of tokens. Every method either moves past the tokens that it reads, or reads
/// nothing and stays.
#[derive(Clone, Copy, Debug)]
pub struct Cursor<'t, 's> {
    /// The tokens that are not read yet.
    pub rest: &'t [Token<'s>],
}

impl<'t, 's> Cursor<'t, 's> {
    /// A cursor at the first token.
    pub fn new(rest: &'t [Token<'s>]) -> Self {
        Cursor { rest }
    }

    /// The next token.
    pub fn peek(&self) -> Option<Token<'s>> {
        self.rest.first().copied()
    }

    /// Whether everything was read.
    pub fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    fn advance(&mut self) {
        self.rest = self.rest.get(1..).unwrap_or_default();
    }

    /// Reads these words, which are separated by spaces.
    pub fn eat(&mut self, words: &str) -> bool {
        // Most often the first word is another one.
        match self.peek() {
            Some(Token::Word(first)) if words.starts_with(first) => {}
            _ => return false,
        }
        let mut rest = self.rest;
        for word in words.split(' ') {
            match rest.split_first() {
                Some((Token::Word(w), tail)) if *w == word => rest = tail,
                _ => return false,
            }
        }
        self.rest = rest;
        true
    }

    /// Reads the first of these choices that is here.
    pub fn eat_any(&mut self, choices: &[&str]) -> bool {
        choices.iter().any(|words| self.eat(words))
    }

    /// Reads this sign.
    pub fn eat_sign(&mut self, sign: char) -> bool {
        let found = self.peek() == Some(Token::Sign(sign));
        if found {
            self.advance();
        }
        found
    }

    /// Reads the first of these signs that is here.
    pub fn eat_any_sign(&mut self, signs: &[char]) -> bool {
        signs.iter().any(|sign| self.eat_sign(*sign))
    }

    /// Reads a number that is not a year.
    pub fn number(&mut self) -> Option<u32> {
        let Some(Token::Number(number)) = self.peek() else { return None };
        if is_year(number) {
            return None;
        }
        self.advance();
        Some(number)
    }

    /// Reads a year.
    pub fn year(&mut self) -> Option<i32> {
        let Some(Token::Number(number)) = self.peek() else { return None };
        if !is_year(number) {
            return None;
        }
        self.advance();
        i32::try_from(number).ok()
    }

    /// Reads a number in digits, or one of a few in words.
    pub fn count(&mut self) -> Option<u32> {
        const WORDS: [(&str, u32); 7] = [
            ("một", 1),
            ("hai", 2),
            ("ba", 3),
            ("bốn", 4),
            ("sáu", 6),
            ("chín", 9),
            ("mười hai", 12),
        ];
        self.number().or_else(|| {
            let found = WORDS.iter().find(|(word, _)| self.eat(word));
            found.map(|(_, number)| *number)
        })
    }

    /// Reads the numeral of a quarter, Roman or Arabic.
    pub fn quarter(&mut self) -> Option<u32> {
        match self.peek() {
            Some(Token::Word(word)) => {
                let quarter = roman(word)?;
                self.advance();
                Some(quarter)
            }
            Some(Token::Number(_)) => self.number(),
            Some(Token::Sign(_)) | None => None,
        }
    }

    /// Reads any number of opening words and returns whether there was one.
    pub fn openings(&mut self) -> bool {
        let before = self.rest.len();
        while matches!(self.peek(), Some(Token::Word(_))) && self.eat_any(&OPENINGS) {}
        self.rest.len() < before
    }
}

/// Writes tokens as text, as a person would.
pub fn written(tokens: &[Token<'_>]) -> String {
    let mut out = String::new();
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| tokens[before]);
        if !out.is_empty() && spaced(before, *token) {
            out.push(' ');
        }
        match token {
            Token::Word(word) if roman(word).is_some() => out.push_str(&word.to_uppercase()),
            Token::Word(word) => out.push_str(word),
            Token::Number(number) => out.push_str(&number.to_string()),
            Token::Sign(sign) => out.push(*sign),
        }
    }
    out
}

fn spaced(before: Option<Token<'_>>, token: Token<'_>) -> bool {
    !matches!(
        (before, token),
        (_, Token::Sign(',' | ';' | ')' | '/' | '.' | ':' | '-'))
            | (Some(Token::Sign('(' | '/' | '.' | ':' | '-')), _)
            | (Some(Token::Word("t" | "q" | "h")), Token::Number(_))
            | (Some(Token::Number(_)), Token::Word("h"))
    )
}
