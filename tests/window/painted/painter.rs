//! The triangles of a frame as pixels, without a graphics card.
//!
//! As egui's own painters do it: colours are multiplied by their opacity and blended as they are, textures are looked
//! up between their pixels, and an edge that two triangles share belongs to one of them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use egui::epaint::{ImageDelta, Primitive, Vertex};
use egui::{Color32, ImageData, Pos2, Rect, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;

/// Rows of colours from the top.
#[derive(Clone, Default)]
pub struct Sheet {
    pub width: usize,
    pub height: usize,
    pub colours: Vec<Color32>,
}

/// The textures that the window has sent so far.
#[derive(Clone, Default)]
pub struct Textures(Arc<Mutex<HashMap<TextureId, Sheet>>>);

impl TestRenderer for Textures {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let mut known = self.0.lock().unwrap();
        for (id, deltas) in &delta.set {
            let sheet = known.entry(*id).or_default();
            deltas.iter().for_each(|delta| take_in(sheet, delta));
        }
        delta.free.iter().for_each(|id| drop(known.remove(id)));
        delta.clear();
    }
}

fn take_in(sheet: &mut Sheet, delta: &ImageDelta) {
    let ImageData::Color(image) = &delta.image;
    let [width, height] = image.size;
    let [left, top] = delta.pos.unwrap_or_default();
    if delta.pos.is_none() {
        *sheet = Sheet { width, height, colours: vec![Color32::TRANSPARENT; width * height] };
    }
    for row in 0..height {
        let at = (top + row) * sheet.width + left;
        sheet.colours[at..at + width].copy_from_slice(&image.pixels[row * width..(row + 1) * width]);
    }
}

impl Textures {
    /// What a frame looks like within `area`, a pixel for a point.
    pub fn painted(&self, ctx: &egui::Context, output: &egui::FullOutput, area: Rect) -> Sheet {
        let (width, height) = (area.width().round() as usize, area.height().round() as usize);
        let mut sheet = Sheet { width, height, colours: vec![Color32::BLACK; width * height] };
        let known = self.0.lock().unwrap();
        for clipped in ctx.tessellate(output.shapes.clone(), 1.0) {
            let Primitive::Mesh(mesh) = &clipped.primitive else { continue };
            let Some(texture) = known.get(&mesh.texture_id) else { continue };
            let clip = clipped.clip_rect.intersect(area).translate(-area.min.to_vec2());
            for three in mesh.indices.chunks_exact(3) {
                let corner = |nth: usize| {
                    let vertex = mesh.vertices[three[nth] as usize];
                    Vertex { pos: vertex.pos - area.min.to_vec2(), ..vertex }
                };
                triangle(&mut sheet, [corner(0), corner(1), corner(2)], (texture, clip));
            }
        }
        sheet
    }
}

/// Twice the area of a triangle; below zero if it turns to the left.
fn turn(a: Pos2, b: Pos2, c: Pos2) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// True if what lies on the edge from `a` to `b` belongs to the triangle at its right.
fn owns(a: Pos2, b: Pos2) -> bool {
    b.y < a.y || b.y == a.y && b.x > a.x
}

fn triangle(sheet: &mut Sheet, mut corners: [Vertex; 3], (texture, clip): (&Sheet, Rect)) {
    let mut whole = turn(corners[0].pos, corners[1].pos, corners[2].pos);
    if whole < 0.0 {
        corners.swap(1, 2);
        whole = -whole;
    }
    if whole <= 0.0 || !whole.is_finite() {
        return;
    }
    let around = Rect::from_points(&corners.map(|corner| corner.pos)).intersect(clip);
    if !around.is_positive() {
        return;
    }
    let [a, b, c] = corners.map(|corner| corner.pos);
    let within = |low: f32, high: f32, most: usize| {
        (low.floor().max(0.0) as usize)..((high.ceil().max(0.0) as usize).min(most))
    };
    for y in within(around.top(), around.bottom(), sheet.height) {
        for x in within(around.left(), around.right(), sheet.width) {
            let at = Pos2::new(x as f32 + 0.5, y as f32 + 0.5);
            if !clip.contains(at) {
                continue;
            }
            let shares = [turn(b, c, at), turn(c, a, at), turn(a, b, at)];
            let edges = [(b, c), (c, a), (a, b)];
            let is_in = |(share, (from, to)): (&f32, &(Pos2, Pos2))| {
                *share > 0.0 || *share == 0.0 && owns(*from, *to)
            };
            if shares.iter().zip(&edges).all(is_in) {
                let shares = shares.map(|share| share / whole);
                let over = colour(&corners, shares, texture);
                let beneath = &mut sheet.colours[y * sheet.width + x];
                *beneath = blended(over, *beneath);
            }
        }
    }
}

/// The colour at a place that lies so near to each corner.
fn colour(corners: &[Vertex; 3], shares: [f32; 3], texture: &Sheet) -> [f32; 4] {
    let (mut tint, mut uv) = ([0.0; 4], egui::Vec2::ZERO);
    for (corner, share) in corners.iter().zip(shares) {
        let parts = corner.color.to_array();
        tint.iter_mut().zip(parts).for_each(|(sum, part)| *sum += f32::from(part) * share);
        uv += corner.uv.to_vec2() * share;
    }
    let found = looked_up(texture, uv);
    [0, 1, 2, 3].map(|nth| tint[nth] * found[nth] / 255.0)
}

/// Between four pixels of a texture.
fn looked_up(texture: &Sheet, uv: egui::Vec2) -> [f32; 4] {
    let (x, y) = (uv.x * texture.width as f32 - 0.5, uv.y * texture.height as f32 - 0.5);
    let (left, top) = (x.floor(), y.floor());
    let pixel = |x: f32, y: f32| {
        let within = |v: f32, most: usize| v.clamp(0.0, most as f32 - 1.0) as usize;
        let at = within(y, texture.height) * texture.width + within(x, texture.width);
        texture.colours[at].to_array().map(f32::from)
    };
    let mut sum = [0.0; 4];
    for (dx, dy) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)] {
        let share = |far: f32, d: f32| if d > 0.0 { far } else { 1.0 - far };
        let weight = share(x - left, dx) * share(y - top, dy);
        sum.iter_mut().zip(pixel(left + dx, top + dy)).for_each(|(sum, part)| *sum += part * weight);
    }
    sum
}

fn blended(over: [f32; 4], beneath: Color32) -> Color32 {
    let left = 1.0 - over[3] / 255.0;
    let below = beneath.to_array();
    let mixed = |nth: usize| (over[nth] + f32::from(below[nth]) * left).round().clamp(0.0, 255.0) as u8;
    Color32::from_rgba_premultiplied(mixed(0), mixed(1), mixed(2), 255)
}
