//! The file of `check --baseline`, which is read like a plan.

use crate::plan::keys::{Key, Table, Type};

/// The whole file.
pub static BASELINE_FILE: Table = Table::of(
    "baseline",
    &[
        Key::new("version", Type::Whole)
            .required()
            .label("Phiên bản", "Version")
            .about("chỉ có `1`", "`1` alone"),
        Key::new("findings", Type::Inline(&ENTRY))
            .label("Lỗi, cảnh báo", "Findings")
            .about("các lỗi, cảnh báo đã ghi nhận", "the entries"),
    ],
);

/// One entry: findings that a check does not report again.
pub static ENTRY: Table = Table::of(
    "findings",
    &[
        Key::new("plan", Type::Text).required().label("Kế hoạch", "Plan").about(
            "mã kế hoạch; với tệp không có mã và với `pargo.toml` là đường dẫn từ gốc của kho",
            "the plan's id; the path from the root of the repository for a file without one, and for \
             a `pargo.toml`",
        ),
        Key::new("task", Type::Text)
            .label("Nhiệm vụ", "Task")
            .about("mã nhiệm vụ", "the task's id"),
        Key::new("objective", Type::Text)
            .label("Mục tiêu", "Objective")
            .about("mã mục tiêu", "the objective's id"),
        Key::new("rule", Type::Text)
            .required()
            .label("Quy tắc", "Rule")
            .about("tên quy tắc", "the rule's name"),
        Key::new("field", Type::Text)
            .label("Khóa", "Field")
            .about(
                "các khóa dẫn đến giá trị, ví dụ `extension.to`",
                "the keys down to the value, `extension.to`",
            ),
        Key::new("text", Type::Text)
            .label("Giá trị", "Text")
            .about("nội dung ghi ở đó", "what is written there"),
        Key::new("count", Type::Whole).default("`1`", "`1`").label("Số lượng", "Count").about(
            "số lỗi, cảnh báo giống nhau về mọi khóa trên; vượt số này thì các lỗi sau được báo",
            "how many findings agree in all of these; those beyond this number are reported",
        ),
    ],
);
