//! Small files that would become large, and large ones.

use super::{Answer, Case};
use crate::paper::{Paper, actor, document, id, many, quote, tie};

pub fn cases() -> Vec<Case> {
    let small = Paper::small().text();
    let mut cases: Vec<Case> = ["documents", "actors", "ties"]
        .iter()
        .map(|list| {
            let text = small.replace(&format!("{list}: ["), &format!("{list}: [{}", "(),".repeat(100_000)));
            Case::new(&format!("hundred-thousand-empty-{list}"), text, Answer::Refused("is missing"))
        })
        .collect();
    for bracket in ["(", "[", "{", "Some(", "/*", "\"", "r#", "'"] {
        let many = bracket.repeat(200_000);
        let name = |place: &str| format!("brackets-{place}-{}", bracket.escape_default());
        cases.push(Case::new(&name("alone"), many.clone(), Answer::Refused("")));
        let inside = small.replace("actors: [", &format!("actors: [{many}"));
        cases.push(Case::new(&name("inside"), inside, Answer::Refused("")));
    }
    let beside = |list: &str, item: &str, count| Paper {
        beside: format!("{list}: [{}]", item.repeat(count)),
        ..Paper::blank()
    };
    let canvases = many(3_000, |n| format!("(id: {:?}, name: \"x\", rank: 0),", id('c', n)));
    cases.extend([
        Case::refused("empty-canvases", &beside("canvases", "(),", 100_000), "is missing"),
        Case::refused("empty-pictures", &beside("pictures", "(),", 100_000), "is missing"),
        Case::refused(
            "too-many-canvases",
            &Paper { beside: format!("canvases: [{canvases}]"), ..Paper::blank() },
            "at most 1000 ",
        ),
        Case::refused("dismissed-without-end", &beside("dismissed", "\"\",", 600_000), "at most 500000 "),
        Case::refused("kinds-without-end", &filter("kinds", "State,"), "at most "),
        Case::refused("stances-without-end", &filter("stances", "Clash,"), "at most "),
        Case::refused(
            "escapes",
            &Paper { head: format!("title: \"{}\",", "\\u{1F980}".repeat(200_000)), ..Paper::blank() },
            "200000 characters",
        ),
    ]);
    cases
}

fn filter(field: &str, item: &str) -> Paper {
    let list = item.repeat(100_000);
    let filter =
        format!("canvases: [(id: \"c00000001\", name: \"x\", rank: 0, filter: ({field}: [{list}]))]");
    Paper { beside: filter, ..Paper::blank() }
}

/// Files of many megabytes.
pub fn large() -> Vec<Case> {
    let refused = |name: &str, paper: &Paper, words| Case::refused(name, paper, words);
    let empty = |list: &str| {
        Paper::small()
            .text()
            .replace(&format!("{list}: ["), &format!("{list}: [{}", "(),".repeat(10_000_000)))
    };
    let actors = |count| many(count, |n| actor(&id('a', n), "x", ""));
    let ties = |count| many(count, |n| tie(&id('t', n), &id('a', 1 + n % 999), &id('a', 1000), ""));
    let words = |n: usize| format!("Nobody said {n} times that Russia or Iran left Assad alone in {n}");
    let astray = |count| many(count, |n| quote(&id('q', n), "d00000001", (n, n + 80), &words(n)));
    let text = many(12_000, |n| format!("Russia backs Assad. Iran does not, it was said {n} times. "));
    vec![
        Case::new("ten-million-empty-actors", empty("actors"), Answer::Refused("is missing")),
        Case::new("ten-million-empty-ties", empty("ties"), Answer::Refused("is missing")),
        refused("too-many-actors", &Paper { actors: actors(300_001), ..Paper::blank() }, "at most 300000 "),
        refused(
            "too-many-ties",
            &Paper { actors: actors(1000), ties: ties(600_001), ..Paper::blank() },
            "at most 600000 ",
        ),
        Case::fine("hundred-thousand-actors", &Paper { actors: actors(100_000), ..Paper::blank() }),
        Case::fine(
            "three-hundred-thousand-ties",
            &Paper { actors: actors(1000), ties: ties(300_000), ..Paper::blank() },
        ),
        Case::finding(
            "five-thousand-quotes-astray",
            &Paper {
                documents: document("d00000001", &text),
                quotes: astray(5_000),
                ties: String::new(),
                ..Paper::small()
            },
            "does not stand verbatim",
        ),
        refused(
            "a-title-of-sixty-megabytes",
            &Paper { head: format!("title: {:?},", "x".repeat(60 << 20)), ..Paper::blank() },
            "characters",
        ),
        Case::fine(
            "a-text-of-sixty-megabytes",
            &Paper {
                documents: document("d00000001", &"words and words ".repeat(4 << 20)),
                ..Paper::blank()
            },
        ),
    ]
}
