//! From the shape of the newest format to the model.
//!
//! What the model cannot hold is mended here with a [`Warning`] that says so: a place outside the canvas comes to
//! its border. What it can hold but should not, such as a tie to an actor that is not there, is kept and left to
//! [`check`](crate::model::check). Two records under one id are refused: one of them would be lost.

use kurbo::Point;

use super::beside::Beside;
use super::{v1, v2, v3};
use crate::model::{
    Actor, ActorKind, Direction, Document, Hedge, Id, Kind, Origin, PLACE_LIMIT, Project, Quote, SourceGrade,
    Stance, Standing, Tie, place_within_limits,
};
use crate::store::{FileHash, Warning};
use crate::text::{SourceText, Span};

/// The id of the record that came second under it.
pub(super) struct Doubled(pub(super) String);

/// The project that `file` describes, and what had to be mended.
pub(super) fn project(file: v3::Project) -> Result<(Project, Vec<Warning>), Doubled> {
    let mut filling = Filling { project: Project::new(file.id), warnings: Vec::new() };
    filling.project.title = file.title;
    filling.project.note = file.note;
    filling.project.cues = file.cues;
    file.dismissed.iter().for_each(|key| filling.project.dismiss(key));
    file.documents.into_iter().try_for_each(|record| filling.document(record))?;
    file.actors.into_iter().try_for_each(|record| filling.actor(record))?;
    file.ties.into_iter().try_for_each(|record| filling.tie(record))?;
    file.quotes.into_iter().try_for_each(|record| filling.quote(record))?;
    filling.beside(Beside {
        canvases: file.canvases,
        groups: file.groups,
        notes: file.notes,
        pictures: file.pictures,
    })?;
    Ok((filling.project, filling.warnings))
}

pub(super) struct Filling {
    pub(super) project: Project,
    pub(super) warnings: Vec<Warning>,
}

impl Filling {
    fn document(&mut self, record: v2::Document) -> Result<(), Doubled> {
        must_be_new(record.id, self.project.document(record.id).is_some())?;
        let text = SourceText::new(&record.text);
        let is_known = record.sha256.is_empty()
            || record.sha256.eq_ignore_ascii_case(&FileHash::of(text.as_str().as_bytes()).to_string());
        if !is_known {
            self.warnings.push(Warning::TextChanged(record.id));
        }
        let v2::Origin { file_name, format, encoding, sha256, engine } = record.origin;
        let document = Document {
            title: record.title,
            author: record.author,
            outlet: record.outlet,
            date: record.date,
            language: record.language,
            note: record.note,
            origin: Origin { file_name, format, encoding, sha256, engine },
            pages: record.pages,
            hidden: record.hidden.into_iter().map(|(start, end)| Span::new(start, end)).collect(),
            text,
        };
        self.project.put_document(record.id, document);
        Ok(())
    }

    fn actor(&mut self, record: v3::Actor) -> Result<(), Doubled> {
        must_be_new(record.id, self.project.actor(record.id).is_some())?;
        let place = record.place.map(|(x, y)| Point::new(x, y));
        let outside = place.filter(is_outside);
        if outside.is_some() {
            self.warnings.push(Warning::PlaceMoved(record.id));
        }
        let actor = Actor {
            name: record.name,
            aliases: record.aliases,
            kind: kind(record.kind),
            colour: record.colour.map(|hex| hex.0),
            note: record.note,
            // Within the canvas it stays to the last digit: what was written must be what is read.
            place: outside.map(place_within_limits).or(place),
            pinned: record.pinned,
            part_of: record.part_of,
            picture: record.picture,
        };
        self.project.put_actor(record.id, actor);
        Ok(())
    }

    fn tie(&mut self, record: v1::Tie) -> Result<(), Doubled> {
        must_be_new(record.id, self.project.tie(record.id).is_some())?;
        let tie = Tie {
            from: record.from,
            to: record.to,
            stance: stance(record.stance),
            direction: match record.direction {
                v1::Direction::OneWay => Direction::OneWay,
                v1::Direction::Mutual => Direction::Mutual,
            },
            label: record.label,
            date: record.date,
            note: record.note,
            quotes: record.quotes,
        };
        self.project.put_tie(record.id, tie);
        Ok(())
    }

    fn quote(&mut self, record: v2::Quote) -> Result<(), Doubled> {
        must_be_new(record.id, self.project.quote(record.id).is_some())?;
        let quote = Quote {
            document: record.document,
            span: Span::new(record.span.0, record.span.1),
            exact: record.exact,
            prefix: record.prefix,
            suffix: record.suffix,
            standing: standing(record.standing),
            candidate: record.candidate.map(|(start, end)| Span::new(start, end)),
            reviewed: record.reviewed,
            speaker: record.speaker,
            date: record.date,
            hedge: hedge(record.hedge),
            source_grade: record.source_grade.map(source_grade),
            information_grade: record.information_grade.map(|digit| digit.0),
            note: record.note,
        };
        self.project.put_quote(record.id, quote);
        Ok(())
    }
}

pub(super) fn must_be_new<K: Kind>(id: Id<K>, is_taken: bool) -> Result<(), Doubled> {
    if is_taken { Err(Doubled(id.to_string())) } else { Ok(()) }
}

/// True for what is no place on a canvas, such as one that is not a number.
pub(super) fn is_outside(at: &Point) -> bool {
    let is_within = |v: f64| v.abs() <= PLACE_LIMIT; // false for NaN
    !is_within(at.x) || !is_within(at.y)
}

pub(super) fn stance(stance: v1::Stance) -> Stance {
    match stance {
        v1::Stance::Support => Stance::Support,
        v1::Stance::Clash => Stance::Clash,
    }
}

pub(super) fn kind(kind: v1::Kind) -> ActorKind {
    match kind {
        v1::Kind::State => ActorKind::State,
        v1::Kind::ArmedForce => ActorKind::ArmedForce,
        v1::Kind::Militia => ActorKind::Militia,
        v1::Kind::Person => ActorKind::Person,
        v1::Kind::Organisation => ActorKind::Organisation,
        v1::Kind::Institution => ActorKind::Institution,
        v1::Kind::Group => ActorKind::Group,
        v1::Kind::Other => ActorKind::Other,
    }
}

fn hedge(hedge: v1::Hedge) -> Hedge {
    match hedge {
        v1::Hedge::Stated => Hedge::Stated,
        v1::Hedge::Reported => Hedge::Reported,
        v1::Hedge::Alleged => Hedge::Alleged,
        v1::Hedge::Quoted => Hedge::Quoted,
    }
}

fn standing(standing: v2::Standing) -> Standing {
    match standing {
        v2::Standing::Exact => Standing::Exact,
        v2::Standing::Moved => Standing::Moved,
        v2::Standing::Normalised => Standing::Normalised,
        v2::Standing::Fuzzy => Standing::Fuzzy,
        v2::Standing::Ambiguous => Standing::Ambiguous,
        v2::Standing::Lost => Standing::Lost,
    }
}

fn source_grade(grade: v1::SourceGrade) -> SourceGrade {
    match grade {
        v1::SourceGrade::A => SourceGrade::A,
        v1::SourceGrade::B => SourceGrade::B,
        v1::SourceGrade::C => SourceGrade::C,
        v1::SourceGrade::D => SourceGrade::D,
        v1::SourceGrade::E => SourceGrade::E,
        v1::SourceGrade::F => SourceGrade::F,
    }
}
