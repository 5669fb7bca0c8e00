//! Mistakes of people who come from a spreadsheet, a document or another format: words for `true`, amounts of a
//! change for a value, headers and lists as they are written elsewhere.

use crate::{Row, Told};

pub const ROWS: &[Row] = &[
    Row {
        typed: ("deadline = 2025-10-30", "deadline = \"2025-10-30\""),
        read: true,
        told: &[Told {
            rule: "invalid-deadline",
            at: "\"2025-10-30\"",
            help: Some(("viết \"30/10/2025\"", "write \"30/10/2025\"")),
        }],
    },
    Row {
        typed: ("deadline = 2025-10-30", "deadline = \"30/10/2025 (dự kiến)\""),
        read: true,
        told: &[Told {
            rule: "invalid-deadline",
            at: "\"30/10/2025 (dự kiến)\"",
            help: Some(("viết \"30/10/2025\"", "write \"30/10/2025\"")),
        }],
    },
    Row {
        typed: ("deadline = 2025-10-30", "deadline = \"45960\""),
        read: true,
        told: &[Told {
            rule: "invalid-deadline",
            at: "\"45960\"",
            help: Some(("viết \"30/10/2025\"", "write \"30/10/2025\"")),
        }],
    },
    Row {
        typed: ("deadline = 2025-10-30", "deadline = { every = \"quý\" }"),
        read: true,
        told: &[Told {
            rule: "invalid-deadline",
            at: "\"quý\"",
            help: Some(("viết \"quarter\"", "write \"quarter\"")),
        }],
    },
    Row {
        typed: ("deadline = 2025-10-30", "deadline = { every = \"month\", day = 32 }"),
        read: true,
        told: &[Told { rule: "invalid-deadline", at: "32", help: None }],
    },
    Row {
        typed: ("deadline = 2025-10-30", "deadline = { every = \"quarterly\" }"),
        read: true,
        told: &[Told {
            rule: "invalid-deadline",
            at: "\"quarterly\"",
            help: Some(("viết \"quarter\"", "write \"quarter\"")),
        }],
    },
    Row {
        typed: ("deadline = 2025-10-30", "deadline = \"-\""),
        read: true,
        told: &[Told {
            rule: "invalid-deadline",
            at: "\"-\"",
            help: Some((
                "nếu văn bản không nêu thời hạn thì xóa dòng này",
                "if the document gives no deadline, delete the line",
            )),
        }],
    },
    Row {
        typed: ("deadline = 2025-10-30", "deadline = \"Hoàn thành\""),
        read: true,
        told: &[Told {
            rule: "invalid-deadline",
            at: "\"Hoàn thành\"",
            help: Some((
                "ghi done = ngày hoàn thành; thời hạn thì ghi như trong văn bản, không có thì xóa dòng này",
                "write done = the date of completion, and as the deadline what the document says, or nothing",
            )),
        }],
    },
    Row {
        typed: ("lead     = \"Văn phòng Sở\"", "lead     = \"Văn phòng Sở\" và \"Thanh tra Sở\""),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "\"Văn phòng Sở\" và \"Thanh tra Sở\"",
            help: Some((
                "viết [\"Văn phòng Sở\", \"Thanh tra Sở\"]",
                "write [\"Văn phòng Sở\", \"Thanh tra Sở\"]",
            )),
        }],
    },
    Row {
        typed: ("partners = [\"Thanh tra Sở\"]", "partners = \"...\""),
        read: true,
        told: &[Told {
            rule: "unknown-unit",
            at: "\"...\"",
            help: Some((
                "nếu không có đơn vị nào thì xóa tên này",
                "if there is no unit, delete the name",
            )),
        }],
    },
    Row {
        typed: ("partners = [\"Thanh tra Sở\"]", "partners = \"Không\""),
        read: true,
        told: &[Told {
            rule: "unknown-unit",
            at: "\"Không\"",
            help: Some((
                "nếu không có đơn vị nào thì xóa tên này",
                "if there is no unit, delete the name",
            )),
        }],
    },
    Row {
        typed: ("partners = [\"Thanh tra Sở\"]", "partners = [\"Thanh tra Sở\" và \"Phòng HCTP\"]"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "v",
            help: Some((
                "viết [\"Thanh tra Sở\", \"Phòng HCTP\"]",
                "write [\"Thanh tra Sở\", \"Phòng HCTP\"]",
            )),
        }],
    },
    Row {
        typed: ("lead     = \"Văn phòng Sở\"", "lead     = \"\"\"Văn phòng Sở\nThanh tra Sở\"\"\""),
        read: true,
        told: &[Told {
            rule: "unknown-unit",
            at: "\"\"\"Văn phòng Sở\nThanh tra Sở\"\"\"",
            help: Some((
                "viết thành danh sách: [\"Văn phòng Sở\", \"Thanh tra Sở\"]",
                "write a list: [\"Văn phòng Sở\", \"Thanh tra Sở\"]",
            )),
        }],
    },
    Row {
        typed: ("lead     = \"Văn phòng Sở\"", "lead     = \"Văn phòng Sở.\""),
        read: true,
        told: &[Told {
            rule: "unknown-unit",
            at: "\"Văn phòng Sở.\"",
            help: Some(("có phải là “Văn phòng Sở”?", "did you mean “Văn phòng Sở”?")),
        }],
    },
    Row {
        typed: ("period   = \"2025-Q1\"", "period   = \"2025Q1\""),
        read: true,
        told: &[Told {
            rule: "unknown-period",
            at: "\"2025Q1\"",
            help: Some((
                "các kỳ của nhiệm vụ: quý I/2025 (2025-Q1), quý II/2025 (2025-Q2), quý III/2025 (2025-Q3), quý IV/2025 (2025-Q4)",
                "the periods are 2025-Q1, 2025-Q2, 2025-Q3, 2025-Q4",
            )),
        }],
    },
    Row {
        typed: ("done     = 2025-03-31", "done     = 2025-03-31 17:00"),
        read: true,
        told: &[Told {
            rule: "wrong-type",
            at: "2025-03-31 17:00",
            help: Some(("chỉ ghi ngày: 2025-03-31", "write the day alone: 2025-03-31")),
        }],
    },
    Row {
        typed: ("done     = 2025-03-31", "done     = 31/03/2025 (ký số)"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "31/03/2025 (ký số)",
            help: Some(("viết 2025-03-31", "write 2025-03-31")),
        }],
    },
    Row {
        typed: ("{ year = 2024, score = 11, rank = 13, of = 20 }", "{ năm = 2024, điểm = 11 }"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "năm",
            help: Some(("`năm` là khóa `year`", "`năm` is the key `year`")),
        }],
    },
    Row {
        typed: ("{ score = \">= 14.5\" }", "{ score = \"14.5+\" }"),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: "\"14.5+\"",
            help: Some(("viết 14.5", "write 14.5")),
        }],
    },
    Row {
        typed: ("{ score = \">= 14.5\" }", "{ score = \"tăng 2 điểm\" }"),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: "\"tăng 2 điểm\"",
            help: Some(("viết \">= baseline + 2\"", "write \">= baseline + 2\"")),
        }],
    },
    Row {
        typed: ("{ score = \">= 14.5\" }", "{ rank = \"tăng 2 bậc\" }"),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: "\"tăng 2 bậc\"",
            help: Some(("viết \"<= baseline - 2\"", "write \"<= baseline - 2\"")),
        }],
    },
    Row {
        typed: ("{ score = \">= 14.5\" }", "{ điểm = 14.5 }"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "điểm",
            help: Some(("`điểm` là khóa `score`", "`điểm` is the key `score`")),
        }],
    },
    Row {
        typed: ("max      = 16", "max      = 16/16"),
        read: true,
        told: &[Told { rule: "syntax", at: "16/16", help: Some(("viết 16", "write 16")) }],
    },
    Row {
        typed: ("kind     = \"self\"", "kind     = \"Tự đánh giá\""),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: "\"Tự đánh giá\"",
            help: Some(("viết \"self\"", "write \"self\"")),
        }],
    },
    Row {
        typed: ("issued   = 2025-01-15", "issued   = 15 tháng 1 năm 2025"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "15 tháng 1 năm 2025",
            help: Some(("viết 2025-01-15", "write 2025-01-15")),
        }],
    },
    Row {
        typed: ("id       = \"1\"", "id       = \"1/2\""),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: "\"1/2\"",
            help: Some(("viết \"1-2\"", "write \"1-2\"")),
        }],
    },
    Row {
        typed: ("id       = \"1\"", "id       = 01"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "01",
            help: Some(("viết: \"01\"", "put it in quotes: \"01\"")),
        }],
    },
    Row {
        typed: ("id       = \"1\"", "id       = 1)"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "1)",
            help: Some(("viết: \"1)\"", "put it in quotes: \"1)\"")),
        }],
    },
    Row {
        typed: ("product  = \"Báo cáo\"", "product  = \"Báo cáo\"\nstatus = in-progress"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "in-progress",
            help: Some(("viết: \"in-progress\"", "put it in quotes: \"in-progress\"")),
        }],
    },
    Row {
        typed: ("product  = \"Báo cáo\"", "product  = \"Báo cáo\"\nstatus = \"đã xong\""),
        read: true,
        told: &[Told {
            rule: "invalid-value",
            at: "\"đã xong\"",
            help: Some((
                "ghi done = ngày hoàn thành, không cần `status`",
                "write done = and the date of completion instead",
            )),
        }],
    },
    Row {
        typed: ("product  = \"Báo cáo\"", "product  = \"Báo cáo\"\nprogress = 0,8"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "0,8",
            help: Some((
                "viết 0.8 hoặc đặt trong dấu ngoặc kép: \"0,8\"",
                "write 0.8, or put it in quotes: \"0,8\"",
            )),
        }],
    },
    Row {
        typed: ("product  = \"Báo cáo\"", "product  = \"Báo cáo\"\nprogress = 8/10"),
        read: true,
        told: &[Told { rule: "syntax", at: "8/10", help: Some(("viết 80", "write 80")) }],
    },
    Row {
        typed: ("product  = \"Báo cáo\"", "product  = \"Báo cáo\"\neach = yes"),
        read: true,
        told: &[Told { rule: "syntax", at: "yes", help: Some(("viết true", "write true")) }],
    },
    Row {
        typed: ("product  = \"Báo cáo\"", "product  = \"Báo cáo\"\nkinh_phi = \"500 triệu\""),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "kinh_phi",
            help: Some((
                "nếu là thông tin riêng của cơ quan: `x-kinh_phi`",
                "if it is the agency's own: `x-kinh_phi`",
            )),
        }],
    },
    Row {
        typed: (
            "product  = \"Báo cáo\"",
            "product  = \"Báo cáo\"\n\n[[task.milestones]]\ntitle = \"a\"\ndeadline = 2025-11-30",
        ),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "milestones",
            help: Some(("có phải là `milestone`?", "did you mean `milestone`?")),
        }],
    },
    Row {
        typed: (
            "product  = \"Báo cáo\"",
            "product  = \"Báo cáo\"\n\n[[extension]]\nto = 2025-12-31\ngranted = 2025-10-20\nby = \"CV 1\"",
        ),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "extension",
            help: Some(("có phải là `[[task.extension]]`?", "did you mean `[[task.extension]]`?")),
        }],
    },
    Row {
        typed: ("members  = [\"Thanh tra Sở\", \"Phòng HCTP\"]", "members  = [\"all\"]"),
        read: true,
        told: &[Told {
            rule: "unknown-unit",
            at: "\"all\"",
            help: Some(("viết members = \"all\"", "write members = \"all\"")),
        }],
    },
    Row {
        typed: ("[\"PAR INDEX\", \"PAPI\"]", "[\"PAR INDEX 2025\", \"PAPI\"]"),
        read: true,
        told: &[Told {
            rule: "unknown-index",
            at: "\"PAR INDEX 2025\"",
            help: Some(("có phải là “PAR INDEX”?", "did you mean “PAR INDEX”?")),
        }],
    },
    Row {
        typed: ("title    = \"Tập huấn\"", "title    = 'Tập 'huấn''"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "'Tập 'huấn''",
            help: Some(("viết \"Tập 'huấn'\"", "write \"Tập 'huấn'\"")),
        }],
    },
    Row {
        typed: ("title    = \"Tập huấn\"", "title    = ＂Tập huấn＂"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "＂Tập huấn＂",
            help: Some(("viết \"Tập huấn\"", "write \"Tập huấn\"")),
        }],
    },
    Row {
        typed: ("title    = \"Tập huấn\"", "title    = „Tập huấn“"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "„Tập huấn“",
            help: Some(("viết \"Tập huấn\"", "write \"Tập huấn\"")),
        }],
    },
    Row {
        typed: ("title    = \"Tập huấn\"", "title    = 'Tập huấn"),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "'Tập huấn",
            help: Some(("viết trên một dòng: \"Tập huấn\"", "write it on one line: \"Tập huấn\"")),
        }],
    },
    Row {
        typed: ("title    = \"Tập huấn\"", "title    -> \"Tập huấn\""),
        read: true,
        told: &[Told {
            rule: "syntax",
            at: "title    -> \"Tập huấn\"",
            help: Some(("viết title = \"Tập huấn\"", "write title = \"Tập huấn\"")),
        }],
    },
    Row {
        typed: ("[[task]]", "{{task}}"),
        read: false,
        told: &[Told {
            rule: "syntax",
            at: "{{task}}",
            help: Some(("viết [[task]]", "write [[task]]")),
        }],
    },
    Row {
        typed: ("[[task]]", "(task)"),
        read: false,
        told: &[Told {
            rule: "syntax",
            at: "(task)",
            help: Some(("viết [[task]]", "write [[task]]")),
        }],
    },
    Row {
        typed: ("[[task]]", "task:"),
        read: false,
        told: &[Told {
            rule: "syntax",
            at: "task:",
            help: Some(("viết [[task]]", "write [[task]]")),
        }],
    },
    Row {
        typed: ("[[objective]]", "[[goal]]"),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "goal",
            help: Some(("`goal` là khóa `objective`", "`goal` is the key `objective`")),
        }],
    },
    Row {
        typed: ("[[unit]]", "[[phòng]]"),
        read: false,
        told: &[Told {
            rule: "syntax",
            at: "[[phòng]]",
            help: Some(("viết [[unit]]", "write [[unit]]")),
        }],
    },
    Row {
        typed: ("[[unit]]", "[[department]]"),
        read: true,
        told: &[Told {
            rule: "unknown-key",
            at: "department",
            help: Some(("`department` là khóa `unit`", "`department` is the key `unit`")),
        }],
    },
    Row {
        typed: ("[plan]", "plan:"),
        read: false,
        told: &[Told {
            rule: "syntax", at: "plan:", help: Some(("viết [plan]", "write [plan]"))
        }],
    },
];
