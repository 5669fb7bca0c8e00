//! What a column is for, by the words of its header.

use crate::exchange::words::folded;

/// What the cells of a column say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The number of the row.
    Number,
    /// The code of a task.
    Code,
    /// What is to be done, or reached.
    Title,
    /// Who leads.
    Lead,
    /// Who carries it out: leads, where no other column says who does.
    Doer,
    /// The person answerable.
    Officer,
    /// Who decides.
    Approver,
    /// Who takes part.
    Partners,
    /// When it is due.
    Deadline,
    /// The product of the task.
    Product,
    /// What was done so far.
    Update,
    /// A remark.
    Note,
    /// An index.
    Index,
    /// A component of an index.
    Component,
    /// The score of the year before.
    Score,
    /// The rank of the year before.
    Rank,
    /// The highest score.
    Max,
    /// The gain that is expected.
    Gain,
    /// The target.
    Target,
    /// Whose score it is.
    Scope,
}

impl Role {
    /// Every role with its name on the command line.
    pub const NAMES: [(&'static str, Role); 18] = [
        ("number", Role::Number),
        ("code", Role::Code),
        ("title", Role::Title),
        ("lead", Role::Lead),
        ("officer", Role::Officer),
        ("approver", Role::Approver),
        ("partners", Role::Partners),
        ("deadline", Role::Deadline),
        ("product", Role::Product),
        ("update", Role::Update),
        ("note", Role::Note),
        ("index", Role::Index),
        ("component", Role::Component),
        ("score", Role::Score),
        ("rank", Role::Rank),
        ("max", Role::Max),
        ("gain", Role::Gain),
        ("target", Role::Target),
    ];

    /// The role of a name.
    pub fn named(name: &str) -> Option<Role> {
        Role::NAMES.iter().find(|(known, _)| *known == name).map(|(_, role)| *role)
    }

    /// Its name; that of the lead for who carries out.
    pub fn name(self) -> &'static str {
        let own = if self == Role::Doer { Role::Lead } else { self };
        Role::NAMES.iter().find(|(_, role)| *role == own).map_or("scope", |(name, _)| name)
    }
}

/// What a table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Tasks.
    Tasks,
    /// Objectives.
    Objectives,
}

/// A role, and how surely a header has it.
pub type Fit = (Role, u8);

/// A wording that is exactly one of those below.
const SURE: u8 = 3;

/// The wordings of documents, without case and marks.
const EXACT: &[(Role, &[&str])] = &[
    (Role::Number, &["stt", "tt", "so tt", "so thu tu", "so", "stt tt", "stt chi tiet", "no"]),
    (Role::Code, &["ma", "ma nhiem vu", "ma so", "ma cong viec", "ma muc tieu", "id"]),
    (
        Role::Title,
        &[
            "nhiem vu",
            "nhiem vu cu the",
            "ten nhiem vu",
            "ten nhom nhiem vu nhiem vu",
            "noi dung",
            "noi dung nhiem vu",
            "noi dung cong viec",
            "noi dung nhiem vu cong viec",
            "noi dung nhiem vu giai phap",
            "noi dung thuc hien",
            "nhiem vu giai phap",
            "nhiem vu giai phap cu the",
            "nhiem vu cong viec",
            "cong viec",
            "ten cong viec",
            "viec",
            "dau viec",
            "hang muc",
            "hang muc cong viec",
            "giai phap",
            "task",
        ],
    ),
    (
        Role::Lead,
        &[
            "chu tri",
            "don vi chu tri",
            "co quan chu tri",
            "co quan don vi chu tri",
            "don vi co quan chu tri",
            "bo phan chu tri",
            "don vi ca nhan chu tri",
            "don vi dau moi",
            "co quan dau moi",
            "don vi chu tri thuc hien",
            "co quan chu tri thuc hien",
            "co quan don vi chu tri thuc hien",
            "lead",
        ],
    ),
    (
        Role::Doer,
        &[
            "don vi thuc hien",
            "co quan thuc hien",
            "co quan don vi thuc hien",
            "don vi co quan thuc hien",
            "phan cong thuc hien",
            "phan cong",
            "trach nhiem thuc hien",
            "don vi",
        ],
    ),
    (
        Role::Officer,
        &[
            "can bo chu tri",
            "can bo thuc hien",
            "can bo phu trach",
            "nguoi thuc hien",
            "nguoi phu trach",
            "phu trach",
            "lanh dao phu trach",
            "lanh dao",
            "chuyen vien tham muu truc tiep",
            "chuyen vien",
        ],
    ),
    (
        Role::Approver,
        &[
            "cap trinh",
            "tham quyen",
            "tham quyen ban hanh",
            "tham quyen phe duyet",
            "cap phe duyet",
        ],
    ),
    (
        Role::Partners,
        &[
            "phoi hop",
            "don vi phoi hop",
            "co quan phoi hop",
            "co quan don vi phoi hop",
            "don vi co quan phoi hop",
            "bo phan phoi hop",
            "don vi ca nhan phoi hop",
            "don vi phoi hop thuc hien",
            "partners",
        ],
    ),
    (
        Role::Deadline,
        &[
            "thoi gian",
            "thoi han",
            "thoi gian hoan thanh",
            "thoi han hoan thanh",
            "thoi gian thuc hien",
            "thoi han thuc hien",
            "thoi gian thuc hien hoan thanh",
            "thoi gian hoan thanh du kien",
            "thoi han ht",
            "han",
            "han hoan thanh",
            "tien do",
            "tien do hoan thanh",
            "tien do thuc hien",
            "moc hoan thanh",
            "moc thoi gian",
            "ngay ket thuc",
            "deadline",
        ],
    ),
    (
        Role::Product,
        &[
            "san pham",
            "san pham ket qua",
            "san pham ket qua du kien",
            "san pham ket qua dau ra",
            "san pham dau ra",
            "san pham du kien",
            "san pham hoan thanh",
            "ket qua san pham",
            "ket qua san pham du kien",
            "ket qua dau ra",
            "ket qua du kien",
            "ket qua",
            "product",
        ],
    ),
    (Role::Update, &["ket qua thuc hien", "tinh hinh thuc hien", "tinh hinh ket qua thuc hien"]),
    (Role::Note, &["ghi chu", "note"]),
    (Role::Index, &["chi so"]),
    (
        Role::Component,
        &["linh vuc", "tieu chi", "chi so thanh phan", "linh vuc noi dung", "noi dung thanh phan"],
    ),
    (Role::Scope, &["pham vi"]),
];

/// The role of a header in a table of tasks.
pub fn of_tasks(header: &str) -> Option<Fit> {
    let whole = folded(header);
    // What stands in brackets explains.
    let short = folded(header.split('(').next().unwrap_or(header));
    for words in [&whole, &short] {
        let exact = EXACT.iter().find(|(_, wordings)| wordings.contains(&words.as_str()));
        if let Some((role, _)) = exact {
            return Some((*role, SURE));
        }
    }
    if whole.len() > 80 {
        return None;
    }
    by_part(&whole)
}

/// The role of a header that is not a known wording, judged by the words in it.
fn by_part(words: &str) -> Option<Fit> {
    let has = |part: &str| format!(" {words} ").contains(&format!(" {part} "));
    let begins = |part: &str| format!("{words} ").starts_with(&format!("{part} "));
    // Codes of units, documents that assigned the task and the like have no field in a plan.
    if ["ma", "van ban", "nguon", "so luong", "kinh phi"].iter().any(|part| begins(part)) {
        return None;
    }
    if begins("ket qua thuc hien") || begins("tinh hinh") || begins("ket qua trien khai") {
        return Some((Role::Update, 2));
    }
    let is_person = ["can bo", "chuyen vien", "lanh dao", "nguoi"].iter().any(|part| has(part));
    if has("phoi hop") {
        return Some((Role::Partners, if is_person { 1 } else { 2 }));
    }
    if has("phu trach") || is_person {
        return Some((Role::Officer, 1));
    }
    if has("chu tri") || has("dau moi") {
        return Some((Role::Lead, 2));
    }
    if (has("don vi") || has("co quan") || has("phan cong")) && has("thuc hien") {
        return Some((Role::Doer, 2));
    }
    if has("tham quyen") || has("cap trinh") {
        return Some((Role::Approver, 1));
    }
    if has("san pham") {
        return Some((Role::Product, 2));
    }
    if has("thoi han") || has("thoi gian") || has("han hoan thanh") || has("han") {
        return Some((Role::Deadline, if has("hoan thanh") { 2 } else { 1 }));
    }
    if has("moc") && has("hoan thanh") {
        return Some((Role::Deadline, 1));
    }
    if begins("ket qua") {
        return Some((Role::Product, 1));
    }
    if begins("tien do") {
        return Some((Role::Deadline, 1));
    }
    if ["nhiem vu", "cong viec", "noi dung", "giai phap"].iter().any(|part| has(part)) {
        return Some((Role::Title, 2));
    }
    has("ghi chu").then_some((Role::Note, 2))
}

/// The role of a header in a table of objectives.
pub fn of_objectives(header: &str) -> Option<Fit> {
    const TITLES: [&str; 12] = [
        "linh vuc",
        "noi dung",
        "muc tieu",
        "chi tieu",
        "tieu chi",
        "chi so",
        "ten chi so",
        "muc tieu cu the",
        "muc tieu chi tieu",
        "noi dung chi tieu",
        "ten muc tieu",
        "chi so linh vuc",
    ];
    let words = folded(header);
    let has = |part: &str| format!(" {words} ").contains(&format!(" {part} "));
    if TITLES.contains(&words.as_str()) {
        return Some((Role::Title, SURE));
    }
    if words.len() > 120 {
        return None;
    }
    if has("toi da") || has("bo tieu chi") || has("diem chuan") || has("thang diem") {
        return Some((Role::Max, 2));
    }
    if has("tang") && has("diem") {
        return Some((Role::Gain, 2));
    }
    if has("muc tieu") || has("chi tieu") || has("phan dau") {
        return Some((Role::Target, 2));
    }
    if has("xep hang") || has("thu hang") {
        return Some((Role::Rank, 2));
    }
    if has("diem") || words.starts_with("ket qua nam") {
        return Some((Role::Score, 2));
    }
    match of_tasks(header) {
        Some(fit @ (Role::Number | Role::Code | Role::Note | Role::Index | Role::Scope, _)) => {
            Some(fit)
        }
        Some(fit @ (Role::Component, _)) => Some(fit),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_of_real_documents() {
        for (role, headers) in [
            (Role::Number, vec!["STT", "Stt", "TT", "Số TT", "Số"]),
            (Role::Code, vec!["Mã nhiệm vụ", "Mã số", "Mã"]),
            (
                Role::Title,
                vec![
                    "Nhiệm vụ cụ thể",
                    "Tên nhóm nhiệm vụ/nhiệm vụ",
                    "Nội dung công việc",
                    "NHIỆM VỤ, GIẢI PHÁP",
                    "Hạng mục công việc",
                    "Đầu việc",
                ],
            ),
            (
                Role::Lead,
                vec!["Cơ quan chủ trì", "Chủ trì", "Đơn vị/Cá nhân chủ trì", "Đơn vị\nđầu mối"],
            ),
            (Role::Doer, vec!["Đơn vị thực hiện", "Phân công thực hiện"]),
            (Role::Officer, vec!["Cán bộ chủ trì", "Người thực hiện", "Lãnh đạo phụ trách"]),
            (Role::Partners, vec!["Phối hợp", "Cơ quan, đơn vị phối hợp", "Cán bộ phối hợp"]),
            (
                Role::Deadline,
                vec!["Thời gian hoàn\n\nthành", "Thời hạn", "Hạn", "Tiến độ", "Mốc hoàn thành"],
            ),
            (Role::Product, vec!["Sản phẩm/Kết quả dự kiến", "Sản phẩm đầu ra", "Kết quả"]),
            (Role::Update, vec!["Kết quả thực hiện", "Tình hình thực hiện"]),
            (Role::Note, vec!["Ghi chú"]),
        ] {
            for header in headers {
                assert_eq!(of_tasks(header).map(|fit| fit.0), Some(role), "{header}");
            }
        }
        for header in ["Mã ĐV chủ trì", "Văn bản giao nhiệm vụ", "Kinh phí", "Tuần 1", "Trạng thái"]
        {
            assert_eq!(of_tasks(header), None, "{header}");
        }
        // A column for people beside that of units is less likely.
        assert!(
            of_tasks("Phòng, đơn vị chủ trì").map(|fit| fit.1)
                < of_tasks("Đơn vị chủ trì").map(|fit| fit.1)
        );
    }

    #[test]
    fn headers_of_objectives() {
        for (role, header) in [
            (Role::Title, "Lĩnh vực"),
            (Role::Rank, "Năm 2024 Xếp hạng"),
            (Role::Score, "Năm 2024 Điểm"),
            (Role::Max, "Điểm theo Bộ tiêu chí"),
            (Role::Gain, "Dự kiến tăng điểm năm 2025 so với năm 2024"),
            (Role::Target, "Mục tiêu Kế hoạch năm 2025 (điểm)"),
            (Role::Number, "STT"),
        ] {
            assert_eq!(of_objectives(header).map(|fit| fit.0), Some(role), "{header}");
        }
    }
}
