#!/usr/bin/env bash
# Makes the pictures of the READMEs from a real answers file: run it after a change to the page, look
# at report.en.png and report.fr.png, and commit them. Needs what .ci/pages installs.
set -euo pipefail
cd "$(dirname "$0")/../.."
cargo build --locked --release
palier="${CARGO_TARGET_DIR:-target}/release/palier"
export SOURCE_DATE_EPOCH=1795392000
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for language in en fr; do
  "$palier" --answers questionnaires/cloud-pi-native/answers/rootless.toml --no-input --quiet \
    --lang "$language" --format html --output "$work/report.html"
  node tests/pages/picture.mjs "$work/report.html" "tests/pages/report.$language.png" --width 960 --height 1310
done
