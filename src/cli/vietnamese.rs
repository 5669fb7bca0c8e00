//! Help in Vietnamese.

use std::ffi::OsString;

use clap::{Arg, ArgAction, ColorChoice, Command};

use crate::cli::help_text;
use crate::cli::values::language;
use crate::text::lang::{Both, Lang};

/// The language of `--lang`, before the command line is parsed.
pub fn lang_of(arguments: &[OsString]) -> Option<Lang> {
    language(value_of(arguments, "--lang")?).ok()
}

/// Whether help is coloured by `--color`, before the command line is parsed.
pub fn colors_of(arguments: &[OsString]) -> ColorChoice {
    match value_of(arguments, "--color").map(str::to_ascii_lowercase).as_deref() {
        Some("always") => ColorChoice::Always,
        Some("never") => ColorChoice::Never,
        _ => ColorChoice::Auto,
    }
}

/// The value of an option of every command: `--lang vi`, `--lang=vi`.
fn value_of<'a>(arguments: &'a [OsString], option: &str) -> Option<&'a str> {
    let words: Vec<&str> = arguments.iter().filter_map(|a| a.to_str()).collect();
    words.iter().enumerate().find_map(|(at, word)| match word.strip_prefix(option) {
        Some("") => words.get(at + 1).copied(),
        Some(value) => value.strip_prefix('='),
        None => None,
    })
}

/// The Vietnamese of every option and argument, by its id; several commands share one.
const OPTIONS: &[(&str, &str)] = &[
    ("as_of", "Tính đến ngày, viết 01/12/2025, 2025-12-01 hoặc hôm nay; mặc định là hôm nay"),
    ("at", "Đọc kế hoạch ở commit này; mặc định tính đến ngày của commit"),
    ("lang", "Ngôn ngữ của kết quả"),
    ("color", "Khi nào dùng màu"),
    ("paths", "Tệp kế hoạch và thư mục; mặc định là plans/"),
    ("format", "Dạng kết quả (mặc định là table)"),
    (
        "output",
        "Ghi kết quả vào tệp này (chỉ thay tệp cũ khi đã ghi xong); đuôi tệp cho biết dạng kết quả, - là in ra",
    ),
    ("quiet", "Chỉ in kết quả và lỗi"),
    ("deny_warnings", "Trả về mã 1 nếu có cảnh báo"),
    ("profile", "Bật thêm các quy tắc của bộ này ở mức cảnh báo"),
    (
        "fix",
        "Sửa những chỗ đã rõ ý rồi mới kiểm tra: safe (chỉ sửa chỗ chắc chắn, mặc định), all (sửa mọi chỗ sửa được)",
    ),
    ("diff", "Không ghi vào tệp, chỉ cho xem --fix sẽ sửa gì; trả về mã 1 nếu có chỗ cần sửa"),
    (
        "baseline",
        "Bỏ qua những lỗi, cảnh báo đã ghi nhận trong tệp này, thay cho các tệp mà pargo.toml nêu",
    ),
    (
        "update_baseline",
        "Cập nhật tệp baseline: gone (chỉ xóa mục đã khắc phục), all (ghi thêm mục mới)",
    ),
    ("unit", "Nhiệm vụ của đơn vị này"),
    (
        "role",
        "Vai trò của đơn vị: lead (chủ trì), partner (phối hợp), any (cả hai); mặc định là chủ trì",
    ),
    ("direct", "Không tính nhiệm vụ giao chung cho nhóm"),
    ("index", "Nhiệm vụ của chỉ số này"),
    ("component", "Nhiệm vụ của lĩnh vực, nội dung này"),
    ("plan", "Nhiệm vụ của kế hoạch này: nêu bằng mã, một phần của mã, hoặc tên tệp"),
    (
        "state",
        "Nhiệm vụ ở tình trạng này, có thể ghi nhiều: overdue (quá hạn), in-progress (đang thực hiện), …",
    ),
    (
        "above",
        "Nhiệm vụ do kế hoạch cấp trên này giao; nếu chỉ nêu kế hoạch này thì cho biết cả cơ quan chưa có kế hoạch",
    ),
    ("missing", "Chỉ nhiệm vụ chưa được cụ thể hóa"),
    ("within", "Liệt kê cả nhiệm vụ sắp đến hạn, ví dụ 30d (30 ngày), 2w (2 tuần), 1 tháng"),
    ("closed", "Liệt kê cả nhiệm vụ của kế hoạch đã kết thúc"),
    ("exit_code", "Trả về mã 1 nếu có nhiệm vụ quá hạn"),
    ("by", "Tổng hợp theo"),
    ("every", "Lấy số liệu theo kỳ: week (tuần), month (tháng), quarter (quý)"),
    ("expand_groups", "Cùng với --by unit: tính nhiệm vụ của nhóm cho từng thành viên"),
    (
        "subject",
        "Kế hoạch, KẾ-HOẠCH/MÃ, hoặc MÃ chỉ có ở một kế hoạch; kế hoạch nêu bằng mã, một phần của mã, hoặc tên tệp",
    ),
    ("agency", "Nhiệm vụ trong kế hoạch của cơ quan này"),
    ("folders", "Tệp kế hoạch và thư mục để tìm; mặc định là plans/"),
    ("more", ""),
    ("rule", "Tên quy tắc hoặc bộ quy tắc"),
    ("here", "Xem mức đang áp dụng ở thư mục này và tệp đặt mức đó"),
    ("since", "Kiểm tra thêm các thay đổi kể từ commit này"),
    (
        "only_changed",
        "Cùng với --since: trong các lỗi khác chỉ nêu lỗi ở tệp đã thay đổi hoặc do thay đổi gây ra",
    ),
    (
        "show_files",
        "Không kiểm tra mà liệt kê các tệp được đọc, theo pargo.toml nào, tệp nào bị loại ra và vì sao",
    ),
    ("from", "Từ ngày"),
    ("to", "Đến ngày"),
    ("undocumented", "Chỉ nhiệm vụ có lần lùi thời hạn không có văn bản"),
    (
        "revisions",
        "Một commit, hai commit, hoặc COMMIT..COMMIT; mặc định từ HEAD đến bản chưa lưu vào git",
    ),
    ("full", "Nêu mọi nhóm ở các dòng đầu và mọi mục tiêu, kể cả khi có nhiều kế hoạch"),
    ("help", "Hiển thị hướng dẫn này"),
    ("version", "Hiển thị phiên bản"),
    ("phrase", "Cụm từ chỉ thời hạn, ghi như trong văn bản"),
    ("year", "Năm của kế hoạch, dùng khi cụm từ không ghi năm; mặc định là năm nay"),
    ("issued", "Ngày ban hành kế hoạch, để tính số ngày"),
    ("subjects", "KẾ-HOẠCH/MÃ, hoặc MÃ chỉ có ở một kế hoạch; nêu được nhiều"),
    (
        "on",
        "Ngày hoàn thành, bắt đầu, gia hạn, hủy hoặc có kết quả: 20/11/2025, 2025-11-20, hôm nay; mặc định là hôm nay",
    ),
    ("dry_run", "Không ghi, chỉ xem sẽ ghi gì"),
    ("commit", "Lưu vào git những gì đã ghi, kèm lời nhắn nêu đã làm gì"),
    ("reporting_period", REPORTING_PERIOD),
    ("period", "Kỳ báo cáo của nhiệm vụ định kỳ: 2025-Q3, quý III/2025, tháng 9"),
    ("milestone", "Mốc, nêu bằng tên mốc"),
    ("evidence", "Tài liệu kiểm chứng; nêu được nhiều lần"),
    ("progress", "Tỷ lệ hoàn thành, phần trăm"),
    ("text", "Kết quả đã thực hiện"),
    ("obstacle", "Khó khăn, vướng mắc"),
    ("proposal", "Đề xuất, kiến nghị"),
    ("note", "Lý do hoặc văn bản; ghi tiếp vào ghi chú đã có"),
    ("score", "Điểm: 9,40 hoặc 9.40"),
    ("percent", "Tỷ lệ phần trăm"),
    ("rank", "Xếp hạng"),
    ("of", "Tổng số đơn vị được xếp hạng"),
    ("count", "Số lượng"),
    ("kind", "Loại kết quả: self (tự chấm), appraised (đã thẩm định), published (đã công bố)"),
    ("check", "Không ghi mà nêu tên các tệp chưa đúng cách trình bày; trả về mã 1 nếu có"),
    ("diff", "Không ghi mà hiển thị những chỗ sẽ đổi; trả về mã 1 nếu có"),
    ("which", "Của tệp nào: plan (kế hoạch), config (pargo.toml); mặc định là plan"),
    ("shell", "Chương trình dòng lệnh cần gợi ý"),
    ("word", ""),
    ("words", ""),
    ("folder", "Thư mục để ghi, được tạo nếu chưa có"),
    ("watch", "Kiểm tra lại mỗi khi lưu tệp, đến khi bấm Ctrl-C"),
    ("ci", "Tệp CI của dịch vụ nào; mặc định đoán theo địa chỉ remote của git"),
    ("schema_line", "Ghi cả schema cho trình soạn thảo, và dòng đầu tệp cho biết schema ở đâu"),
    ("id", "Mã kế hoạch: chữ thường không dấu, chữ số và -; cũng là tên tệp"),
    ("title", "Tên văn bản"),
    ("all_units", "Mỗi đơn vị chủ trì một biểu; nêu thư mục bằng -o"),
    ("forms", "Biểu các đơn vị gửi về, hoặc thư mục chứa các biểu"),
    ("document", "Tài liệu: .docx, .xlsx, .csv, .tsv hoặc Markdown"),
    ("into", "Ghi thêm vào kế hoạch này thay vì lập kế hoạch mới"),
    ("table", "Chỉ đọc bảng này của văn bản, nêu bằng số thứ tự"),
    ("sheet", "Chỉ đọc trang tính này"),
    ("columns", "Cột nào là gì, nếu pargo hiểu sai: lead=3,deadline=5"),
    ("number", "Số, ký hiệu văn bản"),
    ("standing", "Chuyển cả các nhiệm vụ thường xuyên, định kỳ"),
    (
        "carry",
        "Kế hoạch trước: lấy cơ quan, chỉ số, đơn vị và các nhiệm vụ có thời hạn chưa hoàn thành; nêu KẾ-HOẠCH/NHIỆM-VỤ thì chỉ lấy nhiệm vụ đó; nêu được nhiều lần",
    ),
    ("force", "Vẫn kết thúc khi còn nhiệm vụ chưa xong mà không được chuyển tiếp"),
    ("reply_by", "Ngày phải báo cáo; mặc định sau năm ngày làm việc"),
    ("alarm", "Với --format ics: nhắc trước bao nhiêu ngày, ví dụ 7d,1d"),
    ("date", "Ngày ghi trên văn bản; mặc định để trống"),
    ("command", "Lệnh cần xem hướng dẫn; mặc định là tất cả"),
];

const REPORTING_PERIOD: &str =
    "Kỳ báo cáo: 2025-Q3, 2025-11, 2025-H1, 2025-9M, 2025; số liệu tính đến ngày cuối kỳ";

const REPORT_PERIOD: &str =
    "Kỳ báo cáo: 2025-Q3, 2025-11, 2025-H1, 2025-9M, 2025; mặc định là quý gần nhất đã kết thúc";

/// The Vietnamese of an option that means something else in one command.
const OF_ONE_COMMAND: &[(&str, &str, &str)] = &[
    ("import", "id", "Mã kế hoạch"),
    ("import", "agency", "Cơ quan ban hành"),
    ("import", "index", "Chỉ số mà kế hoạch phục vụ"),
    ("import", "year", "Năm của kế hoạch"),
    ("import", "issued", "Ngày ban hành"),
    (
        "import",
        "format",
        "Nội dung in ra: json là các bảng đã đọc, phần bỏ lại và chỗ cần xem lại (cần -o hoặc --into)",
    ),
    ("owed", "exit_code", "Trả về mã 1 nếu có báo cáo quá hạn"),
    ("owed", "missing", "Chỉ những báo cáo chưa nộp, đã đến hạn hay chưa"),
    ("init", "folder", "Thư mục chứa các kế hoạch; mặc định là thư mục hiện tại"),
    ("new", "agency", "Cơ quan ban hành, kèm tên tỉnh"),
    ("new", "year", "Năm kế hoạch"),
    (
        "new",
        "index",
        "Chỉ số mà kế hoạch phục vụ; nêu được nhiều lần, không phục vụ chỉ số nào thì ghi none",
    ),
    ("new", "standing", "Chuyển cả các nhiệm vụ thường xuyên, định kỳ của kế hoạch đó"),
    ("new", "unit", "Đơn vị chủ trì, phối hợp; nêu được nhiều lần"),
    ("new", "schema_line", "Dòng đầu tệp cho biết schema cho trình soạn thảo ở đâu"),
    (
        "fmt",
        "paths",
        "Tệp kế hoạch, pargo.toml và thư mục; mặc định là plans/ và pargo.toml, - là đọc đầu vào, ghi đầu ra chuẩn",
    ),
    ("diff", "exit_code", "Trả về mã 1 nếu có thay đổi"),
    ("form", "unit", "Đơn vị điền biểu"),
    (
        "collect",
        "on",
        "Ngày cập nhật khi biểu không ghi ngày điền: 20/11/2025, hôm nay; mặc định là hôm nay",
    ),
    ("update", "unit", "Đơn vị cập nhật; mặc định là đơn vị chủ trì"),
    ("done", "unit", "Đơn vị báo cáo, khi từng đơn vị chủ trì phải báo cáo riêng"),
    ("reopen", "unit", "Đơn vị báo cáo, khi từng đơn vị chủ trì phải báo cáo riêng"),
    (
        "extend",
        "unit",
        "Đơn vị được gia hạn, khi từng đơn vị phải báo cáo riêng; mặc định là tất cả",
    ),
    ("close", "plan", "Kế hoạch: mã, một phần của mã, hoặc tệp"),
    ("close", "on", "Ngày kết thúc: 2026-01-20, 20/01/2026, hôm nay; mặc định là hôm nay"),
    ("close", "by", "Văn bản tổng kết, kết thúc kế hoạch"),
    (
        "carry",
        "subjects",
        "Kế hoạch, là mọi nhiệm vụ có thời hạn chưa hoàn thành của kế hoạch, hoặc KẾ-HOẠCH/NHIỆM-VỤ; một hoặc nhiều",
    ),
    ("carry", "into", "Kế hoạch nhận nhiệm vụ chuyển tiếp"),
    ("extend", "to", "Thời hạn mới"),
    ("extend", "by", "Văn bản cho phép gia hạn"),
    (
        "cascade",
        "exit_code",
        "Trả về mã 1 nếu có nhiệm vụ chưa cụ thể hóa hoặc cơ quan chưa có kế hoạch",
    ),
    (
        "cascade",
        "plan",
        "Nhiệm vụ giao cho kế hoạch này: nêu bằng mã, một phần của mã, hoặc tên tệp",
    ),
    ("cascade", "by", "Đếm theo cơ quan"),
    ("report", "reporting_period", REPORT_PERIOD),
    ("report", "plan", "Kế hoạch cần báo cáo: nêu bằng mã, một phần của mã, hoặc tên tệp"),
    ("report", "number", "Số, ký hiệu báo cáo; mặc định để trống"),
    ("report", "format", "Dạng báo cáo; mặc định là markdown, trong thư mục là docx"),
    ("remind", "plan", "Chỉ các kế hoạch này: nêu bằng mã, một phần của mã, hoặc tên tệp"),
    (
        "remind",
        "within",
        "Cả nhiệm vụ đến hạn trong thời gian này; mặc định theo soon_days của pargo.toml",
    ),
    (
        "remind",
        "kind",
        "Loại văn bản: letter (công văn cho từng đơn vị), notice (một thông báo chung)",
    ),
    ("remind", "number", "Số, ký hiệu văn bản; mặc định để trống"),
    ("remind", "format", "Dạng văn bản"),
    ("summary", "profile", "Thêm cột đếm nhiệm vụ đã rõ theo bộ quy tắc này"),
];

/// The Vietnamese of every command.
const COMMANDS: &[(&str, &str)] = &[
    ("import", "Nhập kế hoạch từ tài liệu Word, Excel"),
    ("owed", "Cho biết đơn vị nào đã báo cáo, đơn vị nào chưa"),
    ("init", "Bắt đầu một kho kế hoạch: cài đặt, kế hoạch đầu tiên, kiểm tra trong CI"),
    ("new", "Lập một kế hoạch mới"),
    ("check", "Kiểm tra các kế hoạch và chỉ ra tất cả lỗi"),
    (
        "fmt",
        "Trình bày lại tệp kế hoạch và pargo.toml theo một cách thống nhất, giữ nguyên ghi chú",
    ),
    ("update", "Ghi nhận nhiệm vụ đã bắt đầu, tiến độ, khó khăn, vướng mắc"),
    ("done", "Ghi nhận hoàn thành nhiệm vụ, kỳ báo cáo hoặc mốc"),
    ("extend", "Ghi nhận gia hạn thời hạn theo văn bản"),
    ("cancel", "Ghi nhận hủy nhiệm vụ"),
    ("reopen", "Hủy kết quả hoàn thành, hoặc mở lại nhiệm vụ đã hủy"),
    ("result", "Ghi nhận kết quả của mục tiêu"),
    ("form", "Lập biểu Excel các nhiệm vụ chưa hoàn thành để đơn vị điền"),
    ("collect", "Ghi nhận nội dung các đơn vị đã điền trong biểu"),
    ("overdue", "Liệt kê nhiệm vụ quá hạn, xếp theo số ngày quá hạn"),
    ("summary", "Tổng hợp tình hình thực hiện theo từng chỉ số"),
    ("tasks", "Liệt kê mọi nhiệm vụ với tình trạng và thời hạn"),
    ("show", "Xem đầy đủ một kế hoạch, nhiệm vụ hoặc mục tiêu"),
    ("cascade", "Cho biết nhiệm vụ cấp trên giao đã được cụ thể hóa chưa"),
    ("report", "Lập báo cáo định kỳ về một kế hoạch"),
    ("remind", "Lập công văn, thông báo đôn đốc các đơn vị"),
    ("page", "Làm trang web cho lãnh đạo: một tệp HTML, hoặc một thư mục trang"),
    ("diff", "So sánh nội dung kế hoạch giữa hai lần lưu (commit)"),
    ("history", "Xem lịch sử thay đổi của kế hoạch, nhiệm vụ hoặc mục tiêu"),
    ("slips", "Liệt kê nhiệm vụ đã lùi thời hạn"),
    ("trend", "Xem diễn biến thực hiện theo tuần, tháng, quý"),
    ("close", "Ghi kết thúc kế hoạch"),
    ("carry", "Chuyển nhiệm vụ chưa hoàn thành sang kế hoạch khác"),
    ("rules", "Liệt kê các quy tắc kiểm tra, hoặc giải thích một quy tắc"),
    ("deadline", "Cho biết cụm từ chỉ thời hạn nghĩa là ngày nào"),
    ("schema", "Ghi JSON Schema của kế hoạch hoặc của pargo.toml, dùng cho trình soạn thảo"),
    (
        "completions",
        "Ghi đoạn mã để dòng lệnh gợi ý lệnh, tùy chọn, tên đơn vị, mã nhiệm vụ khi bấm Tab",
    ),
    ("man", "Ghi các trang hướng dẫn cho `man`, mỗi lệnh một trang"),
    ("help", "Hiển thị hướng dẫn này, hoặc hướng dẫn của một lệnh"),
];

const ABOUT: &str =
    "Kiểm tra kế hoạch nâng cao PAR INDEX, SIPAS, PAPI; cho biết đơn vị nào chậm nhiệm vụ nào";

/// The command line as it is parsed: if an option is repeated, the last one counts. Without help, which takes
/// time to write and which few calls show.
pub fn parser(command: Command) -> Command {
    command.args_override_self(true).mut_subcommands(|sub| sub.args_override_self(true))
}

/// The command line with its help in `lang`.
pub fn translated(command: Command, lang: Lang) -> Command {
    let command = parser(command);
    let command = match lang {
        Lang::En => command,
        Lang::Vi => in_vietnamese(command.about(ABOUT), 0),
    };
    with_groups(command, lang)
}

/// Puts the commands in groups, and examples below the options.
fn with_groups(command: Command, lang: Lang) -> Command {
    let usage = match lang {
        Lang::Vi => "pargo [TÙY CHỌN] <LỆNH>",
        Lang::En => "pargo [OPTIONS] <COMMAND>",
    };
    let heading = Both { vi: "Cú pháp:", en: "Usage:" }.in_lang(lang);
    let head = command.get_styles().get_usage();
    let groups = help_text::groups(&command, lang);
    let template = format!(
        "{{about-with-newline}}\n{head}{heading}{head:#} {{usage}}\n\n{groups}\n{{all-args}}{{after-help}}"
    );
    let command = with_examples(command, "pargo", lang).help_template(template);
    // The list of the groups stands in place of the parser's own.
    command.override_usage(usage).mut_subcommands(|sub| {
        let name = sub.get_name().to_owned();
        with_examples(sub, &name, lang).hide(true)
    })
}

fn with_examples(command: Command, name: &str, lang: Lang) -> Command {
    match help_text::examples(name, lang) {
        Some(examples) => command.after_help(examples),
        None => command,
    }
}

const TEMPLATE: &str = "{about-with-newline}\nCú pháp: {usage}\n\n{all-args}{after-help}";

fn in_vietnamese(command: Command, depth: usize) -> Command {
    let name = command.get_name().to_owned();
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").replace("[OPTIONS]", "[TÙY CHỌN]");
    let usage = if depth == 0 { usage } else { format!("pargo {usage}") };
    let flag = |name: &'static str, short, help, action| {
        let flag = Arg::new(name).short(short).long(name).action(action);
        flag.help(help).help_heading("Tùy chọn").display_order(1000)
    };
    // Under a heading of their own they would come by the alphabet.
    let mut place = 0;
    let command = command
        .override_usage(usage)
        .help_template(TEMPLATE)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .mut_args(|arg| {
            let arg = argument(arg, &name);
            if !arg.is_positional() {
                return arg;
            }
            place += 1;
            arg.display_order(place)
        })
        .arg(flag("help", 'h', "Hiển thị hướng dẫn này", ArgAction::Help));
    let command = match depth {
        0 => command.arg(flag("version", 'V', "Hiển thị phiên bản", ArgAction::Version)),
        _ => command,
    };
    command.mut_subcommands(|sub| {
        let about = COMMANDS.iter().find(|(name, _)| *name == sub.get_name());
        let sub = match about {
            Some((_, about)) => sub.about(*about),
            None => sub,
        };
        in_vietnamese(sub, depth + 1)
    })
}

/// An option or an argument with its Vietnamese, its values and its default.
fn argument(arg: Arg, command: &str) -> Arg {
    let id = arg.get_id().as_str();
    let own = OF_ONE_COMMAND.iter().find(|(of, known, _)| *of == command && *known == id);
    let shared = || OPTIONS.iter().find(|(known, _)| *known == id).map(|(_, help)| *help);
    let help = own.map(|(.., help)| *help).or_else(shared);
    let heading = if arg.is_positional() { "Tham số" } else { "Tùy chọn" };
    let takes_values = arg.get_action().takes_values();
    let values: Vec<String> = arg
        .get_possible_values()
        .iter()
        .map(|value| explained(id, value.get_name()))
        .filter(|_| takes_values)
        .collect();
    let values = if values.is_empty() { String::new() } else { format!(": {}", values.join(", ")) };
    let default = arg.get_default_values().first().filter(|_| takes_values);
    let default = default.map(|value| format!(" [mặc định: {}]", value.to_string_lossy()));
    let default = default.unwrap_or_default();
    let arg = arg.help_heading(heading);
    match help {
        Some(help) => arg
            .help(format!("{help}{values}{default}"))
            .hide_possible_values(takes_values)
            .hide_default_value(takes_values),
        None => arg,
    }
}

/// A value of an option as the help lists it; what figures are grouped by with its Vietnamese.
fn explained(option: &str, value: &str) -> String {
    const GROUPS: [(&str, &str); 6] = [
        ("index", "chỉ số"),
        ("component", "lĩnh vực, nội dung"),
        ("unit", "đơn vị"),
        ("plan", "kế hoạch"),
        ("agency", "cơ quan"),
        ("task", "nhiệm vụ"),
    ];
    match GROUPS.iter().find(|(name, _)| option == "by" && *name == value) {
        Some((name, vi)) => format!("{name} ({vi})"),
        None => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Cli;

    /// Every command and option has a Vietnamese text.
    #[test]
    fn all_help_is_translated() {
        let command = Cli::command();
        for sub in command.get_subcommands() {
            assert!(COMMANDS.iter().any(|(name, _)| *name == sub.get_name()), "{}", sub.get_name());
            for arg in sub.get_arguments().chain(command.get_arguments()) {
                let id = arg.get_id().as_str();
                assert!(OPTIONS.iter().any(|(known, _)| *known == id), "{} {id}", sub.get_name());
            }
        }
        translated(Cli::command(), Lang::Vi).debug_assert();
        Cli::command().debug_assert();
    }
}
