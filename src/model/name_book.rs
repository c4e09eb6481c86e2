//! The names of a project's actors, ready to be sought in texts.
//!
//! [`text`](crate::text) finds numbers; here they become actors and their aliases again. How often who is named where is the
//! business of [`census`](super::census). Start at [`NameBook::of`].

use std::hash::{DefaultHasher, Hash, Hasher};

use super::{ActorId, Project};
use crate::text::{Names, NamesError, Span};

/// All names of all actors, ready to be sought.
#[derive(Clone, Debug)]
pub struct NameBook {
    names: Names,
    /// For each name given: whose it is, and the how many-th, the actor's own name being 0.
    owners: Vec<(ActorId, usize)>,
    actors: Vec<ActorId>,
    print: u64,
}

/// An actor named in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Where.
    pub span: Span,
    /// Who; one of several if it is undecided.
    pub actor: ActorId,
    /// By which of the actor's names: 0 is its own, from 1 on its aliases.
    pub alias: usize,
    /// The other actors that the words may mean; empty unless they share the name.
    pub rivals: Vec<ActorId>,
    /// True if the name is stuck to a neighbouring word, number or prefix.
    pub glued: bool,
}

impl Named {
    /// True if the words fit several actors, and only the analyst can tell which.
    #[must_use]
    pub fn is_undecided(&self) -> bool {
        !self.rivals.is_empty()
    }

    /// Everyone whom the words may mean.
    pub fn actors(&self) -> impl Iterator<Item = ActorId> {
        std::iter::once(self.actor).chain(self.rivals.iter().copied())
    }
}

impl NameBook {
    /// Makes the names of `project` ready. Takes about a millisecond for a thousand of them.
    ///
    /// # Errors
    ///
    /// As [`Names::new`].
    ///
    /// ```
    /// use detente::model::{IdSource, NameBook, notation};
    /// let project = notation::parse("Russia (aka Moscow); Iran", &mut IdSource::new(1))?;
    /// let named = NameBook::of(&project)?.named("Moscow's ally");
    /// assert_eq!((named[0].alias, named[0].span.end), (1, 6));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of(project: &Project) -> Result<Self, NamesError> {
        let actors: Vec<ActorId> = project.actors().map(|(id, _)| id).collect();
        let all = || {
            (0..)
                .zip(project.actors())
                .flat_map(|(owner, (_, actor))| actor.names().map(move |name| (owner, name)))
        };
        let owners =
            project.actors().flat_map(|(id, actor)| (0..=actor.aliases.len()).map(move |alias| (id, alias)));
        Ok(Self {
            names: Names::new(all())?,
            owners: owners.collect(),
            actors,
            print: Self::print_of(project),
        })
    }

    /// One number for all names of `project`: it changes when one of them does.
    #[must_use]
    pub fn print_of(project: &Project) -> u64 {
        let mut hasher = DefaultHasher::new();
        for (id, actor) in project.actors() {
            (id, &actor.name, &actor.aliases).hash(&mut hasher);
        }
        hasher.finish()
    }

    /// The [`print_of`](Self::print_of) of the project it was made from.
    #[must_use]
    pub fn print(&self) -> u64 {
        self.print
    }

    /// Everyone named in `text`, from left to right, never overlapping.
    #[must_use]
    pub fn named(&self, text: &str) -> Vec<Named> {
        let found = self.names.mentions(text).into_iter();
        let named = found.filter_map(|mention| {
            let (actor, alias) = *self.owners.get(mention.alias as usize)?;
            let rivals = mention.rivals.iter().filter_map(|at| self.actors.get(*at as usize).copied());
            Some(Named { span: mention.span, actor, alias, rivals: rivals.collect(), glued: mention.glued })
        });
        named.collect()
    }

    /// The aliases that several actors share, as they were first given, each with those actors.
    pub fn collisions(&self) -> impl Iterator<Item = (&str, Vec<ActorId>)> {
        self.names.collisions().iter().map(|collision| {
            let owners = collision.owners.iter().filter_map(|at| self.actors.get(*at as usize).copied());
            (collision.alias.as_str(), owners.collect())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, Id};

    fn project(actors: &[(&str, &[&str])]) -> Project {
        let mut project = Project::new(Id::from_bits(1));
        for (number, (name, aliases)) in (1..).zip(actors) {
            let aliases = aliases.iter().map(|alias| (*alias).to_owned()).collect();
            project.put_actor(Id::from_bits(number), Actor { aliases, ..Actor::named(name) });
        }
        project
    }

    #[test]
    fn a_name_found_tells_the_actor_and_which_of_its_names_it_was() {
        let book =
            NameBook::of(&project(&[("Iran", &["Tehran", "—", "IRI"]), ("Russia", &["Moscow"])])).unwrap();
        let named = book.named("Moscow and Iran; the IRI");
        let told: Vec<_> = named.iter().map(|it| (it.actor.bits(), it.alias)).collect();
        assert_eq!(told, [(2, 1), (1, 0), (1, 3)]);
    }

    #[test]
    fn a_name_of_two_actors_is_undecided_and_a_collision() {
        let book = NameBook::of(&project(&[("Tiger Forces", &["Tigers"]), ("Arkan", &["Tigers"])])).unwrap();
        let named = book.named("the Tigers");
        assert!(named[0].is_undecided());
        assert_eq!(named[0].actors().map(Id::bits).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(
            book.collisions().map(|(alias, who)| (alias, who.len())).collect::<Vec<_>>(),
            [("Tigers", 2)]
        );
    }

    #[test]
    fn the_print_changes_with_the_names_and_with_nothing_else() {
        let mut now = project(&[("Iran", &[])]);
        let before = NameBook::print_of(&now);
        now.title = "Another".to_owned();
        assert_eq!(NameBook::print_of(&now), before);
        now.put_actor(Id::from_bits(1), Actor { aliases: vec!["Tehran".to_owned()], ..Actor::named("Iran") });
        assert_ne!(NameBook::print_of(&now), before);
    }
}
