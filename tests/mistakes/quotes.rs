//! Texts, quotes, marks between key and value, comments, ids.

use crate::{Row, Told};

pub const ROWS: &[Row] = &[
    Row {
        typed: (r#"title    = "Tập huấn""#, "title    = “Tập huấn”"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "“Tập huấn”",
            help: Some((r#"viết "Tập huấn""#, r#"write "Tập huấn""#)),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, r#"title    = “Tập huấn""#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: r#"“Tập huấn""#,
            help: Some((r#"viết "Tập huấn""#, r#"write "Tập huấn""#)),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, "title    = «Tập huấn»"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "«Tập huấn»",
            help: Some((r#"viết "Tập huấn""#, r#"write "Tập huấn""#)),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, "title    = ‘Tập huấn’"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "‘Tập huấn’",
            help: Some((r#"viết "Tập huấn""#, r#"write "Tập huấn""#)),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, "title    = “Tập huấn"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "“Tập huấn",
            help: Some((r#"viết "Tập huấn""#, r#"write "Tập huấn""#)),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, "title    = Tập huấn"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "Tập huấn",
            help: Some((r#"viết: "Tập huấn""#, r#"put it in quotes: "Tập huấn""#)),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, "title    = Tập huấn, bồi dưỡng # đợt 1"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "Tập huấn, bồi dưỡng",
            help: Some((
                r#"viết: "Tập huấn, bồi dưỡng""#,
                r#"put it in quotes: "Tập huấn, bồi dưỡng""#,
            )),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, r#"title    = "Tập huấn"#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: r#""Tập huấn"#,
            help: Some((
                r#"viết trên một dòng: "Tập huấn""#,
                r#"write it on one line: "Tập huấn""#,
            )),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, "title    = \"Tập huấn\nnghiệp vụ\""),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: r#""Tập huấn"#,
            help: Some((
                r#"viết trên một dòng: "Tập huấn nghiệp vụ""#,
                r#"write it on one line: "Tập huấn nghiệp vụ""#,
            )),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, "title    = \"Tập huấn\nnghiệp vụ\nnăm 2025\""),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: r#""Tập huấn"#,
            help: Some((
                r#"viết trên một dòng: "Tập huấn nghiệp vụ năm 2025""#,
                r#"write it on one line: "Tập huấn nghiệp vụ năm 2025""#,
            )),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, r#"title    = "Tập huấn "nghiệp vụ"""#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: r#""Tập huấn "nghiệp vụ"""#,
            help: Some((
                r#"đặt cả đoạn trong '…': 'Tập huấn "nghiệp vụ"'"#,
                r#"put all of it in '…': 'Tập huấn "nghiệp vụ"'"#,
            )),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, r#"title    = "Tập huấn "nghiệp vụ" năm 2025""#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: r#""Tập huấn "nghiệp vụ" năm 2025""#,
            help: Some((
                r#"đặt cả đoạn trong '…': 'Tập huấn "nghiệp vụ" năm 2025'"#,
                r#"put all of it in '…': 'Tập huấn "nghiệp vụ" năm 2025'"#,
            )),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, r#"title    = "Tập huấn";"#),
        read: true,
        told: &[Told { rule: "syntax", at: ";", help: Some(("xóa dấu này", "delete it")) }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, r#"title    = "Tập huấn","#),
        read: true,
        told: &[Told { rule: "syntax", at: ",", help: Some(("xóa dấu này", "delete it")) }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, r#"title    = "Tập huấn"."#),
        read: true,
        told: &[Told { rule: "syntax", at: ".", help: Some(("xóa dấu này", "delete it")) }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, r#"title    = "Tập huấn" // đợt 1"#),
        read: true,
        told: &[Told {
            rule: "syntax", at: "//", help: Some(("viết # đợt 1", "write # đợt 1"))
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, r#"title    = "Tập huấn" (đợt 1)"#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: r#""Tập huấn" (đợt 1)"#,
            help: Some((r#"viết "Tập huấn (đợt 1)""#, r#"write "Tập huấn (đợt 1)""#)),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, r#"title    = "D:\Văn bản\Tập huấn""#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: r#""D:\Văn bản\Tập huấn""#,
            help: Some((r#"viết 'D:\Văn bản\Tập huấn'"#, r#"write 'D:\Văn bản\Tập huấn'"#)),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, r#"title    = """#),
        read: true,
        told: &[Told { rule: "invalid-value", at: r#""""#, help: None }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, "title    ="),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "=",
            help: Some((
                "nếu văn bản không nêu thì xóa dòng này",
                "if the document does not give one, delete the line",
            )),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, "title    = ..."),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "...",
            help: Some((
                "nếu văn bản không nêu thì xóa dòng này",
                "if the document does not give one, delete the line",
            )),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, "title    = -"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "-",
            help: Some((
                "nếu văn bản không nêu thì xóa dòng này",
                "if the document does not give one, delete the line",
            )),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, "title\u{a0}   = \"Tập huấn\""),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "\u{a0}",
            help: Some(("xóa đi và gõ dấu cách thường", "delete it and type a plain space")),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, "\u{a0}title    = \"Tập huấn\""),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "\u{a0}",
            help: Some(("xóa đi và gõ dấu cách thường", "delete it and type a plain space")),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, "title    =\u{a0}\"Tập huấn\""),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "\u{a0}",
            help: Some(("xóa đi và gõ dấu cách thường", "delete it and type a plain space")),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, "\u{200b}title   = \"Tập huấn\""),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "\u{200b}",
            help: Some(("xóa ký tự này", "delete it")),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, "title    = \"Tập\u{200b} huấn\""),
        read: true,
        told: &[Told {
            rule: "hidden-character",
            at: "\"Tập\u{200b} huấn\"",
            help: Some((
                "xóa ký tự này, hoặc gõ lại cả đoạn chữ",
                "delete it, or type the text again",
            )),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, "title    = \"Tập\u{ad} huấn\""),
        read: true,
        told: &[Told {
            rule: "hidden-character",
            at: "\"Tập\u{ad} huấn\"",
            help: Some((
                "xóa ký tự này, hoặc gõ lại cả đoạn chữ",
                "delete it, or type the text again",
            )),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, r#"title    : "Tập huấn""#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: ":",
            help: Some(("thay bằng dấu =", "write = instead")),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, r#"title    := "Tập huấn""#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: ":=",
            help: Some(("thay bằng dấu =", "write = instead")),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, r#"title    == "Tập huấn""#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "==",
            help: Some(("thay bằng dấu =", "write = instead")),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, r#"title    ＝ "Tập huấn""#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "＝",
            help: Some(("thay bằng dấu =", "write = instead")),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, r#"title    "Tập huấn""#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: r#"title    "Tập huấn""#,
            help: Some((r#"viết title = "Tập huấn""#, r#"write title = "Tập huấn""#)),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, r#"title - "Tập huấn""#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: r#"title - "Tập huấn""#,
            help: Some((r#"viết title = "Tập huấn""#, r#"write title = "Tập huấn""#)),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, "// đợt 1\ntitle    = \"Tập huấn\""),
        read: true,
        told: &[Told {
            rule: "syntax", at: "//", help: Some(("viết # đợt 1", "write # đợt 1"))
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, "/* đợt 1 */\ntitle    = \"Tập huấn\""),
        read: true,
        told: &[Told {
            rule: "syntax", at: "/*", help: Some(("viết # đợt 1", "write # đợt 1"))
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, "-- đợt 1\ntitle    = \"Tập huấn\""),
        read: true,
        told: &[Told {
            rule: "syntax", at: "--", help: Some(("viết # đợt 1", "write # đợt 1"))
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, "- đợt 1\ntitle    = \"Tập huấn\""),
        read: false,
        told: &[Told {
            rule: "syntax",
            at: "- đợt 1",
            help: Some((
                "nếu là ghi chú thì thêm # ở đầu dòng; nếu là phần cuối của dòng trên thì nối vào dòng đó",
                "if it is a comment, put # before it; if it belongs to the line above, join the two",
            )),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, "Ghi chú: đợt 1\ntitle    = \"Tập huấn\""),
        read: false,
        told: &[Told {
            rule: "syntax",
            at: "Ghi chú: đợt 1",
            help: Some((
                "nếu là ghi chú thì thêm # ở đầu dòng; nếu là phần cuối của dòng trên thì nối vào dòng đó",
                "if it is a comment, put # before it; if it belongs to the line above, join the two",
            )),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, "Việc của Sở\ntitle    = \"Tập huấn\""),
        read: false,
        told: &[Told {
            rule: "syntax",
            at: "Việc của Sở",
            help: Some((
                "nếu là ghi chú thì thêm # ở đầu dòng; nếu là phần cuối của dòng trên thì nối vào dòng đó",
                "if it is a comment, put # before it; if it belongs to the line above, join the two",
            )),
        }],
    },
    Row {
        typed: ("id       = \"3\"\ntitle    = \"Tập huấn\"", r#"id = "3" title = "Tập huấn""#),
        read: false,
        told: &[Told {
            rule: "syntax",
            at: "title",
            help: Some(("xuống dòng trước `title`", "begin a new line before `title`")),
        }],
    },
    Row {
        typed: ("id       = \"3\"\ntitle    = \"Tập huấn\"", r#"id = "3", title = "Tập huấn""#),
        read: false,
        told: &[Told {
            rule: "syntax",
            at: ",",
            help: Some(("xuống dòng trước `title`", "begin a new line before `title`")),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, "title    = \"Tập huấn\"\ntitle    = \"Tập huấn 2\""),
        read: false,
        told: &[Told {
            rule: "syntax",
            at: "title",
            help: Some((
                "giữ một, xóa hoặc đổi tên khóa kia",
                "keep one, and delete or rename the other",
            )),
        }],
    },
    Row {
        typed: (r#"product  = "Kế hoạch tập huấn""#, r#"product  = ["Kế hoạch", "Báo cáo"]"#),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: r#"["Kế hoạch", "Báo cáo"]"#,
            help: Some((r#"viết "Kế hoạch; Báo cáo""#, r#"write "Kế hoạch; Báo cáo""#)),
        }],
    },
    Row {
        typed: (r#"id       = "3""#, "id       = 3"),
        read: true,
        told: &[Told {
            rule: "wrong-type", at: "3", help: Some((r#"viết "3""#, r#"write "3""#))
        }],
    },
    Row {
        typed: (r#"id       = "3""#, "id       = 3.1"),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: "3.1",
            help: Some((r#"viết "3.1""#, r#"write "3.1""#)),
        }],
    },
    Row {
        typed: (r#"id       = "3""#, "id       = III.1"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "III.1",
            help: Some((r#"viết: "III.1""#, r#"put it in quotes: "III.1""#)),
        }],
    },
    Row {
        typed: (r#"id       = "3""#, r#"id       = "II. 3""#),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: r#""II. 3""#,
            help: Some((r#"viết "II.3""#, r#"write "II.3""#)),
        }],
    },
    Row {
        typed: (r#"id       = "stp-2025""#, r#"id       = "STP 2025""#),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: r#""STP 2025""#,
            help: Some((r#"viết "stp-2025""#, r#"write "stp-2025""#)),
        }],
    },
    Row {
        typed: (r#"id       = "stp-2025""#, "id       = stp-2025"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "stp-2025",
            help: Some((r#"viết: "stp-2025""#, r#"put it in quotes: "stp-2025""#)),
        }],
    },
    Row {
        typed: (r#"id       = "stp-2025""#, "id       = “stp-2025”"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "“stp-2025”",
            help: Some((r#"viết "stp-2025""#, r#"write "stp-2025""#)),
        }],
    },
    Row {
        typed: ("year     = 2025", "year     = ‘2025’"),
        read: true,
        told: &[Told {
            rule: "syntax", at: "‘2025’", help: Some(("viết 2025", "write 2025"))
        }],
    },
];
