//! Stories told through the whole window, without a display.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a test may stop where it stands"
)]

mod arrange;
mod beside;
mod boundary;
mod canvas;
mod check;
mod clean;
mod clipboard;
mod dock;
mod document;
mod feel;
mod files;
mod gestures;
mod grades;
mod groups;
mod hands;
mod import;
mod look;
mod names;
mod painted;
mod pictures;
mod reader;
mod readme;
mod review;
mod safety;
mod search;
mod shell;
mod suggest;
mod support;
