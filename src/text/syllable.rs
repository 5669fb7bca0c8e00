//! Whether a word can be a syllable of Vietnamese.

use crate::text::name::without_tones;

/// The consonants that a syllable begins with, the longest first.
const BEGINNINGS: [&str; 28] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g",
    "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];

/// What follows them, without tone marks.
const RHYMES: &str = "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu \
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu \
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oem oen oeo oet oi om on \
    ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt \
    u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uynh \
    uyên uyêt uyn uyp uyt uyu ư ưa ưc ưi ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu \
    y yêm yên yêng yêt yêu";

/// Whether a word can be one syllable: with a beginning, a rhyme and at most one tone that go together.
pub fn is_syllable(word: &str) -> bool {
    let (letters, tones) = without_tones(&word.to_lowercase());
    let is_short = ["c", "ch", "p", "t"].iter().any(|end| letters.ends_with(end));
    // A syllable that ends abruptly has the tone sắc or nặng.
    let tone_fits = match tones.as_slice() {
        [] => !is_short,
        [tone] => !is_short || matches!(tone, '\u{301}' | '\u{323}'),
        _ => false,
    };
    let is_it = |beginning: &str| {
        letters.strip_prefix(beginning).is_some_and(|rhyme| go_together(beginning, rhyme))
    };
    tone_fits && BEGINNINGS.into_iter().any(is_it)
}

/// Whether a beginning and a rhyme go together in writing.
fn go_together(beginning: &str, rhyme: &str) -> bool {
    let is_front = rhyme.starts_with(['e', 'ê', 'i', 'y']);
    let fits = match beginning {
        "k" | "gh" | "ngh" => is_front,
        "c" | "ng" => !is_front,
        "g" => !is_front || rhyme.starts_with('i'),
        "qu" => !rhyme.starts_with(['u', 'ư', 'o']),
        _ => true,
    };
    fits && RHYMES.split_ascii_whitespace().any(|known| known == rhyme)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables() {
        for word in [
            "cận", "nhật", "độ", "quyết", "Nghị", "gìn", "giữa", "khuỷu", "được", "hoà", "hòa",
            "Ủy", "trước", "thuế", "quốc", "quả", "kiểm", "hành", "ý",
        ] {
            assert!(is_syllable(word), "{word}");
        }
        for word in ["nhât", "càc", "Espãna", "kâm", "cê", "hốá", "b", "", "thg"] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
