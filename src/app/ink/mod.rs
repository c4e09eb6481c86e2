//! Words and icons of the scene as textured triangles.
//!
//! Glyphs and icons are drawn once at the size they have on screen, kept in one texture ([`atlas`]) and painted as
//! squares cut from it. The texture's first pixel is white, so plain shapes may go into the same [`Mesh`] with
//! [`egui::epaint::WHITE_UV`]: one mesh from [`Ink::mesh`] holds everything, in drawing order.
//!
//! Once a frame the window calls [`Ink::begin`] before anything is painted and [`Ink::upload`] after. Whoever keeps
//! a mesh from one frame to the next keeps [`Ink::generation`] beside it: when the number has changed, the texture
//! was laid out anew and the mesh must be made again. Start at [`Ink::words`].

mod atlas;
mod kept;
mod quick;
mod raster;

use egui::{Color32, Mesh, Pos2, Rect, TextureId, Vec2};

use crate::typeset::{Align, Column, GlyphRun, Icon, Paragraph, Typesetter, WordStyle};
use atlas::{Atlas, Patch};
use kept::{Kept, Manner};
use raster::Sort;

/// Sets words, keeps their glyphs in a texture, and paints them.
pub struct Ink {
    /// Sets words.
    pub typesetter: Typesetter,
    atlas: Atlas,
    kept: Kept,
}

/// Where and how words are painted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placing {
    /// The upper left corner of the paragraph, in screen points.
    pub at: Pos2,
    /// Screen points for each unit of the paragraph; 1 in panels, the zoom on the canvas.
    pub scale: f32,
    /// The colour of the letters.
    pub colour: Color32,
}

/// Letters that stand on a fraction of a pixel are drawn for the nearest of so many fractions.
const FRACTIONS: f32 = 4.0;
/// Letters larger than this, in pixels, look the same on every fraction.
const LARGEST_FINE_PX: f32 = 40.0;
/// Letters smaller than this, in pixels, leave no mark that means anything.
const SMALLEST_PX: f32 = 1.5;

impl Default for Ink {
    fn default() -> Self {
        Self { typesetter: Typesetter::with_system_fonts(), atlas: Atlas::default(), kept: Kept::default() }
    }
}

impl Ink {
    /// Makes ready for a frame: a texture that was full is replaced by a larger or an empty one here, and only here,
    /// so that no mesh of the frame at hand loses its letters.
    pub fn begin(&mut self, ctx: &egui::Context) {
        self.atlas.begin(ctx);
    }

    /// Sends what was drawn since the last call to the texture.
    pub fn upload(&mut self, ctx: &egui::Context) {
        self.atlas.upload();
        if self.atlas.is_full() {
            ctx.request_repaint(); // some letters are missing from this frame
        }
    }

    /// An empty mesh for words, icons and, with the white first pixel, plain shapes.
    #[must_use]
    pub fn mesh(&self) -> Mesh {
        Mesh::with_texture(self.texture())
    }

    /// The texture that all of it is cut from.
    #[must_use]
    pub fn texture(&self) -> TextureId {
        self.atlas.texture()
    }

    /// Changes when kept meshes have to be made again.
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.atlas.generation()
    }

    /// Pixels in a screen point, as the letters are drawn.
    #[must_use]
    pub fn pixels_per_point(&self) -> f32 {
        self.atlas.pixels_per_point()
    }

    /// Adds words to `mesh`. Lines stand on whole pixels. Cost is a look-up and four corners for each letter.
    pub fn words(&mut self, mesh: &mut Mesh, words: &Paragraph, placing: Placing) {
        for run in words.runs() {
            self.run(mesh, run, placing);
        }
    }

    /// Adds some of a paragraph's runs to `mesh`: for lines of which only a part is seen, or words in two colours.
    pub fn run(&mut self, mesh: &mut Mesh, run: &GlyphRun, placing: Placing) {
        let density = self.atlas.pixels_per_point();
        let scale = placing.scale * density;
        let size = run.size as f32 * scale; // a letter's size loses nothing that could be seen
        if !(SMALLEST_PX..1e5).contains(&size) {
            return;
        }
        let drawn = raster::drawn_size(size);
        let face = self.atlas.face(&run.face);
        let bright = is_bright(placing.colour);
        let origin = placing.at.to_vec2() * density;
        mesh.reserve_vertices(4 * run.glyphs.len());
        mesh.reserve_triangles(2 * run.glyphs.len());
        for glyph in &run.glyphs {
            let pen = origin + Vec2::new(glyph.x, glyph.y) * scale;
            let (left, fraction) = fraction_of(pen.x, size);
            let sort = Sort::Glyph { face, glyph: glyph.id, fraction, size: drawn, bright };
            let Some(patch) = self.atlas.patch(sort, &run.face) else { continue };
            let corner = Vec2::new(left, pen.y.round());
            add(mesh, patch, corner, (size / drawn.px(), density, placing.colour));
        }
    }

    /// A label in a panel for words of the project, which may read from right to left. Breaks lines where the
    /// panel ends.
    pub fn label_ui(&mut self, ui: &mut egui::Ui, text: &str, style: &WordStyle) -> egui::Response {
        let width = f64::from(ui.available_width());
        let words = self.lines(text, style, width);
        let bounds = words.bounds();
        let size = Vec2::new(bounds.x1 as f32, words.height() as f32);
        let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, text));
        let mut mesh = self.mesh();
        let placing = Placing { at: rect.min, scale: 1.0, colour: ui.visuals().text_color() };
        self.words(&mut mesh, &words, placing);
        ui.painter().add(mesh);
        response
    }

    /// One line of the project's words in a panel, in the size of its text, cut with an ellipsis where the room ends.
    pub fn line_ui(&mut self, ui: &mut egui::Ui, text: &str, colour: Color32) -> egui::Response {
        let words = self.line(ui, text, ui.available_width());
        self.set_ui(ui, text, (&words, colour))
    }

    /// A line that was set before, put into a panel; `text` is what a screen reader says.
    pub fn set_ui(
        &mut self,
        ui: &mut egui::Ui,
        text: &str,
        (words, colour): (&Paragraph, Color32),
    ) -> egui::Response {
        let room = Vec2::new(words.bounds().x1 as f32, words.height() as f32);
        let (rect, response) = ui.allocate_exact_size(room, egui::Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, text));
        let mut mesh = self.mesh();
        self.words(&mut mesh, words, Placing { at: rect.min, scale: 1.0, colour });
        ui.painter().add(mesh);
        response
    }

    /// The same line, set but not painted, at most so many points wide.
    pub fn line(&mut self, ui: &egui::Ui, text: &str, width: f32) -> Paragraph {
        let size = f64::from(egui::TextStyle::Body.resolve(ui.style()).size);
        self.cut(text, &WordStyle::sans(size), f64::from(width.max(20.0)))
    }

    /// One line, cut with an ellipsis where `width` ends. Asked for frame by frame it is set once.
    pub fn cut(&mut self, text: &str, style: &WordStyle, width: f64) -> Paragraph {
        self.kept.words(text, Manner { style: *style, width, is_cut: true }, || {
            self.typesetter.set_clipped(text, style, Column::of(width).aligned(Align::Left), 1)
        })
    }

    /// Words in lines of this width. Asked for frame by frame they are set once.
    pub fn lines(&mut self, text: &str, style: &WordStyle, width: f64) -> Paragraph {
        self.kept.words(text, Manner { style: *style, width, is_cut: false }, || {
            self.typesetter.set(text, style, Some(width), Align::Left)
        })
    }

    /// Adds an icon to `mesh`, filling `square` (screen points).
    pub fn icon(&mut self, mesh: &mut Mesh, icon: Icon, square: Rect, colour: Color32) {
        let density = self.atlas.pixels_per_point();
        let size = square.width().min(square.height()) * density;
        if !(SMALLEST_PX..1e5).contains(&size) {
            return;
        }
        let drawn = raster::drawn_size(size);
        let sort = Sort::Icon { icon, size: drawn, bright: is_bright(colour) };
        let Some(patch) = self.atlas.icon(sort) else { return };
        let corner = (square.min.to_vec2() * density).round();
        add(mesh, patch, corner, (size / drawn.px(), density, colour));
    }
}

/// The whole pixel left of a pen and which quarter beyond it the pen stands on.
fn fraction_of(x: f32, size: f32) -> (f32, u8) {
    if size > LARGEST_FINE_PX {
        return (x.round(), 0);
    }
    let quarters = (x * FRACTIONS).round();
    let left = (quarters / FRACTIONS).floor();
    (left, (quarters - left * FRACTIONS) as u8) // 0 to 3
}

/// Light letters on a dark ground look thinner than they are and are drawn fuller.
fn is_bright(colour: Color32) -> bool {
    let [red, green, blue, alpha] = colour.to_array();
    let light = 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue);
    light > 500 * u32::from(alpha)
}

fn add(mesh: &mut Mesh, patch: Patch, pen_px: Vec2, (stretch, density, colour): (f32, f32, Color32)) {
    if patch.size == Vec2::ZERO {
        return; // a space
    }
    let min = (pen_px + patch.offset * stretch) / density;
    let rect = Rect::from_min_size(min.to_pos2(), patch.size * (stretch / density));
    mesh.add_rect_with_uv(rect, patch.uv, colour);
}

#[cfg(test)]
mod tests;
