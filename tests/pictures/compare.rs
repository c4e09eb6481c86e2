//! Drawing a small map and comparing it with its reference.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use detente::export::{PictureOptions, PictureSize, png};
use detente::model::Project;
use detente::scene::{Builder, Frame, Look, Scene};
use detente::typeset::Typesetter;

/// Pixels, three bytes each.
pub struct Picture {
    width: u32,
    height: u32,
    samples: Vec<u8>,
    bytes: Vec<u8>,
}

/// A pixel differs if a channel is off by more than this.
const CHANNEL_TOLERANCE: u8 = 24;
/// So many pixels of a million may differ: edges fall a little differently on other processors.
const PIXELS_PER_MILLION: usize = 400;

/// Actors and ties alone.
pub fn render(project: &Project, look: Look, scale: f64) -> Picture {
    let frame = Frame { look, legend: false, title: false, only: None };
    draw(&scene(project, &frame), look, scale)
}

/// With legend and title.
pub fn render_with(project: &Project, look: Look, scale: f64) -> Picture {
    let frame = Frame { look, legend: true, title: true, only: None };
    draw(&scene(project, &frame), look, scale)
}

/// The bytes of a picture at scale 1.
pub fn png(project: &Project, look: Look) -> Vec<u8> {
    render(project, look, 1.0).bytes
}

fn scene(project: &Project, frame: &Frame) -> Arc<Scene> {
    Builder::default().build(project, frame, &mut Typesetter::bundled_only())
}

fn draw(scene: &Scene, look: Look, scale: f64) -> Picture {
    let width = ((scene.bounds().width() + 32.0) * scale).round();
    let size = PictureSize::Width(width as u32);
    let options = PictureOptions { size, transparent: false, margin: 16.0, look };
    decode(&png::render(scene, &options).unwrap())
}

fn decode(bytes: &[u8]) -> Picture {
    let mut reader = ::png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut samples = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut samples).unwrap();
    assert_eq!(info.color_type, ::png::ColorType::Rgb);
    Picture { width: info.width, height: info.height, samples, bytes: bytes.to_vec() }
}

/// Panics if the picture does not look like the reference of this name.
pub fn matches_reference(name: &str, picture: &Picture) {
    let reference = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/pictures/{name}.png"));
    if std::env::var_os("DETENTE_REWRITE_PICTURES").is_some() {
        write(&reference, &picture.bytes);
        return;
    }
    let Ok(expected) = std::fs::read(&reference) else {
        panic!("there is no reference for {name}; found {}", keep(name, picture).display())
    };
    let expected = decode(&expected);
    let size = (picture.width, picture.height);
    let found = || keep(name, picture).display().to_string();
    assert_eq!(size, (expected.width, expected.height), "{name} has another size; see {}", found());
    let different = differing(picture, &expected);
    let allowed = picture.samples.len() / 3 * PIXELS_PER_MILLION / 1_000_000;
    assert!(different <= allowed, "{name}: {different} pixels differ, {allowed} may; see {}", found());
}

fn differing(one: &Picture, other: &Picture) -> usize {
    let pixels = one.samples.chunks_exact(3).zip(other.samples.chunks_exact(3));
    let is_off = |(a, b): (&[u8], &[u8])| a.iter().zip(b).any(|(a, b)| a.abs_diff(*b) > CHANNEL_TOLERANCE);
    pixels.filter(|pixel| is_off(*pixel)).count()
}

fn keep(name: &str, picture: &Picture) -> PathBuf {
    let found = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"));
    write(&found, &picture.bytes);
    found
}

#[expect(clippy::disallowed_methods, reason = "a test keeps its pictures; no user's file is near")]
fn write(path: &Path, bytes: &[u8]) {
    std::fs::write(path, bytes).unwrap();
}
