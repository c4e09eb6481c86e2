//! Faults on purpose, for tests, and only in builds with debug assertions: what a hostile file would do to its reader
//! if it found a way.
//!
//! `DETENTE_FAULT` names one, `hang@scan.txt` one for that file only. This is the one file outside `store` that
//! names disk and network: it tries what must fail.

use std::io::{self, Write};

/// The environment variable that names the fault.
pub(super) const VARIABLE: &str = "DETENTE_FAULT";

/// Does what is asked for, if it is for this file. What it gives is said as the reason not to read it.
#[expect(clippy::panic, reason = "that is the fault")]
pub(super) fn strike(file_name: &str) -> Option<String> {
    let asked = std::env::var(VARIABLE).ok().filter(|asked| !asked.is_empty())?;
    let (fault, only) = asked.split_once('@').map_or((&*asked, None), |(fault, only)| (fault, Some(only)));
    if only.is_some_and(|only| only != file_name) {
        return None;
    }
    match fault {
        "panic" => std::panic::panic_any("on purpose"),
        "abort" => std::process::abort(),
        "hang" => hang(),
        "sleep" => loop {
            std::thread::sleep(std::time::Duration::from_secs(1));
        },
        "memory" => Some(format!("took {} bytes", hoard().len())),
        "stack" => Some(format!("went {} levels deep", descend(0))),
        "flood" => loop {
            if io::stdout().write_all(&[b'x'; 65_536]).is_err() {
                std::process::exit(0);
            }
        },
        "mutter" => {
            (0..2_000).for_each(|_| drop(io::stderr().write_all(&[b'x'; 1_000])));
            None
        }
        "nonsense" => {
            let _ = io::stdout().write_all(b"detente1\x08\0\0\0\0\0\0\0\x2a\0\0\0\0\0\0\0");
            std::process::exit(0)
        }
        "silence" => std::process::exit(0),
        other => Some(attempt(other)),
    }
}

fn hang() -> ! {
    loop {
        std::hint::spin_loop();
    }
}

fn hoard() -> Vec<u8> {
    let mut all = Vec::new();
    while all.len() < 4_000_000_000 {
        all.extend_from_slice(&[7; 100_000]);
    }
    all
}

fn descend(level: u64) -> u64 {
    let here = std::hint::black_box([level; 64]);
    if level == u64::MAX { here[0] } else { descend(level + 1).max(here[0]) }
}

/// What became of trying something that must not work.
fn attempt(what: &str) -> String {
    let (what, path) = what.split_once('=').unwrap_or((what, "/etc/passwd"));
    let ended = match what {
        "file" => std::fs::read(path).map(drop),
        "folder" => std::fs::read_dir("/").map(drop),
        "write" => std::fs::OpenOptions::new().append(true).create(true).open(path).map(drop),
        "remove" => std::fs::remove_file(path),
        "listen" => std::net::TcpListener::bind("127.0.0.1:0").map(drop),
        "connect" => std::net::TcpStream::connect("127.0.0.1:9").map(drop),
        "name" => std::net::UdpSocket::bind("127.0.0.1:0").map(drop),
        "program" => std::process::Command::new("/bin/true").status().map(drop),
        _ => Err(io::Error::other("no such fault")),
    };
    match ended {
        Ok(()) => format!("{what}: it worked"),
        Err(error) => format!("{what}: {error}"),
    }
}
