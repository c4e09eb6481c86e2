//! stub
#![allow(missing_docs)]
use crate::model::{ActorId, ActorKind, Direction, DocumentId, Hedge, Project, Stance};
use crate::text::{Span, sentences};
#[derive(Clone, Debug, Default)]
pub struct Lexicon;
impl Lexicon {
    pub fn new(_own: &str) -> Self {
        Self
    }
    pub const HOW_TO: &str = "x";
    pub fn faults(&self) -> &[String] {
        &[]
    }
}
#[derive(Clone, Debug, PartialEq)]
pub struct ActorSuggestion {
    pub name: String,
    pub aliases: Vec<String>,
    pub kind: ActorKind,
    pub mentions: usize,
    pub documents: usize,
    pub score: f64,
    pub first: (DocumentId, Span),
    pub variant_of: Option<ActorId>,
    pub key: String,
}
#[derive(Clone, Debug, PartialEq)]
pub struct TieSuggestion {
    pub document: DocumentId,
    pub span: Span,
    pub from: ActorId,
    pub to: ActorId,
    pub from_at: Span,
    pub to_at: Span,
    pub stance: Stance,
    pub direction: Direction,
    pub cue: Span,
    pub speaker: String,
    pub hedge: Hedge,
    pub score: f64,
    pub key: String,
}
pub fn actors(p: &Project, _l: &Lexicon) -> Vec<ActorSuggestion> {
    let mut v = Vec::new();
    for (d, doc) in p.documents() {
        for name in ["Syldavia", "Borduria", "The Front", "General Tapioca"] {
            let t = doc.text.as_str();
            if p.actor_named(name).is_some() {
                continue;
            }
            if let Some(at) = t.find(name) {
                v.push(ActorSuggestion {
                    name: name.into(),
                    aliases: vec!["Syldaviá".into()],
                    kind: ActorKind::State,
                    mentions: t.matches(name).count(),
                    documents: 1,
                    score: 0.5,
                    first: (d, Span::new(at, at + name.len())),
                    variant_of: None,
                    key: format!("name {name}"),
                });
            }
        }
    }
    v
}
pub fn ties(p: &Project, _l: &Lexicon) -> Vec<TieSuggestion> {
    let mut v = Vec::new();
    let (Some(a), Some(b)) = (p.actor_named("Borduria"), p.actor_named("Syldavia")) else { return v };
    for (d, doc) in p.documents() {
        let t = doc.text.as_str();
        for s in sentences(t) {
            let w = s.slice(t).unwrap_or("");
            let (Some(c), Some(x), Some(y)) = (w.find("condemned"), w.find("Borduria"), w.find("Syldavia"))
            else {
                continue;
            };
            let key = format!("tie {} {}", d, s.start);
            if p.is_dismissed(&key) || p.ties_between(a, b).next().is_some() {
                continue;
            }
            let sp = |at: usize, n: usize| Span::new(s.start + at, s.start + at + n);
            v.push(TieSuggestion {
                document: d,
                span: s,
                from: a,
                to: b,
                from_at: sp(x, 8),
                to_at: sp(y, 8),
                stance: Stance::Clash,
                direction: Direction::OneWay,
                cue: sp(c, 9),
                speaker: "a senior officer".into(),
                hedge: Hedge::Reported,
                score: 0.8,
                key,
            });
        }
    }
    v
}
