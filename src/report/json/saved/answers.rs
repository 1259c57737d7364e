//! Answers of a saved result, under the names of today.

use std::fmt;

use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};

use super::{Answered, Text};
use crate::answers::{Answers, Entry};
use crate::diagnostic::clean;
use crate::order::Arrange;
use crate::questionnaire::{Answer, Kind, Question, Questionnaire, Ref};
use crate::report::AnswerValue;
use crate::report::compare::Gone;

/// Answers being read, and what became of their ids.
pub struct Reading<'q> {
    rules: &'q Questionnaire,
    pub answers: Answers,
    pub renamed: Vec<(String, String)>,
    pub gone: Vec<Gone>,
    pub refused: Vec<Gone>,
}

/// The question of an id of then; whether it has another name today.
pub fn question(rules: &Questionnaire, id: &str) -> Option<(Ref<Question>, bool)> {
    let current = rules.questions.find(id);
    let renamed = || {
        rules
            .renamed
            .get(id)
            .and_then(|id| rules.questions.find(id))
    };
    let current = current.map(|question| (question, false));
    current.or_else(|| renamed().map(|question| (question, true)))
}

impl<'q> Reading<'q> {
    pub fn of(rules: &'q Questionnaire) -> Reading<'q> {
        Reading {
            rules,
            answers: Answers::none(rules),
            renamed: Vec::new(),
            gone: Vec::new(),
            refused: Vec::new(),
        }
    }

    /// The profiles present; those that no longer exist are left out.
    pub fn profiles<'i>(&mut self, ids: impl Iterator<Item = &'i str>) {
        let found = ids.filter_map(|id| self.rules.profiles.find(id));
        let found: Vec<_> = found.collect();
        self.answers.profiles = Some(found).filter(|profiles| !profiles.is_empty());
    }

    /// One answer; of two to the same question, which no program writes, the first counts.
    pub fn answer(&mut self, answered: Answered) {
        let Some((reference, is_renamed)) = question(self.rules, &answered.question.0) else {
            self.gone.push(no_longer(answered));
            return;
        };
        let content = &self.rules.questions[reference];
        if is_renamed {
            let names = (answered.question.0.clone(), content.id.to_string());
            self.renamed.push(names);
        }
        if self.answers.entry(reference).is_some() {
            return;
        }
        match understood(content, &answered.answer) {
            Some(answer) => self.answers.replace(
                reference,
                Entry {
                    note: answered.note.map(String::from),
                    evidence: answered.evidence.map(String::from),
                    by: answered.by.map(String::from),
                    on: answered.on.map(String::from),
                    ..Entry::from(answer)
                },
            ),
            None => {
                // It was answered: the question existed, only the answer is not known any more.
                self.answers.set(reference, Answer::Unknown);
                self.refused.push(no_longer(answered));
            }
        }
    }
}

fn no_longer(answered: Answered) -> Gone {
    Gone {
        id: answered.question.0.into(),
        text: answered.text.map(|text| text.0.into()),
        answer_text: answered.answer_text.map(|text| text.0.into()),
    }
}

/// The answer that was written, if the question still accepts it.
fn understood(question: &Question, written: &AnswerValue) -> Option<Answer> {
    let number = |number: f64| match &question.kind {
        Kind::Number { min, max, .. } => {
            let inside = min.is_none_or(|min| number >= min) && max.is_none_or(|max| number <= max);
            inside.then_some(Answer::Number(number))
        }
        _ => None,
    };
    match written {
        AnswerValue::Word(word) => match Answer::reserved(word) {
            Some(Answer::Na) if question.na.is_none() => None,
            Some(reserved) => Some(reserved),
            None => match &question.kind {
                Kind::Single(_) => question.option(word).map(Answer::One),
                Kind::Text => Some(Answer::Text(word.clone())),
                Kind::Many(_) | Kind::Number { .. } => None,
            },
        },
        AnswerValue::Words(words) if matches!(question.kind, Kind::Many(_)) => {
            let chosen = words.iter().map(|word| question.option(word));
            let mut chosen: Vec<usize> = chosen.collect::<Option<_>>()?;
            chosen.arrange();
            chosen.dedup();
            Some(Answer::Many(chosen))
        }
        AnswerValue::Words(_) => None,
        // Exact below 2^53; beyond, the nearest number.
        AnswerValue::Whole(whole) => number(*whole as f64),
        AnswerValue::Number(decimal) => number(*decimal),
    }
}

impl<'de> Deserialize<'de> for AnswerValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<AnswerValue, D::Error> {
        deserializer.deserialize_any(Written)
    }
}

struct Written;

impl<'de> Visitor<'de> for Written {
    type Value = AnswerValue;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text, a list of texts or a number")
    }

    fn visit_str<E>(self, word: &str) -> Result<AnswerValue, E> {
        Ok(AnswerValue::Word(clean(word)))
    }

    fn visit_i64<E>(self, number: i64) -> Result<AnswerValue, E> {
        Ok(AnswerValue::Whole(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<AnswerValue, E> {
        let whole = i64::try_from(number).map(AnswerValue::Whole);
        Ok(whole.unwrap_or(AnswerValue::Number(number as f64)))
    }

    fn visit_f64<E>(self, number: f64) -> Result<AnswerValue, E> {
        Ok(AnswerValue::Number(number))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<AnswerValue, A::Error> {
        let mut words = Vec::new();
        while let Some(Text(word)) = list.next_element()? {
            words.push(word);
        }
        Ok(AnswerValue::Words(words))
    }
}
