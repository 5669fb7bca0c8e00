//! Plans put together from pieces that plans are made of, so that fuzzing gets behind the reader of TOML.
//!
//! The bytes choose tables, keys and values. Most values fit their key, some do not.

use std::fmt;

use arbitrary::{Arbitrary, Result, Unstructured};
use pargo::rules::RULES;

use super::diff::THEN;

/// What a key takes.
#[derive(Clone, Copy)]
enum Kind {
    Id,
    Ids,
    Text,
    Texts,
    Title,
    Unit,
    Units,
    Members,
    Index,
    Component,
    Date,
    Year,
    Number,
    Bounds,
    Measure,
    Integer,
    Flag,
    Deadline,
    Period,
    Status,
    Scope,
    Allow,
    Declined,
    Tasks,
    Plans,
}

use Kind::*;

const KINDS: [Kind; 25] = [
    Id, Ids, Text, Texts, Title, Unit, Units, Members, Index, Component, Date, Year, Number,
    Bounds, Measure, Integer, Flag, Deadline, Period, Status, Scope, Allow, Declined, Tasks, Plans,
];

/// A table of the format: its header and its keys.
type Table = (&'static str, &'static [(&'static str, Kind)]);

const PLAN_TABLE: Table = (
    "[plan]",
    &[
        ("id", Id),
        ("title", Text),
        ("agency", Text),
        ("year", Year),
        ("indexes", Index),
        ("issued", Date),
        ("from", Date),
        ("until", Date),
        ("number", Text),
        ("province", Text),
        ("signed_by", Text),
        ("source", Text),
        ("note", Text),
        ("recipients", Texts),
        ("closed", Date),
        ("closed_by", Text),
        ("known_as", Units),
        ("implements", Plans),
        ("declined", Declined),
        ("allow", Allow),
    ],
);

const TABLES: [Table; 10] = [
    (
        "[[task]]",
        &[
            ("id", Id),
            ("title", Text),
            ("index", Index),
            ("component", Component),
            ("objectives", Ids),
            ("lead", Units),
            ("partners", Units),
            ("deadline", Deadline),
            ("product", Text),
            ("status", Status),
            ("started", Date),
            ("done", Date),
            ("progress", Integer),
            ("evidence", Texts),
            ("cancelled", Date),
            ("officer", Text),
            ("approver", Text),
            ("recipient", Units),
            ("each", Flag),
            ("except", Units),
            ("implements", Tasks),
            ("continues", Tasks),
            ("source", Text),
            ("note", Text),
            ("allow", Allow),
        ],
    ),
    (
        "[[task.milestone]]",
        &[("title", Title), ("deadline", Deadline), ("done", Date), ("evidence", Texts)],
    ),
    (
        "[[task.extension]]",
        &[("to", Date), ("granted", Date), ("by", Text), ("unit", Unit), ("milestone", Title)],
    ),
    ("[[task.report]]", &[("period", Period), ("done", Date), ("unit", Unit), ("evidence", Texts)]),
    (
        "[[task.update]]",
        &[("on", Date), ("text", Text), ("unit", Unit), ("obstacle", Text), ("proposal", Text)],
    ),
    (
        "[[objective]]",
        &[
            ("id", Id),
            ("index", Index),
            ("component", Component),
            ("scope", Scope),
            ("title", Text),
            ("baseline", Measure),
            ("max", Number),
            ("gain", Number),
            ("target", Bounds),
            ("source", Text),
            ("note", Text),
            ("allow", Allow),
        ],
    ),
    (
        "[[objective.result]]",
        &[
            ("on", Date),
            ("kind", Text),
            ("evidence", Texts),
            ("score", Number),
            ("percent", Number),
            ("rank", Integer),
            ("of", Integer),
            ("count", Number),
        ],
    ),
    (
        "[[unit]]",
        &[
            ("name", Unit),
            ("aliases", Units),
            ("members", Members),
            ("group", Flag),
            ("external", Flag),
            ("from", Date),
            ("until", Date),
            ("note", Text),
        ],
    ),
    ("[defaults]", &[("lead", Units), ("partners", Units), ("deadline", Deadline)]),
    (
        "[[basis]]",
        &[("number", Text), ("title", Text), ("issued", Date), ("issuer", Text), ("note", Text)],
    ),
];

const TEXTS: [&str; 14] = [
    "Báo cáo",
    "Sở Tư pháp",
    "hoà bình",
    "hòa bình",
    "Quy\u{301} IV",
    "",
    " ",
    "=1+1",
    "a|b",
    "<b>&amp;",
    "[x](http://a.vn)",
    "{0} 100%",
    "::error::x",
    "##[group]",
];
const UNITS: [&str; 9] = [
    "Văn phòng Sở",
    "Văn  phòng sở",
    "Va\u{306}n pho\u{300}ng So\u{31b}\u{309}",
    "VP Sở",
    "Thanh tra Sở",
    "Các phòng",
    "Phòng Hoà giải",
    "Phòng Hòa giải",
    "Văn phòng Sờ",
];
const TITLES: [&str; 4] = ["Mốc 1", "mốc  1", "Mốc 2", ""];
const IDS: [&str; 7] = ["a", "b", "II.1.a-2", "1.1", "x/y", "Số 1", ""];
/// Tasks of plans, some of which the plan itself may be.
const TASKS: [&str; 6] = ["a/b", "b/a", "a/II.1.a-2", "b/1.1", "a", "a/x/y"];
const INDEXES: [&str; 5] = ["PAR INDEX", "SIPAS", "PAPI", "Chỉ số hài lòng", "DTI"];
const COMPONENTS: [&str; 5] =
    ["Tiếp cận dịch vụ", "Quản trị điện tử", "Tác động của CCHC", "Công chức", "Hạ tầng số"];
const NUMBERS: [&str; 11] = [
    "9.4",
    "\"9,40\"",
    "10",
    "0",
    "-1",
    "+0.13",
    "1e3",
    "\"1.000,5\"",
    "\"16%\"",
    "nan",
    "99.999999999999",
];
const BOUNDS: [&str; 6] = ["\">= 14.5\"", "\"≤ 5\"", "\"< 1\"", "\"= 100\"", "12", "\"> 9,40\""];
const PERIODS: [&str; 8] =
    ["2025-Q2", "2025-H1", "2025-06", "2025-W07", "2025-9M", "2025", "2025-Q9", "quý II"];
const STATUSES: [&str; 5] = ["not-started", "in-progress", "done", "cancelled", "xong"];
const PHRASES: [&str; 34] = [
    "25/11/2025",
    "trước ngày 25/11/2025",
    "25/11",
    "31/11/2025",
    "tháng 11/2025",
    "Quý IV/2025",
    "QuýIV",
    "quý II, III/2025",
    "6 tháng đầu năm",
    "năm 2025",
    "giai đoạn 2021-2025",
    "cuối năm",
    "15 ngày kể từ ngày ký",
    "10 ngày làm việc kể từ ngày ban hành Kế hoạch",
    "0 ngày kể từ ngày ký",
    "36525 ngày kể từ ngày ký",
    "hàng quý, 6 tháng, năm",
    "hàng tuần",
    "hàng tháng",
    "hằng năm",
    "định kỳ 6 tháng/lần",
    "ngày 25 hàng tháng",
    "ngày 31 hàng tháng",
    "thường xuyên",
    "từ quý I/2026",
    "theo yêu cầu",
    "khi có văn bản",
    "sau khi Quý IV/2025",
    "20 ngày làm việc sau khi có kết quả",
    "từ tháng 10 đến tháng 3/2026",
    "tháng 10, 11/2025",
    "bao giờ",
    "30/6/25",
    "Trong năm 2025.",
];
/// Letters that something may trip over.
const LETTERS: [char; 40] = [
    'a', 'Z', '0', '9', ' ', 'ở', 'Ở', 'o', '\u{300}', '\u{301}', '\u{31b}', 'ß', 'İ', '漢', '👩',
    '\u{200d}', '\u{200b}', '\u{feff}', '\u{a0}', '\u{2028}', '\u{fffe}', '\u{202e}', '\u{2066}',
    '\u{61c}', '\u{7f}', '\u{85}', '\u{1b}', '\n', '\t', '\r', '"', '\'', '\\', '|', '`', '=', ',',
    ';', '#', '/',
];

/// A table as it is put together.
#[derive(Clone)]
struct Piece {
    table: Table,
    lines: Vec<(&'static str, Kind, String)>,
}

/// A plan from pieces, which is shown as its text.
pub struct Plan(pub String);

/// A plan from pieces and what became of it.
pub struct TwoPlans(pub String, pub String);

impl<'a> Arbitrary<'a> for Plan {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        Ok(Plan(text(&pieces(u))))
    }
}

impl<'a> Arbitrary<'a> for TwoPlans {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let mut edits = Unstructured::new(u.bytes(u.len() / 4)?);
        let old = pieces(u);
        let mut new = old.clone();
        // An edit that runs out of bytes is the last one.
        while !edits.is_empty() && edit(&mut edits, &mut new).is_ok() {}
        Ok(TwoPlans(text(&old), text(&new)))
    }
}

impl fmt::Debug for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for TwoPlans {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let TwoPlans(old, new) = self;
        write!(f, "{old}{THEN}\n{new}")
    }
}

fn text(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for piece in pieces {
        out += piece.table.0;
        out.push('\n');
        for (key, _, value) in &piece.lines {
            out += &format!("{key} = {value}\n");
        }
    }
    out
}

fn pieces(u: &mut Unstructured<'_>) -> Vec<Piece> {
    let mut all: Vec<Piece> = piece(u, PLAN_TABLE).into_iter().collect();
    while !u.is_empty() && all.len() < 40 {
        let Ok(piece) = u.choose(&TABLES).copied().and_then(|table| piece(u, table)) else { break };
        let is_second =
            |known: &Piece| known.table.0 == piece.table.0 && !piece.table.0.starts_with("[[");
        // A second table of a name that may stand once is a mistake of syntax, and hides the rest.
        if !all.iter().any(is_second) {
            all.push(piece);
        }
    }
    all
}

fn piece(u: &mut Unstructured<'_>, table: Table) -> Result<Piece> {
    // A bit a key: the first ones, which are required, are left out now and then.
    let (left_out, taken) = (u.arbitrary::<u8>()?, u.arbitrary::<u32>()?);
    let mut lines = Vec::new();
    for (at, (key, kind)) in table.1.iter().enumerate() {
        let is_required = at < 5;
        let is_there = if is_required {
            left_out < 0xe0 || left_out >> at & 1 == 0
        } else {
            taken >> at & 1 == 1
        };
        if is_there {
            lines.push(line(u, key, *kind)?);
        }
    }
    Ok(Piece { table, lines })
}

fn line(
    u: &mut Unstructured<'_>,
    key: &'static str,
    kind: Kind,
) -> Result<(&'static str, Kind, String)> {
    let odd = u.int_in_range(0..=63)?;
    let written = if odd == 63 { *u.choose(&KINDS)? } else { kind };
    // A key with a letter too few is read as the one that was meant.
    let key = if odd == 62 { &key[..key.len() - 1] } else { key };
    Ok((key, kind, value(u, written)?))
}

fn edit(u: &mut Unstructured<'_>, plan: &mut Vec<Piece>) -> Result<()> {
    let Some(last) = plan.len().checked_sub(1) else { return Err(arbitrary::Error::EmptyChoose) };
    let at = u.int_in_range(0..=last)?;
    let lines = plan[at].lines.len();
    match u.int_in_range(0..=6)? {
        0 if at > 0 => drop(plan.remove(at)),
        1 if plan[at].table.0.starts_with("[[") => plan.insert(at, plan[at].clone()),
        2 if at > 0 => plan.swap(at, last),
        3 => {
            let table = *u.choose(&TABLES[..8])?;
            plan.insert(at + 1, piece(u, table)?);
        }
        4 if lines > 0 => drop(plan[at].lines.remove(u.int_in_range(0..=lines - 1)?)),
        5 => {
            let (key, kind) = *u.choose(plan[at].table.1)?;
            plan[at].lines.retain(|line| line.0 != key);
            plan[at].lines.push(line(u, key, kind)?);
        }
        _ if lines > 0 => {
            let line_at = u.int_in_range(0..=lines - 1)?;
            let kind = plan[at].lines[line_at].1;
            plan[at].lines[line_at].2 = value(u, kind)?;
        }
        _ => {}
    }
    Ok(())
}

fn value(u: &mut Unstructured<'_>, kind: Kind) -> Result<String> {
    Ok(match kind {
        Id => one_of(u, &IDS)?,
        Text => one_of(u, &TEXTS)?,
        Title => one_of(u, &TITLES)?,
        Unit => one_of(u, &UNITS)?,
        Period => one_of(u, &PERIODS)?,
        Status => one_of(u, &STATUSES)?,
        Scope => one_of(u, &["agency", "province"])?,
        Ids => list(u, &IDS)?,
        Tasks => list(u, &TASKS)?,
        Plans => list(u, &IDS[..3])?,
        Declined => {
            let pairs =
                some(u, &TASKS, |u, task| Ok(format!("\"{task}\" = {}", one_of(u, &TEXTS)?)))?;
            format!("{{ {pairs} }}")
        }
        Texts => list(u, &TEXTS)?,
        Units => list(u, &UNITS)?,
        Index => list(u, &INDEXES)?,
        Component => list(u, &COMPONENTS)?,
        Members if u.arbitrary()? => "\"all\"".to_owned(),
        Members => list(u, &UNITS)?,
        Date => date(u)?,
        Year => u.choose(&["2025", "2025", "2025", "2024", "0", "9999", "2025.5"])?.to_string(),
        Number => u.choose(&NUMBERS)?.to_string(),
        Integer => u.int_in_range(-1..=120)?.to_string(),
        Flag => u.arbitrary::<bool>()?.to_string(),
        Bounds => {
            let pairs = some(u, &["score", "percent", "rank", "count"], |u, key| {
                Ok(format!("{key} = {}", u.choose(&BOUNDS)?))
            })?;
            format!("{{ {pairs} }}")
        }
        Measure => measure(u)?,
        Deadline => deadline(u)?,
        Allow => {
            let rule = u.choose(&RULES)?.doc.name;
            let reason = one_of(u, &TEXTS)?;
            match u.arbitrary()? {
                true => format!("{{ {rule} = {reason} }}"),
                false => format!("{{ {rule} = {{ reason = {reason}, until = {} }} }}", date(u)?),
            }
        }
    })
}

/// Pairs of some of the keys.
fn some(
    u: &mut Unstructured<'_>,
    keys: &[&str],
    pair: impl Fn(&mut Unstructured<'_>, &str) -> Result<String>,
) -> Result<String> {
    let taken = u.arbitrary::<u16>()?;
    let there = keys.iter().enumerate().filter(|(at, _)| taken >> at & 1 == 1);
    let pairs: Result<Vec<String>> = there.map(|(_, key)| pair(u, key)).collect();
    Ok(pairs?.join(", "))
}

fn measure(u: &mut Unstructured<'_>) -> Result<String> {
    let number =
        |u: &mut Unstructured<'_>, key: &str| Ok(format!("{key} = {}", u.choose(&NUMBERS)?));
    let keys = ["year", "score", "percent", "rank", "of", "count", "parts"];
    let pairs = some(u, &keys, |u, key| match key {
        "year" => Ok("year = 2024".to_owned()),
        "rank" | "of" => Ok(format!("{key} = {}", u.int_in_range(0..=70)?)),
        "parts" => {
            let [one, two] =
                [some(u, &["score", "max"], number)?, some(u, &["score", "max"], number)?];
            let name = one_of(u, &COMPONENTS)?;
            let comma = |pairs: &str| if pairs.is_empty() { "" } else { ", " };
            Ok(format!(
                "parts = [{{ name = {name}{}{one} }}, {{ {two}{}name = \"b\" }}]",
                comma(&one),
                comma(&two)
            ))
        }
        _ => number(u, key),
    })?;
    Ok(format!("{{ {pairs} }}"))
}

fn deadline(u: &mut Unstructured<'_>) -> Result<String> {
    Ok(match u.int_in_range(0..=3)? {
        0 => date(u)?,
        1 | 2 => one_of(u, &PHRASES)?,
        _ => {
            let keys = [
                "on",
                "before",
                "every",
                "day",
                "standing",
                "when",
                "due",
                "days",
                "working_days",
                "after",
                "met",
                "text",
            ];
            let pairs = some(u, &keys, |u, key| {
                let value = match key {
                    "on" | "before" | "due" | "met" => date(u)?,
                    "every" => list(
                        u,
                        &["week", "month", "quarter", "half-year", "nine-months", "year", "năm"],
                    )?,
                    "day" | "days" | "working_days" => u.int_in_range(0..=400)?.to_string(),
                    "standing" => u.arbitrary::<bool>()?.to_string(),
                    _ => one_of(u, &TEXTS)?,
                };
                Ok(format!("{key} = {value}"))
            })?;
            format!("{{ {pairs} }}")
        }
    })
}

fn date(u: &mut Unstructured<'_>) -> Result<String> {
    let year = u.choose(&[2025, 2025, 2025, 2024, 2026, 2026, 1, 9999])?;
    // 30 and 31 do not stand in every month.
    Ok(format!("{year:04}-{:02}-{:02}", u.int_in_range(1..=12)?, u.int_in_range(1..=31)?))
}

fn list(u: &mut Unstructured<'_>, texts: &[&str]) -> Result<String> {
    let count = u.int_in_range(0..=3)?;
    if count == 0 {
        return one_of(u, texts);
    }
    let items: Result<Vec<String>> = (0..count).map(|_| one_of(u, texts)).collect();
    Ok(format!("[{}]", items?.join(", ")))
}

/// One of the texts, or one of letters, as a TOML string.
fn one_of(u: &mut Unstructured<'_>, texts: &[&str]) -> Result<String> {
    let at = u.int_in_range(0..=texts.len() + 1)?;
    match texts.get(at) {
        Some(text) => Ok(format!("\"{text}\"")),
        None => {
            let count = u.int_in_range(0..=8)?;
            let letters: Result<String> = (0..count).map(|_| u.choose(&LETTERS).copied()).collect();
            Ok(quoted(&letters?, at == texts.len()))
        }
    }
}

/// A text as a TOML string of one line, or of several where it may be.
fn quoted(text: &str, lines: bool) -> String {
    let mark = if lines { "\"\"\"" } else { "\"" };
    let mut out = mark.to_owned();
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' if lines => out.push(c),
            '\t' => out.push(c),
            c if c.is_control() => out += &format!("\\u{:04x}", u32::from(c)),
            c => out.push(c),
        }
    }
    out + mark
}
