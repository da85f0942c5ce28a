//! The window's types, written from the table of commands.

use crate::{Event, Failure};
use std::path::Path;
use ts_rs::{Config, TS};

macro_rules! write_commands {
    ($( $seat:ident $noun:ident :: $name:ident ($request:ty) -> $response:ty; )*) => {
        fn commands(config: &Config) -> String {
            let mut lines = String::new();
            $( lines.push_str(&format!(
                "  {}: {{ request: {}; response: {} }};\n",
                stringify!($name),
                <$request as TS>::name(config),
                <$response as TS>::name(config),
            )); )*
            lines
        }

        fn imports(config: &Config) -> std::collections::BTreeSet<String> {
            std::collections::BTreeSet::from([
                $( <$request as TS>::name(config), <$response as TS>::name(config), )*
            ])
        }

        fn types(config: &Config) -> Result<(), ts_rs::ExportError> {
            $(
                <$request as TS>::export_all(config)?;
                <$response as TS>::export_all(config)?;
            )*
            Failure::export_all(config)?;
            Event::export_all(config)
        }
    };
}

use crate::{
    Nothing, Saved, attachments, conflicts, drafts, exchange, history, incoming, laptop, meetings,
    members, papers, people, programmes, tasks, today, units, uploads,
};
crate::with_commands!(write_commands);

/// Writes every type a window needs, and the table of commands, into a folder.
///
/// # Errors
/// What the file system says.
pub fn write(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    std::fs::create_dir_all(folder)?;
    let config = Config::new().with_out_dir(folder).with_large_int("number");
    types(&config)?;
    let mut text =
        String::from("// Written by `cargo xtask bindings` from the table of commands.\n");
    for name in imports(&config) {
        text.push_str(&format!("import type {{ {name} }} from './{name}';\n"));
    }
    text.push_str("\nexport type Commands = {\n");
    text.push_str(&commands(&config));
    text.push_str("};\n\nexport type Command = keyof Commands;\n");
    std::fs::write(folder.join("Commands.ts"), text)?;
    std::fs::write(folder.join("Records.ts"), records())?;
    std::fs::write(folder.join("RuleKey.ts"), rule_keys()?)?;
    Ok(())
}

/// The names of every parameter of the rules, so that the settings have words for each.
fn rule_keys() -> Result<String, domain::rule_set::RuleProblem> {
    let sets = domain::rule_set::RuleSets::bundled()?;
    let keys: std::collections::BTreeSet<String> = sets
        .all()
        .iter()
        .flat_map(domain::rule_set::RuleSet::parameters)
        .map(|parameter| format!("\"{}\"", parameter.key))
        .collect();
    let keys: Vec<String> = keys.into_iter().collect();
    Ok(format!(
        "// Written by `cargo xtask bindings` from the rule files.\n\nexport type RuleKey = {};\n",
        keys.join(" | ")
    ))
}

/// The names of every record's fields, so that the history has words for each.
fn records() -> String {
    let mut text =
        String::from("// Written by `cargo xtask bindings` from the declarations of records.\n");
    text.push_str("\nexport type Records = {\n");
    for spec in domain::record::ALL {
        let names: Vec<String> = spec
            .fields
            .iter()
            .map(|field| format!("\"{}\"", field.name))
            .collect();
        text.push_str(&format!("  {}: {};\n", spec.table, names.join(" | ")));
    }
    text.push_str("};\n");
    text
}
