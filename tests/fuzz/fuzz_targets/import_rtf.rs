//! Rich text; the fuzzer finds the first five letters at once in the corpus.
#![no_main]

#[path = "sound.rs"]
mod sound;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    sound::read(bytes, "fuzz.rtf");
});
