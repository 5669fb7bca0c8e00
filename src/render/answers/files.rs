//! `check --show-files` for people.

use crate::render::OutputStyle;
use crate::render::words::counted;
use crate::render::wrap::hanging;
use crate::report::files::Listing;
use crate::text::characters::safe;
use crate::text::lang::Lang;

/// One line for each file, with its settings; below that what is left out, and why.
pub fn text(listing: &Listing, style: OutputStyle) -> String {
    let lang = style.lang;
    let count = counted(listing.read.len(), lang, "tệp kế hoạch", "plan file", "plan files");
    let mut out = match lang {
        Lang::Vi => format!("Đọc {count}\n\n"),
        Lang::En => format!("{count} read\n\n"),
    };
    for read in &listing.read {
        let configs: Vec<_> = read.configs.iter().map(|file| safe(file)).collect();
        let configs = match configs.is_empty() {
            true => String::new(),
            false => format!("  ({})", configs.join(", ")),
        };
        out += &hanging(&format!("  {}{configs}", safe(&read.file)), 4, style);
        out.push('\n');
    }
    if !listing.left_out.is_empty() {
        out += match lang {
            Lang::Vi => "\nKhông đọc\n\n",
            Lang::En => "\nLeft out\n\n",
        };
    }
    for left in &listing.left_out {
        let line = format!("  {}: {}", safe(&left.file), safe(left.reason.in_lang(lang)));
        out += &format!("{}\n", hanging(&line, 4, style));
    }
    out
}
