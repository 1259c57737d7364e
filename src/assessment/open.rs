//! Which questions undecided things wait for: those that can be answered now and still change
//! something.

use std::collections::HashSet;

use super::Assessment;
use crate::questionnaire::{
    Condition, Criterion, Dimension, Literal, Question, Questionnaire, Ref,
};
use crate::truth::Truth;

/// The questions, in order of asking, that apply and that these criteria and conditions wait for.
///
/// A branch that is decided waits for nothing; a question of which it is not known whether it
/// applies waits for what decides that.
pub fn open_questions<'q>(
    questionnaire: &'q Questionnaire,
    assessment: &Assessment,
    criteria: Vec<Ref<Criterion>>,
    conditions: impl IntoIterator<Item = &'q Condition>,
) -> Vec<Ref<Question>> {
    let mut search = Search {
        questionnaire,
        assessment,
        criteria,
        seen_criteria: HashSet::new(),
        seen_dimensions: HashSet::new(),
        seen_questions: HashSet::new(),
        found: Vec::new(),
    };
    for condition in conditions {
        search.condition(condition);
    }
    search.run();
    search.found.sort_unstable();
    search.found
}

struct Search<'q, 'a> {
    questionnaire: &'q Questionnaire,
    assessment: &'a Assessment,
    /// Still to look into: a worklist, since rules may form long chains.
    criteria: Vec<Ref<Criterion>>,
    seen_criteria: HashSet<Ref<Criterion>>,
    seen_dimensions: HashSet<Ref<Dimension>>,
    seen_questions: HashSet<Ref<Question>>,
    found: Vec<Ref<Question>>,
}

impl<'q> Search<'q, '_> {
    fn run(&mut self) {
        while let Some(criterion) = self.criteria.pop() {
            let undecided = self.assessment.criterion(criterion) == Truth::Unknown;
            if undecided && self.seen_criteria.insert(criterion) {
                self.condition(&self.questionnaire.criteria[criterion].needs);
            }
        }
    }

    /// Looks into the undecided literals of the branches that are still undecided.
    fn condition(&mut self, condition: &'q Condition) {
        let mut pending = vec![condition];
        while let Some(condition) = pending.pop() {
            for literals in &condition.0 {
                let states = literals.iter().map(|l| self.assessment.literal(l));
                if Truth::all(states) != Truth::Unknown {
                    continue;
                }
                for literal in literals {
                    if self.assessment.literal(literal) == Truth::Unknown {
                        pending.extend(self.literal(literal));
                    }
                }
            }
        }
    }

    /// Notes what an undecided literal rests on; returns conditions to look into first.
    fn literal(&mut self, literal: &Literal) -> Vec<&'q Condition> {
        match literal {
            Literal::Question(question, _) => return self.question(*question),
            Literal::Criterion(criterion, _) => self.criteria.push(*criterion),
            Literal::Dimension(dimension, _) => {
                if self.seen_dimensions.insert(*dimension) {
                    let levels = self.questionnaire.dimensions[*dimension].levels.iter();
                    self.criteria
                        .extend(levels.flat_map(|level| &level.requires));
                }
            }
        }
        Vec::new()
    }

    /// A question that applies can be asked; otherwise, what decides whether it applies.
    fn question(&mut self, reference: Ref<Question>) -> Vec<&'q Condition> {
        if !self.seen_questions.insert(reference) {
            return Vec::new();
        }
        let question = &self.questionnaire.questions[reference];
        match self.assessment.applicability(question) {
            Truth::Met => {
                self.found.push(reference);
                Vec::new()
            }
            Truth::Unknown => question.when.iter().chain(&question.unless).collect(),
            Truth::Unmet | Truth::Na => Vec::new(),
        }
    }
}
