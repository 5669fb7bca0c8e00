//! Dates and deadlines, as documents, Word and Excel write them.

use crate::{Row, Told};

pub const ROWS: &[Row] = &[
    Row {
        typed: ("deadline = 2025-10-30", "deadline = 30/10/2025"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "30/10/2025",
            help: Some((
                r#"viết 2025-10-30 hoặc đặt trong dấu ngoặc kép: "30/10/2025""#,
                r#"write 2025-10-30, or put it in quotes: "30/10/2025""#,
            )),
        }],
    },
    Row {
        typed: ("deadline = 2025-10-30", "deadline = 30-10-2025"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "30-10-2025",
            help: Some((
                r#"viết 2025-10-30 hoặc đặt trong dấu ngoặc kép: "30/10/2025""#,
                r#"write 2025-10-30, or put it in quotes: "30/10/2025""#,
            )),
        }],
    },
    Row {
        typed: ("deadline = 2025-10-30", "deadline = 30.10.2025"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "30.10.2025",
            help: Some((
                r#"viết 2025-10-30 hoặc đặt trong dấu ngoặc kép: "30/10/2025""#,
                r#"write 2025-10-30, or put it in quotes: "30/10/2025""#,
            )),
        }],
    },
    Row {
        typed: ("deadline = 2025-10-30", "deadline = 2025/10/30"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "2025/10/30",
            help: Some(("viết 2025-10-30", "write 2025-10-30")),
        }],
    },
    Row {
        typed: ("deadline = 2025-10-30", "deadline = 2025-1-5"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "2025-1-5",
            help: Some(("viết 2025-01-05", "write 2025-01-05")),
        }],
    },
    Row {
        typed: ("deadline = 2025-10-30", "deadline = 30/10/25"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "30/10/25",
            help: Some((
                r#"viết 2025-10-30 hoặc đặt trong dấu ngoặc kép: "30/10/2025""#,
                r#"write 2025-10-30, or put it in quotes: "30/10/2025""#,
            )),
        }],
    },
    Row {
        typed: ("deadline = 2025-10-30", "deadline = 30/10"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "30/10",
            help: Some((
                r#"viết 2025-10-30 hoặc đặt trong dấu ngoặc kép: "30/10""#,
                r#"write 2025-10-30, or put it in quotes: "30/10""#,
            )),
        }],
    },
    Row {
        typed: ("deadline = 2025-10-30", "deadline = 10/2025"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "10/2025",
            help: Some((r#"viết: "10/2025""#, r#"put it in quotes: "10/2025""#)),
        }],
    },
    Row {
        typed: ("deadline = 2025-10-30", "deadline = 31/11/2025"),
        read: true,
        told: &[Told { rule: "syntax", at: "31/11/2025", help: None }],
    },
    Row {
        typed: ("deadline = 2025-10-30", "deadline = 2025-11-31"),
        read: true,
        told: &[Told { rule: "syntax", at: "2025-11-31", help: None }],
    },
    Row {
        typed: ("deadline = 2025-10-30", "deadline = 2025–10–30"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "2025–10–30",
            help: Some(("viết 2025-10-30", "write 2025-10-30")),
        }],
    },
    Row {
        typed: ("deadline = 2025-10-30", "deadline = 2025-10-3O"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "2025-10-3O",
            help: Some(("viết 2025-10-30", "write 2025-10-30")),
        }],
    },
    Row {
        typed: ("deadline = 2025-10-30", "deadline = ２０２５-10-30"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "２０２５-10-30",
            help: Some(("viết 2025-10-30", "write 2025-10-30")),
        }],
    },
    Row {
        typed: ("deadline = 2025-10-30", "deadline = Q4/2025"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "Q4/2025",
            help: Some((r#"viết: "Q4/2025""#, r#"put it in quotes: "Q4/2025""#)),
        }],
    },
    Row {
        typed: ("deadline = 2025-10-30", "deadline = Quý IV/2025"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "Quý IV/2025",
            help: Some((r#"viết: "Quý IV/2025""#, r#"put it in quotes: "Quý IV/2025""#)),
        }],
    },
    Row {
        typed: ("deadline = 2025-10-30", "deadline = ngày 30 tháng 10 năm 2025"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "ngày 30 tháng 10 năm 2025",
            help: Some((
                r#"viết: "ngày 30 tháng 10 năm 2025""#,
                r#"put it in quotes: "ngày 30 tháng 10 năm 2025""#,
            )),
        }],
    },
    Row {
        typed: ("deadline = 2025-10-30", "deadline = 25/11 hằng năm"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "25/11 hằng năm",
            help: Some((r#"viết: "25/11 hằng năm""#, r#"put it in quotes: "25/11 hằng năm""#)),
        }],
    },
    Row {
        typed: ("deadline = 2025-10-30", "deadline = Trước 30/10/2025"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "Trước 30/10/2025",
            help: Some((r#"viết: "Trước 30/10/2025""#, r#"put it in quotes: "Trước 30/10/2025""#)),
        }],
    },
    Row {
        typed: ("deadline = 2025-10-30", "deadline = 45960"),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: "45960",
            help: Some((
                "45960 là ngày 30/10/2025 trong Excel: viết 2025-10-30",
                "45960 is 2025-10-30 in Excel: write 2025-10-30",
            )),
        }],
    },
    Row {
        typed: ("deadline = 2025-10-30", "deadline = 2025"),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: "2025",
            help: Some((r#"viết "năm 2025""#, r#"write "năm 2025""#)),
        }],
    },
    Row {
        typed: ("deadline = 2025-10-30", r#"deadline = ["Quý IV"]"#),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: r#"["Quý IV"]"#,
            help: Some((r#"viết "Quý IV""#, r#"write "Quý IV""#)),
        }],
    },
    Row {
        typed: ("deadline = 2025-10-30", "deadline = 30/10/2025,"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "30/10/2025",
            help: Some((
                r#"viết 2025-10-30 hoặc đặt trong dấu ngoặc kép: "30/10/2025""#,
                r#"write 2025-10-30, or put it in quotes: "30/10/2025""#,
            )),
        }],
    },
    Row {
        typed: ("deadline = 2025-10-30", r#"deadline = "30/10/2025"#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: r#""30/10/2025"#,
            help: Some((
                r#"viết trên một dòng: "30/10/2025""#,
                r#"write it on one line: "30/10/2025""#,
            )),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\ndone = 20/11/2025"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "20/11/2025",
            help: Some(("viết 2025-11-20", "write 2025-11-20")),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\ndone = 20/11"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "20/11",
            help: Some(("viết 2025-11-20", "write 2025-11-20")),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\ndone = 31/9/2025"),
        read: true,
        told: &[Told { rule: "syntax", at: "31/9/2025", help: None }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\ndone = \"20/11/2025\""),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: r#""20/11/2025""#,
            help: Some((
                "ghi không có dấu ngoặc kép: 2025-11-20",
                "write it without quotes: 2025-11-20",
            )),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\ndone = \"2025-11-20\""),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: r#""2025-11-20""#,
            help: Some((
                "ghi không có dấu ngoặc kép: 2025-11-20",
                "write it without quotes: 2025-11-20",
            )),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\ndone = \"20.11.2025\""),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: r#""20.11.2025""#,
            help: Some((
                "ghi không có dấu ngoặc kép: 2025-11-20",
                "write it without quotes: 2025-11-20",
            )),
        }],
    },
    Row {
        typed: (
            r#"product  = "Báo cáo""#,
            "product  = \"Báo cáo\"\ndone = \"Đã hoàn thành ngày 20/11/2025\"",
        ),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: r#""Đã hoàn thành ngày 20/11/2025""#,
            help: Some(("viết 2025-11-20", "write 2025-11-20")),
        }],
    },
    Row {
        typed: (
            r#"product  = "Báo cáo""#,
            "product  = \"Báo cáo\"\ndone = \"ngày 20 tháng 11 năm 2025\"",
        ),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: r#""ngày 20 tháng 11 năm 2025""#,
            help: Some(("viết 2025-11-20", "write 2025-11-20")),
        }],
    },
    Row {
        typed: (
            r#"product  = "Báo cáo""#,
            "product  = \"Báo cáo\"\ndone = ngày 20 tháng 11 năm 2025",
        ),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "ngày 20 tháng 11 năm 2025",
            help: Some(("viết 2025-11-20", "write 2025-11-20")),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\ndone = ‘2025-11-20’"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "‘2025-11-20’",
            help: Some(("viết 2025-11-20", "write 2025-11-20")),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\ndone = “2025-11-20”"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "“2025-11-20”",
            help: Some(("viết 2025-11-20", "write 2025-11-20")),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\ndone = 45981"),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: "45981",
            help: Some((
                "45981 là ngày 20/11/2025 trong Excel: viết 2025-11-20",
                "45981 is 2025-11-20 in Excel: write 2025-11-20",
            )),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\ndone = \"45981\""),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: "\"45981\"",
            help: Some((
                "45981 là ngày 20/11/2025 trong Excel: viết 2025-11-20",
                "45981 is 2025-11-20 in Excel: write 2025-11-20",
            )),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\ndone = 20251120"),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: "20251120",
            help: Some(("viết 2025-11-20", "write 2025-11-20")),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\ndone = true"),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: "true",
            help: Some((
                "ghi ngày hoàn thành thay cho true",
                "write the date of completion instead of true",
            )),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\ndone = có"),
        read: true,
        told: &[Told { rule: "syntax", at: "có", help: None }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\ndone = 2025-11-20T08:00:00"),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: "2025-11-20T08:00:00",
            help: Some(("chỉ ghi ngày: 2025-11-20", "write the day alone: 2025-11-20")),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\ndone = \"xong\""),
        read: true,
        told: &[Told { rule: "wrong-type", at: r#""xong""#, help: None }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\nstarted = \"01/7/2025\""),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: r#""01/7/2025""#,
            help: Some((
                "ghi không có dấu ngoặc kép: 2025-07-01",
                "write it without quotes: 2025-07-01",
            )),
        }],
    },
    Row {
        typed: ("issued   = 2025-01-15", "issued   = 15/01/2025"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "15/01/2025",
            help: Some(("viết 2025-01-15", "write 2025-01-15")),
        }],
    },
    Row {
        typed: ("issued   = 2025-01-15", r#"issued   = "15/01/2025""#),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: r#""15/01/2025""#,
            help: Some((
                "ghi không có dấu ngoặc kép: 2025-01-15",
                "write it without quotes: 2025-01-15",
            )),
        }],
    },
    Row {
        typed: ("on       = 2025-11-20", "on       = 20/11/2025"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "20/11/2025",
            help: Some(("viết 2025-11-20", "write 2025-11-20")),
        }],
    },
];
