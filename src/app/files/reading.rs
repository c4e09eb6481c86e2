//! From tables to what an edit takes: rows.

use std::path::Path;

use super::name_of;
use crate::app::jobs::{Rows, Trouble};
use crate::import::{ImportError, tables};
use crate::store;

/// The rows of the table at `path`: of ties if it has their columns, of actors if not.
pub(super) fn table(path: &Path) -> Result<Rows, Trouble> {
    let name = name_of(path);
    let bytes = bytes_of(path)?;
    match tables::ties(&bytes) {
        Ok(table) => {
            let (ties, bad) = parted(table, &name);
            Ok(Rows { ties, bad, ..Rows::default() })
        }
        Err(ImportError::MissingColumns { .. }) => {
            let table = tables::actors(&bytes).map_err(|error| trouble(&error, &name))?;
            let (actors, bad) = parted(table, &name);
            Ok(Rows { actors, bad, ..Rows::default() })
        }
        Err(error) => Err(trouble(&error, &name)),
    }
}

/// The rows that fit and, as sentences, those that do not.
fn parted<T>(table: tables::Table<T>, name: &str) -> (Vec<T>, Vec<String>) {
    let bad = table.bad.iter().map(|row| format!("{name}, line {}: {}", row.line, row.reason)).collect();
    (table.rows, bad)
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, Trouble> {
    store::read_file(path).map_err(|error| Trouble::new(&error, error.hint()))
}

fn trouble(error: &ImportError, name: &str) -> Trouble {
    Trouble::new(&format!("{error}: {name}"), error.hint())
}
