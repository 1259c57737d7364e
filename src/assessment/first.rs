//! The `first` rule: the first level whose share of tagged answers is reached (format.md, section
//! 3). It tells how things stand today, unknowns as such.

use std::collections::HashMap;

use super::{LevelState, Standing};
use crate::exact::Exact;
use crate::order::Arrange;
use crate::questionnaire::{Answer, First, Question};

/// The level of a dimension of so many levels, from the values of the questions that count.
pub fn standing<'q>(
    first: &'q First,
    levels: usize,
    values: impl Iterator<Item = (&'q Question, &'q Answer)>,
) -> Standing {
    let mut applicable: i64 = 0;
    let mut carrying: HashMap<&str, i64> = HashMap::new();
    for (question, value) in values.filter(|(_, value)| **value != Answer::Na) {
        applicable += 1;
        for tag in tags(first, question, value) {
            *carrying.entry(tag).or_default() += 1;
        }
    }
    let rank = if applicable == 0 {
        first.empty
    } else {
        let holds = first.shares.iter().position(|share| {
            let carrying = carrying.get(share.tag.as_ref()).copied().unwrap_or(0);
            Exact::from(carrying) >= &share.min * &Exact::from(applicable)
        });
        // The last level has no condition.
        Some(holds.map_or(levels, |index| index + 1))
    };
    match rank {
        Some(rank) => Standing {
            proven: rank,
            possible: rank,
            levels: LevelState::up_to(rank, levels),
            score: None,
        },
        None => Standing {
            levels: vec![LevelState::Void; levels],
            ..Standing::default()
        },
    }
}

/// The tags that an answer carries, each once: several may be ticked that carry the same.
pub(crate) fn tags<'q>(first: &'q First, question: &'q Question, value: &Answer) -> Vec<&'q str> {
    let chosen = match value {
        Answer::Unknown => return first.unanswered.as_deref().into_iter().collect(),
        Answer::One(option) => std::slice::from_ref(option),
        Answer::Many(options) => options,
        Answer::Na | Answer::Number(_) | Answer::Text(_) => &[],
    };
    let options = chosen.iter().map(|&option| &question.options()[option]);
    let mut tags: Vec<&str> = options.filter_map(|option| option.tag.as_deref()).collect();
    tags.arrange();
    tags.dedup();
    tags
}
