//! How far a source is to be relied on and how credible its information is: the Admiralty code as two rows of keys.
//!
//! Each sign says what it means. While a row has the keyboard, its signs can be typed, and 0 or - takes the grade away.

use egui::{Button, Key, Modifiers, RichText, Ui, Vec2};

use super::choice::caption_ui;
use crate::app::theme::Tint;
use crate::edit::QuoteChange;
use crate::model::{InformationGrade, SourceGrade};

/// A grade of one quote, or what several have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shared<T> {
    /// All have this one; `None` is no grade.
    Same(Option<T>),
    /// They differ.
    Mixed,
}

impl<T: Copy + PartialEq> Shared<T> {
    /// What some quotes have in common.
    pub(super) fn of(mut grades: impl Iterator<Item = Option<T>>) -> Self {
        let Some(first) = grades.next() else { return Self::Same(None) };
        if grades.all(|grade| grade == first) { Self::Same(first) } else { Self::Mixed }
    }

    fn is(self, grade: Option<T>) -> bool {
        self == Self::Same(grade)
    }
}

/// A sign of a row.
struct Sign<T> {
    grade: Option<T>,
    key: Key,
    word: &'static str,
    meaning: &'static str,
}

const SOURCE_KEYS: [Key; 6] = [Key::A, Key::B, Key::C, Key::D, Key::E, Key::F];
const INFORMATION_KEYS: [Key; 6] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6];

/// Both rows; gives the change that was asked for.
pub(super) fn grades_ui(
    ui: &mut Ui,
    source: Shared<SourceGrade>,
    information: Shared<InformationGrade>,
) -> Option<QuoteChange> {
    caption_ui(ui, &caption("Source: how far it is to be relied on", source, SourceGrade::meaning));
    let signs = SourceGrade::ALL.into_iter().zip(SOURCE_KEYS).map(|(grade, key)| Sign {
        grade: Some(grade),
        key,
        word: grade.word(),
        meaning: grade.meaning(),
    });
    let source = row_ui(ui, "Source", source, signs.collect()).map(QuoteChange::SourceGrade);
    caption_ui(ui, &caption("Information: how credible it is", information, InformationGrade::meaning));
    let signs = InformationGrade::ALL.into_iter().zip(INFORMATION_KEYS).map(|(grade, key)| Sign {
        grade: Some(grade),
        key,
        word: grade.word(),
        meaning: grade.meaning(),
    });
    let asked = row_ui(ui, "Information", information, signs.collect());
    source.or(asked.map(QuoteChange::InformationGrade))
}

/// What a row is about, and what the grade given means.
fn caption<T>(about: &str, shared: Shared<T>, meaning: impl Fn(T) -> &'static str) -> String {
    match shared {
        Shared::Same(Some(grade)) => format!("{about}: {}", meaning(grade)),
        Shared::Same(None) => about.to_owned(),
        Shared::Mixed => format!("{about}: they differ"),
    }
}

fn row_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    shared: Shared<T>,
    mut signs: Vec<Sign<T>>,
) -> Option<Option<T>> {
    signs.push(Sign { grade: None, key: Key::Num0, word: "–", meaning: "not graded" });
    let tint = Tint::of(ui);
    let mut chosen = None;
    let mut has_keyboard = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 3.0;
        for sign in &signs {
            let is_on = shared.is(sign.grade);
            let words = RichText::new(sign.word);
            let words = if is_on { words.color(tint.accent).strong() } else { words };
            let button = ui.add(Button::selectable(is_on, words).min_size(Vec2::new(26.0, 24.0)));
            has_keyboard |= button.has_focus();
            let said = match sign.grade {
                Some(_) => format!("{name} {}: {}", sign.word, sign.meaning),
                None => format!("{name}: {}", sign.meaning),
            };
            let button = button.accessible_name(&*said).on_hover_text(&*said);
            if button.clicked() {
                button.request_focus(); // who misses a sign corrects it by key
                chosen = Some(sign.grade).filter(|_| !is_on);
            }
        }
    });
    if has_keyboard {
        chosen = chosen.or(typed(ui, &signs));
    }
    chosen
}

/// The sign whose key was pressed; commands do not see it then.
fn typed<T: Copy>(ui: &Ui, signs: &[Sign<T>]) -> Option<Option<T>> {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Minus) {
        return Some(None);
    }
    signs.iter().find(|sign| pressed(sign.key)).map(|sign| sign.grade)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_share_a_grade_only_if_all_have_it() {
        let of = |grades: &[Option<SourceGrade>]| Shared::of(grades.iter().copied());
        assert_eq!(of(&[Some(SourceGrade::B), Some(SourceGrade::B)]), Shared::Same(Some(SourceGrade::B)));
        assert_eq!(of(&[Some(SourceGrade::B), None]), Shared::Mixed);
        assert_eq!(of(&[None, None]), Shared::Same(None));
        assert_eq!(of(&[]), Shared::Same(None));
    }
}
