//! `detente check FILE`: is the project whole, does every quote stand where it says?

use std::path::PathBuf;

use serde_json::json;

use super::files::open;
use super::{CliError, Outcome, Terminal};
use crate::model::quoted::tamed;
use crate::model::{Project, check};

/// What to check.
#[derive(Debug, clap::Args)]
pub struct Check {
    /// The project
    pub file: PathBuf,
    /// Print the findings as JSON
    #[arg(long)]
    pub json: bool,
}

impl Check {
    /// Prints one finding a line, or an object as JSON.
    ///
    /// # Errors
    ///
    /// [`CliError::Open`] if the project is refused.
    pub(super) fn run(&self, terminal: &mut Terminal<'_>) -> Result<Outcome, CliError> {
        let opened = open(&self.file, terminal)?;
        let faults = check::faults(&opened.project).into_iter().map(|fault| fault.to_string());
        let warnings = opened.warnings.iter().map(ToString::to_string);
        let mut findings: Vec<String> = warnings.chain(faults).chain(to_review(&opened.project)).collect();
        let mut seen = std::collections::HashSet::new();
        findings.retain(|finding| seen.insert(finding.clone()));
        let counts = opened.project.counts();
        if self.json {
            let told = json!({
                "fine": findings.is_empty(),
                "findings": findings,
                "documents": counts.documents,
                "actors": counts.actors,
                "ties": counts.ties,
                "quotes": counts.quotes,
            });
            writeln!(terminal.out, "{told:#}")?;
        } else {
            for finding in &findings {
                writeln!(terminal.out, "{finding}")?;
            }
        }
        if findings.is_empty() {
            if !self.json {
                let (quotes, documents) = (counts.quotes, counts.documents);
                writeln!(
                    terminal.out,
                    "fine: {} actors, {} ties, {quotes} quotes verbatim in {documents} documents",
                    counts.actors, counts.ties
                )?;
            }
            return Ok(Outcome::Fine);
        }
        Ok(Outcome::Findings)
    }
}

/// The quotes whose place is not sure, in their order.
fn to_review(project: &Project) -> impl Iterator<Item = String> {
    project.quotes().filter(|(_, quote)| quote.awaits_review()).map(|(id, quote)| {
        let title = project.document(quote.document).map_or("", |document| &document.title);
        let (title, words, how) = (tamed(title, 60), tamed(&quote.exact, 60), quote.standing.word());
        format!("quote {id} is to be reviewed, {how} in {title}: {words}")
    })
}
