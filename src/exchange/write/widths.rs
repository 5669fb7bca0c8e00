//! How wide the columns of a table in Word are, in twentieths of a point.
//!
//! Word breaks a word that is wider than its cell, so the widths are reckoned with those of the letters of
//! Times New Roman.

use unicode_normalization::UnicodeNormalization;

use crate::exchange::page::{PageColumn, PageTable};

/// How large a table is.
#[derive(Clone, Copy, Debug)]
pub struct TableLook {
    /// Its width, in twentieths of a point.
    pub width: u32,
    /// The size of its letters, in half points.
    pub size: u32,
}

/// The size of letters in a table that has room, in half points.
pub const FULL_SIZE: u32 = 24;

impl TableLook {
    /// Small letters stand in narrow columns.
    fn is_small(self) -> bool {
        self.size < FULL_SIZE
    }

    /// The margin at each side of a cell.
    pub fn side_margin(self) -> u32 {
        if self.is_small() { 45 } else { 85 }
    }

    /// The width of a line, bold or not, without margins.
    fn line(self, text: &str, bold: bool) -> u32 {
        let thousandths: u32 = text.nfc().map(|c| letter(c, bold)).sum();
        thousandths * self.size * 10 / 1000
    }

    /// The width of a cell around a line. Programs measure letters a little differently.
    fn cell(self, text: &str, bold: bool) -> u32 {
        const SPARE: u32 = 20;
        self.line(text, bold) + 2 * self.side_margin() + SPARE
    }
}

/// The width of a letter in thousandths of its size.
fn letter(c: char, bold: bool) -> u32 {
    // The letters that Vietnamese alone has are taken from a wider face where Times New Roman is not installed.
    let wider = if matches!(c, '\u{1a0}'..='\u{1b0}' | '\u{1ea0}'..='\u{1ef9}') { 150 } else { 0 };
    wider + c.nfd().next().map_or(0, |plain| plain_letter(plain, bold))
}

/// The width of a letter without marks in Times New Roman.
fn plain_letter(c: char, bold: bool) -> u32 {
    const SMALL: [u32; 26] = [
        444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333,
        389, 278, 500, 500, 722, 500, 500, 444,
    ];
    const SMALL_BOLD: [u32; 26] = [
        500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444,
        389, 333, 556, 500, 722, 500, 500, 444,
    ];
    const CAPITAL: [u32; 26] = [
        722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667,
        556, 611, 722, 722, 944, 722, 722, 611,
    ];
    const CAPITAL_BOLD: [u32; 26] = [
        722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722,
        556, 667, 722, 722, 1000, 722, 722, 667,
    ];
    let of = |widths: &[u32; 26], first: char| {
        widths.get((u32::from(c) - u32::from(first)) as usize).copied().unwrap_or(500)
    };
    match (c, bold) {
        ('a'..='z', false) => of(&SMALL, 'a'),
        ('a'..='z', true) => of(&SMALL_BOLD, 'a'),
        ('A'..='Z', false) => of(&CAPITAL, 'A'),
        ('A'..='Z', true) => of(&CAPITAL_BOLD, 'A'),
        ('đ', false) => 500,
        ('đ', true) => 556,
        ('Đ', _) => 722,
        (' ' | '.' | ',' | ':' | ';' | '/' | '!' | '|', _) => 278,
        ('-' | '(' | ')' | '[' | ']', _) => 333,
        ('%' | '…' | '—' | '@', _) => 1000,
        ('0'..='9', _) => 500,
        (c, _) if c.is_ascii() => 550,
        _ => 600,
    }
}

/// A column: the share of the table that it asks for, and what its contents need.
struct Needs {
    asked: u64,
    /// What the longest word needs.
    least: u32,
    /// What the longest line needs, and the heading in two lines; more would be empty.
    most: u32,
}

/// The widths of the columns that are seen: as wide as they ask for, but so that no word of a heading and no short
/// word of a cell is broken, and that none is empty beside one whose lines are broken.
pub fn widths(table: &PageTable, look: TableLook) -> Vec<u32> {
    let seen = table.columns.iter().enumerate().filter(|(_, column)| !column.hidden);
    let needs: Vec<Needs> = seen.map(|(at, column)| needs(table, (at, column), look)).collect();
    let least: Vec<u64> = needs.iter().map(|one| u64::from(one.least)).collect();
    if least.iter().sum::<u64>() >= u64::from(look.width) {
        let sum = least.iter().sum::<u64>();
        let share = |part: &u64| part * u64::from(look.width) / sum;
        return least.iter().map(|part| u32::try_from(share(part)).unwrap_or(0)).collect();
    }
    let all_fits = needs.iter().map(|one| u64::from(one.most)).sum::<u64>() < look.width.into();
    let width = |one: &Needs, scale: u64| {
        let asked = u32::try_from(one.asked * scale / 1000).unwrap_or(u32::MAX);
        asked.min(if all_fits { look.width } else { one.most }).max(one.least)
    };
    // The largest scale at which all columns stand side by side.
    let (mut fits, mut too_large) = (0, 1000 * u64::from(look.width));
    while too_large - fits > 1 {
        let scale = u64::midpoint(fits, too_large);
        let sum: u64 = needs.iter().map(|one| u64::from(width(one, scale))).sum();
        match sum <= u64::from(look.width) {
            true => fits = scale,
            false => too_large = scale,
        }
    }
    needs.iter().map(|one| width(one, fits)).collect()
}

fn needs(table: &PageTable, (at, column): (usize, &PageColumn), look: TableLook) -> Needs {
    /// Longer words of cells may be broken.
    const LONGEST: usize = 14;
    let words_of_head = column.head.split_whitespace().map(|word| look.cell(word, true));
    let mut least = words_of_head.max().unwrap_or_default().max(2 * look.side_margin());
    let mut most = least.max(in_two_lines(&column.head, look));
    for row in &table.rows {
        let mut place = 0;
        for cell in &row.cells {
            if place == at && cell.columns() == 1 {
                let text = cell.value.words();
                let words = text.split_whitespace().filter(|w| w.chars().count() <= LONGEST);
                least = words.map(|word| look.cell(word, row.bold)).fold(least, u32::max);
                most = text.split('\n').map(|line| look.cell(line, row.bold)).fold(most, u32::max);
            }
            place += cell.columns();
        }
    }
    Needs { asked: u64::from(column.width + 3), least, most: most.max(least) }
}

/// The least width in which a heading stands in two lines.
fn in_two_lines(head: &str, look: TableLook) -> u32 {
    let breaks = head.match_indices(' ').map(|(at, _)| {
        let (first, second) = head.split_at(at);
        look.cell(first, true).max(look.cell(second.trim_start(), true))
    });
    breaks.min().unwrap_or_else(|| look.cell(head, true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::page::{PageCell, PageRow};

    const LOOK: TableLook = TableLook { width: 9_355, size: 20 };

    fn table(columns: &[(&str, u32)], row: &[&str]) -> PageTable {
        let column = |(head, width): &(&str, u32)| PageColumn {
            head: (*head).to_owned(),
            width: *width,
            ..PageColumn::default()
        };
        let cells = row.iter().map(|text| PageCell::text(*text)).collect();
        let rows = vec![PageRow { cells, ..PageRow::default() }];
        PageTable { columns: columns.iter().map(column).collect(), rows, ..PageTable::default() }
    }

    #[test]
    fn an_empty_column_leaves_its_room_to_a_full_one() {
        let long = "Tham mưu, ban hành văn bản quy phạm pháp luật. ".repeat(9);
        let full = widths(&table(&[("Nhiệm vụ", 20), ("Đề xuất", 20)], &[&long, &long]), LOOK);
        assert_eq!(full[0], full[1]);
        let empty = widths(&table(&[("Nhiệm vụ", 20), ("Đề xuất", 20)], &[&long, ""]), LOOK);
        assert!(empty[0] > 8_000 && empty[1] > 450, "{empty:?}");
    }

    #[test]
    fn columns_that_all_have_room_are_as_wide_as_they_ask_for() {
        let short = widths(&table(&[("Nhiệm vụ", 37), ("Hạn", 7)], &["a", "b"]), LOOK);
        assert_eq!(short, [7_484, 1_871]);
    }

    #[test]
    fn letters_are_as_wide_as_in_times_new_roman() {
        let of = |text: &str, bold| TableLook { width: 0, size: 200 }.line(text, bold);
        assert_eq!((of("Tông", true), of("Tổng", true)), (2_223 * 2, 2_373 * 2));
        assert_eq!(of("15/10/2025", false), (8 * 500 + 2 * 278) * 2);
        assert!(of("ư", false) > of("u", false));
    }
}
