//! Pictures for the canvas: PNG and JPEG, without what cameras and programs wrote beside the pixels.
//!
//! A photograph may say where, when and by whom it was taken, and a source may be hurt by that. So [`read_picture`]
//! keeps what draws the picture and nothing else (`strip`). What the bytes look like is [`pixels`].

mod smaller;
mod strip;

use std::io::Cursor;

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

pub use smaller::read_smaller;

use super::ImportError;
use crate::model::{LARGEST_PICTURE, MOST_PIXELS, Media, Picture};

/// Rows of pixels from the top, each pixel red, green, blue and opacity of eight bits, not multiplied; sRGB.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Four bytes a pixel.
    pub rgba: Vec<u8>,
}

impl Pixels {
    /// The same no wider and no higher than this, each pixel the mean of those that it stands for; itself if it is
    /// small enough.
    #[must_use]
    pub fn shrunk_to(self, width: usize, height: usize) -> Self {
        let (width, height) = (self.width.min(width.max(1)), self.height.min(height.max(1)));
        if (width, height) == (self.width, self.height) {
            return self;
        }
        let mut rgba = Vec::with_capacity(width * height * 4);
        for row in 0..height {
            let rows = (row * self.height / height, ((row + 1) * self.height).div_ceil(height));
            for column in 0..width {
                let columns = (column * self.width / width, ((column + 1) * self.width).div_ceil(width));
                rgba.extend(self.mean(columns, rows));
            }
        }
        Self { width, height, rgba }
    }

    /// The mean of some columns in some rows. What is clear has no colour to give.
    fn mean(&self, columns: (usize, usize), rows: (usize, usize)) -> [u8; 4] {
        let (mut sums, mut opaque, mut count) = ([0_u64; 3], 0_u64, 0_u64);
        for row in rows.0..rows.1 {
            let line = &self.rgba[(row * self.width + columns.0) * 4..(row * self.width + columns.1) * 4];
            for pixel in line.chunks_exact(4) {
                let alpha = u64::from(pixel[3]);
                sums.iter_mut().zip(pixel).for_each(|(sum, value)| *sum += u64::from(*value) * alpha);
                opaque += alpha;
                count += 1;
            }
        }
        let [red, green, blue] = sums.map(|sum| (sum / opaque.max(1)) as u8); // means of bytes
        [red, green, blue, (opaque / count.max(1)) as u8]
    }
}

/// The picture in `bytes`, called `name`, standing nowhere yet. Place, time, camera, author and whatever else is
/// written beside the pixels is left out; how the picture is turned is kept.
///
/// # Errors
///
/// [`ImportError::NoPicture`] if it is neither PNG nor JPEG, [`ImportError::PictureTooLarge`] beyond
/// [`LARGEST_PICTURE`] bytes or [`MOST_PIXELS`], [`ImportError::Damaged`] if it cannot be drawn.
pub fn read_picture(bytes: &[u8], name: &str) -> Result<Picture, ImportError> {
    let media = Media::of(bytes).ok_or(ImportError::NoPicture)?;
    let kept = match media {
        Media::Png => strip::png(bytes),
        Media::Jpeg => strip::jpeg(bytes),
    };
    let kept = kept.ok_or_else(|| damaged(media, "it ends in the middle"))?;
    if kept.len() > LARGEST_PICTURE {
        let found = format!("{:.1} MB", kept.len() as f64 / 1_000_000.0);
        let limit = format!("{:.1} MB", LARGEST_PICTURE as f64 / 1_000_000.0);
        return Err(ImportError::PictureTooLarge { found, limit });
    }
    let drawn = decoded((media, &kept), MOST_PIXELS)?;
    let side = |pixels: usize| u32::try_from(pixels).unwrap_or(u32::MAX);
    let size = (side(drawn.width), side(drawn.height));
    Ok(Picture { name: name.to_owned(), media, bytes: kept.into(), size, stand: None, locked: false })
}

/// What a picture looks like.
///
/// # Errors
///
/// As [`read_picture`], for a picture that came from a file that somebody else wrote.
pub fn pixels(picture: &Picture) -> Result<Pixels, ImportError> {
    decoded((picture.media, &picture.bytes), MOST_PIXELS)
}

/// Pixels as the bytes of a PNG.
///
/// # Errors
///
/// [`ImportError::PictureTooLarge`] beyond [`MOST_PIXELS`], [`ImportError::Damaged`] if there are not as many pixels
/// as the size says.
pub fn write_png(pixels: &Pixels) -> Result<Vec<u8>, ImportError> {
    must_be_small((pixels.width, pixels.height), MOST_PIXELS)?;
    let side = |pixels: usize| u32::try_from(pixels).unwrap_or(u32::MAX);
    let fault = |error: png::EncodingError| damaged(Media::Png, &error.to_string());
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, side(pixels.width), side(pixels.height));
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().map_err(fault)?;
    writer.write_image_data(&pixels.rgba).map_err(fault)?;
    writer.finish().map_err(fault)?;
    Ok(bytes)
}

/// The pixels of a picture, if it has no more than `most`.
fn decoded((media, bytes): (Media, &[u8]), most: u64) -> Result<Pixels, ImportError> {
    match media {
        Media::Png => png(bytes, most),
        Media::Jpeg => jpeg(bytes, most),
    }
}

fn png(bytes: &[u8], most: u64) -> Result<Pixels, ImportError> {
    let fault = |error: png::DecodingError| damaged(Media::Png, &error.to_string());
    let mut decoder = png::Decoder::new_with_limits(
        Cursor::new(bytes),
        png::Limits { bytes: usize::try_from(most * 8).unwrap_or(usize::MAX) },
    );
    decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
    let mut reader = decoder.read_info().map_err(fault)?;
    let (width, height) = (reader.info().width as usize, reader.info().height as usize);
    must_be_small((width, height), most)?;
    let size = reader.output_buffer_size().ok_or_else(|| damaged(Media::Png, "its size cannot be"))?;
    let mut drawn = vec![0; size];
    let frame = reader.next_frame(&mut drawn).map_err(fault)?;
    drawn.truncate(frame.buffer_size());
    let rgba = match frame.color_type {
        png::ColorType::Rgba => drawn,
        png::ColorType::GrayscaleAlpha => {
            drawn.chunks_exact(2).flat_map(|pixel| [pixel[0], pixel[0], pixel[0], pixel[1]]).collect()
        }
        png::ColorType::Rgb => {
            drawn.chunks_exact(3).flat_map(|pixel| [pixel[0], pixel[1], pixel[2], 255]).collect()
        }
        png::ColorType::Grayscale | png::ColorType::Indexed => {
            drawn.iter().flat_map(|grey| [*grey, *grey, *grey, 255]).collect()
        }
    };
    Ok(Pixels { width, height, rgba })
}

fn jpeg(bytes: &[u8], most: u64) -> Result<Pixels, ImportError> {
    let fault = |error: zune_jpeg::errors::DecodeErrors| damaged(Media::Jpeg, &format!("{error:?}"));
    let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::RGBA);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(fault)?;
    let info = decoder.info().ok_or_else(|| damaged(Media::Jpeg, "it says no size"))?;
    let (width, height) = (usize::from(info.width), usize::from(info.height));
    must_be_small((width, height), most)?;
    let turn = decoder.exif().map_or(1, |exif| strip::orientation(exif));
    let rgba = decoder.decode().map_err(fault)?;
    if rgba.len() != width * height * 4 {
        return Err(damaged(Media::Jpeg, "its colours cannot be read"));
    }
    Ok(turned(Pixels { width, height, rgba }, turn))
}

fn must_be_small((width, height): (usize, usize), most: u64) -> Result<(), ImportError> {
    let found = width as u64 * height as u64;
    if width == 0 || height == 0 || found > most {
        let (found, limit) = (format!("{width} × {height} pixels"), format!("{most} pixels"));
        return Err(ImportError::PictureTooLarge { found, limit });
    }
    Ok(())
}

/// Set upright, by the numbers of Exif 2.32, 4.6.4: 2 to 4 mirror or turn half round, 5 to 8 lie on their side.
fn turned(drawn: Pixels, orientation: u16) -> Pixels {
    let (wide, high) = (drawn.width, drawn.height);
    let lies = (5..=8).contains(&orientation);
    let (width, height) = if lies { (high, wide) } else { (wide, high) };
    let source = |x: usize, y: usize| match orientation {
        2 => (wide - 1 - x, y),
        3 => (wide - 1 - x, high - 1 - y),
        4 => (x, high - 1 - y),
        5 => (y, x),
        6 => (y, high - 1 - x),
        7 => (wide - 1 - y, high - 1 - x),
        8 => (wide - 1 - y, x),
        _ => (x, y),
    };
    if !(2..=8).contains(&orientation) {
        return drawn;
    }
    let mut rgba = Vec::with_capacity(drawn.rgba.len());
    for y in 0..height {
        for x in 0..width {
            let (from_x, from_y) = source(x, y);
            let at = (from_y * wide + from_x) * 4;
            rgba.extend_from_slice(&drawn.rgba[at..at + 4]);
        }
    }
    Pixels { width, height, rgba }
}

fn damaged(media: Media, why: &str) -> ImportError {
    let format = match media {
        Media::Png => "PNG",
        Media::Jpeg => "JPEG",
    };
    ImportError::Damaged { format, why: crate::model::quoted::tamed(why, 120) }
}

#[cfg(test)]
mod tests;
