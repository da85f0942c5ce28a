//! Sticks: which are plugged in, and what goes on and off them.

use super::exchange::{failure, outcome};
use chrono::{DateTime, FixedOffset};
use operations::{Failure, Stick, StickProblem, TakenFile, WrittenStick};
use std::path::Path;
use storage::Book;
use sync::client::{self, ExchangeProblem};
use sync::stick::StickError;
use sysinfo::{DiskRefreshKind, Disks};

/// None where the system does not tell of its disks: the papers' folder is always there.
pub fn sticks() -> Vec<Stick> {
    let what = DiskRefreshKind::nothing().with_storage();
    let Ok(disks) = Disks::new_with_refreshed_list_specifics(what) else {
        return Vec::new();
    };
    let plugged = disks.iter();
    plugged
        .filter(|disk| disk.is_removable() && !disk.is_read_only())
        .map(|disk| Stick {
            path: disk.mount_point().to_owned(),
            name: disk.name().to_string_lossy().into_owned(),
            free: i64::try_from(disk.available_space()).unwrap_or(i64::MAX),
        })
        .collect()
}

pub fn write(
    book: &Book,
    folder: &Path,
    now: DateTime<FixedOffset>,
) -> Result<WrittenStick, Failure> {
    let written = client::write_stick(book, folder, now).map_err(failure)?;
    Ok(WrittenStick {
        files: written.files,
        operations: written.operations,
    })
}

pub fn take(
    book: &Book,
    folder: &Path,
    now: DateTime<FixedOffset>,
) -> Result<Vec<TakenFile>, Failure> {
    let files = client::take_stick(book, folder, now).map_err(failure)?;
    let told = |file: client::TakenFile| TakenFile {
        name: file.name,
        outcome: file.outcome.map(outcome).map_err(|why| problem(&why)),
    };
    Ok(files.into_iter().map(told).collect())
}

fn problem(why: &ExchangeProblem) -> StickProblem {
    match why {
        ExchangeProblem::Stick(StickError::NotAStickFile | StickError::Damaged) => {
            StickProblem::Damaged
        }
        ExchangeProblem::Stick(StickError::Forged) => StickProblem::Forged,
        ExchangeProblem::Stick(StickError::NotForUs) => StickProblem::OtherLaptop,
        ExchangeProblem::Older => StickProblem::Older,
        ExchangeProblem::DoesNotFit => StickProblem::DoesNotFit,
        ExchangeProblem::WriteAgain => StickProblem::WriteAgain,
        ExchangeProblem::Differs => StickProblem::Differs,
        ExchangeProblem::Revoked { .. } | ExchangeProblem::Unknown | ExchangeProblem::Copied => {
            StickProblem::Refused
        }
        other => {
            log::error!("a file on a stick was not taken in: {other}");
            StickProblem::Failed
        }
    }
}
