//! The shares behind a level of rule `first`.

use indexmap::IndexMap;

use super::{Explainer, settled};
use crate::assessment::tags;
use crate::exact::Exact;
use crate::questionnaire::{Answer, Dimension, First, Question, Ref, Rule};

/// What a dimension of rule `first` counts (format.md, section 3).
#[derive(Debug, Clone)]
pub struct Shares {
    /// The questions that apply or may apply, in the order of the rules.
    pub counted: Vec<Ref<Question>>,
    /// Those that do not apply.
    pub ignored: Vec<Ref<Question>>,
    /// Every tag that a level waits for, in the order of the levels.
    pub tags: Vec<TagShare>,
    /// The share of each level's tag: one per level but the last, which has no condition; empty
    /// when no question applies.
    pub of_level: Vec<Exact>,
    /// Rank of the level whose condition is the first to hold, the last level if none does; `None`
    /// when no question applies.
    pub decided_by: Option<usize>,
    /// The lowest and the highest rank that the answers may come to once what is unknown is known;
    /// `None` when nothing is unknown, or too much to try.
    pub settled: Option<(usize, usize)>,
}

/// The answers that carry a tag.
#[derive(Debug, Clone)]
pub struct TagShare {
    /// The tag.
    pub tag: String,
    /// The share of the questions counted, from 0 to 1; 0 when none is.
    pub share: Exact,
    /// The questions whose answers carry it, unknown ones included where they count as such.
    pub questions: Vec<Ref<Question>>,
    /// An option that carries it, given as an answer if any is; `None` when only unknown answers
    /// count as such.
    pub example: Option<(Ref<Question>, usize)>,
    /// Whether unknown answers count as such.
    pub unanswered: bool,
}

/// The shares of a dimension; `None` for the other rules.
pub fn shares(explainer: &Explainer<'_>, dimension: Ref<Dimension>) -> Option<Shares> {
    let questionnaire = explainer.questionnaire;
    let assessment = explainer.assessment;
    let content = &questionnaire.dimensions[dimension];
    let Rule::First(first) = &content.rule else {
        return None;
    };
    let applies = |q: &Ref<Question>| assessment.value(*q).answer != Answer::Na;
    let (counted, ignored): (Vec<_>, Vec<_>) = first.of.iter().partition(|q| applies(q));
    let tags = tag_shares(explainer, first, &counted);
    let share = |tag: &str| tags.iter().find(|found| found.tag == tag);
    let of_level = first.shares.iter().filter(|_| !counted.is_empty());
    let of_level = of_level.filter_map(|wanted| Some(share(&wanted.tag)?.share.clone()));
    let of_level: Vec<Exact> = of_level.collect();
    let mut wanted = of_level.iter().zip(&first.shares);
    let holds = wanted.position(|(share, wanted)| *share >= wanted.min);
    let last = (!counted.is_empty()).then_some(content.levels.len());
    Some(Shares {
        decided_by: holds.map(|index| index + 1).or(last),
        counted,
        ignored,
        tags,
        of_level,
        settled: settled::settled(questionnaire, explainer.answers, dimension),
    })
}

fn tag_shares(
    explainer: &Explainer<'_>,
    first: &First,
    counted: &[Ref<Question>],
) -> Vec<TagShare> {
    let (questionnaire, assessment) = (explainer.questionnaire, explainer.assessment);
    let wanted = first.shares.iter().map(|share| share.tag.as_ref());
    let mut carrying: IndexMap<&str, Vec<Ref<Question>>> =
        wanted.map(|tag| (tag, Vec::new())).collect();
    for &question in counted {
        let content = &questionnaire.questions[question];
        for tag in tags(first, content, &assessment.value(question).answer) {
            if let Some(questions) = carrying.get_mut(tag) {
                questions.push(question);
            }
        }
    }
    let shares = carrying.into_iter().map(|(tag, questions)| TagShare {
        tag: tag.to_owned(),
        share: Exact::fraction(questions.len(), counted.len()).unwrap_or_else(Exact::zero),
        example: example(explainer, first, tag),
        unanswered: first.unanswered.as_deref() == Some(tag),
        questions,
    });
    shares.collect()
}

/// An option that carries a tag: one that was chosen, else the first in the order of the rules.
fn example(explainer: &Explainer<'_>, first: &First, tag: &str) -> Option<(Ref<Question>, usize)> {
    let options = first.of.iter().flat_map(|&question| {
        let options = explainer.questionnaire.questions[question].options();
        let carrying = options.iter().enumerate();
        let carrying = carrying.filter(|(_, option)| option.tag.as_deref() == Some(tag));
        carrying.map(move |(option, _)| (question, option))
    });
    let options: Vec<(Ref<Question>, usize)> = options.collect();
    let chosen = |(question, option): &&(Ref<Question>, usize)| match &explainer
        .assessment
        .value(*question)
        .answer
    {
        Answer::One(chosen) => chosen == option,
        Answer::Many(chosen) => chosen.contains(option),
        _ => false,
    };
    options.iter().find(chosen).or(options.first()).copied()
}
