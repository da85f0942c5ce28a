//! Programmes of themes.

use crate::Result;
use crate::book::{Reading, id};
use domain::programmes::Programme;
use domain::record::RecordId;

impl Reading<'_> {
    /// The programmes that are known here, whoever wrote them, by name.
    ///
    /// # Errors
    /// What the database says.
    pub fn programmes(&self) -> Result<Vec<Programme>> {
        let ids: Vec<RecordId> =
            self.rows("SELECT id FROM programmes ORDER BY name, id", [], |row| {
                id(row, "id")
            })?;
        ids.into_iter().map(|one| self.require(one)).collect()
    }
}
