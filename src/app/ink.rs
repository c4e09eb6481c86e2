//! Words and icons of the scene as textured triangles.

use crate::typeset::Typesetter;

/// Sets words, keeps their glyphs in a texture, and paints them.
pub struct Ink {
    /// Sets words.
    pub typesetter: Typesetter,
}

impl Default for Ink {
    fn default() -> Self {
        Self { typesetter: Typesetter::with_system_fonts() }
    }
}
