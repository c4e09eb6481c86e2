//! Text fields with a draft: what is typed is asked for once, on Enter or when the field is left.
//!
//! A field knows what it is about ([`About`]), so that a draft is done even if the field disappears while it is
//! typed in: a click on another actor changes the inspector before the field can see that it lost the keyboard.

use egui::{Id, Key, RichText, TextEdit, Ui};

use crate::app::action::{Action, Actions, Notice, Tone};
use crate::app::theme::Tint;
use crate::edit::{ActorChange, DocumentChange, Edit, GroupChange, NoteChange, QuoteChange, TieChange};
use crate::model::{ActorId, DocumentId, GroupId, NoteId, Project, QuoteId, TieId, When};

/// What a field is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum About {
    Title,
    Note,
    ActorName(ActorId),
    ActorAliases(ActorId),
    ActorNote(ActorId),
    TieLabel(TieId),
    TieDate(TieId),
    TieNote(TieId),
    QuoteSpeaker(QuoteId),
    QuoteDate(QuoteId),
    QuoteNote(QuoteId),
    DocumentTitle(DocumentId),
    DocumentAuthor(DocumentId),
    DocumentOutlet(DocumentId),
    DocumentDate(DocumentId),
    DocumentLanguage(DocumentId),
    DocumentNote(DocumentId),
    GroupName(GroupId),
    NoteText(NoteId),
}

/// The dates that are understood, for hints.
pub(super) const DATE_FORMS: &str = "2016, 2016-03, 2016-03-28, 2015/2024, 2017~ (about), 2015/.. (since)";

impl About {
    /// What the project says there now; `None` if what it is about has gone.
    fn value(self, project: &Project) -> Option<String> {
        let date = |date: Option<When>| date.map(|date| date.to_string()).unwrap_or_default();
        Some(match self {
            Self::Title => project.title.clone(),
            Self::Note => project.note.clone(),
            Self::ActorName(id) => project.actor(id)?.name.clone(),
            Self::ActorAliases(id) => project.actor(id)?.aliases.join("\n"),
            Self::ActorNote(id) => project.actor(id)?.note.clone(),
            Self::TieLabel(id) => project.tie(id)?.label.clone(),
            Self::TieDate(id) => date(project.tie(id)?.date),
            Self::TieNote(id) => project.tie(id)?.note.clone(),
            Self::QuoteSpeaker(id) => project.quote(id)?.speaker.clone(),
            Self::QuoteDate(id) => date(project.quote(id)?.date),
            Self::QuoteNote(id) => project.quote(id)?.note.clone(),
            Self::DocumentTitle(id) => project.document(id)?.title.clone(),
            Self::DocumentAuthor(id) => project.document(id)?.author.clone(),
            Self::DocumentOutlet(id) => project.document(id)?.outlet.clone(),
            Self::DocumentDate(id) => date(project.document(id)?.date),
            Self::DocumentLanguage(id) => project.document(id)?.language.clone(),
            Self::DocumentNote(id) => project.document(id)?.note.clone(),
            Self::GroupName(id) => project.group(id)?.name.clone(),
            Self::NoteText(id) => project.note(id)?.text.clone(),
        })
    }

    /// The edit that writes `text` there, or why it cannot be.
    fn edit(self, text: String) -> Result<Edit, String> {
        Ok(match self {
            Self::Title => Edit::SetTitle(text),
            Self::Note => Edit::SetNote(text),
            Self::ActorName(id) => Edit::ChangeActor(id, ActorChange::Name(named(text)?)),
            Self::ActorAliases(id) => Edit::ChangeActor(id, ActorChange::Aliases(lines(&text))),
            Self::ActorNote(id) => Edit::ChangeActor(id, ActorChange::Note(text)),
            Self::TieLabel(id) => Edit::ChangeTie(id, TieChange::Label(text)),
            Self::TieDate(id) => Edit::ChangeTie(id, TieChange::Date(date(&text)?)),
            Self::TieNote(id) => Edit::ChangeTie(id, TieChange::Note(text)),
            Self::QuoteSpeaker(id) => Edit::ChangeQuote(id, QuoteChange::Speaker(text)),
            Self::QuoteDate(id) => Edit::ChangeQuote(id, QuoteChange::Date(date(&text)?)),
            Self::QuoteNote(id) => Edit::ChangeQuote(id, QuoteChange::Note(text)),
            Self::DocumentTitle(id) => Edit::ChangeDocument(id, DocumentChange::Title(named(text)?)),
            Self::DocumentAuthor(id) => Edit::ChangeDocument(id, DocumentChange::Author(text)),
            Self::DocumentOutlet(id) => Edit::ChangeDocument(id, DocumentChange::Outlet(text)),
            Self::DocumentDate(id) => Edit::ChangeDocument(id, DocumentChange::Date(date(&text)?)),
            Self::DocumentLanguage(id) => Edit::ChangeDocument(id, DocumentChange::Language(text)),
            Self::DocumentNote(id) => Edit::ChangeDocument(id, DocumentChange::Note(text)),
            Self::GroupName(id) => Edit::ChangeGroup(id, GroupChange::Name(text)),
            Self::NoteText(id) => Edit::ChangeNotes(vec![id], NoteChange::Text(written(text)?)),
        })
    }

    fn has_lines(self) -> bool {
        matches!(
            self,
            Self::Note
                | Self::ActorAliases(_)
                | Self::ActorNote(_)
                | Self::TieNote(_)
                | Self::QuoteNote(_)
                | Self::DocumentNote(_)
                | Self::NoteText(_)
        )
    }

    fn is_date(self) -> bool {
        matches!(self, Self::TieDate(_) | Self::QuoteDate(_) | Self::DocumentDate(_))
    }
}

fn named(text: String) -> Result<String, String> {
    if text.trim().is_empty() { Err("A name needs at least one character.".into()) } else { Ok(text) }
}

fn written(text: String) -> Result<String, String> {
    if text.trim().is_empty() {
        Err("A note needs at least one word. Delete takes it away.".into())
    } else {
        Ok(text)
    }
}

fn date(text: &str) -> Result<Option<When>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|error: crate::model::WhenError| format!("{error}"))
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// What is half-typed.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    open: Option<Draft>,
    /// The field of the open draft was drawn in this frame.
    was_drawn: bool,
}

#[derive(Debug)]
struct Draft {
    about: About,
    text: String,
    error: Option<String>,
}

impl Drafts {
    /// Begins a frame.
    pub(super) fn begin(&mut self) {
        self.was_drawn = false;
    }

    /// Ends a frame: a draft whose field was not drawn any more is done.
    pub(super) fn end(&mut self, project: &Project) -> Actions {
        if self.was_drawn { Actions::default() } else { self.flush(project) }
    }

    /// Does what is half-typed.
    pub(super) fn flush(&mut self, project: &Project) -> Actions {
        let mut asked = Actions::default();
        let Some(draft) = self.open.take() else { return asked };
        let now = draft.about.value(project);
        if now.is_none_or(|now| now == draft.text) {
            return asked;
        }
        match draft.about.edit(draft.text) {
            Ok(edit) => asked.ask(Action::Edit(edit)),
            Err(words) => {
                let hint = "What was typed there is left out.".to_owned();
                asked.ask(Action::Tell(Notice { tone: Tone::Fault, words, hint }));
            }
        }
        asked
    }

    /// A field with its name above it.
    pub(super) fn field_ui(&mut self, ui: &mut Ui, project: &Project, about: About, name: &str) -> Actions {
        let tint = Tint::of(ui);
        ui.add_space(2.0);
        ui.label(RichText::new(name).small().color(tint.weak));
        self.bare_ui(ui, project, about, (name, ""))
    }

    /// A field without its name above it; `name` is what a screen reader says, `hint` stands in it while it is empty.
    pub(super) fn bare_ui(
        &mut self,
        ui: &mut Ui,
        project: &Project,
        about: About,
        (name, hint): (&str, &str),
    ) -> Actions {
        let mut asked = Actions::default();
        let Some(value) = about.value(project) else { return asked };
        let id = Id::unique(("field", about));
        let drafted = self.open.as_ref().filter(|draft| draft.about == about);
        let error = drafted.and_then(|draft| draft.error.clone());
        let mut text = drafted.map_or_else(|| value.clone(), |draft| draft.text.clone());
        let hint = if about.is_date() && hint.is_empty() { "e.g. 2016-03" } else { hint };
        let field = if about.has_lines() {
            TextEdit::multiline(&mut text).desired_rows(2)
        } else {
            TextEdit::singleline(&mut text)
        };
        let field = field.id(id).hint_text(hint.to_owned()).desired_width(f32::INFINITY);
        let mut response = ui.add(field).accessible_name(name);
        if about.is_date() {
            response = response.on_hover_text(DATE_FORMS);
        }
        if response.changed() || response.gained_focus() {
            asked.extend(self.take_over(about, text, project));
        }
        self.was_drawn |= self.open.as_ref().is_some_and(|draft| draft.about == about);
        if response.lost_focus() && self.was_drawn {
            self.leave(ui, about, &mut asked);
        }
        if let Some(error) = error {
            let tint = Tint::of(ui);
            ui.add(egui::Label::new(RichText::new(error).small().color(tint.fault)).wrap());
        }
        asked
    }

    /// Puts `text` into the draft about this; another draft that is still open is done first.
    fn take_over(&mut self, about: About, text: String, project: &Project) -> Actions {
        let other = self.open.as_ref().is_some_and(|draft| draft.about != about);
        let asked = if other { self.flush(project) } else { Actions::default() };
        self.open = Some(Draft { about, text, error: None });
        asked
    }

    fn leave(&mut self, ui: &Ui, about: About, asked: &mut Actions) {
        if ui.input(|input| input.key_pressed(Key::Escape)) {
            self.open = None;
            return;
        }
        let Some(draft) = self.open.as_mut().filter(|draft| draft.about == about) else { return };
        match about.edit(draft.text.clone()) {
            Ok(edit) => {
                self.open = None;
                asked.ask(Action::Edit(edit)); // the editor makes no step if nothing changed
            }
            Err(error) => draft.error = Some(error), // stays, to be mended
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, Id as OurId};

    fn draft(about: About, text: &str) -> Drafts {
        let open = Some(Draft { about, text: text.into(), error: None });
        Drafts { open, was_drawn: false }
    }

    fn project() -> Project {
        let mut project = Project::new(OurId::from_bits(1));
        project.put_actor(OurId::from_bits(2), Actor::named("Russia"));
        project
    }

    #[test]
    fn a_field_that_disappears_while_one_types_is_done() {
        let about = About::ActorNote(OurId::from_bits(2));
        let asked: Vec<Action> = draft(about, "since 2015").end(&project()).into_iter().collect();
        let change = ActorChange::Note("since 2015".into());
        assert_eq!(asked, [Action::Edit(Edit::ChangeActor(OurId::from_bits(2), change))]);
    }

    #[test]
    fn what_was_not_changed_is_not_asked_for() {
        let about = About::ActorName(OurId::from_bits(2));
        assert_eq!(draft(about, "Russia").flush(&project()).into_iter().count(), 0);
        let gone = About::ActorName(OurId::from_bits(3));
        assert_eq!(draft(gone, "Iran").flush(&project()).into_iter().count(), 0);
    }

    #[test]
    fn a_date_that_is_none_is_said_and_not_written() {
        let error = About::TieDate(OurId::from_bits(9)).edit("spring".into()).unwrap_err();
        assert!(error.starts_with("expected a date such as 2016"), "{error}");
        assert!(About::TieDate(OurId::from_bits(9)).edit(" ".into()).is_ok());
    }

    #[test]
    fn every_alias_stands_on_a_line_of_its_own() {
        assert_eq!(lines(" Daesh \n\nIslamic State\n"), ["Daesh", "Islamic State"]);
    }
}
