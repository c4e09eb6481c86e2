//! Mending what a file had broken, in one step that can be undone.
//!
//! Whatever is left over is kept: an end that is missing comes back as an actor to be filled in, a missing document as
//! an empty one whose quotes wait for review, and what has no place at all is written into a note. What is broken is
//! listed by [`check`]; what could not be read in the first place is mended while opening, with a warning
//! (`store`). Canvases and what stands on them are in `repair_beside`.

use super::draft::Draft;
use crate::model::check::{self, Fault};
use crate::model::{
    Actor, ActorId, ActorKind, Document, DocumentId, Origin, Quote, QuoteId, Standing, Tie, TieId, claim,
    place_within_limits,
};
use crate::text::SourceText;

/// Mending one thing may show another, such as a document that is missing behind a quote; never more often than this.
const ROUNDS: usize = 4;

impl Draft<'_> {
    /// Mends all that [`check::faults`] finds.
    pub(super) fn repair(&mut self) {
        for _ in 0..ROUNDS {
            let faults = check::faults(&self.project);
            if faults.is_empty() {
                return;
            }
            faults.into_iter().for_each(|fault| self.mend(&fault));
        }
    }

    fn mend(&mut self, fault: &Fault) {
        match fault {
            Fault::DocumentWithoutTitle(id) => {
                self.mend_document(*id, |one| one.title = "Untitled".to_owned());
            }
            Fault::DocumentPartsAstray(id) => self.mend_document(*id, mend_parts),
            Fault::ActorWithoutName(id) => self.mend_actor(*id, |actor| actor.name = "Unnamed".to_owned()),
            Fault::ActorOutOfBounds(id) => {
                self.mend_actor(*id, |actor| actor.place = actor.place.map(place_within_limits));
            }
            Fault::WholeMissing(id) => self.mend_actor(*id, take_out_of_whole),
            Fault::PartOfItself(id) => {
                // The first of a ring opens it; the others stay what they are.
                if check::is_part_of(&self.project, *id, *id) {
                    self.mend_actor(*id, take_out_of_whole);
                }
            }
            Fault::FaceMissing(id) => self.mend_actor(*id, |actor| actor.picture = None),
            Fault::EndMissing(id) => self.bring_ends(*id),
            Fault::TieToItself(id) => self.write_down(*id),
            Fault::QuoteMissing(id, quote) => self.let_quote_go(*id, *quote),
            Fault::QuoteTwice(id, quote) => self.keep_once(*id, *quote),
            Fault::DocumentMissing(id) => self.bring_document(*id),
            Fault::QuoteWithoutWords(id) => self.give_words(*id),
            Fault::WordsDiffer(id) => self.mend_quote(*id, lose),
            Fault::CandidateAstray(id) => self.mend_quote(*id, |quote| quote.candidate = None),
            Fault::CanvasWithoutName(_)
            | Fault::CanvasAstray(_)
            | Fault::GroupAstray(_)
            | Fault::NoteAstray(_)
            | Fault::PictureAstray(_)
            | Fault::PictureWithoutSize(_) => self.mend_beside(fault),
        }
    }

    fn mend_actor(&mut self, id: ActorId, change: impl FnOnce(&mut Actor)) {
        if let Some(mut actor) = self.project.actor(id).cloned() {
            change(&mut actor);
            self.put_actor(id, actor);
        }
    }

    fn mend_tie(&mut self, id: TieId, change: impl FnOnce(&mut Tie)) {
        if let Some(mut tie) = self.project.tie(id).cloned() {
            change(&mut tie);
            self.put_tie(id, tie);
        }
    }

    fn mend_quote(&mut self, id: QuoteId, change: impl FnOnce(&mut Quote)) {
        if let Some(mut quote) = self.project.quote(id).cloned() {
            change(&mut quote);
            self.put_quote(id, quote);
        }
    }

    fn mend_document(&mut self, id: DocumentId, change: impl FnOnce(&mut Document)) {
        if let Some(mut document) = self.project.document(id).cloned() {
            change(&mut document);
            self.put_document(id, document);
        }
    }

    /// Puts actors where the tie ends at nobody.
    fn bring_ends(&mut self, id: TieId) {
        let ends = self.project.tie(id).map(|tie| [tie.from, tie.to]);
        for end in ends.into_iter().flatten() {
            if self.project.actor(end).is_none() {
                let note = "A tie ends here, but the file had no actor of this id.".to_owned();
                let named = Actor::named(&format!("Missing {end}"));
                self.put_actor(end, Actor { kind: ActorKind::Other, note, ..named });
            }
        }
    }

    /// Makes words in the actor's note of a tie that joins it with itself; its quotes stay in their documents.
    fn write_down(&mut self, id: TieId) {
        let Some(tie) = self.project.tie(id).cloned() else { return };
        let mut words = format!("Was a tie to itself: {}", claim(&self.project, &tie));
        let date = tie.date.map(|date| date.to_string()).unwrap_or_default();
        for (what, text) in [("label", &tie.label), ("date", &date), ("note", &tie.note)] {
            if !text.is_empty() {
                words += &format!("; {what}: {text}");
            }
        }
        let quotes: Vec<String> = tie.quotes.iter().map(ToString::to_string).collect();
        if !quotes.is_empty() {
            words += &format!("; quotes: {}", quotes.join(", "));
        }
        self.mend_actor(tie.from, |actor| add_line(&mut actor.note, &words));
        self.drop_tie(id);
    }

    fn let_quote_go(&mut self, id: TieId, quote: QuoteId) {
        self.mend_tie(id, |tie| {
            tie.quotes.retain(|one| *one != quote);
            add_line(&mut tie.note, &format!("Named the quote {quote}, which the file did not have."));
        });
    }

    fn keep_once(&mut self, id: TieId, quote: QuoteId) {
        self.mend_tie(id, |tie| {
            let mut is_first = true;
            tie.quotes.retain(|one| *one != quote || std::mem::take(&mut is_first));
        });
    }

    /// An empty document for quotes that are from one that is missing; they wait in it for its text.
    fn bring_document(&mut self, id: QuoteId) {
        let Some(missing) = self.project.quote(id).map(|quote| quote.document) else { return };
        if self.project.document(missing).is_none() {
            self.put_document(missing, absent(missing));
        }
        self.mend_quote(id, lose);
    }

    /// The words at its place, or a note on every tie that named it.
    fn give_words(&mut self, id: QuoteId) {
        let Some(quote) = self.project.quote(id).cloned() else { return };
        let text = self.project.document(quote.document).map(|document| document.text.clone());
        let words =
            text.as_ref().and_then(|text| text.slice(quote.span)).filter(|words| !words.trim().is_empty());
        if let Some(words) = words {
            let exact = words.to_owned();
            self.put_quote(id, Quote { exact, standing: Standing::Exact, candidate: None, ..quote });
            return;
        }
        let ties: Vec<TieId> = self.project.ties_on(id).map(|(tie, _)| tie).collect();
        let said = [quote.speaker.as_str(), &quote.note].join(" ");
        for tie in ties {
            self.mend_tie(tie, |tie| {
                tie.quotes.retain(|one| *one != id);
                add_line(&mut tie.note, &format!("Named the quote {id}, which had no words. {said}"));
            });
        }
        self.project.drop_quote(id);
    }
}

/// Its place is not known; its words are kept and wait.
fn lose(quote: &mut Quote) {
    (quote.standing, quote.candidate, quote.reviewed) = (Standing::Lost, None, false);
}

fn mend_parts(document: &mut Document) {
    let text = document.text.as_str();
    document.pages.retain(|at| text.is_char_boundary(*at));
    document.pages.sort_unstable();
    document.hidden.retain(|span| span.slice(text).is_some());
    document.hidden.sort_unstable();
}

fn take_out_of_whole(actor: &mut Actor) {
    if let Some(whole) = actor.part_of.take() {
        add_line(&mut actor.note, &format!("Was said to be part of {whole}."));
    }
}

fn add_line(note: &mut String, line: &str) {
    if !note.is_empty() {
        note.push('\n');
    }
    note.push_str(line.trim_end());
}

fn absent(id: DocumentId) -> Document {
    Document {
        title: format!("Missing {id}"),
        author: String::new(),
        outlet: String::new(),
        date: None,
        language: String::new(),
        note: "Quotes are from it, but the file did not have it: read it again, and they are looked up."
            .to_owned(),
        origin: Origin::default(),
        pages: Vec::new(),
        hidden: Vec::new(),
        text: SourceText::new(""),
    }
}
