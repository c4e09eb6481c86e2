//! Words that only this machine knows, sought in everything that the program hands out.

use std::path::Path;
use std::process::Command;

use super::{Desk, PAGE, PROGRAM};

/// Who and where the program is told that it is.
const PLANTED: [(&str, &str); 5] = [
    ("USER", "CANARYUSER"),
    ("LOGNAME", "CANARYUSER"),
    ("HOSTNAME", "CANARYHOST"),
    ("TZ", "Asia/Kathmandu"),
    ("LANG", "ne_NP.CANARYLANG"),
];

fn detente(home: &Path, words: &[&str]) -> Vec<u8> {
    let ended = Command::new(PROGRAM)
        .args(words)
        .current_dir(home)
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home.join("config"))
        .envs(PLANTED)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(ended.status.code().is_some_and(|code| code < 2), "{words:?}: {said}");
    [ended.stdout, ended.stderr].concat()
}

/// The words that must stand nowhere.
fn secrets(home: &Path) -> Vec<String> {
    let mut secrets: Vec<String> =
        ["CANARY", "Kathmandu", "+05:45", "+0545"].iter().map(ToString::to_string).collect();
    secrets.push(home.display().to_string());
    // The name of the machine itself, unless it is so short that it may stand anywhere.
    let host = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default().trim().to_owned();
    secrets.extend(Some(host).filter(|host| host.len() > 5));
    secrets
}

fn assert_silent(bytes: &[u8], what: &str, home: &Path) {
    for secret in secrets(home) {
        let wide: Vec<u8> = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
        assert!(!holds(secret.as_bytes()) && !holds(&wide), "{what} says {secret}");
    }
}

#[test]
fn no_output_says_who_made_it_and_where() {
    let desk = Desk::new();
    let home = desk.file("CANARYHOME");
    std::fs::create_dir(&home).unwrap();
    std::fs::write(home.join("page.html"), PAGE).unwrap();
    std::fs::write(home.join("names.csv"), "name,aliases\nRussia,Moscow\nAssad,\n").unwrap();
    std::fs::write(home.join("ties.csv"), "source,target,stance\nRussia,Assad,support\n").unwrap();
    // Whole paths are given, so that there is something to be kept from the files.
    let at = |name: &str| home.join(name).display().to_string();
    let [page, names, ties, map] = ["page.html", "names.csv", "ties.csv", "map.ron"].map(at);
    let mut said = detente(&home, &["new", &page, "--names", &names, "--ties", &ties, "-o", &map]);
    for words in [
        &["check", &map][..],
        &["check", &map, "--json"],
        &["show", &map],
        &["show", &map, "--json"],
        &["mentions", &map],
        &["suggest", &map],
        &["search", &map, "Russia"],
        &["export", &map, "-o", &at("map.svg")],
        &["export", &map, "-o", &at("map.png")],
        &["layout", &map, "-o", &at("placed.ron")],
        &["import", &map, &page, "--keep-duplicates"],
    ] {
        said.extend(detente(&home, words));
    }
    assert_silent(&said, "what was printed", &home);
    let mut seen = 0;
    let mut folders = vec![home.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            assert_silent(
                &std::fs::read(&path).unwrap(),
                &path.file_name().unwrap().to_string_lossy(),
                &home,
            );
            seen += 1;
        }
    }
    assert!(seen >= 7, "{seen} files");
}
