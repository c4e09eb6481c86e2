//! One letter or icon as opacity, pixel by pixel.
//!
//! Letters are drawn four times too large and averaged: tiny-skia alone knows sixteen steps of grey, which small
//! letters need more of.

use egui::Vec2;
use kurbo::{Affine, BezPath, PathEl, Rect, Shape};
use tiny_skia::{FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, Stroke, Transform};

use crate::typeset::Icon;

/// What is drawn: the key of a patch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Sort {
    /// A letter.
    Glyph {
        /// The atlas's number for its face.
        face: u16,
        /// Its number in the face.
        glyph: u32,
        /// Quarters of a pixel that it stands to the right.
        fraction: u8,
        /// Height of the em.
        size: DrawnSize,
        /// Fuller, because its colour is light.
        bright: bool,
    },
    /// An icon.
    Icon {
        /// Which.
        icon: Icon,
        /// Side of its square.
        size: DrawnSize,
        /// Fuller, because its colour is light.
        bright: bool,
    },
}

/// A size that letters are drawn at, in quarters of a pixel. Few sizes, or zooming would fill the texture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct DrawnSize(u16);

impl DrawnSize {
    /// In pixels.
    pub(super) fn px(self) -> f32 {
        f32::from(self.0) / 4.0
    }
}

/// The size to draw letters of `size` pixels at: near enough that stretching does not show. Very large ones are
/// drawn smaller and stretched; they are seen in passing, while zooming.
pub(super) fn drawn_size(size: f32) -> DrawnSize {
    let step = match size {
        ..24.0 => 1.0,
        ..48.0 => 2.0,
        ..96.0 => 8.0,
        _ => 16.0,
    };
    let quarters = (size.min(192.0) * 4.0 / step).round().max(1.0) * step;
    DrawnSize(quarters as u16) // at most 768
}

/// Opacity, row by row.
pub(super) struct Drawn {
    /// Width and height in pixels, neither zero.
    pub size: [usize; 2],
    /// From the pen or corner to the upper left corner, in pixels.
    pub offset: Vec2,
    /// One byte a pixel.
    pub coverage: Vec<u8>,
}

/// A letter from its outline in ems; `None` if it has no ink.
pub(super) fn glyph(sort: Sort, outline: &BezPath) -> Option<Drawn> {
    let Sort::Glyph { fraction, size, bright, .. } = sort else { return None };
    let px = f64::from(size.px());
    let placed = Affine::translate((f64::from(fraction) / 4.0, 0.0)) * Affine::scale(px) * outline;
    if placed.is_empty() {
        return None;
    }
    let canvas = Canvas::around(placed.bounding_box(), px)?;
    canvas.draw(bright, |pixmap, paint, transform| {
        if let Some(path) = skia(&placed) {
            pixmap.fill_path(&path, paint, FillRule::Winding, transform, None);
        }
    })
}

/// An icon in its square.
pub(super) fn icon(sort: Sort) -> Option<Drawn> {
    let Sort::Icon { icon, size, bright } = sort else { return None };
    let px = f64::from(size.px());
    let canvas = Canvas::around(Rect::new(0.0, 0.0, px, px), px)?;
    let scale = Affine::scale(px / Icon::GRID);
    let stroke = Stroke {
        width: (Icon::STROKE * px / Icon::GRID) as f32,
        line_cap: LineCap::Round,
        line_join: LineJoin::Round,
        ..Stroke::default()
    };
    canvas.draw(bright, |pixmap, paint, transform| {
        for path in icon.strokes().iter().filter_map(|path| skia(&(scale * path))) {
            pixmap.stroke_path(&path, paint, &stroke, transform, None);
        }
    })
}

struct Canvas {
    left: f64,
    top: f64,
    size: [usize; 2],
    finer: usize,
}

impl Canvas {
    /// Whole pixels around `ink` with a clear rim, for stretching.
    fn around(ink: Rect, px: f64) -> Option<Self> {
        let ink = ink.expand().inflate(1.0, 1.0);
        // Fonts are strangers' files: an outline of a thousand ems is no letter.
        let is_sane = ink.is_finite() && ink.width() < 20.0 * px + 64.0 && ink.height() < 20.0 * px + 64.0;
        let size = [ink.width() as usize, ink.height() as usize];
        let finer = if px < 48.0 { 4 } else { 2 };
        is_sane.then_some(Self { left: ink.x0, top: ink.y0, size, finer })
    }

    fn draw(self, bright: bool, fill: impl FnOnce(&mut Pixmap, &Paint<'_>, Transform)) -> Option<Drawn> {
        let [width, height] = self.size;
        let mut pixmap = Pixmap::new((width * self.finer) as u32, (height * self.finer) as u32)?;
        let finer = self.finer as f32;
        let transform =
            Transform::from_translate(-self.left as f32, -self.top as f32).post_scale(finer, finer);
        fill(&mut pixmap, &Paint::default(), transform);
        let coverage = averaged(&pixmap, self.finer, bright);
        Some(Drawn { size: self.size, offset: Vec2::new(self.left as f32, self.top as f32), coverage })
    }
}

fn averaged(pixmap: &Pixmap, finer: usize, bright: bool) -> Vec<u8> {
    let (width, fine_width) = (pixmap.width() as usize / finer, pixmap.width() as usize);
    let height = pixmap.height() as usize / finer;
    let mut sums = vec![0_u32; width * height];
    for (at, pixel) in pixmap.pixels().iter().enumerate() {
        let (x, y) = (at % fine_width / finer, at / fine_width / finer);
        sums[y * width + x] += u32::from(pixel.alpha());
    }
    let full = (finer * finer) as f32 * 255.0;
    sums.into_iter().map(|sum| opacity(sum as f32 / full, bright)).collect()
}

fn opacity(coverage: f32, bright: bool) -> u8 {
    let fuller = if bright { 2.0 * coverage - coverage * coverage } else { coverage };
    (fuller * 255.0).round() as u8 // coverage is at most 1
}

fn skia(path: &BezPath) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for element in path {
        match element {
            PathEl::MoveTo(p) => builder.move_to(p.x as f32, p.y as f32),
            PathEl::LineTo(p) => builder.line_to(p.x as f32, p.y as f32),
            PathEl::QuadTo(a, p) => builder.quad_to(a.x as f32, a.y as f32, p.x as f32, p.y as f32),
            PathEl::CurveTo(a, b, p) => {
                builder.cubic_to(a.x as f32, a.y as f32, b.x as f32, b.y as f32, p.x as f32, p.y as f32);
            }
            PathEl::ClosePath => builder.close(),
        }
    }
    builder.finish()
}
