//! What squares promise: none is made twice, none is missed, and what was kept never differs from what is there.

use std::sync::Arc;

use egui::{Context, RawInput};
use kurbo::{ParamCurve, Point, Size};

use super::super::Camera;
use std::collections::HashMap;

use super::sorted::Sorted;
use super::*;
use crate::model::{Actor, Id, Project, Stance, Tie};
use crate::scene::Builder;

fn project(actors: u64) -> Project {
    let mut project = Project::new(Id::from_bits(1));
    for nth in 0..actors {
        let mut actor = Actor::named(&format!("Brigade {nth}"));
        actor.place = Some(Point::new((nth % 10) as f64 * 260.0, (nth / 10) as f64 * 130.0));
        project.put_actor(Id::from_bits(nth + 1), actor);
    }
    for nth in 0..actors {
        let to = (nth * 7 + 13) % actors;
        if to != nth {
            let stance = if nth % 3 == 0 { Stance::Clash } else { Stance::Support };
            let tie = Tie::new(Id::from_bits(nth + 1), Id::from_bits(to + 1), stance);
            project.put_tie(Id::from_bits(nth + 1), tie);
        }
    }
    project
}

fn moved(project: &Project, actor: u64, to: Point) -> Project {
    let (mut project, id) = (project.clone(), Id::from_bits(actor));
    let moved = Actor { place: Some(to), ..project.actor(id).unwrap().clone() };
    project.put_actor(id, moved);
    project
}

/// A canvas without a window.
struct Bare {
    ctx: Context,
    ink: Ink,
    builder: Builder,
    scene: Arc<Scene>,
    coarse: Coarse,
    tiles: Tiles,
    camera: Camera,
    /// Every texture, as a screen would have it.
    textures: HashMap<egui::TextureId, egui::ColorImage>,
}

impl Bare {
    fn new(project: &Project) -> Self {
        let camera = Camera { centre: Point::new(1_000.0, 500.0), zoom: 1.0, panel: Size::new(800.0, 600.0) };
        let mut bare = Self {
            ctx: Context::default(),
            ink: Ink::default(),
            builder: Builder::default(),
            scene: Arc::default(),
            coarse: Coarse::default(),
            tiles: Tiles::default(),
            camera,
            textures: HashMap::new(),
        };
        bare.know(project);
        bare
    }

    fn know(&mut self, project: &Project) {
        let frame = crate::scene::Frame { look: Look::Light, legend: false, title: false, only: None };
        self.scene = Arc::default();
        self.scene = self.builder.build(project, &frame, &mut self.ink.typesetter);
    }

    /// One frame; true if another is wanted.
    #[allow(clippy::needless_pass_by_value, reason = "each call has its own")]
    fn draw(&mut self, choice: Choice) -> bool {
        let stand = Stand { corner: egui::Vec2::ZERO, camera: self.camera, pixels_per_point: 1.0 };
        let mut more = false;
        let Self { ctx, ink, scene, coarse, tiles, .. } = self;
        let output = ctx.clone().run_ui(RawInput::default(), |ui| {
            ink.begin(ui.ctx());
            coarse.follow(scene, Look::Light);
            let seen = Seen { scene, coarse, look: Look::Light, stand, hand: Pos2::ZERO, is_named: true };
            let clip = egui::Rect::from_min_size(Pos2::ZERO, egui::vec2(800.0, 600.0));
            more = tiles.show(&ui.painter_at(clip), seen, choice.clone(), ink);
            ink.upload(ui.ctx());
        });
        self.take_in(&output.textures_delta);
        output.drop_without_applying_deltas();
        more
    }

    fn take_in(&mut self, deltas: &egui::TexturesDelta) {
        let all = deltas.set.iter().flat_map(|(id, several)| several.iter().map(move |delta| (id, delta)));
        for (id, delta) in all {
            let egui::ImageData::Color(image) = &delta.image;
            let Some([left, top]) = delta.pos else {
                self.textures.insert(*id, (**image).clone());
                continue;
            };
            let whole = self.textures.get_mut(id).unwrap();
            for (row, line) in image.pixels.chunks_exact(image.size[0]).enumerate() {
                let start = (top + row) * whole.size[0] + left;
                whole.pixels[start..start + line.len()].copy_from_slice(line);
            }
        }
    }

    /// The pixels of every square; none for one on which nothing is drawn.
    fn pictures(&self) -> std::collections::BTreeMap<Key, Option<&egui::ColorImage>> {
        let tiles = &self.tiles.now.as_ref().unwrap().tiles;
        let of = |tile: &make::Tile| tile.picture.as_ref().map(|texture| &self.textures[&texture.id()]);
        tiles.iter().map(|(key, tile)| (*key, of(tile).filter(|image| is_drawn(image)))).collect()
    }

    fn settle(&mut self) {
        for _ in 0..100 {
            if !self.draw(Choice::All) {
                return;
            }
        }
        panic!("it never rests");
    }

    /// Every square with its triangles.
    fn kept(&self) -> HashMap<Key, Held> {
        let tiles = &self.tiles.now.as_ref().unwrap().tiles;
        tiles.iter().map(|(key, tile)| (*key, Held(tile.top.clone()))).collect()
    }
}

/// The very triangles of a square, held on to: others made later cannot come to lie where they lay.
#[derive(Debug)]
struct Held(Option<Arc<egui::Mesh>>);

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        }
    }
}

fn rough(coarse: &Coarse) -> Vec<String> {
    let lines = coarse.lines.iter().map(|(_, line)| format!("{line:?}"));
    let dots = coarse.dots.iter().map(|(_, dot)| format!("{:?} {:?}", dot.actor, dot.rect));
    let mut all: Vec<String> =
        lines.chain(dots).chain(coarse.others.iter().map(|(_, item)| format!("{item:?}"))).collect();
    all.sort_unstable();
    all
}

#[test]
fn what_is_known_roughly_is_the_same_after_changes_as_from_nothing() {
    let mut project = project(60);
    let mut bare = Bare::new(&project);
    bare.coarse.follow(&bare.scene, Look::Light);
    for step in 0..12 {
        project = moved(&project, step * 5 + 1, Point::new(step as f64 * 211.0, step as f64 * 97.0 + 40.0));
        if step % 4 == 3 {
            project.drop_tie(Id::from_bits(step + 2));
        }
        bare.know(&project);
        bare.coarse.follow(&bare.scene, Look::Light);
    }
    let mut fresh = Coarse::default();
    fresh.follow(&bare.scene, Look::Light);
    assert_eq!(rough(&bare.coarse), rough(&fresh));
}

#[test]
fn a_tie_is_found_in_every_square_that_it_crosses_and_in_few_others() {
    let bare = Bare::new(&project(60));
    let mut coarse = Coarse::default();
    coarse.follow(&bare.scene, Look::Light);
    let grid = Grid { zoom: 0.7, density: 1.0 };
    let span = grid.span(bare.scene.bounds());
    let sorted = Sorted::of(&coarse, grid, span);
    for (nth, line) in coarse.lines.iter() {
        let path = bare.scene.tie_line(line.tie).unwrap();
        for at in path.segments().flat_map(|piece| (0..=200).map(move |n| piece.eval(f64::from(n) / 200.0))) {
            let key = grid.span(kurbo::Rect::from_points(at, at));
            let square = sorted.square((key.columns.0, key.rows.0)).unwrap();
            assert!(square.lines.contains(&nth), "{line:?} at {at:?}");
        }
    }
    let (found, all) = (sorted.count_lines(), coarse.lines.len() * span.len());
    assert!(found * 3 < all, "{found} of {all}");
}

#[test]
fn panning_makes_what_is_newly_seen_and_keeps_the_rest() {
    let mut bare = Bare::new(&project(100));
    bare.settle();
    let before = bare.kept();
    bare.camera.centre.x += 300.0;
    bare.settle();
    let after = bare.kept();
    let kept = before.iter().filter(|(key, at)| after.get(key) == Some(at)).count();
    assert!(kept * 2 > before.len(), "{kept} of {}", before.len());
    assert!(after.keys().any(|key| !before.contains_key(key)));
}

#[test]
fn after_a_move_only_the_squares_that_it_touches_are_made_again() {
    let all = project(100);
    let mut bare = Bare::new(&all);
    bare.settle();
    let before = bare.kept();
    let lonely = all.actors().find(|(_, actor)| actor.place == Some(Point::new(1_040.0, 520.0)));
    let id = lonely.unwrap().0.bits();
    bare.know(&moved(&all, id, Point::new(1_050.0, 530.0)));
    bare.settle();
    let after = bare.kept();
    let square = bare.tiles.now.as_ref().unwrap().grid.span(kurbo::Rect::new(1_040.0, 520.0, 1_050.0, 530.0));
    let key = (square.columns.0, square.rows.0);
    assert_ne!(before.get(&key), after.get(&key), "where it lies now");
    let kept = before.iter().filter(|(key, at)| after.get(key) == Some(at)).count();
    assert!(kept > 0 && kept < before.len(), "{kept} of {}", before.len());
}

fn is_drawn(image: &egui::ColorImage) -> bool {
    image.pixels.iter().any(|pixel| *pixel != egui::Color32::TRANSPARENT)
}

#[test]
fn a_square_of_which_a_part_is_drawn_again_looks_like_one_drawn_from_nothing() {
    let mut all = project(400);
    let far = |project: &Project| {
        let mut bare = Bare::new(project);
        (bare.camera.zoom, bare.camera.centre) = (0.15, Point::new(1_300.0, 2_600.0));
        bare.settle();
        bare
    };
    let mut bare = far(&all);
    for step in 0..6 {
        all = moved(&all, step * 61 + 3, Point::new(step as f64 * 390.0 + 17.0, step as f64 * 700.0 + 31.0));
        if step == 4 {
            all.drop_tie(Id::from_bits(7));
        }
        bare.know(&all);
        bare.settle();
    }
    let fresh = far(&all);
    let (kept, made) = (bare.pictures(), fresh.pictures());
    assert!(made.values().flatten().count() > 3);
    for (key, picture) in made {
        let before = kept[&key].map(|image| &image.pixels);
        assert!(before == picture.map(|image| &image.pixels), "{key:?}");
    }
}

#[test]
fn while_squares_of_a_new_zoom_are_missing_the_old_ones_stay() {
    let mut bare = Bare::new(&project(100));
    bare.settle();
    bare.camera.zoom = 3.0;
    bare.tiles.choose_zoom(Stand { corner: egui::Vec2::ZERO, camera: bare.camera, pixels_per_point: 1.0 });
    assert!(bare.tiles.before.is_some() && bare.tiles.now.as_ref().unwrap().tiles.is_empty());
    bare.settle();
    assert!(bare.tiles.before.is_none());
}

#[test]
fn what_is_left_out_is_left_out_of_the_squares_that_it_crosses_and_comes_back() {
    let mut bare = Bare::new(&project(100));
    bare.settle();
    let before = bare.kept();
    let part = Part::Actor(bare.scene.actors_touching(kurbo::Rect::new(1_000.0, 500.0, 1_080.0, 540.0))[0]);
    let without = Choice::Without(Rc::new(vec![part]));
    while bare.draw(without.clone()) {}
    let corners = |bare: &Bare| -> usize {
        let tiles = &bare.tiles.now.as_ref().unwrap().tiles;
        tiles.values().filter_map(|tile| tile.top.as_ref()).map(|mesh| mesh.vertices.len()).sum()
    };
    let (fewer, kept) = (corners(&bare), bare.kept());
    assert!(kept.iter().filter(|(key, at)| before.get(key) == Some(at)).count() * 2 > before.len());
    bare.settle();
    assert!(corners(&bare) > fewer);
}

#[test]
fn a_square_lies_on_whole_pixels_beside_its_neighbour() {
    let grid = Grid { zoom: 0.83, density: 1.0 };
    let camera = Camera { centre: Point::new(77.7, -31.3), zoom: 0.83, panel: Size::new(801.0, 599.0) };
    let stand = Stand { corner: egui::vec2(200.0, 31.0), camera, pixels_per_point: 1.0 };
    let at = |key| grid::corner(grid.placed(key, stand));
    assert_eq!(at((3, -2)).x.fract(), 0.0);
    assert_eq!(at((4, -2)) - at((3, -2)), egui::vec2(grid::SIDE as f32, 0.0));
    assert_eq!(at((3, -1)) - at((3, -2)), egui::vec2(0.0, grid::SIDE as f32));
}
