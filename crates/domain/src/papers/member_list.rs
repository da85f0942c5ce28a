//! Lists of members: the list book in 14 columns, a flat list of chosen columns, members due a
//! badge, and the quarterly sheet of numbers that both sides sign. One table serves the paper, the
//! workbook and the preview.

use chrono::NaiveDate;

use super::facts::{LetterheadFacts, SignerFacts};
use super::layout::Layout;
use super::letterhead::{cell, head_row, running};
use super::paper::{Align, Block, Closing, ClosingLeft, Column, Paper, Table};
use super::words::fill;
use crate::members::{
    FeeClass, Member, MemberKind, Membership, OfficeRole, Rank, Sex, StandingChange, StandingEvent,
};
use crate::record::choice;

choice! {
    /// Lists that can be printed.
    MemberListKind {
        /// Chosen columns of today's roster.
        Flat = "flat",
        /// The list book (Mẫu 7-HSĐV): whoever was ever a member here, in 14 columns.
        Book = "book",
        /// Members who are given a badge in one batch.
        Badges = "badges",
        /// Numbers of a quarter, signed by both sides.
        Reconciliation = "reconciliation",
    }
}

choice! {
    /// Columns of a flat list.
    MemberColumn {
        /// The whole name.
        Name = "name",
        /// Date of birth.
        Birth = "birth",
        /// Sex.
        Sex = "sex",
        /// Ethnicity.
        Ethnicity = "ethnicity",
        /// Religion.
        Religion = "religion",
        /// Native place.
        NativePlace = "native_place",
        /// Permanent address.
        PermanentAddress = "permanent_address",
        /// Present address.
        PresentAddress = "present_address",
        /// Telephone.
        Phone = "phone",
        /// Citizen id.
        CitizenId = "citizen_id",
        /// General education.
        Education = "education",
        /// Political theory.
        PoliticalTheory = "political_theory",
        /// Professional training.
        Profession = "profession",
        /// Occupation now.
        Occupation = "occupation",
        /// Kind of member.
        Kind = "kind",
        /// Date of joining.
        Joined = "joined",
        /// Official from.
        OfficialFrom = "official_from",
        /// Full years in the Party.
        PartyAge = "party_age",
        /// Official or on probation.
        Rank = "rank",
        /// The office held in the cell.
        Office = "office",
        /// Card number.
        CardNumber = "card_number",
        /// File number.
        FileNumber = "file_number",
        /// Number in the cell's list.
        ListNumber = "list_number",
        /// How the fee is worked out.
        FeeClass = "fee_class",
        /// Remark.
        Note = "note",
    }
}

/// What a list says of one member.
#[derive(Debug, Clone, PartialEq)]
pub struct MemberLine {
    /// The file.
    pub member: Member,
    /// Official or on probation on the day of the list.
    pub rank: Option<Rank>,
    /// The office held in the cell.
    pub office: Option<OfficeRole>,
    /// Full years in the Party.
    pub party_age: Option<u32>,
    /// Badges given: years, and number where it is known.
    pub badges: Vec<(i64, String)>,
    /// Of how many years the badge is that is due.
    pub badge_due: Option<u32>,
    /// The last stay in the cell.
    pub stay: Option<Membership>,
    /// Dated changes of standing, the newest first.
    pub events: Vec<StandingEvent>,
}

/// One who came to the cell or left it within a quarter.
#[derive(Debug, Clone, PartialEq)]
pub struct MemberMove {
    /// The name.
    pub name: String,
    /// Whether the list grew by it.
    pub came: bool,
    /// What happened, where it was recorded.
    pub event: Option<StandingEvent>,
}

/// Counts on one day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CountsOnDay {
    /// Members that count (đảng số).
    pub counted: u32,
    /// Official ones.
    pub official: u32,
    /// Those on probation.
    pub probationary: u32,
    /// Exempt ones.
    pub exempt: u32,
    /// Away for a time.
    pub away: u32,
    /// Here for a time.
    pub here: u32,
}

/// What a list is made from.
#[derive(Debug, Clone, PartialEq)]
pub enum MemberListFacts {
    /// Chosen columns.
    Flat(Vec<MemberColumn>, Vec<MemberLine>),
    /// The list book.
    Book(Vec<MemberLine>),
    /// A badge batch.
    Badges(NaiveDate, Vec<MemberLine>),
    /// A quarter.
    Reconciliation {
        /// Its first day.
        from: NaiveDate,
        /// Its last day.
        to: NaiveDate,
        /// Counts on the evening before.
        before: CountsOnDay,
        /// Counts on the last day.
        after: CountsOnDay,
        /// Who came and who left.
        moves: Vec<MemberMove>,
    },
}

/// A list, ready for paper, workbook and window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberList {
    /// Its title.
    pub title: String,
    /// What stands below the title.
    pub subject: Vec<String>,
    /// Headings with their share of the width.
    pub columns: Vec<(String, u16)>,
    /// One text for each column; the first is the running number.
    pub rows: Vec<Vec<String>>,
    /// Sentences of counts below the table.
    pub notes: Vec<String>,
}

/// Columns that do not fit an upright sheet in letters one can read.
const UPRIGHT_COLUMNS: usize = 7;

/// Puts a list together.
#[must_use]
pub fn member_list(facts: &MemberListFacts, day: NaiveDate, layout: &Layout) -> MemberList {
    match facts {
        MemberListFacts::Flat(columns, lines) => layout.flat(columns, lines, day),
        MemberListFacts::Book(lines) => layout.book(lines, day),
        MemberListFacts::Badges(batch, lines) => layout.badge_list(*batch, lines),
        MemberListFacts::Reconciliation {
            from,
            to,
            before,
            after,
            moves,
        } => layout.reconciliation((*from, *to), (before, after), moves),
    }
}

/// The list on paper: lying where it has many columns, signed by the cell and, where the level
/// above is a party to it, by that level too.
#[must_use]
pub fn member_list_paper(
    list: &MemberList,
    letterhead: &LetterheadFacts,
    signer: &SignerFacts,
    both_sides: bool,
    layout: &Layout,
) -> Paper {
    let mut paper = layout.blank(list.title.clone(), &list.title, list.subject.clone());
    paper.header = Some(layout.letterhead(letterhead));
    if list.columns.len() > UPRIGHT_COLUMNS {
        paper.page.turned = true;
        paper.style.table = paper.style.dense_table;
    }
    let headings: Vec<&String> = list.columns.iter().map(|(heading, _)| heading).collect();
    let columns = list
        .columns
        .iter()
        .enumerate()
        .map(|(place, (_, share))| Column {
            share: *share,
            align: if place == 0 {
                Align::Centre
            } else {
                Align::Left
            },
        });
    paper.blocks = vec![
        Block::Space(2),
        Block::Table(Table {
            columns: columns.collect(),
            head: vec![head_row(&headings)],
            rows: list
                .rows
                .iter()
                .map(|row| row.iter().map(cell).collect())
                .collect(),
            row_mm: 7,
        }),
        Block::Space(2),
    ];
    paper.blocks.extend(list.notes.iter().map(running));
    let right = layout.collective_signature(signer);
    let left = if both_sides {
        ClosingLeft::Signature(layout.personal_signature(&layout.words.member_list.above, ""))
    } else {
        ClosingLeft::Nothing
    };
    paper.closing = Some(Closing { left, right });
    paper
}

impl Layout {
    fn on_day(&self, day: NaiveDate) -> Vec<String> {
        let date = crate::dates::paper_form(day);
        vec![fill(&self.words.member_list.on_day, &[("date", &date)])]
    }

    fn numbered(rows: impl Iterator<Item = Vec<String>>) -> Vec<Vec<String>> {
        rows.enumerate()
            .map(|(place, row)| {
                let number = place.saturating_add(1).to_string();
                std::iter::once(number).chain(row).collect()
            })
            .collect()
    }

    fn columns(&self, headings: &[(&String, u16)]) -> Vec<(String, u16)> {
        let number = (self.words.member_list.number.clone(), 7);
        let rest = headings
            .iter()
            .map(|(heading, share)| ((*heading).clone(), *share));
        std::iter::once(number).chain(rest).collect()
    }

    fn total(&self, lines: usize) -> Vec<String> {
        let count = lines.to_string();
        vec![fill(&self.words.member_list.total, &[("count", &count)])]
    }

    fn flat(&self, columns: &[MemberColumn], lines: &[MemberLine], day: NaiveDate) -> MemberList {
        let headings: Vec<(&String, u16)> = columns
            .iter()
            .map(|column| (self.column(*column), share_of(*column)))
            .collect();
        let row = |line: &MemberLine| columns.iter().map(|it| self.value(*it, line)).collect();
        MemberList {
            title: self.words.member_list.flat.clone(),
            subject: self.on_day(day),
            columns: self.columns(&headings),
            rows: Self::numbered(lines.iter().map(row)),
            notes: self.total(lines.len()),
        }
    }

    fn book(&self, lines: &[MemberLine], day: NaiveDate) -> MemberList {
        let words = &self.words.member_list;
        let headings = [
            (&words.book_name, 22),
            (&words.book_person, 14),
            (&words.book_native, 20),
            (&words.book_education, 18),
            (&words.book_occupation, 18),
            (&words.book_joined, 17),
            (&words.book_numbers, 17),
            (&words.book_kind, 12),
            (&words.book_out, 16),
            (&words.book_in, 16),
            (&words.book_died, 12),
            (&words.book_left, 14),
            (&words.book_note, 10),
        ];
        MemberList {
            title: words.book.clone(),
            subject: self.on_day(day),
            columns: self.columns(&headings),
            rows: Self::numbered(lines.iter().map(|line| self.book_row(line))),
            notes: self.total(lines.len()),
        }
    }

    fn book_row(&self, line: &MemberLine) -> Vec<String> {
        let member = &line.member;
        let found = |wanted: &[StandingChange]| {
            let event = line
                .events
                .iter()
                .find(|event| wanted.contains(&event.change));
            event.map(|event| self.happened(event)).unwrap_or_default()
        };
        let came = found(&[StandingChange::Received]);
        let since = line.stay.as_ref().and_then(|stay| stay.since);
        let came = match since {
            Some(since) if came.is_empty() => self.short_date(since),
            _ => came,
        };
        vec![
            lines([
                member.name(),
                member.birth_name.clone(),
                shown(member.birth),
            ]),
            lines([
                self.sex(member.sex).to_owned(),
                member.ethnicity.clone(),
                member.religion.clone(),
            ]),
            lines([member.native_place.clone(), member.native_place_now.clone()]),
            lines([
                member.education.clone(),
                member.political_theory.clone(),
                member.profession.clone(),
                member.languages.clone(),
            ]),
            lines([member.occupation_before.clone(), member.occupation.clone()]),
            lines([shown(member.joined), shown(member.official_from)]),
            lines([
                member.card_number.clone(),
                member.file_number.clone(),
                self.badges(line),
            ]),
            self.member_kind(member.kind).to_owned(),
            found(&[StandingChange::Transferred]),
            came,
            found(&[StandingChange::Died]),
            found(&[
                StandingChange::StruckOff,
                StandingChange::Released,
                StandingChange::Expelled,
            ]),
            member.note.clone(),
        ]
    }

    /// Date, what it was where several things are told in one column, place, decision.
    fn happened(&self, event: &StandingEvent) -> String {
        let words = &self.words.member_list;
        let what = match event.change {
            StandingChange::StruckOff => words.struck_off.as_str(),
            StandingChange::Released => words.released.as_str(),
            StandingChange::Expelled => words.expelled.as_str(),
            _ => "",
        };
        lines([
            shown(event.effective),
            what.to_owned(),
            event.place.clone(),
            event.decision.clone(),
            event.note.clone(),
        ])
    }

    fn badge_list(&self, batch: NaiveDate, people: &[MemberLine]) -> MemberList {
        let words = &self.words.member_list;
        let headings = [
            (self.column(MemberColumn::Name), 30),
            (self.column(MemberColumn::Birth), 14),
            (self.column(MemberColumn::NativePlace), 30),
            (&words.admitted, 14),
            (self.column(MemberColumn::CardNumber), 14),
            (&words.badge, 14),
        ];
        let row = |line: &MemberLine| {
            let years = line
                .badge_due
                .map(|years| years.to_string())
                .unwrap_or_default();
            let badge = fill(&words.badge_years, &[("years", &years)]);
            vec![
                line.member.name(),
                shown(line.member.birth),
                line.member.native_place.clone(),
                shown(line.member.admission_decided.or(line.member.joined)),
                line.member.card_number.clone(),
                badge,
            ]
        };
        let date = self.short_date(batch);
        MemberList {
            title: words.badges.clone(),
            subject: vec![fill(&words.batch, &[("date", &date)])],
            columns: self.columns(&headings),
            rows: Self::numbered(people.iter().map(row)),
            notes: self.total(people.len()),
        }
    }

    fn reconciliation(
        &self,
        (from, to): (NaiveDate, NaiveDate),
        (before, after): (&CountsOnDay, &CountsOnDay),
        moves: &[MemberMove],
    ) -> MemberList {
        let words = &self.words.member_list;
        let headings = [
            (self.column(MemberColumn::Name), 30),
            (&words.came, 26),
            (&words.went, 26),
            (&words.reason, 34),
        ];
        let mark = |wanted: bool| {
            if wanted {
                words.mark.clone()
            } else {
                String::new()
            }
        };
        let row = |moved: &MemberMove| {
            let reason = moved.event.as_ref().map(|event| self.reason(event));
            vec![
                moved.name.clone(),
                mark(moved.came),
                mark(!moved.came),
                reason.unwrap_or_else(|| words.unrecorded.clone()),
            ]
        };
        let came = moves.iter().filter(|moved| moved.came).count();
        let went = moves.len().saturating_sub(came);
        let on = |template: &str, day: NaiveDate, counts: &CountsOnDay| {
            let date = self.short_date(day);
            fill(
                template,
                &[
                    ("date", &date),
                    ("count", &counts.counted.to_string()),
                    ("official", &counts.official.to_string()),
                    ("probationary", &counts.probationary.to_string()),
                ],
            )
        };
        let others = fill(
            &words.others,
            &[
                ("exempt", &after.exempt.to_string()),
                ("away", &after.away.to_string()),
                ("here", &after.here.to_string()),
            ],
        );
        let moved = fill(
            &words.moved,
            &[("came", &came.to_string()), ("went", &went.to_string())],
        );
        let period = [("from", self.short_date(from)), ("to", self.short_date(to))];
        let period: Vec<(&str, &str)> = period
            .iter()
            .map(|(name, it)| (*name, it.as_str()))
            .collect();
        MemberList {
            title: words.reconciliation.clone(),
            subject: vec![fill(&words.period, &period)],
            columns: self.columns(&headings),
            rows: Self::numbered(moves.iter().map(row)),
            notes: vec![
                on(&words.counts_before, from, before),
                moved,
                on(&words.counts_after, to, after),
                others,
            ],
        }
    }

    /// What happened, in the words of the sheet of numbers.
    fn reason(&self, event: &StandingEvent) -> String {
        let words = &self.words.member_list;
        let what = match event.change {
            StandingChange::BecameProbationary => &words.admitted_here,
            StandingChange::Received => &words.received,
            StandingChange::Transferred => &words.transferred,
            StandingChange::StruckOff => &words.struck_off,
            StandingChange::Released => &words.released,
            StandingChange::Expelled => &words.expelled,
            StandingChange::Died => &words.died,
            _ => &words.unrecorded,
        };
        let pieces = [
            what.clone(),
            event.place.clone(),
            shown(event.effective),
            event.decision.clone(),
        ];
        joined(pieces, ", ")
    }

    fn value(&self, column: MemberColumn, line: &MemberLine) -> String {
        use MemberColumn as C;
        let member = &line.member;
        match column {
            C::Name => member.name(),
            C::Birth => shown(member.birth),
            C::Sex => self.sex(member.sex).to_owned(),
            C::Ethnicity => member.ethnicity.clone(),
            C::Religion => member.religion.clone(),
            C::NativePlace => member.native_place.clone(),
            C::PermanentAddress => member.permanent_address.clone(),
            C::PresentAddress => member.present_address.clone(),
            C::Phone => member.phone.clone(),
            C::CitizenId => member.citizen_id.clone(),
            C::Education => member.education.clone(),
            C::PoliticalTheory => member.political_theory.clone(),
            C::Profession => member.profession.clone(),
            C::Occupation => member.occupation.clone(),
            C::Kind => self.member_kind(member.kind).to_owned(),
            C::Joined => shown(member.joined),
            C::OfficialFrom => shown(member.official_from),
            C::PartyAge => line
                .party_age
                .map(|age| age.to_string())
                .unwrap_or_default(),
            C::Rank => self.rank(line.rank).to_owned(),
            C::Office => line
                .office
                .map(|office| self.office(office).to_lowercase())
                .unwrap_or_default(),
            C::CardNumber => member.card_number.clone(),
            C::FileNumber => member.file_number.clone(),
            C::ListNumber => member.list_number.clone(),
            C::FeeClass => self.fee_class(member.fee_class).to_owned(),
            C::Note => member.note.clone(),
        }
    }

    /// The heading of a column.
    #[must_use]
    pub fn column(&self, column: MemberColumn) -> &String {
        use MemberColumn as C;
        let words = &self.words.member_columns;
        match column {
            C::Name => &words.name,
            C::Birth => &words.birth,
            C::Sex => &words.sex,
            C::Ethnicity => &words.ethnicity,
            C::Religion => &words.religion,
            C::NativePlace => &words.native_place,
            C::PermanentAddress => &words.permanent_address,
            C::PresentAddress => &words.present_address,
            C::Phone => &words.phone,
            C::CitizenId => &words.citizen_id,
            C::Education => &words.education,
            C::PoliticalTheory => &words.political_theory,
            C::Profession => &words.profession,
            C::Occupation => &words.occupation,
            C::Kind => &words.kind,
            C::Joined => &words.joined,
            C::OfficialFrom => &words.official_from,
            C::PartyAge => &words.party_age,
            C::Rank => &words.rank,
            C::Office => &words.office,
            C::CardNumber => &words.card_number,
            C::FileNumber => &words.file_number,
            C::ListNumber => &words.list_number,
            C::FeeClass => &words.fee_class,
            C::Note => &words.note,
        }
    }

    fn sex(&self, sex: Sex) -> &str {
        match sex {
            Sex::Unknown => "",
            Sex::Female => &self.words.member_list.female,
            Sex::Male => &self.words.member_list.male,
        }
    }

    fn rank(&self, rank: Option<Rank>) -> &str {
        match rank {
            Some(Rank::Official) => &self.words.kinds.official,
            Some(Rank::Probationary) => &self.words.kinds.probationary,
            None => "",
        }
    }

    fn member_kind(&self, kind: MemberKind) -> &str {
        let words = &self.words.member_kinds;
        match kind {
            MemberKind::Unknown => "",
            MemberKind::Cadre => &words.cadre,
            MemberKind::Soldier => &words.soldier,
            MemberKind::Police => &words.police,
            MemberKind::Worker => &words.worker,
            MemberKind::Farmer => &words.farmer,
            MemberKind::Business => &words.business,
            MemberKind::Student => &words.student,
            MemberKind::Retired => &words.retired,
            MemberKind::Other => &words.other,
        }
    }

    fn fee_class(&self, class: FeeClass) -> &str {
        let words = &self.words.member_kinds;
        match class {
            FeeClass::Unknown => "",
            FeeClass::Insured => &words.fee_insured,
            FeeClass::Pension => &words.fee_pension,
            FeeClass::Student => &words.student,
            FeeClass::Other => &words.other,
            FeeClass::Eased => &words.fee_eased,
        }
    }

    fn badges(&self, line: &MemberLine) -> String {
        let words = &self.words.member_list;
        let each = line.badges.iter().map(|(years, number)| {
            let badge = fill(&words.badge_years, &[("years", &years.to_string())]);
            joined([badge, number.clone()], " ")
        });
        each.collect::<Vec<_>>().join("\n")
    }
}

/// How much of the width a column wants.
fn share_of(column: MemberColumn) -> u16 {
    use MemberColumn as C;
    match column {
        C::Name | C::Note => 24,
        C::NativePlace | C::PermanentAddress | C::PresentAddress => 28,
        C::Profession | C::Occupation | C::Kind | C::Office | C::FeeClass => 18,
        C::Sex | C::PartyAge | C::Ethnicity | C::Religion | C::ListNumber => 9,
        C::Birth
        | C::Phone
        | C::CitizenId
        | C::Education
        | C::PoliticalTheory
        | C::Joined
        | C::OfficialFrom
        | C::Rank
        | C::CardNumber
        | C::FileNumber => 14,
    }
}

fn shown(date: Option<crate::dates::PartialDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

fn joined(pieces: impl IntoIterator<Item = String>, between: &str) -> String {
    let said: Vec<String> = pieces.into_iter().filter(|it| !it.is_empty()).collect();
    said.join(between)
}

fn lines(pieces: impl IntoIterator<Item = String>) -> String {
    joined(pieces, "\n")
}
