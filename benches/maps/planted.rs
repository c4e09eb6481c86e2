//! Maps with planted camps, as the canvas is to cope with: names as people have them, ties mostly inside a camp.

use detente::model::{Actor, ActorKind, Document, Id, Project, Quote, Stance, Tie};
use detente::text::{SourceText, Span};
use kurbo::Point;

/// Room for an actor: a box and free ground around it.
const SLOT: (f64, f64) = (240.0, 110.0);

/// `actors` in four camps, each a block of slots; three ties for each actor, 85 % of them inside its camp, where 85 %
/// support; across camps 85 % clash. A few ties have words. The same at every call.
pub fn planted(actors: u64) -> Project {
    let mut project = Project::new(Id::from_bits(1));
    let mut dice = Dice(actors);
    quotes(&mut project);
    let camp = actors.div_ceil(4);
    let wide = ((camp as f64) * SLOT.1 / SLOT.0 * 1.6).sqrt().ceil() as u64;
    let high = camp.div_ceil(wide);
    for nth in 0..actors {
        let (own, at) = (nth / camp, nth % camp);
        let (column, row) = ((own % 2) * (wide + 2) + at % wide, (own / 2) * (high + 2) + at / wide);
        let mut actor = Actor::named(&name(&mut dice, nth));
        actor.kind = ActorKind::ALL[dice.below(8) as usize];
        actor.place = Some(Point::new(column as f64 * SLOT.0, row as f64 * SLOT.1));
        project.put_actor(Id::from_bits(nth + 1), actor);
    }
    for nth in 0..actors * 3 {
        let from = nth / 3;
        let own = from / camp;
        let inside = dice.below(100) < 85;
        let to = loop {
            let other = if inside { own * camp + dice.below(camp) } else { dice.below(actors) };
            if other != from && other < actors {
                break other;
            }
        };
        let supports = (dice.below(100) < 85) == (to / camp == own);
        let stance = if supports { Stance::Support } else { Stance::Clash };
        let mut tie = Tie::new(Id::from_bits(from + 1), Id::from_bits(to + 1), stance);
        tie.quotes = (0..dice.below(QUOTES)).map(|quote| Id::from_bits(quote + 1)).collect();
        tie.label = if nth % 20 == 0 { "trains and pays".to_owned() } else { String::new() };
        project.put_tie(Id::from_bits(nth + 1), tie);
    }
    project
}

/// No tie has so many quotes.
const QUOTES: u64 = 5;

/// Words that the ties stand on, all of them on the same: what is measured here is the canvas.
fn quotes(project: &mut Project) {
    let words = "The council backs the brigade.";
    let text = SourceText::new(&words.repeat(QUOTES as usize));
    project.put_document(Id::from_bits(1), Document::titled("A paper", text));
    for nth in 0..QUOTES as usize {
        let span = Span::new(nth * words.len(), (nth + 1) * words.len());
        project.put_quote(Id::from_bits(nth as u64 + 1), Quote::new(Id::from_bits(1), span, words));
    }
}

/// Ever new numbers, the same ones each time (Marsaglia 2003, xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % limit.max(1)
    }
}

fn name(dice: &mut Dice, nth: u64) -> String {
    let pick = |dice: &mut Dice, words: &[&'static str]| words[dice.below(words.len() as u64) as usize];
    match dice.below(10) {
        0 => format!("{} {} {nth}", pick(dice, &ARABIC_HEADS), pick(dice, &ARABIC)),
        1 => format!("{} {} {nth}", pick(dice, &CYRILLIC_HEADS), pick(dice, &CYRILLIC)),
        _ => format!("{} {} {nth}", pick(dice, &PLACES), pick(dice, &HEADS)),
    }
}

const PLACES: [&str; 16] = [
    "Palmyra",
    "Aleppo",
    "Homs",
    "Idlib",
    "Northern",
    "Eastern",
    "United",
    "National",
    "Popular",
    "Al-Hasakah",
    "Deir ez-Zor",
    "Kobani",
    "Free",
    "Islamic",
    "Southern",
    "Raqqa",
];
const HEADS: [&str; 12] = [
    "Brigade",
    "Front",
    "Council",
    "Ministry of Defence",
    "Operations Room",
    "Division",
    "Committee",
    "Tribal Forces",
    "Union",
    "Party",
    "Army",
    "Relief Society",
];
const ARABIC_HEADS: [&str; 4] = ["حزب", "لواء", "جبهة", "مجلس"];
const ARABIC: [&str; 5] = ["الشام", "التحرير", "النصر", "الشعب", "حلب"];
const CYRILLIC_HEADS: [&str; 4] = ["Министерство", "Фронт", "Бригада", "Союз"];
const CYRILLIC: [&str; 4] = ["обороны", "Восток", "Сирии", "севера"];
