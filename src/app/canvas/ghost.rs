//! What lies on top of the map while somebody works on it: rings, handles, the frame, the tie being drawn.
//!
//! Lines here keep their width on screen whatever the zoom. Everything is said in the scene's own shapes and colours.

use kurbo::{BezPath, Point, Rect, Vec2};

use super::super::action::Carried;
use super::event::Sight;
use super::gesture::{
    self, Carrying, Choosing, Framing, Gesture, Goal, Guide, Lassoing, Linking, Manner, Reconnecting, Taking,
};
use crate::edit::Things;
use crate::model::{ActorId, Stance, TieId};
use crate::scene::shape::straight;
use crate::scene::{Hit, Look, Paint, Pattern, Shape};

/// Size of the box that stands for an actor not made yet, in canvas units.
const NEW_BOX: (f64, f64) = (120.0, 40.0);

/// At most so many rings are drawn of what a frame takes: among more, single ones say nothing.
const MOST_RINGS: usize = 2000;

/// Draws what lies on top.
pub(super) struct Ghost<'a> {
    pub sight: Sight<'a>,
    pub look: Look,
    pub shapes: Vec<Shape>,
}

impl Ghost<'_> {
    /// A ring around what is selected; one selected tie shows the handles at its ends too.
    pub(super) fn selection(&mut self, selection: &Things) {
        let paint = self.look.style().selection;
        for tie in &selection.ties {
            self.tie_glow(*tie, paint.faded(0.38));
        }
        for actor in &selection.actors {
            self.ring(*actor, paint, 2.0);
        }
        self.beside(selection, paint);
        if let [tie] = selection.ties[..]
            && self.sight.scene.sum_of(tie).is_none()
        {
            self.handles(tie, paint);
            self.bend_handle(paint);
        }
    }

    /// A quieter ring around what lies under the pointer.
    pub(super) fn hover(&mut self, hit: Option<Hit>) {
        let paint = self.look.style().hover;
        match hit {
            Some(Hit::Rim(actor) | Hit::Body(actor)) => self.ring(actor, paint, 1.5),
            Some(Hit::Tie(tie) | Hit::End(tie, _)) => self.tie_glow(tie, paint.faded(0.3)),
            Some(Hit::Group(group) | Hit::Fold(group)) => {
                self.around(self.sight.scene.group_frame(group), paint, 1.5);
            }
            Some(Hit::Note(note) | Hit::NoteSide(note, _)) => {
                self.around(self.sight.scene.note_box(note), paint, 1.5);
            }
            Some(Hit::Picture(picture) | Hit::PictureCorner(picture)) => {
                self.around(self.sight.scene.picture_box(picture), paint, 1.5);
            }
            None => {}
        }
    }

    /// What the gesture itself shows.
    pub(super) fn gesture(&mut self, gesture: &Gesture) {
        match gesture {
            Gesture::Linking(linking) => self.linking(linking),
            Gesture::Choosing(choosing) => self.choosing(choosing),
            Gesture::Framing(framing) => self.framing(framing),
            Gesture::Reconnecting(reconnecting) => self.reconnecting(reconnecting),
            Gesture::Carrying(carrying) => self.carrying(carrying),
            Gesture::Lassoing(lassoing) => self.lassoing(lassoing),
            Gesture::Moving(moving) => {
                self.guides(&moving.guides);
                self.homes(&moving.homes(&self.sight));
            }
            Gesture::Widening(widening) => {
                self.around(Some(widening.rect), self.look.style().selection, 1.5);
            }
            Gesture::Resizing(resizing) => {
                self.around(Some(resizing.rect), self.look.style().selection, 1.5);
            }
            Gesture::Idle | Gesture::Pressed(_) | Gesture::Bending(_) | Gesture::Panning => {}
        }
    }

    fn linking(&mut self, linking: &Linking) {
        self.ring(linking.from, self.stance(linking.stance), 2.0);
        match linking.over {
            Some(over) => self.tie_to(linking.from, over, linking.stance),
            None => self.tie_towards(linking.from, linking.at, linking.stance),
        }
    }

    fn choosing(&mut self, choosing: &Choosing) {
        match choosing.to {
            Goal::Actor(actor) => self.tie_to(choosing.from, actor, choosing.draft.stance),
            Goal::New(at) => {
                self.new_box(at);
                let rect = Rect::from_center_size(at, NEW_BOX);
                let Some(from) = self.sight.scene.actor_box(choosing.from) else { return };
                let end = rim_of(rect, from.center());
                self.tie_towards(choosing.from, end, choosing.draft.stance);
            }
        }
    }

    fn framing(&mut self, framing: &Framing) {
        let paint = self.look.style().selection;
        let line = Some((self.sight.point, paint));
        self.shapes.push(Shape::Panel {
            rect: framing.rect(),
            radius: 0.0,
            fill: Some(paint.faded(0.1)),
            line,
        });
        if !self.is_crowded() {
            self.taken(&framing.seen_inside(&self.sight), framing.manner);
        }
    }

    fn lassoing(&mut self, lassoing: &Lassoing) {
        let paint = self.look.style().selection;
        for (way, width, strength) in
            [(&lassoing.points[..], 1.5, 1.0), (&ends_of(&lassoing.points), 1.0, 0.5)]
        {
            let mut path = BezPath::new();
            way.iter().take(1).for_each(|first| path.move_to(*first));
            way.iter().skip(1).for_each(|point| path.line_to(*point));
            self.stroke(path, (width, Pattern::Solid), paint.faded(strength));
        }
        if !self.is_crowded() {
            self.taken(&lassoing.seen_inside(&self.sight), lassoing.manner);
        }
    }

    /// So much is seen at once that rings would say nothing and finding their actors would hold up the hand.
    fn is_crowded(&self) -> bool {
        const MANY: usize = 20_000;
        const FAR: f64 = 6.0;
        let (actors, ties) = self.sight.scene.counts();
        actors + ties > MANY && self.sight.point > FAR
    }

    /// What a frame or lasso would take; what it would let go is struck quietly.
    fn taken(&mut self, inside: &Things, manner: Manner) {
        let style = self.look.style();
        let paint = if manner.taking == Taking::Away { style.muted } else { style.selection };
        for actor in inside.actors.iter().take(MOST_RINGS) {
            self.ring(*actor, paint, 1.5);
        }
        for tie in inside.ties.iter().take(MOST_RINGS) {
            self.tie_glow(*tie, paint.faded(0.3));
        }
    }

    /// The lines that moved actors lie in, and the gaps that are as wide as others.
    fn guides(&mut self, guides: &[Guide]) {
        let paint = self.look.style().guide;
        let tick = 4.0 * self.sight.point;
        for guide in guides {
            let (Guide::InLine(line) | Guide::Gap(line)) = *guide;
            self.stroke(straight(line.p0, line.p1), (1.0, Pattern::Solid), paint);
            if let Guide::Gap(_) = guide {
                let way = (line.p1 - line.p0).normalize();
                let across = Vec2::new(-way.y, way.x) * tick;
                for end in [line.p0, line.p1] {
                    self.stroke(straight(end - across, end + across), (1.0, Pattern::Solid), paint);
                }
            }
        }
    }

    fn reconnecting(&mut self, reconnecting: &Reconnecting) {
        let stance = self.sight.project.tie(reconnecting.tie).map(|tie| tie.stance);
        let Some(fixed) = reconnecting.fixed(&self.sight) else { return };
        match reconnecting.over {
            Some(over) => self.tie_to(fixed, over, stance),
            None => self.tie_towards(fixed, reconnecting.at, stance),
        }
    }

    fn carrying(&mut self, carrying: &Carrying) {
        let selection = self.look.style().selection;
        match (&carrying.carried, carrying.over_tie, carrying.from) {
            (Carried::NewActor(_) | Carried::Actor(_) | Carried::Suggested(_), _, _) => {
                self.new_box(carrying.at);
            }
            (Carried::Words(_), Some(tie), _) => self.tie_glow(tie, selection.faded(0.5)),
            (Carried::Words(_), None, Some(from)) => {
                self.ring(from, selection, 2.0);
                match carrying.over.filter(|over| *over != from) {
                    Some(over) => self.tie_to(from, over, None),
                    None => self.tie_towards(from, carrying.at, None),
                }
            }
            (Carried::Words(_), None, None) => {}
        }
    }

    fn new_box(&mut self, at: Point) {
        let paint = self.look.style().undecided.line;
        let (rect, line) = (Rect::from_center_size(at, NEW_BOX), Some((1.5, paint)));
        self.shapes.push(Shape::Panel { rect, radius: 10.0, fill: Some(paint.faded(0.12)), line });
    }

    fn stance(&self, stance: Option<Stance>) -> Paint {
        let style = self.look.style();
        stance.map_or(style.undecided.line, |stance| style.stance(stance).line)
    }

    fn tie_to(&mut self, from: ActorId, to: ActorId, stance: Option<Stance>) {
        let boxes = (self.sight.scene.actor_box(from), self.sight.scene.actor_box(to));
        let (Some(start), Some(end)) = boxes else { return };
        self.ring(to, self.stance(stance), 2.5);
        self.arrow(rim_of(start, end.center()), rim_of(end, start.center()), stance);
    }

    fn tie_towards(&mut self, from: ActorId, at: Point, stance: Option<Stance>) {
        let Some(start) = self.sight.scene.actor_box(from) else { return };
        if !start.contains(at) {
            self.arrow(rim_of(start, at), at, stance);
        }
    }

    /// A broken line, since no words back it yet, with a head at its end.
    fn arrow(&mut self, from: Point, to: Point, stance: Option<Stance>) {
        let (paint, point) = (self.stance(stance), self.sight.point);
        let way = to - from;
        if way.hypot() < 1e-6 {
            return;
        }
        let ahead = way / way.hypot();
        let across = Vec2::new(-ahead.y, ahead.x) * 6.0 * point;
        let neck = to - ahead * 13.0 * point;
        let pattern = Pattern::Dashed { dash: 8.0 * point, gap: 5.0 * point };
        self.stroke(straight(from, neck), (2.5, pattern), paint);
        self.shapes.push(Shape::Polygon { corners: vec![to, neck + across, neck - across], paint });
    }

    fn ring(&mut self, actor: ActorId, paint: Paint, width: f64) {
        let Some(rect) = self.sight.scene.actor_box(actor) else { return };
        let point = self.sight.point;
        let out = 3.0 * point;
        let radius = self.sight.scene.actor_radius(actor).unwrap_or_default() + out;
        let line = Some((width * point, paint));
        self.shapes.push(Shape::Panel { rect: rect.inflate(out, out), radius, fill: None, line });
    }

    fn tie_glow(&mut self, tie: TieId, paint: Paint) {
        if let Some(path) = self.sight.scene.tie_line(tie) {
            self.stroke(path, (11.0, Pattern::Solid), paint);
        }
    }

    fn handles(&mut self, tie: TieId, paint: Paint) {
        let Some(line) = self.sight.scene.tie_line(tie) else { return };
        let ends = (first_point(&line), last_point(&line));
        let ground = self.look.style().ground;
        for centre in [ends.0, ends.1].into_iter().flatten() {
            let point = self.sight.point;
            self.shapes.push(Shape::Disc { centre, radius: 6.0 * point, paint });
            self.shapes.push(Shape::Disc { centre, radius: 4.0 * point, paint: ground });
        }
    }

    /// The handle in the middle of the selected tie, by which it is bent: a ring, so that the number of its quotes can
    /// still be read there, and a broad one once it was bent by hand.
    fn bend_handle(&mut self, paint: Paint) {
        let Some((tie, centre)) = gesture::handle(&self.sight) else { return };
        let point = self.sight.point;
        let width = if self.sight.project.bend(tie).is_some() { 4.0 } else { 2.0 };
        let radius = 10.0 * point;
        let rect = Rect::from_center_size(centre, (2.0 * radius, 2.0 * radius));
        let line = Some((width * point, paint));
        self.shapes.push(Shape::Panel { rect, radius, fill: None, line });
    }

    fn stroke(&mut self, path: BezPath, (width, pattern): (f64, Pattern), paint: Paint) {
        self.shapes.push(Shape::Stroke { path, width: width * self.sight.point, pattern, paint });
    }
}

/// The last point of a way and the first: what closes it.
fn ends_of(points: &[Point]) -> Vec<Point> {
    points.last().into_iter().chain(points.first()).copied().collect()
}

/// Where the straight line from the middle of a box towards `to` leaves the box.
pub(super) fn rim_of(rect: Rect, to: Point) -> Point {
    let way = to - rect.center();
    let across = if way.x == 0.0 { f64::INFINITY } else { rect.width() / 2.0 / way.x.abs() };
    let down = if way.y == 0.0 { f64::INFINITY } else { rect.height() / 2.0 / way.y.abs() };
    rect.center() + way * across.min(down).min(1.0)
}

fn first_point(path: &BezPath) -> Option<Point> {
    path.elements().first().and_then(kurbo::PathEl::end_point)
}

fn last_point(path: &BezPath) -> Option<Point> {
    path.elements().iter().rev().find_map(kurbo::PathEl::end_point)
}
