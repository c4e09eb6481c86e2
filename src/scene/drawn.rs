//! The items of a scene, and their shapes, made from its records when somebody draws them.

use std::collections::BTreeSet;

use kurbo::Rect;

use super::label::{contested_mark, mark_box};
use super::plates::Plate;
use super::shape::Shape;
use super::{Item, Part, Scene, actor, group, group_behind, look, tie};
use crate::model::TieId;

impl Scene {
    /// Everything, in drawing order. Gathered anew at each call: walk it once, or ask for what lies
    /// [`within`](Self::within) an area.
    pub fn items(&self) -> impl DoubleEndedIterator<Item = Item> + ExactSizeIterator {
        let strands = self.bundles.values().flat_map(|bundle| &bundle.strands);
        let ties = strands.map(|strand| Item { part: Part::Tie(strand.id), bounds: strand.bounds() });
        let actors = self.ground.all();
        let actors = actors.map(|(id, one)| Item { part: Part::Actor(id), bounds: one.block.rect });
        let mut items: Vec<Item> = ties.chain(self.standing_items()).chain(actors).collect();
        items.sort_unstable_by_key(|item| item.part);
        items.into_iter()
    }

    /// The items that may be seen in `area`, in drawing order. Cost grows with what is found, not with the scene.
    pub fn within(&self, area: Rect) -> impl Iterator<Item = Item> {
        let mut parts: Vec<Part> = self.places().within(area).collect();
        parts.extend(self.ground.touching(area).map(|boxed| Part::Actor(boxed.id)));
        parts.sort_unstable();
        parts.dedup();
        parts.into_iter().filter_map(|part| self.item(part))
    }

    /// The same for parts that are meant, if they are at most so many; otherwise it stops early and gives nothing.
    pub fn few_within(&self, area: Rect, most: usize, is_meant: impl Fn(Part) -> bool) -> Option<Vec<Item>> {
        let actors = self.ground.touching(area).map(|boxed| Part::Actor(boxed.id));
        let mut parts = BTreeSet::new();
        for part in actors.chain(self.places().within(area)).filter(|part| is_meant(*part)) {
            parts.insert(part);
            if parts.len() > most {
                return None;
            }
        }
        Some(parts.into_iter().filter_map(|part| self.item(part)).collect())
    }

    /// The item of a part, if it is drawn.
    #[must_use]
    pub fn item(&self, part: Part) -> Option<Item> {
        let bounds = match part {
            Part::Tie(id) => self.strand(id)?.bounds(),
            Part::Mark(id) => mark_box(self.plates.mark(id)?),
            Part::TieLabel(id) => self.plates.get(id)?.bounds(),
            Part::Actor(id) => self.ground.block(id)?.rect,
            Part::Picture(_) | Part::Group(_) | Part::Nest(_) | Part::Note(_) => self.beside.rect(part)?,
            Part::Legend | Part::Title => self.others.get(&part)?.bounds,
        };
        Some(Item { part, bounds })
    }

    /// All shapes of an item, in drawing order. They are made anew at each call.
    #[must_use]
    pub fn shapes(&self, item: &Item) -> Vec<Shape> {
        self.shapes_of(item.part).unwrap_or_default()
    }

    fn shapes_of(&self, part: Part) -> Option<Vec<Shape>> {
        let style = self.look.style();
        match part {
            Part::Tie(id) => {
                let strand = self.strand(id)?;
                Some(tie::shapes(&strand.manner(style, self.teeth), &strand.course))
            }
            Part::Mark(id) => Some(contested_mark(self.plates.mark(id)?, style)),
            Part::TieLabel(id) => {
                let (plate, tie) = (self.plates.get(id)?, self.project.as_ref()?.tie(id)?);
                Some(plate.legible.shapes(plate.middle, style.stance(tie.stance), style))
            }
            Part::Actor(id) => {
                let standing = self.ground.get(id)?;
                let (actor, rect) = (self.actor(id)?, standing.block.rect);
                let mut shapes = actor::shapes(actor, rect, &standing.lettering, style);
                shapes.extend(group_behind(id).map(|_| group::stack(rect, style, actor.colour)));
                Some(shapes)
            }
            Part::Picture(_) | Part::Group(_) | Part::Nest(_) | Part::Note(_) => {
                self.beside.shapes(part, style)
            }
            Part::Legend | Part::Title => Some(self.others.get(&part)?.shapes.clone()),
        }
    }

    /// All items that are neither actors nor lines, in no order.
    pub(super) fn standing_items(&self) -> impl Iterator<Item = Item> {
        let marks =
            self.plates.marks().map(|(id, middle)| Item { part: Part::Mark(id), bounds: mark_box(middle) });
        let plate = |(id, plate): (TieId, &Plate)| Item { part: Part::TieLabel(id), bounds: plate.bounds() };
        let others = self.others.iter().map(|(part, other)| Item { part: *part, bounds: other.bounds });
        let beside = self.beside.items().map(|(part, bounds)| Item { part, bounds });
        marks.chain(self.plates.all().map(plate)).chain(others).chain(beside)
    }

    /// What all items cover, measured item by item.
    pub(super) fn measured(&self) -> Rect {
        let lines =
            self.bundles.values().flat_map(|bundle| &bundle.strands).map(super::pairs::Strand::bounds);
        let boxes = self.ground.all().map(|(_, standing)| standing.block.rect);
        let all = lines.chain(boxes).chain(self.standing_items().map(|item| item.bounds));
        all.reduce(|all, one| all.union(one)).unwrap_or_default()
    }

    /// True if lines have as many teeth as on a map of so many ties.
    pub(super) fn has_teeth_of(&self, ties: usize) -> bool {
        look::tie::max_teeth(ties) == look::tie::max_teeth(self.teeth)
    }
}
