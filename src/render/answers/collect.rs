//! What `collect` took of forms, and what not.

use crate::exchange::form::collected::{Collected, Proposal};
use crate::exchange::words::excerpt;
use crate::render::OutputStyle;
use crate::render::answers::written;
use crate::render::words::date;
use crate::text::characters::safe;
use crate::text::lang::{Lang, quantity};
use crate::text::toml::quoted;

/// What was written, and the extensions that are asked for.
pub fn text(collected: &Collected, style: OutputStyle) -> String {
    let vi = style.lang == Lang::Vi;
    let mut out = written::text(&collected.written, style);
    if !collected.proposals.is_empty() {
        out += match vi {
            true => "Đề nghị gia hạn, chưa ghi vào kế hoạch:\n",
            false => "Extensions asked for, not granted:\n",
        };
    }
    for proposal in &collected.proposals {
        out += &safe(&asked(proposal, style.lang));
        out += "\n";
        out += &safe(&command(proposal, style.lang));
        out += "\n";
    }
    out
}

fn asked(proposal: &Proposal, lang: Lang) -> String {
    let Proposal { reference, milestone, by, due, to, .. } = proposal;
    let part = milestone.as_ref().map(|title| format!(", {title}")).unwrap_or_default();
    let (to, due) = (date(*to, lang), due.map(|due| date(due, lang)));
    match (lang, due) {
        (Lang::Vi, Some(due)) => {
            format!("  {reference}{part}: {by} đề nghị gia hạn từ ngày {due} đến ngày {to}")
        }
        (Lang::Vi, None) => format!("  {reference}{part}: {by} đề nghị gia hạn đến ngày {to}"),
        (Lang::En, Some(due)) => format!("  {reference}{part}: {by} asks from {due} to {to}"),
        (Lang::En, None) => format!("  {reference}{part}: {by} asks for {to}"),
    }
}

/// The command that grants it.
fn command(proposal: &Proposal, lang: Lang) -> String {
    let Proposal { reference, milestone, unit, to, .. } = proposal;
    let option = |name: &str, value: &Option<String>| {
        value.as_ref().map(|value| format!(" --{name} {}", quoted(value))).unwrap_or_default()
    };
    let document = if lang == Lang::Vi { "SỐ VĂN BẢN" } else { "DOCUMENT" };
    let (milestone, unit) = (option("milestone", milestone), option("unit", unit));
    format!("    pargo extend {reference} --to {to} --by \"{document}\"{milestone}{unit}")
}

/// What was not taken, and the counts. With `quiet` without the counts.
pub fn not_taken(collected: &Collected, lang: Lang, quiet: bool) -> String {
    let vi = lang == Lang::Vi;
    let mut out = String::new();
    let file = |at: usize| collected.forms.get(at).map_or("", |form| form.file.as_str());
    let mut line = |line: &str| out += &format!("{}\n", safe(line));
    for (name, why) in &collected.unread {
        line(&format!("{name}: {}", why.in_lang(lang)));
    }
    if !collected.refused.is_empty() {
        line(if vi { "Chưa ghi được:" } else { "Refused:" });
    }
    for (at, refusal) in &collected.refused {
        let of = refusal.task.as_ref().map(|task| format!(" ({task})")).unwrap_or_default();
        let (file, place) = (file(*at), refusal.place.words(lang));
        line(&format!("  {file}, {place}{of}: {}", refusal.message.in_lang(lang)));
    }
    if !collected.left.is_empty() {
        line(if vi { "Không đưa vào kế hoạch:" } else { "Not in the plan:" });
    }
    for (at, left) in &collected.left {
        let (file, place, text) = (file(*at), left.place.words(lang), excerpt(&left.text));
        line(&format!("  {file}, {place}: “{text}”: {}", left.reason.in_lang(lang)));
    }
    if !quiet {
        out += &counts(collected, lang);
    }
    out
}

fn counts(collected: &Collected, lang: Lang) -> String {
    let forms = collected.forms.len();
    let made_with: usize = collected.forms.iter().map(|form| form.made_with).sum();
    let taken: usize = collected.forms.iter().map(|form| form.taken).sum();
    let (refused, left) = (collected.refused.len(), collected.left.len());
    match lang {
        Lang::Vi => {
            let [forms, made_with, taken, refused, left] =
                [forms, made_with, taken, refused, left].map(quantity);
            format!(
                "Đã đọc {forms} biểu, {made_with} dòng: ghi nhận {taken} dòng có điền; {refused} chỗ chưa ghi được, \
                 {left} chỗ không đưa vào kế hoạch.\n"
            )
        }
        Lang::En => format!(
            "Read: forms {forms}, rows {made_with}; filled in and taken {taken}, refused {refused}, not in the plan {left}.\n"
        ),
    }
}
