use crate::book::tests::Shelf;
use crate::{Book, Error};
use std::path::PathBuf;

/// Bytes that repeat nothing, so that a chunk cannot pass for another.
fn bytes(count: usize) -> Vec<u8> {
    let mut bytes = vec![0; count];
    blake3::Hasher::new()
        .finalize_xof()
        .fill(bytes.as_mut_slice());
    bytes
}

fn keep(book: &Book, content: &[u8]) -> crate::attachments::Taken {
    let mut intake = book.take_file().unwrap();
    for piece in content.chunks(10_000) {
        intake.push(piece).unwrap();
    }
    book.keep_file(intake).unwrap()
}

fn files(book: &Book) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(book.folder().join("attachments")).unwrap();
    entries.map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn a_file_comes_back_as_it_went_in_at_every_size_around_a_chunk() {
    let shelf = Shelf::new();
    let book = shelf.create();
    for size in [1, 65_535, 65_536, 65_537, 131_072, 200_001] {
        let content = bytes(size);
        let taken = keep(&book, &content);
        assert_eq!(taken.size, u64::try_from(size).unwrap());
        assert_eq!(taken.hash, blake3::hash(&content).to_hex().to_string());
        assert_eq!(
            book.read_file(&taken.hash).unwrap().whole().unwrap(),
            content
        );
    }
}

#[test]
fn the_disk_shows_neither_the_bytes_nor_the_hash() {
    let shelf = Shelf::new();
    let book = shelf.create();
    let content = "Danh sách đảng viên chi bộ thôn Lạc Thanh".repeat(100);
    let taken = keep(&book, content.as_bytes());
    let file = files(&book).remove(0);
    let raw = std::fs::read(&file).unwrap();
    let needle = "Lạc Thanh".as_bytes();
    assert!(!raw.windows(needle.len()).any(|window| window == needle));
    assert!(!file.to_string_lossy().contains(&taken.hash));
}

#[test]
fn the_same_bytes_are_kept_once() {
    let shelf = Shelf::new();
    let book = shelf.create();
    keep(&book, b"mot hai ba");
    keep(&book, b"mot hai ba");
    assert_eq!(files(&book).len(), 1);
}

#[test]
fn a_file_that_was_given_up_leaves_nothing_behind() {
    let shelf = Shelf::new();
    let book = shelf.create();
    let mut intake = book.take_file().unwrap();
    intake.push(&bytes(300_000)).unwrap();
    drop(intake);
    assert!(files(&book).is_empty());
}

#[test]
fn a_piece_left_by_a_power_cut_goes_when_the_book_is_opened() {
    let shelf = Shelf::new();
    let book = shelf.create();
    let taken = keep(&book, b"giu lai");
    std::fs::write(book.folder().join("attachments").join("piece"), b"x").unwrap();
    drop(book);
    let book = shelf.open();
    assert_eq!(files(&book).len(), 1);
    assert!(book.read_file(&taken.hash).is_ok());
}

#[test]
fn every_change_to_the_file_is_found() {
    let shelf = Shelf::new();
    let book = shelf.create();
    let content = bytes(150_000);
    let taken = keep(&book, &content);
    let file = files(&book).remove(0);
    let whole = std::fs::read(&file).unwrap();
    let chunk = 65_536 + 16;
    let mut flipped = whole.clone();
    flipped[70_000] ^= 1;
    let cut_at_a_chunk = whole[..19 + chunk].to_vec();
    let mut swapped = whole[..19].to_vec();
    swapped.extend(&whole[19 + chunk..19 + 2 * chunk]);
    swapped.extend(&whole[19..19 + chunk]);
    swapped.extend(&whole[19 + 2 * chunk..]);
    let mut longer = whole.clone();
    longer.extend(&whole[19..19 + chunk]);
    for (what, changed) in [
        ("flipped", flipped),
        ("cut off", cut_at_a_chunk),
        ("swapped", swapped),
        ("doubled", longer),
        ("empty", Vec::new()),
    ] {
        std::fs::write(&file, changed).unwrap();
        let read = book.read_file(&taken.hash).and_then(|file| file.whole());
        assert!(matches!(read, Err(Error::Damaged)), "{what}");
    }
}
