//! Processes that serve one province.

use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// One of them. Dropped, it is killed.
pub struct Process {
    child: Child,
    /// Where it listens.
    pub address: String,
}

impl Process {
    /// Starts our own on any free port.
    pub fn start(program: &Path, database: &str, connections: usize) -> io::Result<Self> {
        Self::of(Command::new(program).args([database, &connections.to_string()]))
    }

    /// Starts the operator's own program on any free port.
    pub fn province(program: &Path, database: &str) -> io::Result<Self> {
        let mut command = Command::new(program);
        command.args(["serve", "--practice", "--database", database]);
        Self::of(
            command
                .args(["--listen", "127.0.0.1:0"])
                .stderr(Stdio::null()),
        )
    }

    fn of(command: &mut Command) -> io::Result<Self> {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let said = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
        let mut address = String::new();
        BufReader::new(said).read_line(&mut address)?;
        let address = address.trim();
        let address = address
            .rsplit("https://")
            .next()
            .unwrap_or_default()
            .to_owned();
        if address.is_empty() {
            return Err(io::Error::other("the server ended before it listened"));
        }
        Ok(Self { child, address })
    }

    /// Kills it where it stands.
    pub fn kill(&mut self) -> io::Result<()> {
        self.child.kill()?;
        self.child.wait().map(drop)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may be dead already; there is nothing to do about either.
        let _ = self.kill();
    }
}
