//! Changes that keep most of a text as it is: files that people write are lines and tables, and a
//! changed byte is mostly a fault of syntax.
#![allow(dead_code)]

/// Numbers that are the same for the same seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % bound.max(1)
    }
}

/// Changes the first `size` bytes of `data`, which has room for `max`: one time in two as
/// `otherwise` does, else by lines, tables and words. The new size.
pub fn lines(
    data: &mut [u8],
    size: usize,
    max: usize,
    seed: u32,
    otherwise: impl Fn(&mut [u8], usize, usize) -> usize,
) -> usize {
    let mut chance = Chance(u64::from(seed) << 17 | 0x9e37_79b9);
    chance.below(1);
    let text = std::str::from_utf8(&data[..size]).ok();
    let changed = match text.filter(|text| !text.is_empty()) {
        Some(text) if chance.below(2) == 0 => changed(text, max, &mut chance),
        _ => return otherwise(data, size, max),
    };
    if changed.is_empty() || changed.len() > max || changed.as_bytes() == &data[..size] {
        return otherwise(data, size, max);
    }
    data[..changed.len()].copy_from_slice(changed.as_bytes());
    changed.len()
}

fn changed(text: &str, max: usize, chance: &mut Chance) -> String {
    match chance.below(8) {
        0..=2 => pieces(text.split_inclusive('\n').collect(), chance).concat(),
        3 | 4 => pieces(tables(text), chance).concat(),
        _ => word(text, max, chance),
    }
}

/// Pieces with one of them gone, twice there, elsewhere, or two in each other's place.
fn pieces<'t>(mut pieces: Vec<&'t str>, chance: &mut Chance) -> Vec<&'t str> {
    let (one, other) = (chance.below(pieces.len()), chance.below(pieces.len()));
    match chance.below(4) {
        0 => drop(pieces.remove(one)),
        1 => pieces.insert(other, pieces[one]),
        2 => {
            let moved = pieces.remove(one);
            pieces.insert(other.min(pieces.len()), moved);
        }
        _ => pieces.swap(one, other),
    }
    pieces
}

/// A text by tables: each from its header to the next.
fn tables(text: &str) -> Vec<&str> {
    let starts = text.match_indices("\n[").map(|(at, _)| at + 1);
    let mut bounds: Vec<usize> = [0].into_iter().chain(starts).collect();
    bounds.push(text.len());
    bounds
        .windows(2)
        .map(|pair| &text[pair[0]..pair[1]])
        .collect()
}

/// A text with a word of it replaced by another word or value of it: here, or everywhere if that
/// gives no more than `max` bytes.
fn word(text: &str, max: usize, chance: &mut Chance) -> String {
    let is_word = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    let words: Vec<&str> = text
        .split(|c| !is_word(c))
        .filter(|word| !word.is_empty())
        .collect();
    let quoted: Vec<&str> = text.split('"').collect();
    if words.is_empty() {
        return text.to_owned();
    }
    let old = words[chance.below(words.len())];
    let new = match chance.below(8) {
        0 => NUMBERS[chance.below(NUMBERS.len())],
        1 => quoted[chance.below(quoted.len())],
        _ => words[chance.below(words.len())],
    };
    if chance.below(4) == 0 && replaced_length(text, old, new) <= max {
        return text.replace(old, new);
    }
    let at = old.as_ptr() as usize - text.as_ptr() as usize;
    [&text[..at], new, &text[at + old.len()..]].concat()
}

/// How long `text.replace(old, new)` is. A letter that stands everywhere, replaced by half of the text,
/// would take more memory than all that is tried.
fn replaced_length(text: &str, old: &str, new: &str) -> usize {
    let places = text.matches(old).count();
    text.len() - places * old.len() + places * new.len()
}

const NUMBERS: [&str; 12] = [
    "0",
    "1",
    "-1",
    "0.5",
    "1e400",
    "4294967296",
    "9223372036854775807",
    "18446744073709551615",
    "0.1",
    "nan",
    "inf",
    "true",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// What the fuzzer took 776 MB for, once: a letter that stands everywhere, replaced by half of the
    /// text. The replay of the corpus (`tests/fuzz_corpus.rs`) runs this.
    #[test]
    fn a_word_is_not_replaced_everywhere_by_one_that_would_not_fit() {
        const MAX: usize = 4 * 1024;
        let text = format!("{}\"{}\"", "a ".repeat(500), "b".repeat(2_000));
        let words = (1..200).map(|seed| word(&text, MAX, &mut Chance(seed << 17)));
        let longest = words.map(|text| text.len()).max();
        assert!(
            longest > Some(text.len()) && longest <= Some(MAX),
            "{longest:?}"
        );
    }
}
