//! Reference pictures: what actors, ties and whole maps look like, in every look.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it stands")]

mod sketch;
