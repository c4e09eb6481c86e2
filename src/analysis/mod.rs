//! What can be worked out about a map: who asserts what, and what a reader should doubt.
//!
//! Everything here is a pure function of a project; the mathematics of signed graphs (balance, camps) will stand
//! beside it. Nothing is changed and nothing is drawn: that is the business of `edit` and of `scene`. Start at
//! [`evidence`].

pub mod evidence;
pub mod voice;
