//! What of a thing is another now, field by field, with the old words and the new.

use super::super::{
    Actor, ActorId, Canvas, Document, Filter, Group, Note, Picture, Project, Quote, QuoteId, Tie, called,
    spoken,
};
use super::{Field, differing, quoted};
use crate::text::{counted, opening};

/// So many characters of a long field are shown.
const MOST_CHARS: usize = 120;

/// The fields that differ.
#[derive(Default)]
pub(super) struct Fields(Vec<Field>);

impl Fields {
    /// Notes a field of words.
    fn words(&mut self, name: &'static str, before: &str, now: &str) {
        if before == now {
            return;
        }
        // Long texts often begin alike: they are shown from where they part.
        let same = before.chars().zip(now.chars()).take_while(|(one, other)| one == other).count();
        let from = if same > MOST_CHARS / 2 { same - MOST_CHARS / 4 } else { 0 };
        let shown = |words: &str| {
            let rest: String = words.chars().skip(from).take(MOST_CHARS * 4).collect();
            let lead = if from > 0 { "…" } else { "" };
            let rest = opening(&spoken(&rest), MOST_CHARS);
            if words.is_empty() { String::new() } else { format!("“{lead}{rest}”") }
        };
        self.0.push(Field { name, before: shown(before), now: shown(now) });
    }

    /// Notes a field of anything that has words.
    fn value<T: PartialEq>(
        &mut self,
        name: &'static str,
        (before, now): (&T, &T),
        say: impl Fn(&T) -> String,
    ) {
        if before != now {
            self.0.push(Field { name, before: say(before), now: say(now) });
        }
    }

    /// Notes only that a field is another.
    fn other<T: PartialEq>(&mut self, name: &'static str, before: &T, now: &T) {
        if before != now {
            self.0.push(Field { name, before: String::new(), now: String::new() });
        }
    }

    pub(super) fn into_inner(self) -> Vec<Field> {
        self.0
    }
}

pub(super) fn of_project(before: &Project, now: &Project) -> Vec<Field> {
    differing(|fields| {
        fields.other("identity", &before.id, &now.id);
        fields.words("title", &before.title, &now.title);
        fields.words("note", &before.note, &now.note);
        fields.words("cue lines", &before.cues, &now.cues);
        let dismissed = |project: &Project| project.dismissed().map(str::to_owned).collect::<Vec<_>>();
        let say = |keys: &Vec<String>| keys.len().to_string();
        fields.value("dismissed suggestions", (&dismissed(before), &dismissed(now)), say);
    })
}

pub(super) fn of_document((_, before): (&Project, &Document), (_, now): (&Project, &Document)) -> Vec<Field> {
    differing(|fields| {
        fields.words("title", &before.title, &now.title);
        fields.words("author", &before.author, &now.author);
        fields.words("outlet", &before.outlet, &now.outlet);
        fields.value("date", (&before.date, &now.date), maybe);
        fields.words("language", &before.language, &now.language);
        fields.words("note", &before.note, &now.note);
        if before.text != now.text {
            fields.words("text", before.text.as_str(), now.text.as_str());
        }
        fields.other("pages", &before.pages, &now.pages);
        fields.other("hidden words", &before.hidden, &now.hidden);
        fields.other("origin", &before.origin, &now.origin);
    })
}

/// Without where it lies: that is told for all actors together.
pub(super) fn of_actor(before: (&Project, &Actor), now: (&Project, &Actor)) -> Vec<Field> {
    let ((old, before), (new, now)) = (before, now);
    differing(|fields| {
        fields.words("name", &before.name, &now.name);
        fields.value("aliases", (&before.aliases, &now.aliases), |aliases| listed(aliases));
        fields.value("kind", (&before.kind, &now.kind), |kind| kind.word().to_owned());
        fields.value("colour", (&before.colour, &now.colour), maybe);
        fields.words("note", &before.note, &now.note);
        if before.part_of != now.part_of {
            let (before, now) = (whole(old, before.part_of), whole(new, now.part_of));
            fields.0.push(Field { name: "part of", before, now });
        }
        fields.other("picture", &before.picture, &now.picture);
        let said = |place: &Option<_>| if place.is_some() { "yes" } else { "no" }.to_owned();
        if before.place.is_some() != now.place.is_some() {
            fields.value("on the canvas", (&before.place, &now.place), said);
        }
    })
}

pub(super) fn of_tie(before: (&Project, &Tie), now: (&Project, &Tie)) -> Vec<Field> {
    let ((old, before), (new, now)) = (before, now);
    differing(|fields| {
        let named = |project: &Project, id| whole(project, Some(id));
        if before.from != now.from {
            let (before, now) = (named(old, before.from), named(new, now.from));
            fields.0.push(Field { name: "from", before, now });
        }
        if before.to != now.to {
            fields.0.push(Field { name: "to", before: named(old, before.to), now: named(new, now.to) });
        }
        fields.value("stance", (&before.stance, &now.stance), |stance| stance.word().to_owned());
        fields.value("direction", (&before.direction, &now.direction), |way| way.word().to_owned());
        fields.words("label", &before.label, &now.label);
        fields.value("date", (&before.date, &now.date), maybe);
        fields.words("note", &before.note, &now.note);
        if before.quotes != now.quotes {
            fields.0.push(quotes((old, before), (new, now)));
        }
    })
}

/// Which quotes a tie has gained or lost.
fn quotes((old, before): (&Project, &Tie), (new, now): (&Project, &Tie)) -> Field {
    let only = |project: &Project, one: &[QuoteId], other: &[QuoteId]| {
        let only: Vec<&QuoteId> = one.iter().filter(|id| !other.contains(id)).collect();
        let words = |id: &&QuoteId| project.quote(**id).map(|quote| quoted(&quote.exact));
        let shown: Vec<String> = only.iter().take(3).filter_map(words).collect();
        let more = only.len().saturating_sub(shown.len());
        let rest = (more > 0).then(|| format!("{more} more"));
        shown.into_iter().chain(rest).collect::<Vec<_>>().join(", ")
    };
    let lost = only(old, &before.quotes, &now.quotes);
    let gained = only(new, &now.quotes, &before.quotes);
    match (lost.is_empty(), gained.is_empty()) {
        (true, true) => Field { name: "order of the quotes", before: lost, now: gained },
        _ => Field { name: "quotes", before: lost, now: gained },
    }
}

pub(super) fn of_quote(before: (&Project, &Quote), now: (&Project, &Quote)) -> Vec<Field> {
    let ((old, before), (new, now)) = (before, now);
    differing(|fields| {
        if before.document != now.document {
            let title = |project: &Project, quote: &Quote| {
                project.document(quote.document).map(|document| quoted(&document.title)).unwrap_or_default()
            };
            fields.0.push(Field { name: "document", before: title(old, before), now: title(new, now) });
        }
        fields.words("words", &before.exact, &now.exact);
        fields.other("place in the document", &before.span, &now.span);
        fields.words("speaker", &before.speaker, &now.speaker);
        fields.value("date", (&before.date, &now.date), maybe);
        fields.value("hedge", (&before.hedge, &now.hedge), |hedge| hedge.word().to_owned());
        let source = (&before.source_grade, &now.source_grade);
        fields.value("source grade", source, |grade| grade.map_or("", |it| it.word()).to_owned());
        let information = (&before.information_grade, &now.information_grade);
        fields.value("information grade", information, |grade| grade.map_or("", |it| it.word()).to_owned());
        fields.words("note", &before.note, &now.note);
        fields.value("standing", (&before.standing, &now.standing), |standing| standing.word().to_owned());
        fields.other("likeliest place", &before.candidate, &now.candidate);
        let reviewed = |reviewed: &bool| if *reviewed { "yes" } else { "no" }.to_owned();
        fields.value("reviewed", (&before.reviewed, &now.reviewed), reviewed);
        let around = |quote: &Quote| (quote.prefix.clone(), quote.suffix.clone());
        fields.other("words around it", &around(before), &around(now));
    })
}

pub(super) fn of_canvas((_, before): (&Project, &Canvas), (_, now): (&Project, &Canvas)) -> Vec<Field> {
    differing(|fields| {
        fields.words("name", &before.name, &now.name);
        fields.value("place among the canvases", (&before.rank, &now.rank), |rank| (rank + 1).to_string());
        let said =
            |filter: &Filter| if filter.is_empty() { "hides nothing" } else { "hides something" }.to_owned();
        fields.value("filter", (&before.filter, &now.filter), said);
        let said = |nests: &bool| if *nests { "parts within" } else { "parts beside" }.to_owned();
        fields.value("nesting", (&before.nests, &now.nests), said);
        let bends = before.bends.diff(&now.bends).count();
        if bends > 0 {
            fields.0.push(Field { name: "bends", before: String::new(), now: counted(bends, "tie") });
        }
        let parked = before.parked.diff(&now.parked).count();
        if parked > 0 {
            let now = counted(parked, "actor");
            fields.0.push(Field { name: "places", before: String::new(), now });
        }
    })
}

pub(super) fn of_group(before: (&Project, &Group), now: (&Project, &Group)) -> Vec<Field> {
    let ((old, before), (new, now)) = (before, now);
    differing(|fields| {
        fields.words("name", &before.name, &now.name);
        fields.value("colour", (&before.colour, &now.colour), maybe);
        fields.other("canvas", &before.canvas, &now.canvas);
        let only = |project: &Project, one: &Group, other: &Group| {
            let only = one.actors.iter().filter(|id| !other.actors.contains(id));
            listed(&only.map(|id| whole(project, Some(*id))).collect::<Vec<_>>())
        };
        if before.actors != now.actors {
            let (before, now) = (only(old, before, now), only(new, now, before));
            fields.0.push(Field { name: "actors", before, now });
        }
        fields.other("notes", &before.notes, &now.notes);
        fields.other("pictures", &before.pictures, &now.pictures);
        let said = |folded: &bool| if *folded { "folded" } else { "open" }.to_owned();
        fields.value("state", (&before.folded, &now.folded), said);
    })
}

pub(super) fn of_note((_, before): (&Project, &Note), (_, now): (&Project, &Note)) -> Vec<Field> {
    differing(|fields| {
        fields.words("words", &before.text, &now.text);
        fields.other("canvas", &before.canvas, &now.canvas);
        fields.other("place", &before.place, &now.place);
        fields.other("width", &before.width, &now.width);
        fields.value("colour", (&before.colour, &now.colour), maybe);
    })
}

pub(super) fn of_picture((_, before): (&Project, &Picture), (_, now): (&Project, &Picture)) -> Vec<Field> {
    differing(|fields| {
        fields.words("name", &before.name, &now.name);
        fields.other(
            "pixels",
            &(&before.bytes, before.media, before.size),
            &(&now.bytes, now.media, now.size),
        );
        fields.other("place", &before.stand, &now.stand);
    })
}

fn maybe<T: ToString>(value: &Option<T>) -> String {
    value.as_ref().map(ToString::to_string).unwrap_or_default()
}

fn whole(project: &Project, id: Option<ActorId>) -> String {
    id.map(|id| project.actor(id).map_or_else(|| "a missing actor".to_owned(), called)).unwrap_or_default()
}

/// The first few of a list.
fn listed(all: &[String]) -> String {
    let shown: Vec<String> = all.iter().take(6).map(|one| spoken(one)).collect();
    let more = all.len() - shown.len();
    if more > 0 { format!("{} and {more} more", shown.join(", ")) } else { shown.join(", ") }
}
