//! How words become glyphs.
//!
//! Labels on the canvas, documents in the reader and everything exported are set here, once, so that screen and file
//! agree. [`Typesetter::set`] makes a [`Paragraph`]; [`Outlines`] turns it into shapes; [`Icon`] holds the drawn signs.
//! Menus and panels use the window's own text and have nothing to do with this room.

mod balance;
mod caret;
#[cfg(test)]
mod caret_tests;
mod drawing;
mod fonts;
mod glyph;
mod harmless;
#[cfg(test)]
mod hostile;
mod icon;
mod paragraph;
mod set;
mod style;

pub use caret::{Caret, Motion};
pub use fonts::Typesetter;
pub use glyph::{Face, FaceId, Outlines, bounds, outline};
pub use icon::Icon;
pub use paragraph::{Glyph, GlyphRun, Line, Paragraph};
pub use style::{Align, Column, Family, StyleChange, StyledRange, Weight, WordStyle};
