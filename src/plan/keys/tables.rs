//! The top of a plan file, and every table of both kinds of file.

use crate::plan::keys::baseline::{BASELINE_FILE, ENTRY};
use crate::plan::keys::config::{COMPONENT, CONFIG, HOLIDAY, INDEX, LETTERHEAD, REPORTING, SIGNER};
use crate::plan::keys::deadline::DEADLINE;
use crate::plan::keys::objective::{BASELINE, OBJECTIVE, PART, RESULT, TARGET};
use crate::plan::keys::plan::{ALLOW, BASIS, DEFAULTS, PLAN, UNIT};
use crate::plan::keys::task::{EXTENSION, MILESTONE, REPORT, TASK, UPDATE};
use crate::plan::keys::{Key, Table, Type};

/// The top of a plan file.
pub static ROOT: Table = Table::of(
    "file",
    &[
        Key::new("format", Type::Whole)
            .default("`1`", "`1`")
            .label("Định dạng", "Format")
            .about("phiên bản định dạng, chỉ có `1`", "version of the format, `1` alone"),
        Key::new("plan", Type::Table(&PLAN))
            .default("bắt buộc", "required")
            .label("Kế hoạch", "Plan")
            .about("thông tin chung của kế hoạch", "the plan as a whole"),
        Key::new("defaults", Type::Table(&DEFAULTS)).label("Quy định chung", "Defaults").about(
            "những điều văn bản quy định chung cho các nhiệm vụ",
            "what the document says once for all tasks",
        ),
        Key::new("basis", Type::Tables(&BASIS))
            .label("Căn cứ", "Legal bases")
            .about("các văn bản căn cứ", "documents on which the plan rests"),
        Key::new("unit", Type::Tables(&UNIT))
            .label("Đơn vị", "Units")
            .about("các đơn vị được nêu trong kế hoạch", "the units that the plan names"),
        Key::new("objective", Type::Tables(&OBJECTIVE))
            .label("Mục tiêu", "Objectives")
            .about("các mục tiêu", "what the plan wants to reach"),
        Key::new("task", Type::Tables(&TASK))
            .label("Nhiệm vụ", "Tasks")
            .about("các nhiệm vụ", "what is to be done"),
    ],
);

/// Every table of a plan file, of `pargo.toml` and of a baseline, in the order of the reference.
pub static ALL: [&Table; 26] = [
    &ROOT,
    &PLAN,
    &DEFAULTS,
    &BASIS,
    &UNIT,
    &OBJECTIVE,
    &BASELINE,
    &RESULT,
    &PART,
    &TARGET,
    &TASK,
    &DEADLINE,
    &REPORT,
    &MILESTONE,
    &EXTENSION,
    &UPDATE,
    &ALLOW,
    &CONFIG,
    &REPORTING,
    &LETTERHEAD,
    &SIGNER,
    &HOLIDAY,
    &INDEX,
    &COMPONENT,
    &BASELINE_FILE,
    &ENTRY,
];
