//! Two spellings of one name: the same consonants, and nearly the same letters.
//!
//! A likeness is a proposal, not a proof: every word must agree in its consonants, three of them at least, begin
//! alike, and differ in few letters. Start at [`is_variant`].

use super::join::Named;

/// The consonants of a folded word, with those made one that transcriptions confuse.
pub(super) fn skeleton(word: &str) -> String {
    let plain =
        word.replace("kh", "x").replace("gh", "k").replace("sh", "$").replace("th", "t").replace("dh", "d");
    let mut out = String::new();
    for c in plain.chars() {
        let c = match c {
            'q' | 'c' | 'g' => 'k',
            'z' => 's',
            'v' => 'f',
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w' | 'h' | '\'' => continue,
            _ => c,
        };
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// True if the two may be spellings of one name.
pub(super) fn is_variant(long: &Named, short: &Named) -> bool {
    let more = (long.mentions, &long.key) > (short.mentions, &short.key);
    more && !long.is_body && !short.is_body && !short.is_state && are_variants(&long.key, &short.key)
}

/// True if every word of one folded name has the consonants of the other's and the letters are nearly the same.
pub(super) fn are_variants(one: &str, other: &str) -> bool {
    let particles = |word: &&str| !matches!(*word, "al" | "el" | "liwa" | "the");
    let (one, other): (Vec<&str>, Vec<&str>) =
        (one.split(' ').filter(particles).collect(), other.split(' ').filter(particles).collect());
    one.len() == other.len() && !one.is_empty() && one.iter().zip(&other).all(|(a, b)| are_alike(a, b))
}

fn are_alike(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let (bones, other_bones) = (skeleton(one), skeleton(other));
    let long = one.chars().count().max(other.chars().count());
    bones == other_bones
        && bones.chars().count() >= 3
        && long >= 5
        && likeness(one, other) >= 0.6
        && one.chars().next() == other.chars().next()
}

/// From 0 to 1: one minus the edit distance over the longer length.
fn likeness(one: &str, other: &str) -> f64 {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    1.0 - row[b.len()] as f64 / a.len().max(b.len()).max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_are_told_from_other_names() {
        assert!(are_variants("hezbollah", "hizbullah") && are_variants("zaynabiyun", "liwa zainabiyoun"));
        assert!(are_variants("suheel", "sohail") && are_variants("tehran", "teheran"));
        assert!(!are_variants("nasr", "nosur") && !are_variants("iran", "iraq"));
        assert!(!are_variants("hamad", "ahmad"));
    }
}
