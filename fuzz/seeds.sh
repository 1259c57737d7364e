#!/usr/bin/env bash
# What fuzzing starts from: inputs made of the files of the repository, in FOLDER/TARGET.
# seeds.sh PALIER FOLDER, where PALIER is a built program.
set -euo pipefail
cd "$(dirname "$0")/.."
palier=$1
seeds=$2
mkdir -p "$seeds"/{rules,overlays,answers,results,interview}

# The files of a folder of rules, parted, its translations last.
parted() {
    local first=1 file
    for file in "$1"/*.toml "$1"/translations/*.toml; do
        [ -e "$file" ] || continue
        case $file in
            */translations/*) echo "#===== $(basename "$file" .toml)" ;;
            *) [ $first = 1 ] || echo "#=====" ;;
        esac
        first=0
        cat "$file"
    done
}

for file in tests/faults/*.toml tests/fixtures/guide/*/*.toml tests/fixtures/interview/*.toml \
    tests/fixtures/hostile/questionnaire.toml; do
    cp "$file" "$seeds/rules/$(basename "$(dirname "$file")")-$(basename "$file" .toml)"
done
for folder in tests/faults/*/ questionnaires/*/ tests/cases/files/*/ src/library/template/*/; do
    parted "${folder%/}" > "$seeds/rules/$(basename "$folder")"
done

for folder in questionnaires/*/; do
    name=$(basename "$folder")
    for file in "$folder"translations/*.toml; do
        # In halves, since the largest is larger than what is tried.
        { echo "# $name"; cat "$file"; } > "$seeds/overlays/$name"
        { echo "# $name"; awk '/^\[/ { n++ } n % 2 == 0' "$file"; } > "$seeds/overlays/$name-even"
        { echo "# $name"; awk '/^\[/ { n++ } n % 2' "$file"; } > "$seeds/overlays/$name-odd"
    done
    cp "$folder"answers/*.toml "$seeds/answers"
    last=
    for file in "$folder"answers/*.toml; do
        [ -z "$last" ] || { cat "$last"; echo "#====="; cat "$file"; } > "$seeds/answers/$name-$(basename "$file" .toml)"
        last=$file
    done
    "$palier" blank "$name" > "$seeds/answers/$name-blank"
    sed 's/^# \([a-z-]* = \)/\1/' "$seeds/answers/$name-blank" > "$seeds/answers/$name-filled"
done

export SOURCE_DATE_EPOCH=1795392000
result() {
    local to=$1
    shift
    "$palier" "$@" --no-input --quiet --format json | python3 -c '
import json, sys
json.dump(json.load(sys.stdin), sys.stdout, ensure_ascii=False, separators=(",", ":"))' > "$seeds/results/$to"
}
for lang in fr en; do
    for folder in questionnaires/*/; do
        name=$(basename "$folder")
        result "$name-$lang" "$name" --lang $lang
        for file in "$folder"answers/*.toml; do
            result "$(basename "$file" .toml)-$lang" "$name" --answers "$file" --lang $lang
        done
    done
    result "hostile-$lang" tests/fixtures/hostile/questionnaire.toml --lang $lang \
        --answers tests/fixtures/hostile/answers.toml --answers tests/fixtures/hostile/colleague.toml
    for file in tests/fixtures/guide/ideas/*.toml; do
        case $file in *renaming-answers*) continue ;; esac
        result "$(basename "$file" .toml)-$lang" "$file" --lang $lang
    done
done

# Typed sessions: each line is what is typed at a question.
again() { for ((n = 0; n < $1; n++)); do printf "$2"; done; }
for place in 0 1 2 3; do
    for who in 'fr' 'en all'; do
        at="$seeds/interview/$place-${who// /-}"
        { echo "$place$who"; printf '\n'; again 120 '1\n'; } > "$at-first"
        { echo "$place$who"; printf '1\n'; again 120 '2\n'; } > "$at-second"
        { echo "$place$who"; printf '1 2\n'
          again 15 '3\n?\ns\nr\n1\nn\nune note\nhttps://exemple.fr\nMoi\n'; } > "$at-mixed"
        { echo "$place$who"; printf '2,1\n'; again 60 '9\n2\n1\n'; printf 'l\n1\n2\no\n5\n3\nr\n\n'; } > "$at-review"
        { echo "$place$who"; printf '\n1\n1\n2\nq\n'; } > "$at-quit"
    done
done
find "$seeds" -type f -size +64k -delete
find "$seeds" -type f -size 0 -delete
