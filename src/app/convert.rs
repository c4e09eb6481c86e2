//! Between kurbo's geometry and egui's, and between our pixels and egui's; the only place where one becomes the other.

use egui::{Color32, ColorImage, Pos2, Rect, Vec2};

use crate::import::picture::Pixels;
use crate::scene::Paint;

/// The colour that leaves a picture as it is.
pub const AS_IT_IS: Color32 = Color32::WHITE;

/// A point for egui.
pub fn pos2(at: kurbo::Point) -> Pos2 {
    Pos2::new(at.x as f32, at.y as f32)
}

/// A point from egui.
pub fn point(at: Pos2) -> kurbo::Point {
    kurbo::Point::new(f64::from(at.x), f64::from(at.y))
}

/// A way from egui.
pub fn way(by: Vec2) -> kurbo::Vec2 {
    kurbo::Vec2::new(f64::from(by.x), f64::from(by.y))
}

/// A rectangle for egui.
pub fn rect(of: kurbo::Rect) -> Rect {
    Rect::from_min_max(pos2(of.origin()), pos2(kurbo::Point::new(of.x1, of.y1)))
}

/// A colour for egui.
pub fn colour(paint: Paint) -> Color32 {
    Color32::from_rgba_unmultiplied(paint.red, paint.green, paint.blue, paint.alpha)
}

/// The pixels of a picture from egui.
pub fn pixels(image: &ColorImage) -> Pixels {
    let rgba = image.pixels.iter().flat_map(Color32::to_srgba_unmultiplied).collect();
    Pixels { width: image.width(), height: image.height(), rgba }
}

/// Pixels for egui.
pub fn image(pixels: &Pixels) -> ColorImage {
    ColorImage::from_rgba_unmultiplied([pixels.width, pixels.height], &pixels.rgba)
}
