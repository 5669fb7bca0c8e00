//! Headers of tables, their order, and unfinished merges.

use crate::{Row, Told};

pub const ROWS: &[Row] = &[
    Row {
        typed: ("[plan]", "[Plan]"),
        read: false,
        told: &[Told {
            rule: "not-a-plan",
            at: "[Plan]",
            help: Some(("viết [plan]", "write [plan]")),
        }],
    },
    Row {
        typed: ("[plan]", "[[plan]]"),
        read: false,
        told: &[Told {
            rule: "not-a-plan",
            at: "[[plan]]",
            help: Some(("viết [plan]", "write [plan]")),
        }],
    },
    Row {
        typed: ("[plan]", "[kế hoạch]"),
        read: false,
        told: &[Told {
            rule: "syntax",
            at: "[kế hoạch]",
            help: Some(("viết [plan]", "write [plan]")),
        }],
    },
    Row {
        typed: ("[plan]", "[ke_hoach]"),
        read: false,
        told: &[Told {
            rule: "not-a-plan",
            at: "[ke_hoach]",
            help: Some(("viết [plan]", "write [plan]")),
        }],
    },
    Row {
        typed: ("[plan]", "[plan"),
        read: false,
        told: &[Told {
            rule: "syntax", at: "[plan", help: Some(("viết [plan]", "write [plan]"))
        }],
    },
    Row {
        typed: ("[plan]", "# kế hoạch"),
        read: false,
        told: &[Told {
            rule: "not-a-plan",
            at: "# kế hoạch",
            help: Some((
                "thêm mục [plan] ở đầu tệp, hoặc ghi tệp này vào `exclude` trong pargo.toml",
                "add a [plan] table, or leave the file out with `exclude` in pargo.toml",
            )),
        }],
    },
    Row {
        typed: ("[[objective]]", "[objective]"),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: "[objective]",
            help: Some((
                "viết [[objective]]",
                "write each entry under its own header [[objective]]",
            )),
        }],
    },
    Row {
        typed: ("[[objective]]", "[[objectives]]"),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "objectives",
            help: Some(("có phải là `objective`?", "did you mean `objective`?")),
        }],
    },
    Row {
        typed: ("[[objective]]", "[[mục tiêu]]"),
        read: false,
        told: &[Told {
            rule: "syntax",
            at: "[[mục tiêu]]",
            help: Some(("viết [[objective]]", "write [[objective]]")),
        }],
    },
    Row {
        typed: ("[[task]]", "[task]"),
        read: false,
        told: &[Told {
            rule: "syntax",
            at: "[task]",
            help: Some(("viết [[task]]", "write [[task]]")),
        }],
    },
    Row {
        typed: ("[[task]]", "[[task]"),
        read: false,
        told: &[Told {
            rule: "syntax",
            at: "[[task]",
            help: Some(("viết [[task]]", "write [[task]]")),
        }],
    },
    Row {
        typed: ("[[task]]", "[task]]"),
        read: false,
        told: &[Told {
            rule: "syntax",
            at: "[task]]",
            help: Some(("viết [[task]]", "write [[task]]")),
        }],
    },
    Row {
        typed: ("[[task]]", "[[Task]]"),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "Task",
            help: Some(("có phải là `task`?", "did you mean `task`?")),
        }],
    },
    Row {
        typed: ("[[task]]", "[[tasks]]"),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "tasks",
            help: Some(("có phải là `task`?", "did you mean `task`?")),
        }],
    },
    Row {
        typed: ("[[task]]", "[[nhiệm vụ]]"),
        read: false,
        told: &[Told {
            rule: "syntax",
            at: "[[nhiệm vụ]]",
            help: Some(("viết [[task]]", "write [[task]]")),
        }],
    },
    Row {
        typed: ("[[task]]", "“[[task]]”"),
        read: false,
        told: &[Told {
            rule: "syntax",
            at: "“[[task]]”",
            help: Some((r#"thay bằng dấu ngoặc kép thẳng ""#, r#"use straight quotes " instead"#)),
        }],
    },
    Row {
        typed: ("[[task]]", "\u{a0}[[task]]"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "\u{a0}",
            help: Some(("xóa đi và gõ dấu cách thường", "delete it and type a plain space")),
        }],
    },
    Row {
        typed: ("[[task]]", "[[task]]\u{a0}"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "\u{a0}",
            help: Some(("xóa đi và gõ dấu cách thường", "delete it and type a plain space")),
        }],
    },
    Row {
        typed: ("[[task]]", "[[task]];"),
        read: true,
        told: &[Told { rule: "syntax", at: ";", help: Some(("xóa dấu này", "delete it")) }],
    },
    Row {
        typed: ("[[task]]", "[[task]]:"),
        read: true,
        told: &[Told { rule: "syntax", at: ":", help: Some(("xóa dấu này", "delete it")) }],
    },
    Row {
        typed: ("[[task]]", "task"),
        read: false,
        told: &[Told {
            rule: "syntax",
            at: "task",
            help: Some((
                "nếu là ghi chú thì thêm # ở đầu dòng; nếu là phần cuối của dòng trên thì nối vào dòng đó",
                "if it is a comment, put # before it; if it belongs to the line above, join the two",
            )),
        }],
    },
    Row {
        typed: ("[[unit]]\nname     = \"Thanh", "[unit]\nname     = \"Thanh"),
        read: false,
        told: &[Told {
            rule: "syntax",
            at: "[unit]",
            help: Some(("viết [[unit]]", "write [[unit]]")),
        }],
    },
    Row {
        typed: ("[[unit]]\nname     = \"Thanh", "[[units]]\nname     = \"Thanh"),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "units",
            help: Some(("có phải là `unit`?", "did you mean `unit`?")),
        }],
    },
    Row {
        typed: ("[[task.report]]", "[task.report]"),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: "[task.report]",
            help: Some((
                "viết [[task.report]]",
                "write each entry under its own header [[task.report]]",
            )),
        }],
    },
    Row {
        typed: ("[[task.report]]", "[[task.reports]]"),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "reports",
            help: Some(("có phải là `report`?", "did you mean `report`?")),
        }],
    },
    Row {
        typed: ("[[task.report]]", "[[report]]"),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "report",
            help: Some(("có phải là `[[task.report]]`?", "did you mean `[[task.report]]`?")),
        }],
    },
    Row {
        typed: ("[[task.report]]", "[[task.báo cáo]]"),
        read: false,
        told: &[Told {
            rule: "syntax",
            at: "[[task.báo cáo]]",
            help: Some(("viết [[task.report]]", "write [[task.report]]")),
        }],
    },
    Row {
        typed: ("[[objective.result]]", "[objective.result]"),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: "[objective.result]",
            help: Some((
                "viết [[objective.result]]",
                "write each entry under its own header [[objective.result]]",
            )),
        }],
    },
    Row {
        typed: ("[[objective.result]]", "[[result]]"),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "result",
            help: Some((
                "có phải là `[[objective.result]]`?",
                "did you mean `[[objective.result]]`?",
            )),
        }],
    },
    Row {
        typed: (
            "[[objective]]",
            "[[task.report]]\nperiod = \"2025-Q1\"\ndone = 2025-03-31\n\n[[objective]]",
        ),
        read: false,
        told: &[Told {
            rule: "syntax",
            at: "[[task.report]]",
            help: Some((
                "chuyển xuống dưới [[task]] mà nó thuộc về",
                "move it below the [[task]] that it belongs to",
            )),
        }],
    },
    Row {
        typed: (r#"period   = "2025-Q1""#, "period   = quý I"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "quý I",
            help: Some((r#"viết: "quý I""#, r#"put it in quotes: "quý I""#)),
        }],
    },
    Row {
        typed: (r#"period   = "2025-Q1""#, "period   = 2025-Q1"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "2025-Q1",
            help: Some((r#"viết: "2025-Q1""#, r#"put it in quotes: "2025-Q1""#)),
        }],
    },
    Row {
        typed: (r#"period   = "2025-Q1""#, r#"period   = "quý 5""#),
        read: true,
        told: &[Told {
            rule: "unknown-period",
            at: r#""quý 5""#,
            help: Some((
                "các kỳ của nhiệm vụ: quý I/2025 (2025-Q1), quý II/2025 (2025-Q2), quý III/2025 (2025-Q3), quý IV/2025 (2025-Q4)",
                "the periods are 2025-Q1, 2025-Q2, 2025-Q3, 2025-Q4",
            )),
        }],
    },
    Row {
        typed: (
            r#"product  = "Báo cáo""#,
            "product  = \"Báo cáo\"\n\n[task.extension]\nto = 2025-12-31\ngranted = 2025-10-20\nby = \"CV 1\"",
        ),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: "[task.extension]",
            help: Some((
                "viết [[task.extension]]",
                "write each entry under its own header [[task.extension]]",
            )),
        }],
    },
    Row {
        typed: (
            r#"product  = "Báo cáo""#,
            "product  = \"Báo cáo\"\n\n[[task.extension]]\nto = 31/01/2026\ngranted = 2025-10-20\nby = \"CV 1\"",
        ),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "31/01/2026",
            help: Some(("viết 2026-01-31", "write 2026-01-31")),
        }],
    },
    Row {
        typed: (
            r#"product  = "Báo cáo""#,
            "product  = \"Báo cáo\"\n\n[[task.extensions]]\nto = 2025-12-31\ngranted = 2025-10-20\nby = \"CV 1\"",
        ),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "extensions",
            help: Some(("có phải là `extension`?", "did you mean `extension`?")),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\nreport = \"2025-Q1\""),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: r#""2025-Q1""#,
            help: Some((
                "viết [[task.report]]",
                "write each entry under its own header [[task.report]]",
            )),
        }],
    },
    Row {
        typed: (
            r#"product  = "Báo cáo""#,
            "product  = \"Báo cáo\"\n<<<<<<< HEAD\nnote = \"a\"\n=======\nnote = \"b\"\n>>>>>>> x",
        ),
        read: false,
        told: &[Told {
            rule: "syntax",
            at: "<<<<<<< HEAD",
            help: Some((
                "giữ một trong hai bên (hoặc gộp lại), rồi xóa các dòng <<<<<<<, =======, >>>>>>>",
                "keep one side, or join both, and delete the lines <<<<<<<, =======, >>>>>>>",
            )),
        }],
    },
];
