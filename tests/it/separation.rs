//! Provinces and units are kept apart by PostgreSQL itself, whatever our statements forget.

use crate::exchange_on_postgres::laptop::Laptop;
use crate::exchange_on_postgres::server::Server;
use province::feed::Place;
use province::{Feed, keeping};

/// Every table of a feed.
const TABLES: [&str; 13] = [
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

/// Two cells with a member each.
fn two_cells() -> Server {
    let server = Server::new();
    for cell in ["Chi bộ thôn Đông", "Chi bộ thôn Tây"] {
        let laptop = Laptop::enrolled(&server, cell);
        laptop.add_member("An");
        laptop.exchange().unwrap();
    }
    server
}

/// What is seen with a scope, as whoever serves requests.
fn within(server: &Server, scope: &str, sql: &str) -> String {
    let all = format!(
        "SET ROLE province_service; BEGIN; \
         DO $$ BEGIN PERFORM set_config('app.scope', '{scope}', true); END $$; {sql}; COMMIT"
    );
    server.lodging.cluster().ask(&all).unwrap()
}

fn path_of(server: &Server, cell: &str) -> String {
    server
        .lodging
        .cluster()
        .ask(&format!("SELECT path FROM units WHERE name = '{cell}'"))
        .unwrap()
}

#[test]
fn a_connection_that_was_used_and_is_told_no_scope_sees_no_row_of_any_table() {
    let server = two_cells();
    for table in TABLES {
        let all = format!(
            "SET ROLE province_service; SELECT count(*) FROM {table}; \
             BEGIN; DO $$ BEGIN PERFORM set_config('app.scope', '/1/', true); END $$; COMMIT; \
             SELECT coalesce(current_setting('app.scope', true), 'none') || ' ' || count(*) FROM {table}"
        );
        let seen = server.lodging.cluster().ask(&all).unwrap();
        assert_eq!(seen.lines().collect::<Vec<_>>(), ["0", " 0"], "{table}");
    }
    let rows: u64 = within(&server, "/1/", "SELECT count(*) FROM records")
        .parse()
        .unwrap();
    assert!(rows >= 4, "with its scope a feed sees {rows} records");
    assert_eq!(within(&server, "/2/", "SELECT count(*) FROM records"), "0");
}

#[test]
fn whoever_serves_owns_nothing_and_cannot_go_round_the_policies() {
    let server = two_cells();
    let free = server
        .lodging
        .cluster()
        .ask(
            "SELECT relname FROM pg_class JOIN pg_roles ON pg_roles.oid = relowner
             WHERE relkind = 'p' AND (rolname = 'province_service' OR NOT relrowsecurity
               OR NOT relforcerowsecurity)",
        )
        .unwrap();
    assert_eq!(free, "");
    let tables = "SELECT count(*) FROM pg_class WHERE relkind = 'p' AND relforcerowsecurity";
    assert_eq!(
        server.lodging.cluster().ask(tables).unwrap(),
        TABLES.len().to_string()
    );
    let role = "SELECT rolsuper OR rolbypassrls OR rolcanlogin FROM pg_roles
                WHERE rolname = 'province_service'";
    assert_eq!(server.lodging.cluster().ask(role).unwrap(), "f");
    let around = server
        .lodging
        .cluster()
        .ask("SET ROLE province_service; SELECT count(*) FROM records_1");
    assert!(
        around
            .unwrap_err()
            .to_string()
            .contains("permission denied")
    );
}

#[test]
fn below_a_unit_only_what_it_owns_is_seen_and_nothing_is_written() {
    let server = two_cells();
    let east = path_of(&server, "Chi bộ thôn Đông");
    assert!(east.starts_with("/1/") && east.ends_with('/'), "{east}");
    let owners =
        "SELECT string_agg(DISTINCT units.name, ',') FROM records JOIN units ON units.id = owner";
    assert_eq!(within(&server, &east, owners), "Chi bộ thôn Đông");
    let half: String = east.chars().take(east.len() - 9).collect();
    assert_eq!(
        within(&server, &format!("{half}/"), owners),
        "",
        "half a unit is none"
    );
    assert_eq!(within(&server, &east, "SELECT count(*) FROM devices"), "0");
    let write = format!(
        "SET ROLE province_service; BEGIN; \
         DO $$ BEGIN PERFORM set_config('app.scope', '{east}', true); END $$; \
         UPDATE records SET seq = 0; INSERT INTO exits (seq, unit, record) VALUES (9, '', '')"
    );
    let refused = server.lodging.cluster().ask(&write).unwrap_err();
    assert!(
        refused.to_string().contains("row-level security"),
        "{refused}"
    );
}

#[test]
fn two_provinces_in_one_database_do_not_see_each_other() {
    let server = two_cells();
    let Place::Postgres(mut address) = server.lodging.place.clone() else {
        panic!("not on PostgreSQL")
    };
    address.feed = "another".to_owned();
    let other = Feed::open_or_create(&Place::Postgres(address), false).unwrap();
    assert_eq!(keeping::counts(&other).unwrap().head, 0);
    assert!(province::units::list(&other).unwrap().is_empty());
    assert_eq!(province::units::list(&server.feed()).unwrap().len(), 2);
    let ids = |feed: &Feed| feed.identity().unwrap().province.id;
    assert_ne!(ids(&other), ids(&server.feed()));
}
