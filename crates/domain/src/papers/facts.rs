//! Facts that several papers share. They are known before a paper is composed; composing adds no
//! word that is not in the layout's data.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::layout::Layout;
use super::words::fill;
use crate::dates::{PartialDate, paper_form};
use crate::meetings::MeetingKind;
use crate::members::OfficeRole;

/// Who issues a paper, where and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterheadFacts {
    /// The body above, as of that day ("Đảng ủy phường Yên Tử").
    pub higher_body: String,
    /// The issuing cell ("Chi bộ khu Lạc Thanh").
    pub body: String,
    /// Number and type sign.
    pub number: NumberFacts,
    /// Where it is issued ("Yên Tử").
    pub place: String,
    /// When it is issued.
    pub date: NaiveDate,
}

/// The number of a paper (số, ký hiệu).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberFacts {
    /// Papers of this type carry none.
    None,
    /// Not given yet: room to write it in by hand.
    Blank {
        /// Type and body ("BB/CB").
        sign: String,
    },
    /// Given at closing.
    Given {
        /// From 1, by type and term.
        number: u32,
        /// Type and body ("BB/CB").
        sign: String,
        /// A second laptop might have given the same one.
        provisional: bool,
    },
}

/// The meeting a paper speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingFacts {
    /// What kind it is.
    pub kind: MeetingKind,
    /// Theme, or a title of its own; may be empty.
    pub theme: String,
    /// Planned or real start.
    pub begins: NaiveDateTime,
    /// Where; may be empty.
    pub place: String,
}

/// A person with the title that belongs on this paper.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonFacts {
    /// Full name.
    pub name: String,
    /// Office in words; may be empty.
    pub office: String,
}

/// Who signs for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignerFacts {
    /// The collective the signer acts for.
    pub on_behalf: Collective,
    /// The office signed with.
    pub office: OfficeRole,
    /// The signer's name; may be empty, to be signed by whoever holds the office.
    pub name: String,
}

/// A collective that a signature stands for (T/M).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Collective {
    /// The whole cell (chi bộ).
    Cell,
    /// Its committee (chi ủy).
    CellCommittee,
}

/// What a name on a roll is (chính thức, dự bị …).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RollKind {
    /// Official member.
    Official,
    /// Probationary member.
    Probationary,
    /// Takes part here for a time while belonging elsewhere.
    Temporary,
    /// A guest or an observer: listed, outside every count.
    Guest,
}

impl Layout {
    /// "sinh hoạt chi bộ thường kỳ tháng 11 năm 2026".
    pub(super) fn occasion(&self, meeting: &MeetingFacts) -> String {
        let words = &self.words.occasion;
        let occasion = match meeting.kind {
            MeetingKind::Regular => &words.regular,
            MeetingKind::Thematic => &words.thematic,
            MeetingKind::Combined => &words.combined,
            MeetingKind::Committee => &words.committee,
            MeetingKind::Extraordinary => &words.extraordinary,
            MeetingKind::Congress => &words.congress,
        };
        let date = meeting.begins.date();
        let month = PartialDate::YearMonth {
            year: date.year(),
            month: date.month(),
        }
        .paper_form();
        fill(&words.named, &[("occasion", occasion), ("month", &month)])
    }

    /// Subject lines: the occasion, and the theme when there is one.
    pub(super) fn subject(&self, meeting: &MeetingFacts) -> Vec<String> {
        let mut lines = vec![capitalise(&self.occasion(meeting))];
        if !meeting.theme.trim().is_empty() {
            lines.push(fill(
                &self.words.occasion.theme,
                &[("theme", meeting.theme.trim())],
            ));
        }
        lines
    }

    /// "05/02/2026".
    pub(super) fn short_date(&self, date: NaiveDate) -> String {
        fill(
            &self.words.date.short,
            &[
                ("day", &format!("{:02}", date.day())),
                ("month", &format!("{:02}", date.month())),
                ("year", &date.year().to_string()),
            ],
        )
    }

    /// "19 giờ 30 phút", for sentences.
    pub(super) fn time(&self, time: NaiveTime) -> String {
        self.clock_words(&self.words.date.time, time)
    }

    /// "19:30", for tables.
    pub(super) fn clock(&self, time: NaiveTime) -> String {
        self.clock_words(&self.words.date.clock, time)
    }

    fn clock_words(&self, template: &str, time: NaiveTime) -> String {
        fill(
            template,
            &[
                ("hour", &format!("{:02}", time.hour())),
                ("minute", &format!("{:02}", time.minute())),
            ],
        )
    }

    /// "19 giờ 30 phút, ngày 22 tháng 11 năm 2026".
    pub(super) fn time_and_date(&self, at: NaiveDateTime) -> String {
        format!("{}, {}", self.time(at.time()), paper_form(at.date()))
    }

    pub(super) fn kind_short(&self, kind: RollKind) -> &str {
        let words = &self.words.kinds;
        match kind {
            RollKind::Official => &words.official_short,
            RollKind::Probationary => &words.probationary_short,
            RollKind::Temporary => &words.temporary_short,
            RollKind::Guest => &words.guest_short,
        }
    }

    /// The office in words, as it stands beside a name.
    #[must_use]
    pub fn office(&self, role: OfficeRole) -> &str {
        let words = &self.words.closing;
        match role {
            OfficeRole::Secretary => &words.secretary,
            OfficeRole::Deputy => &words.deputy_secretary,
            OfficeRole::CommitteeMember => &words.committee_member,
            OfficeRole::GroupLeader => &words.group_leader,
            OfficeRole::VillageHead => &words.village_head,
            OfficeRole::FrontHead => &words.front_head,
        }
    }
}

/// First letter great, the others as they were.
pub(super) fn capitalise(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// A share with one decimal, "95,0 %", by whole numbers and rounded half up.
pub(super) fn share(part: u32, whole: u32) -> Option<String> {
    let whole = u64::from(whole);
    let thousandths = (u64::from(part) * 2000 + whole).checked_div(whole * 2)?;
    Some(format!("{},{} %", thousandths / 10, thousandths % 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_occasion_names_its_month_in_paper_form() {
        let begins = NaiveDate::from_ymd_opt(2026, 2, 5)
            .unwrap()
            .and_hms_opt(7, 5, 0)
            .unwrap();
        let layout = Layout::valid_on(begins.date()).unwrap();
        let meeting = MeetingFacts {
            kind: MeetingKind::Committee,
            theme: String::new(),
            begins,
            place: String::new(),
        };
        assert_eq!(layout.occasion(&meeting), "họp chi ủy tháng 02 năm 2026");
        assert_eq!(
            layout.time_and_date(begins),
            "07 giờ 05 phút, ngày 05 tháng 02 năm 2026"
        );
    }

    #[test]
    fn shares_are_rounded_from_whole_numbers() {
        assert_eq!(share(38, 40).unwrap(), "95,0 %");
        assert_eq!(share(2, 3).unwrap(), "66,7 %");
        assert_eq!(share(1, 8).unwrap(), "12,5 %");
        assert_eq!(
            share(1, 2000).unwrap(),
            "0,1 %",
            "half a thousandth goes up"
        );
        assert_eq!(share(0, 7).unwrap(), "0,0 %");
        assert_eq!(share(1, 0), None, "of nobody there is no share");
    }

    #[test]
    fn a_first_letter_outside_ascii_is_made_great() {
        assert_eq!(capitalise("đại hội"), "Đại hội");
        assert_eq!(capitalise(""), "");
    }
}
