//! `detente suggest FILE`: the names nobody placed and the ties nobody drew.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::files::open_whatever;
use super::{CliError, Outcome, Terminal};
use crate::model::quoted::tamed;
use crate::model::{ActorId, Project};
use crate::suggest::{self, ActorSuggestion, Lexicon, TieSuggestion};
use crate::text::one_line;

/// What to look through.
#[derive(Debug, clap::Args)]
pub struct Suggest {
    /// The project
    pub file: PathBuf,
    /// Print both lists as JSON, offsets in UTF-8 bytes
    #[arg(long)]
    pub json: bool,
}

impl Suggest {
    /// Prints both lists, best first.
    ///
    /// # Errors
    ///
    /// [`CliError::Open`] if the project is refused.
    pub(super) fn run(&self, terminal: &mut Terminal<'_>) -> Result<Outcome, CliError> {
        let project = open_whatever(&self.file, terminal)?.project;
        let lexicon = Lexicon::new(&project.cues);
        for fault in lexicon.faults() {
            // The lists are good without the line.
            let _ = writeln!(
                terminal.err,
                "note: a cue of the project was not read: {}",
                tamed(&fault.to_string(), 160)
            );
        }
        terminal.progress("reading for names");
        let actors = suggest::actors(&project, &lexicon);
        terminal.progress("reading for ties");
        let ties = suggest::ties(&project, &lexicon);
        if self.json {
            let actors: Vec<Value> = actors.iter().map(actor_row).collect();
            let ties: Vec<Value> = ties.iter().map(|tie| tie_row(&project, tie)).collect();
            writeln!(terminal.out, "{:#}", json!({ "actors": actors, "ties": ties }))?;
            return Ok(Outcome::Fine);
        }
        writeln!(terminal.out, "{} names not placed", actors.len())?;
        for actor in &actors {
            writeln!(terminal.out, "{}", actor_line(actor))?;
        }
        writeln!(terminal.out, "\n{} ties not drawn", ties.len())?;
        for tie in &ties {
            writeln!(terminal.out, "{}", tie_lines(&project, tie))?;
        }
        Ok(Outcome::Fine)
    }
}

fn actor_row(actor: &ActorSuggestion) -> Value {
    json!({
        "name": actor.name,
        "aliases": actor.aliases,
        "kind": actor.kind.word(),
        "mentions": actor.mentions,
        "documents": actor.documents,
        "score": rounded(actor.score),
    })
}

fn tie_row(project: &Project, tie: &TieSuggestion) -> Value {
    json!({
        "document": title(project, tie),
        "document_id": tie.document.to_string(),
        "start": tie.span.start,
        "end": tie.span.end,
        "text": sentence(project, tie),
        "from": name(project, tie.from),
        "to": name(project, tie.to),
        "stance": tie.stance.word(),
        "direction": tie.direction.word(),
        "cue": cue(project, tie),
        "speaker": tie.speaker,
        "hedge": tie.hedge.word(),
        "score": rounded(tie.score),
    })
}

fn actor_line(actor: &ActorSuggestion) -> String {
    let known = actor.aliases.iter().map(|alias| said(alias, 60)).collect::<Vec<_>>().join(", ");
    let aliases = if known.is_empty() { String::new() } else { format!(" ({known})") };
    let mentions = if actor.mentions == 1 { "mention" } else { "mentions" };
    format!(
        "{:.2}  {}{aliases}: {}, {} {mentions} in {}",
        actor.score,
        said(&actor.name, 80),
        actor.kind.word(),
        actor.mentions,
        crate::text::counted(actor.documents, "document"),
    )
}

fn tie_lines(project: &Project, tie: &TieSuggestion) -> String {
    let speaker =
        if tie.speaker.is_empty() { String::new() } else { format!(", {}", said(&tie.speaker, 60)) };
    format!(
        "{:.2}  {} {} {} ({}{}; \"{}\"{speaker})\n      {}",
        tie.score,
        said(name(project, tie.from), 60),
        tie.stance.verb(),
        said(name(project, tie.to), 60),
        tie.hedge.word(),
        if tie.direction == crate::model::Direction::Mutual { ", mutual" } else { "" },
        said(cue(project, tie), 60),
        said(sentence(project, tie), 240),
    )
}

/// Words of a document on one line: where the page was turned is nothing to escape.
fn said(words: &str, most: usize) -> String {
    tamed(&one_line(words), most)
}

fn name(project: &Project, actor: ActorId) -> &str {
    project.actor(actor).map_or("", |actor| actor.name.as_str())
}

fn title<'p>(project: &'p Project, tie: &TieSuggestion) -> &'p str {
    project.document(tie.document).map_or("", |document| document.title.as_str())
}

fn sentence<'p>(project: &'p Project, tie: &TieSuggestion) -> &'p str {
    project.document(tie.document).and_then(|document| document.text.slice(tie.span)).unwrap_or_default()
}

fn cue<'p>(project: &'p Project, tie: &TieSuggestion) -> &'p str {
    project.document(tie.document).and_then(|document| document.text.slice(tie.cue)).unwrap_or_default()
}

/// Scores are guesses: three digits say enough.
fn rounded(score: f64) -> f64 {
    (score * 1000.0).round() / 1000.0
}
