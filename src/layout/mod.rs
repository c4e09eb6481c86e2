//! Finding places for actors: support pulls, clash pushes, boxes never overlap.
//!
//! A request goes in, places come out; the same request gives the same places. Nothing here knows a project:
//! whoever asks turns actors into boxes and the places into an edit. Start at [`place`].

mod board;
mod cells;
mod circle;
mod dice;
mod force;
mod free;
mod graph;
mod held;
mod layers;
mod method;
mod pack;
mod pivot;
mod polish;
mod pressure;
pub mod quality;
mod ranks;
mod sheet;
mod spot;
mod steps;
mod stress;
#[cfg(test)]
mod testing;
mod time;
mod watch;

use kurbo::{Point, Size};

pub use method::Method;
pub use quality::Quality;
pub use watch::Watch;

/// What is to be placed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// The boxes.
    pub boxes: Vec<Box>,
    /// The ties among them.
    pub ties: Vec<Pull>,
    /// Free room to keep between any two boxes, in canvas units.
    pub gap: f64,
    /// How places are found.
    pub method: Method,
    /// Another seed gives other places, as good as these; the same seed gives the same.
    pub seed: u64,
    /// Places of boxes that are not pinned do not count: everything is laid out from scratch.
    pub is_fresh: bool,
}

/// An actor's box.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Box {
    /// Width and height, in canvas units.
    pub size: Size,
    /// Where its middle is now, if anywhere.
    pub place: Option<Point>,
    /// It must stay there.
    pub pinned: bool,
    /// The number of its camp, from 0, if it is in one.
    pub camp: Option<usize>,
    /// When it is first spoken of, on any scale.
    pub when: Option<f64>,
    /// The box that it is a part of, by its position in [`Request::boxes`].
    pub part_of: Option<usize>,
}

/// A tie between two boxes, by their positions in [`Request::boxes`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pull {
    /// One box.
    pub from: usize,
    /// The other.
    pub to: usize,
    /// Support draws them together, clash keeps them apart.
    pub is_support: bool,
    /// How much it counts: how many quotes it has.
    pub weight: f32,
}

/// A place for the middle of every box, in the order of the boxes; `None` if `watch` was cancelled. Pinned boxes stay;
/// the others are placed from where they are, or near their ties if they are nowhere; no two boxes overlap unless
/// both are pinned. The same request gives the same places, on any number of threads.
///
/// ```
/// use detente::layout::{Box, Pull, Request, Watch, place};
/// use kurbo::Size;
/// let free = Box { size: Size::new(120.0, 40.0), ..Box::default() };
/// let ties = vec![
///     Pull { from: 0, to: 1, is_support: true, weight: 1.0 },
///     Pull { from: 1, to: 2, is_support: false, weight: 1.0 },
/// ];
/// let request = Request { boxes: vec![free; 3], ties, gap: 24.0, ..Request::default() };
/// let places = place(&request, &Watch::default()).unwrap();
/// assert!(places[0].distance(places[1]) < places[1].distance(places[2]));
/// ```
#[must_use]
pub fn place(request: &Request, watch: &Watch) -> Option<Vec<Point>> {
    watch.at(0.0)?;
    let places = match request.method {
        Method::Camps | Method::Force => force::place(request, watch)?,
        Method::Layers => layers::place(request, watch)?,
        Method::Circle => circle::place(request, watch)?,
        Method::Time => time::place(request, watch)?,
    };
    watch.at(1.0)?;
    Some(places)
}

#[cfg(test)]
mod tests;
