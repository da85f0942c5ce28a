//! Files that laptops without a line sent on sticks: all of a folder in one go.

use crate::Result;
use crate::feed::{Commit, Feed};
use std::path::{Path, PathBuf};
use sync::server::{NotTaken, Taken};
use sync::stick::{self, Label, StickError, What, carry};

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was taken in, and its return lies beside it.
    Taken {
        /// Operations that were new.
        new: u64,
        /// Operations that were refused.
        refused: u64,
    },
    /// Another part, or an earlier stick, must come first: it ends before this number.
    ComesTooEarly {
        /// The number that is missing.
        missing: u64,
    },
    /// It was not taken.
    NotTaken(NotTaken),
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenFile {
    /// Its name.
    pub name: String,
    /// What became of it.
    pub outcome: Outcome,
}

/// Takes every bundle of a folder in, the parts of each laptop in their order, and writes the
/// returns beside them. A file that is wrong stops no other.
///
/// # Errors
/// What the folder or the database says. What was taken in before stays, and may come again.
pub fn take(feed: &Feed, folder: &Path, now: u64) -> Result<Vec<TakenFile>> {
    let province = feed.identity()?.province;
    let mut taken = Vec::new();
    let (bundles, wrong) = look(folder)?;
    for (label, path) in bundles {
        let bytes = carry::read(&path)?;
        let outcome = feed.transact(|transaction| {
            transaction.hear(label.device, now)?;
            let outcome = province.take_bundle(transaction, &bytes, now)?;
            let commit = match &outcome {
                Ok(taken) if taken.commit => Commit::Yes,
                _ => Commit::No,
            };
            Ok((outcome, commit))
        })?;
        if let Ok(taken) = &outcome {
            let back = Label {
                what: What::Return,
                ..label
            };
            carry::write(folder, &back.file_name(), &taken.answer)?;
        }
        taken.push(TakenFile {
            name: name(&path),
            outcome: told(outcome),
        });
    }
    taken.extend(wrong);
    Ok(taken)
}

fn told(outcome: std::result::Result<Taken, NotTaken>) -> Outcome {
    match outcome {
        Ok(Taken {
            gap: Some(missing), ..
        }) => Outcome::ComesTooEarly { missing },
        Ok(Taken { new, refused, .. }) => Outcome::Taken { new, refused },
        Err(why) => Outcome::NotTaken(why),
    }
}

type Looked = (Vec<(Label, PathBuf)>, Vec<TakenFile>);

/// Bundles in the order in which they were written, and files that are none. Returns that lie there
/// already are passed over.
fn look(folder: &Path) -> Result<Looked> {
    let (mut bundles, mut wrong) = (Vec::new(), Vec::new());
    for path in carry::files(folder)? {
        // A file that cannot be read to its end is as good as cut.
        let label = carry::read(&path).map_or(Err(StickError::Damaged), |it| stick::label(&it));
        match label {
            Ok(label) if label.what == What::Bundle => bundles.push((label, path)),
            Ok(_) => {}
            Err(error) => wrong.push(TakenFile {
                name: name(&path),
                outcome: Outcome::NotTaken(error.into()),
            }),
        }
    }
    bundles.sort_by_key(|(label, _)| (label.device, label.line, label.first));
    Ok((bundles, wrong))
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
