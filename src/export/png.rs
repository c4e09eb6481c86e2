//! A scene as PNG.
//!
//! Drawn on the processor by tiny-skia with the outlines of the very words that the window shows; the same scene
//! gives the same bytes on every machine. Nothing is written into the file but the picture and its resolution: no
//! time, no name, no program. What the picture is to be like is in [`PictureOptions`].

use std::io::Write;

use kurbo::{Affine, BezPath, PathEl, Point, Rect, RoundedRect, Shape as _};
use rayon::prelude::*;
use tiny_skia::{
    FillRule, LineCap, LineJoin, Paint as Ink, Path, PathBuilder, Pixmap, Stroke, StrokeDash, Transform,
};

use super::picture::Sheet;
use super::{ExportError, PictureOptions};
use crate::scene::{Icon, Paint, Pattern, Scene, Shape};
use crate::typeset::Outlines;

/// Rows that are drawn as one piece: pieces are drawn side by side on all cores.
const BAND: u32 = 256;
/// Dots per inch of a picture at scale 1.
const DPI: f64 = 96.0;

/// Draws `scene` as PNG bytes.
///
/// The picture covers [`Scene::bounds`] and the margin on each side. Cost grows with the pixels and with
/// what is drawn on them; `benches/png.rs` measures it.
///
/// # Errors
///
/// [`ExportError::Empty`] for an empty scene, [`ExportError::TooLarge`] if a side exceeds 16 384 pixels or the whole
/// 100 million, and the variants that say which option is out of range.
///
/// ```
/// use detente::export::{ExportError, PictureOptions, PictureSize, png};
/// use detente::scene::{Look, Scene};
/// let options =
///     PictureOptions { size: PictureSize::Scale(2.0), transparent: false, margin: 32.0, look: Look::Print };
/// assert_eq!(png::render(&Scene::empty(), &options), Err(ExportError::Empty));
/// ```
pub fn render(scene: &Scene, options: &PictureOptions) -> Result<Vec<u8>, ExportError> {
    let sheet = Sheet::of_pixels(scene, options)?;
    let _span = tracing::info_span!("png", width = sheet.width, height = sheet.height).entered();
    let ground = (!options.transparent).then(|| options.look.style().ground);
    let bands: Vec<u32> = (0..sheet.height).step_by(BAND as usize).collect();
    let drawn: Result<Vec<Vec<u8>>, ExportError> =
        bands.into_par_iter().map(|top| band(scene, &sheet, top, ground)).collect();
    encode(&drawn?, &sheet, options.transparent)
}

/// The rows from `top` on, drawn apart from all others, as samples for the encoder.
fn band(scene: &Scene, sheet: &Sheet, top: u32, ground: Option<Paint>) -> Result<Vec<u8>, ExportError> {
    let height = BAND.min(sheet.height - top);
    let pixmap = Pixmap::new(sheet.width, height)
        .ok_or(ExportError::Memory { width: sheet.width, height: sheet.height })?;
    let pixels_from_canvas = Affine::translate((0.0, -f64::from(top))) * sheet.pixels_from_canvas();
    // A little more than the band: edges are smoothed beyond a shape's bounds.
    let rows = (f64::from(top) - 2.0, f64::from(top + height) + 2.0);
    let (y0, y1) = (sheet.area.y0 + rows.0 / sheet.scale, sheet.area.y0 + rows.1 / sheet.scale);
    let outlines = Outlines::default();
    let mut canvas = Canvas { pixmap, pixels_from_canvas, scale: sheet.scale, rows: (y0, y1), outlines };
    if let Some(ground) = ground {
        // Beyond the last row too, which the area may cover only in part.
        canvas.fill(
            &sheet.area.inflate(2.0 / sheet.scale, 2.0 / sheet.scale).to_path(0.1),
            Paint { alpha: 255, ..ground },
        );
    }
    let shapes = scene.items().filter(|item| item.bounds.y0 <= y1 && item.bounds.y1 >= y0);
    for shape in shapes.flat_map(|item| scene.shapes(&item)) {
        let bounds = shape.bounds();
        // Letters may rise above their lines, and joins beyond their strokes.
        let beyond = bounds.height().min(40.0);
        if bounds.y0 - beyond <= y1 && bounds.y1 + beyond >= y0 {
            canvas.draw(&shape);
        }
    }
    Ok(samples(&canvas.pixmap, ground.is_none()))
}

struct Canvas {
    pixmap: Pixmap,
    pixels_from_canvas: Affine,
    scale: f64,
    /// What is drawn, from top to bottom, in canvas units.
    rows: (f64, f64),
    outlines: Outlines,
}

impl Canvas {
    fn draw(&mut self, shape: &Shape) {
        match shape {
            Shape::Panel { rect, radius, fill, line } => self.panel(*rect, *radius, *fill, *line),
            Shape::Stroke { path, width, pattern, paint } => self.stroke(path, *width, *pattern, *paint),
            Shape::Polygon { corners, paint } => self.fill(&polygon(corners), *paint),
            Shape::Disc { centre, radius, paint } => {
                self.fill(&kurbo::Circle::new(*centre, *radius).to_path(0.01), *paint);
            }
            Shape::Sign { icon, square, paint } => self.sign(*icon, *square, *paint),
            Shape::Words { words, at, paint } => {
                let ink = self.outlines.words(words);
                self.fill(&(Affine::translate(at.to_vec2()) * ink), *paint);
            }
        }
    }

    fn panel(&mut self, rect: Rect, radius: f64, fill: Option<Paint>, line: Option<(f64, Paint)>) {
        let rounded = |inset: f64| {
            let rect = rect.inset(-inset);
            let radius = radius.min(rect.width() / 2.0).min(rect.height() / 2.0);
            RoundedRect::from_rect(rect, (radius - inset).max(0.0)).to_path(0.01)
        };
        if let Some(paint) = fill {
            // Half a line further in where there is a line: its outer half would let the fill shine through.
            self.fill(&rounded(line.map_or(0.0, |(width, _)| width / 2.0)), paint);
        }
        if let Some((width, paint)) = line {
            self.stroke(&rounded(width / 2.0), width, Pattern::Solid, paint);
        }
    }

    fn sign(&mut self, icon: Icon, square: Rect, paint: Paint) {
        let scale = square.width() / Icon::GRID;
        let place = Affine::translate(square.origin().to_vec2()) * Affine::scale(scale);
        for stroke in icon.strokes() {
            self.stroke(&(place * stroke.clone()), Icon::STROKE * scale, Pattern::Solid, paint);
        }
    }

    fn fill(&mut self, path: &BezPath, paint: Paint) {
        let Some(path) = skia_path(path, self.pixels_from_canvas) else { return };
        self.pixmap.fill_path(&path, &ink(paint), FillRule::Winding, Transform::identity(), None);
    }

    fn stroke(&mut self, path: &BezPath, width: f64, pattern: Pattern, paint: Paint) {
        let cut = (pattern == Pattern::Solid).then(|| in_rows(path, self.rows, width)).flatten();
        let Some(path) = skia_path(cut.as_ref().unwrap_or(path), self.pixels_from_canvas) else { return };
        let mut stroke = Stroke {
            width: (width * self.scale) as f32,
            line_join: LineJoin::Round,
            line_cap: LineCap::Round,
            ..Stroke::default()
        };
        let mut paint = paint;
        if let Pattern::Dashed { dash, gap } = pattern {
            stroke.line_cap = LineCap::Butt;
            if (dash + gap) * self.scale >= 1.0 {
                stroke.dash =
                    StrokeDash::new(vec![(dash * self.scale) as f32, (gap * self.scale) as f32], 0.0);
            } else {
                // Dashes finer than a pixel: what is left of them is a paler line, and thousands fewer pieces.
                paint = paint.faded(dash / (dash + gap));
            }
        }
        self.pixmap.stroke_path(&path, &ink(paint), &stroke, Transform::identity(), None);
    }
}

fn ink(paint: Paint) -> Ink<'static> {
    let mut ink = Ink { anti_alias: true, ..Ink::default() };
    ink.set_color_rgba8(paint.red, paint.green, paint.blue, paint.alpha);
    ink
}

fn polygon(corners: &[Point]) -> BezPath {
    let mut path = BezPath::new();
    for (nth, corner) in corners.iter().enumerate() {
        if nth == 0 { path.move_to(*corner) } else { path.line_to(*corner) }
    }
    path.close_path();
    path
}

/// The pieces of a line of many corners that a stroke of this width shows in these rows; `None` for other paths.
///
/// A tie with teeth may have a thousand corners and cross every band: each band strokes only its own.
fn in_rows(path: &BezPath, (y0, y1): (f64, f64), width: f64) -> Option<BezPath> {
    const MANY: usize = 24;
    let elements = path.elements();
    let is_open = elements.iter().all(|one| matches!(one, PathEl::MoveTo(_) | PathEl::LineTo(_)));
    if !is_open || elements.len() < MANY {
        return None;
    }
    let (mut cut, mut from, mut is_drawn) = (BezPath::new(), Point::ZERO, false);
    for element in elements {
        let to = element.end_point().unwrap_or(from);
        let is_seen = from.y.min(to.y) - width <= y1 && from.y.max(to.y) + width >= y0;
        let draws = matches!(element, PathEl::LineTo(_)) && is_seen;
        if draws && !is_drawn {
            cut.move_to(from);
        }
        if draws {
            cut.line_to(to);
        }
        (from, is_drawn) = (to, draws);
    }
    Some(cut)
}

/// The path in pixels, moved while it still has the precision of `f64`. `None` for what has no extent.
fn skia_path(path: &BezPath, pixels_from_canvas: Affine) -> Option<Path> {
    let mut builder = PathBuilder::with_capacity(path.elements().len(), path.elements().len() * 2);
    let at = |point: Point| {
        let pixel = pixels_from_canvas * point;
        (pixel.x as f32, pixel.y as f32)
    };
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(to) => builder.move_to(at(to).0, at(to).1),
            PathEl::LineTo(to) => builder.line_to(at(to).0, at(to).1),
            PathEl::QuadTo(control, to) => builder.quad_to(at(control).0, at(control).1, at(to).0, at(to).1),
            PathEl::CurveTo(one, two, to) => {
                builder.cubic_to(at(one).0, at(one).1, at(two).0, at(two).1, at(to).0, at(to).1);
            }
            PathEl::ClosePath => builder.close(),
        }
    }
    builder.finish()
}

fn encode(bands: &[Vec<u8>], sheet: &Sheet, transparent: bool) -> Result<Vec<u8>, ExportError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, sheet.width, sheet.height);
    encoder.set_color(if transparent { png::ColorType::Rgba } else { png::ColorType::Rgb });
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Balanced);
    let per_metre = (DPI * sheet.scale / 0.0254).round().clamp(1.0, 1e9) as u32;
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: png::Unit::Meter,
    }));
    let write = || -> Result<(), png::EncodingError> {
        let mut writer = encoder.write_header()?;
        let mut rows = writer.stream_writer_with_size(1 << 20)?;
        for band in bands {
            rows.write_all(band)?;
        }
        rows.finish()?;
        writer.finish()
    };
    write().map_err(|error| ExportError::Encode { reason: error.to_string() })?;
    Ok(bytes)
}

/// Three bytes a pixel where the ground covers everything, four with straight alpha where it does not.
fn samples(pixmap: &Pixmap, transparent: bool) -> Vec<u8> {
    let pixels = pixmap.pixels();
    if transparent {
        return pixels
            .iter()
            .flat_map(|pixel| {
                let pixel = pixel.demultiply();
                [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]
            })
            .collect();
    }
    pixels.iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect()
}
