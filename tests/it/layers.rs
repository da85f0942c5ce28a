//! The table of crates in DESIGN.md section 2, held against what cargo says.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package, PackageId};

/// Who may use which of our own crates. `tests` and `xtask` stand outside.
const MAY_USE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("storage", &["domain"]),
    ("operations", &["domain", "storage"]),
    ("sync", &["domain", "storage"]),
    ("documents", &["domain"]),
    ("province", &["domain", "sync"]),
    (
        "so-chi-bo",
        &["domain", "storage", "operations", "sync", "documents"],
    ),
];

const OUTSIDE: &[&str] = &["tests", "xtask"];

/// Who alone may use a library of somebody else's. A name that ends in `*` stands for all that
/// begin so.
const ONLY: &[(&str, &[&str])] = &[
    ("rusqlite", &["storage", "province"]),
    ("axum", &["province"]),
    ("axum-*", &["province"]),
    ("tokio-postgres", &["province"]),
    ("deadpool-postgres", &["province"]),
    ("refinery*", &["province"]),
    ("tauri", &["so-chi-bo"]),
    ("tauri-*", &["so-chi-bo"]),
    ("docx-rs", &["documents"]),
    ("typst*", &["documents"]),
    ("calamine", &["documents"]),
    ("rust_xlsxwriter", &["documents"]),
    ("quick-xml", &["documents"]),
    ("reqwest", &["sync"]),
    ("ureq", &["sync"]),
    ("hyper*", &["province", "sync"]),
];

/// What must not be linked, however far away, with every feature of the workspace switched on.
const NEVER_LINKED: &[(&str, &[&str])] = &[
    (
        "domain",
        &[
            "rusqlite", "tokio", "reqwest", "ureq", "axum", "tauri", "typst",
        ],
    ),
    (
        "storage",
        &[
            "tokio", "reqwest", "ureq", "axum", "tauri", "typst", "docx-rs",
        ],
    ),
    (
        "operations",
        &[
            "tokio", "reqwest", "ureq", "axum", "tauri", "typst", "docx-rs",
        ],
    ),
    ("sync", &["axum", "tauri", "typst", "docx-rs"]),
    (
        "documents",
        &["rusqlite", "tokio", "reqwest", "ureq", "axum", "tauri"],
    ),
    (
        "province",
        &["tauri", "typst", "docx-rs", "calamine", "rust_xlsxwriter"],
    ),
    ("xtask", &["tauri", "rusqlite", "tokio", "typst"]),
];

/// One crate of ours: what it names as needed, and everything that comes with it.
#[derive(Clone, Debug, Default)]
struct Room {
    uses: BTreeSet<String>,
    only_behind_a_feature: BTreeSet<String>,
    links: BTreeSet<String>,
}

type House = BTreeMap<String, Room>;

fn house(metadata: &Metadata) -> House {
    let packages: BTreeMap<&PackageId, &Package> = metadata
        .packages
        .iter()
        .map(|package| (&package.id, package))
        .collect();
    let ours = metadata.workspace_packages();
    ours.into_iter()
        .map(|package| (package.name.to_string(), room(metadata, &packages, package)))
        .collect()
}

fn room(metadata: &Metadata, packages: &BTreeMap<&PackageId, &Package>, package: &Package) -> Room {
    let shipped = package
        .dependencies
        .iter()
        .filter(|needed| needed.kind != DependencyKind::Development);
    let (optional, always): (Vec<_>, Vec<_>) = shipped.partition(|needed| needed.optional);
    let only_behind_a_feature: BTreeSet<String> =
        optional.iter().map(|needed| needed.name.clone()).collect();
    let mut uses: BTreeSet<String> = always.iter().map(|needed| needed.name.clone()).collect();
    uses.extend(only_behind_a_feature.iter().cloned());
    Room {
        uses,
        only_behind_a_feature,
        links: linked(metadata, packages, &package.id),
    }
}

/// Everything that reaches the finished program. What only runs while building is not linked.
fn linked(
    metadata: &Metadata,
    packages: &BTreeMap<&PackageId, &Package>,
    from: &PackageId,
) -> BTreeSet<String> {
    let nodes: BTreeMap<_, _> = metadata
        .resolve
        .as_ref()
        .unwrap()
        .nodes
        .iter()
        .map(|node| (&node.id, node))
        .collect();
    let mut reached: BTreeSet<&PackageId> = BTreeSet::new();
    let mut waiting: Vec<&PackageId> = vec![from];
    while let Some(id) = waiting.pop() {
        for needed in &nodes[id].deps {
            let normal = needed
                .dep_kinds
                .iter()
                .any(|kind| kind.kind == DependencyKind::Normal);
            if normal && reached.insert(&needed.pkg) {
                waiting.push(&needed.pkg);
            }
        }
    }
    reached
        .into_iter()
        .map(|id| packages[id].name.to_string())
        .collect()
}

/// Every breach of the table, in words.
fn breaches(house: &House) -> Vec<String> {
    let mut found = Vec::new();
    let listed: BTreeSet<&str> = MAY_USE.iter().map(|(name, _)| *name).collect();
    for (name, room) in house {
        if OUTSIDE.contains(&name.as_str()) {
            continue;
        }
        if !listed.contains(name.as_str()) {
            found.push(format!("{name} stands in no row of the table"));
        }
        let may_use = allowed(MAY_USE, name);
        for used in &room.uses {
            if house.contains_key(used) && !may_use.contains(&used.as_str()) {
                found.push(format!("{name} may not use {used}"));
            }
            if let Some((_, who)) = ONLY.iter().find(|(library, _)| covers(library, used))
                && !who.contains(&name.as_str())
            {
                found.push(format!(
                    "{name} may not use {used}: only {} may",
                    who.join(" and ")
                ));
            }
        }
    }
    for (name, never) in NEVER_LINKED {
        let Some(room) = house.get(*name) else {
            found.push(format!("there is no crate {name}"));
            continue;
        };
        for library in *never {
            if room.links.contains(*library) {
                found.push(format!("{name} links {library}"));
            }
        }
    }
    if let Some(sync) = house.get("sync")
        && sync.uses.contains("storage")
        && !sync.only_behind_a_feature.contains("storage")
    {
        found.push("sync may use storage only behind its feature".to_owned());
    }
    found
}

fn allowed(table: &[(&str, &'static [&'static str])], name: &str) -> &'static [&'static str] {
    table
        .iter()
        .find(|(row, _)| *row == name)
        .map_or(&[], |(_, may)| *may)
}

fn covers(pattern: &str, name: &str) -> bool {
    pattern
        .strip_suffix('*')
        .map_or(pattern == name, |beginning| name.starts_with(beginning))
}

fn our_house() -> House {
    // Offline and for this system: all of that was fetched to build this very test.
    let metadata = MetadataCommand::new()
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .other_options(["--offline", "--filter-platform", "host-tuple"].map(str::to_owned))
        .exec()
        .unwrap();
    house(&metadata)
}

#[test]
fn every_crate_uses_only_what_the_table_of_the_house_allows() {
    let house = our_house();
    assert_eq!(
        house.len(),
        MAY_USE.len() + OUTSIDE.len(),
        "every member has its row: {:?}",
        house.keys()
    );
    assert_eq!(
        breaches(&house),
        [""; 0],
        "see the table in DESIGN.md section 2"
    );
}

#[test]
fn what_cargo_says_is_really_read() {
    let house = our_house();
    assert!(
        house["tests"].uses.contains("axum"),
        "a named dependency is seen"
    );
    assert!(
        house["so-chi-bo"].only_behind_a_feature.contains("tauri"),
        "Tauri stands behind the feature `window`"
    );
    assert!(
        house["so-chi-bo"].links.contains("wry"),
        "a dependency of a dependency is seen"
    );
    assert!(
        house["domain"].links.contains("chrono"),
        "what is linked is seen"
    );
    assert!(
        !house["so-chi-bo"].links.contains("tauri-build"),
        "what only builds is not linked"
    );
}

/// The house as it is, with one forged line.
fn forged(change: impl FnOnce(&mut House)) -> Vec<String> {
    let mut house = our_house();
    change(&mut house);
    breaches(&house)
}

fn add(names: &mut BTreeSet<String>, name: &str) {
    names.insert(name.to_owned());
}

#[test]
fn a_forged_house_is_found_out() {
    let downward = forged(|house| add(&mut house.get_mut("storage").unwrap().uses, "operations"));
    assert!(
        downward.contains(&"storage may not use operations".to_owned()),
        "{downward:?}"
    );

    let statements =
        forged(|house| add(&mut house.get_mut("operations").unwrap().uses, "rusqlite"));
    assert!(
        statements
            .contains(&"operations may not use rusqlite: only storage and province may".to_owned()),
        "{statements:?}"
    );

    let plugin = forged(|house| {
        add(
            &mut house.get_mut("documents").unwrap().uses,
            "tauri-plugin-opener",
        )
    });
    assert!(
        plugin
            .iter()
            .any(|breach| breach.starts_with("documents may not use tauri-plugin")),
        "{plugin:?}"
    );

    let far_away = forged(|house| add(&mut house.get_mut("province").unwrap().links, "typst"));
    assert!(
        far_away.contains(&"province links typst".to_owned()),
        "{far_away:?}"
    );

    let always = forged(|house| {
        let sync = house.get_mut("sync").unwrap();
        add(&mut sync.uses, "storage");
        sync.only_behind_a_feature.remove("storage");
    });
    assert!(
        always.contains(&"sync may use storage only behind its feature".to_owned()),
        "{always:?}"
    );

    let unknown = forged(|house| {
        house.insert("helpers".to_owned(), Room::default());
    });
    assert!(
        unknown.contains(&"helpers stands in no row of the table".to_owned()),
        "{unknown:?}"
    );
}
