//! Words, sentences and headings that lost what stood between them.
//!
//! Seams are collected first (a small letter before a capital, a stop before a capital, a name that swallowed the `and`
//! behind it), then the text is asked whether it knows the halves and never the whole. A name written with a capital
//! inside (`YouTube`, `McDonald`) is no seam. Start at [`Glue::of`].

use super::brands::{is_brand, is_section};
use super::lexicon::{Lexicon, forms};
use super::overlay::{How, Mend};
use super::rules::{Rule, Rules};
use crate::text::Span;
use crate::text::abbreviation::opens_sentences;
use crate::text::seam::STOP_WORDS;
use crate::text::segment::{is_closer, is_glued_sentence, is_stop};

/// A place where two words touch.
#[derive(Clone, Debug)]
struct Seam<'t> {
    at: usize,
    left: &'t str,
    right: &'t str,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    /// `forcesIran`.
    Capital,
    /// `Iranand`.
    Swallowed,
}

/// The seams of a text and what to do about them.
#[derive(Debug, Default)]
pub(super) struct Glue<'t> {
    text: &'t str,
    seams: Vec<Seam<'t>>,
    sentences: Vec<usize>,
}

/// A heading has at most so many characters, and so many words.
const HEADING: (usize, usize) = (120, 18);
/// So many bytes of text stand below a heading at least.
const BODY: usize = 60;

impl<'t> Glue<'t> {
    /// Collects the seams.
    pub fn of(text: &'t str) -> Self {
        let mut glue = Self { text, ..Self::default() };
        let mut last: Option<char> = None;
        for (at, c) in text.char_indices() {
            let Some(before) = last.replace(c) else { continue };
            if c.is_uppercase() && before.is_lowercase() {
                glue.seams.extend(capital(text, at));
            } else if is_stop(before) || is_closer(before) && !c.is_whitespace() {
                glue.sentences.extend(sentence(text, at));
            } else if c == ' ' && before.is_lowercase() {
                glue.seams.extend(swallowed(text, at));
            }
        }
        glue
    }

    /// The words that decisions ask for.
    pub fn wanted(&self) -> impl Iterator<Item = String> + '_ {
        self.seams.iter().flat_map(|seam| {
            let whole = [seam.left, seam.right].concat();
            forms(seam.left).into_iter().chain(forms(seam.right)).chain([
                whole,
                seam.left.into(),
                seam.right.into(),
            ])
        })
    }

    /// The repairs, with the places where headings end. `starts` are the places where paragraphs begin, in order.
    pub fn mends(&self, rules: Rules, lexicon: &Lexicon, starts: &[usize]) -> (Vec<Mend>, Vec<usize>) {
        let mut mends = Vec::new();
        let mut headings = Vec::new();
        if rules.has(Rule::Sentences) {
            mends.extend(self.sentences.iter().map(|at| Mend::insert(*at, How::Space)));
        }
        if rules.has(Rule::Headings) {
            headings = self.headings(lexicon, starts);
            mends.extend(headings.iter().map(|at| Mend::insert(*at, How::Break)));
        }
        if rules.has(Rule::Spaces) {
            let is_free = |seam: &&Seam<'_>| headings.binary_search(&seam.at).is_err();
            let certain = self.seams.iter().filter(is_free).filter(|seam| is_certain(seam, lexicon));
            mends.extend(certain.map(|seam| Mend::insert(seam.at, How::Space)));
        }
        (mends, headings)
    }

    /// The seams behind headings, in order.
    fn headings(&self, lexicon: &Lexicon, starts: &[usize]) -> Vec<usize> {
        let capitals = || self.seams.iter().filter(|seam| seam.kind == Kind::Capital);
        // A text that glues one heading so that nobody can doubt it glues others too.
        let is_plain = |seam: &&Seam<'_>| {
            self.line_start(seam, starts, None).is_some_and(|from| self.is_plain_heading(seam, from, lexicon))
        };
        let is_glued = capitals().any(|seam| is_plain(&seam));
        let mut found: Vec<usize> = Vec::new();
        for seam in capitals() {
            let Some(from) = self.line_start(seam, starts, found.last().copied()) else { continue };
            let opens = opens(self.text, seam) && self.text[from..seam.at].contains(' ');
            let is_likely = is_glued && (opens && is_whole_unknown(seam, lexicon) || is_known(seam, lexicon));
            if self.is_plain_heading(seam, from, lexicon) || is_likely && self.is_heading(seam, from) {
                found.push(seam.at);
            }
        }
        found
    }

    /// Where the paragraph with the seam begins, or the rest of it that no heading took.
    fn line_start(&self, seam: &Seam<'_>, starts: &[usize], heading: Option<usize>) -> Option<usize> {
        let start = starts[..starts.partition_point(|start| *start <= seam.at)].last().copied()?;
        let start = heading.map_or(start, |end| end.max(start));
        (seam.at - start <= 4 * HEADING.0).then_some(start)
    }

    fn is_plain_heading(&self, seam: &Seam<'_>, from: usize, lexicon: &Lexicon) -> bool {
        let words = self.text[from..seam.at].split_whitespace().count();
        let is_vouched = words > 1 && lexicon.known(seam.left) > 0 || is_section(&self.text[from..seam.at]);
        opens(self.text, seam) && is_vouched && self.is_heading(seam, from)
            || is_section(&self.text[from..seam.at])
                && seam.right.chars().count() > 3
                && self.is_heading(seam, from)
    }

    /// True if what stands between `from` and the seam looks like a heading and what follows like its text.
    fn is_heading(&self, seam: &Seam<'_>, from: usize) -> bool {
        let heading = &self.text[from..seam.at];
        let rest = self.text[seam.at..].split('\n').next().unwrap_or_default();
        let has_stop = heading.contains([';', '\n']) || has_sentence_end(heading);
        let is_short =
            heading.chars().count() <= HEADING.0 && heading.split_whitespace().count() <= HEADING.1;
        heading.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && is_short
            && !has_stop
            && rest.len() >= BODY
    }
}

/// True if a sentence ends within a heading: `U.S.` and `1.2` do not count.
fn has_sentence_end(heading: &str) -> bool {
    [". ", "? ", "! ", ", "].iter().any(|stop| {
        heading
            .match_indices(stop)
            .any(|(at, _)| stop.starts_with(',') || heading[..at].ends_with(char::is_lowercase))
    })
}

/// A small letter before a capital, within a word that has but this one.
fn capital(text: &str, at: usize) -> Option<Seam<'_>> {
    let (left, right) = (last_letters(&text[..at]), first_letters(&text[at..]));
    let has_other = |word: &str| word.chars().skip(1).any(char::is_uppercase);
    if has_other(left) || has_other(right) || !is_prose(text, Span::new(at - left.len(), at + right.len())) {
        return None;
    }
    let whole = &text[at - left.len()..at + right.len()];
    let is_name = is_brand(whole) || is_prefix_of_names(left);
    (left.chars().count() >= 3 && !is_name).then_some(Seam { at, left, right, kind: Kind::Capital })
}

/// `MacArthur`, `FitzGerald`, `DeForest`: half of a name.
fn is_prefix_of_names(left: &str) -> bool {
    matches!(
        left,
        "Mac"
            | "Fitz"
            | "Van"
            | "Von"
            | "Della"
            | "Abu"
            | "Ibn"
            | "Ben"
            | "Abd"
            | "Bin"
            | "Saint"
            | "San"
            | "Dos"
            | "Des"
            | "Del"
    )
}

/// A name that ends with a stop word: `Iranand`. `at` is behind it.
fn swallowed(text: &str, at: usize) -> Option<Seam<'_>> {
    let whole = last_letters(&text[..at]);
    if !whole.starts_with(char::is_uppercase) {
        return None;
    }
    let stop = STOP_WORDS.iter().find(|stop| whole.ends_with(**stop))?;
    let left = &whole[..whole.len() - stop.len()];
    let is_name = left.chars().count() >= 4 && left.chars().skip(1).all(char::is_lowercase);
    is_name.then(|| Seam { at: at - stop.len(), left, right: &whole[left.len()..], kind: Kind::Swallowed })
}

/// A capital right behind a stop, where a sentence begins that lost its space.
fn sentence(text: &str, at: usize) -> Option<usize> {
    let before = &text[..at];
    let opening = text[at..].trim_start_matches(['“', '‘', '(', '[', '«', '„']);
    if !opening.starts_with(char::is_alphabetic) {
        return None;
    }
    let stopless = before.trim_end_matches(is_closer).trim_end_matches(is_stop);
    let stops = &before[stopless.len()..];
    if stops.is_empty() || !stops.contains(is_stop) || stops.starts_with('…') {
        return None;
    }
    let (left, right) = (last_letters(stopless), first_letters(opening));
    let is_whole = left.chars().count() >= 2 && right.chars().count() >= 2 || opens_sentences(opening);
    let span = Span::new(stopless.len() - left.len(), text.len() - opening.len() + right.len());
    let is_caseless = || is_caseless_sentence(left, right);
    let is_sentence = is_glued_sentence(stopless, opening) || opens_sentences(opening) && is_lower_end(left);
    let is_certain = is_whole && (is_sentence && !is_domain(right) || is_caseless());
    (is_certain && is_plain_token(text, span)).then_some(at)
}

fn is_lower_end(left: &str) -> bool {
    left.chars().count() >= 3 && left.ends_with(char::is_lowercase)
}

/// Arabic and other scripts without capitals: whole words on both sides, no initials.
fn is_caseless_sentence(left: &str, right: &str) -> bool {
    let is_word = |word: &str| {
        let letters = word.chars().count();
        letters >= 3 && word.chars().all(|c| matches!(c, '\u{600}'..='\u{6ff}'))
    };
    is_word(left) && is_word(right)
}

/// `Amazon.Com`, `Node.Js`.
fn is_domain(word: &str) -> bool {
    [
        "com", "net", "org", "edu", "gov", "info", "io", "ai", "js", "py", "ru", "de", "fr", "uk", "eu",
        "ir", "tv", "co",
    ]
    .iter()
    .any(|domain| word.eq_ignore_ascii_case(domain))
}

/// True if the half of a text between two spaces that holds `span` is no address, no path, no code.
fn is_prose(text: &str, span: Span) -> bool {
    let touches = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || "@#/\\_=<>{}$%&~^|.".contains(c));
    let after = text[span.end..].chars().next();
    let is_end = after == Some('.') && !text[span.end + 1..].starts_with(char::is_alphanumeric);
    !touches(text[..span.start].chars().next_back())
        && (is_end || !touches(after))
        && is_plain_token(text, span)
}

/// True if nothing of an address or of code stands in the same run of letters and signs.
fn is_plain_token(text: &str, span: Span) -> bool {
    const FAR: usize = 60;
    let from = text.floor_char_boundary(span.start.saturating_sub(FAR));
    let to = text.ceil_char_boundary((span.end + FAR).min(text.len()));
    let head = text[from..span.start].rsplit(char::is_whitespace).next().unwrap_or_default();
    let tail = text[span.end..to].split(char::is_whitespace).next().unwrap_or_default();
    let is_code = |part: &str| part.contains(['@', '/', '\\', '_', '=', '#', '<', '>', '{', '}', '|', '`']);
    let goes_on = tail.starts_with('(')
        || tail.strip_prefix('.').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    !is_code(head) && !is_code(tail) && !goes_on && !head.ends_with('.')
}

fn is_certain(seam: &Seam<'_>, lexicon: &Lexicon) -> bool {
    match seam.kind {
        Kind::Capital => {
            let is_small = seam.left.starts_with(char::is_lowercase) && lexicon.count(seam.left) > 0;
            is_small
                && seam.right.chars().count() >= 3
                && lexicon.count(seam.right) > 1
                && is_known(seam, lexicon)
        }
        Kind::Swallowed => {
            let is_name = lexicon.count(seam.left) > 2 && lexicon.count(&seam.left.to_lowercase()) == 0;
            is_name && lexicon.count(seam.right) > 0 && is_whole_unknown(seam, lexicon)
        }
    }
}

/// True if the text knows both halves and not the whole.
fn is_known(seam: &Seam<'_>, lexicon: &Lexicon) -> bool {
    lexicon.known(seam.left) > 0 && lexicon.known(seam.right) > 0 && is_whole_unknown(seam, lexicon)
}

fn is_whole_unknown(seam: &Seam<'_>, lexicon: &Lexicon) -> bool {
    lexicon.count(&[seam.left, seam.right].concat()) <= 1
}

/// True if the right half of a seam begins a sentence.
fn opens(text: &str, seam: &Seam<'_>) -> bool {
    let rest = &text[seam.at..];
    let is_article = matches!(seam.right, "A" | "I") && rest[1..].starts_with(' ');
    is_article || opens_sentences(rest) || MORE_OPENERS.contains(&seam.right)
}

/// Words beyond those of [`opens_sentences`] that begin a paragraph and hardly ever end a name.
const MORE_OPENERS: [&str; 24] = [
    "Whatever",
    "Whether",
    "Already",
    "Because",
    "Since",
    "Once",
    "Even",
    "Both",
    "Many",
    "Most",
    "Several",
    "Such",
    "Here",
    "Now",
    "Today",
    "Yet",
    "Despite",
    "Until",
    "Throughout",
    "Over",
    "Since",
    "Only",
    "One",
    "All",
];

/// No word has more letters; what has is no word, and walking through it again and again would take for ever.
const LONGEST_WORD: usize = 40;

fn last_letters(text: &str) -> &str {
    let letters = text.char_indices().rev().take(LONGEST_WORD).take_while(|(_, c)| c.is_alphabetic());
    letters.last().map_or("", |(at, _)| &text[at..])
}

fn first_letters(text: &str) -> &str {
    let letters = text.char_indices().take(LONGEST_WORD).take_while(|(_, c)| c.is_alphabetic());
    letters.last().map_or("", |(at, c)| &text[..at + c.len_utf8()])
}
