//! From a comparison to its data.

use super::parts;
use super::recorded::recorded as recorded_of;
use super::{
    AnswerChangeReport, AnswerChanges, CauseReport, ComparisonReport, CriterionChangeReport,
    CriterionChanges, DimensionChangeReport, GapChangeReport, Input, NewQuestionsReport,
    ReadinessChangeReport, RenamedReport, SideReport, ThroughReport,
};
use crate::compare::{
    AnswerChange, Cause, Comparison, CriterionChange, Point, ReadinessChange, Shift, Turn,
};
use crate::messages::Lang;
use crate::questionnaire::{Profile, Question, Questionnaire, Ref, Text};
use crate::report::build as build_report;
use crate::report::{
    Context as ResultContext, QuestionnaireHeader, Report, SCHEMA_VERSION, Tool, answered,
};
use crate::truth::Truth;

/// What the data is made of, besides the comparison itself.
pub struct Context<'a> {
    /// The rules, with texts in the language of the result.
    pub questionnaire: &'a Questionnaire,
    /// The earlier file, with its profiles.
    pub before: (&'a Input, &'a [Ref<Profile>]),
    /// The later file, with its profiles.
    pub after: (&'a Input, &'a [Ref<Profile>]),
    /// Language of the program's own words.
    pub lang: Lang,
    /// Moment of the comparison, RFC 3339, UTC.
    pub assessed_at: String,
}

/// The whole comparison as data.
pub fn build(context: &Context<'_>, comparison: &Comparison) -> ComparisonReport {
    let builder = Builder {
        context,
        rules: context.questionnaire,
        lang: context.lang,
        comparison,
    };
    let alone = builder.result(&comparison.alone, context.before.1);
    let before = builder.result(&comparison.before, context.before.1);
    let after = builder.result(&comparison.after, context.after.1);
    let readiness = comparison.readiness.as_ref();
    let (readiness, gap) = readiness.map_or((None, Vec::new()), |change| builder.readiness(change));
    ComparisonReport {
        schema_version: SCHEMA_VERSION,
        tool: Tool::this(),
        language: context.lang.code(),
        assessed_at: context.assessed_at.clone().into(),
        questionnaire: QuestionnaireHeader::of(context.questionnaire),
        profiles: after.profiles.clone(),
        changed: !comparison.is_empty(),
        dimensions: builder.dimensions(&before, &after),
        readiness,
        gap,
        eligibility: parts::eligibility(&before.support, &after.support),
        answers: builder.answers(),
        criteria: builder.criteria(),
        new_questions: builder.new_questions(),
        before: builder.side(context.before.0, &comparison.alone, alone),
        after: builder.side(context.after.0, &comparison.after, after),
    }
}

struct Builder<'a> {
    context: &'a Context<'a>,
    rules: &'a Questionnaire,
    lang: Lang,
    comparison: &'a Comparison,
}

impl Builder<'_> {
    /// The result of one side, of which only parts are told.
    fn result(&self, point: &Point, profiles: &[Ref<Profile>]) -> Report {
        let context = ResultContext {
            questionnaire: self.rules,
            answers: &point.answers,
            disagreements: &[],
            profiles,
            lang: self.lang,
            assessed_at: self.context.assessed_at.clone(),
        };
        build_report(&context, &point.assessment)
    }

    fn side(&self, input: &Input, alone: &Point, result: Report) -> SideReport {
        let recorded = input.recorded.as_ref();
        let recorded =
            recorded.map(|then| recorded_of(self.rules, then, &result, &alone.answers, self.lang));
        let renamed = input.renamed.iter().map(|(id, question)| RenamedReport {
            id: id.clone().into(),
            question: question.clone().into(),
        });
        SideReport {
            file: input.file.clone().into(),
            kind: input.kind.name(),
            version: input.version.clone().map(Text::from),
            digest: input.digest.clone().map(Text::from),
            assessed_at: input.assessed_at.clone().map(Text::from),
            rules: input.rules(self.rules, &self.rules.digest),
            profiles: result.profiles,
            progress: result.progress,
            readiness: result.readiness,
            gap: result.gap,
            recorded,
            renamed: renamed.collect(),
            gone: input.gone.clone(),
            refused: input.refused.clone(),
        }
    }

    fn dimensions(&self, before: &Report, after: &Report) -> Vec<DimensionChangeReport> {
        let changes = self.comparison.dimensions.iter();
        let sides = before.dimensions.iter().zip(&after.dimensions);
        let changes = changes.zip(sides);
        changes
            .map(|(change, (before, after))| parts::dimension(change, before, after))
            .collect()
    }

    /// The verdicts, and the gaps, at the one stage.
    fn readiness(
        &self,
        change: &ReadinessChange,
    ) -> (Option<ReadinessChangeReport>, Vec<GapChangeReport>) {
        let before = self.result(&change.before, self.context.before.1);
        let after = self.result(&change.after, self.context.after.1);
        let gap = parts::gap(before.gap, after.gap);
        let prerequisites = (before.prerequisites, after.prerequisites);
        let (Some(before), Some(after)) = (before.readiness, after.readiness) else {
            return (None, gap);
        };
        let readiness = ReadinessChangeReport {
            dimension: before.dimension.clone(),
            stage: before.asked.clone(),
            change: change.trend.name(),
            before: parts::verdict(before, &prerequisites.0),
            after: parts::verdict(after, &prerequisites.1),
        };
        (Some(readiness), gap)
    }

    fn answers(&self) -> AnswerChanges {
        let turned = |wanted: fn(Turn) -> bool| {
            let changes = self.comparison.answers.iter();
            let changes = changes.filter(|change| wanted(change.turn));
            changes.map(|change| self.answer(change)).collect()
        };
        AnswerChanges {
            changed: turned(|turn| matches!(turn, Turn::Better | Turn::Worse | Turn::Other)),
            newly_known: turned(|turn| turn == Turn::Learned),
            no_longer_known: turned(|turn| turn == Turn::Forgotten),
        }
    }

    fn new_questions(&self) -> NewQuestionsReport {
        let comparison = self.comparison;
        let criteria = comparison.new_criteria.iter();
        NewQuestionsReport {
            answers: self.all_answers(&comparison.new_answers),
            criteria: self.all_criteria(criteria, &comparison.before),
        }
    }

    fn all_answers(&self, changes: &[AnswerChange]) -> Vec<AnswerChangeReport> {
        changes.iter().map(|change| self.answer(change)).collect()
    }

    fn answer(&self, change: &AnswerChange) -> AnswerChangeReport {
        let question = &self.rules.questions[change.question];
        AnswerChangeReport {
            question: question.id.clone(),
            text: question.text.clone(),
            section: self.rules.sections[question.section].id.clone(),
            from: answered::value(question, &change.from),
            from_text: question.in_words(&change.from, self.lang).into(),
            to: answered::value(question, &change.to),
            to_text: question.in_words(&change.to, self.lang).into(),
            added: parts::ticked(question, &change.to, &change.from),
            removed: parts::ticked(question, &change.from, &change.to),
            change: change.turn.name(),
            counted_before: change.counted_before,
            counted_after: change.counted_after,
            existed: self.context.before.0.existed(self.rules, change.question),
        }
    }

    fn criteria(&self) -> CriterionChanges {
        let after = &self.comparison.after;
        let shifted = |wanted: Shift| {
            let changes = self.comparison.criteria.iter();
            self.all_criteria(changes.filter(|change| change.shift == wanted), after)
        };
        CriterionChanges {
            gained: shifted(Shift::Gained),
            lost: shifted(Shift::Lost),
            newly_known: shifted(Shift::Learned),
            no_longer_known: shifted(Shift::Forgotten),
            now_applies: shifted(Shift::Arose),
            no_longer_applies: shifted(Shift::Lapsed),
        }
    }

    fn all_criteria<'c>(
        &self,
        changes: impl Iterator<Item = &'c CriterionChange>,
        after: &Point,
    ) -> Vec<CriterionChangeReport> {
        let report = |change: &CriterionChange| {
            let criterion = &self.rules.criteria[change.criterion];
            let because = change.because.iter();
            CriterionChangeReport {
                id: criterion.id.clone(),
                text: criterion.text.clone(),
                before: change.before,
                after: change.after,
                counts: change.counts,
                because: because.map(|cause| self.cause(cause, after)).collect(),
            }
        };
        changes.map(report).collect()
    }

    fn cause(&self, cause: &Cause, after: &Point) -> CauseReport {
        CauseReport {
            question: self.rules.questions[cause.question].id.clone(),
            through: cause.through.map(|through| self.through(through, after)),
        }
    }

    fn through(&self, question: Ref<Question>, after: &Point) -> ThroughReport {
        let question = &self.rules.questions[question];
        ThroughReport {
            question: question.id.clone(),
            text: question.text.clone(),
            applies: match after.assessment.applicability(question) {
                Truth::Met => Some(true),
                Truth::Unmet | Truth::Na => Some(false),
                Truth::Unknown => None,
            },
        }
    }
}
