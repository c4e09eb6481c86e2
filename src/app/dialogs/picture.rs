//! How a picture is to look, and how large it will be.

use egui::{Checkbox, DragValue, Grid, Ui};

use super::{Reading, answer_ui, heading_ui};
use crate::app::action::{Action, Actions, FileAction};
use crate::app::files;
use crate::app::theme::Tint;
use crate::edit::Things;
use crate::model::Project;
use crate::scene::Look;
use crate::typeset::Typesetter;

/// A picture somebody wants.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureWish {
    /// The kind of file.
    pub format: PictureFormat,
    /// Only what is selected, with the ties among it.
    pub only_selection: bool,
    /// How large.
    pub size: PictureSize,
    /// In which look.
    pub look: PictureLook,
    /// Nothing is painted behind the map.
    pub transparent: bool,
    /// Canvas units of ground on each side.
    pub margin: f64,
    /// With the key to the signs.
    pub legend: bool,
    /// With the title of the project.
    pub title: bool,
}

/// The kind of a picture's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFormat {
    /// Pixels.
    Png,
    /// Shapes.
    Svg,
}

/// How large a picture is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PictureSize {
    /// Pixels per canvas unit.
    Scale(f64),
    /// Width in pixels.
    Width(u32),
}

/// The looks a picture may have.
pub type PictureLook = Look;

impl PictureFormat {
    /// How names of such files end.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
        }
    }
}

impl Default for PictureWish {
    fn default() -> Self {
        Self {
            format: PictureFormat::Png,
            only_selection: false,
            size: PictureSize::Scale(2.0),
            look: Look::Print,
            transparent: false,
            margin: 32.0,
            legend: true,
            title: true,
        }
    }
}

/// How large the picture would be, found once for each wish.
#[derive(Debug, Default)]
pub(super) struct Measured {
    made_for: Option<(PictureWish, Project, Things)>,
    /// In words; or why there can be none, and what to do.
    found: Option<Result<String, (String, String)>>,
}

impl Measured {
    /// Measures anew if something changed. Costs building a scene. Keyed by the project itself, because the dialogs
    /// outlive it and two projects have the same first revision.
    pub(super) fn settle(&mut self, wish: &PictureWish, reading: &Reading<'_>, typesetter: &mut Typesetter) {
        let wanted = (wish.clone(), reading.project().clone(), reading.view.selection.clone());
        if self.made_for.as_ref() == Some(&wanted) {
            return;
        }
        let scene = files::scene_of(wish, reading, typesetter);
        self.found = Some(files::measure(wish, &scene).map_err(|trouble| (trouble.words, trouble.hint)));
        self.made_for = Some(wanted);
    }
}

/// Draws the dialog. True when the picture was asked for.
pub(super) fn picture_ui(
    ui: &mut Ui,
    wish: &mut PictureWish,
    (reading, measured): (Reading<'_>, &Measured),
    asked: &mut Actions,
) -> bool {
    heading_ui(ui, "Export a picture");
    let has_selection = !reading.view.selection.actors.is_empty();
    wish.only_selection &= has_selection;
    fields_ui(ui, wish, has_selection);
    ui.add_space(6.0);
    let tint = Tint::of(ui);
    match &measured.found {
        Some(Ok(words)) => drop(ui.colored_label(tint.weak, words)),
        Some(Err((words, hint))) => {
            ui.colored_label(tint.fault, words);
            ui.colored_label(tint.weak, hint);
        }
        None => {}
    }
    let is_possible = measured.found.as_ref().is_some_and(Result::is_ok);
    let done = answer_ui(ui, ("Export…", is_possible), asked);
    if done {
        asked.ask(Action::CloseDialog);
        asked.ask(Action::File(FileAction::ExportPicture(wish.clone())));
    }
    done
}

fn fields_ui(ui: &mut Ui, wish: &mut PictureWish, has_selection: bool) {
    Grid::new("picture").num_columns(2).spacing([16.0, 10.0]).show(ui, |ui| {
        ui.label("File");
        ui.horizontal(|ui| {
            ui.selectable_value(&mut wish.format, PictureFormat::Png, "PNG");
            ui.selectable_value(&mut wish.format, PictureFormat::Svg, "SVG");
        });
        ui.end_row();
        ui.label("What");
        ui.horizontal(|ui| {
            ui.selectable_value(&mut wish.only_selection, false, "Whole map");
            ui.add_enabled_ui(has_selection, |ui| {
                ui.selectable_value(&mut wish.only_selection, true, "Selected actors");
            });
        });
        ui.end_row();
        ui.label("Look");
        ui.horizontal(|ui| {
            for (look, word) in [(Look::Light, "Light"), (Look::Dark, "Dark"), (Look::Print, "Print")] {
                ui.selectable_value(&mut wish.look, look, word);
            }
        });
        ui.end_row();
        ui.label("Size");
        size_ui(ui, &mut wish.size);
        ui.end_row();
        ui.label("Margin");
        ui.add(DragValue::new(&mut wish.margin).range(0.0..=1000.0).suffix(" units")).on_hover_text("Margin");
        ui.end_row();
        ui.label("With");
        ui.horizontal(|ui| {
            ui.add(Checkbox::new(&mut wish.legend, "Legend"));
            ui.add(Checkbox::new(&mut wish.title, "Title"));
            ui.add(Checkbox::new(&mut wish.transparent, "Transparent ground"));
        });
        ui.end_row();
    });
}

fn size_ui(ui: &mut Ui, size: &mut PictureSize) {
    ui.horizontal(|ui| {
        let is_scale = matches!(size, PictureSize::Scale(_));
        if ui.selectable_label(is_scale, "Scale").clicked() && !is_scale {
            *size = PictureSize::Scale(2.0);
        }
        if ui.selectable_label(!is_scale, "Width").clicked() && is_scale {
            *size = PictureSize::Width(3000);
        }
        match size {
            PictureSize::Scale(scale) => {
                let field = DragValue::new(scale).range(1.0..=8.0).speed(0.05).max_decimals(2).prefix("× ");
                ui.add(field).on_hover_text("Pixels for each unit of the canvas");
            }
            PictureSize::Width(pixels) => {
                let field = DragValue::new(pixels).range(16..=32_768).speed(10.0).suffix(" px");
                ui.add(field).on_hover_text("Width in pixels");
            }
        }
    });
}
