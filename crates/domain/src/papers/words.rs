//! The fixed words of papers, read from a data file that an office may change.

use serde::Deserialize;

use super::layout::LayoutProblem;

/// Declares one struct for each section of `words.toml`: a word that is missing from the file, or
/// that no paper uses, is found when the file is read.
macro_rules! sections {
    ($($section:ident: $name:ident { $($word:ident),* $(,)? })*) => {
        /// The fixed words of papers, by paper.
        #[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Words { $(pub(super) $section: $name),* }

        $(
            #[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
            #[serde(deny_unknown_fields)]
            pub(super) struct $name { $(pub(super) $word: String),* }
        )*
    };
}

sections! {
    date: DateWords { short, time, clock }
    kinds: KindWords {
        official, probationary, temporary, guest,
        official_short, probationary_short, temporary_short, guest_short, legend,
    }
    occasion: OccasionWords {
        regular, thematic, combined, committee, extraordinary, congress, named, theme,
    }
    closing: ClosingWords {
        cell, cell_committee, secretary, deputy_secretary, committee_member,
        group_leader, village_head, front_head, chair, minute_taker, hint, recipients, recipients_last,
        recipients_usual,
    }
    agenda: AgendaWords {
        type_name, chair_copy, time, place, chair, minute_taker, column_number, column_time,
        column_content, column_presenter, column_remark, minutes, total_minutes, directed,
    }
    sign_in: SignInWords {
        type_name, column_number, column_name, column_birth, column_kind, column_present,
        column_absent, column_signature, exempt, total, counts,
    }
    attendance: AttendanceWords {
        type_name, column_number, column_name, column_birth, column_kind, column_present,
        column_excused, column_unexcused, column_remark, mark, exempt, not_recorded, left_before,
        came_back, total, present, excused, unexcused, exempted, unrecorded,
    }
    quorum: QuorumWords {
        heading, members, left_out, temporarily_away, exempt_and_absent, suspended,
        excused_throughout, base, needed_more_than, needed_at_least, present, met, not_met,
        reference,
    }
    minutes: MinutesWords {
        type_name, opened, opened_unknown, place, part_people, part_content, part_tasks, total,
        temporary, introduced, exempt, present, excused, unexcused, unrecorded, comrade,
        comrade_with_reason, guests, guest_with_office, chair, minute_taker, item, item_presenter,
        moved_out, moved_back, never_came_back, conclusion, report_opening, report_result, spoke,
        vote, vote_open, vote_secret, vote_counts, vote_needed_more_than, vote_needed_at_least, vote_passed, vote_not_passed,
        column_number, column_work, column_owner, column_due, score, read_aloud, ended,
        ended_same_day, committee_total, committee_present, theme, theme_author, theme_source,
        theme_directed, theme_programme,
    }
    resolution: ResolutionWords {
        type_name, subject, basis, opening, lasted, fee, agenda, resolves, part_results, results,
        no_results, praise, weaknesses, part_next, part_carrying_out, part_score,
        by_hand, adopted, not_adopted, column_number, column_task, column_owner, column_opening,
        column_result, column_leader, column_work, column_due, column_reports, next_meeting,
        conclusion_type_name, conclusion_subject, conclusion_opening, conclusion_concludes,
        conclusion_tasks,
    }
    thematic_plan: ThematicPlanWords {
        type_name, subject, directed, own, column_number, column_day, column_theme, column_author,
        column_source,
    }
    theme: ThemeWords {
        cover_name, cover_type, draft, author, source, directed, own, programme, heard, place,
        products_type, column_number, column_product, column_form, column_maker, column_remark,
    }
    drafts: DraftWords {
        list_type, list_name, column_number, column_title, column_kind, column_authors,
        column_theme, column_stage, unit, programme,
        presentation, article, post_text, short_film, podcast, photo_series,
        writing, for_review, returned, approved, handed_in, approved_on, handed_in_on, files,
    }
    report: ReportWords {
        type_name, name, subject, part_members, members, others, part_meetings, no_meeting, not_held,
        lasted, minutes_closed, resolution_adopted, uploaded, not_uploaded, part_tasks, tasks,
        part_proposals,
    }
    signs: SignWords { minutes, resolution, conclusion }
    notice: NoticeWords { type_name, subject, time, place, chair, content, materials, attend }
    follow_up: FollowUpWords {
        type_name, name, subject, member, column_number, column_work, column_owner, column_opening,
        column_result, due, just_given, open, done, dropped,
    }
    member_list: MemberListWords {
        flat, book, badges, reconciliation, number, on_day, total, male, female, above,
        book_name, book_person, book_native, book_education, book_occupation, book_joined,
        book_numbers, book_kind, book_out, book_in, book_died, book_left, book_note,
        struck_off, released, expelled, died, admitted_here, received, transferred, unrecorded,
        admitted, badge, badge_years, batch, period, came, went, reason, mark,
        counts_before, counts_after, moved, others,
    }
    member_columns: MemberColumnWords {
        name, birth, sex, ethnicity, religion, native_place, permanent_address, present_address,
        phone, citizen_id, education, political_theory, profession, occupation, kind, joined,
        official_from, party_age, rank, office, card_number, file_number, list_number, fee_class,
        note,
    }
    member_kinds: MemberKindWords {
        cadre, soldier, police, worker, farmer, business, student, retired, other, fee_insured,
        fee_pension, fee_eased,
    }
    remark: RemarkWords {
        type_name, subject, name, birth, home, address, since, blank, duties, relations, others, line,
    }
    transfer: TransferWords {
        type_name, name_of_file, formal_out, formal_in, temporary_out, temporary_in, remark, name,
        birth, native_place, address, joined, official_from, card_number, file_number, list_number,
        from, to, letter_number, letter_date, fee_through, effective, until, blank, column_number,
        column_step, column_done,
    }
    text: TextWords { table }
    recovery: RecoveryWords {
        type_name, unit, book, made_on, explain, first_half, second_half, received, cut,
    }
}

pub(super) const BUILT_IN: &str = include_str!("../../layouts/words.toml");

impl Words {
    /// The words that come with the program.
    ///
    /// # Errors
    /// When the shipped file is not whole, which a test excludes.
    pub fn built_in() -> Result<Self, LayoutProblem> {
        Words::from_toml(BUILT_IN)
    }

    /// Words from an office's own file.
    ///
    /// # Errors
    /// When a word is missing or unknown, or names something in braces that this word never gets.
    pub fn from_toml(text: &str) -> Result<Self, LayoutProblem> {
        let words = toml::from_str(text).map_err(|source| LayoutProblem::words(&source))?;
        refuse_unknown_names(text)?;
        Ok(words)
    }
}

/// A brace may only name what the shipped word of the same place names.
fn refuse_unknown_names(text: &str) -> Result<(), LayoutProblem> {
    let parse = |text: &str| {
        toml::from_str::<toml::Table>(text).map_err(|source| LayoutProblem::words(&source))
    };
    let shipped = parse(BUILT_IN)?;
    for (section, words) in parse(text)? {
        let Some(words) = words.as_table() else {
            continue;
        };
        for (word, template) in words {
            let known = shipped
                .get(&section)
                .and_then(|known| known.get(word))
                .and_then(toml::Value::as_str)
                .map(names_in)
                .unwrap_or_default();
            let used = template.as_str().map(names_in).unwrap_or_default();
            if let Some(name) = used.into_iter().find(|name| !known.contains(name)) {
                return Err(LayoutProblem::UnknownName {
                    word: format!("{section}.{word}"),
                    name: name.to_owned(),
                });
            }
        }
    }
    Ok(())
}

pub(super) fn names_in(template: &str) -> Vec<&str> {
    pieces(template)
        .into_iter()
        .filter_map(|piece| match piece {
            Piece::Name(name) => Some(name),
            Piece::Words(_) => None,
        })
        .collect()
}

enum Piece<'a> {
    Words(&'a str),
    Name(&'a str),
}

fn pieces(template: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, tail)) = after.split_once('}') else {
            break;
        };
        pieces.push(Piece::Words(before));
        pieces.push(Piece::Name(name));
        rest = tail;
    }
    pieces.push(Piece::Words(rest));
    pieces
}

/// Fills a word's braces in one pass: braces inside a value stay as they were typed.
pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    pieces(template)
        .into_iter()
        .map(|piece| match piece {
            Piece::Words(words) => words,
            Piece::Name(name) => values
                .iter()
                .find_map(|(known, value)| (*known == name).then_some(*value))
                .unwrap_or_default(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_words_are_whole() {
        Words::built_in().expect("words.toml holds every word and no other");
    }

    #[test]
    fn a_brace_inside_a_value_is_not_filled_again() {
        assert_eq!(
            fill("{place}, {date}", &[("place", "{date}"), ("date", "x")]),
            "{date}, x",
            "a village may be called anything"
        );
    }

    #[test]
    fn an_unclosed_brace_stays_as_it_is() {
        assert_eq!(fill("a {b", &[("b", "x")]), "a {b");
    }

    #[test]
    fn an_office_changes_a_word_but_cannot_ask_for_what_the_paper_does_not_know() {
        let renamed = BUILT_IN.replace("\"BIÊN BẢN\"", "\"BIÊN BẢN HỌP\"");
        assert_eq!(
            Words::from_toml(&renamed).unwrap().minutes.type_name,
            "BIÊN BẢN HỌP"
        );

        let wrong = BUILT_IN.replace("Địa điểm: {place}.", "Địa điểm: {district}.");
        assert_eq!(
            Words::from_toml(&wrong),
            Err(LayoutProblem::UnknownName {
                word: "minutes.place".to_owned(),
                name: "district".to_owned()
            })
        );
    }
}
