//! Rows of tables that make actors and ties, by name instead of id.
//!
//! `import::tables` reads them from CSV, `edit` turns them into one step. They live here because those two
//! rooms never see each other.

use std::collections::HashMap;

use kurbo::Point;

use super::{ActorKind, Direction, Project, Stance, When};
use crate::text::fold;

/// An actor as a table row. The actor of that name is changed if there is one, made if not.
#[derive(Clone, Debug, PartialEq)]
pub struct ActorRow {
    /// Line in the table, counted from 1.
    pub line: u64,
    /// The name; not empty.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// What it is, if the table says.
    pub kind: Option<ActorKind>,
    /// Where it lies, if the table says.
    pub place: Option<Point>,
    /// Free text.
    pub note: String,
}

/// Gives rows about actors of `project` those actors' names, where theirs differ in case, accents or spacing alone,
/// or are strange but one of their aliases is known; the row's own name becomes an alias then.
///
/// A row that fits several actors is left as it is.
pub fn name_as_known(project: &Project, rows: &mut [ActorRow]) {
    let key = |name: &str| fold(name).text().trim().to_owned();
    let mut known: HashMap<String, Option<&str>> = HashMap::new();
    for (_, actor) in project.actors() {
        for name in actor.names() {
            let owner = known.entry(key(name)).or_insert(Some(&actor.name));
            *owner = owner.filter(|owner| *owner == actor.name);
        }
    }
    for row in rows {
        let by_name = known.get(&key(&row.name)).copied();
        let mut by_alias = row.aliases.iter().filter_map(|alias| known.get(&key(alias)).copied());
        let first = by_alias.next().filter(|first| by_alias.all(|other| other == *first));
        if let Some(Some(owner)) = by_name.or(first) {
            let own = std::mem::replace(&mut row.name, owner.to_owned());
            if by_name.is_none() {
                row.aliases.insert(0, own);
            }
        }
    }
}

/// A tie as a table row. Actors that are not there yet are made.
#[derive(Clone, Debug, PartialEq)]
pub struct TieRow {
    /// Line in the table, counted from 1.
    pub line: u64,
    /// Name or alias of the first actor.
    pub source: String,
    /// Name or alias of the second actor.
    pub target: String,
    /// For or against.
    pub stance: Stance,
    /// One way or both.
    pub direction: Direction,
    /// A few words drawn on the tie.
    pub label: String,
    /// When; goes to the quote if there is one, to the tie if not.
    pub date: Option<When>,
    /// Title or file name of the document the quote stands in; may be empty if the words are unique.
    pub document: String,
    /// Words to find in that document; may be empty.
    pub quote: String,
}

/// Why a row of a table was not taken.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowFault {
    /// Line in the table, counted from 1.
    pub line: u64,
    /// What does not fit, as a fragment.
    pub reason: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, Id};

    #[test]
    fn rows_take_the_names_of_actors_they_mean() {
        let mut project = Project::new(Id::from_bits(1));
        let aliases = vec!["Pasdaran".to_owned()];
        project.put_actor(Id::from_bits(1), Actor { aliases, ..Actor::named("Maher al-Assad") });
        let row = |names: &str| ActorRow {
            line: 1,
            name: names.split(", ").next().unwrap().to_owned(),
            aliases: names.split(", ").skip(1).map(str::to_owned).collect(),
            kind: None,
            place: None,
            note: String::new(),
        };
        let mut rows = ["MAHER AL ASSAD", "pasdarān", "Assad", "IRGC, Sepah, Pasdaran"].map(row);
        name_as_known(&project, &mut rows);
        assert_eq!(rows[3].aliases, ["IRGC", "Sepah", "Pasdaran"]);
        let known = "Maher al-Assad";
        assert_eq!(rows.map(|row| row.name), [known, known, "Assad", known]);
    }
}
