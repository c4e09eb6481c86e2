//! Where a scene differs from earlier ones, for those who keep pictures of parts of it.

use std::collections::VecDeque;

use kurbo::{Point, Rect};

use super::Part;
use super::pairs::Strand;

/// Where one scene differs from an earlier one of the same [`Builder`](super::Builder).
#[derive(Clone, Debug, PartialEq)]
pub enum Changes {
    /// Anywhere.
    All,
    /// Only here; nowhere if there are none.
    Areas(Vec<Rect>),
}

/// What changed from scene to scene, for the last few of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Log {
    version: u64,
    steps: VecDeque<Step>,
}

/// Where and what.
pub(super) type Step = (Vec<Rect>, Vec<Part>);

/// So many steps are remembered, and so many areas of one.
const STEPS: usize = 64;
const AREAS: usize = 4096;
/// A long line is told as boxes of about this size, at most so many.
const PIECE: f64 = 512.0;
const PIECES: u32 = 96;

impl Log {
    /// The number of the scene.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// The next scene has this number and differs from the last here.
    pub fn step(&mut self, version: u64, (areas, parts): Step) {
        if version != self.version + 1 || areas.len() > AREAS {
            return self.begin(version);
        }
        self.version = version;
        self.steps.push_back((areas, parts));
        if self.steps.len() > STEPS {
            self.steps.pop_front();
        }
    }

    /// The next scene has this number and has nothing to do with the last.
    pub fn begin(&mut self, version: u64) {
        *self = Self { version, steps: VecDeque::new() };
    }

    /// Where the scene differs from the one with the number `version`.
    pub fn since(&self, version: u64) -> Changes {
        let Some(steps) = self.steps_since(version) else { return Changes::All };
        Changes::Areas(steps.flat_map(|(areas, _)| areas).copied().collect())
    }

    /// What is drawn another way than in the scene with the number `version`, or came or went; `None` if that may be
    /// everything.
    pub fn parts_since(&self, version: u64) -> Option<Vec<Part>> {
        let mut parts: Vec<Part> = self.steps_since(version)?.flat_map(|(_, parts)| parts).copied().collect();
        parts.sort_unstable();
        parts.dedup();
        Some(parts)
    }

    fn steps_since(&self, version: u64) -> Option<impl Iterator<Item = &Step>> {
        let behind = usize::try_from(self.version.checked_sub(version)?).ok()?;
        let known = self.steps.len().checked_sub(behind)?;
        Some(self.steps.iter().skip(known))
    }
}

/// What one update touched.
#[derive(Debug)]
pub(super) struct Areas {
    touched: Vec<Rect>,
    parts: Vec<Part>,
    around: Rect,
    /// True if something is gone that may have been the outermost.
    pub is_outermost_gone: bool,
    /// What came, altogether.
    pub came: Option<Rect>,
}

impl Areas {
    /// Nothing touched yet in a scene of these bounds, which mean nothing if it is empty.
    pub fn around(around: Rect, is_empty: bool) -> Self {
        Self { touched: Vec::new(), parts: Vec::new(), around, is_outermost_gone: is_empty, came: None }
    }

    /// Something is no longer drawn here.
    pub fn gone(&mut self, rect: Rect) {
        self.touched.push(rect);
        self.shrink(rect);
    }

    /// Something is drawn here now.
    pub fn come(&mut self, rect: Rect) {
        self.touched.push(rect);
        self.grow(rect);
    }

    /// This is drawn another way now, or came or went.
    pub fn part(&mut self, part: Part) {
        self.parts.push(part);
    }

    /// A tie no longer runs here.
    pub fn line_gone(&mut self, strand: &Strand) {
        self.along(strand);
        self.shrink(strand.bounds());
    }

    /// A tie runs here now.
    pub fn line_come(&mut self, strand: &Strand) {
        self.along(strand);
        self.grow(strand.bounds());
    }

    /// All that was touched.
    pub fn touched(self) -> Step {
        (self.touched, self.parts)
    }

    fn along(&mut self, strand: &Strand) {
        self.parts.push(Part::Tie(strand.id));
        let (chords, stray) = strand.course.pieces(PIECE, PIECES);
        let wide = strand.extent() + stray;
        let boxed = |(from, to): (Point, Point)| Rect::from_points(from, to).inflate(wide, wide);
        self.touched.extend(chords.map(boxed));
    }

    fn shrink(&mut self, rect: Rect) {
        let all = self.around;
        self.is_outermost_gone |=
            rect.x0 <= all.x0 || rect.y0 <= all.y0 || rect.x1 >= all.x1 || rect.y1 >= all.y1;
    }

    fn grow(&mut self, rect: Rect) {
        self.came = Some(self.came.map_or(rect, |came| came.union(rect)));
    }
}
