//! The rows of the evidence table: which there are, in which order, and what stands in each cell.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::analysis::voice::{Capacity, Voices};
use crate::app::action::Action;
use crate::app::panels::find;
use crate::edit::Things;
use crate::model::{Direction, InformationGrade, Project, Quote, QuoteId, SourceGrade, Stance, TieId};

/// A column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Column {
    #[default]
    Source,
    Stance,
    Target,
    Direction,
    Quotes,
    Words,
    Document,
    Date,
    Speaker,
    Hedge,
    Grade,
}

impl Column {
    /// All columns, from left to right.
    pub(super) const ALL: [Self; 11] = [
        Self::Source,
        Self::Stance,
        Self::Target,
        Self::Direction,
        Self::Quotes,
        Self::Words,
        Self::Document,
        Self::Date,
        Self::Speaker,
        Self::Hedge,
        Self::Grade,
    ];

    /// What the column is called.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Stance => "stance",
            Self::Target => "target",
            Self::Direction => "direction",
            Self::Quotes => "quotes",
            Self::Words => "words",
            Self::Document => "document",
            Self::Date => "date",
            Self::Speaker => "speaker",
            Self::Hedge => "hedge",
            Self::Grade => "grade",
        }
    }

    /// How wide it begins, in points.
    pub(super) fn width(self) -> f32 {
        match self {
            Self::Source | Self::Target => 112.0,
            Self::Document => 138.0,
            Self::Words => 300.0,
            Self::Speaker => 84.0,
            Self::Stance | Self::Direction | Self::Hedge => 66.0,
            Self::Date => 72.0,
            Self::Quotes | Self::Grade => 54.0,
        }
    }
}

/// What is to be shown, and in which order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Wish {
    pub(super) search: String,
    pub(super) stance: Option<Stance>,
    /// Only what this speaker says.
    pub(super) speaker: Option<Speaker>,
    /// The column, and whether it falls.
    pub(super) order: (Column, bool),
}

/// Who speaks, as the filter tells them apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Speaker {
    /// Somebody with this name: an actor's own, if it is one.
    Named(String),
    /// Nobody but the author.
    Nobody,
}

impl Speaker {
    fn of(voices: &Voices, quote: &Quote) -> Self {
        let voice = voices.behind(quote).filter(|voice| voice.capacity == Capacity::Speaker);
        voice.map_or(Self::Nobody, |voice| Self::Named(voice.name))
    }
}

/// Everybody who speaks in a quote behind a tie, with the number of rows, by name; nobody comes last.
pub(super) fn speakers(project: &Project) -> Vec<(Speaker, usize)> {
    let voices = Voices::of(project);
    let mut counts: BTreeMap<Speaker, usize> = BTreeMap::new();
    for quote in project.ties().flat_map(|(_, tie)| &tie.quotes).filter_map(|id| project.quote(*id)) {
        *counts.entry(Speaker::of(&voices, quote)).or_default() += 1;
    }
    counts.into_iter().collect()
}

/// A quote of a tie, or a tie without quotes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) tie: TieId,
    pub(super) quote: Option<QuoteId>,
    pub(super) stance: Stance,
}

impl Row {
    /// What a click on it asks for: the tie, and its words in the reader.
    pub(super) fn chosen(&self) -> Vec<Action> {
        let quotes = self.quote.into_iter().collect();
        let select = Action::Select(Things { ties: vec![self.tie], quotes, ..Things::default() });
        [Some(select), self.quote.map(Action::ShowQuote)].into_iter().flatten().collect()
    }

    /// What a click with Shift or Ctrl on it asks for: its quote among those selected, or no longer among them.
    pub(super) fn added(&self, selection: &Things) -> Vec<Action> {
        let Some(id) = self.quote else { return Vec::new() };
        let mut quotes = selection.quotes.clone();
        if quotes.contains(&id) {
            quotes.retain(|known| *known != id);
        } else {
            quotes.push(id);
        }
        vec![Action::Select(Things { quotes, ..Things::default() })]
    }

    /// True if it is what is selected.
    pub(super) fn is_chosen(&self, selection: &Things) -> bool {
        let is_among =
            selection.ties.is_empty() && self.quote.is_some_and(|id| selection.quotes.contains(&id));
        is_among
            || selection.ties.contains(&self.tie)
                && (selection.quotes.is_empty()
                    || self.quote.is_some_and(|id| selection.quotes.contains(&id)))
    }

    /// The words of a cell.
    pub(super) fn cell(&self, project: &Project, column: Column) -> String {
        let Some(tie) = project.tie(self.tie) else { return String::new() };
        let name = |id| project.actor(id).map_or_else(String::new, |actor| actor.name.clone());
        match column {
            Column::Source => name(tie.from),
            Column::Stance => tie.stance.word().into(),
            Column::Target => name(tie.to),
            Column::Direction => match tie.direction {
                Direction::OneWay => "→".into(),
                Direction::Mutual => "↔ mutual".into(),
            },
            Column::Quotes => tie.quotes.len().to_string(),
            Column::Words
            | Column::Document
            | Column::Date
            | Column::Speaker
            | Column::Hedge
            | Column::Grade => {
                let quote = self.quote.and_then(|id| project.quote(id));
                quote.map_or_else(String::new, |quote| quote_cell(project, quote, column))
            }
        }
    }
}

/// What stands before the words of a quote whose place is not sure.
pub(super) fn doubt(project: &Project, id: QuoteId) -> String {
    project.quote(id).map(doubt_of).unwrap_or_default()
}

fn doubt_of(quote: &Quote) -> String {
    if !quote.standing.is_doubtful() {
        return String::new();
    }
    let waits = if quote.awaits_review() { ", to be reviewed" } else { "" };
    format!("[{}{waits}] ", quote.standing.word())
}

fn quote_cell(project: &Project, quote: &Quote, column: Column) -> String {
    match column {
        Column::Words => format!("{}{}", doubt_of(quote), crate::text::one_line(&quote.exact)),
        Column::Document => {
            project.document(quote.document).map_or_else(String::new, |document| document.title.clone())
        }
        Column::Date => quote.date.map(|date| date.to_string()).unwrap_or_default(),
        Column::Speaker => quote.speaker.clone(),
        Column::Hedge => quote.hedge.word().into(),
        Column::Grade => {
            let source = quote.source_grade.map(SourceGrade::word).unwrap_or_default();
            let information = quote.information_grade.map(InformationGrade::word).unwrap_or_default();
            [source, information].concat()
        }
        Column::Source | Column::Stance | Column::Target | Column::Direction | Column::Quotes => {
            String::new() // the tie's own
        }
    }
}

/// The rows that `wish` asks for.
pub(super) fn rows(project: &Project, wish: &Wish) -> Vec<Row> {
    let words = find::words(&wish.search);
    let voices = Voices::of(project);
    let says = |id: QuoteId| project.quote(id).map(|quote| Speaker::of(&voices, quote));
    let mut keyed: Vec<(Key, Row)> = Vec::new();
    for (id, tie) in project.ties() {
        if wish.stance.is_some_and(|stance| stance != tie.stance) {
            continue;
        }
        let bare = tie.quotes.is_empty().then_some(None);
        for quote in tie.quotes.iter().copied().map(Some).chain(bare) {
            let row = Row { tie: id, quote, stance: tie.stance };
            if wish.speaker.is_some() && quote.and_then(says) != wish.speaker {
                continue;
            }
            let said = || Column::ALL.map(|column| row.cell(project, column)).join(" ");
            if words.is_empty() || find::holds(&words, &said()) {
                keyed.push((Key::of(project, &row, wish.order.0), row));
            }
        }
    }
    keyed.sort_by(|(one, _), (other, _)| {
        let order = one.cmp(other);
        if wish.order.1 { order.reverse() } else { order }
    });
    keyed.into_iter().map(|(_, row)| row).collect()
}

/// What a row is sorted by. Empty cells come last when the order rises.
#[derive(Debug, PartialEq, Eq)]
struct Key {
    is_empty: bool,
    number: i64,
    words: String,
}

impl Key {
    fn of(project: &Project, row: &Row, column: Column) -> Self {
        let cell = row.cell(project, column);
        let date = || {
            let (year, month, day) = row.quote.and_then(|id| project.quote(id)?.date)?.first_day();
            Some(i64::from(year) * 10_000 + i64::from(month) * 100 + i64::from(day))
        };
        let number = match column {
            Column::Quotes => cell.parse().unwrap_or(0),
            Column::Date => date().unwrap_or(0),
            Column::Source
            | Column::Stance
            | Column::Target
            | Column::Direction
            | Column::Words
            | Column::Document
            | Column::Speaker
            | Column::Hedge
            | Column::Grade => 0,
        };
        Self { is_empty: cell.is_empty(), number, words: crate::text::fold(&cell).text().to_owned() }
    }

    fn cmp(&self, other: &Self) -> Ordering {
        (self.is_empty, self.number, &self.words).cmp(&(other.is_empty, other.number, &other.words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, Document, Id, Tie};
    use crate::text::{SourceText, Span};

    fn project() -> Project {
        let mut project = Project::new(Id::from_bits(1));
        for (n, name) in ["Russia", "Assad", "YPG", "ISIS"].into_iter().enumerate() {
            project.put_actor(Id::from_bits(n as u64), Actor::named(name));
        }
        let text = SourceText::new("Russia armed Assad. The YPG fought ISIS in Kobani.");
        let document = Document::titled("Palmyra", text);
        project.put_document(Id::from_bits(50), document);
        for (n, exact, date) in
            [(60, "Russia armed Assad", Some("2015-09")), (61, "fought ISIS", Some("2014"))]
        {
            let date = date.map(|date| date.parse().unwrap());
            let speaker = if n == 60 { "Lavrov" } else { "" }.to_owned();
            let quote = Quote { date, speaker, ..Quote::new(Id::from_bits(50), Span::new(0, 1), exact) };
            project.put_quote(Id::from_bits(n), quote);
        }
        let tie = |from: u64, to: u64, stance, quotes: &[u64]| Tie {
            quotes: quotes.iter().map(|id| Id::from_bits(*id)).collect(),
            ..Tie::new(Id::from_bits(from), Id::from_bits(to), stance)
        };
        project.put_tie(Id::from_bits(80), tie(0, 1, Stance::Support, &[60]));
        project.put_tie(Id::from_bits(81), tie(2, 3, Stance::Clash, &[61]));
        project.put_tie(Id::from_bits(82), tie(0, 2, Stance::Support, &[]));
        project
    }

    fn shown(wish: &Wish) -> Vec<String> {
        let project = project();
        let cells = |row: &Row| [Column::Source, Column::Target, Column::Date].map(|c| row.cell(&project, c));
        rows(&project, wish).iter().map(|row| cells(row).join("|")).collect()
    }

    #[test]
    fn a_tie_without_quotes_has_a_row_too() {
        assert_eq!(shown(&Wish::default()).len(), 3);
    }

    #[test]
    fn a_click_that_adds_leaves_the_ties_and_gathers_quotes() {
        let (one, two) = (Id::from_bits(60), Id::from_bits(61));
        let row = |quote| Row { tie: Id::from_bits(80), quote, stance: Stance::Support };
        let chosen = Things { ties: vec![Id::from_bits(80)], quotes: vec![one], ..Things::default() };
        let both = Things { quotes: vec![one, two], ..Things::default() };
        assert_eq!(row(Some(two)).added(&chosen), [Action::Select(both.clone())]);
        assert!(row(Some(two)).is_chosen(&both) && !row(None).is_chosen(&both));
        let only = Things { quotes: vec![two], ..Things::default() };
        assert_eq!(row(Some(one)).added(&both), [Action::Select(only)]);
    }

    #[test]
    fn dates_sort_by_day_and_none_come_last() {
        let wish = Wish { order: (Column::Date, false), ..Wish::default() };
        assert_eq!(shown(&wish), ["YPG|ISIS|2014", "Russia|Assad|2015-09", "Russia|YPG|"]);
    }

    #[test]
    fn the_filter_takes_words_of_any_cell_in_any_order() {
        let find = |search: &str| shown(&Wish { search: search.into(), ..Wish::default() });
        assert_eq!(find("isis ypg"), ["YPG|ISIS|2014"]);
        assert_eq!(find("ARMED support"), ["Russia|Assad|2015-09"]);
        assert!(find("Ukraine").is_empty());
        let lavrov = Speaker::Named("Lavrov".into());
        assert_eq!(speakers(&project()), [(lavrov.clone(), 1), (Speaker::Nobody, 1)]);
        let said = |speaker| shown(&Wish { speaker: Some(speaker), ..Wish::default() });
        assert_eq!(said(lavrov), ["Russia|Assad|2015-09"]);
        assert_eq!(said(Speaker::Nobody), ["YPG|ISIS|2014"]);
        let clashes = Wish { stance: Some(Stance::Clash), ..Wish::default() };
        assert_eq!(shown(&clashes), ["YPG|ISIS|2014"]);
    }
}
