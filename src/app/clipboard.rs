//! Copy, cut and paste of parts of the map.
//!
//! What is copied goes to the system's clipboard as notation: lines that a person can read in a mail, and that
//! another window can read back. The part itself, with its documents, is kept beside it as long as this window lives,
//! so that nothing is lost on the way from one project to another.

use kurbo::{Point, Vec2};

use super::App;
use super::action::FileAction;
use crate::edit::{Edit, Things, part};
use crate::model::{IdSource, Project, notation};

/// What was copied last.
#[derive(Clone, Debug)]
pub struct Clip {
    /// As it was put on the system's clipboard.
    text: String,
    part: Project,
    /// How often it was pasted: each time it lies further from where it was.
    pasted: u32,
}

/// How far what is pasted lies from what was copied, each time.
const BESIDE: f64 = 24.0;

impl App {
    /// Puts what is selected on the clipboard; `cuts` takes it from the map as well.
    pub(super) fn copy(&mut self, ctx: &egui::Context, cuts: bool) {
        let selection = self.view.selection.clone();
        let things = Things { documents: Vec::new(), quotes: Vec::new(), ..selection };
        if things.is_empty() {
            return;
        }
        let mut part = part(self.editor.project(), &things);
        if part.title.is_empty() {
            "Part of a map".clone_into(&mut part.title);
        }
        let text = notation::print(&part);
        ctx.copy_text(text.clone());
        self.session.clip = Some(Clip { text, part, pasted: 0 });
        if cuts {
            self.edit(Edit::Delete(things));
        }
    }

    /// Puts a part of a map in, or makes a document of words that are none.
    pub(super) fn paste_words(&mut self, ctx: &egui::Context, text: String) {
        let Some(part) = self.pasted_part(&text) else {
            return self.file(ctx, FileAction::Paste(text));
        };
        let by = self.way_to_view(&part);
        self.edit(Edit::Paste(Box::new(part), by));
    }

    /// The part that was copied here, or that another window put into words.
    fn pasted_part(&mut self, text: &str) -> Option<Project> {
        let same = |clip: &&mut Clip| clip.text.lines().eq(text.lines());
        if let Some(clip) = self.session.clip.as_mut().filter(same) {
            clip.pasted += 1;
            return Some(clip.part.clone());
        }
        if !text.starts_with("# title ") {
            return None;
        }
        notation::parse(text, &mut IdSource::new(self.seed)).ok()
    }

    /// How far a part is shifted: a little beside where it was if that is in view, else into the middle of the view.
    fn way_to_view(&self, part: &Project) -> Vec2 {
        let places = part.actors().filter_map(|(_, actor)| actor.place);
        let notes = part.notes().map(|(_, note)| note.place);
        let pictures = part.pictures().filter_map(|(_, picture)| Some(picture.stand?.1.center()));
        let (count, sum) = places
            .chain(notes)
            .chain(pictures)
            .fold((0.0, Vec2::ZERO), |(count, sum), at| (count + 1.0, sum + at.to_vec2()));
        if count == 0.0 {
            return Vec2::ZERO;
        }
        let middle: Point = (sum / count).to_point();
        let times = self.session.clip.as_ref().map_or(1, |clip| clip.pasted.max(1));
        let beside = Vec2::new(BESIDE, BESIDE) * f64::from(times);
        let camera = &self.view.camera;
        if camera.seen().contains(middle + beside) { beside } else { camera.centre - middle }
    }
}
