//! Ties and actors from CSV tables.
//!
//! Columns are known by their names in the first line, in any order and case; the delimiter (comma, semicolon or
//! tab) is found out. Every row either becomes a plain struct with its line number or is reported with its line
//! and a reason; none disappears. Which actor and which document a row means is decided where the project is
//! changed. Start at [`ties`] and [`actors`].

pub(super) mod grid;

use kurbo::Point;

use self::grid::{Grid, Row};
use super::ImportError;
use crate::model::{ActorKind, ActorRow, Direction, RowFault, Stance, TieRow, When, WhenError};

/// The rows of a table, good and bad.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<T> {
    /// Rows that fit, in file order.
    pub rows: Vec<T>,
    /// Rows that do not, in file order.
    pub bad: Vec<RowFault>,
    /// Columns whose names mean nothing here; their cells were not read.
    pub ignored: Vec<String>,
}

/// Reads a table of ties with the columns `source, target, stance` and, if there, `direction, label, date, document,
/// quote`.
///
/// # Errors
///
/// [`ImportError::MissingColumns`], [`ImportError::DoubledColumn`], [`ImportError::TooLarge`], [`ImportError::Binary`]
/// or [`ImportError::Empty`]; a row that does not fit is no error but stands in [`Table::bad`].
///
/// ```
/// let table = detente::import::tables::ties(b"Source;Target;Stance\nRussia;Assad;+\nRussia;YPG;maybe\n")?;
/// assert_eq!((&*table.rows[0].target, table.rows[0].line), ("Assad", 2));
/// assert_eq!((table.bad[0].line, &*table.bad[0].reason), (3, "the stance \"maybe\" is neither support nor clash"));
/// # Ok::<(), detente::import::ImportError>(())
/// ```
pub fn ties(bytes: &[u8]) -> Result<Table<TieRow>, ImportError> {
    // How a quote stands is written for readers; here it is looked up in the documents of this project.
    let known = ["source", "target", "stance", "direction", "label", "date", "document", "quote", "standing"];
    Grid::read(bytes, &known, 3)?.table(tie_of)
}

/// Reads a table of actors with the column `name` and, if there, `aliases, kind, x, y, note`.
///
/// # Errors
///
/// As [`ties`].
pub fn actors(bytes: &[u8]) -> Result<Table<ActorRow>, ImportError> {
    Grid::read(bytes, &["name", "aliases", "kind", "x", "y", "note"], 1)?.table(actor_of)
}

fn tie_of(row: &Row<'_>) -> Result<TieRow, String> {
    let (source, target) = (row.needed("source")?, row.needed("target")?);
    if source == target {
        return Err(format!("\"{source}\" cannot have a tie with itself"));
    }
    Ok(TieRow {
        line: row.line(),
        source,
        target,
        stance: stance_of(&row.needed("stance")?)?,
        direction: direction_of(row.cell("direction"))?,
        label: row.cell("label").to_owned(),
        date: date_of(row.cell("date"))?,
        document: row.cell("document").to_owned(),
        quote: row.cell("quote").to_owned(),
    })
}

fn actor_of(row: &Row<'_>) -> Result<ActorRow, String> {
    let aliases = row.cell("aliases").split(';').map(str::trim).filter(|alias| !alias.is_empty());
    let place = match (coordinate(row, "x")?, coordinate(row, "y")?) {
        (Some(x), Some(y)) => Some((x, y)),
        (None, None) => None,
        (Some(_), None) => return Err("there is an x without a y".to_owned()),
        (None, Some(_)) => return Err("there is a y without an x".to_owned()),
    };
    Ok(ActorRow {
        line: row.line(),
        name: row.needed("name")?,
        aliases: aliases.map(str::to_owned).collect(),
        kind: kind_of(row.cell("kind"))?,
        place: place.map(|(x, y)| Point::new(x, y)),
        note: row.cell("note").to_owned(),
    })
}

fn stance_of(cell: &str) -> Result<Stance, String> {
    // Spreadsheets make a minus sign or a dash of the hyphen, and statistics packages 1.0 of 1.
    match cell.to_lowercase().replace(['\u{2212}', '\u{2013}'], "-").trim_end_matches(".0") {
        "support" | "+" | "+1" | "1" | "positive" => Ok(Stance::Support),
        "clash" | "-" | "-1" | "negative" => Ok(Stance::Clash),
        _ => Err(format!("the stance \"{cell}\" is neither support nor clash")),
    }
}

fn direction_of(cell: &str) -> Result<Direction, String> {
    match cell.to_lowercase().as_str() {
        "" | "one-way" | "one way" | "->" | "→" => Ok(Direction::OneWay),
        "mutual" | "both" | "<->" | "↔" => Ok(Direction::Mutual),
        _ => Err(format!("the direction \"{cell}\" is neither one-way nor mutual")),
    }
}

fn date_of(cell: &str) -> Result<Option<When>, String> {
    if cell.is_empty() {
        Ok(None)
    } else {
        cell.parse().map(Some).map_err(|error: WhenError| error.to_string())
    }
}

pub(super) fn kind_of(cell: &str) -> Result<Option<ActorKind>, String> {
    if cell.is_empty() {
        return Ok(None);
    }
    let known = || ActorKind::ALL.map(ActorKind::word).join(", ");
    ActorKind::from_word(cell).map(Some).ok_or_else(|| format!("the kind \"{cell}\" is none of {}", known()))
}

fn coordinate(row: &Row<'_>, name: &str) -> Result<Option<f64>, String> {
    let cell = row.cell(name);
    if cell.is_empty() {
        return Ok(None);
    }
    // Canvas coordinates end at a million: far beyond any map, and before drawing breaks down.
    let number = cell.parse::<f64>().ok().filter(|number| number.abs() <= 1e6);
    number.map(Some).ok_or_else(|| format!("{name} is \"{cell}\", not a number between -1000000 and 1000000"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bad<T>(table: &Table<T>) -> Vec<(u64, &str)> {
        table.bad.iter().map(|row| (row.line, row.reason.as_str())).collect()
    }

    #[test]
    fn columns_come_in_any_order_and_case() {
        let table =
            ties("\u{feff}QUOTE,Stance, source ,TARGET\r\n\"a \"\"b\"\", c\",clash,Иран,ISIS\r\n".as_bytes())
                .unwrap();
        let row = &table.rows[0];
        assert_eq!((&*row.source, &*row.target, &*row.quote), ("Иран", "ISIS", "a \"b\", c"));
        assert_eq!((row.stance, row.direction, row.line), (Stance::Clash, Direction::OneWay, 2));
    }

    #[test]
    fn every_way_to_write_a_stance_and_a_direction_is_understood() {
        for (cell, stance) in [
            ("Support", Stance::Support),
            ("+1", Stance::Support),
            ("1", Stance::Support),
            ("positive", Stance::Support),
            ("CLASH", Stance::Clash),
            ("-", Stance::Clash),
            ("−1", Stance::Clash),
            ("–", Stance::Clash),
            ("-1.0", Stance::Clash),
            ("+1.0", Stance::Support),
            ("negative", Stance::Clash),
        ] {
            assert_eq!(stance_of(cell), Ok(stance));
        }
        assert_eq!(direction_of("<->"), Ok(Direction::Mutual));
        assert_eq!(direction_of("Both"), Ok(Direction::Mutual));
        assert_eq!(direction_of("->"), Ok(Direction::OneWay));
    }

    #[test]
    fn rows_that_do_not_fit_are_reported_with_their_line() {
        let text = "source,target,stance,direction\nA,B,+,\n\nA,,+,\n\"A\nA\",B,0,\nA,B,+,left\nA,A,-,\nA,B,-,,x\nA,B,-\n";
        let table = ties(text.as_bytes()).unwrap();
        assert_eq!(
            bad(&table),
            [
                (4, "the target is empty"),
                (5, "the stance \"0\" is neither support nor clash"),
                (7, "the direction \"left\" is neither one-way nor mutual"),
                (8, "\"A\" cannot have a tie with itself"),
                (9, "it has 5 cells, and the first line names 4 columns"),
            ]
        );
        assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 10]);
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_told_where_it_stands() {
        let table = ties(b"source,target,stance\nA,B,+\n\"C,D,-\nE,F,+\n").unwrap();
        assert_eq!(
            bad(&table),
            [(3, "a quotation mark in it is never closed, and all that follows stands within")]
        );
        assert_eq!(table.rows.len(), 1);
        let inches = ties(b"source,target,stance\nA 5\" gun,B,+\n\"C\nD\",B,-\n").unwrap();
        assert_eq!(inches.rows[0].source, "A 5\" gun");
        assert_eq!((inches.rows.len(), bad(&inches).len()), (2, 0));
    }

    #[test]
    fn lines_that_end_as_on_old_macs_are_counted() {
        let table = ties(b"source,target,stance\rA,B,+\rC,D,maybe\r").unwrap();
        assert_eq!(bad(&table), [(3, "the stance \"maybe\" is neither support nor clash")]);
    }

    #[test]
    fn what_a_cell_or_a_header_holds_cannot_write_the_message() {
        let long = "x".repeat(100_000);
        let table = ties(format!("source,target,stance\nA,B,\u{1b}[2J{long}\n").as_bytes()).unwrap();
        assert!(table.bad[0].reason.len() < 300 && !table.bad[0].reason.contains('\u{1b}'));
        let error = ties(format!("{long},{}", "y,".repeat(1000)).as_bytes()).unwrap_err();
        assert!(error.to_string().len() < 400, "{}", error.to_string().len());
    }

    #[test]
    fn a_missing_column_names_what_was_found() {
        let error = ties(b"from\tto\tstance\nA\tB\t+\n").unwrap_err();
        let message =
            "the table has no column \"source\", \"target\"; its columns are \"from\", \"to\", \"stance\"";
        assert_eq!(error.to_string(), message);
        assert_eq!(
            ties(b"source,source,target,stance\n").unwrap_err().to_string(),
            "the table has the column \"source\" twice"
        );
    }

    #[test]
    fn the_delimiter_is_found_out() {
        for text in [
            "name;aliases;note\nIRGC;\"Pasdaran;Sepah\";a, b\n",
            "name\taliases\tnote\nIRGC\tPasdaran; Sepah ;\ta, b\n",
            "sep=;\nname;aliases;note\nIRGC;\"Pasdaran;Sepah\";a, b\n",
            "name,aliases,note\nIRGC,Pasdaran;Sepah,\"a, b\"\n",
        ] {
            let table = actors(text.as_bytes()).unwrap();
            let row = &table.rows[0];
            assert_eq!(
                (&*row.name, row.aliases.join("|"), &*row.note),
                ("IRGC", "Pasdaran|Sepah".to_owned(), "a, b"),
                "{text}"
            );
        }
    }

    #[test]
    fn places_need_both_numbers() {
        let table = actors(b"name,x,y\nA,1,-2.5\nB,,\nC,1,\nD,NaN,0\nE,1e20,0\n").unwrap();
        assert_eq!(
            table.rows.iter().map(|row| row.place).collect::<Vec<_>>(),
            [Some(Point::new(1.0, -2.5)), None]
        );
        assert_eq!(
            bad(&table),
            [
                (4, "there is an x without a y"),
                (5, "x is \"NaN\", not a number between -1000000 and 1000000"),
                (6, "x is \"1e20\", not a number between -1000000 and 1000000"),
            ]
        );
    }

    #[test]
    fn unknown_columns_are_named() {
        assert_eq!(actors(b"name,colour,rank\nA,red,1\n").unwrap().ignored, ["colour", "rank"]);
    }

    #[test]
    fn tables_in_other_encodings_are_read() {
        let bytes: Vec<u8> = "name,kind\nАсад,person\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(actors(&[b"\xff\xfe".to_vec(), bytes].concat()).unwrap().rows[0].name, "Асад");
    }

    #[test]
    fn an_empty_or_binary_table_is_refused() {
        assert_eq!(ties(b" \n"), Err(ImportError::Empty));
        assert_eq!(ties(&[0, 1, 2, 3, 0, 0, 1, 9]), Err(ImportError::Binary));
    }
}
