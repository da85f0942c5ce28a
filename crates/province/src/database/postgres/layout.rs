//! The layout in PostgreSQL, brought up to date step by step at every start, by the role that owns
//! the tables. A released step never changes.

use crate::{Error, Result};
use tokio_postgres::{Client, Config, NoTls};

const STEPS: &[&str] = &[include_str!("../../../migrations/postgres/0001_feed.sql")];

/// Every table that is led by the feed: what a feed consists of.
pub(crate) const TABLES: [&str; 13] = [
    "feed",
    "feed_head",
    "units",
    "slips",
    "devices",
    "lines",
    "operations",
    "refusals",
    "records",
    "exits",
    "conflicts",
    "sums",
    "offered",
];

/// Brings the layout up to date and returns the feed's number.
pub(super) async fn prepare(config: &Config, feed: &str, make: bool) -> Result<i64> {
    let (client, connection) = config.connect(NoTls).await?;
    let driven = tokio::spawn(connection);
    let prepared = with_lock(&client, feed, make).await;
    drop(client);
    let _ = driven.await;
    prepared
}

/// Gives the name of a feed free.
pub(super) async fn set_aside(config: &Config, feed: &str, now: u64) -> Result<()> {
    let (client, connection) = config.connect(NoTls).await?;
    let driven = tokio::spawn(connection);
    let aside = format!("{feed}.before-{now}");
    let sql = "UPDATE feeds SET name = $2 WHERE name = $1";
    let renamed = client.execute(sql, &[&feed, &aside]).await;
    drop(client);
    let _ = driven.await;
    renamed?;
    Ok(())
}

/// Several processes may start at once: one of them prepares, the others wait.
async fn with_lock(client: &Client, feed: &str, make: bool) -> Result<i64> {
    client
        .batch_execute("SELECT pg_advisory_lock(1396925040)")
        .await?;
    let version: i32 = client
        .query_one("SELECT current_setting('server_version_num')::int", &[])
        .await?
        .try_get(0)?;
    if version < 150_000 {
        return Err(Error::Unreadable);
    }
    migrate(client).await?;
    find(client, feed, make).await
}

async fn migrate(client: &Client) -> Result<()> {
    client
        .batch_execute("CREATE TABLE IF NOT EXISTS layout (version BIGINT NOT NULL PRIMARY KEY)")
        .await?;
    let found: i64 = client
        .query_one("SELECT coalesce(max(version), 0) FROM layout", &[])
        .await?
        .try_get(0)?;
    let found = usize::try_from(found).map_err(|_| Error::Unreadable)?;
    if found > STEPS.len() {
        return Err(Error::Unreadable);
    }
    for (place, sql) in STEPS.iter().enumerate().skip(found) {
        let version = place.saturating_add(1);
        let whole =
            format!("BEGIN;\n{sql}\nINSERT INTO layout (version) VALUES ({version}); COMMIT;");
        client.batch_execute(&whole).await?;
    }
    Ok(())
}

/// The feed of that name, made with its part of every table if there is none.
async fn find(client: &Client, feed: &str, make: bool) -> Result<i64> {
    let known = client
        .query_opt("SELECT id FROM feeds WHERE name = $1", &[&feed])
        .await?;
    if let Some(row) = known {
        return Ok(row.try_get(0)?);
    }
    if !make {
        return Err(Error::Missing);
    }
    client.batch_execute("BEGIN").await?;
    let id: i64 = client
        .query_one(
            "INSERT INTO feeds (name) VALUES ($1) RETURNING id",
            &[&feed],
        )
        .await?
        .try_get(0)?;
    for table in TABLES {
        let part = format!("CREATE TABLE {table}_{id} PARTITION OF {table} FOR VALUES IN ({id})");
        client.batch_execute(&part).await?;
    }
    client.batch_execute("COMMIT").await?;
    Ok(id)
}
