//! What can be worked out about a map: who asserts what, who belongs together, and what a reader should doubt.
//!
//! Everything here is a pure function of a project. Nothing is changed and nothing is drawn: that is the business of
//! `edit` and of `scene`. Start at [`evidence`] for what is to be doubted, at [`camps`] for who belongs together.

pub mod camps;
pub mod evidence;
pub mod signed_graph;
pub mod voice;
