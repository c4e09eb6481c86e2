//! What a tie says, in a sentence.

use super::{Actor, Direction, Project, Stance, Tie};

/// What a tie says and nothing of what backs it: "Russia clashes with YPG", "Russia and YPG clash".
///
/// ```
/// use detente::model::{IdSource, claim, notation};
/// let project = notation::parse("Russia - YPG", &mut IdSource::new(1)).unwrap();
/// let (_, tie) = project.ties().next().unwrap();
/// assert_eq!(claim(&project, tie), "Russia clashes with YPG");
/// ```
#[must_use]
pub fn claim(project: &Project, tie: &Tie) -> String {
    let named = |id| project.actor(id).map_or_else(|| "a missing actor".to_owned(), called);
    claim_of((named(tie.from), named(tie.to)), tie)
}

/// The same for ends that are called so.
#[must_use]
pub fn claim_of((from, to): (String, String), tie: &Tie) -> String {
    match (tie.direction, tie.stance) {
        (Direction::OneWay, stance) => format!("{from} {} {to}", stance.verb()),
        (Direction::Mutual, Stance::Support) => format!("{from} and {to} support each other"),
        (Direction::Mutual, Stance::Clash) => format!("{from} and {to} clash"),
    }
}

/// The name of an actor, fit for a sentence.
#[must_use]
pub fn called(actor: &Actor) -> String {
    spoken(&actor.name)
}

/// One line of at most 200 characters: what a map shows of a name, and no more than can be listened to.
#[must_use]
pub fn spoken(text: &str) -> String {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect();
    words.join(" ").chars().take(200).collect()
}
