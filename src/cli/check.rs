//! `detente check FILE`: is the project whole, does every quote stand where it says, and what is to be doubted?

use std::collections::HashSet;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::files::open;
use super::{CliError, Outcome, Terminal};
use crate::analysis::evidence::{self, Doubt, Finding, Mentioned, Report};
use crate::model::check;
use crate::model::quoted::tamed;
use crate::model::{Counts, Project};
use crate::store::Opened;
use crate::text::counted;

/// What to check.
#[derive(Debug, clap::Args)]
pub struct Check {
    /// The project
    pub file: PathBuf,
    /// Print the findings as JSON
    #[arg(long)]
    pub json: bool,
    /// Doubts count as findings too: exit code 1 if there are any
    #[arg(long)]
    pub strict: bool,
}

/// A sentence of a doubt is at most so long.
const LONGEST: usize = 1_000;

impl Check {
    /// Prints one finding a line and the doubts below, by kind, or an object as JSON.
    ///
    /// # Errors
    ///
    /// [`CliError::Open`] if the project is refused.
    pub(super) fn run(&self, terminal: &mut Terminal<'_>) -> Result<Outcome, CliError> {
        let opened = open(&self.file, terminal)?;
        let findings = faults(&opened);
        terminal.progress("reading the documents");
        let report = report(&opened.project);
        let counts = opened.project.counts();
        if self.json {
            writeln!(terminal.out, "{:#}", as_json(&findings, counts, &report))?;
        } else {
            for finding in &findings {
                writeln!(terminal.out, "{finding}")?;
            }
            if findings.is_empty() {
                let Counts { documents, actors, ties, quotes } = counts;
                let [actors, ties] = [counted(actors, "actor"), counted(ties, "tie")];
                let [quotes, documents] = [counted(quotes, "quote"), counted(documents, "document")];
                let fine = format!("{actors}, {ties}, {quotes} verbatim in {documents}");
                writeln!(terminal.out, "fine: {fine}")?;
            }
            say_doubts(terminal, &report)?;
        }
        let is_fine = findings.is_empty() && (!self.strict || report.findings.is_empty());
        Ok(if is_fine { Outcome::Fine } else { Outcome::Findings })
    }
}

/// What opening had to say, what must not be so and what waits for the analyst, each once.
fn faults(opened: &Opened) -> Vec<String> {
    let faults = check::faults(&opened.project).into_iter().map(|fault| fault.to_string());
    let warnings = opened.warnings.iter().map(ToString::to_string);
    let mut findings: Vec<String> = warnings.chain(faults).chain(to_review(&opened.project)).collect();
    let mut seen = HashSet::new();
    findings.retain(|finding| seen.insert(finding.clone()));
    findings
}

/// The quotes whose place is not sure, in their order.
fn to_review(project: &Project) -> impl Iterator<Item = String> {
    project.quotes().filter(|(_, quote)| quote.awaits_review()).map(|(id, quote)| {
        let title = project.document(quote.document).map_or("", |document| &document.title);
        let (title, words, how) = (tamed(title, 60), tamed(&quote.exact, 60), quote.standing.word());
        format!("quote {id} is to be reviewed, {how} in {title}: {words}")
    })
}

/// Names too long to be sought leave it open whether an actor is ever named.
fn report(project: &Project) -> Report {
    let mentioned = Mentioned::read(project, || true).ok().flatten();
    evidence::check(project, mentioned.as_ref())
}

fn say_doubts(terminal: &mut Terminal<'_>, report: &Report) -> Result<(), CliError> {
    writeln!(terminal.out, "{}", report.verdict())?;
    if report.ties > 0 {
        writeln!(terminal.out, "{}", report.standing())?;
    }
    for doubt in Doubt::ALL {
        let count = report.count(doubt);
        if count == 0 {
            continue;
        }
        writeln!(terminal.out, "\n{}: {count}", doubt.heading())?;
        for finding in report.findings.iter().filter(|finding| finding.doubt == doubt) {
            writeln!(terminal.out, "  {}", tamed(&finding.sentence, LONGEST))?;
        }
    }
    Ok(())
}

fn as_json(findings: &[String], counts: Counts, report: &Report) -> Value {
    json!({
        "fine": findings.is_empty(),
        "findings": findings,
        "ready": findings.is_empty() && report.is_ready(),
        "doubts": report.findings.iter().map(doubt).collect::<Vec<_>>(),
        "documents": counts.documents,
        "actors": counts.actors,
        "ties": counts.ties,
        "quotes": counts.quotes,
    })
}

fn doubt(finding: &Finding) -> Value {
    let about = &finding.about;
    json!({
        "kind": finding.doubt.word(),
        "sentence": finding.sentence,
        "documents": about.documents.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "actors": about.actors.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "ties": about.ties.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "quotes": about.quotes.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}
