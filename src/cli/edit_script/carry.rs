//! Carrying out a line: each edit through the one editor, all edits of a line or none.

use super::find;
use super::line::{OfActor, OfTie, only_tie};
use crate::edit::{ActorChange, Edit, Editor, End, NewTie, QuoteChange, Said, Things, TieChange};
use crate::model::{Actor, ActorKind, Project, Quote, QuoteId, Tie};

/// An editor that knows which steps one line took.
pub(super) struct Carrier {
    pub(super) editor: Editor,
    /// The steps of each line that holds, and of each that was undone.
    done: Vec<usize>,
    undone: Vec<usize>,
    steps: usize,
}

impl Carrier {
    pub(super) fn new(editor: Editor) -> Self {
        Self { editor, done: Vec::new(), undone: Vec::new(), steps: 0 }
    }

    fn perform(&mut self, edit: Edit) -> Result<Things, String> {
        let before = self.editor.revision();
        let touched = self.editor.perform(edit).map_err(|error| error.to_string())?;
        self.steps += usize::from(self.editor.revision() != before);
        Ok(touched)
    }

    /// Carries out all edits of a line, or none.
    fn line(&mut self, edits: impl FnOnce(&mut Self) -> Result<(), String>) -> Result<(), String> {
        self.steps = 0;
        let outcome = edits(self);
        let steps = std::mem::take(&mut self.steps);
        if outcome.is_err() {
            (0..steps).for_each(|_| _ = self.editor.undo());
        } else if steps > 0 {
            self.done.push(steps);
            self.undone.clear();
        }
        outcome
    }

    /// Takes back the last lines that changed something.
    pub(super) fn undo(&mut self, lines: usize) -> Result<(), String> {
        for _ in 0..lines {
            let steps = self.done.pop().ok_or("there is nothing to undo")?;
            if !(0..steps).all(|_| self.editor.undo()) {
                return Err("the steps of that line were let go, because there were too many".into());
            }
            self.undone.push(steps);
        }
        Ok(())
    }

    /// Does the last undone lines again.
    pub(super) fn redo(&mut self, lines: usize) -> Result<(), String> {
        for _ in 0..lines {
            let steps = self.undone.pop().ok_or("there is nothing to redo")?;
            (0..steps).for_each(|_| _ = self.editor.redo());
            self.done.push(steps);
        }
        Ok(())
    }

    /// Adds what `part` describes: the project's own words, documents, actors, quotes and ties.
    pub(super) fn add(&mut self, part: &Project) -> Result<(), String> {
        self.line(|carrier| {
            carrier.whole(part)?;
            carrier.actors(part)?;
            let loose = part.quotes().filter(|(id, _)| part.ties_on(*id).next().is_none());
            for (_, quote) in loose {
                let words = find::words(carrier.editor.project(), part, quote)?;
                let made = carrier.perform(Edit::AddQuote(words))?;
                carrier.grade(made.quotes.first().copied(), quote)?;
            }
            part.ties().try_for_each(|(_, tie)| carrier.tie(part, tie))
        })
    }

    fn whole(&mut self, part: &Project) -> Result<(), String> {
        if !part.title.is_empty() {
            self.perform(Edit::SetTitle(part.title.clone()))?;
        }
        if !part.note.is_empty() {
            self.perform(Edit::SetNote(part.note.clone()))?;
        }
        // Where there are actors or quotes, the documents are those that the line calls, not new ones.
        if part.actors().next().is_none() && part.quotes().next().is_none() {
            let documents: Vec<_> = part.documents().map(|(_, document)| document.clone()).collect();
            if !documents.is_empty() {
                self.perform(Edit::AddDocuments(documents))?;
            }
        }
        Ok(())
    }

    fn actors(&mut self, part: &Project) -> Result<(), String> {
        let is_new = |project: &Project, actor: &Actor| project.actor_named(&actor.name).is_none();
        let (new, known): (Vec<&Actor>, Vec<&Actor>) =
            part.actors().map(|(_, actor)| actor).partition(|actor| is_new(self.editor.project(), actor));
        if !new.is_empty() {
            let new = new.iter().map(|actor| Actor { part_of: None, ..(*actor).clone() });
            self.perform(Edit::AddActors(new.collect()))?;
        }
        known.into_iter().try_for_each(|actor| self.known(actor))?;
        let wholes = part.actors().filter_map(|(_, actor)| Some((actor, part.actor(actor.part_of?)?)));
        for (actor, whole) in wholes {
            let project = self.editor.project();
            let (id, whole) = (find::actor(project, &actor.name)?, find::actor(project, &whole.name)?);
            self.perform(Edit::ChangeActor(id, ActorChange::PartOf(Some(whole))))?;
        }
        Ok(())
    }

    /// Changes an actor that is there in what the line says of it.
    fn known(&mut self, said: &Actor) -> Result<(), String> {
        let id = find::actor(self.editor.project(), &said.name)?;
        let mut changes = Vec::new();
        if let Some(place) = said.place {
            self.perform(Edit::MoveActors(vec![(id, place)]))?;
        }
        if said.kind != ActorKind::Other {
            changes.push(ActorChange::Kind(said.kind));
        }
        if said.colour.is_some() {
            changes.push(ActorChange::Colour(said.colour));
        }
        if !said.note.is_empty() {
            changes.push(ActorChange::Note(said.note.clone()));
        }
        if said.pinned {
            self.perform(Edit::PinActors(vec![id], true))?;
        }
        for alias in &said.aliases {
            self.perform(Edit::AddAlias(id, alias.clone()))?;
        }
        changes.into_iter().try_for_each(|change| self.perform(Edit::ChangeActor(id, change)).map(drop))
    }

    fn tie(&mut self, part: &Project, tie: &Tie) -> Result<(), String> {
        let end = |carrier: &Self, id| {
            let name = part.actor(id).map(|actor| actor.name.as_str()).unwrap_or_default();
            find::actor(carrier.editor.project(), name).map(End::Actor)
        };
        let (from, to) = (end(self, tie.from)?, end(self, tie.to)?);
        let (stance, direction, said) = (tie.stance, tie.direction, Said::default());
        let drawn = self.perform(Edit::DrawTie(NewTie { from, to, stance, direction, words: None, said }))?;
        let id = drawn.ties.first().copied().ok_or("the tie was not drawn")?;
        if !tie.label.is_empty() {
            self.perform(Edit::ChangeTie(id, TieChange::Label(tie.label.clone())))?;
        }
        if tie.date.is_some() {
            self.perform(Edit::ChangeTie(id, TieChange::Date(tie.date)))?;
        }
        if !tie.note.is_empty() {
            self.perform(Edit::ChangeTie(id, TieChange::Note(tie.note.clone())))?;
        }
        self.attach(part, tie, id)
    }

    /// Backs a tie with the quotes of one in a part.
    fn attach(&mut self, part: &Project, said: &Tie, id: crate::model::TieId) -> Result<(), String> {
        for quote in said.quotes.iter().filter_map(|quote| part.quote(*quote)) {
            let words = find::words(self.editor.project(), part, quote)?;
            let by = Said { speaker: quote.speaker.clone(), hedge: quote.hedge };
            let made = self.perform(Edit::AttachWords(id, words, by))?;
            self.grade(made.quotes.first().copied(), quote)?;
        }
        Ok(())
    }

    /// Writes down what a line says of a quote beside its words.
    fn grade(&mut self, id: Option<QuoteId>, said: &Quote) -> Result<(), String> {
        let Some(id) = id else { return Ok(()) };
        let changes = [
            said.date.is_some().then_some(QuoteChange::Date(said.date)),
            said.source_grade.is_some().then_some(QuoteChange::SourceGrade(said.source_grade)),
            said.information_grade.is_some().then_some(QuoteChange::InformationGrade(said.information_grade)),
            (!said.note.is_empty()).then(|| QuoteChange::Note(said.note.clone())),
        ];
        let mut changes = changes.into_iter().flatten();
        changes.try_for_each(|change| self.perform(Edit::ChangeQuote(id, change)).map(drop))
    }

    /// Does something with the actor of this name.
    pub(super) fn of_actor(&mut self, what: &OfActor, name: &str) -> Result<(), String> {
        self.line(|carrier| {
            let id = find::actor(carrier.editor.project(), name)?;
            let edit = match what {
                OfActor::Move(place) => Edit::MoveActors(vec![(id, *place)]),
                OfActor::Rename(new) => Edit::ChangeActor(id, ActorChange::Name(new.clone())),
                OfActor::Alias(alias) => Edit::AddAlias(id, alias.clone()),
                OfActor::MergeInto(keep) => {
                    Edit::MergeActors { keep: find::actor(carrier.editor.project(), keep)?, gone: id }
                }
                OfActor::Pin(pins) => Edit::PinActors(vec![id], *pins),
                OfActor::Lift => Edit::LiftActors(vec![id]),
                OfActor::Delete => Edit::Delete(Things { actors: vec![id], ..Things::default() }),
            };
            carrier.perform(edit).map(drop)
        })
    }

    /// Does something with the tie that the only one of `part` means.
    pub(super) fn of_tie(&mut self, what: OfTie, part: &Project) -> Result<(), String> {
        self.line(|carrier| {
            let said = only_tie(part).ok_or("expected one tie")?;
            let id = find::tie(carrier.editor.project(), part, said)?;
            let edit = match what {
                OfTie::Attach if said.quotes.is_empty() => return Err("expected words to attach".into()),
                OfTie::Attach => return carrier.attach(part, said, id),
                OfTie::Reverse => Edit::ReverseTies(vec![id]),
                OfTie::Swap => Edit::SwapStances(vec![id]),
                OfTie::Delete => Edit::Delete(Things { ties: vec![id], ..Things::default() }),
            };
            carrier.perform(edit).map(drop)
        })
    }
}
