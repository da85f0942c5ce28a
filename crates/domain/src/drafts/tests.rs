use super::{Difference, DraftStage, DraftState, Products, differences};

#[test]
fn d_06_a_draft_is_approved_only_out_of_review() {
    let leads_to_approval: Vec<DraftState> = DraftState::ALL
        .iter()
        .copied()
        .filter(|state| state.may_become(DraftState::Approved))
        .collect();
    assert_eq!(leads_to_approval, [DraftState::ForReview]);
}

#[test]
fn what_was_sent_back_is_open_and_can_be_sent_again() {
    assert!(DraftState::ForReview.may_become(DraftState::Returned));
    assert!(DraftState::Returned.is_open());
    assert!(DraftState::Returned.may_become(DraftState::ForReview));
    assert!(!DraftState::Writing.may_become(DraftState::Returned));
}

#[test]
fn words_are_closed_while_they_are_reviewed_and_once_they_are_approved() {
    assert!(!DraftState::ForReview.is_open());
    assert!(!DraftState::Approved.is_open());
    assert!(DraftState::Approved.may_become(DraftState::Returned));
    assert!(!DraftState::Approved.may_become(DraftState::Writing));
}

#[test]
fn a_product_is_handed_in_only_while_it_is_approved() {
    assert_eq!(
        DraftStage::of(DraftState::Approved, true),
        DraftStage::HandedIn
    );
    assert_eq!(
        DraftStage::of(DraftState::Approved, false),
        DraftStage::Approved
    );
    assert_eq!(
        DraftStage::of(DraftState::Returned, true),
        DraftStage::Returned
    );
}

#[test]
fn products_are_counted_between_the_least_and_the_most_of_the_programme() {
    let products = |ready| Products {
        least: 1,
        most: 3,
        ready,
        begun: 4,
    };
    assert_eq!((products(0).lacking(), products(0).beyond()), (1, 0));
    assert_eq!((products(3).lacking(), products(3).beyond()), (0, 0));
    assert_eq!((products(4).lacking(), products(4).beyond()), (0, 1));
}

#[test]
fn a_changed_word_is_told_from_the_words_around_it() {
    let pieces = differences("Suối cạn vì mất rừng.\nHết.", "Suối đầy vì giữ rừng.\nHết.");
    let told: Vec<(&str, &str)> = pieces
        .iter()
        .map(|piece| (piece.difference.code(), piece.words.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("same", "Suối "),
            ("gone", "cạn"),
            ("new", "đầy"),
            ("same", " vì "),
            ("gone", "mất"),
            ("new", "giữ"),
            ("same", " rừng.\nHết."),
        ]
    );
}

#[test]
fn either_text_can_be_put_together_from_the_pieces() {
    let (earlier, later) = ("Một\nhai ba\n\nbốn", "Một\nba hai\nbốn năm\n");
    let pieces = differences(earlier, later);
    let without = |left_out| {
        let kept = pieces.iter().filter(|it| it.difference != left_out);
        kept.map(|it| it.words.as_str()).collect::<String>()
    };
    assert_eq!(without(Difference::New), earlier);
    assert_eq!(without(Difference::Gone), later);
}
