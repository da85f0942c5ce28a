//! Renewing an edited text when the facts behind it changed (D-01): what nobody touched is renewed,
//! what somebody edited is kept, and where both changed a person decides.

use similar::{ChangeTag, MergeRegion, MergeResolution, TextDiff, TextMerge};

use super::text::{canonical, pieces, plain_text};

/// What three texts come to: the one that was composed before, the edited one, and the one that is
/// composed now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renewal {
    /// From top to bottom.
    pub parts: Vec<Part>,
}

/// A stretch of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Who changed it.
    pub fate: Fate,
    /// As it was composed before.
    pub before: String,
    /// As it stands in the edited text.
    pub mine: String,
    /// As it is composed now.
    pub new: String,
}

/// Who changed a stretch of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Nobody.
    Untouched,
    /// The person who edited.
    Edited,
    /// The facts.
    Renewed,
    /// Both, and not alike.
    Clash,
}

/// A run of words in a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Whether it stands in both texts, in the first only, or in the second only.
    pub side: Side,
    /// The words with the blanks between them.
    pub text: String,
}

/// Which of two texts has some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Both.
    Both,
    /// The first.
    First,
    /// The second.
    Second,
}

impl Renewal {
    /// Compares the text composed before, the edited text and the text composed now.
    #[must_use]
    pub fn of(before: &str, mine: &str, new: &str) -> Self {
        let [before, mine, new] = [before, mine, new].map(pieces);
        let [before_lines, mine_lines, new_lines] = [&before, &mine, &new].map(|it| as_lines(it));
        let merge = TextMerge::from_lines(
            before_lines.as_str(),
            mine_lines.as_str(),
            new_lines.as_str(),
        );
        let sides = Sides {
            before: &before,
            mine: &mine,
            new: &new,
        };
        let parts = merge.regions().iter().flat_map(|it| sides.parts(it));
        Renewal {
            parts: parts.collect(),
        }
    }

    /// What both changed, from top to bottom.
    pub fn clashes(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| part.fate == Fate::Clash)
    }

    /// How many stretches the facts renewed.
    #[must_use]
    pub fn renewed(&self) -> usize {
        let renewed = self.parts.iter().filter(|part| part.fate == Fate::Renewed);
        renewed.count()
    }

    /// The text as it stands: renewed where nobody edited, as edited everywhere else.
    #[must_use]
    pub fn standing(&self) -> String {
        self.joined(|part| match part.fate {
            Fate::Renewed => &part.new,
            Fate::Untouched | Fate::Edited | Fate::Clash => &part.mine,
        })
    }

    /// What the standing text was composed from: the new composition, but the old one where a person
    /// still has to decide. An edit is compared with this, so that no open question is lost.
    #[must_use]
    pub fn standing_on(&self) -> String {
        self.joined(|part| match part.fate {
            Fate::Clash => &part.before,
            Fate::Untouched | Fate::Edited | Fate::Renewed => &part.new,
        })
    }

    /// The text with every clash answered, in their order; `None` if there are not as many answers.
    #[must_use]
    pub fn settled(&self, answers: &[String]) -> Option<String> {
        if answers.len() != self.clashes().count() {
            return None;
        }
        let mut answers = answers.iter();
        let parts = self.parts.iter().map(|part| match part.fate {
            Fate::Clash => answers.next().map_or("", String::as_str),
            Fate::Renewed => part.new.as_str(),
            Fate::Untouched | Fate::Edited => part.mine.as_str(),
        });
        Some(canonical(&parts.collect::<Vec<_>>().join("\n\n")))
    }

    fn joined<'p>(&'p self, side: impl Fn(&'p Part) -> &'p String) -> String {
        let parts: Vec<&str> = self.parts.iter().map(|part| side(part).as_str()).collect();
        canonical(&parts.join("\n\n"))
    }
}

/// The differences of two texts, word by word and without their look.
#[must_use]
pub fn word_differences(first: &str, second: &str) -> Vec<Words> {
    let (first, second) = (plain_text(first), plain_text(second));
    let mut words: Vec<Words> = Vec::new();
    for change in TextDiff::from_words(first.as_str(), second.as_str()).iter_all_changes() {
        let side = match change.tag() {
            ChangeTag::Equal => Side::Both,
            ChangeTag::Delete => Side::First,
            ChangeTag::Insert => Side::Second,
        };
        match words.last_mut() {
            Some(last) if last.side == side => last.text.push_str(change.value()),
            _ => words.push(Words {
                side,
                text: change.value().to_owned(),
            }),
        }
    }
    words
}

/// Each piece on a line of its own, as the comparison wants them.
fn as_lines(pieces: &[String]) -> String {
    let mut lines = String::new();
    for piece in pieces {
        lines.push_str(&piece.replace('\n', "\u{2028}"));
        lines.push('\n');
    }
    lines
}

struct Sides<'p> {
    before: &'p [String],
    mine: &'p [String],
    new: &'p [String],
}

impl Sides<'_> {
    fn parts(&self, region: &MergeRegion) -> Vec<Part> {
        let before = self.before.get(region.base_range()).unwrap_or_default();
        let mine = self.mine.get(region.ours_range()).unwrap_or_default();
        let new = self.new.get(region.theirs_range()).unwrap_or_default();
        let fate = match region.resolution() {
            MergeResolution::Unchanged => Fate::Untouched,
            MergeResolution::Ours => Fate::Edited,
            MergeResolution::Theirs => Fate::Renewed,
            // Both came to the same words: nothing is left of the difference.
            MergeResolution::Both => Fate::Untouched,
            _ => return clash(before, mine, new),
        };
        vec![part(fate, before, mine, new)]
    }
}

/// Neighbouring lines that were each changed by one side only clash as a whole; taken one by one
/// they do not.
fn clash(before: &[String], mine: &[String], new: &[String]) -> Vec<Part> {
    if before.len() != mine.len() || before.len() != new.len() {
        return vec![part(Fate::Clash, before, mine, new)];
    }
    before
        .iter()
        .zip(mine)
        .zip(new)
        .map(|((before, mine), new)| {
            let fate = if mine == new || (before == mine && before == new) {
                Fate::Untouched
            } else if before == mine {
                Fate::Renewed
            } else if before == new {
                Fate::Edited
            } else {
                Fate::Clash
            };
            Part {
                fate,
                before: before.clone(),
                mine: mine.clone(),
                new: new.clone(),
            }
        })
        .collect()
}

fn part(fate: Fate, before: &[String], mine: &[String], new: &[String]) -> Part {
    Part {
        fate,
        before: before.join("\n\n"),
        mine: mine.join("\n\n"),
        new: new.join("\n\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BEFORE: &str = "## I\n\nCó mặt: 30.\n\nVắng: 2.\n\n- một\n- hai\n\nCuối.";

    #[test]
    fn d_01_untouched_lines_are_renewed_and_edited_ones_are_kept() {
        let mine = BEFORE.replace("Vắng: 2.", "Vắng: 2, đều có lý do chính đáng.");
        let new = BEFORE
            .replace("Có mặt: 30.", "Có mặt: 31.")
            .replace("- hai", "- hai\n- ba");
        let renewal = Renewal::of(BEFORE, &mine, &new);
        assert_eq!(renewal.clashes().count(), 0);
        assert_eq!(
            renewal.standing(),
            "## I\n\nCó mặt: 31.\n\nVắng: 2, đều có lý do chính đáng.\n\n- một\n- hai\n- ba\n\nCuối."
        );
        assert_eq!(renewal.renewed(), 2);
        assert_eq!(renewal.standing_on(), canonical(&new));
    }

    #[test]
    fn d_01_a_clash_keeps_the_edit_until_a_person_decides() {
        let mine = BEFORE.replace("Có mặt: 30.", "Có mặt: 30 đồng chí.");
        let new = BEFORE
            .replace("Có mặt: 30.", "Có mặt: 31.")
            .replace("Cuối.", "Hết.");
        let renewal = Renewal::of(BEFORE, &mine, &new);
        let clash = renewal.clashes().next().unwrap();
        assert_eq!(
            (
                clash.before.as_str(),
                clash.mine.as_str(),
                clash.new.as_str()
            ),
            ("Có mặt: 30.", "Có mặt: 30 đồng chí.", "Có mặt: 31.")
        );
        assert!(renewal.standing().contains("30 đồng chí."));
        assert!(renewal.standing().contains("Hết."), "the rest is renewed");

        let again = Renewal::of(&renewal.standing_on(), &renewal.standing(), &new);
        assert_eq!(
            again.clashes().count(),
            1,
            "the question stays open after another edit"
        );

        let settled = renewal
            .settled(&["Có mặt: 31 đồng chí.".to_owned()])
            .unwrap();
        assert!(settled.contains("Có mặt: 31 đồng chí."));
        assert_eq!(Renewal::of(&new, &settled, &new).clashes().count(), 0);
        assert_eq!(renewal.settled(&[]), None, "a question without an answer");
    }

    #[test]
    fn the_words_that_differ_are_named_and_no_others() {
        let words = word_differences("Có mặt: **30** đồng chí.", "Có mặt: 31 đồng chí.");
        let of = |side| {
            let words = words.iter().filter(|words| words.side == side);
            words.map(|words| words.text.trim()).collect::<String>()
        };
        assert_eq!(
            (of(Side::First).as_str(), of(Side::Second).as_str()),
            ("30", "31")
        );
    }

    fn lines() -> impl Strategy<Value = Vec<u8>> {
        proptest::collection::vec(0_u8..6, 0..12)
    }

    fn text(lines: &[u8]) -> String {
        let lines: Vec<String> = lines.iter().map(|line| format!("câu {line}")).collect();
        lines.join("\n\n")
    }

    proptest! {
        #[test]
        fn d_01_no_edited_line_is_ever_lost(before in lines(), mine in lines(), new in lines()) {
            let (before, mine, new) = (text(&before), text(&mine), text(&new));
            let renewal = Renewal::of(&before, &mine, &new);
            for part in renewal.parts.iter().filter(|part| matches!(part.fate, Fate::Edited | Fate::Clash)) {
                prop_assert!(renewal.standing().contains(&part.mine));
            }
            let all: Vec<&str> = renewal.parts.iter().map(|part| part.mine.as_str()).filter(|it| !it.is_empty()).collect();
            prop_assert_eq!(all.join("\n\n"), mine);
        }

        #[test]
        fn who_edits_nothing_gets_the_new_text(before in lines(), new in lines()) {
            let (before, new) = (text(&before), text(&new));
            prop_assert_eq!(Renewal::of(&before, &before, &new).standing(), new);
        }

        #[test]
        fn facts_that_stay_change_nothing(before in lines(), mine in lines()) {
            let (before, mine) = (text(&before), text(&mine));
            prop_assert_eq!(Renewal::of(&before, &mine, &before).standing(), mine);
        }
    }
}
