//! PostgreSQL: many connections of one role that owns nothing, each transaction with its scope.

mod dialect;
mod layout;
mod session;

pub(crate) use session::Session;

use crate::{Error, Result};
use deadpool_postgres::{Hook, HookError, Manager, ManagerConfig, Pool, RecyclingMethod, Runtime};
use std::time::Duration;
use tokio::runtime::Builder;
use tokio_postgres::config::SslMode;
use tokio_postgres::error::SqlState;
use tokio_postgres::{Config, NoTls};

/// How long a request waits for a connection before the laptop is told to come again.
const WAIT: Duration = Duration::from_secs(10);

/// What every connection begins with. There is no limit on a statement's time: one that ran out
/// while COMMIT waits for the standby would be acknowledged without it.
const GREETING: &str = "
  SET synchronous_commit = on;
  SET lock_timeout = '20s';
  SET idle_in_transaction_session_timeout = '60s';
  SET ROLE province_service;";

/// A PostgreSQL, and the feed that is meant in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// `postgres://user@host/database`; several hosts are tried until one takes writes.
    pub url: String,
    /// The feed's name: one database may hold several.
    pub feed: String,
    /// The most connections of this process.
    pub connections: usize,
}

impl Address {
    /// The usual feed of a database.
    #[must_use]
    pub fn of(url: &str) -> Self {
        Self {
            url: url.to_owned(),
            feed: "province".to_owned(),
            connections: 16,
        }
    }

    /// # Errors
    /// `Address` if it is none, or asks for TLS, which needs a socket or a network of its own here.
    fn config(&self) -> Result<Config> {
        let mut config: Config = self.url.parse().map_err(|_| Error::Address)?;
        if config.get_ssl_mode() == SslMode::Require {
            return Err(Error::Address);
        }
        config
            .application_name("province")
            .connect_timeout(Duration::from_secs(10))
            .tcp_user_timeout(Duration::from_secs(30))
            .keepalives_idle(Duration::from_secs(30));
        Ok(config)
    }
}

/// A feed in a PostgreSQL.
pub(crate) struct Postgres {
    /// Its own threads drive the connections, whoever asks. Taken only when it is dropped.
    runtime: Option<tokio::runtime::Runtime>,
    pool: Pool,
    feed: i64,
}

impl Postgres {
    /// Connects, brings the layout up to date and finds the feed.
    ///
    /// # Errors
    /// `Missing` if there is no such feed and none is to be made.
    pub fn open(address: &Address, make: bool) -> Result<Self> {
        let config = address.config()?;
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("postgres")
            .enable_all()
            .build()?;
        let feed = runtime.block_on(layout::prepare(&config, &address.feed, make))?;
        let manager = Manager::from_config(
            config,
            NoTls,
            ManagerConfig {
                recycling_method: RecyclingMethod::Fast,
            },
        );
        let pool = Pool::builder(manager)
            .max_size(address.connections)
            .runtime(Runtime::Tokio1)
            .wait_timeout(Some(WAIT))
            .create_timeout(Some(WAIT))
            .post_create(Hook::async_fn(|client, _| {
                Box::pin(async move {
                    let greeted = client.batch_execute(GREETING).await;
                    greeted.map_err(HookError::Backend)
                })
            }))
            .build()
            .map_err(|_| Error::Address)?;
        Ok(Self {
            runtime: Some(runtime),
            pool,
            feed,
        })
    }

    /// Begins a transaction.
    ///
    /// # Errors
    /// What the database says; `Busy` if there is no connection.
    pub fn begin(&self) -> Result<Session<'_>> {
        let runtime = self.runtime.as_ref().ok_or(Error::Busy)?;
        Session::begin(runtime.handle(), &self.pool, self.feed)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.pool.close();
        // Also where nothing may be waited for.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// Gives the name of a feed free: it stays under another.
///
/// # Errors
/// What the database says.
pub(crate) fn set_aside(address: &Address, now: u64) -> Result<()> {
    let config = address.config()?;
    let runtime = Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(layout::set_aside(&config, &address.feed, now))
}

/// Whether the same transaction may succeed if it is run again: others were faster.
pub(crate) fn may_pass(error: &Error) -> bool {
    let Error::Postgres(error) = error else {
        return false;
    };
    [
        SqlState::T_R_SERIALIZATION_FAILURE,
        SqlState::T_R_DEADLOCK_DETECTED,
        // Two made the same record at once: the second finds it now.
        SqlState::UNIQUE_VIOLATION,
    ]
    .iter()
    .any(|state| error.code() == Some(state))
}
