//! Finding actors and documents by a few letters, whatever their case and marks.
//!
//! A search folds every name of the project: whoever shows a list from frame to frame keeps a [`KeptActors`].

use crate::app::Reading;
use crate::model::{ActorId, DocumentId, Project};
use crate::text::fold;

/// The actors that a search found, sought again only when the project or the search changes.
#[derive(Debug, Default)]
pub(in crate::app) struct KeptActors {
    made_for: Option<(u64, String)>,
    found: Vec<ActorId>,
}

impl KeptActors {
    /// What [`actors`] finds.
    pub(in crate::app) fn settle(&mut self, reading: Reading<'_>, search: &str) -> &[ActorId] {
        let revision = reading.stamp().actors;
        if self.made_for.as_ref().is_none_or(|(known, words)| *known != revision || words != search) {
            self.found = actors(reading.project(), search);
            self.made_for = Some((revision, search.to_owned()));
        }
        &self.found
    }
}

/// The actors whose name or an alias holds every word of `search`, by name; all of them if it is empty.
pub(in crate::app) fn actors(project: &Project, search: &str) -> Vec<ActorId> {
    let words = words(search);
    let mut found: Vec<(String, ActorId)> = project
        .actors()
        .filter(|(_, actor)| words.is_empty() || holds(&words, &actor.names().collect::<Vec<_>>().join(" ")))
        .map(|(id, actor)| (folded(&actor.name), id))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, id)| id).collect()
}

/// The documents whose title, author, outlet or file name holds every word of `search`, by title.
pub(in crate::app) fn documents(project: &Project, search: &str) -> Vec<DocumentId> {
    let words = words(search);
    let mut found: Vec<(String, DocumentId)> = project
        .documents()
        .filter(|(_, document)| {
            let said = [&document.title, &document.author, &document.outlet, &document.origin.file_name];
            words.is_empty() || holds(&words, &said.map(String::as_str).join(" "))
        })
        .map(|(id, document)| (folded(&document.title), id))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, id)| id).collect()
}

/// The words of a search, folded.
pub(in crate::app) fn words(search: &str) -> Vec<String> {
    folded(search).split_whitespace().map(str::to_owned).collect()
}

/// True if `text` holds every one of `words`, which are folded.
pub(in crate::app) fn holds(words: &[String], text: &str) -> bool {
    let text = folded(text);
    words.iter().all(|word| text.contains(word.as_str()))
}

fn folded(text: &str) -> String {
    fold(text).text().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, Id};

    #[test]
    fn an_actor_is_found_by_an_alias_in_any_case_and_order_of_words() {
        let mut project = Project::new(Id::from_bits(1));
        let daesh =
            Actor { aliases: vec!["Islamic State".into(), "داعش".into()], ..Actor::named("ISIS") };
        project.put_actor(Id::from_bits(2), daesh);
        project.put_actor(Id::from_bits(3), Actor::named("Élysée"));
        assert_eq!(actors(&project, "state isl"), [Id::from_bits(2)]);
        assert_eq!(actors(&project, "داعش"), [Id::from_bits(2)]);
        assert_eq!(actors(&project, "elysee"), [Id::from_bits(3)]);
        assert_eq!(actors(&project, "").len(), 2);
        assert!(actors(&project, "state york").is_empty());
    }
}
