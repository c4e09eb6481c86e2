//! Stories of reading: words are found, selected, tied and found again.

use detente::app::{Action, App};
use detente::edit::{Edit, Editor, End, NewTie, Said, Things, Words};
use detente::model::{Actor, ActorId, Direction, Document, DocumentId, Id, Project, Stance, TieId};
use detente::text::{SourceText, Span};
use egui::{Key, Modifiers, Pos2};
use egui_kittest::{Harness, kittest::Queryable};

use super::support::Story;

const OP_ED: &str = include_str!("../../seeds/palmyra-op-ed.txt");
const LONG: &str = include_str!("../../seeds/iran-russia-syria.txt");
const ARABIC: &str = "في عام 2016 دعمت روسيا الحكومة السورية.\n\nثم اشتبكت قوات إيران مع روسيا في حلب.";
const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };

/// A window with one document in the reader and Russia and Iran on the canvas.
pub(super) struct Desk {
    pub story: Story,
    pub document: DocumentId,
    pub actors: Vec<ActorId>,
    pub ties: Vec<TieId>,
}

/// A window whose frames follow each other as quickly as on a screen: presses in a row must count as such.
fn window(project: Project) -> Story {
    let builder = Harness::builder().with_size(egui::vec2(1280.0, 800.0)).with_step_dt(0.02);
    Story { harness: builder.build_eframe(|_| App::new(project, 7)) }
}

fn document(title: &str, text: &str) -> Document {
    Document { author: "An author".to_owned(), ..Document::titled(title, SourceText::new(text)) }
}

impl Desk {
    pub(super) fn reading(text: &str) -> Self {
        Self::with_ties(text, &[])
    }

    /// Ties from Russia to Iran, each with the words it rests on.
    pub(super) fn with_ties(text: &str, ties: &[(Stance, &str)]) -> Self {
        let mut editor = Editor::new(Project::new(Id::from_bits(1)), 3);
        let document =
            editor.perform(Edit::AddDocuments(vec![document("A paper", text)])).unwrap().documents[0];
        let russia = Actor { aliases: vec!["روسيا".to_owned()], ..placed("Russia", -200.0) };
        let iran = Actor { aliases: vec!["إيران".to_owned()], ..placed("Iran", 200.0) };
        let actors = editor.perform(Edit::AddActors(vec![russia, iran])).unwrap().actors;
        let mut drawn = Vec::new();
        for (stance, exact) in ties {
            let start = text.find(exact).unwrap();
            let new = NewTie {
                from: End::Actor(actors[0]),
                to: End::Actor(actors[1]),
                stance: *stance,
                direction: Direction::OneWay,
                words: Some(Words { document, span: Span::new(start, start + exact.len()) }),
                said: Said::default(),
            };
            drawn.extend(editor.perform(Edit::DrawTie(new)).unwrap().ties);
        }
        let story = window(editor.project().clone());
        let mut desk = Self { story, document, actors, ties: drawn };
        desk.ask(Action::ShowDocument(document));
        desk
    }

    pub(super) fn ask(&mut self, action: Action) {
        let ctx = self.story.harness.ctx.clone();
        self.story.harness.state_mut().act(&ctx, action);
        self.run();
    }

    pub(super) fn run(&mut self) {
        self.story.harness.run_steps(4);
    }

    /// Selects words of the document, and gives the page the keyboard.
    pub(super) fn select(&mut self, words: &str) {
        let text = self.project().document(self.document).unwrap().text.as_str();
        let start = text.find(words).unwrap();
        let span = Span::new(start, start + words.len());
        self.page().focus();
        self.ask(Action::SelectWords(Some(Words { document: self.document, span })));
    }

    pub(super) fn page(&self) -> egui_kittest::Node<'_> {
        self.story.harness.get_by_role_and_label(egui::accesskit::Role::Document, "A paper")
    }

    pub(super) fn press(&mut self, key: Key) {
        self.press_with(Modifiers::NONE, key);
    }

    pub(super) fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.story.harness.key_press_modifiers(modifiers, key);
        self.run();
    }

    pub(super) fn click(&mut self, at: Pos2, times: usize) {
        self.story.harness.hover_at(at);
        for _ in 0..times {
            self.story.harness.drag_at(at);
            self.story.harness.drop_at(at);
        }
        self.run();
    }

    /// Where a paragraph that begins with these words stands.
    pub(super) fn paragraph(&self, begins: &str) -> egui::Rect {
        let begins = begins.to_owned();
        let is_meant = move |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            let said = node.value().or_else(|| node.label()).unwrap_or_default();
            node.role() == egui::accesskit::Role::Label && said.starts_with(&begins)
        };
        self.story.harness.get_by(is_meant).rect()
    }

    pub(super) fn project(&self) -> &Project {
        self.story.harness.state().editor().project()
    }

    pub(super) fn steps(&self) -> usize {
        self.story.harness.state().editor().position()
    }

    pub(super) fn selection(&self) -> &Things {
        &self.story.harness.state().view().selection
    }

    /// The words that are selected.
    pub(super) fn selected(&self) -> &str {
        let words = self.story.harness.state().view().words;
        let text = self.project().document(self.document).unwrap().text.as_str();
        words.and_then(|words| words.span.slice(text)).unwrap_or("")
    }

    /// Ties as `Russia + Iran "words"`.
    pub(super) fn ties(&self) -> Vec<String> {
        let project = self.project();
        let name = |id| project.actor(id).unwrap().name.as_str();
        let sign = |stance| if stance == Stance::Support { '+' } else { '-' };
        let said = project.ties().map(|(id, tie)| {
            let quotes: Vec<String> =
                project.quotes_of(id).map(|(_, quote)| format!(" \"{}\"", quote.exact)).collect();
            format!("{} {} {}{}", name(tie.from), sign(tie.stance), name(tie.to), quotes.concat())
        });
        said.collect()
    }
}

fn placed(name: &str, x: f64) -> Actor {
    Actor { place: Some(kurbo::Point::new(x, 0.0)), ..Actor::named(name) }
}

const SENTENCE: &str = "Russia and Iran ended up competing. Nobody knows why.";

#[test]
fn a_tie_from_selected_words_is_one_step_and_undo_takes_both() {
    let mut desk = Desk::reading(SENTENCE);
    desk.select("Russia and Iran ended up competing");
    let before = desk.steps();
    desk.press(Key::C);
    desk.press(Key::Enter);
    assert_eq!(desk.ties(), [r#"Russia - Iran "Russia and Iran ended up competing""#]);
    assert_eq!(desk.steps(), before + 1);
    assert_eq!(desk.selection().ties.len(), 1);
    desk.ask(Action::Undo);
    assert_eq!((desk.ties().len(), desk.project().counts().quotes), (0, 0));
}

#[test]
fn escape_closes_the_bar_and_leaves_nothing_to_undo() {
    let mut desk = Desk::reading(SENTENCE);
    desk.select("ended up competing");
    desk.press(Key::S);
    assert!(desk.story.harness.query_by_label("Draw tie").is_some());
    desk.press(Key::Escape);
    assert!(desk.story.harness.query_by_label("Draw tie").is_none());
    assert_eq!((desk.steps(), desk.selected()), (0, "ended up competing"));
}

#[test]
fn a_name_nobody_knows_becomes_an_actor_in_the_same_step() {
    let mut desk = Desk::reading("Russia left the town to the militia. Nobody knows why.");
    desk.select("left the town");
    desk.press(Key::S);
    desk.story.harness.get_by_label("Second actor").type_text("Liwa al-Quds");
    desk.run();
    desk.press(Key::Enter);
    assert_eq!(desk.ties(), [r#"Russia + Liwa al-Quds "left the town""#]);
    assert_eq!(desk.steps(), 1);
    desk.ask(Action::Undo);
    assert_eq!(desk.project().counts().actors, 2);
}

#[test]
fn q_attaches_the_selected_words_to_the_selected_tie() {
    let mut desk = Desk::with_ties(SENTENCE, &[(Stance::Clash, "competing")]);
    let tie = desk.ties[0];
    desk.ask(Action::Select(Things { ties: vec![tie], ..Things::default() }));
    desk.select("Nobody knows why");
    desk.press(Key::Q);
    assert_eq!(desk.ties(), [r#"Russia - Iran "competing" "Nobody knows why""#]);
}

#[test]
fn a_click_on_marked_words_selects_their_tie_and_another_click_the_next_one() {
    let ties = [(Stance::Clash, "Russia and Iran ended"), (Stance::Support, "Russia and Iran ended")];
    let mut desk = Desk::with_ties(SENTENCE, &ties);
    let at = desk.paragraph("Russia and Iran").left_top() + egui::vec2(12.0, 12.0);
    let mut visited = Vec::new();
    for _ in 0..3 {
        desk.click(at, 1);
        desk.story.harness.run_steps(40); // not a double click
        visited.extend(desk.selection().ties.clone());
    }
    assert_eq!(visited[0], visited[2]);
    assert_ne!(visited[0], visited[1]);
    assert_eq!(desk.selected(), "");
}

#[test]
fn the_stripe_of_a_quote_is_named_and_leads_to_its_tie() {
    let mut desk = Desk::with_ties(SENTENCE, &[(Stance::Clash, "ended up competing")]);
    desk.story.harness.get_by_label("“ended up competing”: Russia clashes with Iran").click();
    desk.run();
    assert_eq!(desk.selection().ties, desk.ties);
}

#[test]
fn two_clicks_select_a_word_and_three_a_sentence() {
    let mut desk = Desk::reading(SENTENCE);
    let at = desk.paragraph("Russia and Iran").left_top() + egui::vec2(12.0, 12.0);
    desk.click(at, 2);
    assert_eq!(desk.selected(), "Russia");
    desk.story.harness.run_steps(40);
    desk.click(at, 3);
    assert_eq!(desk.selected(), "Russia and Iran ended up competing.");
}

#[test]
fn the_keyboard_selects_by_letter_by_word_and_everything() {
    let mut desk = Desk::reading(SENTENCE);
    let at = desk.paragraph("Russia and Iran").left_top() + egui::vec2(1.0, 12.0);
    desk.click(at, 1);
    desk.press_with(Modifiers::SHIFT, Key::ArrowRight);
    assert_eq!(desk.selected(), "R");
    desk.press_with(CTRL | Modifiers::SHIFT, Key::ArrowRight);
    assert_eq!(desk.selected().trim_end(), "Russia");
    desk.press_with(Modifiers::SHIFT, Key::End);
    assert!(desk.selected().len() > 30);
    desk.press_with(CTRL, Key::A);
    assert_eq!(desk.selected(), SENTENCE);
}

#[test]
fn finding_steps_through_the_document() {
    let mut desk = Desk::reading(OP_ED);
    desk.page().focus();
    desk.run();
    desk.press_with(CTRL, Key::F);
    desk.story.harness.get_by_label("Find in document").type_text("palmyra");
    desk.run();
    let count = OP_ED.to_lowercase().matches("palmyra").count();
    assert!(count > 1);
    assert!(desk.story.harness.query_by_label(&format!("1 of {count}")).is_some());
    desk.press(Key::Enter);
    assert!(desk.story.harness.query_by_label(&format!("2 of {count}")).is_some());
    desk.press_with(Modifiers::SHIFT, Key::Enter);
    assert!(desk.story.harness.query_by_label(&format!("1 of {count}")).is_some());
    desk.press(Key::Escape);
    assert!(desk.story.harness.query_by_label("Find in document").is_none());
    assert!(desk.page().is_focused());
}

#[test]
fn arabic_words_are_quoted_byte_for_byte() {
    let mut desk = Desk::reading(ARABIC);
    let paragraph = desk.paragraph("ثم");
    desk.click(egui::pos2(paragraph.right() - 4.0, paragraph.top() + 12.0), 1);
    assert_eq!(desk.selected(), "");
    desk.click(egui::pos2(paragraph.right() - 4.0, paragraph.top() + 12.0), 3);
    assert_eq!(desk.selected(), "ثم اشتبكت قوات إيران مع روسيا في حلب.");
    desk.press(Key::C);
    desk.press(Key::Enter);
    assert_eq!(desk.ties(), [r#"Iran - Russia "ثم اشتبكت قوات إيران مع روسيا في حلب.""#]);
}

#[test]
fn a_shown_quote_stands_in_the_upper_third() {
    let words = "reports of clashes between militias and military units aligned with Tehran and Moscow";
    let text = format!("{}\n{words}\n{}", LONG.replace(words, ""), LONG.replace(words, ""));
    let mut desk = Desk::with_ties(&text, &[(Stance::Clash, words)]);
    let quote = desk.project().quotes().next().unwrap().0;
    desk.ask(Action::ShowQuote(quote));
    desk.run();
    let (page, shown) = (desk.page().rect(), desk.paragraph(words));
    let part = (shown.top() - page.top()) / page.height();
    assert!((0.25..0.35).contains(&part), "it stands at {part}");
    assert_eq!(desk.selection().quotes, [quote]);
    assert_eq!(desk.actors.len(), 2);
}

#[test]
fn the_bar_of_a_tie_does_not_cover_the_words_it_is_about() {
    let lines: Vec<_> = (10..90).map(|number| format!("Line {number} is about Russia and Iran.")).collect();
    let mut desk = Desk::reading(&lines.join("\n\n"));
    let is_seen = |desk: &Desk, line: &str| desk.story.harness.query_by_label(line).is_some();
    let lowest = lines.iter().rev().find(|line| is_seen(&desk, line)).unwrap();
    desk.select(lowest);
    desk.press(Key::S);
    let (line, bar) = (desk.paragraph(lowest), desk.story.harness.get_by_label("First actor").rect());
    assert!(line.bottom() <= bar.top(), "{line:?} {bar:?}");
}

#[test]
fn a_megabyte_opens_and_its_end_is_read_with_one_key() {
    let text = format!("{}\nThis is the end.", LONG.repeat(1_000_000 / LONG.len() + 1));
    let mut desk = Desk::reading(&text);
    desk.page().focus();
    desk.run();
    desk.press_with(CTRL, Key::End);
    desk.paragraph("This is the end.");
}
