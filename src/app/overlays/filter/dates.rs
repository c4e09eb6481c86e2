//! The choice of ties by date: two fields for partial dates, which count once they are left, and the undated ones.

use egui::{RichText, TextEdit, Ui, WidgetInfo};

use crate::app::theme::Tint;
use crate::model::{Filter, When};

/// The fields as far as they are typed.
#[derive(Debug, Default)]
pub struct Dates {
    from: Field,
    to: Field,
    fault: String,
}

#[derive(Debug, Default)]
struct Field {
    text: String,
    shows: Option<When>,
}

impl Dates {
    /// Draws both fields and the box for undated ties, of which there are so many.
    pub fn dates_ui(&mut self, ui: &mut Ui, filter: &mut Filter, undated: usize) {
        ui.horizontal(|ui| {
            let from = self.from.field_ui(ui, ("from", "Show ties from this date on"), filter.from);
            let to = self.to.field_ui(ui, ("to", "Show ties up to this date"), filter.to);
            if from.is_some() || to.is_some() {
                self.fault.clear();
            }
            if let Some(from) = from {
                self.take(from, filter, |filter, when| filter.from = when);
            }
            if let Some(to) = to {
                self.take(to, filter, |filter, when| filter.to = when);
            }
        });
        let tint = Tint::of(ui);
        if self.fault.is_empty() {
            let hint = "such as 2015, 2016-03 or 2016-03-28";
            ui.label(RichText::new(hint).small().color(tint.weak));
        } else {
            ui.add(egui::Label::new(RichText::new(&self.fault).small().color(tint.fault)).wrap());
        }
        if filter.from.is_some() || filter.to.is_some() {
            let mut is_on = !filter.undated;
            let response = ui.checkbox(&mut is_on, format!("undated ties ({undated})"));
            response
                .widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, true, is_on, "Show undated ties"));
            filter.undated = !is_on;
        }
    }

    /// Puts what was typed into the filter, or says why not.
    fn take(
        &mut self,
        typed: Result<Option<When>, String>,
        filter: &mut Filter,
        put: impl Fn(&mut Filter, Option<When>),
    ) {
        let mut wanted = filter.clone();
        match typed {
            Ok(when) => put(&mut wanted, when),
            Err(fault) => {
                self.fault = fault;
                return;
            }
        }
        match (wanted.from, wanted.to) {
            (Some(from), Some(to)) if from.first_day() > to.last_day() => {
                self.fault = "The first date comes after the second one: nothing would be left.".to_owned();
            }
            _ => *filter = wanted,
        }
    }
}

impl Field {
    /// What was typed, once the field is left; nothing for an empty field, words if it is no date.
    fn field_ui(
        &mut self,
        ui: &mut Ui,
        (caption, name): (&str, &str),
        now: Option<When>,
    ) -> Option<Result<Option<When>, String>> {
        let as_text = |when: Option<When>| when.map_or_else(String::new, |when| when.to_string());
        if self.shows != now {
            (self.shows, self.text) = (now, as_text(now));
        }
        ui.label(caption);
        let response = ui.add(TextEdit::singleline(&mut self.text).desired_width(82.0));
        let response = response.accessible_name(name);
        if !response.lost_focus() || self.text.trim() == as_text(now) {
            return None;
        }
        if self.text.trim().is_empty() {
            return Some(Ok(None));
        }
        Some(
            self.text
                .parse::<When>()
                .map(Some)
                .map_err(|error| crate::app::notice::sentence(&error.to_string())),
        )
    }
}
