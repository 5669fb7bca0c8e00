//! Bounds of targets: a comparison with a number, which may be relative to the baseline.

use rust_decimal::Decimal;

use crate::text::lang::{Both, Lang};
use crate::text::number::{self, NotANumber, Number};

/// How a bound is compared with a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `>=`
    AtLeast,
    /// `>`
    Above,
    /// `<=`
    AtMost,
    /// `<`
    Below,
    /// `=`
    Exactly,
}

impl Comparison {
    /// The sign in JSON: `>=`.
    pub fn sign(self) -> &'static str {
        match self {
            Comparison::AtLeast => ">=",
            Comparison::Above => ">",
            Comparison::AtMost => "<=",
            Comparison::Below => "<",
            Comparison::Exactly => "=",
        }
    }

    /// The sign shown to people: `≥`.
    pub fn shown(self) -> &'static str {
        match self {
            Comparison::AtLeast => "≥",
            Comparison::AtMost => "≤",
            Comparison::Above | Comparison::Below | Comparison::Exactly => self.sign(),
        }
    }

    /// Whether a smaller value is the better one.
    pub fn wants_less(self) -> bool {
        matches!(self, Comparison::AtMost | Comparison::Below)
    }
}

/// A bound of a target: a comparison and a number.
#[derive(Clone, Debug, PartialEq)]
pub struct Bound {
    /// Whether a result must be above, below or equal to the number.
    pub comparison: Comparison,
    /// The number that a result is compared with; `None` if it is relative to the baseline and the
    /// baseline does not have the metric.
    pub number: Option<Number>,
    /// For a bound relative to the baseline, the difference from it: `baseline - 1` is −1.
    pub from_baseline: Option<Number>,
}

/// The word in a plan for the value of the baseline.
const BASELINE: &str = "baseline";

impl Bound {
    /// A comparison with a number.
    pub fn fixed(comparison: Comparison, number: Number) -> Bound {
        Bound { comparison, number: Some(number), from_baseline: None }
    }

    /// Reads `">= 14.5"`, `"≤ 5"`, `"= 100 %"`, `"> baseline"`, `"<= baseline - 1"`; without a sign,
    /// `bare` is the comparison. A bound relative to the baseline has no number until
    /// [`Bound::measured_from`].
    pub fn parse(written: &str, bare: Comparison) -> Result<Bound, NotANumber> {
        const SIGNS: [(&str, Comparison); 8] = [
            (">=", Comparison::AtLeast),
            ("≥", Comparison::AtLeast),
            ("<=", Comparison::AtMost),
            ("≤", Comparison::AtMost),
            (">", Comparison::Above),
            ("<", Comparison::Below),
            ("==", Comparison::Exactly),
            ("=", Comparison::Exactly),
        ];
        let written = written.trim();
        let (comparison, rest) = SIGNS
            .iter()
            .find_map(|(sign, c)| written.strip_prefix(sign).map(|rest| (*c, rest.trim_start())))
            .unwrap_or((bare, written));
        let word = rest.get(..BASELINE.len()).filter(|word| word.eq_ignore_ascii_case(BASELINE));
        let from_baseline = match word.map(|word| rest[word.len()..].trim_start()) {
            None => return Ok(Bound::fixed(comparison, Number::parse(without_unit(rest))?)),
            Some("") => Number::of(Decimal::ZERO),
            Some(offset) if offset.starts_with(['+', '-', '−']) => {
                Number::parse(without_unit(offset))?
            }
            Some(_) => return Err(NotANumber::Malformed),
        };
        Ok(Bound { comparison, number: None, from_baseline: Some(from_baseline) })
    }

    /// The same bound with its number calculated from the baseline's value in the same metric. The number
    /// stays `None` if there is no such value, or if it would have more digits than are kept exactly.
    pub fn measured_from(self, baseline: Option<&Number>) -> Bound {
        let Some(offset) = &self.from_baseline else { return self };
        let sum = baseline.and_then(|from| number::sum([from.value(), offset.value()]));
        Bound { number: sum.map(Number::of), ..self }
    }

    /// The same bound of whole numbers, with the number in it: below 12 is at most 11.
    pub fn of_wholes(self) -> Bound {
        let (comparison, step) = match self.comparison {
            Comparison::Below => (Comparison::AtMost, Decimal::NEGATIVE_ONE),
            Comparison::Above => (Comparison::AtLeast, Decimal::ONE),
            Comparison::AtLeast | Comparison::AtMost | Comparison::Exactly => return self,
        };
        match self.number.as_ref().and_then(|number| number::sum([number.value(), step])) {
            Some(next) => Bound { comparison, number: Some(Number::of(next)), ..self },
            None => self,
        }
    }

    /// Whether the number as written is a whole number, as a rank has to be.
    pub fn is_whole(&self) -> bool {
        let written = self.from_baseline.as_ref().or(self.number.as_ref());
        written.is_none_or(|number| number.value().fract().is_zero())
    }

    /// Whether `value` satisfies the bound; `None` if there is no number to compare it with.
    pub fn holds(&self, value: &Number) -> Option<bool> {
        let (value, bound) = (value.value(), self.number.as_ref()?.value());
        Some(match self.comparison {
            Comparison::AtLeast => value >= bound,
            Comparison::Above => value > bound,
            Comparison::AtMost => value <= bound,
            Comparison::Below => value < bound,
            Comparison::Exactly => value == bound,
        })
    }

    /// `>= 14.5`, `<= baseline - 1`: as a plan has it, and JSON.
    pub fn written(&self) -> String {
        let number = match &self.from_baseline {
            Some(offset) => from_baseline(BASELINE, offset, Lang::En),
            None => self.number.as_ref().map(Number::digits).unwrap_or_default().to_owned(),
        };
        format!("{} {number}", self.comparison.sign())
    }

    /// As [`Bound::written`], with the number calculated from the baseline: `<= baseline - 1 (12)`.
    pub fn canonical(&self) -> String {
        self.written() + &self.in_brackets(Lang::En)
    }

    /// `≥ 14,5`, `≤ kết quả năm trước - 1 (12)`, as shown to people.
    pub fn shown(&self, lang: Lang) -> String {
        self.with_sign(self.comparison.shown(), lang)
    }

    /// As shown to people, after another sign.
    pub fn with_sign(&self, sign: &str, lang: Lang) -> String {
        let word = Both { vi: "kết quả năm trước", en: BASELINE }.in_lang(lang);
        match &self.from_baseline {
            Some(offset) => {
                format!("{sign} {}{}", from_baseline(word, offset, lang), self.in_brackets(lang))
            }
            None => {
                let number = self.number.as_ref().map(|number| number.shown(lang));
                format!("{sign} {}", number.unwrap_or_default())
            }
        }
    }

    /// The number calculated from the baseline, ` (12)`; empty for another bound.
    fn in_brackets(&self, lang: Lang) -> String {
        let number = self.number.as_ref().filter(|_| self.from_baseline.is_some());
        number.map(|number| format!(" ({})", number.shown(lang))).unwrap_or_default()
    }
}

/// `baseline`, `baseline + 2`, `baseline - 1`.
fn from_baseline(word: &str, offset: &Number, lang: Lang) -> String {
    let digits = offset.shown(lang);
    match digits.strip_prefix('-') {
        _ if offset.value().is_zero() => word.to_owned(),
        Some(digits) => format!("{word} - {digits}"),
        None => format!("{word} + {digits}"),
    }
}

/// A number without the unit that documents put after it.
fn without_unit(written: &str) -> &str {
    let units = ["%", "điểm"];
    units.iter().find_map(|unit| written.strip_suffix(unit)).unwrap_or(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bound(written: &str) -> Bound {
        Bound::parse(written, Comparison::AtLeast).unwrap()
    }

    fn number(written: &str) -> Number {
        Number::parse(written).unwrap()
    }

    #[test]
    fn bounds() {
        assert_eq!(bound("≥ 9,40").canonical(), ">= 9.40");
        assert_eq!(bound("12").canonical(), ">= 12");
        assert_eq!(bound("<1").shown(Lang::Vi), "< 1");
        assert_eq!(bound("≥ 95,5%").written(), ">= 95.5");
        assert_eq!(bound(">= 9,40 điểm").written(), ">= 9.40");
        assert_eq!(bound("> 99").holds(&number("99.01")), Some(true));
        assert_eq!(bound("> 99").holds(&number("99.00")), Some(false));
    }

    #[test]
    fn bounds_are_measured_from_the_baseline() {
        for (written, canonical, shown, counted) in [
            ("> baseline", "> baseline", "> kết quả năm trước", "> baseline (9.40)"),
            (
                ">=Baseline+2",
                ">= baseline + 2",
                "≥ kết quả năm trước + 2",
                ">= baseline + 2 (11.40)",
            ),
            (
                "≤ baseline − 0,5",
                "<= baseline - 0.5",
                "≤ kết quả năm trước - 0,5",
                "<= baseline - 0.5 (8.90)",
            ),
            (
                "baseline + 2 điểm",
                ">= baseline + 2",
                "≥ kết quả năm trước + 2",
                ">= baseline + 2 (11.40)",
            ),
        ] {
            let bound = bound(written);
            assert_eq!((bound.written(), bound.shown(Lang::Vi)), (canonical.into(), shown.into()));
            assert_eq!(bound.holds(&number("100")), None, "{written}");
            let counted_from = bound.clone().measured_from(Some(&number("9,40")));
            assert_eq!(counted_from.canonical(), counted, "{written}");
            assert_eq!(bound.measured_from(None).number, None);
        }
        let above = bound("> baseline").measured_from(Some(&number("9.40")));
        assert_eq!(above.holds(&number("9.4")), Some(false));
        assert_eq!(above.holds(&number("9.41")), Some(true));
        let fixed = bound("> 3").measured_from(Some(&number("9")));
        assert_eq!(fixed.canonical(), "> 3");
    }

    #[test]
    fn what_is_not_a_bound() {
        for written in
            ["> baseline 2", "> baselines", "> base", "> baseline + ", "> %", "baseline +- 2"]
        {
            let read = Bound::parse(written, Comparison::AtLeast);
            assert_eq!(read.unwrap_err(), NotANumber::Malformed, "{written}");
        }
        let nines = "9".repeat(28);
        let far = bound(&format!("baseline + {nines}"));
        assert_eq!(far.measured_from(Some(&number("0.5"))).number, None);
    }
}
