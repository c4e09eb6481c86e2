//! Glyphs as shapes: what a face looks like when drawn.
//!
//! Outlines are made in em units (1.0 is the em, y down, the origin on the baseline), so that one serves every size and
//! zoom. Whoever paints small letters again and again keeps its own atlas, keyed by [`FaceId`] and glyph number.

use std::collections::HashMap;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
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

/// Names a face within this run of the program; clones of one [`Typesetter`](super::Typesetter) agree on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FaceId {
    file: u64,
    index: u32,
    /// A hash of axes, slant and thickening: they differ only between instances of one file.
    setting: u64,
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
        let mut setting = DefaultHasher::new();
        (&self.coords, self.skew_degrees.to_bits(), self.thickened).hash(&mut setting);
        FaceId { file: self.font.data.id(), index: self.font.index, setting: setting.finish() }
    }

    /// The bytes of the font file.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.font.data.as_ref()
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

    /// How heavy its strokes are: 400 is regular, 700 bold.
    #[must_use]
    pub fn weight(&self) -> u16 {
        let font = FontRef::from_index(self.bytes(), self.index());
        font.map_or(400, |font| font.attributes().weight.value() as u16) // 1 to 1000
    }

    /// How far upright letters are slanted because the family has no italic, in degrees.
    #[must_use]
    pub fn skew_degrees(&self) -> f32 {
        self.skew_degrees
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
            let face = run.face.id();
            for glyph in &run.glyphs {
                let place =
                    Affine::translate((f64::from(glyph.x), f64::from(glyph.y))) * Affine::scale(run.size);
                let drawn = self.drawn.entry((face, glyph.id));
                let outline = drawn.or_insert_with(|| Arc::new(em_outline(&run.face, glyph.id)));
                ink.extend(outline.iter().map(|element| place * element));
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

#[cfg(test)]
mod tests {
    use super::super::{Align, Typesetter, Weight, WordStyle};
    use super::*;

    fn set(text: &str, style: WordStyle) -> Paragraph {
        Typesetter::bundled_only().set(text, &style, None, Align::Start)
    }

    fn ink(text: &str, style: WordStyle) -> BezPath {
        Outlines::default().words(&set(text, style))
    }

    #[test]
    fn a_capital_stands_on_the_baseline_and_rises_by_its_height() {
        let paragraph = set("H", WordStyle::sans(100.0));
        let run = &paragraph.runs()[0];
        let ink = bounds(&run.face, run.glyphs[0].id, run.size).unwrap();
        assert!(ink.y1.abs() < 0.5 && (-74.0..-70.0).contains(&ink.y0), "{ink:?}");
        assert!(
            (bounds(&run.face, run.glyphs[0].id, 1.0).unwrap().height() * 100.0 - ink.height()).abs() < 1e-9
        );
    }

    #[test]
    fn a_space_and_an_unknown_glyph_have_no_ink() {
        let paragraph = set(" ", WordStyle::sans(20.0));
        let run = &paragraph.runs()[0];
        assert_eq!(bounds(&run.face, run.glyphs[0].id, 20.0), None);
        assert_eq!(bounds(&run.face, 60_000, 20.0), None);
    }

    #[test]
    fn ink_stays_near_the_box_of_its_words() {
        for text in ["Hezbollah", "حزب الله (Hezbollah)", "צה״ל – IDF", "Исламское государство"]
        {
            for style in [WordStyle::sans(20.0), WordStyle::serif(20.0)] {
                let (ink, words) = (ink(text, style).bounding_box(), set(text, style).bounds());
                assert!(words.inflate(3.0, 3.0).union(ink) == words.inflate(3.0, 3.0), "{text}: {ink:?}");
                assert!(ink.width() > 0.9 * words.width(), "{text}: {ink:?} in {words:?}");
            }
        }
    }

    #[test]
    fn where_a_family_has_no_italic_letters_lean_to_the_right() {
        let (upright, slanted) =
            (ink("א", WordStyle::sans(100.0)), ink("א", WordStyle::sans(100.0).slanted()));
        let shift = slanted.bounding_box().x1 - upright.bounding_box().x1;
        assert!((10.0..30.0).contains(&shift), "{shift}");
    }

    #[test]
    fn where_a_family_has_no_bold_italic_strokes_are_thickened() {
        for style in [WordStyle::sans(100.0).slanted(), WordStyle::serif(100.0).slanted()] {
            let (thin, thick) = (ink("l", style), ink("l", style.weighing(Weight::Bold)));
            let grown = thick.bounding_box().width() - thin.bounding_box().width();
            assert!((2.0..5.0).contains(&grown), "{grown}");
            assert_eq!(thick.winding(thin.bounding_box().center()).signum(), thin.area().signum() as i32);
        }
    }
}
