//! The form of a unit: a workbook with a row for each open task, which comes back filled in.
//!
//! What the unit fills in stands in columns of its own; everything else is locked. A hidden column leads from a row
//! to the same row of a hidden sheet, which says what the row is about even if its cells were changed.

pub mod collected;
pub mod filled;
pub mod read;
pub mod write;

/// A column of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The id of the task.
    Id,
    /// What is to be done.
    Task,
    /// The expected product.
    Product,
    /// The due date.
    Due,
    /// How many days it is overdue.
    Late,
    /// When it was completed.
    Done,
    /// What proves it.
    Evidence,
    /// How far it has come, in percent.
    Progress,
    /// What was done.
    Text,
    /// What is in the way.
    Obstacle,
    /// What is asked for.
    Proposal,
    /// To which day an extension is asked for.
    Extension,
    /// The key of the row, hidden.
    Key,
}

impl Column {
    /// Every column with its heading and its width in letters, in order.
    pub const ALL: [(Column, &'static str, u32); 13] = [
        (Column::Id, "Mã", 11),
        (Column::Task, "Nhiệm vụ", 32),
        (Column::Product, "Sản phẩm", 18),
        (Column::Due, "Thời hạn", 11),
        (Column::Late, "Số ngày quá hạn", 7),
        (Column::Done, "Đã hoàn thành ngày", 11),
        (Column::Evidence, "Văn bản, sản phẩm minh chứng", 20),
        (Column::Progress, "Tiến độ %", 7),
        (Column::Text, "Kết quả thực hiện", 22),
        (Column::Obstacle, "Khó khăn, vướng mắc", 20),
        (Column::Proposal, "Đề xuất", 18),
        (Column::Extension, "Đề nghị gia hạn đến", 11),
        (Column::Key, "Khóa dòng", 8),
    ];

    /// The heading.
    pub fn head(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// Whether the unit fills it in.
    pub fn is_filled_in(self) -> bool {
        (Column::Done as usize..=Column::Extension as usize).contains(&(self as usize))
    }
}

/// The name of the sheet that is filled in.
pub const SHEET: &str = "Biểu cập nhật";

/// The name of the hidden sheet.
pub const HIDDEN: &str = "pargo";

/// The first cell of the hidden sheet.
pub const MARK: &str = "pargo form";

/// The version of the hidden sheet.
pub const VERSION: &str = "1";

/// The title.
pub const TITLE: &str = "BIỂU CẬP NHẬT TÌNH HÌNH THỰC HIỆN NHIỆM VỤ";

/// What stands before the day on which the form was filled in.
pub const FILLED_ON: &str = "Ngày điền biểu:";

/// The key of a row that is the heading of a plan.
pub const HEADING: &str = "-";
