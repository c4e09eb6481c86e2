//! From tables and lists of names to what an edit takes: rows.

use std::path::Path;

use super::name_of;
use crate::app::jobs::{Rows, Trouble};
use crate::import::{ImportError, gazetteer, tables};
use crate::store;

/// The rows of the table at `path`: of ties or of actors by its columns, of names if it has columns that only those have.
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
            if !table.ignored.is_empty() && gazetteer::has_header(&bytes) {
                return names_in(&bytes, &name);
            }
            let (actors, bad) = parted(table, &name);
            Ok(Rows { actors, bad, ..Rows::default() })
        }
        Err(error) => Err(trouble(&error, &name)),
    }
}

/// The names in the list at `path`.
pub(super) fn names(path: &Path) -> Result<Rows, Trouble> {
    names_in(&bytes_of(path)?, &name_of(path))
}

fn names_in(bytes: &[u8], name: &str) -> Result<Rows, Trouble> {
    let list = gazetteer::read(bytes).map_err(|error| trouble(&error, name))?;
    let (names, bad) = parted(list, name);
    Ok(Rows { names, bad, ..Rows::default() })
}

/// The rows that fit and, as sentences, those that do not.
fn parted<T>(table: tables::Table<T>, name: &str) -> (Vec<T>, Vec<String>) {
    let bad = table.bad.iter().map(|row| format!("{name}, line {}: {}", row.line, row.reason)).collect();
    (table.rows, bad)
}

pub(super) fn bytes_of(path: &Path) -> Result<Vec<u8>, Trouble> {
    store::read_file(path).map_err(|error| Trouble::new(&error, error.hint()))
}

fn trouble(error: &ImportError, name: &str) -> Trouble {
    Trouble::new(&format!("{error}: {name}"), error.hint())
}
