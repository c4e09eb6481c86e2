//! The reader: a document, its marks, and the way from words to a tie.
//!
//! A page is one widget with the keyboard: [`layout`] sets what is seen of it, [`hand`] turns presses and keys into
//! selections, [`marks`] knows quotes and names, [`paint`] draws it all into one mesh, [`page_ui`] puts them
//! together. The bar that makes a tie of words is [`quick_bar`], what it does is [`quick_tie`]. Selected words live
//! in the view: the reader asks for them to be changed like everybody else.

mod access;
mod blocks;
pub(super) mod complete;
mod find;
mod hand;
mod head;
mod heights;
mod inks;
mod layout;
mod margin;
mod marks;
mod page_ui;
mod paint;
mod place;
mod prefill;
mod quick_bar;
pub(super) mod quick_tie;
mod scroll_bar;
mod selection;
mod setting;
mod stroke;
mod travel;
mod wording;

use std::collections::HashMap;

use egui::{Panel, Ui};

use super::ink::Ink;
use super::view::{CleanView, QuickTie};
use super::{Action, Actions, Reading};
use crate::app::action::FileAction;
use crate::edit::Words;
use crate::model::{ActorId, Document, DocumentId, Project, Stance};
use crate::text::Span;
use find::{Find, Found};
use hand::{Press, Presses};
use layout::{Front, Page};
use marks::{Marks, NameMark};
use quick_bar::QuickBar;
use selection::Selection;
use wording::Wording;

/// Size of the letters to begin with, and the range it can be set to, in points.
const LETTERS: f64 = 16.5;
const LETTERS_RANGE: (f64, f64) = (9.0, 40.0);
/// How long words stand out that were just shown.
const FLASH_SECONDS: f64 = 1.2;

/// The open document with what is laid out of it.
#[derive(Debug)]
pub struct ReaderPanel {
    open: Option<Open>,
    /// Where documents were left, as the byte at the top of the view.
    left: HashMap<DocumentId, usize>,
    letters: f64,
    selection: Option<Selection>,
    /// The words that the view has, as far as we know.
    told: Option<Words>,
    press: Press,
    presses: Presses,
    marks: Marks,
    find: Find,
    bar: QuickBar,
    wanted: Wanted,
    flash: Option<(Span, f64)>,
}

/// What the page is called in the window.
pub fn page_id() -> egui::Id {
    egui::Id::unique("page of the reader")
}

/// A document that is open, with its page.
#[derive(Debug)]
struct Open {
    document: DocumentId,
    page: Page,
    /// The margin has notes in it: page numbers, signs of hidden words.
    has_notes: bool,
}

/// What is to be done when the page is laid out next.
#[derive(Debug, Default)]
struct Wanted {
    reveal: Option<Reveal>,
    focus: bool,
    /// For so many frames the selected words are kept in view: a bar that opens below needs two to have its height.
    follow: u8,
}

/// Words to be scrolled to.
#[derive(Clone, Copy, Debug)]
struct Reveal {
    span: Span,
    /// How far down the view, 0 being its top.
    part: f64,
    flash: bool,
}

impl Default for ReaderPanel {
    fn default() -> Self {
        Self {
            open: None,
            left: HashMap::new(),
            letters: LETTERS,
            selection: None,
            told: None,
            press: Press::default(),
            presses: Presses::default(),
            marks: Marks::default(),
            find: Find::default(),
            bar: QuickBar::default(),
            wanted: Wanted::default(),
            flash: None,
        }
    }
}

impl ReaderPanel {
    /// Draws the document that is open and asks for what selections and clicks mean.
    pub fn reader_ui(&mut self, ui: &mut Ui, reading: Reading<'_>, ink: &mut Ink) -> Actions {
        let mut asked = Actions::default();
        let id = reading.view.document;
        let Some((id, document)) = id.and_then(|id| Some((id, reading.project().document(id)?))) else {
            return nothing_open_ui(ui, reading);
        };
        self.open(id, document, reading.view.clean);
        self.marks.settle(reading.project(), id, reading.editor.revision());
        self.marks.know(reading.session.mentions.book());
        self.take_words(reading);
        let head = Panel::top("head of the reader").show(ui, |ui| head::head_ui(ui, reading.view.clean));
        asked.extend(head.inner);
        match &reading.view.quick_tie {
            Some(draft) => {
                if self.bar.is_new(draft) {
                    self.wanted.follow = 2; // the words would be behind the bar
                }
                let bar =
                    Panel::bottom("quick tie").show(ui, |ui| self.bar.bar_ui(ui, reading.project(), draft));
                asked.extend(bar.inner);
            }
            None => self.bar.close(),
        }
        if self.find.is_open() {
            let found = Panel::top("find in document").show(ui, |ui| self.find.find_ui(ui)).inner;
            self.take_found(found);
            self.seek();
        }
        asked.extend(self.page_ui(ui, reading, ink));
        if self.words() != self.told {
            self.told = self.words();
            asked.ask(Action::SelectWords(self.told));
        }
        asked
    }

    /// Scrolls to words of a document, so that they stand in the upper third, and lets them stand out for a moment.
    pub fn reveal(&mut self, document: DocumentId, span: Span) {
        if self.open.as_ref().is_none_or(|open| open.document != document) {
            self.left.insert(document, span.start);
        }
        self.wanted.reveal = Some(Reveal { span, part: 0.3, flash: true });
    }

    /// Opens the find bar with the selected words, or with what was sought before.
    pub fn open_find(&mut self) {
        let words = self.shown_words().map(str::to_owned);
        self.find.open(words.as_deref());
    }

    /// Backs out of the find bar. False if it was not open.
    pub fn escape(&mut self) -> bool {
        let was_open = self.find.close();
        self.wanted.focus |= was_open;
        was_open
    }

    /// The draft of a tie from words, filled in from the names in and around them and the actors selected.
    #[must_use]
    pub fn draft(
        &mut self,
        (project, revision): (&Project, u64),
        (words, stance): (Words, Stance),
        selected: &[ActorId],
    ) -> Option<QuickTie> {
        self.marks.settle(project, words.document, revision);
        quick_tie::draft(project, &self.marks, (words, stance), selected)
    }

    /// Gives the keyboard to the page when it is drawn next.
    pub fn take_keyboard(&mut self) {
        self.wanted.focus = true;
    }

    fn open(&mut self, id: DocumentId, document: &Document, view: CleanView) {
        let front = front(document);
        let is_open = |open: &Open| open.document == id && *open.page.wording.source() == document.text;
        if let Some(open) = self.open.as_mut().filter(|open| is_open(open)) {
            open.page.retitle(front);
            open.has_notes = margin::is_needed(document);
            return self.reword(view);
        }
        if let Some(before) = &self.open {
            self.left.entry(before.document).or_insert_with(|| before.page.source_at_top());
        }
        let wording = Wording::new(document.text.clone(), view);
        let has_notes = margin::is_needed(document);
        self.open = Some(Open { document: id, page: Page::new(wording, front), has_notes });
        self.marks.forget_names();
        self.selection = None;
        self.press = Press::None;
        if let (Some(byte), None) = (self.left.remove(&id), &self.wanted.reveal) {
            let byte = document.text.floor(byte); // the text may be another one by now
            let span = Span::new(byte, byte);
            self.wanted.reveal = (byte > 0).then_some(Reveal { span, part: 0.0, flash: false });
        }
    }

    /// Reads the open document in another way, if the view wants it: the same words stay at the top, and selected.
    fn reword(&mut self, view: CleanView) {
        let Some(open) = self.open.as_mut().filter(|open| open.page.wording.view() != view) else { return };
        let top = open.page.source_at_top();
        let wording = Wording::new(open.page.wording.source().clone(), view);
        let before = open.page.reword(wording);
        self.marks.forget_names();
        let again = |known: Selection| known.reworded(&before, &open.page.wording);
        self.selection = self.selection.map(again);
        self.press = Press::None;
        let stays = Reveal { span: Span::new(top, top), part: 0.0, flash: false };
        self.wanted.reveal = self.wanted.reveal.or((top > 0).then_some(stays));
    }

    /// Follows the view if somebody else changed the selected words.
    fn take_words(&mut self, reading: Reading<'_>) {
        if reading.view.words == self.told {
            return;
        }
        self.told = reading.view.words;
        let mine = self.told.zip(self.open.as_ref());
        let mine = mine.filter(|(words, open)| words.document == open.document);
        self.selection = mine.map(|(words, open)| Selection::of(open.page.wording.shown(words.span)));
    }

    fn take_found(&mut self, found: Option<Found>) {
        match found {
            Some(Found::Show(span)) => self.show_found(span),
            Some(Found::Closed) => self.wanted.focus = true,
            None => {}
        }
    }

    fn seek(&mut self) {
        let Some(open) = &self.open else { return };
        let found = self.find.seek(open.document, &open.page.wording, open.page.source_seen().start);
        if let Some(span) = found {
            self.show_found(span);
        }
    }

    fn find_next(&mut self, back: bool) {
        if let Some(span) = self.find.step(back) {
            self.show_found(span);
        }
    }

    fn show_found(&mut self, span: Span) {
        self.wanted.reveal = Some(Reveal { span, part: 0.3, flash: false });
    }

    fn zoom_by(&mut self, factor: f64) {
        let size = (self.letters * factor).clamp(LETTERS_RANGE.0, LETTERS_RANGE.1);
        self.letters = (size * 4.0).round() / 4.0;
    }

    fn scroll_by(&mut self, by: f64) {
        if let Some(open) = &mut self.open {
            open.page.scroll_by(by);
        }
    }

    /// The name of an actor at a byte of the source that is in view.
    fn name_at(&self, byte: usize) -> Option<NameMark> {
        let open = self.open.as_ref()?;
        let marks = self.marks.names_around(open.page.wording.source().as_str(), Span::new(byte, byte + 1));
        marks.into_iter().find(|mark| mark.span.contains(byte))
    }
}

fn front(document: &Document) -> Front {
    // Isolated: beside Arabic words its parts would stand in the reverse order.
    let date = document.date.map(|date| format!("\u{2066}{date}\u{2069}"));
    let parts = [document.author.clone(), document.outlet.clone(), date.unwrap_or_default()];
    let known: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Front { title: document.title.clone(), byline: known.join(" · ") }
}

/// What stands here while no document is open: those there are.
fn nothing_open_ui(ui: &mut Ui, reading: Reading<'_>) -> Actions {
    let mut asked = Actions::default();
    ui.painter().rect_filled(ui.max_rect(), 0.0, ui.visuals().panel_fill);
    ui.add_space(24.0);
    ui.vertical_centered(|ui| {
        ui.heading("No document is open");
        ui.add_space(8.0);
        for (id, document) in reading.project().documents().take(12) {
            let opens = ui.push_id(id, |ui| ui.button(&document.title)).inner;
            asked.ask_maybe(opens.clicked().then_some(Action::ShowDocument(id)));
        }
        ui.add_space(8.0);
        if ui.button("Import documents…").clicked() {
            asked.ask(Action::File(FileAction::Import));
        }
    });
    asked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::view::CleanView;
    use crate::model::{Actor, Id, NameBook, Project};
    use crate::text::SourceText;

    /// The words under which names are marked, in all blocks of the page.
    fn marked(panel: &mut ReaderPanel) -> Vec<String> {
        let page = &panel.open.as_ref().unwrap().page;
        let text = page.wording.source().as_str();
        let blocks = 0..page.blocks.len();
        let marks = blocks.flat_map(|block| panel.marks.names_in(page, block).to_vec());
        marks.map(|mark| text[mark.span.start..mark.span.end].to_owned()).collect()
    }

    #[test]
    fn names_are_marked_anew_when_the_text_or_its_repairs_change() {
        let mut project = Project::new(Id::from_bits(1));
        project.put_actor(Id::from_bits(2), Actor::named("Iran"));
        let book = std::sync::Arc::new(NameBook::of(&project).unwrap());
        let mut panel = ReaderPanel::default();
        let mut read = |text: &str, view| {
            panel.open(Id::from_bits(3), &Document::titled("T", SourceText::new(text)), view);
            panel.marks.know(Some(&book));
            marked(&mut panel)
        };
        let clean = CleanView::default();
        assert_eq!(read("Iran spoke.\n\nThen Iran left.\n", clean), ["Iran", "Iran"]);
        let newer = "Updated: Iran spoke.\n\nNobody left Iran.\nThen1\n1\nIran came.\n\nIran.\n";
        let known = read(newer, clean);
        assert_eq!(known, ["Iran"; 4]);
        assert_eq!(read(newer, CleanView { is_on: false, ..clean }), known, "as in the file");
    }
}
