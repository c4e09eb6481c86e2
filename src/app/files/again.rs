//! Reading a document again: a newer or better copy takes its place, and its quotes travel.

use std::path::PathBuf;

use super::App;
use crate::app::action::{Notice, Tone};
use crate::app::jobs::{Done, Trouble};
use crate::edit::Edit;
use crate::import::Wish;
use crate::model::lookup::Tally;
use crate::model::{Document, DocumentId, Origin};
use crate::text::SourceText;
use crate::worker::Stop;
use crate::worker::batch::{self, Batch, Sources};

/// The system answers at once; what is pasted later was meant for something else. In seconds.
const PATIENCE: f64 = 2.0;

impl App {
    /// Reads the copy at `path` in the background.
    pub(super) fn read_again_from(&mut self, ctx: &egui::Context, id: DocumentId, path: PathBuf) {
        let batch =
            Batch { reader: self.document_reader.clone(), wish: Wish::default(), stop: Stop::default() };
        self.jobs.start(ctx, "reading again", move || Done::Again(id, Box::new(copy_at(path, &batch))));
    }

    /// Asks the system for what is on the clipboard; it comes as if it were pasted.
    pub(super) fn ask_clipboard(&mut self, ctx: &egui::Context, id: DocumentId) {
        self.session.pasting_for = Some((id, self.session.now));
        ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste);
    }

    /// Takes in words that came from the clipboard for a document.
    pub(in crate::app) fn take_clipboard(&mut self, ctx: &egui::Context) {
        let asked = self.session.pasting_for.take();
        let Some((id, _)) = asked.filter(|(_, since)| self.session.now - since < PATIENCE) else { return };
        let pasted = ctx.input_mut(|input| {
            let at = input.events.iter().position(|event| matches!(event, egui::Event::Paste(_)))?;
            match input.events.remove(at) {
                egui::Event::Paste(words) => Some(words),
                _ => None,
            }
        });
        match pasted {
            Some(words) => self.read_words_again(id, &words),
            None => self.session.pasting_for = asked,
        }
    }

    pub(super) fn read_words_again(&mut self, id: DocumentId, words: &str) {
        if words.trim().is_empty() {
            return self.session.tell_fault("the clipboard holds no words", "Copy the whole text first.");
        }
        let text = SourceText::new(words);
        let origin = Origin { format: "paste".into(), ..Origin::default() };
        self.take_in_copy(id, Ok(Document { origin, ..Document::titled("pasted", text) }));
    }

    /// Puts the copy in the place of the document, and tells how its quotes stand.
    pub(super) fn take_in_copy(&mut self, id: DocumentId, copy: Result<Document, Trouble>) {
        let copy = match copy {
            Ok(copy) => copy,
            Err(trouble) => return self.tell(&trouble),
        };
        let Some(before) = self.editor.project().document(id) else {
            return self.session.tell_fault(
                "nothing was read again: the document has been deleted meanwhile",
                "Undo the deletion, then read it again.",
            );
        };
        let title = before.title.clone();
        if before.text == copy.text {
            let words = format!("{title} has the same text already");
            return self.session.tell(Notice { tone: Tone::Note, words, hint: String::new() });
        }
        if !self.edit(Edit::ReadAgain(id, Box::new(copy))) {
            return;
        }
        self.view.words = self.view.words.filter(|words| words.document != id);
        let tally = Tally::of(self.editor.project().quotes_in(id).map(|(_, quote)| quote));
        let words = format!("{title} was read again: {}", told(&tally));
        let review = "The Review tab shows them side by side with the likeliest words.";
        let hint = if tally.waiting > 0 { review } else { "" };
        let tone = if tally.waiting > 0 { Tone::Note } else { Tone::Done };
        self.session.tell(Notice { tone, words, hint: hint.to_owned() });
    }
}

/// The document in the file at `path`.
fn copy_at(path: PathBuf, batch: &Batch) -> Result<Document, Trouble> {
    let Sources { files, mut troubles, .. } = batch::sources(&[path]);
    let of = |trouble: &batch::Trouble| Trouble::new(&trouble.words, trouble.hint.clone());
    if let Some((_, trouble)) = troubles.pop() {
        return Err(of(&trouble));
    }
    let [file] = &files[..] else {
        return Err(Trouble::new(&"that is no single document", "Choose one file."));
    };
    let item = batch.read(std::slice::from_ref(file), &mut |_| {}).pop();
    match item.map(|item| item.result) {
        Some(Ok(arrived)) => Ok(arrived.imported.into_document(&file.name)),
        Some(Err(trouble)) => Err(of(&trouble)),
        None => Err(Trouble::new(&"the reading was stopped", "Read it again.")),
    }
}

/// `151 exact, 12 moved, 3 to be reviewed`.
fn told(tally: &Tally) -> String {
    if *tally == Tally::default() { "it has no quotes".into() } else { tally.to_string() }
}
