//! What things that may move may be worth in a score.

use crate::assessment::Bounds;
use crate::exact::Exact;
use crate::plan::goal::States;
use crate::questionnaire::{Answer, Question};
use crate::truth::Truth;

/// What a question may be worth.
#[derive(Default)]
pub struct Worth<'q> {
    values: Option<(&'q Exact, &'q Exact)>,
    /// Whether it may turn out not to apply.
    pub may_be_na: bool,
}

impl<'q> Worth<'q> {
    /// Adds what an answer is worth.
    pub fn add(&mut self, question: &'q Question, answer: &Answer) {
        match answer {
            Answer::One(option) => self.value(&question.options()[*option].value),
            Answer::Unknown => {
                let options = question.options().iter();
                options.for_each(|option| self.value(&option.value));
                self.may_be_na |= question.na.is_some();
            }
            _ => self.may_be_na = true,
        }
    }

    fn value(&mut self, value: &'q Exact) {
        let (low, high) = self.values.unwrap_or((value, value));
        self.values = Some((low.min(value), high.max(value)));
    }

    /// From the least to the most; `None` when it certainly does not count.
    pub fn bounds(self) -> Option<Bounds> {
        let (low, high) = self.values?;
        Some(Bounds::between(low.clone(), high.clone(), self.may_be_na))
    }
}

/// What a criterion may be worth: 1 when it is met, 0 when it is not.
pub fn worth_of(states: States) -> Option<Bounds> {
    let [zero, one] = [0, 1].map(Exact::from);
    let unsure = states.has(Truth::Unknown);
    let low = unsure || states.has(Truth::Unmet);
    let high = unsure || states.has(Truth::Met);
    if !low && !high {
        return None;
    }
    let from = if low { zero.clone() } else { one.clone() };
    let to = if high { one } else { zero };
    // An unknown criterion may turn out not to apply.
    Some(Bounds::between(from, to, unsure || states.has(Truth::Na)))
}
