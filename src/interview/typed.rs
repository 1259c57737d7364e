//! What a typed line stands for.

use crate::diagnostic::clean;
use crate::messages::Lang;
use crate::questionnaire::{Answer, Kind};

/// The number or text that was typed.
///
/// # Errors
/// What is wrong with it, in the person's language.
pub fn understood(kind: &Kind, typed: &str, lang: Lang) -> Result<Answer, String> {
    let Kind::Number { min, max, .. } = kind else {
        // In an answers file these words say that nothing is known, or that nothing applies.
        return match Answer::reserved(typed) {
            Some(_) => Err(lang.reserved_word(typed)),
            // As it will be read back from the file: without what is not safe to print.
            None => Ok(Answer::Text(clean(typed))),
        };
    };
    // A decimal comma and spaces between thousands are how people write.
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = match lang {
        Lang::En if has_thousands(&plain) => plain.replace(',', ""),
        _ => plain.replace(',', "."),
    };
    let number = plain.parse::<f64>().ok();
    let number = number.filter(|number| number.is_finite());
    let number = number.ok_or_else(|| lang.not_a_number(typed))?;
    let too_low = min.is_some_and(|min| number < min);
    let too_high = max.is_some_and(|max| number > max);
    if too_low || too_high {
        return Err(lang.out_of_range(&lang.range(*min, *max)));
    }
    Ok(Answer::Number(number))
}

/// Whether every comma has three digits behind it, as in "1,234,567": in English they are no decimal
/// commas.
fn has_thousands(number: &str) -> bool {
    let whole = number.split('.').next().unwrap_or_default();
    let mut groups = whole.split(',').skip(1).peekable();
    groups.peek().is_some()
        && groups.all(|group| group.len() == 3 && group.chars().all(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NUMBER: Kind = Kind::Number {
        unit: None,
        min: None,
        max: None,
    };

    #[test]
    fn a_text_loses_the_marks_that_turn_lines_around() {
        let text = Answer::Text("a\u{fffd}b".to_owned());
        assert_eq!(understood(&Kind::Text, "a\u{202e}b", Lang::En), Ok(text));
    }

    #[test]
    fn thousands_and_decimals_are_read_as_people_write_them_in_their_language() {
        let read = |typed, lang| match understood(&NUMBER, typed, lang) {
            Ok(Answer::Number(number)) => Some(number),
            _ => None,
        };
        assert_eq!(read("1 234,5", Lang::Fr), Some(1234.5));
        assert_eq!(read("1\u{202f}234", Lang::Fr), Some(1234.0));
        assert_eq!(read("3,125", Lang::Fr), Some(3.125));
        assert_eq!(read("1,234", Lang::En), Some(1234.0));
        assert_eq!(read("1,234,567.5", Lang::En), Some(1_234_567.5));
        assert_eq!(read("3,5", Lang::En), Some(3.5));
        assert_eq!(read("1,2,3", Lang::Fr), None);
        assert_eq!(read("douze", Lang::Fr), None);
    }
}
