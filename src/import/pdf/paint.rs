//! What lies on a page when words are drawn: which places are covered, and whether the pen shows.
//!
//! Words are invisible if they are drawn without ink, fully transparent, on a layer that is switched off, or white
//! where nothing was painted before. A white word on a painted place (the head of a table, a photograph) is seen.

use kurbo::{Affine, Point, Rect};
use pdf_extract::{Dictionary, Document, Object};

use super::book;

/// Painted places remembered on a page; later ones count as everywhere.
const MOST_PAINTED: usize = 20_000;

/// What a state of drawing holds that decides whether words are seen.
#[derive(Clone, Debug)]
pub(super) struct Ink {
    /// From the coordinates in use to those of the page.
    pub(super) place: Affine,
    /// True if the pen fills with white.
    pub(super) is_white: bool,
    /// True if letters are drawn without ink.
    pub(super) is_inkless: bool,
    /// True if nothing of the colour comes through.
    pub(super) is_clear: bool,
    /// True once a font was chosen.
    pub(super) has_font: bool,
    /// How a colour's numbers are to be understood.
    space: Space,
}

impl Default for Ink {
    fn default() -> Self {
        let place = Affine::IDENTITY;
        Self {
            place,
            is_white: false,
            is_inkless: false,
            is_clear: false,
            has_font: false,
            space: Space::Light,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Space {
    /// All numbers at their most are white.
    Light,
    /// All numbers at their least are white.
    Inks,
    Unknown,
}

impl Ink {
    /// Takes note of an operation that changes the colour, if it does.
    pub(super) fn colour(&mut self, operator: &str, operands: &[Object]) {
        let numbers: Vec<f64> = operands.iter().filter_map(book::number).collect();
        let is_light = !numbers.is_empty() && numbers.iter().all(|number| *number >= 0.98);
        let is_bare = !numbers.is_empty() && numbers.iter().all(|number| *number <= 0.02);
        match operator {
            "g" | "rg" => self.is_white = is_light,
            "k" => self.is_white = is_bare,
            "sc" | "scn" => {
                self.is_white = match self.space {
                    Space::Light if numbers.len() == 4 => is_bare,
                    Space::Light => is_light,
                    Space::Inks => is_bare,
                    Space::Unknown => false,
                };
            }
            _ => {}
        }
    }

    /// The colours that follow are of the space called `name`.
    pub(super) fn space(&mut self, document: &Document, resources: &Dictionary, name: &[u8]) {
        let named = book::dictionary(document, resources, b"ColorSpace")
            .and_then(|spaces| book::entry(document, spaces, name));
        let family = match named {
            Some(Object::Array(parts)) => {
                parts.first().and_then(|first| first.as_name().ok()).unwrap_or_default()
            }
            Some(Object::Name(name)) => name,
            _ => name,
        };
        self.space = match family {
            b"DeviceGray" | b"CalGray" | b"DeviceRGB" | b"CalRGB" | b"ICCBased" => Space::Light,
            b"DeviceCMYK" | b"Separation" | b"DeviceN" => Space::Inks,
            _ => Space::Unknown,
        };
        // A new space begins with black, or with full ink.
        self.is_white = false;
    }

    /// Takes over what a named state says of transparency.
    pub(super) fn state(&mut self, document: &Document, resources: &Dictionary, name: &[u8]) {
        let states = book::dictionary(document, resources, b"ExtGState");
        let state = states.and_then(|states| book::dictionary(document, states, name));
        let cover = state.and_then(|state| book::entry(document, state, b"ca")).and_then(book::number);
        if let Some(cover) = cover {
            self.is_clear = cover <= 0.02;
        }
    }
}

/// The places painted so far, in the coordinates of the page, and the path on its way.
#[derive(Debug, Default)]
pub(super) struct Painted {
    places: Vec<Rect>,
    pictures: Vec<Rect>,
    path: Option<Rect>,
    current: Point,
}

impl Painted {
    /// How many places were painted: words drawn now lie above these.
    pub(super) fn count(&self) -> usize {
        self.places.len()
    }

    /// True if one of the first `count` places covers `at`.
    pub(super) fn covers(&self, count: usize, at: Point) -> bool {
        let grown = |place: &Rect| place.inflate(2.0, 2.0).contains(at);
        self.places.len() >= MOST_PAINTED || self.places.iter().take(count).any(grown)
    }

    /// True if pictures cover at least half of `page`.
    pub(super) fn is_picture(&self, page: Rect) -> bool {
        let shared: f64 = self.pictures.iter().map(|picture| picture.intersect(page).area()).sum();
        shared >= page.area() / 2.0
    }

    /// Takes note of an operation on the path.
    pub(super) fn draw(&mut self, operator: &str, operands: &[Object], ink: &Ink) {
        let numbers: Vec<f64> = operands.iter().filter_map(book::number).collect();
        match (operator, &numbers[..]) {
            ("m" | "l", [x, y]) => self.reach(ink.place * Point::new(*x, *y)),
            ("c", [a, b, c, d, x, y]) => {
                for (x, y) in [(a, b), (c, d), (x, y)] {
                    self.reach(ink.place * Point::new(*x, *y));
                }
            }
            ("v" | "y", [a, b, x, y]) => {
                self.reach(ink.place * Point::new(*a, *b));
                self.reach(ink.place * Point::new(*x, *y));
            }
            ("re", [x, y, width, height]) => {
                let area = ink.place.transform_rect_bbox(Rect::new(*x, *y, x + width, y + height));
                self.reach(area.origin());
                self.reach(Point::new(area.x1, area.y1));
            }
            ("f" | "F" | "f*" | "B" | "B*" | "b" | "b*", _) => {
                let path = self.path.take();
                if !ink.is_white && !ink.is_clear {
                    self.places.extend(path.filter(|_| self.places.len() < MOST_PAINTED));
                }
            }
            ("S" | "s" | "n", _) => self.path = None,
            _ => {}
        }
    }

    /// A picture fills the unit square of its coordinates.
    pub(super) fn picture(&mut self, ink: &Ink) {
        let area = ink.place.transform_rect_bbox(Rect::new(0.0, 0.0, 1.0, 1.0));
        if self.places.len() < MOST_PAINTED {
            self.places.push(area);
            self.pictures.push(area);
        }
    }

    /// A shading fills whatever it is cut to, which is not reckoned.
    pub(super) fn everywhere(&mut self) {
        self.places.push(Rect::new(-1e6, -1e6, 1e6, 1e6));
    }

    fn reach(&mut self, at: Point) {
        self.current = at;
        let dot = Rect::from_points(at, at);
        self.path = Some(self.path.map_or(dot, |path| path.union(dot)));
    }
}
