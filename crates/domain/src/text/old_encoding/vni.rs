//! VNI: a letter and, behind it, a second letter that is drawn as its marks.

const ACUTE: char = '\u{301}';
const GRAVE: char = '\u{300}';
const HOOK: char = '\u{309}';
const TILDE: char = '\u{303}';
const DOT: char = '\u{323}';
const HAT: char = '\u{302}';
const BREVE: char = '\u{306}';

/// Letters of their own.
const SINGLE: [(char, char); 18] = [
    ('ñ', 'đ'),
    ('Ñ', 'Đ'),
    ('ô', 'ơ'),
    ('Ô', 'Ơ'),
    ('ö', 'ư'),
    ('Ö', 'Ư'),
    ('í', 'í'),
    ('Í', 'Í'),
    ('ì', 'ì'),
    ('Ì', 'Ì'),
    ('æ', 'ỉ'),
    ('Æ', 'Ỉ'),
    ('ó', 'ĩ'),
    ('Ó', 'Ĩ'),
    ('ò', 'ị'),
    ('Ò', 'Ị'),
    ('î', 'ỵ'),
    ('Î', 'Ỵ'),
];

/// The marks that a second letter is drawn as, on any of a, e, o, u, y, ơ, ư.
fn tone(second: char) -> Option<char> {
    Some(match second {
        'ù' | 'Ù' => ACUTE,
        'ø' | 'Ø' => GRAVE,
        'û' | 'Û' => HOOK,
        'õ' | 'Õ' => TILDE,
        'ï' | 'Ï' => DOT,
        _ => return None,
    })
}

/// A hat on a, e, o, perhaps with a tone.
fn hat(second: char) -> Option<Option<char>> {
    Some(match second {
        'â' | 'Â' => None,
        'á' | 'Á' => Some(ACUTE),
        'à' | 'À' => Some(GRAVE),
        'å' | 'Å' => Some(HOOK),
        'ã' | 'Ã' => Some(TILDE),
        'ä' | 'Ä' => Some(DOT),
        _ => return None,
    })
}

/// A breve on a, perhaps with a tone.
fn breve(second: char) -> Option<Option<char>> {
    Some(match second {
        'ê' | 'Ê' => None,
        'é' | 'É' => Some(ACUTE),
        'è' | 'È' => Some(GRAVE),
        'ú' | 'Ú' => Some(HOOK),
        'ü' | 'Ü' => Some(TILDE),
        'ë' | 'Ë' => Some(DOT),
        _ => return None,
    })
}

pub(super) fn decode(text: &str) -> Option<String> {
    let mut decoded = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(first) = letters.next() {
        decoded.push(letter(first)?);
        if let Some(marks) = letters.peek().and_then(|second| marks(first, *second)) {
            decoded.extend(marks.into_iter().flatten());
            letters.next();
        }
    }
    Some(decoded)
}

/// A letter that stands for itself or for another. What only ever is a mark cannot begin anything.
fn letter(first: char) -> Option<char> {
    let single = SINGLE.iter().find(|(from, _)| *from == first);
    match (single, u32::from(first)) {
        (Some((_, to)), _) => Some(*to),
        (None, 0..=0x7f | 0xa0 | 0x2010..=0x2026) => Some(first),
        (None, _) => None,
    }
}

fn marks(first: char, second: char) -> Option<[Option<char>; 2]> {
    let base = first.to_ascii_lowercase();
    let (takes_hat, takes_breve) = (matches!(base, 'a' | 'e' | 'o'), base == 'a');
    if takes_hat && let Some(with) = hat(second) {
        return Some([Some(HAT), with]);
    }
    if takes_breve && let Some(with) = breve(second) {
        return Some([Some(BREVE), with]);
    }
    let takes_tone =
        matches!(base, 'a' | 'e' | 'o' | 'u' | 'y') || matches!(first, 'ô' | 'Ô' | 'ö' | 'Ö');
    takes_tone
        .then(|| tone(second))
        .flatten()
        .map(|tone| [Some(tone), None])
}
