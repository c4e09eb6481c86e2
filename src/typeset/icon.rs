//! The signs of menus, toolbars and actor kinds: our own drawings, as strokes.
//!
//! Each icon is a file in `assets/icons`, drawn on a grid of [`Icon::GRID`] units as lines of [`Icon::STROKE`] units with
//! round ends; nothing is filled. The files are part of the program and are read once, when first asked for. The subset
//! of SVG they may use is in [`drawing`](super::drawing). A new icon is a file, a variant and a line in the table.

use std::sync::OnceLock;

use kurbo::BezPath;

use super::drawing::strokes_in;

/// One of the drawn signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Icon {
    /// A flag: a state.
    State,
    /// A shield with rank chevrons: an armed force.
    ArmedForce,
    /// Crossed blades: a militia.
    Militia,
    /// Head and shoulders: a person.
    Person,
    /// An office building: an organisation.
    Organisation,
    /// A temple front: an institution.
    Institution,
    /// Two heads: a group.
    Group,
    /// A lozenge: an actor of another kind.
    Other,
    /// Two actors and a straight tie: support.
    Support,
    /// Two actors and a jagged tie: clash.
    Clash,
    /// Two actors with both ties: contested.
    Contested,
    /// Two actors and a broken tie: a tie without quotes.
    Hypothesis,
    /// An arrow both ways: the tie is mutual.
    Mutual,
    /// An arrow one way: the tie has a direction.
    OneWay,
    /// Two arrows passing each other: swap the stance.
    Swap,
    /// An arrow turning back: reverse the direction.
    Reverse,
    /// A pointer: select.
    Select,
    /// An open hand: move the canvas.
    Hand,
    /// A circle and a plus: a new actor.
    AddActor,
    /// A written page: a document.
    Document,
    /// Quotation marks: a quote.
    Quote,
    /// A slip with a folded corner: a note.
    Note,
    /// A pin: keep in place.
    Pin,
    /// A magnifier: search.
    Search,
    /// An arrow turning left: undo.
    Undo,
    /// An arrow turning right: redo.
    Redo,
    /// An open folder: open.
    Open,
    /// A disk: save.
    Save,
    /// An arrow out of a tray: export.
    Export,
    /// A prompt: the command palette.
    Palette,
    /// Four corners around a box: fit to the window.
    Fit,
    /// A magnifier with a plus: zoom in.
    ZoomIn,
    /// A magnifier with a minus: zoom out.
    ZoomOut,
    /// A bin: delete.
    Trash,
    /// An eye: shown.
    Eye,
    /// A struck eye: hidden.
    EyeOff,
    /// A tip upwards.
    ChevronUp,
    /// A tip downwards.
    ChevronDown,
    /// A tip to the left.
    ChevronLeft,
    /// A tip to the right.
    ChevronRight,
    /// A cross: close.
    Close,
    /// A tick: done, or chosen.
    Check,
    /// A triangle with a mark: a warning.
    Warning,
    /// An i in a circle: information.
    Info,
    /// An arrow out of a box: go there.
    Jump,
    /// A broken chain: detach.
    Detach,
    /// Lines by length and an arrow: sort.
    Sort,
    /// A funnel: filter.
    Filter,
    /// A sun: the light look.
    Sun,
    /// A moon: the dark look.
    Moon,
    /// Two sliders: settings.
    Settings,
    /// A keyboard: the keys.
    Keys,
    /// A star: a favourite.
    Star,
    /// A clock: recent.
    Recent,
    /// A table.
    Table,
    /// Books on a shelf: documents and actors.
    Library,
    /// A panel at the side: the inspector.
    Inspector,
    /// Two sheets: copy.
    Copy,
    /// A plus: add.
    Plus,
    /// A minus: remove.
    Minus,
    /// A pencil: edit.
    Pencil,
    /// Three lines: a menu.
    Menu,
    /// Three dots: more.
    More,
}

const COUNT: usize = 63;

/// Icon, name, drawing; in the order of the variants, which a test keeps.
const TABLE: [(Icon, &str, &str); COUNT] = [
    (Icon::State, "state", include_str!("../../assets/icons/state.svg")),
    (Icon::ArmedForce, "armed-force", include_str!("../../assets/icons/armed-force.svg")),
    (Icon::Militia, "militia", include_str!("../../assets/icons/militia.svg")),
    (Icon::Person, "person", include_str!("../../assets/icons/person.svg")),
    (Icon::Organisation, "organisation", include_str!("../../assets/icons/organisation.svg")),
    (Icon::Institution, "institution", include_str!("../../assets/icons/institution.svg")),
    (Icon::Group, "group", include_str!("../../assets/icons/group.svg")),
    (Icon::Other, "other", include_str!("../../assets/icons/other.svg")),
    (Icon::Support, "support", include_str!("../../assets/icons/support.svg")),
    (Icon::Clash, "clash", include_str!("../../assets/icons/clash.svg")),
    (Icon::Contested, "contested", include_str!("../../assets/icons/contested.svg")),
    (Icon::Hypothesis, "hypothesis", include_str!("../../assets/icons/hypothesis.svg")),
    (Icon::Mutual, "mutual", include_str!("../../assets/icons/mutual.svg")),
    (Icon::OneWay, "one-way", include_str!("../../assets/icons/one-way.svg")),
    (Icon::Swap, "swap", include_str!("../../assets/icons/swap.svg")),
    (Icon::Reverse, "reverse", include_str!("../../assets/icons/reverse.svg")),
    (Icon::Select, "select", include_str!("../../assets/icons/select.svg")),
    (Icon::Hand, "hand", include_str!("../../assets/icons/hand.svg")),
    (Icon::AddActor, "add-actor", include_str!("../../assets/icons/add-actor.svg")),
    (Icon::Document, "document", include_str!("../../assets/icons/document.svg")),
    (Icon::Quote, "quote", include_str!("../../assets/icons/quote.svg")),
    (Icon::Note, "note", include_str!("../../assets/icons/note.svg")),
    (Icon::Pin, "pin", include_str!("../../assets/icons/pin.svg")),
    (Icon::Search, "search", include_str!("../../assets/icons/search.svg")),
    (Icon::Undo, "undo", include_str!("../../assets/icons/undo.svg")),
    (Icon::Redo, "redo", include_str!("../../assets/icons/redo.svg")),
    (Icon::Open, "open", include_str!("../../assets/icons/open.svg")),
    (Icon::Save, "save", include_str!("../../assets/icons/save.svg")),
    (Icon::Export, "export", include_str!("../../assets/icons/export.svg")),
    (Icon::Palette, "palette", include_str!("../../assets/icons/palette.svg")),
    (Icon::Fit, "fit", include_str!("../../assets/icons/fit.svg")),
    (Icon::ZoomIn, "zoom-in", include_str!("../../assets/icons/zoom-in.svg")),
    (Icon::ZoomOut, "zoom-out", include_str!("../../assets/icons/zoom-out.svg")),
    (Icon::Trash, "trash", include_str!("../../assets/icons/trash.svg")),
    (Icon::Eye, "eye", include_str!("../../assets/icons/eye.svg")),
    (Icon::EyeOff, "eye-off", include_str!("../../assets/icons/eye-off.svg")),
    (Icon::ChevronUp, "chevron-up", include_str!("../../assets/icons/chevron-up.svg")),
    (Icon::ChevronDown, "chevron-down", include_str!("../../assets/icons/chevron-down.svg")),
    (Icon::ChevronLeft, "chevron-left", include_str!("../../assets/icons/chevron-left.svg")),
    (Icon::ChevronRight, "chevron-right", include_str!("../../assets/icons/chevron-right.svg")),
    (Icon::Close, "close", include_str!("../../assets/icons/close.svg")),
    (Icon::Check, "check", include_str!("../../assets/icons/check.svg")),
    (Icon::Warning, "warning", include_str!("../../assets/icons/warning.svg")),
    (Icon::Info, "info", include_str!("../../assets/icons/info.svg")),
    (Icon::Jump, "jump", include_str!("../../assets/icons/jump.svg")),
    (Icon::Detach, "detach", include_str!("../../assets/icons/detach.svg")),
    (Icon::Sort, "sort", include_str!("../../assets/icons/sort.svg")),
    (Icon::Filter, "filter", include_str!("../../assets/icons/filter.svg")),
    (Icon::Sun, "sun", include_str!("../../assets/icons/sun.svg")),
    (Icon::Moon, "moon", include_str!("../../assets/icons/moon.svg")),
    (Icon::Settings, "settings", include_str!("../../assets/icons/settings.svg")),
    (Icon::Keys, "keys", include_str!("../../assets/icons/keys.svg")),
    (Icon::Star, "star", include_str!("../../assets/icons/star.svg")),
    (Icon::Recent, "recent", include_str!("../../assets/icons/recent.svg")),
    (Icon::Table, "table", include_str!("../../assets/icons/table.svg")),
    (Icon::Library, "library", include_str!("../../assets/icons/library.svg")),
    (Icon::Inspector, "inspector", include_str!("../../assets/icons/inspector.svg")),
    (Icon::Copy, "copy", include_str!("../../assets/icons/copy.svg")),
    (Icon::Plus, "plus", include_str!("../../assets/icons/plus.svg")),
    (Icon::Minus, "minus", include_str!("../../assets/icons/minus.svg")),
    (Icon::Pencil, "pencil", include_str!("../../assets/icons/pencil.svg")),
    (Icon::Menu, "menu", include_str!("../../assets/icons/menu.svg")),
    (Icon::More, "more", include_str!("../../assets/icons/more.svg")),
];

/// The drawings as they were read; they are constants that only cannot be computed by the compiler.
static READ: [OnceLock<Vec<BezPath>>; COUNT] = [const { OnceLock::new() }; COUNT];

impl Icon {
    /// Side of the square that every icon is drawn in, in the units of its strokes.
    pub const GRID: f64 = 24.0;
    /// Width of the strokes in the same units.
    pub const STROKE: f64 = 1.75;

    /// Every icon, in the order of the variants.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        TABLE.iter().map(|(icon, _, _)| *icon)
    }

    /// The file's name without its ending, as `"armed-force"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        TABLE[self as usize].1
    }

    /// The icon of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|icon| icon.name() == name)
    }

    /// The SVG file, its colour being `currentColor`.
    #[must_use]
    pub fn svg(self) -> &'static str {
        TABLE[self as usize].2
    }

    /// The lines to draw, each with a stroke of [`STROKE`](Self::STROKE) units, round caps and round joins, y down.
    #[must_use]
    pub fn strokes(self) -> &'static [BezPath] {
        // A drawing that cannot be read draws nothing; the test below reads them all.
        READ[self as usize].get_or_init(|| strokes_in(self.svg()).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use kurbo::{Rect, Shape};

    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_variants() {
        for (place, icon) in Icon::all().enumerate() {
            assert_eq!(icon as usize, place, "{}", icon.name());
            assert_eq!(Icon::named(icon.name()), Some(icon));
        }
    }

    #[test]
    fn every_drawing_can_be_read_and_stays_within_its_square() {
        let square = Rect::new(0.0, 0.0, Icon::GRID, Icon::GRID);
        for icon in Icon::all() {
            assert!(strokes_in(icon.svg()).is_ok_and(|strokes| !strokes.is_empty()), "{}", icon.name());
            for stroke in icon.strokes() {
                let ink = stroke.bounding_box().inflate(Icon::STROKE / 2.0, Icon::STROKE / 2.0);
                assert_eq!(square.union(ink), square, "{} leaves its square: {ink:?}", icon.name());
            }
        }
    }

    #[test]
    fn no_two_icons_are_the_same_drawing() {
        let drawings: std::collections::HashSet<&str> = Icon::all().map(Icon::svg).collect();
        assert_eq!(drawings.len(), COUNT);
    }
}
