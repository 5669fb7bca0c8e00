//! Keys and words in Vietnamese, of other tools, in Telex or misspelt.

use crate::{Row, Told};

pub const ROWS: &[Row] = &[
    Row {
        typed: (r#"lead     = "Văn phòng Sở""#, r#"chủ trì  = "Văn phòng Sở""#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "chủ trì",
            help: Some(("`chủ trì` là khóa `lead`", "`chủ trì` is the key `lead`")),
        }],
    },
    Row {
        typed: (r#"lead     = "Văn phòng Sở""#, r#""chủ trì" = "Văn phòng Sở""#),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: r#""chủ trì""#,
            help: Some(("`chủ trì` là khóa `lead`", "`chủ trì` is the key `lead`")),
        }],
    },
    Row {
        typed: (r#"lead     = "Văn phòng Sở""#, r#"chủ trì: "Văn phòng Sở""#),
        read: true,
        told: &[
            Told {
                rule: "syntax",
                at: "chủ trì",
                help: Some(("`chủ trì` là khóa `lead`", "`chủ trì` is the key `lead`")),
            },
            Told {
                rule: "syntax", at: ":", help: Some(("thay bằng dấu =", "write = instead"))
            },
        ],
    },
    Row {
        typed: (r#"lead     = "Văn phòng Sở""#, r#"chu_tri  = "Văn phòng Sở""#),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "chu_tri",
            help: Some(("`chu_tri` là khóa `lead`", "`chu_tri` is the key `lead`")),
        }],
    },
    Row {
        typed: (r#"lead     = "Văn phòng Sở""#, r#"chu tri  = "Văn phòng Sở""#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "chu tri",
            help: Some(("`chu tri` là khóa `lead`", "`chu tri` is the key `lead`")),
        }],
    },
    Row {
        typed: (r#"lead     = "Văn phòng Sở""#, r#"Lead     = "Văn phòng Sở""#),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "Lead",
            help: Some(("có phải là `lead`?", "did you mean `lead`?")),
        }],
    },
    Row {
        typed: (r#"lead     = "Văn phòng Sở""#, r#"leads    = "Văn phòng Sở""#),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "leads",
            help: Some(("`leads` là khóa `lead`", "`leads` is the key `lead`")),
        }],
    },
    Row {
        typed: (r#"lead     = "Văn phòng Sở""#, r#"unit     = "Văn phòng Sở""#),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "unit",
            help: Some(("`unit` là khóa `lead`", "`unit` is the key `lead`")),
        }],
    },
    Row {
        typed: (r#"lead     = "Văn phòng Sở""#, r#"owner    = "Văn phòng Sở""#),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "owner",
            help: Some(("`owner` là khóa `lead`", "`owner` is the key `lead`")),
        }],
    },
    Row {
        typed: (r#"partners = ["Thanh tra Sở"]"#, r#"phối hợp = ["Thanh tra Sở"]"#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "phối hợp",
            help: Some(("`phối hợp` là khóa `partners`", "`phối hợp` is the key `partners`")),
        }],
    },
    Row {
        typed: (r#"partners = ["Thanh tra Sở"]"#, r#"partner  = ["Thanh tra Sở"]"#),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "partner",
            help: Some(("có phải là `partners`?", "did you mean `partners`?")),
        }],
    },
    Row {
        typed: (r#"deadline = "Quý IV""#, r#"thời hạn = "Quý IV""#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "thời hạn",
            help: Some(("`thời hạn` là khóa `deadline`", "`thời hạn` is the key `deadline`")),
        }],
    },
    Row {
        typed: (r#"deadline = "Quý IV""#, r#"hạn = "Quý IV""#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "hạn",
            help: Some(("`hạn` là khóa `deadline`", "`hạn` is the key `deadline`")),
        }],
    },
    Row {
        typed: (r#"deadline = "Quý IV""#, r#"Deadlne = "Quý IV""#),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "Deadlne",
            help: Some(("có phải là `deadline`?", "did you mean `deadline`?")),
        }],
    },
    Row {
        typed: (r#"deadline = "Quý IV""#, r#"due = "Quý IV""#),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "due",
            help: Some(("`due` là khóa `deadline`", "`due` is the key `deadline`")),
        }],
    },
    Row {
        typed: (r#"deadline = "Quý IV""#, r#"dealine : "Quý IV""#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: ":",
            help: Some(("thay bằng dấu =", "write = instead")),
        }],
    },
    Row {
        typed: (r#"deadline = "Quý IV""#, "deadline"),
        read: false,
        told: &[Told {
            rule: "syntax",
            at: "deadline",
            help: Some((
                "nếu là ghi chú thì thêm # ở đầu dòng; nếu là phần cuối của dòng trên thì nối vào dòng đó",
                "if it is a comment, put # before it; if it belongs to the line above, join the two",
            )),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, r#"sản phẩm = "Báo cáo""#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "sản phẩm",
            help: Some(("`sản phẩm` là khóa `product`", "`sản phẩm` is the key `product`")),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, r#"san-pham = "Báo cáo""#),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "san-pham",
            help: Some(("`san-pham` là khóa `product`", "`san-pham` is the key `product`")),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, r#"Product  = "Báo cáo""#),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "Product",
            help: Some(("có phải là `product`?", "did you mean `product`?")),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, r#"output   = "Báo cáo""#),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "output",
            help: Some(("`output` là khóa `product`", "`output` is the key `product`")),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, r#"sarn_phaarm = "Báo cáo""#),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "sarn_phaarm",
            help: Some(("`sarn_phaarm` là khóa `product`", "`sarn_phaarm` is the key `product`")),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, r#"tên      = "Tập huấn""#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "tên",
            help: Some(("`tên` là khóa `title`", "`tên` is the key `title`")),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, r#"ten      = "Tập huấn""#),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "ten",
            help: Some(("`ten` là khóa `title`", "`ten` is the key `title`")),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, r#"name     = "Tập huấn""#),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "name",
            help: Some(("`name` là khóa `title`", "`name` is the key `title`")),
        }],
    },
    Row {
        typed: (r#"title    = "Tập huấn""#, r#"nội dung = "Tập huấn""#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "nội dung",
            help: Some(("`nội dung` là khóa `title`", "`nội dung` is the key `title`")),
        }],
    },
    Row {
        typed: (r#"id       = "3""#, r#"mã       = "3""#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "mã",
            help: Some(("`mã` là khóa `id`", "`mã` is the key `id`")),
        }],
    },
    Row {
        typed: (r#"id       = "3""#, r#"stt      = "3""#),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "stt",
            help: Some(("`stt` là khóa `id`", "`stt` is the key `id`")),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\nhoàn thành = 2025-11-20"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "hoàn thành",
            help: Some(("`hoàn thành` là khóa `done`", "`hoàn thành` is the key `done`")),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\nfinished = 2025-11-20"),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "finished",
            help: Some(("`finished` là khóa `done`", "`finished` is the key `done`")),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\ncompleted = 2025-11-20"),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "completed",
            help: Some(("`completed` là khóa `done`", "`completed` is the key `done`")),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\ntrang-thai = \"xong\""),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "trang-thai",
            help: Some(("`trang-thai` là khóa `status`", "`trang-thai` is the key `status`")),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\ntrạng thái = \"xong\""),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "trạng thái",
            help: Some(("`trạng thái` là khóa `status`", "`trạng thái` is the key `status`")),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\nngười phụ trách = \"Bà Hoa\""),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "người phụ trách",
            help: Some((
                "`người phụ trách` là khóa `officer`",
                "`người phụ trách` is the key `officer`",
            )),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\nghi chú = \"x\""),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "ghi chú",
            help: Some(("`ghi chú` là khóa `note`", "`ghi chú` is the key `note`")),
        }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\nphòng = \"x\""),
        read: true,
        told: &[Told { rule: "syntax", at: "phòng", help: None }],
    },
    Row {
        typed: (r#"product  = "Báo cáo""#, "product  = \"Báo cáo\"\nphong_so = 12"),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "phong_so",
            help: Some((
                "nếu là thông tin riêng của cơ quan: `x-phong_so`",
                "if it is the agency's own: `x-phong_so`",
            )),
        }],
    },
    Row {
        typed: ("year     = 2025", "năm      = 2025"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "năm",
            help: Some(("`năm` là khóa `year`", "`năm` is the key `year`")),
        }],
    },
    Row {
        typed: (r#"agency   = "Sở"#, r#"cơ quan  = "Sở"#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "cơ quan",
            help: Some(("`cơ quan` là khóa `agency`", "`cơ quan` is the key `agency`")),
        }],
    },
    Row {
        typed: (r#"name     = "Thanh tra Sở""#, r#"tên      = "Thanh tra Sở""#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "tên",
            help: Some(("`tên` là khóa `name`", "`tên` is the key `name`")),
        }],
    },
    Row {
        typed: (r#"evidence = "BC 1""#, "evidence = \"BC 1\"\nproduct  = \"Báo cáo quý\""),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "product",
            help: Some((
                "`product` thuộc [[task]]: chuyển lên trước [[task.report]]",
                "`product` belongs to [[task]]: move it above [[task.report]]",
            )),
        }],
    },
    Row {
        typed: (r#"evidence = "BC 1""#, "evidence = \"BC 1\"\ndeadline = \"Quý I\""),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "deadline",
            help: Some((
                "`deadline` thuộc [[task]]: chuyển lên trước [[task.report]]",
                "`deadline` belongs to [[task]]: move it above [[task.report]]",
            )),
        }],
    },
    Row {
        typed: (r#"evidence = "BC 1""#, r#"minh chứng = "BC 1""#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "minh chứng",
            help: Some(("`minh chứng` là khóa `evidence`", "`minh chứng` is the key `evidence`")),
        }],
    },
    Row {
        typed: (r#"period   = "2025-Q1""#, r#"kỳ báo cáo = "2025-Q1""#),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "kỳ báo cáo",
            help: Some(("`kỳ báo cáo` là khóa `period`", "`kỳ báo cáo` is the key `period`")),
        }],
    },
    Row {
        typed: (r#"deadline = "hàng quý""#, r#"deadline = { every = "quarter", ngày = 14 }"#),
        read: true,
        told: &[Told { rule: "syntax", at: "ngày", help: None }],
    },
    Row {
        typed: (r#"deadline = "hàng quý""#, "deadline = { every = quarter }"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "quarter",
            help: Some((r#"viết: "quarter""#, r#"put it in quotes: "quarter""#)),
        }],
    },
    Row {
        typed: (r#"deadline = "hàng quý""#, r#"deadline = { every = "quarter", dya = 14 }"#),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "dya",
            help: Some(("có phải là `day`?", "did you mean `day`?")),
        }],
    },
    Row {
        typed: (
            r#"target   = { score = ">= 14.5" }"#,
            r#"target   = { score = ">= 14.5", max = 16 }"#,
        ),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "max",
            help: Some((
                "nếu là thông tin riêng của cơ quan: `x-max`",
                "if it is the agency's own: `x-max`",
            )),
        }],
    },
];
