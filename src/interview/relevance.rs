//! Which questions can still change something (format.md, section 6).

use std::collections::HashSet;

use crate::answers::Answers;
use crate::assessment::Assessment;
use crate::questionnaire::{
    Condition, Criterion, Dimension, Level, Literal, Profile, Question, Questionnaire, Ref,
};
use crate::truth::Truth;

/// The questions, in order of asking, that these profiles can answer now and that can still
/// change a criterion counted up to the next stage, one of a level not yet certainly missed, an
/// eligibility case or an advice.
pub fn relevant_questions(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    profiles: &[Ref<Profile>],
) -> Vec<Ref<Question>> {
    let mut search = Search {
        questionnaire,
        assessment,
        seen_criteria: HashSet::new(),
        seen_questions: HashSet::new(),
        criteria: Vec::new(),
        found: HashSet::new(),
    };
    search.criteria = counted(questionnaire, assessment);
    for (_, case) in questionnaire.eligibility.iter() {
        search.condition(&case.when);
        if assessment.condition(&case.when) == Truth::Met {
            break;
        }
    }
    search.run();
    let asked = |question: &Ref<Question>| questionnaire.is_asked_to(*question, profiles);
    let found = questionnaire.questions.refs();
    found
        .filter(|question| search.found.contains(question))
        .filter(asked)
        .collect()
}

/// The facts that these profiles were never asked: they change nothing, and are only offered.
pub fn optional_questions(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    answers: &Answers,
    profiles: &[Ref<Profile>],
) -> Vec<Ref<Question>> {
    questionnaire
        .questions
        .iter()
        .filter(|(_, question)| question.fact)
        .filter(|(_, question)| assessment.applicability(question) == Truth::Met)
        .map(|(reference, _)| reference)
        .filter(|&question| answers.entry(question).is_none())
        .filter(|&question| questionnaire.is_asked_to(question, profiles))
        .collect()
}

/// Criteria that count: for support up to the next stage, and for each dimension up to the first
/// level that is certainly missed.
fn counted(questionnaire: &Questionnaire, assessment: &Assessment) -> Vec<Ref<Criterion>> {
    let mut counted = Vec::new();
    for (reference, dimension) in questionnaire.dimensions.iter() {
        let missed = dimension.levels.iter().position(|level| {
            let mut required = level.requires.iter();
            required.any(|&criterion| assessment.criterion(criterion) == Truth::Unmet)
        });
        let up_to = missed.map_or(dimension.levels.len(), |index| index + 1);
        for level in &dimension.levels[..up_to] {
            counted.extend(&level.requires);
        }
        counted.extend(for_support(reference, &dimension.levels, assessment));
    }
    counted
}

/// What support asks for at the stage asked for, and at the next.
fn for_support(
    dimension: Ref<Dimension>,
    levels: &[Level],
    assessment: &Assessment,
) -> Vec<Ref<Criterion>> {
    let readiness = assessment.readiness.as_ref();
    let stage = readiness.filter(|readiness| readiness.dimension == dimension);
    let count = stage.map_or(0, |readiness| readiness.asked + 1);
    let levels = levels.iter().take(count);
    levels
        .flat_map(|level| {
            level
                .requires
                .iter()
                .chain(&level.gates)
                .chain(&level.advises)
        })
        .copied()
        .collect()
}

struct Search<'a> {
    questionnaire: &'a Questionnaire,
    assessment: &'a Assessment,
    seen_criteria: HashSet<Ref<Criterion>>,
    seen_questions: HashSet<Ref<Question>>,
    /// Still to look into: a worklist, since rules may form long chains.
    criteria: Vec<Ref<Criterion>>,
    found: HashSet<Ref<Question>>,
}

impl<'a> Search<'a> {
    fn run(&mut self) {
        while let Some(criterion) = self.criteria.pop() {
            let undecided = self.assessment.criterion(criterion) == Truth::Unknown;
            if undecided && self.seen_criteria.insert(criterion) {
                self.condition(&self.questionnaire.criteria[criterion].needs);
            }
        }
    }

    /// Looks into the undecided literals of the branches that are still undecided.
    fn condition(&mut self, condition: &'a Condition) {
        let mut pending = vec![condition];
        while let Some(condition) = pending.pop() {
            for literals in &condition.0 {
                let states = literals
                    .iter()
                    .map(|literal| self.assessment.literal(literal));
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
    fn literal(&mut self, literal: &Literal) -> Vec<&'a Condition> {
        match literal {
            Literal::Question(question, _) => return self.question(*question),
            Literal::Criterion(criterion, _) => self.criteria.push(*criterion),
            Literal::Dimension(dimension, _) => {
                let levels = &self.questionnaire.dimensions[*dimension].levels;
                self.criteria
                    .extend(levels.iter().flat_map(|level| &level.requires));
            }
        }
        Vec::new()
    }

    /// A question that applies can be asked; otherwise, what decides whether it applies.
    fn question(&mut self, reference: Ref<Question>) -> Vec<&'a Condition> {
        if !self.seen_questions.insert(reference) {
            return Vec::new();
        }
        let question = &self.questionnaire.questions[reference];
        match self.assessment.applicability(question) {
            Truth::Met => {
                self.found.insert(reference);
                Vec::new()
            }
            Truth::Unknown => question.when.iter().chain(&question.unless).collect(),
            Truth::Unmet | Truth::Na => Vec::new(),
        }
    }
}
