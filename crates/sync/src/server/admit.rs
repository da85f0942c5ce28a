//! Who speaks: known, not struck off, with its own signature, and not twice.

use super::{LineState, Province, Step, Stop, Store, refuse};
use crate::messages::{PROTOCOL, Problem};
use crate::sign::{self, Context};
use domain::record::{Line, RecordId};

/// Who a request says it comes from.
pub(super) struct Speaker {
    pub protocol: u16,
    pub device: RecordId,
    pub line: Line,
    pub counter: u64,
}

/// Admits a request. Returns its line, with the counter moved on.
pub(super) fn admit<S: Store>(
    province: &Province,
    store: &mut S,
    speaker: &Speaker,
    signature: &[u8; sign::LENGTH],
    body: &[u8],
) -> Step<LineState, S::Error> {
    if speaker.protocol != PROTOCOL {
        return refuse(Problem::Upgrade);
    }
    let Some(device) = store.device(speaker.device)? else {
        return refuse(Problem::UnknownDevice);
    };
    let context = Context {
        server: province.id,
        device: speaker.device,
        counter: speaker.counter,
    };
    if !sign::holds(&device.key, &context, signature, body) {
        return refuse(Problem::BadSignature);
    }
    if let Some(reason) = device.revoked {
        return refuse(Problem::Revoked { reason });
    }
    let line = store
        .line(speaker.device, speaker.line)
        .map_err(Stop::Store)?;
    if speaker.counter <= line.counter {
        return refuse(Problem::Replayed);
    }
    Ok(LineState {
        counter: speaker.counter,
        ..line
    })
}
