//! Saved results: read back whole, printed in every format, and compared.

use palier::messages::Lang;
use palier::report::json::saved;

use super::laws::Ways;
use super::texts::{carried, source};
use super::{Outcome, answers, laws};

/// An input is a saved result in JSON, of a questionnaire that palier carries or of any other.
pub fn results(data: &[u8]) -> Outcome {
    let Ok(text) = std::str::from_utf8(data) else {
        return Outcome::Refused;
    };
    let file = source("result.json", text);
    let whole = match saved::report(&file, Lang::Fr) {
        Ok(report) => {
            laws::result(&report, &mut Ways::of(data));
            true
        }
        Err(faults) => {
            laws::told(&faults);
            false
        }
    };
    let compared = compared(text);
    match whole || compared {
        true => Outcome::Accepted,
        false => Outcome::Refused,
    }
}

/// With the best answers; whether it is a result of a carried questionnaire.
fn compared(text: &str) -> bool {
    let file = source("result.json", text);
    let mut found = false;
    for carried in carried()
        .iter()
        .filter(|carried| text.contains(carried.name))
    {
        let rules = carried.rules(Lang::En);
        match saved::read(&file, rules, Lang::En) {
            Err(faults) => laws::told(&faults),
            Ok(input) => {
                found = true;
                let present = laws::present(rules, &input.answers);
                let mut other = input.clone();
                other.answers = laws::answered(rules, true);
                answers::told(rules, (&input, &present), (&other, &present), Lang::En);
            }
        }
    }
    found
}
