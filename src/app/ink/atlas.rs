//! One texture that holds every letter and icon on screen.
//!
//! Shelves: patches of about the same height stand side by side. When no shelf has room the atlas is full; what is
//! missing then stays missing until [`Atlas::begin`] of the next frame makes a larger texture, or empties one that
//! cannot grow. Texture coordinates would change under meshes already made if it grew at once.

use std::collections::HashMap;

use egui::{Color32, ColorImage, Context, Rect, TextureHandle, TextureId, TextureOptions, Vec2};

use super::quick::Quickly;
use super::raster::{self, Drawn, Sort};
use crate::typeset::{Face, FaceId, Outlines};

const SMALLEST_SIDE: usize = 1024;
const LARGEST_SIDE: usize = 4096;
/// Pixels left clear between two patches, so that a stretched one does not show its neighbour.
const GAP: usize = 1;

/// A drawn letter or icon in the texture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Patch {
    /// From the pen on the baseline (letters) or the corner (icons) to the upper left corner, in pixels.
    pub offset: Vec2,
    /// In pixels; zero for a space.
    pub size: Vec2,
    /// Where in the texture, from 0 to 1.
    pub uv: Rect,
}

/// The texture, what stands where, and what waits to be sent.
pub(super) struct Atlas {
    pub(super) texture: Option<TextureHandle>,
    /// A copy of the texture's opacity, so that everything drawn in a frame is sent at once.
    coverage: Vec<u8>,
    side: usize,
    shelves: Vec<Shelf>,
    patches: HashMap<Sort, Patch, Quickly>,
    faces: HashMap<FaceId, u16>,
    outlines: Outlines,
    changed: Option<Area>,
    full: bool,
    generation: u64,
    pixels_per_point: f32,
}

#[derive(Clone, Copy, Debug)]
struct Shelf {
    top: usize,
    height: usize,
    used: usize,
}

/// Pixels from the first corner up to, not with, the second.
#[derive(Clone, Copy, Debug)]
struct Area {
    min: [usize; 2],
    max: [usize; 2],
}

impl Default for Atlas {
    fn default() -> Self {
        let mut atlas = Self {
            texture: None,
            coverage: Vec::new(),
            side: SMALLEST_SIDE,
            shelves: Vec::new(),
            patches: HashMap::default(),
            faces: HashMap::new(),
            outlines: Outlines::default(),
            changed: None,
            full: false,
            generation: 0,
            pixels_per_point: 1.0,
        };
        atlas.clear();
        atlas
    }
}

impl Atlas {
    pub(super) fn begin(&mut self, ctx: &Context) {
        let density = ctx.pixels_per_point();
        if (density - self.pixels_per_point).abs() > f32::EPSILON {
            self.pixels_per_point = density;
            self.generation += 1; // kept meshes have letters for another screen
        }
        let limit = ctx.input(|input| input.max_texture_side).min(LARGEST_SIDE);
        if self.full {
            self.side = (self.side * 2).min(limit);
            self.clear();
        }
        if self.texture.as_ref().is_none_or(|texture| texture.size()[0] != self.side) {
            self.texture = Some(ctx.load_texture("ink", self.image(self.whole()), TextureOptions::LINEAR));
            self.changed = None;
            self.generation += 1;
        }
    }

    /// Forgets every patch; only the white first pixels stay.
    fn clear(&mut self) {
        self.full = false;
        self.generation += 1;
        self.patches.clear();
        self.coverage = vec![0; self.side * self.side];
        let white = Shelf { top: 0, height: 2, used: 2 };
        for y in 0..white.height {
            self.coverage[y * self.side..][..white.used].fill(255);
        }
        self.shelves = vec![white];
        self.changed = Some(self.whole());
    }

    pub(super) fn upload(&mut self) {
        let Some(area) = self.changed.take() else { return };
        let image = self.image(area);
        match &mut self.texture {
            Some(texture) => texture.set_partial(area.min, image, TextureOptions::LINEAR),
            None => self.changed = Some(area),
        }
    }

    pub(super) fn is_full(&self) -> bool {
        self.full
    }

    pub(super) fn texture(&self) -> TextureId {
        self.texture.as_ref().map_or(TextureId::default(), TextureHandle::id)
    }

    pub(super) fn generation(&self) -> u64 {
        self.generation
    }

    pub(super) fn pixels_per_point(&self) -> f32 {
        self.pixels_per_point
    }

    /// A short number for a face.
    pub(super) fn face(&mut self, face: &Face) -> u16 {
        let next = self.faces.len() as u16; // a machine with 65,536 faces would mix up some letters
        *self.faces.entry(face.id()).or_insert(next)
    }

    /// The patch of a letter of `face`, drawn now if need be; `None` while there is no room.
    pub(super) fn patch(&mut self, sort: Sort, face: &Face) -> Option<Patch> {
        if let Some(patch) = self.patches.get(&sort) {
            return Some(*patch);
        }
        let Sort::Glyph { glyph, .. } = sort else { return None };
        let outline = self.outlines.of(face, glyph);
        self.keep(sort, raster::glyph(sort, &outline))
    }

    /// The patch of an icon.
    pub(super) fn icon(&mut self, sort: Sort) -> Option<Patch> {
        match self.patches.get(&sort) {
            Some(patch) => Some(*patch),
            None => self.keep(sort, raster::icon(sort)),
        }
    }

    fn keep(&mut self, sort: Sort, drawn: Option<Drawn>) -> Option<Patch> {
        let patch = match drawn {
            None => Patch { offset: Vec2::ZERO, size: Vec2::ZERO, uv: Rect::ZERO },
            Some(drawn) => self.put(&drawn)?,
        };
        self.patches.insert(sort, patch);
        Some(patch)
    }

    fn put(&mut self, drawn: &Drawn) -> Option<Patch> {
        let [width, height] = drawn.size;
        let Some([left, top]) = self.room_for(width + GAP, height + GAP) else {
            self.full = true;
            return None;
        };
        for (row, line) in drawn.coverage.chunks_exact(width).enumerate() {
            self.coverage[(top + row) * self.side + left..][..width].copy_from_slice(line);
        }
        let area = Area { min: [left, top], max: [left + width, top + height] };
        self.changed = Some(self.changed.map_or(area, |changed| changed.with(area)));
        let side = self.side as f32;
        let uv = Rect::from_min_max(point(area.min) / side, point(area.max) / side);
        Some(Patch { offset: drawn.offset, size: point([width, height]).to_vec2(), uv })
    }

    fn room_for(&mut self, width: usize, height: usize) -> Option<[usize; 2]> {
        let side = self.side;
        let fits = |shelf: &&mut Shelf| {
            shelf.used + width <= side && height <= shelf.height && shelf.height <= height + 2 + height / 4
        };
        if let Some(shelf) = self.shelves.iter_mut().find(fits) {
            shelf.used += width;
            return Some([shelf.used - width, shelf.top]);
        }
        let top = self.shelves.last().map_or(0, |shelf| shelf.top + shelf.height + GAP);
        let height = height.next_multiple_of(4);
        if top + height > side || width > side {
            return None;
        }
        self.shelves.push(Shelf { top, height, used: width });
        Some([0, top])
    }

    #[cfg(test)]
    pub(super) fn opacity_at(&self, x: usize, y: usize) -> u8 {
        self.coverage[y * self.side + x]
    }

    fn whole(&self) -> Area {
        Area { min: [0, 0], max: [self.side, self.side] }
    }

    fn image(&self, area: Area) -> ColorImage {
        let [width, height] = [area.max[0] - area.min[0], area.max[1] - area.min[1]];
        let mut pixels = Vec::with_capacity(width * height);
        for y in area.min[1]..area.max[1] {
            let line = &self.coverage[y * self.side + area.min[0]..][..width];
            pixels.extend(
                line.iter().map(|&alpha| Color32::from_rgba_premultiplied(alpha, alpha, alpha, alpha)),
            );
        }
        ColorImage::new([width, height], pixels)
    }
}

impl Area {
    fn with(self, other: Self) -> Self {
        Self {
            min: [self.min[0].min(other.min[0]), self.min[1].min(other.min[1])],
            max: [self.max[0].max(other.max[0]), self.max[1].max(other.max[1])],
        }
    }
}

fn point([x, y]: [usize; 2]) -> egui::Pos2 {
    egui::pos2(x as f32, y as f32)
}
