//! A line without its strings and its comment.

/// The line with strings and comment replaced by spaces of the same length in bytes.
pub(super) fn without_strings(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut quote: Option<char> = None;
    let mut escaped = false;
    let mut comment = false;
    for c in line.chars() {
        let inside = quote.is_some() || comment;
        match quote {
            Some('"') if escaped => escaped = false,
            Some('"') if c == '\\' => escaped = true,
            Some(q) if q == c => quote = None,
            Some(_) => {}
            None if comment => {}
            None if c == '"' || c == '\'' => quote = Some(c),
            None if c == '#' => comment = true,
            None => {}
        }
        if inside || comment {
            out.extend(std::iter::repeat_n(' ', c.len_utf8()))
        } else {
            out.push(c)
        }
    }
    out
}

/// Where the comment of a line begins, or the line ends.
pub(super) fn comment_start(line: &str) -> usize {
    let mut quote: Option<char> = None;
    let mut escaped = false;
    for (at, c) in line.char_indices() {
        match quote {
            Some('"') if escaped => escaped = false,
            Some('"') if c == '\\' => escaped = true,
            Some(q) if q == c => quote = None,
            Some(_) => {}
            None if c == '"' || c == '\'' => quote = Some(c),
            None if c == '#' => return at,
            None => {}
        }
    }
    line.len()
}

/// The line that begins at a place, without white space at its end.
pub(super) fn line_at(text: &str, start: usize) -> &str {
    let end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    text[start..end].trim_end_matches([' ', '\t', '\r'])
}

/// The start of the character that a byte belongs to.
pub(super) fn floor(text: &str, mut byte: usize) -> usize {
    byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}
