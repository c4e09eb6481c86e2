//! stub
use crate::model::{ActorId, ActorKind, Direction, DocumentId, Hedge, Project, Stance};
use crate::text::Span;
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
pub fn actors(_p: &Project, _l: &Lexicon) -> Vec<ActorSuggestion> {
    Vec::new()
}
pub fn ties(_p: &Project, _l: &Lexicon) -> Vec<TieSuggestion> {
    Vec::new()
}
