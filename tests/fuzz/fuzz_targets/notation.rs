//! See `promises.rs`.
#![no_main]
#![allow(dead_code)]

#[path = "promises.rs"]
mod promises;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    promises::notation(bytes);
});
