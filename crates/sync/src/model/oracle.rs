//! What must hold at the end, whatever happened.

use super::Place;
use super::feed::Feed;
use super::memory::{Memory, State};
use domain::record::{Operation, Uid};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Default)]
pub(super) struct Oracle {
    writes: BTreeMap<Uid, Operation>,
    acked: BTreeSet<Uid>,
    refused: BTreeSet<Uid>,
    overwritten: BTreeSet<Place>,
    /// Acknowledged writes of which several faults destroyed every copy: out of the guarantee.
    destroyed: BTreeSet<Place>,
}

impl Oracle {
    pub fn wrote(&mut self, operation: &Operation) {
        self.writes.insert(operation.uid, operation.clone());
    }

    pub fn acked(&mut self, uid: Uid) {
        self.acked.insert(uid);
    }

    pub fn refused(&mut self, uid: Uid) {
        self.refused.insert(uid);
    }

    pub fn overwritten(&mut self, feed: &Feed) {
        self.overwritten.extend(feed.overwritten.iter().cloned());
    }

    fn places(&self, uid: Uid) -> impl Iterator<Item = Place> {
        let changes = self
            .writes
            .get(&uid)
            .map(|operation| operation.changes.as_slice());
        changes
            .unwrap_or_default()
            .iter()
            .map(move |change| (change.record, change.field, change.key.clone(), uid))
    }

    /// After a fault: which acknowledged writes have no copy left anywhere.
    pub fn note(&mut self, feed: &Feed, laptops: &[Memory]) {
        let mut uids: BTreeSet<Uid> = feed.judged.keys().copied().collect();
        let mut copies: BTreeSet<Place> = current(feed);
        for (uid, places) in &feed.offered {
            copies.extend(places.iter().map(|(r, f, k)| (*r, *f, k.clone(), *uid)));
        }
        for laptop in laptops {
            uids.extend(
                laptop
                    .own
                    .iter()
                    .filter(|own| own.number > 0)
                    .map(|o| o.operation.uid),
            );
            for row in laptop
                .kept
                .iter()
                .flat_map(|page| page.decode_rows().unwrap())
            {
                copies.extend(row.registers.into_iter().map(|register| {
                    (
                        row.record,
                        register.field,
                        register.key,
                        register.stamp.writer,
                    )
                }));
            }
        }
        let lost: Vec<Place> = self
            .acked
            .iter()
            .filter(|uid| !uids.contains(uid))
            .flat_map(|uid| self.places(*uid))
            .filter(|place| !copies.contains(place))
            .collect();
        self.destroyed.extend(lost);
    }

    pub fn check(mut self, feed: &Feed, laptops: &[Memory]) -> Vec<String> {
        let mut bad = Vec::new();
        for (at, laptop) in laptops.iter().enumerate() {
            let settled = |state| matches!(state, State::Received | State::Rejected);
            if laptop.own.iter().any(|own| !settled(own.state)) {
                bad.push(format!("laptop {at}: something is still waiting"));
            }
            let grants = &feed.grants[&laptop.device];
            if laptop
                .said
                .values()
                .any(|held| !grants.contains(&held.owner))
            {
                bad.push(format!("laptop {at} holds what it may not read"));
            }
            let ours: Vec<_> = feed
                .rows
                .iter()
                .filter(|(_, held)| grants.contains(&held.owner))
                .collect();
            if laptop.said.iter().collect::<Vec<_>>() != ours {
                bad.push(format!("laptop {at} differs from the province"));
            }
        }
        self.overwritten(feed);
        let current = current(feed);
        // Sent again into a new history it may be refused (the right was taken away meanwhile), and
        // a laptop restored right then never hears of it: the reason stands at the province.
        let refused = |uid: &&Uid| feed.judged.get(uid).is_some_and(|j| j.refused.is_some());
        let known = self.acked.difference(&self.refused);
        for uid in known.filter(|uid| !refused(uid)) {
            for place in self.places(*uid) {
                let known = current.contains(&place)
                    || self.overwritten.contains(&place)
                    || feed.conflicts.contains(&place)
                    || self.destroyed.contains(&place);
                if !known {
                    bad.push(format!("an acknowledged write is lost: {place:?}"));
                }
            }
        }
        bad
    }
}

fn current(feed: &Feed) -> BTreeSet<Place> {
    feed.rows
        .iter()
        .flat_map(|(record, held)| {
            held.registers.iter().map(|((field, key), register)| {
                (*record, *field, key.clone(), register.stamp.writer)
            })
        })
        .collect()
}
