//! Where things are: the checkout, what is built from it, and what is kept outside it.

use std::path::{Path, PathBuf};

use crate::outcome::Outcome;

/// One checkout of this repository.
pub struct Checkout {
    root: PathBuf,
    cache: PathBuf,
    built: PathBuf,
}

impl Checkout {
    /// Finds the checkout this tool was built from.
    pub fn find() -> Outcome<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .ancestors()
            .nth(2)
            .ok_or("this tool was built outside a checkout")?
            .to_path_buf();
        let cache = user_cache()?.join("so-chi-bo");
        let built = built_folder(&root, &cache);
        Ok(Self { root, cache, built })
    }

    /// The folder with the workspace's manifest.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The pages' folder.
    pub fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// The folder cargo builds into.
    pub fn built(&self) -> &Path {
        &self.built
    }

    /// A program built from this checkout in the debug profile.
    pub fn program(&self, name: &str) -> PathBuf {
        self.built
            .join("debug")
            .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    /// Where a run leaves what a person or a program reads afterwards: always inside the checkout.
    pub fn leaves(&self, name: &str) -> PathBuf {
        self.root.join("target").join(name)
    }

    /// Where tools of ours are installed, outside the checkout, so that the next one finds them.
    pub fn tools(&self) -> PathBuf {
        self.cache.join("tools")
    }

    /// An installed tool.
    pub fn tool(&self, name: &str) -> PathBuf {
        self.tools()
            .join("bin")
            .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    /// The laid out paper fonts.
    pub fn fonts(&self) -> PathBuf {
        self.leaves("resources").join("fonts")
    }
}

/// On a build machine (`CI=true`) what was compiled is kept outside the checkout, so that the next
/// clean checkout compiles only what changed. Anywhere else cargo's own choice holds.
fn built_folder(root: &Path, cache: &Path) -> PathBuf {
    if let Some(chosen) = std::env::var_os("CARGO_TARGET_DIR") {
        return root.join(chosen);
    }
    if on_build_machine() {
        cache.join("target")
    } else {
        root.join("target")
    }
}

/// Whether this runs unattended on a build machine.
pub fn on_build_machine() -> bool {
    std::env::var("CI").is_ok_and(|value| value == "true" || value == "1")
}

fn user_cache() -> Outcome<PathBuf> {
    let variable = |name: &str| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    variable("XDG_CACHE_HOME")
        .or_else(|| variable("LOCALAPPDATA"))
        .or_else(|| variable("HOME").map(|home| home.join(".cache")))
        .ok_or_else(|| "no home folder: set HOME".into())
}
