//! The words of generated plans, as departments and communes write them.

/// Provinces, each with the folder of its plans.
pub const PROVINCES: [(&str, &str); 34] = [
    ("an-giang", "An Giang"),
    ("bac-ninh", "Bắc Ninh"),
    ("ca-mau", "Cà Mau"),
    ("can-tho", "Cần Thơ"),
    ("cao-bang", "Cao Bằng"),
    ("da-nang", "Đà Nẵng"),
    ("dak-lak", "Đắk Lắk"),
    ("dien-bien", "Điện Biên"),
    ("dong-nai", "Đồng Nai"),
    ("dong-thap", "Đồng Tháp"),
    ("gia-lai", "Gia Lai"),
    ("ha-noi", "Hà Nội"),
    ("ha-tinh", "Hà Tĩnh"),
    ("hai-phong", "Hải Phòng"),
    ("ho-chi-minh", "Hồ Chí Minh"),
    ("hue", "Huế"),
    ("hung-yen", "Hưng Yên"),
    ("khanh-hoa", "Khánh Hòa"),
    ("lai-chau", "Lai Châu"),
    ("lam-dong", "Lâm Đồng"),
    ("lang-son", "Lạng Sơn"),
    ("lao-cai", "Lào Cai"),
    ("nghe-an", "Nghệ An"),
    ("ninh-binh", "Ninh Bình"),
    ("phu-tho", "Phú Thọ"),
    ("quang-ngai", "Quảng Ngãi"),
    ("quang-ninh", "Quảng Ninh"),
    ("quang-tri", "Quảng Trị"),
    ("son-la", "Sơn La"),
    ("tay-ninh", "Tây Ninh"),
    ("thai-nguyen", "Thái Nguyên"),
    ("thanh-hoa", "Thanh Hóa"),
    ("tuyen-quang", "Tuyên Quang"),
    ("vinh-long", "Vĩnh Long"),
];

/// Agencies: the part of the file's name, the name, and the symbol in a document's number.
pub const AGENCIES: [(&str, &str, &str); 8] = [
    ("stp", "Sở Tư pháp", "STP"),
    ("snv", "Sở Nội vụ", "SNV"),
    ("stc", "Sở Tài chính", "STC"),
    ("syt", "Sở Y tế", "SYT"),
    ("sgddt", "Sở Giáo dục và Đào tạo", "SGDĐT"),
    ("skhcn", "Sở Khoa học và Công nghệ", "SKHCN"),
    ("snnmt", "Sở Nông nghiệp và Môi trường", "SNNMT"),
    ("phuong", "UBND phường Thục Phán", "UBND"),
];

/// The units inside an agency, each with another wording.
pub const UNITS: [(&str, &str); 8] = [
    ("Văn phòng Sở", "VP Sở"),
    ("Thanh tra Sở", "Bộ phận Thanh tra"),
    ("Phòng Hành chính và Bổ trợ", "Phòng HC&BT"),
    ("Phòng Xây dựng văn bản và Phổ biến giáo dục pháp luật", "Phòng XDVB và PBGDPL"),
    ("Phòng Kế hoạch - Tài chính", "Phòng KHTC"),
    ("Phòng Tổ chức cán bộ", "Phòng TCCB"),
    ("Trung tâm Phục vụ hành chính công", "TT PVHCC"),
    ("Trung tâm Công nghệ thông tin", "TT CNTT"),
];

/// The group that every unit inside belongs to.
pub const EVERYBODY: &str = "Các phòng, đơn vị thuộc Sở";

/// Units outside the agency.
pub const OUTSIDE: [&str; 3] =
    ["Báo và Đài phát thanh, truyền hình", "Bưu điện tỉnh", "UBND cấp xã"];

/// The built-in indexes with wordings of their components.
pub const INDEXES: [(&str, &[&str]); 3] = [
    (
        "PAR INDEX",
        &[
            "Chỉ đạo, điều hành",
            "Cải cách thể chế",
            "Cải cách thủ tục hành chính",
            "Cải cách tổ chức bộ máy hành chính",
            "Cải cách chế độ công vụ",
            "Cải cách tài chính công",
            "Chính quyền điện tử, chính quyền số",
        ],
    ),
    (
        "SIPAS",
        &[
            "Tiếp cận dịch vụ",
            "Công chức trực tiếp giải quyết công việc",
            "Kết quả dịch vụ",
            "Tiếp nhận, xử lý phản ánh, kiến nghị",
        ],
    ),
    (
        "PAPI",
        &[
            "Tham gia của người dân ở cấp cơ sở",
            "Công khai, minh bạch",
            "Trách nhiệm giải trình với người dân",
            "Kiểm soát tham nhũng trong khu vực công",
            "Thủ tục hành chính công",
            "Cung ứng dịch vụ công",
            "Quản trị môi trường",
            "Quản trị điện tử",
        ],
    ),
];

/// What is done.
pub const VERBS: [&str; 16] = [
    "Rà soát, đơn giản hóa",
    "Xây dựng và ban hành kế hoạch về",
    "Tăng cường kiểm tra, giám sát",
    "Nâng cao chất lượng",
    "Công khai, minh bạch",
    "Tổ chức tập huấn, bồi dưỡng về",
    "Đẩy mạnh tuyên truyền, phổ biến",
    "Tham mưu UBND tỉnh hoàn thiện",
    "Số hóa, làm sạch dữ liệu về",
    "Khảo sát, đo lường sự hài lòng của người dân đối với",
    "Siết chặt kỷ luật, kỷ cương trong",
    "Khắc phục triệt để những tồn tại, hạn chế trong",
    "Triển khai đồng bộ, hiệu quả",
    "Đổi mới phương thức thực hiện",
    "Chấn chỉnh, xử lý nghiêm vi phạm trong",
    "Theo dõi, đôn đốc, tổng hợp tình hình",
];

/// To what.
pub const OBJECTS: [&str; 20] = [
    "thủ tục hành chính thuộc phạm vi quản lý của ngành",
    "quy trình giải quyết hồ sơ theo cơ chế một cửa, một cửa liên thông",
    "việc tiếp nhận, xử lý phản ánh, kiến nghị của cá nhân, tổ chức",
    "dịch vụ công trực tuyến toàn trình và thanh toán trực tuyến",
    "công tác xây dựng, kiểm tra, rà soát văn bản quy phạm pháp luật",
    "dự toán, quyết toán ngân sách và tài sản công",
    "đội ngũ công chức, viên chức trực tiếp giải quyết công việc",
    "chức năng, nhiệm vụ và tổ chức bộ máy của các đơn vị trực thuộc",
    "việc phân cấp, phân quyền gắn với kiểm soát quyền lực",
    "Cổng thông tin điện tử và các kênh tương tác với người dân",
    "kho dữ liệu hồ sơ, kết quả giải quyết thủ tục hành chính",
    "công tác tiếp công dân, giải quyết khiếu nại, tố cáo",
    "công tác phòng, chống tham nhũng, lãng phí, tiêu cực",
    "quy chế dân chủ ở cơ sở và sự tham gia của người dân",
    "vị trí việc làm, tuyển dụng, bổ nhiệm công chức",
    "các chỉ tiêu về môi trường, thu gom và xử lý rác thải",
    "văn hóa công sở và thái độ phục vụ tại Bộ phận một cửa",
    "việc tự chấm điểm và tài liệu kiểm chứng Chỉ số cải cách hành chính",
    "các sáng kiến, mô hình hay trong cải cách hành chính",
    "nền tảng số dùng chung và an toàn thông tin mạng",
];

/// What for, or where.
pub const PURPOSES: [&str; 12] = [
    "",
    "",
    "",
    "; kịp thời tháo gỡ khó khăn, vướng mắc cho cơ sở",
    " theo Kế hoạch cải cách hành chính nhà nước giai đoạn 2021 - 2030",
    " nhằm cải thiện thứ hạng của tỉnh so với năm 2024",
    ", bảo đảm đúng tiến độ, đúng thẩm quyền, có phản hồi",
    " trên địa bàn tỉnh sau khi sắp xếp đơn vị hành chính",
    "; phấn đấu 100% hồ sơ được giải quyết đúng và trước hạn",
    " gắn với trách nhiệm của người đứng đầu",
    ", lấy người dân, doanh nghiệp làm trung tâm phục vụ",
    " theo Nghị quyết số 57-NQ/TW và Đề án 06",
];

/// What comes of it.
pub const PRODUCTS: [&str; 12] = [
    "Kế hoạch và báo cáo kết quả thực hiện",
    "Quyết định của Chủ tịch UBND tỉnh",
    "Báo cáo kết quả rà soát kèm phương án đơn giản hóa",
    "Tỷ lệ hồ sơ trực tuyến đạt từ 80% trở lên",
    "Văn bản chỉ đạo, đôn đốc",
    "Thông báo kết luận kiểm tra",
    "Hội nghị, lớp tập huấn được tổ chức",
    "Tin, bài, chuyên mục được đăng tải",
    "Dữ liệu được cập nhật đầy đủ trên hệ thống",
    "Phiếu khảo sát và báo cáo phân tích",
    "Quy chế, quy trình nội bộ được ban hành",
    "Danh mục được niêm yết, công khai",
];

/// Responsible persons.
pub const OFFICERS: [&str; 12] = [
    "Nguyễn Thị Hồng Hạnh",
    "Trần Văn Dũng",
    "Lê Quốc Khánh",
    "Phạm Thùy Dương",
    "Hoàng Đức Thắng",
    "Vũ Thị Lan Hương",
    "Đặng Minh Tuấn",
    "Bùi Ngọc Ánh",
    "Nông Văn Thành",
    "Triệu Thị Mỷ",
    "Lý Phụ Quang",
    "Đỗ Thị Kiều Oanh",
];

/// Remarks.
pub const NOTES: [&str; 6] = [
    "Nội dung gộp từ hai gạch đầu dòng của văn bản gốc.",
    "Lồng ghép trong báo cáo cải cách hành chính định kỳ.",
    "Kinh phí thực hiện từ nguồn chi thường xuyên của đơn vị.",
    "Đã trao đổi, thống nhất với đơn vị phối hợp ngày 14/3/2025.",
    "Phụ lục kèm theo ghi thêm chỉ tiêu của từng địa phương.",
    "Chờ hướng dẫn của Bộ Nội vụ về bộ tiêu chí mới.",
];
