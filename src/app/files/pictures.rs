//! Pictures on their way into the project: from files, from a drop, from the clipboard.

use std::path::{Path, PathBuf};

use kurbo::{Point, Rect, Size};

use super::App;
use super::reading::bytes_of;
use crate::app::action::Purpose;
use crate::app::jobs::{Done, Trouble};
use crate::edit::Edit;
use crate::import::picture::{Pixels, read_picture, write_png};
use crate::model::Picture;

/// A picture is put on the canvas no longer than this on its longer side, in canvas units.
const LONGEST: f64 = 320.0;
/// How far pictures that came together lie apart.
const APART: f64 = 24.0;

impl App {
    /// Reads pictures in the background, for the canvas or for an actor.
    pub(super) fn read_pictures(&mut self, ctx: &egui::Context, purpose: Purpose, paths: Vec<PathBuf>) {
        self.jobs.start(ctx, "reading pictures", move || {
            Done::Pictures(purpose, paths.iter().map(|path| picture_at(path)).collect())
        });
    }

    /// Puts a picture that was pasted on the canvas.
    pub(super) fn paste_picture(&mut self, ctx: &egui::Context, pixels: Pixels) {
        self.jobs.start(ctx, "reading pictures", move || {
            let trouble = |error: crate::import::ImportError| Trouble::new(&error, error.hint());
            let read = write_png(&pixels).and_then(|bytes| read_picture(&bytes, "Pasted picture"));
            Done::Pictures(Purpose::OnCanvas, vec![read.map_err(trouble)])
        });
    }

    /// Puts what was read on the canvas, in the middle of the view, or gives it to an actor.
    pub(super) fn take_in_pictures(&mut self, purpose: Purpose, read: Vec<Result<Picture, Trouble>>) {
        let mut pictures = Vec::new();
        for one in read {
            match one {
                Ok(picture) => pictures.push(picture),
                Err(trouble) => self.session.tell_fault(trouble.words, trouble.hint),
            }
        }
        if pictures.is_empty() {
            return;
        }
        if let Purpose::Face(actor) = purpose {
            self.edit(Edit::GivePicture(actor, pictures.pop()));
            return;
        }
        let front = self.editor.project().front();
        let mut corner = self.view.camera.centre;
        for picture in &mut pictures {
            let size = size_of(picture);
            let first = Point::new(corner.x - size.width / 2.0, corner.y - size.height / 2.0);
            picture.stand = Some((front, Rect::from_origin_size(first, size)));
            corner += kurbo::Vec2::new(size.width + APART, 0.0);
        }
        self.edit(Edit::AddPictures(pictures));
    }
}

/// The size in which a picture comes onto the canvas.
fn size_of(picture: &Picture) -> Size {
    let (width, height) = (f64::from(picture.size.0).max(1.0), f64::from(picture.size.1).max(1.0));
    let scale = (LONGEST / width.max(height)).min(1.0);
    Size::new(width * scale, height * scale)
}

fn picture_at(path: &Path) -> Result<Picture, Trouble> {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let bytes = bytes_of(path)?;
    read_picture(&bytes, &name).map_err(|error| {
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        Trouble::new(&format!("{file}: {error}"), error.hint())
    })
}
