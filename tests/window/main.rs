//! Stories told through the whole window, without a display.

mod canvas;
mod support;
