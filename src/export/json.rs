//! The whole project as one JSON object, for other programs.
//!
//! Offsets are UTF-8 bytes of the document's text, half open. What is not known is an empty string or `null`.
//! This is a report, not a file format: Detente does not read it back.

use kurbo::Point;
use serde_json::{Value, json};

use crate::model::{
    Actor, ActorId, Document, DocumentId, InformationGrade, Project, Quote, QuoteId, SourceGrade, Tie, TieId,
    When,
};

/// The project as pretty-printed JSON with the fields `format`, `title`, `note`, `documents`, `actors`, `ties` and
/// `quotes`, each list by id.
///
/// ```
/// use detente::{export::json, model::{Id, Project}};
/// let printed = json::render(&Project::new(Id::from_bits(1)));
/// assert!(printed.contains("\"actors\": []"));
/// ```
#[must_use]
pub fn render(project: &Project) -> String {
    let mut page = "{\n  \"format\": 1".to_owned();
    for (name, words) in [("id", &project.id.to_string()), ("title", &project.title), ("note", &project.note)]
    {
        page.push_str(&format!(",\n  \"{name}\": {}", json!(words)));
    }
    list(&mut page, "documents", project.documents().map(|(id, document)| document_value(id, document)));
    list(&mut page, "actors", project.actors().map(|(id, actor)| actor_value(id, actor)));
    list(&mut page, "ties", project.ties().map(|(id, tie)| tie_value(project, id, tie)));
    list(&mut page, "quotes", project.quotes().map(|(id, quote)| quote_value(id, quote)));
    page.push_str("\n}");
    page
}

/// One record after the other: as one value, a large project would take a gigabyte.
fn list(page: &mut String, name: &str, records: impl Iterator<Item = Value>) {
    page.push_str(&format!(",\n  \"{name}\": ["));
    let start = page.len();
    for record in records {
        page.push_str(if page.len() > start { ",\n    " } else { "\n    " });
        // No text in JSON holds a bare line feed: each is one between fields.
        page.push_str(&format!("{record:#}").replace('\n', "\n    "));
    }
    page.push_str(if page.len() > start { "\n  ]" } else { "]" });
}

fn document_value(id: DocumentId, document: &Document) -> Value {
    json!({
        "id": id.to_string(),
        "title": document.title,
        "author": document.author,
        "outlet": document.outlet,
        "date": date(document.date),
        "language": document.language,
        "note": document.note,
        "sha256": document.text.sha256(),
        "origin": {
            "file_name": document.origin.file_name,
            "format": document.origin.format,
            "encoding": document.origin.encoding,
            "sha256": document.origin.sha256,
        },
        "text": document.text.as_str(),
    })
}

fn actor_value(id: ActorId, actor: &Actor) -> Value {
    let at = |axis: fn(Point) -> f64| actor.place.map(axis);
    json!({
        "id": id.to_string(),
        "name": actor.name,
        "aliases": actor.aliases,
        "kind": actor.kind.word(),
        "x": at(|place| place.x),
        "y": at(|place| place.y),
        "pinned": actor.pinned,
        "colour": actor.colour.map(|colour| colour.to_string()),
        "part_of": actor.part_of.map(|whole| whole.to_string()),
        "note": actor.note,
    })
}

fn tie_value(project: &Project, id: TieId, tie: &Tie) -> Value {
    let quotes: Vec<String> = tie.quotes.iter().map(ToString::to_string).collect();
    json!({
        "id": id.to_string(),
        "from": tie.from.to_string(),
        "to": tie.to.to_string(),
        "stance": tie.stance.word(),
        "direction": tie.direction.word(),
        "label": tie.label,
        "date": date(tie.date),
        "contested": project.is_contested(tie.from, tie.to),
        "hypothesis": tie.is_hypothesis(),
        "note": tie.note,
        "quotes": quotes,
    })
}

fn quote_value(id: QuoteId, quote: &Quote) -> Value {
    json!({
        "id": id.to_string(),
        "document": quote.document.to_string(),
        "start": quote.span.start,
        "end": quote.span.end,
        "exact": quote.exact,
        "prefix": quote.prefix,
        "suffix": quote.suffix,
        "speaker": quote.speaker,
        "date": date(quote.date),
        "hedge": quote.hedge.word(),
        "source_grade": quote.source_grade.map(SourceGrade::word),
        "information_grade": quote.information_grade.map(InformationGrade::word),
        "note": quote.note,
        "standing": quote.standing.word(),
        "candidate": quote.candidate.map(|span| [span.start, span.end]),
        "reviewed": quote.reviewed,
    })
}

fn date(when: Option<When>) -> Option<String> {
    when.map(|when| when.to_string())
}
