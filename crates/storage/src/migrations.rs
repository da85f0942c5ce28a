//! The book's layout, step by step. A released step never changes.

use crate::{Error, Result, members};
use rusqlite::Connection;

/// Every step in order; its place is its number.
pub const STEPS: &[(&str, &str)] = &[
    ("0001_book", include_str!("../migrations/0001_book.sql")),
    ("0002_view", include_str!("../migrations/0002_view.sql")),
    (
        "0003_exchange",
        include_str!("../migrations/0003_exchange.sql"),
    ),
    ("0004_roster", include_str!("../migrations/0004_roster.sql")),
    (
        "0005_members",
        include_str!("../migrations/0005_members.sql"),
    ),
    ("0006_voters", include_str!("../migrations/0006_voters.sql")),
    ("0007_agenda", include_str!("../migrations/0007_agenda.sql")),
    ("0008_hall", include_str!("../migrations/0008_hall.sql")),
    ("0009_import", include_str!("../migrations/0009_import.sql")),
    (
        "0010_minutes",
        include_str!("../migrations/0010_minutes.sql"),
    ),
    (
        "0011_transfers",
        include_str!("../migrations/0011_transfers.sql"),
    ),
    ("0012_papers", include_str!("../migrations/0012_papers.sql")),
    (
        "0013_preparation",
        include_str!("../migrations/0013_preparation.sql"),
    ),
    (
        "0014_personal_data",
        include_str!("../migrations/0014_personal_data.sql"),
    ),
    (
        "0015_house_layouts",
        include_str!("../migrations/0015_house_layouts.sql"),
    ),
    ("0016_units", include_str!("../migrations/0016_units.sql")),
    ("0017_stick", include_str!("../migrations/0017_stick.sql")),
    ("0018_drafts", include_str!("../migrations/0018_drafts.sql")),
    (
        "0019_conflicts",
        include_str!("../migrations/0019_conflicts.sql"),
    ),
    (
        "0020_left_out",
        include_str!("../migrations/0020_left_out.sql"),
    ),
    (
        "0021_combined_minutes",
        include_str!("../migrations/0021_combined_minutes.sql"),
    ),
];

/// "SCbo": marks a file as ours.
pub const APPLICATION_ID: i64 = 0x5343_626f;

/// The layout this program writes.
#[must_use]
pub fn newest() -> i64 {
    i64::try_from(STEPS.len()).unwrap_or(i64::MAX)
}

/// The layout a file has; 0 for an empty one.
///
/// # Errors
/// `Damaged` if the file belongs to another program, `TooNew` if a newer one wrote it.
pub fn check(connection: &Connection) -> Result<i64> {
    let application: i64 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    match (application, version) {
        (0, 0) => Ok(0),
        (APPLICATION_ID, version) if version <= newest() => Ok(version),
        (APPLICATION_ID, needs) => Err(Error::TooNew { needs }),
        _ => Err(Error::Damaged),
    }
}

/// Brings a file to the newest layout, each step in a transaction of its own.
///
/// # Errors
/// What the database says; the step that failed leaves nothing behind.
pub fn run(connection: &mut Connection) -> Result<()> {
    let found = check(connection)?;
    for (place, (_, sql)) in STEPS.iter().enumerate() {
        let number = i64::try_from(place).unwrap_or(i64::MAX).saturating_add(1);
        if number <= found {
            continue;
        }
        let transaction =
            connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        transaction.execute_batch(sql)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", number)?;
        transaction.commit()?;
    }
    if found < newest() {
        let transaction =
            connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        members::freshen(&transaction)?;
        transaction.commit()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{APPLICATION_ID, STEPS, newest, run};
    use rusqlite::Connection;

    fn layout(connection: &Connection) -> Vec<String> {
        let mut statement = connection
            .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name")
            .unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    }

    /// A file as a program with only the first steps left it.
    fn at_step(count: usize) -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        for (_, sql) in &STEPS[..count] {
            connection.execute_batch(sql).unwrap();
        }
        if count > 0 {
            connection
                .pragma_update(None, "application_id", APPLICATION_ID)
                .unwrap();
            connection
                .pragma_update(None, "user_version", count)
                .unwrap();
        }
        connection
    }

    #[test]
    fn a_file_of_any_earlier_layout_comes_to_the_newest() {
        let mut fresh = at_step(0);
        run(&mut fresh).unwrap();
        for count in 1..=STEPS.len() {
            let mut older = at_step(count);
            run(&mut older).unwrap();
            assert_eq!(layout(&older), layout(&fresh), "from step {count}");
            let version: i64 = older
                .query_row("PRAGMA user_version", [], |row| row.get(0))
                .unwrap();
            assert_eq!(version, newest());
        }
    }

    #[test]
    fn a_step_that_fails_leaves_the_file_at_the_step_before() {
        let mut connection = at_step(1);
        // The second step makes this table: it is in the way.
        connection.execute_batch("CREATE TABLE tasks (id)").unwrap();
        let before = layout(&connection);
        assert!(run(&mut connection).is_err());
        assert_eq!(layout(&connection), before);
        let version: i64 = connection
            .query_row("PRAGMA user_version", [], |row| row.get(0))
            .unwrap();
        assert_eq!(version, 1);
    }

    #[test]
    fn the_number_in_each_file_name_is_its_place() {
        for (place, (name, _)) in (1..).zip(STEPS) {
            assert!(name.starts_with(&format!("{place:04}_")), "{name}");
        }
    }
}
