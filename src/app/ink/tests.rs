//! What [`Ink`] promises, checked without a window.

use egui::{Context, RawInput};

use super::*;
use crate::typeset::{Align, WordStyle};

fn ink() -> (Context, Ink) {
    let ctx = Context::default();
    let mut ink = Ink { typesetter: Typesetter::bundled_only(), ..Ink::default() };
    let begun = ctx.run_ui(RawInput::default(), |ui| ink.begin(ui.ctx()));
    begun.drop_without_applying_deltas();
    (ctx, ink)
}

fn set(ink: &mut Ink, text: &str, size: f64) -> Paragraph {
    ink.typesetter.set(text, &WordStyle::sans(size), None, Align::Start)
}

fn painted(ink: &mut Ink, words: &Paragraph, at: Pos2, scale: f32) -> Mesh {
    let mut mesh = ink.mesh();
    ink.words(&mut mesh, words, Placing { at, scale, colour: Color32::BLACK });
    mesh
}

#[test]
fn letters_stand_where_the_paragraph_says() {
    let (_ctx, mut ink) = ink();
    let words = set(&mut ink, "Palmyra", 20.0);
    let mesh = painted(&mut ink, &words, Pos2::new(100.0, 50.0), 2.0);
    assert_eq!(mesh.vertices.len(), 4 * 7);
    let covered = mesh.calc_bounds();
    let (width, height) = (words.width() as f32 * 2.0, words.height() as f32 * 2.0);
    let expected = Rect::from_min_size(Pos2::new(100.0, 50.0), Vec2::new(width, height));
    assert!(expected.expand(3.0).contains_rect(covered), "{covered:?} in {expected:?}");
    assert!((covered.width() - width).abs() < 8.0);
}

#[test]
fn a_letter_at_a_usual_size_is_not_stretched() {
    let (_ctx, mut ink) = ink();
    let words = set(&mut ink, "H", 13.0);
    let mesh = painted(&mut ink, &words, Pos2::new(10.3, 20.7), 1.0);
    let side = ink.atlas.texture.as_ref().map_or(0, |texture| texture.size()[0]) as f32;
    let texels = (mesh.vertices[3].uv - mesh.vertices[0].uv) * side;
    let pixels = mesh.vertices[3].pos - mesh.vertices[0].pos;
    assert!((texels - pixels).length() < 1e-3, "{texels:?} for {pixels:?}");
    assert!((mesh.vertices[0].pos.y.fract()).abs() < 1e-3, "the line stands on whole pixels");
}

#[test]
fn spaces_leave_no_triangles() {
    let (_ctx, mut ink) = ink();
    let words = set(&mut ink, "a b", 14.0);
    assert_eq!(painted(&mut ink, &words, Pos2::ZERO, 1.0).vertices.len(), 8);
}

#[test]
fn the_first_pixel_stays_white_for_plain_shapes() {
    let (_ctx, mut ink) = ink();
    let words = set(&mut ink, "حزب الله", 30.0);
    painted(&mut ink, &words, Pos2::ZERO, 1.0);
    assert_eq!(ink.atlas_pixel(0, 0), 255);
}

#[test]
fn a_full_texture_grows_and_says_so() {
    let (ctx, mut ink) = ink();
    let before = ink.generation();
    let all: String = ('!'..='~').chain('А'..='я').collect();
    for size in 0..3 {
        let words = set(&mut ink, &all, 120.0 + f64::from(size) * 8.0);
        painted(&mut ink, &words, Pos2::ZERO, 1.0);
    }
    assert!(ink.atlas.is_full());
    assert_eq!(ink.generation(), before, "meshes of this frame keep their letters");
    let begun = ctx.run_ui(RawInput::default(), |ui| ink.begin(ui.ctx()));
    begun.drop_without_applying_deltas();
    assert!(ink.generation() > before && !ink.atlas.is_full());
    let words = set(&mut ink, &all, 20.0);
    assert!(!painted(&mut ink, &words, Pos2::ZERO, 1.0).is_empty());
}

#[test]
fn an_icon_fills_its_square() {
    let (_ctx, mut ink) = ink();
    let mut mesh = ink.mesh();
    let square = Rect::from_min_size(Pos2::new(8.0, 8.0), Vec2::splat(24.0));
    ink.icon(&mut mesh, Icon::Person, square, Color32::WHITE);
    let covered = mesh.calc_bounds();
    assert!(square.expand(1.5).contains_rect(covered) && covered.width() > 20.0, "{covered:?}");
}

impl Ink {
    fn atlas_pixel(&self, x: usize, y: usize) -> u8 {
        self.atlas.opacity_at(x, y)
    }
}
