//! Reference pictures of the canvas as the window draws it: the sample from far away, whole, and near.
//!
//! The squares, letters and lines of a frame are painted by [`painter`] and compared with the pictures in this folder.
//! After a change that is meant, run `DETENTE_REWRITE_PICTURES=1 cargo test --test window painted`, then look at every
//! picture that git says has changed. What exports look like is in `tests/pictures/`.

mod painter;

use std::path::{Path, PathBuf};

use detente::app::action::CameraMove;
use detente::app::theme::LookChoice;
use detente::app::{Action, App};
use detente::import::picture::{Pixels, pixels, read_picture, write_png};
use egui_kittest::Harness;
use painter::{Sheet, Textures};

use crate::support::Story;

/// A pixel differs if a channel is off by more than this.
const CHANNEL_TOLERANCE: u8 = 24;
/// So many pixels of a million may differ: edges fall a little differently on other processors.
const PIXELS_PER_MILLION: usize = 600;
/// How much larger than the whole map it is seen, and what the picture is called.
const ZOOMS: [(f64, &str); 3] = [(0.4, "far"), (1.0, "middle"), (3.2, "near")];
const LOOKS: [(LookChoice, &str); 2] = [(LookChoice::Light, "light"), (LookChoice::Dark, "dark")];

/// A window on the sample, and the textures that it sends.
fn sample() -> (Story, Textures) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/projects/palmyra.ron");
    let project = detente::store::open(path.as_ref()).unwrap().project;
    let textures = Textures::default();
    let builder = Harness::builder().with_size(egui::vec2(960.0, 640.0)).renderer(textures.clone());
    let harness = builder.build_eframe(|_| App::new(project, 7));
    (Story { harness }, textures)
}

/// Frames until nothing moves and nothing is left to make.
fn settle(story: &mut Story) {
    for _ in 0..600 {
        story.harness.step();
        let viewports = story.harness.output().viewport_output.values();
        if viewports.map(|viewport| viewport.repaint_delay).min().is_none_or(|delay| !delay.is_zero()) {
            return;
        }
    }
    panic!("the canvas does not come to rest");
}

fn painted(story: &Story, textures: &Textures) -> Sheet {
    let area = story.harness.state().canvas_rect();
    textures.painted(&story.harness.ctx, story.harness.output(), area)
}

#[test]
fn the_sample_looks_as_it_did_from_far_away_whole_and_near_in_both_looks() {
    let (mut story, textures) = sample();
    let mut faults = Vec::new();
    for (look, called) in LOOKS {
        story.act(Action::Look(look));
        for (zoom, name) in ZOOMS {
            story.act(Action::Camera(CameraMove::FitAll));
            story.act(Action::Camera(CameraMove::ZoomBy(zoom, None)));
            settle(&mut story);
            story.harness.run_steps(3);
            settle(&mut story);
            let painted = painted(&story, &textures);
            faults.extend(difference(&format!("canvas-{name}-{called}"), &painted));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_same_view_painted_twice_is_the_same() {
    let mut views = (0..2).map(|_| {
        let (mut story, textures) = sample();
        story.act(Action::Camera(CameraMove::FitAll));
        settle(&mut story);
        painted(&story, &textures).colours
    });
    assert!(views.next() == views.next());
}

/// How the picture differs from the reference of this name, if it does.
fn difference(name: &str, sheet: &Sheet) -> Option<String> {
    let reference = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/window/painted/{name}.png"));
    let rgba: Vec<u8> = sheet.colours.iter().flat_map(egui::Color32::to_array).collect();
    let found = Pixels { width: sheet.width, height: sheet.height, rgba };
    if std::env::var_os("DETENTE_REWRITE_PICTURES").is_some() {
        std::fs::write(reference, write_png(&found).unwrap()).unwrap();
        return None;
    }
    let Ok(bytes) = std::fs::read(&reference) else {
        return Some(format!("there is no reference for {name}; found {}", keep(name, &found).display()));
    };
    let expected = pixels(&read_picture(&bytes, name).unwrap()).unwrap();
    if (found.width, found.height) != (expected.width, expected.height) {
        return Some(format!("{name} has another size; see {}", keep(name, &found).display()));
    }
    let pairs = found.rgba.chunks_exact(4).zip(expected.rgba.chunks_exact(4));
    let is_off = |(a, b): (&[u8], &[u8])| a.iter().zip(b).any(|(a, b)| a.abs_diff(*b) > CHANNEL_TOLERANCE);
    let different = pairs.filter(|pair| is_off(*pair)).count();
    let allowed = found.rgba.len() / 4 * PIXELS_PER_MILLION / 1_000_000;
    let fault =
        || format!("{name}: {different} pixels differ, {allowed} may; see {}", keep(name, &found).display());
    (different > allowed).then(fault)
}

fn keep(name: &str, pixels: &Pixels) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"));
    std::fs::write(&path, write_png(pixels).unwrap()).unwrap();
    path
}
