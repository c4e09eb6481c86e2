//! What must hold whatever the bytes are, one function for each thing that is read from outside; what must hold of a
//! document stands in `sound.rs`. The fuzzer and `tests/fuzzing/` call the same ones.

use detente::edit::{Edit, Editor};
use detente::export::{PictureOptions, PictureSize, csv, json, svg};
use detente::import::{gazetteer, tables};
use detente::model::{Document, IdSource, Origin, Project, check, notation};
use detente::scene::{Builder, Frame, Look};
use detente::store;
use detente::text::query::{How, Query, Way};
use detente::text::{SourceText, Span, anchor};
use detente::typeset::Typesetter;

/// More than this of a text says nothing new and takes long.
const ENOUGH: usize = 40_000;

/// The letters of `bytes`; what is no letter becomes U+FFFD.
fn letters(bytes: &[u8]) -> String {
    String::from_utf8_lossy(&bytes[..bytes.len().min(ENOUGH)]).into_owned()
}

/// A project file opens or is refused in one line with a hint; what opened is written and read back as it is.
pub fn project(bytes: &[u8]) {
    match store::open_bytes(bytes) {
        Ok(opened) => {
            assert!(opened.warnings.len() >= check::faults(&opened.project).len());
            let again =
                store::open_bytes(store::to_ron(&opened.project).as_bytes()).expect("written by Detente");
            assert!(again.project == opened.project, "it is not saved as it was opened");
        }
        Err(error) => {
            let said = error.to_string();
            assert!(said.len() < 600 && !said.contains(['\n', '\u{202e}', '\u{7}']), "{said}");
            assert!(error.hint().ends_with('.'), "{said}");
        }
    }
}

/// Notation is a project or one clear error; what was printed reads back as itself.
pub fn notation(bytes: &[u8]) {
    let Ok(project) = notation::parse(&letters(bytes), &mut IdSource::new(1)) else { return };
    let printed = notation::print(&project);
    let again = notation::parse(&printed, &mut IdSource::new(2)).unwrap_or_else(|error| {
        panic!("what was printed is refused: {error}\n{printed}");
    });
    assert_eq!(notation::print(&again), printed);
}

/// Words of one text are sought in another; each place that is named is in that text.
pub fn anchors(bytes: &[u8]) {
    let text = letters(bytes);
    let (before, after) = text.split_once("====").unwrap_or((&text, &text));
    let (before, after) = (SourceText::new(before), SourceText::new(after));
    let length = before.as_str().len();
    for (start, end) in [(0, length), (length / 3, length / 3 + 40), (length / 2, length), (1, 12)] {
        let span = Span::new(start, end.min(length));
        let Some(quote) = anchor::capture(&before, span) else { continue };
        assert_eq!(anchor::verify(&before, span, &quote.exact), anchor::Verdict::Exact);
        let found = anchor::find(&after, &quote, span);
        let is_there = |span: Span| after.slice(span).is_some_and(|words| !words.is_empty());
        assert!(found.span().is_none_or(is_there), "a place outside the text: {found:?}");
        assert!(found.candidate().is_none_or(|one| is_there(one.span)), "{found:?}");
        if anchor::find(&before, &quote, span).span() != Some(span) {
            panic!("a quote is not found where it stands");
        }
    }
}

/// A project in notation, drawn and written: SVG is XML without anything active, tables have no formulas.
pub fn exports(bytes: &[u8]) {
    let Ok(project) = notation::parse(&letters(&bytes[..bytes.len().min(4_000)]), &mut IdSource::new(1))
    else {
        return;
    };
    exported(&project);
}

/// The same of any project.
pub fn exported(project: &Project) {
    for table in [csv::ties(project), csv::actors(project)] {
        let mut reader = ::csv::ReaderBuilder::new().from_reader(table.as_bytes());
        for row in reader.records() {
            let row = row.expect("a table is a table");
            assert!(!row.iter().any(is_formula), "{row:?}");
        }
    }
    let _: serde_json::Value = serde_json::from_str(&json::render(project)).expect("JSON is JSON");
    let options =
        PictureOptions { size: PictureSize::Scale(1.0), transparent: false, margin: 8.0, look: Look::Print };
    let frame = Frame { look: Look::Print, legend: true, title: true, only: None };
    let scene = Builder::default().build(project, &frame, &mut Typesetter::bundled_only());
    let Ok(text) = svg::render(&scene, &options) else { return };
    let picture = roxmltree::Document::parse(&text).expect("SVG is XML");
    for part in picture.descendants().filter(roxmltree::Node::is_element) {
        assert!(!["script", "foreignObject", "a", "iframe"].contains(&part.tag_name().name()));
        for attribute in part.attributes() {
            // A picture of the project comes along in the file itself.
            let inside = ["#", "data:image/png;base64,", "data:image/jpeg;base64,"];
            let is_inside =
                attribute.name() != "href" || inside.iter().any(|start| attribute.value().starts_with(start));
            let is_calm = !attribute.name().to_lowercase().starts_with("on");
            assert!(is_inside && is_calm && !attribute.value().contains("://"), "{attribute:?}");
        }
    }
}

/// True for a cell that a spreadsheet would run; a number with its sign is none.
fn is_formula(cell: &str) -> bool {
    let cell =
        cell.trim_start_matches(|c: char| c == ' ' || c == '\u{a0}' || detente::model::quoted::is_hidden(c));
    let signs = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    cell.starts_with(signs) && cell.parse::<f64>().is_err()
}

/// Tables of actors, of ties and of names are rows or one clear error.
pub fn tables(bytes: &[u8]) {
    let bytes = &bytes[..bytes.len().min(ENOUGH)];
    let said = [
        tables::actors(bytes).err().map(|error| error.to_string()),
        tables::ties(bytes).err().map(|error| error.to_string()),
        gazetteer::read(bytes).err().map(|error| error.to_string()),
    ];
    assert!(said.iter().flatten().all(|words| !words.is_empty() && words.len() < 1_000), "{said:?}");
}

/// What is typed into the search is sought or refused; each hit stands in the text.
pub fn search(bytes: &[u8]) {
    let text = letters(bytes);
    let (typed, text) = text.split_once('\n').unwrap_or((&text, "Russia backs Assad.\nIran does not."));
    for way in [Way::Words, Way::Phrase, Way::Regex] {
        for how in [How { way, ..How::default() }, How { way, minds_case: true, whole_words: true }] {
            let Ok(query) = Query::new(typed, how) else { continue };
            for hit in query.hits(text) {
                assert!(hit.span.slice(text).is_some(), "{typed:?} is found outside the text");
            }
        }
    }
}

/// Another text comes in the place of a document: every quote keeps its words, and stands in the text or nowhere.
pub fn recover(bytes: &[u8]) {
    let start = notation::parse(
        "# document D (text \"Putin said Russia backs Assad. Iran does not. The YPG left Kobani in 2015.\"); \
         Russia + Assad \"Russia backs Assad\"; Iran - Assad \"Iran does not\"; YPG - Iran \"YPG left Kobani in 2015\"",
        &mut IdSource::new(1),
    )
    .expect("it is notation");
    let mut editor = Editor::new(start.clone(), 2);
    let (id, old) = start.documents().next().expect("it has one");
    let copy = Document { text: SourceText::new(&letters(bytes)), origin: Origin::default(), ..old.clone() };
    if editor.perform(Edit::ReadAgain(id, Box::new(copy))).is_err() {
        return;
    }
    let now = editor.project();
    assert_eq!(check::faults(now), []);
    for (quote, before) in start.quotes() {
        assert_eq!(now.quote(quote).map(|quote| &quote.exact), Some(&before.exact));
    }
    assert!(editor.undo() && *editor.project() == start);
}
