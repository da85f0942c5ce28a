//! Redeeming a slip: a code and a key become a laptop.

use super::slip::hash;
use crate::Result;
use crate::database::cells;
use crate::feed::{Commit, Feed, Transaction, random_id};
use domain::record::RecordId;
use sync::messages::{Enrol, Enrolled, PROTOCOL, Problem};
use sync::server::{Reply, Store};
use sync::sign::{self, Context};
use sync::stick::{Keys, StickKeys};

struct Issued {
    unit: RecordId,
    unit_name: String,
    expires: u64,
    depth: Option<u8>,
    device: Option<RecordId>,
}

/// Serves an enrolment. The same code and key give the same answer again: a lost one costs nothing.
///
/// # Errors
/// What the database says.
pub fn redeem(feed: &Feed, sealed: &[u8], now: u64) -> Result<Reply> {
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
    let sql = include_str!("issued.sql");
    let found = transaction
        .session()
        .one(sql, cells![hash(code)], |mut row| {
            let (unit, expires, device, depth) =
                (row.next()?, row.next()?, row.next()?, row.next()?);
            let name: Option<String> = row.next()?;
            // A slip of a unit that is no more is as good as none.
            Ok(name.map(|unit_name| Issued {
                unit,
                unit_name,
                expires,
                depth,
                device,
            }))
        })?;
    Ok(found.flatten())
}

fn let_in(
    transaction: &Transaction<'_>,
    request: &Enrol,
    slip: &Issued,
    now: u64,
) -> Result<RecordId> {
    let device = random_id()?;
    let session = transaction.session();
    session.run(
        include_str!("let_in.sql"),
        cells![
            device,
            slip.unit,
            request.laptop,
            request.key,
            now,
            slip.depth
        ],
    )?;
    session.run(
        "UPDATE slips SET device = ?2 WHERE code = ?1",
        cells![hash(&request.code), device],
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
