//! The process that reads: one request in, one answer out, then it ends.

use std::io;
use std::process::ExitCode;
use std::thread;

use super::confine::confine;
use super::wire::{Pack, Unpack, receive};
use crate::import::{self, Imported, LIMIT_BYTES, Warning, Wish};

/// The stack of the thread that reads: documents nest, and the main thread of some systems has a small one.
const STACK: usize = 16 << 20;

/// The exit code of a reader that broke.
const BROKE: u8 = 101;

/// Reads one document from the bytes on standard input and writes it to standard output. Never returns to
/// anything else: the process gives up all rights before it looks at the bytes.
#[must_use]
pub fn serve() -> ExitCode {
    let Some(request) = receive(&mut io::stdin().lock(), LIMIT_BYTES + 100_000) else {
        return ExitCode::from(2); // begun by hand, or who asked is gone
    };
    let mut fields = Unpack(&request);
    confine(fields.number().unwrap_or(1));
    thread::scope(|scope| {
        let work = thread::Builder::new().name("reader".into()).stack_size(STACK);
        let work = work.spawn_scoped(scope, move || answer(fields));
        match work.map(thread::ScopedJoinHandle::join) {
            Ok(Ok(Some(()))) => ExitCode::SUCCESS,
            Ok(Ok(None)) => ExitCode::from(2),
            _ => ExitCode::from(BROKE),
        }
    })
}

/// Reads what was asked for and answers; `None` if the request or the answer did not get through.
fn answer(mut fields: Unpack<'_>) -> Option<()> {
    let (file_name, encoding, whole_page) = (fields.text()?, fields.text()?, fields.flag()?);
    let bytes = fields.bytes()?;
    #[cfg(debug_assertions)]
    if let Some(words) = super::fault::strike(file_name) {
        return refuse(&words, "This is a test.");
    }
    let encoding = Some(encoding.to_owned()).filter(|name| !name.is_empty());
    match import::read_with(bytes, file_name, &Wish { encoding, whole_page }) {
        Ok(imported) => deliver(&imported),
        Err(error) => refuse(&error.to_string(), error.hint()),
    }
}

fn refuse(words: &str, hint: &str) -> Option<()> {
    let mut pack = Pack::default();
    pack.flag(false);
    pack.text(words);
    pack.text(hint);
    pack.send(&[], &mut io::stdout().lock()).ok()
}

fn deliver(read: &Imported) -> Option<()> {
    let mut pack = Pack::default();
    pack.flag(true);
    pack.flag(read.encoding_guessed);
    pack.number(read.broken as u64);
    for field in [&read.title, &read.author, &read.outlet, &read.date, &read.language] {
        pack.text(field);
    }
    for field in [read.format.name(), &read.engine, &read.encoding] {
        pack.text(field);
    }
    let candidates: Vec<String> = read.candidates.iter().map(ToString::to_string).collect();
    pack.texts(&candidates);
    // These two the other side makes anew from what it was told already.
    let is_told = |warning: &&Warning| matches!(warning, Warning::Guessed(_) | Warning::Broken(_));
    let warnings: Vec<String> =
        read.warnings.iter().filter(|warning| !is_told(warning)).map(ToString::to_string).collect();
    pack.texts(&warnings);
    pack.numbers(&read.pages);
    let ends: Vec<usize> = read.hidden.iter().flat_map(|span| [span.start, span.end]).collect();
    pack.numbers(&ends);
    pack.send(read.text.as_str().as_bytes(), &mut io::stdout().lock()).ok()
}
