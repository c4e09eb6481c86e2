//! Making things: `new`, `export` and `layout`, and what they leave alone.

use std::fs;

use detente::store;

use super::{Desk, SAMPLE, detente, seed};

#[test]
fn documents_and_tables_make_a_project() {
    let desk = Desk::with(&[
        (
            "ties.csv",
            "source,target,stance,direction,label,date,document,quote\n\
          Russia,Assad,+,one-way,air cover,2016,palmyra-op-ed.txt,subsequent air cover for Assad forces\n\
          Russia,ISIS,clash,,,,,The Russian air force was vital in the retaking of the city\n\
          Iran,Russia,-1,mutual,,2015/2024,,\n",
        ),
        (
            "actors.csv",
            "name,aliases,kind,x,y,note\nRussia,Moscow;the Kremlin,state,0,0,\nAssad,,person,200,0,\n",
        ),
    ]);
    let told = detente(&[
        "new",
        "-o",
        &desk.text("map.ron"),
        &seed("palmyra-op-ed.txt"),
        "--ties",
        &desk.text("ties.csv"),
        "--actors",
        &desk.text("actors.csv"),
    ]);
    assert_eq!((told.code, told.err.as_str()), (0, ""));
    let shown = detente(&["show", &desk.text("map.ron")]).out;
    assert!(shown.contains("Russia + Assad"), "{shown}");
    assert!(shown.contains("\"subsequent air cover for Assad forces\""), "{shown}");
    assert_eq!(detente(&["check", &desk.text("map.ron")]).code, 0);
    let opened = store::open(&desk.path("map.ron")).unwrap();
    assert!(opened.project.actors().all(|(_, actor)| actor.place.is_some()));
}

#[test]
fn a_row_that_does_not_fit_stops_everything_unless_it_may_be_skipped() {
    let desk = Desk::with(&[(
        "ties.csv",
        "source,target,stance,document,quote\nA,B,+,,\nA,C,maybe,,\nB,C,-,,words that stand nowhere\n",
    )]);
    let told = detente(&["new", "-o", &desk.text("map.ron"), "--ties", &desk.text("ties.csv")]);
    assert_eq!(told.code, 2);
    assert!(told.err.contains("line 3: the stance \"maybe\" is neither support nor clash"), "{}", told.err);
    assert!(told.err.contains("line 4: the quote does not stand in the document"), "{}", told.err);
    assert!(!desk.path("map.ron").exists());

    let told = detente(&["new", "-o", &desk.text("map.ron"), "--ties", &desk.text("ties.csv"), "--skip-bad"]);
    assert_eq!(told.code, 1);
    assert_eq!(store::open(&desk.path("map.ron")).unwrap().project.counts().ties, 1);
}

#[test]
fn a_project_that_is_there_is_not_replaced_unasked() {
    let desk = Desk::with(&[("map.ron", "precious")]);
    let told = detente(&["new", "-o", &desk.text("map.ron")]);
    assert_eq!(told.code, 2);
    assert!(told.err.starts_with("error: there is a file already"), "{}", told.err);
    assert_eq!(fs::read_to_string(desk.path("map.ron")).unwrap(), "precious");
}

#[test]
fn pictures_have_the_size_that_was_asked_for() {
    let desk = Desk::with(&[]);
    let told = detente(&["export", SAMPLE, "-o", &desk.text("map.png"), "--width", "900", "--look", "dark"]);
    assert_eq!((told.code, told.err.as_str()), (0, ""));
    let bytes = fs::read(desk.path("map.png")).unwrap();
    let picture = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    assert_eq!(picture.info().width, 900);
    assert!(picture.info().pixel_dims.is_some());

    let told = detente(&["export", SAMPLE, "-o", &desk.text("map.svg")]);
    assert_eq!(told.code, 0);
    assert!(fs::read_to_string(desk.path("map.svg")).unwrap().contains("<svg"));
}

#[test]
fn a_picture_that_cannot_be_is_refused_with_a_hint() {
    let desk = Desk::with(&[]);
    let told = detente(&["export", SAMPLE, "-o", &desk.text("map.gif")]);
    assert_eq!(told.code, 2);
    assert!(told.err.contains("hint: Name the picture map.png or map.svg."), "{}", told.err);
    let told = detente(&["export", SAMPLE, "-o", &desk.text("map.png"), "--scale", "80"]);
    assert_eq!(told.code, 2);
    assert!(told.err.contains("hint: "), "{}", told.err);
}

#[test]
fn columns_that_were_not_read_are_named() {
    let desk = Desk::with(&[("ties.csv", "source,target,stance,weight\nA,B,+,7\n")]);
    let told = detente(&["new", "-o", &desk.text("map.ron"), "--ties", &desk.text("ties.csv")]);
    assert_eq!(told.code, 0);
    assert!(
        told.err.starts_with("note: columns that mean nothing here were not read: \"weight\": "),
        "{}",
        told.err
    );
}

#[test]
fn thousands_of_actors_and_ties_make_a_map_that_is_shown_and_drawn() {
    let row = |n: usize| format!("Actor {},Actor {},{}\n", n % 2_500, n * n % 601, ["+1", "-1"][n % 3 % 2]);
    let table: String = (0..9_000).filter(|n| n % 2_500 != n * n % 601).map(row).collect();
    let desk = Desk::with(&[("ties.csv", &format!("source,target,stance\n{table}"))]);
    let map = desk.text("map.ron");
    let told = detente(&["new", "-o", &map, "--ties", &desk.text("ties.csv")]);
    assert_eq!((told.code, told.err.as_str()), (0, ""));
    let whole: serde_json::Value = serde_json::from_str(&detente(&["show", &map, "--json"]).out).unwrap();
    assert_eq!(whole["actors"].as_array().unwrap().len(), 2_500);
    assert_eq!(whole["ties"].as_array().unwrap().len(), table.lines().count());
    assert_eq!(detente(&["export", &map, "-o", &desk.text("map.svg")]).code, 0);
}

#[test]
fn sizes_below_nothing_are_refused_in_the_programs_own_words() {
    let desk = Desk::with(&[]);
    for (option, found) in [("--scale", "the scale is -1, "), ("--margin", "the margin is -1 units, ")] {
        let told = detente(&["export", SAMPLE, "-o", &desk.text("map.png"), option, "-1"]);
        assert_eq!(told.code, 2);
        assert!(told.err.contains(found), "{}", told.err);
    }
}

#[test]
fn a_layout_gives_every_actor_a_place_and_leaves_the_rest_as_it_was() {
    let desk = Desk::with(&[]);
    let before = store::open(SAMPLE.as_ref()).unwrap().project;
    for method in ["camps", "force", "layers", "circle", "time"] {
        let out = desk.text(&format!("{method}.ron"));
        let told = detente(&["layout", SAMPLE, "-o", &out, "--method", method, "--report"]);
        assert_eq!((told.code, told.err.as_str()), (0, ""), "{method}");
        assert!(told.out.contains("overlaps        0.0 %"), "{method}: {}", told.out);
        let after = store::open(out.as_ref()).unwrap().project;
        assert_eq!(after.counts(), before.counts());
        assert!(after.actors().all(|(_, actor)| actor.place.is_some()), "{method}");
        let moved = after.actors().filter(|(id, actor)| before.actor(*id).unwrap().place != actor.place);
        assert!(moved.count() > 40, "{method}");
    }
}

#[test]
fn one_seed_gives_one_layout_and_another_gives_another() {
    let desk = Desk::with(&[]);
    let places = |name: &str, seed: &str| {
        let told = detente(&["layout", SAMPLE, "-o", &desk.text(name), "--seed", seed]);
        assert_eq!(told.code, 0, "{}", told.err);
        fs::read(desk.path(name)).unwrap()
    };
    let first = places("one.ron", "5");
    assert_eq!(first, places("two.ron", "5"));
    assert_ne!(first, places("three.ron", "6"));
}

#[test]
fn a_layout_overwrites_its_own_file_but_no_other() {
    let desk = Desk::with(&[("other.ron", "mine")]);
    fs::copy(SAMPLE, desk.path("map.ron")).unwrap();
    let told = detente(&["layout", &desk.text("map.ron"), "-o", &desk.text("other.ron")]);
    assert_eq!(
        (told.code, told.err),
        (
            2,
            format!(
                "error: there is a file already: {}\nhint: Choose another name, or replace it with --force; the old \
                 one is kept as a saved version.\n",
                desk.text("other.ron")
            )
        )
    );
    assert_eq!(fs::read_to_string(desk.path("other.ron")).unwrap(), "mine");
    let told = detente(&["layout", &desk.text("map.ron"), "-o", &desk.text("map.ron")]);
    assert_eq!((told.code, told.err.as_str()), (0, ""));
    assert_ne!(fs::read(desk.path("map.ron")).unwrap(), fs::read(SAMPLE).unwrap());
}

#[test]
fn a_layout_of_a_project_without_actors_is_no_error() {
    let desk = Desk::with(&[("a.txt", "Nothing.")]);
    assert_eq!(detente(&["new", "-o", &desk.text("map.ron"), &desk.text("a.txt")]).code, 0);
    let told = detente(&["layout", &desk.text("map.ron"), "-o", &desk.text("out.ron"), "--report"]);
    assert_eq!((told.code, told.err.as_str()), (0, ""), "{}", told.out);
    assert!(told.out.starts_with("0 actors, 0 ties"), "{}", told.out);
}

/// A project with two canvases; the second one, "Clashes", shows Russia elsewhere and hides support.
fn two_canvases(desk: &Desk) -> String {
    use detente::edit::{CanvasChange, Edit, Editor};
    use detente::model::{Filter, IdSource, Stance, notation};
    let lines = "Russia @ 0,0; Assad @ 300,0; YPG @ 0,300; Russia + Assad; Russia - YPG";
    let mut editor = Editor::new(notation::parse(lines, &mut IdSource::new(1)).unwrap(), 2);
    editor.perform(Edit::AddCanvas { name: "Clashes".to_owned(), copies: true }).unwrap();
    let russia = editor.project().actor_named("Russia").unwrap();
    editor.perform(Edit::MoveActors(vec![(russia, kurbo::Point::new(50.0, 60.0))])).unwrap();
    let filter = Filter { stances: [Stance::Support].into(), untied: true, ..Filter::default() };
    let front = editor.project().front();
    editor.perform(Edit::ChangeCanvas(front, CanvasChange::Filter(filter))).unwrap();
    let path = desk.path("two.ron");
    store::save(editor.project(), &path, None).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_canvas_is_chosen_by_its_name() {
    let desk = Desk::with(&[]);
    let file = two_canvases(&desk);
    assert!(detente(&["show", &file]).out.contains("Russia @ 0,0"));
    let told = detente(&["show", &file, "--canvas", "clashes"]);
    assert!(told.out.contains("Russia @ 50,60"), "{}", told.out);

    let (all, some) = (desk.text("all.svg"), desk.text("some.svg"));
    assert_eq!(detente(&["export", &file, "-o", &all]).code, 0);
    assert_eq!(detente(&["export", &file, "-o", &some, "--canvas", "Clashes"]).code, 0);
    let (all, some) = (fs::read_to_string(all).unwrap(), fs::read_to_string(some).unwrap());
    assert!(all.contains("Russia supports Assad"));
    assert!(!some.contains("Russia supports Assad") && some.contains("Russia clashes with YPG"));
}

#[test]
fn a_canvas_that_is_not_there_is_refused_and_those_that_are_get_named() {
    let desk = Desk::with(&[]);
    let file = two_canvases(&desk);
    let told = detente(&["export", &file, "-o", &desk.text("x.png"), "--canvas", "Peace"]);
    assert_eq!(told.code, 2);
    assert!(told.err.contains("no canvas is called \"Peace\"") && told.err.contains("\"Map\", \"Clashes\""));
}
