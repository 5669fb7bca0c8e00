//! `[[objective]]`, what it measures, and its results.

use crate::plan::keys::plan::ALLOW_KEY;
use crate::plan::keys::{Key, Table, Type, Word};
use crate::text::lang::Both;

/// Whose score an objective is about.
pub static SCOPES: [Word; 2] = [
    Word { name: "agency", label: Both { vi: "của cơ quan", en: "agency" } },
    Word { name: "province", label: Both { vi: "của tỉnh", en: "province" } },
];

/// How a result was found.
pub static RESULT_KINDS: [Word; 3] = [
    Word { name: "self", label: Both { vi: "tự chấm", en: "self-assessed" } },
    Word { name: "appraised", label: Both { vi: "thẩm định", en: "appraised" } },
    Word { name: "published", label: Both { vi: "công bố", en: "published" } },
];

/// `[[objective]]`
pub static OBJECTIVE: Table = Table::of(
    "objective",
    &[
        Key::new("id", Type::Text).required().label("Mã", "Id").about(
            "mã mục tiêu, không trùng trong kế hoạch, không có khoảng trắng",
            "unique among the plan's objectives, no white space",
        ),
        Key::new("index", Type::TextOrTexts)
            .required()
            .label("Chỉ số", "Index")
            .about("chỉ số, thuộc `indexes` của kế hoạch", "out of the plan's `indexes`"),
        Key::new("component", Type::TextOrTexts)
            .default("cả chỉ số", "the whole index")
            .label("Lĩnh vực, nội dung", "Component")
            .about("các lĩnh vực, nội dung của chỉ số đó", "components of that index"),
        Key::new("scope", Type::Choice(&SCOPES))
            .default("`\"agency\"`", "`\"agency\"`")
            .label("Phạm vi", "Scope")
            .about(
                "điểm số là của cơ quan (`agency`) hay của tỉnh (`province`)",
                "whose score it is: the agency's or the province's",
            ),
        Key::new("title", Type::Text)
            .label("Tên", "Title")
            .about("tên mục tiêu", "what the objective is called"),
        Key::new("baseline", Type::Table(&BASELINE)).label("Kết quả năm trước", "Baseline").about(
            "kết quả của năm trước, dùng làm gốc để so sánh",
            "where things stood, and in which `year`",
        ),
        Key::new("max", Type::Decimal)
            .label("Điểm tối đa", "Highest score")
            .about("điểm tối đa theo bộ tiêu chí", "the most that the criteria give"),
        Key::new("gain", Type::Decimal).label("Điểm dự kiến tăng", "Gain in score").about(
            "số điểm dự kiến tăng, có thể là số âm",
            "expected gain in score; may be negative",
        ),
        Key::new("target", Type::Table(&TARGET)).label("Chỉ tiêu", "Target").about(
            "chỉ tiêu cần đạt; không có chỉ tiêu thì mục tiêu luôn ở tình trạng chưa có kết quả",
            "what to reach; without it the objective is `pending` for good",
        ),
        Key::new("source", Type::Text)
            .label("Vị trí trong văn bản", "Source")
            .about("vị trí trong văn bản", "place in the document"),
        Key::new("note", Type::Text).label("Ghi chú", "Note").about("ghi chú", "a remark"),
        Key::new("result", Type::Tables(&RESULT))
            .label("Kết quả", "Result")
            .about("các kết quả đã có", "what was measured, each time"),
        ALLOW_KEY,
    ],
);

const SCORE: Key =
    Key::new("score", Type::Decimal).label("Điểm", "Score").about("điểm số", "points");
const PERCENT: Key = Key::new("percent", Type::Decimal)
    .label("Tỷ lệ", "Percent")
    .about("tỷ lệ phần trăm", "per cent");
const RANK: Key = Key::new("rank", Type::Digits)
    .label("Xếp hạng", "Rank")
    .about("xếp hạng, tính từ 1", "place, from 1");
const OF: Key = Key::new("of", Type::Digits)
    .label("Trên tổng số", "Of")
    .about("tổng số đơn vị được xếp hạng", "among how many");
const COUNT: Key = Key::new("count", Type::Decimal)
    .label("Số lượng", "Count")
    .about("số lượng", "anything counted");
const PARTS: Key = Key::new("parts", Type::Inline(&PART)).label("Điểm thành phần", "Parts").about(
    "các điểm thành phần, cộng lại bằng `score`",
    "what `score` is made of; the scores should add up to it",
);

/// `baseline`
pub static BASELINE: Table = Table::of(
    "objective.baseline",
    &[
        Key::new("year", Type::Whole)
            .required()
            .label("Năm", "Year")
            .about("năm có kết quả", "the year of these figures"),
        SCORE,
        PERCENT,
        RANK,
        OF,
        COUNT,
        PARTS,
    ],
);

/// `[[objective.result]]`
pub static RESULT: Table = Table::of(
    "objective.result",
    &[
        Key::new("on", Type::Day)
            .required()
            .label("Ngày", "Date")
            .about("ngày có kết quả", "the day of the result"),
        Key::new("kind", Type::Choice(&RESULT_KINDS)).label("Loại", "Kind").about(
            "kết quả tự chấm (`self`), đã thẩm định (`appraised`) hay đã công bố (`published`)",
            "how it was found: by the agency itself, after appraisal, or as published",
        ),
        Key::new("evidence", Type::TextOrTexts)
            .label("Tài liệu kiểm chứng", "Evidence")
            .about("tài liệu kiểm chứng của kết quả", "what proves it"),
        SCORE,
        PERCENT,
        RANK,
        OF,
        COUNT,
        PARTS,
    ],
);

/// A part of a score.
pub static PART: Table = Table::of(
    "parts",
    &[
        Key::new("name", Type::Text)
            .required()
            .label("Tên", "Name")
            .about("tên phần điểm", "what the part is called"),
        Key::new("score", Type::Decimal)
            .required()
            .label("Điểm", "Score")
            .about("số điểm của phần này", "its points"),
        Key::new("max", Type::Decimal)
            .label("Điểm tối đa", "Highest score")
            .about("điểm tối đa của phần này", "the most that it can have"),
    ],
);

/// `target`
pub static TARGET: Table = Table::of(
    "objective.target",
    &[
        Key::new("score", Type::Bound)
            .label("Điểm", "Score")
            .about("điểm số; ghi riêng con số là tối thiểu", "points; a bare number is the least"),
        Key::new("percent", Type::Bound).label("Tỷ lệ", "Percent").about(
            "tỷ lệ phần trăm; ghi riêng con số là tối thiểu",
            "per cent; a bare number is the least",
        ),
        Key::new("rank", Type::Bound).label("Xếp hạng", "Rank").about(
            "xếp hạng; ghi riêng con số là từ thứ đó trở lên",
            "place; a bare number is that place or a better one",
        ),
        Key::new("count", Type::Bound).label("Số lượng", "Count").about(
            "số lượng; ghi riêng con số là tối thiểu",
            "anything counted; a bare number is the least",
        ),
    ],
);
