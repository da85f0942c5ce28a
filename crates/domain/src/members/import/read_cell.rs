//! One cell to one value of its field, with what happened on the way.

use super::badges::badges;
use super::combined;
use super::digits::{Digits, digits, padded, whole};
use super::offices::offices;
use super::words::{fee_class, kind, member_kind, sex};
use super::{
    Answers, CellContent, CellProblem, CellState, CellWarning, Century, Field, ReadValue, Repair,
};
use crate::dates::{DateProblem, Epoch, PartialDate, from_excel_serial};
use crate::members::Sex;
use crate::text::{self, TextProblem, clean, clean_line, fold};
use std::collections::BTreeSet;

const NAME: usize = 100;
const LINE: usize = 300;
const NOTE: usize = 2_000;
const CITIZEN_ID: usize = 12;
const OLD_IDENTITY_CARD: usize = 9;
/// Cards before the chip card; a longer number is left as it is.
const OLD_MEMBER_CARD: usize = 8;

/// What reading needs besides the cell.
pub(super) struct Reading<'a> {
    pub(super) answers: &'a Answers,
    pub(super) epoch: Epoch,
    /// Years that badges are given for.
    pub(super) badge_years: &'a BTreeSet<i64>,
}

/// A cell read: its state, and the values it gives.
pub(super) struct Read {
    pub(super) state: CellState,
    pub(super) values: Vec<(Field, ReadValue)>,
}

impl Read {
    fn error(problem: CellProblem) -> Self {
        Self {
            state: CellState::Error(problem),
            values: vec![],
        }
    }

    fn of(state: CellState, field: Field, value: ReadValue) -> Self {
        Self {
            state,
            values: vec![(field, value)],
        }
    }
}

impl Reading<'_> {
    /// Reads a filled cell of a field that is kept.
    pub(super) fn cell(&self, field: Field, content: &CellContent) -> Read {
        if matches!(content, CellContent::Error(_)) {
            return Read::error(CellProblem::WorkbookError);
        }
        match field {
            Field::CitizenId => self.citizen_id(content),
            Field::CardNumber => self.card_number(content),
            Field::Phone => self.phone(content),
            Field::BirthDate
            | Field::JoinedDate
            | Field::OfficialDate
            | Field::AdmissionDate
            | Field::OfficialDecided
            | Field::FeeEasedUntil
            | Field::Since
            | Field::Until => self.date(field, content),
            Field::Sex => word(content, Field::Sex, |it| sex(it).map(ReadValue::Sex)),
            Field::Kind => word(content, Field::Kind, |it| kind(it).map(ReadValue::Kind)),
            Field::MemberKind => choice(content, field, |it| {
                member_kind(it).map(ReadValue::MemberKind)
            }),
            Field::FeeClass => choice(content, field, |it| fee_class(it).map(ReadValue::FeeClass)),
            Field::Office => self.offices(content),
            Field::Badges => self.badges(content),
            Field::SexEthnicityReligion | Field::EthnicityReligion | Field::JoinedOfficial => {
                self.combined(field, content)
            }
            Field::Male => self.mark(Sex::Male, content),
            Field::Female => self.mark(Sex::Female, content),
            Field::FullName | Field::FamilyMiddle | Field::Given | Field::BirthName => {
                self.text(field, content, NAME)
            }
            Field::Note => self.text(field, content, NOTE),
            _ => self.text(field, content, LINE),
        }
    }

    fn text(&self, field: Field, content: &CellContent, bound: usize) -> Read {
        let raw = match content {
            CellContent::Text(text) => text.clone(),
            CellContent::Number(number) => {
                whole(*number).map_or_else(|| number.to_string(), |whole| whole.to_string())
            }
            CellContent::Date(date) => {
                let text = ReadValue::Text(date.format("%d/%m/%Y").to_string());
                return Read::of(CellState::Warning(CellWarning::TextTurnedDate), field, text);
            }
            CellContent::Flag(flag) => flag.to_string(),
            CellContent::Error(_) => return Read::error(CellProblem::WorkbookError),
        };
        let cleaned = if field == Field::Note {
            clean(&raw, bound)
        } else {
            clean_line(&raw, bound)
        };
        match cleaned {
            Ok(text) if text == raw.trim() => Read::of(CellState::Ok, field, ReadValue::Text(text)),
            Ok(text) => repaired(field, raw, text, Repair::Cleaned),
            Err(TextProblem::Lookalike(_)) if self.answers.mend_lookalikes => {
                let mended = text::mend_lookalikes(&raw).and_then(|it| clean_line(&it, bound).ok());
                mended.map_or_else(
                    || Read::error(CellProblem::UnknownWord),
                    |text| repaired(field, raw, text, Repair::Lookalike),
                )
            }
            Err(problem) => Read::error(CellProblem::Text(problem)),
        }
    }

    /// A unit is compared by its name and an office by its word; neither is a field of a member.
    fn offices(&self, content: &CellContent) -> Read {
        let read = offices(content.text().unwrap_or_default());
        let state = if read.other {
            CellState::Warning(CellWarning::UnknownOffice)
        } else {
            CellState::Ok
        };
        if read.known.is_empty() {
            return Read {
                state,
                values: vec![],
            };
        }
        Read::of(state, Field::Office, ReadValue::Offices(read.known))
    }

    /// A badge is a record of its own, and only of years that the rules know.
    fn badges(&self, content: &CellContent) -> Read {
        let text = match content {
            CellContent::Number(number) => whole(*number).map(|whole| whole.to_string()),
            _ => content.text().map(str::to_owned),
        };
        let read = badges(&text.unwrap_or_default(), self.badge_years);
        let state = if read.other {
            CellState::Warning(CellWarning::UnknownBadge)
        } else {
            CellState::Ok
        };
        let mut values = vec![];
        if !read.known.is_empty() {
            values.push((Field::Badges, ReadValue::Badges(read.known)));
        }
        Read { state, values }
    }

    /// Every piece for itself; the first that needs a word speaks for the cell.
    fn combined(&self, field: Field, content: &CellContent) -> Read {
        let parts = combined::parts(field).unwrap_or_default();
        let whole = [content.clone()];
        let pieces: Vec<CellContent> = match content {
            CellContent::Text(text) => combined::pieces(field, text)
                .into_iter()
                .map(CellContent::Text)
                .collect(),
            _ => whole.to_vec(),
        };
        // A person who is not official yet has one date only.
        let may_lack = field == Field::JoinedOfficial && pieces.len() == 1;
        if pieces.len() != parts.len() && !may_lack {
            return Read::error(CellProblem::WrongPieces {
                expected: small(parts.len()),
                found: small(pieces.len()),
            });
        }
        let mut read = Read {
            state: CellState::Ok,
            values: vec![],
        };
        for (part, piece) in parts.iter().zip(pieces).filter(|(_, it)| !it.is_blank()) {
            let of_piece = self.cell(*part, &piece);
            if matches!(of_piece.state, CellState::Error(_)) {
                return of_piece;
            }
            if read.state == CellState::Ok {
                read.state = of_piece.state;
            }
            read.values.extend(of_piece.values);
        }
        read
    }

    fn citizen_id(&self, content: &CellContent) -> Read {
        let (digits, _) = match plain_digits(content) {
            Ok(plain) => plain,
            Err(problem) => return Read::error(problem),
        };
        let found = digits.len();
        let value = ReadValue::Text(digits.clone());
        match found {
            CITIZEN_ID => Read::of(CellState::Ok, Field::CitizenId, value),
            OLD_IDENTITY_CARD => {
                let state = CellState::Warning(CellWarning::OldIdentityCard);
                Read::of(state, Field::CitizenId, value)
            }
            10 | 11 => self.put_zeros_back(Field::CitizenId, digits, CITIZEN_ID),
            _ => Read::error(CellProblem::WrongLength {
                expected: 12,
                found: small(found),
            }),
        }
    }

    /// Texts stay as they are; only a number can have lost its zeros.
    fn card_number(&self, content: &CellContent) -> Read {
        match digits(content) {
            Digits::Rounded => Read::error(CellProblem::Rounded),
            Digits::Plain {
                digits,
                counted: true,
            } if digits.len() < OLD_MEMBER_CARD => {
                self.put_zeros_back(Field::CardNumber, digits, OLD_MEMBER_CARD)
            }
            Digits::Plain { .. } | Digits::Other => self.text(Field::CardNumber, content, LINE),
        }
    }

    fn put_zeros_back(&self, field: Field, digits: String, length: usize) -> Read {
        let proposed = padded(&digits, length);
        if self.answers.put_zeros_back {
            repaired(field, digits, proposed, Repair::LeadingZeros)
        } else {
            Read::error(CellProblem::LostZeros { proposed })
        }
    }

    fn phone(&self, content: &CellContent) -> Read {
        let raw = content.text().unwrap_or_default().trim().to_owned();
        if raw.contains([';', ',', '/', '\n', '(']) {
            return self.text(Field::Phone, content, LINE);
        }
        let international = raw.starts_with('+');
        let bare = CellContent::Text(raw.trim_start_matches('+').to_owned());
        let (digits, counted) = match plain_digits(if content.text().is_some() {
            &bare
        } else {
            content
        }) {
            Ok(plain) => plain,
            Err(problem) => return Read::error(problem),
        };
        let domestic = digits
            .strip_prefix("84")
            .filter(|_| international || digits.len() > 10);
        let (number, how) = match domestic {
            Some(rest) => (format!("0{rest}"), Repair::PhoneForm),
            None if digits.starts_with('0') || international => (digits.clone(), Repair::PhoneForm),
            None if matches!(digits.len(), 9 | 10) => (format!("0{digits}"), Repair::LeadingZeros),
            None => (digits.clone(), Repair::PhoneForm),
        };
        if !matches!(number.len(), 10 | 11) {
            let state = CellState::Warning(CellWarning::UnusualPhone);
            return Read::of(state, Field::Phone, ReadValue::Text(number));
        }
        let from = if counted { digits } else { raw };
        if from == number {
            return Read::of(CellState::Ok, Field::Phone, ReadValue::Text(number));
        }
        repaired(Field::Phone, from, number, how)
    }

    fn date(&self, field: Field, content: &CellContent) -> Read {
        let (read, from) = self.read_date(content);
        match (read, from) {
            (Err(problem), _) => Read::error(CellProblem::Date(problem)),
            (Ok(date), Some((from, how))) => {
                let state = CellState::Repaired {
                    from,
                    to: date.to_string(),
                    how,
                };
                Read::of(state, field, ReadValue::Date(date))
            }
            (Ok(date), None) => {
                let state = match date {
                    PartialDate::Day(_) => CellState::Ok,
                    _ => CellState::Warning(CellWarning::PartialDate),
                };
                Read::of(state, field, ReadValue::Date(date))
            }
        }
    }

    fn read_date(
        &self,
        content: &CellContent,
    ) -> (Result<PartialDate, DateProblem>, Option<(String, Repair)>) {
        use chrono::Datelike;
        match content {
            CellContent::Date(date) => (
                PartialDate::day(date.year(), date.month(), date.day()),
                None,
            ),
            CellContent::Number(number) => self.counted_date(number.trunc(), *number),
            CellContent::Text(text) => self.written_date(text),
            CellContent::Flag(_) | CellContent::Error(_) => (Err(DateProblem::NotUnderstood), None),
        }
    }

    /// 1954 is a year; 22164 a count of days.
    fn counted_date(
        &self,
        days: f64,
        number: f64,
    ) -> (Result<PartialDate, DateProblem>, Option<(String, Repair)>) {
        let year = whole(number)
            .and_then(|it| i32::try_from(it).ok())
            .map(PartialDate::year);
        match (year, whole(days)) {
            (Some(Ok(year)), _) => (Ok(year), None),
            (_, Some(days)) if days > 2_100 => {
                let from = (number.to_string(), Repair::FromSerial);
                (
                    from_excel_serial(days, self.epoch).map(PartialDate::Day),
                    Some(from),
                )
            }
            (_, Some(year @ 0..=99)) if days.total_cmp(&number).is_eq() => {
                let year = i32::try_from(year).unwrap_or_default();
                self.in_century(None, None, year, &number.to_string())
            }
            _ => (Err(DateProblem::NotUnderstood), None),
        }
    }

    fn written_date(
        &self,
        text: &str,
    ) -> (Result<PartialDate, DateProblem>, Option<(String, Repair)>) {
        let cleaned = match clean_line(text, LINE) {
            Ok(cleaned) => cleaned,
            Err(_) => return (Err(DateProblem::NotUnderstood), None),
        };
        match cleaned.parse() {
            Err(DateProblem::TwoDigitYear { day, month, year }) => {
                self.in_century(day, month, year, &cleaned)
            }
            read => (read, None),
        }
    }

    fn in_century(
        &self,
        day: Option<u32>,
        month: Option<u32>,
        year: i32,
        from: &str,
    ) -> (Result<PartialDate, DateProblem>, Option<(String, Repair)>) {
        let full = match self.answers.century {
            None => return (Err(DateProblem::TwoDigitYear { day, month, year }), None),
            Some(Century::Nineteen) => year.saturating_add(1900),
            Some(Century::Twenty) => year.saturating_add(2000),
        };
        let date = match (day, month) {
            (Some(day), Some(month)) => PartialDate::day(full, month, day),
            (None, Some(month)) => PartialDate::year_month(full, month),
            _ => PartialDate::year(full),
        };
        (date, Some((from.to_owned(), Repair::Century)))
    }

    /// A column of one sex holds marks, or the birth dates of that sex.
    fn mark(&self, sex: Sex, content: &CellContent) -> Read {
        let is_mark = match content {
            CellContent::Flag(_) => true,
            CellContent::Number(number) => number.total_cmp(&1.0).is_eq(),
            CellContent::Text(text) => {
                matches!(
                    fold(text).as_str(),
                    "x" | "v" | "+" | "1" | "nam" | "nu" | "co" | "✓" | "√"
                )
            }
            CellContent::Date(_) | CellContent::Error(_) => false,
        };
        let mark = (Field::Sex, ReadValue::Sex(sex));
        if is_mark {
            let said = !matches!(content, CellContent::Flag(false));
            return Read {
                state: CellState::Ok,
                values: if said { vec![mark] } else { vec![] },
            };
        }
        let mut read = self.date(Field::BirthDate, content);
        if !read.values.is_empty() {
            read.values.push(mark);
        }
        read
    }
}

fn plain_digits(content: &CellContent) -> Result<(String, bool), CellProblem> {
    match digits(content) {
        Digits::Plain { digits, counted } => Ok((digits, counted)),
        Digits::Rounded => Err(CellProblem::Rounded),
        Digits::Other => Err(CellProblem::NotDigits),
    }
}

fn repaired(field: Field, from: String, to: String, how: Repair) -> Read {
    let value = ReadValue::Text(to.clone());
    Read::of(CellState::Repaired { from, to, how }, field, value)
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// One of a few words; another is not taken, and the row is written without it.
fn choice(content: &CellContent, field: Field, known: impl Fn(&str) -> Option<ReadValue>) -> Read {
    let read = word(content, field, known);
    match read.state {
        CellState::Error(CellProblem::UnknownWord) => Read {
            state: CellState::Warning(CellWarning::UnknownChoice),
            values: vec![],
        },
        _ => read,
    }
}

fn word(content: &CellContent, field: Field, known: impl Fn(&str) -> Option<ReadValue>) -> Read {
    let folded = content.text().map(fold);
    match folded.and_then(|it| known(&it)) {
        Some(value) => Read::of(CellState::Ok, field, value),
        None => Read::error(CellProblem::UnknownWord),
    }
}
