//! The listener: HTTPS in front of the merge.

mod answer;
mod limit;
mod router;
mod tls;

use crate::clock::Clock;
use crate::feed::{Feed, Identity};
use crate::{Error, Result};
use limit::Limit;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};

/// How long a request at work may take to notice.
const STOP: std::time::Duration = std::time::Duration::from_secs(5);

/// A server that is running. It stops when this is dropped, in the middle of whatever it does: a
/// transaction that was not committed is as if it had never begun.
pub struct Running {
    address: SocketAddr,
    runtime: Option<Runtime>,
}

/// What every request needs.
struct Service {
    feed: Mutex<Feed>,
    identity: Identity,
    clock: Arc<dyn Clock>,
    limit: Limit,
}

impl Service {
    /// A panic while the lock was held rolled its transaction back: the connection is sound.
    fn feed(&self) -> MutexGuard<'_, Feed> {
        self.feed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Starts serving a feed at an address; port 0 takes any free one.
///
/// # Errors
/// If the address is taken or the certificate cannot be used.
pub fn start(feed: Feed, listen: SocketAddr, clock: Arc<dyn Clock>) -> Result<Running> {
    let identity = feed.identity()?;
    let tls = tls::acceptor(&identity)?;
    let limit = Limit::new();
    let service = Arc::new(Service {
        feed: Mutex::new(feed),
        identity,
        clock,
        limit,
    });
    let runtime = Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let listener = runtime.block_on(TcpListener::bind(listen))?;
    let address = listener.local_addr()?;
    runtime.spawn(tls::listen(listener, tls, router::router(service)));
    Ok(Running {
        address,
        runtime: Some(runtime),
    })
}

impl Running {
    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Waits until the operator stops it.
    ///
    /// # Errors
    /// If the system does not tell of signals.
    pub fn until_stopped(&self) -> Result<()> {
        let Some(runtime) = &self.runtime else {
            return Ok(());
        };
        runtime
            .block_on(tokio::signal::ctrl_c())
            .map_err(Error::from)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_timeout(STOP);
        }
    }
}
