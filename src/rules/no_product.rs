//! `no-product`: a task without an expected product.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::rules::view::TaskView;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules no-product`.
pub const DOC: Doc = Doc {
    name: "no-product",
    level: Level::Warn,
    kind: RuleKind::Judgement,
    summary: Both { vi: "nhiệm vụ không có sản phẩm", en: "a task without a product" },
    why: Both {
        vi: "Nhiệm vụ chỉ được coi là hoàn thành khi có sản phẩm; “rõ sản phẩm” cũng là một trong \
             “6 rõ”. Không nêu sản phẩm thì cuối năm không có gì để đối chiếu, và không có tài \
             liệu kiểm chứng khi tự chấm điểm.",
        en: "A task is done when its product is there; a clear product is one of the “six \
             clarities”. Where none is named, there is nothing to hold the work against at the end \
             of the year, and no document to prove it when the agency scores itself.",
    },
    fix: Both {
        vi: "Ghi `product` là văn bản, báo cáo hay kết quả đo được, như cột “Sản phẩm/Kết quả” của \
             phụ lục.",
        en: "Let `product` be a document, a report or a result that can be measured, as in the \
             appendix's column “Sản phẩm/Kết quả”.",
    },
    bad: Marked(
        r#"[[task]]
#^^^^^^^ no expected product
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
"#,
    ),
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"
"#,
};

/// Whether a task lacks it.
pub(crate) fn breaks(view: &TaskView<'_, '_>) -> bool {
    view.lacks(&view.task.product)
}

/// No expected product.
pub fn check(view: &TaskView<'_, '_>, out: &mut Findings) {
    if breaks(view) {
        out.push(
            &DOC,
            Place::header(view.task.header),
            both!("chưa rõ sản phẩm, kết quả", "no expected product"),
        );
    }
}
