//! A scene as SVG.
//!
//! Words are drawn as outlines, each glyph defined once and used many times, and on a large map are text: see
//! [`words`]. So that the picture can still be searched and listened to, every actor and tie carries its sentence as a
//! title. What looks alike shares a class ([`style`]), paths are written in few letters ([`path`]), and the badges of a
//! large map are drawn together ([`badges`]): a browser opens ten thousand actors. There is no script and no address in
//! the file. Start at [`render`].

mod badges;
mod path;
mod style;
mod words;

use std::collections::BTreeMap;
use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kurbo::{Affine, BezPath, Point, Rect};

use super::picture::Sheet;
use super::xml::{escaped, number};
use super::{ExportError, PictureOptions};
use crate::model::Picture;
use crate::scene::{Icon, Item, Paint, Part, Pattern, Scene, Shape};
use crate::typeset::Paragraph;
use badges::Badges;
use path::{coarse_text, corners_text, path_text};
use style::Styles;
use words::Letters;

/// A picture that has more letters is a large one, and its words are text: a browser keeps a tree for whatever is used
/// from elsewhere, be it a letter or an icon.
const MOST_LETTERS: usize = 20_000;

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
    let drawn = Markup::of(scene, false).or_else(|| Markup::of(scene, true)).unwrap_or_default();
    let ground = (!options.transparent).then(|| options.look.style().ground);
    Ok(drawn.finish(scene, (area, scale), ground))
}

#[derive(Default)]
struct Markup {
    body: String,
    definitions: String,
    styles: Styles,
    letters: Letters,
    icons: BTreeMap<Icon, usize>,
    badges: Badges,
    /// True if words are text and badges are drawn together.
    is_large: bool,
    /// True if what is written stands in a group that is not read out.
    is_hidden: bool,
    /// A line that goes on if the next one looks alike: its class and its path.
    line: (String, String),
}

impl Markup {
    /// Everything in `scene`, or `None` if it has more letters than can be drawn.
    fn of(scene: &Scene, is_large: bool) -> Option<Self> {
        let mut markup = Self { is_large, ..Self::default() };
        for item in scene.items() {
            markup.item(scene, &item);
            if !is_large && markup.letters.count > MOST_LETTERS {
                return None;
            }
        }
        markup.end_badges();
        markup.group(false);
        Some(markup)
    }

    fn finish(self, scene: &Scene, (area, scale): (Rect, f64), ground: Option<Paint>) -> String {
        let (width, height) = (number(area.width() * scale), number(area.height() * scale));
        let [x, y, across, down] = [area.x0, area.y0, area.width(), area.height()].map(number);
        let title = Some(scene.sentence(Part::Title)).filter(|title| !title.is_empty());
        let whole = scene.sentence_of_all();
        let mut styles = self.styles;
        let ground = ground.map(|paint| styles.filled(paint));
        let mut page = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" \
             width=\"{width}\" height=\"{height}\" viewBox=\"{x} {y} {across} {down}\">\n\
             <title>{}</title>\n<desc>{}</desc>\n<style>\n{}</style>\n<defs>\n{}{}</defs>\n",
            escaped(title.as_deref().unwrap_or(&whole)),
            escaped(&whole),
            styles.sheet(),
            self.letters.definitions,
            self.definitions,
        );
        if let Some(fill) = ground {
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
        if !matches!(item.part, Part::TieLabel(_)) {
            self.end_badges();
        }
        self.group(sentence.is_none());
        if let Some(sentence) = &sentence {
            let _ = writeln!(self.body, "<g role=\"img\"><title>{}</title>", escaped(sentence));
        }
        let shapes = scene.shapes(item);
        let badge_apart = self.is_large && matches!(item.part, Part::TieLabel(_));
        let shapes = if badge_apart { self.badges.keep(&shapes, &mut self.styles) } else { &shapes };
        shapes.iter().for_each(|shape| self.shape(shape));
        self.end_line();
        if sentence.is_some() {
            self.body.push_str("</g>\n");
        }
    }

    /// Goes into the group of what is not read out, or leaves it.
    fn group(&mut self, is_hidden: bool) {
        match (self.is_hidden, is_hidden) {
            (false, true) => self.body.push_str("<g aria-hidden=\"true\">\n"),
            (true, false) => self.body.push_str("</g>\n"),
            _ => {}
        }
        self.is_hidden = is_hidden;
    }

    fn shape(&mut self, shape: &Shape) {
        if let Shape::Stroke { path, width, pattern, paint } = shape {
            let class = self.styles.line((*width, *pattern, *paint));
            // Faint lines that cross are not what one line that crosses itself is.
            if class != self.line.0 || paint.alpha < 255 {
                self.end_line();
            }
            self.line.0 = class;
            self.line.1 += &if self.is_large { coarse_text(path) } else { path_text(path) };
            return;
        }
        self.end_line();
        match shape {
            Shape::Panel { rect, radius, fill, line } => self.panel(*rect, *radius, *fill, *line),
            Shape::Stroke { .. } => {} // drawn above
            Shape::Polygon { corners, paint } => {
                let class = self.styles.filled(*paint);
                self.element(&format!("<path{class} d=\"{}\"/>", corners_text(corners)));
            }
            Shape::Disc { centre, radius, paint } => {
                let [x, y, r] = [centre.x, centre.y, *radius].map(number);
                let class = self.styles.filled(*paint);
                self.element(&format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\"{class}/>"));
            }
            Shape::Sign { icon, square, paint } => self.sign(*icon, *square, *paint),
            Shape::Picture { rect, picture } => self.picture(*rect, picture),
            Shape::Words { words, at, paint } => self.words(words, *at, *paint),
        }
    }

    fn end_line(&mut self) {
        let (class, d) = std::mem::take(&mut self.line);
        if !d.is_empty() {
            self.element(&format!("<path{class} d=\"{d}\"/>"));
        }
    }

    /// Writes the badges that were kept so far.
    fn end_badges(&mut self) {
        self.body += &self.badges.written();
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
        let class = self.styles.panel(fill, line);
        self.element(&format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{rx}\"{class}/>"
        ));
    }

    /// Its bytes are those of the project: without place, time or author.
    fn picture(&mut self, rect: Rect, picture: &Picture) {
        let [x, y, width, height] = [rect.x0, rect.y0, rect.width(), rect.height()].map(number);
        let bytes = STANDARD.encode(&picture.bytes);
        let mime = picture.media.mime();
        self.element(&format!(
            "<image x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" preserveAspectRatio=\"none\" \
             href=\"data:{mime};base64,{bytes}\"/>"
        ));
    }

    fn sign(&mut self, icon: Icon, square: Rect, paint: Paint) {
        if self.is_large {
            let scale = square.width() / Icon::GRID;
            let placed = Affine::translate(square.origin().to_vec2()) * Affine::scale(scale);
            let strokes: BezPath = icon.strokes().iter().flatten().collect();
            let class = self.styles.line((Icon::STROKE * scale, Pattern::Solid, paint));
            self.element(&format!("<path{class} d=\"{}\"/>", coarse_text(&(placed * strokes))));
            return;
        }
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
        let class = self.styles.drawn(paint);
        self.element(&format!(
            "<use xlink:href=\"#i{nth}\" transform=\"translate({x} {y}) scale({scale})\"{class}/>"
        ));
    }

    fn words(&mut self, words: &Paragraph, at: Point, paint: Paint) {
        let markup = if self.is_large {
            words::text(words, (at, paint), &mut self.styles)
        } else {
            let class = self.styles.filled(paint);
            self.letters.drawn(words, at, &class)
        };
        self.element(&markup);
    }
}
