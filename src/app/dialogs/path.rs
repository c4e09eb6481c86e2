//! A path field of our own: for machines without a file dialog, and for those who would rather type.

use std::path::{Path, PathBuf};

use egui::{Key, TextEdit, Ui};

use super::{Reading, answer_ui, heading_ui};
use crate::app::action::{Action, Actions, FileAction, Purpose};
use crate::app::files;
use crate::app::theme::Tint;
use crate::store;

/// A path being typed.
#[derive(Debug)]
pub(super) struct PathDialog {
    purpose: Purpose,
    text: Option<String>,
    /// What is typed, and who stands there already: it is replaced only if the analyst says so once more.
    replaces: Option<(String, String)>,
}

impl PathDialog {
    pub(super) fn new(purpose: Purpose) -> Self {
        Self { purpose, text: None, replaces: None }
    }

    pub(super) fn path_ui(&mut self, ui: &mut Ui, reading: Reading<'_>, asked: &mut Actions) {
        let purpose = self.purpose;
        heading_ui(ui, files::title(purpose));
        ui.label(explanation(purpose));
        let first = self.text.is_none();
        let text = self.text.get_or_insert_with(|| files::first_path(&reading, purpose));
        let field = TextEdit::singleline(text).desired_width(f32::INFINITY).hint_text("/folder/name");
        let response = ui.add(field).accessible_name("Path");
        if first {
            response.request_focus();
        }
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let is_possible = !text.trim().is_empty();
        let warned = self.replaces.as_ref().filter(|(typed, _)| typed == text);
        if let Some((_, there)) = warned {
            ui.colored_label(Tint::of(ui).fault, format!("{there} is there already and would be replaced."));
        }
        let verb = if warned.is_some() { "Replace" } else { verb(purpose) };
        let done = answer_ui(ui, (verb, is_possible), asked) || entered;
        if !(done && is_possible) {
            return;
        }
        let paths = paths_of(text, purpose);
        if let (None, Some(there)) =
            (warned, paths.first().and_then(|path| in_the_way(&reading, purpose, path)))
        {
            self.replaces = Some((text.clone(), there));
            return response.request_focus();
        }
        asked.ask(Action::CloseDialog);
        asked.ask(Action::File(FileAction::Chosen(purpose, paths)));
    }
}

/// The name of what stands where something would be written. A project saved where it was opened is in nobody's way.
fn in_the_way(reading: &Reading<'_>, purpose: Purpose, path: &Path) -> Option<String> {
    let targets = files::targets(reading.session, purpose, path);
    let own = reading.session.path.as_deref().filter(|_| purpose == Purpose::Save);
    let met =
        targets.iter().find(|target| Some(target.as_path()) != own && store::holds_something(target))?;
    met.file_name().map(|name| name.to_string_lossy().into_owned())
}

/// Several documents may be named, with semicolons between them; quotation marks around a path are dropped, because
/// file managers copy them along.
fn paths_of(text: &str, purpose: Purpose) -> Vec<PathBuf> {
    let takes_several =
        matches!(purpose, Purpose::Import | Purpose::Table | Purpose::Names | Purpose::OnCanvas);
    let parts: Vec<&str> = if takes_several { text.split(';').collect() } else { vec![text] };
    let plain = parts.into_iter().map(|part| part.trim().trim_matches('"').trim());
    plain.filter(|part| !part.is_empty()).map(PathBuf::from).collect()
}

fn verb(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Open => "Open",
        Purpose::Save => "Save",
        Purpose::Again(_) => "Read again",
        Purpose::Import | Purpose::Folder | Purpose::Table | Purpose::Names => "Import",
        Purpose::Tables | Purpose::Picture => "Export",
        Purpose::OnCanvas | Purpose::Face(_) => "Take",
    }
}

fn explanation(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Open => "Where is the project?",
        Purpose::Save => "Where is the project to be kept?",
        Purpose::Import => {
            "Where are the documents? Several paths: put ; between them. A folder is taken whole."
        }
        Purpose::Folder => "Which folder? The folders in it are taken too.",
        Purpose::Again(_) => {
            "Where is the newer copy? It takes the place of the document, and its quotes travel along."
        }
        Purpose::Names => "Where is the list of names (CSV, or lines: name; alias; alias; kind)?",
        Purpose::Table => "Where is the table of ties or actors (CSV)?",
        Purpose::Tables => "Into which folder? ties.csv and actors.csv are written there.",
        Purpose::Picture => "Where is the picture to go?",
        Purpose::OnCanvas => "Where are the pictures (PNG or JPEG)? Several go with ; between them.",
        Purpose::Face(_) => "Where is the picture of the actor (PNG or JPEG)?",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_documents_may_be_named_at_once() {
        let paths = paths_of(" /a/one.txt; \"/b/two words.md\" ;", Purpose::Import);
        assert_eq!(paths, [PathBuf::from("/a/one.txt"), PathBuf::from("/b/two words.md")]);
        assert_eq!(paths_of("/a;b.ron", Purpose::Open), [PathBuf::from("/a;b.ron")]);
    }
}
