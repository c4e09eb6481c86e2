//! Words that were set for one scene and are kept for the next.
//!
//! Shaping is by far the dearest part of building a scene, and between two scenes hardly a word changes. Words are
//! kept by their role and their letters; those that no scene has asked for lately are dropped.

use std::collections::HashMap;

use super::look::{actor, group, legend, tie};
use crate::typeset::{Align, Column, Paragraph, Typesetter, WordStyle};

/// What words are for; it decides how they are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The name of an actor.
    Name,
    /// The small line below the name.
    Caption,
    /// The words on a tie.
    TieLabel,
    /// The number on a tie.
    Badge,
    /// The name of a group.
    GroupName,
    /// An entry of the legend.
    Key,
    /// A heading in the legend.
    KeyHeading,
    /// The title of the map.
    Title,
    /// The line below the title.
    Subtitle,
}

const ROLES: usize = Role::Subtitle as usize + 1;

/// No name or label shows more of its letters.
const MOST_CHARS: usize = 200;

/// Words once set.
#[derive(Debug, Default)]
pub(super) struct Words {
    kept: [HashMap<Box<str>, Kept>; ROLES],
    turn: u64,
}

#[derive(Debug)]
struct Kept {
    words: Paragraph,
    used: u64,
}

impl Words {
    /// The words of `text`, set as `role` asks.
    pub fn set(&mut self, role: Role, text: &str, typesetter: &mut Typesetter) -> Paragraph {
        let turn = self.turn;
        let shelf = &mut self.kept[role as usize];
        if let Some(kept) = shelf.get_mut(text) {
            kept.used = turn;
            return kept.words.clone();
        }
        let words = fresh(role, text, typesetter);
        shelf.insert(text.into(), Kept { words: words.clone(), used: turn });
        words
    }

    /// Begins another scene, and forgets words that the last four did not need.
    pub fn turn(&mut self) {
        self.turn += 1;
        let oldest = self.turn.saturating_sub(4);
        for shelf in &mut self.kept {
            shelf.retain(|_, kept| kept.used >= oldest);
        }
    }
}

fn fresh(role: Role, text: &str, typesetter: &mut Typesetter) -> Paragraph {
    let shown = shown(text);
    match role {
        Role::Name => balanced(&shown, typesetter),
        Role::Caption => clipped(&shown, &actor::caption(), actor::NAME_WIDTH, typesetter),
        Role::TieLabel => clipped(&shown, &tie::label(), tie::LABEL_WIDTH, typesetter),
        Role::Badge => typesetter.set(&shown, &tie::badge(), None, Align::Start),
        Role::GroupName => clipped(&shown, &group::name(), group::NAME_WIDTH, typesetter),
        Role::Key => clipped(&shown, &legend::entry(), legend::ENTRY_WIDTH, typesetter),
        Role::KeyHeading => clipped(&shown, &legend::heading(), legend::ENTRY_WIDTH, typesetter),
        Role::Title => {
            let column = Column::of(legend::TITLE_WIDTH).aligned(Align::Left);
            typesetter.set_clipped(&shown, &legend::title(), column, 2)
        }
        Role::Subtitle => clipped(&shown, &legend::subtitle(), legend::TITLE_WIDTH, typesetter),
    }
}

fn clipped(text: &str, style: &WordStyle, width: f64, typesetter: &mut Typesetter) -> Paragraph {
    let set = typesetter.set_clipped(text, style, Column::of(width), 1);
    // Words that read from the right stand at the right of the column: set again in one that fits.
    if set.is_rtl() { typesetter.set(set.text(), style, None, Align::Start) } else { set }
}

/// A name in lines of about the same length: "Islamic Republic / of Iran", not "Islamic Republic of / Iran".
fn balanced(text: &str, typesetter: &mut Typesetter) -> Paragraph {
    let style = actor::name();
    let widest = Column::of(actor::NAME_WIDTH);
    let set = typesetter.set_clipped(text, &style, widest, actor::NAME_LINES);
    let shown = set.text().to_owned();
    let lines = set.lines().len();
    let (mut narrow, mut wide) = (set.width() / 2.0, set.width());
    for _ in 0..if lines > 1 { 5 } else { 0 } {
        let middle = f64::midpoint(narrow, wide);
        let tried = typesetter.set(&shown, &style, Some(middle), Align::Start);
        let fits = tried.lines().len() <= lines && tried.width() <= middle && keeps_words(&tried);
        (narrow, wide) = if fits { (narrow, middle) } else { (middle, wide) };
    }
    // A hair wider: the shaper rounds.
    typesetter.set(&shown, &style, Some(wide + 0.05), Align::Start)
}

/// True if no line ends within a word.
fn keeps_words(words: &Paragraph) -> bool {
    words.lines().iter().rev().skip(1).all(|line| {
        let shown = words.text().get(line.bytes.clone()).unwrap_or_default();
        shown.ends_with(|last: char| last.is_whitespace() || last == '-' || last == '/')
    })
}

/// What is shown of a name or label: one line of at most 200 characters, and never nothing.
fn shown(text: &str) -> String {
    let mut shown: String =
        text.chars().take(MOST_CHARS).map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    if text.chars().nth(MOST_CHARS).is_some() {
        shown.push('…');
    }
    if shown.trim().is_empty() { "–".to_owned() } else { shown.trim().to_owned() }
}
