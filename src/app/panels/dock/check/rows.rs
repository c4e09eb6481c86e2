//! The findings as rows of a list: a kind, and below it what is of that kind and fits the filter.

use std::collections::HashSet;

use crate::analysis::evidence::{About, Doubt, Report};
use crate::app::action::Action;
use crate::app::panels::find;
use crate::edit::Things;
use crate::model::Project;

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// The heading of a kind, with how many fit the filter.
    Kind(Doubt, usize),
    /// The finding of this number.
    Finding(usize),
}

/// What is to be shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Filter {
    /// Words that a sentence has to hold.
    pub(super) words: String,
    /// Only this kind.
    pub(super) kind: Option<Doubt>,
    /// Kinds of which only the heading is shown.
    pub(super) folded: HashSet<Doubt>,
}

/// The rows that fit `filter`.
pub(super) fn rows(report: &Report, filter: &Filter) -> Vec<Row> {
    let words = find::words(&filter.words);
    let mut rows: Vec<Row> = Vec::new();
    for doubt in Doubt::ALL.into_iter().filter(|doubt| filter.kind.is_none_or(|kind| kind == *doubt)) {
        let findings = report.findings.iter().enumerate().filter(|(_, found)| found.doubt == doubt);
        let fitting: Vec<usize> = findings
            .filter(|(_, found)| words.is_empty() || find::holds(&words, &found.sentence))
            .map(|(number, _)| number)
            .collect();
        if fitting.is_empty() {
            continue;
        }
        rows.push(Row::Kind(doubt, fitting.len()));
        if !filter.folded.contains(&doubt) {
            rows.extend(fitting.into_iter().map(Row::Finding));
        }
    }
    rows
}

/// The next finding after the row `at`, or before it; the first one if there is none to go on from.
pub(super) fn step(rows: &[Row], at: Option<usize>, back: bool) -> Option<usize> {
    let is_finding = |row: &usize| matches!(rows.get(*row), Some(Row::Finding(_)));
    let next = match (at, back) {
        (Some(at), true) => (0..at.min(rows.len())).rev().find(is_finding),
        (Some(at), false) => (at + 1..rows.len()).find(is_finding),
        (None, _) => (0..rows.len()).find(is_finding),
    };
    next.or(at)
}

/// What goes to the things of a finding, as far as they are still there: ties into the middle of the canvas, quotes
/// and documents into the reader.
pub(super) fn jump(project: &Project, about: &About) -> Vec<Action> {
    let mut things = Things {
        documents: about.documents.clone(),
        actors: about.actors.clone(),
        ties: about.ties.clone(),
        quotes: about.quotes.clone(),
        ..Things::default()
    };
    things.documents.retain(|id| project.document(*id).is_some());
    things.actors.retain(|id| project.actor(*id).is_some());
    things.ties.retain(|id| project.tie(*id).is_some());
    things.quotes.retain(|id| project.quote(*id).is_some());
    let quote = things.quotes.first().copied().map(Action::ShowQuote);
    let document = things.documents.first().copied().map(Action::ShowDocument);
    let Things { documents, actors, ties, quotes, .. } = things;
    let none = Things::default;
    let first = if !ties.is_empty() {
        Action::Centre(Things { ties, ..none() })
    } else if !actors.is_empty() {
        Action::Centre(Things { actors, ..none() })
    } else if !quotes.is_empty() {
        Action::Select(Things { quotes, ..none() })
    } else {
        Action::Select(Things { documents, ..none() })
    };
    [Some(first), quote.or(document)].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::evidence::check;
    use crate::model::{IdSource, notation};

    fn project() -> Project {
        let map = "# document One\nRussia - YPG; Iran + Assad; Iran - Assad \"left\" (in One)";
        notation::parse(map, &mut IdSource::new(1)).unwrap()
    }

    fn report() -> Report {
        check(&project(), None)
    }

    fn printed(filter: &Filter) -> Vec<String> {
        let report = report();
        let print = |row: Row| match row {
            Row::Kind(doubt, count) => format!("{} {count}", doubt.word()),
            Row::Finding(number) => report.findings[number].sentence.clone(),
        };
        rows(&report, filter).into_iter().map(print).collect()
    }

    #[test]
    fn findings_stand_below_their_kind_and_the_filter_takes_words_of_any() {
        let filter = Filter { words: "clash russia".into(), ..Filter::default() };
        assert_eq!(printed(&filter), ["no-quotes 1", "Russia clashes with YPG: no quote says so"]);
        let filter = Filter { kind: Some(Doubt::Contested), ..Filter::default() };
        assert_eq!(printed(&filter), ["contested 1", "Assad and Iran: 1 tie of support and 1 tie of clash"]);
        let filter = Filter { folded: [Doubt::NoQuotes].into(), ..Filter::default() };
        assert_eq!(printed(&filter)[..2], ["no-quotes 2", "contested 1"]);
    }

    #[test]
    fn steps_pass_over_headings_and_stop_at_the_ends() {
        let rows = rows(&report(), &Filter::default());
        assert_eq!((step(&rows, None, false), step(&rows, Some(1), true)), (Some(1), Some(1)));
        assert_eq!((step(&rows, Some(2), false), step(&rows, Some(4), true)), (Some(4), Some(2)));
    }

    #[test]
    fn a_finding_about_a_tie_leads_to_the_tie_and_to_its_first_quote() {
        let report = report();
        let found = report.findings.iter().find(|found| found.doubt == Doubt::OneDocument).unwrap();
        let asked = jump(&project(), &found.about);
        let Some(Action::Centre(things)) = asked.first() else { unreachable!("{asked:?}") };
        assert_eq!(things.ties, found.about.ties);
        assert_eq!(asked[1..], [Action::ShowQuote(found.about.quotes[0])]);
        let gone = Project::new(project().id);
        assert_eq!(
            jump(&gone, &found.about),
            [Action::Select(Things::default())],
            "it was deleted meanwhile"
        );
    }
}
