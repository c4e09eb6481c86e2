//! What a reader might have missed: names nobody placed, ties nobody drew. Ranked, never asserted.
//!
//! Nothing here changes a project. Both lists are pure functions of it; what the analyst has dismissed or drawn
//! already is left out. Start at [`actors()`] and [`ties()`]; the words that reveal a tie are a [`Lexicon`].

mod actors;
mod key;
mod lexicon;
mod ties;
mod token;
mod words;

pub use actors::{ActorSuggestion, actors};
pub use lexicon::{Lexicon, LexiconFault};
pub use ties::{TieReader, TieSuggestion, rank, ties};
