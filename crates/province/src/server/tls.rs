//! TLS with the server's own certificate, one task a connection.

use crate::feed::Identity;
use crate::{Error, Result};
use axum::Router;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use rustls::ServerConfig;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio_rustls::TlsAcceptor;
use tracing::debug;

/// Whoever has not said hello by then, or not finished its headers, is not a laptop.
const HELLO: Duration = Duration::from_secs(60);
/// After a failed accept (too many open files) the next attempt waits so long.
const BREATH: Duration = Duration::from_millis(100);

pub(super) fn acceptor(identity: &Identity) -> Result<TlsAcceptor> {
    let problem = |error: rustls::Error| Error::Certificate(error.to_string());
    let certificate = CertificateDer::from(identity.certificate.clone());
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(identity.certificate_key.to_vec()));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(problem)?
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .map_err(problem)?;
    Ok(TlsAcceptor::from(Arc::new(config)))
}

/// Takes connections until it is told to stop; then finishes the requests it has begun.
pub(super) async fn listen(
    listener: TcpListener,
    tls: TlsAcceptor,
    router: Router,
    mut stop: oneshot::Receiver<()>,
) {
    let connections = GracefulShutdown::new();
    loop {
        tokio::select! {
            _ = &mut stop => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    let watcher = connections.watcher();
                    tokio::spawn(converse(stream, tls.clone(), router.clone(), watcher));
                }
                Err(_) => tokio::time::sleep(BREATH).await,
            },
        }
    }
    drop(listener);
    connections.shutdown().await;
}

async fn converse(stream: TcpStream, tls: TlsAcceptor, router: Router, watcher: Watcher) {
    let _ = stream.set_nodelay(true);
    let Ok(Ok(stream)) = tokio::time::timeout(HELLO, tls.accept(stream)).await else {
        debug!("no TLS hello");
        return;
    };
    let mut builder =
        hyper_util::server::conn::auto::Builder::new(hyper_util::rt::TokioExecutor::new())
            .http1_only();
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(HELLO);
    let connection = builder
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router))
        .into_owned();
    if let Err(error) = watcher.watch(connection).await {
        debug!(%error, "connection ended");
    }
}
