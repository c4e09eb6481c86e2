//! Finding words in the open document.
//!
//! Case, accents and kinds of dashes do not matter. What is shown is folded once, when it is first
//! searched; what was found is told as words of the source.

use super::wording::Wording;
use crate::app::view::CleanView;
use crate::model::DocumentId;
use crate::text::{Folded, Span, find_folded, fold};

/// The find bar: what is sought and what was found.
#[derive(Debug, Default)]
pub(super) struct Find {
    is_open: bool,
    wants_focus: bool,
    typed: String,
    sought: Option<(DocumentId, CleanView, String)>,
    folded: Option<(DocumentId, CleanView, Folded)>,
    found: Vec<Span>,
    at: usize,
}

/// What the find bar asks of the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Found {
    /// Show these words.
    Show(Span),
    /// The bar was closed: give the keyboard back to the page.
    Closed,
}

impl Find {
    /// Opens the bar, with these words to begin with.
    pub fn open(&mut self, words: Option<&str>) {
        (self.is_open, self.wants_focus) = (true, true);
        if let Some(words) = words.filter(|words| !words.contains('\n') && words.len() <= 200) {
            self.typed = words.trim().to_owned();
        }
    }

    /// True while the bar is open.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// Closes the bar. False if it was closed.
    pub fn close(&mut self) -> bool {
        std::mem::take(&mut self.is_open)
    }

    /// The found words that touch `seen`, and whether they are those at hand.
    pub fn found_in(&self, seen: Span) -> Vec<(Span, bool)> {
        if !self.is_open {
            return Vec::new();
        }
        let first = self.found.partition_point(|span| span.end <= seen.start);
        let near = self.found.iter().enumerate().skip(first).take_while(|(_, span)| span.start < seen.end);
        near.map(|(at, span)| (*span, at == self.at)).collect()
    }

    /// Everything that was found, while the bar is open.
    pub fn found(&self) -> &[Span] {
        if self.is_open { &self.found } else { &[] }
    }

    /// Seeks what is typed, beginning at `from`; gives the words to show if the search is a new one.
    pub fn seek(&mut self, document: DocumentId, wording: &Wording, from: usize) -> Option<Span> {
        let wanted = Some((document, wording.view(), self.typed.clone()));
        if self.sought == wanted {
            return None;
        }
        self.sought = wanted;
        if self.folded.as_ref().is_none_or(|(known, view, _)| (*known, *view) != (document, wording.view())) {
            self.folded = Some((document, wording.view(), fold(wording.text())));
        }
        let folded = self.folded.as_ref().map(|(_, _, folded)| folded)?;
        self.found = if self.typed.trim().is_empty() {
            Vec::new()
        } else {
            find_folded(folded, &self.typed).map(|shown| wording.source_of(shown)).collect()
        };
        self.at = self.found.partition_point(|span| span.start < from);
        if self.at == self.found.len() {
            self.at = 0;
        }
        self.found.get(self.at).copied()
    }

    /// Goes to the next found words, or the ones before; round at the ends.
    pub fn step(&mut self, back: bool) -> Option<Span> {
        let count = self.found.len();
        let by = if back { count.checked_sub(1)? } else { 1 };
        self.at = (self.at + by).checked_rem(count)?;
        self.found.get(self.at).copied()
    }

    /// `3 of 17`, or that nothing was found.
    pub fn tally(&self) -> String {
        match (self.typed.trim().is_empty(), self.found.len()) {
            (true, _) => String::new(),
            (false, 0) => "not found".to_owned(),
            (false, count) => format!("{} of {count}", self.at + 1),
        }
    }

    /// Draws the bar.
    pub fn find_ui(&mut self, ui: &mut egui::Ui) -> Option<Found> {
        let mut asked = None;
        ui.horizontal(|ui| {
            let field = self.field_ui(ui, &mut asked);
            ui.label(self.tally());
            let back = ui.small_button("Previous").on_hover_text("Shift+Enter");
            let on = ui.small_button("Next").on_hover_text("Enter");
            let shut = ui.small_button("Close").on_hover_text("Esc");
            if back.clicked() || on.clicked() {
                asked = self.step(back.clicked()).map(Found::Show);
                field.request_focus();
            }
            if shut.clicked() {
                self.close();
                asked = Some(Found::Closed);
            }
        });
        asked
    }

    fn field_ui(&mut self, ui: &mut egui::Ui, asked: &mut Option<Found>) -> egui::Response {
        use egui::{Key, Modifiers};
        let id = egui::Id::unique("find in document");
        if ui.memory(|memory| memory.has_focus(id)) {
            // The field itself would give the keyboard away on these; Escape is taken from it before we are asked.
            let pressed = |ui: &egui::Ui, modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
            let back = pressed(ui, Modifiers::SHIFT, Key::Enter) || pressed(ui, Modifiers::SHIFT, Key::F3);
            let on = pressed(ui, Modifiers::NONE, Key::Enter) || pressed(ui, Modifiers::NONE, Key::F3);
            if back || on {
                *asked = self.step(back).map(Found::Show);
            }
        }
        let field = egui::TextEdit::singleline(&mut self.typed).id(id).hint_text("Find in document");
        let width = (ui.available_width() - 300.0).clamp(60.0, 320.0);
        let response = ui.add(field.desired_width(width));
        response.widget_info(|| {
            let mut info = egui::WidgetInfo::text_edit(true, &self.typed, &self.typed, "");
            info.label = Some("Find in document".to_owned());
            info
        });
        if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
            self.close();
            *asked = Some(Found::Closed);
        }
        if std::mem::take(&mut self.wants_focus) {
            response.request_focus();
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::SourceText;

    fn wording(text: &str) -> Wording {
        Wording::new(SourceText::new(text), CleanView::default())
    }

    use crate::model::Id;

    fn find(typed: &str, text: &str, from: usize) -> Find {
        let mut find = Find::default();
        find.open(Some(typed));
        find.seek(Id::from_bits(1), &wording(text), from);
        find
    }

    #[test]
    fn the_search_begins_where_one_reads_and_goes_round() {
        let text = "Iran. Russia, IRAN and iran";
        let mut found = find("iran", text, 7);
        assert_eq!(found.tally(), "2 of 3");
        assert_eq!(found.step(false).unwrap().slice(text), Some("iran"));
        assert_eq!(found.step(false), Some(Span::new(0, 4)));
        assert_eq!(found.step(true), Some(Span::new(23, 27)));
        assert_eq!(found.tally(), "3 of 3");
    }

    #[test]
    fn what_is_not_there_says_so() {
        let mut found = find("Cuba", "Iran", 0);
        assert_eq!((found.step(false), found.tally().as_str()), (None, "not found"));
    }

    #[test]
    fn another_document_is_searched_anew() {
        let mut found = find("Iran", "Iran Iran", 0);
        found.seek(Id::from_bits(2), &wording("one Iran"), 0);
        assert_eq!(found.tally(), "1 of 1");
    }
}
