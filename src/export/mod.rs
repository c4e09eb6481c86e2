//! Bytes to hand out: pictures, and the project for other programs.
//!
//! Everything here is a pure function from a [`Scene`](crate::scene::Scene) or a project to bytes; no window, no
//! display and no disk are involved. Start at [`png::render`].

pub mod csv;
mod error;
pub mod json;
mod picture;
pub mod png;
pub mod svg;
mod xml;

pub use error::ExportError;
pub use picture::{PictureOptions, PictureSize, fitted, pixels};
