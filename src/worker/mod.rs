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
    /// For a file of so many bytes: eight seconds of work, one more for each megabyte, a minute at most.
    fn with(bytes: usize) -> Self {
        let work = (8 + bytes as u64 / 1_000_000).min(60);
        Self { work, clock: work + work.div_ceil(4) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_file_is_given_up_after_ten_seconds_and_a_large_one_later() {
        assert_eq!(Patience::with(4_000), Patience { work: 8, clock: 10 });
        assert_eq!(Patience::with(20_000_000), Patience { work: 28, clock: 35 });
        assert_eq!(Patience::with(usize::MAX), Patience { work: 60, clock: 75 });
    }
}
