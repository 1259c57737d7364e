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
    for word in text.split_whitespace_breaking() {
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

trait Words {
    /// Words as the page breaks them: at spaces and line ends, never at a non-breaking space.
    fn split_whitespace_breaking(&self) -> impl Iterator<Item = &str>;
}

impl Words for str {
    fn split_whitespace_breaking(&self) -> impl Iterator<Item = &str> {
        self.split([' ', '\n', '\t'])
            .filter(|word| !word.is_empty())
    }
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
    fn a_short_text_stays_on_one_line() {
        assert_eq!(item("Oui, tous", 60, 2), "Oui, tous");
        assert_eq!(height("Oui, tous"), 1);
    }
}
