//! What stands beside a map: the key to its signs, and its title.
//!
//! The key explains what occurs on this map and nothing else, with the very shapes that the map is made of. Both
//! stand outside the map, so that they never cover anything.

use std::collections::{BTreeMap, BTreeSet};

use kurbo::{Point, Rect, Size, Vec2};

use super::Part;
use super::build::Press;
use super::course::Course;
use super::group_behind;
use super::look::{Style, actor as box_size, icon_of, legend as size};
use super::shape::Shape;
use super::tie::{self, Manner};
use super::words::Role;
use super::{label, label::Legible};
use crate::model::{ActorKind, Colour, Direction, Group, Project, Stance, Tie};
use crate::text::{counted, opening};
use crate::typeset::Paragraph;

/// What occurs on a map, or on a part of it, and has to be explained.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signs {
    /// Kinds of its actors.
    pub(super) kinds: BTreeSet<ActorKind>,
    /// Stance and direction of its ties with quotes.
    pub(super) ties: BTreeSet<(Stance, Direction)>,
    /// Stances of its ties without quotes.
    pub(super) hypotheses: BTreeSet<Stance>,
    /// True if a pair has both stances.
    pub(super) contested: bool,
    /// The groups with a colour of their own, by colour; without a name if they have none.
    pub(super) groups: BTreeMap<Colour, BTreeSet<String>>,
    /// The most quotes behind a tie.
    pub(super) most_quotes: usize,
    /// How many actors, ties, quotes and documents; of the whole map only.
    pub(super) counts: [usize; 4],
    /// What a filter left out, in words; empty if there is none.
    pub(super) hidden: String,
}

impl Signs {
    /// True if there is nothing to explain.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty() && self.ties.is_empty() && self.hypotheses.is_empty() && self.groups.is_empty()
    }

    /// Takes in what an item shows.
    pub(super) fn take(&mut self, project: &Project, part: Part) {
        match part {
            Part::Actor(id) => match group_behind(id) {
                Some(group) => self.take_group(project.group(group)),
                None => self.kinds.extend(project.actor(id).map(|actor| actor.kind)),
            },
            Part::Group(id) => self.take_group(project.group(id)),
            Part::Tie(id) => project.tie(id).into_iter().for_each(|tie| self.take_tie(tie)),
            Part::Mark(_) => self.contested = true,
            _ => {}
        }
    }

    /// A group in the look's own colour says by its name alone what it is.
    pub(super) fn take_group(&mut self, group: Option<&Group>) {
        if let Some((group, colour)) = group.and_then(|group| Some((group, group.colour?))) {
            self.groups.entry(colour).or_default().insert(group.name.trim().to_owned());
        }
    }

    fn take_tie(&mut self, tie: &Tie) {
        self.most_quotes = self.most_quotes.max(tie.quotes.len());
        if tie.is_hypothesis() {
            self.hypotheses.insert(tie.stance);
        } else {
            self.ties.insert((tie.stance, tie.direction));
        }
    }
}

/// The key to some signs by itself, its upper left corner at the origin.
pub(super) fn alone(signs: &Signs, press: &mut Press<'_>) -> Vec<Shape> {
    key(signs, Rect::new(0.0, 0.0, -size::MARGIN, 0.0), press)
}

/// A row of the key.
struct Row {
    sample: Sample,
    words: Paragraph,
}

enum Sample {
    Tie(Stance, Direction, usize),
    Contested,
    Kind(ActorKind),
    Group(Colour),
}

/// The key to the signs, to the right of `map`, its top at the top of the map.
pub(super) fn key(signs: &Signs, map: Rect, press: &mut Press<'_>) -> Vec<Shape> {
    let groups = [
        ("TIES", tie_rows(signs, press)),
        ("ACTORS", kind_rows(signs, press)),
        ("GROUPS", group_rows(signs, press)),
    ];
    let corner = Point::new(map.x1 + size::MARGIN, map.y0);
    let mut at = corner + Vec2::new(size::PAD, size::PAD);
    let (mut inside, mut widest) = (Vec::new(), 0.0_f64);
    for (heading, rows) in groups.into_iter().filter(|(_, rows)| !rows.is_empty()) {
        let heading = press.words.set(Role::KeyHeading, heading, press.typesetter);
        let below = heading.height() + 6.0;
        inside.push(Shape::Words { words: heading, at, paint: press.style.muted });
        at.y += below;
        for row in rows {
            widest = widest.max(row.words.width());
            inside.extend(row_shapes(&row, at, press));
            at.y += size::ROW;
        }
        at.y += size::GROUP_GAP;
    }
    let width = 2.0 * size::PAD + size::SAMPLE + size::SAMPLE_GAP + widest;
    let height = at.y - size::GROUP_GAP + size::PAD - corner.y;
    let plate = Shape::Panel {
        rect: Rect::from_origin_size(corner, Size::new(width.ceil(), height.ceil())),
        radius: size::RADIUS,
        fill: Some(press.style.plate),
        line: Some((size::LINE, press.style.hairline)),
    };
    std::iter::once(plate).chain(inside).collect()
}

fn tie_rows(signs: &Signs, press: &mut Press<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut add = |sample, words: &str| {
        rows.push(Row { sample, words: press.words.set(Role::Key, words, press.typesetter) });
    };
    for &(stance, direction) in &signs.ties {
        let words = match (stance, direction) {
            (Stance::Support, Direction::OneWay) => "supports",
            (Stance::Support, Direction::Mutual) => "support each other",
            (Stance::Clash, Direction::OneWay) => "clashes with",
            (Stance::Clash, Direction::Mutual) => "clash with each other",
        };
        add(Sample::Tie(stance, direction, 1), words);
    }
    for &stance in &signs.hypotheses {
        let words = match stance {
            Stance::Support => "support, no quote yet",
            Stance::Clash => "clash, no quote yet",
        };
        add(Sample::Tie(stance, Direction::OneWay, 0), words);
    }
    if signs.contested {
        add(Sample::Contested, "contested: both at once");
    }
    if signs.most_quotes > 1 {
        let stance = signs.ties.first().map_or(Stance::Support, |(stance, _)| *stance);
        let words = counted(signs.most_quotes, "quote");
        add(Sample::Tie(stance, Direction::OneWay, signs.most_quotes), &format!("backed by {words}"));
    }
    rows
}

fn kind_rows(signs: &Signs, press: &mut Press<'_>) -> Vec<Row> {
    let row = |&kind: &ActorKind| {
        let words = match kind {
            ActorKind::Other => "other actor",
            kind => kind.word(),
        };
        Row { sample: Sample::Kind(kind), words: press.words.set(Role::Key, words, press.typesetter) }
    };
    signs.kinds.iter().map(row).collect()
}

/// A row for each colour; it says whose it is.
fn group_rows(signs: &Signs, press: &mut Press<'_>) -> Vec<Row> {
    let row = |(colour, names): (&Colour, &BTreeSet<String>)| {
        let named: Vec<&str> = names.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
        let shown: Vec<String> = named.iter().take(2).map(|name| opening(name, size::NAME_LETTERS)).collect();
        let words = match (&shown[..], names.len() - shown.len()) {
            ([], 1) => "group".to_owned(),
            ([], others) => counted(others, "group"),
            (_, 0) => shown.join(", "),
            (_, others) => format!("{} and {others} more", shown.join(", ")),
        };
        Row { sample: Sample::Group(*colour), words: press.words.set(Role::Key, &words, press.typesetter) }
    };
    signs.groups.iter().take(size::MOST_COLOURS).map(row).collect()
}

fn group_sample(middle: Point, colour: Colour, style: &Style) -> Shape {
    let paints = style.group_frame(Some(colour));
    let rect = Rect::from_center_size(middle, (size::KIND_WIDTH, size::KIND_HEIGHT));
    let line = Some((super::look::group::LINE, paints.line));
    Shape::Panel { rect, radius: size::KIND_RADIUS, fill: Some(paints.fill), line }
}

fn row_shapes(row: &Row, at: Point, press: &mut Press<'_>) -> Vec<Shape> {
    let middle = at + Vec2::new(size::SAMPLE / 2.0, size::ROW / 2.0);
    let mut shapes = match row.sample {
        Sample::Tie(stance, direction, quotes) => tie_sample(middle, (stance, direction, quotes), press),
        Sample::Contested => contested_sample(middle, press.style),
        Sample::Kind(kind) => kind_sample(middle, kind, press.style).into(),
        Sample::Group(colour) => vec![group_sample(middle, colour, press.style)],
    };
    let words_at = Point::new(at.x + size::SAMPLE + size::SAMPLE_GAP, middle.y - row.words.height() / 2.0);
    shapes.push(Shape::Words { words: row.words.clone(), at: words_at, paint: press.style.ink });
    shapes
}

fn tie_sample(middle: Point, sign: (Stance, Direction, usize), press: &mut Press<'_>) -> Vec<Shape> {
    let (stance, direction, quotes) = sign;
    let manner = Manner {
        stance,
        direction,
        quotes,
        paints: press.style.stance(stance),
        max_teeth: super::look::tie::MAX_TEETH,
    };
    let half = Vec2::new(size::SAMPLE / 2.0, 0.0);
    let mut shapes = tie::shapes(&manner, &Course::line(middle - half, middle + half));
    if quotes > 1 {
        let badge = press.words.set(Role::Badge, &quotes.to_string(), press.typesetter);
        let legible = Legible { badge: Some(badge), words: None };
        shapes.extend(legible.shapes(middle - Vec2::new(4.0, 0.0), manner.paints, press.style));
    }
    shapes
}

fn contested_sample(middle: Point, style: &Style) -> Vec<Shape> {
    let half = Vec2::new(size::SAMPLE / 2.0, 0.0);
    let lines = Stance::ALL.into_iter().flat_map(|stance| {
        let manner = Manner {
            stance,
            direction: Direction::OneWay,
            quotes: 1,
            paints: style.stance(stance),
            max_teeth: super::look::tie::MAX_TEETH,
        };
        let aside = Vec2::new(0.0, if stance == Stance::Support { 4.5 } else { -4.5 });
        tie::shapes(&manner, &Course::line(middle - half + aside, middle + half + aside))
    });
    lines.chain(label::contested_mark(middle, style)).collect()
}

fn kind_sample(middle: Point, kind: ActorKind, style: &Style) -> [Shape; 2] {
    let paints = style.actor_box(kind, None);
    let rect = Rect::from_center_size(middle, (size::KIND_WIDTH, size::KIND_HEIGHT));
    let radius = box_size::radius(kind, rect.height()).min(size::KIND_RADIUS.max(rect.height() / 2.0));
    let radius = if kind == ActorKind::Person { radius } else { radius.min(size::KIND_RADIUS) };
    [
        Shape::Panel { rect, radius, fill: Some(paints.fill), line: Some((box_size::LINE, paints.line)) },
        Shape::Sign {
            icon: icon_of(kind),
            square: Rect::from_center_size(middle, (size::ICON, size::ICON)),
            paint: paints.line,
        },
    ]
}

/// The title and what the map holds, above `map` and at its left. Nothing for a map without a title.
pub(super) fn title(signs: &Signs, map: Rect, press: &mut Press<'_>) -> Vec<Shape> {
    if press.project.title.trim().is_empty() {
        return Vec::new();
    }
    let [actors, ties, quotes, documents] = signs.counts;
    let mut below = format!("{} · {}", counted(actors, "actor"), counted(ties, "tie"));
    if quotes > 0 {
        below = format!("{below} · {} from {}", counted(quotes, "quote"), counted(documents, "document"));
    }
    if !signs.hidden.is_empty() {
        below = format!("{below} · {}", signs.hidden);
    }
    let title = press.words.set(Role::Title, &press.project.title, press.typesetter);
    let subtitle = press.words.set(Role::Subtitle, &below, press.typesetter);
    let top = map.y0 - size::MARGIN * 0.75 - subtitle.height() - size::TITLE_GAP - title.height();
    let at = Point::new(map.x0 - title.bounds().x0, top);
    let subtitle_at = Point::new(map.x0, top + title.height() + size::TITLE_GAP);
    vec![
        Shape::Words { words: title, at, paint: press.style.ink },
        Shape::Words { words: subtitle, at: subtitle_at, paint: press.style.muted },
    ]
}
