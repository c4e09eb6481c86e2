//! Which actors the documents name at all.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::model::{ActorId, Project};
use crate::text::{Names, NamesError};

/// The actors that some document names, and the names that several actors share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mentioned {
    actors: BTreeSet<ActorId>,
    key: u64,
}

impl Mentioned {
    /// Reads all documents, until every actor was found or `goes_on` says no: then `None`. Costs about as much as
    /// folding the texts.
    ///
    /// # Errors
    ///
    /// [`NamesError::TooMany`] if the names are billions of letters long.
    ///
    /// ```
    /// use detente::analysis::evidence::Mentioned;
    /// use detente::model::{IdSource, notation};
    /// let project = notation::parse("Russia; Iran", &mut IdSource::new(1)).unwrap();
    /// let mentioned = Mentioned::read(&project, || true).unwrap().unwrap();
    /// assert!(project.actors().all(|(id, _)| !mentioned.names(id)));
    /// ```
    pub fn read(project: &Project, goes_on: impl Fn() -> bool) -> Result<Option<Self>, NamesError> {
        let ids: Vec<ActorId> = project.actors().map(|(id, _)| id).collect();
        let aliases = project.actors().zip(0_u32..);
        let names = Names::new(
            aliases.flat_map(|((_, actor), number)| actor.names().map(move |name| (number, name))),
        )?;
        let mut actors = BTreeSet::new();
        for (_, document) in project.documents() {
            if actors.len() == ids.len() {
                break;
            }
            if !goes_on() {
                return Ok(None);
            }
            for mention in names.mentions(document.text.as_str()) {
                let named = std::iter::once(mention.owner).chain(mention.rivals);
                actors.extend(named.filter_map(|number| ids.get(number as usize)));
            }
        }
        Ok(Some(Self { actors, key: Self::key(project) }))
    }

    /// True if some document names `actor`.
    #[must_use]
    pub fn names(&self, actor: ActorId) -> bool {
        self.actors.contains(&actor)
    }

    /// True if the texts and the names of `project` are still those that were read.
    #[must_use]
    pub fn is_of(&self, project: &Project) -> bool {
        self.key == Self::key(project)
    }

    fn key(project: &Project) -> u64 {
        let mut hasher = DefaultHasher::new();
        for (id, document) in project.documents() {
            (id, document.text.sha256()).hash(&mut hasher);
        }
        for (id, actor) in project.actors() {
            (id, &actor.name, &actor.aliases).hash(&mut hasher);
        }
        hasher.finish()
    }
}
