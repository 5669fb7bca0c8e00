//! `pargo.toml`.

use crate::plan::keys::plan::UNIT;
use crate::plan::keys::{Key, Table, Type, Word};
use crate::text::lang::Both;

/// The languages of output.
pub static LANGUAGES: [Word; 2] = [
    Word { name: "vi", label: Both { vi: "tiếng Việt", en: "Vietnamese" } },
    Word { name: "en", label: Both { vi: "tiếng Anh", en: "English" } },
];

/// Which days a reporting period has.
pub static CALENDARS: [Word; 2] = [
    Word {
        name: "nd-09-2019",
        label: Both {
            vi: "theo Nghị định 09/2019/NĐ-CP", en: "by Nghị định 09/2019/NĐ-CP"
        },
    },
    Word { name: "calendar", label: Both { vi: "theo lịch", en: "those of the calendar" } },
];

/// The whole file.
pub static CONFIG: Table = Table::of(
    "pargo.toml",
    &[
        Key::new("lang", Type::Choice(&LANGUAGES))
            .default("theo máy", "the locale's")
            .label("Ngôn ngữ", "Language")
            .about(
                "ngôn ngữ hiển thị, trừ khi `--lang` hoặc `PARGO_LANG` chọn khác",
                "language of the output, unless `--lang` or `PARGO_LANG` says otherwise",
            ),
        Key::new("backdating_days", Type::Whole)
            .default("`30`", "`30`")
            .label("Số ngày ghi lùi", "Days of backdating")
            .about(
                "số ngày mà ngày hoàn thành được phép trước ngày ghi vào git, xem `check --since`",
                "how far a completion may lie before the commit that records it, see `check \
                 --since`",
            ),
        Key::new("utc_offset", Type::Text)
            .default("`\"+07:00\"`", "`\"+07:00\"`")
            .label("Múi giờ", "Time zone")
            .about("múi giờ để xác định ngày hôm nay", "where “today” is taken from"),
        Key::new("soon_days", Type::Whole)
            .default("`7`", "`7`")
            .label("Số ngày sắp đến hạn", "Days of due soon")
            .about(
                "còn bao nhiêu ngày thì tính là sắp đến hạn, trong `summary`, `report` và `remind`",
                "within how many days what falls due is due soon, in `summary`, `report` and `remind`",
            ),
        Key::new("exclude", Type::Texts)
            .default("`[]`", "`[]`")
            .label("Loại trừ", "Exclude")
            .about("mẫu tên các tệp không phải kế hoạch", "patterns of files to leave out"),
        Key::new("baseline", Type::Text).label("Tệp baseline", "Baseline").about(
            "tệp baseline của các kế hoạch bên dưới, tính từ thư mục của tệp này",
            "the baseline of the plans below, relative to this file",
        ),
        Key::new("profile", Type::Text)
            .label("Bộ quy tắc", "Profile")
            .about("bộ quy tắc: `6-ro`", "what is asked for together: `6-ro`"),
        Key::new("reporting", Type::Table(&REPORTING))
            .label("Kỳ báo cáo", "Reporting periods")
            .about("các kỳ báo cáo của cơ quan", "the reporting periods of the office"),
        Key::new("letterhead", Type::Table(&LETTERHEAD)).label("Đầu văn bản", "Letterhead").about(
            "phần đầu và phần ký của báo cáo, công văn; nội dung chưa có thì để trống `……`",
            "heads and signatures of reports and letters; what is missing is left as `……`",
        ),
        Key::new("rules", Type::Levels).label("Quy tắc", "Rules").about(
            "mức của từng quy tắc: `quy-tắc = \"error\"`, `\"warn\"` hoặc `\"off\"`",
            "the level of a rule: `rule = \"error\"`, `\"warn\"` or `\"off\"`",
        ),
        Key::new("unit", Type::Tables(&UNIT)).label("Đơn vị", "Units").about(
            "đơn vị dùng chung, với các khóa như `[[unit]]` của kế hoạch",
            "shared units, with the keys of a plan's `[[unit]]`",
        ),
        Key::new("holiday", Type::Tables(&HOLIDAY))
            .label("Ngày nghỉ", "Holidays")
            .about("ngày nghỉ, ngày làm bù", "days off, and weekend days that are worked"),
        Key::new("index", Type::Tables(&INDEX))
            .label("Chỉ số", "Indexes")
            .about("chỉ số ngoài các chỉ số có sẵn", "indexes beyond the built-in ones"),
    ],
);

/// `[reporting]`
pub static REPORTING: Table = Table::of(
    "reporting",
    &[Key::new("calendar", Type::Choice(&CALENDARS))
        .default("`\"nd-09-2019\"`", "`\"nd-09-2019\"`")
        .label("Kỳ báo cáo", "Calendar")
        .about(
            "`\"nd-09-2019\"`: từ ngày 15 đến ngày 14 theo Nghị định 09/2019/NĐ-CP; `\"calendar\"`: trọn \
             tháng theo lịch",
            "`\"nd-09-2019\"`: from the 15th to the 14th, by Nghị định 09/2019/NĐ-CP; `\"calendar\"`: \
             whole months of the calendar",
        )],
);

/// `[letterhead]`
pub static LETTERHEAD: Table = Table::of(
    "letterhead",
    &[
        Key::new("superior", Type::Text)
            .label("Cơ quan chủ quản", "Superior agency")
            .about("cơ quan chủ quản trực tiếp", "the agency above it"),
        Key::new("agency", Type::Text)
            .default("`agency` của kế hoạch", "the plan's `agency`")
            .label("Cơ quan ban hành", "Agency")
            .about("cơ quan ban hành văn bản", "the agency that issues the document"),
        Key::new("symbol", Type::Text)
            .label("Ký hiệu cơ quan", "Symbol")
            .about("chữ viết tắt tên cơ quan, ví dụ `STP`", "its abbreviation in numbers: `STP`"),
        Key::new("office", Type::Text).label("Ký hiệu đơn vị soạn thảo", "Drafting unit").about(
            "chữ viết tắt tên đơn vị soạn thảo, ví dụ `VP`",
            "abbreviation of the unit that drafts letters: `VP`",
        ),
        Key::new("place", Type::Text)
            .label("Địa danh", "Place")
            .about("địa danh ghi trước ngày, tháng, năm", "the place before the date"),
        Key::new("signer", Type::Table(&SIGNER))
            .label("Người ký", "Signer")
            .about("người ký văn bản", "who signs"),
    ],
);

/// `signer` in `[letterhead]`
pub static SIGNER: Table = Table::of(
    "letterhead.signer",
    &[
        Key::new("authority", Type::Text)
            .label("Thẩm quyền ký", "Authority")
            .about("thẩm quyền ký, ví dụ `KT. GIÁM ĐỐC`", "on whose behalf: `KT. GIÁM ĐỐC`"),
        Key::new("position", Type::Text)
            .label("Chức vụ", "Position")
            .about("chức vụ, ví dụ `PHÓ GIÁM ĐỐC`", "the position: `PHÓ GIÁM ĐỐC`"),
        Key::new("name", Type::Text)
            .label("Họ và tên", "Name")
            .about("họ và tên", "first and last name"),
    ],
);

/// `[[holiday]]`
pub static HOLIDAY: Table = Table::of(
    "holiday",
    &[
        Key::new("date", Type::Day).required().label("Ngày", "Date").about("ngày", "the day"),
        Key::new("name", Type::Text)
            .label("Tên", "Name")
            .about("tên ngày nghỉ", "what it is called"),
        Key::new("working", Type::Flag)
            .default("`false`", "`false`")
            .label("Làm việc", "Working")
            .about(
                "`true`: thứ Bảy, Chủ nhật đi làm bù",
                "`true` for a Saturday or Sunday that is worked",
            ),
    ],
);

/// `[[index]]`
pub static INDEX: Table = Table::of(
    "index",
    &[
        Key::new("id", Type::Text).required().label("Mã", "Id").about(
            "tên viết tắt; trùng với chỉ số có sẵn thì bổ sung cho chỉ số đó",
            "its short name; with that of a built-in index it adds to that",
        ),
        Key::new("name", Type::Text).label("Tên", "Name").about("tên đầy đủ", "its full name"),
        Key::new("aliases", Type::Texts)
            .default("`[]`", "`[]`")
            .label("Tên gọi khác", "Aliases")
            .about("các tên gọi khác", "other names for it"),
        Key::new("component", Type::Tables(&COMPONENT))
            .label("Lĩnh vực, nội dung", "Component")
            .about("các lĩnh vực, nội dung của chỉ số", "its components"),
    ],
);

/// `[[index.component]]`
pub static COMPONENT: Table = Table::of(
    "index.component",
    &[
        Key::new("name", Type::Text)
            .required()
            .label("Tên", "Name")
            .about("tên lĩnh vực, nội dung", "its name"),
        Key::new("aliases", Type::Texts)
            .default("`[]`", "`[]`")
            .label("Tên gọi khác", "Aliases")
            .about("các tên gọi khác", "other names for it"),
    ],
);
