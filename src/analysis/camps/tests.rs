//! What camps promise, on small maps one can check by hand and on planted ones.

use super::{Camps, Weight};
use crate::model::{Actor, Id, IdSource, Project, Stance, Tie, notation};

/// Camps as names, sorted.
fn camps(project: &Project) -> Vec<String> {
    let camps = Camps::of(project, 1);
    let names = |camp: usize| {
        let mut names: Vec<&str> =
            camps.members(camp).iter().map(|id| &*project.actor(*id).unwrap().name).collect();
        names.sort_unstable();
        names.join(" ")
    };
    (0..camps.len()).map(names).collect()
}

fn parsed(text: &str) -> Project {
    notation::parse(text, &mut IdSource::new(1)).unwrap()
}

/// A planted partition: `share` of the ties lie within one of four camps, of those within 85 % are support, of the
/// others 15 %.
fn planted(actors: u64, share: f64) -> Project {
    let mut project = Project::new(Id::from_bits(1));
    for nth in 0..actors {
        project.put_actor(Id::from_bits(nth + 1), Actor::named(&format!("Actor {nth}")));
    }
    let mut dice = super::sampling::Dice(7);
    let mut below = |most: u64| (dice.share() * most as f64) as u64;
    for nth in 0..actors * 3 {
        let is_within = (below(1_000) as f64) < share * 1_000.0;
        let from = below(actors);
        let to = loop {
            let to = below(actors);
            if to != from && (to % 4 == from % 4) == is_within {
                break to;
            }
        };
        let is_support = (below(100) < 85) == is_within;
        let stance = if is_support { Stance::Support } else { Stance::Clash };
        project.put_tie(
            Id::from_bits(nth + 1),
            Tie::new(Id::from_bits(from + 1), Id::from_bits(to + 1), stance),
        );
    }
    project
}

/// The share of actors that are in the camp which has most of the actors planted with them.
fn found(project: &Project, camps: &Camps) -> f64 {
    let of = |planted: u64| {
        let inside =
            |camp: usize| camps.members(camp).iter().filter(|id| (id.bits() - 1) % 4 == planted).count();
        (0..camps.len()).map(inside).max().unwrap_or(0)
    };
    (0..4).map(of).sum::<usize>() as f64 / project.counts().actors as f64
}

#[test]
fn the_powers_of_1914_stand_in_their_two_alliances() {
    let powers = parsed(
        "Britain <+> France; France <+> Russia; Russia <+> Britain; Russia + Serbia; Belgium + France; \
         Germany <+> Austria; Turkey + Germany; Turkey + Austria; Germany - France; Germany - Belgium; \
         Germany - Russia; Austria - Serbia; Austria - Russia; Britain - Turkey; Russia - Turkey; \
         Britain - Germany; Sweden - Russia; Spain",
    );
    assert_eq!(camps(&powers), ["Belgium Britain France Russia Serbia", "Austria Germany Turkey"]);
}

#[test]
fn who_is_tied_to_nobody_or_only_clashes_is_in_no_camp() {
    let project = parsed("A + B; B + C; A + C; C - D; D - A; E");
    let camps = Camps::of(&project, 1);
    assert_eq!(camps.len(), 1);
    for (name, camp) in [("A", Some(0)), ("D", None), ("E", None)] {
        assert_eq!(camps.camp_of(project.actor_named(name).unwrap()), camp, "{name}");
    }
    assert_eq!((camps.members(7), camps.name_of(7), camps.head(7)), (&[][..], None, None));
}

#[test]
fn a_project_without_actors_or_ties_has_no_camps() {
    assert!(Camps::of(&parsed(""), 1).is_empty());
    assert!(Camps::of(&parsed("A; B; C"), 1).is_empty());
    assert!(Camps::of(&parsed("A - B; B - C; C - A"), 1).is_empty());
}

#[test]
fn planted_camps_are_found_though_every_seventh_tie_lies() {
    for actors in [200, 2_000] {
        let project = planted(actors, 0.7);
        let camps = Camps::of(&project, 1);
        let share = found(&project, &camps);
        assert!(share > 0.9, "{actors} actors: {share} in {} camps", camps.len());
    }
}

#[test]
fn camps_hang_together_by_support() {
    let project = planted(400, 0.6);
    let camps = Camps::of(&project, 3);
    for camp in 0..camps.len() {
        let (mut reached, mut waiting) = (vec![camps.members(camp)[0]], vec![camps.members(camp)[0]]);
        while let Some(actor) = waiting.pop() {
            for (_, tie) in project.ties_of(actor).filter(|(_, tie)| tie.stance == Stance::Support) {
                let other = if tie.from == actor { tie.to } else { tie.from };
                if camps.camp_of(other) == Some(camp) && !reached.contains(&other) {
                    reached.push(other);
                    waiting.push(other);
                }
            }
        }
        assert_eq!(reached.len(), camps.members(camp).len(), "camp {camp}");
    }
}

#[test]
fn the_same_seed_gives_the_same_camps_the_largest_first() {
    let project = planted(300, 0.65);
    let camps = Camps::of(&project, 5);
    assert_eq!(camps, Camps::of(&project, 5));
    let sizes: Vec<usize> = (0..camps.len()).map(|camp| camps.members(camp).len()).collect();
    assert!(sizes.is_sorted_by(|one, other| one >= other), "{sizes:?}");
    assert!(sizes.len() > 1);
}

#[test]
fn one_tie_more_leaves_nearly_everybody_where_they_were() {
    let before = planted(400, 0.75);
    let mut after = before.clone();
    let (one, other) = (Id::from_bits(3), Id::from_bits(90));
    after.put_tie(Id::from_bits(999_999), Tie::new(one, other, Stance::Support));
    let (old, new) = (Camps::of(&before, 1), Camps::of(&after, 1));
    let staying = |camp: usize| {
        let stays = |now: usize| old.members(camp).iter().filter(|id| new.camp_of(**id) == Some(now)).count();
        (0..new.len()).map(stays).max().unwrap_or(0)
    };
    let together: usize = (0..old.len()).map(staying).sum();
    assert!(together >= 380, "{together} of 400 stayed together");
}

#[test]
fn a_contested_pair_counts_both_ways() {
    let project = parsed("A + B; A - B; A + C; C + D; D + A; B + E; E + F; F + B; C - E");
    assert_eq!(camps(&project), ["A C D", "B E F"]);
    assert_eq!(Camps::of(&project, 1).ties_against(&project), 1);
}

#[test]
fn with_quotes_as_weights_a_tie_backed_by_many_wins() {
    let text = r#"A + B; A + C; B + C; D + E; D + F; E + F; A - D; B - E; C - F; B - F; C - E;
        X + A "q1" "q2" "q3" "q4" "q5" "q6"; X + D; X + E"#;
    let project = parsed(text);
    let (x, a) = (project.actor_named("X").unwrap(), project.actor_named("A").unwrap());
    let camps = Camps::weighed(&project, 1, Weight::Quotes);
    assert_eq!(camps.camp_of(x), camps.camp_of(a));
    let plain = Camps::of(&project, 1);
    assert_ne!(plain.camp_of(x), plain.camp_of(a));
}
