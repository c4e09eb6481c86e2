//! Sizes: the same in every look, so that a map keeps its layout when the look changes.

use crate::model::ActorKind;
use crate::typeset::{Weight, WordStyle};

/// Sizes of names that are laid over boxes when the map is seen from far out, in points of the screen.
pub mod far {
    use super::{Weight, WordStyle};

    /// Words lower than this, on screen, are not read but guessed.
    pub const SMALLEST_LEGIBLE: f64 = 8.5;
    /// Radius of a plate's corners.
    pub const RADIUS: f64 = 4.0;
    /// Width of the line around a plate.
    pub const LINE: f64 = 1.0;

    /// How the name is set.
    #[must_use]
    pub fn name() -> WordStyle {
        WordStyle { line_height: 1.3, ..WordStyle::sans(11.5) }.weighing(Weight::Medium)
    }

    /// True if the words inside boxes cannot be read at this zoom.
    #[must_use]
    pub fn is_far(zoom: f64) -> bool {
        super::actor::name().size * zoom < SMALLEST_LEGIBLE
    }
}

/// Sizes of actors, in canvas units.
pub(in crate::scene) mod actor {
    use super::{ActorKind, Weight, WordStyle};

    /// How the name is set.
    pub fn name() -> WordStyle {
        WordStyle { line_height: 1.22, ..WordStyle::sans(15.0) }.weighing(Weight::Medium)
    }
    /// How the line below the name is set.
    pub fn caption() -> WordStyle {
        WordStyle { line_height: 1.3, ..WordStyle::sans(11.0) }
    }
    /// No name is wider.
    pub const NAME_WIDTH: f64 = 172.0;
    /// No name has more lines.
    pub const NAME_LINES: usize = 2;
    /// Between the edge and what is inside, left and right.
    pub const PAD_X: f64 = 12.0;
    /// The same above and below.
    pub const PAD_Y: f64 = 9.0;
    /// Side of the icon.
    pub const ICON: f64 = 20.0;
    /// Between icon and name.
    pub const ICON_GAP: f64 = 8.0;
    /// The side of the square that a face fits into.
    pub const FACE: f64 = 40.0;
    /// Room above and below a face.
    pub const FACE_PAD: f64 = 6.0;
    /// No box is lower.
    pub const MIN_HEIGHT: f64 = 40.0;
    /// Width of the line at the edge.
    pub const LINE: f64 = 1.5;
    /// Side of the pin mark in the upper right corner of a box.
    pub const PIN: f64 = 10.0;
    /// Between the pin mark and the upper edge.
    pub const PIN_PAD: f64 = 2.5;

    /// Radius of the corners: a state is angular, a person round.
    pub fn radius(kind: ActorKind, height: f64) -> f64 {
        match kind {
            ActorKind::State | ActorKind::Institution => 4.0,
            ActorKind::Person => height.min(44.0) / 2.0,
            ActorKind::ArmedForce
            | ActorKind::Militia
            | ActorKind::Organisation
            | ActorKind::Group
            | ActorKind::Other => 11.0,
        }
    }
}

/// Sizes of ties, in canvas units.
pub(in crate::scene) mod tie {
    use super::{Weight, WordStyle};

    /// How the words of a tie are set.
    pub fn label() -> WordStyle {
        WordStyle { line_height: 1.25, ..WordStyle::sans(12.0) }.weighing(Weight::Medium)
    }
    /// How the number on a badge is set.
    pub fn badge() -> WordStyle {
        WordStyle { line_height: 1.0, ..WordStyle::sans(10.5) }.weighing(Weight::Bold)
    }
    /// Teeth in a row of a hypothetical clash, and room for teeth between two rows.
    pub const BROKEN_TEETH: (usize, usize) = (2, 1);
    /// No label is wider.
    pub const LABEL_WIDTH: f64 = 170.0;
    /// Between a label and the edge of its plate.
    pub const LABEL_PAD: f64 = 3.5;
    /// Height of a badge.
    pub const BADGE: f64 = 15.0;
    /// A badge is shown from so many quotes on: a solid line without one stands for a single quote.
    pub const BADGE_FROM: usize = 2;
    /// Between an actor's edge and the tip of a tie.
    pub const GAP: f64 = 4.0;
    /// Free ground between two ties of the same pair.
    pub const LANE_GAP: f64 = 5.0;
    /// How far the teeth of a clash stand out on each side.
    pub const TOOTH: f64 = 2.8;
    /// How long one tooth is along the line.
    pub const TOOTH_LENGTH: f64 = 6.5;
    /// A line has no more teeth; beyond that they get longer.
    pub const MAX_TEETH: usize = 1000;
    /// All lines of a map together have no more teeth: a hundred thousand long ones would fill the memory.
    const MOST_TEETH: usize = 4_000_000;
    /// Straight line between a head and the first tooth.
    pub const LEAD: f64 = 5.0;
    /// Dash and gap of a hypothesis.
    pub const DASH: (f64, f64) = (7.0, 5.0);
    /// Radius of the disc that marks a contested pair.
    pub const CONTESTED: f64 = 9.0;
    /// How thick the mark of a contested pair is drawn.
    pub const CONTESTED_STROKE: f64 = 1.7;

    /// Width of a line that so many quotes stand behind.
    pub fn width(quotes: usize) -> f64 {
        let quotes = u32::try_from(quotes).unwrap_or(u32::MAX);
        if quotes == 0 { 1.6 } else { (1.9 + 0.95 * f64::from(quotes).ln()).min(5.2) }
    }
    /// How many teeth a line may have on a map of so many ties. It changes in large steps only, so that one more tie
    /// hardly ever means that all are drawn anew.
    pub fn max_teeth(ties: usize) -> usize {
        (MOST_TEETH / ties.next_power_of_two()).clamp(16, MAX_TEETH)
    }
    /// Length of the head on a line of this width.
    pub fn head_length(width: f64) -> f64 {
        7.0 + 1.7 * width
    }
    /// Width of the head on a line of this width.
    pub fn head_width(width: f64) -> f64 {
        6.5 + 1.9 * width
    }
}

/// Sizes of the frames of groups, in canvas units.
pub(in crate::scene) mod group {
    use super::{Weight, WordStyle};

    /// How the name is set.
    pub fn name() -> WordStyle {
        WordStyle { line_height: 1.2, ..WordStyle::sans(14.0) }.weighing(Weight::Bold)
    }
    /// No name is wider.
    pub const NAME_WIDTH: f64 = 420.0;
    /// Between the members and the border.
    pub const PAD: f64 = 24.0;
    /// Height of the strip with the name.
    pub const TITLE: f64 = 20.0;
    /// So much lower than the middle of its strip stands the name: the free ground below belongs to it too.
    pub const TITLE_DOWN: f64 = 4.0;
    /// Left of the name and right of the sign that folds the group.
    pub const TITLE_PAD: f64 = 12.0;
    /// Side of the sign that folds the group.
    pub const FOLD: f64 = 16.0;
    /// Radius of the corners.
    pub const RADIUS: f64 = 14.0;
    /// Width of the border.
    pub const LINE: f64 = 1.5;
    /// How much of a colour goes into the ground.
    pub const FILL: f64 = 0.09;
    /// Between the two lines around a folded group.
    pub const STACK: f64 = 3.5;
    /// Radius of the inner one.
    pub const STACK_RADIUS: f64 = 8.0;
}

/// Sizes of the frames around wholes and their parts, in canvas units.
pub(in crate::scene) mod nest {
    /// Between what is inside and the frame.
    pub const PAD: f64 = 14.0;
    /// Radius of the corners.
    pub const RADIUS: f64 = 12.0;
    /// Width of the line.
    pub const LINE: f64 = 1.25;
    /// How much the ground covers.
    pub const FILL: f64 = 0.045;
    /// How much the line covers.
    pub const STRENGTH: f64 = 0.75;
}

/// Sizes of notes, in canvas units.
pub(in crate::scene) mod note {
    use super::WordStyle;

    /// How the words are set.
    pub fn words() -> WordStyle {
        WordStyle { line_height: 1.35, ..WordStyle::sans(13.5) }
    }
    /// A note has no more lines.
    pub const MOST_LINES: usize = 200;
    /// Between the edge and the words.
    pub const PAD: f64 = 10.0;
    /// No note is lower.
    pub const LEAST: f64 = 36.0;
    /// Side of the turned corner.
    pub const CORNER: f64 = 10.0;
    /// Radius of the corners.
    pub const RADIUS: f64 = 2.0;
    /// Width of the line at the edge.
    pub const LINE: f64 = 1.0;
}

/// How near the pointer has to come, in canvas units.
pub(in crate::scene) mod reach {
    /// From here inwards an actor's box is its rim.
    pub const RIM_INSIDE: f64 = 7.0;
    /// The rim reaches no further out.
    pub const RIM_OUTSIDE: f64 = 10.0;
    /// So much of a tie is its end.
    pub const END: f64 = 16.0;
    /// Ties are looked up in pieces of about this length.
    pub const PIECE: f64 = 300.0;
}

/// Sizes of what lies on top. Those in `_PX` are screen pixels whatever the zoom, the others canvas units.
pub(in crate::scene) mod overlay {
    /// Thickness of the ring around what is selected.
    pub const RING_PX: f64 = 2.0;
    /// Thickness of the ring around what is under the pointer.
    pub const HOVER_PX: f64 = 1.5;
    /// Thickness of the ring around where something would be dropped.
    pub const DROP_PX: f64 = 3.0;
    /// Free ground between a box and its ring.
    pub const RING_GAP: f64 = 2.0;
    /// Corners of a ring around no actor's box.
    pub const FREE_RADIUS: f64 = 11.0;
    /// Width of the glow along a tie.
    pub const GLOW: f64 = 14.0;
    /// The glow is never finer.
    pub const GLOW_PX: f64 = 6.0;
    /// How much the glow covers.
    pub const GLOW_STRENGTH: f64 = 0.35;
    /// How much the inside of a marquee covers.
    pub const MARQUEE_STRENGTH: f64 = 0.1;
    /// Thickness of the frame of a marquee.
    pub const MARQUEE_PX: f64 = 1.0;
    /// A tie that is being drawn shows from this distance to its actor's edge.
    pub const SHORTEST_GHOST: f64 = 16.0;
    /// Radius of the handle at the end of a tie.
    pub const HANDLE_PX: f64 = 5.5;
}

/// Sizes of the legend and the title, in canvas units.
pub(in crate::scene) mod legend {
    use super::{Weight, WordStyle};

    /// How an entry is set.
    pub fn entry() -> WordStyle {
        WordStyle { line_height: 1.25, ..WordStyle::sans(12.5) }
    }
    /// How a heading is set.
    pub fn heading() -> WordStyle {
        WordStyle { line_height: 1.25, ..WordStyle::sans(11.0) }.weighing(Weight::Bold)
    }
    /// How the title of the map is set.
    pub fn title() -> WordStyle {
        WordStyle { line_height: 1.15, ..WordStyle::sans(28.0) }.weighing(Weight::Bold)
    }
    /// How the line below the title is set.
    pub fn subtitle() -> WordStyle {
        WordStyle { line_height: 1.3, ..WordStyle::sans(13.5) }
    }
    /// No entry is wider.
    pub const ENTRY_WIDTH: f64 = 190.0;
    /// No title is wider.
    pub const TITLE_WIDTH: f64 = 720.0;
    /// Between the map and what stands beside it.
    pub const MARGIN: f64 = 36.0;
    /// Between the edge of the legend and what is inside.
    pub const PAD: f64 = 16.0;
    /// Height of a row.
    pub const ROW: f64 = 25.0;
    /// Between two groups of rows.
    pub const GROUP_GAP: f64 = 12.0;
    /// Width of the sample at the left of a row.
    pub const SAMPLE: f64 = 64.0;
    /// Between a sample and its words.
    pub const SAMPLE_GAP: f64 = 12.0;
    /// So many letters of a group's name are shown in its row.
    pub const NAME_LETTERS: usize = 28;
    /// So many colours of groups are explained.
    pub const MOST_COLOURS: usize = 12;
    /// Side of a kind's icon.
    pub const ICON: f64 = 14.0;
    /// Width of a kind's little box.
    pub const KIND_WIDTH: f64 = 40.0;
    /// Height of the same.
    pub const KIND_HEIGHT: f64 = 19.0;
    /// Radius of its corners.
    pub const KIND_RADIUS: f64 = 6.0;
    /// Between the title and the line below it.
    pub const TITLE_GAP: f64 = 2.0;
    /// Radius of the corners.
    pub const RADIUS: f64 = 10.0;
    /// Width of the line at the edge.
    pub const LINE: f64 = 1.0;
}
