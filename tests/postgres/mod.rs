//! A PostgreSQL of a test's own: a cluster in a temporary folder, reached by a socket, gone with it.

use std::fs::Permissions;
use std::io::{self, BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// Whether what is committed is on the disk before it is said so.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Durable {
    /// As it serves.
    Yes,
    /// Quicker: for tests in which nothing is killed.
    No,
}

/// It names the socket; nobody listens on it.
const PORT: u16 = 5432;

/// A cluster that is running.
pub struct Cluster {
    folder: TempDir,
    owner: Option<Owner>,
    settings: Vec<String>,
    server: Option<Child>,
}

/// The account that PostgreSQL runs as when we are root, which it refuses to be.
#[derive(Clone, Copy)]
struct Owner {
    user: u32,
    group: u32,
}

impl Cluster {
    /// A new, empty cluster, started.
    pub fn start(durable: Durable) -> io::Result<Self> {
        let mut cluster = Self::lay(durable)?;
        cluster.run(
            "initdb",
            &[
                "--auth=trust",
                "--username=postgres",
                "--no-sync",
                "--encoding=UTF8",
                "--locale=C",
            ],
            Some("--pgdata"),
        )?;
        cluster.resume()?;
        Ok(cluster)
    }

    /// A copy of another one that follows it, synchronously if the other is told so.
    pub fn standby_of(primary: &Self, name: &str) -> io::Result<Self> {
        let mut cluster = Self::lay(Durable::Yes)?;
        let from = format!(
            "host={} port={} user=postgres application_name={name}",
            primary.sockets().display(),
            PORT
        );
        cluster.run(
            "pg_basebackup",
            &[
                "--dbname",
                &from,
                "--wal-method=stream",
                "--write-recovery-conf",
                "--checkpoint=fast",
            ],
            Some("--pgdata"),
        )?;
        cluster.resume()?;
        Ok(cluster)
    }

    fn lay(durable: Durable) -> io::Result<Self> {
        let folder = tempfile::Builder::new().prefix("sochibo-pg").tempdir()?;
        let owner = owner();
        for path in [
            folder.path(),
            &folder.path().join("data"),
            &folder.path().join("sockets"),
        ] {
            std::fs::create_dir_all(path)?;
            // PostgreSQL takes no folder that others may look into.
            std::fs::set_permissions(path, Permissions::from_mode(0o700))?;
            if let Some(owner) = owner {
                std::os::unix::fs::chown(path, Some(owner.user), Some(owner.group))?;
            }
        }
        let mut settings = vec![
            "max_connections=120".to_owned(),
            "shared_buffers=128MB".to_owned(),
        ];
        if durable == Durable::No {
            settings.extend(["fsync=off".to_owned(), "full_page_writes=off".to_owned()]);
        }
        Ok(Self {
            folder,
            owner,
            settings,
            server: None,
        })
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn sockets(&self) -> PathBuf {
        self.folder.path().join("sockets")
    }

    /// Its address: `postgres://` with the folder of its socket.
    pub fn url(&self) -> String {
        format!("postgres://postgres@{}/postgres", self.host())
    }

    fn host(&self) -> String {
        self.sockets().to_string_lossy().replace('/', "%2F")
    }

    /// An address at which whichever of two takes writes is found.
    pub fn url_with(&self, other: &Self) -> String {
        format!(
            "postgres://postgres@{},{}/postgres?target_session_attrs=read-write",
            self.host(),
            other.host()
        )
    }

    /// Starts it again where it was stopped, with one more setting.
    pub fn resume_with(&mut self, setting: &str) -> io::Result<()> {
        self.settings.push(setting.to_owned());
        self.resume()
    }

    /// Starts it where it was stopped.
    pub fn resume(&mut self) -> io::Result<()> {
        let mut command = self.command("postgres");
        command.arg("-D").arg(self.data());
        command.args(["-c", "listen_addresses="]).arg("-c");
        command.arg(format!(
            "unix_socket_directories={}",
            self.sockets().display()
        ));
        for setting in &self.settings {
            command.args(["-c", setting]);
        }
        let mut server = command
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()?;
        let log = server.stderr.take();
        self.server = Some(server);
        let mut lines = BufReader::new(log.ok_or_else(|| io::Error::other("no log"))?).lines();
        let mut said = Vec::new();
        for line in lines.by_ref() {
            let line = line?;
            if line.contains("database system is ready to accept") {
                // Its later words are read and dropped, or it would stop when the pipe is full.
                std::thread::spawn(move || lines.for_each(drop));
                return Ok(());
            }
            said.push(line);
        }
        Err(io::Error::other(said.join("\n")))
    }

    /// As if the power went: nothing is finished, nothing is written any more.
    pub fn stop_immediately(&mut self) -> io::Result<()> {
        self.run(
            "pg_ctl",
            &["stop", "--mode=immediate", "--silent"],
            Some("--pgdata"),
        )?;
        if let Some(mut server) = self.server.take() {
            server.wait()?;
        }
        Ok(())
    }

    /// Makes a standby the one that takes writes.
    pub fn promote(&self) -> io::Result<()> {
        self.run("pg_ctl", &["promote", "--silent"], Some("--pgdata"))
    }

    /// What a statement answers, by psql, as the owner of everything.
    pub fn ask(&self, sql: &str) -> io::Result<String> {
        let said = self
            .command("psql")
            .args([
                "--no-psqlrc",
                "--quiet",
                "--tuples-only",
                "--no-align",
                "--username=postgres",
            ])
            .args([
                "--set=ON_ERROR_STOP=1",
                "--dbname=postgres",
                "--command",
                sql,
            ])
            .arg("--host")
            .arg(self.sockets())
            .output()?;
        if said.status.success() {
            Ok(String::from_utf8_lossy(&said.stdout).trim().to_owned())
        } else {
            Err(io::Error::other(
                String::from_utf8_lossy(&said.stderr).into_owned(),
            ))
        }
    }

    fn run(&self, program: &str, arguments: &[&str], folder: Option<&str>) -> io::Result<()> {
        let mut command = self.command(program);
        command.args(arguments);
        if let Some(option) = folder {
            command.arg(option).arg(self.data());
        }
        let said = command.stdin(Stdio::null()).output()?;
        if said.status.success() {
            Ok(())
        } else {
            let why = String::from_utf8_lossy(&said.stderr).into_owned();
            Err(io::Error::other(format!("{program}: {why}")))
        }
    }

    /// One of PostgreSQL's programs, as the account it runs as; a server ends with us.
    fn command(&self, program: &str) -> Command {
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "INT"]);
        command.arg(programs().join(program));
        if let Some(owner) = self.owner {
            command.uid(owner.user).gid(owner.group);
        }
        command.current_dir(self.folder.path());
        command.env("LC_ALL", "C");
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Some(mut server) = self.server.take() {
            let stopped = self.run(
                "pg_ctl",
                &["stop", "--mode=immediate", "--silent"],
                Some("--pgdata"),
            );
            if stopped.is_err() {
                let _ = server.kill();
            }
            let _ = server.wait();
        }
    }
}

/// Debian keeps the programs of each version in a folder of its own; elsewhere they are on the path.
fn programs() -> PathBuf {
    let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path().join("bin"))
        .filter(|folder| folder.join("initdb").exists())
        .collect();
    found.sort();
    found.pop().unwrap_or_default()
}

/// Root runs it as the account that came with the package.
fn owner() -> Option<Owner> {
    let root = std::fs::metadata("/proc/self").is_ok_and(|about| {
        use std::os::unix::fs::MetadataExt;
        about.uid() == 0
    });
    if !root {
        return None;
    }
    let accounts = std::fs::read_to_string(Path::new("/etc/passwd")).ok()?;
    let account = accounts
        .lines()
        .find(|line| line.starts_with("postgres:"))?;
    let mut parts = account.split(':').skip(2);
    Some(Owner {
        user: parts.next()?.parse().ok()?,
        group: parts.next()?.parse().ok()?,
    })
}
