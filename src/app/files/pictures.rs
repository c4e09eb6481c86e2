//! Pictures on their way into the project: from files, from a drop, from the clipboard.

use std::path::{Path, PathBuf};

use kurbo::{Point, Rect, Size};

use super::App;
use super::reading::bytes_of;
use crate::app::action::{LargePicture, Purpose, Question};
use crate::app::jobs::{Done, Refused, Trouble};
use crate::edit::Edit;
use crate::import::ImportError;
use crate::import::picture::{Pixels, read_picture, read_smaller, write_png};
use crate::model::Picture;

/// A picture is put on the canvas no longer than this on its longer side, in canvas units.
const LONGEST: f64 = 320.0;
/// What a picture is called that came from the clipboard.
const PASTED: &str = "Pasted picture";
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
            let trouble = |error: ImportError| Refused::Trouble(Trouble::new(&error, error.hint()));
            let read = write_png(&pixels).map_err(trouble).and_then(|bytes| read(&bytes, PASTED));
            Done::Pictures(Purpose::OnCanvas, vec![read])
        });
    }

    /// Makes pictures smaller in the background, and goes on with them.
    pub(super) fn shrink_pictures(
        &mut self,
        ctx: &egui::Context,
        purpose: Purpose,
        large: Vec<LargePicture>,
    ) {
        self.jobs.start(ctx, "making pictures smaller", move || {
            let smaller = |one: &LargePicture| {
                let read = read_smaller(&one.bytes, &one.name);
                read.map_err(|error| Refused::Trouble(named(&one.name, &error)))
            };
            Done::Pictures(purpose, large.iter().map(smaller).collect())
        });
    }

    /// Puts what was read on the canvas, in the middle of the view, or gives it to an actor.
    pub(super) fn take_in_pictures(&mut self, purpose: Purpose, read: Vec<Result<Picture, Refused>>) {
        let (mut pictures, mut large) = (Vec::new(), Vec::new());
        for one in read {
            match one {
                Ok(picture) => pictures.push(picture),
                Err(Refused::Trouble(trouble)) => self.session.tell_fault(trouble.words, trouble.hint),
                Err(Refused::Large(one)) => large.push(one),
            }
        }
        if !large.is_empty() {
            self.dialogs.ask(Question::Shrink(purpose, large));
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

fn picture_at(path: &Path) -> Result<Picture, Refused> {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let bytes = bytes_of(path).map_err(Refused::Trouble)?;
    read(&bytes, &name).map_err(|refused| match refused {
        Refused::Trouble(trouble) => {
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            Refused::Trouble(Trouble { words: format!("{file}: {}", trouble.words), ..trouble })
        }
        large @ Refused::Large(_) => large,
    })
}

fn read(bytes: &[u8], name: &str) -> Result<Picture, Refused> {
    read_picture(bytes, name).map_err(|error| match &error {
        ImportError::PictureTooLarge { .. } => Refused::Large(LargePicture {
            name: name.to_owned(),
            bytes: bytes.into(),
            why: error.to_string(),
        }),
        _ => Refused::Trouble(Trouble::new(&error, error.hint())),
    })
}

fn named(name: &str, error: &ImportError) -> Trouble {
    Trouble::new(&format!("{name}: {error}"), error.hint())
}
