//! Stories told through the whole window, without a display.

mod reader;
mod support;
