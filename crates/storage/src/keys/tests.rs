//! Keys: what opens a book, and what must not.

use super::{DataKey, KeyFile, Secret, SlotKind, Strength};
use crate::Error;
use uuid::Uuid;

fn with_one_slot() -> (KeyFile, DataKey) {
    let key = DataKey::random().unwrap();
    let mut file = KeyFile::default();
    let secret = Secret::passphrase("một hai ba bốn năm");
    file.put(
        Uuid::from_u128(1),
        SlotKind::Person,
        &secret,
        Strength::FLOOR,
        &key,
    )
    .unwrap();
    (file, key)
}

#[test]
fn the_same_passphrase_opens_whatever_the_keyboard_composed() {
    let (file, key) = with_one_slot();
    let decomposed = "mo\u{302}\u{323}t hai ba bo\u{302}\u{301}n na\u{306}m";
    let (_, opened) = file
        .open(SlotKind::Person, &Secret::passphrase(decomposed))
        .unwrap();
    assert_eq!(*opened.database(), *key.database());
}

#[test]
fn a_wrong_passphrase_opens_nothing() {
    let (file, _) = with_one_slot();
    let refused = file.open(SlotKind::Person, &Secret::passphrase("một hai ba bốn sáu"));
    assert!(matches!(refused, Err(Error::WrongKey)));
}

#[test]
fn a_slot_that_asks_for_absurd_memory_is_refused_without_trying() {
    let (file, _) = with_one_slot();
    let hostile = serde_json::to_string(&file)
        .unwrap()
        .replace("65536", "4294967295");
    let hostile: KeyFile = serde_json::from_str(&hostile).unwrap();
    let refused = hostile.open(SlotKind::Person, &Secret::passphrase("một hai ba bốn năm"));
    assert!(matches!(refused, Err(Error::WrongKey)));
}

#[test]
fn the_second_copy_opens_when_the_first_is_torn() {
    let (file, _) = with_one_slot();
    let folder = tempfile::tempdir().unwrap();
    file.write(folder.path()).unwrap();
    std::fs::write(folder.path().join("book.keys"), b"{").unwrap();
    assert_eq!(KeyFile::read(folder.path()).unwrap(), file);
}

#[test]
fn a_recovery_code_may_be_typed_in_small_letters_with_spaces() {
    let key = DataKey::random().unwrap();
    let mut file = KeyFile::default();
    let code = Secret::recovery_code("AB0D-1FGH");
    file.put(
        Uuid::from_u128(2),
        SlotKind::Recovery,
        &code,
        Strength::FLOOR,
        &key,
    )
    .unwrap();
    assert!(
        file.open(SlotKind::Recovery, &Secret::recovery_code("abod lfgh"))
            .is_ok()
    );
    assert!(
        file.open(SlotKind::Person, &Secret::recovery_code("abod lfgh"))
            .is_err()
    );
}
