//! From the lines of a mail to the bytes they stand for: base64, quoted-printable, flowed text.
//!
//! What is cut off or spoilt on the way does not cost the rest: a decoder that gives up at the first wrong byte loses
//! a whole letter for one. After RFC 2045, section 6, and RFC 3676. Start at [`bytes_of`].

use std::borrow::Cow;

/// The bytes of a part whose header names the encoding `transfer`.
pub(super) fn bytes_of<'b>(body: &'b [u8], transfer: &str) -> Cow<'b, [u8]> {
    match transfer.trim().to_ascii_lowercase().as_str() {
        "base64" => Cow::Owned(base64(body)),
        "quoted-printable" => Cow::Owned(quoted_printable(body)),
        _ => Cow::Borrowed(body),
    }
}

fn base64(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0_u32);
    for byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => {
                (bits, count) = (0, 0); // the end, or the end of one of two that were put together
                continue;
            }
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count & 0xff) as u8);
        }
    }
    out
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        let words = line.trim_ascii_end();
        let (words, is_soft) = words.strip_suffix(b"=").map_or((words, false), |words| (words, true));
        escaped(words, &mut out);
        if !is_soft && line.ends_with(b"\n") {
            out.push(b'\n');
        }
    }
    out
}

fn escaped(words: &[u8], out: &mut Vec<u8>) {
    let digit = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let mut rest = words;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        match (first, digit(after.first()), digit(after.get(1))) {
            (b'=', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                rest = &after[2..];
            }
            _ => out.push(*first),
        }
    }
}

/// The paragraphs of flowed text: lines that end in a space go on in the next.
pub(super) fn unflowed(text: &str, drops_space: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut goes_on: Option<usize> = None;
    for line in text.lines() {
        let depth = line.bytes().take_while(|byte| *byte == b'>').count();
        let words = &line[depth..];
        let words = words.strip_prefix(' ').unwrap_or(words);
        if goes_on != Some(depth) {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&line[..depth]);
            out.push_str(if depth > 0 { " " } else { "" });
        }
        let is_soft = words.ends_with(' ') && words != "-- ";
        goes_on = is_soft.then_some(depth);
        out.push_str(if is_soft && drops_space { &words[..words.len() - 1] } else { words });
        if out.is_empty() {
            out.push('\n'); // an empty first line
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(body: &str, transfer: &str) -> String {
        String::from_utf8_lossy(&bytes_of(body.as_bytes(), transfer)).into_owned()
    }

    #[test]
    fn base64_is_read_whatever_is_between_its_letters() {
        assert_eq!(decoded("0KDQvtGB\r\n0YHQuNGP\r\n", "BASE64"), "Россия");
        assert_eq!(decoded("YQ==Yg==!\0 YWJj", "base64"), "ababc");
        assert_eq!(decoded("YWJjZ", "base64"), "abc");
    }

    #[test]
    fn quoted_printable_is_read_and_what_is_none_stays() {
        assert_eq!(
            decoded("Caf=C3=A9 =\r\nPalmyra=2e  \r\n2=3 =zz =", "quoted-printable"),
            "Café Palmyra.\n2=3 =zz "
        );
    }

    #[test]
    fn flowed_lines_are_joined_and_answers_kept_apart() {
        let text = "The army \nleft the city.\n\n> He \n> said so.\n> > No\n From here\n-- \nAnn";
        assert_eq!(
            unflowed(text, false),
            "The army left the city.\n\n> He said so.\n> > No\nFrom here\n-- \nAnn"
        );
        assert_eq!(unflowed("ab \ncd", true), "abcd");
    }
}
