//! A scene as PNG.
//!
//! Drawn on the processor with the outlines of the very words that the window shows; the same scene gives the same
//! bytes on every machine. Nothing is written into the file but the picture and its resolution: no time, no name, no
//! program. What the picture is to be like is in [`PictureOptions`].
//!
//! A picture is made in bands of rows, side by side on all cores, and each band is compressed as soon as those above
//! it are: memory holds some bands and the file, never the picture. Start at [`render`]; a band draws its shapes in
//! [`band`], which pixels a shape covers is found in [`cover`].

mod band;
mod blit;
mod broken;
mod cover;
mod fine;
mod ink;
mod letters;
mod plan;
mod straight;
mod stroke;

use std::io::Write;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::picture::Sheet;
use super::{ExportError, PictureOptions};
use crate::scene::{Paint, Scene};
use band::Band;
use ink::Pixel;
use plan::Plan;

/// Pixels of a band: as many rows as that gives. Fewer and a long line is looked at more often, more and memory
/// grows with the cores.
const BAND_PIXELS: u32 = 1 << 17;
/// How hard the file is compressed, and nothing is filtered: on even ground and with few colours whole runs come again
/// as they are. The whole drawing of a map of 1,000 actors at 4,000 pixels took 0.43 s and 11.5 MB so, 0.60 s and
/// 10.5 MB at level 2, and 0.40 s and 17.8 MB by the encoder's fastest way.
const LEVEL: u8 = 1;
/// Dots per inch of a picture at scale 1.
const DPI: f64 = 96.0;

/// Draws `scene` as PNG bytes.
///
/// The picture covers [`Scene::bounds`] and the margin on each side. Cost grows with the pixels and with
/// what is drawn on them; `benches/png.rs` measures it.
///
/// # Errors
///
/// [`ExportError::Empty`] for an empty scene, [`ExportError::TooLarge`] if a side exceeds 32 768 pixels or the whole
/// 600 million, and the variants that say which option is out of range.
///
/// ```
/// use detente::export::{ExportError, PictureOptions, PictureSize, png};
/// use detente::scene::{Look, Scene};
/// let options =
///     PictureOptions { size: PictureSize::Scale(2.0), transparent: false, margin: 32.0, look: Look::Print };
/// assert_eq!(png::render(&Scene::empty(), &options), Err(ExportError::Empty));
/// ```
pub fn render(scene: &Scene, options: &PictureOptions) -> Result<Vec<u8>, ExportError> {
    let sheet = Sheet::of_pixels(scene, options)?;
    let _span = tracing::info_span!("png", width = sheet.width, height = sheet.height).entered();
    let ground = (!options.transparent).then(|| options.look.style().ground);
    let file = Press::new(scene, sheet, ground).file();
    file.map_err(|error| ExportError::Encode { reason: error.to_string() })
}

/// A picture in the making.
struct Press {
    sheet: Sheet,
    /// What covers everything; a picture without it says of each pixel how clear it is.
    ground: Option<Paint>,
    /// Rows of a band; the last may have fewer.
    rows: u32,
    plan: Plan,
    /// Bands that are not at work.
    idle: Mutex<Vec<Band>>,
}

impl Press {
    fn new(scene: &Scene, sheet: Sheet, ground: Option<Paint>) -> Self {
        let rows = (BAND_PIXELS / sheet.width).clamp(16, sheet.height.max(16));
        Self::in_bands(scene, sheet, ground, rows)
    }

    fn in_bands(scene: &Scene, sheet: Sheet, ground: Option<Paint>, rows: u32) -> Self {
        Self { plan: Plan::of(scene, &sheet, rows), sheet, ground, rows, idle: Mutex::default() }
    }

    /// The bytes of the file. While some bands are drawn, those before them are compressed.
    fn file(&self) -> Result<Vec<u8>, png::EncodingError> {
        let mut bytes = Vec::new();
        let mut writer = self.encoder(&mut bytes).write_header()?;
        let mut rows = writer.stream_writer_with_size(1 << 20)?;
        let bands: Vec<u32> = (0..self.sheet.height.div_ceil(self.rows)).collect();
        let mut ready = Vec::new();
        for wave in bands.chunks(rayon::current_num_threads().max(1)) {
            let draw = || wave.par_iter().map(|nth| self.band(*nth)).collect::<Vec<_>>();
            let write = || self.write(ready, &mut rows);
            let (drawn, written) = rayon::join(draw, write);
            written?;
            ready = drawn;
        }
        self.write(ready, &mut rows)?;
        rows.finish()?;
        writer.finish()?;
        Ok(bytes)
    }

    fn encoder<'b>(&self, bytes: &'b mut Vec<u8>) -> png::Encoder<'b, &'b mut Vec<u8>> {
        let mut encoder = png::Encoder::new(bytes, self.sheet.width, self.sheet.height);
        let is_opaque = self.ground.is_some();
        encoder.set_color(if is_opaque { png::ColorType::Rgb } else { png::ColorType::Rgba });
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_filter(png::Filter::NoFilter);
        encoder.set_deflate_compression(png::DeflateCompression::Level(LEVEL));
        let per_metre = (DPI * self.sheet.scale / 0.0254).round().clamp(1.0, 1e9) as u32;
        let unit = png::Unit::Meter;
        encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: per_metre, yppu: per_metre, unit }));
        encoder
    }

    fn band(&self, nth: u32) -> (u32, Band) {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut band = idle.unwrap_or_else(|| Band::new(self.sheet.width, self.rows));
        band.begin(&self.sheet, nth * self.rows, self.ground.map_or(0, ink::pixel));
        self.plan.band(nth).for_each(|mark| band.draw(mark));
        (nth, band)
    }

    fn write(&self, drawn: Vec<(u32, Band)>, rows: &mut impl Write) -> std::io::Result<()> {
        let mut bytes = Vec::new();
        for (nth, band) in drawn {
            let height = self.rows.min(self.sheet.height - nth * self.rows);
            bytes.clear();
            for row in band.rows().take(height as usize) {
                let pixels = row[..self.sheet.width as usize].iter();
                match self.ground {
                    Some(_) => bytes.extend(pixels.flat_map(|pixel| opaque(*pixel))),
                    None => bytes.extend(pixels.flat_map(|pixel| whole(*pixel))),
                }
            }
            rows.write_all(&bytes)?;
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(band);
        }
        Ok(())
    }
}

/// A pixel without its opacity.
fn opaque(pixel: Pixel) -> [u8; 3] {
    let [red, green, blue, _] = pixel.to_le_bytes();
    [red, green, blue]
}

/// A pixel with its colours as files have them: whole, however faint.
fn whole(pixel: Pixel) -> [u8; 4] {
    let [red, green, blue, alpha] = pixel.to_le_bytes();
    let of = |channel: u8| match alpha {
        0 | 255 => channel,
        alpha => ((u32::from(channel) * 255 + u32::from(alpha) / 2) / u32::from(alpha)).min(255) as u8, // cut just now
    };
    [of(red), of(green), of(blue), alpha]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::PictureSize;
    use crate::model::{IdSource, notation};
    use crate::scene::{Builder, Frame, Look};
    use crate::typeset::Typesetter;

    fn samples(scene: &Scene, ground: Option<Paint>, rows: u32) -> Vec<u8> {
        let size = PictureSize::Width(700);
        let options = PictureOptions { size, transparent: ground.is_none(), margin: 8.0, look: Look::Light };
        let sheet = Sheet::of_pixels(scene, &options).unwrap();
        let bytes = Press::in_bands(scene, sheet, ground, rows).file().unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        let mut samples = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut samples).unwrap();
        samples
    }

    #[test]
    fn no_seam_shows_where_two_bands_meet() {
        let text = "Russia @ 0,0\nIran @ 400,300\nYPG @ 30,600\nRussia - Iran\nRussia + YPG\nYPG - Russia \"a\" \"b\"\nIran + YPG \"c\"";
        let project = notation::parse(text, &mut IdSource::new(1)).unwrap();
        let frame = Frame { look: Look::Light, legend: true, title: false, only: None };
        let scene = Builder::default().build(&project, &frame, &mut Typesetter::bundled_only());
        for ground in [Some(Look::Light.style().ground), None] {
            let (whole, cut) = (samples(&scene, ground, 4096), samples(&scene, ground, 16));
            // What is hardly there may have any colour.
            let shown = |nth: usize, samples: &[u8]| match ground {
                Some(_) => u32::from(samples[nth]),
                None if nth % 4 == 3 => u32::from(samples[nth]),
                None => u32::from(samples[nth]) * u32::from(samples[nth / 4 * 4 + 3]) / 255,
            };
            let is_same = |nth: usize| shown(nth, &whole).abs_diff(shown(nth, &cut)) <= 3;
            assert!(whole.len() == cut.len() && (0..whole.len()).all(is_same));
        }
    }
}
