//! From the explanation to its data.

use super::parts::Parts;
use super::{
    DimensionExplanation, ExpectedReport, ExplanationReport, LevelDetail, LevelExplanation,
    ModuleLabel, PartReport, SubjectReport,
};
use crate::answers::Answers;
use crate::assessment::{Assessment, LevelState, best_score};
use crate::exact::Exact;
use crate::explain::{DimensionWhy, Explainer, LevelWhy, Subject, Uses, modules};
use crate::messages::Lang;
use crate::questionnaire::{Dimension, Module, Node, Profile, Questionnaire, Ref, Rule, Text};
use crate::report::build::{Builder, label};
use crate::report::{QuestionnaireHeader, SCHEMA_VERSION, Tool};

/// What an explanation is made of.
pub struct Context<'a> {
    /// The rules, with texts in the language of the explanation.
    pub questionnaire: &'a Questionnaire,
    /// What was answered.
    pub answers: &'a Answers,
    /// What that comes to.
    pub assessment: &'a Assessment,
    /// Profiles present.
    pub profiles: &'a [Ref<Profile>],
    /// Language of the program's own words.
    pub lang: Lang,
    /// Moment of the assessment, RFC 3339, UTC.
    pub assessed_at: String,
}

/// The explanation of one subject, or of every dimension.
pub fn build(context: &Context<'_>, subject: Option<Subject>) -> ExplanationReport {
    let parts = Parts {
        explainer: Explainer {
            questionnaire: context.questionnaire,
            answers: context.answers,
            assessment: context.assessment,
        },
        builder: Builder {
            rules: context.questionnaire,
            assessment: context.assessment,
            lang: context.lang,
        },
    };
    let dimensions: Vec<Ref<Dimension>> = match subject {
        None => context.questionnaire.dimensions.refs().collect(),
        Some(Subject::Dimension(dimension) | Subject::Level(dimension, _)) => vec![dimension],
        Some(Subject::Criterion(_) | Subject::Question(_)) => Vec::new(),
    };
    let profiles = context.profiles.iter();
    ExplanationReport {
        schema_version: SCHEMA_VERSION,
        tool: Tool::this(),
        language: context.lang.code(),
        assessed_at: context.assessed_at.clone().into(),
        questionnaire: QuestionnaireHeader::of(context.questionnaire),
        profiles: profiles.map(|&p| parts.builder.profile(p)).collect(),
        subject: subject.map(|subject| parts.subject(subject)),
        readiness: match subject {
            None => parts.readiness(),
            Some(_) => None,
        },
        dimensions: dimensions.iter().map(|&d| parts.dimension(d)).collect(),
        level: match subject {
            Some(Subject::Level(dimension, rank)) => parts.level_detail(dimension, rank),
            _ => None,
        },
        criterion: match subject {
            Some(Subject::Criterion(criterion)) => Some(parts.criterion_detail(criterion)),
            _ => None,
        },
        question: match subject {
            Some(Subject::Question(question)) => Some(parts.question_detail(question)),
            _ => None,
        },
    }
}

impl Parts<'_> {
    fn subject(&self, subject: Subject) -> SubjectReport {
        let rules = self.builder.rules;
        let (kind, id, text) = match subject {
            Subject::Criterion(criterion) => {
                let criterion = &rules.criteria[criterion];
                ("criterion", criterion.id.clone(), &criterion.text)
            }
            Subject::Question(question) => {
                let question = &rules.questions[question];
                ("question", question.id.clone(), &question.text)
            }
            Subject::Dimension(dimension) => {
                let dimension = &rules.dimensions[dimension];
                ("dimension", dimension.id.clone(), &dimension.label)
            }
            Subject::Level(dimension, rank) => {
                let dimension = &rules.dimensions[dimension];
                let level = &dimension.levels[rank - 1];
                let id = format!("{}.{}", dimension.id, level.id);
                ("level", Text::from(id), &level.label)
            }
        };
        let label = text.clone();
        SubjectReport { kind, id, label }
    }

    fn dimension(&self, reference: Ref<Dimension>) -> DimensionExplanation {
        let why = self.explainer.dimension(reference);
        let rules = self.builder.rules;
        let dimension = &rules.dimensions[reference];
        let standing = self.builder.assessment.dimension(reference);
        let score = standing.score.as_ref();
        let has_levels = !dimension.levels.is_empty();
        let level = |rank| has_levels.then(|| self.builder.level(dimension, rank));
        let counted_in = Uses::of(rules, Node::Dimension(reference)).dimensions;
        let counted_in = counted_in.iter().map(|&d| rules.dimensions[d].id.clone());
        let levels = why
            .levels
            .iter()
            .map(|level| self.level(dimension, level, &why));
        DimensionExplanation {
            id: dimension.id.clone(),
            label: dimension.label.clone(),
            rule: dimension.rule.name(),
            level: level(standing.proven),
            possible: level(standing.possible),
            score: score.map(|bounds| bounds.low.rounded()),
            possible_score: score.map(|bounds| bounds.high.rounded()),
            best_score: best_score(rules, self.builder.assessment, reference)
                .as_ref()
                .map(Exact::rounded),
            may_be_na: score.is_some_and(|bounds| bounds.may_be_na),
            assessed: self.assessed(reference),
            counted_in: counted_in.collect(),
            parts: self.scores_in(reference),
            items: self.builder.items(reference),
            levels: levels.collect(),
            points: why.gains.iter().map(|gain| self.point(gain)).collect(),
            shares: why.shares.as_ref().map(|s| self.shares(dimension, s)),
        }
    }

    fn scores_in(&self, dimension: Ref<Dimension>) -> Vec<PartReport> {
        let rules = self.builder.rules;
        let counted = rules.counted(dimension).into_iter();
        let parts = counted.filter_map(|node| match node {
            Node::Dimension(part) => Some(part),
            _ => None,
        });
        let parts = parts.map(|reference| {
            let part = &rules.dimensions[reference];
            let standing = self.builder.assessment.dimension(reference);
            let score = standing.score.as_ref();
            let has_levels = !part.levels.is_empty();
            PartReport {
                id: part.id.clone(),
                label: part.label.clone(),
                score: score.map(|bounds| bounds.low.rounded()),
                possible_score: score.map(|bounds| bounds.high.rounded()),
                level: has_levels.then(|| self.builder.level(part, standing.proven)),
                levels: part.levels.len(),
            }
        });
        parts.collect()
    }

    fn level(
        &self,
        dimension: &Dimension,
        why: &LevelWhy<'_>,
        all: &DimensionWhy<'_>,
    ) -> LevelExplanation {
        let index = why.rank - 1;
        let content = &dimension.levels[index];
        let wanted = match &dimension.rule {
            Rule::First(first) => first.shares.get(index),
            _ => None,
        };
        let shares = all.shares.as_ref();
        let share = shares.and_then(|shares| shares.of_level.get(index));
        LevelExplanation {
            rank: why.rank,
            id: content.id.clone(),
            label: content.label.clone(),
            state: why.state.name(),
            from: match &dimension.rule {
                Rule::Score(score) => score.from.get(index).map(Exact::rounded),
                _ => None,
            },
            tag: wanted.map(|share| share.tag.clone()),
            min: wanted.map(|share| share.min.rounded()),
            share: share.map(Exact::rounded),
            decides: shares.is_some_and(|shares| shares.decided_by == Some(why.rank)),
            criteria: why.criteria.iter().map(|c| self.criterion(c)).collect(),
        }
    }

    fn level_detail(&self, reference: Ref<Dimension>, rank: usize) -> Option<LevelDetail> {
        let rules = self.builder.rules;
        let dimension = &rules.dimensions[reference];
        let content = dimension.level(rank)?;
        let why = self.explainer.dimension(reference);
        let level = why.levels.get(rank - 1)?;
        // Levels of shares exclude each other: none comes before another.
        let is_first = matches!(dimension.rule, Rule::First(_));
        let below = why.levels[..rank - 1].iter().filter(|_| !is_first);
        let open_below = below.filter(|level| level.state == LevelState::Open);
        let criteria = |list: &[_]| {
            let list = self.explainer.criteria(list);
            list.iter().map(|c| self.criterion(c)).collect()
        };
        let expects = content.expects.iter();
        let contacts = content.contacts.iter();
        let modules = modules(rules, reference, rank);
        Some(LevelDetail {
            dimension: label(&dimension.id, &dimension.label),
            level: self.level(dimension, level, &why),
            text: content.text.clone(),
            open_below: open_below
                .map(|level| self.builder.level(dimension, level.rank))
                .collect(),
            gates: criteria(&content.gates),
            advises: criteria(&content.advises),
            earlier: self.earlier(reference, rank),
            expects: expects.map(|&(d, rank)| self.expected(d, rank)).collect(),
            modules: modules.iter().map(|&m| self.module(m)).collect(),
            contacts: contacts.map(|&c| self.builder.contact(c)).collect(),
            counterpart: content.counterpart.clone(),
            meeting: content.meeting.clone(),
        })
    }

    fn expected(&self, reference: Ref<Dimension>, rank: usize) -> ExpectedReport {
        let dimension = &self.builder.rules.dimensions[reference];
        let proven = self.builder.assessment.dimension(reference).proven;
        ExpectedReport {
            dimension: label(&dimension.id, &dimension.label),
            levels: dimension.levels.len(),
            expected: self.builder.level(dimension, rank),
            proven: self.builder.level(dimension, proven),
            assessed: self.known(reference),
        }
    }

    fn module(&self, module: Ref<Module>) -> ModuleLabel {
        let rules = self.builder.rules;
        let module = &rules.modules[module];
        let track = &rules.tracks[module.track];
        ModuleLabel {
            id: module.id.clone(),
            title: module.title.clone(),
            track: label(&track.id, &track.label),
            profiles: self.profiles(&module.profiles),
            resources: self.builder.resources(&module.read),
        }
    }
}
