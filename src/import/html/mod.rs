//! Web pages: the article, or the whole page where there is none.
//!
//! A page goes through four stations, and only the third builds a tree: letters ([`charset`]), long tags cut
//! ([`tame`]), everything sifted out that is no text ([`sieve`]), the article found by its prose (dom_smoothie, after
//! Mozilla's Readability), lines written ([`lines`]). Markup that nests too deep or never ends builds no tree: its
//! words are written as they come. What the page hides is kept with a mark where it stands in the article, and counted
//! where it does not. [`facts`] says what the page states of itself. Start at [`read`].

mod charset;
mod facts;
mod found;
mod hidden;
mod lines;
mod names;
mod sieve;
mod tame;
mod tokens;

use dom_smoothie::{Config, Readability};

use self::facts::Facts;
use self::hidden::Sheet;
use self::sieve::{DEEPEST, Page};
use super::encoding::Decoded;
use super::pen::Pen;
use super::reading::Reading;
use super::{ImportError, Warning, Wish, encoding, refuse_binary};

/// A tree of more elements is not built.
const MOST_ELEMENTS: usize = 60_000;
/// A shorter article is doubted.
const FEW_LETTERS: usize = 300;
/// A line of so many letters is prose and no menu.
const PROSE_LETTERS: usize = 60;
/// An article with a smaller part of the page's prose is none: a notice, one comment of many.
const LEAST_PART: usize = 10;

/// Reads a web page.
pub(super) fn read(bytes: &[u8], wish: &Wish) -> Result<Reading, ImportError> {
    let decoded = match &wish.encoding {
        Some(name) => encoding::decode_as(bytes, name)?,
        None => letters_of(bytes),
    };
    refuse_binary(&decoded.text)?;
    Ok(page(&decoded.text, wish.whole_page).decoded(&decoded))
}

/// The letters of a page, in the encoding that it states.
pub(super) fn letters_of(bytes: &[u8]) -> Decoded {
    charset::decode(bytes)
}

/// The article of a page, or all of it if that is wished or there is none.
pub(super) fn page(html: &str, is_whole: bool) -> Reading {
    let page = sifted(html);
    let whole = whole_of(&page);
    let reading = match reason_for_none(&page) {
        Some(why) => with(whole, Warning::BareWords(why)),
        None if is_whole => whole,
        None => article_of(&page, whole),
    };
    stated(reading, &page)
}

/// The words of a page as they come, for mails and books; what it hides is marked.
pub(super) fn whole(html: &str) -> Reading {
    let page = sifted(html);
    let reading = whole_of(&page);
    let reading = match reason_for_none(&page).filter(|_| page.is_too_long) {
        Some(why) => with(reading, Warning::BareWords(why)),
        None => reading,
    };
    stated(reading, &page)
}

fn sifted(html: &str) -> Page {
    let html = tame::tame(html);
    let is_xml = html.trim_start_matches('\u{feff}').trim_start().starts_with("<?xml");
    let page = sieve::sift(&html, is_xml, &sieve::sheet_of(&html));
    let hidden: usize = page.pieces.iter().map(String::len).sum();
    if hidden > page.clean.len() {
        // Styles that hide most of a page are there until a script takes them away.
        return sieve::sift(&html, is_xml, &Sheet::default());
    }
    page
}

/// Why no tree may be built of a page, if it may not.
fn reason_for_none(page: &Page) -> Option<String> {
    match page {
        Page { is_too_long: true, .. } => Some("too many tags".to_owned()),
        Page { is_too_deep: true, .. } => Some(format!("nested more than {DEEPEST} deep")),
        page if page.elements > MOST_ELEMENTS => Some(format!("more than {MOST_ELEMENTS} elements")),
        _ => None,
    }
}

fn whole_of(page: &Page) -> Reading {
    let mut pen = Pen::default();
    lines::write(&page.clean, &page.pieces, &mut pen);
    with_hidden(pen.reading(), 0)
}

/// The article, or `whole` with a warning where there is little of one.
fn article_of(page: &Page, whole: Reading) -> Reading {
    let Some((article, left_out)) = found(page) else { return with(whole, Warning::WholePage) };
    let (taken, all) = (words(&article.text), words(&whole.text));
    let is_little = letters(&article.text) < FEW_LETTERS && letters(&whole.text) > 2 * letters(&article.text);
    if is_little || prose(&article.text) * LEAST_PART < prose(&whole.text) {
        return with(whole, Warning::WholePage);
    }
    let article = with_hidden(article, left_out);
    match all.saturating_sub(taken + left_out) {
        0 => article,
        around => with(article, Warning::ArticleOnly(around)),
    }
}

/// The article and how many hidden words are not in it.
fn found(page: &Page) -> Option<(Reading, usize)> {
    let config = Config { disable_json_ld: true, ..Config::default() };
    let mut readability = Readability::new(page.clean.as_str(), None, Some(config)).ok()?;
    let article = readability.parse().ok()?;
    let mut pen = Pen::default();
    let heading = &page.found.heading;
    if !heading.is_empty() && !starts_with(&article.text_content, heading) {
        pen.words(heading); // a reader knows it from the title and cuts it
        pen.paragraph();
    }
    let written = lines::write(&article.content, &page.pieces, &mut pen);
    let lost = page.pieces.iter().zip(written).filter(|(_, is_written)| !is_written);
    let left_out = lost.map(|(piece, _)| words(&whole_of_piece(piece))).sum();
    Some((pen.reading(), left_out))
}

fn whole_of_piece(piece: &str) -> String {
    let mut pen = Pen::default();
    lines::write(piece, &[], &mut pen);
    pen.reading().text
}

/// True if `heading` stands among the first words of `text`.
fn starts_with(text: &str, heading: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().take(60).collect::<Vec<_>>().join(" ").to_lowercase();
    plain(text).contains(&plain(heading))
}

fn with_hidden(reading: Reading, left_out: usize) -> Reading {
    let kept = reading.hidden.iter().filter_map(|span| span.slice(&reading.text)).map(words).sum();
    let mut reading = reading;
    if kept > 0 {
        reading.warnings.push(Warning::Hidden(kept));
    }
    if left_out > 0 {
        reading.warnings.push(Warning::HiddenLeftOut(left_out));
    }
    reading
}

fn stated(reading: Reading, page: &Page) -> Reading {
    let facts = Facts::of(&page.found);
    Reading {
        title: facts.title,
        author: facts.author,
        outlet: facts.outlet,
        date: facts.date,
        language: facts.language,
        ..reading
    }
}

fn with(mut reading: Reading, warning: Warning) -> Reading {
    reading.warnings.insert(0, warning);
    reading
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Letters, those of Chinese and its kin counted as the words that they are.
fn letters(text: &str) -> usize {
    let weight = |c: char| match c {
        '\u{2e80}'..='\u{d7ff}' => 3,
        c => usize::from(c.is_alphanumeric()),
    };
    text.chars().map(weight).sum()
}

/// Letters that stand in lines long enough to be sentences.
fn prose(text: &str) -> usize {
    text.lines().map(letters).filter(|count| *count >= PROSE_LETTERS).sum()
}

#[cfg(test)]
mod tests;
