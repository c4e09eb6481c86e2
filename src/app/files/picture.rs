//! Drawing pictures and writing tables: on a thread of their own, from a clone, never from the window's pixels.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use crate::app::Reading;
use crate::app::dialogs::{PictureFormat, PictureSize, PictureWish};
use crate::app::jobs::{Done, Trouble};
use crate::app::theme::look_of;
use crate::export::{self, ExportError, PictureOptions};
use crate::model::{ActorId, Project};
use crate::scene::{Builder, Frame, Scene};
use crate::store::{self, SaveError};
use crate::typeset::Typesetter;

/// A picture on the clipboard has so many pixels for each unit of the canvas,
const CLIPBOARD_SCALE: f64 = 2.0;
/// but no more in all: whoever pastes it takes memory for each, and so do we until then.
const CLIPBOARD_PIXELS: u64 = 32_000_000;

impl App {
    pub(super) fn write_picture(&mut self, ctx: &egui::Context, wish: PictureWish, path: PathBuf) {
        let project = self.editor.project().clone();
        let selected = self.view.selection.actors.clone();
        self.jobs.start(ctx, "exporting a picture", move || {
            let drawn = bytes(&wish, &project, &selected);
            Done::Wrote(drawn.and_then(|bytes| write(path, &bytes)))
        });
    }

    pub(super) fn copy_picture(&mut self, ctx: &egui::Context) {
        let project = self.editor.project().clone();
        let selected = self.view.selection.actors.clone();
        let look = look_of(&ctx.global_style().visuals);
        let wish = PictureWish {
            only_selection: !selected.is_empty(),
            size: PictureSize::Scale(CLIPBOARD_SCALE),
            look,
            legend: false,
            title: false,
            ..PictureWish::default()
        };
        self.jobs
            .start(ctx, "copying a picture", move || Done::Drawn(for_clipboard(&wish, &project, &selected)));
    }

    pub(super) fn put_on_clipboard(
        &mut self,
        ctx: &egui::Context,
        (image, is_smaller): (egui::ColorImage, bool),
    ) {
        let [width, height] = image.size;
        let smaller = format!(", made smaller to {width} × {height} pixels. Export it for all of them");
        let smaller = if is_smaller { smaller.as_str() } else { "" };
        self.session.tell_done(format!("The picture is on the clipboard{smaller}"));
        ctx.copy_image(image);
    }
}

/// The bytes of the picture.
fn bytes(wish: &PictureWish, project: &Project, selected: &[ActorId]) -> Result<Vec<u8>, Trouble> {
    let mut typesetter = Typesetter::with_system_fonts();
    let scene = Builder::default().build(project, &frame(wish, selected), &mut typesetter);
    let options = options(wish);
    match wish.format {
        PictureFormat::Png => export::png::render(&scene, &options).map_err(|error| refused(&error)),
        PictureFormat::Svg => {
            export::svg::render(&scene, &options).map(String::into_bytes).map_err(|error| refused(&error))
        }
    }
}

/// The pixels of a PNG that the clipboard can hold; true if it had to be made smaller.
fn for_clipboard(
    wish: &PictureWish,
    project: &Project,
    selected: &[ActorId],
) -> Result<(egui::ColorImage, bool), Trouble> {
    let mut typesetter = Typesetter::with_system_fonts();
    let scene = Builder::default().build(project, &frame(wish, selected), &mut typesetter);
    let asked = options(wish);
    let fitted = export::fitted(&scene, &asked, CLIPBOARD_PIXELS).map_err(|error| refused(&error))?;
    let png = export::png::render(&scene, &fitted).map_err(|error| refused(&error))?;
    Ok((pixels(&png)?, fitted != asked))
}

fn refused(error: &ExportError) -> Trouble {
    Trouble::new(error, error.hint())
}

fn unwritten(error: &SaveError) -> Trouble {
    Trouble::new(error, error.hint())
}

fn frame(wish: &PictureWish, selected: &[ActorId]) -> Frame {
    let only = wish.only_selection.then(|| selected.to_vec());
    Frame { look: wish.look, legend: wish.legend, title: wish.title, only }
}

fn options(wish: &PictureWish) -> PictureOptions {
    let size = match wish.size {
        PictureSize::Scale(scale) => export::PictureSize::Scale(scale),
        PictureSize::Width(pixels) => export::PictureSize::Width(pixels),
    };
    PictureOptions { size, transparent: wish.transparent, margin: wish.margin, look: wish.look }
}

fn write(path: PathBuf, bytes: &[u8]) -> Result<PathBuf, Trouble> {
    store::atomic::write(&path, bytes).map_err(|error| unwritten(&error))?;
    Ok(path)
}

/// The scene that a wish would be drawn of, to measure it.
pub(in crate::app) fn scene_of(
    wish: &PictureWish,
    reading: &Reading<'_>,
    typesetter: &mut Typesetter,
) -> Arc<Scene> {
    Builder::default().build(reading.project(), &frame(wish, &reading.view.selection.actors), typesetter)
}

/// How large the picture of `scene` will be, in words; or why there can be none, and what to do.
pub(in crate::app) fn measure(wish: &PictureWish, scene: &Scene) -> Result<String, Trouble> {
    let (width, height) = export::pixels(scene, &options(wish)).map_err(|error| refused(&error))?;
    Ok(match wish.format {
        PictureFormat::Png => format!("{width} × {height} pixels"),
        PictureFormat::Svg => format!("{width} × {height} units, sharp at every size"),
    })
}

/// What the two tables are called.
pub(super) const TABLES: [&str; 2] = ["ties.csv", "actors.csv"];

/// Writes both tables into `folder`; gives the folder.
pub(super) fn tables(project: &Project, folder: &Path) -> Result<PathBuf, Trouble> {
    let texts = [export::csv::ties(project), export::csv::actors(project)];
    for (name, text) in TABLES.into_iter().zip(texts) {
        // The mark at the front tells spreadsheets that this is UTF-8.
        let bytes = [b"\xef\xbb\xbf", text.as_bytes()].concat();
        store::atomic::write(&folder.join(name), &bytes).map_err(|error| unwritten(&error))?;
    }
    Ok(folder.to_owned())
}

/// The pixels of a PNG that we wrote.
fn pixels(png: &[u8]) -> Result<egui::ColorImage, Trouble> {
    let unread = |error: png::DecodingError| Trouble::new(&error, "Export the picture to a file instead.");
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().map_err(unread)?;
    let too_large =
        || Trouble::new(&"the picture is too large for the clipboard", "Export it to a file instead.");
    let mut bytes = vec![0; reader.output_buffer_size().ok_or_else(too_large)?];
    let info = reader.next_frame(&mut bytes).map_err(unread)?;
    let size = [info.width as usize, info.height as usize];
    bytes.truncate(info.buffer_size());
    match info.color_type {
        png::ColorType::Rgba => Ok(egui::ColorImage::from_rgba_unmultiplied(size, &bytes)),
        png::ColorType::Rgb => Ok(egui::ColorImage::from_rgb(size, &bytes)),
        _ => Err(too_large()),
    }
}
