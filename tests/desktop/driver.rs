//! `tauri-driver`: the go-between to the real webview. It ends with the tour.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use crate::outcome::Outcome;
use crate::programs::Programs;

const PATIENCE: Duration = Duration::from_secs(20);
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// A running driver.
pub struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Where it listens for sessions.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

/// Starts it on two free ports and waits until it listens.
pub fn start(programs: &Programs) -> Outcome<Driver> {
    let (port, native_port) = (free_port()?, free_port()?);
    let process = Command::new(&programs.driver)
        .args([
            "--port",
            &port.to_string(),
            "--native-port",
            &native_port.to_string(),
        ])
        .spawn()
        .map_err(|error| format!("cannot start {}: {error}", programs.driver.display()))?;
    let driver = Driver { process, port };
    for needed in [port, native_port] {
        wait_until_it_listens(needed)?;
    }
    Ok(driver)
}

fn free_port() -> Outcome<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}

fn wait_until_it_listens(port: u16) -> Outcome<()> {
    let started = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if started.elapsed() > PATIENCE {
            return Err("the driver of the window does not listen".into());
        }
        std::thread::sleep(BETWEEN_LOOKS);
    }
    Ok(())
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Asked, not killed: only so does it end the webview's own driver, which it started.
        let asked = Command::new("kill")
            .args(["-TERM", &self.process.id().to_string()])
            .status();
        if !asked.is_ok_and(|status| status.success()) {
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}
