//! A part of a map on its way to another place: what Copy takes and Paste puts in.
//!
//! A part is a project of its own, so it can be held, printed as notation and read back. It brings along what its
//! ties rest on: quotes, and the documents they stand in. Start at [`part`].

use std::collections::{BTreeMap, BTreeSet};

use kurbo::Vec2;

use super::draft::Draft;
use super::{EditError, Things};
use crate::model::{
    Actor, ActorId, Canvas, Document, DocumentId, Group, Note, NoteId, Picture, PictureId, Project, Quote,
    QuoteId, Tie, TieId, place_within_limits,
};

/// Those of the `things` that stand on the canvas in front, as a project with the id and title of the whole: actors,
/// groups with what is in them, notes and pictures; the ties among the actors and the ties chosen, with their ends;
/// all quotes of these and the documents behind them. Ids are those of the whole.
///
/// ```
/// use detente::edit::{Things, part};
/// use detente::model::{IdSource, notation};
/// let map = notation::parse("Russia + Assad; Russia - YPG", &mut IdSource::new(1))?;
/// let actors = ["Russia", "Assad"].into_iter().filter_map(|name| map.actor_named(name)).collect();
/// let part = part(&map, &Things { actors, ..Things::default() });
/// assert_eq!(notation::print(&part), "Russia + Assad");
/// # Ok::<(), notation::NotationError>(())
/// ```
#[must_use]
pub fn part(project: &Project, things: &Things) -> Project {
    let mut taken = Project::new(project.id);
    taken.title.clone_from(&project.title);
    let groups = || things.groups.iter().filter_map(|id| project.group(*id));
    let mut ties: BTreeSet<TieId> =
        things.ties.iter().copied().filter(|id| project.tie(*id).is_some()).collect();
    let mut actors: BTreeSet<ActorId> = things.actors.iter().copied().collect();
    actors.extend(groups().flat_map(|group| group.actors.iter().copied()));
    let among = actors.iter().flat_map(|id| project.ties_of(*id));
    ties.extend(
        among.filter(|(_, tie)| actors.contains(&tie.from) && actors.contains(&tie.to)).map(|(id, _)| id),
    );
    actors.extend(ties.iter().filter_map(|id| project.tie(*id)).flat_map(|tie| [tie.from, tie.to]));
    for id in actors {
        let Some(actor) = project.actor(id) else { continue };
        taken.put_actor(id, actor.clone());
        actor.picture.into_iter().for_each(|face| put_picture(project, &mut taken, face));
    }
    let mut canvas = Canvas::named(&project.canvas().name, 0);
    for id in ties {
        put_tie(project, &mut taken, id);
        canvas.set_bend(id, project.bend(id));
    }
    taken.replace_canvases(vec![(project.front(), canvas)]);
    put_beside(project, things, &mut taken);
    taken
}

fn put_tie(project: &Project, taken: &mut Project, id: TieId) {
    let Some(tie) = project.tie(id) else { return };
    for (quote, known) in project.quotes_of(id) {
        if let (Some(document), None) = (project.document(known.document), taken.document(known.document)) {
            taken.put_document(known.document, document.clone());
        }
        taken.put_quote(quote, known.clone());
    }
    taken.put_tie(id, tie.clone());
}

fn put_beside(project: &Project, things: &Things, taken: &mut Project) {
    let groups = || things.groups.iter().filter_map(|id| Some((*id, project.group(*id)?)));
    let notes =
        things.notes.iter().copied().chain(groups().flat_map(|(_, group)| group.notes.iter().copied()));
    for id in notes {
        project.note(id).into_iter().for_each(|note| taken.put_note(id, note.clone()));
    }
    let pictures = groups().flat_map(|(_, group)| group.pictures.iter().copied());
    things.pictures.iter().copied().chain(pictures).for_each(|id| put_picture(project, taken, id));
    groups().for_each(|(id, group)| taken.put_group(id, group.clone()));
}

fn put_picture(project: &Project, taken: &mut Project, id: PictureId) {
    project.picture(id).into_iter().for_each(|picture| taken.put_picture(id, picture.clone()));
}

/// What the things of a part are called where it is pasted.
#[derive(Default)]
struct Pasted {
    actors: BTreeMap<ActorId, ActorId>,
    documents: BTreeMap<DocumentId, DocumentId>,
    quotes: BTreeMap<QuoteId, QuoteId>,
    notes: BTreeMap<NoteId, NoteId>,
    pictures: BTreeMap<PictureId, PictureId>,
}

impl Draft<'_> {
    /// Puts a part of a map on the canvas in front, shifted by so much. Within one project actors are copied, as by
    /// duplicating; from another, an actor that is there under the same name is the same actor. Documents with the
    /// same words are the same document.
    pub(super) fn paste(&mut self, part: &Project, by: Vec2) -> Result<(), EditError> {
        let mut pasted = Pasted::default();
        for (id, document) in part.documents() {
            let new = self.paste_document(part, (id, document));
            pasted.documents.insert(id, new);
        }
        for (id, quote) in part.quotes() {
            let Some(document) = pasted.documents.get(&quote.document).copied() else { continue };
            pasted.quotes.insert(id, self.paste_quote(Quote { document, ..quote.clone() }));
        }
        for (id, picture) in part.pictures() {
            let stand = picture.stand.map(|(_, rect)| (self.project.front(), rect + by));
            pasted
                .pictures
                .insert(id, self.make_picture(Picture { stand, locked: false, ..picture.clone() })?);
        }
        let is_same = part.id == self.project.id;
        for (id, actor) in part.actors() {
            let known = self.project.actor_named(&actor.name).filter(|_| !is_same);
            let new = match known {
                Some(known) => self.come(known, actor, by)?,
                None => self.paste_actor(actor, &pasted, by),
            };
            pasted.actors.insert(id, new);
        }
        self.join_parts(part, &pasted)?;
        part.ties().try_for_each(|(id, tie)| self.paste_tie(tie, &pasted, part.bend(id)))?;
        self.paste_beside(part, &mut pasted, by)
    }

    /// The document with the same words; else the one with the same title that has the words of all quotes, because
    /// a part that was sent as text brings nothing but these; else a new one.
    fn paste_document(&mut self, part: &Project, (id, document): (DocumentId, &Document)) -> DocumentId {
        let is_it = |known: &Document| known.text.as_str() == document.text.as_str();
        let has_words = |known: &Document| {
            known.title == document.title
                && part.quotes_in(id).all(|(_, quote)| known.text.as_str().contains(&quote.exact))
        };
        let find = |fits: &dyn Fn(&Document) -> bool| {
            self.project.documents().find(|(_, known)| fits(known)).map(|(id, _)| id)
        };
        find(&is_it).or_else(|| find(&has_words)).unwrap_or_else(|| self.make_document(document.clone()))
    }

    /// A quote of the same words at the same place is the same quote.
    fn paste_quote(&mut self, quote: Quote) -> QuoteId {
        let text = self.project.document(quote.document).map_or("", |document| document.text.as_str());
        let stands = quote.span.slice(text) == Some(quote.exact.as_str()) || quote.stands().is_none();
        let found = text.find(&quote.exact).filter(|_| !stands);
        let moved = found.map(|start| crate::text::Span::new(start, start + quote.exact.len()));
        let quote = match moved.map(|span| self.captured_again(&quote, span)) {
            Some(Some(again)) => again,
            Some(None) | None => quote,
        };
        let is_it = |known: &Quote| known.span == quote.span && known.exact == quote.exact;
        let known = self.project.quotes_in(quote.document).find(|(_, known)| is_it(known)).map(|(id, _)| id);
        known.unwrap_or_else(|| {
            let id = self.fresh(|project, id| project.quote(id).is_some());
            self.put_quote(id, quote);
            id
        })
    }

    /// The quote at another place of its document, with what stands around it there.
    fn captured_again(&self, quote: &Quote, span: crate::text::Span) -> Option<Quote> {
        let document = self.project.document(quote.document)?;
        let there = super::draft::captured(quote.document, document, span).ok()?;
        Some(Quote { span: there.span, prefix: there.prefix, suffix: there.suffix, ..quote.clone() })
    }

    /// An actor that is there comes onto the canvas where it was copied, unless it is on it already.
    fn come(&mut self, known: ActorId, actor: &Actor, by: Vec2) -> Result<ActorId, EditError> {
        let mut there = self.actor(known)?;
        there.place = there.place.or(actor.place.map(|at| place_within_limits(at + by)));
        self.put_actor(known, there);
        Ok(known)
    }

    fn paste_actor(&mut self, actor: &Actor, pasted: &Pasted, by: Vec2) -> ActorId {
        let is_taken = self.project.actor_named(&actor.name).is_some();
        let name = if is_taken { self.free_name(&actor.name) } else { actor.name.clone() };
        // An alias in two places would be undecided in every text.
        let aliases = if is_taken { Vec::new() } else { actor.aliases.clone() };
        let place = actor.place.map(|at| place_within_limits(at + by));
        let picture = actor.picture.and_then(|face| pasted.pictures.get(&face).copied());
        self.make_actor(Actor { name, aliases, place, picture, part_of: None, ..actor.clone() })
    }

    /// Parts and wholes that came together belong together again, where that makes no ring.
    fn join_parts(&mut self, part: &Project, pasted: &Pasted) -> Result<(), EditError> {
        for (id, actor) in part.actors() {
            let whole = actor.part_of.and_then(|whole| pasted.actors.get(&whole).copied());
            let (Some(whole), Some(new)) = (whole, pasted.actors.get(&id).copied()) else { continue };
            let mut joined = self.actor(new)?;
            let makes_ring = new == whole || crate::model::check::is_part_of(&self.project, whole, new);
            if joined.part_of.is_none() && !makes_ring {
                joined.part_of = Some(whole);
                self.put_actor(new, joined);
            }
        }
        Ok(())
    }

    /// A tie that says the same of the same actors takes the quotes; otherwise it is drawn.
    fn paste_tie(&mut self, tie: &Tie, pasted: &Pasted, bend: Option<f64>) -> Result<(), EditError> {
        let ends = (pasted.actors.get(&tie.from), pasted.actors.get(&tie.to));
        let (Some(&from), Some(&to)) = ends else { return Ok(()) };
        if from == to {
            return Ok(());
        }
        let quotes: Vec<QuoteId> =
            tie.quotes.iter().filter_map(|id| pasted.quotes.get(id).copied()).collect();
        let says_so = |known: &Tie| {
            (known.from, known.to, known.stance, known.direction) == (from, to, tie.stance, tie.direction)
                && known.label == tie.label
        };
        let twin = self.project.ties_of(from).find(|(_, known)| says_so(known)).map(|(id, _)| id);
        if let Some(twin) = twin {
            let mut known = self.tie(twin)?;
            for quote in quotes {
                if !known.quotes.contains(&quote) {
                    known.quotes.push(quote);
                }
            }
            self.put_tie(twin, known);
            return Ok(());
        }
        let mut seen = BTreeSet::new();
        let quotes = quotes.into_iter().filter(|quote| seen.insert(*quote)).collect();
        let id = self.make_tie(Tie { from, to, quotes, ..tie.clone() });
        if bend.is_some() {
            // A bend is seen from the smaller id, which need not be the same end as before.
            let is_turned = (tie.from < tie.to) != (from < to);
            self.bend_ties(&[id], bend.map(|bend| if is_turned { -bend } else { bend }))?;
        }
        Ok(())
    }

    fn paste_beside(&mut self, part: &Project, pasted: &mut Pasted, by: Vec2) -> Result<(), EditError> {
        let canvas = self.project.front();
        for (id, note) in part.notes() {
            let new = self.make_note(Note { canvas, place: note.place + by, ..note.clone() })?;
            pasted.notes.insert(id, new);
        }
        for (_, group) in part.groups() {
            let actors = mapped(&group.actors, &pasted.actors);
            let things = Things {
                notes: mapped(&group.notes, &pasted.notes),
                pictures: mapped(&group.pictures, &pasted.pictures),
                // Who is in a group here stays in it.
                actors: actors.into_iter().filter(|id| self.project.group_of(*id).is_none()).collect(),
                ..Things::default()
            };
            if !things.is_empty() {
                self.paste_group(group, &things)?;
            }
        }
        Ok(())
    }

    fn paste_group(&mut self, group: &Group, things: &Things) -> Result<(), EditError> {
        self.make_group(&group.name, things)?;
        let Some(id) = self.touched.groups.last().copied() else { return Ok(()) };
        let mut made = self.group(id)?;
        (made.colour, made.folded) = (group.colour, group.folded);
        self.project.put_group(id, made);
        Ok(())
    }
}

fn mapped<T: Copy + Ord>(ids: &[T], pasted: &BTreeMap<T, T>) -> Vec<T> {
    ids.iter().filter_map(|id| pasted.get(id).copied()).collect()
}
