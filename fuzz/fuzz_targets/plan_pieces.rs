#![no_main]

use oracles::pieces::Plan;

libfuzzer_sys::fuzz_target!(|plan: Plan| oracles::plan::oracle_of_pieces(&plan));
