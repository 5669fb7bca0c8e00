//! Words that a key takes, in Vietnamese or in another case.

use crate::{Row, Told};

pub const ROWS: &[Row] = &[
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\nstatus = \"hoàn thành\""),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: r#""hoàn thành""#,
            help: Some((
                "ghi done = ngày hoàn thành, không cần `status`",
                "write done = and the date of completion instead",
            )),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\nstatus = \"xong\""),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: r#""xong""#,
            help: Some((
                "ghi done = ngày hoàn thành, không cần `status`",
                "write done = and the date of completion instead",
            )),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\nstatus = \"Done\""),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: r#""Done""#,
            help: Some(("có phải là `done`?", "did you mean `done`?")),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\nstatus = \"đang thực hiện\""),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: r#""đang thực hiện""#,
            help: Some((r#"viết "in-progress""#, r#"write "in-progress""#)),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\nstatus = \"chưa thực hiện\""),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: r#""chưa thực hiện""#,
            help: Some((r#"viết "not-started""#, r#"write "not-started""#)),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\nstatus = \"tạm dừng\""),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: r#""tạm dừng""#,
            help: Some((
                "dùng một trong: `not-started`, `in-progress`, `done`, `cancelled`",
                "use one of: `not-started`, `in-progress`, `done`, `cancelled`",
            )),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\nstatus = đang thực hiện"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "đang thực hiện",
            help: Some((r#"viết "in-progress""#, r#"write "in-progress""#)),
        }],
    },
    Row {
        typed: (r#"kind     = "self""#, r#"kind     = "tự chấm""#),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: r#""tự chấm""#,
            help: Some((r#"viết "self""#, r#"write "self""#)),
        }],
    },
    Row {
        typed: (r#"kind     = "self""#, r#"kind     = "công bố""#),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: r#""công bố""#,
            help: Some((r#"viết "published""#, r#"write "published""#)),
        }],
    },
    Row {
        typed: (r#"index    = "PAR INDEX""#, "index    = \"PAR INDEX\"\nscope    = \"tỉnh\""),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: r#""tỉnh""#,
            help: Some((r#"viết "province""#, r#"write "province""#)),
        }],
    },
];
