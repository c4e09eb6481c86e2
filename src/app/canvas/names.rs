//! Names that can be read from far out.
//!
//! Where the words inside the boxes are too small to read, names are set anew at a size for the screen and laid over
//! their boxes: those of the actors with the most ties first, and only where they cover no other name. Which they
//! are is decided when triangles are made, not every frame. Painting them is the business of [`paint`](super::paint).

use std::cmp::Reverse;
use std::collections::HashMap;

use kurbo::{Point, Rect, Size};

use crate::model::ActorId;
use crate::scene::Scene;
use crate::scene::look::far;
use crate::typeset::{Align, Column, Paragraph, Typesetter};

/// No more names than this at once: beyond, nobody reads them and setting them costs.
const MOST: usize = 300;
/// Room between the letters of a name and the border of its plate, in screen points.
const PADDING: Size = Size::new(5.0, 2.0);
/// A name longer than this many screen points is cut.
const LONGEST: f64 = 150.0;

/// A name to be laid over its box.
pub(super) struct FarName {
    pub(super) actor: ActorId,
    /// The name, set for the screen.
    pub(super) words: Paragraph,
    /// Its plate, in screen points around the middle of the box.
    pub(super) plate: Size,
    /// The middle of the box, on the canvas.
    pub(super) at: Point,
}

impl FarName {
    /// From the middle of the plate to the upper left corner of the words.
    pub(super) fn corner(&self) -> Point {
        Point::new(-self.words.width() / 2.0, -self.words.height() / 2.0)
    }
}

/// The names among those of `actors` for which there is room at `zoom`.
pub(super) fn chosen(
    scene: &Scene,
    zoom: f64,
    actors: Vec<ActorId>,
    typesetter: &mut Typesetter,
) -> Vec<FarName> {
    let mut ranked: Vec<(Reverse<usize>, ActorId)> =
        actors.into_iter().map(|id| (Reverse(scene.ties_at(id)), id)).collect();
    ranked.sort_unstable();
    let (mut names, mut taken) = (Vec::new(), Taken::default());
    for (_, id) in ranked.into_iter().take(MOST * 4) {
        let Some(name) = far_name(scene, id, typesetter) else { continue };
        let middle = Point::new(name.at.x * zoom, name.at.y * zoom);
        if names.len() < MOST && taken.takes(Rect::from_center_size(middle, name.plate)) {
            names.push(name);
        }
    }
    names
}

/// The name of one actor that is on the canvas.
pub(super) fn far_name(scene: &Scene, actor: ActorId, typesetter: &mut Typesetter) -> Option<FarName> {
    let at = scene.actor_box(actor)?.center();
    let column = Column::of(LONGEST).aligned(Align::Left);
    let words = typesetter.set_clipped(&scene.actor(actor)?.name, &far::name(), column, 1);
    let plate =
        Size::new(words.bounds().width() + 2.0 * PADDING.width, words.height() + 2.0 * PADDING.height);
    Some(FarName { actor, words, plate, at })
}

/// Plates laid so far, by cells as wide as the widest.
#[derive(Default)]
struct Taken(HashMap<(i64, i64), Vec<Rect>>);

impl Taken {
    /// Takes the room of `plate` if it is free.
    fn takes(&mut self, plate: Rect) -> bool {
        const CELL: f64 = LONGEST + 2.0 * PADDING.width;
        let cell = |at: Point| ((at.x / CELL).floor() as i64, (at.y / CELL).floor() as i64);
        let (column, row) = cell(plate.center());
        let mut around = (-1..=1).flat_map(|x| (-1..=1).map(move |y| (column + x, row + y)));
        let is_free =
            around.all(|key| self.0.get(&key).is_none_or(|laid| laid.iter().all(|one| !one.overlaps(plate))));
        if is_free {
            self.0.entry((column, row)).or_default().push(plate);
        }
        is_free
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{IdSource, notation};
    use crate::scene::{Builder, Frame, Look};

    fn names(text: &str, zoom: f64) -> Vec<String> {
        let project = notation::parse(text, &mut IdSource::new(1)).unwrap();
        let mut typesetter = Typesetter::bundled_only();
        let frame = Frame { look: Look::Light, legend: false, title: false, only: None };
        let scene = Builder::default().build(&project, &frame, &mut typesetter);
        let actors = project.actors().map(|(id, _)| id).collect();
        let found = chosen(&scene, zoom, actors, &mut typesetter);
        found.into_iter().map(|name| name.words.text().to_owned()).collect()
    }

    #[test]
    fn the_actor_with_more_ties_keeps_its_name_where_there_is_room_for_one() {
        let map = "Russia @ 0,0; Assad @ 200,0; Iran @ 4000,0; Assad + Iran; Assad + Russia; Assad - Russia";
        assert_eq!(names(map, 0.05), ["Assad", "Iran"]);
        assert_eq!(names(map, 0.5).len(), 3);
    }

    #[test]
    fn names_are_laid_over_boxes_only_where_their_own_words_are_too_small() {
        assert!(far::is_far(0.3) && !far::is_far(1.0));
    }
}
