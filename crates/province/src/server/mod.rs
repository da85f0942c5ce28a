//! The listener: HTTPS in front of the merge.

mod answer;
mod limit;
mod router;
mod served;
mod tls;

use crate::clock::Clock;
use crate::feed::{Feed, Identity};
use crate::{Error, Result};
use limit::Limit;
use served::Served;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// How long a request at work may take to notice.
const STOP: Duration = Duration::from_secs(5);
/// How long requests that were begun may take to be finished when the operator stops the service.
const FINISH: Duration = Duration::from_secs(30);

/// A server that is running. It stops when this is dropped, in the middle of whatever it does: a
/// transaction that was not committed is as if it had never begun.
pub struct Running {
    address: SocketAddr,
    runtime: Option<Runtime>,
    listening: Option<(oneshot::Sender<()>, JoinHandle<()>)>,
}

/// What every request needs.
struct Service {
    feed: Feed,
    identity: Identity,
    clock: Arc<dyn Clock>,
    limit: Limit,
    served: Served,
}

/// Starts serving a feed at an address; port 0 takes any free one.
///
/// # Errors
/// If the address is taken or the certificate cannot be used.
pub fn start(feed: Feed, listen: SocketAddr, clock: Arc<dyn Clock>) -> Result<Running> {
    let identity = feed.identity()?;
    let tls = tls::acceptor(&identity)?;
    let service = Arc::new(Service {
        feed,
        identity,
        clock,
        limit: Limit::new(),
        served: Served::default(),
    });
    let runtime = Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let listener = runtime.block_on(TcpListener::bind(listen))?;
    let address = listener.local_addr()?;
    let (stop, stopped) = oneshot::channel();
    let listening = runtime.spawn(tls::listen(listener, tls, router::router(service), stopped));
    Ok(Running {
        address,
        listening: Some((stop, listening)),
        runtime: Some(runtime),
    })
}

impl Running {
    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Waits until the operator or the system stops it, and finishes what was begun.
    ///
    /// # Errors
    /// If the system does not tell of signals.
    pub fn until_stopped(self) -> Result<()> {
        if let Some(runtime) = &self.runtime {
            runtime.block_on(asked_to_stop()).map_err(Error::from)?;
        }
        self.stop();
        Ok(())
    }

    /// Takes no more connections, and finishes what was begun.
    pub fn stop(mut self) {
        if let (Some(runtime), Some((stop, listening))) = (&self.runtime, self.listening.take()) {
            // It fails only where nobody listens any more.
            let _ = stop.send(());
            let finished = runtime.block_on(async { timeout(FINISH, listening).await });
            tracing::info!(finished = finished.is_ok(), "stopped");
        }
    }
}

#[cfg(unix)]
async fn asked_to_stop() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminated = signal(SignalKind::terminate())?;
    tokio::select! {
        asked = tokio::signal::ctrl_c() => asked,
        _ = terminated.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn asked_to_stop() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_timeout(STOP);
        }
    }
}
