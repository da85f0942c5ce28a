//! Letters of other alphabets that look like ours. Found and named; changed only when a person agrees.

/// One letter that is not what it looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Lookalike {
    /// Where it stands, in characters from 0.
    pub at: usize,
    /// What stands there.
    pub found: char,
    /// The letter that was most likely meant.
    pub meant: char,
}

/// The first lookalike of a text.
pub(super) fn first(text: &str) -> Option<Lookalike> {
    all(text).into_iter().next()
}

/// The text with every lookalike replaced, or `None` when it has none.
#[must_use]
pub fn mend_lookalikes(text: &str) -> Option<String> {
    let found = all(text);
    if found.is_empty() {
        return None;
    }
    let mut next = found.into_iter().peekable();
    Some(
        text.chars()
            .enumerate()
            .map(|(at, letter)| next.next_if(|it| it.at == at).map_or(letter, |it| it.meant))
            .collect(),
    )
}

fn all(text: &str) -> Vec<Lookalike> {
    let mut found = Vec::new();
    let mut word = Vec::new();
    for (at, letter) in text.chars().enumerate() {
        if letter.is_alphabetic() {
            word.push((at, letter));
        } else {
            collect(&word, &mut found);
            word.clear();
        }
    }
    collect(&word, &mut found);
    found
}

/// Đ has three twins that no Vietnamese text means. Cyrillic is foul play only inside a Latin word:
/// a wholly Cyrillic word may be quoted on purpose.
fn collect(word: &[(usize, char)], found: &mut Vec<Lookalike>) {
    let mixed = word.iter().any(|(_, letter)| is_latin(*letter));
    for &(at, letter) in word {
        let meant =
            twin_of_d(letter).or_else(|| mixed.then(|| cyrillic_or_greek(letter)).flatten());
        if let Some(meant) = meant {
            found.push(Lookalike {
                at,
                found: letter,
                meant,
            });
        }
    }
}

fn is_latin(letter: char) -> bool {
    matches!(letter, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

fn twin_of_d(letter: char) -> Option<char> {
    match letter {
        '\u{d0}' | '\u{189}' => Some('Đ'),
        '\u{f0}' | '\u{256}' => Some('đ'),
        _ => None,
    }
}

fn cyrillic_or_greek(letter: char) -> Option<char> {
    Some(match letter {
        'а' => 'a',
        'е' => 'e',
        'о' | 'ο' => 'o',
        'р' => 'p',
        'с' => 'c',
        'х' => 'x',
        'у' => 'y',
        'і' => 'i',
        'ѕ' => 's',
        'ј' => 'j',
        'һ' => 'h',
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'Е' | 'Ε' => 'E',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Н' | 'Η' => 'H',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'С' => 'C',
        'Т' | 'Τ' => 'T',
        'Х' | 'Χ' => 'X',
        'У' | 'Υ' => 'Y',
        'І' | 'Ι' => 'I',
        'Ѕ' => 'S',
        'Ј' => 'J',
        'Ν' => 'N',
        'Ζ' => 'Z',
        _ => return None,
    })
}
