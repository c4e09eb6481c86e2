//! Stories of the clean text: what is shown is mended, what is kept is raw.

use detente::app::view::{CleanView, Remembered};
use detente::app::{Action, App};
use detente::edit::{Edit, End, NewTie, Said, Words};
use detente::model::{Direction, Document, Id, Project, Stance};
use detente::text::clean::{Rule, Rules};
use detente::text::{SourceText, Span};
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::reader::Desk;
use super::shell::Shell;
use super::support::Story;

const LONG: &str = include_str!("../../seeds/iran-russia-syria.txt");
const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };

/// Words of the clean text that stand torn in the file, and how they stand there.
const CLEAN: &str = "the 25th Division of Russia fought Iran";
const RAW: &str = "the 25\nth Division of Russia fought Iran";

fn torn() -> String {
    let before = "IntroductionDuring the war nobody knew who had paid for the weapons of the many militias in the north.";
    format!(
        "{before}\nIn the end {RAW}, it is said.The others left before the winter came.\n- one reason\n- another one\n"
    )
}

impl Desk {
    /// True if a paragraph in view begins with these words.
    fn shows(&self, begins: &str) -> bool {
        self.said().iter().any(|said| said.starts_with(begins))
    }

    /// True if a paragraph in view holds these words.
    fn shows_part(&self, words: &str) -> bool {
        self.said().iter().any(|said| said.contains(words))
    }

    fn said(&self) -> Vec<String> {
        let is_label =
            |node: &egui_kittest::kittest::AccessKitNode<'_>| node.role() == egui::accesskit::Role::Label;
        let said = self.story.harness.query_all_by(is_label);
        said.map(|node| {
            node.accesskit_node().value().or_else(|| node.accesskit_node().label()).unwrap_or_default()
        })
        .collect()
    }

    fn copied(&mut self) -> Option<String> {
        self.page().focus();
        self.story.harness.event(egui::Event::Copy);
        self.story.harness.step();
        let commands = &self.story.harness.output().platform_output.commands;
        commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
    }
}

#[test]
fn a_document_opens_clean_and_one_key_shows_it_as_it_is() {
    let mut desk = Desk::reading(&torn());
    assert!(desk.shows("Introduction") && desk.shows("During the war") && !desk.shows("IntroductionDuring"));
    assert!(desk.shows(&format!("In the end {CLEAN}, it is said. The others left")));
    assert!(desk.shows("one reason"), "the bullet stands beside the item");
    desk.page().focus();
    desk.press(Key::R);
    assert!(
        desk.shows("IntroductionDuring the war") && desk.shows("th Division") && desk.shows("- one reason")
    );
    desk.press(Key::R);
    assert!(desk.shows("During the war"));
    assert_eq!(desk.steps(), 0, "reading changes no project");
}

#[test]
fn words_selected_in_the_clean_text_are_kept_raw_and_copied_clean() {
    let mut desk = Desk::reading(&torn());
    desk.select(RAW);
    assert_eq!(desk.selected(), RAW);
    assert_eq!(desk.copied().as_deref(), Some(CLEAN));
    desk.press(Key::C);
    desk.press(Key::Enter);
    assert_eq!(desk.ties(), [format!("Russia - Iran \"{RAW}\"")]);
    desk.page().focus();
    desk.press(Key::R);
    assert_eq!(desk.selected(), RAW, "the same words are selected in the other view");
    assert_eq!(desk.copied().as_deref(), Some(RAW));
}

#[test]
fn a_double_click_takes_a_mended_word_and_a_triple_click_a_sentence_without_its_footnote() {
    let mut desk = Desk::reading(LONG);
    let span = desk.raw("the 5\nth AC and Liwa al Quds");
    desk.ask(Action::ShowWords(Words { document: desk.document, span }));
    desk.ask(Action::SelectWords(None));
    let paragraph = desk.paragraph("Sources aligned");
    let mut words = Vec::new();
    let mut sentences = Vec::new();
    for row in 0..12 {
        let at = egui::pos2(paragraph.left() + 90.0, paragraph.top() + 12.0 + 25.6 * row as f32);
        if at.y > paragraph.bottom() {
            break;
        }
        desk.story.harness.run_steps(30);
        desk.click(at, 2);
        words.push(desk.selected().to_owned());
        desk.story.harness.run_steps(30);
        desk.click(at, 3);
        sentences.push(desk.selected().to_owned());
    }
    assert!(words.iter().all(|word| *word == " " || !word.contains(' ')), "{words:?}");
    let text = LONG;
    let known: Vec<&str> = detente::text::sentences(text).filter_map(|span| span.slice(text)).collect();
    assert!(
        sentences.len() > 3 && sentences.iter().all(|one| known.contains(&one.as_str())),
        "{sentences:?}"
    );
}

impl Desk {
    fn raw(&self, words: &str) -> Span {
        let text = self.project().document(self.document).unwrap().text.as_str();
        let start = text.find(words).unwrap();
        Span::new(start, start + words.len())
    }
}

#[test]
fn words_are_found_as_they_are_shown() {
    let mut desk = Desk::reading(LONG);
    desk.page().focus();
    desk.press_with(CTRL, Key::F);
    for words in ["even in the 4th Division", "basij military,” referring", "russia and iran and even direct"]
    {
        let field =
            desk.story.harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Find in document");
        field.focus();
        desk.press_with(CTRL, Key::A);
        desk.story.harness.event(egui::Event::Text(words.to_owned()));
        desk.run();
        assert!(desk.shows("1 of 1"), "{words}");
    }
}

#[test]
fn the_place_stays_when_the_view_changes() {
    let mut desk = Desk::reading(LONG);
    for words in [
        "instrumental to its ability to out-network",
        "had to yield to Russian pressure",
        "Another example is that of",
    ] {
        desk.ask(Action::ShowWords(Words { document: desk.document, span: desk.raw(words) }));
        desk.story.harness.run_steps(80); // until it no longer stands out
        for _ in 0..4 {
            assert!(desk.shows_part(words), "{words}");
            assert_eq!(desk.selected(), words);
            desk.page().focus();
            desk.press(Key::R);
        }
    }
}

#[test]
fn a_repair_can_be_switched_off_and_on_again() {
    let mut desk = Desk::reading(&torn());
    desk.story.harness.get_by_label("Repairs").click();
    desk.run();
    desk.story.harness.get_by_label("Join torn ordinals").click();
    desk.run();
    assert!(desk.shows("th Division of Russia fought Iran, it is said. The others"), "{:?}", desk.said());
    desk.story.harness.get_by_label("Mend everything again").click();
    desk.run();
    assert!(desk.shows(&format!("In the end {CLEAN}")));
}

#[test]
fn quotes_and_names_are_marked_in_both_views() {
    let mut desk = Desk::with_ties(&torn(), &[(Stance::Clash, RAW)]);
    let stripe = |desk: &Desk| {
        let is_stripe = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            node.role() == egui::accesskit::Role::Button
                && node.label().is_some_and(|label| label.contains("Division of Russia fought Iran”:"))
        };
        desk.story.harness.query_by(is_stripe).is_some()
    };
    assert!(stripe(&desk));
    desk.page().focus();
    desk.press(Key::R);
    assert!(stripe(&desk));
}

#[test]
fn the_margin_names_pages_and_hidden_words() {
    let text = "The first page speaks of Russia and of its allies.\nThe second one, secretly, of Iran.";
    let second = text.find("The second").unwrap();
    let hidden = text.find("secretly").unwrap();
    let document = Document {
        pages: vec![0, second],
        hidden: vec![Span::new(hidden, hidden + 8)],
        ..Document::titled("A paper", SourceText::new(text))
    };
    let mut editor = detente::edit::Editor::new(Project::new(Id::from_bits(1)), 3);
    let document = editor.perform(Edit::AddDocuments(vec![document])).unwrap().documents[0];
    let builder = Harness::builder().with_size(egui::vec2(1280.0, 800.0));
    let mut story = Story { harness: builder.build_eframe(|_| App::new(editor.project().clone(), 7)) };
    let ctx = story.harness.ctx.clone();
    story.harness.state_mut().act(&ctx, Action::ShowDocument(document));
    story.harness.run_steps(4);
    for label in ["p. 1", "p. 2", "Hidden in the original: “secretly”"] {
        assert!(story.harness.query_by_label(label).is_some(), "{label}");
    }
    let (first, second) =
        (story.harness.get_by_label("p. 1").rect(), story.harness.get_by_label("p. 2").rect());
    assert!(first.bottom() <= second.top());
}

#[test]
fn a_card_says_its_page_and_shows_clean_words_with_the_raw_ones_one_click_away() {
    let mut shell = Shell::new();
    let text = torn();
    let start = text.find(RAW).unwrap();
    let paged = Document { pages: vec![0, start], ..Document::titled("A paper", SourceText::new(&text)) };
    shell.edit(Edit::AddDocuments(vec![paged]));
    let document = shell.app().view().selection.documents[0];
    let actors = shell.add_actors(&["Russia", "Iran"]);
    let words = Words { document, span: Span::new(start, start + RAW.len()) };
    let (from, to) = (End::Actor(actors[0]), End::Actor(actors[1]));
    let (stance, direction, said) = (Stance::Clash, Direction::OneWay, Said::default());
    shell.edit(Edit::DrawTie(NewTie { from, to, stance, direction, words: Some(words), said }));
    assert!(shell.shows(&format!("“{CLEAN}”")) && shell.shows("p. 2 · A paper"));
    shell.press(Modifiers::COMMAND, Key::Num4);
    assert!(
        shell.harness.query_all_by_label(CLEAN).next().is_some(),
        "the evidence table shows them clean too"
    );
    shell.press(Modifiers::COMMAND, Key::Num4);
    shell.click("“the 25 th Division of Russia fought Iran” as in the file");
    assert!(shell.shows(&format!("“{RAW}”")) && !shell.shows(&format!("“{CLEAN}”")));
    shell.click("“the 25 th Division of Russia fought Iran” clean text");
    assert!(shell.shows(&format!("“{CLEAN}”")));
}

#[test]
fn the_menu_of_repairs_is_remembered() {
    let mut shell = Shell::new();
    let rules = Rules::default().with(Rule::Hyphens, false);
    shell.act(Action::ReadClean(CleanView { is_on: false, rules }));
    let mut kept = Remembered::default();
    kept.note(shell.app().view(), shell.app().editor().project());
    let again = Shell::made(|ctx| App::dressed(ctx, kept));
    assert_eq!(again.app().view().clean, CleanView { is_on: false, rules });
}
