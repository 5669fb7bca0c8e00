//! Numbers, ranks, targets and percentages.

use crate::{Row, Told};

pub const ROWS: &[Row] = &[
    Row {
        typed: ("rank = 13, of = 20", "rank = 13/20"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "13/20",
            help: Some(("viết rank = 13, of = 20", "write rank = 13, of = 20")),
        }],
    },
    Row {
        typed: ("rank = 13, of = 20", r#"rank = "13/20""#),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: r#""13/20""#,
            help: Some(("viết rank = 13, of = 20", "write rank = 13, of = 20")),
        }],
    },
    Row {
        typed: ("rank = 13, of", r#"rank = "thứ 13", of"#),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: r#""thứ 13""#,
            help: Some(("viết 13", "write 13")),
        }],
    },
    Row {
        typed: ("rank = 13, of", "rank = 13.0, of"),
        read: true,
        told: &[Told { rule: "wrong-type", at: "13.0", help: Some(("viết 13", "write 13")) }],
    },
    Row {
        typed: ("score = 11,", "score = 11/16,"),
        read: true,
        told: &[Told { rule: "syntax", at: "11/16", help: Some(("viết 11", "write 11")) }],
    },
    Row {
        typed: ("score = 11,", "score = 11,5,"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "11,5",
            help: Some((
                r#"viết 11.5 hoặc đặt trong dấu ngoặc kép: "11,5""#,
                r#"write 11.5, or put it in quotes: "11,5""#,
            )),
        }],
    },
    Row {
        typed: ("score = 11,", r#"score = "11 điểm","#),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: r#""11 điểm""#,
            help: Some(("viết 11", "write 11")),
        }],
    },
    Row {
        typed: ("score    = 12.5", "score    = 12,5"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "12,5",
            help: Some((
                r#"viết 12.5 hoặc đặt trong dấu ngoặc kép: "12,5""#,
                r#"write 12.5, or put it in quotes: "12,5""#,
            )),
        }],
    },
    Row {
        typed: ("score    = 12.5", "score    = 12,5 điểm"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "12,5",
            help: Some((
                r#"viết 12.5 hoặc đặt trong dấu ngoặc kép: "12,5""#,
                r#"write 12.5, or put it in quotes: "12,5""#,
            )),
        }],
    },
    Row {
        typed: ("score    = 12.5", "score    = 12.5 điểm"),
        read: true,
        told: &[Told {
            rule: "syntax", at: "12.5 điểm", help: Some(("viết 12.5", "write 12.5"))
        }],
    },
    Row {
        typed: ("score    = 12.5", "score    = 12,5%"),
        read: true,
        told: &[Told { rule: "syntax", at: "12,5%", help: Some(("viết 12.5", "write 12.5")) }],
    },
    Row {
        typed: ("score    = 12.5", r#"score    = "12,5/16""#),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: r#""12,5/16""#,
            help: Some(("viết 12.5", "write 12.5")),
        }],
    },
    Row {
        typed: ("score    = 12.5", r#"score    = "mười hai""#),
        read: true,
        told: &[Told { rule: "invalid-value", at: r#""mười hai""#, help: None }],
    },
    Row {
        typed: ("score    = 12.5", "score    = −1"),
        read: true,
        told: &[Told { rule: "syntax", at: "−1", help: Some(("viết -1", "write -1")) }],
    },
    Row {
        typed: ("score    = 12.5", "score    = .5"),
        read: true,
        told: &[Told { rule: "syntax", at: ".5", help: Some(("viết 0.5", "write 0.5")) }],
    },
    Row {
        typed: ("score    = 12.5", "score    = 12."),
        read: true,
        told: &[Told { rule: "syntax", at: "12.", help: Some(("viết 12", "write 12")) }],
    },
    Row {
        typed: ("max      = 16", "max      = 1.000,5"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "1.000,5",
            help: Some(("viết 1000.5", "write 1000.5")),
        }],
    },
    Row {
        typed: ("max      = 16", "max      = 16 %"),
        read: true,
        told: &[Told { rule: "syntax", at: "16 %", help: Some(("viết 16", "write 16")) }],
    },
    Row {
        typed: ("max      = 16", "max      = １６"),
        read: true,
        told: &[Told { rule: "syntax", at: "１６", help: Some(("viết 16", "write 16")) }],
    },
    Row {
        typed: ("max      = 16", "max      = 1O0"),
        read: true,
        told: &[Told { rule: "syntax", at: "1O0", help: Some(("viết 100", "write 100")) }],
    },
    Row {
        typed: ("gain     = 3.5", "gain     = + 3,5"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "3,5",
            help: Some((
                r#"viết 3.5 hoặc đặt trong dấu ngoặc kép: "3,5""#,
                r#"write 3.5, or put it in quotes: "3,5""#,
            )),
        }],
    },
    Row {
        typed: ("gain     = 3.5", r#"gain     = "tăng 3,5 điểm""#),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: r#""tăng 3,5 điểm""#,
            help: Some(("viết 3.5", "write 3.5")),
        }],
    },
    Row {
        typed: (r#"{ score = ">= 14.5" }"#, "{ score = ≥ 14,5 }"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "≥ 14,5",
            help: Some((r#"viết ">= 14,5""#, r#"write ">= 14,5""#)),
        }],
    },
    Row {
        typed: (r#"{ score = ">= 14.5" }"#, "{ score = >= 14.5 }"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: ">= 14.5",
            help: Some((r#"viết ">= 14.5""#, r#"write ">= 14.5""#)),
        }],
    },
    Row {
        typed: (r#"{ score = ">= 14.5" }"#, "{ score = ≥ 95 % }"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "≥ 95 %",
            help: Some((r#"viết ">= 95""#, r#"write ">= 95""#)),
        }],
    },
    Row {
        typed: (r#"{ score = ">= 14.5" }"#, r#"{ score = "từ 14,5 trở lên" }"#),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: r#""từ 14,5 trở lên""#,
            help: Some((r#"viết ">= 14.5""#, r#"write ">= 14.5""#)),
        }],
    },
    Row {
        typed: (r#"{ score = ">= 14.5" }"#, r#"{ score = "trên 14,5 điểm" }"#),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: r#""trên 14,5 điểm""#,
            help: Some((r#"viết "> 14.5""#, r#"write "> 14.5""#)),
        }],
    },
    Row {
        typed: (r#"{ score = ">= 14.5" }"#, r#"{ score = "tối thiểu 14,5" }"#),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: r#""tối thiểu 14,5""#,
            help: Some((r#"viết ">= 14.5""#, r#"write ">= 14.5""#)),
        }],
    },
    Row {
        typed: (r#"{ score = ">= 14.5" }"#, r#"{ rank = "top 5" }"#),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: r#""top 5""#,
            help: Some(("viết 5", "write 5")),
        }],
    },
    Row {
        typed: (r#"{ score = ">= 14.5" }"#, r#"{ rank = "≤ hạng 5" }"#),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: r#""≤ hạng 5""#,
            help: Some(("viết 5", "write 5")),
        }],
    },
    Row {
        typed: (r#"{ score = ">= 14.5" }"#, "{ rank = 5.5 }"),
        read: true,
        told: &[Told { rule: "invalid-value", at: "5.5", help: None }],
    },
    Row {
        typed: (r#"{ score = ">= 14.5" }"#, r#"">= 14.5""#),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: r#"">= 14.5""#,
            help: Some((r#"viết { score = ">= 14.5" }"#, r#"write { score = ">= 14.5" }"#)),
        }],
    },
    Row {
        typed: (r#"{ score = ">= 14.5" }"#, "14.5"),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: "14.5",
            help: Some(("viết { score = 14.5 }", "write { score = 14.5 }")),
        }],
    },
    Row {
        typed: (r#"{ score = ">= 14.5" }"#, r#""95%""#),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: r#""95%""#,
            help: Some(("viết { percent = 95 }", "write { percent = 95 }")),
        }],
    },
    Row {
        typed: (r#"{ score = ">= 14.5" }"#, r#""thứ 5""#),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: r#""thứ 5""#,
            help: Some(("viết { rank = 5 }", "write { rank = 5 }")),
        }],
    },
    Row {
        typed: (r#"{ score = ">= 14.5" }"#, "{}"),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: "{}",
            help: Some((
                "ghi ít nhất một trong: `score`, `percent`, `rank`, `count`",
                "give at least one of `score`, `percent`, `rank`, `count`",
            )),
        }],
    },
    Row {
        typed: ("{ year = 2024, score = 11, rank = 13, of = 20 }", "11"),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: "11",
            help: Some(("viết { year = 2024, score = 11 }", "write { year = 2024, score = 11 }")),
        }],
    },
    Row {
        typed: ("{ year = 2024, score = 11, rank = 13, of = 20 }", r#""11 điểm""#),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: r#""11 điểm""#,
            help: Some(("viết { year = 2024, score = 11 }", "write { year = 2024, score = 11 }")),
        }],
    },
    Row {
        typed: ("year     = 2025", "year     = 25"),
        read: true,
        told: &[Told {
            rule: "invalid-value", at: "25", help: Some(("viết 2025", "write 2025"))
        }],
    },
    Row {
        typed: ("year     = 2025", r#"year     = "năm 2025""#),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: r#""năm 2025""#,
            help: Some(("viết 2025", "write 2025")),
        }],
    },
    Row {
        typed: ("year     = 2025", r#"year     = "2025""#),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: r#""2025""#,
            help: Some(("ghi không có dấu ngoặc kép: 2025", "write it without quotes: 2025")),
        }],
    },
    Row {
        typed: ("year     = 2025", "year     = năm 2025"),
        read: true,
        told: &[Told {
            rule: "syntax", at: "năm 2025", help: Some(("viết 2025", "write 2025"))
        }],
    },
    Row {
        typed: ("year     = 2025", "year     = ２０２５"),
        read: true,
        told: &[Told {
            rule: "syntax", at: "２０２５", help: Some(("viết 2025", "write 2025"))
        }],
    },
    Row {
        typed: ("year     = 2025", "year     = 2O25"),
        read: true,
        told: &[Told { rule: "syntax", at: "2O25", help: Some(("viết 2025", "write 2025")) }],
    },
    Row {
        typed: ("year     = 2025", "year     = 2.025"),
        read: true,
        told: &[Told {
            rule: "wrong-type", at: "2.025", help: Some(("viết 2025", "write 2025"))
        }],
    },
    Row {
        typed: ("year     = 2025", "year     = 2025."),
        read: true,
        told: &[Told { rule: "syntax", at: "2025.", help: Some(("viết 2025", "write 2025")) }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\nprogress = 80%"),
        read: true,
        told: &[Told { rule: "syntax", at: "80%", help: Some(("viết 80", "write 80")) }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\nprogress = 100 %"),
        read: true,
        told: &[Told { rule: "syntax", at: "100 %", help: Some(("viết 100", "write 100")) }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\nprogress = \"80%\""),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: r#""80%""#,
            help: Some(("ghi không có dấu ngoặc kép: 80", "write it without quotes: 80")),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\nprogress = 0.95"),
        read: true,
        told: &[Told { rule: "wrong-type", at: "0.95", help: Some(("viết 95", "write 95")) }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\nprogress = \"hoàn thành 80%\""),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: r#""hoàn thành 80%""#,
            help: Some(("viết 80", "write 80")),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\nprogress = 150"),
        read: true,
        told: &[Told { rule: "invalid-value", at: "150", help: None }],
    },
    Row {
        typed: ("rank = 13, of = 20", r#"rank = "hạng 13/20""#),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: r#""hạng 13/20""#,
            help: Some(("viết rank = 13, of = 20", "write rank = 13, of = 20")),
        }],
    },
];
