//! The window's content policy, as the bridge sends it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use toml::Table;

/// The configuration of the window: one policy for both.
const CONFIGURATION: &str = include_str!("../../src-tauri/Tauri.toml");

/// The policy for this first page: the window's, with the hash of each inline script (Tauri adds
/// those by itself), and with the bridge as the place commands go to.
pub fn policy(first_page: &str) -> Result<String, String> {
    let configuration: Table = CONFIGURATION
        .parse()
        .map_err(|error| format!("Tauri.toml: {error}"))?;
    let policy = ["app", "security", "csp"]
        .iter()
        .try_fold(&configuration, |table, key| table.get(*key)?.as_table())
        .ok_or("Tauri.toml has no [app.security.csp]")?;
    let directives = policy.iter().map(|(name, sources)| {
        let sources = sources.as_str().unwrap_or_default();
        match name.as_str() {
            "script-src" => format!("{name} {sources}{}", hashes(first_page)),
            "connect-src" => format!("{name} 'self'"),
            _ => format!("{name} {sources}"),
        }
    });
    Ok(directives.collect::<Vec<_>>().join("; "))
}

fn hashes(page: &str) -> String {
    inline_scripts(page)
        .map(|script| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(script))))
        .collect()
}

fn inline_scripts(page: &str) -> impl Iterator<Item = &str> {
    page.split("<script").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let (script, _) = rest.split_once("</script>")?;
        (!attributes.contains("src=") && !script.is_empty()).then_some(script)
    })
}

#[cfg(test)]
mod tests {
    use super::{inline_scripts, policy};

    #[test]
    fn the_one_inline_script_is_allowed_by_its_hash_and_nothing_else_is() {
        let page = r#"<script src="/a.js"></script><script>start()</script>"#;
        assert_eq!(inline_scripts(page).collect::<Vec<_>>(), ["start()"]);
        let policy = policy(page).unwrap();
        assert!(policy.contains("default-src 'none'"), "{policy}");
        assert!(
            policy.contains(
                "script-src 'self' 'sha256-DIm7WJS6ZKDYe5qFLPy+h4JFI9Bol5QmYC57mt3Fb00='"
            ),
            "{policy}"
        );
        assert!(!policy.contains("script-src 'self' 'unsafe"), "{policy}");
    }
}
