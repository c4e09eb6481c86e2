//! PDF documents with a text layer.
//!
//! A PDF says where letters stand, not what the text is. So every page is rewritten until only its words are left
//! ([`tame`]), drawn by the engine, and put together again from the places of its letters ([`lines`]). Line ends stay, for
//! they are what the source has; what the engine broke (spaces, ligatures, the order of Arabic) is mended. Pages are kept,
//! so that a quote can say "p. 4". Words that no reader of the page can see are kept and marked. Start at [`read`].
//!
//! The engine may end its process or never come back with a hostile file: this runs in the worker process only.

mod book;
mod engine;
mod fonts;
mod glyphs;
mod guard;
mod heads;
mod layers;
mod lines;
mod page;
mod paint;
mod repair;
mod right_to_left;
mod tame;
mod tokens;

use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_extract::{Document, Object, ObjectId, decode_text_string};

use self::engine::Stage;
use self::layers::Layers;
use self::lines::Line;
use self::page::Read;
use super::imprint::Imprint;
use super::notes::hidden_words;
use super::pen::Pen;
use super::reading::Reading;
use super::zipped::damaged;
use super::{ImportError, Warning};
use crate::text::counted;

const FORMAT: &str = "PDF";
const ENGINE: &str = "pdf-extract 0.12.1";
const OTHER_ENGINE: &str = "lopdf 0.42.0";

/// More pages are no document to be read by a person: the first ones are read, and a warning says so.
const MOST_PAGES: usize = 10_000;
/// Pages are counted no further.
const MOST_COUNTED: usize = 1_000_000;
/// How much text a document may have.
const MOST_BYTES: usize = 64_000_000;

/// Reads a PDF document.
///
/// # Errors
///
/// [`ImportError::Damaged`], [`ImportError::Beyond`], [`ImportError::Encrypted`], and [`ImportError::NoText`] for pictures
/// of pages.
pub(super) fn read(bytes: &[u8]) -> Result<Reading, ImportError> {
    guard::look_over(bytes)?;
    let (document, is_repaired) = opened(bytes)?;
    let ids: Vec<ObjectId> = document.page_iter().take(MOST_PAGES).collect();
    let count = document.page_iter().take(MOST_COUNTED).count();
    if ids.is_empty() {
        return Err(damaged(FORMAT, "it has no pages"));
    }
    let (imprint, layers) = (imprint(&document), Layers::of(&document));
    let is_titled = imprint.is_titled();
    let mut stage = Stage::new(document);
    let (mut pages, mut left, mut size) = (Vec::new(), tame::MOST_OPERATIONS, 0);
    for id in ids {
        let page = page::read(&mut stage, id, &layers, &mut left)?;
        size += page.lines.iter().map(|line| line.text().len()).sum::<usize>();
        if size > MOST_BYTES {
            return Err(ImportError::Beyond { what: "MB of text", limit: MOST_BYTES / 1_000_000 });
        }
        pages.push(page);
    }
    if pages.iter().all(|page| page.lines.is_empty() && !page.is_lost) {
        if is_repaired {
            return Err(damaged(FORMAT, "its table of contents is broken, and no text was found without it"));
        }
        return Err(ImportError::NoText { pages: pages.len() });
    }
    let headline = headline(&pages[0].lines);
    let mut reading = imprint.settle(written(pages));
    if is_repaired {
        reading.warnings.insert(0, Warning::Damaged("its table of contents was made anew".to_owned()));
    }
    if count > MOST_PAGES {
        reading.warnings.insert(0, Warning::PagesCut { read: MOST_PAGES, of: count });
    }
    if !is_titled && !headline.is_empty() {
        reading.title = headline;
    } else if !is_titled && !reading.text.lines().nth(1).is_none_or(str::is_empty) {
        // The first line goes on in the second: it is half a sentence and no title.
        reading.title.clear();
    }
    Ok(reading)
}

/// Opens the file, and says whether its table of contents had to be made anew.
fn opened(bytes: &[u8]) -> Result<(Document, bool), ImportError> {
    let first = unlocked(bytes)?;
    if let Some(document) = first.filter(|document| document.page_iter().next().is_some()) {
        return Ok((document, false));
    }
    let repaired = repair::repaired(bytes).map(|bytes| unlocked(&bytes)).transpose()?.flatten();
    let broken = || damaged(FORMAT, "its table of contents cannot be read; it may have been cut off");
    repaired.map(|document| (document, true)).ok_or_else(broken)
}

/// Opens the file with no password, as a viewer does; `None` if it cannot be opened at all.
fn unlocked(bytes: &[u8]) -> Result<Option<Document>, ImportError> {
    let locked = ImportError::Encrypted { format: "the PDF" };
    let mut document = match catch_unwind(AssertUnwindSafe(|| Document::load_mem(bytes))) {
        Ok(Ok(document)) => document,
        Ok(Err(pdf_extract::Error::InvalidPassword | pdf_extract::Error::Decryption(_))) => {
            return Err(locked);
        }
        Ok(Err(_)) | Err(_) => return Ok(None),
    };
    if document.is_encrypted() {
        let opened = catch_unwind(AssertUnwindSafe(|| document.decrypt("")));
        if !matches!(opened, Ok(Ok(()))) {
            return Err(locked);
        }
    }
    Ok(Some(document))
}

/// What the file says about itself.
fn imprint(document: &Document) -> Imprint {
    let info = book::dictionary(document, &document.trailer, b"Info");
    let words = |key: &[u8]| {
        let found = info.and_then(|info| book::entry(document, info, key));
        found.and_then(|found| decode_text_string(found).ok()).unwrap_or_default()
    };
    let catalog = book::dictionary(document, &document.trailer, b"Root");
    let language = catalog.and_then(|catalog| book::entry(document, catalog, b"Lang"));
    let language = match language {
        Some(found @ Object::String(..)) => decode_text_string(found).unwrap_or_default(),
        _ => String::new(),
    };
    // D:20161213093000+03'00'
    let date = words(b"CreationDate");
    let day: String = date.trim_start_matches("D:").chars().take(8).collect();
    Imprint { title: words(b"Title"), author: words(b"Author"), date: day, language }
}

/// The lines in the largest letters at the top of the first page, if they are larger than the rest.
fn headline(lines: &[Line]) -> String {
    let mut sizes: Vec<f64> = lines.iter().map(|line| line.size).collect();
    sizes.sort_by(f64::total_cmp);
    let usual = sizes.get(sizes.len() / 2).copied().unwrap_or_default();
    let largest = lines.iter().take(12).map(|line| line.size).fold(0.0, f64::max);
    if lines.len() < 4 || largest < usual * 1.15 {
        return String::new();
    }
    let is_large = |line: &&Line| line.size > largest * 0.95;
    let words: Vec<String> =
        lines.iter().skip_while(|line| !is_large(line)).take_while(is_large).map(Line::text).collect();
    let words = words.join(" ");
    if words.chars().count() <= 300 { words } else { String::new() }
}

/// The text of all pages.
fn written(mut pages: Vec<Read>) -> Reading {
    let heads = heads::take_out(&mut pages);
    let mut pen = Pen::default();
    let mut before: Option<Line> = None;
    for page in &pages {
        pen.page();
        let pitch = pitch(&page.lines);
        for (at, line) in page.lines.iter().enumerate() {
            match &before {
                Some(before) if at == 0 && before.ends_sentence() => pen.paragraph(),
                Some(before) if at > 0 && is_parted(before, line, pitch) => pen.paragraph(),
                _ => pen.line(),
            }
            for (words, is_hidden) in &line.parts {
                pen.hide(*is_hidden);
                pen.verbatim(words);
            }
            pen.hide(false);
            before = Some(line.clone());
        }
    }
    let mut reading = pen.reading();
    reading.broken = pages.iter().flat_map(|page| &page.lines).map(|line| line.unknown).sum();
    reading.engine = engines(&pages);
    reading.warnings = warnings(&reading, &pages, &heads);
    reading
}

/// The usual distance between two lines of a page: a small one, for headings and paragraphs only make it larger.
fn pitch(lines: &[Line]) -> f64 {
    let step = |pair: &[Line]| pair[0].height - pair[1].height;
    let is_step = |pair: &&[Line]| (pair[0].size.min(pair[1].size) * 0.8..60.0).contains(&step(pair));
    let mut steps: Vec<f64> = lines.windows(2).filter(is_step).map(step).collect();
    steps.sort_by(f64::total_cmp);
    steps.get(steps.len() * 3 / 10).copied().unwrap_or(14.0)
}

/// True if a new paragraph begins with `line`.
fn is_parted(before: &Line, line: &Line, pitch: f64) -> bool {
    let size = before.size.max(line.size);
    let step = before.height - line.height;
    let is_other_size = before.size / line.size > 1.15 || line.size / before.size > 1.15;
    let is_indented = (size * 0.8..size * 6.0).contains(&(line.start - before.start));
    if before.turn != line.turn {
        return true;
    }
    if step < -size * 0.3 {
        // Up again: another column, in which the sentence may go on.
        return before.ends_sentence();
    }
    step > size * 0.3
        && (step > pitch.max(size) * 1.35 || is_other_size || is_indented && before.ends_sentence())
}

fn engines(pages: &[Read]) -> String {
    let plain: Vec<String> = pages
        .iter()
        .enumerate()
        .filter(|(_, page)| page.is_plain)
        .map(|(number, _)| (number + 1).to_string())
        .collect();
    match plain.len() {
        0 => ENGINE.to_owned(),
        all if all == pages.len() => OTHER_ENGINE.to_owned(),
        1..=12 => format!("{ENGINE}; {OTHER_ENGINE} for p. {}", plain.join(", ")),
        some => format!("{ENGINE}; {OTHER_ENGINE} for {some} pages"),
    }
}

fn warnings(reading: &Reading, pages: &[Read], heads: &[String]) -> Vec<Warning> {
    let mut found = Vec::new();
    let count = |is: fn(&Read) -> bool| pages.iter().filter(|page| is(page)).count();
    let told = |found: &mut Vec<Warning>, words: String| found.push(Warning::Told(words));
    found.extend(hidden_words(reading));
    let lost = count(|page| page.is_lost);
    if lost > 0 {
        told(
            &mut found,
            format!("{} with letters of unknown meaning could not be read", counted(lost, "page")),
        );
    }
    let bare = count(|page| page.lines.is_empty() && !page.is_lost);
    if bare > 0 {
        found.push(Warning::BarePages(bare));
    }
    let recognised = count(|page| page.is_recognised);
    if recognised > 0 {
        told(
            &mut found,
            format!(
                "{} with words recognised in a picture: check names against it",
                counted(recognised, "page")
            ),
        );
    }
    let plain = count(|page| page.is_plain);
    if plain > 0 {
        told(
            &mut found,
            format!("{} read by another engine, which knows no places of letters", counted(plain, "page")),
        );
    }
    if pages.iter().flat_map(|page| &page.lines).any(|line| line.is_right_to_left) {
        told(&mut found, "it has lines from right to left: check the order of their words".to_owned());
    }
    if !heads.is_empty() {
        let examples: Vec<String> = heads.iter().take(3).map(|words| format!("“{}”", short(words))).collect();
        told(&mut found, format!("repeated on page after page and left out: {}", examples.join(", ")));
    }
    found
}

fn short(words: &str) -> String {
    let mut found: String = words.chars().take(40).collect();
    if words.chars().count() > 40 {
        found.push('…');
    }
    found
}

#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
