//! Lists of names: actors that wait off the canvas, and aliases for those that are there.

use super::done::listed;
use crate::app::App;
use crate::app::action::{Notice, Tone};
use crate::app::view::Tab;
use crate::edit::Edit;
use crate::model::{ActorKind, ActorRow, NameBook, Project, name_as_known};
use crate::text::counted;

impl App {
    /// Adds names as one step, says which of them several actors have, and shows where they all stand.
    pub(super) fn add_names(&mut self, mut rows: Vec<ActorRow>) {
        let count = rows.len();
        name_as_known(self.editor.project(), &mut rows);
        keep_kinds(self.editor.project(), &mut rows);
        let before = self.editor.project().counts().actors;
        if count == 0 || !self.edit(Edit::AddRows(rows, Vec::new())) {
            return;
        }
        let made = self.editor.project().counts().actors - before;
        let known = count.saturating_sub(made);
        let words = format!(
            "Imported {}: {} and {}",
            counted(count, "name"),
            counted(made, "new actor"),
            merged(known)
        );
        self.session.tell_done(words);
        self.tell_collisions();
        self.open_tab(Tab::Names);
    }

    fn tell_collisions(&mut self) {
        let project = self.editor.project();
        let Ok(book) = NameBook::of(project) else { return };
        let name = |id| project.actor(id).map_or("", |actor| actor.name.as_str());
        let lines: Vec<String> = book
            .collisions()
            .map(|(alias, actors)| {
                let who: Vec<&str> = actors.into_iter().map(name).collect();
                format!("{alias}: {}", who.join(", "))
            })
            .collect();
        if !lines.is_empty() {
            let words =
                format!("{} of several actors: their mentions stay undecided", counted(lines.len(), "name"));
            self.session.tell(Notice { tone: Tone::Note, words, hint: listed(&lines) });
        }
    }
}

/// The kind that the analyst gave an actor stays, whatever the list says.
fn keep_kinds(project: &Project, rows: &mut [ActorRow]) {
    for row in rows {
        let known = project.actor_named(&row.name).and_then(|id| project.actor(id));
        if known.is_some_and(|actor| actor.kind != ActorKind::Other) {
            row.kind = None;
        }
    }
}

fn merged(known: usize) -> String {
    match known {
        0 => "none that was there".to_owned(),
        one => format!("{one} that {} there", if one == 1 { "was" } else { "were" }),
    }
}
