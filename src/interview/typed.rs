//! What a typed line stands for.

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
            None => Ok(Answer::Text(typed.to_owned())),
        };
    };
    // A decimal comma and spaces between thousands are how people write.
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let number = plain.replace(',', ".").parse::<f64>().ok();
    let number = number.filter(|number| number.is_finite());
    let number = number.ok_or_else(|| lang.not_a_number(typed))?;
    let too_low = min.is_some_and(|min| number < min);
    let too_high = max.is_some_and(|max| number > max);
    if too_low || too_high {
        return Err(lang.out_of_range(&lang.range(*min, *max)));
    }
    Ok(Answer::Number(number))
}
