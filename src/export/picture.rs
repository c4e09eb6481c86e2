//! What a picture is to be like, and whether it can be.

use std::ops::RangeInclusive;

use kurbo::Rect;

use super::ExportError;
use crate::scene::{Look, Scene};

/// Scales that can be asked for, in pixels per canvas unit.
pub(super) const SCALES: RangeInclusive<f64> = 1.0..=8.0;
/// No side of a picture has more pixels: many viewers refuse larger ones.
pub(super) const LARGEST_SIDE: u32 = 32_768;
/// No picture has more pixels: whoever shows it takes four bytes for each.
pub(super) const MOST_PIXELS: u64 = 600_000_000;

/// What a picture is to be like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PictureOptions {
    /// How large.
    pub size: PictureSize,
    /// True if nothing is painted behind the map.
    pub transparent: bool,
    /// Canvas units of ground on each side of the map.
    pub margin: f64,
    /// The look that the scene was built in; it gives the ground.
    pub look: Look,
}

/// How large a picture is to be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PictureSize {
    /// Pixels per canvas unit, 1 to 8: 1 looks like the window at 100 %, 3 suits print.
    Scale(f64),
    /// Width in pixels, whatever the map's.
    Width(u32),
}

/// Width and height of the PNG that `options` would make of `scene`, in pixels.
///
/// # Errors
///
/// [`ExportError`], as drawing it would.
pub fn pixels(scene: &Scene, options: &PictureOptions) -> Result<(u32, u32), ExportError> {
    Sheet::of_pixels(scene, options).map(|sheet| (sheet.width, sheet.height))
}

/// `options` as they are if the picture of `scene` has at most so many pixels, and otherwise with the greatest width at
/// which it has.
///
/// # Errors
///
/// [`ExportError`], as drawing it would, except that it cannot be too large.
pub fn fitted(
    scene: &Scene,
    options: &PictureOptions,
    most_pixels: u64,
) -> Result<PictureOptions, ExportError> {
    let (area, _) = Sheet::of(scene, options)?;
    match pixels(scene, options) {
        Ok((width, height)) if u64::from(width) * u64::from(height) <= most_pixels => Ok(*options),
        Ok(_) | Err(ExportError::TooLarge { .. }) => {
            Ok(PictureOptions { size: PictureSize::Width(widest(area, most_pixels)), ..*options })
        }
        Err(error) => Err(error),
    }
}

/// A picture that can be drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet {
    /// What is seen, in canvas units.
    pub area: Rect,
    /// Pixels per canvas unit.
    pub scale: f64,
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
}

impl Sheet {
    /// The sheet for `scene`.
    ///
    /// # Errors
    ///
    /// Every [`ExportError`] about what was asked for; sides are not limited, see [`Sheet::of_pixels`].
    pub fn of(scene: &Scene, options: &PictureOptions) -> Result<(Rect, f64), ExportError> {
        if scene.is_empty() || !scene.bounds().is_finite() {
            return Err(ExportError::Empty);
        }
        if !(0.0..=10_000.0).contains(&options.margin) {
            return Err(ExportError::Margin { found: options.margin });
        }
        let area = scene.bounds().inflate(options.margin, options.margin).expand();
        let scale = match options.size {
            PictureSize::Scale(scale) if SCALES.contains(&scale) => scale,
            PictureSize::Scale(found) => return Err(ExportError::Scale { found }),
            PictureSize::Width(0) => return Err(ExportError::Width { found: 0 }),
            PictureSize::Width(pixels) => f64::from(pixels) / area.width(),
        };
        Ok((area, scale))
    }

    /// The sheet for a picture made of pixels.
    ///
    /// # Errors
    ///
    /// [`ExportError::TooLarge`] if a side or the whole has too many pixels, and what [`Sheet::of`] finds.
    pub fn of_pixels(scene: &Scene, options: &PictureOptions) -> Result<Self, ExportError> {
        let (area, scale) = Self::of(scene, options)?;
        // A width that was asked for is kept to the pixel, though division and multiplication may miss it by a hair.
        let pixels = |length: f64| ((length * scale - 1e-6).ceil().max(1.0)) as u64;
        let (width, height) = (pixels(area.width()), pixels(area.height()));
        let fits = |side: u64| u32::try_from(side).ok().filter(|side| *side <= LARGEST_SIDE);
        match (fits(width), fits(height)) {
            (Some(width), Some(height)) if u64::from(width) * u64::from(height) <= MOST_PIXELS => {
                Ok(Self { area, scale, width, height })
            }
            _ => Err(ExportError::TooLarge { width, height, widest: widest(area, MOST_PIXELS) }),
        }
    }
}

/// The widest picture of `area` that is allowed and has at most so many pixels.
fn widest(area: Rect, most_pixels: u64) -> u32 {
    let side = f64::from(LARGEST_SIDE);
    let by_height = side * area.width() / area.height();
    let by_pixels = (most_pixels.min(MOST_PIXELS) as f64 * area.width() / area.height()).sqrt();
    // One less than the sums say: sides are rounded up.
    (side.min(by_height).min(by_pixels) - 1.0).floor().max(1.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{IdSource, notation};
    use crate::scene::{Builder, Frame};
    use crate::typeset::Typesetter;

    #[test]
    fn a_picture_that_is_too_large_for_somewhere_gets_the_greatest_width_that_fits() {
        for places in ["0,0\nIran @ 9000,20000", "0,0\nIran @ 30000,90", "0,0\nIran @ 900000,900000"] {
            let project = notation::parse(&format!("Russia @ {places}"), &mut IdSource::new(1)).unwrap();
            let frame = Frame { look: Look::Light, legend: false, title: false, only: None };
            let scene = Builder::default().build(&project, &frame, &mut Typesetter::bundled_only());
            let size = PictureSize::Scale(2.0);
            let asked = PictureOptions { size, transparent: false, margin: 32.0, look: Look::Light };
            let fits = fitted(&scene, &asked, 10_000_000).unwrap();
            let (width, height) = pixels(&scene, &fits).unwrap();
            assert!(u64::from(width) * u64::from(height) <= 10_000_000);
            let wider = PictureOptions { size: PictureSize::Width(width + width / 100 + 2), ..asked };
            let wider = pixels(&scene, &wider).map(|(width, height)| u64::from(width) * u64::from(height));
            assert!(wider.is_err() || wider.is_ok_and(|pixels| pixels > 10_000_000), "{places}");
            assert_eq!(fitted(&scene, &fits, 10_000_000), Ok(fits));
            let nothing = PictureOptions { size: PictureSize::Scale(0.1), ..asked };
            assert_eq!(fitted(&scene, &nothing, 10_000_000), Err(ExportError::Scale { found: 0.1 }));
        }
    }
}
