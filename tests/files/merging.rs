//! Two people work on the sample map at the same time: do their files merge line by line, as git does it?

use detente::edit::{Edit, Editor, End, NewTie, Said, Words};
use detente::model::{Direction, Project, Stance};
use detente::store;
use detente::text::Span;
use kurbo::Point;

const SAMPLE: &str = include_str!("../../projects/palmyra.ron");

/// Lines that came in, each with the number of base lines before it. `None` if any base line changed or went.
fn insertions<'t>(base: &[&'t str], new: &'t str) -> Option<Vec<(usize, &'t str)>> {
    let (mut at, mut come) = (0, Vec::new());
    for line in new.lines() {
        if base.get(at) == Some(&line) {
            at += 1;
        } else {
            come.push((at, line));
        }
    }
    (at == base.len()).then_some(come)
}

/// What git makes of two sets of insertions; `None` where both came at one place, which git leaves to a person.
fn merged(base: &[&str], ours: &[(usize, &str)], theirs: &[(usize, &str)]) -> Option<String> {
    if ours.iter().any(|(at, _)| theirs.iter().any(|(other, _)| at.abs_diff(*other) <= 1)) {
        return None;
    }
    let mut text = String::new();
    for at in 0..=base.len() {
        let come = ours.iter().chain(theirs).filter(|(before, _)| *before == at).map(|(_, line)| *line);
        for line in come.chain(base.get(at).copied()) {
            text.push_str(line);
            text.push('\n');
        }
    }
    Some(text)
}

/// The base with one more actor, and a tie from it to another, backed by words of a document.
fn with_more(base: &Project, name: &str, seed: u64) -> Project {
    let mut editor = Editor::new(base.clone(), seed);
    let (document, _) = base.documents().nth(seed as usize % base.counts().documents).unwrap();
    let (to, _) = base.actors().nth(seed as usize % base.counts().actors).unwrap();
    let words = Words { document, span: Span::new(200 + seed as usize % 50, 300) };
    let text = base.document(document).unwrap().text.as_str();
    let is_whole = text.is_char_boundary(words.span.start) && text.is_char_boundary(words.span.end);
    let from = End::New(name.to_owned(), Some(Point::new(seed as f64, 9.0)));
    let tie = NewTie {
        from,
        to: End::Actor(to),
        stance: Stance::Clash,
        direction: Direction::OneWay,
        words: is_whole.then_some(words),
        said: Said::default(),
    };
    editor.perform(Edit::DrawTie(tie)).unwrap();
    editor.project().clone()
}

#[test]
fn what_two_people_add_to_the_sample_map_merges_by_itself_nearly_always() {
    let base = store::open_bytes(SAMPLE.as_bytes()).unwrap().project;
    let lines: Vec<&str> = SAMPLE.lines().collect();
    let mut clean = 0;
    for turn in 0..50 {
        let [ours, theirs] =
            [("Ours", 2 * turn), ("Theirs", 2 * turn + 1)].map(|(name, seed)| with_more(&base, name, seed));
        let [our_text, their_text] = [&ours, &theirs].map(store::to_ron);
        let [Some(our_lines), Some(their_lines)] =
            [&our_text, &their_text].map(|text| insertions(&lines, text))
        else {
            panic!("adding changed a line that was there")
        };
        let Some(text) = merged(&lines, &our_lines, &their_lines) else { continue };
        clean += 1;
        let opened = store::open_bytes(text.as_bytes()).unwrap();
        assert_eq!(opened.warnings, []);
        assert_eq!(opened.project.counts().actors, base.counts().actors + 2);
        assert_eq!(opened.project.counts().ties, base.counts().ties + 2);
        assert_eq!(store::to_ron(&opened.project), text, "the merge is not in canonical form");
    }
    assert!(clean >= 43, "{clean} of 50 merges need no hand");
}
