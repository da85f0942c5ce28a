//! Cells that say several things at once, as the list book has them: "Nam, Kinh, Không".

use super::Field;

/// What the pieces of a combined column mean, in their order.
pub(super) fn parts(field: Field) -> Option<&'static [Field]> {
    Some(match field {
        Field::SexEthnicityReligion => &[Field::Sex, Field::Ethnicity, Field::Religion],
        Field::EthnicityReligion => &[Field::Ethnicity, Field::Religion],
        Field::JoinedOfficial => &[Field::JoinedDate, Field::OfficialDate],
        _ => return None,
    })
}

/// The pieces of a cell, by line, semicolon, comma or bar; dates keep their own bars.
pub(super) fn pieces(field: Field, text: &str) -> Vec<String> {
    let signs: &[char] = match field {
        Field::JoinedOfficial => &['\n', ';', ','],
        _ => &['\n', ';', ',', '/', '|'],
    };
    let mut pieces: Vec<String> = text
        .split(signs)
        .map(|piece| piece.trim().to_owned())
        .collect();
    // "Kinh,": nothing stands behind the last sign.
    while pieces.len() > 1 && pieces.last().is_some_and(String::is_empty) {
        pieces.pop();
    }
    pieces
}
