//! TCVN3 (TCVN 5712:1993, VN3): one byte a letter; toned capitals only in fonts of capitals.

/// 0xA1 to 0xFE; a blank where the chart has nothing.
const CHART: &str = concat!(
    "ĂÂÊÔƠƯĐăâêôơưđ",
    "      àảãáạ ằẳẵắ",
    "       ặầẩẫấậè ẻẽ",
    "éẹềểễếệìỉ   ĩíịò",
    " ỏõóọồổỗốộờởỡớợù",
    " ủũúụừửữứựỳỷỹýỵ",
);
const FIRST: u32 = 0xA1;

pub(super) fn decode(text: &str) -> Option<String> {
    let decoded: String = text.chars().map(letter).collect::<Option<_>>()?;
    Some(in_capitals(text, &decoded).unwrap_or(decoded))
}

fn letter(letter: char) -> Option<char> {
    match u32::from(letter) {
        0..=0x7f => Some(letter),
        // Spaces and signs of punctuation that word processors put between the letters.
        0xa0 | 0x2010..=0x2026 => Some(letter),
        code => {
            let place = usize::try_from(code.checked_sub(FIRST)?).ok()?;
            CHART.chars().nth(place).filter(|it| *it != ' ')
        }
    }
}

/// Where the font is not known any more, capitals tell themselves: "NGUYÔN" has a small ễ among
/// capitals only because there is no other. One capital, as in "Hå", is a name's first letter.
fn in_capitals(text: &str, decoded: &str) -> Option<String> {
    let is_capitals = |word: &str| {
        word.chars().filter(char::is_ascii_uppercase).count() >= 2
            && !word.contains(|letter: char| letter.is_ascii_lowercase())
    };
    let shouted = !text.contains(|letter: char| letter.is_ascii_lowercase())
        && text.split_whitespace().any(is_capitals);
    shouted.then(|| decoded.to_uppercase())
}
