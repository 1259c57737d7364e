//! The laws of the format (section 5), of any questionnaire and any answers to it.

use std::collections::BTreeMap;

use palier::answers::Answers;
use palier::assessment::{Assessment, Bounds, assess};
use palier::questionnaire::{
    Accepts, Answer, Criterion, Kind, Literal, Node, Question, Questionnaire, Ref, Rule, Verdict,
};
use palier::support::{self, Timing, prerequisites};
use palier::truth::Truth;
use proptest::prelude::{TestCaseError, prop_assert, prop_assert_eq, prop_assert_ne};

use super::choices::Choices;

type Held = Result<(), TestCaseError>;

/// The ranks of the dimension of stages, if support is foreseen.
pub fn stages(questionnaire: &Questionnaire) -> std::ops::RangeInclusive<usize> {
    let dimension = questionnaire.stage_dimension();
    1..=dimension.map_or(0, |d| questionnaire.dimensions[d].levels.len())
}

/// The verdict at a stage.
pub fn verdict(questionnaire: &Questionnaire, answers: &Answers, stage: usize) -> Verdict {
    let assessment = assess(questionnaire, answers, Some(stage));
    assessment.readiness.expect("a stage is foreseen").verdict
}

/// An answer drawn among all that the question accepts, but the best `best` times in a hundred.
pub fn draw(choices: &mut Choices, question: &Question, best: usize) -> Answer {
    let best = choices.chance(best);
    if !best && question.na.is_some() && choices.chance(20) {
        return Answer::Na;
    }
    match &question.kind {
        Kind::Single(options) if best => Answer::One(options.len() - 1),
        Kind::Single(options) => Answer::One(choices.below(options.len())),
        Kind::Many(options) if best => Answer::Many((0..options.len()).collect()),
        Kind::Many(options) => Answer::Many(choices.some_below(options.len(), 50)),
        Kind::Number { min, max, .. } => {
            let drawn = choices.below(7) as f64 / 2.0;
            Answer::Number(drawn.max(min.unwrap_or(drawn)).min(max.unwrap_or(drawn)))
        }
        Kind::Text => Answer::Text("text".to_owned()),
    }
}

/// Answers to every question, each drawn or missing.
pub fn draw_all(choices: &mut Choices, questionnaire: &Questionnaire) -> Answers {
    // Whole sets of good or of missing answers are wanted too: chance alone would give none.
    let best = [0, 50, 90, 100][choices.below(4)];
    let missing = [0, 5, 25, 95][choices.below(4)];
    let mut answers = Answers::none(questionnaire);
    for (reference, question) in questionnaire.questions.iter() {
        if !choices.chance(missing) {
            answers.set(reference, draw(choices, question, best));
        } else if choices.chance(50) {
            answers.set(reference, Answer::Unknown);
        }
    }
    answers
}

/// The same answers, some of the unknown ones settled in any way, favourable or not.
pub fn settle_some(
    choices: &mut Choices,
    questionnaire: &Questionnaire,
    answers: &Answers,
) -> Answers {
    let percent = [15, 50, 100][choices.below(3)];
    let mut settled = answers.clone();
    for (reference, question) in questionnaire.questions.iter() {
        if *answers.get(reference) == Answer::Unknown && choices.chance(percent) {
            settled.set(reference, draw(choices, question, 0));
        }
    }
    settled
}

/// Law 1, over several steps: settling unknowns only narrows what was still possible, and what was
/// certain stays as it was.
pub fn settling_only_narrows(
    choices: &mut Choices,
    questionnaire: &Questionnaire,
    answers: &Answers,
) -> Held {
    let mut before = answers.clone();
    for _ in 0..3 {
        let after = settle_some(choices, questionnaire, &before);
        narrows(questionnaire, &before, &after)?;
        before = after;
    }
    Ok(())
}

/// Law 1, of answers and the same with some unknown ones settled.
pub fn narrows(questionnaire: &Questionnaire, before: &Answers, after: &Answers) -> Held {
    let old = assess(questionnaire, before, None);
    let new = assess(questionnaire, after, None);
    intervals_narrow(questionnaire, &old, &new)?;
    certain_states_stay(questionnaire, &old, &new)?;
    final_verdicts_stay(questionnaire, before, after)
}

fn intervals_narrow(questionnaire: &Questionnaire, old: &Assessment, new: &Assessment) -> Held {
    for (reference, dimension) in questionnaire.dimensions.iter() {
        let (old, new) = (old.dimension(reference), new.dimension(reference));
        let id = &dimension.id;
        prop_assert!(old.proven <= old.possible, "{id}: {old:?}");
        prop_assert!(new.proven <= new.possible, "{id}: {new:?}");
        prop_assert!(old.proven <= new.proven, "{id}: {old:?} then {new:?}");
        prop_assert!(new.possible <= old.possible, "{id}: {old:?} then {new:?}");
        scores_narrow(id, old.score.as_ref(), new.score.as_ref())?;
    }
    Ok(())
}

/// A score stays between its bounds, and there is none only where that was foreseen.
fn scores_narrow(id: &str, old: Option<&Bounds>, new: Option<&Bounds>) -> Held {
    let Some(old) = old else {
        prop_assert!(new.is_none(), "{id}: no score, then {new:?}");
        return Ok(());
    };
    prop_assert!(old.low <= old.high, "{id}: {old:?}");
    let Some(new) = new else {
        prop_assert!(old.may_be_na, "{id}: {old:?}, then no score");
        return Ok(());
    };
    prop_assert!(old.low <= new.low, "{id}: {old:?} then {new:?}");
    prop_assert!(new.high <= old.high, "{id}: {old:?} then {new:?}");
    prop_assert!(old.may_be_na || !new.may_be_na, "{id}: {old:?}, {new:?}");
    Ok(())
}

fn certain_states_stay(questionnaire: &Questionnaire, old: &Assessment, new: &Assessment) -> Held {
    for (reference, question) in questionnaire.questions.iter() {
        let old = old.value(reference);
        if old.answer != Answer::Unknown {
            prop_assert_eq!(old, new.value(reference), "{}", question.id);
        }
    }
    for (reference, criterion) in questionnaire.criteria.iter() {
        let old = old.criterion(reference);
        if old != Truth::Unknown {
            prop_assert_eq!(old, new.criterion(reference), "{}", criterion.id);
        }
    }
    Ok(())
}

/// At a fixed stage, only `to-verify` may turn out either way.
fn final_verdicts_stay(questionnaire: &Questionnaire, old: &Answers, new: &Answers) -> Held {
    for stage in stages(questionnaire) {
        let old = verdict(questionnaire, old, stage);
        let new = verdict(questionnaire, new, stage);
        match old {
            Verdict::NoGo | Verdict::Go => prop_assert_eq!(old, new, "stage {}", stage),
            Verdict::GoWithConditions => prop_assert!(new >= old, "stage {stage}: {new:?}"),
            Verdict::ToVerify => {}
        }
    }
    Ok(())
}

/// Law 2: while no applicability changes, a better answer lowers no level and worsens no verdict.
/// Says for how many better answers it was put to the test.
pub fn a_better_answer_never_harms(
    questionnaire: &Questionnaire,
    answers: &Answers,
) -> Result<usize, TestCaseError> {
    let mut tested = 0;
    for (reference, question) in questionnaire.questions.iter() {
        for better in better_answers(question, answers.get(reference)) {
            let mut improved = answers.clone();
            improved.set(reference, better);
            tested += usize::from(better_never_harms(questionnaire, answers, &improved)?);
        }
    }
    Ok(tested)
}

/// Law 2, of answers and better ones; `false` where what is asked changes, so that nothing is said.
pub fn better_never_harms(
    questionnaire: &Questionnaire,
    answers: &Answers,
    better: &Answers,
) -> Result<bool, TestCaseError> {
    let old = assess(questionnaire, answers, None);
    let new = assess(questionnaire, better, None);
    if applicability(questionnaire, &old) != applicability(questionnaire, &new) {
        return Ok(false);
    }
    no_level_falls(questionnaire, &old, &new)?;
    no_verdict_worsens(questionnaire, answers, better)?;
    Ok(true)
}

/// The answers better than a known one: any later option, or one option more.
pub fn better_answers(question: &Question, answer: &Answer) -> Vec<Answer> {
    let count = question.options().len();
    match answer {
        _ if question.fact => Vec::new(),
        Answer::One(option) => (option + 1..count).map(Answer::One).collect(),
        Answer::Many(chosen) => (0..count)
            .filter(|option| !chosen.contains(option))
            .map(|option| {
                let kept = |o: &usize| *o == option || chosen.contains(o);
                Answer::Many((0..count).filter(kept).collect())
            })
            .collect(),
        _ => Vec::new(),
    }
}

pub fn applicability(questionnaire: &Questionnaire, assessment: &Assessment) -> Vec<Truth> {
    let questions = questionnaire.questions.iter();
    questions
        .map(|(_, q)| assessment.applicability(q))
        .collect()
}

fn no_level_falls(questionnaire: &Questionnaire, old: &Assessment, new: &Assessment) -> Held {
    for (reference, dimension) in questionnaire.dimensions.iter() {
        let (old, new) = (old.dimension(reference), new.dimension(reference));
        let id = &dimension.id;
        prop_assert!(old.proven <= new.proven, "{id}: {old:?} then {new:?}");
        prop_assert!(old.possible <= new.possible, "{id}: {old:?} then {new:?}");
        prop_assert_eq!(old.score.is_none(), new.score.is_none(), "{}", id);
        if let (Some(old), Some(new)) = (&old.score, &new.score) {
            prop_assert!(old.low <= new.low, "{id}: {old:?} then {new:?}");
            prop_assert!(old.high <= new.high, "{id}: {old:?} then {new:?}");
        }
    }
    Ok(())
}

fn no_verdict_worsens(questionnaire: &Questionnaire, old: &Answers, new: &Answers) -> Held {
    for stage in stages(questionnaire) {
        let old = verdict(questionnaire, old, stage);
        let new = verdict(questionnaire, new, stage);
        prop_assert!(old <= new, "stage {stage}: {old:?} then {new:?}");
    }
    Ok(())
}

/// Whether every criterion accepts, with an answer, all better ones, and every score is worth no
/// less with them: law 2 is about no other.
pub fn is_upward_closed(questionnaire: &Questionnaire) -> bool {
    accepts_better_answers(questionnaire) && scores_better_answers(questionnaire)
}

fn scores_better_answers(questionnaire: &Questionnaire) -> bool {
    let mut dimensions = questionnaire.dimensions.iter();
    dimensions.all(|(reference, dimension)| {
        let counted = questionnaire.counted(reference);
        let graded = |node: &Node| match node {
            Node::Question(question) => {
                let options = questionnaire.questions[*question].options();
                options.is_sorted_by_key(|option| &option.value)
            }
            _ => true,
        };
        !matches!(dimension.rule, Rule::First(_)) && counted.iter().all(graded)
    })
}

fn accepts_better_answers(questionnaire: &Questionnaire) -> bool {
    let closed = |marks: &[bool]| marks.is_sorted();
    let mut literals = questionnaire
        .criteria
        .iter()
        .flat_map(|(_, c)| c.needs.literals());
    literals.all(|literal| match literal {
        Literal::Question(question, _) if questionnaire.questions[*question].fact => true,
        Literal::Question(question, accepts) => match accepts {
            Accepts::Any(marks) => {
                let many = matches!(questionnaire.questions[*question].kind, Kind::Many(_));
                many || closed(marks)
            }
            Accepts::All(_) | Accepts::Range { .. } => true,
            Accepts::Without(_) => false,
        },
        Literal::Criterion(_, wanted) => *wanted == Truth::Met,
        Literal::Dimension(_, accepted) => closed(accepted),
    })
}

/// Law 3: with a gate that is na, support is at best to be verified.
pub fn a_gate_that_is_na_never_yields_go(questionnaire: &Questionnaire, answers: &Answers) -> Held {
    for stage in stages(questionnaire) {
        let assessment = assess(questionnaire, answers, Some(stage));
        let mut gates = gates(questionnaire, stage).into_iter();
        if gates.any(|gate| assessment.criterion(gate) == Truth::Na) {
            let verdict = verdict(questionnaire, answers, stage);
            prop_assert!(verdict <= Verdict::ToVerify, "stage {stage}: {verdict:?}");
        }
    }
    Ok(())
}

fn gates(questionnaire: &Questionnaire, stage: usize) -> Vec<Ref<Criterion>> {
    let Some(dimension) = questionnaire.stage_dimension() else {
        return Vec::new();
    };
    let levels = &questionnaire.dimensions[dimension].levels[..stage];
    levels
        .iter()
        .flat_map(|level| level.gates.clone())
        .collect()
}

/// The verdict says what its reasons say, from the worst to the best.
pub fn the_verdict_follows_its_reasons(questionnaire: &Questionnaire, answers: &Answers) -> Held {
    for stage in stages(questionnaire) {
        let assessment = assess(questionnaire, answers, Some(stage));
        let readiness = assessment.readiness.as_ref().expect("a stage is foreseen");
        let lacking = readiness.gap.iter().any(|gap| !gap.levels.is_empty());
        let reasons = (
            readiness.blockers.is_empty(),
            readiness.to_verify.is_empty(),
            !lacking && readiness.conditions.is_empty(),
        );
        match readiness.verdict {
            Verdict::NoGo => prop_assert!(!reasons.0),
            // Without anything to verify, a gate is na.
            Verdict::ToVerify => prop_assert!(reasons.0),
            Verdict::GoWithConditions => prop_assert_eq!(reasons, (true, true, false)),
            Verdict::Go => prop_assert_eq!(reasons, (true, true, true)),
        }
    }
    Ok(())
}

/// An outlook is what asking for the next stage today would give.
pub fn the_outlook_is_the_next_stage_asked_for(
    questionnaire: &Questionnaire,
    answers: &Answers,
) -> Held {
    for stage in stages(questionnaire) {
        let assessment = assess(questionnaire, answers, Some(stage));
        let readiness = assessment.readiness.expect("a stage is foreseen");
        let last = stage == *stages(questionnaire).end();
        prop_assert_eq!(readiness.outlook.is_none(), last);
        let Some(outlook) = readiness.outlook else {
            continue;
        };
        let assessment = assess(questionnaire, answers, Some(stage + 1));
        let next = assessment.readiness.expect("a stage is foreseen");
        prop_assert_eq!(outlook.stage, stage + 1);
        prop_assert_eq!(outlook.verdict, next.verdict);
        prop_assert_eq!(outlook.gap, next.gap);
        prop_assert_eq!(outlook.blockers, next.blockers);
        prop_assert_eq!(outlook.to_verify, next.to_verify);
    }
    Ok(())
}

/// Prerequisites are what the levels up to the stage asked for and the next name, each once.
pub fn prerequisites_are_listed_once(questionnaire: &Questionnaire, answers: &Answers) -> Held {
    for stage in stages(questionnaire) {
        let assessment = assess(questionnaire, answers, Some(stage));
        let readiness = assessment.readiness.as_ref().expect("a stage is foreseen");
        let levels = &questionnaire.dimensions[readiness.dimension].levels;
        let mut expected: BTreeMap<Ref<Criterion>, Timing> = BTreeMap::new();
        for (index, level) in levels.iter().enumerate().take(stage + 1) {
            let is_next = index == stage;
            let requires = level.requires.iter();
            let requires = requires.filter(|_| is_next || stage > readiness.reached);
            for criterion in level.gates.iter().chain(&level.advises).chain(requires) {
                let timing = if is_next { Timing::Next } else { Timing::Now };
                expected.entry(*criterion).or_insert(timing);
            }
        }
        let listed = prerequisites(questionnaire, &assessment);
        prop_assert_eq!(listed.len(), expected.len());
        for prerequisite in listed {
            let criterion = prerequisite.criterion;
            prop_assert_eq!(Some(&prerequisite.timing), expected.get(&criterion));
            prop_assert_eq!(prerequisite.state, assessment.criterion(criterion));
            let blocks = readiness.blockers.contains(&criterion);
            prop_assert!(!blocks || prerequisite.kind == support::Kind::Gate);
        }
    }
    Ok(())
}

/// Assessing is a function of the answers: twice the same, and the order of answering is nothing.
pub fn assessing_twice_gives_the_same(questionnaire: &Questionnaire, answers: &Answers) -> Held {
    let mut reversed = Answers::none(questionnaire);
    for (reference, _) in questionnaire.questions.iter().rev() {
        if let Some(entry) = answers.entry(reference) {
            reversed.set(reference, entry.answer.clone());
        }
    }
    let shown = |answers| format!("{:?}", assess(questionnaire, answers, None));
    prop_assert_eq!(shown(answers), shown(answers));
    prop_assert_eq!(shown(answers), shown(&reversed));
    Ok(())
}

/// A question that nobody answered is unknown: never na, never a "no".
pub fn a_missing_answer_counts_as_unknown(
    questionnaire: &Questionnaire,
    answers: &Answers,
) -> Held {
    let assessment = assess(questionnaire, answers, None);
    for (reference, question) in questionnaire.questions.iter() {
        let missing = *answers.get(reference) == Answer::Unknown;
        if missing && assessment.applicability(question) != Truth::Unmet {
            let value = &assessment.value(reference).answer;
            prop_assert_eq!(value, &Answer::Unknown, "{}", question.id);
        }
    }
    Ok(())
}

/// Without any answer, what is certain does not depend on the answers: a no-go would be one
/// whatever is answered.
pub fn nothing_answered_is_held_against_nobody(
    choices: &mut Choices,
    questionnaire: &Questionnaire,
) -> Held {
    let none = Answers::none(questionnaire);
    let mut complete = none.clone();
    for (reference, question) in questionnaire.questions.iter() {
        complete.set(reference, draw(choices, question, 0));
    }
    for stage in stages(questionnaire) {
        if verdict(questionnaire, &complete, stage) != Verdict::NoGo {
            prop_assert_ne!(verdict(questionnaire, &none, stage), Verdict::NoGo);
        }
    }
    let old = assess(questionnaire, &none, None);
    certain_states_stay(questionnaire, &old, &assess(questionnaire, &complete, None))
}
