//! From the model to its data.

use super::{
    CriterionRule, DimensionRule, EligibilityRule, Expects, Header, ItemRule, LevelRule,
    LiteralReport, ModuleRule, Named, OptionReport, QuestionReport, RulesReport, SuggestionReport,
};
use crate::questionnaire::{
    Accepts, Answer, Condition, Criterion, Dimension, Kind, Level, Literal, Node, Profile,
    Question, Questionnaire, Ref, Rule, Text,
};
use crate::report::{ContactReport, ResourceReport, answered};
use crate::truth::Truth;

/// A questionnaire as data.
pub fn rules(questionnaire: &Questionnaire) -> RulesReport {
    let q = questionnaire;
    let named = |id: &Text, label: &Text, text: Option<&Text>| Named {
        id: id.clone(),
        label: label.clone(),
        text: text.cloned(),
    };
    let tested = q.tested_questions();
    RulesReport {
        questionnaire: Header {
            id: q.id.clone(),
            title: q.title.clone(),
            version: q.version.clone(),
            language: q.language.clone(),
            digest: q.digest.clone(),
        },
        profiles: each(q.profiles.iter(), |p| {
            named(&p.id, &p.label, p.text.as_ref())
        }),
        sections: each(q.sections.iter(), |s| named(&s.id, &s.title, None)),
        questions: q
            .questions
            .iter()
            .map(|(reference, question)| question_rule(q, question, tested.contains(&reference)))
            .collect(),
        criteria: each(q.criteria.iter(), |criterion| criterion_rule(q, criterion)),
        dimensions: each(q.dimensions.iter(), |dimension| {
            dimension_rule(q, dimension)
        }),
        tracks: each(q.tracks.iter(), |t| named(&t.id, &t.label, t.text.as_ref())),
        modules: each(q.modules.iter(), |module| ModuleRule {
            id: module.id.clone(),
            title: module.title.clone(),
            track: q.tracks[module.track].id.clone(),
            level: expects(q, module.dimension, module.rank),
            profiles: profile_ids(q, &module.profiles),
            read: ids(module.read.iter().map(|&r| &q.resources[r].id)),
        }),
        resources: each(q.resources.iter(), ResourceReport::of),
        contacts: each(q.contacts.iter(), ContactReport::of),
        eligibility: each(q.eligibility.iter(), |case| EligibilityRule {
            id: case.id.clone(),
            label: case.label.clone(),
            when: condition(q, &case.when),
            offers: case.offers.clone(),
        }),
    }
}

fn each<'a, T: 'a, R>(
    entities: impl Iterator<Item = (Ref<T>, &'a T)>,
    report: impl Fn(&'a T) -> R,
) -> Vec<R> {
    entities.map(|(_, entity)| report(entity)).collect()
}

fn question_rule(q: &Questionnaire, question: &Question, counts: bool) -> QuestionReport {
    let (kind, unit, min, max) = match &question.kind {
        Kind::Single(_) => ("single", None, None, None),
        Kind::Many(_) => ("many", None, None, None),
        Kind::Number { unit, min, max } => ("number", unit.clone(), *min, *max),
        Kind::Text => ("text", None, None, None),
    };
    let value = |answer: &Answer| answered::value(question, answer);
    let options = question.options().iter().map(|option| OptionReport {
        id: option.id.clone(),
        text: option.text.clone(),
        value: option.value.rounded(),
        tag: option.tag.clone(),
        fact: option.fact,
    });
    let suggestions = question.suggest.iter().map(|suggestion| SuggestionReport {
        when: condition(q, &suggestion.when),
        answer: value(&suggestion.answer),
    });
    QuestionReport {
        id: question.id.clone(),
        section: q.sections[question.section].id.clone(),
        text: question.text.clone(),
        help: question.help.clone(),
        kind,
        options: options.collect(),
        unit,
        min,
        max,
        fact: question.fact,
        profiles: profile_ids(q, &question.profiles),
        when: question.when.as_ref().map(|when| condition(q, when)),
        unless: question.unless.as_ref().map(|unless| condition(q, unless)),
        otherwise: question.otherwise.as_ref().map(value),
        na: question.na.clone(),
        suggest: suggestions.collect(),
        effort: question.effort,
        counts,
    }
}

fn criterion_rule(q: &Questionnaire, criterion: &Criterion) -> CriterionRule {
    let remedy = &criterion.remedy;
    CriterionRule {
        id: criterion.id.clone(),
        text: criterion.text.clone(),
        needs: condition(q, &criterion.needs),
        why: criterion.why.clone(),
        remedy: remedy.text.clone(),
        read: ids(remedy.read.iter().map(|&r| &q.resources[r].id)),
        contact: remedy.contact.map(|contact| q.contacts[contact].id.clone()),
        after: ids(criterion.after.iter().map(|&c| &q.criteria[c].id)),
        source: criterion
            .source
            .map(|source| q.sources[source].title.clone()),
    }
}

fn dimension_rule(q: &Questionnaire, dimension: &Dimension) -> DimensionRule {
    let (score, first) = match &dimension.rule {
        Rule::Staged => (None, None),
        Rule::Score(score) => (Some(score), None),
        Rule::First(first) => (None, Some(first)),
    };
    let levels = dimension.levels.iter().enumerate();
    DimensionRule {
        id: dimension.id.clone(),
        label: dimension.label.clone(),
        rule: dimension.rule.name(),
        combine: score.map(|score| score.combine.name()),
        of: items(q, &dimension.rule),
        unanswered: first.and_then(|first| first.unanswered.clone()),
        empty: first.and_then(|first| Some(rank_id(dimension, first.empty?))),
        zero: dimension.zero.clone(),
        levels: levels
            .map(|(index, level)| {
                let share = first.and_then(|first| first.shares.get(index));
                LevelRule {
                    from: score.map(|score| score.from[index].rounded()),
                    tag: share.map(|share| share.tag.clone()),
                    min: share.map(|share| share.min.rounded()),
                    ..level_rule(q, level, index + 1)
                }
            })
            .collect(),
    }
}

fn items(q: &Questionnaire, rule: &Rule) -> Vec<ItemRule> {
    let item = |node, weight| {
        let (on, id) = match node {
            Node::Question(question) => ("question", &q.questions[question].id),
            Node::Criterion(criterion) => ("criterion", &q.criteria[criterion].id),
            Node::Dimension(dimension) => ("dimension", &q.dimensions[dimension].id),
        };
        let id = id.clone();
        ItemRule { on, id, weight }
    };
    match rule {
        Rule::Staged => Vec::new(),
        Rule::Score(score) => {
            let of = score.of.iter();
            of.map(|weighed| item(weighed.node, weighed.weight.rounded()))
                .collect()
        }
        Rule::First(first) => {
            let of = first.of.iter();
            of.map(|&question| item(Node::Question(question), 1.0))
                .collect()
        }
    }
}

fn level_rule(q: &Questionnaire, level: &Level, rank: usize) -> LevelRule {
    let criteria = |list: &[Ref<_>]| ids(list.iter().map(|&c| &q.criteria[c].id));
    let expected = level.expects.iter();
    LevelRule {
        rank,
        id: level.id.clone(),
        label: level.label.clone(),
        text: level.text.clone(),
        requires: criteria(&level.requires),
        from: None,
        tag: None,
        min: None,
        gates: criteria(&level.gates),
        advises: criteria(&level.advises),
        expects: expected.map(|&(d, rank)| expects(q, d, rank)).collect(),
        contacts: ids(level.contacts.iter().map(|&c| &q.contacts[c].id)),
        counterpart: level.counterpart.clone(),
        meeting: level.meeting.clone(),
    }
}

fn expects(q: &Questionnaire, dimension: Ref<Dimension>, rank: usize) -> Expects {
    let dimension = &q.dimensions[dimension];
    Expects {
        dimension: dimension.id.clone(),
        rank,
        level: rank_id(dimension, rank),
    }
}

fn rank_id(dimension: &Dimension, rank: usize) -> Text {
    let level = dimension.level(rank);
    level.map_or(Text::Borrowed("0"), |level| level.id.clone())
}

fn condition(q: &Questionnaire, condition: &Condition) -> Vec<Vec<LiteralReport>> {
    let alternatives = condition.0.iter();
    alternatives
        .map(|literals| literals.iter().map(|l| literal(q, l)).collect())
        .collect()
}

fn literal(q: &Questionnaire, literal: &Literal) -> LiteralReport {
    let mut report = LiteralReport {
        on: "question",
        id: String::new().into(),
        any: Vec::new(),
        all: Vec::new(),
        without: Vec::new(),
        min: None,
        below: None,
    };
    match literal {
        Literal::Question(question, accepts) => {
            let question = &q.questions[*question];
            report.id = question.id.clone();
            accepted(question, accepts, &mut report);
        }
        Literal::Criterion(criterion, state) => {
            report.on = "criterion";
            report.id = q.criteria[*criterion].id.clone();
            let met = *state == Truth::Met;
            report.any = vec![if met { "met" } else { "unmet" }.to_owned().into()];
        }
        Literal::Dimension(dimension, ranks) => {
            let dimension = &q.dimensions[*dimension];
            report.on = "dimension";
            report.id = dimension.id.clone();
            let accepted = (0..ranks.len()).filter(|&rank| ranks[rank]);
            report.any = accepted.map(|rank| rank_id(dimension, rank)).collect();
        }
    }
    report
}

fn accepted(question: &Question, accepts: &Accepts, report: &mut LiteralReport) {
    let marked = |marks: &[bool]| ids(question.marked(marks).map(|option| &option.id));
    match accepts {
        Accepts::Any(marks) => report.any = marked(marks),
        Accepts::All(marks) => report.all = marked(marks),
        Accepts::Without(marks) => report.without = marked(marks),
        Accepts::Range { min, below } => {
            report.min = *min;
            report.below = *below;
        }
    }
}

fn profile_ids(q: &Questionnaire, profiles: &[Ref<Profile>]) -> Vec<Text> {
    ids(profiles.iter().map(|&profile| &q.profiles[profile].id))
}

fn ids<'a>(ids: impl Iterator<Item = &'a Text>) -> Vec<Text> {
    ids.cloned().collect()
}
