//! Something from another panel is held over the canvas: an actor to be placed, or words to be used.
//!
//! Words let go on a tie back it. Words that were led over one actor and let go on another ask for a tie between the
//! two; let go on the first they open the bar that asks for the second.

use kurbo::Point;

use super::super::super::action::{Action, Carried};
use super::super::super::view::{EndDraft, QuickTie, Renaming, Whose};
use super::super::event::{Draft, Event, Sight, Touch};
use super::{Choosing, Gesture, Goal, Next, actor_under, asking, done};
use crate::edit::{Edit, Said, Words};
use crate::model::{ActorId, Direction, Stance, TieId};
use crate::scene::Hit;

/// Something from outside is held over the canvas.
#[derive(Clone, Debug, PartialEq)]
pub struct Carrying {
    /// What.
    pub carried: Carried,
    /// Where the pointer is.
    pub at: Point,
    /// The first actor that words were led over.
    pub from: Option<ActorId>,
    /// The actor under the pointer.
    pub over: Option<ActorId>,
    /// The tie under the pointer.
    pub over_tie: Option<TieId>,
}

impl Carrying {
    pub(super) fn over(carried: Carried, touch: Touch, from: Option<ActorId>, sight: &Sight<'_>) -> Self {
        let is_words = matches!(carried, Carried::Words(_));
        let over = actor_under(sight, touch.at).filter(|_| is_words);
        let over_tie = match sight.under(touch.at) {
            Some(Hit::Tie(tie) | Hit::End(tie, _)) => Some(tie).filter(|_| is_words),
            Some(
                Hit::Rim(_)
                | Hit::Body(_)
                | Hit::Group(_)
                | Hit::Fold(_)
                | Hit::Note(_)
                | Hit::NoteSide(..)
                | Hit::Picture(_)
                | Hit::PictureCorner(_),
            )
            | None => None,
        };
        Self { carried, at: touch.at, from: from.or(over), over, over_tie }
    }

    pub(super) fn stay(self) -> Next {
        (Gesture::Carrying(self), None)
    }

    pub(super) fn step(self, event: &Event, sight: &Sight<'_>) -> Next {
        match *event {
            Event::Carry(carried, touch) => Self::over(carried, touch, self.from, sight).stay(),
            Event::Drop(carried, touch) => Self::over(carried, touch, self.from, sight).dropped(touch, sight),
            Event::Release(_) => done(),
            Event::Press(_)
            | Event::Move(_)
            | Event::DoubleClick(_)
            | Event::Stance(_)
            | Event::Draft(_)
            | Event::Accept
            | Event::Escape => self.stay(),
        }
    }

    pub(super) fn dropped(self, touch: Touch, sight: &Sight<'_>) -> Next {
        match self.carried {
            Carried::Actor(actor) => asking(Action::Edit(Edit::MoveActors(vec![(actor, touch.at)]))),
            Carried::Suggested(number) => asking(Action::PlaceSuggested(number, touch.at)),
            Carried::NewActor(kind) => asking(Action::Rename(Renaming {
                whose: Whose::NewOfKind(kind, touch.at),
                text: String::new(),
            })),
            Carried::Words(words) => self.words_dropped(words, sight),
        }
    }

    fn words_dropped(self, words: Words, sight: &Sight<'_>) -> Next {
        if let Some(tie) = self.over_tie {
            return asking(Action::Edit(Edit::AttachWords(tie, words, Said::default())));
        }
        let (Some(from), Some(to)) = (self.from, self.over) else { return done() };
        if from == to {
            return asking(Action::DraftQuickTie(quick_tie(words, to, sight)));
        }
        let draft = Draft { attach: true, ..Draft::default() };
        let choosing = Choosing { from, to: Goal::Actor(to), at: self.at, draft, goes_on: false };
        (Gesture::Choosing(choosing), Some(Action::SelectWords(Some(words))))
    }
}

fn quick_tie(words: Words, actor: ActorId, sight: &Sight<'_>) -> QuickTie {
    let text = sight.project.actor(actor).map(|found| found.name.clone()).unwrap_or_default();
    QuickTie {
        words,
        from: EndDraft { text, actor: Some(actor) },
        to: EndDraft::default(),
        stance: Stance::Support,
        direction: Direction::OneWay,
        said: Said::default(),
    }
}
