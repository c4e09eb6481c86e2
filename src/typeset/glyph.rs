//! Glyphs as shapes: what a face looks like when drawn.
//!
//! Outlines are made in em units (1.0 is the em, y down, the origin on the baseline), so that one serves every size and
//! zoom. Whoever paints small letters again and again keeps its own atlas, keyed by [`FaceId`] and glyph number.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use kurbo::{Affine, BezPath, Rect, Shape, Stroke, StrokeOpts};
use parley::FontData;
use skrifa::instance::{LocationRef, NormalizedCoord, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use super::paragraph::Paragraph;

/// How much thicker a stroke gets when a face has no bold, in ems.
const THICKER: f64 = 0.032;

/// A face at one setting: the font file, which font in it, and how it is varied.
#[derive(Clone)]
pub struct Face {
    font: FontData,
    coords: Arc<[i16]>,
    skew_degrees: f32,
    thickened: bool,
}

/// Names a face within this run of the program; two clones of a [`Typesetter`](super::Typesetter) agree on it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FaceId {
    file: u64,
    index: u32,
    coords: Arc<[i16]>,
    skew: u32,
    thickened: bool,
}

impl Face {
    pub(super) fn of(run: &parley::Run<'_, ()>) -> Self {
        let synthesis = run.synthesis();
        Self {
            font: run.font().clone(),
            coords: run.normalized_coords().iter().map(|coord| coord.to_bits()).collect(),
            skew_degrees: synthesis.skew().unwrap_or_default(),
            thickened: synthesis.embolden(),
        }
    }

    /// The key for caches.
    #[must_use]
    pub fn id(&self) -> FaceId {
        FaceId {
            file: self.font.data.id(),
            index: self.font.index,
            coords: self.coords.clone(),
            skew: self.skew_degrees.to_bits(),
            thickened: self.thickened,
        }
    }

    /// The bytes of the font file.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.font.data.as_ref()
    }

    /// The bytes of the font file, shared: for exports that embed it.
    #[must_use]
    pub fn shared_bytes(&self) -> Arc<dyn AsRef<[u8]> + Send + Sync> {
        self.font.data.clone().into_raw_parts().0
    }

    /// Which font of the file: 0 unless it is a collection.
    #[must_use]
    pub fn index(&self) -> u32 {
        self.font.index
    }

    /// Place on the axes of a variable face, as 2.14 fixed point numbers; empty for every bundled face.
    #[must_use]
    pub fn coords(&self) -> &[i16] {
        &self.coords
    }

    /// How far upright letters are slanted because the family has no italic, in degrees.
    #[must_use]
    pub fn skew_degrees(&self) -> f32 {
        self.skew_degrees
    }

    /// True if strokes are thickened because the family has no bold.
    #[must_use]
    pub fn is_thickened(&self) -> bool {
        self.thickened
    }
}

impl fmt::Debug for Face {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Face({}#{})", self.font.data.id(), self.font.index)
    }
}

impl PartialEq for Face {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}

/// The shape of one glyph at `size` units an em, y down, its origin at 0, 0.
///
/// Empty for a space, and for a glyph that the face does not have or draws as a bitmap.
#[must_use]
pub fn outline(face: &Face, glyph: u32, size: f64) -> BezPath {
    let mut path = em_outline(face, glyph);
    path.apply_affine(Affine::scale(size));
    path
}

/// The box around a glyph's ink at `size` units an em, or `None` if it has no ink.
#[must_use]
pub fn bounds(face: &Face, glyph: u32, size: f64) -> Option<Rect> {
    let path = outline(face, glyph, size);
    (!path.is_empty()).then(|| path.bounding_box())
}

/// Glyph shapes that have been drawn before, in em units.
#[derive(Clone, Debug, Default)]
pub struct Outlines {
    drawn: HashMap<(FaceId, u32), Arc<BezPath>>,
}

impl Outlines {
    /// The shape of a glyph in em units: scale it by the run's size and move it to the glyph's place.
    pub fn of(&mut self, face: &Face, glyph: u32) -> Arc<BezPath> {
        let drawn = self.drawn.entry((face.id(), glyph));
        drawn.or_insert_with(|| Arc::new(em_outline(face, glyph))).clone()
    }

    /// All ink of a paragraph as one path in the paragraph's coordinates, to be filled by the nonzero rule.
    pub fn words(&mut self, paragraph: &Paragraph) -> BezPath {
        let mut ink = BezPath::new();
        for run in paragraph.runs() {
            for glyph in &run.glyphs {
                let place = Affine::translate((f64::from(glyph.x), f64::from(glyph.y)));
                let outline = self.of(&run.face, glyph.id);
                ink.extend(outline.iter().map(|element| place * Affine::scale(run.size) * element));
            }
        }
        ink
    }
}

fn em_outline(face: &Face, glyph: u32) -> BezPath {
    let Ok(font) = FontRef::from_index(face.bytes(), face.index()) else { return BezPath::new() };
    let coords: Vec<NormalizedCoord> =
        face.coords.iter().map(|&bits| NormalizedCoord::from_bits(bits)).collect();
    let location = LocationRef::new(&coords);
    let units = f64::from(font.metrics(Size::unscaled(), location).units_per_em).max(1.0);
    let mut pen = Pen::default();
    let Some(drawing) = font.outline_glyphs().get(GlyphId::new(glyph)) else { return BezPath::new() };
    if drawing.draw(DrawSettings::unhinted(Size::unscaled(), location), &mut pen).is_err() {
        return BezPath::new();
    }
    let lean = f64::from(face.skew_degrees).to_radians().tan();
    // Fonts have y up: flipped here, once. A lean to the right moves what is higher, which is then y < 0.
    pen.path.apply_affine(Affine::new([1.0 / units, 0.0, lean / units, -1.0 / units, 0.0, 0.0]));
    if face.thickened { thickened(pen.path) } else { pen.path }
}

/// The outline with a stroke around it. The stroke must wind like the fill, or the two would cancel out.
fn thickened(path: BezPath) -> BezPath {
    let stroke = kurbo::stroke(path.iter(), &Stroke::new(THICKER), &StrokeOpts::default(), 0.0005);
    let rim = if stroke.area().signum() == path.area().signum() { stroke } else { stroke.reverse_subpaths() };
    let mut thick = path;
    thick.extend(rim);
    thick
}

#[derive(Default)]
struct Pen {
    path: BezPath,
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to((f64::from(x), f64::from(y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to((f64::from(x), f64::from(y)));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.path.quad_to((f64::from(cx), f64::from(cy)), (f64::from(x), f64::from(y)));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let (a, b) = ((f64::from(ax), f64::from(ay)), (f64::from(bx), f64::from(by)));
        self.path.curve_to(a, b, (f64::from(x), f64::from(y)));
    }

    fn close(&mut self) {
        self.path.close_path();
    }
}
