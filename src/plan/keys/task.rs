//! `[[task]]` and the tables in it.

use crate::plan::keys::plan::ALLOW_KEY;
use crate::plan::keys::{Key, Table, Type, Word};
use crate::text::lang::Both;

/// The status of a task, as typed.
pub static STATUSES: [Word; 4] = [
    Word { name: "not-started", label: Both { vi: "chưa thực hiện", en: "not-started" } },
    Word { name: "in-progress", label: Both { vi: "đang thực hiện", en: "in-progress" } },
    Word { name: "done", label: Both { vi: "hoàn thành", en: "done" } },
    Word { name: "cancelled", label: Both { vi: "đã hủy", en: "cancelled" } },
];

/// `[[task]]`
pub static TASK: Table = Table::of(
    "task",
    &[
        Key::new("id", Type::Text).required().label("Mã", "Id").about(
            "mã nhiệm vụ, không trùng trong kế hoạch, không có khoảng trắng",
            "unique among the plan's tasks, no white space",
        ),
        Key::new("title", Type::Text)
            .required()
            .label("Tên", "Title")
            .about("nội dung nhiệm vụ", "what is to be done"),
        Key::new("index", Type::TextOrTexts)
            .default("cả kế hoạch", "the plan as a whole")
            .label("Chỉ số", "Index")
            .about("chỉ số, thuộc `indexes` của kế hoạch", "out of the plan's `indexes`"),
        Key::new("component", Type::TextOrTexts).label("Lĩnh vực, nội dung", "Component").about(
            "lĩnh vực, nội dung của chỉ số; mỗi lĩnh vực, nội dung thuộc đúng một chỉ số của nhiệm vụ và chỉ \
         tính cho chỉ số đó",
            "each belongs to exactly one of the task's indexes, and counts under that one",
        ),
        Key::new("objectives", Type::Texts).label("Mục tiêu", "Objectives").about(
            "mã các mục tiêu mà nhiệm vụ thực hiện",
            "ids of objectives that the task serves",
        ),
        Key::new("lead", Type::TextOrTexts)
            .default("`[defaults]`", "`[defaults]`")
            .label("Đơn vị chủ trì", "Lead")
            .about("đơn vị chủ trì", "units in the lead, “chủ trì”"),
        Key::new("partners", Type::TextOrTexts)
            .default("`[defaults]`", "`[defaults]`")
            .label("Đơn vị phối hợp", "Partners")
            .about("đơn vị phối hợp", "units that take part, “phối hợp”"),
        Key::new("officer", Type::Text)
            .label("Người phụ trách", "Officer")
            .about("người phụ trách", "the person answerable"),
        Key::new("approver", Type::Text).label("Thẩm quyền phê duyệt", "Approver").about(
            "chức danh hoặc cơ quan có thẩm quyền quyết định và phê duyệt sản phẩm",
            "the post or body that decides on the task and approves its product, “thẩm quyền”",
        ),
        Key::new("recipient", Type::TextOrTexts)
            .label("Nơi nhận sản phẩm", "Recipient")
            .about("đơn vị nhận sản phẩm", "units that receive the product"),
        Key::new("implements", Type::TextOrTexts)
            .label("Cụ thể hóa nhiệm vụ cấp trên", "Implements")
            .about(
                "nhiệm vụ của kế hoạch cấp trên được cụ thể hóa ở đây, ghi `KẾ-HOẠCH/NHIỆM-VỤ`",
                "`PLAN/TASK`: tasks of plans above that this one carries out",
            ),
        Key::new("continues", Type::TextOrTexts).label("Chuyển tiếp từ", "Continues").about(
            "nhiệm vụ chưa hoàn thành của kế hoạch trước được thực hiện tiếp ở đây, ghi \
             `KẾ-HOẠCH/NHIỆM-VỤ`",
            "`PLAN/TASK`: unfinished tasks of earlier plans that go on here",
        ),
        Key::new("deadline", Type::Deadline)
            .default("`[defaults]`", "`[defaults]`")
            .label("Thời hạn", "Deadline")
            .about("thời hạn hoàn thành", "when it is due"),
        Key::new("product", Type::Text)
            .label("Sản phẩm", "Product")
            .about("sản phẩm, kết quả dự kiến", "expected product or result"),
        Key::new("source", Type::Text)
            .label("Vị trí trong văn bản", "Source")
            .about("vị trí trong văn bản", "place in the document"),
        Key::new("status", Type::Choice(&STATUSES))
            .default("`\"not-started\"`", "`\"not-started\"`")
            .label("Tình trạng đã ghi", "Recorded status")
            .about(
                "tình trạng, khi không có ngày để suy ra: chưa thực hiện (`not-started`), đang thực \
                 hiện (`in-progress`), hoàn thành (`done`), đã hủy (`cancelled`)",
                "how far it has come, where no date says so",
            ),
        Key::new("started", Type::Day).label("Ngày bắt đầu", "Start date").about(
            "ngày bắt đầu thực hiện; từ ngày đó nhiệm vụ là đang thực hiện",
            "in progress from that day on",
        ),
        Key::new("done", Type::Day).label("Ngày hoàn thành", "Completion date").about(
            "ngày hoàn thành; có ngày này thì không cần `status = \"done\"`, còn ghi riêng `status \
             = \"done\"` là lỗi",
            "completed on that day; `status = \"done\"` may be left out, and alone it is an error",
        ),
        Key::new("progress", Type::Whole)
            .label("Tiến độ", "Progress")
            .about("tỷ lệ hoàn thành, từ 0 đến 100", "0 to 100"),
        Key::new("evidence", Type::TextOrTexts)
            .label("Tài liệu kiểm chứng", "Evidence")
            .about("tài liệu kiểm chứng kết quả hoàn thành", "what proves completion"),
        Key::new("cancelled", Type::Day).label("Ngày hủy", "Cancellation date").about(
            "ngày hủy nhiệm vụ; có ngày này thì không cần `status = \"cancelled\"`",
            "cancelled on that day; `status = \"cancelled\"` may be left out",
        ),
        Key::new("note", Type::Text).label("Ghi chú", "Note").about("ghi chú", "a remark"),
        Key::new("each", Type::Flag)
            .default("`false`", "`false`")
            .label("Từng đơn vị thực hiện riêng", "Each unit for itself")
            .about(
                "`true`: từng đơn vị chủ trì, kể cả từng thành viên của nhóm, phải nộp sản phẩm của mình",
                "`true`: every unit in the lead, members of groups included, owes the product for itself",
            ),
        Key::new("except", Type::TextOrTexts).label("Trừ các đơn vị", "Except").about(
            "các đơn vị không phải nộp, của nhiệm vụ có `each`",
            "units that owe nothing of a task with `each`",
        ),
        ALLOW_KEY,
        Key::new("milestone", Type::Tables(&MILESTONE)).label("Mốc", "Milestone").about(
            "các mốc của nhiệm vụ, thay cho `deadline`",
            "steps with dates of their own, in the place of `deadline`",
        ),
        Key::new("extension", Type::Tables(&EXTENSION))
            .label("Gia hạn", "Extensions")
            .about("các lần gia hạn", "due dates moved by a document"),
        Key::new("report", Type::Tables(&REPORT)).label("Báo cáo", "Report").about(
            "các kỳ đã báo cáo của nhiệm vụ định kỳ, hoặc báo cáo của từng đơn vị",
            "periods of a recurring task that were reported, or what each unit reported",
        ),
        Key::new("update", Type::Tables(&UPDATE))
            .label("Cập nhật", "Updates")
            .about("tình hình thực hiện, mỗi lần cập nhật một bảng", "how the work goes, each time"),
    ],
);

/// `[[task.update]]`
pub static UPDATE: Table = Table::of(
    "task.update",
    &[
        Key::new("on", Type::Day)
            .required()
            .label("Ngày", "Date")
            .about("ngày cập nhật", "the date of the update"),
        Key::new("unit", Type::Text)
            .default("đơn vị chủ trì", "the lead")
            .label("Đơn vị", "Unit")
            .about("đơn vị cập nhật", "the unit that reports"),
        Key::new("text", Type::Text).label("Kết quả thực hiện", "Done so far").about(
            "kết quả đã thực hiện; phải có `text`, `obstacle` hoặc `proposal`",
            "what was done; one of `text`, `obstacle` and `proposal` is required",
        ),
        Key::new("obstacle", Type::Text).label("Khó khăn, vướng mắc", "Obstacle").about(
            "khó khăn, vướng mắc; còn đến lần cập nhật sau của đơn vị đó, hoặc đến khi nhiệm vụ kết thúc",
            "what is in the way; it counts until the same unit's next update, or the end of the task",
        ),
        Key::new("proposal", Type::Text)
            .label("Đề xuất, kiến nghị", "Proposal")
            .about("đề xuất, kiến nghị", "what is asked for"),
    ],
)
.one_of(&["text", "obstacle", "proposal"]);

/// `[[task.milestone]]`
pub static MILESTONE: Table = Table::of(
    "task.milestone",
    &[
        Key::new("title", Type::Text)
            .required()
            .label("Tên", "Title")
            .about("tên mốc, không trùng trong nhiệm vụ", "unique in the task"),
        Key::new("deadline", Type::Deadline)
            .required()
            .label("Thời hạn", "Deadline")
            .about("thời hạn, phải là một ngày xác định", "of the fixed kind"),
        Key::new("done", Type::Day)
            .label("Ngày hoàn thành", "Completion date")
            .about("ngày hoàn thành mốc", "when it was reached"),
        Key::new("evidence", Type::TextOrTexts)
            .label("Tài liệu kiểm chứng", "Evidence")
            .about("tài liệu kiểm chứng kết quả hoàn thành", "what proves it"),
    ],
);

/// `[[task.extension]]`
pub static EXTENSION: Table = Table::of(
    "task.extension",
    &[
        Key::new("to", Type::Day)
            .required()
            .label("Thời hạn mới", "New due date")
            .about("thời hạn mới", "the new due date"),
        Key::new("granted", Type::Day)
            .required()
            .label("Ngày cho gia hạn", "Granted on")
            .about("ngày cho phép gia hạn", "when it was granted"),
        Key::new("by", Type::Text)
            .required()
            .label("Văn bản gia hạn", "Granted by")
            .about("văn bản cho phép gia hạn", "the document that grants it"),
        Key::new("milestone", Type::Text).label("Mốc", "Milestone").about(
            "tên mốc được gia hạn; bắt buộc khi nhiệm vụ có mốc",
            "title of the milestone that it moves; required where the task has milestones",
        ),
        Key::new("unit", Type::Text)
            .default("tất cả các đơn vị", "all of them")
            .label("Đơn vị", "Unit")
            .about(
                "đơn vị hoặc nhóm được gia hạn, của nhiệm vụ có `each`",
                "the unit or group whose due date it moves, of a task with `each`",
            ),
    ],
);

/// `[[task.report]]`
pub static REPORT: Table = Table::of(
    "task.report",
    &[
        Key::new("period", Type::Text)
            .default("bắt buộc với thời hạn định kỳ", "required where the deadline recurs")
            .label("Kỳ", "Period")
            .about(
                "nhãn của kỳ báo cáo, hoặc kỳ đó bằng chữ: `quý III/2025`, `tháng 9`, `6 tháng đầu năm`, `9 tháng`, \
                 `tuần 7/2025`, `năm 2025`",
                "a label, or the period in words: `quý III/2025`, `tháng 9`, `6 tháng đầu năm`, `9 tháng`, `tuần 7/2025`, \
                 `năm 2025`",
            ),
        Key::new("unit", Type::Text)
            .default("bắt buộc với nhiệm vụ có `each`", "required with `each`")
            .label("Đơn vị", "Unit")
            .about(
                "đơn vị báo cáo; ghi tên nhóm là báo cáo thay cho các đơn vị trong nhóm",
                "the unit that reports; a group answers for all units in it",
            ),
        Key::new("done", Type::Day)
            .required()
            .label("Ngày báo cáo", "Reported on")
            .about("ngày báo cáo", "when it was reported"),
        Key::new("evidence", Type::TextOrTexts)
            .label("Tài liệu kiểm chứng", "Evidence")
            .about("tài liệu kiểm chứng của báo cáo", "what proves it"),
    ],
);
