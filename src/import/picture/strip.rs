//! What draws a picture, and nothing else of its file.
//!
//! Of a PNG the chunks for pixels, palette and transparency are kept (ISO/IEC 15948); of a JPEG the segments that
//! decode it (ITU-T T.81), the mark of Adobe that says how its colours are coded, and which way up it is. Place,
//! time, names, thumbnails, comments and whatever follows the end are dropped.

/// The chunks of a PNG that are kept.
const CHUNKS: [&[u8; 4]; 5] = [b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"];
const SIGNATURE: usize = 8;

/// A PNG without what lies beside the pixels; `None` if it breaks off.
pub(super) fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..SIGNATURE)?.to_vec();
    let mut at = SIGNATURE;
    loop {
        let length = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize;
        let end = at.checked_add(12)?.checked_add(length)?;
        let chunk = bytes.get(at..end)?;
        let name = chunk.get(4..8)?;
        if CHUNKS.iter().any(|known| known.as_slice() == name) {
            kept.extend_from_slice(chunk);
        }
        if name == b"IEND" {
            return Some(kept);
        }
        at = end;
    }
}

/// A JPEG without what lies beside the pixels; `None` if it breaks off.
pub(super) fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..2)?.to_vec();
    let (mut at, mut turn) = (2, 1);
    let mut segments = Vec::new();
    loop {
        let marker = marker_at(bytes, &mut at)?;
        if marker == 0xd9 {
            break;
        }
        let end = at.checked_add(usize::from(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?)))?;
        let body = bytes.get(at..end)?;
        at = end;
        if marker == 0xe1 && body.get(2..8) == Some(b"Exif\0\0") {
            turn = orientation(&body[8..]);
        }
        let is_beside = matches!(marker, 0xe0..=0xed | 0xef | 0xfe);
        if is_beside {
            continue;
        }
        segments.extend_from_slice(&[0xff, marker]);
        segments.extend_from_slice(body);
        if marker == 0xda {
            let end = end_of_scan(bytes, at)?;
            segments.extend_from_slice(&bytes[at..end]);
            at = end;
        }
    }
    if turn > 1 {
        kept.extend_from_slice(&exif(turn));
    }
    kept.append(&mut segments);
    kept.extend_from_slice(&[0xff, 0xd9]);
    Some(kept)
}

/// The marker at `at`, which then stands behind it; fill bytes before it are passed over.
fn marker_at(bytes: &[u8], at: &mut usize) -> Option<u8> {
    if *bytes.get(*at)? != 0xff {
        return None;
    }
    while *bytes.get(*at)? == 0xff {
        *at += 1;
    }
    let marker = *bytes.get(*at)?;
    *at += 1;
    (marker != 0).then_some(marker)
}

/// Where the next marker stands behind coded pixels; restart marks belong to these.
fn end_of_scan(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xff)?;
        match bytes.get(at + 1)? {
            0x00 | 0xd0..=0xd7 => at += 2,
            0xff => at += 1,
            _ => return Some(at),
        }
    }
}

/// Which way up a picture is, 1 to 8, from the TIFF header of its Exif on; 1 if it does not say.
pub(super) fn orientation(exif: &[u8]) -> u16 {
    read_orientation(exif).filter(|turn| (1..=8).contains(turn)).unwrap_or(1)
}

fn read_orientation(exif: &[u8]) -> Option<u16> {
    let is_little = match exif.get(..2)? {
        b"II" => true,
        b"MM" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let two: [u8; 2] = exif.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if is_little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) })
    };
    let (low, high) = if is_little { (short(4)?, short(6)?) } else { (short(6)?, short(4)?) };
    let directory = usize::from(high) << 16 | usize::from(low);
    let entries = usize::from(short(directory)?);
    let entry = |nth: usize| directory + 2 + 12 * nth;
    let found = (0..entries).find(|nth| short(entry(*nth)) == Some(0x0112))?;
    short(entry(found) + 8)
}

/// An Exif segment that says which way up the picture is, and no more.
fn exif(turn: u16) -> Vec<u8> {
    let [high, low] = turn.to_be_bytes();
    let mut segment = vec![0xff, 0xe1, 0x00, 34];
    segment.extend_from_slice(b"Exif\0\0MM\0*\0\0\0\x08\0\x01");
    segment.extend_from_slice(&[0x01, 0x12, 0, 3, 0, 0, 0, 1, high, low, 0, 0, 0, 0, 0, 0]);
    segment
}
