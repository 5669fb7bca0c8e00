//! `no-holiday-data`: working days counted through a year without holiday data.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::resolve::Resolved;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules no-holiday-data`.
pub const DOC: Doc = Doc {
    name: "no-holiday-data",
    level: Level::Warn,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "đếm ngày làm việc qua năm chưa có dữ liệu ngày nghỉ lễ",
        en: "working days counted through a year without holiday data",
    },
    why: Both {
        vi: "Ngày nghỉ lễ, Tết theo Điều 112 Bộ luật Lao động 2019 và lịch hoán đổi ngày làm việc \
             được thông báo từng năm, không tính trước được. Năm chưa có dữ liệu thì pargo chỉ trừ \
             thứ Bảy, Chủ nhật, nên ngày đến hạn có thể sớm hơn thực tế.",
        en: "Public holidays (Article 112 of the Labour Code 2019) and the days worked in exchange \
             are announced year by year and cannot be reckoned ahead. For a year without data \
             pargo leaves out Saturdays and Sundays alone, so the due date may come too early.",
    },
    fix: Both {
        vi: "Khai báo ngày nghỉ và ngày làm bù của năm đó ở `[[holiday]]` trong `pargo.toml`, hoặc đếm \
             theo ngày thường nếu văn bản không ghi “ngày làm việc”.",
        en: "Declare that year's holidays and exchanged days under `[[holiday]]` in `pargo.toml`, \
             or count calendar days where the document does not say “ngày làm việc”.",
    },
    bad: Marked(
        r#"[plan]
id      = "vi-du-2031"
title   = "Kế hoạch ví dụ"
agency  = "Sở Tư pháp tỉnh Cao Bằng"
year    = 2031
issued  = 2031-01-06
indexes = []

[[unit]]
name = "Văn phòng Sở"

[[task]]
id       = "II.1"
title    = "Phân công triển khai Kế hoạch"
lead     = "Văn phòng Sở"
deadline = { working_days = 10 }
#          ^^^^^^^^^^^^^^^^^^^^^ working days are counted through 2031, whose holidays are not known
product  = "Thông báo phân công"
"#,
    ),
    good: r#"[plan]
id      = "vi-du-2031"
title   = "Kế hoạch ví dụ"
agency  = "Sở Tư pháp tỉnh Cao Bằng"
year    = 2031
issued  = 2031-01-06
indexes = []

[[unit]]
name = "Văn phòng Sở"

[[task]]
id       = "II.1"
title    = "Phân công triển khai Kế hoạch"
lead     = "Văn phòng Sở"
deadline = { days = 14 }
product  = "Thông báo phân công"
"#,
};

/// Working days counted through a year without holiday data.
pub fn check(resolved: &Resolved<'_>, out: &mut Findings) {
    resolved.each_own_deadline(out, |key, deadline, _, out| {
        let calendar = &resolved.config.calendar;
        let Some((count, start)) = deadline.kind.counted(resolved.issued()) else {
            return;
        };
        let Some(due) = count.after(start, calendar).filter(|_| count.working) else {
            return;
        };
        if let Some(year) = calendar.first_unknown_year(start, due) {
            out.push(
                &DOC,
                Place::key(key, deadline.span),
                both!(
                    "đếm ngày làm việc qua năm {year} nhưng chưa có dữ liệu ngày nghỉ lễ của năm đó",
                    "working days are counted through {year}, whose holidays are not known"
                ),
            )
            .help(both!(
                "khai báo ngày nghỉ của năm {year} bằng [[holiday]] trong pargo.toml",
                "declare the holidays of {year} as [[holiday]] in pargo.toml"
            ));
        }
    });
}
