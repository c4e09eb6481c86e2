//! Promises of reading pictures.

use super::*;

/// A PNG of these pixels, with a text chunk that says who made it.
fn png_with_author(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.add_text_chunk("Author".to_owned(), "J. Source, 33.51 N 36.29 E".to_owned()).unwrap();
    let mut writer = encoder.write_header().unwrap();
    let pixels: Vec<u8> = (0..width * height * 3).map(|at| at as u8).collect();
    writer.write_image_data(&pixels).unwrap();
    writer.finish().unwrap();
    bytes
}

/// A grey JPEG, 8 by 8, baseline: written by hand after ITU-T T.81, with whatever segments are given in front.
fn jpeg_with(segments: &[(u8, &[u8])]) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8];
    let mut segment = |marker: u8, body: &[u8]| {
        bytes.extend([0xff, marker]);
        bytes.extend((body.len() as u16 + 2).to_be_bytes());
        bytes.extend(body);
    };
    segments.iter().for_each(|(marker, body)| segment(*marker, body));
    segment(0xdb, &[&[0][..], &[1; 64]].concat());
    segment(0xc0, &[8, 0, 8, 0, 8, 1, 1, 0x11, 0]);
    // One code each: a difference of no bits, and the end of the block.
    segment(0xc4, &[&[0x00, 1][..], &[0; 15], &[0]].concat());
    segment(0xc4, &[&[0x10, 1][..], &[0; 15], &[0]].concat());
    segment(0xda, &[1, 1, 0, 0, 63, 0]);
    bytes.extend([0x3f, 0xff, 0xd9]);
    bytes
}

#[test]
fn what_is_written_beside_the_pixels_of_a_png_is_left_out() {
    let bytes = png_with_author(3, 2);
    assert!(bytes.windows(6).any(|part| part == b"Source"));
    let picture = read_picture(&bytes, "arch").unwrap();
    assert!(!picture.bytes.windows(6).any(|part| part == b"Source"));
    assert_eq!((picture.media, picture.size, picture.stand), (Media::Png, (3, 2), None));
    let drawn = pixels(&picture).unwrap();
    assert_eq!((&drawn.rgba[..8], drawn.rgba.len()), (&[0, 1, 2, 255, 3, 4, 5, 255][..], 24));
}

#[test]
fn a_jpeg_loses_its_place_and_comments_but_not_which_way_up_it_is() {
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    exif.extend(b"GPS 33.51 N");
    let mut bytes = jpeg_with(&[(0xe1, &exif), (0xfe, b"by J. Source")]);
    bytes.extend(b"a film behind the picture");
    let picture = read_picture(&bytes, "arch").unwrap();
    for word in [&b"GPS"[..], b"Source", b"film"] {
        assert!(!picture.bytes.windows(word.len()).any(|part| part == word), "{word:?}");
    }
    assert!(picture.bytes.windows(4).any(|part| part == b"Exif"), "which way up it is");
    assert_eq!(pixels(&picture).unwrap().rgba.len(), 8 * 8 * 4);
}

#[test]
fn a_picture_on_its_side_is_set_upright() {
    let drawn = Pixels { width: 2, height: 1, rgba: vec![1, 1, 1, 1, 2, 2, 2, 2] };
    let upright = turned(drawn.clone(), 6);
    assert_eq!((upright.width, upright.height, &upright.rgba[..4]), (1, 2, &[1, 1, 1, 1][..]));
    assert_eq!(turned(drawn.clone(), 8).rgba[..4], [2, 2, 2, 2]);
    assert_eq!(turned(drawn.clone(), 3).rgba[..4], [2, 2, 2, 2]);
    assert_eq!(turned(drawn.clone(), 0), drawn, "a number that means nothing");
}

#[test]
fn what_is_no_picture_or_a_broken_or_a_huge_one_is_refused_with_the_reason() {
    let error = |bytes: &[u8]| read_picture(bytes, "x").unwrap_err().to_string();
    assert_eq!(error(b"GIF89a"), "the file is neither a PNG nor a JPEG picture");
    let whole = png_with_author(30, 20);
    for cut in [9, 30, whole.len() - 13] {
        assert_eq!(error(&whole[..cut]), "the PNG file is damaged: it ends in the middle", "{cut}");
    }
    assert_eq!(error(b"\xff\xd8\xff\xe1\xff\xffab"), "the JPEG file is damaged: it ends in the middle");
    let mut huge = whole.clone();
    huge[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]); // its header, and with it the check sum, lies
    assert!(read_picture(&huge, "x").is_err());
}

#[test]
fn no_bytes_make_a_picture_panic() {
    let whole = [png_with_author(9, 9), jpeg_with(&[(0xe1, b"Exif\0\0II*\0\xff\xff\xff\xff")])];
    for bytes in &whole {
        for at in 0..bytes.len() {
            for value in [0, 1, 0x7f, 0xff] {
                let mut mutant = bytes.clone();
                mutant[at] = value;
                drop(read_picture(&mutant, "x"));
                drop(read_picture(&mutant[..at], "x"));
            }
        }
    }
}
