//! One text of a statement serves both engines; this is all that differs.

/// What the feed's statements say for SQLite, for PostgreSQL: places are `$1`, every key is led by
/// the feed, and rows that will be changed are locked.
pub(super) fn to_postgres(sql: &str) -> String {
    sql.replace('?', "$")
        .replace("ON CONFLICT (", "ON CONFLICT (feed_id, ")
        .replace("/* locked */", "FOR UPDATE")
}

#[cfg(test)]
mod tests {
    use super::to_postgres;

    #[test]
    fn places_keys_and_locks_are_rewritten() {
        assert_eq!(
            to_postgres("INSERT INTO a (b) VALUES (?1) ON CONFLICT (b) DO NOTHING"),
            "INSERT INTO a (b) VALUES ($1) ON CONFLICT (feed_id, b) DO NOTHING"
        );
        assert_eq!(
            to_postgres("SELECT a FROM b WHERE c = ?1 /* locked */"),
            "SELECT a FROM b WHERE c = $1 FOR UPDATE"
        );
    }
}
