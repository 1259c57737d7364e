//! Lines that the prompt library can redraw: it counts bytes, not columns (design.md, section 3).

/// Columns that the prompt library and the marker in front of an item take.
const RESERVED: usize = 4;
/// Narrower than this, words would be cut: the terminal's own wrapping is no worse.
const MIN_BYTES: usize = 20;

/// An item of a menu, cut into lines of at most `columns − 4` **bytes**. The first stands behind
/// a marker of `indent` columns; the others are indented as much, to stand under it.
pub fn item(text: &str, columns: usize, indent: usize) -> String {
    let limit = columns.saturating_sub(RESERVED).max(MIN_BYTES);
    let margin = " ".repeat(indent);
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let pieces = text
        .split([' ', '\n', '\t'])
        .flat_map(|word| pieces(word, limit - indent));
    for word in pieces {
        if !line.is_empty() && indent + line.len() + 1 + word.len() > limit {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines.join(&format!("\n{margin}"))
}

/// Number of lines of an item made by [`item`].
pub fn height(item: &str) -> usize {
    item.matches('\n').count() + 1
}

/// A word cut where it is longer than a line; nothing for an empty one. Only spaces, tabs and line
/// ends part words: a non-breaking space does not.
fn pieces(word: &str, limit: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = word;
    while rest.len() > limit {
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8());
        let cut = ends.take_while(|&end| end <= limit).last();
        let (piece, next) = rest.split_at(cut.unwrap_or(rest.len()));
        pieces.push(piece);
        rest = next;
    }
    if !rest.is_empty() {
        pieces.push(rest);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_longer_than_the_limit_in_bytes() {
        let text = "Équipée, évaluée, éprouvée et déployée à l’étage où l’été a été décidé";
        let cut = item(text, 40, 2);
        assert!(cut.lines().all(|line| line.len() <= 36), "{cut}");
        assert_eq!(cut.replace("\n  ", " "), text);
        assert!(height(&cut) > 1);
    }

    #[test]
    fn a_non_breaking_space_is_not_broken() {
        let cut = item("aaaaaaaaaaaaaaaaaa bbbb\u{a0}: c", 24, 0);
        assert_eq!(cut, "aaaaaaaaaaaaaaaaaa\nbbbb\u{a0}: c");
    }

    #[test]
    fn a_word_longer_than_a_line_is_cut() {
        let cut = item(&format!("voir {}", "é".repeat(100)), 40, 2);
        assert!(cut.lines().all(|line| line.len() <= 36), "{cut}");
        assert_eq!(cut.matches('é').count(), 100);
    }

    #[test]
    fn a_short_text_stays_on_one_line() {
        assert_eq!(item("Oui, tous", 60, 2), "Oui, tous");
        assert_eq!(height("Oui, tous"), 1);
    }
}
