#![no_main]

use oracles::pieces::TwoPlans;

libfuzzer_sys::fuzz_target!(|plans: TwoPlans| oracles::diff::oracle_of_pieces(&plans));
