//! The words of a quote or of a place in a text, one by one, as the guard looks at them.
//!
//! Words that lost the space between them (`forcesIran`), letters at digits (`4th`) and the characters of scripts
//! without spaces count one by one; words torn at a line end and contractions count as one. A number takes its
//! decimals and its sign along, and footnote numbers are passed over. Which words matter is the business of the
//! [`guard`](super::guard). Start at [`words_of`].

use super::super::letters::{is_dropped_mark, is_invisible, is_unspaced};
use super::super::squash::{Footnotes, footnotes_of};
use super::super::{Span, fold};

/// A word and what of it can be seen without knowing the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Folded; for a number its digits, with `.` for every sign inside and the sign before or behind it.
    pub folded: String,
    /// Where it stands.
    pub span: Span,
    /// What its letters look like.
    pub look: Look,
    /// True if a sentence may begin with it.
    pub opens: bool,
}

/// What a word looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// It begins with a capital.
    Capital,
    /// It begins with a small letter.
    Small,
    /// Its script knows no capitals.
    Caseless,
    /// Digits.
    Number,
}

/// The words of `text`, from start to end; numbers of footnotes only if they are `kept`.
pub(super) fn words_of(text: &str, kept: Footnotes) -> Vec<Word> {
    let footnotes = if kept == Footnotes::Kept { Vec::new() } else { footnotes_of(text) };
    let mut words = Vec::new();
    let (mut at, mut opens) = (0, true);
    while let Some(c) = text[at..].chars().next() {
        // Some vowel signs count as letters, but no word begins with one.
        if !c.is_alphanumeric() || is_invisible(c) || is_dropped_mark(c) {
            opens = opens_after(c).unwrap_or(opens);
            at += c.len_utf8();
            continue;
        }
        let is_number = is_digit(c) && !is_misread_letter(&text[at..]);
        let end = if is_number { end_of_number(text, at) } else { end_of_word(text, at) };
        let span = Span::new(at, end);
        at = end + possessive(&text[end..]);
        if footnotes.iter().any(|footnote| footnote.overlaps(span)) {
            opens = true;
            continue;
        }
        words.extend(word_at(text, span, opens));
        opens = false;
    }
    words
}

/// Whether a sentence may begin behind `c`; `None` if it leaves that open.
fn opens_after(c: char) -> Option<bool> {
    match c {
        '.' | '!' | '?' | ':' | '…' | '\n' | '•' | '“' | '"' | '«' | '„' | '–' | '—' => {
            Some(true)
        }
        ',' | ';' | '/' => Some(false),
        _ => None,
    }
}

fn word_at(text: &str, span: Span, opens: bool) -> Option<Word> {
    let raw = span.slice(text)?;
    let first = raw.chars().next()?;
    let look = if is_misread_letter(&text[span.start..]) { Look::Small } else { look_of(first) };
    let folded = if look == Look::Number {
        number(text, span)
    } else {
        fold(raw).text().chars().filter(|c| c.is_alphanumeric()).collect()
    };
    (!folded.is_empty()).then_some(Word { folded, span, look, opens })
}

fn look_of(c: char) -> Look {
    let is_georgian = ('\u{10d0}'..='\u{10ff}').contains(&c); // small letters that no sentence begins large
    match c {
        _ if is_digit(c) => Look::Number,
        _ if is_georgian => Look::Caseless,
        _ if c.is_uppercase() => Look::Capital,
        _ if c.is_lowercase() => Look::Small,
        _ => Look::Caseless,
    }
}

fn is_digit(c: char) -> bool {
    c.is_numeric() && !is_unspaced(c)
}

/// `0f`, `5uspended`: a word whose first letter a machine took for a digit; but `5m` and `5th` are numbers.
fn is_misread_letter(rest: &str) -> bool {
    let letters = rest.bytes().skip(1).take_while(u8::is_ascii_lowercase).count();
    let is_ordinal =
        letters == 2 && ["th", "st", "nd", "rd"].iter().any(|ending| rest[1..].starts_with(ending));
    match rest.as_bytes().first() {
        Some(b'0') => letters >= 1,
        Some(b'1' | b'5' | b'4' | b'6' | b'8') => letters >= 3 && !is_ordinal,
        _ => false,
    }
}

/// `cri5is`, `militia5`: the same inside a word or at its end.
fn is_misread_inside(before: &str, rest: &str) -> bool {
    let next = rest.chars().nth(1);
    let is_alike = rest.starts_with(['0', '1', '5']);
    is_alike
        && before.ends_with(char::is_lowercase)
        && next.is_none_or(|c| c.is_lowercase() || !c.is_alphanumeric())
}

fn end_of_word(text: &str, start: usize) -> usize {
    let mut rest = text[start..].char_indices().map(|(at, c)| (start + at, c)).peekable();
    let (mut end, mut last) = (start, None);
    while let Some((at, c)) = rest.next() {
        let goes_on = match c {
            _ if is_invisible(c) || is_dropped_mark(c) => last.is_some(),
            _ if is_digit(c) => last.is_none() || is_misread_inside(&text[..at], &text[at..]),
            _ if c.is_alphanumeric() => last.is_none_or(|last| !parts(last, c)),
            '\'' | '’' | 'ʼ' => {
                if possessive(&text[at..]) > 0 {
                    return end;
                }
                rest.peek().is_some_and(|(_, next)| next.is_alphabetic())
            }
            '-' | '\u{2010}' => match torn(&text[at..]) {
                Some(skipped) => {
                    rest.by_ref().take(skipped).for_each(drop);
                    true
                }
                None => false,
            },
            _ => false,
        };
        if !goes_on {
            return end;
        }
        if c.is_alphanumeric() {
            last = Some(c);
        }
        end = rest.peek().map_or(text.len(), |(at, _)| *at);
    }
    end
}

/// A word ends between these letters although no space does.
fn parts(left: char, right: char) -> bool {
    (left.is_lowercase() && right.is_uppercase()) || is_unspaced(left) || is_unspaced(right)
}

/// How long `’s` is, if nothing follows on it.
fn possessive(rest: &str) -> usize {
    let Some(more) = rest.strip_prefix(['\'', '’', 'ʼ']).and_then(|rest| rest.strip_prefix(['s', 'S']))
    else {
        return 0;
    };
    if more.starts_with(char::is_alphanumeric) { 0 } else { rest.len() - more.len() }
}

/// `-\nsian`: how many characters behind the hyphen to skip, if a small letter follows on the next line.
fn torn(rest: &str) -> Option<usize> {
    let gap: Vec<char> = rest.chars().skip(1).take_while(|c| c.is_whitespace()).collect();
    let next = rest.chars().nth(1 + gap.len())?;
    (gap.contains(&'\n') && next.is_lowercase()).then_some(gap.len())
}

fn end_of_number(text: &str, start: usize) -> usize {
    let mut rest = text[start..].char_indices().map(|(at, c)| (start + at, c)).peekable();
    while let Some((at, c)) = rest.next() {
        let next_is_digit = rest.peek().is_some_and(|(_, next)| is_digit(*next));
        let is_point = matches!(c, '.' | ',' | '٫' | '٬') && next_is_digit;
        if !(is_digit(c) || is_point) {
            return at;
        }
    }
    text.len()
}

/// The number with its sign: a sum of dollars is none of euros.
fn number(text: &str, span: Span) -> String {
    let plain = |c: char| if is_digit(c) { value(c) } else { '.' };
    let mut number: String = text[span.range()].chars().map(plain).collect();
    let before = text[..span.start].trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    let after = text[span.end..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let is_sign =
        |c: &char| matches!(c, '$' | '€' | '£' | '¥' | '₽' | '₪' | '\u{2212}' | '%' | '٪' | '‰' | '°');
    if let Some(sign) =
        before.chars().next_back().filter(|c| is_sign(c) && !matches!(c, '%' | '٪' | '‰' | '°'))
    {
        number.insert(0, sign);
    }
    if let Some(sign) = after.chars().next().filter(|c| is_sign(c) && *c != '\u{2212}') {
        number.push(if sign == '٪' { '%' } else { sign });
    }
    number
}

/// One digit of any script as ours; raised digits and fractions stay what they are.
fn value(c: char) -> char {
    let folded = fold(c.encode_utf8(&mut [0; 4])).text().chars().next().unwrap_or(c);
    let is_raised = matches!(c, '²' | '³' | '¹' | '⁰'..='₉');
    if folded.is_ascii_digit() && !is_raised && !matches!(c, '¼' | '½' | '¾' | '⅐'..='⅟') {
        folded
    } else {
        c
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> String {
        let mark = |word: &Word| match word.look {
            Look::Capital if word.opens => '^',
            Look::Capital => '!',
            Look::Small => '.',
            Look::Caseless => '~',
            Look::Number => '#',
        };
        words_of(text, Footnotes::Dropped)
            .iter()
            .map(|word| format!("{}{}", mark(word), word.folded))
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn glued_words_are_parted_and_torn_ones_joined() {
        assert_eq!(
            show("forcesIran and the 4th mili-\ntias, pro-\nIranian"),
            ".forces !iran .and .the #4 .th .militias .pro ^iranian"
        );
    }

    #[test]
    fn possessives_go_and_contractions_stay() {
        assert_eq!(show("Assad’s men didn’t; Shi’a O'Neil"), "^assad .men .didnt !shia !oneil");
    }

    #[test]
    fn numbers_keep_decimals_and_signs() {
        assert_eq!(show("at $1.5, 15 %, €5, ٣٫٥ and 10²"), ".at #$1.5 #15% #€5 #3.5 .and #10²");
        assert_eq!(show("(MoD)\n.16Another had 3"), "^mo !d ^another .had #3");
    }

    #[test]
    fn digits_that_a_machine_put_into_words_belong_to_these() {
        assert_eq!(
            show("0f cri5is paral1el 5uspended wa5 5m 4th 1 men 5 men 15 men"),
            ".0f .cri5is .paral1el .5uspended .wa5 #5 .m #4 .th #1 .men #5 .men #15 .men"
        );
    }

    #[test]
    fn scripts_without_capitals_are_known_as_such() {
        assert_eq!(show("قالت رُوسِيَا 俄罗"), "~قالت ~روسيا ~俄 ~罗");
        assert_eq!(show("cafe\u{301} Rus\u{ad}sia"), ".cafe !russia");
    }

    #[test]
    fn a_vowel_sign_that_stands_alone_is_no_word() {
        assert_eq!(show("الله \u{65a} ينفي \u{65a}\u{670}x \u{301}"), "~الله ~ينفي .x");
    }
}
