//! The book as the exchange sees it.

use crate::digest::Digest;
use crate::laptop::{ExchangeProblem, Standing, Store};
use crate::messages::{KeptPage, Loading, Numbered, Page, Refused};
use domain::record::RecordId;
use std::collections::BTreeSet;
use storage::book::Arrival;
use storage::exchange::SealedPage;
use storage::{Book, Changed};

pub(super) struct BookStore<'b> {
    book: &'b Book,
    at: String,
    changed: Changed,
    /// The numbers of the pages that were handed out for a re-offer.
    offered: Vec<i64>,
}

impl<'b> BookStore<'b> {
    pub(super) fn new(book: &'b Book, at: String) -> Self {
        Self {
            book,
            at,
            changed: Changed::default(),
            offered: Vec::new(),
        }
    }

    pub(super) fn into_changed(self) -> Changed {
        self.changed
    }

    fn note(&mut self, changed: Changed) {
        self.changed.kinds.extend(changed.kinds);
        self.changed.records.extend(changed.records);
    }
}

impl From<storage::Error> for ExchangeProblem {
    fn from(error: storage::Error) -> Self {
        Self::Book {
            cause: error.to_string(),
        }
    }
}

impl Store for BookStore<'_> {
    type Error = storage::Error;

    fn standing(&mut self) -> Result<Standing, storage::Error> {
        self.book.read(|reading| {
            let enrolment = reading.enrolment()?.ok_or(storage::Error::NotFound)?;
            let cursor = reading.cursor()?;
            let scopes = reading.scopes()?;
            let loading = scopes.iter().filter_map(|scope| {
                let place = scope.loading?;
                Some(Loading {
                    unit: scope.unit,
                    base: place.base,
                    pos: place.pos,
                })
            });
            Ok(Standing {
                server: enrolment.server,
                device: enrolment.device,
                key: *enrolment.signing_key,
                line: reading.line()?,
                epoch: cursor.epoch,
                base: cursor.base,
                pos: cursor.pos,
                loading: loading.collect(),
                scopes: scopes.iter().map(|scope| scope.unit).collect(),
                acknowledged: reading.acknowledged()?,
            })
        })
    }

    fn next_counter(&mut self) -> Result<u64, storage::Error> {
        self.book.next_counter()
    }

    fn outbox(&mut self, limit: usize) -> Result<Vec<Numbered>, storage::Error> {
        let sealed = self.book.outbox(0, limit)?;
        Ok(sealed
            .into_iter()
            .map(|sealed| Numbered {
                number: sealed.number,
                operation: sealed.operation,
            })
            .collect())
    }

    fn acknowledge(
        &mut self,
        through: u64,
        commit_seq: u64,
        refused: &[Refused],
    ) -> Result<(), storage::Error> {
        let refused: Vec<(u64, String)> = refused
            .iter()
            .map(|refused| (refused.number, refused.reason.clone()))
            .collect();
        let changed = self.book.acknowledge(through, commit_seq, &refused)?;
        self.note(changed);
        Ok(())
    }

    /// The page is kept first: kept twice does no harm, applied and not kept would.
    fn receive(&mut self, page: &Page, kept: &KeptPage) -> Result<(), storage::Error> {
        if !page.rows.is_empty() {
            self.book.keep_page(&SealedPage {
                id: 0,
                epoch: kept.epoch,
                pos: kept.pos,
                rows: kept.rows.clone(),
                seal: kept.seal.to_vec(),
            })?;
        }
        let changed = self.book.receive(&Arrival {
            rows: page.rows.clone(),
            exits: page
                .exits
                .iter()
                .map(|exit| (exit.unit, exit.record, exit.seq))
                .collect(),
            pos: page.pos,
            complete: page.digest.is_some(),
            at: self.at.clone(),
        })?;
        self.note(changed);
        Ok(())
    }

    fn change_scopes(&mut self, units: &BTreeSet<RecordId>) -> Result<(), storage::Error> {
        let changed = self.book.change_scopes(units)?;
        self.note(changed);
        Ok(())
    }

    fn digest(&mut self) -> Result<Digest, storage::Error> {
        self.book.read(|reading| {
            let mut sum = Digest::default();
            reading.said(|record, registers| {
                sum = sum.plus(Digest::of_row(record, registers));
            })?;
            Ok(sum)
        })
    }

    fn begin_epoch(&mut self, epoch: u64, has: u64) -> Result<(), storage::Error> {
        self.book.begin_epoch(epoch, has)
    }

    fn kept_pages(&mut self, bytes: usize) -> Result<Vec<KeptPage>, storage::Error> {
        let pages = self
            .book
            .read(|reading| reading.pages_of_earlier_epochs(64))?;
        self.offered.clear();
        let mut size = 0;
        let mut kept = Vec::new();
        for page in pages {
            size += page.rows.len();
            if size > bytes && !kept.is_empty() {
                break;
            }
            self.offered.push(page.id);
            kept.push(KeptPage {
                epoch: page.epoch,
                pos: page.pos,
                rows: page.rows,
                seal: page.seal.try_into().unwrap_or_default(),
            });
        }
        Ok(kept)
    }

    fn drop_pages(&mut self, _: &[KeptPage]) -> Result<(), storage::Error> {
        self.book.drop_pages(&self.offered)
    }

    fn backed_up(&mut self, through: u64) -> Result<(), storage::Error> {
        self.book.backed_up(through)
    }
}
