//! Whether a name is an actor, what kind, and how good a suggestion it makes.
//!
//! States act unless they are only ever a place; bodies and titled persons are actors by form; other names must
//! not be places, lone first words or mere commentators. Start at [`suggestion`].

use super::ActorSuggestion;
use super::gather::{Candidate, is_known_place};
use super::stats::Stats;
use crate::model::ActorKind;
use crate::suggest::key;
use crate::suggest::words::heads::{is_head, kind_of};
use crate::suggest::words::{Form, body_of, country_of, folded};

/// Below this a name is not offered.
const FLOOR: f64 = 0.5;

/// The candidate as a suggestion, unless it is none.
pub(super) fn suggestion(candidate: &Candidate, stats: &Stats) -> Option<ActorSuggestion> {
    let name = display_name(candidate);
    let quality = quality(candidate, &name, stats);
    if quality < FLOOR {
        return None;
    }
    let mut aliases: Vec<String> =
        candidate.spellings.keys().filter(|spelling| **spelling != name).cloned().collect();
    aliases.sort_by_key(|alias| (std::cmp::Reverse(candidate.spellings[alias]), alias.clone()));
    let (mentions, documents) = (candidate.mentions(), candidate.documents());
    let weight = mentions as f64 * (0.5 + 0.5 * documents as f64);
    Some(ActorSuggestion {
        key: key::of_actor(&name),
        kind: kind(candidate, &name),
        aliases,
        mentions,
        documents,
        score: quality * (1.0 - 0.55 * (-weight / 5.0).exp()),
        first: *candidate.places.first()?,
        variant_of: None,
        name,
    })
}

/// The full name rather than a part or an acronym of it, if both are used.
fn display_name(candidate: &Candidate) -> String {
    let usual = candidate.name();
    if candidate.state.is_some() {
        return usual;
    }
    let fuller = candidate.spellings.iter().filter(|(name, count)| {
        let holds = folded(name).ends_with(&folded(&usual)) || folded(name).starts_with(&folded(&usual));
        let spells_out = usual.chars().all(|c| !c.is_lowercase()) && name.contains(' ');
        **count > 0 && (holds || spells_out) && !name.contains("’s ")
    });
    fuller
        .max_by_key(|(name, count)| (name.contains(' '), **count, name.len()))
        .map_or(usual.clone(), |(name, _)| name.clone())
}

/// From 0 to 1: how sure it is that the name is an actor's.
fn quality(candidate: &Candidate, name: &str, stats: &Stats) -> f64 {
    let mentions = candidate.mentions() as f64;
    let there = f64::from(candidate.locative) / mentions;
    if candidate.is_group {
        let is_camp = name.contains('-');
        return if candidate.mentions() >= if is_camp { 2 } else { 3 } { 0.7 } else { 0.0 };
    }
    if candidate.state.is_some() {
        let acts = candidate.acting + candidate.source > 0 || there < 0.5;
        return if acts { 0.95 } else { 0.2 };
    }
    if is_known_place(candidate) {
        return if candidate.acting > candidate.locative + 1 { 0.4 } else { 0.0 };
    }
    let low = folded(name);
    let words = low.split(' ').count();
    let is_source_only =
        f64::from(candidate.source) * 2.0 >= mentions && candidate.acting <= candidate.source;
    if let Some(kind) = body_of(&low) {
        return if kind == ActorKind::Group { 0.8 } else { 0.9 };
    }
    if candidate.commentator && !candidate.titled {
        return 0.2;
    }
    if candidate.owner.is_some() || kind_of(&low).is_some() && words > 1 {
        return 0.9;
    }
    if candidate.titled {
        return 0.9;
    }
    if there >= 0.5 && f64::from(candidate.acting) < mentions * 0.4 {
        return 0.2;
    }
    let base = if words > 1 {
        0.8
    } else if is_acronym(name) {
        0.75
    } else {
        single(candidate, &low, stats)
    };
    if is_source_only { base * 0.6 } else { base }
}

/// One word without title or head: a last name, a town, an adjective nobody listed.
fn single(candidate: &Candidate, low: &str, stats: &Stats) -> f64 {
    let certain = candidate.mentions() as u32 - candidate.initial.min(candidate.mentions() as u32);
    let is_lone = certain == 0 && stats.capitals(low) == 0;
    match certain {
        _ if is_lone && (looks_like_a_word(low) || low.contains('\'')) => 0.2,
        _ if is_lone => 0.5,
        _ if is_head(low) => 0.5,
        0 | 1 if candidate.acting == 0 => {
            if candidate.mentions() > 1 {
                0.6
            } else {
                0.45
            }
        }
        _ => 0.7,
    }
}

/// Endings of English words, which names of people and groups rarely have.
fn looks_like_a_word(low: &str) -> bool {
    let endings = [
        "ing", "ed", "ly", "s", "tion", "ment", "ness", "ity", "er", "or", "ful", "able", "ible", "al",
        "ous", "ive", "ism", "ance", "ence",
    ];
    low.chars().count() < 5 || endings.iter().any(|ending| low.ends_with(ending))
}

fn is_acronym(name: &str) -> bool {
    name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
}

/// What it seems to be: by its head, its title, or the shape of its name.
fn kind(candidate: &Candidate, name: &str) -> ActorKind {
    if candidate.state.is_some() {
        return ActorKind::State;
    }
    let low = folded(name);
    if let Some(kind) = body_of(&low) {
        return kind;
    }
    if candidate.is_group {
        return ActorKind::Group;
    }
    if let Some((_, true)) = candidate.owner
        && (low.ends_with(" government") || low.ends_with(" regime"))
    {
        return ActorKind::State;
    }
    if candidate.titled && kind_of(&low).is_none() {
        return ActorKind::Person;
    }
    let by_head = candidate.spellings.keys().find_map(|spelling| kind_of(&folded(spelling)));
    let head = kind_of(&low).or(by_head);
    if let Some(kind) = head {
        return kind;
    }
    let words: Vec<&str> = low.split(' ').collect();
    let has_state =
        words.iter().any(|word| matches!(country_of(word), Some((_, Form::Name | Form::Demonym))));
    let is_person =
        (2..=4).contains(&words.len()) && !has_state && candidate.article == 0 && !is_acronym(name);
    if is_person { ActorKind::Person } else { ActorKind::Organisation }
}
