//! Documents read in a process of their own: whatever a file does to its reader, it does to that process alone.
//!
//! The process is this same program, begun as `detente --worker`: bytes come to it by its input, the document goes
//! back by its output ([`wire`]), and it may do nothing else ([`confine`]). [`Reader`] is the side that asks,
//! [`serve`] the side that answers; [`batch`] asks for many files and folders. What the formats are is the business
//! of [`import`](crate::import). Start at [`Reader::read`].

mod answer;
pub mod batch;
mod child;
mod confine;
mod error;
#[cfg(debug_assertions)]
mod fault;
mod reader;
pub mod twin;
mod watch;
pub mod wire;

pub use child::serve;
pub use error::ReadError;
pub use reader::{Reader, Request, Stop};

/// The first argument of the program that makes it the process that reads.
pub const ARGUMENT: &str = "--worker";

/// How much memory the process that reads may take, in MB: 480 with its own stack and buffers, so that with the
/// program's code it stays below 512.
pub const MEMORY_MB: u64 = 480;

/// An answer longer than this is refused unread: the longest text that 64 MB of any encoding can become, and
/// room for what is said about it.
pub const LONGEST_ANSWER: usize = 200_000_000;

/// How long one file may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Patience {
    /// Seconds of work.
    work: u64,
    /// Seconds by the clock, for a machine that is busy with other things.
    clock: u64,
}

impl Patience {
    /// For a file of so many bytes: eight seconds of work, one more for each megabyte, a minute at most. Where the
    /// system counts the work itself, the clock only has to catch what sleeps, and may be patient with a busy machine.
    fn with(bytes: usize) -> Self {
        let work = (8 + bytes as u64 / 1_000_000).min(60);
        Self { work, clock: if cfg!(unix) { work * 2 } else { work + work / 4 } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_file_is_given_up_after_eight_seconds_of_work_and_a_large_one_later() {
        let given = |bytes| Patience::with(bytes).work;
        assert_eq!([4_000, 20_000_000, usize::MAX].map(given), [8, 28, 60]);
        assert!(
            [4_000, usize::MAX].map(Patience::with).iter().all(|patience| patience.clock > patience.work)
        );
    }
}
