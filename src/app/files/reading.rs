//! From files to what an edit takes: documents and rows.

use std::path::Path;

use super::name_of;
use crate::app::jobs::{Rows, Trouble};
use crate::import::{self, ImportError, tables};
use crate::model::{ActorKind, ActorRow, Direction, Document, Origin, Stance, TieRow, When};
use crate::store;

/// The document in the file at `path`.
pub(super) fn document(path: &Path) -> Result<Document, Trouble> {
    let _span = tracing::info_span!("import").entered();
    let name = name_of(path);
    let bytes = bytes_of(path)?;
    let read = import::read(&bytes, &name).map_err(|error| trouble(&error, &name))?;
    Ok(Document {
        title: read.title,
        author: read.author,
        outlet: read.outlet,
        date: read.date.parse().ok(), // never invented: what is no date stays in the text
        language: read.language,
        note: String::new(),
        origin: Origin {
            file_name: name,
            format: read.format.name().into(),
            encoding: read.encoding.into(),
            sha256: read.sha256,
        },
        text: read.text,
    })
}

/// The rows of the table at `path`: of ties if it has their columns, of actors if not.
pub(super) fn table(path: &Path) -> Result<Rows, Trouble> {
    let name = name_of(path);
    let bytes = bytes_of(path)?;
    match tables::ties(&bytes) {
        Ok(table) => Ok(tie_rows(table, &name)),
        Err(ImportError::MissingColumns { .. }) => {
            let table = tables::actors(&bytes).map_err(|error| trouble(&error, &name))?;
            Ok(actor_rows(table, &name))
        }
        Err(error) => Err(trouble(&error, &name)),
    }
}

fn tie_rows(table: tables::Table<tables::TieRow>, name: &str) -> Rows {
    let mut rows = Rows { bad: bad_rows(&table.bad, name), ..Rows::default() };
    for row in table.rows {
        let date = match date_of(&row.date) {
            Ok(date) => date,
            Err(reason) => {
                rows.bad.push(format!("{name}, line {}: {reason}", row.line));
                continue;
            }
        };
        rows.ties.push(TieRow {
            line: row.line,
            source: row.source,
            target: row.target,
            stance: match row.stance {
                tables::Stance::Support => Stance::Support,
                tables::Stance::Clash => Stance::Clash,
            },
            direction: match row.direction {
                tables::Direction::OneWay => Direction::OneWay,
                tables::Direction::Mutual => Direction::Mutual,
            },
            label: row.label,
            date,
            document: row.document,
            quote: row.quote,
        });
    }
    rows
}

fn actor_rows(table: tables::Table<tables::ActorRow>, name: &str) -> Rows {
    let mut rows = Rows { bad: bad_rows(&table.bad, name), ..Rows::default() };
    for row in table.rows {
        let kind = ActorKind::from_word(&row.kind);
        if kind.is_none() && !row.kind.trim().is_empty() {
            rows.bad.push(format!("{name}, line {}: \"{}\" is no kind of actor", row.line, row.kind));
            continue;
        }
        rows.actors.push(ActorRow {
            line: row.line,
            name: row.name,
            aliases: row.aliases,
            kind,
            place: row.place.map(|(x, y)| kurbo::Point::new(x, y)),
            note: row.note,
        });
    }
    rows
}

fn bad_rows(bad: &[tables::BadRow], name: &str) -> Vec<String> {
    bad.iter().map(|row| format!("{name}, line {}: {}", row.line, row.reason)).collect()
}

fn date_of(cell: &str) -> Result<Option<When>, String> {
    let cell = cell.trim();
    if cell.is_empty() { Ok(None) } else { cell.parse().map(Some).map_err(|error: crate::model::WhenError| error.to_string()) }
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, Trouble> {
    store::bytes_of(path).map_err(|error| Trouble::new(&error, error.hint()))
}

fn trouble(error: &ImportError, name: &str) -> Trouble {
    Trouble::new(format!("{error}: {name}"), error.hint())
}
