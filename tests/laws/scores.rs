//! Bounds of scores against all that the unknown answers may turn out to be.

use palier::answers::Answers;
use palier::assessment::{Assessment, assess};
use palier::questionnaire::{Dimension, Questionnaire, Ref};
use proptest::prelude::{TestCaseError, prop_assert, prop_assert_eq};

use super::choices::Choices;
use super::fraction::Fraction;
use super::generate;
use super::model::{
    Combine, Criterion, Dimension as Tree, Kind, Literal, Model, Node, Question, Rule, Test, Value,
};
use super::program::{bounds, read_answers};

/// So many ways to complete the answers are tried out at most.
const MOST: usize = 400;

/// A tree of scores in which every question and criterion counts once and nothing has conditions:
/// one to three dimensions of a few items each, and one of them all.
pub fn tree(choices: &mut Choices) -> Model {
    let mut model = Model {
        profiles: 0,
        nodes: Vec::new(),
        questions: Vec::new(),
        criteria: Vec::new(),
        dimensions: Vec::new(),
        stage: 0,
        eligibility: Vec::new(),
        reversed: choices.chance(50),
    };
    let branches = 1 + choices.below(3);
    let roots: Vec<Node> = (0..branches).map(|_| branch(choices, &mut model)).collect();
    let mut of: Vec<Node> = roots;
    if choices.chance(50) {
        of.push(item(choices, &mut model));
    }
    dimension(choices, &mut model, of);
    model
}

fn branch(choices: &mut Choices, model: &mut Model) -> Node {
    let count = 1 + choices.below(3);
    let of = (0..count).map(|_| item(choices, model)).collect();
    dimension(choices, model, of)
}

fn dimension(choices: &mut Choices, model: &mut Model, of: Vec<Node>) -> Node {
    let combines = [Combine::Mean, Combine::Sum, Combine::Min, Combine::Max];
    let combine = combines[choices.below(4)];
    let weighted = matches!(combine, Combine::Mean | Combine::Sum);
    let of = of.into_iter().map(|node| {
        let weight = weighted && choices.chance(50);
        (node, weight.then(|| 1 + choices.below(30) as i64))
    });
    let rule = Rule::Score {
        of: of.collect(),
        combine: Some(combine),
    };
    model.dimensions.push(Tree {
        rule,
        levels: Vec::new(),
    });
    let node = Node::Dimension(model.dimensions.len() - 1);
    model.nodes.push(node);
    node
}

/// A question, or a criterion that may turn out either way on a question of its own.
fn item(choices: &mut Choices, model: &mut Model) -> Node {
    let options = 2 + choices.below(2);
    let worth = (0..options).map(|_| choices.below(9) as i64 * 25 - 50);
    model.questions.push(Question {
        worth: worth.map(Some).collect(),
        tags: vec![None; options],
        facts: Vec::new(),
        effort: None,
        bounded: false,
        kind: Kind::Single {
            options,
            scale: false,
        },
        section: 0,
        fact: choices.chance(5),
        offers_na: choices.chance(40),
        profiles: Vec::new(),
        when: None,
        unless: None,
        otherwise: None,
        suggest: None,
    });
    let question = Node::Question(model.questions.len() - 1);
    model.nodes.push(question);
    if choices.chance(60) {
        return question;
    }
    let literal = Literal {
        subject: question,
        test: Test::Min(1),
    };
    model.criteria.push(Criterion {
        needs: vec![vec![literal]],
    });
    let criterion = Node::Criterion(model.criteria.len() - 1);
    model.nodes.push(criterion);
    criterion
}

/// Answers of which few are missing, so that all that they may be can be tried out.
pub fn answers(choices: &mut Choices, model: &Model) -> Vec<Option<Value>> {
    let answers = generate::answers(choices, model);
    let questions = model.questions.iter().zip(answers);
    let mut missing = 0;
    let known = questions.map(|(question, answer)| match answer {
        None | Some(Value::Unknown) if missing < 4 => {
            missing += 1;
            None
        }
        None | Some(Value::Unknown) => Some(every_answer(question)[0].clone()),
        known => known,
    });
    known.collect()
}

/// Everything that the question may be answered with; of numbers, a few.
fn every_answer(question: &Question) -> Vec<Value> {
    let mut all: Vec<Value> = match question.kind {
        Kind::Single { options, .. } => (0..options).map(Value::One).collect(),
        Kind::Many { options } => (0..1 << options)
            .map(|ticked: usize| {
                let chosen = (0..options).filter(|option| ticked & (1 << option) != 0);
                Value::Many(chosen.collect())
            })
            .collect(),
        Kind::Number => (0..7)
            .map(|half| Value::Number(f64::from(half) / 2.0))
            .collect(),
    };
    if question.offers_na {
        all.push(Value::Na);
    }
    all
}

/// Every way to complete the answers; `None` when there are too many.
fn completions(model: &Model, values: &[Option<Value>]) -> Option<Vec<Vec<Option<Value>>>> {
    let mut ways: Vec<Vec<Option<Value>>> = vec![Vec::new()];
    for (question, value) in model.questions.iter().zip(values) {
        let possible = match value {
            None | Some(Value::Unknown) => every_answer(question),
            Some(known) => vec![known.clone()],
        };
        if ways.len() * possible.len() > MOST {
            return None;
        }
        let with = |way: &Vec<Option<Value>>, value: &Value| {
            let added = std::iter::once(Some(value.clone()));
            way.iter().cloned().chain(added).collect::<Vec<_>>()
        };
        ways = ways
            .iter()
            .flat_map(|way| possible.iter().map(move |value| with(way, value)))
            .collect();
    }
    Some(ways)
}

/// The scores of every dimension lie within their bounds whatever is answered; and, where `tight`,
/// the bounds are the extremes. Says how many undecided scores were compared.
pub fn bounds_hold(
    model: &Model,
    questionnaire: &Questionnaire,
    values: &[Option<Value>],
    tight: bool,
) -> Result<usize, TestCaseError> {
    let Some(completions) = completions(model, values) else {
        return Ok(0);
    };
    let read = |values: &[Option<Value>]| -> Answers { read_answers(model, questionnaire, values) };
    let assessment = assess(questionnaire, &read(values), None);
    let complete: Vec<Assessment> = completions
        .iter()
        .map(|values| assess(questionnaire, &read(values), None))
        .collect();
    let mut compared = 0;
    for (reference, dimension) in questionnaire.dimensions.iter() {
        let id = &dimension.id;
        let Some(found) = &assessment.dimension(reference).score else {
            let none = complete
                .iter()
                .all(|a| a.dimension(reference).score.is_none());
            prop_assert!(none, "{}: a score turns up", id);
            continue;
        };
        let (low, high, may_be_na) = bounds(found);
        let scores = complete.iter().map(|a| settled(a, reference));
        let scores: Vec<Option<Fraction>> = scores.collect();
        compared += usize::from(low < high);
        prop_assert!(may_be_na || !scores.contains(&None), "{}: no score", id);
        let known = || scores.iter().flatten();
        prop_assert!(
            known().all(|score| low <= *score && *score <= high),
            "{}",
            id
        );
        if tight && is_tight(model, &assessment, questionnaire, reference) {
            prop_assert_eq!(known().min(), Some(&low), "{}", id);
            prop_assert_eq!(known().max(), Some(&high), "{}", id);
            prop_assert_eq!(may_be_na, scores.contains(&None), "{}", id);
        }
    }
    Ok(compared)
}

/// The score once everything is answered.
fn settled(assessment: &Assessment, dimension: Ref<Dimension>) -> Option<Fraction> {
    let score = assessment.dimension(dimension).score.as_ref()?;
    let (low, high, may_be_na) = bounds(score);
    assert!(low == high && !may_be_na, "everything is answered");
    Some(low)
}

/// A sum that is not certain to apply counts from 0, which it may not be able to turn out to be:
/// no bound that rests on one is tight.
fn is_tight(
    model: &Model,
    assessment: &Assessment,
    questionnaire: &Questionnaire,
    dimension: Ref<Dimension>,
) -> bool {
    let content = &questionnaire.dimensions[dimension];
    let index: usize = content.id[1..]
        .parse()
        .expect("ids are a letter and a number");
    let Rule::Score { combine, of } = &model.dimensions[index].rule else {
        return false;
    };
    let standing = assessment.dimension(dimension);
    let may_be_na = standing.score.as_ref().is_some_and(|score| score.may_be_na);
    let is_loose = *combine == Some(Combine::Sum) && may_be_na;
    !is_loose
        && of.iter().all(|(node, _)| match node {
            Node::Dimension(d) => {
                let item = questionnaire.dimensions.find(&format!("d{d}"));
                let item = item.expect("every dimension is loaded");
                is_tight(model, assessment, questionnaire, item)
            }
            _ => true,
        })
}
