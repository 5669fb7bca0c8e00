//! `[plan]`, `[defaults]`, `[[basis]]` and `[[unit]]`.

use crate::plan::keys::{Key, Table, Type};

/// `[plan]`
pub static PLAN: Table = Table::of(
    "plan",
    &[
        Key::new("id", Type::Text).required().label("Mã", "Id").about(
            "mã để gọi kế hoạch trên dòng lệnh, gồm chữ thường không dấu, chữ số và dấu `-`; không \
             trùng với kế hoạch khác trong kho",
            "what the plan is called on the command line: `a-z`, `0-9` and `-`; no two plans of a \
             repository share one",
        ),
        Key::new("title", Type::Text)
            .required()
            .label("Tên", "Title")
            .about("tên của văn bản", "title of the document"),
        Key::new("agency", Type::Text).required().label("Cơ quan ban hành", "Agency").about(
            "cơ quan ban hành kế hoạch, ghi kèm tên tỉnh",
            "the agency that issued it, with its province",
        ),
        Key::new("year", Type::Whole).required().label("Năm", "Year").about(
            "năm kế hoạch, là năm của các thời hạn không ghi năm",
            "the year meant by deadlines that name none",
        ),
        Key::new("number", Type::Text)
            .default("chưa có: dự thảo", "none: a draft")
            .label("Số, ký hiệu", "Number")
            .about("số và ký hiệu văn bản, ví dụ `90/KH-STP`", "number and symbol, `90/KH-STP`"),
        Key::new("issued", Type::Day).label("Ngày ban hành", "Date of issue").about(
            "ngày ban hành, là mốc để tính thời hạn theo số ngày",
            "day of issue, from which relative deadlines count",
        ),
        Key::new("from", Type::Day)
            .default(
                "ngày muộn hơn trong hai ngày: `issued` và 01/01 của `year`",
                "later of `issued` and 1 January of `year`",
            )
            .label("Ngày bắt đầu", "First day")
            .about("ngày đầu của thời gian thực hiện kế hoạch", "first day of the plan's term"),
        Key::new("until", Type::Day)
            .default("31/12 của `year`", "31 December of `year`")
            .label("Ngày kết thúc", "Last day")
            .about("ngày cuối của thời gian thực hiện kế hoạch", "last day of the term"),
        Key::new("indexes", Type::Texts).required().label("Chỉ số", "Indexes").about(
            "các chỉ số mà kế hoạch phục vụ; không phục vụ chỉ số nào thì ghi `[]`",
            "the indexes that the plan serves; `[]` for none",
        ),
        Key::new("province", Type::Text)
            .label("Tỉnh", "Province")
            .about("tỉnh, thành phố của cơ quan ban hành", "the agency's province"),
        Key::new("signed_by", Type::Text)
            .label("Người ký", "Signed by")
            .about("người ký văn bản", "who signed the document"),
        Key::new("source", Type::Text)
            .label("Văn bản gốc", "Source")
            .about("văn bản gốc dùng để nhập tệp này", "the document that was encoded"),
        Key::new("note", Type::Text).label("Ghi chú", "Note").about("ghi chú", "a remark"),
        Key::new("recipients", Type::Texts)
            .label("Nơi nhận", "Recipients")
            .about("nơi nhận văn bản", "who receives the document, “Nơi nhận”"),
        Key::new("closed", Type::Day).label("Ngày kết thúc kế hoạch", "Closed on").about(
            "ngày kế hoạch được tổng kết, kết thúc; từ ngày đó các nhiệm vụ giữ nguyên tình trạng, xem \
             [Kết thúc và chuyển tiếp](#kết-thúc-và-chuyển-tiếp)",
            "the plan was wound up on that day, see [closing and carrying on](#closing-and-carrying-on)",
        ),
        Key::new("closed_by", Type::Text)
            .label("Văn bản kết thúc", "Closed by")
            .about("văn bản kết thúc kế hoạch", "the document that winds the plan up"),
        Key::new("known_as", Type::Texts).label("Tên ở cấp trên", "Known as").about(
            "tên mà kế hoạch cấp trên dùng để gọi cơ quan này, ví dụ “Sở Tư pháp”",
            "what plans of the level above call this agency, “Sở Tư pháp”",
        ),
        Key::new("implements", Type::TextOrTexts)
            .label("Kế hoạch cấp trên", "Plans above")
            .about(
                "mã các kế hoạch cấp trên mà kế hoạch này cụ thể hóa",
                "ids of the plans above that this one carries out",
            ),
        Key::new("declined", Type::Reasons)
            .label("Nhiệm vụ không thuộc trách nhiệm", "Declined")
            .about(
                "nhiệm vụ mà kế hoạch cấp trên giao nhưng không thuộc trách nhiệm của cơ quan, ghi \
                 `\"KẾ-HOẠCH/NHIỆM-VỤ\" = \"lý do\"`",
                "`\"PLAN/TASK\" = \"reason\"`: a task that a plan above gives this agency and that is not its \
                 to do",
            ),
        ALLOW_KEY,
    ],
);

/// `allow` of a plan, an objective or a task.
pub(super) const ALLOW_KEY: Key =
    Key::new("allow", Type::Allow).label("Ngoại lệ", "Exceptions").about(
        "các quy tắc kiểm tra không áp dụng ở đây, kèm lý do",
        "rules of `check` that do not apply here, and why",
    );

/// One entry of `allow`, in the place of the reason alone.
pub static ALLOW: Table = Table::of(
    "allow",
    &[
        Key::new("reason", Type::Text)
            .default("bắt buộc", "required")
            .label("Lý do", "Reason")
            .about("lý do, không được để trống", "the reason, which has to say something"),
        Key::new("until", Type::Day)
            .default("không có ngày hết hiệu lực", "no last day")
            .label("Có hiệu lực đến", "Until")
            .about(
                "ngày cuối mà ngoại lệ còn hiệu lực",
                "the last day on which the entry silences",
            ),
    ],
);

/// `[defaults]`
pub static DEFAULTS: Table = Table::of(
    "defaults",
    &[
        Key::new("lead", Type::TextOrTexts)
            .label("Đơn vị chủ trì", "Lead")
            .about("đơn vị chủ trì", "units in the lead"),
        Key::new("partners", Type::TextOrTexts).label("Đơn vị phối hợp", "Partners").about(
            "đơn vị phối hợp; đơn vị đã chủ trì nhiệm vụ thì không tính là phối hợp",
            "units that take part; one that leads the task is left out of them",
        ),
        Key::new("deadline", Type::Deadline).label("Thời hạn", "Deadline").about(
            "thời hạn; nhiệm vụ có mốc thì theo các mốc",
            "the deadline; a task with milestones has those instead",
        ),
    ],
);

/// `[[basis]]`
pub static BASIS: Table = Table::of(
    "basis",
    &[
        Key::new("number", Type::Text).label("Số, ký hiệu", "Number").about(
            "số và ký hiệu văn bản; không có `title` thì phải có `number`",
            "number and symbol; required where there is no `title`",
        ),
        Key::new("title", Type::Text)
            .label("Tên", "Title")
            .about("tên văn bản", "title of the document"),
        Key::new("issued", Type::Day)
            .label("Ngày ban hành", "Date of issue")
            .about("ngày ban hành", "day of issue"),
        Key::new("issuer", Type::Text)
            .label("Cơ quan ban hành", "Issuer")
            .about("cơ quan ban hành văn bản", "the body that issued it"),
        Key::new("note", Type::Text).label("Ghi chú", "Note").about("ghi chú", "a remark"),
    ],
)
.one_of(&["number", "title"]);

/// `[[unit]]`, of a plan or of `pargo.toml`
pub static UNIT: Table = Table::of(
    "unit",
    &[
        Key::new("name", Type::Text)
            .required()
            .label("Tên", "Name")
            .about("tên dùng khi hiển thị đơn vị", "the name under which pargo shows the unit"),
        Key::new("aliases", Type::Texts)
            .default("`[]`", "`[]`")
            .label("Tên gọi khác", "Aliases")
            .about(
                "các tên gọi khác của đơn vị, dùng được ở nhiệm vụ và ở `members`",
                "other names for it, equally good in tasks and in `members`",
            ),
        Key::new("members", Type::Members).label("Thành viên", "Members").about(
            "các đơn vị thuộc nhóm; có khóa này thì đơn vị là một nhóm",
            "makes the unit a group of these units",
        ),
        Key::new("group", Type::Flag).default("`false`", "`false`").label("Nhóm", "Group").about(
            "nhóm mà văn bản không nêu rõ gồm những đơn vị nào",
            "a group whose members the document leaves open",
        ),
        Key::new("external", Type::Flag)
            .default("`false`", "`false`")
            .label("Ngoài cơ quan", "External")
            .about("đơn vị không thuộc cơ quan", "not part of the agency"),
        Key::new("from", Type::Day).label("Có từ ngày", "From").about(
            "ngày đầu đơn vị tồn tại; với nhiệm vụ có `each`, đơn vị không phải nộp những gì đến hạn trước ngày đó",
            "the first day on which the unit exists; of a task with `each` it owes nothing that falls due before",
        ),
        Key::new("until", Type::Day).label("Đến hết ngày", "Until").about(
            "ngày cuối đơn vị còn tồn tại; với nhiệm vụ có `each`, đơn vị không phải nộp những gì đến hạn sau ngày đó",
            "the last day on which the unit exists; of a task with `each` it owes nothing that falls due after",
        ),
        Key::new("note", Type::Text).label("Ghi chú", "Note").about("ghi chú", "a remark"),
    ],
);
