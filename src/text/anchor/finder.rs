//! Many quotes looked up in one text, step by step, each step only for those not found by the one before.
//!
//! What the steps are is told in [`anchor`](super); here they are taken, and several hits weighed by the words
//! around them. Where the older text is known, a place must also be *this* quote's and not that of a twin, the
//! same words elsewhere in the older text. Start at [`Finder::find_all`].

use std::cell::OnceCell;

use super::super::mention::Names;
use super::super::source::last_chars;
use super::super::squash::{Footnotes, Squash, squashed};
use super::super::{SourceText, Span};
use super::context::Context;
use super::ends::{Ends, whole_words, with_number, with_punctuation};
use super::fuzzy::{LEAST, Like, Likeness};
use super::guard::{Guard, numbers};
use super::journey::{Journey, Landing};
use super::needles::seek;
use super::same::says_the_same;
use super::{Anchor, Candidate, Captured, Verdict, capture, verify};

/// Finds many quotes in one text, preparing the text only once.
///
/// ```
/// use detente::text::anchor::{Anchor, Finder, Sought, capture};
/// use detente::text::{Names, SourceText, Span};
/// let old = SourceText::new("Reportedly Russia refused to back the militias in Palmyra.");
/// let quote = capture(&old, Span::new(11, 57)).unwrap();
/// let names = Names::new([(0, "Russia"), (1, "Iran")])?;
/// let find = |new: &str| {
///     let new = SourceText::new(new);
///     let finder = Finder::new(&new).after(&old).with_names(&names);
///     finder.find_all(&[Sought { quote: &quote, at: Span::new(11, 57) }]).remove(0)
/// };
/// let damaged = "Reportedly Russia rcfused to back the mi1itias in Palmyra.";
/// assert!(matches!(find(damaged), Anchor::Fuzzy(candidate) if candidate.span == Span::new(11, 57)));
/// let swapped = "Reportedly Iran refused to back the militias in Palmyra.";
/// assert!(matches!(find(swapped), Anchor::Lost { .. }));
/// # Ok::<(), detente::text::NamesError>(())
/// ```
#[derive(Debug)]
pub struct Finder<'t> {
    source: &'t SourceText,
    old: Option<Old<'t>>,
    guard: Guard<'t>,
    squashed: OnceCell<Squash>,
    without_footnotes: OnceCell<Squash>,
}

/// The text in which the quotes stood.
#[derive(Debug)]
struct Old<'t> {
    source: &'t SourceText,
    journey: OnceCell<Journey>,
    squashed: OnceCell<Squash>,
}

/// A quote and where it stood.
#[derive(Clone, Copy, Debug)]
pub struct Sought<'q> {
    /// Its words.
    pub quote: &'q Captured,
    /// Their place in the older text.
    pub at: Span,
}

/// How a hit was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    Words,
    Letters(Footnotes),
}

/// A candidate with what speaks for it beyond its context.
struct Weighed {
    candidate: Candidate,
    weight: f64,
}

/// Quotes with fewer letters and digits must bring their context.
const SHORT: usize = 20;
/// The same where the older text is gone, which would have told whether the words stood there twice.
const SHORT_ALONE: usize = 40;
/// How much of the context a short or repeated quote must find again.
const ENOUGH_CONTEXT: f64 = 0.45;
/// How far the best place must be ahead of the second.
const MARGIN: f64 = 0.15;
/// How many places are weighed, and how many are looked at for a first, rough choice.
const WEIGHED: usize = 64;
const LOOKED_AT: usize = 10_000;
/// How like its words a likeness must be, how much these count, and how far it must be ahead.
const LIKE: f64 = 0.75;
const WORDS_COUNT: f64 = 0.6;
const LIKE_MARGIN: f64 = 0.06;
/// A likeness of fewer letters and digits must bring its context too.
const LONG: usize = 60;
/// How much better a place must suit the quote than its twin.
const TWIN_MARGIN: f64 = 0.02;

impl<'t> Finder<'t> {
    /// Gets ready to find quotes in `source`.
    #[must_use]
    pub fn new(source: &'t SourceText) -> Self {
        Self {
            source,
            old: None,
            guard: Guard::new(None, None, source.as_str()),
            squashed: OnceCell::new(),
            without_footnotes: OnceCell::new(),
        }
    }

    /// Lets the quotes' way from `old`, the text in which they stood, be followed.
    #[must_use]
    pub fn after(mut self, old: &'t SourceText) -> Self {
        self.guard = Guard::new(self.guard.names, Some(old.as_str()), self.source.as_str());
        self.old = Some(Old { source: old, journey: OnceCell::new(), squashed: OnceCell::new() });
        self
    }

    /// Guards the names of known actors in every script, and whatever their case.
    #[must_use]
    pub fn with_names(mut self, names: &'t Names) -> Self {
        self.guard = Guard::new(Some(names), self.guard.old, self.source.as_str());
        self
    }

    /// Finds `quote`, which stood at `old`.
    #[must_use]
    pub fn find(&self, quote: &Captured, old: Span) -> Anchor {
        let mut found = self.find_all(&[Sought { quote, at: old }]);
        found.pop().unwrap_or(Anchor::Lost { candidate: None })
    }

    /// Finds words without any context, as [`locate`](super::locate) does.
    #[must_use]
    pub fn locate(&self, words: &str) -> Anchor {
        let exact = words.trim().to_owned();
        let quote = Captured { exact, prefix: String::new(), suffix: String::new() };
        let sought = [Sought { quote: &quote, at: Span::new(0, 0) }];
        let mut found = vec![None];
        self.look_up(&sought, &mut found);
        found.pop().flatten().unwrap_or(Anchor::Lost { candidate: None })
    }

    /// Finds all of `quotes`, one anchor for each, in their order.
    ///
    /// The text is read a few times however many quotes there are: hundreds in a text of a megabyte take about
    /// a third of a second.
    #[must_use]
    pub fn find_all(&self, quotes: &[Sought<'_>]) -> Vec<Anchor> {
        let early = |sought: &Sought<'_>| self.in_place(sought).or_else(|| self.travelled(sought));
        let mut found: Vec<Option<Anchor>> = quotes.iter().map(early).collect();
        self.look_up(quotes, &mut found);
        self.look_alike(quotes, &mut found);
        found.into_iter().map(|anchor| anchor.unwrap_or(Anchor::Lost { candidate: None })).collect()
    }

    fn in_place(&self, sought: &Sought<'_>) -> Option<Anchor> {
        let Sought { quote, at } = *sought;
        let stands = verify(self.source, at, &quote.exact) == Verdict::Exact && !quote.exact.is_empty();
        let before = self.source.as_str().get(..at.start).unwrap_or_default();
        let is_same = match &self.old {
            Some(old) => {
                self.source == old.source
                    || self.landing(*sought) == Some(Landing { span: at, is_sure: true })
            }
            None => before.ends_with(last_chars(&quote.prefix, 8)),
        };
        (stands && is_same).then_some(Anchor::Exact(at))
    }

    fn landing(&self, sought: Sought<'_>) -> Option<Landing> {
        let old = self.old.as_ref()?;
        let stood = verify(old.source, sought.at, &sought.quote.exact) == Verdict::Exact;
        let journey = || old.journey.get_or_init(|| Journey::new(old.source.as_str(), self.source.as_str()));
        if stood { journey().landing(sought.at) } else { None }
    }

    /// The same words, arrived together with what stood around them.
    fn travelled(&self, sought: &Sought<'_>) -> Option<Anchor> {
        let span = self.landing(*sought).filter(|landing| landing.is_sure)?.span;
        let (exact, there) = (&*sought.quote.exact, self.source.slice(span)?);
        if there == exact {
            return Some(if span == sought.at { Anchor::Exact(span) } else { Anchor::Moved(span) });
        }
        let letters = |words: &str| squashed(words, Footnotes::Kept);
        let is_same = letters(there) == letters(exact) && says_the_same(exact, there);
        is_same.then_some(Anchor::Normalised(span))
    }

    /// By the exact words, by letters and digits, by these without footnotes: the first certain place decides.
    ///
    /// Doubtful hits of one step do not keep the next from finding the true place in other typography.
    fn look_up(&self, quotes: &[Sought<'_>], found: &mut [Option<Anchor>]) {
        let mut doubtful = vec![None; quotes.len()];
        let twins = self.twins(quotes, found);
        for how in [How::Words, How::Letters(Footnotes::Kept), How::Letters(Footnotes::Dropped)] {
            let open = open(found);
            let hits = self.hits(quotes, &open, how);
            for (at, hits) in open.into_iter().zip(hits).filter(|(_, hits)| !hits.is_empty()) {
                let anchor = self.choose(&quotes[at], &twins[at], how, hits);
                let slot = if anchor.span().is_some() { &mut found[at] } else { &mut doubtful[at] };
                slot.get_or_insert(anchor);
            }
        }
        for (slot, doubtful) in found.iter_mut().zip(doubtful).filter(|(slot, _)| slot.is_none()) {
            *slot = doubtful;
        }
    }

    /// The other places in the older text with the same words.
    fn twins(&self, quotes: &[Sought<'_>], found: &[Option<Anchor>]) -> Vec<Vec<Span>> {
        let mut twins = vec![Vec::new(); quotes.len()];
        let Some(old) = &self.old else { return twins };
        let open = open(found);
        let text = old.source.as_str();
        let squash = old.squashed.get_or_init(|| Squash::new(text, Footnotes::Kept));
        let needles: Vec<String> =
            open.iter().map(|at| squashed(&quotes[*at].quote.exact, Footnotes::Kept)).collect();
        for (at, hits) in open.iter().zip(seek(squash.letters(), &needles, LOOKED_AT)) {
            let spans = hits.into_iter().map(|hit| squash.source_span(hit.start, hit.end));
            twins[*at] = spans.filter(|span| !span.overlaps(quotes[*at].at)).take(WEIGHED).collect();
        }
        twins
    }

    fn hits(&self, quotes: &[Sought<'_>], open: &[usize], how: How) -> Vec<Vec<Span>> {
        let text = self.source.as_str();
        let exact = |at: &usize| &*quotes[*at].quote.exact;
        let raw: Vec<Vec<Span>> = match how {
            How::Words => seek(text, &open.iter().map(exact).collect::<Vec<_>>(), LOOKED_AT),
            How::Letters(footnotes) => {
                let exact: Vec<&str> = open.iter().map(exact).collect();
                self.squashed_hits(&exact, footnotes)
            }
        };
        let whole = |(at, hits): (&usize, Vec<Span>)| {
            let torn = Ends::of_quote(quotes[*at].quote);
            hits.into_iter().filter(|span| torn.allow(Ends::at(text, *span))).collect()
        };
        open.iter().zip(raw).map(whole).collect()
    }

    fn squash(&self, footnotes: Footnotes) -> &Squash {
        let cell = if footnotes == Footnotes::Kept { &self.squashed } else { &self.without_footnotes };
        cell.get_or_init(|| Squash::new(self.source.as_str(), footnotes))
    }

    fn squashed_hits(&self, exact: &[&str], footnotes: Footnotes) -> Vec<Vec<Span>> {
        let text = self.source.as_str();
        let squash = self.squash(footnotes);
        let needles: Vec<String> = exact.iter().map(|exact| squashed(exact, footnotes)).collect();
        let same = |(exact, hits): (&&str, Vec<Span>)| {
            let is_kept = footnotes == Footnotes::Kept;
            let dropped = numbers(exact);
            let spans = hits
                .into_iter()
                .map(|hit| with_punctuation(text, squash.source_span(hit.start, hit.end), exact));
            let is_same = |span: &Span| {
                let words = span.slice(text).unwrap_or_default();
                // Footnotes may have gone or come, but a number that merely changed may have been a count.
                let there = numbers(words);
                (is_kept || there.is_empty() || dropped.is_empty() || there == dropped)
                    && says_the_same(exact, words)
            };
            spans.filter(is_same).collect()
        };
        exact.iter().zip(seek(squash.letters(), &needles, LOOKED_AT)).map(same).collect()
    }

    fn choose(&self, sought: &Sought<'_>, twins: &[Span], how: How, hits: Vec<Span>) -> Anchor {
        let quote = sought.quote;
        let context = Context::of(quote);
        let mut weighed = self.weigh(sought, &context, hits);
        let best = weighed.remove(0);
        let (has_context, candidate) = (best.candidate.score >= ENOUGH_CONTEXT, best.candidate);
        if weighed.first().is_some_and(|second| !has_context || best.weight - second.weight < MARGIN) {
            let candidates = std::iter::once(best).chain(weighed).map(|weighed| weighed.candidate);
            return Anchor::Ambiguous { candidates: candidates.collect() };
        }
        let is_short = squashed(&quote.exact, Footnotes::Kept).chars().count() < self.short();
        let needs_context = (is_short && !(context.is_empty() && how == How::Words)) || !twins.is_empty();
        if (needs_context && !has_context) || self.is_of_a_twin(&best, twins) {
            return Anchor::Lost { candidate: Some(candidate) };
        }
        match how {
            How::Words if candidate.span == sought.at => Anchor::Exact(candidate.span),
            How::Words => Anchor::Moved(candidate.span),
            How::Letters(_) => Anchor::Normalised(candidate.span),
        }
    }

    fn short(&self) -> usize {
        if self.old.is_some() { SHORT } else { SHORT_ALONE }
    }

    /// The hits by what stands around them, the best first; where the words have travelled to counts extra.
    fn weigh(&self, sought: &Sought<'_>, context: &Context, mut hits: Vec<Span>) -> Vec<Weighed> {
        let text = self.source.as_str();
        if hits.len() > WEIGHED {
            hits.sort_by_cached_key(|span| std::cmp::Reverse(context.neighbours_in_common(text, *span)));
            hits.truncate(WEIGHED);
        }
        let landing = self.landing(*sought).map(|landing| landing.span);
        let weigh = |span: Span| {
            let score = context.likeness(text, span);
            Weighed { candidate: Candidate { span, score }, weight: score + landed(landing, span) }
        };
        let mut weighed: Vec<Weighed> = hits.into_iter().map(weigh).collect();
        weighed.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        weighed
    }

    /// Whether the same words elsewhere in the older text suit the place as well as the quote does.
    fn is_of_a_twin(&self, best: &Weighed, twins: &[Span]) -> bool {
        let Some(old) = &self.old else { return false };
        let span = best.candidate.span;
        twins.iter().any(|twin| {
            let Some(quote) = capture(old.source, *twin) else { return false };
            let landing = self.landing(Sought { quote: &quote, at: *twin }).map(|landing| landing.span);
            let weight = Context::of(&quote).likeness(self.source.as_str(), span) + landed(landing, span);
            weight + TWIN_MARGIN > best.weight
        })
    }

    /// What no step has found is sought by likeness.
    fn look_alike(&self, quotes: &[Sought<'_>], found: &mut [Option<Anchor>]) {
        let open = open(found);
        if open.is_empty() {
            return;
        }
        // A number that opens the quote may be a footnote, which the text is read without.
        let is_number = |c: char| c.is_ascii_digit() || c.is_whitespace();
        let exact: Vec<&str> =
            open.iter().map(|at| quotes[*at].quote.exact.trim_start_matches(is_number)).collect();
        let places = Likeness::new(self.squash(Footnotes::Dropped)).places(&exact);
        for (at, places) in open.into_iter().zip(places) {
            found[at] = Some(self.judge(quotes[at].quote, places));
        }
    }

    /// A likeness must pass the guard; what does not is at most shown.
    fn judge(&self, quote: &Captured, places: Vec<Like>) -> Anchor {
        let text = self.source.as_str();
        let context = Context::of(quote);
        let letters = squashed(&quote.exact, Footnotes::Dropped).chars().count();
        let (mut passed, mut others) = (Vec::new(), Vec::new());
        for Like { span, similarity } in places {
            let span = with_number(
                text,
                with_punctuation(text, whole_words(text, span), &quote.exact),
                &quote.exact,
            );
            let around = if context.is_empty() { similarity } else { context.likeness(text, span) };
            let score = WORDS_COUNT * similarity + (1.0 - WORDS_COUNT) * around;
            let is_long = letters >= LONG || (letters >= LEAST && around >= ENOUGH_CONTEXT);
            let passes = is_long
                && similarity >= LIKE
                && self.guard.passes(&quote.exact, span.slice(text).unwrap_or_default());
            if passes { &mut passed } else { &mut others }.push(Candidate { span, score });
        }
        for list in [&mut passed, &mut others] {
            list.sort_by(|a, b| b.score.total_cmp(&a.score));
        }
        match passed.as_slice() {
            [] => Anchor::Lost { candidate: others.first().copied() },
            [best, second, ..] if best.score - second.score < LIKE_MARGIN => {
                Anchor::Ambiguous { candidates: passed }
            }
            [best, ..] => Anchor::Fuzzy(*best),
        }
    }
}

/// The quotes that no step has found yet.
fn open(found: &[Option<Anchor>]) -> Vec<usize> {
    (0..found.len()).filter(|at| found[*at].is_none()).collect()
}

/// What it counts that the words have travelled to this very place.
fn landed(landing: Option<Span>, span: Span) -> f64 {
    if landing.is_some_and(|landing| landing.overlaps(span)) { MARGIN } else { 0.0 }
}
