#!/usr/bin/env bash
# What a whole run costs: its wall time beside that of a program that only greets and of one that only
# parses 100 KB of TOML, all in one run; its instructions, its memory, its size.
# Needs hyperfine, valgrind, GNU time, jq, and a built release: cargo build --release.
set -euo pipefail
cd "$(dirname "$0")/.."
palier=$(realpath "${CARGO_TARGET_DIR:-target}/release/palier")
rules=questionnaires/cloud-pi-native
run=("$palier" assess --no-input --format json --answers "$rules/answers/rootless.toml")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Two programs built as cargo builds a release, with nothing set.
program() {
    cargo init --quiet --vcs none --name "$1" "$work/$1"
    [ -z "${2:-}" ] || cargo add --quiet --manifest-path "$work/$1/Cargo.toml" "$2"
    [ -z "${3:-}" ] || echo "$3" > "$work/$1/src/main.rs"
    cargo build --quiet --release --manifest-path "$work/$1/Cargo.toml" --target-dir "$work/target"
}
program hello
program parse toml 'fn main() {
    let path = std::env::args().nth(1).expect("a path");
    let text = std::fs::read_to_string(path).expect("a text");
    println!("{}", text.parse::<toml::Table>().expect("TOML").len());
}'
for part in delivery operations organisation project questionnaire reading skills support technical; do
    cat "$rules/$part.toml"
done > "$work/rules.toml"

# In turns: a machine that is slower for a while is so for all three.
for turn in {1..10}; do
    hyperfine -N --warmup 10 --runs 60 --export-json "$work/times-$turn.json" \
        "$work/target/release/hello" "$work/target/release/parse $work/rules.toml" "${run[*]}" > /dev/null 2>&1
done
jq -rs '
    def median: sort | .[length / 2 | floor];
    def round2: . * 100 | round / 100;
    map([.results[].median * 1000]) |
    (map(.[0]) | median) as $hello | (map(.[1]) | median) as $parse | (map(.[2]) | median) as $palier |
    "hello world \($hello | round2) ms, a parse \($parse | round2) ms, palier \($palier | round2) ms",
    "a parse ×\(map(.[1] / .[0]) | median | round2), palier ×\(map(.[2] / .[0]) | median | round2), " +
        "palier to a parse ×\(map(.[2] / .[1]) | median | round2)"
' "$work"/times-*.json
instructions() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 > /dev/null |
        sed -n 's/.*Collected : //p'
}
echo "palier: $(instructions "${run[@]}") instructions, hello world: $(instructions "$work/target/release/hello")"
echo "palier: $({ /usr/bin/time -f %M "${run[@]}" > /dev/null; } 2>&1) kB of memory at most, $(stat -c %s "$palier") bytes"
