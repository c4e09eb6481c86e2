//! Pixels, and colour laid over them.

use crate::scene::Paint;

/// A pixel: red, green, blue and opacity, the others premultiplied, from the lowest byte to the highest.
pub(super) type Pixel = u32;

/// How many pixels are painted at a time: lines are seldom wider, and processors reckon with four numbers at once.
pub(super) const FOUR: usize = 4;

/// A paint as the pixel it makes where it covers all.
pub(super) fn pixel(paint: Paint) -> Pixel {
    u32::from_le_bytes([paint.red, paint.green, paint.blue, 255])
}

/// A colour that is laid over pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ink {
    /// A pixel that it covers.
    pub full: Pixel,
    /// How much of it a wholly covered pixel gets, to 256.
    strength: f32,
}

impl Ink {
    /// Ink of this colour.
    pub fn of(paint: Paint) -> Self {
        Self { full: pixel(paint), strength: f32::from(paint.alpha) * (256.0 / 255.0) }
    }

    /// The pixel with so many 256ths of this ink: two channels at once, sixteen bits each.
    #[inline]
    pub fn over(&self, pixel: Pixel, amount: u32) -> Pixel {
        const EVEN: u32 = 0x00ff_00ff;
        const HALVES: u32 = 0x0080_0080;
        let mix = |below: u32, ink: u32| below * (256 - amount) + ink * amount + HALVES;
        let even = mix(pixel & EVEN, self.full & EVEN) >> 8 & EVEN;
        let odd = mix(pixel >> 8 & EVEN, self.full >> 8 & EVEN) & !EVEN;
        even | odd
    }

    /// How many 256ths a pixel gets that is covered so far; what is covered twice counts once.
    #[inline]
    pub fn amount(&self, covered: f32) -> u32 {
        // To this number only whole ones can be added, and they are its last bits: rounding in one instruction, where
        // `as` takes care of numbers that do not come here.
        const WHOLE: f32 = 8_388_608.0;
        let covered = covered.abs();
        let covered = if covered < 1.0 { covered } else { 1.0 };
        (covered * self.strength + WHOLE).to_bits() & 0x1ff // 0..=256
    }

    /// Paints pixels that are covered so far.
    #[inline]
    pub fn paint(&self, pixels: &mut [Pixel; FOUR], covered: [f32; FOUR]) {
        let amounts = covered.map(|covered| self.amount(covered));
        *pixels = std::array::from_fn(|nth| self.over(pixels[nth], amounts[nth]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pixel_gets_as_much_ink_as_it_is_covered() {
        let ink = Ink::of(Paint::opaque(0, 0, 0));
        let amounts = [0.0, 0.25, 0.5, 0.999, 1.0, 1.5, -0.5, f32::NAN].map(|covered| ink.amount(covered));
        assert_eq!(amounts, [0, 64, 128, 256, 256, 256, 128, 256]);
        let faint = Ink::of(Paint::opaque(0, 0, 0).faded(0.5));
        assert!((127..=129).contains(&faint.amount(1.0)));
        let mut pixels = [u32::MAX; FOUR];
        ink.paint(&mut pixels, [0.0, 0.5, 1.0, 2.0]);
        assert_eq!(pixels.map(|pixel| pixel.to_le_bytes()[0]), [255, 128, 0, 0]);
    }
}
