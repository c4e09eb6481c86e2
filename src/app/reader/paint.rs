//! How a page and its marks look.
//!
//! Everything goes into one mesh, from the paper upwards: tints of quotes, found and selected words, letters, lines
//! under names, stripes in the margin. Support and clash are told apart without colour too, by the signs of the map:
//! lines and stripes of support are plain, those of clash have teeth, those of a quote without a tie are broken.

use egui::{Color32, Mesh, Pos2, Rect, Vec2, epaint::WHITE_UV};

use super::inks::Inks;
use super::layout::{Page, Shown};
use super::marks::{Marks, QuoteMark};
use crate::app::convert::rect as screen_rect;
use crate::app::ink::{Ink, Placing};
use crate::edit::Things;
use crate::model::Stance;
use crate::text::Span;
use crate::text::clean::Kind;
use crate::typeset::GlyphRun;

/// Width and height of the rule below the byline.
const RULE: (f64, f32) = (48.0, 2.0);
/// From the words to the first stripe.
const FIRST_LANE: f32 = 12.0;
/// From stripe to stripe.
const LANE: f32 = 8.0;
/// Stripes beyond this one share its place.
const LAST_LANE: usize = 3;
/// Width of a stripe.
const STRIPE: f32 = 3.0;
/// From tooth to tooth of a stripe, and of a line under words.
const STEP: f32 = 6.0;
const TOOTH: f32 = 5.0;
/// How long a dash under an undecided name is.
const DASH: f32 = 3.0;
/// A baseline so far out of view has no letters in it.
const MARGIN: f64 = 80.0;
/// No view is higher.
const FARTHEST: f32 = 8_000.0;

/// What is painted beside the words themselves.
pub(super) struct Coat<'a> {
    /// The colours.
    pub inks: Inks,
    /// What is selected in the project.
    pub selection: &'a Things,
    /// Selected words.
    pub selected: Span,
    /// Found words in view, and whether they are those at hand.
    pub found: Vec<(Span, bool)>,
    /// Words that were just shown and stand out for a moment.
    pub flash: Option<Span>,
}

/// Paints rectangles and dashes at places of the column.
struct Brush<'a> {
    mesh: &'a mut Mesh,
    origin: Vec2,
}

/// The page in the window: all of it, and where its column begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet {
    /// Everything that the page covers.
    pub rect: Rect,
    /// Upper left corner of the column, at the top of the view.
    pub origin: Pos2,
}

/// Paints the page.
pub(super) fn page(
    painter: &egui::Painter,
    sheet: Sheet,
    page: &Page,
    (marks, ink): (&mut Marks, &mut Ink),
    coat: &Coat<'_>,
) {
    let mut mesh = ink.mesh();
    let mut brush = Brush { mesh: &mut mesh, origin: sheet.origin.to_vec2() };
    for quote in marks.quotes_in(page.source_seen()) {
        tint(&mut brush, page, quote, coat);
    }
    for (span, is_at_hand) in &coat.found {
        let colour = if *is_at_hand { coat.inks.found_now } else { coat.inks.found };
        brush.behind(page, *span, colour);
    }
    if let Some(span) = coat.flash {
        brush.behind(page, span, coat.inks.found_now);
    }
    brush.behind(page, coat.selected, coat.inks.selected);
    for quote in marks.quotes_in(page.source_seen()) {
        underline(&mut brush, page, quote, coat);
        stripe(&mut brush, page, quote, coat);
    }
    names(&mut brush, page, marks, coat.inks);
    letters(&mut mesh, sheet, page, ink, coat.inks);
    painter.add(mesh);
}

fn letters(mesh: &mut Mesh, sheet: Sheet, page: &Page, ink: &mut Ink, inks: Inks) {
    let place =
        |top: f64, colour| Placing { at: sheet.origin + Vec2::new(0.0, top as f32), scale: 1.0, colour };
    if let Some(front) = page.shown_front() {
        let below = front.top + front.title.height();
        ink.words(mesh, &front.title, place(front.top, inks.words));
        ink.words(mesh, &front.byline, place(below + 8.0, inks.quiet));
        let left = if front.title.is_rtl() { page.width() - RULE.0 } else { 0.0 };
        let under = (left as f32, (below + front.byline.height() + 18.0) as f32);
        let rule = Rect::from_min_size(sheet.origin + Vec2::from(under), Vec2::new(RULE.0 as f32, RULE.1));
        mesh.add_rect_with_uv(rule, WHITE, inks.quiet);
    }
    for shown in page.shown() {
        let seen = -shown.top - MARGIN..f64::from(sheet.rect.height()) - shown.top + MARGIN;
        let place = |colour| Placing {
            at: sheet.origin + Vec2::new(shown.left as f32, shown.top as f32),
            scale: 1.0,
            colour,
        };
        let runs = shown.words.runs().iter();
        let is_seen =
            |run: &&GlyphRun| run.glyphs.first().is_some_and(|glyph| seen.contains(&f64::from(glyph.y)));
        runs.filter(is_seen).for_each(|run| ink.run(mesh, run, place(inks.words)));
        kind(mesh, sheet, (page, shown), (ink, inks));
    }
}

/// The bullet before an item, the rule beside a quoted block.
fn kind(mesh: &mut Mesh, sheet: Sheet, (page, shown): (&Page, &Shown), (ink, inks): (&mut Ink, Inks)) {
    let indent = page.indent();
    let is_rtl = shown.words.is_rtl();
    match (shown.kind, page.bullet()) {
        (Kind::Item, Some(bullet)) if shown.opens_paragraph => {
            let left = if is_rtl { page.width() - indent * 0.6 } else { indent * 0.3 };
            let at = sheet.origin + Vec2::new(left as f32, shown.top as f32);
            ink.words(mesh, bullet, Placing { at, scale: 1.0, colour: inks.words });
        }
        (Kind::Quote, _) => {
            let left = if is_rtl { page.width() - indent * 0.5 } else { indent * 0.5 };
            let at = sheet.origin + Vec2::new(left as f32, shown.top as f32 + 2.0);
            let rule = Rect::from_min_size(at, Vec2::new(RULE.1, shown.words.height() as f32 - 4.0));
            mesh.add_rect_with_uv(rule, WHITE, inks.quiet.gamma_multiply(0.35));
        }
        _ => {}
    }
}

fn tint(brush: &mut Brush<'_>, page: &Page, quote: &QuoteMark, coat: &Coat<'_>) {
    if quote.waits {
        return;
    }
    let strength = if quote.is_selected(coat.selection) { 0.30 } else { 0.12 };
    let stance = quote.stances().next();
    brush.behind(page, quote.span, coat.inks.stance(stance).gamma_multiply(strength));
}

fn underline(brush: &mut Brush<'_>, page: &Page, quote: &QuoteMark, coat: &Coat<'_>) {
    if quote.waits {
        return;
    }
    let width = if quote.is_selected(coat.selection) { 2.0 } else { 1.2 };
    for found in page.boxes(quote.span) {
        let found = screen_rect(found);
        let foot = found.bottom() - 0.14 * found.height();
        for (row, stance) in quote.stances().enumerate() {
            let top = foot + row as f32 * (width + 1.0);
            let line = Rect::from_min_size(Pos2::new(found.left(), top), Vec2::new(found.width(), width));
            brush.line(line, stance, coat.inks.stance(Some(stance)));
        }
    }
}

fn stripe(brush: &mut Brush<'_>, page: &Page, quote: &QuoteMark, coat: &Coat<'_>) {
    let Some(place) = stripe_place(page, quote) else { return };
    let is_selected = quote.is_selected(coat.selection);
    let mut right = place.right();
    for stance in quote.stances() {
        let width = if is_selected { STRIPE + 1.5 } else { STRIPE };
        let bar = Rect::from_min_max(Pos2::new(right - width, place.top()), Pos2::new(right, place.bottom()));
        // A broken stripe: it is not sure yet that the quote stands here.
        brush.bar(bar, Some(stance).filter(|_| !quote.waits), coat.inks.stance(Some(stance)));
        right -= width + 1.0;
    }
    if quote.ties.is_empty() {
        let width = if is_selected { 2.5 } else { 1.2 };
        let bar = Rect::from_min_max(Pos2::new(right - width, place.top()), Pos2::new(right, place.bottom()));
        brush.bar(bar, None, coat.inks.stance(None));
    }
}

/// Where the stripe of a quote stands in the margin, relative to the column, if any of it is in view.
pub(super) fn stripe_place(page: &Page, quote: &QuoteMark) -> Option<Rect> {
    let boxes = page.boxes(quote.span);
    let (first, last) = (boxes.first()?, boxes.last()?);
    let right = -FIRST_LANE - LANE * quote.lane.min(LAST_LANE) as f32;
    let inset = 0.12 * (first.y1 - first.y0) as f32;
    let (top, bottom) = (first.y0 as f32 + inset, last.y1 as f32 - inset);
    Some(Rect::from_min_max(Pos2::new(right - LANE + 1.0, top), Pos2::new(right, bottom)))
}

fn names(brush: &mut Brush<'_>, page: &Page, marks: &mut Marks, inks: Inks) {
    for shown in page.shown() {
        for mark in marks.names_in(page, shown.block) {
            for found in page.boxes(mark.span) {
                let found = screen_rect(found);
                let top = found.bottom() - 0.235 * found.height();
                let line = Rect::from_min_size(Pos2::new(found.left(), top), Vec2::new(found.width(), 1.0));
                if mark.is_undecided() {
                    brush.dashes(line, inks.doubt);
                } else {
                    brush.rect(line, inks.quiet.gamma_multiply(0.55));
                }
            }
        }
    }
}

const WHITE: Rect = Rect { min: WHITE_UV, max: WHITE_UV };

impl Brush<'_> {
    fn rect(&mut self, rect: Rect, colour: Color32) {
        self.mesh.add_rect_with_uv(rect.translate(self.origin), WHITE, colour);
    }

    /// A colour behind words, a little less high than their lines.
    fn behind(&mut self, page: &Page, span: Span, colour: Color32) {
        for found in page.boxes(span) {
            let found = screen_rect(found);
            self.rect(found.shrink2(Vec2::new(0.0, 0.1 * found.height())), colour);
        }
    }

    /// A line under words: plain for support, with teeth for clash.
    fn line(&mut self, line: Rect, stance: Stance, colour: Color32) {
        if stance == Stance::Support {
            return self.rect(line, colour);
        }
        self.rect(Rect::from_min_size(line.min, Vec2::new(line.width(), 0.8)), colour);
        let mut x = line.left();
        while x + TOOTH <= line.right() {
            let tip = Pos2::new(x + TOOTH / 2.0, line.top() + line.height() + 2.2);
            self.triangle([Pos2::new(x, line.top()), Pos2::new(x + TOOTH, line.top()), tip], colour);
            x += TOOTH;
        }
    }

    /// A broken line under words of which it is not known whom they name.
    fn dashes(&mut self, line: Rect, colour: Color32) {
        let mut left = line.left();
        while left < line.right() {
            let right = (left + DASH).min(line.right());
            self.rect(
                Rect::from_min_max(Pos2::new(left, line.top()), Pos2::new(right, line.bottom() + 0.6)),
                colour,
            );
            left += DASH * 1.7;
        }
    }

    /// A stripe in the margin: plain for support, with teeth for clash, broken for neither.
    fn bar(&mut self, bar: Rect, stance: Option<Stance>, colour: Color32) {
        let spine = Rect::from_min_max(Pos2::new(bar.right() - 1.0, bar.top()), bar.max);
        match stance {
            Some(Stance::Support) => self.rect(bar, colour),
            Some(Stance::Clash) => {
                self.rect(spine, colour);
                self.along(bar, |brush, top| {
                    let (right, tip) = (bar.right(), Pos2::new(bar.left() - 1.5, top + STEP / 2.0));
                    brush.triangle([Pos2::new(right, top), tip, Pos2::new(right, top + STEP)], colour);
                });
            }
            None => self.along(bar, |brush, top| {
                let dash =
                    Rect::from_min_size(Pos2::new(bar.left(), top), Vec2::new(bar.width(), STEP * 0.6));
                brush.rect(dash, colour);
            }),
        }
    }

    /// Calls `mark` for each step along a stripe. A quote may reach far out of view: steps are taken only where they
    /// can be seen, in time with its beginning.
    fn along(&mut self, bar: Rect, mut mark: impl FnMut(&mut Self, f32)) {
        let skipped = ((-bar.top() / STEP).floor() * STEP).max(0.0);
        let mut top = bar.top() + skipped;
        let bottom = bar.bottom().min(top + FARTHEST);
        while top + STEP * 0.6 <= bottom {
            mark(self, top);
            top += STEP;
        }
    }

    fn triangle(&mut self, corners: [Pos2; 3], colour: Color32) {
        let first = self.mesh.vertices.len() as u32; // meshes of a frame are far below four thousand million corners
        for corner in corners {
            self.mesh.vertices.push(egui::epaint::Vertex {
                pos: corner + self.origin,
                uv: WHITE_UV,
                color: colour,
            });
        }
        self.mesh.add_triangle(first, first + 1, first + 2);
    }
}
