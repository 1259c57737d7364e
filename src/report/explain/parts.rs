//! What explanations are made of: criteria, tests, where things count.

mod counted;
mod question;

use super::{
    BranchReport, CriterionDetail, CriterionExplanation, LevelUseReport, SkippedReport,
    SourceReport, StateLabel, TestReport, ToAnswer, UsesReport,
};
use crate::assessment::Evidence;
use crate::explain::{CriterionWhy, Explainer, Reason, Skip, Skipped, Uses};
use crate::questionnaire::{Answer, Criterion, Literal, Node, Profile, Question, Ref, Text};
use crate::report::build::{Builder, label};
use crate::report::{AnswerValue, Label, answered};

/// Makes the parts of an explanation.
pub struct Parts<'a> {
    pub explainer: Explainer<'a>,
    pub builder: Builder<'a>,
}

impl<'a> Parts<'a> {
    pub fn profiles(&self, profiles: &[Ref<Profile>]) -> Vec<Label> {
        profiles.iter().map(|&p| self.builder.profile(p)).collect()
    }

    pub fn state(&self, reference: Ref<Criterion>) -> StateLabel {
        let criterion = &self.builder.rules.criteria[reference];
        StateLabel {
            id: criterion.id.clone(),
            text: criterion.text.clone(),
            state: self.builder.assessment.criterion(reference),
        }
    }

    pub fn criterion(&self, why: &CriterionWhy<'_>) -> CriterionExplanation {
        let rules = self.builder.rules;
        let criterion = &rules.criteria[why.criterion];
        CriterionExplanation {
            id: criterion.id.clone(),
            text: criterion.text.clone(),
            state: why.state,
            because: why
                .because
                .iter()
                .map(|e| self.builder.because(e))
                .collect(),
            skipped: why.skipped.iter().map(|s| self.skipped(s)).collect(),
            to_verify: self.to_answer(&why.to_verify),
            enough: why
                .enough
                .iter()
                .map(|&q| rules.questions[q].id.clone())
                .collect(),
            follows_from: why.follows_from.map(|head| rules.criteria[head].id.clone()),
            remedy: self.builder.remedy(&criterion.remedy),
        }
    }

    pub fn to_answer(&self, questions: &[Ref<Question>]) -> Vec<ToAnswer> {
        let questions = questions.iter().map(|&question| {
            let question = &self.builder.rules.questions[question];
            ToAnswer {
                question: question.id.clone(),
                text: question.text.clone(),
                profiles: self.profiles(&question.profiles),
            }
        });
        questions.collect()
    }

    pub fn skipped(&self, skipped: &Skipped<'_>) -> SkippedReport {
        let question = &self.builder.rules.questions[skipped.question];
        let value = self.builder.assessment.value(skipped.question);
        let answered_na = skipped.how == Skip::NotApplicable;
        SkippedReport {
            question: question.id.clone(),
            text: question.text.clone(),
            how: skipped.how.name(),
            counted_as: question.in_words(&value.answer, self.builder.lang).into(),
            origin: value.origin.name(),
            reason: question.na.clone().filter(|_| answered_na),
            because: skipped.because.iter().map(|r| self.test(r)).collect(),
        }
    }

    pub fn test(&self, reason: &Reason<'_>) -> TestReport {
        let Builder {
            rules,
            assessment,
            lang,
        } = &self.builder;
        let (mut ticked, mut missing_text) = (Vec::new(), None);
        let (on, id, text, value_text, accepted_text, origin) = match reason.literal {
            Literal::Question(reference, accepts) => {
                let question = &rules.questions[*reference];
                let value = assessment.value(*reference);
                let evidence = Evidence {
                    question: *reference,
                    accepts,
                    negated: false,
                };
                let accepted = answered::accepted(question, &evidence, *lang);
                let words = question.in_words(&value.answer, *lang);
                ticked = answered::ticked(question, &value.answer);
                missing_text = answered::missing(question, &evidence, &value.answer, *lang);
                let origin = Some(value.origin.name());
                let (id, text) = (&question.id, &question.text);
                ("question", id, text, words, accepted, origin)
            }
            Literal::Criterion(reference, wanted) => {
                let criterion = &rules.criteria[*reference];
                let words = lang.state(assessment.criterion(*reference));
                let accepted = lang.state(*wanted);
                let (id, text) = (&criterion.id, &criterion.text);
                ("criterion", id, text, words, accepted, None)
            }
            Literal::Dimension(reference, ranks) => {
                let dimension = &rules.dimensions[*reference];
                let label = |rank| self.builder.level(dimension, rank).label;
                let proven = assessment.dimension(*reference).proven;
                let accepted = (0..ranks.len()).filter(|&rank| ranks[rank]).map(label);
                let accepted: Vec<String> = accepted.map(|label| lang.quoted(&label)).collect();
                let accepted = lang.any_of(&accepted);
                let (id, text) = (&dimension.id, &dimension.label);
                (
                    "dimension",
                    id,
                    text,
                    label(proven).into_owned(),
                    accepted,
                    None,
                )
            }
        };
        TestReport {
            on,
            id: id.clone(),
            text: text.clone(),
            state: reason.state,
            value_text: value_text.into(),
            ticked,
            accepted_text: accepted_text.into(),
            missing_text: missing_text.map(Text::from),
            origin,
        }
    }

    pub fn uses(&self, node: Node) -> UsesReport {
        let rules = self.builder.rules;
        let uses = Uses::of(rules, node);
        let levels = uses.levels.iter().map(|found| {
            let dimension = &rules.dimensions[found.dimension];
            LevelUseReport {
                role: found.role.name(),
                dimension: label(&dimension.id, &dimension.label),
                levels: dimension.levels.len(),
                level: self.builder.level(dimension, found.rank),
            }
        });
        let dimensions = uses.dimensions.iter().map(|&d| &rules.dimensions[d]);
        let cases = uses
            .eligibility
            .iter()
            .map(|&case| &rules.eligibility[case]);
        let questions = uses.questions.iter();
        UsesReport {
            levels: levels.collect(),
            dimensions: dimensions.map(|d| label(&d.id, &d.label)).collect(),
            criteria: uses.criteria.iter().map(|&c| self.state(c)).collect(),
            questions: questions.map(|&q| self.builder.question(q)).collect(),
            eligibility: cases.map(|case| label(&case.id, &case.label)).collect(),
        }
    }

    pub fn criterion_detail(&self, reference: Ref<Criterion>) -> CriterionDetail {
        let rules = self.builder.rules;
        let criterion = &rules.criteria[reference];
        let branches = self.explainer.branches(&criterion.needs);
        let branches = branches.iter().map(|branch| BranchReport {
            state: branch.state,
            tests: branch.reasons.iter().map(|r| self.test(r)).collect(),
        });
        let source = criterion.source.map(|source| &rules.sources[source]);
        CriterionDetail {
            explanation: self.criterion(&self.explainer.criterion(reference)),
            branches: branches.collect(),
            why: criterion.why.clone(),
            after: criterion.after.iter().map(|&c| self.state(c)).collect(),
            source: source.map(|source| SourceReport {
                id: source.id.clone(),
                title: source.title.clone(),
                url: source.url.clone(),
            }),
            uses: self.uses(Node::Criterion(reference)),
        }
    }
}

/// What a question counts as; `None` while it is unknown.
pub fn counted(question: &Question, answer: &Answer) -> Option<AnswerValue> {
    (*answer != Answer::Unknown).then(|| answered::value(question, answer))
}
