//! Looking at the memory of the process that reads from outside, where the system has no limit for it.
//!
//! Linux limits it itself ([`confine`](super::confine)), and there is nothing to look at. macOS takes the limit and
//! does not keep it, and Windows has none that safe code could set: there the system's own list of processes is
//! asked every so often. That is slower than a limit: a file may take more for a moment before it is stopped.

use std::time::Instant;

/// Looks now and then.
#[derive(Debug, Default)]
pub(super) struct Watch {
    last: Option<Instant>,
}

#[cfg(target_os = "linux")]
impl Watch {
    /// True if the process takes more than it may.
    pub(super) fn sees_too_much(&mut self, _process: u32) -> bool {
        self.last = None;
        false
    }
}

#[cfg(not(target_os = "linux"))]
impl Watch {
    /// True if the process takes more than it may.
    pub(super) fn sees_too_much(&mut self, process: u32) -> bool {
        let now = Instant::now();
        if self.last.is_some_and(|last| now - last < std::time::Duration::from_millis(400)) {
            return false;
        }
        self.last = Some(now);
        kilobytes(process).is_some_and(|taken| taken > super::MEMORY_MB * 1_000)
    }
}

#[cfg(all(unix, not(target_os = "linux")))]
fn kilobytes(process: u32) -> Option<u64> {
    let mut list = std::process::Command::new("/bin/ps");
    let told = list.args(["-o", "rss=", "-p", &process.to_string()]).output().ok()?;
    String::from_utf8_lossy(&told.stdout).trim().parse().ok()
}

#[cfg(windows)]
fn kilobytes(process: u32) -> Option<u64> {
    use std::os::windows::process::CommandExt;
    let mut list = std::process::Command::new("tasklist");
    list.args(["/FO", "CSV", "/NH", "/FI", &format!("PID eq {process}")]);
    let told = list.creation_flags(super::reader::WITHOUT_A_WINDOW).output().ok()?;
    last_number(&String::from_utf8_lossy(&told.stdout))
}

/// The digits of the last field of a line such as `"detente.exe","4","Console","1","12,345 K"`, whose separators
/// are those of the country.
#[cfg(any(windows, test))]
fn last_number(line: &str) -> Option<u64> {
    let last = line.trim().rsplit("\",\"").next()?;
    last.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::last_number;

    #[test]
    fn the_list_of_processes_is_understood_in_any_country() {
        assert_eq!(last_number("\"detente.exe\",\"912\",\"Console\",\"1\",\"12,345 K\"\r\n"), Some(12_345));
        assert_eq!(last_number("\"detente.exe\",\"912\",\"Console\",\"1\",\"1.012.345 K\""), Some(1_012_345));
        assert_eq!(last_number("INFO: No tasks are running"), None);
    }
}
