//! What the hand does on the canvas, in canvas units and without egui, so that a test is a script one can read.

use kurbo::{Point, Rect, Vec2};

use super::super::action::Carried;
use super::super::view::Tool;
use crate::edit::{Things, Words};
use crate::model::{Project, Stance, TieId};
use crate::scene::{Hit, Scene};

/// One thing that the hand does.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A button goes down.
    Press(Touch),
    /// The pointer moves.
    Move(Touch),
    /// The button goes up.
    Release(Touch),
    /// The second of two quick clicks.
    DoubleClick(Touch),
    /// A stance is chosen, by key or by button.
    Stance(Stance),
    /// The form at the drop was changed.
    Draft(Draft),
    /// What the form says is to be done.
    Accept,
    /// Something is carried over the canvas.
    Carry(Carried, Touch),
    /// What was carried is let go here.
    Drop(Carried, Touch),
    /// What was carried has left the canvas, or the hand gives up.
    Escape,
}

/// Where the pointer is and what is held down with it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Touch {
    /// Where, in canvas units.
    pub at: Point,
    /// How far since the last event, in screen points.
    pub moved: Vec2,
    /// Shift is down.
    pub shift: bool,
    /// Alt is down.
    pub alt: bool,
    /// Ctrl is down, or what stands for it.
    pub ctrl: bool,
    /// The canvas itself is held: by the middle button, the space bar or the hand tool.
    pub pans: bool,
}

/// What the form at the drop of a tie says so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// For or against; `None` until it is chosen.
    pub stance: Option<Stance>,
    /// Both ways instead of one.
    pub mutual: bool,
    /// The selected words go with it.
    pub attach: bool,
    /// The name of the actor to be made, where the tie was dropped on nothing.
    pub name: String,
}

/// What a gesture may look at.
#[derive(Clone, Copy)]
pub struct Sight<'a> {
    /// The project.
    pub project: &'a Project,
    /// What is drawn.
    pub scene: &'a Scene,
    /// What is selected.
    pub selection: &'a Things,
    /// The words selected in the reader.
    pub words: Option<Words>,
    /// Canvas units for one screen point.
    pub point: f64,
    /// What is seen of the canvas.
    pub seen: Rect,
    /// A press does this where it could do several things.
    pub tool: Tool,
    /// A frame takes what lies wholly inside; otherwise what it touches.
    pub encloses: bool,
}

/// How near to a line or rim the pointer has to be, in screen points.
const REACH: f64 = 6.0;
/// How far a pressed pointer may tremble before it drags, in screen points.
const TREMBLE: f64 = 4.0;

impl Sight<'_> {
    /// What lies under the pointer. The ends of a tie and the sides of a note can be taken hold of only while it is
    /// selected: otherwise the rim beneath the ends could not be reached where many ties meet.
    #[must_use]
    pub fn under(&self, at: Point) -> Option<Hit> {
        match self.scene.hit(at, REACH * self.point)? {
            Hit::End(tie, _) if !self.selection.ties.contains(&tie) => Some(Hit::Tie(tie)),
            // Several ties drawn as one have no end of their own.
            Hit::End(tie, _) if self.scene.sum_of(tie).is_some() => Some(Hit::Tie(tie)),
            Hit::PictureCorner(picture) if !self.selection.pictures.contains(&picture) => {
                Some(Hit::Picture(picture))
            }
            Hit::NoteSide(note, _) if !self.selection.notes.contains(&note) => Some(Hit::Note(note)),
            hit => Some(hit),
        }
    }

    /// The ties that are drawn as one with this one; that one alone, as a rule.
    #[must_use]
    pub fn all_of(&self, tie: TieId) -> Vec<TieId> {
        self.scene.sum_of(tie).map_or_else(|| vec![tie], <[TieId]>::to_vec)
    }

    /// True if the pointer has gone far enough from where it was pressed to mean it.
    #[must_use]
    pub fn is_drag(&self, from: Point, to: Point) -> bool {
        (to - from).hypot() > TREMBLE * self.point
    }
}
