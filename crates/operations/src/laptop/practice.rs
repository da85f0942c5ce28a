//! The practice book: a made-up cell to try everything on, in a book that goes nowhere.

use super::Laptop;
use super::create::Founding;
use super::unlock::DeskView;
use crate::{Failure, Nothing};
use domain::people::{Person, PersonRole};
use domain::units::Profile;
use serde::Serialize;
use ts_rs::TS;

/// The passphrase of every practice book: it stands on its unlock page, because nothing in it is
/// anybody's.
pub const PASSPHRASE: &str = "sổ tập làm quen";

const ID: &str = "practice";

/// The practice book, open.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PracticeBook {
    /// Its passphrase.
    pub passphrase: String,
    /// The desk.
    pub desk: DeskView,
}

/// Opens the practice book, making it if it is not there yet.
pub fn open_practice_book(laptop: &Laptop, _: Nothing) -> Result<PracticeBook, Failure> {
    if laptop.folder_of(ID).is_err() {
        let founding = Founding {
            profile: Profile {
                name: "Chi bộ khu Lạc Thanh (sổ tập)".to_owned(),
                higher_body: "Đảng ủy phường Yên Tử".to_owned(),
                place: "Yên Tử".to_owned(),
                meeting_place: "Nhà văn hóa khu Lạc Thanh".to_owned(),
                ..Profile::default()
            },
            person: Person {
                name: "Nguyễn Văn Tập".to_owned(),
                role: PersonRole::Secretary,
                ..Person::default()
            },
            passphrase: PASSPHRASE.to_owned(),
            practice: true,
        };
        let (desk, _) = laptop.found(ID, founding)?;
        super::practice_cell::fill(&desk)?;
        return Ok(PracticeBook {
            passphrase: PASSPHRASE.to_owned(),
            desk: DeskView::of(&desk)?,
        });
    }
    let request = super::UnlockBook {
        book: ID.to_owned(),
        passphrase: PASSPHRASE.to_owned(),
    };
    let desk = super::unlock_book(laptop, request)?;
    Ok(PracticeBook {
        passphrase: PASSPHRASE.to_owned(),
        desk,
    })
}
