//! Reading our own icon files: the few SVG shapes they use, turned into lines.
//!
//! This is no SVG reader. It knows `path`, `circle`, `rect`, `line` and `polyline` with plain numbers, one element a tag,
//! no groups, no transforms, no styles; anything else is an error, so that a drawing is never half read.

use kurbo::{BezPath, Circle, Point, Rect, Shape};
use thiserror::Error;

/// How close the curves of a circle come to the true one, in grid units.
const CLOSE: f64 = 0.005;

/// Why an icon file could not be read. Only the makers of icons ever see it.
#[derive(Debug, Error, PartialEq)]
pub(super) enum DrawingError {
    #[error("expected path, circle, rect, line or polyline, found <{0}>")]
    UnknownShape(String),
    #[error("<{shape}> lacks a number in {attribute}")]
    NoNumber { shape: String, attribute: &'static str },
    #[error("cannot read the path {0:?}")]
    BadPath(String),
}

/// The strokes of an icon file, in the order they are written.
pub(super) fn strokes_in(svg: &str) -> Result<Vec<BezPath>, DrawingError> {
    svg.split('<').skip(1).filter_map(|tag| stroke_of(tag).transpose()).collect()
}

/// The stroke that a tag draws; `None` for the frame around the drawing.
fn stroke_of(tag: &str) -> Result<Option<BezPath>, DrawingError> {
    let shape = tag.split([' ', '/', '>']).next().unwrap_or_default();
    let tag = Tag { shape, text: tag };
    Ok(Some(match shape {
        "" | "svg" => return Ok(None),
        "path" => path(tag.attribute("d").unwrap_or_default())?,
        "circle" => Circle::new((tag.number("cx")?, tag.number("cy")?), tag.number("r")?).to_path(CLOSE),
        "rect" => rect(&tag)?,
        "line" => {
            let (from, to) = ((tag.number("x1")?, tag.number("y1")?), (tag.number("x2")?, tag.number("y2")?));
            through([from.into(), to.into()])
        }
        "polyline" => polyline(&tag)?,
        other => return Err(DrawingError::UnknownShape(other.to_owned())),
    }))
}

struct Tag<'a> {
    shape: &'a str,
    text: &'a str,
}

impl<'a> Tag<'a> {
    fn attribute(&self, name: &str) -> Option<&'a str> {
        let (_, rest) = self.text.split_once(&format!(" {name}=\""))?;
        rest.split_once('"').map(|(value, _)| value)
    }

    fn number(&self, attribute: &'static str) -> Result<f64, DrawingError> {
        let number = self.attribute(attribute).and_then(|value| value.parse().ok());
        number.ok_or_else(|| DrawingError::NoNumber { shape: self.shape.to_owned(), attribute })
    }
}

fn path(d: &str) -> Result<BezPath, DrawingError> {
    match BezPath::from_svg(d) {
        Ok(path) if !path.is_empty() => Ok(path),
        _ => Err(DrawingError::BadPath(d.to_owned())),
    }
}

fn rect(tag: &Tag<'_>) -> Result<BezPath, DrawingError> {
    let corner = Point::new(tag.number("x")?, tag.number("y")?);
    let rect = Rect::from_origin_size(corner, (tag.number("width")?, tag.number("height")?));
    Ok(rect.to_rounded_rect(tag.number("rx")?).to_path(CLOSE))
}

fn polyline(tag: &Tag<'_>) -> Result<BezPath, DrawingError> {
    let missing = || DrawingError::NoNumber { shape: tag.shape.to_owned(), attribute: "points" };
    let points = tag.attribute("points").ok_or_else(missing)?;
    let pairs = points.split_whitespace().map(|pair| {
        let (x, y) = pair.split_once(',')?;
        Some(Point::new(x.parse().ok()?, y.parse().ok()?))
    });
    pairs.collect::<Option<Vec<Point>>>().map(through).ok_or_else(missing)
}

/// One line through these points.
fn through(points: impl IntoIterator<Item = Point>) -> BezPath {
    let mut path = BezPath::new();
    for point in points {
        if path.elements().is_empty() {
            path.move_to(point);
        } else {
            path.line_to(point);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> Result<Vec<String>, String> {
        let svg = format!("<svg viewBox=\"0 0 24 24\">\n  {body}\n</svg>\n");
        strokes_in(&svg)
            .map(|strokes| strokes.iter().map(BezPath::to_svg).collect())
            .map_err(|error| error.to_string())
    }

    #[test]
    fn lines_and_polylines_become_paths() {
        assert_eq!(read(r#"<line x1="1" y1="2" x2="3" y2="4"/>"#), Ok(vec!["M1,2 L3,4".to_owned()]));
        assert_eq!(read(r#"<polyline points="1,2 3,4 5,6"/>"#), Ok(vec!["M1,2 L3,4 L5,6".to_owned()]));
    }

    #[test]
    fn what_is_not_understood_is_refused_by_name() {
        let refused = read(r#"<ellipse cx="1"/>"#);
        assert_eq!(refused, Err("expected path, circle, rect, line or polyline, found <ellipse>".to_owned()));
        assert_eq!(read(r#"<circle cx="1" cy="x" r="2"/>"#), Err("<circle> lacks a number in cy".to_owned()));
        assert_eq!(
            read(r#"<path d="M1 nonsense"/>"#),
            Err(r#"cannot read the path "M1 nonsense""#.to_owned())
        );
        assert_eq!(
            read(r#"<polyline points="1,2 3"/>"#),
            Err("<polyline> lacks a number in points".to_owned())
        );
    }
}
