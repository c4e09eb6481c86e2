//! The side that asks: begins the process, gives it the bytes, waits no longer than is fair, and makes of whatever
//! comes back a document or one clear error.
//! What an answer must be like is the business of [`answer`].

use std::io::{self, Read};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::watch::Watch;
use super::wire::{Pack, Unpack, receive};
use super::{ARGUMENT, LONGEST_ANSWER, Patience, ReadError, answer};
use crate::import::{ImportError, Imported, LIMIT_BYTES, Wish};

/// How often it is asked whether to go on waiting.
const TICK: Duration = Duration::from_millis(10);
/// How long a process whose answer has ended may take to end itself.
const LAST_WORDS: Duration = Duration::from_millis(500);
/// So much of what the process says about itself is kept.
const KEPT: usize = 4_000;

/// Begins no console of its own beside the window.
#[cfg(windows)]
pub(super) const WITHOUT_A_WINDOW: u32 = 0x0800_0000;

/// Reads documents, each in a process of its own.
#[derive(Clone, Debug)]
pub struct Reader {
    program: PathBuf,
    #[cfg(debug_assertions)]
    fault: String,
}

/// What is to be read.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// The bytes of the file.
    pub bytes: &'a [u8],
    /// Its name, which may tell the format and the title.
    pub file_name: &'a str,
    /// How, where the analyst knows better.
    pub wish: Wish,
}

/// A wish to stop, shared between who waits and who works.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Stops whatever was given this.
    pub fn stop(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// True once somebody wished so.
    #[must_use]
    pub fn is_wished(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl Reader {
    /// Reads with the program at `program`, which is to be this very one.
    #[must_use]
    pub fn at(program: PathBuf) -> Self {
        Self {
            program,
            #[cfg(debug_assertions)]
            fault: String::new(),
        }
    }

    /// A reader in which something goes wrong, for tests: `hang`, `abort`, .., or `hang@scan.txt` for one file only.
    #[cfg(debug_assertions)]
    #[must_use]
    pub fn with_fault(self, fault: &str) -> Self {
        Self { fault: fault.to_owned(), ..self }
    }

    /// The document in `request`. Takes a few milliseconds more than reading it here would, and never longer than a file
    /// of its size deserves; a wish to stop is met within a moment.
    ///
    /// # Errors
    ///
    /// [`ReadError`]; whatever the file did to its reader, this process is as it was.
    pub fn read(&self, request: &Request<'_>, stop: &Stop) -> Result<Imported, ReadError> {
        let _span = tracing::info_span!("import").entered();
        let size = request.bytes.len();
        if size > LIMIT_BYTES {
            let error = ImportError::TooLarge { size, limit: LIMIT_BYTES };
            return Err(ReadError::Refused { words: error.to_string(), hint: error.hint().to_owned() });
        }
        let patience = Patience::with(size);
        let mut process = Process(self.begin().map_err(ReadError::NotStarted)?);
        let (answer, said) = talk(&mut process, request, (patience, stop))?;
        let found = receive(&mut &answer[..], LONGEST_ANSWER)
            .map(|fields| answer::unpacked(Unpack(&fields), request));
        match found {
            Some(Some(found)) => found,
            Some(None) => Err(ReadError::Nonsense),
            None => Err(reason(process.last_words(), &said, patience)),
        }
    }

    fn begin(&self) -> io::Result<Child> {
        let mut program = Command::new(&self.program);
        program.arg(ARGUMENT).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        #[cfg(unix)]
        // Nothing of where and who we are; one heap, because each further one would count against the limit.
        program.env_clear().env("MALLOC_ARENA_MAX", "1");
        #[cfg(windows)]
        {
            use std::os::windows::process::CommandExt;
            program.creation_flags(WITHOUT_A_WINDOW);
        }
        program.env("RAYON_NUM_THREADS", "1");
        #[cfg(debug_assertions)]
        program.env(super::fault::VARIABLE, &self.fault);
        program.spawn()
    }
}

/// A process that is gone, and known to the system to be gone, when this is.
struct Process(Child);

impl Process {
    /// Ends it at once.
    fn end(&mut self) {
        let _ = self.0.kill(); // it may have ended by itself
        let _ = self.0.wait();
    }

    /// How it ended, once there is nothing more to come from it.
    fn last_words(&mut self) -> Option<ExitStatus> {
        let start = Instant::now();
        while start.elapsed() < LAST_WORDS {
            if let Ok(Some(status)) = self.0.try_wait() {
                return Some(status);
            }
            thread::sleep(TICK);
        }
        None
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.end();
    }
}

/// Gives the process its bytes and takes its answer and what it said about itself, whole.
fn talk(
    process: &mut Process,
    request: &Request<'_>,
    (patience, stop): (Patience, &Stop),
) -> Result<(Vec<u8>, String), ReadError> {
    let (input, output, errors) = (process.0.stdin.take(), process.0.stdout.take(), process.0.stderr.take());
    thread::scope(|scope| {
        let (sender, receiver) = channel();
        scope.spawn(move || {
            let mut pack = Pack::default();
            pack.number(patience.work);
            pack.text(request.file_name);
            pack.text(request.wish.encoding.as_deref().unwrap_or_default());
            pack.flag(request.wish.whole_page);
            // A process that died does not listen; its answer, or the lack of one, says so.
            input.map(|mut input| pack.send(request.bytes, &mut input))
        });
        scope.spawn(move || {
            let mut answer = Vec::new();
            let read = output.map(|output| output.take(LONGEST_ANSWER as u64 + 17).read_to_end(&mut answer));
            drop(sender.send(read.map(|_| answer))); // nobody waits any more
        });
        let said = scope.spawn(move || errors.map(drained).unwrap_or_default());
        let answer = wait(process, &receiver, (patience, stop));
        if answer.is_err() {
            process.end(); // which ends the three threads too
        }
        Ok((answer?, said.join().unwrap_or_default()))
    })
}

fn wait(
    process: &Process,
    answer: &Receiver<Option<Vec<u8>>>,
    (patience, stop): (Patience, &Stop),
) -> Result<Vec<u8>, ReadError> {
    let (start, mut watch) = (Instant::now(), Watch::default());
    loop {
        match answer.recv_timeout(TICK) {
            Ok(Some(answer)) if answer.len() > LONGEST_ANSWER => return Err(ReadError::Flood),
            Ok(Some(answer)) => return Ok(answer),
            Ok(None) | Err(RecvTimeoutError::Disconnected) => return Err(ReadError::Nonsense),
            Err(RecvTimeoutError::Timeout) => {}
        }
        if stop.is_wished() {
            return Err(ReadError::Cancelled);
        }
        if start.elapsed() > Duration::from_secs(patience.clock) {
            return Err(ReadError::TooLong { seconds: patience.clock });
        }
        if watch.sees_too_much(process.0.id()) {
            return Err(ReadError::OutOfMemory);
        }
    }
}

/// Reads everything, so that whoever writes never waits, and keeps the beginning.
fn drained(mut from: impl Read) -> String {
    let mut kept = Vec::new();
    let _ = from.by_ref().take(KEPT as u64).read_to_end(&mut kept);
    let _ = io::copy(&mut from, &mut io::sink());
    String::from_utf8_lossy(&kept).into_owned()
}

/// Why there was no answer, from how the process ended and what it said.
fn reason(status: Option<ExitStatus>, said: &str, patience: Patience) -> ReadError {
    // Rust says so before it gives up, and C libraries that pass it on do too.
    if said.contains("memory allocation") {
        return ReadError::OutOfMemory;
    }
    if said.contains("overflowed its stack") {
        return ReadError::Broke { how: "it is nested too deeply".into() };
    }
    let Some(status) = status else { return ReadError::Nonsense };
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        // SIGXCPU, or SIGKILL from a system that knows no other way.
        let is_time = matches!(signal, 24 | 9);
        let seconds = patience.work;
        return if is_time {
            ReadError::TooLong { seconds }
        } else {
            ReadError::Broke { how: named(signal) }
        };
    }
    let _told_by_the_signal = patience;
    match status.code() {
        Some(0) => ReadError::Nonsense,
        Some(101) => ReadError::Broke { how: "panic".into() },
        Some(code) => ReadError::Broke { how: format!("exit code {code}") },
        None => ReadError::Nonsense,
    }
}

#[cfg(unix)]
fn named(signal: i32) -> String {
    match signal {
        6 => "abort".to_owned(),
        11 => "access to memory that is not its own".to_owned(),
        other => format!("signal {other}"),
    }
}
