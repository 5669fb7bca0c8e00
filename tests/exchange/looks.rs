//! What documents look like: nothing is cut off, and values are values.

use pargo::exchange::page::{Page, PageCell, PageColumn, PageRow, PageTable, PageValue};
use pargo::exchange::write::{docx, xlsx};

use crate::fill::Book;
use crate::scaffold::{Folder, Pargo, root};

fn column(head: &str, width: u32) -> PageColumn {
    PageColumn { head: head.to_owned(), width, ..PageColumn::default() }
}

fn page(columns: Vec<PageColumn>, rows: Vec<PageRow>) -> Page {
    let table = PageTable { name: "Bảng".to_owned(), columns, rows, filters: false };
    Page { tables: vec![table], ..Page::default() }
}

/// The numbers behind an attribute, in order.
fn numbers(text: &str, attribute: &str) -> Vec<u32> {
    let of = |rest: &str| rest.split('"').next().unwrap().parse().unwrap();
    text.split(attribute).skip(1).map(of).collect()
}

#[test]
fn no_word_of_a_heading_is_broken_as_long_as_there_is_room() {
    let mut columns = vec![column("Chỉ số", 45)];
    columns.extend((0..10).map(|_| column("Thường xuyên", 7)));
    let mut book = Book::of(&docx::write(&page(columns, Vec::new())));
    let widths = numbers(book.part("word/document.xml"), "<w:gridCol w:w=\"");
    assert!(widths[1..].iter().all(|width| *width > 1_050), "{widths:?}");
    assert!(widths.iter().sum::<u32>() <= 14_287 && widths[0] > 3_000, "{widths:?}");
    // Without room the columns share it as they ask for it.
    let columns = (0..20).map(|_| column("Thường xuyên", 7)).collect();
    let mut book = Book::of(&docx::write(&page(columns, Vec::new())));
    let widths = numbers(book.part("word/document.xml"), "<w:gridCol w:w=\"");
    assert!(widths.iter().all(|width| *width == 714), "{widths:?}");
}

#[test]
fn the_heading_of_a_group_stays_with_the_row_below_it() {
    let row = |bold| PageRow { cells: vec![PageCell::text("A")], bold, mark: None };
    let made = docx::write(&page(vec![column("A", 9)], vec![row(true), row(false)]));
    let mut book = Book::of(&made);
    let kept = book.part("word/document.xml").matches("<w:keepNext/>").count();
    assert_eq!(kept, 1);
}

#[test]
fn a_row_of_excel_is_as_high_as_its_text() {
    let high = |text: &str, width: u32| {
        let row = PageRow { cells: vec![PageCell::text(text)], ..PageRow::default() };
        let mut book = Book::of(&xlsx::write(&page(vec![column("A", width)], vec![row])));
        numbers(book.part("xl/worksheets/sheet1.xml"), " ht=\"")[1] / 16
    };
    assert_eq!((high("một", 9), high("một hai ba", 9), high("a\nb", 9)), (1, 2, 2));
    assert_eq!(high("Văn phòng HĐND và UBND phường", 29), 2, "capitals are wide");
    assert_eq!(high(&"x".repeat(25), 10), 3, "a word that is longer than a line is broken");
}

#[test]
fn a_day_that_was_moved_and_the_one_before_are_days() {
    let folder = Folder::copy_of(&root().join("examples/tinh-cao-bang"));
    for command in ["overdue", "tasks"] {
        let run =
            Pargo::at(folder.path()).run(&[command, ".", "--as-of", "2025-12-01", "-o", "o.xlsx"]);
        assert_eq!(run.status, 0, "{run}");
        let mut book = Book::of(&std::fs::read(folder.at("o.xlsx")).unwrap());
        let sheet = book.part("xl/worksheets/sheet1.xml");
        assert!(sheet.contains("Thời hạn ban đầu") && !sheet.contains("(ban đầu"), "{command}");
        // 20 November 2025, at first 30 September.
        assert!(sheet.contains("<v>45981</v>") && sheet.contains("<v>45930</v>"), "{command}");
    }
    let run =
        Pargo::at(folder.path()).run(&["summary", ".", "--as-of", "2025-12-01", "-o", "o.xlsx"]);
    assert_eq!(run.status, 0, "{run}");
    let mut book = Book::of(&std::fs::read(folder.at("o.xlsx")).unwrap());
    let sheet = book.part("xl/worksheets/sheet2.xml");
    assert!(sheet.contains("<v>0.625</v>") && !sheet.contains('█'), "a percent without a bar");
}

#[test]
fn a_percent_below_zero_keeps_its_sign_in_words() {
    let words = [-5, 5, -625, 1000].map(|tenths| PageValue::Tenths(tenths).words());
    assert_eq!(words, ["-0,5%", "0,5%", "-62,5%", "100,0%"]);
}
