//! Stories of copy, cut and paste on the canvas.

use detente::app::action::FileAction;
use detente::app::{Action, App};
use detente::edit::Things;
use detente::model::{Stance, notation};
use eframe::egui;
use egui::{Event, Modifiers, OutputCommand};

use crate::shell::{Shell, tie};

impl Shell {
    /// What the keys for copying or cutting put on the clipboard; the system sends them as events of their own.
    fn copies(&mut self, event: Event) -> Option<String> {
        self.harness.event(event);
        self.harness.step();
        let commands = &self.harness.output().platform_output.commands;
        let text = commands.iter().find_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
        self.settle();
        text
    }

    fn pastes(&mut self, text: &str, modifiers: Modifiers) {
        self.harness.event_modifiers(Event::Paste(text.to_owned()), modifiers);
        self.settle();
    }

    fn outline(&self) -> String {
        notation::outline(App::editor(self.app()).project())
    }
}

fn with_two_actors() -> Shell {
    let mut shell = Shell::new();
    shell.act(Action::File(FileAction::New));
    let actors = shell.add_actors(&["Russia", "Assad"]);
    shell.edit(tie(actors[0], actors[1], Stance::Support));
    shell.act(Action::Select(Things { actors, ..Things::default() }));
    shell
}

#[test]
fn what_is_copied_can_be_read_by_a_person_and_pasted_beside_itself() {
    let mut shell = with_two_actors();
    let text = shell.copies(Event::Copy).unwrap();
    assert!(text.starts_with("# title Part of a map\n") && text.contains("Russia + Assad"), "{text}");
    shell.pastes(&text, Modifiers::NONE);
    assert_eq!(shell.outline(), "\"Russia (copy)\" + \"Assad (copy)\"\nRussia + Assad");
    assert_eq!(shell.app().view().selection.actors.len(), 2, "what was pasted is selected");
    assert_eq!(shell.app().editor().undo_label(), Some("paste 2 actors"));
}

#[test]
fn what_is_cut_comes_back_in_another_project() {
    let mut shell = with_two_actors();
    let text = shell.copies(Event::Cut).unwrap();
    assert_eq!(shell.outline(), "");
    shell.act(Action::Undo);
    assert_eq!(shell.outline(), "Russia + Assad", "cutting is one step");
    let path = shell.path("one.ron");
    shell.save_as(&path);
    shell.act(Action::File(FileAction::New));
    shell.pastes(&text, Modifiers::NONE);
    assert_eq!(shell.outline(), "Russia + Assad");
}

#[test]
fn words_that_are_no_map_become_a_document_and_with_shift_anything_does() {
    let mut shell = with_two_actors();
    let text = shell.copies(Event::Copy).unwrap();
    shell.pastes("Russia struck Palmyra on Monday.", Modifiers::NONE);
    shell.pastes(&text, Modifiers::SHIFT);
    assert_eq!(shell.app().editor().project().counts().actors, 2, "nothing was put on the map");
}
