//! How a paper names the text it stands on: in full the first time (viện dẫn đầy đủ).

use super::LegalReference;
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

const BUILT_IN: &str = include_str!("../../rules/citations.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Citations {
    text: Vec<Text>,
}

/// What a text is called: number and date together name one.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    number: String,
    date: NaiveDate,
    kind: String,
    #[serde(default)]
    about: String,
}

impl LegalReference {
    /// "Quy định số 208-QĐ/TW, ngày 26/7/2026 của Ban Chấp hành Trung ương về thi hành Điều lệ Đảng".
    /// A text whose name our data does not know is cited by number, day and issuer.
    #[must_use]
    pub fn in_full(&self) -> String {
        let known = toml::from_str::<Citations>(BUILT_IN).ok();
        let text = known.as_ref().and_then(|known| {
            let mut alike = known.text.iter();
            alike.find(|text| text.number == self.number && text.date == self.date)
        });
        let kind = text.map(|text| format!("{} số ", text.kind));
        let about = text
            .filter(|text| !text.about.is_empty())
            .map(|text| format!(" {}", text.about));
        format!(
            "{}{}, ngày {} của {}{}",
            kind.unwrap_or_default(),
            self.number,
            day(self.date),
            self.issuer,
            about.unwrap_or_default()
        )
    }
}

/// "05/9/2026": days below 10 and the months 1 and 2 carry a zero.
fn day(date: NaiveDate) -> String {
    let month = match date.month() {
        early @ (1 | 2) => format!("{early:02}"),
        month => month.to_string(),
    };
    format!("{:02}/{month}/{}", date.day(), date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reference(number: &str, date: (i32, u32, u32)) -> LegalReference {
        LegalReference {
            number: number.into(),
            issuer: "Ban Chấp hành Trung ương".into(),
            date: NaiveDate::from_ymd_opt(date.0, date.1, date.2).unwrap(),
        }
    }

    #[test]
    fn the_first_citation_names_kind_number_day_issuer_and_matter() {
        assert_eq!(
            reference("208-QĐ/TW", (2026, 7, 26)).in_full(),
            "Quy định số 208-QĐ/TW, ngày 26/7/2026 của Ban Chấp hành Trung ương về thi hành Điều lệ Đảng"
        );
    }

    #[test]
    fn a_text_of_the_same_number_and_another_day_is_another_text() {
        assert_eq!(
            reference("208-QĐ/TW", (2027, 2, 5)).in_full(),
            "208-QĐ/TW, ngày 05/02/2027 của Ban Chấp hành Trung ương"
        );
    }

    #[test]
    fn the_charters_texts_are_all_known_by_name() {
        let sets = crate::rule_set::RuleSets::bundled().unwrap();
        for day in [(2019, 1, 1), (2022, 1, 1), (2025, 8, 1), (2026, 11, 22)] {
            let day = NaiveDate::from_ymd_opt(day.0, day.1, day.2).unwrap();
            let rules = sets.on(day).unwrap();
            let cited = rules.charter.vote_ordinary.reference.in_full();
            assert!(cited.starts_with("Quy định số "), "{cited}");
        }
    }
}
