//! A CSV file as named cells: encoding, delimiter, header, lines.
//!
//! What cells mean is the business of [`tables`](super). Start at [`Grid::read`].

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord};

use super::super::encoding::decode;
use super::super::{ImportError, LIMIT_BYTES, refuse_binary};
use super::{RowFault, Table};
use crate::model::quoted::tamed;

/// A table whose header fits what was asked for.
pub(super) struct Grid {
    body: Vec<(u64, Result<StringRecord, String>)>,
    columns: HashMap<String, usize>,
    width: usize,
    ignored: Vec<String>,
}

/// One row and its line.
pub(super) struct Row<'g> {
    grid: &'g Grid,
    line: u64,
    record: &'g StringRecord,
}

impl Grid {
    /// Reads a table; of the `known` columns, the first `needed` must be there.
    pub(super) fn read(bytes: &[u8], known: &[&str], needed: usize) -> Result<Self, ImportError> {
        let text = text_of(bytes)?;
        let delimiter = delimiter_of(&text, known);
        let mut body = records(&text, delimiter);
        let is_hint = |record: &StringRecord| record.get(0).is_some_and(|cell| cell.starts_with("sep="));
        if body.first().is_some_and(|(_, record)| record.as_ref().is_ok_and(is_hint)) {
            body.drain(..1); // a line that Excel writes for itself
        }
        if body.is_empty() {
            return Err(ImportError::Empty);
        }
        let (_, header) = body.remove(0);
        let header = header.map_err(|_| ImportError::Binary)?;
        let columns = columns_of(&header)?;
        let named = || header.iter().map(|name| name.trim().to_owned());
        let missing: Vec<String> = known[..needed]
            .iter()
            .filter(|name| !columns.contains_key(**name))
            .map(|name| (*name).to_owned())
            .collect();
        if !missing.is_empty() {
            return Err(ImportError::MissingColumns { missing, found: named().collect() });
        }
        let is_unknown = |name: &String| !name.is_empty() && !known.contains(&&*name.to_lowercase());
        Ok(Self { body, columns, width: header.len(), ignored: named().filter(is_unknown).collect() })
    }

    /// Every row made into a `T`, or reported.
    pub(super) fn table<T>(
        self,
        row_of: impl Fn(&Row<'_>) -> Result<T, String>,
    ) -> Result<Table<T>, ImportError> {
        let (mut rows, mut bad) = (Vec::new(), Vec::new());
        for (line, record) in &self.body {
            let made = record.as_ref().map_err(Clone::clone).and_then(|record| {
                self.check_width(record)?;
                row_of(&Row { grid: &self, line: *line, record })
            });
            match made {
                Ok(row) => rows.push(row),
                Err(reason) => bad.push(RowFault { line: *line, reason: tamed(&reason, 240) }),
            }
        }
        Ok(Table { rows, bad, ignored: self.ignored })
    }

    fn check_width(&self, record: &StringRecord) -> Result<(), String> {
        let has_more = record.iter().skip(self.width).any(|cell| !cell.trim().is_empty());
        let told =
            || format!("it has {} cells, and the first line names {} columns", record.len(), self.width);
        if has_more { Err(told()) } else { Ok(()) }
    }
}

impl Row<'_> {
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// The words of a cell without white space around them; empty if the row or the table has none.
    pub(super) fn cell(&self, name: &str) -> &str {
        let column = self.grid.columns.get(name);
        column.and_then(|column| self.record.get(*column)).map_or("", str::trim)
    }

    /// As [`cell`](Self::cell), but it must hold something.
    pub(super) fn needed(&self, name: &str) -> Result<String, String> {
        let cell = self.cell(name);
        if cell.is_empty() { Err(format!("the {name} is empty")) } else { Ok(cell.to_owned()) }
    }
}

/// The text of a table, in whatever encoding, with line feeds alone: lines are counted by them.
pub(in crate::import) fn text_of(bytes: &[u8]) -> Result<String, ImportError> {
    if bytes.len() > LIMIT_BYTES {
        return Err(ImportError::TooLarge { size: bytes.len(), limit: LIMIT_BYTES });
    }
    let mut text = decode(bytes).text;
    if text.contains('\r') {
        text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
    refuse_binary(&text)?;
    Ok(text)
}

/// All rows with words in them; a row that CSV itself cannot read keeps its line.
pub(in crate::import) fn records(text: &str, delimiter: u8) -> Vec<(u64, Result<StringRecord, String>)> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let lines = Lines::of(text);
    let numbered = reader.records().map(|record| match record {
        Ok(record) => (record.position().map_or(0, |at| lines.of_byte(at.byte())), Ok(record)),
        Err(error) => (
            error.position().map_or(0, |at| lines.of_byte(at.byte())),
            Err("it cannot be read as CSV".to_owned()),
        ),
    });
    let has_words = |record: &StringRecord| record.iter().any(|cell| !cell.trim().is_empty());
    let mut all: Vec<_> = numbered.filter(|(_, record)| record.as_ref().map_or(true, has_words)).collect();
    if let Some((_, last)) =
        all.last_mut().filter(|(_, last)| last.as_ref().is_ok_and(|row| is_open(row, text)))
    {
        *last = Err("a quotation mark in it is never closed, and all that follows stands within".to_owned());
    }
    all
}

/// True if the last row swallowed the rest of the table because one of its cells was never closed.
fn is_open(row: &StringRecord, text: &str) -> bool {
    let start = row.position().and_then(|at| usize::try_from(at.byte()).ok());
    let rest = start.and_then(|start| text.as_bytes().get(start..)).unwrap_or_default();
    let is_odd = memchr::memchr_iter(b'"', rest).count() % 2 == 1;
    is_odd && row.iter().any(|cell| cell.contains('\n'))
}

/// Line numbers as an editor counts them; the csv crate miscounts blank lines before a record.
struct Lines<'t> {
    text: &'t str,
    ends: Vec<usize>,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Self {
        Self { text, ends: memchr::memchr_iter(b'\n', text.as_bytes()).collect() }
    }

    /// The line of the first word at or after `byte`, counted from 1.
    fn of_byte(&self, byte: u64) -> u64 {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX).min(self.text.len());
        let rest = &self.text.as_bytes()[byte..];
        let at = byte + rest.iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
        self.ends.partition_point(|end| *end < at) as u64 + 1
    }
}

fn columns_of(header: &StringRecord) -> Result<HashMap<String, usize>, ImportError> {
    let mut columns = HashMap::new();
    for (at, name) in header.iter().enumerate() {
        let name = name.trim().to_lowercase();
        if !name.is_empty() && columns.insert(name.clone(), at).is_some() {
            return Err(ImportError::DoubledColumn { name });
        }
    }
    Ok(columns)
}

/// The delimiter under which the header names most known columns; a `sep=` line has the last word.
fn delimiter_of(text: &str, known: &[&str]) -> u8 {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let first = lines.next().unwrap_or_default();
    if let Some(told) =
        first.trim().strip_prefix("sep=").and_then(|rest| rest.bytes().next()).filter(u8::is_ascii)
    {
        return told;
    }
    let fits = |delimiter: &u8| {
        let cells =
            first.split(char::from(*delimiter)).map(|cell| cell.trim().trim_matches('"').to_lowercase());
        let (cells, all): (Vec<_>, usize) = (cells.collect(), first.split(char::from(*delimiter)).count());
        (cells.iter().filter(|cell| known.contains(&cell.as_str())).count(), all)
    };
    [b'\t', b';', b','].into_iter().max_by_key(fits).unwrap_or(b',')
}
