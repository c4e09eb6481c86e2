//! The one way a project is written.
//!
//! Two people's additions must merge and a change must be readable as a change. So: fixed field order, records
//! sorted by id, one field per line, one id per line in a tie's list, and nothing that depends on the moment.
//! Fields that are empty are left out; what a record *is* (its id, name, kind, stance, words, ..) always stands.
//!
//! A text of several lines keeps them: as a raw string, or between plain quotation marks with real line feeds if
//! it holds something that an eye cannot see ([`is_hidden`]), which is then written as an escape. A carriage
//! return is always an escape; so line ends that some tool changed on the way can be told and changed back.
//! What is written here is read by [`format`](super::format); [`save`](super::save) makes sure of it.

mod beside;

use std::fmt::{Display, Write};

use kurbo::Point;

use super::FileHash;
use super::format::NEWEST;
use crate::model::quoted::{is_hidden, push_escaped};
use crate::model::{
    Actor, ActorKind, Direction, Document, Hedge, InformationGrade, Origin, Project, Quote, SourceGrade,
    Stance, Standing, Tie,
};
use crate::text::Span;

/// The bytes of the file that holds `project`: the same project gives the same bytes, always.
#[must_use]
pub fn to_ron(project: &Project) -> String {
    // Which canvas somebody looks at is not part of the project.
    let project = &project.turned_to(project.first_canvas());
    let texts: usize = project.documents().map(|(_, document)| document.text.as_str().len()).sum();
    let counts = project.counts();
    let records = counts.actors + counts.ties + counts.quotes;
    let mut page = Page { out: String::with_capacity(texts + 400 * records + 1024), depth: 0 };
    page.record("Project", "", |page| {
        page.plain("format", NEWEST);
        page.plain("id", format_args!("\"{}\"", project.id));
        page.words("title", &project.title);
        page.words("note", &project.note);
        page.words("cues", &project.cues);
        let dismissed: Vec<&str> = project.dismissed().collect();
        page.list("dismissed", &dismissed);
        page.records("documents", project.documents(), document);
        page.records("actors", project.actors(), actor);
        page.records("ties", project.ties(), tie);
        page.records("quotes", project.quotes(), quote);
        beside::write(page, project);
    });
    page.out
}

fn document(page: &mut Page, id: &str, document: &Document) {
    page.record("Document", ",", |page| {
        page.text("id", id);
        page.text("title", &document.title);
        page.words("author", &document.author);
        page.words("outlet", &document.outlet);
        page.shown("date", document.date);
        page.words("language", &document.language);
        page.words("note", &document.note);
        if document.origin != Origin::default() {
            page.line("origin: Origin(");
            page.within(|page| origin(page, &document.origin));
            page.line("),");
        }
        page.numbers("pages", &document.pages);
        let hidden: Vec<String> = document.hidden.iter().map(|span| pair(*span)).collect();
        page.numbers("hidden", &hidden);
        page.plain("sha256", format_args!("\"{}\"", FileHash::of(document.text.as_str().as_bytes())));
        page.text("text", document.text.as_str());
    });
}

fn origin(page: &mut Page, origin: &Origin) {
    page.words("file_name", &origin.file_name);
    page.words("format", &origin.format);
    page.words("encoding", &origin.encoding);
    page.words("sha256", &origin.sha256);
    page.words("engine", &origin.engine);
}

fn actor(page: &mut Page, id: &str, actor: &Actor) {
    page.record("Actor", ",", |page| {
        page.text("id", id);
        page.text("name", &actor.name);
        page.list("aliases", &actor.aliases);
        page.plain("kind", kind(actor.kind));
        page.shown("colour", actor.colour);
        page.words("note", &actor.note);
        if let Some(at) = actor.place {
            page.plain("place", at_place(at));
        }
        if actor.pinned {
            page.plain("pinned", true);
        }
        page.shown("part_of", actor.part_of);
        page.shown("picture", actor.picture);
    });
}

fn tie(page: &mut Page, id: &str, tie: &Tie) {
    page.record("Tie", ",", |page| {
        page.text("id", id);
        page.shown("from", Some(tie.from));
        page.shown("to", Some(tie.to));
        page.plain("stance", stance(tie.stance));
        page.plain("direction", direction(tie.direction));
        page.words("label", &tie.label);
        page.shown("date", tie.date);
        page.words("note", &tie.note);
        page.list("quotes", &tie.quotes);
    });
}

fn quote(page: &mut Page, id: &str, quote: &Quote) {
    page.record("Quote", ",", |page| {
        page.text("id", id);
        page.shown("document", Some(quote.document));
        page.plain("span", pair(quote.span));
        page.text("exact", &quote.exact);
        page.words("prefix", &quote.prefix);
        page.words("suffix", &quote.suffix);
        if quote.standing != Standing::Exact {
            page.plain("standing", standing(quote.standing));
        }
        if let Some(candidate) = quote.candidate {
            page.plain("candidate", pair(candidate));
        }
        if quote.reviewed {
            page.plain("reviewed", true);
        }
        page.words("speaker", &quote.speaker);
        page.shown("date", quote.date);
        page.plain("hedge", hedge(quote.hedge));
        if let Some(grade) = quote.source_grade {
            page.plain("source_grade", source_grade(grade));
        }
        if let Some(grade) = quote.information_grade {
            page.plain("information_grade", information_grade(grade));
        }
        page.words("note", &quote.note);
    });
}

/// The file so far. Nothing is written to disk here.
struct Page {
    out: String,
    depth: usize,
}

impl Page {
    fn line(&mut self, line: &str) {
        self.indent();
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn indent(&mut self) {
        for _ in 0..self.depth {
            self.out.push_str("    ");
        }
    }

    fn within(&mut self, fill: impl FnOnce(&mut Self)) {
        self.depth += 1;
        fill(self);
        self.depth -= 1;
    }

    fn record(&mut self, name: &str, after: &str, fill: impl FnOnce(&mut Self)) {
        self.line(&format!("{name}("));
        self.within(fill);
        self.line(&format!("){after}"));
    }

    fn records<'p, I: Display, R: 'p>(
        &mut self,
        name: &str,
        records: impl Iterator<Item = (I, &'p R)>,
        write: impl Fn(&mut Self, &str, &R),
    ) {
        self.line(&format!("{name}: ["));
        self.within(|page| records.for_each(|(id, record)| write(page, &id.to_string(), record)));
        self.line("],");
    }

    fn plain(&mut self, name: &str, value: impl Display) {
        self.indent();
        writeln!(self.out, "{name}: {value},").expect("a String takes every write");
    }

    /// A value by its text, if there is one.
    fn shown(&mut self, name: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.text(name, &value.to_string());
        }
    }

    /// Words, unless there are none.
    fn words(&mut self, name: &str, words: &str) {
        if !words.is_empty() {
            self.text(name, words);
        }
    }

    fn text(&mut self, name: &str, text: &str) {
        self.indent();
        self.out.push_str(name);
        self.out.push_str(": ");
        push_string(&mut self.out, text);
        self.out.push_str(",\n");
    }

    /// Numbers on one line: there may be thousands, and they change together.
    fn numbers(&mut self, name: &str, items: &[impl ToString]) {
        if !items.is_empty() {
            let items: Vec<String> = items.iter().map(ToString::to_string).collect();
            self.plain(name, format_args!("[{}]", items.join(", ")));
        }
    }

    fn list(&mut self, name: &str, items: &[impl ToString]) {
        if items.is_empty() {
            return;
        }
        self.line(&format!("{name}: ["));
        self.within(|page| {
            for item in items {
                page.indent();
                push_string(&mut page.out, &item.to_string());
                page.out.push_str(",\n");
            }
        });
        self.line("],");
    }
}

fn at_place(at: Point) -> String {
    // + 0.0 turns -0.0 into 0.0: they are equal, so they must be written alike.
    format!("({:?}, {:?})", at.x + 0.0, at.y + 0.0)
}

fn pair(span: Span) -> String {
    format!("({}, {})", span.start, span.end)
}

fn push_string(out: &mut String, text: &str) {
    let has_lines = text.contains('\n');
    if has_lines && !text.chars().any(is_hidden) {
        let fence = "#".repeat(hashes_needed(text));
        out.push('r');
        out.extend([fence.as_str(), "\"", text, "\"", fence.as_str()]);
    } else {
        out.push('"');
        push_escaped(out, text, has_lines);
        out.push('"');
    }
}

/// One more than the longest run of `#` behind a quotation mark.
fn hashes_needed(text: &str) -> usize {
    let runs = text.split('"').skip(1).map(|rest| rest.len() - rest.trim_start_matches('#').len());
    1 + runs.max().unwrap_or(0)
}

fn kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::State => "State",
        ActorKind::ArmedForce => "ArmedForce",
        ActorKind::Militia => "Militia",
        ActorKind::Person => "Person",
        ActorKind::Organisation => "Organisation",
        ActorKind::Institution => "Institution",
        ActorKind::Group => "Group",
        ActorKind::Other => "Other",
    }
}

fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Support => "Support",
        Stance::Clash => "Clash",
    }
}

fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::OneWay => "OneWay",
        Direction::Mutual => "Mutual",
    }
}

fn hedge(hedge: Hedge) -> &'static str {
    match hedge {
        Hedge::Stated => "Stated",
        Hedge::Reported => "Reported",
        Hedge::Alleged => "Alleged",
        Hedge::Quoted => "Quoted",
    }
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Exact => "Exact",
        Standing::Moved => "Moved",
        Standing::Normalised => "Normalised",
        Standing::Fuzzy => "Fuzzy",
        Standing::Ambiguous => "Ambiguous",
        Standing::Lost => "Lost",
    }
}

fn source_grade(grade: SourceGrade) -> &'static str {
    match grade {
        SourceGrade::A => "A",
        SourceGrade::B => "B",
        SourceGrade::C => "C",
        SourceGrade::D => "D",
        SourceGrade::E => "E",
        SourceGrade::F => "F",
    }
}

fn information_grade(grade: InformationGrade) -> u8 {
    match grade {
        InformationGrade::One => 1,
        InformationGrade::Two => 2,
        InformationGrade::Three => 3,
        InformationGrade::Four => 4,
        InformationGrade::Five => 5,
        InformationGrade::Six => 6,
    }
}
