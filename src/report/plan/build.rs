//! From a plan to its data.

use super::{
    ChangeReport, GivesReport, MovedDimension, NextRequest, ObstacleReason, ObstacleReport,
    PlanDocument, PlanReport, PlannedCriterion, TargetKind, TargetReport,
};
use crate::answers::Answers;
use crate::assessment::{Assessment, assess};
use crate::messages::Lang;
use crate::order::Arrange;
use crate::plan::{Change, Obstacle, Plan, Target, is_planned, plan};
use crate::questionnaire::{
    Answer, Criterion, Dimension, Profile, Question, Questionnaire, Ref, Text,
};
use crate::report::build::{Builder, label, level};
use crate::report::{LevelLabel, answered};
use crate::report::{QuestionLabel, QuestionnaireHeader, RemedyReport, SCHEMA_VERSION, Tool};
use crate::truth::Truth;

/// What a plan is made from.
pub struct PlanContext<'a> {
    /// The rules, with texts in the language of the plan.
    pub questionnaire: &'a Questionnaire,
    /// The answers of today.
    pub answers: &'a Answers,
    /// What they come to.
    pub assessment: &'a Assessment,
    /// Profiles present.
    pub profiles: &'a [Ref<Profile>],
    /// What to reach; `None`: nothing is left to reach.
    pub target: Option<Target>,
    /// Language of the program's own words.
    pub lang: Lang,
    /// Moment of the plan, RFC 3339, UTC.
    pub assessed_at: String,
}

/// What `palier plan` prints.
pub fn build(context: &PlanContext<'_>) -> PlanDocument {
    let rules = context.questionnaire;
    let (answers, assessment) = (context.answers, context.assessment);
    let planned = |target| of(rules, answers, assessment, target, context.lang);
    let profiles = context.profiles.iter().map(|&p| &rules.profiles[p]);
    PlanDocument {
        schema_version: SCHEMA_VERSION,
        tool: Tool::this(),
        language: context.lang.code(),
        assessed_at: context.assessed_at.clone().into(),
        questionnaire: QuestionnaireHeader::of(rules),
        profiles: profiles.map(|p| label(&p.id, &p.label)).collect(),
        plan: context.target.map(planned),
        nothing_because: match context.target {
            Some(_) => None,
            None if rules.dimensions.iter().any(|(_, d)| is_planned(d)) => Some("reached"),
            None => Some("described"),
        },
    }
}

/// The plan to a target, as data.
pub fn of(
    rules: &Questionnaire,
    answers: &Answers,
    assessment: &Assessment,
    target: Target,
    lang: Lang,
) -> PlanReport {
    let builder = Builder {
        rules,
        assessment,
        lang,
    };
    let planning = Planning {
        builder,
        rules,
        answers,
        assessment,
        lang,
    };
    planning.report(&plan(rules, answers, assessment, target))
}

struct Planning<'a> {
    builder: Builder<'a>,
    rules: &'a Questionnaire,
    answers: &'a Answers,
    assessment: &'a Assessment,
    lang: Lang,
}

impl Planning<'_> {
    fn report(&self, plan: &Plan) -> PlanReport {
        let found = plan.changes.as_ref();
        let changes = found.map_or(&[][..], Vec::as_slice);
        let criteria = changes.iter().flat_map(|change| &change.criteria);
        let mut criteria: Vec<Ref<Criterion>> = criteria.copied().collect();
        criteria.arrange();
        criteria.dedup();
        PlanReport {
            target: self.target(plan.target),
            found: found.is_some(),
            exact: plan.exact,
            effort: found.map(|_| plan.cost.effort),
            verifications: found.map(|_| plan.cost.verifications),
            worst_effort: plan.worst_effort,
            lower_bound: plan.lower_bound.effort,
            lower_bound_verifications: plan.lower_bound.verifications,
            impossible_because: plan.obstacle.map(|obstacle| self.obstacle(obstacle)),
            changes: changes.iter().map(|change| self.change(change)).collect(),
            criteria: criteria.into_iter().map(|c| self.criterion(c)).collect(),
            gives: found.map(|changes| self.gives(changes)),
        }
    }

    fn target(&self, target: Target) -> TargetReport {
        match target {
            Target::Level(reference, rank) => {
                let dimension = &self.rules.dimensions[reference];
                let level = level(dimension, rank, self.lang);
                let id = level.id.as_deref().unwrap_or_default();
                TargetReport {
                    kind: TargetKind::Level,
                    id: format!("{}.{id}", dimension.id).into(),
                    dimension: Some(label(&dimension.id, &dimension.label)),
                    level: Some(level),
                    levels: Some(dimension.levels.len()),
                    verdict: None,
                    stages: None,
                    stage: None,
                }
            }
            Target::Verdict(verdict) => {
                let readiness = self.assessment.readiness.as_ref();
                let stages = readiness.map(|r| (&self.rules.dimensions[r.dimension], r.asked));
                TargetReport {
                    kind: TargetKind::Verdict,
                    id: verdict.name().into(),
                    dimension: None,
                    level: None,
                    levels: None,
                    verdict: Some(verdict),
                    stages: stages.map(|(stages, _)| label(&stages.id, &stages.label)),
                    stage: stages.map(|(stages, asked)| level(stages, asked, self.lang)),
                }
            }
        }
    }

    fn obstacle(&self, obstacle: Obstacle) -> ObstacleReport {
        let (reason, criterion, question, dimension) = match obstacle {
            Obstacle::Fact(criterion, question) => {
                (ObstacleReason::Fact, criterion, Some(question), None)
            }
            Obstacle::NotByImproving(criterion, question) => (
                ObstacleReason::NotByImproving,
                criterion,
                Some(question),
                None,
            ),
            Obstacle::Conflict(criterion) => (ObstacleReason::Conflict, criterion, None, None),
            Obstacle::Shares(dimension) => (ObstacleReason::Shares, None, None, Some(dimension)),
        };
        let answered = question.map(|question| {
            let answer = self.answers.get(question);
            (&self.rules.questions[question], answer)
        });
        let dimension = dimension.map(|dimension| &self.rules.dimensions[dimension]);
        ObstacleReport {
            reason,
            criterion: criterion.map(|criterion| self.criterion(criterion)),
            question: answered.map(|(question, _)| QuestionLabel {
                id: question.id.clone(),
                text: question.text.clone(),
            }),
            answer: answered.map(|(question, answer)| answered::value(question, answer)),
            answer_text: answered
                .map(|(question, answer)| question.in_words(answer, self.lang))
                .map(Text::from),
            dimension: dimension.map(|dimension| label(&dimension.id, &dimension.label)),
        }
    }

    fn change(&self, change: &Change) -> ChangeReport {
        let question: &Question = &self.rules.questions[change.question];
        let profiles = question.profiles.iter().map(|&p| &self.rules.profiles[p]);
        let ids = |criteria: &[Ref<Criterion>]| {
            let ids = criteria.iter().map(|&c| self.rules.criteria[c].id.clone());
            ids.collect()
        };
        ChangeReport {
            kind: change.kind,
            question: question.id.clone(),
            text: question.text.clone(),
            from: answered::value(question, &change.from),
            from_text: question.in_words(&change.from, self.lang).into(),
            to: answered::value(question, &change.to),
            to_text: question.in_words(&change.to, self.lang).into(),
            or_better: change.or_better,
            added_text: added(change)
                .map(|added| question.in_words(&added, self.lang))
                .map(Text::from),
            effort: change.effort,
            asked_later: self.assessment.applicability(question) != Truth::Met,
            criteria: ids(&change.criteria),
            enables: ids(&change.enables),
            profiles: profiles.map(|p| label(&p.id, &p.label)).collect(),
        }
    }

    fn criterion(&self, criterion: Ref<Criterion>) -> PlannedCriterion {
        let criterion = &self.rules.criteria[criterion];
        let remedy = &criterion.remedy;
        let source = criterion.source.map(|source| &self.rules.sources[source]);
        PlannedCriterion {
            id: criterion.id.clone(),
            text: criterion.text.clone(),
            why: criterion.why.clone(),
            remedy: RemedyReport {
                text: remedy.text.clone(),
                resources: self.builder.resources(&remedy.read),
                contact: remedy.contact.map(|contact| self.builder.contact(contact)),
            },
            source: source.map(|source| source.title.clone()),
        }
    }

    /// Everything assessed again, with the changes made.
    fn gives(&self, changes: &[Change]) -> GivesReport {
        let mut answers = self.answers.clone();
        for change in changes {
            answers.set(change.question, change.to.clone());
        }
        let readiness = self.assessment.readiness.as_ref();
        let asked = readiness.map(|readiness| readiness.asked);
        let then = assess(self.rules, &answers, asked);
        let dimensions = self.rules.dimensions.refs();
        let ready = then.readiness.as_ref();
        let gap = ready.map_or_else(Vec::new, |ready| self.builder.gap(&ready.gap));
        let conditions = ready.map_or_else(Vec::new, |r| self.builder.ids(&r.conditions));
        let elsewhere = ready.filter(|ready| ready.reached > ready.asked);
        GivesReport {
            dimensions: dimensions.map(|d| self.moved(d, &then)).collect(),
            verdict_before: readiness.map(|readiness| readiness.verdict),
            verdict: ready.map(|readiness| readiness.verdict),
            gap,
            conditions,
            next: elsewhere.and_then(|_| self.next(&answers)),
        }
    }

    /// The request for support at the stage that these answers reach.
    fn next(&self, answers: &Answers) -> Option<NextRequest> {
        let readiness = assess(self.rules, answers, None).readiness?;
        let stages = &self.rules.dimensions[readiness.dimension];
        Some(NextRequest {
            stage: level(stages, readiness.asked, self.lang),
            verdict: readiness.verdict,
            blockers: self.builder.ids(&readiness.blockers),
            to_verify: self.builder.ids(&readiness.to_verify),
        })
    }

    fn moved(&self, reference: Ref<Dimension>, then: &Assessment) -> MovedDimension {
        let dimension = &self.rules.dimensions[reference];
        let proven = |assessment: &Assessment| -> Option<LevelLabel> {
            let rank = assessment.dimension(reference).proven;
            (!dimension.levels.is_empty()).then(|| level(dimension, rank, self.lang))
        };
        let score = |assessment: &Assessment| {
            let score = assessment.dimension(reference).score.as_ref();
            score.map(|bounds| bounds.low.rounded())
        };
        MovedDimension {
            id: dimension.id.clone(),
            label: dimension.label.clone(),
            levels: dimension.levels.len(),
            before: proven(self.assessment),
            level: proven(then),
            score_before: score(self.assessment),
            score: score(then),
        }
    }
}

/// The options that are ticked besides those of today.
fn added(change: &Change) -> Option<Answer> {
    match (&change.from, &change.to) {
        (Answer::Many(from), Answer::Many(to)) => {
            let added = to.iter().copied().filter(|option| !from.contains(option));
            Some(Answer::Many(added.collect()))
        }
        _ => None,
    }
}
