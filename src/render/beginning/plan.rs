//! A new plan, and the first one of a repository.

use crate::render::beginning::schema_line;
use crate::text::lang::{Both, Lang};
use crate::text::toml::quoted;

/// What a new plan says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewPlan {
    /// Its id.
    pub id: String,
    /// The title of the document.
    pub title: String,
    /// The agency that issues it.
    pub agency: String,
    /// Its year.
    pub year: i32,
    /// The indexes that it serves; `None` if none were named.
    pub indexes: Option<Vec<String>>,
    /// Its units, by their names.
    pub units: Vec<String>,
    /// Where its schema is, if it is to say so.
    pub schema: Option<String>,
}

/// The text of a new plan.
pub fn text(plan: &NewPlan) -> String {
    let mut out = schema_line(plan.schema.as_deref()) + &head(plan);
    for unit in &plan.units {
        out += &format!("\n[[unit]]\nname = {}\n", quoted(unit));
    }
    out
}

/// A task to copy, in a comment at the end of a new plan.
pub fn sample(plan: &NewPlan, lang: Lang) -> String {
    let words = Both {
        vi: "Mỗi nhiệm vụ là một bảng; xóa dấu # và ghi như trong văn bản. Đơn vị thì khai báo bằng [[unit]].",
        en: "Each task is a table; delete the # and write what the document says. Units are declared by [[unit]].",
    };
    let lead = plan.units.first().map_or("Văn phòng Sở", String::as_str);
    let mut out = format!("\n# {}\n#\n", words.in_lang(lang));
    for (key, value) in [
        ("id", "II.1"),
        ("title", "Báo cáo kết quả thực hiện Kế hoạch"),
        ("lead", lead),
        ("deadline", "Trước ngày 25/11"),
        ("product", "Báo cáo"),
    ] {
        let header = if key == "id" { "# [[task]]\n" } else { "" };
        out += &format!("{header}# {key:<8} = {}\n", quoted(value));
    }
    out
}

fn head(plan: &NewPlan) -> String {
    let indexes: Vec<String> = plan.indexes.iter().flatten().map(|index| quoted(index)).collect();
    let indexes = indexes.join(", ");
    let NewPlan { id, title, agency, year, .. } = plan;
    let (id, title, agency) = (quoted(id), quoted(title), quoted(agency));
    format!(
        "[plan]\nid      = {id}\ntitle   = {title}\nagency  = {agency}\nyear    = {year}\nindexes = [{indexes}]\n"
    )
}

/// What the first plan says about itself, its units, objectives and tasks.
const NOTES: [Both; 4] = [
    Both {
        vi: "Kế hoạch mẫu: sửa theo văn bản của cơ quan, hoặc xóa tệp này và lập kế hoạch khác bằng\n# `pargo new`. Kiểm tra bằng `pargo check`.",
        en: "A sample: change it to what the document of your agency says, or delete this file and begin\n# another plan by `pargo new`. `pargo check` checks it.",
    },
    Both {
        vi: "Các đơn vị chủ trì, phối hợp; `aliases` là tên gọi khác của cùng đơn vị.",
        en: "Units that lead or take part; `aliases` are other names of the same one.",
    },
    Both {
        vi: "Mục tiêu: kết quả năm trước và chỉ tiêu cần đạt.",
        en: "What is to be reached: the result of the year before, and the target.",
    },
    Both {
        vi: "Nhiệm vụ: ghi như trong phụ lục của văn bản. Hoàn thành thì thêm `done` và `evidence`.",
        en: "What is to be done, worded as in the document. Once it is done, add `done` and `evidence`.",
    },
];

/// The first plan of a repository: small, but with one of each thing, and without a finding.
pub fn first(id: &str, year: i32, lang: Lang, schema: Option<&str>) -> String {
    let plan = NewPlan {
        id: id.to_owned(),
        title: format!("Nâng cao Chỉ số PAR INDEX năm {year}"),
        agency: "Sở … tỉnh …".to_owned(),
        year,
        indexes: Some(vec!["PAR INDEX".to_owned()]),
        ..NewPlan::default()
    };
    let [about, units, objectives, tasks] = NOTES.map(|words| words.in_lang(lang));
    let (schema, head, before) = (schema_line(schema), head(&plan), year - 1);
    format!(
        r#"{schema}# {about}

{head}
# {units}
[[unit]]
name    = "Văn phòng Sở"
aliases = ["VP Sở"]

[[unit]]
name = "Thanh tra Sở"

# {objectives}
[[objective]]
id        = "chi-dao"
index     = "PAR INDEX"
component = "Chỉ đạo, điều hành"
baseline  = {{ year = {before}, score = 11 }}
max       = 16
target    = {{ score = ">= 14.5" }}

# {tasks}
[[task]]
id         = "II.1"
index      = "PAR INDEX"
objectives = ["chi-dao"]
title      = "Kiểm tra công tác cải cách hành chính"
lead       = "Thanh tra Sở"
partners   = "VP Sở"
deadline   = "Quý III"
product    = "Kết luận kiểm tra"

[[task]]
id       = "III.1"
title    = "Báo cáo kết quả thực hiện Kế hoạch"
lead     = "VP Sở"
deadline = "Trước ngày 25/11"
product  = "Báo cáo"
"#
    )
}
