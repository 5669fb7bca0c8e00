//! Lists, tables in braces, `true` and `false`.

use crate::{Row, Told};

pub const ROWS: &[Row] = &[
    Row {
        typed: (r#"["PAR INDEX", "PAPI"]"#, r#""PAR-INDEX, PAPI""#),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: r#""PAR-INDEX, PAPI""#,
            help: Some((r#"viết ["PAR-INDEX", "PAPI"]"#, r#"write ["PAR-INDEX", "PAPI"]"#)),
        }],
    },
    Row {
        typed: (r#"["PAR INDEX", "PAPI"]"#, "PAR INDEX, PAPI"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "PAR INDEX, PAPI",
            help: Some((r#"viết ["PAR INDEX", "PAPI"]"#, r#"write ["PAR INDEX", "PAPI"]"#)),
        }],
    },
    Row {
        typed: (r#"["PAR INDEX", "PAPI"]"#, "[PAR INDEX, PAPI]"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "[PAR INDEX, PAPI]",
            help: Some((r#"viết ["PAR INDEX", "PAPI"]"#, r#"write ["PAR INDEX", "PAPI"]"#)),
        }],
    },
    Row {
        typed: (r#"["PAR INDEX", "PAPI"]"#, "[“PAR INDEX”, “PAPI”]"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "“PAR INDEX”, “PAPI”",
            help: Some((r#"viết "PAR INDEX", "PAPI""#, r#"write "PAR INDEX", "PAPI""#)),
        }],
    },
    Row {
        typed: (r#"["PAR INDEX", "PAPI"]"#, r#"["PAR INDEX" "PAPI"]"#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: r#"""#,
            help: Some((r#"viết ["PAR INDEX", "PAPI"]"#, r#"write ["PAR INDEX", "PAPI"]"#)),
        }],
    },
    Row {
        typed: (r#"["PAR INDEX", "PAPI"]"#, r#"["PAR INDEX"; "PAPI"]"#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: ";",
            help: Some((r#"viết ["PAR INDEX", "PAPI"]"#, r#"write ["PAR INDEX", "PAPI"]"#)),
        }],
    },
    Row {
        typed: (r#"["PAR INDEX", "PAPI"]"#, r#""PAR INDEX", "PAPI""#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: r#""PAR INDEX", "PAPI""#,
            help: Some((r#"viết ["PAR INDEX", "PAPI"]"#, r#"write ["PAR INDEX", "PAPI"]"#)),
        }],
    },
    Row {
        typed: (r#"["PAR INDEX", "PAPI"]"#, r#"["PAR INDEX", "PAPI""#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: r#"["PAR INDEX", "PAPI""#,
            help: Some((r#"viết ["PAR INDEX", "PAPI"]"#, r#"write ["PAR INDEX", "PAPI"]"#)),
        }],
    },
    Row {
        typed: (r#"["PAR INDEX", "PAPI"]"#, r#"["PAR INDEX", "PAPI]"#),
        read: false,
        told: &[Told {
            rule: "syntax",
            at: r#""PAR INDEX", "PAPI]"#,
            help: Some(("thêm dấu ngoặc kép ở cuối", "close the string with a quote")),
        }],
    },
    Row {
        typed: (r#"["PAR INDEX", "PAPI"]"#, r#"("PAR INDEX", "PAPI")"#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: r#"("PAR INDEX", "PAPI")"#,
            help: Some((r#"viết ["PAR INDEX", "PAPI"]"#, r#"write ["PAR INDEX", "PAPI"]"#)),
        }],
    },
    Row {
        typed: (r#"["PAR INDEX", "PAPI"]"#, r#"{"PAR INDEX", "PAPI"}"#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: r#"{"PAR INDEX", "PAPI"}"#,
            help: Some((r#"viết ["PAR INDEX", "PAPI"]"#, r#"write ["PAR INDEX", "PAPI"]"#)),
        }],
    },
    Row {
        typed: (r#"aliases  = ["VPS"]"#, r#"aliases  = "VPS, VP""#),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: r#""VPS, VP""#,
            help: Some((r#"viết ["VPS", "VP"]"#, r#"write ["VPS", "VP"]"#)),
        }],
    },
    Row {
        typed: (r#"aliases  = ["VPS"]"#, "aliases  = [“VPS”]"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "“VPS”",
            help: Some((r#"viết "VPS""#, r#"write "VPS""#)),
        }],
    },
    Row {
        typed: (r#"members  = ["Thanh tra Sở", "Phòng HCTP"]"#, r#"members  = "tất cả""#),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: r#""tất cả""#,
            help: Some((r#"viết "all""#, r#"write "all""#)),
        }],
    },
    Row {
        typed: (
            r#"members  = ["Thanh tra Sở", "Phòng HCTP"]"#,
            r#"members  = "Thanh tra Sở, Phòng HCTP""#,
        ),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: r#""Thanh tra Sở, Phòng HCTP""#,
            help: Some((
                r#"viết ["Thanh tra Sở", "Phòng HCTP"]"#,
                r#"write ["Thanh tra Sở", "Phòng HCTP"]"#,
            )),
        }],
    },
    Row {
        typed: (r#"aliases  = ["VPS"]"#, "aliases  = [\"VPS\"]\nexternal = TRUE"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "TRUE",
            help: Some(("viết chữ thường: true", "in lower case: true")),
        }],
    },
    Row {
        typed: (r#"aliases  = ["VPS"]"#, "aliases  = [\"VPS\"]\nexternal = \"FALSE\""),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: r#""FALSE""#,
            help: Some(("viết false", "write false")),
        }],
    },
    Row {
        typed: (r#"aliases  = ["VPS"]"#, "aliases  = [\"VPS\"]\nexternal = \"không\""),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: r#""không""#,
            help: Some(("viết false", "write false")),
        }],
    },
    Row {
        typed: (r#"aliases  = ["VPS"]"#, "aliases  = [\"VPS\"]\nexternal = 1"),
        read: true,
        told: &[Told { rule: "wrong-type", at: "1", help: Some(("viết true", "write true")) }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\nallow = \"no-lead\""),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: r#""no-lead""#,
            help: Some((r#"viết { no-lead = "…" }"#, r#"write { no-lead = "…" }"#)),
        }],
    },
    Row {
        typed: (r#"product  = "Kế hoạch tập huấn""#, "allow = { no-product = “chưa giao” }"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "“chưa giao”",
            help: Some((r#"viết "chưa giao""#, r#"write "chưa giao""#)),
        }],
    },
    Row {
        typed: (r#"{ score = ">= 14.5" }"#, r#"{ score: ">= 14.5" }"#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: ":",
            help: Some(("thay bằng dấu =", "write = instead")),
        }],
    },
    Row {
        typed: (r#"{ score = ">= 14.5" }"#, r#"{ score = ">= 14.5""#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: r#"{ score = ">= 14.5""#,
            help: Some((r#"viết { score = ">= 14.5" }"#, r#"write { score = ">= 14.5" }"#)),
        }],
    },
    Row {
        typed: (r#"{ score = ">= 14.5" }"#, r#"{ score = ">= 14.5" rank = 5 }"#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "r",
            help: Some((
                "đặt dấu phẩy giữa hai khóa; nếu đã hết thì đóng bằng `}` ở trước chỗ này",
                "put a comma between the two keys; if the table ends here, close it with `}` before this place",
            )),
        }],
    },
    Row {
        typed: (r#"{ score = ">= 14.5" }"#, r#"( score = ">= 14.5" )"#),
        read: false,
        told: &[Told { rule: "syntax", at: "(", help: None }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, r#"product  = "Báo cáo" "Tờ trình""#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: r#""Báo cáo" "Tờ trình""#,
            help: Some((r#"viết "Báo cáo; Tờ trình""#, r#"write "Báo cáo; Tờ trình""#)),
        }],
    },
];
