//! Examples that break a rule, with marks that say where and how.

/// An example that breaks a rule, as written in the rule's file. A comment below the line at fault marks
/// the place and holds the English message; `tests/rules.rs` checks both:
///
/// ```toml
/// lead     = "Văn phòng"
/// #          ^^^^^^^^^^^ no unit “Văn phòng” is declared
/// ```
///
/// For a finding in the first column, the `#` counts as the first `^`. A finding outside of the example, on
/// the `id` of the plan, has a line `#~ message`.
#[derive(Clone, Copy, Debug)]
pub struct Marked(pub &'static str);

/// A finding that the example is expected to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The line, the first column, and the column after the last one, from 1 and without counting marks;
    /// `None` for a finding outside of the example.
    pub place: Option<(u32, u32, u32)>,
    /// The message in English.
    pub message: &'static str,
}

impl Marked {
    /// The example as people see it, without marks.
    pub fn text(self) -> String {
        let lines = self.0.split_inclusive('\n');
        lines.filter(|line| mark(line, 0).is_none()).collect()
    }

    /// Its marks.
    pub fn marks(self) -> Vec<Mark> {
        let mut above = 0;
        let mut marks = Vec::new();
        for line in self.0.lines() {
            match mark(line, above) {
                Some(mark) => marks.push(mark),
                None => above += 1,
            }
        }
        marks
    }
}

/// Reads a line as a mark for the line above, whose number is `above`; `None` if it is not a mark.
fn mark(line: &'static str, above: u32) -> Option<Mark> {
    let comment = line.strip_prefix('#')?;
    if let Some(message) = comment.strip_prefix("~ ") {
        return Some(Mark { place: None, message });
    }
    let carets = comment.trim_start_matches(' ');
    let message = carets.trim_start_matches('^');
    let (spaces, length) = (comment.len() - carets.len(), carets.len() - message.len());
    let message = message.strip_prefix(' ').filter(|_| length > 0)?;
    let (first, last) =
        if spaces == 0 { (1, 1 + length) } else { (spaces + 2, spaces + 1 + length) };
    Some(Mark { place: Some((above, first as u32, last as u32 + 1)), message })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_and_left_out() {
        let example = Marked(
            "# note\n[[task]]\n#^^^^^^^ no lead\nid = \"a b\"\n#    ^^^^^ no `id`\n#~ gone\n# ^\n",
        );
        assert_eq!(example.text(), "# note\n[[task]]\nid = \"a b\"\n# ^\n");
        let mark = |place, message| Mark { place, message };
        assert_eq!(
            example.marks(),
            [
                mark(Some((2, 1, 9)), "no lead"),
                mark(Some((3, 6, 11)), "no `id`"),
                mark(None, "gone"),
            ]
        );
    }
}
