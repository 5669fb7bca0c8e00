//! Properties of debts on generated plans.

use proptest::prelude::*;

use crate::scaffold::Folder;

/// Units with other wordings of each: an alias, NFD, another place of the tone mark, other case and spaces.
const UNITS: [(&str, [&str; 4]); 4] = [
    (
        "Văn phòng Sở",
        ["VP Sở", "Va\u{306}n pho\u{300}ng So\u{309}\u{31b}", "văn  phòng sở", "VĂN PHÒNG SỞ"],
    ),
    (
        "Phòng Hòa giải",
        ["Phòng Hoà giải", "PHG", "phòng hoà giải", "Pho\u{300}ng Hoa\u{300} gia\u{309}i"],
    ),
    ("Ban Thủy lợi", ["Ban Thuỷ lợi", "BTL", "ban thủy lợi", "Ban Thu\u{309}y lo\u{31b}\u{323}i"]),
    (
        "Tổ Khỏe đẹp",
        ["Tổ Khoẻ đẹp", "TKĐ", "tổ khoẻ đẹp", "To\u{302}\u{309} Khoe\u{309} đe\u{323}p"],
    ),
];

/// A plan in pieces: which units lead, by which wordings, who is excepted, how often, and what is reported.
#[derive(Clone, Debug)]
struct Sample {
    lead: Vec<usize>,
    as_group: bool,
    except: Option<usize>,
    recipient: Option<usize>,
    recurs: bool,
    reports: Vec<(usize, usize, u32)>,
}

fn sample() -> impl Strategy<Value = Sample> {
    let lead = proptest::sample::subsequence(vec![0, 1, 2, 3], 1..=4);
    let unit = || proptest::option::of(0..4usize);
    let reports = proptest::collection::vec((0..4usize, 0..4usize, 0..50u32), 0..6);
    (lead, any::<bool>(), unit(), unit(), any::<bool>(), reports).prop_map(
        |(lead, as_group, except, recipient, recurs, reports)| Sample {
            lead,
            as_group,
            except,
            recipient,
            recurs,
            reports,
        },
    )
}

impl Sample {
    /// The reports that answer a debt of their own.
    fn answers(&self) -> Vec<(usize, usize, u32)> {
        let owes = |unit: &usize| {
            self.lead.contains(unit) && self.except != Some(*unit) && self.recipient != Some(*unit)
        };
        let mut known = Vec::new();
        let mut answers = Vec::new();
        for (unit, quarter, day) in &self.reports {
            let debt = (*unit, if self.recurs { *quarter } else { 0 });
            if owes(unit) && !known.contains(&debt) {
                known.push(debt);
                answers.push((*unit, *quarter, *day));
            }
        }
        answers
    }

    /// The plan, with these reports, each unit named by `wording`.
    fn plan(
        &self,
        reports: &[(usize, usize, u32)],
        wording: impl Fn(usize) -> &'static str,
    ) -> String {
        let mut out =
            "[plan]\nid = \"p\"\ntitle = \"P\"\nagency = \"Sở\"\nyear = 2025\nindexes = []\n"
                .to_owned();
        for (name, [a, b, ..]) in UNITS {
            // The tone mark placed otherwise is no alias: it is the same name.
            let alias = if a.starts_with("VP") { a } else { b };
            out += &format!("[[unit]]\nname = \"{name}\"\naliases = [\"{alias}\"]\n");
        }
        let names = |units: &[usize]| {
            let names: Vec<String> =
                units.iter().map(|unit| format!("\"{}\"", wording(*unit))).collect();
            format!("[{}]", names.join(", "))
        };
        out += &format!("[[unit]]\nname = \"Nhóm\"\nmembers = {}\n", names(&self.lead));
        let lead = if self.as_group { "\"Nhóm\"".to_owned() } else { names(&self.lead) };
        let deadline = if self.recurs { "\"hàng quý\"" } else { "2025-06-30" };
        out += &format!(
            "[[task]]\nid = \"1\"\ntitle = \"T\"\nproduct = \"x\"\neach = true\nlead = {lead}\ndeadline = {deadline}\n"
        );
        for (key, unit) in [("except", self.except), ("recipient", self.recipient)] {
            if let Some(unit) = unit {
                out += &format!("{key} = {}\n", names(&[unit]));
            }
        }
        for (unit, quarter, day) in reports {
            let period = format!("period = \"2025-Q{}\"\n", quarter + 1);
            let period = if self.recurs { period } else { String::new() };
            let done = chrono::NaiveDate::from_ymd_opt(2025, 6, 10).unwrap()
                + chrono::Days::new((*day).into());
            out +=
                &format!("[[task.report]]\nunit = \"{}\"\n{period}done = {done}\n", wording(*unit));
        }
        out
    }
}

/// What is owed as of a day: by each unit, whether it is reported.
fn owed(plan: &str, missing: bool, unit: Option<&str>) -> Vec<String> {
    let folder = Folder::with(&[("p.toml", plan)]);
    let workspace = folder.open().unwrap();
    let asked = pargo::report::filter::Asked {
        units: unit.iter().map(|unit| (*unit).to_owned()).collect(),
        ..Default::default()
    };
    let as_of = chrono::NaiveDate::from_ymd_opt(2025, 8, 15).unwrap();
    let by = pargo::report::owed::By::Unit;
    let answer = pargo::report::owed::owed(&workspace, &asked.into(), as_of, by, missing).unwrap();
    let shown = |item: &pargo::report::owed::Item| {
        format!("{} {:?} {} {:?} {:?}", item.unit, item.period, item.due, item.reported, item.state)
    };
    answer.items.iter().map(shown).collect()
}

fn declared(unit: usize) -> &'static str {
    UNITS[unit].0
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// The debts of a task are those of its debtors.
    #[test]
    fn debts_are_the_sum_over_the_units(sample in sample()) {
        let plan = sample.plan(&sample.answers(), declared);
        let mut all = owed(&plan, false, None);
        let mut parts: Vec<String> =
            (0..4).flat_map(|unit| owed(&plan, false, Some(declared(unit)))).collect();
        all.sort();
        parts.sort();
        prop_assert_eq!(&all, &parts);
        let debtors = sample.lead.iter().filter(|unit| {
            sample.except != Some(**unit) && sample.recipient != Some(**unit)
        });
        prop_assert_eq!(all.len(), debtors.count() * if sample.recurs { 4 } else { 1 });
    }

    /// Without one of its reports a task is owed exactly one more.
    #[test]
    fn a_report_less_is_an_item_more(sample in sample()) {
        let answers = sample.answers();
        let before = owed(&sample.plan(&answers, declared), true, None);
        for at in 0..answers.len() {
            // A report dated after the day that is asked about does not count there anyway.
            let mut fewer = answers.clone();
            let (.., day) = fewer.remove(at);
            let after = owed(&sample.plan(&fewer, declared), true, None);
            prop_assert_eq!(after.len(), before.len() + usize::from(day <= 66));
            prop_assert!(before.iter().all(|item| after.contains(item)));
        }
    }

    /// However a unit is named, the same units owe the same.
    #[test]
    fn wordings_never_change_who_owes(sample in sample(), wordings in prop::array::uniform4(0..4usize)) {
        let reports = &sample.reports;
        let plain = sample.plan(reports, declared);
        let other = sample.plan(reports, |unit| UNITS[unit].1[wordings[unit]]);
        prop_assert_eq!(owed(&plain, false, None), owed(&other, false, None));
    }
}
