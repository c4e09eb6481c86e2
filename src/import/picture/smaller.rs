//! A picture that is too large, made smaller until it fits.
//!
//! It becomes a PNG of fewer pixels, each the mean of those that it stands for. What is written beside the pixels is
//! gone with that.

use super::{ImportError, Pixels, decoded, read_picture, write_png};
use crate::model::{LARGEST_PICTURE, MOST_PIXELS, Media, Picture};

/// No picture of more pixels than this is read, however small it is to become.
const MOST_READ: u64 = 4 * MOST_PIXELS;
/// The first try has no more pixels than this.
const FIRST_TRY: f64 = 6_000_000.0;
/// Each further try has so much of the room left free.
const SPARE: f64 = 0.9;

/// The picture in `bytes`, called `name`, with fewer pixels if it would be too large otherwise.
///
/// # Errors
///
/// As [`read_picture`]; [`ImportError::PictureTooLarge`] only beyond four times [`MOST_PIXELS`].
pub fn read_smaller(bytes: &[u8], name: &str) -> Result<Picture, ImportError> {
    match read_picture(bytes, name) {
        Err(ImportError::PictureTooLarge { .. }) => {}
        other => return other,
    }
    let media = Media::of(bytes).ok_or(ImportError::NoPicture)?;
    let drawn = decoded((media, bytes), MOST_READ)?;
    let mut part = FIRST_TRY / area(&drawn);
    let mut smaller = drawn;
    loop {
        smaller = by_area(smaller, part);
        let written = write_png(&smaller)?;
        if written.len() <= LARGEST_PICTURE {
            return read_picture(&written, name);
        }
        part = SPARE * LARGEST_PICTURE as f64 / written.len() as f64;
    }
}

fn area(pixels: &Pixels) -> f64 {
    pixels.width as f64 * pixels.height as f64
}

/// The same shape with so much of the area, and at least a pixel less on each side unless `part` is 1 or more.
fn by_area(pixels: Pixels, part: f64) -> Pixels {
    if part >= 1.0 {
        return pixels;
    }
    let side = |side: usize| ((side as f64 * part.sqrt()).floor() as usize).clamp(1, side.max(2) - 1);
    let (width, height) = (side(pixels.width), side(pixels.height));
    pixels.shrunk_to(width, height)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pixels that nobody can pack: a fixed noise.
    fn noise(width: usize, height: usize) -> Pixels {
        let mut state = 7_u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 56) as u8
        };
        let rgba = (0..width * height).flat_map(|_| [next(), next(), next(), 255]).collect();
        Pixels { width, height, rgba }
    }

    #[test]
    fn a_picture_of_too_many_bytes_fits_with_fewer_pixels_and_keeps_its_shape() {
        let bytes = write_png(&noise(1600, 1200)).unwrap();
        assert!(bytes.len() > LARGEST_PICTURE);
        assert!(matches!(read_picture(&bytes, "a"), Err(ImportError::PictureTooLarge { .. })));
        let smaller = read_smaller(&bytes, "a").unwrap();
        assert!(smaller.bytes.len() <= LARGEST_PICTURE);
        let (width, height) = smaller.size;
        assert!((f64::from(width) / f64::from(height) - 4.0 / 3.0).abs() < 0.01, "{width} × {height}");
        assert!(width > 800, "no smaller than it has to be: {width}");
    }

    #[test]
    fn a_picture_that_fits_is_left_as_it_is() {
        let bytes = write_png(&noise(20, 10)).unwrap();
        assert_eq!(read_smaller(&bytes, "a").unwrap(), read_picture(&bytes, "a").unwrap());
    }
}
