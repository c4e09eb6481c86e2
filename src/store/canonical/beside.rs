//! How canvases are written, and what stands on them. A single canvas that nobody touched is left out.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kurbo::Point;

use super::{Page, at_place, kind, stance};
use crate::model::{Canvas, CanvasId, Filter, Group, Note, Picture, Project, Spot};

pub(super) fn write(page: &mut Page, project: &Project) {
    if !is_as_born(project) {
        let canvases = sorted(project.canvases());
        page.records("canvases", canvases.into_iter(), canvas);
    }
    if project.groups().next().is_some() {
        page.records("groups", project.groups(), group);
    }
    if project.notes().next().is_some() {
        page.records("notes", project.notes(), note);
    }
    if project.pictures().next().is_some() {
        page.records("pictures", project.pictures(), picture);
    }
}

/// True if the project has the one canvas that every new one has, and nobody named, bent or filtered anything on it.
fn is_as_born(project: &Project) -> bool {
    let born = Project::new(project.id);
    project.canvases() == born.canvases()
}

/// By id, as all records are, whatever their rank.
fn sorted(mut canvases: Vec<(CanvasId, &Canvas)>) -> Vec<(CanvasId, &Canvas)> {
    canvases.sort_by_key(|(id, _)| *id);
    canvases
}

fn canvas(page: &mut Page, id: &str, canvas: &Canvas) {
    page.record("Canvas", ",", |page| {
        page.text("id", id);
        page.text("name", &canvas.name);
        page.plain("rank", canvas.rank);
        if canvas.nests {
            page.plain("nests", true);
        }
        if canvas.filter != Filter::default() {
            page.line("filter: (");
            page.within(|page| filter(page, &canvas.filter));
            page.line("),");
        }
        if canvas.bends().next().is_some() {
            page.line("bends: [");
            page.within(|page| canvas.bends().for_each(|(tie, by)| bend(page, &tie.to_string(), by)));
            page.line("],");
        }
        if canvas.parked().next().is_some() {
            page.line("places: [");
            page.within(|page| {
                canvas.parked().for_each(|(actor, spot)| parked(page, &actor.to_string(), spot));
            });
            page.line("],");
        }
    });
}

fn bend(page: &mut Page, tie: &str, by: f64) {
    page.line(&format!("(tie: \"{tie}\", by: {:?}),", by + 0.0)); // no -0.0: it equals 0.0
}

/// One line an actor: a canvas may have a hundred thousand, and each changes alone.
fn parked(page: &mut Page, actor: &str, spot: Spot) {
    let place = spot.place.map_or_else(String::new, |at| format!(", place: {}", at_place(at)));
    let pinned = if spot.pinned { ", pinned: true" } else { "" };
    page.line(&format!("(actor: \"{actor}\"{place}{pinned}),"));
}

fn filter(page: &mut Page, filter: &Filter) {
    let kinds: Vec<&str> = filter.kinds.iter().map(|one| kind(*one)).collect();
    let stances: Vec<&str> = filter.stances.iter().map(|one| stance(*one)).collect();
    page.numbers("kinds", &kinds);
    page.numbers("stances", &stances);
    page.list("documents", &filter.documents.iter().collect::<Vec<_>>());
    page.shown("from", filter.from);
    page.shown("to", filter.to);
    if filter.undated {
        page.plain("undated", true);
    }
    if filter.quotes_at_least > 0 {
        page.plain("quotes_at_least", filter.quotes_at_least);
    }
    page.list("actors", &filter.actors.iter().collect::<Vec<_>>());
    if filter.untied {
        page.plain("untied", true);
    }
}

fn group(page: &mut Page, id: &str, group: &Group) {
    page.record("Group", ",", |page| {
        page.text("id", id);
        page.words("name", &group.name);
        page.shown("colour", group.colour);
        page.shown("canvas", Some(group.canvas));
        page.list("actors", &group.actors);
        page.list("notes", &group.notes);
        page.list("pictures", &group.pictures);
        if group.folded {
            page.plain("folded", true);
        }
    });
}

fn note(page: &mut Page, id: &str, note: &Note) {
    page.record("Note", ",", |page| {
        page.text("id", id);
        page.text("text", &note.text);
        page.shown("canvas", Some(note.canvas));
        page.plain("place", at_place(note.place));
        page.plain("width", format_args!("{:?}", note.width));
        page.shown("colour", note.colour);
    });
}

fn picture(page: &mut Page, id: &str, picture: &Picture) {
    page.record("Picture", ",", |page| {
        page.text("id", id);
        page.words("name", &picture.name);
        if let Some((canvas, rect)) = picture.stand {
            let (from, to) = (at_place(rect.origin()), at_place(Point::new(rect.x1, rect.y1)));
            page.plain("stand", format_args!("(canvas: \"{canvas}\", from: {from}, to: {to})"));
        }
        page.plain("size", format_args!("({}, {})", picture.size.0, picture.size.1));
        if picture.locked {
            page.plain("locked", true);
        }
        page.text("bytes", &STANDARD.encode(&picture.bytes));
    });
}
