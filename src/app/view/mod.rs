//! How one looks at a project: camera, selection, open panels, half-typed words.
//!
//! Nothing here is the analyst's work: it never makes a project dirty and undo does not know it.

mod looked;
mod remembered;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use kurbo::Point;

use super::canvas::{Camera, Lit};
use super::focus::Focus;
use super::overlays::Found;
use super::theme::{Dress, LookChoice};
use crate::edit::{End, Said, Things, Words};
use crate::model::{
    ActorId, ActorKind, CanvasId, Direction, DocumentId, GroupId, Hidden, NoteId, Project, Stance, TieEnd,
    TieId,
};
use crate::text::clean::Rules;

pub use looked::Looked;
pub use remembered::Remembered;

/// How one looks at a project.
#[derive(Clone, Debug)]
pub struct View {
    /// Where the canvas is seen from.
    pub camera: Camera,
    /// The places that were looked at before.
    pub looked: Looked,
    /// Where the other canvases were seen from.
    pub cameras: HashMap<CanvasId, Camera>,
    /// What is selected.
    pub selection: Things,
    /// Whose neighbourhood is in focus.
    pub focusing: Option<Focus>,
    /// What all else on the canvas fades behind: what comes of `focusing` in the project as it is.
    pub focus: Option<Arc<Lit>>,
    /// What was found and is lit.
    pub found: Option<Found>,
    /// What a press on the canvas does.
    pub tool: Tool,
    /// A name being typed on the canvas.
    pub renaming: Option<Renaming>,
    /// The document in the reader.
    pub document: Option<DocumentId>,
    /// The words selected in the reader.
    pub words: Option<Words>,
    /// The bar that makes a tie from words, while it is open.
    pub quick_tie: Option<QuickTie>,
    /// The panels that are open.
    pub panels: BTreeSet<Panel>,
    /// The tab that the dock shows, or shows once it is opened.
    pub tab: Tab,
    /// How everything looks.
    pub look: LookChoice,
    /// High contrast, reduced motion.
    pub dress: Dress,
    /// How large the window's own text and panels are, in percent.
    pub scale_percent: u16,
    /// The card of the first three steps is open.
    pub shows_hint: bool,
    /// The next start opens the project of this one.
    pub reopen_last: bool,
    /// Nothing is remembered of projects, and nothing kept in the program's own folder.
    pub leaves_no_traces: bool,
    /// The wheel zooms, and with Ctrl pans; the other way round if not.
    pub wheel_zooms: bool,
    /// How documents are read.
    pub clean: CleanView,
    /// A frame takes only what lies wholly inside; otherwise all that it touches.
    pub frame_encloses: bool,
}

impl Default for View {
    fn default() -> Self {
        Self {
            camera: Camera::default(),
            looked: Looked::default(),
            cameras: HashMap::new(),
            selection: Things::default(),
            focusing: None,
            focus: None,
            found: None,
            tool: Tool::default(),
            renaming: None,
            document: None,
            words: None,
            quick_tie: None,
            panels: BTreeSet::new(),
            tab: Tab::default(),
            look: LookChoice::default(),
            dress: Dress::default(),
            scale_percent: 100,
            shows_hint: false,
            reopen_last: false,
            leaves_no_traces: false,
            wheel_zooms: false,
            clean: CleanView::default(),
            frame_encloses: false,
        }
    }
}

impl View {
    /// Forgets everything about one project, so that another can be looked at.
    pub fn leave_project(&mut self) {
        let kept = Self { panels: std::mem::take(&mut self.panels), ..self.clone() };
        *self = Self {
            panels: kept.panels,
            tab: kept.tab,
            look: kept.look,
            dress: kept.dress,
            scale_percent: kept.scale_percent,
            shows_hint: kept.shows_hint,
            reopen_last: kept.reopen_last,
            leaves_no_traces: kept.leaves_no_traces,
            wheel_zooms: kept.wheel_zooms,
            clean: kept.clean,
            frame_encloses: kept.frame_encloses,
            camera: Camera { panel: kept.camera.panel, ..Camera::default() },
            ..Self::default()
        };
    }

    /// Another canvas is in front: each is seen from where it was seen last. False if it was never seen.
    pub fn turned(&mut self, from: CanvasId, to: CanvasId) -> bool {
        self.cameras.insert(from, self.camera);
        self.looked = Looked::default(); // places on one canvas say nothing on another
        let chosen = &mut self.selection;
        (chosen.groups, chosen.notes, chosen.pictures) = (Vec::new(), Vec::new(), Vec::new());
        (self.focusing, self.found) = (None, None);
        let Some(camera) = self.cameras.get(&to) else { return false };
        self.camera = Camera { panel: self.camera.panel, ..*camera };
        true
    }

    /// Lets go of what a filter hides from now on.
    pub fn let_go_of(&mut self, hidden: &Hidden) {
        self.selection.actors.retain(|id| !hidden.hides_actor(*id));
        self.selection.ties.retain(|id| !hidden.hides_tie(*id));
    }

    /// True if the dock is open on `tab`.
    #[must_use]
    pub fn shows(&self, tab: Tab) -> bool {
        self.tab == tab && self.panels.contains(&Panel::Dock)
    }

    /// Lets go of whatever is no longer in `project`: after an edit, an undo or a redo.
    pub fn keep_what_is_in(&mut self, project: &Project) {
        let chosen = &mut self.selection;
        chosen.documents.retain(|id| project.document(*id).is_some());
        chosen.actors.retain(|id| project.actor(*id).is_some());
        chosen.ties.retain(|id| project.tie(*id).is_some());
        chosen.quotes.retain(|id| project.quote(*id).is_some());
        chosen.groups.retain(|id| project.group(*id).is_some());
        chosen.notes.retain(|id| project.note(*id).is_some());
        chosen.pictures.retain(|id| project.picture(*id).is_some());
        if let Some(focus) = &mut self.focusing {
            focus.actors.retain(|id| project.actor(*id).is_some());
        }
        self.focusing = self.focusing.take().filter(|focus| !focus.actors.is_empty());
        self.found = self.found.filter(|found| found.is_in(project));
        let is_there = |id: &DocumentId| project.document(*id).is_some();
        self.document = self.document.filter(is_there);
        // A document may have another text than before.
        let stands = |words: &Words| {
            let document = project.document(words.document);
            document.is_some_and(|document| document.text.slice(words.span).is_some())
        };
        self.words = self.words.filter(stands);
        self.quick_tie = self.quick_tie.take().filter(|draft| stands(&draft.words));
        let is_missing = |renaming: &Renaming| match &renaming.whose {
            Whose::Actor(id) | Whose::NewTied { from: id, .. } => project.actor(*id).is_none(),
            Whose::NewEnd { tie, .. } => project.tie(*tie).is_none(),
            Whose::Group(id) => project.group(*id).is_none(),
            Whose::Note(id) => project.note(*id).is_none(),
            Whose::NewAt(_) | Whose::NewOfKind(..) | Whose::NewGroup(_) | Whose::NewNote(_) => false,
        };
        self.renaming = self.renaming.take().filter(|renaming| !is_missing(renaming));
    }
}

/// Whether documents are read clean or as they are in their files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CleanView {
    /// Clean, by the rules; otherwise letter by letter.
    pub is_on: bool,
    /// Which repairs a clean reading makes.
    pub rules: Rules,
}

impl Default for CleanView {
    fn default() -> Self {
        Self { is_on: true, rules: Rules::default() }
    }
}

/// What a press on the canvas does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tool {
    /// Selects, moves and ties (V).
    #[default]
    Select,
    /// Pans (H).
    Hand,
    /// Selects what a line is drawn round (L).
    Lasso,
}

/// A name being typed on the canvas.
#[derive(Clone, Debug, PartialEq)]
pub struct Renaming {
    /// Whose.
    pub whose: Whose,
    /// As far as it is typed.
    pub text: String,
}

impl Renaming {
    /// The name of a group, to be changed.
    #[must_use]
    pub fn of_group(project: &Project, id: GroupId) -> Option<Self> {
        Some(Self { whose: Whose::Group(id), text: project.group(id)?.name.clone() })
    }

    /// The words of a note, to be changed.
    #[must_use]
    pub fn of_note(project: &Project, id: NoteId) -> Option<Self> {
        Some(Self { whose: Whose::Note(id), text: project.note(id)?.text.clone() })
    }
}

/// Whose name is being typed.
#[derive(Clone, Debug, PartialEq)]
pub enum Whose {
    /// An actor's that is there.
    Actor(ActorId),
    /// A group's that is there.
    Group(GroupId),
    /// That of a group to be made of these.
    NewGroup(Things),
    /// The words of a note that is there.
    Note(NoteId),
    /// Those of a note to be made with its upper left corner here.
    NewNote(Point),
    /// That of an actor to be made at this place.
    NewAt(Point),
    /// That of an actor of a kind chosen beforehand, to be made at this place.
    NewOfKind(ActorKind, Point),
    /// That of an actor to be made at this place and tied to one that is there.
    NewTied {
        /// Who is there.
        from: ActorId,
        /// Where the new one lies.
        at: Point,
        /// For or against.
        stance: Stance,
        /// Words to attach.
        words: Option<Words>,
    },
    /// That of an actor to be made at this place, to which an end of a tie goes over.
    NewEnd {
        /// Which tie.
        tie: TieId,
        /// Which of its ends.
        end: TieEnd,
        /// Where the new one lies.
        at: Point,
    },
}

/// The draft of a tie made from selected words.
#[derive(Clone, Debug, PartialEq)]
pub struct QuickTie {
    /// The words.
    pub words: Words,
    /// Who supports or clashes, as typed or picked.
    pub from: EndDraft,
    /// Who is supported or clashed with.
    pub to: EndDraft,
    /// For or against.
    pub stance: Stance,
    /// One way or both.
    pub direction: Direction,
    /// Who says the words, and how firmly, as far as it is known.
    pub said: Said,
}

/// An actor at an end of a drafted tie, as far as it is typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EndDraft {
    /// What is typed.
    pub text: String,
    /// The actor meant, once one is picked; a new one otherwise.
    pub actor: Option<ActorId>,
}

impl EndDraft {
    /// The end as an edit wants it; an actor that is new or not on the canvas comes to `place`.
    #[must_use]
    pub fn end(&self, place: Option<Point>) -> End {
        match (self.actor, place) {
            (Some(actor), Some(place)) => End::ActorAt(actor, place),
            (Some(actor), None) => End::Actor(actor),
            (None, place) => End::New(self.text.clone(), place),
        }
    }
}

/// A part of the window that can be opened and closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Panel {
    /// The list of documents and actors.
    Library,
    /// The open document.
    Reader,
    /// Everything about what is selected.
    Inspector,
    /// The tabs below the canvas; which of them is on top is [`View::tab`].
    Dock,
    /// The command palette.
    Palette,
    /// The list of keys.
    Keys,
    /// How long the last frames and jobs took.
    Timings,
    /// The choice of what is hidden on the canvas.
    Filter,
    /// The small map in the corner of the canvas.
    Minimap,
    /// The key to the signs, on the canvas.
    Legend,
    /// The bar that finds things on the canvas.
    Find,
}

/// A tab of the dock below the canvas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tab {
    /// The table of ties and quotes.
    #[default]
    Evidence,
    /// Words sought in all documents.
    Search,
    /// Actors and ties that the documents offer.
    Suggestions,
    /// Where every actor is named.
    Names,
    /// Quotes whose place is not sure.
    Review,
    /// What a reader of the map would doubt.
    Check,
}

impl Tab {
    /// All tabs, from left to right.
    pub const ALL: [Self; 6] =
        [Self::Evidence, Self::Search, Self::Suggestions, Self::Names, Self::Review, Self::Check];

    /// What the tab is called.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Evidence => "Evidence",
            Self::Search => "Search",
            Self::Suggestions => "Suggestions",
            Self::Names => "Names",
            Self::Review => "Review",
            Self::Check => "Check",
        }
    }
}
