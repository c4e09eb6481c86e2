//! Actors, notes, pictures and groups in line, and with equal gaps between them.

use kurbo::{Rect, Vec2};

use crate::edit::Things;
use crate::model::Project;
use crate::scene::{Part, Scene};

/// How several things are lined up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineUp {
    /// Their left sides.
    Left,
    /// Their middles, one above the other.
    Centre,
    /// Their right sides.
    Right,
    /// Their tops.
    Top,
    /// Their middles, one beside the other.
    Middle,
    /// Their bottoms.
    Bottom,
    /// Equal gaps from left to right.
    Across,
    /// Equal gaps from top to bottom.
    Down,
}

impl LineUp {
    /// So many things it takes.
    #[must_use]
    pub fn needs(self) -> usize {
        if matches!(self, Self::Across | Self::Down) { 3 } else { 2 }
    }

    /// How far each box goes. The space that all of them cover stays as it is.
    #[must_use]
    pub fn shifts(self, boxes: &[(Part, Rect)]) -> Vec<(Part, Vec2)> {
        let Some(all) = boxes.iter().map(|(_, rect)| *rect).reduce(|all, one| all.union(one)) else {
            return Vec::new();
        };
        let shift = |rect: Rect| match self {
            Self::Left => Vec2::new(all.x0 - rect.x0, 0.0),
            Self::Centre => Vec2::new(all.center().x - rect.center().x, 0.0),
            Self::Right => Vec2::new(all.x1 - rect.x1, 0.0),
            Self::Top => Vec2::new(0.0, all.y0 - rect.y0),
            Self::Middle => Vec2::new(0.0, all.center().y - rect.center().y),
            Self::Bottom => Vec2::new(0.0, all.y1 - rect.y1),
            Self::Across | Self::Down => Vec2::ZERO,
        };
        match self {
            Self::Across => spread(boxes, |rect| (rect.x0, rect.x1), |by| Vec2::new(by, 0.0)),
            Self::Down => spread(boxes, |rect| (rect.y0, rect.y1), |by| Vec2::new(0.0, by)),
            _ => boxes.iter().map(|(id, rect)| (*id, shift(*rect))).collect(),
        }
    }
}

/// The first and the last stay; between them all gaps are equal, or all overlaps where there is no room.
fn spread(
    boxes: &[(Part, Rect)],
    extent: impl Fn(Rect) -> (f64, f64),
    way: impl Fn(f64) -> Vec2,
) -> Vec<(Part, Vec2)> {
    let mut spans: Vec<(Part, f64, f64)> = Vec::new();
    for (id, rect) in boxes {
        let (from, to) = extent(*rect);
        spans.push((*id, from, to));
    }
    spans.sort_by(|one, other| (one.1 + one.2).total_cmp(&(other.1 + other.2)).then(one.0.cmp(&other.0)));
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return Vec::new() };
    let sizes: f64 = spans.iter().map(|(_, from, to)| to - from).sum();
    let gap = (last.2 - first.1 - sizes) / (spans.len().max(2) - 1) as f64;
    let mut at = first.1;
    let mut shifts = Vec::new();
    for (id, from, to) in spans {
        shifts.push((id, way(at - from)));
        at += to - from + gap;
    }
    shifts
}

/// What of a selection can be lined up: whatever has a place of its own. A picture that is locked has none, and who is
/// in a selected group goes with it.
#[must_use]
pub fn pieces(selection: &Things, project: &Project) -> Vec<Part> {
    let held = |group: Option<crate::model::GroupId>| group.is_some_and(|id| selection.groups.contains(&id));
    let groups_here = || project.groups_here().filter(|(id, _)| selection.groups.contains(id));
    let is_free = |id: &crate::model::ActorId| {
        project.actor(*id).is_some_and(|actor| actor.place.is_some()) && !held(project.group_of(*id))
    };
    let actors = selection.actors.iter().copied().filter(is_free).map(Part::Actor);
    let groups = selection.groups.iter().copied().map(Part::Group);
    let notes = selection.notes.iter().copied();
    let notes = notes.filter(|id| !groups_here().any(|(_, group)| group.notes.contains(id))).map(Part::Note);
    let is_loose = |id: &crate::model::PictureId| {
        let locked = project.picture(*id).is_none_or(|picture| picture.locked);
        !locked && !groups_here().any(|(_, group)| group.pictures.contains(id))
    };
    let pictures = selection.pictures.iter().copied().filter(is_loose).map(Part::Picture);
    actors.chain(groups).chain(notes).chain(pictures).collect()
}

/// The boxes of pieces that are drawn.
#[must_use]
pub fn boxes(pieces: &[Part], scene: &Scene) -> Vec<(Part, Rect)> {
    let rect = |part: &Part| match *part {
        Part::Actor(id) => scene.actor_box(id),
        Part::Group(id) => scene.group_frame(id),
        Part::Note(id) => scene.note_box(id),
        Part::Picture(id) => scene.picture_box(id),
        _ => None,
    };
    pieces.iter().filter_map(|part| Some((*part, rect(part)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;

    /// Boxes of unlike sizes, numbered from 1.
    fn boxes() -> Vec<(Part, Rect)> {
        let rects = [(0.0, 0.0, 100.0, 40.0), (130.0, 10.0, 190.0, 90.0), (500.0, -30.0, 700.0, 10.0)];
        let rect = |(x0, y0, x1, y1)| Rect::new(x0, y0, x1, y1);
        rects
            .into_iter()
            .enumerate()
            .map(|(nth, sides)| (Part::Actor(Id::from_bits(nth as u64 + 1)), rect(sides)))
            .collect()
    }

    fn lined_up(how: LineUp) -> Vec<Rect> {
        let boxes = boxes();
        let mut shifts = how.shifts(&boxes);
        shifts.sort_by_key(|(id, _)| *id);
        boxes.iter().zip(shifts).map(|((_, rect), (_, by))| *rect + by).collect()
    }

    #[test]
    fn each_way_of_aligning_brings_one_side_in_line_and_leaves_the_other_way_alone() {
        type Side = fn(&Rect) -> f64;
        let ways: [(LineUp, f64, Side); 6] = [
            (LineUp::Left, 0.0, |rect| rect.x0),
            (LineUp::Centre, 350.0, |rect| rect.center().x),
            (LineUp::Right, 700.0, |rect| rect.x1),
            (LineUp::Top, -30.0, |rect| rect.y0),
            (LineUp::Middle, 30.0, |rect| rect.center().y),
            (LineUp::Bottom, 90.0, |rect| rect.y1),
        ];
        for (how, at, side) in ways {
            let sides: Vec<f64> = lined_up(how).iter().map(side).collect();
            assert_eq!(sides, [at; 3], "{how:?}");
            let is_across = matches!(how, LineUp::Left | LineUp::Centre | LineUp::Right);
            let kept = |rect: &Rect| if is_across { rect.y0 } else { rect.x0 };
            let before: Vec<f64> = boxes().iter().map(|(_, rect)| kept(rect)).collect();
            assert_eq!(lined_up(how).iter().map(kept).collect::<Vec<f64>>(), before, "{how:?}");
        }
    }

    #[test]
    fn spread_actors_have_equal_gaps_and_the_outer_ones_stay() {
        let across = lined_up(LineUp::Across);
        assert_eq!((across[0].x0, across[2].x1), (0.0, 700.0));
        assert_eq!(across[1].x0 - across[0].x1, across[2].x0 - across[1].x1);
        let down = lined_up(LineUp::Down);
        // From top to bottom they stand in another order: the third, the first, the second.
        assert_eq!((down[2].y0, down[1].y1), (-30.0, 90.0));
        assert_eq!(down[0].y0 - down[2].y1, down[1].y0 - down[0].y1);
    }
}
