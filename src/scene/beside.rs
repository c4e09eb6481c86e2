//! What lies beside actors and ties: the frames of groups and of wholes, and notes.
//!
//! A [`Beside`] keeps where each is and the words that were set; shapes are made of that. Frames are where their
//! members are, so they come after the actors. How each looks is in [`group`](super::group), [`nest`] and
//! [`note`](super::note).

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use kurbo::{Point, Rect};

use super::build::Press;
use super::ground::Ground;
use super::group::GroupFrame;
use super::note::Sheet;
use super::shape::Shape;
use super::{Hit, Part, Scene, Side, Style, nest};
use crate::model::{ActorId, Group, GroupId, NoteId, Picture, PictureId, Project};

/// Where frames and notes are.
#[derive(Clone, Debug, Default)]
pub(super) struct Beside {
    frames: BTreeMap<GroupId, GroupFrame>,
    nests: BTreeMap<ActorId, Rect>,
    sheets: BTreeMap<NoteId, Sheet>,
    pictures: BTreeMap<PictureId, (Rect, Arc<Picture>)>,
}

impl Beside {
    /// All of a project whose actors stand on this ground. Words of notes that were set before are kept. If not all
    /// actors are drawn, only what holds somebody who is.
    pub fn of(press: &mut Press<'_>, ground: &Ground, before: &Self) -> Self {
        let (project, is_all) = (press.project, press.only.is_none());
        let nests = if project.canvas().nests { nest::frames(project, ground) } else { BTreeMap::new() };
        let sheets = sheets(press, ground, before);
        let extent = |id: &ActorId| nests.get(id).copied().or_else(|| Some(ground.block(*id)?.rect));
        let pictures = if is_all { pictures(project) } else { BTreeMap::new() };
        let mut frames = BTreeMap::new();
        for (id, group) in project.groups_here().filter(|(_, group)| !group.folded) {
            let actors = group.actors.iter().filter_map(extent);
            let notes = group.notes.iter().filter_map(|note| Some(sheets.get(note)?.rect));
            let pictures = group.pictures.iter().filter_map(|picture| Some(pictures.get(picture)?.0));
            let around = actors.chain(notes).chain(pictures).reduce(|all, one| all.union(one));
            frames.extend(around.map(|around| (id, GroupFrame::of(group, around, press))));
        }
        Self { frames, nests, sheets, pictures }
    }

    /// True if there is nothing.
    pub fn is_empty(&self) -> bool {
        self.frames.is_empty() && self.sheets.is_empty() && self.pictures.is_empty()
    }

    /// What differs from `before`: each part with its box there and here.
    pub fn differences(&self, before: &Self) -> Vec<(Part, [Option<Rect>; 2])> {
        let looks_same = |part: Part| match part {
            Part::Group(id) => self.frames.get(&id) == before.frames.get(&id),
            Part::Note(id) => self.sheets.get(&id) == before.sheets.get(&id),
            Part::Picture(id) => match (self.pictures.get(&id), before.pictures.get(&id)) {
                (Some((rect, one)), Some((before, other))) => rect == before && Arc::ptr_eq(one, other),
                (one, other) => one.is_none() && other.is_none(),
            },
            _ => self.rect(part) == before.rect(part),
        };
        let parts: BTreeSet<Part> = self.items().chain(before.items()).map(|(part, _)| part).collect();
        let changed = parts.into_iter().filter(|part| !looks_same(*part));
        changed.map(|part| (part, [before.rect(part), self.rect(part)])).collect()
    }

    /// The box of a part, if it is one of these.
    pub fn rect(&self, part: Part) -> Option<Rect> {
        match part {
            Part::Group(id) => Some(self.frames.get(&id)?.rect),
            Part::Nest(id) => self.nests.get(&id).copied(),
            Part::Note(id) => Some(self.sheets.get(&id)?.rect),
            Part::Picture(id) => Some(self.pictures.get(&id)?.0),
            _ => None,
        }
    }

    /// Every part with its box.
    pub fn items(&self) -> impl Iterator<Item = (Part, Rect)> {
        let frames = self.frames.iter().map(|(id, frame)| (Part::Group(*id), frame.rect));
        let nests = self.nests.iter().map(|(id, rect)| (Part::Nest(*id), *rect));
        let notes = self.sheets.iter().map(|(id, sheet)| (Part::Note(*id), sheet.rect));
        let pictures = self.pictures.iter().map(|(id, (rect, _))| (Part::Picture(*id), *rect));
        frames.chain(nests).chain(notes).chain(pictures)
    }

    /// The shapes of a part, if it is one of these.
    pub fn shapes(&self, part: Part, style: &Style) -> Option<Vec<Shape>> {
        match part {
            Part::Group(id) => Some(self.frames.get(&id)?.shapes(style)),
            Part::Nest(id) => Some(nest::shapes(*self.nests.get(&id)?, style)),
            Part::Note(id) => Some(self.sheets.get(&id)?.shapes(style)),
            Part::Picture(id) => {
                let (rect, picture) = self.pictures.get(&id)?;
                Some(vec![Shape::Picture { rect: *rect, picture: Arc::clone(picture) }])
            }
            _ => None,
        }
    }

    /// What lies above ties at a point: a note, or the button on the title of a frame.
    fn above(&self, at: Point, reach: f64) -> Option<Hit> {
        let side = |(id, sheet): (&NoteId, &Sheet)| Some(Hit::NoteSide(*id, sheet.side_at(at, reach)?));
        let note = |(id, sheet): (&NoteId, &Sheet)| sheet.rect.contains(at).then_some(Hit::Note(*id));
        let button = |(id, frame): (&GroupId, &GroupFrame)| {
            frame.fold_button().inflate(2.0, 2.0).contains(at).then_some(Hit::Fold(*id))
        };
        let sheets = || self.sheets.iter().rev();
        let notes = sheets().find_map(side).or_else(|| sheets().find_map(note));
        notes.or_else(|| self.frames.iter().rev().find_map(button))
    }

    /// The picture at a point, or the corner by which it is resized.
    fn picture_at(&self, at: Point, reach: f64) -> Option<Hit> {
        let mut pictures = self.pictures.iter().rev().filter(|(_, (_, picture))| !picture.locked);
        pictures.find_map(|(id, (rect, _))| {
            let corner = Point::new(rect.x1, rect.y1);
            if corner.distance(at) <= reach {
                return Some(Hit::PictureCorner(*id));
            }
            rect.contains(at).then_some(Hit::Picture(*id))
        })
    }

    /// The frame whose title or border lies at a point; its inside is free ground.
    fn frame_at(&self, at: Point, reach: f64) -> Option<Hit> {
        let frames = self.frames.iter().rev();
        let group = frames
            .filter(|(_, frame)| frame.is_met(at, reach))
            .min_by(|(_, one), (_, other)| one.rect.area().total_cmp(&other.rect.area()));
        let nests = self.nests.iter().filter(|(_, rect)| is_on_border(**rect, at, reach));
        let nest = nests.min_by(|(_, one), (_, other)| one.area().total_cmp(&other.area()));
        let frame = group.map(|(id, _)| Hit::Group(*id)).or_else(|| nest.map(|(id, _)| Hit::Body(*id)));
        frame.or_else(|| self.picture_at(at, reach))
    }
}

/// The pictures on the canvas in front.
fn pictures(project: &Project) -> BTreeMap<PictureId, (Rect, Arc<Picture>)> {
    let standing = project.pictures_here();
    standing.filter_map(|(id, picture)| Some((id, (picture.stand?.1, project.shared_picture(id)?)))).collect()
}

/// True if the edge of `rect` is no further than `reach` away.
pub(super) fn is_on_border(rect: Rect, at: Point, reach: f64) -> bool {
    let inner = rect.inset(-reach);
    rect.inflate(reach, reach).contains(at)
        && !(inner.width() > 0.0 && inner.height() > 0.0 && inner.contains(at))
}

/// The notes that are not in a folded group. If not all is drawn, those in a group with somebody who is.
fn sheets(press: &mut Press<'_>, ground: &Ground, before: &Beside) -> BTreeMap<NoteId, Sheet> {
    let (project, is_all) = (press.project, press.only.is_none());
    let grouped =
        project.groups_here().flat_map(|(_, group)| group.notes.iter().map(move |note| (*note, group)));
    let homes: HashMap<NoteId, &Group> = grouped.collect();
    let has_drawn = |group: &Group| group.actors.iter().any(|actor| ground.block(*actor).is_some());
    let is_shown =
        |id: &NoteId| homes.get(id).map_or(is_all, |group| !group.folded && (is_all || has_drawn(group)));
    let mut sheets = BTreeMap::new();
    for (id, note) in project.notes_here().filter(|(id, _)| is_shown(id)) {
        let known = before.sheets.get(&id).filter(|sheet| sheet.is_of(note)).cloned();
        sheets.insert(id, known.unwrap_or_else(|| Sheet::of(note, press.typesetter)));
    }
    sheets
}

impl Scene {
    /// What of actors, ties and the things beside them lies at `at`; `near` is the actor or tie there.
    pub(super) fn hit_beside(&self, near: Option<Hit>, (at, reach): (Point, f64)) -> Option<Hit> {
        let near = near.map(|hit| match hit {
            Hit::Rim(id) | Hit::Body(id) => super::group_behind(id).map_or(hit, Hit::Group),
            _ => hit,
        });
        let is_inside = |id| self.block(id).is_some_and(|block| block.rect.contains(at));
        match near {
            Some(Hit::Rim(id) | Hit::Body(id)) if is_inside(id) => near,
            Some(Hit::Group(_)) => near,
            _ => {
                let above = self.beside.above(at, reach).or(near);
                above.or_else(|| self.beside.frame_at(at, reach))
            }
        }
    }

    /// The frame of a group, or its box while it is folded.
    #[must_use]
    pub fn group_frame(&self, id: GroupId) -> Option<Rect> {
        let frame = self.beside.frames.get(&id).map(|frame| frame.rect);
        frame.or_else(|| Some(self.block(crate::model::folding::box_of_group(id))?.rect))
    }

    /// The strip of a group's frame that its name stands in, or its box while it is folded.
    #[must_use]
    pub fn group_title(&self, id: GroupId) -> Option<Rect> {
        let frame = self.beside.frames.get(&id).map(GroupFrame::title_strip);
        frame.or_else(|| Some(self.block(crate::model::folding::box_of_group(id))?.rect))
    }

    /// The box of a note that is drawn.
    #[must_use]
    pub fn note_box(&self, id: NoteId) -> Option<Rect> {
        Some(self.beside.sheets.get(&id)?.rect)
    }

    /// The box of a picture that stands on the canvas.
    #[must_use]
    pub fn picture_box(&self, id: PictureId) -> Option<Rect> {
        Some(self.beside.pictures.get(&id)?.0)
    }

    /// The frames of unfolded groups that touch `area`.
    pub fn frames_touching(&self, area: Rect) -> impl Iterator<Item = (GroupId, Rect)> {
        let frames = self.beside.frames.iter().filter(move |(_, frame)| touch(frame.rect, area));
        frames.map(|(id, frame)| (*id, frame.rect))
    }

    /// The locked picture that lies on top at a place, which the hand does not meet there.
    #[must_use]
    pub fn locked_picture_at(&self, at: Point) -> Option<PictureId> {
        let mut pictures = self.beside.pictures.iter().rev();
        pictures.find(|(_, (rect, picture))| picture.locked && rect.contains(at)).map(|(id, _)| *id)
    }

    /// The pictures that touch `area`, with their boxes, in drawing order.
    pub fn pictures_touching(&self, area: Rect) -> impl Iterator<Item = (PictureId, Rect, &Arc<Picture>)> {
        let pictures = self.beside.pictures.iter().filter(move |(_, (rect, _))| touch(*rect, area));
        pictures.map(|(id, (rect, picture))| (*id, *rect, picture))
    }

    /// The faces of actors that touch `area`, with their boxes. Looks at every actor there, unless no actor has one.
    #[must_use]
    pub fn faces_touching(&self, area: Rect) -> Vec<(ActorId, Rect, Arc<Picture>)> {
        let project = self.project.as_ref();
        let has_faces = project.is_some_and(|project| project.pictures().any(|(_, one)| one.stand.is_none()));
        if !has_faces {
            return Vec::new();
        }
        let face = |id: ActorId| {
            let standing = self.ground.get(id)?;
            let (square, picture) = standing.lettering.face_in(standing.block.rect)?;
            Some((id, square, picture))
        };
        self.ground.touching(area).filter_map(|boxed| face(boxed.id)).collect()
    }

    /// How many frames of groups, folded groups and notes are drawn.
    pub(super) fn counts_beside(&self) -> (usize, usize, usize) {
        let folded = self.folding.boxes().filter(|id| self.block(*id).is_some()).count();
        (self.beside.frames.len(), folded, self.beside.sheets.len())
    }

    /// The frame of an actor that its parts are drawn in.
    #[must_use]
    pub fn nest_frame(&self, id: ActorId) -> Option<Rect> {
        self.beside.nests.get(&id).copied()
    }

    /// The notes that touch `area`.
    pub fn notes_touching(&self, area: Rect) -> impl Iterator<Item = NoteId> {
        let notes = self.beside.sheets.iter().filter(move |(_, sheet)| touch(sheet.rect, area));
        notes.map(|(id, _)| *id)
    }

    /// The folded groups whose boxes touch `area`.
    pub fn folded_touching(&self, area: Rect) -> impl Iterator<Item = GroupId> {
        let groups = self.project.iter().flat_map(Project::groups_here);
        let folded = groups.filter(|(_, group)| group.folded).map(|(id, _)| id);
        folded.filter(move |id| self.group_frame(*id).is_some_and(|rect| touch(rect, area)))
    }

    /// The innermost unfolded group whose frame holds `at`.
    #[must_use]
    pub fn group_around(&self, at: Point) -> Option<GroupId> {
        let around = self.beside.frames.iter().filter(|(_, frame)| frame.rect.contains(at));
        let least = around.min_by(|(_, one), (_, other)| one.rect.area().total_cmp(&other.rect.area()));
        least.map(|(id, _)| *id)
    }
}

fn touch(one: Rect, other: Rect) -> bool {
    one.x0 <= other.x1 && other.x0 <= one.x1 && one.y0 <= other.y1 && other.y0 <= one.y1
}

/// True if `at` is on the handle at a side of `rect`.
pub(super) fn side_at(rect: Rect, at: Point, reach: f64) -> Option<Side> {
    let is_level = at.y >= rect.y0 && at.y <= rect.y1;
    let near = |x: f64| is_level && (at.x - x).abs() <= reach;
    if near(rect.x1) {
        Some(Side::Right)
    } else if near(rect.x0) {
        Some(Side::Left)
    } else {
        None
    }
}
