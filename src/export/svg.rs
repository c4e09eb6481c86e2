//! A scene as SVG.
//!
//! Words are drawn as outlines, each glyph defined once and used many times: Arabic, Hebrew and every bundled face look
//! right in any viewer, with no font to install and none to embed. So that the picture can still be searched and
//! listened to, every actor and tie carries its sentence as a title. There is no script, no style sheet and no
//! address in the file. Start at [`render`].

use std::collections::BTreeMap;
use std::fmt::Write;

use kurbo::{Affine, BezPath, PathEl, Point, Rect};

use super::picture::Sheet;
use super::xml::{escaped, number};
use super::{ExportError, PictureOptions};
use crate::scene::{Icon, Item, Paint, Part, Pattern, Scene, Shape};
use crate::typeset::{FaceId, Outlines, Paragraph};

/// Draws `scene` as SVG.
///
/// The picture covers [`Scene::bounds`] and the margin on each side; `size` only decides how large a viewer shows it
/// at first. The same scene gives the same text.
///
/// # Errors
///
/// [`ExportError::Empty`] for an empty scene, and the variants that say which option is out of range. There is no
/// limit of size.
///
/// ```
/// use detente::export::{ExportError, PictureOptions, PictureSize, svg};
/// use detente::scene::{Look, Scene};
/// let options =
///     PictureOptions { size: PictureSize::Scale(1.0), transparent: true, margin: 32.0, look: Look::Light };
/// assert_eq!(svg::render(&Scene::empty(), &options), Err(ExportError::Empty));
/// ```
pub fn render(scene: &Scene, options: &PictureOptions) -> Result<String, ExportError> {
    let (area, scale) = Sheet::of(scene, options)?;
    let _span = tracing::info_span!("svg", items = scene.items().count()).entered();
    let mut markup = Markup::default();
    for item in scene.items() {
        markup.item(scene, &item);
    }
    let ground = (!options.transparent).then(|| options.look.style().ground);
    Ok(markup.finish(scene, (area, scale), ground))
}

/// The glyph at its size: what is defined once.
type GlyphKey = (FaceId, u32, u64);

#[derive(Default)]
struct Markup {
    body: String,
    definitions: String,
    glyphs: BTreeMap<GlyphKey, Option<usize>>,
    icons: BTreeMap<Icon, usize>,
    outlines: Outlines,
}

impl Markup {
    fn finish(self, scene: &Scene, (area, scale): (Rect, f64), ground: Option<Paint>) -> String {
        let (width, height) = (number(area.width() * scale), number(area.height() * scale));
        let [x, y, across, down] = [area.x0, area.y0, area.width(), area.height()].map(number);
        let title = Some(scene.sentence(Part::Title)).filter(|title| !title.is_empty());
        let whole = scene.sentence_of_all();
        let mut page = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" \
             width=\"{width}\" height=\"{height}\" viewBox=\"{x} {y} {across} {down}\">\n\
             <title>{}</title>\n<desc>{}</desc>\n<defs>\n{}</defs>\n",
            escaped(title.as_deref().unwrap_or(&whole)),
            escaped(&whole),
            self.definitions,
        );
        if let Some(paint) = ground {
            let fill = filled(paint);
            let _ = writeln!(page, "<rect x=\"{x}\" y=\"{y}\" width=\"{across}\" height=\"{down}\"{fill}/>");
        }
        page.push_str(&self.body);
        page.push_str("</svg>\n");
        page
    }

    fn item(&mut self, scene: &Scene, item: &Item) {
        let sentence = match item.part {
            Part::Mark(_) | Part::TieLabel(_) | Part::Title => None, // its tie has said it, or the picture itself
            part => Some(scene.sentence(part)).filter(|sentence| !sentence.is_empty()),
        };
        match sentence {
            Some(sentence) => {
                let _ = writeln!(self.body, "<g role=\"img\"><title>{}</title>", escaped(&sentence));
            }
            None => self.body.push_str("<g aria-hidden=\"true\">\n"),
        }
        for shape in scene.shapes(item) {
            self.shape(&shape);
        }
        self.body.push_str("</g>\n");
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Panel { rect, radius, fill, line } => self.panel(*rect, *radius, *fill, *line),
            Shape::Stroke { path, width, pattern, paint } => {
                let broken = match pattern {
                    Pattern::Solid => " stroke-linecap=\"round\"".to_owned(),
                    Pattern::Dashed { dash, gap } => {
                        format!(" stroke-dasharray=\"{} {}\"", number(*dash), number(*gap))
                    }
                };
                let (d, line) = (path_text(path), stroked(*paint, *width));
                self.element(&format!(
                    "<path d=\"{d}\" fill=\"none\"{line} stroke-linejoin=\"round\"{broken}/>"
                ));
            }
            Shape::Polygon { corners, paint } => {
                let points: Vec<String> = corners.iter().map(|corner| pair(*corner)).collect();
                self.element(&format!("<polygon points=\"{}\"{}/>", points.join(" "), filled(*paint)));
            }
            Shape::Disc { centre, radius, paint } => {
                let [x, y, r] = [centre.x, centre.y, *radius].map(number);
                self.element(&format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\"{}/>", filled(*paint)));
            }
            Shape::Sign { icon, square, paint } => self.sign(*icon, *square, *paint),
            Shape::Words { words, at, paint } => self.words(words, *at, *paint),
        }
    }

    fn element(&mut self, markup: &str) {
        self.body.push_str(markup);
        self.body.push('\n');
    }

    fn panel(&mut self, rect: Rect, radius: f64, fill: Option<Paint>, line: Option<(f64, Paint)>) {
        let inset = line.map_or(0.0, |(width, _)| width / 2.0);
        let inner = rect.inset(-inset);
        let radius = (radius.min(rect.width() / 2.0).min(rect.height() / 2.0) - inset).max(0.0);
        let [x, y, width, height, rx] =
            [inner.x0, inner.y0, inner.width(), inner.height(), radius].map(number);
        let fill = fill.map_or_else(|| " fill=\"none\"".to_owned(), filled);
        let line = line.map_or_else(String::new, |(width, paint)| stroked(paint, width));
        self.element(&format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{rx}\"{fill}{line}/>"
        ));
    }

    fn sign(&mut self, icon: Icon, square: Rect, paint: Paint) {
        let next = self.icons.len();
        let nth = *self.icons.entry(icon).or_insert_with(|| {
            let paths: Vec<String> =
                icon.strokes().iter().map(|stroke| format!("<path d=\"{}\"/>", path_text(stroke))).collect();
            let _ = writeln!(
                self.definitions,
                "<g id=\"i{next}\" fill=\"none\" stroke-width=\"{}\" stroke-linecap=\"round\" \
                 stroke-linejoin=\"round\">{}</g>",
                Icon::STROKE,
                paths.concat(),
            );
            next
        });
        let scale = number(square.width() / Icon::GRID);
        let (x, y) = (number(square.x0), number(square.y0));
        let line = coloured("stroke", paint);
        self.element(&format!(
            "<use xlink:href=\"#i{nth}\" transform=\"translate({x} {y}) scale({scale})\"{line}/>"
        ));
    }

    fn words(&mut self, words: &Paragraph, at: Point, paint: Paint) {
        let mut uses = String::new();
        for run in words.runs() {
            for glyph in &run.glyphs {
                let place = at + (f64::from(glyph.x), f64::from(glyph.y));
                if let Some(nth) = self.glyph(&run.face, glyph.id, run.size) {
                    let (x, y) = (number(place.x), number(place.y));
                    let _ = write!(uses, "<use xlink:href=\"#g{nth}\" x=\"{x}\" y=\"{y}\"/>");
                }
            }
        }
        self.element(&format!("<g{}>{uses}</g>", filled(paint)));
    }

    /// The number of a glyph's definition, or `None` for one without ink.
    fn glyph(&mut self, face: &crate::typeset::Face, glyph: u32, size: f64) -> Option<usize> {
        let key = (face.id(), glyph, size.to_bits());
        if let Some(known) = self.glyphs.get(&key) {
            return *known;
        }
        let outline = self.outlines.of(face, glyph);
        let nth = (!outline.is_empty()).then_some(self.glyphs.len());
        if let Some(nth) = nth {
            let d = path_text(&(Affine::scale(size) * (*outline).clone()));
            let _ = writeln!(self.definitions, "<path id=\"g{nth}\" d=\"{d}\"/>");
        }
        self.glyphs.insert(key, nth);
        nth
    }
}

fn filled(paint: Paint) -> String {
    coloured("fill", paint)
}

fn stroked(paint: Paint, width: f64) -> String {
    format!("{} stroke-width=\"{}\"", coloured("stroke", paint), number(width))
}

fn coloured(what: &str, paint: Paint) -> String {
    let Paint { red, green, blue, alpha } = paint;
    let colour = format!(" {what}=\"#{red:02x}{green:02x}{blue:02x}\"");
    if alpha == 255 {
        colour
    } else {
        format!("{colour} {what}-opacity=\"{}\"", number(f64::from(alpha) / 255.0))
    }
}

fn pair(point: Point) -> String {
    format!("{} {}", number(point.x), number(point.y))
}

fn path_text(path: &BezPath) -> String {
    let mut text = String::new();
    for element in path.elements() {
        let _ = match *element {
            PathEl::MoveTo(to) => write!(text, "M{}", pair(to)),
            PathEl::LineTo(to) => write!(text, "L{}", pair(to)),
            PathEl::QuadTo(control, to) => write!(text, "Q{} {}", pair(control), pair(to)),
            PathEl::CurveTo(one, two, to) => write!(text, "C{} {} {}", pair(one), pair(two), pair(to)),
            PathEl::ClosePath => write!(text, "Z"),
        };
    }
    text
}
