#![no_main]

use oracles::Depth;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| oracles::plan::oracle(bytes, Depth::of(bytes)));
