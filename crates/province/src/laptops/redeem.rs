//! Redeeming a slip: a code and a key become a laptop.

use super::slip::hash;
use crate::Result;
use crate::feed::{Commit, Feed, Transaction, random_id, record};
use domain::record::RecordId;
use rusqlite::{OptionalExtension, named_params, params};
use sync::messages::{Enrol, Enrolled, PROTOCOL, Problem};
use sync::server::{Reply, Store};
use sync::sign::{self, Context};
use sync::stick::{Keys, StickKeys};

struct Issued {
    unit: RecordId,
    unit_name: String,
    expires: u64,
    depth: Option<i64>,
    device: Option<RecordId>,
}

/// Serves an enrolment. The same code and key give the same answer again: a lost one costs nothing.
///
/// # Errors
/// What the database says.
pub fn redeem(feed: &mut Feed, sealed: &[u8], now: u64) -> Result<Reply> {
    let Some(request) = read(sealed) else {
        return Ok(Reply::problem(&Problem::Malformed));
    };
    let identity = feed.identity()?;
    if request.protocol != PROTOCOL {
        return Ok(Reply::problem(&Problem::Upgrade));
    }
    if request.practice != identity.practice {
        return Ok(Reply::problem(&Problem::PracticeMismatch));
    }
    let stick = Keys::of_province(&identity.province.secret).ok_or(crate::Error::Unreadable)?;
    feed.transact(|transaction| {
        Ok(
            match enter(
                transaction,
                &request,
                identity.province.id,
                stick.public(),
                now,
            )? {
                Ok(enrolled) => (answer(&enrolled), Commit::Yes),
                Err(problem) => (Reply::problem(&problem), Commit::No),
            },
        )
    })
}

/// The request, if whoever sends it holds the key it names.
fn read(sealed: &[u8]) -> Option<Enrol> {
    let (signature, body) = sign::split(sealed)?;
    let request = Enrol::decode(body).ok()?;
    let nobody = RecordId::default();
    let context = Context {
        server: nobody,
        device: nobody,
        counter: 0,
    };
    sign::holds(&request.key, &context, signature, body).then_some(request)
}

fn enter(
    transaction: &mut Transaction<'_>,
    request: &Enrol,
    server: RecordId,
    stick: StickKeys,
    now: u64,
) -> Result<std::result::Result<Enrolled, Problem>> {
    let Some(slip) = issued(transaction, &request.code)? else {
        return Ok(Err(Problem::CodeUnknown));
    };
    let device = match slip.device {
        Some(device) => {
            let same = transaction
                .device(device)?
                .is_some_and(|known| known.key == request.key);
            if !same {
                return Ok(Err(Problem::CodeUsed));
            }
            device
        }
        None if slip.expires < now => return Ok(Err(Problem::CodeExpired)),
        None => let_in(transaction, request, &slip, now)?,
    };
    Ok(Ok(Enrolled {
        server,
        device,
        unit: slip.unit,
        unit_name: slip.unit_name,
        epoch: transaction.epoch()?,
        stick,
    }))
}

fn issued(transaction: &Transaction<'_>, code: &[u8; 10]) -> Result<Option<Issued>> {
    let found = transaction
        .raw()
        .prepare_cached(include_str!("issued.sql"))?
        .query_row([hash(code)], |row| {
            let device: Option<[u8; 16]> = row.get("device")?;
            Ok(Issued {
                unit: record(row, "unit")?,
                unit_name: row.get("unit_name")?,
                expires: row.get("expires")?,
                depth: row.get("depth")?,
                device: device.map(|id| RecordId(uuid::Uuid::from_bytes(id))),
            })
        })
        .optional()?;
    Ok(found)
}

fn let_in(
    transaction: &Transaction<'_>,
    request: &Enrol,
    slip: &Issued,
    now: u64,
) -> Result<RecordId> {
    let device = random_id()?;
    transaction.raw().execute(
        include_str!("let_in.sql"),
        named_params! {
            ":id": device.0.as_bytes(),
            ":unit": slip.unit.0.as_bytes(),
            ":depth": slip.depth,
            ":name": request.laptop,
            ":key": request.key,
            ":enrolled": now,
        },
    )?;
    transaction.raw().execute(
        "UPDATE slips SET device = ?2 WHERE code = ?1",
        params![hash(&request.code), device.0.as_bytes()],
    )?;
    Ok(device)
}

fn answer(enrolled: &Enrolled) -> Reply {
    enrolled.encode().map_or_else(
        |_| Reply::problem(&Problem::Malformed),
        |body| Reply {
            status: 200,
            body,
            commit: true,
        },
    )
}
