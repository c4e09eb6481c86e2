//! A picture of the project on a picture that is written: its pixels, made larger or smaller.

use super::cover::Spot;
use super::ink::Pixel;
use crate::import::picture::{Pixels, pixels};
use crate::model::Picture;

/// A picture as large as it is to be drawn, in pixels of the whole picture. No larger than its own pixels: what is
/// made larger is looked up pixel by pixel.
#[derive(Debug)]
pub(super) struct Blit {
    pixels: Pixels,
    from: Spot,
    to: Spot,
}

impl Blit {
    /// `picture` between two corners; nothing if it cannot be drawn, or is smaller than a pixel.
    pub fn of(picture: &Picture, (from, to): (Spot, Spot)) -> Option<Self> {
        let size = (to.0 - from.0, to.1 - from.1);
        if !(size.0 >= 1.0 && size.1 >= 1.0) {
            return None;
        }
        let pixels = pixels(picture).ok()?.shrunk_to(size.0.ceil() as usize, size.1.ceil() as usize);
        Some(Self { pixels, from, to })
    }

    /// Draws the rows that lie on a band, whose rows have `stride` pixels and whose first is `top`.
    pub fn draw(&self, band: &mut [Pixel], (stride, top): (usize, f32)) {
        let rows = band.len() / stride.max(1);
        let first = (self.from.1 - top).round().max(0.0) as usize;
        let last = ((self.to.1 - top).round().max(0.0) as usize).min(rows);
        let left = self.from.0.round().max(0.0) as usize;
        let right = (self.to.0.round().max(0.0) as usize).min(stride);
        for row in first..last {
            let part = (row as f32 + 0.5 + top - self.from.1) / (self.to.1 - self.from.1);
            let y = ((part * self.pixels.height as f32) as usize).min(self.pixels.height - 1);
            for column in left..right {
                let part = (column as f32 + 0.5 - self.from.0) / (self.to.0 - self.from.0);
                let x = ((part * self.pixels.width as f32).max(0.0) as usize).min(self.pixels.width - 1);
                let at = (y * self.pixels.width + x) * 4;
                let below = &mut band[row * stride + column];
                if let Some(&[red, green, blue, alpha]) = self.pixels.rgba.get(at..at + 4) {
                    *below = over(*below, [red, green, blue], alpha);
                }
            }
        }
    }
}

fn over(below: Pixel, colour: [u8; 3], alpha: u8) -> Pixel {
    let [red, green, blue, opacity] = below.to_le_bytes();
    let mix = |below: u8, above: u8| {
        let mixed = u32::from(below) * (255 - u32::from(alpha)) + u32::from(above) * u32::from(alpha);
        ((mixed + 127) / 255) as u8 // a mean of two bytes
    };
    let [above_red, above_green, above_blue] = colour;
    u32::from_le_bytes([
        mix(red, above_red),
        mix(green, above_green),
        mix(blue, above_blue),
        mix(opacity, 255),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::picture::{read_picture, write_png};

    #[test]
    fn a_picture_covers_its_box_and_what_is_clear_in_it_does_not() {
        let rgba = vec![255, 0, 0, 255, 0, 0, 255, 0];
        let bytes = write_png(&Pixels { width: 2, height: 1, rgba }).unwrap();
        let picture = read_picture(&bytes, "x").unwrap();
        let blit = Blit::of(&picture, ((2.0, 11.0), (6.0, 13.0))).unwrap();
        let mut band = vec![u32::from_le_bytes([9, 9, 9, 255]); 8 * 4];
        blit.draw(&mut band, (8, 10.0));
        let row =
            |nth: usize| -> Vec<u8> { band[nth * 8..][..8].iter().map(|one| one.to_le_bytes()[0]).collect() };
        assert_eq!(row(0), [9; 8]);
        assert_eq!(row(1), [9, 9, 255, 255, 9, 9, 9, 9]);
        assert_eq!((row(2), row(3)), (row(1), row(0)));
    }
}
