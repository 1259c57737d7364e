#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use palier_fuzz::{mutate, prepare, results};

fuzz_target!(init: prepare(), |data: &[u8]| {
    results(data);
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate::lines(data, size, max_size, seed, fuzzer_mutate)
});
