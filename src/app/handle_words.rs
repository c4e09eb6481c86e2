//! Where asked becomes done, for everything about a document and its words.

use kurbo::{Point, Rect};

use super::App;
use super::action::{Notice, Tone, Way};
use super::jobs::Done;
use super::mentions::Place;
use super::panels::find;
use super::reader::quick_tie;
use super::view::{Panel, QuickTie};
use crate::edit::{Edit, Said, Things, Words};
use crate::model::{ActorId, DocumentId, QuoteId, Stance, TieId};

impl App {
    pub(super) fn show_document(&mut self, id: DocumentId) {
        self.view.document = Some(id);
        self.view.panels.insert(Panel::Reader);
    }

    /// Shows words in the reader, selected.
    pub(super) fn show_words(&mut self, words: Words) {
        self.show_document(words.document);
        self.select_words(Some(words));
        self.reader.reveal(words.document, words.span);
    }

    /// Shows the mention of `actor` that comes next, and tells which one it is.
    pub(super) fn walk_mentions(&mut self, actor: ActorId, way: Way) {
        let order = find::documents(self.editor.project(), "");
        let open = self.view.document.or(order.first().copied());
        let Some(document) = open else { return };
        let byte = self.view.words.filter(|words| words.document == document).map(|words| words.span.start);
        let at = Place { document, byte };
        let Some(stop) = self.session.mentions.next(actor, &order, (at, way == Way::Back)) else { return };
        self.show_words(stop.words);
        self.session.mentions.note_stop(actor, stop);
    }

    pub(super) fn show_quote(&mut self, id: QuoteId) {
        let Some(quote) = self.editor.project().quote(id) else { return };
        let (document, place) = (quote.document, quote.stands().or(quote.candidate));
        let selection = &mut self.view.selection;
        selection
            .ties
            .retain(|tie| self.editor.project().tie(*tie).is_some_and(|tie| tie.quotes.contains(&id)));
        selection.quotes = vec![id];
        self.show_document(document);
        if let Some(span) = place {
            self.reader.reveal(document, span);
        }
    }

    /// The words selected in the reader, if they are few enough to be sought.
    pub(super) fn selected_line(&self) -> Option<String> {
        let words = self.view.words?;
        let text = self.editor.project().document(words.document)?.text.as_str();
        let line = words.span.slice(text)?.trim();
        (!line.is_empty() && line.len() <= 200 && !line.contains('\n')).then(|| line.to_owned())
    }

    pub(super) fn search(&mut self, ctx: &egui::Context) {
        let Some(work) = self.panels.begin_search(self.editor.project()) else { return };
        let waker = ctx.clone();
        self.jobs.start(ctx, "searching", move || {
            work.run(&|| waker.request_repaint());
            Done::Told
        });
    }

    pub(super) fn check(&mut self, ctx: &egui::Context) {
        let work = self.panels.begin_check(self.editor.project(), self.editor.revision());
        self.jobs.start(ctx, "checking the evidence", move || {
            work.run();
            Done::Told
        });
    }

    pub(super) fn select_words(&mut self, words: Option<Words>) {
        self.view.words = words;
        if self.view.quick_tie.as_ref().is_some_and(|draft| words.is_some_and(|words| words != draft.words)) {
            self.view.quick_tie = None;
        }
    }

    /// Opens the bar for the selected words; if it is open for them, only the stance changes.
    pub(super) fn open_quick_tie(&mut self, stance: Stance) {
        let Some(words) = self.view.words else {
            return self.ask_for_words();
        };
        if let Some(draft) = self.view.quick_tie.as_mut().filter(|draft| draft.words == words) {
            draft.stance = stance;
            return;
        }
        let at = (self.editor.project(), self.editor.revision());
        self.view.quick_tie = self.reader.draft(at, (words, stance), &self.view.selection.actors);
        self.view.panels.insert(Panel::Reader);
    }

    pub(super) fn draft_quick_tie(&mut self, draft: QuickTie) {
        self.view.quick_tie = Some(draft);
    }

    pub(super) fn close_quick_tie(&mut self) {
        self.view.quick_tie = None;
        self.reader.take_keyboard();
    }

    /// Draws the drafted tie as one step; the bar stays open if the draft lacks something.
    pub(super) fn draw_quick_tie(&mut self) {
        let Some(draft) = self.view.quick_tie.clone() else { return };
        let middle = self.view.camera.centre;
        let Some(edit) = quick_tie::edit(self.editor.project(), &draft, middle) else { return };
        if let Some(tie) = self.perform_on_tie(edit) {
            self.close_quick_tie();
            self.centre(Things { ties: vec![tie], ..Things::default() });
        }
    }

    pub(super) fn attach_selected_words(&mut self) {
        let Some(words) = self.view.words else {
            return self.ask_for_words();
        };
        match self.view.selection.ties.as_slice() {
            [tie] => drop(self.perform_on_tie(Edit::AttachWords(*tie, words, Said::default()))),
            _ => self.note("no tie is selected", "Select one tie on the canvas, then press Q."),
        }
    }

    pub(super) fn find_in_document(&mut self) {
        if self.view.document.is_some() {
            self.view.panels.insert(Panel::Reader);
            self.reader.open_find();
        }
    }

    /// Selects things and puts their middle into the middle of the canvas.
    pub(super) fn centre(&mut self, things: Things) {
        let project = self.editor.project();
        let ends = things.ties.iter().filter_map(|id| project.tie(*id)).flat_map(|tie| [tie.from, tie.to]);
        let actors = things.actors.iter().copied().chain(ends);
        let beside = self.scene.last().into_iter().flat_map(|scene| {
            let groups = things.groups.iter().filter_map(|id| scene.group_frame(*id));
            let notes = things.notes.iter().filter_map(|id| scene.note_box(*id));
            groups.chain(notes).map(|rect| rect.center()).collect::<Vec<_>>()
        });
        let places: Vec<Point> = beside.chain(actors.filter_map(|id| project.actor(id)?.place)).collect();
        if let Some(first) = places.first() {
            let area = places.iter().fold(Rect::from_points(*first, *first), |area, at| area.union_pt(*at));
            let before = self.view.camera;
            self.view.camera.centre = area.center();
            self.view.looked.jump(before, self.view.camera);
        }
        self.view.selection = things;
    }

    /// Performs an edit that touches a tie, says what the tie is now, and gives it.
    fn perform_on_tie(&mut self, edit: Edit) -> Option<TieId> {
        let before = self.editor.revision();
        let touched = match self.editor.perform(edit) {
            Ok(touched) => touched,
            Err(error) => {
                let hint = error.hint().to_owned();
                self.session.tell(Notice { tone: Tone::Fault, words: error.to_string(), hint });
                return None;
            }
        };
        let id = touched.ties.first().copied()?;
        let tie = self.editor.project().tie(id)?;
        let count = tie.quotes.len();
        let quotes = if count == 1 { "1 quote".to_owned() } else { format!("{count} quotes") };
        let sentence = crate::scene::describe::claim(self.editor.project(), tie);
        let hint = if self.editor.revision() == before { "These words were there already." } else { "" };
        let words = format!("{sentence}, {quotes}");
        self.session.tell(Notice { tone: Tone::Done, words, hint: hint.to_owned() });
        Some(id)
    }

    fn ask_for_words(&mut self) {
        self.note("no words are selected", "Select some words in the reader first.");
    }

    pub(super) fn note(&mut self, words: &str, hint: &str) {
        let notice = Notice { tone: Tone::Note, words: words.to_owned(), hint: hint.to_owned() };
        self.session.tell(notice);
    }
}
