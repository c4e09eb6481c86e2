//! OpenDocument texts.
#![no_main]

#[path = "sound.rs"]
mod sound;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    sound::read(bytes, "fuzz.odt");
});
