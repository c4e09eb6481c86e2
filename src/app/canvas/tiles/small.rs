//! The whole map in a corner: every actor as a dot, on one small picture.
//!
//! Made again when the scene is another, from [`Coarse`] alone; drawn as one square. Where it is put, and what a click
//! on it means, is decided elsewhere.

use egui::{Mesh, Painter, Pos2, Rect, Shape, TextureHandle, TextureOptions};
use kurbo::{Affine, Vec2};

use super::super::super::convert;
use super::coarse::Coarse;
use super::picture::Picture;
use super::plot::Plot;
use crate::scene::{Look, Scene};

/// The picture and what it was made of.
#[derive(Default)]
pub struct Small {
    made: Option<(Basis, Option<TextureHandle>)>,
}

/// Version of the scene, look, and pixels along the side.
type Basis = (u64, Look, usize);

/// No picture has more pixels along its side.
const LARGEST: f32 = 512.0;

impl Small {
    /// Puts the whole map into `rect` as large as it fits; gives the way from canvas units to the screen, or nothing
    /// if the map is empty.
    pub fn put(
        &mut self,
        painter: &Painter,
        rect: Rect,
        (scene, coarse, look): (&Scene, &Coarse, Look),
    ) -> Option<Affine> {
        let bounds = scene.bounds();
        if coarse.dots.len() == 0 || !rect.is_positive() {
            return None;
        }
        let (wide, high) = (f64::from(rect.width()), f64::from(rect.height()));
        let zoom = (wide / bounds.width().max(1.0)).min(high / bounds.height().max(1.0));
        let side = rect.width().max(rect.height());
        let density = painter.ctx().pixels_per_point().min(LARGEST / side);
        let basis = (scene.version(), look, (side * density).ceil() as usize);
        if self.made.as_ref().is_none_or(|(made_for, _)| *made_for != basis) {
            let picture = picture(coarse, (bounds, look), (zoom * f64::from(density), basis.2));
            let load = |image| painter.ctx().load_texture("the whole map", image, TextureOptions::LINEAR);
            self.made = Some((basis, picture.finish().map(load)));
        }
        let middle = convert::point(rect.center()).to_vec2();
        let to_screen =
            Affine::translate(middle) * Affine::scale(zoom) * Affine::translate(-bounds.center().to_vec2());
        if let Some((_, Some(texture))) = &self.made {
            let corner = convert::pos2(to_screen * bounds.origin());
            let whole = Rect::from_min_size(corner, egui::Vec2::splat(basis.2 as f32 / density));
            let mut mesh = Mesh::with_texture(texture.id());
            mesh.add_rect_with_uv(
                whole,
                Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0)),
                convert::AS_IT_IS,
            );
            painter.add(Shape::mesh(mesh));
        }
        Some(to_screen)
    }
}

fn picture(coarse: &Coarse, (bounds, look): (kurbo::Rect, Look), (scale, side): (f64, usize)) -> Picture {
    let mut picture = Picture::new(side);
    let from_canvas = Affine::scale(scale) * Affine::translate(Vec2::ZERO - bounds.origin().to_vec2());
    let style = look.style();
    let mut plot = Plot { picture: &mut picture, from_canvas, scale, covers: bounds, style };
    coarse.dots.iter().for_each(|(_, dot)| plot.dot(dot));
    picture
}
