//! Finding places for actors: support pulls, clash pushes, boxes never overlap.
//!
//! A request goes in, places come out; the same request gives the same places. Nothing here knows a project:
//! whoever asks turns actors into boxes and the places into an edit. Start at [`place`].

mod force;
mod overlap;
mod slots;

use kurbo::{Point, Size};

pub use overlap::part_boxes;

/// Up to so many boxes are placed with every care; beyond, time must not run away.
const FEW: usize = 1_500;

/// What is to be placed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// The boxes.
    pub boxes: Vec<Box>,
    /// The ties among them.
    pub ties: Vec<Pull>,
    /// Free room to keep between any two boxes, in canvas units.
    pub gap: f64,
}

/// An actor's box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Box {
    /// Width and height, in canvas units.
    pub size: Size,
    /// Where its middle is now, if anywhere.
    pub place: Option<Point>,
    /// It must stay there.
    pub pinned: bool,
}

/// A tie between two boxes, by their positions in [`Request::boxes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pull {
    /// One box.
    pub from: usize,
    /// The other.
    pub to: usize,
    /// Support draws them together, clash keeps them apart.
    pub is_support: bool,
}

/// A place for the middle of every box, in the order of the boxes. Pinned boxes stay; the others are placed from
/// where they are, or from a spiral if they are nowhere; no two boxes overlap unless both are pinned.
///
/// The method is force-directed placement (Fruchterman and Reingold 1991) with repulsion looked up in a grid, so
/// a round costs O(boxes + ties); clash ties have a longer length of rest than support ties. Boxes are then
/// parted by [`part_boxes`]. Of more than 1,500 boxes, those in a crowd push as one, rounds are fewer, and every box
/// takes the free slot of a grid that lies nearest: 7,000 boxes with 100,000 ties take about a second.
///
/// ```
/// use detente::layout::{Box, Pull, Request, place};
/// use kurbo::Size;
/// let free = Box { size: Size::new(120.0, 40.0), place: None, pinned: false };
/// let ties = vec![
///     Pull { from: 0, to: 1, is_support: true },
///     Pull { from: 1, to: 2, is_support: false },
/// ];
/// let places = place(&Request { boxes: vec![free; 3], ties, gap: 24.0 });
/// assert!(places[0].distance(places[1]) < places[1].distance(places[2]));
/// ```
#[must_use]
pub fn place(request: &Request) -> Vec<Point> {
    let mut places = force::settle(request);
    if request.boxes.len() > FEW {
        slots::take(request, &mut places);
    } else {
        part_boxes(request, &mut places);
    }
    places
}
