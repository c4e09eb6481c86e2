//! Which paths the program touches, seen from outside by `strace`; where that is not installed, a line says so.

use std::collections::BTreeSet;

use super::{Desk, is_there};

/// What the system itself reads for every program, and what the standard library asks of it.
const OF_THE_SYSTEM: [&str; 6] =
    ["/etc/ld.so", "/lib", "/usr/lib", "/proc/self/", "/sys/fs/cgroup", "/dev/null"];

/// Paths that a command touches, without the system's own; and every line that has to do with a network.
fn touched(desk: &Desk, words: &[&str]) -> (BTreeSet<String>, Vec<String>) {
    let log = tempfile::NamedTempFile::new().unwrap();
    let strace = [
        "strace",
        "-f",
        "-qq",
        "-s",
        "4096",
        "-e",
        "trace=%file,%network",
        "-o",
        log.path().to_str().unwrap(),
    ];
    let ended = desk.run(&strace, words);
    assert!(ended.status.code().is_some_and(|code| code < 2), "{}", String::from_utf8_lossy(&ended.stderr));
    let told = String::from_utf8_lossy(&std::fs::read(log.path()).unwrap()).into_owned();
    let own = format!("{}/", desk.path().display());
    let paths =
        told.lines().filter(|line| !line.contains("execve(")).filter_map(|line| line.split('"').nth(1));
    let paths =
        paths.filter(|path| !path.is_empty() && !OF_THE_SYSTEM.iter().any(|start| path.starts_with(start)));
    let short = |path: &str| {
        let name = path.trim_start_matches(&own).trim_start_matches("./");
        if name.starts_with(".dt-") { ".dt-*".to_owned() } else { name.to_owned() }
    };
    let paths = paths.filter(|path| format!("{path}/") != own).map(short).collect();
    let is_network =
        |line: &&str| ["socket(", "connect(", "sendto(", "bind("].iter().any(|call| line.contains(call));
    // A pair of sockets between two own processes has no address.
    (paths, told.lines().filter(is_network).map(str::to_owned).collect())
}

fn paths_of(words: &[&str]) -> Vec<String> {
    let (paths, network) = touched(&Desk::new(), words);
    assert_eq!(network, [""; 0], "{words:?}");
    paths.into_iter().collect()
}

#[test]
fn looking_at_a_map_touches_the_map_and_nothing_else() {
    if !is_there(&["strace", "-V"]) {
        return;
    }
    for verb in ["check", "show", "mentions", "suggest"] {
        assert_eq!(paths_of(&[verb, "map.ron"]), ["map.ron"], "{verb}");
    }
    assert_eq!(paths_of(&["search", "map.ron", "Russia"]), ["map.ron"]);
}

#[test]
fn drawing_a_map_touches_the_map_and_the_picture() {
    if !is_there(&["strace", "-V"]) {
        return;
    }
    for picture in ["x.svg", "x.png"] {
        let mut touched = paths_of(&["export", "map.ron", "-o", picture]);
        touched.retain(|path| !is_font(path));
        assert_eq!(touched, [".", ".dt-*", "map.ron", picture]);
    }
}

/// Names in a script that no face of ours has are drawn with a face of the system.
fn is_font(path: &str) -> bool {
    path.starts_with("/usr/share/fonts") || path.contains("fontconfig") || path.ends_with("/fonts")
}

#[test]
fn reading_a_page_that_asks_for_others_touches_the_page_and_the_new_map() {
    if !is_there(&["strace", "-V"]) {
        return;
    }
    let mut touched = paths_of(&["new", "page.html", "-o", "out.ron"]);
    touched.retain(|path| !path.starts_with(".out.ron.detente"));
    assert_eq!(touched, [".", ".dt-*", "out.ron", "page.html"]);
}

#[test]
fn everything_works_where_there_is_no_network() {
    let cut_off = ["unshare", "-rn"];
    if !is_there(&["unshare", "-rn", "true"]) {
        return;
    }
    let desk = Desk::new();
    for words in [
        &["check", "map.ron"][..],
        &["export", "map.ron", "-o", "x.png"],
        &["new", "page.html", "-o", "out.ron"],
        &["layout", "map.ron", "-o", "placed.ron"],
    ] {
        let ended = desk.run(&cut_off, words);
        assert!(
            ended.status.code().is_some_and(|code| code < 2),
            "{}",
            String::from_utf8_lossy(&ended.stderr)
        );
    }
    assert!(desk.file("x.png").exists() && desk.file("out.ron").exists() && desk.file("placed.ron").exists());
}
