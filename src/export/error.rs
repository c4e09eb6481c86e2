//! What can stand in the way of a picture.

use super::picture::{LARGEST_SIDE, MOST_PIXELS, SCALES};

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ExportError {
    /// The scene holds nothing.
    #[error("there is nothing to draw")]
    Empty,
    /// The scale is not one of those allowed.
    #[error("the scale is {found}, and a picture can have {} to {}", SCALES.start(), SCALES.end())]
    Scale {
        /// What was asked for.
        found: f64,
    },
    /// The width is nothing.
    #[error("the width is {found} pixels")]
    Width {
        /// What was asked for.
        found: u32,
    },
    /// The margin is not a length.
    #[error("the margin is {found} units, and a picture can have 0 to 10000")]
    Margin {
        /// What was asked for.
        found: f64,
    },
    /// The picture would have too many pixels.
    #[error(
        "the picture would be {width} x {height} pixels, and {LARGEST_SIDE} a side and {} million in all are allowed",
        MOST_PIXELS / 1_000_000
    )]
    TooLarge {
        /// Pixels from left to right.
        width: u64,
        /// Pixels from top to bottom.
        height: u64,
        /// The widest picture that is allowed.
        widest: u32,
    },
    /// The encoder refused.
    #[error("the picture could not be encoded: {reason}")]
    Encode {
        /// In the encoder's words.
        reason: String,
    },
}

impl ExportError {
    /// What the analyst can do about it.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::Empty => "Place an actor on the canvas, or export another selection.".to_owned(),
            Self::Scale { .. } => "Take 1 for a screen, 3 for print.".to_owned(),
            Self::Width { .. } => "Take 1920 for a screen, 5000 for print.".to_owned(),
            Self::Margin { .. } => "Take 32.".to_owned(),
            Self::TooLarge { widest, .. } => format!(
                "Ask for a width of {widest} pixels or less, export a selection, or take SVG, which has no limit."
            ),
            Self::Encode { .. } => "Try another scale; if that fails too, take SVG.".to_owned(),
        }
    }
}
