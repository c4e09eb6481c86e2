//! Where a scene differs from earlier ones, for those who keep pictures of parts of it.

use std::collections::VecDeque;

use kurbo::{Point, Rect};

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
    steps: VecDeque<Vec<Rect>>,
}

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
    pub fn step(&mut self, version: u64, areas: Vec<Rect>) {
        if version != self.version + 1 || areas.len() > AREAS {
            return self.begin(version);
        }
        self.version = version;
        self.steps.push_back(areas);
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
        let behind = self.version.checked_sub(version).and_then(|behind| usize::try_from(behind).ok());
        match behind {
            Some(behind) if behind <= self.steps.len() => {
                let known = self.steps.len() - behind;
                Changes::Areas(self.steps.iter().skip(known).flatten().copied().collect())
            }
            _ => Changes::All,
        }
    }
}

/// What one update touched.
#[derive(Debug)]
pub(super) struct Areas {
    touched: Vec<Rect>,
    around: Rect,
    /// True if something is gone that may have been the outermost.
    pub is_outermost_gone: bool,
    /// What came, altogether.
    pub came: Option<Rect>,
}

impl Areas {
    /// Nothing touched yet in a scene of these bounds, which mean nothing if it is empty.
    pub fn around(around: Rect, is_empty: bool) -> Self {
        Self { touched: Vec::new(), around, is_outermost_gone: is_empty, came: None }
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
    pub fn touched(self) -> Vec<Rect> {
        self.touched
    }

    fn along(&mut self, strand: &Strand) {
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
