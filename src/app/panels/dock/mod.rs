//! The dock below the canvas: tabs, one of them on top.
//!
//! Each tab is a file or a folder of its own with a struct that remembers what it needs between frames:
//! - `NAME_ui(&mut self, ui, reading, ink)` draws its body and answers with what was asked for;
//! - `badge(&mut self, reading)` gives the count on its tab, none if there is nothing to count. It is asked in every
//!   frame, whichever tab is on top, so it is kept by the revision of the project;
//! - `opened`, where there is one, is told when the analyst opens the tab: to take the keyboard, say;
//! - `forget(&mut self)` lets go of what belongs to one project.
//!
//! Which tab is on top is in the [`View`](crate::app::View); the commands that open them are in `app/command`.

pub(super) mod check;
mod evidence;
mod list;
mod names;
mod review;
mod row;
pub(super) mod search;
pub(in crate::app) mod suggestions;

use egui::{RichText, Role, Ui, WidgetInfo};

use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::ink::Ink;
use crate::app::sign;
use crate::app::theme::Tint;
use crate::app::view::Tab;
use crate::app::{Actions, Reading};
use crate::model::{Actor, Project};
use crate::typeset::Icon;

/// What the tabs remember.
#[derive(Debug, Default)]
pub(super) struct Dock {
    evidence: evidence::Evidence,
    search: search::Search,
    suggestions: suggestions::Suggestions,
    names: names::Names,
    review: review::Review,
    check: check::Check,
}

impl Dock {
    /// Draws the tabs and the body of the one on top.
    pub(super) fn dock_ui(&mut self, ui: &mut Ui, reading: Reading<'_>, ink: &mut Ink) -> Actions {
        let mut asked = Actions::default();
        ui.take_available_height(); // a tab with few lines leaves the dock as high as it is
        ui.add_space(2.0);
        self.tabs_ui(ui, reading, &mut asked);
        ui.separator();
        self.check.settle(reading, &mut asked);
        let body = match reading.view.tab {
            Tab::Evidence => self.evidence.evidence_ui(ui, reading, ink),
            Tab::Search => self.search.search_ui(ui, reading, ink),
            Tab::Suggestions => self.suggestions.suggestions_ui(ui, reading, ink),
            Tab::Names => self.names.names_ui(ui, reading, ink),
            Tab::Review => self.review.review_ui(ui, reading, ink),
            Tab::Check => self.check.check_ui(ui, reading, ink),
        };
        asked.extend(body);
        asked
    }

    fn tabs_ui(&mut self, ui: &mut Ui, reading: Reading<'_>, asked: &mut Actions) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            for tab in Tab::ALL {
                let badge = self.badge(tab, reading);
                if tab_ui(ui, tab, badge, reading.view.tab == tab) {
                    asked.ask(Action::OpenTab(tab));
                }
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if sign::button_ui(ui, Icon::Close, "Close the tabs").clicked() {
                    asked.ask(Action::ToggleTab(reading.view.tab));
                }
            });
        });
    }

    /// How many quotes are to be reviewed.
    pub(super) fn waiting(&mut self, reading: Reading<'_>) -> usize {
        self.review.badge(reading).unwrap_or(0)
    }

    fn badge(&mut self, tab: Tab, reading: Reading<'_>) -> Option<usize> {
        match tab {
            Tab::Evidence => None, // its own line says how many rows there are
            Tab::Search => self.search.badge(),
            Tab::Suggestions => self.suggestions.badge(reading),
            Tab::Names => self.names.badge(reading),
            Tab::Review => self.review.badge(reading),
            Tab::Check => self.check.badge(),
        }
    }

    /// Begins to search all documents for what is typed in the search tab.
    pub(super) fn begin_search(&mut self, project: &Project) -> Option<search::SearchWork> {
        self.search.begin(project)
    }

    /// Begins to check a revision of the project.
    pub(super) fn begin_check(&mut self, project: &Project, revision: u64) -> check::CheckWork {
        self.check.begin(project, revision)
    }

    /// Notes that the analyst opened `tab`, with these words selected in the reader.
    pub(super) fn opened(&mut self, tab: Tab, words: Option<&str>) {
        match tab {
            Tab::Search => self.search.opened(words),
            Tab::Suggestions => self.suggestions.opened(),
            Tab::Review => self.review.opened(),
            Tab::Check => self.check.opened(),
            Tab::Evidence | Tab::Names => {}
        }
    }

    /// Takes in suggestions, or learns that there are none to come.
    pub(super) fn take_offers(&mut self, offers: Option<suggestions::Offers>) {
        match offers {
            Some(offers) => self.suggestions.take(offers),
            None => self.suggestions.broke(),
        }
    }

    /// The actor that was dragged out of the list of suggested names; it counts as taken.
    pub(super) fn take_carried(&mut self, number: u64) -> Option<Actor> {
        let (key, actor) = self.suggestions.carried(number)?;
        self.suggestions.taken(key);
        Some(actor)
    }

    /// Forgets what belongs to one project.
    pub(super) fn forget(&mut self) {
        self.evidence.forget();
        self.search.forget();
        self.suggestions.forget();
        self.names.forget();
        self.review.forget();
        self.check.forget();
    }
}

/// The command that opens and closes `tab`.
fn command_of(tab: Tab) -> Command {
    match tab {
        Tab::Evidence => Command::Evidence,
        Tab::Search => Command::SearchAll,
        Tab::Suggestions => Command::Suggestions,
        Tab::Names => Command::Names,
        Tab::Review => Command::Review,
        Tab::Check => Command::Check,
    }
}

/// One tab of the row; true if it was clicked.
fn tab_ui(ui: &mut Ui, tab: Tab, badge: Option<usize>, is_on: bool) -> bool {
    let tint = Tint::of(ui);
    let mut words = egui::Atoms::new(RichText::new(tab.word()).family(crate::app::theme::medium()));
    let mut name = format!("{} tab", tab.word());
    if let Some(count) = badge {
        words.push_right(RichText::new(count.to_string()).small().color(tint.weak));
        name = format!("{name}, {count}");
    }
    let response = ui.add(egui::Button::selectable(is_on, words));
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, is_on, &name));
    let command = command_of(tab);
    response.on_hover_text(sign::with_keys(command.facts().label, command)).clicked()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tab_has_a_command_with_a_key_that_opens_it() {
        for tab in Tab::ALL {
            let command = command_of(tab);
            assert_eq!(command.tab(), Some(tab));
            assert!(!command.facts().keys.is_empty(), "{command:?} has no key");
        }
    }
}
