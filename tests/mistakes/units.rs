//! Names of units and indexes.

use crate::{Row, Told};

pub const ROWS: &[Row] = &[
    Row {
        typed: (r#"lead     = "Văn phòng Sở""#, r#"lead     = "Văn phòng Sở, Phòng ABC""#),
        read: true,
        told: &[Told {
            rule: "unknown-unit",
            at: r#""Văn phòng Sở, Phòng ABC""#,
            help: Some((
                r#"viết thành danh sách: ["Văn phòng Sở", "Phòng ABC"]"#,
                r#"write a list: ["Văn phòng Sở", "Phòng ABC"]"#,
            )),
        }],
    },
    Row {
        typed: (r#"lead     = "Văn phòng Sở""#, r#"lead     = "VP Sở""#),
        read: true,
        told: &[Told {
            rule: "unknown-unit",
            at: r#""VP Sở""#,
            help: Some((
                r#"nếu là “Văn phòng Sở”: thêm "VP Sở" vào aliases của đơn vị đó; nếu là đơn vị khác: [[unit]] name = "VP Sở""#,
                r#"if it is “Văn phòng Sở”: add "VP Sở" to the aliases of that unit; if it is another: [[unit]] name = "VP Sở""#,
            )),
        }],
    },
    Row {
        typed: (r#"lead     = "Văn phòng Sở""#, r#"lead     = "Văn phòng""#),
        read: true,
        told: &[Told {
            rule: "unknown-unit",
            at: r#""Văn phòng""#,
            help: Some(("có phải là “Văn phòng Sở”?", "did you mean “Văn phòng Sở”?")),
        }],
    },
    Row {
        typed: (r#"lead     = "Văn phòng Sở""#, r#"lead     = "Văn phòng Sỡ""#),
        read: true,
        told: &[Told {
            rule: "unknown-unit",
            at: r#""Văn phòng Sỡ""#,
            help: Some(("có phải là “Văn phòng Sở”?", "did you mean “Văn phòng Sở”?")),
        }],
    },
    Row {
        typed: (r#"lead     = "Văn phòng Sở""#, r#"lead     = "Van phong So""#),
        read: true,
        told: &[Told {
            rule: "unknown-unit",
            at: r#""Van phong So""#,
            help: Some(("có phải là “Văn phòng Sở”?", "did you mean “Văn phòng Sở”?")),
        }],
    },
    Row {
        typed: (r#"lead     = "Văn phòng Sở""#, r#"lead     = "Vawn phofng Sowr""#),
        read: true,
        told: &[Told {
            rule: "unknown-unit",
            at: r#""Vawn phofng Sowr""#,
            help: Some(("có phải là “Văn phòng Sở”?", "did you mean “Văn phòng Sở”?")),
        }],
    },
    Row {
        typed: (
            r#"lead     = "Phòng Xây dựng văn bản và Phổ biến giáo dục pháp luật""#,
            r#"lead     = "P. XDVB""#,
        ),
        read: true,
        told: &[Told {
            rule: "unknown-unit",
            at: r#""P. XDVB""#,
            help: Some((
                r#"nếu là “Phòng Xây dựng văn bản và Phổ biến giáo dục pháp luật”: thêm "P. XDVB" vào aliases của đơn vị đó; nếu là đơn vị khác: [[unit]] name = "P. XDVB""#,
                r#"if it is “Phòng Xây dựng văn bản và Phổ biến giáo dục pháp luật”: add "P. XDVB" to the aliases of that unit; if it is another: [[unit]] name = "P. XDVB""#,
            )),
        }],
    },
    Row {
        typed: (r#"lead     = "Phòng HCTP""#, r#"lead     = "P. HCTP""#),
        read: true,
        told: &[Told {
            rule: "unknown-unit",
            at: r#""P. HCTP""#,
            help: Some((
                r#"nếu là “Phòng Hành chính tư pháp và Bổ trợ tư pháp”: thêm "P. HCTP" vào aliases của đơn vị đó; nếu là đơn vị khác: [[unit]] name = "P. HCTP""#,
                r#"if it is “Phòng Hành chính tư pháp và Bổ trợ tư pháp”: add "P. HCTP" to the aliases of that unit; if it is another: [[unit]] name = "P. HCTP""#,
            )),
        }],
    },
    Row {
        typed: (
            r#"lead     = "Phòng Xây dựng văn bản và Phổ biến giáo dục pháp luật""#,
            r#"lead     = "Phòng Xây dựng VB và PBGDPL""#,
        ),
        read: true,
        told: &[Told {
            rule: "unknown-unit",
            at: r#""Phòng Xây dựng VB và PBGDPL""#,
            help: Some((
                r#"nếu là “Phòng Xây dựng văn bản và Phổ biến giáo dục pháp luật”: thêm "Phòng Xây dựng VB và PBGDPL" vào aliases của đơn vị đó; nếu là đơn vị khác: [[unit]] name = "Phòng Xây dựng VB và PBGDPL""#,
                r#"if it is “Phòng Xây dựng văn bản và Phổ biến giáo dục pháp luật”: add "Phòng Xây dựng VB và PBGDPL" to the aliases of that unit; if it is another: [[unit]] name = "Phòng Xây dựng VB và PBGDPL""#,
            )),
        }],
    },
    Row {
        typed: (
            r#"lead     = "Phòng Xây dựng văn bản và Phổ biến giáo dục pháp luật""#,
            r#"lead     = "Phòng XDVB&PBGDPL""#,
        ),
        read: true,
        told: &[Told {
            rule: "unknown-unit",
            at: r#""Phòng XDVB&PBGDPL""#,
            help: Some((
                r#"nếu là “Phòng Xây dựng văn bản và Phổ biến giáo dục pháp luật”: thêm "Phòng XDVB&PBGDPL" vào aliases của đơn vị đó; nếu là đơn vị khác: [[unit]] name = "Phòng XDVB&PBGDPL""#,
                r#"if it is “Phòng Xây dựng văn bản và Phổ biến giáo dục pháp luật”: add "Phòng XDVB&PBGDPL" to the aliases of that unit; if it is another: [[unit]] name = "Phòng XDVB&PBGDPL""#,
            )),
        }],
    },
    Row {
        typed: (r#"lead     = "Văn phòng Sở""#, r#"lead     = "VPS, Phòng HCTP""#),
        read: true,
        told: &[Told {
            rule: "unknown-unit",
            at: r#""VPS, Phòng HCTP""#,
            help: Some((
                r#"viết thành danh sách: ["VPS", "Phòng HCTP"]"#,
                r#"write a list: ["VPS", "Phòng HCTP"]"#,
            )),
        }],
    },
    Row {
        typed: (r#"lead     = "Văn phòng Sở""#, r#"lead     = "Văn phòng Sở; Thanh tra Sở""#),
        read: true,
        told: &[Told {
            rule: "unknown-unit",
            at: r#""Văn phòng Sở; Thanh tra Sở""#,
            help: Some((
                r#"viết thành danh sách: ["Văn phòng Sở", "Thanh tra Sở"]"#,
                r#"write a list: ["Văn phòng Sở", "Thanh tra Sở"]"#,
            )),
        }],
    },
    Row {
        typed: (r#"lead     = "Văn phòng Sở""#, r#"lead     = "Văn phòng Sở và Thanh tra Sở""#),
        read: true,
        told: &[Told {
            rule: "unknown-unit",
            at: r#""Văn phòng Sở và Thanh tra Sở""#,
            help: Some((
                r#"viết thành danh sách: ["Văn phòng Sở", "Thanh tra Sở"]"#,
                r#"write a list: ["Văn phòng Sở", "Thanh tra Sở"]"#,
            )),
        }],
    },
    Row {
        typed: (r#"lead     = "Văn phòng Sở""#, r#"lead     = "Văn phòng Sở/Thanh tra Sở""#),
        read: true,
        told: &[Told {
            rule: "unknown-unit",
            at: r#""Văn phòng Sở/Thanh tra Sở""#,
            help: Some((
                r#"viết thành danh sách: ["Văn phòng Sở", "Thanh tra Sở"]"#,
                r#"write a list: ["Văn phòng Sở", "Thanh tra Sở"]"#,
            )),
        }],
    },
    Row {
        typed: (
            r#"lead     = "Văn phòng Sở""#,
            r#"lead     = "Phòng Hành chính tư pháp và Bổ trợ tư pháp, Văn phòng Sở""#,
        ),
        read: true,
        told: &[Told {
            rule: "unknown-unit",
            at: r#""Phòng Hành chính tư pháp và Bổ trợ tư pháp, Văn phòng Sở""#,
            help: Some((
                r#"viết thành danh sách: ["Phòng Hành chính tư pháp và Bổ trợ tư pháp", "Văn phòng Sở"]"#,
                r#"write a list: ["Phòng Hành chính tư pháp và Bổ trợ tư pháp", "Văn phòng Sở"]"#,
            )),
        }],
    },
    Row {
        typed: (r#"lead     = "Văn phòng Sở""#, r#"lead     = "VPS; Phòng Tài vụ""#),
        read: true,
        told: &[Told {
            rule: "unknown-unit",
            at: r#""VPS; Phòng Tài vụ""#,
            help: Some((
                r#"viết thành danh sách: ["VPS", "Phòng Tài vụ"]"#,
                r#"write a list: ["VPS", "Phòng Tài vụ"]"#,
            )),
        }],
    },
    Row {
        typed: (
            r#"lead     = "Văn phòng Sở""#,
            r#"lead     = "Phòng Tài vụ, Các phòng, đơn vị thuộc Sở""#,
        ),
        read: true,
        told: &[Told {
            rule: "unknown-unit",
            at: r#""Phòng Tài vụ, Các phòng, đơn vị thuộc Sở""#,
            help: Some((
                r#"viết thành danh sách: ["Phòng Tài vụ", "Các phòng, đơn vị thuộc Sở"]"#,
                r#"write a list: ["Phòng Tài vụ", "Các phòng, đơn vị thuộc Sở"]"#,
            )),
        }],
    },
    Row {
        typed: (r#"lead     = "Văn phòng Sở""#, r#"lead     = "VPS - Thanh tra Sở""#),
        read: true,
        told: &[Told {
            rule: "unknown-unit",
            at: r#""VPS - Thanh tra Sở""#,
            help: Some((
                r#"viết thành danh sách: ["VPS", "Thanh tra Sở"]"#,
                r#"write a list: ["VPS", "Thanh tra Sở"]"#,
            )),
        }],
    },
    Row {
        typed: (r#"lead     = "Văn phòng Sở""#, r#"lead     = "Các phòng, đơn vị trực thuộc Sở""#),
        read: true,
        told: &[Told {
            rule: "unknown-unit",
            at: r#""Các phòng, đơn vị trực thuộc Sở""#,
            help: Some((
                r#"có phải là “Các phòng, đơn vị thuộc Sở” hay “Các phòng”?"#,
                r#"did you mean “Các phòng, đơn vị thuộc Sở” or “Các phòng”?"#,
            )),
        }],
    },
    Row {
        typed: (r#"lead     = "Văn phòng Sở""#, r#"lead     = "Sở Nội vụ""#),
        read: true,
        told: &[Told {
            rule: "unknown-unit",
            at: r#""Sở Nội vụ""#,
            help: Some((
                r#"khai báo trong tệp này hoặc trong pargo.toml: [[unit]] name = "Sở Nội vụ""#,
                r#"declare it here or in pargo.toml: [[unit]] name = "Sở Nội vụ""#,
            )),
        }],
    },
    Row {
        typed: (r#"lead     = "Văn phòng Sở""#, "lead     = Văn phòng Sở"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "Văn phòng Sở",
            help: Some((r#"viết: "Văn phòng Sở""#, r#"put it in quotes: "Văn phòng Sở""#)),
        }],
    },
    Row {
        typed: (r#"lead     = "Văn phòng Sở""#, r#"lead     = "Văn phòng Sở", "Thanh tra Sở""#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: r#""Văn phòng Sở", "Thanh tra Sở""#,
            help: Some((
                r#"viết ["Văn phòng Sở", "Thanh tra Sở"]"#,
                r#"write ["Văn phòng Sở", "Thanh tra Sở"]"#,
            )),
        }],
    },
    Row {
        typed: (r#"lead     = "Văn phòng Sở""#, r#"lead     = """#),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: r#""""#,
            help: Some(("bỏ khóa này, hoặc viết []", "leave the key out, or write []")),
        }],
    },
    Row {
        typed: (r#"lead     = "Văn phòng Sở""#, r#"lead     = [""]"#),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: r#""""#,
            help: Some(("bỏ khóa này, hoặc viết []", "leave the key out, or write []")),
        }],
    },
    Row {
        typed: (r#"partners = ["Thanh tra Sở"]"#, r#"partners = ["TTr Sở"]"#),
        read: true,
        told: &[Told {
            rule: "unknown-unit",
            at: r#""TTr Sở""#,
            help: Some((
                r#"khai báo trong tệp này hoặc trong pargo.toml: [[unit]] name = "TTr Sở""#,
                r#"declare it here or in pargo.toml: [[unit]] name = "TTr Sở""#,
            )),
        }],
    },
    Row {
        typed: (r#"index    = "PAPI""#, r#"index    = "PAPI, PAR INDEX""#),
        read: true,
        told: &[Told {
            rule: "unknown-index",
            at: r#""PAPI, PAR INDEX""#,
            help: Some((
                r#"viết thành danh sách: ["PAPI", "PAR INDEX"]"#,
                r#"write a list: ["PAPI", "PAR INDEX"]"#,
            )),
        }],
    },
    Row {
        typed: (r#"index    = "PAPI""#, r#"index    = "SIPAS""#),
        read: true,
        told: &[Told {
            rule: "unknown-index",
            at: r#""SIPAS""#,
            help: Some((
                "thêm “SIPAS” vào `indexes` của [plan], hoặc sửa lại ở đây",
                "add “SIPAS” to `indexes` under [plan], or correct it here",
            )),
        }],
    },
    Row {
        typed: (r#"index    = "PAPI""#, r#"index    = "PAPPI""#),
        read: true,
        told: &[Told {
            rule: "unknown-index",
            at: r#""PAPPI""#,
            help: Some(("có phải là “PAPI”?", "did you mean “PAPI”?")),
        }],
    },
    Row {
        typed: (r#"index    = "PAPI""#, "index    = \"PAPI\"\ncomponent = \"Cải cách thể chế\""),
        read: true,
        told: &[Told {
            rule: "unknown-component",
            at: r#""Cải cách thể chế""#,
            help: Some((
                "đó là lĩnh vực, nội dung của PAR INDEX",
                "it is a component of PAR INDEX",
            )),
        }],
    },
];
