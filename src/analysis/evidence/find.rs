//! Finding what is doubtful, one kind after the other.

use std::collections::{BTreeMap, BTreeSet};

use super::deceiving;
use super::{About, Doubt, Finding, Mentioned, Report};
use crate::analysis::voice::{Voice, Voices};
use crate::model::{ActorId, DocumentId, Project, Quote, QuoteId, Stance, Tie, TieId, called, claim, spoken};
use crate::text::{counted, fold, opening};

/// So much of a quote stands in a sentence.
const OPENING: usize = 60;

pub(super) fn report(project: &Project, mentioned: Option<&Mentioned>) -> Report {
    let mut search = Search { project, voices: Voices::of(project), report: Report::default() };
    search.ties();
    search.pairs();
    search.quotes();
    search.names();
    search.deceiving();
    search.documents();
    if let Some(mentioned) = mentioned {
        search.never_named(mentioned);
    }
    search.report.findings.sort_by_key(|finding| finding.doubt); // stable: by id within a kind
    search.report
}

struct Search<'p> {
    project: &'p Project,
    voices: Voices,
    report: Report,
}

impl Search<'_> {
    fn find(&mut self, doubt: Doubt, sentence: String, about: About) {
        self.report.findings.push(Finding { doubt, sentence, about });
    }

    fn ties(&mut self) {
        for (id, tie) in self.project.ties() {
            let quotes: Vec<&Quote> = tie.quotes.iter().filter_map(|id| self.project.quote(*id)).collect();
            let documents: BTreeSet<DocumentId> =
                quotes.iter().filter(|quote| quote.stands().is_some()).map(|quote| quote.document).collect();
            self.report.ties += 1;
            self.report.ties_backed += usize::from(!documents.is_empty());
            self.report.ties_doubly_backed += usize::from(documents.len() > 1);
            let first = documents.first().copied();
            match (quotes.len(), documents.len()) {
                (0, _) => self.about_tie(Doubt::NoQuotes, (id, tie), "no quote says so"),
                (_, 0) => self.about_tie(Doubt::NoQuotes, (id, tie), "none of its quotes stands for sure"),
                (_, 1) => {
                    let document = first.and_then(|id| self.project.document(id));
                    let title = document.map_or_else(String::new, |document| spoken(&document.title));
                    self.about_tie(Doubt::OneDocument, (id, tie), &format!("only “{title}” says so"));
                }
                _ => {}
            }
            self.voices_of((id, tie));
        }
    }

    /// A tie that nobody is known to assert rests on one voice too: the unknown one.
    fn voices_of(&mut self, (id, tie): (TieId, &Tie)) {
        if tie.quotes.is_empty() {
            return;
        }
        let said = match &self.voices.asserting(tie)[..] {
            [] => "nobody is named who says so".to_owned(),
            [voice] => format!("only {} says so", self.voice(voice, tie)),
            _ => return,
        };
        self.about_tie(Doubt::OneVoice, (id, tie), &said);
    }

    fn voice(&self, voice: &Voice, tie: &Tie) -> String {
        let is_end = voice.actor.is_some_and(|id| tie.touches(id));
        let part = if is_end { ", a party to it," } else { "" };
        format!("{} ({}){part}", voice.name, voice.capacity.word())
    }

    fn about_tie(&mut self, doubt: Doubt, (id, tie): (TieId, &Tie), said: &str) {
        let sentence = format!("{}: {said}", claim(self.project, tie));
        let (actors, quotes) = (vec![tie.from, tie.to], tie.quotes.clone());
        self.find(doubt, sentence, About { ties: vec![id], actors, quotes, ..About::default() });
    }

    fn pairs(&mut self) {
        let mut pairs: BTreeMap<(ActorId, ActorId), Vec<(TieId, Stance)>> = BTreeMap::new();
        for (id, tie) in self.project.ties() {
            pairs.entry(tie.pair()).or_default().push((id, tie.stance));
        }
        for ((one, other), ties) in pairs {
            let count = |wanted| ties.iter().filter(|(_, stance)| *stance == wanted).count();
            let (support, clash) = (count(Stance::Support), count(Stance::Clash));
            if support == 0 || clash == 0 {
                continue;
            }
            let mut names = [self.actor(one), self.actor(other)];
            names.sort_unstable(); // ids have no order that means anything
            let names = names.join(" and ");
            let (support, clash) = (counted(support, "tie"), counted(clash, "tie"));
            let sentence = format!("{names}: {support} of support and {clash} of clash");
            let ties = ties.into_iter().map(|(id, _)| id).collect();
            self.find(
                Doubt::Contested,
                sentence,
                About { ties, actors: vec![one, other], ..About::default() },
            );
        }
    }

    fn quotes(&mut self) {
        let used: BTreeSet<QuoteId> = self.project.ties().flat_map(|(_, tie)| tie.quotes.clone()).collect();
        for (id, quote) in self.project.quotes() {
            self.report.quotes += 1;
            self.report.quotes_standing += usize::from(quote.stands().is_some());
            let document = self.project.document(quote.document);
            if quote.awaits_review() {
                self.about_quote(
                    Doubt::ToReview,
                    (id, quote),
                    &format!("its place is {}", quote.standing.word()),
                );
            }
            if !used.contains(&id) {
                self.about_quote(Doubt::Unused, (id, quote), "backs no tie");
            }
            if quote.date.is_none() && document.is_none_or(|document| document.date.is_none()) {
                self.about_quote(
                    Doubt::Undated,
                    (id, quote),
                    "neither the words nor the document have a date",
                );
            }
        }
    }

    fn about_quote(&mut self, doubt: Doubt, (id, quote): (QuoteId, &Quote), said: &str) {
        let sentence = format!("“{}”: {said}", opening(&quote.exact, OPENING));
        let (quotes, documents) = (vec![id], vec![quote.document]);
        self.find(doubt, sentence, About { quotes, documents, ..About::default() });
    }

    /// Names are compared folded: in a text, `the Guard` and `The guard` cannot be told apart for sure.
    fn names(&mut self) {
        let mut owners: BTreeMap<String, (String, BTreeSet<ActorId>)> = BTreeMap::new();
        for (id, actor) in self.project.actors() {
            for name in actor.names() {
                let folded = fold(name).text().trim().to_owned();
                let entry = owners.entry(folded).or_insert_with(|| (spoken(name), BTreeSet::new()));
                entry.1.insert(id);
            }
        }
        owners.remove("");
        for (name, actors) in owners.into_values().filter(|(_, actors)| actors.len() > 1) {
            let actors: Vec<ActorId> = actors.into_iter().collect();
            let mut named: Vec<String> = actors.iter().map(|id| self.actor(*id)).collect();
            named.sort_unstable();
            let sentence = format!("“{name}”: belongs to {}", named.join(" and "));
            self.find(Doubt::Collision, sentence, About { actors, ..About::default() });
        }
    }

    fn deceiving(&mut self) {
        for (id, actor) in self.project.actors() {
            let names = std::iter::once(&actor.name).chain(&actor.aliases);
            if let Some(fault) = names.into_iter().find_map(|name| deceiving::fault_of(name)) {
                let sentence = format!("{}: {fault}", called(actor));
                self.find(Doubt::Deceptive, sentence, About { actors: vec![id], ..About::default() });
            }
        }
        for actors in deceiving::alike(self.project) {
            let name = actors.first().and_then(|id| self.project.actor(*id)).map_or_else(String::new, called);
            let sentence =
                format!("{name}: {} look like this, written in other letters", counted(actors.len(), "name"));
            self.find(Doubt::Deceptive, sentence, About { actors, ..About::default() });
        }
    }

    fn documents(&mut self) {
        for (id, document) in self.project.documents() {
            let about = || About { documents: vec![id], ..About::default() };
            let title = spoken(&document.title);
            if document.date.is_none() {
                self.find(Doubt::DocumentUndated, format!("“{title}”: has no date"), about());
            }
            if document.author.trim().is_empty() && document.outlet.trim().is_empty() {
                self.find(
                    Doubt::DocumentUnsourced,
                    format!("“{title}”: has neither author nor outlet"),
                    about(),
                );
            }
        }
    }

    fn never_named(&mut self, mentioned: &Mentioned) {
        self.report.is_read = true;
        for (id, actor) in self.project.actors().filter(|(id, _)| !mentioned.names(*id)) {
            let sentence = format!("{}: named in no document", called(actor));
            self.find(Doubt::NeverNamed, sentence, About { actors: vec![id], ..About::default() });
        }
    }

    fn actor(&self, id: ActorId) -> String {
        self.project.actor(id).map_or_else(String::new, called)
    }
}
