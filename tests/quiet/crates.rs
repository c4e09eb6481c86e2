//! What the program is made of.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use super::ROOT;

fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(ROOT).join(name)).unwrap()
}

/// What stands between the quotation marks behind each `start` in a part of deny.toml.
fn quoted(part: &str, start: &str) -> Vec<String> {
    let found = part.split(start).skip(1);
    found.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

/// The crates that are built for a system.
fn crates_for(target: &str) -> BTreeSet<String> {
    let words =
        ["tree", "--offline", "--locked", "--prefix", "none", "-e", "normal,build", "--target", target];
    let told = Command::new(env!("CARGO")).args(words).current_dir(ROOT).output().unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let lines = String::from_utf8(told.stdout).unwrap();
    lines.lines().filter_map(|line| Some(line.split_whitespace().next()?.to_owned())).collect()
}

#[test]
fn no_crate_that_speaks_to_a_network_is_in_the_tree_of_any_system() {
    let deny = read("deny.toml");
    let banned = quoted(&deny, "{ crate = \"");
    assert!(banned.len() > 30 && banned.iter().any(|name| name == "rustls"), "{banned:?}");
    let targets = deny.split("targets = [").nth(1).unwrap().split(']').next().unwrap();
    let targets: Vec<&str> = targets.split('"').skip(1).step_by(2).collect();
    assert_eq!(targets.len(), 5);
    for target in targets {
        let crates = crates_for(target);
        assert!(crates.len() > 150 && crates.contains("egui"), "{target}: {}", crates.len());
        let found: Vec<&String> = banned.iter().filter(|name| crates.contains(*name)).collect();
        assert!(found.is_empty(), "{target}: {found:?}");
    }
}

#[test]
fn every_crate_comes_from_the_registry_and_has_a_sum() {
    let lock = read("Cargo.lock");
    for package in lock.split("[[package]]").skip(1) {
        let is_own = package.contains("name = \"detente\"");
        let is_known = package.contains("source = \"registry+https://github.com/rust-lang/crates.io-index\"");
        assert!(is_own || (is_known && package.contains("checksum = \"")), "{package}");
    }
}

#[test]
fn no_file_of_the_program_speaks_to_a_network_or_is_unsafe() {
    let manifest = read("Cargo.toml");
    assert!(manifest.contains("unsafe_code = \"forbid\""));
    let mut folders = vec![Path::new(ROOT).join("src")];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            // The faults made on purpose try whether the reader can reach out; they are in no released program.
            let is_fault = path.ends_with("worker/fault.rs");
            let speaks = ["std::net", "TcpStream", "UdpSocket", "ToSocketAddrs"]
                .iter()
                .any(|word| text.contains(word));
            assert!(is_fault || !speaks, "{}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 300, "{seen}");
}

#[test]
fn the_crates_with_a_known_hole_are_newer_than_it() {
    let lock = read("Cargo.lock");
    let version_of = |name: &str| -> Vec<u32> {
        let package = lock.split(&format!("name = \"{name}\"\nversion = \"")).nth(1).unwrap();
        package.split('"').next().unwrap().split('.').map(|part| part.parse().unwrap()).collect()
    };
    assert!(version_of("lopdf") >= vec![0, 42, 0], "RUSTSEC-2026-0187");
    assert!(version_of("ron") >= vec![0, 12, 3], "quadratic before");
}
