//! The line: HTTPS with a pinned certificate.

use super::certificate::pinned;
use crate::laptop::{ExchangeProblem, Line, LineProblem, Path};
use crate::messages::MEDIA_TYPE;
use reqwest::blocking::{Client, Response};
use reqwest::header::CONTENT_TYPE;
use std::io::Read;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// The longest answer that is read.
const LONGEST_ANSWER: u64 = 64 * 1024 * 1024;
const CONNECT: Duration = Duration::from_secs(20);
/// A satellite line of 1 kB/s still gets a page through.
const WHOLE: Duration = Duration::from_secs(600);

/// A line to one province.
pub struct Https {
    client: Client,
    address: String,
    wrong_certificate: Arc<AtomicBool>,
}

impl Https {
    /// A line to an address ("https://host:port") whose certificate has that fingerprint.
    ///
    /// # Errors
    /// If the system offers no TLS.
    pub fn new(address: &str, fingerprint: &[u8]) -> Result<Self, ExchangeProblem> {
        let wrong_certificate = Arc::new(AtomicBool::new(false));
        let tls = pinned(fingerprint, Arc::clone(&wrong_certificate))
            .map_err(|_| ExchangeProblem::NoLine)?;
        // A redirect or a proxy would lead to somebody who does not hold the certificate.
        let client = Client::builder()
            .tls_backend_preconfigured(tls)
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(CONNECT)
            .timeout(WHOLE)
            .build()
            .map_err(|_| ExchangeProblem::NoLine)?;
        Ok(Self {
            client,
            address: address.trim_end_matches('/').to_owned(),
            wrong_certificate,
        })
    }
}

impl Line for Https {
    fn post(&mut self, path: Path, body: Vec<u8>) -> Result<(u16, Vec<u8>), LineProblem> {
        self.wrong_certificate.store(false, Ordering::Relaxed);
        let sent = self
            .client
            .post(format!("{}{}", self.address, path.as_str()))
            .header(CONTENT_TYPE, MEDIA_TYPE)
            .body(body)
            .send();
        match sent {
            Ok(response) => read(response),
            Err(_) if self.wrong_certificate.load(Ordering::Relaxed) => {
                Err(LineProblem::WrongServer)
            }
            Err(_) => Err(LineProblem::NoLine),
        }
    }
}

/// As much as arrives: a cut line costs only the frame it cut.
fn read(response: Response) -> Result<(u16, Vec<u8>), LineProblem> {
    let status = response.status().as_u16();
    let ours = response
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind == MEDIA_TYPE);
    if !ours {
        return Err(LineProblem::NotTheProvince);
    }
    let mut body = Vec::new();
    let mut limited = response.take(LONGEST_ANSWER);
    let mut buffer = [0; 16 * 1024];
    while let Ok(length @ 1..) = limited.read(&mut buffer) {
        body.extend_from_slice(buffer.get(..length).unwrap_or_default());
    }
    Ok((status, body))
}
