#!/usr/bin/env bash
# Builds the Debian package of this version; prints its path. Needs cargo-deb (cargo install
# cargo-deb), dpkg-dev and gzip.
#
# The same sources, compiler and SOURCE_DATE_EPOCH (by default: the moment of the last commit) give
# the same bytes.
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C TZ=UTC
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH

target=${CARGO_TARGET_DIR:-target}
stage=$target/release/package
field() { sed -n "s/^$1 = \"\(.*\)\"$/\1/p" Cargo.toml | head -n 1; }
version=$(field version)

# As the checkout is built; and no path of this machine in the binary.
mapfile -t flags < <(grep -o '"-C[^"]*"' .cargo/config.toml | tr -d '"')
flags+=("--remap-path-prefix=$PWD=palier" "--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo")
CARGO_ENCODED_RUSTFLAGS=$(IFS=$'\x1f'; echo "${flags[*]}")
export CARGO_ENCODED_RUSTFLAGS
cargo build --locked --release
palier=$target/release/palier

rm -rf "$stage"
mkdir -p "$stage"
"$palier" man --lang en --quiet --output "$stage/man1"
"$palier" man --lang fr --quiet --output "$stage/fr/man1"
find "$stage" -name '*.1' -exec gzip -9n {} +
"$palier" completions bash --lang en > "$stage/palier.bash"
"$palier" completions zsh --lang en > "$stage/_palier"
"$palier" completions fish --lang en > "$stage/palier.fish"
gzip -9n < CHANGELOG.md > "$stage/changelog.gz"

gzip -9n > "$stage/changelog.Debian.gz" <<TEXT
palier ($version-1) unstable; urgency=medium

  * Version $version of palier: changelog.gz tells what changed.

 -- $(field maintainer)  $(date --date="@$SOURCE_DATE_EPOCH" +'%a, %d %b %Y %H:%M:%S %z')
TEXT

# The licence of palier, and those of the libraries that its binary holds.
{
    cat <<TEXT
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: palier
Comment: The binary holds these libraries, with their licences:
TEXT
    cargo tree --locked --edges normal --prefix none --format '{p} ({l})' |
        sed -e '/^palier /d' -e 's/ (proc-macro)//' -e 's/ (\*)$//' | sort -u | sed 's/^/ /'
    cat <<TEXT

Files: *
Copyright: $(git log --reverse --format=%ad --date=format:%Y | head -n 1) the authors of palier
License: $(field license)
 On Debian systems, the text of the Apache License, version 2.0, is in
 /usr/share/common-licenses/Apache-2.0.
TEXT
} > "$stage/copyright"

cargo deb --no-build --quiet --output "$target/debian/"
