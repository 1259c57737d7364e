//! Which questions can still change something (format.md, section 6).

use crate::answers::Answers;
use crate::assessment::{Assessment, DimensionGap, open_questions};
use crate::questionnaire::{
    Condition, Criterion, Dimension, Node, Profile, Question, Questionnaire, Ref, Rule,
};
use crate::truth::Truth;

/// The questions, in order of asking, that these profiles can answer now and that can still
/// change a criterion counted up to the next stage, one of a level not yet certainly missed, a
/// score or a share, an eligibility case or an advice.
pub fn relevant_questions(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    profiles: &[Ref<Profile>],
) -> Vec<Ref<Question>> {
    let criteria = counted(questionnaire, assessment);
    let criteria = criteria.into_iter().map(Node::Criterion);
    let cases = undecided_cases(questionnaire, assessment);
    let nodes = criteria.chain(computed(questionnaire));
    let mut open = open_questions(questionnaire, assessment, nodes, cases);
    open.retain(|&question| questionnaire.is_asked_to(question, profiles));
    open
}

/// The facts that no rule waits for and that these profiles were never asked: they are only
/// offered.
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

/// The conditions of the cases that eligibility still looks at: up to the first that is met.
fn undecided_cases<'q>(
    questionnaire: &'q Questionnaire,
    assessment: &Assessment,
) -> Vec<&'q Condition> {
    let cases = questionnaire.eligibility.iter().map(|(_, case)| &case.when);
    cases
        .take_while(|when| assessment.condition(when) != Truth::Met)
        .collect()
}

/// The dimensions that all which is unknown in them can still change: a score or a share has no
/// levels that are certainly missed.
fn computed(questionnaire: &Questionnaire) -> impl Iterator<Item = Node> {
    let dimensions = questionnaire.dimensions.iter();
    let computed = dimensions.filter(|(_, dimension)| !matches!(dimension.rule, Rule::Staged));
    computed.map(|(reference, _)| Node::Dimension(reference))
}

/// Criteria that count: for support and the levels it expects, up to the next stage; and for each
/// dimension, up to the first level that is certainly missed.
fn counted(questionnaire: &Questionnaire, assessment: &Assessment) -> Vec<Ref<Criterion>> {
    let mut counted = Vec::new();
    for (reference, dimension) in questionnaire.dimensions.iter() {
        let missed = dimension.levels.iter().position(|level| {
            let mut required = level.requires.iter();
            required.any(|&criterion| assessment.criterion(criterion) == Truth::Unmet)
        });
        let not_missed = missed.map_or(dimension.levels.len(), |index| index + 1);
        let up_to = not_missed.max(expected(reference, assessment));
        for level in &dimension.levels[..up_to] {
            counted.extend(&level.requires);
        }
    }
    counted.extend(for_support(questionnaire, assessment));
    counted
}

/// The rank that the stage asked for, or the next, expects in a dimension; 0 if none.
fn expected(dimension: Ref<Dimension>, assessment: &Assessment) -> usize {
    let readiness = assessment.readiness.as_ref();
    let next = readiness.and_then(|readiness| readiness.outlook.as_ref());
    let now = readiness.map_or(&[][..], |readiness| &readiness.gap);
    let next = next.map_or(&[][..], |outlook| &outlook.gap);
    let of_dimension = |gap: &&DimensionGap| gap.dimension == dimension;
    let gaps = now.iter().chain(next).filter(of_dimension);
    gaps.map(|gap| gap.expected).max().unwrap_or(0)
}

/// What support asks for at the stage asked for, and at the next.
fn for_support(questionnaire: &Questionnaire, assessment: &Assessment) -> Vec<Ref<Criterion>> {
    let Some(readiness) = &assessment.readiness else {
        return Vec::new();
    };
    let levels = &questionnaire.dimensions[readiness.dimension].levels;
    levels
        .iter()
        .take(readiness.asked + 1)
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
