//! Lists of names: a gazetteer as a CSV table, or as plain lines `name; alias; alias; kind`.
//!
//! A table may have a header (`name`, `alias` or `aliases`, `kind`, `note`, in any order and case) or none; cells are
//! parted by tabs, semicolons or commas. Without a header the first cell of a line is the name, the last one the
//! kind if it is the word for one, and all others are aliases. Lines that begin with `#` are remarks. Who is
//! there already is decided where the project is changed. Start at [`read`].

use csv::StringRecord;

use super::ImportError;
use super::tables::grid::{records, text_of};
use super::tables::{Table, kind_of};
use crate::model::quoted::tamed;
use crate::model::{ActorKind, ActorRow, RowFault};

/// Reads a list of names.
///
/// # Errors
///
/// [`ImportError::TooLarge`], [`ImportError::Binary`] or [`ImportError::Empty`]; a line that does not fit is no error
/// but stands in [`Table::bad`].
///
/// ```
/// let list = detente::import::gazetteer::read(b"Hezbollah; Hizbullah; Party of God; militia\nIran; state")?;
/// assert_eq!(list.rows[0].aliases, ["Hizbullah", "Party of God"]);
/// assert_eq!(list.rows[1].kind.map(|kind| kind.word()), Some("state"));
/// # Ok::<(), detente::import::ImportError>(())
/// ```
pub fn read(bytes: &[u8]) -> Result<Table<ActorRow>, ImportError> {
    let text = text_of(bytes)?;
    let delimiter = delimiter_of(&text);
    let is_remark = |record: &StringRecord| record.get(0).is_some_and(|cell| cell.starts_with('#'));
    let is_hint = |record: &StringRecord| record.get(0).is_some_and(|cell| cell.starts_with("sep="));
    let mut lines = records(&text, delimiter);
    lines.retain(|(_, record)| !record.as_ref().is_ok_and(|record| is_remark(record) || is_hint(record)));
    let header = lines.first().and_then(|(_, record)| Header::of(record.as_ref().ok()?));
    if header.is_some() {
        lines.drain(..1);
    }
    if lines.is_empty() {
        return Err(ImportError::Empty);
    }
    let (mut rows, mut bad) = (Vec::new(), Vec::new());
    for (line, record) in lines {
        let made = record.and_then(|record| match &header {
            Some(header) => header.row(line, &record),
            None => plain_row(line, &record),
        });
        match made {
            Ok(row) => rows.push(row),
            Err(reason) => bad.push(RowFault { line, reason: tamed(&reason, 240) }),
        }
    }
    Ok(Table { rows, bad, ignored: header.map(|header| header.ignored).unwrap_or_default() })
}

/// True if the bytes are a table whose first line names its columns as a list of names has them, and no others.
#[must_use]
pub fn has_header(bytes: &[u8]) -> bool {
    let Ok(text) = text_of(bytes) else { return false };
    let lines = records(&text, delimiter_of(&text));
    let header = lines.first().and_then(|(_, record)| Header::of(record.as_ref().ok()?));
    header.is_some_and(|header| header.ignored.is_empty())
}

/// What the columns of a table mean.
#[derive(Debug, Default)]
struct Header {
    name: usize,
    aliases: Vec<usize>,
    kind: Option<usize>,
    note: Option<usize>,
    ignored: Vec<String>,
}

impl Header {
    /// The meaning of the first line, if one of its cells is the word for a name and none is a name itself.
    fn of(first: &StringRecord) -> Option<Self> {
        let mut header = Self::default();
        let mut name = None;
        for (at, cell) in first.iter().enumerate() {
            match cell.trim().trim_start_matches('\u{feff}').to_lowercase().as_str() {
                "name" | "names" | "actor" | "label" if name.is_none() => name = Some(at),
                "kind" | "type" | "category" => header.kind = Some(at),
                "note" | "notes" | "comment" | "description" => header.note = Some(at),
                "aka" | "also known as" | "other names" | "variants" | "synonyms" => header.aliases.push(at),
                alias if alias.starts_with("alias") => header.aliases.push(at),
                "" => {}
                _ => header.ignored.push(cell.trim().to_owned()),
            }
        }
        header.name = name?;
        Some(header)
    }

    fn row(&self, line: u64, record: &StringRecord) -> Result<ActorRow, String> {
        let cell = |at: usize| record.get(at).map_or("", str::trim);
        let aliases = self.aliases.iter().flat_map(|at| cell(*at).split([';', '|']));
        let kind = self.kind.map_or("", cell);
        let kind = known_kind(kind).map_or_else(|| kind_of(kind), |kind| Ok(Some(kind)))?;
        let mut row = row(line, cell(self.name), aliases)?;
        (row.kind, row.note) = (kind, self.note.map_or("", cell).to_owned());
        Ok(row)
    }
}

/// `name; alias; alias; kind`.
fn plain_row(line: u64, record: &StringRecord) -> Result<ActorRow, String> {
    let mut cells: Vec<&str> = record.iter().map(str::trim).collect();
    while cells.len() > 1 && cells.last().is_some_and(|cell| cell.is_empty()) {
        cells.pop();
    }
    let kind = cells.last().filter(|_| cells.len() > 1).and_then(|cell| known_kind(cell));
    if kind.is_some() {
        cells.pop();
    }
    let (name, aliases) = cells.split_first().ok_or("the line is empty")?;
    Ok(ActorRow { kind, ..row(line, name, aliases.iter().copied())? })
}

fn row<'a>(line: u64, name: &str, aliases: impl Iterator<Item = &'a str>) -> Result<ActorRow, String> {
    if name.is_empty() {
        return Err("the name is empty".to_owned());
    }
    let aliases = aliases.map(str::trim).filter(|alias| !alias.is_empty() && *alias != name);
    Ok(ActorRow {
        line,
        name: name.to_owned(),
        aliases: aliases.map(str::to_owned).collect(),
        kind: None,
        place: None,
        note: String::new(),
    })
}

/// The kind that a word stands for, the words of other programs' lists included.
fn known_kind(word: &str) -> Option<ActorKind> {
    let own = ActorKind::from_word(word);
    own.or_else(|| match word.trim().to_lowercase().as_str() {
        "country" | "nation" | "government" | "gpe" => Some(ActorKind::State),
        "army" | "military" | "armed forces" | "military unit" => Some(ActorKind::ArmedForce),
        "armed group" | "paramilitary" => Some(ActorKind::Militia),
        "per" | "people" | "individual" => Some(ActorKind::Person),
        "org" | "company" | "party" | "organisations" => Some(ActorKind::Organisation),
        "ministry" | "agency" => Some(ActorKind::Institution),
        _ => None,
    })
}

/// What parts the cells: a tab if there is one, else what stands in more lines, quoted cells apart.
fn delimiter_of(text: &str) -> u8 {
    let told = text.lines().next().and_then(|line| line.trim_start_matches('\u{feff}').strip_prefix("sep="));
    if let Some(told) = told.and_then(|rest| rest.bytes().next()).filter(u8::is_ascii) {
        return told;
    }
    let bare = |line: &str| line.split('"').step_by(2).collect::<String>();
    let lines: Vec<String> =
        text.lines().filter(|line| !line.starts_with('#')).take(1_000).map(bare).collect();
    let count = |sign: char| lines.iter().filter(|line| line.contains(sign)).count();
    match (count('\t'), count(';'), count(',')) {
        (1.., _, _) => b'\t',
        (_, semicolons, commas) if semicolons == 0 && commas > 0 => b',',
        // `name,alias,kind` with semicolons between aliases has commas in every line, its header included.
        (_, semicolons, commas) if commas > semicolons && header_has_commas(&lines) => b',',
        _ => b';',
    }
}

fn header_has_commas(lines: &[String]) -> bool {
    lines.first().is_some_and(|line| line.contains(',') && !line.contains(';'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows as `line name = alias | alias (kind)`, and faults.
    fn show(text: &str) -> String {
        let list = read(text.as_bytes()).unwrap();
        let rows = list.rows.iter().map(|row| {
            let kind = row.kind.map(|kind| format!(" ({})", kind.word())).unwrap_or_default();
            format!("{} {} = {}{kind}", row.line, row.name, row.aliases.join(" | "))
        });
        let bad = list.bad.iter().map(|fault| format!("line {}: {}", fault.line, fault.reason));
        rows.chain(bad).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn plain_lines_hold_a_name_its_aliases_and_its_kind() {
        let text = "# Lebanon\nHezbollah; Hizbullah ; Party of God; militia\n\nNasrallah\nIran;state;\n";
        assert_eq!(
            show(text),
            "2 Hezbollah = Hizbullah | Party of God (militia)\n4 Nasrallah = \n5 Iran =  (state)"
        );
    }

    #[test]
    fn tables_are_read_with_any_delimiter_header_and_order() {
        for text in [
            "name,aliases,kind\nIRGC,\"Pasdaran;Sepah\",armed force\n",
            "kind;name;alias\narmed_force;IRGC;\"Pasdaran|Sepah\"\n",
            "Name\tAlias 1\tAlias 2\tType\nIRGC\tPasdaran\tSepah\tmilitary\n",
            "name,alias,kind\nIRGC,Pasdaran;Sepah,armed force\n",
            "sep=,\nname,aliases,kind\nIRGC,Pasdaran|Sepah,army\n",
        ] {
            let shown = show(text);
            let told = shown.split_once(' ').unwrap().1;
            assert_eq!(told, "IRGC = Pasdaran | Sepah (armed force)", "{text}");
        }
    }

    #[test]
    fn tables_without_a_header_are_read_by_their_order() {
        assert_eq!(show("IRGC,Pasdaran,Sepah\nIran,state\n"), "1 IRGC = Pasdaran | Sepah\n2 Iran =  (state)");
        assert_eq!(show("IRGC\tPasdaran\n"), "1 IRGC = Pasdaran");
        assert_eq!(show("\"Assad, Bashar\"; Assad\n"), "1 Assad, Bashar = Assad");
    }

    #[test]
    fn lines_that_do_not_fit_are_told_with_their_number() {
        assert_eq!(
            show("name,kind\n,state\nIran,planet\n"),
            "line 2: the name is empty\nline 3: the kind \"planet\" is none of state, armed force, militia, person, \
             organisation, institution, group, other"
        );
        assert_eq!(show("Iran; state\n; Tehran\n"), "1 Iran =  (state)\nline 2: the name is empty");
    }

    #[test]
    fn other_encodings_are_read() {
        let utf16: Vec<u8> = "Асад; person\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&[b"\xff\xfe".to_vec(), utf16].concat()).unwrap().rows[0].name, "Асад");
        let russian = b"\xd0\xee\xf1\xf1\xe8\xff; \xd0\xd4; \xcc\xee\xf1\xea\xe2\xe0; state\n\xc8\xf0\xe0\xed; \xd2\xe5\xe3\xe5\xf0\xe0\xed\n";
        assert_eq!(read(russian).unwrap().rows[0].aliases, ["РФ", "Москва"]);
    }

    #[test]
    fn nothing_to_read_is_an_error() {
        assert_eq!(read(b"name,kind\n"), Err(ImportError::Empty));
        assert_eq!(read(b"# only a remark\n"), Err(ImportError::Empty));
        assert_eq!(read(&[0, 1, 2, 3, 0, 0, 1, 9]), Err(ImportError::Binary));
    }

    #[test]
    fn a_list_of_names_is_told_from_a_table_of_places() {
        assert!(has_header(b"name,alias,kind\nIran,,state\n"));
        assert!(!has_header(b"name,x,y\nIran,1,2\n") && !has_header(b"source,target,stance\n"));
    }
}
