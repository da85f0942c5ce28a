//! System packages: installed on Debian and Ubuntu, named elsewhere.

use std::path::Path;
use std::process::Command;

use super::For;
use crate::outcome::Outcome;
use crate::program;

/// What compiling and opening the window needs.
const WINDOW: [&str; 7] = [
    "build-essential",
    "libdbus-1-dev",
    "libgtk-3-dev",
    "librsvg2-dev",
    "libwebkit2gtk-4.1-dev",
    "perl", // OpenSSL inside SQLCipher configures itself with it.
    "pkg-config",
];

/// What driving the window, a browser, reading papers back and the province's database needs.
const TESTS: [&str; 8] = [
    "chromium",
    "dbus-x11",
    "libreoffice-writer",
    "poppler-utils",
    "postgresql",
    "webkit2gtk-driver",
    "xauth",
    "xvfb",
];

/// Installs what is missing, or says what it is.
pub fn install(purpose: For) -> Outcome<()> {
    if cfg!(windows) {
        // WebView2 is part of Windows 10 and later; the compiler was needed to get here.
        return Ok(());
    }
    let mut wanted = WINDOW.to_vec();
    if purpose == For::Tests {
        wanted.extend(TESTS);
    }
    if !Path::new("/etc/debian_version").exists() {
        return check_elsewhere(&wanted);
    }
    let missing = missing_packages(&wanted)?;
    if missing.is_empty() {
        Ok(())
    } else {
        apt_install(&with_ubuntu_names(missing))
    }
}

fn missing_packages(wanted: &[&'static str]) -> Outcome<Vec<&'static str>> {
    let told = Command::new("dpkg-query")
        .args(["--show", "--showformat=${Package} ${db:Status-Status}\n"])
        .args(wanted)
        .output()?;
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    let installed: Vec<&str> = told
        .lines()
        .filter_map(|line| line.strip_suffix(" installed"))
        .collect();
    Ok(wanted
        .iter()
        .copied()
        .filter(|name| !installed.contains(name) && !is_there_otherwise(name))
        .collect())
}

/// Ubuntu's chromium is a snap and has no installed package; any Chromium on the path serves.
fn is_there_otherwise(package: &str) -> bool {
    package == "chromium"
        && ["chromium", "chromium-browser", "google-chrome"]
            .into_iter()
            .any(program::is_there)
}

fn with_ubuntu_names(missing: Vec<&'static str>) -> Vec<&'static str> {
    let ubuntu =
        std::fs::read_to_string("/etc/os-release").is_ok_and(|text| text.contains("ID=ubuntu"));
    let name = |package| {
        if ubuntu && package == "chromium" {
            "chromium-browser"
        } else {
            package
        }
    };
    missing.into_iter().map(name).collect()
}

fn apt_install(missing: &[&str]) -> Outcome<()> {
    println!("Installing what this machine lacks: {}", missing.join(" "));
    program::succeed(as_root()?.args(["apt-get", "update", "-q"]))?;
    if missing.contains(&"postgresql") {
        apt_get_install(&["postgresql-common"])?;
        // The tests start clusters of their own: the machine shall not begin to run one.
        program::succeed(as_root()?.args([
            "sed",
            "--in-place",
            "s/^#\\?create_main_cluster.*/create_main_cluster = false/",
            "/etc/postgresql-common/createcluster.conf",
        ]))?;
    }
    apt_get_install(missing)
}

fn apt_get_install(missing: &[&str]) -> Outcome<()> {
    program::succeed(
        as_root()?
            .args([
                "DEBIAN_FRONTEND=noninteractive",
                "apt-get",
                "install",
                "-y",
                "-q",
            ])
            .arg("--no-install-recommends")
            .args(missing),
    )
    .map_err(|error| format!("{error}\nInstall by hand: {}", missing.join(" ")).into())
}

/// `env` as root: directly when we are, through sudo when there is one.
fn as_root() -> Outcome<Command> {
    let id = Command::new("id").arg("-u").output()?;
    if id.stdout.trim_ascii() == b"0" {
        return Ok(Command::new("env"));
    }
    if !program::is_there("sudo") {
        return Err("packages are missing, and this is neither root nor has it sudo".into());
    }
    let mut sudo = Command::new("sudo");
    sudo.arg("env");
    Ok(sudo)
}

/// Other systems name their packages differently; pkg-config knows the libraries everywhere.
fn check_elsewhere(wanted: &[&str]) -> Outcome<()> {
    let libraries = ["webkit2gtk-4.1", "gtk+-3.0", "librsvg-2.0", "dbus-1"];
    let mut missing: Vec<&str> = Vec::new();
    if cfg!(target_os = "linux") {
        missing.extend(libraries.into_iter().filter(|name| {
            !Command::new("pkg-config")
                .args(["--exists", name])
                .status()
                .is_ok_and(|status| status.success())
        }));
        let programs = [
            "Xvfb",
            "WebKitWebDriver",
            "chromium",
            "pdftotext",
            "soffice",
        ];
        if wanted.contains(&"xvfb") {
            missing.extend(programs.into_iter().filter(|name| !program::is_there(name)));
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    Err(format!(
        "this machine lacks: {}\n(on Debian these come with: {})",
        missing.join(", "),
        wanted.join(" ")
    )
    .into())
}
