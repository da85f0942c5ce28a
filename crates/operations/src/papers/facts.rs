//! The facts of one meeting, as its papers want them.

use crate::Desk;
use crate::meetings::{
    AgendaItemView, MeetingView, PresenceChoice, RollKindView, RollLineView, VoteView,
};
use crate::tasks::TaskToReport;
use chrono::NaiveDate;
use domain::meetings::{ItemSource, MeetingKind, Threshold};
use domain::members::OfficeRole;
use domain::papers::{
    AgendaFacts, AgendaItemFacts, AttendanceFacts, AttendancePerson, Collective, Copy, Layout,
    LeftOut, LetterheadFacts, MeetingFacts, MemberCounts, MinutesFacts, MinutesItem, MoveFacts,
    NoticeFacts, NumberFacts, Paper, PersonFacts, PresenceFacts, QuorumFacts, RollFacts, RollKind,
    RollOfMinutes, RollPerson, SignerFacts, TaskFacts, ThemeFacts, ThemePaperFacts, ThresholdFacts,
    VoteFacts, agenda, attendance, minutes, notice, product_list, sign_in_sheet, theme_cover,
};
use domain::units::Profile;
use uuid::Uuid;

/// One meeting with what its papers say besides.
pub struct Facts<'d> {
    pub desk: &'d Desk,
    pub view: &'d MeetingView,
    pub profile: &'d Profile,
    pub day: NaiveDate,
}

impl Facts<'_> {
    pub fn agenda(&self, layout: &Layout, copy: Copy) -> Paper {
        let facts = AgendaFacts {
            letterhead: self.letterhead(NumberFacts::None, self.desk.today().min(self.day)),
            meeting: self.meeting(),
            chair: self.name_of(self.view.form.chair),
            minute_taker: self.name_of(self.view.form.minute_taker),
            items: self.view.items.iter().map(agenda_item).collect(),
            signer: self.signer(),
        };
        agenda(&facts, layout, copy)
    }

    pub fn notice(&self, layout: &Layout, called: &str) -> Paper {
        let facts = NoticeFacts {
            letterhead: self.letterhead(NumberFacts::None, self.desk.today().min(self.day)),
            meeting: self.meeting(),
            called: called.to_owned(),
            chair: self.name_of(self.view.form.chair),
            items: self
                .view
                .items
                .iter()
                .map(|item| item.form.title.clone())
                .collect(),
            materials: lines_of(&self.view.form.materials),
            recipients: Vec::new(),
            signer: self.signer(),
        };
        notice(&facts, layout)
    }

    pub fn sign_in_sheet(&self, layout: &Layout) -> Paper {
        let facts = RollFacts {
            letterhead: self.letterhead(NumberFacts::None, self.day),
            meeting: self.meeting(),
            people: self
                .view
                .roll
                .iter()
                .map(|line| RollPerson {
                    name: line.name.clone(),
                    birth_year: line.birth_year,
                    kind: kind(line.kind),
                    exempt: line.exempt,
                })
                .collect(),
            signer: self.signer(),
        };
        sign_in_sheet(&facts, layout)
    }

    pub fn attendance(&self, layout: &Layout) -> Paper {
        let facts = AttendanceFacts {
            letterhead: self.letterhead(NumberFacts::None, self.day),
            meeting: self.meeting(),
            people: self
                .view
                .roll
                .iter()
                .map(|line| self.attendance_person(line))
                .collect(),
            quorum: self.quorum(),
            minute_taker: self.name_of(self.view.form.minute_taker),
            chair: self.name_of(self.view.form.chair),
        };
        attendance(&facts, layout)
    }

    pub fn minutes(&self, layout: &Layout, number: NumberFacts) -> Paper {
        let votes_of = |item: Option<Uuid>| {
            self.view
                .votes
                .iter()
                .filter(|vote| vote.item == item)
                .map(vote)
                .collect()
        };
        let facts = MinutesFacts {
            letterhead: self.letterhead(number, self.day),
            meeting: self.meeting(),
            theme: self.theme(),
            start_recorded: self.view.began.is_some(),
            ended: self.view.ended,
            members: self.members(),
            roll: self.roll_of_minutes(),
            quorum: self.quorum(),
            guests: self.guests(),
            chair: self.person(self.view.form.chair, layout),
            minute_taker: self.person(self.view.form.minute_taker, layout),
            words: self.view.minutes.clone(),
            items: self
                .view
                .items
                .iter()
                .map(|item| MinutesItem {
                    number: item.number.clone(),
                    title: item.form.title.clone(),
                    presenter: item.form.presenter.clone(),
                    record: item.record.clone(),
                    report: item.task.as_ref().and_then(report),
                    speeches: self.speeches(item.id),
                    conclusion: item.conclusion.clone(),
                    votes: votes_of(Some(item.id)),
                })
                .collect(),
            votes: votes_of(None),
            tasks: self
                .view
                .tasks
                .iter()
                .map(|task| TaskFacts {
                    work: task.title.clone(),
                    owner: task.owner_name.clone(),
                    due: NaiveDate::parse_from_str(&task.due, "%d/%m/%Y").ok(),
                })
                .collect(),
            score: self.score(),
            // Nobody has said so: the book does not ask yet.
            read_aloud: false,
        };
        minutes(&facts, layout)
    }

    /// What the meeting gave itself, where it was decided.
    pub(super) fn score(&self) -> Option<(u32, u32)> {
        let score = self.view.settled_score()?;
        Some((score.points, score.most))
    }

    pub fn theme_cover(&self, layout: &Layout) -> Paper {
        theme_cover(&self.theme_paper(), layout)
    }

    pub fn product_list(&self, layout: &Layout) -> Paper {
        product_list(&self.theme_paper(), layout)
    }

    fn theme_paper(&self) -> ThemePaperFacts {
        let most = self.view.products.as_ref().map(|asked| asked.most);
        ThemePaperFacts {
            letterhead: self.letterhead(NumberFacts::None, self.day),
            meeting: self.meeting(),
            theme: self.theme().unwrap_or_default(),
            products: crate::drafts::listed(&self.view.drafts),
            // Without a programme there is room for one.
            lines: most.unwrap_or(1),
            signer: self.signer(),
        }
    }

    /// What is known of a theme.
    pub(super) fn theme(&self) -> Option<ThemeFacts> {
        let form = &self.view.form;
        matches!(form.kind, MeetingKind::Thematic | MeetingKind::Combined).then(|| ThemeFacts {
            title: form.theme.clone(),
            author: self.name_of(form.author),
            directed: form.theme_source == ItemSource::Directed,
            programme: form.programme.clone(),
        })
    }

    fn speeches(&self, item: Uuid) -> Vec<(String, String)> {
        let said = self.view.contributions.iter();
        said.filter(|it| it.item == Some(item))
            .map(|it| (it.speaker.clone(), it.form.words.clone()))
            .collect()
    }

    pub(super) fn letterhead(&self, number: NumberFacts, date: NaiveDate) -> LetterheadFacts {
        LetterheadFacts {
            higher_body: self.profile.higher_body.clone(),
            body: self.profile.name.clone(),
            number,
            place: self.profile.place.clone(),
            date,
        }
    }

    pub(super) fn meeting(&self) -> MeetingFacts {
        MeetingFacts {
            kind: self.view.form.kind,
            theme: self.view.form.theme.clone(),
            begins: self.view.began.unwrap_or(self.view.planned),
            place: self.view.form.place.clone(),
        }
    }

    fn line(&self, membership: Option<Uuid>) -> Option<&RollLineView> {
        let membership = membership?;
        self.view
            .roll
            .iter()
            .find(|line| line.membership == membership)
    }

    pub(super) fn name_of(&self, membership: Option<Uuid>) -> String {
        self.line(membership)
            .map(|line| line.name.clone())
            .unwrap_or_default()
    }

    pub(super) fn person(&self, membership: Option<Uuid>, layout: &Layout) -> PersonFacts {
        let line = self.line(membership);
        PersonFacts {
            name: line.map(|line| line.name.clone()).unwrap_or_default(),
            office: line
                .and_then(|line| line.office)
                .map(|office| layout.office(office).to_lowercase())
                .unwrap_or_default(),
        }
    }

    /// Whoever chairs signs with the office held that day, or the secretary does.
    pub(super) fn signer(&self) -> SignerFacts {
        let chair = self.line(self.view.form.chair);
        let office = chair
            .and_then(|line| line.office)
            .unwrap_or(OfficeRole::Secretary);
        let secretary = self
            .view
            .roll
            .iter()
            .find(|line| line.office == Some(OfficeRole::Secretary));
        let signs = if chair.is_some_and(|line| line.office.is_some()) {
            chair
        } else {
            secretary
        };
        SignerFacts {
            on_behalf: Collective::Cell,
            office,
            name: signs.map(|line| line.name.clone()).unwrap_or_default(),
        }
    }

    fn attendance_person(&self, line: &RollLineView) -> AttendancePerson {
        AttendancePerson {
            name: line.name.clone(),
            birth_year: line.birth_year,
            kind: kind(line.kind),
            presence: match line.presence {
                PresenceChoice::Present => PresenceFacts::Present {
                    moves: self.moves(line),
                },
                PresenceChoice::Excused => PresenceFacts::Excused {
                    reason: line.reason.clone(),
                },
                PresenceChoice::Absent => PresenceFacts::Absent,
                PresenceChoice::Exempt => PresenceFacts::Exempt,
                PresenceChoice::NotRecorded => PresenceFacts::NotRecorded,
            },
        }
    }

    fn moves(&self, line: &RollLineView) -> Vec<MoveFacts> {
        let number = |id: Uuid| {
            self.view
                .items
                .iter()
                .find(|item| item.id == id)
                .map(|item| item.number.clone())
        };
        let first = self
            .view
            .items
            .first()
            .map(|item| item.number.clone())
            .unwrap_or_default();
        line.away
            .iter()
            .map(|stretch| MoveFacts {
                left_before: stretch.from.and_then(number).unwrap_or(first.clone()),
                came_back: stretch.back_at.and_then(number),
            })
            .collect()
    }

    fn quorum(&self) -> Option<QuorumFacts> {
        let quorum = self.view.quorum.as_ref()?;
        let rules = self.desk.rules.on(self.day)?;
        let reference = &rules.charter.base_leaves_out.reference;
        let threshold = rules.charter.quorum_meeting.value;
        Some(QuorumFacts {
            members: quorum.official,
            left_out: [
                (LeftOut::TemporarilyAway, quorum.temporarily_away),
                (LeftOut::ExemptAndAbsent, quorum.exempt_and_absent),
                (LeftOut::Suspended, quorum.suspended),
                (LeftOut::ExcusedThroughout, quorum.excused_throughout),
            ]
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .collect(),
            base: quorum.base,
            threshold: threshold_facts(threshold, quorum.needed),
            present: quorum.present,
            met: quorum.holds,
            reference: reference.in_full(),
        })
    }

    pub(super) fn members(&self) -> MemberCounts {
        let number = |fits: &dyn Fn(&RollLineView) -> bool| {
            u32::try_from(self.view.roll.iter().filter(|line| fits(line)).count())
                .unwrap_or(u32::MAX)
        };
        MemberCounts {
            official: number(&|line| line.kind == RollKindView::Official),
            probationary: number(&|line| line.kind == RollKindView::Probationary),
            temporary: number(&|line| line.kind == RollKindView::Temporary),
            introduced: 0,
            exempt: number(&|line| line.exempt),
        }
    }

    pub(super) fn roll_of_minutes(&self) -> RollOfMinutes {
        let present = |of: RollKindView| {
            let lines = self.view.roll.iter();
            let there =
                lines.filter(|line| line.kind == of && line.presence == PresenceChoice::Present);
            u32::try_from(there.count()).unwrap_or(u32::MAX)
        };
        let names = |presence: PresenceChoice| -> Vec<String> {
            let lines = self
                .view
                .roll
                .iter()
                .filter(|line| line.presence == presence);
            lines.map(|line| line.name.clone()).collect()
        };
        RollOfMinutes {
            present_official: present(RollKindView::Official),
            present_probationary: present(RollKindView::Probationary),
            present_temporary: present(RollKindView::Temporary),
            present_names: names(PresenceChoice::Present),
            excused: self
                .view
                .roll
                .iter()
                .filter(|line| line.presence == PresenceChoice::Excused)
                .map(|line| (line.name.clone(), line.reason.clone()))
                .collect(),
            unexcused: names(PresenceChoice::Absent),
            unrecorded: names(PresenceChoice::NotRecorded),
            moves: self
                .view
                .roll
                .iter()
                .flat_map(|line| {
                    self.moves(line)
                        .into_iter()
                        .map(|moved| (line.name.clone(), moved))
                })
                .collect(),
        }
    }

    fn guests(&self) -> Vec<PersonFacts> {
        let form = &self.view.form;
        let names = lines_of(&form.observers)
            .into_iter()
            .chain(lines_of(&form.guests));
        let sent = self.view.observations.iter().map(|it| PersonFacts {
            name: it.form.name.clone(),
            office: it.form.sent_by.clone(),
        });
        sent.chain(names.map(|name| PersonFacts {
            name,
            office: String::new(),
        }))
        .collect()
    }
}

/// What the meeting heard of a task: how it stood, and what came of it.
fn report(task: &TaskToReport) -> Option<(String, String)> {
    let report = task.report.as_ref()?;
    Some((report.opening.clone(), report.result.clone()))
}

/// The lines of a field that holds one thing a line.
pub(super) fn lines_of(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

fn agenda_item(item: &AgendaItemView) -> AgendaItemFacts {
    AgendaItemFacts {
        number: item.number.clone(),
        title: item.form.title.clone(),
        presenter: item.form.presenter.clone(),
        planned_minutes: u32::try_from(item.form.planned_minutes)
            .ok()
            .filter(|it| *it > 0),
        source: item.form.source,
        chair_note: item.form.chair_note.clone(),
    }
}

fn kind(kind: RollKindView) -> RollKind {
    match kind {
        RollKindView::Official => RollKind::Official,
        RollKindView::Probationary => RollKind::Probationary,
        RollKindView::Temporary => RollKind::Temporary,
        RollKindView::Guest => RollKind::Guest,
    }
}

fn threshold_facts(threshold: Threshold, needed: u32) -> ThresholdFacts {
    ThresholdFacts {
        num: threshold.num(),
        den: threshold.den(),
        strict: threshold.is_strict(),
        needed,
    }
}

pub(super) fn vote(view: &VoteView) -> VoteFacts {
    let number = |count: i64| u32::try_from(count).unwrap_or_default();
    let (num, den) = (number(view.threshold_num), number(view.threshold_den));
    VoteFacts {
        motion: view.motion.clone(),
        method: view.method,
        base: number(view.base),
        in_favour: number(view.in_favour),
        against: number(view.against),
        abstained: number(view.abstained),
        threshold: ThresholdFacts {
            num,
            den,
            strict: view.threshold_strict,
            needed: view.needed,
        },
        carried: view.carried,
    }
}
