//! Tables of text: one line for each row in a pipe, wrapped on a terminal, paragraphs on a narrow one.

mod cells;
mod grid;
mod lines;
mod records;

use crate::render::OutputStyle;
pub use cells::{Align, Cell, Column, Exact, Table, Tone, paint, toned, toned_words};

/// Below this width in columns a table that would have to be wrapped becomes paragraphs.
const NARROW: usize = 72;

/// The gap between columns where there is room, in columns.
const EASY_GAP: u16 = 2;

impl Table {
    /// The same with more room between its columns.
    fn spread(&self) -> Table {
        Table { gap: EASY_GAP, ..self.clone() }
    }

    /// The table as lines of text, without a line break at the end.
    pub fn render(&self, style: OutputStyle) -> String {
        match style.width {
            None => lines::unbroken(self, style),
            Some(width) if width < NARROW && !grid::fits_unwrapped(self, width) => {
                records::records(self, width, style.color)
            }
            Some(width) if self.gap < EASY_GAP && grid::fits_unwrapped(&self.spread(), width) => {
                self.spread().render(style)
            }
            Some(width) => match grid::widths(self, width) {
                Some(widths) => grid::wrapped(self, &widths, width, style.color),
                None => records::records(self, width, style.color),
            },
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
    fn a_table_without_room_becomes_paragraphs() {
        let style = OutputStyle { lang: Lang::Vi, color: false, width: Some(40) };
        let mut table = sample();
        table.sections.push((0, "so-tu-phap-2025".to_owned()));
        table.rows[1].push(Cell::new("0"));
        table.rows[0].push(Cell { below: Some("gốc 01/06/2025".to_owned()), ..Cell::new("x") });
        table.columns.push(Column::text("Hạn"));
        let text = "so-tu-phap-2025\n\nRà soát thủ tục hành chính thuộc phạm vi\n  quản lý\n  Trễ: 53 ngày · \
                    Hạn: x (gốc 01/06/2025)\n\nTe\u{302}n\n  Trễ: 7 ngày";
        assert_eq!(table.render(style), text);
    }

    #[test]
    fn numbers_stand_below_each_other_however_wide_a_letter_is() {
        let style = OutputStyle { lang: Lang::Vi, color: false, width: Some(72) };
        let mut table = Table::new(vec![Column::text("Nhiệm vụ"), Column::number("Trễ")]);
        for text in ["Te\u{302}n", "✔\u{fe0f} đã xong", "漢字", "\u{2061}ẩn"] {
            table.rows.push(vec![Cell::new(text), Cell::new("7")]);
            table.sections.push((table.rows.len(), "Kế hoạch".to_owned()));
        }
        let text = table.render(style);
        let rows = text.lines().filter(|line| line.ends_with('7'));
        let widths: Vec<usize> = rows.map(unicode_width::UnicodeWidthStr::width).collect();
        assert_eq!(widths, [widths[0]; 4], "{text}");
    }

    #[test]
    fn what_goes_on_below_a_branch_is_indented() {
        let style = OutputStyle { lang: Lang::Vi, color: false, width: Some(80) };
        let mut table = Table::new(vec![Column::text("Chỉ số"), Column::title("Nhiệm vụ")]);
        let long = "Rà soát thủ tục hành chính ".repeat(6);
        table.rows.push(vec![Cell::new("└ Công tác chỉ đạo, điều hành CCHC"), Cell::new(long)]);
        let text = table.render(style);
        let lines: Vec<&str> = text.lines().skip(2).collect();
        assert!(lines[0].starts_with("└ ") && lines[1].starts_with("  "), "{text}");
        assert!(!lines[1].starts_with("   "), "{text}");
    }

    #[test]
    fn no_text_is_yellow() {
        for tone in [Tone::Plain, Tone::Bad, Tone::Good, Tone::Soon] {
            assert!(!paint(tone).render().to_string().contains("33"), "{tone:?}");
        }
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
