//! The texts with their gold: who acts, and who backs or clashes with whom in which sentence.
//!
//! A file has a title, a part (`seen` while the room was made, or `unseen` until the end), the actors with their
//! aliases, and the text, one sentence a line, each followed by its ties: `+ A > B` support, `- A <> B` a mutual clash.

use std::ops::Range;

/// An actor as an analyst would enter it.
#[derive(Debug, Clone)]
pub struct GoldActor {
    pub names: Vec<String>,
    pub kind: String,
}

/// A tie somebody read in a sentence; `from` and `to` are numbers of actors.
#[derive(Debug, Clone, Copy)]
pub struct GoldTie {
    pub is_support: bool,
    pub from: usize,
    pub to: usize,
    pub is_mutual: bool,
}

/// One article.
#[derive(Debug)]
pub struct Gold {
    pub title: String,
    pub is_seen: bool,
    pub actors: Vec<GoldActor>,
    pub text: String,
    pub sentences: Vec<(Range<usize>, Vec<GoldTie>)>,
}

impl Gold {
    /// Reads one file.
    pub fn parse(source: &str) -> Self {
        let mut gold = Self {
            title: String::new(),
            is_seen: false,
            actors: Vec::new(),
            text: String::new(),
            sentences: Vec::new(),
        };
        let mut section = "";
        for line in source.lines() {
            match (section, line.trim()) {
                ("", head) if head.starts_with("title: ") => head[7..].clone_into(&mut gold.title),
                ("", head) if head.starts_with("part: ") => gold.is_seen = head == "part: seen",
                (_, "actors:") => section = "actors",
                (_, "text:") => section = "text",
                ("actors", row) if !row.is_empty() => gold.actors.push(actor(row)),
                ("text", row) => gold.line(line, row),
                _ => {}
            }
        }
        gold
    }

    fn line(&mut self, line: &str, row: &str) {
        if row.is_empty() {
            self.text.push('\n');
        } else if line.starts_with("  ") {
            let tie = self.tie(row);
            self.sentences.last_mut().expect("a tie follows its sentence").1.push(tie);
        } else {
            if !self.text.is_empty() && !self.text.ends_with('\n') {
                self.text.push(if row.starts_with('•') || !self.text.ends_with(['.', '"', ':', '?']) {
                    '\n'
                } else {
                    ' '
                });
            }
            let start = self.text.len();
            self.text.push_str(row);
            self.sentences.push((start..self.text.len(), Vec::new()));
        }
    }

    fn tie(&self, row: &str) -> GoldTie {
        let (sign, pair) = row.split_once(' ').expect("a sign and a pair");
        let is_mutual = pair.contains(" <> ");
        let (from, to) = pair.split_once(if is_mutual { " <> " } else { " > " }).expect("two actors");
        let number = |name: &str| {
            let found = self.actors.iter().position(|actor| actor.names[0] == name);
            found.unwrap_or_else(|| panic!("{name} is no actor of {}", self.title))
        };
        GoldTie { is_support: sign == "+", from: number(from), to: number(to), is_mutual }
    }
}

fn actor(row: &str) -> GoldActor {
    let mut names: Vec<String> = row.split(" | ").map(str::to_owned).collect();
    let kind = names.pop().unwrap_or_default();
    GoldActor { names, kind }
}
