//! One line of a list of cues: read, and spread into all its forms.
//!
//! The form of a line is told at the top of `assets/cues.txt`. Start at [`read`].

use super::{Meaning, Seat, Who};
use crate::model::{Hedge, Stance};

/// So many words a cue may have, and so many forms: what is longer is no cue, and each word in several forms
/// multiplies them all.
const MOST_WORDS: usize = 12;
const MOST_FORMS: usize = 1_024;

/// A line that was not understood.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct LexiconFault {
    /// Counted from 1.
    pub line: usize,
    /// What was expected and what was found.
    pub reason: String,
}

/// One line that was understood.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) words: String,
    pub(super) seat: Seat,
    pub(super) is_noun: bool,
    pub(super) meaning: Meaning,
}

/// All lines of `text`, and those that were not understood.
pub(super) fn read(text: &str) -> (Vec<Line>, Vec<LexiconFault>) {
    let (mut lines, mut faults) = (Vec::new(), Vec::new());
    for (index, row) in text.lines().enumerate() {
        let row = row.trim();
        if row.is_empty() || row.starts_with('#') {
            continue;
        }
        match line(row) {
            Ok(line) => lines.push(line),
            Err(reason) => faults.push(LexiconFault { line: index + 1, reason }),
        }
    }
    (lines, faults)
}

fn line(row: &str) -> Result<Line, String> {
    let mut columns = row.split(';').map(str::trim);
    let words = columns.next().unwrap_or_default().to_lowercase();
    let Some(stance) = columns.next().filter(|_| words.chars().any(char::is_alphabetic)) else {
        return Err(format!("expected \"words ; stance\", found \"{row}\""));
    };
    let (who, strength) = (columns.next().unwrap_or_default(), columns.next().unwrap_or_default());
    let noun = who.strip_suffix("noun").map(str::trim);
    let (who, is_noun) = (noun.unwrap_or(who), noun.is_some());
    let meaning = match stance {
        "support" => Meaning::Tie(Stance::Support, who_of(who)?, share(strength)?),
        "clash" => Meaning::Tie(Stance::Clash, who_of(who)?, share(strength)?),
        "turn" => Meaning::Turn(share(strength)?),
        "alleged" => Meaning::Hedge(Hedge::Alleged),
        "reported" => Meaning::Hedge(Hedge::Reported),
        "says" => Meaning::Says,
        other => {
            return Err(format!("\"{other}\" is no stance: support, clash, turn, alleged, reported or says"));
        }
    };
    let seat = match () {
        () if words.starts_with('-') => Seat::Behind,
        () if words.ends_with('-') => Seat::Before,
        () => Seat::Free,
    };
    let line = Line { words: words.trim_matches('-').to_owned(), seat, is_noun, meaning };
    if line.is_endless() {
        return Err(format!("a cue has up to {MOST_WORDS} words and {MOST_FORMS} forms"));
    }
    Ok(line)
}

fn who_of(word: &str) -> Result<Who, String> {
    match word {
        ">" | "" => Ok(Who::Before),
        "<" => Ok(Who::Behind),
        "<>" => Ok(Who::Both),
        other => Err(format!("\"{other}\" does not say who: > or < or <>")),
    }
}

fn share(word: &str) -> Result<f64, String> {
    if word.is_empty() {
        return Ok(0.6);
    }
    let share = word.parse::<f64>().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| format!("expected a strength from 0 to 1, found \"{word}\""))
}

impl Line {
    /// Lines of one class with the same words replace each other.
    pub(super) fn class(&self) -> u8 {
        let meaning = match self.meaning {
            Meaning::Tie(..) => 0,
            Meaning::Turn(_) => 1,
            Meaning::Hedge(_) => 2,
            Meaning::Says => 3,
        };
        meaning * 4 + self.seat as u8
    }

    /// True if its forms are too many to be spread.
    fn is_endless(&self) -> bool {
        let words = self.words.replace('-', " ");
        let choices = |piece: &str| {
            piece.split('/').map(|one| if one.ends_with('+') { 4 } else { 1 }).fold(0, usize::saturating_add)
        };
        let forms = words.split_whitespace().map(choices).fold(1, usize::saturating_mul);
        words.split_whitespace().nth(MOST_WORDS).is_some() || forms > MOST_FORMS
    }

    /// Every form, word by word, in small letters; `_` stays for any one word.
    pub(super) fn forms(&self) -> Vec<Vec<String>> {
        // A line is either one list of single forms ("fight/fights"), or words of which some are lists.
        let pieces = self.words.replace('-', " ");
        let mut forms: Vec<Vec<String>> = vec![Vec::new()];
        for piece in pieces.split_whitespace() {
            let choices: Vec<String> = piece.split('/').flat_map(inflected).collect();
            forms = forms
                .iter()
                .flat_map(|form| {
                    choices.iter().map(|choice| [form.as_slice(), std::slice::from_ref(choice)].concat())
                })
                .collect();
        }
        forms
    }
}

/// A word, or with `+` all forms of an English regular verb.
fn inflected(word: &str) -> Vec<String> {
    let Some(stem) = word.strip_suffix('+') else { return vec![word.to_owned()] };
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|ending| stem.ends_with(ending));
    let third = if hisses { "es" } else { "s" };
    if let Some(short) = stem.strip_suffix('e') {
        return vec![stem.to_owned(), format!("{stem}s"), format!("{short}ed"), format!("{short}ing")];
    }
    vec![stem.to_owned(), format!("{stem}{third}"), format!("{stem}ed"), format!("{stem}ing")]
}
