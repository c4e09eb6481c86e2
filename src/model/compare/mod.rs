//! What differs between two values of a project, in words: for recovery, saved versions, files changed by somebody
//! else.
//!
//! [`changes`](super::changes) gives ids, for whoever keeps something per actor or tie; here each difference becomes a
//! line that an analyst can read. Only the first [`MOST_LINES`] are worded, the rest is counted. Where actors lie is one
//! line, however many were moved: who reads a list of differences looks for words. What differs field by field stands in
//! [`fields`]. Start at [`Comparison::of`].

mod fields;
#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::Arc;

use imbl::OrdMap;
use imbl::ordmap::DiffItem;

use self::fields::Fields;
use super::{Actor, Project, called, claim, spoken};
use crate::text::{counted, opening};

/// So many differences are put into words.
pub const MOST_LINES: usize = 400;
/// So many of the actors that only lie elsewhere are named.
const FIRST: usize = 4;
/// So many characters of a quote are shown.
const MOST_CHARS: usize = 90;

type Held<K, V> = OrdMap<K, Arc<V>>;

/// What differs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// The first of the differences: project, documents, actors, ties, quotes, then what lies beside them.
    pub lines: Vec<Difference>,
    /// How many more there are.
    pub more: usize,
    /// What was added, removed and changed, by kind, where there is something.
    pub tallies: Vec<Tally>,
}

/// One thing that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What it is: `actor`, `tie`, ..
    pub kind: &'static str,
    /// What it is called.
    pub name: String,
    /// What became of it.
    pub what: Change,
}

/// What became of a thing.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is another in these fields.
    Changed(Vec<Field>),
}

/// A field that is another now.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// What it is called.
    pub name: &'static str,
    /// What it held; empty for nothing.
    pub before: String,
    /// What it holds.
    pub now: String,
}

/// How many of a kind differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// `actor`, `tie`, ..
    pub kind: &'static str,
    /// New ones.
    pub added: usize,
    /// Ones that are gone.
    pub removed: usize,
    /// Ones that are other.
    pub changed: usize,
}

impl Comparison {
    /// What became of `before` on its way to `now`.
    ///
    /// Costs what differs where one came from the other, and one walk over both where each was read from a file.
    ///
    /// ```
    /// use detente::model::{IdSource, Project, compare::Comparison, notation};
    /// let mut ids = IdSource::new(1);
    /// let now = notation::parse("Russia", &mut ids).unwrap();
    /// let before = Project::new(now.id);
    /// assert_eq!(Comparison::of(&before, &now).to_string(), "actor Russia: added\n");
    /// ```
    #[must_use]
    pub fn of(before: &Project, now: &Project) -> Self {
        let _span = tracing::info_span!("compare").entered();
        // Which canvas is in front is no difference, and places are those on the one in front.
        let (before, now) = (before.turned_to(before.first_canvas()), now.turned_to(now.first_canvas()));
        let mut found = Self::default();
        found.note("project", &now.title, fields::of_project(&before, &now));
        let name = |_: &Project, document: &super::Document| quoted(&document.title);
        found.walk(
            ("document", &before, &now),
            (&before.documents, &now.documents),
            (name, fields::of_document),
        );
        found.actors(&before, &now);
        let name = claim;
        found.walk(("tie", &before, &now), (&before.ties, &now.ties), (name, fields::of_tie));
        let name = |_: &Project, quote: &super::Quote| quoted(&quote.exact);
        found.walk(("quote", &before, &now), (&before.quotes, &now.quotes), (name, fields::of_quote));
        found.beside(&before, &now);
        found
    }

    /// True if nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tallies.is_empty()
    }

    /// How much differs, in a line: `2 actors more, 1 tie less, 3 quotes changed`.
    #[must_use]
    pub fn summary(&self) -> String {
        let part = |count: usize, kind: &str, word: &str| {
            (count > 0).then(|| format!("{} {word}", plural(count, kind)))
        };
        let parts = self.tallies.iter().flat_map(|tally| {
            [
                part(tally.added, tally.kind, "more"),
                part(tally.removed, tally.kind, "less"),
                part(tally.changed, tally.kind, "changed"),
            ]
        });
        let parts: Vec<String> = parts.flatten().collect();
        if parts.is_empty() { "nothing differs".to_owned() } else { parts.join(", ") }
    }

    fn actors(&mut self, before: &Project, now: &Project) {
        let name = |_: &Project, actor: &Actor| called(actor);
        let maps = (&before.actors, &now.actors);
        let (moved, first) = self.walk(("actor", before, now), maps, (name, fields::of_actor));
        if moved > 0 {
            let more = moved - first.len();
            let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
            let field = Field { name: "other", before: String::new(), now: first.join(", ") + &rest };
            self.note("places", "", vec![field]);
        }
    }

    fn beside(&mut self, before: &Project, now: &Project) {
        let both = |kind| (kind, before, now);
        let name = |_: &Project, canvas: &super::Canvas| quoted(&canvas.name);
        self.walk(both("canvas"), (&before.canvases, &now.canvases), (name, fields::of_canvas));
        let name = |_: &Project, group: &super::Group| quoted(&group.name);
        self.walk(both("group"), (&before.groups, &now.groups), (name, fields::of_group));
        let name = |_: &Project, note: &super::Note| quoted(&note.text);
        self.walk(both("note"), (&before.notes, &now.notes), (name, fields::of_note));
        let name = |_: &Project, picture: &super::Picture| quoted(&picture.name);
        self.walk(both("picture"), (&before.pictures, &now.pictures), (name, fields::of_picture));
    }

    /// Notes what differs between two maps; gives how many differ in nothing that is worth a line of its own, and what
    /// the first of these are called.
    fn walk<K: Ord, V: PartialEq>(
        &mut self,
        (kind, before, now): (&'static str, &Project, &Project),
        maps: (&Held<K, V>, &Held<K, V>),
        (name, fields): (
            impl Fn(&Project, &V) -> String,
            impl Fn((&Project, &V), (&Project, &V)) -> Vec<Field>,
        ),
    ) -> (usize, Vec<String>) {
        let (mut silent, mut first) = (0, Vec::new());
        for difference in maps.0.diff(maps.1) {
            match difference {
                DiffItem::Add(_, held) => self.add(kind, || name(now, held), Change::Added),
                DiffItem::Remove(_, held) => self.add(kind, || name(before, held), Change::Removed),
                DiffItem::Update { old: (_, old), new: (_, new) } => {
                    let changed = fields((before, old), (now, new));
                    if changed.is_empty() {
                        silent += 1;
                        first.extend((silent <= FIRST).then(|| name(now, new)));
                    } else {
                        self.add(kind, || name(now, new), Change::Changed(changed));
                    }
                }
            }
        }
        (silent, first)
    }

    /// Notes that these fields are others, if there are some.
    fn note(&mut self, kind: &'static str, name: &str, fields: Vec<Field>) {
        if !fields.is_empty() {
            self.add(kind, || name.to_owned(), Change::Changed(fields));
        }
    }

    fn add(&mut self, kind: &'static str, name: impl FnOnce() -> String, what: Change) {
        if self.tallies.last().is_none_or(|tally| tally.kind != kind) {
            self.tallies.push(Tally { kind, added: 0, removed: 0, changed: 0 });
        }
        if let Some(tally) = self.tallies.last_mut() {
            match what {
                Change::Added => tally.added += 1,
                Change::Removed => tally.removed += 1,
                Change::Changed(_) => tally.changed += 1,
            }
        }
        if self.lines.len() < MOST_LINES {
            self.lines.push(Difference { kind, name: name(), what });
        } else {
            self.more += 1;
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind)?;
        if !self.name.is_empty() {
            write!(f, " {}", self.name)?;
        }
        match &self.what {
            Change::Added => f.write_str(": added"),
            Change::Removed => f.write_str(": removed"),
            Change::Changed(fields) => {
                let told: Vec<String> = fields.iter().map(ToString::to_string).collect();
                write!(f, ": {}", told.join("; "))
            }
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, before, now } = self;
        match (before.is_empty(), now.is_empty()) {
            (true, true) => f.write_str(name),
            (true, false) if *name == "other" => write!(f, "{name} for {now}"),
            (true, false) => write!(f, "{name} now {now}"),
            (false, true) => write!(f, "{name} no more {before}"),
            (false, false) => write!(f, "{name} {before} → {now}"),
        }
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines.iter().try_for_each(|line| writeln!(f, "{line}"))?;
        if self.more > 0 {
            writeln!(f, "and {} more", self.more)?;
        }
        Ok(())
    }
}

/// Words between quotation marks, cut where they are long.
fn quoted(words: &str) -> String {
    let shown = opening(&spoken(words), MOST_CHARS);
    if shown.is_empty() { "without a name".to_owned() } else { format!("“{shown}”") }
}

fn plural(count: usize, kind: &str) -> String {
    match kind {
        "canvas" if count != 1 => format!("{count} canvases"),
        "places" | "project" => kind.to_owned(),
        _ => counted(count, kind),
    }
}

/// Collects the fields that differ.
fn differing(note: impl FnOnce(&mut Fields)) -> Vec<Field> {
    let mut fields = Fields::default();
    note(&mut fields);
    fields.into_inner()
}
