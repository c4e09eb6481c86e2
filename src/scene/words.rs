//! Words that were set for one scene and are kept for the next.
//!
//! Shaping is by far the dearest part of building a scene, and between two scenes hardly a word changes. Words are
//! kept by their role and their letters; those that nobody has asked for in a long time are dropped.

use std::collections::HashMap;

use rayon::prelude::*;

use super::look::{actor, group, legend, tie};
use crate::typeset::{Align, Column, Paragraph, Typesetter, WordStyle};

/// What words are for; it decides how they are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
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

/// No name or label shows more of its letters.
const MOST_CHARS: usize = 200;

/// Words once set: those asked for lately, and those that will be dropped unless somebody asks again.
#[derive(Debug, Default)]
pub(super) struct Words {
    lately: Shelf,
    before: Shelf,
    /// So many were asked for when the others were dropped the last time.
    settled: usize,
}

type Shelf = HashMap<(Role, Box<str>), Paragraph>;

/// Fewer words than this are never dropped.
const FEW: usize = 4096;
/// Words that one core sets at a time.
const SHARE: usize = 256;

impl Words {
    /// The words of `text`, set as `role` asks.
    pub fn set(&mut self, role: Role, text: &str, typesetter: &mut Typesetter) -> Paragraph {
        let key = (role, Box::from(text));
        if let Some(known) = self.known(&key) {
            return known;
        }
        let words = fresh(role, text, typesetter).without_carets();
        self.keep(key, words.clone());
        words
    }

    /// Sets a great many words on all cores, for [`set`](Self::set) to find.
    pub fn prepare(&mut self, wanted: Vec<(Role, String)>, typesetter: &Typesetter) {
        let mut wanted: Vec<(Role, Box<str>)> =
            wanted.into_iter().map(|(role, text)| (role, text.into())).collect();
        wanted.retain(|key| self.known(key).is_none());
        wanted.par_sort_unstable();
        wanted.dedup();
        let set = |share: &[(Role, Box<str>)]| -> Vec<Paragraph> {
            let mut typesetter = typesetter.clone();
            let words = share.iter().map(|(role, text)| fresh(*role, text, &mut typesetter));
            words.map(|words| words.without_carets()).collect()
        };
        let set: Vec<Vec<Paragraph>> = wanted.par_chunks(SHARE).map(set).collect();
        for (key, words) in wanted.into_iter().zip(set.into_iter().flatten()) {
            self.keep(key, words);
        }
    }

    fn known(&mut self, key: &(Role, Box<str>)) -> Option<Paragraph> {
        if let Some(words) = self.lately.get(key) {
            return Some(words.clone());
        }
        let (key, words) = self.before.remove_entry(key)?;
        self.keep(key, words.clone());
        Some(words)
    }

    fn keep(&mut self, key: (Role, Box<str>), words: Paragraph) {
        self.lately.insert(key, words);
    }

    /// Begins another scene. Once as many words were asked for as twice those of the last time, all that were not
    /// are dropped: whoever shows them holds them anyway.
    pub fn turn(&mut self) {
        if self.lately.len() > 2 * self.settled + FEW {
            self.settled = self.lately.len() / 2;
            self.before = std::mem::take(&mut self.lately);
        }
    }
}

fn fresh(role: Role, text: &str, typesetter: &mut Typesetter) -> Paragraph {
    let shown = shown(text);
    match role {
        Role::Name => typesetter.set_balanced(&shown, &actor::name(), actor::NAME_WIDTH, actor::NAME_LINES),
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

/// What is shown of a name or label: one line of at most 200 characters, and never nothing.
fn shown(text: &str) -> String {
    let mut shown: String =
        text.chars().take(MOST_CHARS).map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    if text.chars().nth(MOST_CHARS).is_some() {
        shown.push('…');
    }
    if shown.trim().is_empty() { "–".to_owned() } else { shown.trim().to_owned() }
}
