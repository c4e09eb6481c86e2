//! Tables of ties and of actors, for spreadsheets and for reading back.
//!
//! The columns are those that `import::tables` reads. A cell that a spreadsheet would take for a formula gets an
//! apostrophe in front (OWASP, ASVS 1.2.10): a name in a document must not be able to run something on the desk of
//! whoever opens the table. Start at [`ties`].

use crate::model::quoted::is_hidden;
use crate::model::{Actor, Project, Quote, Tie};

/// One row for each quote of each tie, one for each tie without; ties by id, quotes in the tie's order.
///
/// ```
/// use detente::model::{Id, Project};
/// let table = detente::export::csv::ties(&Project::new(Id::from_bits(1)));
/// assert_eq!(table, "source,target,stance,direction,label,date,document,quote,standing\r\n");
/// ```
#[must_use]
pub fn ties(project: &Project) -> String {
    let mut table = Table::new(&[
        "source",
        "target",
        "stance",
        "direction",
        "label",
        "date",
        "document",
        "quote",
        "standing",
    ]);
    for (id, tie) in project.ties() {
        let mut quotes = project.quotes_of(id).peekable();
        if quotes.peek().is_none() {
            table.row(&tie_row(project, tie, None));
        }
        for (_, quote) in quotes {
            table.row(&tie_row(project, tie, Some(quote)));
        }
    }
    table.text
}

/// One row for each actor, by id.
#[must_use]
pub fn actors(project: &Project) -> String {
    let mut table = Table::new(&["name", "aliases", "kind", "x", "y", "note"]);
    for (_, actor) in project.actors() {
        table.row(&actor_row(actor));
    }
    table.text
}

fn tie_row(project: &Project, tie: &Tie, quote: Option<&Quote>) -> [String; 9] {
    let name = |id| project.actor(id).map(|actor| guarded(&actor.name)).unwrap_or_default();
    let date = quote.and_then(|quote| quote.date).or(tie.date);
    let document = quote.and_then(|quote| project.document(quote.document));
    [
        name(tie.from),
        name(tie.to),
        tie.stance.word().to_owned(),
        tie.direction.word().to_owned(),
        guarded(&tie.label),
        date.map(|date| guarded(&date.to_string())).unwrap_or_default(),
        document.map(|document| guarded(&document.title)).unwrap_or_default(),
        quote.map(|quote| guarded(&quote.exact)).unwrap_or_default(),
        quote.map(standing).unwrap_or_default(),
    ]
}

/// How sure it is where the words stand; `to be reviewed` is added while nobody has decided.
fn standing(quote: &Quote) -> String {
    let waits = if quote.awaits_review() { ", to be reviewed" } else { "" };
    format!("{}{waits}", quote.standing.word())
}

fn actor_row(actor: &Actor) -> [String; 6] {
    // Places are numbers, and a minus before a number is no formula.
    let number =
        |pick: fn(kurbo::Point) -> f64| actor.place.map(|at| pick(at).to_string()).unwrap_or_default();
    [
        guarded(&actor.name),
        guarded(&actor.aliases.join(";")),
        actor.kind.word().to_owned(),
        number(|at| at.x),
        number(|at| at.y),
        guarded(&actor.note),
    ]
}

/// The words, so that no spreadsheet takes them for a formula.
fn guarded(words: &str) -> String {
    // Some programs skip blanks, line ends and what cannot be seen before they look for a formula.
    let visible = words.trim_start_matches(|c: char| c.is_whitespace() || is_hidden(c));
    let signs = [
        '=', '+', '-', '@', '＝', '＋', '－', '＠', '\u{2212}', '\u{fe63}', '\u{fe62}', '\u{fe6b}',
        '\u{fe66}',
    ];
    let is_formula = visible.starts_with(signs) || words.starts_with(['\t', '\r', '\n']);
    if is_formula { format!("'{words}") } else { words.to_owned() }
}

struct Table {
    text: String,
}

impl Table {
    fn new(columns: &[&str]) -> Self {
        let mut table = Self { text: String::new() };
        table.row(&columns.iter().map(|column| (*column).to_owned()).collect::<Vec<_>>());
        table
    }

    /// One more row, as RFC 4180 has it.
    fn row(&mut self, cells: &[String]) {
        let quoted: Vec<String> = cells.iter().map(|cell| in_quotes(cell)).collect();
        self.text.push_str(&quoted.join(","));
        self.text.push_str("\r\n");
    }
}

fn in_quotes(cell: &str) -> String {
    let has_blank_end = cell.starts_with(' ') || cell.ends_with(' ');
    if has_blank_end || cell.contains([',', '"', '\n', '\r', ';', '\t']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, Stance};

    fn project() -> Project {
        let mut project = Project::new(Id::from_bits(1));
        let mut bad = Actor::named("=HYPERLINK(\"http://x\")");
        bad.aliases = vec!["a, b".into(), "c".into()];
        project.put_actor(Id::from_bits(1), bad);
        project.put_actor(Id::from_bits(2), Actor::named("روسيا"));
        project.put_tie(Id::from_bits(3), Tie::new(Id::from_bits(1), Id::from_bits(2), Stance::Clash));
        project
    }

    #[test]
    fn a_name_that_is_a_formula_stays_a_name() {
        let table = ties(&project());
        let row = table.lines().nth(1).unwrap();
        assert_eq!(row, "\"'=HYPERLINK(\"\"http://x\"\")\",روسيا,clash,one-way,,,,,");
    }

    #[test]
    fn a_formula_behind_blanks_and_what_cannot_be_seen_stays_a_name_too() {
        for name in
            [" =1+1", "\u{a0}\u{feff}=1+1", "\t@x", "\u{202e}+1", "＝1", "\u{2212}1", "\u{fe66}1", "\r\n-1"]
        {
            assert!(guarded(name).starts_with('\''), "{name:?}");
        }
        for name in ["Iran", "5th Corps", "a=b", "'=1", "\u{202e}x"] {
            assert_eq!(guarded(name), name);
        }
    }

    #[test]
    fn aliases_share_a_cell_and_places_stay_numbers() {
        let mut project = project();
        let placed = Actor { place: Some(kurbo::Point::new(-12.5, 3.0)), ..Actor::named("X") };
        project.put_actor(Id::from_bits(9), placed);
        let table = actors(&project);
        assert!(table.contains("\"a, b;c\""), "{table}");
        assert!(table.contains("X,,other,-12.5,3,"), "{table}");
    }

    #[test]
    fn every_sign_that_opens_a_formula_is_guarded() {
        for sign in ["=1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1"] {
            assert!(guarded(sign).starts_with('\''), "{sign:?}");
        }
        assert_eq!(guarded("a=b"), "a=b");
    }
}
