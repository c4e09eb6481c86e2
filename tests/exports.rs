//! Pictures handed out: sizes, limits, resolution, and SVG that stays whole whatever the names are.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a test may stop where it stands"
)]

#[path = "pictures/sketch.rs"]
mod sketch;

use std::sync::Arc;

use ::png as png_decoder;
use detente::export::{ExportError, PictureOptions, PictureSize, png, svg};
use detente::model::{Actor, Id, Project, Stance, Tie};
use detente::scene::{Builder, Frame, Look, Scene};
use detente::typeset::Typesetter;
use kurbo::Point;

const OPTIONS: PictureOptions =
    PictureOptions { size: PictureSize::Scale(1.0), transparent: false, margin: 20.0, look: Look::Print };

fn scene(project: &Project) -> Arc<Scene> {
    let frame = Frame { look: Look::Print, legend: true, title: true, only: None };
    Builder::default().build(project, &frame, &mut Typesetter::bundled_only())
}

fn two_actors() -> Arc<Scene> {
    let mut project = sketch::sketch("Russia [state] @ 0,0\nIran [state] @ 300,0\nRussia <-> Iran x2");
    project.title = "Two".to_owned();
    scene(&project)
}

fn header(bytes: &[u8]) -> png_decoder::OutputInfo {
    let mut reader = png_decoder::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut samples = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut samples).unwrap()
}

#[test]
fn a_scale_and_a_width_give_the_pixels_they_say() {
    let scene = two_actors();
    let area = scene.bounds().inflate(20.0, 20.0).expand();
    for scale in [1.0, 2.5, 8.0] {
        let options = PictureOptions { size: PictureSize::Scale(scale), ..OPTIONS };
        let found = header(&png::render(&scene, &options).unwrap());
        assert_eq!(f64::from(found.width), (area.width() * scale - 1e-6).ceil());
    }
    for width in [1, 77, 1920, 4999] {
        let options = PictureOptions { size: PictureSize::Width(width), ..OPTIONS };
        assert_eq!(header(&png::render(&scene, &options).unwrap()).width, width);
    }
}

#[test]
fn the_file_says_its_resolution_and_nothing_else_about_itself() {
    let options = PictureOptions { size: PictureSize::Scale(3.0), ..OPTIONS };
    let bytes = png::render(&two_actors(), &options).unwrap();
    let reader = png_decoder::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
    let dots = reader.info().pixel_dims.unwrap();
    assert_eq!((dots.xppu, dots.yppu), (11339, 11339)); // 288 dpi
    let mut chunks = Vec::new();
    let mut at = 8;
    while at + 8 <= bytes.len() {
        let length = u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
        chunks.push(String::from_utf8_lossy(&bytes[at + 4..at + 8]).into_owned());
        at += length + 12;
    }
    chunks.dedup();
    assert_eq!(chunks, ["IHDR", "pHYs", "IDAT", "IEND"]);
}

#[test]
fn a_transparent_picture_is_clear_where_nothing_is_drawn() {
    let options = PictureOptions { transparent: true, ..OPTIONS };
    let bytes = png::render(&two_actors(), &options).unwrap();
    let mut reader = png_decoder::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
    let mut samples = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut samples).unwrap();
    assert_eq!(&samples[..4], [0, 0, 0, 0]);
    assert!(samples.chunks_exact(4).any(|pixel| pixel[3] == 255));
}

#[test]
fn a_picture_that_is_too_large_is_refused_with_the_numbers_and_a_way_out() {
    let project = sketch::sketch("A [state] @ 0,0\nB [state] @ 90000,400\nA + B");
    let scene = scene(&project);
    let error = png::render(&scene, &OPTIONS).unwrap_err();
    let ExportError::TooLarge { width, height, widest } = error else { panic!("{error}") };
    let message = format!(
        "the picture would be {width} x {height} pixels, and 32768 a side and 600 million in all are allowed"
    );
    assert_eq!(error.to_string(), message);
    assert!(error.hint().contains(&format!("a width of {widest} pixels or less")), "{}", error.hint());
    let options = PictureOptions { size: PictureSize::Width(widest), ..OPTIONS };
    assert_eq!(header(&png::render(&scene, &options).unwrap()).width, widest);
    assert!(svg::render(&scene, &OPTIONS).is_ok());
}

#[test]
fn the_ground_reaches_the_last_pixel() {
    for width in [333, 1001, 1777] {
        let options = PictureOptions { size: PictureSize::Width(width), ..OPTIONS };
        let bytes = png::render(&two_actors(), &options).unwrap();
        let mut reader = png_decoder::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
        let mut samples = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut samples).unwrap();
        let (first, last) = (samples.chunks_exact(3).next(), samples.chunks_exact(3).next_back());
        assert_eq!((first, last), (Some(&[255_u8; 3][..]), Some(&[255_u8; 3][..])), "{width}");
    }
}

#[test]
fn what_cannot_be_drawn_is_said() {
    let refused = |scene: &Scene, options: PictureOptions| {
        let error = png::render(scene, &options).unwrap_err();
        assert_eq!(svg::render(scene, &options).unwrap_err().to_string(), error.to_string());
        assert!(!error.hint().is_empty());
        error.to_string()
    };
    let scene = two_actors();
    assert_eq!(refused(&Scene::empty(), OPTIONS), "there is nothing to draw");
    for found in [0.5, 9.0, f64::NAN] {
        let options = PictureOptions { size: PictureSize::Scale(found), ..OPTIONS };
        assert_eq!(refused(&scene, options), format!("the scale is {found}, and a picture can have 1 to 8"));
    }
    let options = PictureOptions { size: PictureSize::Width(0), ..OPTIONS };
    assert_eq!(refused(&scene, options), "the width is 0 pixels");
    let options = PictureOptions { margin: -1.0, ..OPTIONS };
    assert_eq!(refused(&scene, options), "the margin is -1 units, and a picture can have 0 to 10000");
}

#[test]
fn svg_is_whole_and_harmless_whatever_the_names_are() {
    let names = [
        "<script>alert(1)</script>",
        "\"><svg onload='x'>",
        "a & b ]]> -- <!--",
        "\u{0}\u{8}\u{b}\u{1f}\u{fffe}\u{ffff}\u{fdd0}\u{7f}\u{85}",
        "\u{202e}reversed\u{2066}",
        "👩‍👩‍👧 e\u{301}\u{301}\u{301}",
        "&lt;&#x0;",
        "javascript:alert(1) https://evil.example/x",
    ];
    let mut project = Project::new(Id::from_bits(1));
    project.title = names.concat();
    for (nth, name) in names.iter().enumerate() {
        let place = Some(Point::new(nth as f64 * 50.0, nth as f64 * 90.0));
        project.put_actor(Id::from_bits(nth as u64 + 1), Actor { place, ..Actor::named(name) });
        let mut tie = Tie::new(Id::from_bits(nth as u64 + 1), Id::from_bits(1), Stance::Clash);
        tie.label = (*name).to_owned();
        project.put_tie(Id::from_bits(nth as u64 + 1), tie);
    }
    let text = svg::render(&scene(&project), &OPTIONS).unwrap();
    let document = roxmltree::Document::parse(&text).unwrap();
    let allowed = ["svg", "title", "desc", "style", "defs", "g", "path", "rect", "circle", "use"];
    for element in document.descendants().filter(roxmltree::Node::is_element) {
        assert!(allowed.contains(&element.tag_name().name()), "{element:?}");
        for attribute in element.attributes() {
            assert!(!attribute.name().starts_with("on"), "{attribute:?}");
            let points_inside = attribute.name() != "href" || attribute.value().starts_with('#');
            assert!(points_inside && !attribute.value().contains("://"), "{attribute:?}");
        }
    }
    let titles: Vec<&str> =
        document.descendants().filter(|one| one.has_tag_name("title")).filter_map(|one| one.text()).collect();
    assert!(titles.iter().any(|title| title.starts_with("<script>alert(1)</script>, other, ")), "{titles:?}");
}

#[test]
fn svg_tells_every_actor_and_every_tie() {
    let text = svg::render(&two_actors(), &OPTIONS).unwrap();
    let document = roxmltree::Document::parse(&text).unwrap();
    let told: Vec<&str> =
        document.descendants().filter(|one| one.has_tag_name("title")).filter_map(|one| one.text()).collect();
    let expected = [
        "Two",
        "Russia and Iran clash, 2 quotes, 2 documents",
        "Russia, state, 1 tie",
        "Iran, state, 1 tie",
        "Key to the signs",
    ];
    assert_eq!(told, expected);
}

#[test]
fn svg_defines_all_that_it_uses_and_covers_what_png_covers() {
    let text = svg::render(&two_actors(), &OPTIONS).unwrap();
    let document = roxmltree::Document::parse(&text).unwrap();
    let ids: Vec<&str> = document.descendants().filter_map(|one| one.attribute("id")).collect();
    let xlink = "http://www.w3.org/1999/xlink";
    let used: Vec<&str> = document.descendants().filter_map(|one| one.attribute((xlink, "href"))).collect();
    assert!(used.len() > 40 && used.iter().all(|one| ids.contains(&one.trim_start_matches('#'))));
    let area = two_actors().bounds().inflate(20.0, 20.0).expand();
    let view_box = format!("{} {} {} {}", area.x0, area.y0, area.width(), area.height());
    assert_eq!(document.root_element().attribute("viewBox"), Some(view_box.as_str()));
}

#[test]
fn svg_of_a_large_map_has_its_words_as_text_where_they_stand() {
    let words = |actors: u64| {
        let mut project = Project::new(Id::from_bits(1));
        for nth in 0..actors {
            let name =
                if nth == 7 { "الحرس الثوري".to_owned() } else { format!("Actor {nth} & <co>") };
            let place = Some(Point::new((nth % 40) as f64 * 220.0, (nth / 40) as f64 * 70.0));
            project.put_actor(Id::from_bits(nth + 1), Actor { place, ..Actor::named(&name) });
        }
        svg::render(&scene(&project), &OPTIONS).unwrap()
    };
    assert!(!words(20).contains("<text"), "a small map has its words drawn");
    let text = words(3000);
    assert!(text.len() < 3000 * 600, "{} bytes", text.len());
    let document = roxmltree::Document::parse(&text).unwrap();
    let texts: Vec<_> = document.descendants().filter(|one| one.has_tag_name("text")).collect();
    assert!(texts.len() >= 3000);
    let said = |text: &str| texts.iter().find(|one| one.text() == Some(text)).unwrap();
    let length =
        |one: &roxmltree::Node<'_, '_>, name: &str| one.attribute(name).unwrap().parse::<f64>().unwrap();
    // A box is 12 in from its edge to its icon, which is 20 wide and has 8 beside it; places are middles.
    let name = said("Actor 41 & <co>");
    let width = length(name, "textLength");
    assert!((length(name, "x") + width / 2.0 - 220.0 - 14.0).abs() < 1.5, "{name:?}");
    assert!((60.0..90.0).contains(&length(name, "y")) && width > 80.0, "{name:?}");
    assert_eq!(said("الحرس الثوري").attribute("direction"), Some("rtl"));
}

#[test]
fn svg_of_a_large_map_draws_its_badges_together_and_none_is_lost() {
    let mut project = Project::new(Id::from_bits(1));
    for nth in 0..3000_u64 {
        let place = Some(Point::new((nth % 40) as f64 * 320.0, (nth / 40) as f64 * 110.0));
        project.put_actor(Id::from_bits(nth + 1), Actor { place, ..Actor::named(&format!("Actor {nth}")) });
        let stance = if nth % 3 == 0 { Stance::Clash } else { Stance::Support };
        let mut tie = Tie::new(Id::from_bits(nth + 1), Id::from_bits((nth + 1) % 3000 + 1), stance);
        tie.quotes = (0..nth % 4).map(|quote| Id::from_bits(nth * 4 + quote + 1)).collect();
        tie.label = if nth % 7 == 0 { "trains".to_owned() } else { String::new() };
        project.put_tie(Id::from_bits(nth + 1), tie);
    }
    let text = svg::render(&scene(&project), &OPTIONS).unwrap();
    let document = roxmltree::Document::parse(&text).unwrap();
    assert!(!text.contains("<use"), "a browser keeps a tree for each");
    let paths = document.descendants().filter(|one| one.has_tag_name("path"));
    let round = paths.filter_map(|one| one.attribute("d")).filter(|d| d.contains('a'));
    let (ends, paths) = round.fold((0, 0), |(ends, paths), d| (ends + d.matches('a').count(), paths + 1));
    // Two quotes or three: half of all ties, each a ring and a ground with two round ends.
    assert_eq!(ends, 1500 * 2 * 2);
    assert!(paths < 200, "{paths}");
    assert_eq!(text.matches(">trains</text>").count(), 3000_usize.div_ceil(7));
    assert!(
        text.matches("<g role=\"img\"><title>").count() >= 6000,
        "every actor and every tie tells what it is"
    );
}
