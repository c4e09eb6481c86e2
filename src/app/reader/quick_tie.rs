//! From words to a tie: the draft, what it would do, and the edit that does it.
//!
//! How the draft is filled in is in [`prefill`](super::prefill), how it is shown in [`quick_bar`](super::quick_bar).

use kurbo::{Point, Vec2};

use super::complete::named;
use super::marks::Marks;
use super::prefill::{ends, sentences_around};
use crate::app::view::{EndDraft, QuickTie};
use crate::edit::{Edit, NewTie, Said, Words};
use crate::model::{ActorId, Direction, Project, Stance, Tie, TieId};

/// Actors whose middles are closer than this would cover each other.
const ROOM: Vec2 = Vec2::new(190.0, 90.0);

/// What a draft would do.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Outcome {
    /// Nothing: this is missing or wrong.
    Nothing(&'static str),
    /// The words go to a tie that is there, with so many quotes now.
    Adds(TieId, usize),
    /// A tie is drawn, after making actors with these names.
    Draws(Vec<String>),
}

/// The draft of a tie from some words, filled in as far as can be told.
pub(super) fn draft(
    project: &Project,
    marks: &Marks,
    (words, stance): (Words, Stance),
    selected: &[ActorId],
) -> Option<QuickTie> {
    let text = project.document(words.document)?.text.as_str();
    let around = sentences_around(text, words.span);
    let [from, to] = ends(words.span, &marks.names_around(text, around), selected);
    let end = |actor: Option<ActorId>| EndDraft {
        text: actor.and_then(|id| project.actor(id)).map_or(String::new(), |actor| actor.name.clone()),
        actor,
    };
    Some(QuickTie {
        words,
        from: end(from),
        to: end(to),
        stance,
        direction: Direction::OneWay,
        said: Said::default(),
    })
}

/// What a draft would do to a project.
pub(super) fn outcome(project: &Project, draft: &QuickTie) -> Outcome {
    let (from, to) = (draft.from.text.trim(), draft.to.text.trim());
    let new = |end: &EndDraft| end.actor.is_none().then(|| end.text.trim().to_owned());
    match (draft.from.actor, draft.to.actor) {
        _ if from.is_empty() && draft.from.actor.is_none() => Outcome::Nothing("Name the first actor."),
        _ if to.is_empty() && draft.to.actor.is_none() => Outcome::Nothing("Name the second actor."),
        (Some(one), Some(other)) if one == other => Outcome::Nothing("Both ends are the same actor."),
        (None, None) if from == to => Outcome::Nothing("Both ends are the same actor."),
        (Some(one), Some(other)) => match existing(project, draft, (one, other)) {
            Some((id, tie)) => Outcome::Adds(id, tie.quotes.len()),
            None => Outcome::Draws(Vec::new()),
        },
        _ => Outcome::Draws([new(&draft.from), new(&draft.to)].into_iter().flatten().collect()),
    }
}

/// The tie that already says what the draft says: same stance, same direction, same ends in the same order, or in
/// either order if it is mutual.
fn existing<'p>(
    project: &'p Project,
    draft: &QuickTie,
    (from, to): (ActorId, ActorId),
) -> Option<(TieId, &'p Tie)> {
    let is_same = |tie: &Tie| {
        let in_order = tie.from == from && tie.to == to;
        tie.stance == draft.stance
            && tie.direction == draft.direction
            && (in_order || draft.direction == Direction::Mutual)
    };
    project.ties_between(from, to).find(|(_, tie)| is_same(tie))
}

/// The edit that carries a draft out; new actors come near the other one, or near `middle` of the view.
pub(in crate::app) fn edit(project: &Project, draft: &QuickTie, middle: Point) -> Option<Edit> {
    match outcome(project, draft) {
        Outcome::Nothing(_) => None,
        Outcome::Adds(tie, _) => Some(Edit::AttachWords(tie, draft.words, draft.said.clone())),
        Outcome::Draws(_) => {
            let place_of = |end: &EndDraft| end.actor.and_then(|id| project.actor(id)?.place);
            let from_place = place_of(&draft.to).or(place_of(&draft.from)).unwrap_or(middle);
            let from_place = free_place(project, from_place, &[]);
            let to_place =
                place_of(&draft.from).unwrap_or(if draft.from.actor.is_some() { middle } else { from_place });
            let to_place = free_place(project, to_place, &[from_place]);
            Some(Edit::DrawTie(NewTie {
                from: draft.from.end(Some(from_place)),
                to: draft.to.end(Some(to_place)),
                stance: draft.stance,
                direction: draft.direction,
                words: Some(draft.words),
                said: draft.said.clone(),
            }))
        }
    }
}

/// A place near `near` that no actor and none of `taken` covers, on rings around it.
pub(in crate::app) fn free_place(project: &Project, near: Point, taken: &[Point]) -> Point {
    let places: Vec<Point> =
        project.actors().filter_map(|(_, actor)| actor.place).chain(taken.iter().copied()).collect();
    let is_free = |at: Point| {
        let covers = |place: &Point| (at.x - place.x).abs() < ROOM.x && (at.y - place.y).abs() < ROOM.y;
        !places.iter().any(covers)
    };
    let rings = (0..40).flat_map(|ring| {
        let steps = if ring == 0 { 1 } else { 8 * ring };
        (0..steps).map(move |step| {
            let turn = std::f64::consts::TAU * f64::from(step) / f64::from(steps);
            near + Vec2::new(220.0 * turn.cos(), 130.0 * turn.sin()) * f64::from(ring)
        })
    });
    let mut rings = rings;
    rings.find(|at| is_free(*at)).unwrap_or(near + ROOM)
}

/// Takes what is typed as the name of an actor that is there, if one is called so.
pub(super) fn type_into(project: &Project, end: &mut EndDraft, typed: String) {
    end.actor = named(project, &typed);
    end.text = typed;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Editor;
    use crate::model::{Actor, Document, Id};
    use crate::text::{SourceText, Span};

    const TEXT: &str = "Russia struck the YPG. Iran looked on while Russia struck again.";

    fn editor(actors: &[&str]) -> (Editor, Words) {
        let mut editor = Editor::new(Project::new(Id::from_bits(1)), 7);
        let document = Document::titled("A paper", SourceText::new(TEXT));
        let document = editor.perform(Edit::AddDocuments(vec![document])).unwrap().documents[0];
        let placed = |(at, name): (usize, &&str)| Actor {
            place: Some(Point::new(300.0 * at as f64, 0.0)),
            ..Actor::named(name)
        };
        if !actors.is_empty() {
            editor.perform(Edit::AddActors(actors.iter().enumerate().map(placed).collect())).unwrap();
        }
        (editor, Words { document, span: Span::new(0, 22) })
    }

    fn drafted(editor: &Editor, words: Words, stance: Stance) -> QuickTie {
        let mut marks = Marks::default();
        marks.settle(editor.project(), words.document, editor.revision());
        marks.know(crate::model::NameBook::of(editor.project()).ok().map(std::sync::Arc::new).as_ref());
        draft(editor.project(), &marks, (words, stance), &[]).unwrap()
    }

    #[test]
    fn names_in_the_words_fill_both_ends() {
        let (editor, words) = editor(&["Russia", "YPG", "Iran"]);
        let draft = drafted(&editor, words, Stance::Clash);
        assert_eq!((draft.from.text.as_str(), draft.to.text.as_str()), ("Russia", "YPG"));
        assert_eq!(outcome(editor.project(), &draft), Outcome::Draws(Vec::new()));
    }

    #[test]
    fn words_for_a_tie_that_is_there_are_added_to_it() {
        let (mut editor, words) = editor(&["Russia", "YPG"]);
        let first = drafted(&editor, words, Stance::Clash);
        editor.perform(edit(editor.project(), &first, Point::ORIGIN).unwrap()).unwrap();
        let again = Words { span: Span::new(44, 63), ..words };
        let second = QuickTie { words: again, ..first.clone() };
        assert!(matches!(outcome(editor.project(), &second), Outcome::Adds(_, 1)));
        editor.perform(edit(editor.project(), &second, Point::ORIGIN).unwrap()).unwrap();
        assert_eq!(editor.project().ties().map(|(_, tie)| tie.quotes.len()).collect::<Vec<_>>(), [2]);
        let support = QuickTie { stance: Stance::Support, ..first };
        assert_eq!(outcome(editor.project(), &support), Outcome::Draws(Vec::new()));
    }

    #[test]
    fn new_actors_the_tie_and_its_quote_are_one_step_and_cover_nobody() {
        let (mut editor, words) = editor(&["Iran"]);
        let before = editor.position();
        let mut draft = drafted(&editor, words, Stance::Clash);
        type_into(editor.project(), &mut draft.from, "Russia".to_owned());
        type_into(editor.project(), &mut draft.to, "YPG".to_owned());
        assert_eq!(outcome(editor.project(), &draft), Outcome::Draws(vec!["Russia".into(), "YPG".into()]));
        editor.perform(edit(editor.project(), &draft, Point::ORIGIN).unwrap()).unwrap();
        assert_eq!(editor.position(), before + 1);
        let places: Vec<Point> = editor.project().actors().filter_map(|(_, actor)| actor.place).collect();
        assert_eq!(places.len(), 3);
        for (at, one) in places.iter().enumerate() {
            for other in &places[at + 1..] {
                assert!((one.x - other.x).abs() >= ROOM.x || (one.y - other.y).abs() >= ROOM.y);
            }
        }
    }

    #[test]
    fn a_draft_says_what_it_lacks() {
        let (editor, words) = editor(&["Russia"]);
        let mut draft = drafted(&editor, words, Stance::Clash);
        assert_eq!(outcome(editor.project(), &draft), Outcome::Nothing("Name the second actor."));
        type_into(editor.project(), &mut draft.to, "russia".to_owned());
        assert_eq!(outcome(editor.project(), &draft), Outcome::Nothing("Both ends are the same actor."));
    }
}
