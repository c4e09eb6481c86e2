//! The rules, each a look at the paths or the identifiers of one file.

use crate::source::Source;

const FLOORS: [(&str, u8); 16] = [
    ("text", 0),
    ("model", 1),
    ("typeset", 1),
    ("edit", 2),
    ("store", 2),
    ("import", 2),
    ("suggest", 2),
    ("analysis", 2),
    ("layout", 2),
    ("worker", 3),
    ("scene", 3),
    ("export", 4),
    ("app", 5),
    ("cli", 5),
    ("lib", 6),
    ("main", 6),
];

/// Tries, in builds for tests, what the process that reads must not be able to do.
const FAULTS: &str = "worker/fault.rs";

/// Something that only some rooms or files may name.
struct Kept {
    rule: u8,
    /// Paths or parts of paths; a lower-case name alone is a crate.
    names: &'static [&'static str],
    only_in: &'static [&'static str],
}

const KEPT: [Kept; 11] = [
    Kept { rule: 2, names: &["egui", "eframe", "rfd", "egui_extras"], only_in: &["app", "main"] },
    Kept {
        rule: 3,
        names: &["std::fs", "fs::read", "File::open", "File::create", "OpenOptions", "tempfile"],
        only_in: &["store", FAULTS],
    },
    Kept {
        rule: 4,
        names: &["serde", "Serialize", "Deserialize", "ron"],
        only_in: &["store", "app/view/remembered.rs"],
    },
    Kept {
        rule: 5,
        names: &["SystemTime::now", "Timestamp::now", "Zoned::now", "std::env", "env::var"],
        only_in: &["app", "cli", "main", FAULTS],
    },
    Kept { rule: 5, names: &["Instant::now"], only_in: &["app", "cli", "main", "worker"] },
    Kept {
        rule: 5,
        names: &["rand", "fastrand", "getrandom", "RandomState"],
        only_in: &["app", "cli", "main"],
    },
    Kept {
        rule: 6,
        names: &["std::thread", "thread::spawn", "thread::scope"],
        only_in: &["app/jobs.rs", "worker"],
    },
    Kept { rule: 6, names: &["process::Command", "Command::new"], only_in: &["worker"] },
    Kept { rule: 7, names: &CHANGES, only_in: &["model", "edit", "store"] },
    Kept { rule: 8, names: &COLOURS, only_in: &["scene/look/mod.rs", "app/theme.rs", "app/convert.rs"] },
    Kept { rule: 3, names: &["std::net", "TcpStream", "UdpSocket"], only_in: &[FAULTS] },
];

const CHANGES: [&str; 8] = [
    "put_actor",
    "put_tie",
    "put_quote",
    "put_document",
    "drop_actor",
    "drop_tie",
    "drop_quote",
    "drop_document",
];

const COLOURS: [&str; 9] = [
    "from_rgb8",
    "from_rgba8",
    "Color32::from_rgb",
    "Color32::from_gray",
    "Color32::from_hex",
    "Color32::RED",
    "Color32::GREEN",
    "Color32::WHITE",
    "Color32::BLACK",
];

/// A wait is no thread: the retries of a rename may sleep.
const ALLOWED: [&str; 1] = ["std::thread::sleep"];

const FORBIDDEN: [&str; 16] = [
    "node",
    "nodes",
    "edge",
    "edges",
    "link",
    "links",
    "relation",
    "relations",
    "entity",
    "entities",
    "object",
    "objects",
    "manager",
    "helper",
    "util",
    "data",
];

/// What a file sees that it must not see.
pub fn findings(source: &Source) -> Vec<String> {
    let Some(own_floor) = floor(source.room()) else {
        return vec![at(source, 1, &format!("rule 1: there is no room called {}", source.room()))];
    };
    let mut found = Vec::new();
    for (line, path) in source.paths() {
        let seen = resolved(source, &path);
        if let Some((room, floor)) = seen.and_then(|room| Some((room.clone(), floor(&room)?)))
            && room != source.room()
            && floor >= own_floor
        {
            let (own, other) =
                (format!("{} (floor {own_floor})", source.room()), format!("{room} (floor {floor})"));
            found.push(at(source, line, &format!("rule 1: {own} sees {other}")));
        }
        found.extend(KEPT.iter().filter_map(|kept| Some(at(source, line, &broken(source, &path, kept)?))));
        let is_gesture =
            source.path == "app/canvas/event.rs" || source.path.starts_with("app/canvas/gesture/");
        if is_gesture && names(&path, "egui") {
            found.push(at(source, line, "rule 2: not even the gestures of app know egui"));
        }
    }
    found.dedup();
    found
}

fn broken(source: &Source, path: &str, kept: &Kept) -> Option<String> {
    let may = kept.only_in.iter().any(|place| *place == source.room() || *place == source.path);
    let is_allowed = ALLOWED.contains(&path);
    let name = kept.names.iter().find(|name| !may && !is_allowed && names(path, name))?;
    let places = if kept.only_in.is_empty() {
        "nowhere".to_owned()
    } else {
        format!("only in {}", kept.only_in.join(", "))
    };
    Some(format!("rule {}: {name} {places}", kept.rule))
}

/// True if `path` names `name`: a crate as its first part, anything else as a run of parts.
fn names(path: &str, name: &str) -> bool {
    let parts: Vec<&str> = path.split("::").collect();
    let wanted: Vec<&str> = name.split("::").collect();
    let is_crate =
        wanted.len() == 1 && name.chars().all(|c| c.is_lowercase() || c == '_') && !is_function(name);
    if is_crate {
        return parts.len() > 1 && parts[0] == name;
    }
    parts.windows(wanted.len()).any(|run| run == wanted)
}

fn is_function(name: &str) -> bool {
    CHANGES.contains(&name) || COLOURS.contains(&name)
}

fn floor(room: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == room).map(|(_, floor)| *floor)
}

/// The room that `path` leads into, if it leads into one by `crate`, `detente` or `super`.
fn resolved(source: &Source, path: &str) -> Option<String> {
    let mut parts = path.split("::").peekable();
    if parts.peek().is_some_and(|first| ["crate", "detente"].contains(first)) {
        return parts.nth(1).map(str::to_owned);
    }
    let module = source.path.trim_end_matches(".rs").trim_end_matches("/mod");
    let mut at: Vec<&str> = module.split('/').collect();
    let mut is_relative = false;
    while parts.next_if_eq(&"super").is_some() {
        is_relative = true;
        at.pop();
    }
    let first = at.first().copied().or_else(|| parts.next());
    first.filter(|_| is_relative).map(str::to_owned)
}

/// Files that are too long or do not say what they are.
pub fn sizes(source: &Source) -> Vec<String> {
    let lines = source.text.lines().count();
    let mut found = Vec::new();
    if lines > 400 {
        found.push(at(source, 401, &format!("{lines} lines, and a file stops at 400")));
    }
    if !source.text.starts_with("//!") {
        found.push(at(source, 1, "a file opens with its story (//!)"));
    }
    found
}

/// Names, given by this file, that say a thing in a word that is not ours.
pub fn words(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    for part in source.path.split('/').map(|part| part.trim_end_matches(".rs")) {
        found
            .extend(forbidden(source, part).map(|word| at(source, 1, &format!("words: {part} says {word}"))));
    }
    let mut before = "";
    for (line, identifier) in source.identifiers() {
        let is_given = ["fn", "struct", "enum", "trait", "mod", "type", "const", "static", "let", "mut"];
        if is_given.contains(&before) {
            let word = forbidden(source, identifier);
            found.extend(word.map(|word| at(source, line, &format!("words: {identifier} says {word}"))));
        }
        before = identifier;
    }
    found
}

fn forbidden(source: &Source, identifier: &str) -> Option<&'static str> {
    let mut spaced = String::new();
    for c in identifier.chars() {
        if c.is_uppercase() {
            spaced.push('_');
        }
        spaced.extend(c.to_lowercase());
    }
    let may = |word: &str| match source.path.as_str() {
        path if path.starts_with("analysis/") => word.starts_with("edge"),
        path if path.ends_with("access.rs") => word.starts_with("node"), // what accesskit calls them
        _ => false,
    };
    let said = |word: &&'static str| spaced.split('_').any(|part| part == *word) && !may(word);
    FORBIDDEN.iter().find(|word| said(word)).copied()
}

fn at(source: &Source, line: usize, finding: &str) -> String {
    format!("src/{}:{line}: {finding}", source.path)
}
