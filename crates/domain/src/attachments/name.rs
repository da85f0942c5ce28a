//! The name a file is shown and opened under.

use super::FileKind;
use crate::text;

/// Characters of a shown name, its ending included.
const LONGEST: usize = 120;

/// Names that Windows keeps for devices, whatever stands behind a dot.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// A name without folders, without characters that no file system takes or that turn the writing
/// round, not a device's, and with the ending of what the file really is.
#[must_use]
pub fn clean_name(given: &str, kind: FileKind) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last
        .chars()
        .filter(|sign| !sign.is_control() && !"<>:\"|?*".contains(*sign))
        .filter(|sign| text::clean_line(&sign.to_string(), 1).is_ok() || sign.is_whitespace())
        .collect();
    let stem = without_ending(plain.trim(), kind);
    let stem: String = stem
        .trim_matches(|sign: char| sign == '.' || sign.is_whitespace())
        .chars()
        .take(LONGEST)
        .collect();
    let first = stem.split('.').next().unwrap_or_default().trim();
    let device = DEVICES.contains(&first.to_lowercase().as_str());
    let stem = match (stem.is_empty(), device) {
        (true, _) => "tep".to_owned(),
        (false, true) => format!("_{stem}"),
        (false, false) => stem,
    };
    let tidy = text::clean_line(&stem, LONGEST.saturating_mul(2)).unwrap_or(stem);
    format!("{tidy}.{}", kind.code())
}

fn without_ending(name: &str, kind: FileKind) -> &str {
    let Some((stem, ending)) = name.rsplit_once('.') else {
        return name;
    };
    let ending = ending.to_lowercase();
    let same = ending == kind.code() || (kind == FileKind::Jpeg && ending == "jpeg");
    if same { stem } else { name }
}
