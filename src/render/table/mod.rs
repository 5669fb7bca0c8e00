//! Tables of text: one line for each row in a pipe, wrapped on a terminal.

mod cells;
mod grid;
mod lines;

use crate::render::OutputStyle;
pub use cells::{Align, Cell, Column, Exact, Table, Tone, paint, toned};

impl Table {
    /// The table as lines of text, without a line break at the end.
    pub fn render(&self, style: OutputStyle) -> String {
        match style.width {
            Some(width) => grid::wrapped(self, width, style.color),
            None => lines::unbroken(self, style),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lang::Lang;

    fn sample() -> Table {
        let mut table = Table::new(vec![Column::text("Nhiệm vụ"), Column::number("Trễ")]);
        table.rows.push(vec![
            Cell::new("Rà soát thủ tục hành chính thuộc phạm vi quản lý"),
            Cell::toned("53 ngày", Tone::Bad),
        ]);
        table.rows.push(vec![Cell::new("Te\u{302}n"), Cell::new("7 ngày")]);
        table
    }

    #[test]
    fn one_line_a_row_in_a_pipe_and_no_colour() {
        let style = OutputStyle { lang: Lang::Vi, color: false, width: None };
        let text = sample().render(style);
        assert_eq!(text.lines().count(), 4, "{text}");
        assert!(!text.contains('\u{1b}'));
        assert!(text.lines().all(|line| line == line.trim_end()));
    }

    #[test]
    fn numbers_stand_below_each_other_in_every_form_of_unicode() {
        let style = OutputStyle { lang: Lang::Vi, color: false, width: None };
        let text = sample().render(style);
        let ends = |needle: &str| {
            let line = text.lines().find(|l| l.contains(needle)).unwrap();
            line.chars().filter(|c| !('\u{300}'..'\u{370}').contains(c)).count()
        };
        assert_eq!(ends("53 ngày"), ends("7 ngày"), "{text}");
    }

    #[test]
    fn a_narrow_terminal_wraps_on_words_and_colours_end_where_they_should() {
        let style = OutputStyle { lang: Lang::Vi, color: true, width: Some(30) };
        let text = sample().render(style);
        assert!(text.lines().count() > 4);
        for line in text.lines() {
            assert_eq!(line.contains("\u{1b}[31m"), line.contains("\u{1b}[0m"), "{line:?}");
        }
    }
}
