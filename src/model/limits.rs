//! How much a project may hold: so much that no analyst meets it, and so little that no file can choke the program.
//!
//! The lists of a file are counted while they are read (`store`); how long single texts are is asked here, of whole
//! projects that were read and of what an edit changed. Start at [`Excess::in_project`].

use super::{Actor, Document, MOST_PIXELS, Picture, Project, Quote, Tie};

/// So many documents.
pub const MOST_DOCUMENTS: usize = 100_000;
/// So many actors.
pub const MOST_ACTORS: usize = 300_000;
/// So many ties.
pub const MOST_TIES: usize = 600_000;
/// So many quotes.
pub const MOST_QUOTES: usize = 1_000_000;
/// So many groups, and so many notes.
pub const MOST_GROUPS: usize = 100_000;
/// So many pictures.
pub const MOST_PICTURES: usize = 10_000;
/// So many canvases.
pub const MOST_CANVASES: usize = 1_000;
/// So many aliases of one actor.
pub const MOST_ALIASES: usize = 10_000;
/// So many suggestions that were put away.
pub const MOST_DISMISSED: usize = 500_000;
/// What stands on one line, such as a name, a title or a label, has at most so many characters.
pub const LONGEST_LINE: usize = 10_000;
/// A note on the canvas has at most so many characters.
pub const LONGEST_CARD: usize = 100_000;
/// What was noted down about something, and the cue lines, have at most so many characters.
pub const LONGEST_NOTE: usize = 4_000_000;

/// Something of which there is too much.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what} would have {found} {unit}, and {most} are allowed")]
pub struct Excess {
    /// What: `the name of actor a00000001`, `the project`, ..
    pub what: String,
    /// How much of it there is.
    pub found: usize,
    /// `characters`, `aliases`, `ties`, ..
    pub unit: &'static str,
    /// How much there may be.
    pub most: usize,
}

impl Excess {
    /// The first text or list of `project` that is too long, if any is. Linear in the project, without its texts.
    #[must_use]
    pub fn in_project(project: &Project) -> Option<Self> {
        let title = line(&project.title, "the title");
        let written = note(&project.note, "the note").or_else(|| note(&project.cues, "the list of cues"));
        title
            .or(written)
            .or_else(|| project.dismissed().find_map(|key| line(key, "what was put away")))
            .or_else(|| project.documents().find_map(|(id, one)| of_document(one, &id)))
            .or_else(|| project.actors().find_map(|(id, one)| of_actor(one, &id)))
            .or_else(|| project.ties().find_map(|(id, one)| of_tie(one, &id)))
            .or_else(|| project.quotes().find_map(|(id, one)| of_quote(one, &id)))
            .or_else(|| beside(project))
    }

    /// The first thing of which there is too much in `now` and was not in `before`. Costs what changed.
    #[must_use]
    pub fn after_edit(before: &Project, now: &Project) -> Option<Self> {
        let changes = now.changes_since(before);
        let head = (now.title != before.title).then(|| line(&now.title, "the title")).flatten();
        let written = (now.note != before.note).then(|| note(&now.note, "the note")).flatten();
        let cues = (now.cues != before.cues).then(|| note(&now.cues, "the list of cues")).flatten();
        let documents = changes.documents.iter().filter_map(|id| Some((id, now.document(*id)?)));
        let actors = changes.actors.iter().filter_map(|id| Some((id, now.actor(*id)?)));
        let ties = changes.ties.iter().filter_map(|id| Some((id, now.tie(*id)?)));
        let quotes = changes.quotes.iter().filter_map(|id| Some((id, now.quote(*id)?)));
        let has_beside =
            !(changes.groups.is_empty() && changes.notes.is_empty() && changes.pictures.is_empty());
        head.or(written)
            .or(cues)
            .or_else(|| documents.into_iter().find_map(|(id, one)| of_document(one, id)))
            .or_else(|| actors.into_iter().find_map(|(id, one)| of_actor(one, id)))
            .or_else(|| ties.into_iter().find_map(|(id, one)| of_tie(one, id)))
            .or_else(|| quotes.into_iter().find_map(|(id, one)| of_quote(one, id)))
            .or_else(|| has_beside.then(|| beside(now)).flatten())
            .or_else(|| canvases(now))
            .or_else(|| counts(now))
    }
}

fn counts(project: &Project) -> Option<Excess> {
    let counts = project.counts();
    let lists = [
        (counts.documents, "documents", MOST_DOCUMENTS),
        (counts.actors, "actors", MOST_ACTORS),
        (counts.ties, "ties", MOST_TIES),
        (counts.quotes, "quotes", MOST_QUOTES),
        (project.groups().count(), "groups", MOST_GROUPS),
        (project.notes().count(), "notes", MOST_GROUPS),
        (project.pictures().count(), "pictures", MOST_PICTURES),
        (project.canvases().len(), "canvases", MOST_CANVASES),
        (project.dismissed().count(), "suggestions put away", MOST_DISMISSED),
    ];
    lists
        .into_iter()
        .find_map(|(found, unit, most)| more_than(most, found, unit, || "the project".to_owned()))
}

fn of_document(document: &Document, id: &impl ToString) -> Option<Excess> {
    let origin = &document.origin;
    let lines = [
        (&document.title, "title"),
        (&document.author, "author"),
        (&document.outlet, "outlet"),
        (&document.language, "language"),
        (&origin.file_name, "file name"),
        (&origin.format, "format"),
        (&origin.encoding, "encoding"),
        (&origin.sha256, "sha256"),
        (&origin.engine, "engine"),
    ];
    in_lines(&lines, &document.note, "document", id)
}

fn of_actor(actor: &Actor, id: &impl ToString) -> Option<Excess> {
    let whose = || format!("actor {}", id.to_string());
    let alias = actor
        .aliases
        .iter()
        .find_map(|alias| within(alias, LONGEST_LINE, || format!("an alias of {}", whose())));
    let aliases = more_than(MOST_ALIASES, actor.aliases.len(), "aliases", whose);
    in_lines(&[(&actor.name, "name")], &actor.note, "actor", id).or(aliases).or(alias)
}

fn of_tie(tie: &Tie, id: &impl ToString) -> Option<Excess> {
    in_lines(&[(&tie.label, "label")], &tie.note, "tie", id)
}

/// The words of a quote are those of its document, and as long as they like.
fn of_quote(quote: &Quote, id: &impl ToString) -> Option<Excess> {
    let lines = [(&quote.speaker, "speaker"), (&quote.prefix, "prefix"), (&quote.suffix, "suffix")];
    in_lines(&lines, &quote.note, "quote", id)
}

fn beside(project: &Project) -> Option<Excess> {
    let named = |text: &str, kind: &str, id: &dyn std::fmt::Display| {
        within(text, LONGEST_LINE, || format!("the name of {kind} {id}"))
    };
    let card = |text: &str, id: &dyn std::fmt::Display| within(text, LONGEST_CARD, || format!("note {id}"));
    let groups = project.groups().find_map(|(id, group)| named(&group.name, "group", &id));
    groups
        .or_else(|| project.notes().find_map(|(id, note)| card(&note.text, &id)))
        .or_else(|| project.pictures().find_map(|(id, picture)| named(&picture.name, "picture", &id)))
        .or_else(|| project.pictures().find_map(|(id, picture)| in_pixels(picture, &id)))
        .or_else(|| canvases(project))
}

fn in_pixels(picture: &Picture, id: &impl ToString) -> Option<Excess> {
    let found = u64::from(picture.size.0).saturating_mul(u64::from(picture.size.1));
    let [found, most] = [found, MOST_PIXELS].map(|pixels| usize::try_from(pixels).unwrap_or(usize::MAX));
    more_than(most, found, "pixels", || format!("picture {}", id.to_string()))
}

fn canvases(project: &Project) -> Option<Excess> {
    let canvases = project.canvases();
    canvases
        .iter()
        .find_map(|(id, canvas)| within(&canvas.name, LONGEST_LINE, || format!("the name of canvas {id}")))
}

fn in_lines(lines: &[(&String, &str)], written: &str, kind: &str, id: &impl ToString) -> Option<Excess> {
    let whose = |what: &str| format!("the {what} of {kind} {}", id.to_string());
    let long = lines.iter().find_map(|(text, what)| within(text, LONGEST_LINE, || whose(what)));
    long.or_else(|| within(written, LONGEST_NOTE, || whose("note")))
}

fn line(text: &str, what: &str) -> Option<Excess> {
    within(text, LONGEST_LINE, || what.to_owned())
}

fn note(text: &str, what: &str) -> Option<Excess> {
    within(text, LONGEST_NOTE, || what.to_owned())
}

fn within(text: &str, most: usize, what: impl Fn() -> String) -> Option<Excess> {
    // Characters are counted only where there are as many bytes.
    let found = if text.len() > most { text.chars().count() } else { 0 };
    more_than(most, found, "characters", what)
}

fn more_than(most: usize, found: usize, unit: &'static str, what: impl Fn() -> String) -> Option<Excess> {
    (found > most).then(|| Excess { what: what(), found, unit, most })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;

    fn with(actor: Actor) -> Project {
        let mut project = Project::new(Id::from_bits(1));
        project.put_actor(Id::from_bits(1), actor);
        project
    }

    #[test]
    fn the_longest_name_is_counted_in_characters_and_one_more_is_too_many() {
        let long = with(Actor::named(&"ش".repeat(LONGEST_LINE)));
        assert_eq!(Excess::in_project(&long), None);
        let longer = with(Actor::named(&"ش".repeat(LONGEST_LINE + 1)));
        let said = "the name of actor a00000001 would have 10001 characters, and 10000 are allowed";
        assert_eq!(Excess::in_project(&longer).unwrap().to_string(), said);
        assert_eq!(Excess::after_edit(&with(Actor::named("x")), &longer).unwrap().to_string(), said);
    }

    #[test]
    fn what_an_edit_left_alone_is_not_held_against_it() {
        let mut before = with(Actor::named(&"x".repeat(LONGEST_LINE + 1)));
        before.note = "y".repeat(LONGEST_NOTE + 1);
        let mut now = before.clone();
        now.put_actor(Id::from_bits(2), Actor::named("Iran"));
        assert_eq!(Excess::after_edit(&before, &now), None);
        now.put_actor(
            Id::from_bits(2),
            Actor { aliases: vec!["x".into(); MOST_ALIASES + 1], ..Actor::named("Iran") },
        );
        let said = "actor a00000002 would have 10001 aliases, and 10000 are allowed";
        assert_eq!(Excess::after_edit(&before, &now).unwrap().to_string(), said);
    }
}
