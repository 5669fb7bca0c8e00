//! The pages of the manual.

use crate::scaffold::Folder;

#[test]
fn the_pages_are_written_to_a_folder_that_need_not_be_there() {
    for (lang, told, heading) in
        [("en", "pages are in a/man1", ".SH NAME"), ("vi", "trang vào a/man1", ".SH \"TÊN\"")]
    {
        let folder = Folder::new();
        let answer = folder.pargo(&["man", "a/man1", "--lang", lang]);
        assert_eq!(answer.status, 0, "{answer}");
        assert!(answer.out.contains(told), "{answer}");
        assert!(folder.read("a/man1/pargo-overdue.1").contains(heading));
        assert!(folder.read("a/man1/pargo.1").contains("pargo\\-overdue(1)"));
    }
}

#[test]
fn a_file_in_place_of_the_folder_is_named() {
    let folder = Folder::with(&[("a", "")]);
    folder.pargo(&["man", "a"]).assert_refused(&["cannot make the folder a"]);
    folder.pargo(&["man", "b", "-o", "c"]).assert_refused(&["--output means nothing to `man`"]);
    assert!(!folder.at("b").exists());
}
