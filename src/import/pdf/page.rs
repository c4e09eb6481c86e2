//! One page: what is drawn on it, what of that is seen, and the lines it makes.

use kurbo::{Rect, Vec2};
use pdf_extract::{Dictionary, Document, ObjectId};

use super::super::ImportError;
use super::book;
use super::engine::{Page, Stage};
use super::glyphs::Glyph;
use super::layers::Layers;
use super::lines::{Line, lines};
use super::tame::{Tamed, tame};

/// Letters lower than this, in points, are not meant to be read.
const TINY: f64 = 1.0;

/// A page as it was read.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) lines: Vec<Line>,
    /// The page is a picture, and its words were recognised by a program.
    pub(super) is_recognised: bool,
    /// The engine stopped and the lines are those of lopdf.
    pub(super) is_plain: bool,
    /// Words were drawn and none could be read.
    pub(super) is_lost: bool,
}

/// The part of a page that is shown.
pub(super) fn area(document: &Document, page: &Dictionary) -> Rect {
    const LETTER: Rect = Rect::new(0.0, 0.0, 612.0, 792.0);
    let side = |key: &[u8]| {
        let found = book::inherited(document, page, key)?.as_array().ok()?;
        let numbers: Option<Vec<f64>> =
            found.iter().map(|one| book::number(book::resolved(document, one)?)).collect();
        let [x0, y0, x1, y1] = <[f64; 4]>::try_from(numbers?).ok()?;
        let area = Rect::new(x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1));
        (area.width() > 1.0 && area.height() > 1.0).then_some(area)
    };
    let paper = side(b"MediaBox").unwrap_or(LETTER);
    let cut = side(b"CropBox").map(|cut| cut.intersect(paper)).filter(|cut| cut.area() > 1.0);
    cut.unwrap_or(paper)
}

/// Reads the page called `id`.
pub(super) fn read(
    stage: &mut Stage,
    id: ObjectId,
    layers: &Layers,
    left: &mut usize,
) -> Result<Read, ImportError> {
    let document = stage.document();
    let Ok(page) = document.get_dictionary(id) else { return Ok(Read::default()) };
    let area = area(document, page);
    let tamed = tame(document, page, layers, left)?;
    Ok(match stage.read(&tamed, area) {
        Page::Drawn(glyphs) => drawn(glyphs, &tamed, area),
        Page::Plain(words) => Read { lines: plain(&words), is_plain: true, ..Read::default() },
        Page::Lost => Read { is_lost: true, ..Read::default() },
    })
}

fn drawn(glyphs: Vec<Glyph>, tamed: &Tamed, area: Rect) -> Read {
    let is_inkless = |glyph: &Glyph| tamed.marks.get(glyph.mark).is_some_and(|mark| mark.is_inkless);
    let inkless = glyphs.iter().filter(|glyph| is_inkless(glyph)).count();
    // Under the picture of a page stand the words that a program recognised in it, without ink: they are the text.
    let is_recognised = inkless * 5 >= glyphs.len() * 4 && inkless > 0 && tamed.painted.is_picture(area);
    let hides = |glyph: &Glyph| {
        let mark = tamed.marks.get(glyph.mark).copied().unwrap_or_default();
        let up = Vec2::new(-glyph.along.y, glyph.along.x);
        let middle = glyph.at + glyph.along * (glyph.width / 2.0) + up * (glyph.size * 0.3);
        let is_white = mark.is_white && !tamed.painted.covers(mark.painted, middle);
        let is_outside = !area.inflate(glyph.size, glyph.size).contains(middle);
        mark.is_inkless && !is_recognised || mark.is_off || is_white || is_outside || glyph.size < TINY
    };
    Read { lines: lines(glyphs, hides), is_recognised, ..Read::default() }
}

/// Lines without places; none of them is a head or a foot.
fn plain(words: &str) -> Vec<Line> {
    let line = |(number, words): (usize, &str)| Line {
        parts: vec![(words.trim().chars().filter(|c| !c.is_control()).collect(), false)],
        start: 0.0,
        height: -(number as f64) * 12.0,
        size: 10.0,
        turn: 0,
        unknown: words.matches('\u{fffd}').count(),
        is_right_to_left: super::right_to_left::is_right_to_left(words),
    };
    words.lines().filter(|words| !words.trim().is_empty()).enumerate().map(line).collect()
}
