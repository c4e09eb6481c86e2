//! Lines of Arabic, Hebrew and their like in the order of reading.
//!
//! Some programs draw such a line letter by letter from the right, others from the left as if it were English, and
//! many change within the line. Only the places are sure: what stands further right is read first, except within
//! words and numbers that run from left to right.

use super::glyphs::Glyph;
use super::lines::place;

/// True if one of the letters is written from right to left.
pub(super) fn is_right_to_left(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
            && !is_number(c)
    })
}

fn is_left_to_right(text: &str) -> bool {
    text.chars().any(|c| is_number(c) || c.is_alphabetic() && !is_right_to_left(c.encode_utf8(&mut [0; 4])))
}

/// Digits run from left to right in every script, Arabic ones too.
fn is_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' | '\u{66a}'..='\u{66c}')
}

/// True if most letters of a page are written from right to left: then its lines begin on the right, also those that
/// hold more foreign letters than others.
pub(super) fn reads_from_right(glyphs: &[Glyph]) -> bool {
    let count = |is: fn(&str) -> bool| glyphs.iter().filter(|glyph| is(&glyph.text)).count();
    count(is_right_to_left) > count(is_left_to_right)
}

/// The letters of a line in the order in which they are read, on a page that reads from the right or not.
pub(super) fn in_reading_order(mut glyphs: Vec<(Glyph, bool)>, from_right: bool) -> Vec<(Glyph, bool)> {
    glyphs.sort_by(|(a, _), (b, _)| place(a).total_cmp(&place(b)));
    if from_right {
        glyphs.reverse();
        turn_runs(&mut glyphs, is_left_to_right, is_right_to_left);
    } else {
        turn_runs(&mut glyphs, is_right_to_left, is_left_to_right);
    }
    glyphs
}

/// Turns every run that begins and ends with letters of one kind and holds none of the other.
fn turn_runs(glyphs: &mut [(Glyph, bool)], is_one: fn(&str) -> bool, is_other: fn(&str) -> bool) {
    let mut at = 0;
    while at < glyphs.len() {
        if !is_one(&glyphs[at].0.text) {
            at += 1;
            continue;
        }
        let length =
            glyphs[at..].iter().position(|(glyph, _)| is_other(&glyph.text)).unwrap_or(glyphs.len() - at);
        let last = glyphs[at..at + length].iter().rposition(|(glyph, _)| is_one(&glyph.text)).unwrap_or(0);
        glyphs[at..=at + last].reverse();
        at += length.max(1);
    }
}

#[cfg(test)]
mod tests {
    use kurbo::{Point, Vec2};

    use super::*;

    /// Letters as they stand on the page, from left to right.
    fn seen(text: &str) -> Vec<(Glyph, bool)> {
        let glyph = |(at, c): (usize, char)| Glyph {
            text: c.to_string(),
            at: Point::new(at as f64 * 10.0, 0.0),
            along: Vec2::new(1.0, 0.0),
            width: 10.0,
            size: 10.0,
            mark: 0,
        };
        text.chars().enumerate().map(|one| (glyph(one), false)).collect()
    }

    fn read(glyphs: Vec<(Glyph, bool)>, from_right: bool) -> String {
        in_reading_order(glyphs, from_right).into_iter().map(|(glyph, _)| glyph.text).collect()
    }

    #[test]
    fn a_line_is_read_from_the_right_however_it_was_drawn() {
        let drawn_from_left: Vec<_> = seen("רמדת הריעה");
        let mut drawn_from_right = drawn_from_left.clone();
        drawn_from_right.reverse();
        assert_eq!(read(drawn_from_left, true), "העירה תדמר");
        assert_eq!(read(drawn_from_right, true), "העירה תדמר");
    }

    #[test]
    fn numbers_and_foreign_words_keep_their_own_direction() {
        assert_eq!(read(seen("2016 רמדת .U.S ליח"), true), "חיל U.S. תדמר 2016");
        assert_eq!(read(seen("the army of הירוס left Palmyra"), false), "the army of סוריה left Palmyra");
    }
}
