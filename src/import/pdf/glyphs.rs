//! Letters as the engine draws them: what they are, and where on the page.

use kurbo::{Point, Vec2};
use pdf_extract::{ColorSpace, MediaBox, OutputDev, OutputError, Path, PathOp, Transform};

use super::tame::MARK;

/// A page with more letters is not meant to be read, and the engine is stopped.
const MOST_LETTERS: usize = 500_000;

/// A letter on its page, in units of the page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Glyph {
    pub(super) text: String,
    /// Where its base line begins.
    pub(super) at: Point,
    /// Along the line, of length one.
    pub(super) along: Vec2,
    /// How far the next letter is.
    pub(super) width: f64,
    /// Height of the letters.
    pub(super) size: f64,
    /// The number of the mark that says how it looks.
    pub(super) mark: usize,
}

/// Gathers letters while the engine draws.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) glyphs: Vec<Glyph>,
    mark: usize,
}

impl OutputDev for Gathered {
    fn begin_page(
        &mut self,
        _: u32,
        _: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        if self.glyphs.len() >= MOST_LETTERS {
            return Err(OutputError::FormatError(std::fmt::Error));
        }
        let along = Vec2::new(place.m11, place.m12);
        let up = Vec2::new(place.m21, place.m22);
        let at = Point::new(place.m31, place.m32);
        if !at.is_finite() || !along.is_finite() || along.hypot() < 1e-9 {
            return Ok(());
        }
        // A font drawn upside down has a negative size and a mirrored place.
        let turned = if font_size < 0.0 { -along } else { along };
        self.glyphs.push(Glyph {
            text: text.to_owned(),
            at,
            along: turned / turned.hypot(),
            width: (width * font_size).abs() * along.hypot(),
            size: font_size.abs() * up.hypot(),
            mark: self.mark,
        });
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn stroke(&mut self, _: &Transform, _: &ColorSpace, _: &[f64], path: &Path) -> Result<(), OutputError> {
        if let Some(PathOp::MoveTo(x, number)) = path.ops.first()
            && *x <= MARK
        {
            self.mark = *number as usize;
        }
        Ok(())
    }
}
