//! The window's configuration is a wall of the house (RELIABILITY.md section 3); each stone is asked for.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

fn window() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri")
}

fn read(file: impl AsRef<Path>) -> String {
    let file = window().join(file);
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn configuration() -> Table {
    read("Tauri.toml").parse().unwrap()
}

fn at<'a>(table: &'a Table, path: &str) -> Option<&'a Value> {
    let (last, tables) = path
        .rsplit_once('.')
        .map_or((path, ""), |(tables, last)| (last, tables));
    let inner = tables
        .split('.')
        .filter(|key| !key.is_empty())
        .try_fold(table, |table, key| table.get(key)?.as_table());
    inner?.get(last)
}

fn policy(directive: &str) -> Vec<String> {
    let configuration = configuration();
    let sources = at(&configuration, &format!("app.security.csp.{directive}"));
    let sources = sources
        .unwrap_or_else(|| panic!("the policy names {directive}"))
        .as_str()
        .unwrap();
    sources.split(' ').map(str::to_owned).collect()
}

#[test]
fn the_configuration_is_in_one_file_only() {
    let others = [
        "tauri.conf.json",
        "tauri.conf.json5",
        "tauri.linux.conf.json",
        "tauri.windows.conf.json",
        "Tauri.linux.toml",
        "Tauri.windows.toml",
    ];
    for other in others {
        assert!(
            !window().join(other).exists(),
            "{other} would change what is asserted here"
        );
    }
}

#[test]
fn everything_is_denied_and_only_what_the_pages_need_is_allowed() {
    assert_eq!(policy("default-src"), ["'none'"]);
    assert_eq!(
        policy("script-src"),
        ["'self'"],
        "no inline script, no eval"
    );
    assert_eq!(policy("style-src"), ["'self'"]);
    assert_eq!(policy("style-src-elem"), ["'self'"]);
    assert_eq!(
        policy("connect-src"),
        ["ipc:", "http://ipc.localhost"],
        "the one command and nothing else"
    );
    for denied in [
        "base-uri",
        "form-action",
        "frame-src",
        "frame-ancestors",
        "object-src",
    ] {
        assert_eq!(policy(denied), ["'none'"], "{denied}");
    }
}

#[test]
fn the_policy_names_nothing_this_test_does_not_know() {
    let configuration = configuration();
    let csp = at(&configuration, "app.security.csp")
        .unwrap()
        .as_table()
        .unwrap();
    let known = [
        "default-src",
        "script-src",
        "style-src",
        "style-src-elem",
        "style-src-attr",
        "img-src",
        "font-src",
        "connect-src",
        "base-uri",
        "form-action",
        "frame-src",
        "frame-ancestors",
        "object-src",
    ];
    let unknown: Vec<&String> = csp
        .keys()
        .filter(|name| !known.contains(&name.as_str()))
        .collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    let unsafe_lines: Vec<&String> = csp
        .iter()
        .filter(|(_, sources)| sources.as_str().unwrap().contains("unsafe"))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(
        unsafe_lines,
        ["style-src-attr"],
        "the one exception, with its reason in the file"
    );
    for (name, sources) in csp {
        let sources = sources.as_str().unwrap();
        assert!(
            !sources.contains('*') && !sources.contains("https:"),
            "{name}: {sources}"
        );
    }
}

#[test]
fn the_program_is_no_global_and_the_asset_protocol_is_off() {
    let configuration = configuration();
    assert_eq!(
        at(&configuration, "app.withGlobalTauri"),
        Some(&Value::Boolean(false))
    );
    assert_eq!(
        at(&configuration, "app.security.assetProtocol.enable"),
        Some(&Value::Boolean(false))
    );
    let scope = at(&configuration, "app.security.assetProtocol.scope")
        .unwrap()
        .as_array()
        .unwrap();
    assert!(scope.is_empty());
    for weakening in [
        "devCsp",
        "dangerousDisableAssetCspModification",
        "dangerousRemoteDomainIpcAccess",
    ] {
        assert_eq!(
            at(&configuration, &format!("app.security.{weakening}")),
            None
        );
    }
    assert_eq!(
        at(&configuration, "build.devUrl"),
        None,
        "a server is named by `cargo xtask dev` alone"
    );
}

#[test]
fn there_is_one_window_and_it_is_made_where_navigation_is_denied() {
    let configuration = configuration();
    let windows = at(&configuration, "app.windows")
        .unwrap()
        .as_array()
        .unwrap();
    assert_eq!(windows.len(), 1);
    let window = windows[0].as_table().unwrap();
    assert_eq!(window["label"].as_str(), Some("main"));
    assert_eq!(window["create"].as_bool(), Some(false), "made in code");
    assert_eq!(window["title"].as_str(), Some("Sổ Chi bộ"));
    let numbers =
        ["width", "height", "minWidth", "minHeight"].map(|name| window[name].as_integer().unwrap());
    assert_eq!(numbers, [1366, 768, 1024, 640]);
    assert!(window.get("url").is_none(), "its own pages");

    let made = read("src/window/mod.rs");
    assert!(made.contains(".on_navigation(") && made.contains("is_a_page_of_ours"));
    assert!(made.contains(".on_new_window(|_, _| NewWindowResponse::Deny)"));
}

#[test]
fn a_page_may_call_the_one_command_and_hear_events_and_nothing_else() {
    let files: Vec<PathBuf> = fs::read_dir(window().join("capabilities"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert_eq!(files.len(), 1, "{files:?}");
    let capability: Table = read(&files[0]).parse().unwrap();
    let permissions: BTreeSet<&str> = capability["permissions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|name| name.as_str().unwrap())
        .collect();
    assert_eq!(
        permissions,
        BTreeSet::from([
            "allow-call",
            "core:event:allow-listen",
            "core:event:allow-unlisten"
        ])
    );
    assert_eq!(capability["windows"].as_array().unwrap().len(), 1);
    assert!(capability.get("remote").is_none(), "no page from elsewhere");
    let configuration = configuration();
    let named = at(&configuration, "app.security.capabilities")
        .unwrap()
        .as_array()
        .unwrap();
    assert_eq!(named.len(), 1);
    assert_eq!(named[0].as_str(), capability["identifier"].as_str());
}

#[test]
fn the_manifest_lists_the_one_command() {
    let build = read("build.rs");
    assert!(
        build.contains(r#".commands(&["call"])"#),
        "commands that are not listed are open to every webview"
    );
    let made = read("src/window/mod.rs");
    assert!(
        made.contains("tauri::generate_handler![call]"),
        "there is no second one"
    );
    assert_eq!(made.matches("#[tauri::command]").count(), 1);
}

#[test]
fn no_plugin_reaches_the_shell_the_files_the_line_or_a_database() {
    let manifest: Table = read("Cargo.toml").parse().unwrap();
    let plugins: BTreeSet<&str> = manifest["dependencies"]
        .as_table()
        .unwrap()
        .keys()
        .filter_map(|name| name.strip_prefix("tauri-plugin-"))
        .collect();
    assert_eq!(
        plugins,
        BTreeSet::from(["log", "opener", "single-instance", "window-state"])
    );
}

#[test]
fn prototypes_are_not_frozen_because_a_library_of_the_pages_breaks() {
    let configuration = configuration();
    assert_eq!(
        at(&configuration, "app.security.freezePrototype"),
        Some(&Value::Boolean(false))
    );
    assert!(
        read("Tauri.toml").contains("Observable Plot"),
        "the reason stands beside it"
    );
}
