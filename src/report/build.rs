//! From an assessment to the result as data.

mod criteria;
mod disagreements;
mod prerequisites;
mod scores;
mod staircase;

pub(super) use self::scores::Scales;
use super::plan::plan_of;
use super::{
    AnswerReport, ContactReport, CriterionReport, DimensionReport, EligibilityReport,
    EligibilityState, Foreseen, GapLevelReport, GapReport, ItemsReport, Label, LevelLabel,
    LevelReport, ModuleReport, OutlookReport, PathReport, PlanReport, Progress, QuestionLabel,
    QuestionnaireHeader, ReadinessReport, Report, ResourceReport, RuleName, SCHEMA_VERSION,
    SupportReport, Tool, answered,
};
use crate::answers::{Answers, Disagreement};
use crate::assessment::{Assessment, Counted, DimensionGap, Outlook, Readiness, counted};
use crate::interview::relevant_questions;
use crate::messages::Lang;
use crate::plan::default_target;
use crate::questionnaire::{
    Answer, Contact, Criterion, Dimension, Eligibility, Profile, Question, Questionnaire, Ref,
    Resource, Rule, Text,
};
use crate::support::{self, Eligible};
use crate::training;
use crate::truth::Truth;

/// What a result is made of, besides the assessment itself.
pub struct Context<'a> {
    /// The rules, with texts in the language of the result.
    pub questionnaire: &'a Questionnaire,
    /// What was answered.
    pub answers: &'a Answers,
    /// Questions that the answers files answer differently; empty with a single file.
    pub disagreements: &'a [Disagreement],
    /// Profiles present.
    pub profiles: &'a [Ref<Profile>],
    /// Language of the program's own words in the result.
    pub lang: Lang,
    /// Moment of the assessment, RFC 3339, UTC.
    pub assessed_at: String,
}

/// The whole result of an assessment.
pub fn build(context: &Context<'_>, assessment: &Assessment) -> Report {
    let builder = Builder {
        rules: context.questionnaire,
        assessment,
        lang: context.lang,
    };
    let readiness = assessment.readiness.as_ref();
    let outlook = readiness.and_then(|r| r.outlook.as_ref().map(|outlook| (r, outlook)));
    Report {
        schema_version: SCHEMA_VERSION,
        tool: Tool::this(),
        language: context.lang,
        assessed_at: context.assessed_at.clone().into(),
        questionnaire: QuestionnaireHeader::of(context.questionnaire),
        profiles: context
            .profiles
            .iter()
            .map(|&p| builder.profile(p))
            .collect(),
        sections: builder.sections(),
        questions: ids(context.questionnaire.questions.iter().map(|(_, q)| q)),
        progress: builder.progress(context.profiles),
        tracks: builder.tracks(),
        dimensions: builder.dimensions(),
        criteria: builder.criteria(),
        staircase: builder.staircase(),
        readiness: readiness.map(|readiness| builder.readiness(readiness)),
        gap: readiness.map_or_else(Vec::new, |readiness| builder.gap(&readiness.gap)),
        outlook: outlook.map(|(readiness, outlook)| builder.outlook(readiness, outlook)),
        prerequisites: builder.prerequisites(),
        training: builder.training(context.profiles),
        support: builder.support(),
        plan: builder.plan(context.answers),
        answers: builder.answers(context.answers),
        disagreements: builder.disagreements(context.disagreements),
    }
}

pub(super) struct Builder<'a> {
    pub(super) rules: &'a Questionnaire,
    pub(super) assessment: &'a Assessment,
    pub(super) lang: Lang,
}

impl Builder<'_> {
    pub(super) fn profile(&self, profile: Ref<Profile>) -> Label {
        let profile = &self.rules.profiles[profile];
        label(&profile.id, &profile.label)
    }

    fn sections(&self) -> Vec<Label> {
        let sections = self.rules.sections.iter();
        sections.map(|(_, s)| label(&s.id, &s.title)).collect()
    }

    fn tracks(&self) -> Vec<Label> {
        let tracks = self.rules.tracks.iter();
        tracks.map(|(_, t)| label(&t.id, &t.label)).collect()
    }

    fn progress(&self, profiles: &[Ref<Profile>]) -> Progress {
        let relevant = relevant_questions(self.rules, self.assessment, profiles);
        let mut progress = Progress {
            asked: 0,
            answered: 0,
            unknown: 0,
            na: 0,
            pending: relevant.len(),
        };
        for (reference, question) in self.rules.questions.iter() {
            let asked = self.rules.is_asked_to(reference, profiles);
            if !asked || self.assessment.applicability(question) == Truth::Unmet {
                continue;
            }
            progress.asked += 1;
            // What counts, not what is saved: an answer may not count yet.
            match self.assessment.value(reference).answer {
                Answer::Unknown => progress.unknown += 1,
                Answer::Na => progress.na += 1,
                _ => progress.answered += 1,
            }
        }
        progress
    }

    fn dimensions(&self) -> Vec<DimensionReport> {
        let scales = Scales::of(self.rules);
        let dimensions = self.rules.dimensions.refs();
        dimensions.map(|d| self.dimension(d, &scales)).collect()
    }

    pub(super) fn dimension(&self, reference: Ref<Dimension>, scales: &Scales) -> DimensionReport {
        let dimension = &self.rules.dimensions[reference];
        let standing = self.assessment.dimension(reference);
        let score = standing.score.as_ref();
        let level = |rank| self.level(dimension, rank);
        let has_levels = !dimension.levels.is_empty();
        DimensionReport {
            id: dimension.id.clone(),
            label: dimension.label.clone(),
            rule: RuleName::from(&dimension.rule),
            level: has_levels.then(|| level(standing.proven)),
            possible: has_levels.then(|| level(standing.possible)),
            score: score.map(|bounds| bounds.low.rounded()),
            possible_score: score.map(|bounds| bounds.high.rounded()),
            items: self.items(reference),
            scale: scales.dimension(reference),
            of: self.combined(dimension, scales),
            levels: self.levels(reference, dimension),
        }
    }

    pub(super) fn items(&self, dimension: Ref<Dimension>) -> Option<ItemsReport> {
        let counted = counted(self.rules, self.assessment, dimension);
        counted.map(|Counted { known, unknown }| ItemsReport { known, unknown })
    }

    fn levels(&self, reference: Ref<Dimension>, dimension: &Dimension) -> Vec<LevelReport> {
        let states = &self.assessment.dimension(reference).levels;
        let from = |index: usize| match &dimension.rule {
            Rule::Score(score) => Some(score.from[index].rounded()),
            _ => None,
        };
        let levels = dimension.levels.iter().zip(states).enumerate();
        levels
            .map(|(index, (level, state))| LevelReport {
                rank: index + 1,
                id: level.id.clone(),
                label: level.label.clone(),
                state: *state,
                from: from(index),
                criteria: level.requires.iter().map(|&c| self.criterion(c)).collect(),
            })
            .collect()
    }

    pub(super) fn level(&self, dimension: &Dimension, rank: usize) -> LevelLabel {
        level(dimension, rank, self.lang)
    }

    fn criterion(&self, reference: Ref<Criterion>) -> CriterionReport {
        let criterion = &self.rules.criteria[reference];
        CriterionReport {
            id: criterion.id.clone(),
            text: criterion.text.clone(),
            state: self.assessment.criterion(reference),
        }
    }

    pub(super) fn ids(&self, criteria: &[Ref<Criterion>]) -> Vec<Text> {
        let ids = criteria.iter().map(|&c| &self.rules.criteria[c].id);
        ids.cloned().collect()
    }

    fn readiness(&self, readiness: &Readiness) -> ReadinessReport {
        let dimension = &self.rules.dimensions[readiness.dimension];
        ReadinessReport {
            dimension: dimension.id.clone(),
            reached: self.level(dimension, readiness.reached),
            asked: self.level(dimension, readiness.asked),
            verdict: readiness.verdict,
            blockers: self.ids(&readiness.blockers),
            to_verify: self.ids(&readiness.to_verify),
            conditions: self.ids(&readiness.conditions),
        }
    }

    pub(super) fn gap(&self, gap: &[DimensionGap]) -> Vec<GapReport> {
        gap.iter()
            .map(|gap| {
                let dimension = &self.rules.dimensions[gap.dimension];
                let levels = gap.levels.iter().map(|lacking| {
                    let LevelLabel { rank, id, label } = self.level(dimension, lacking.rank);
                    GapLevelReport {
                        rank,
                        id,
                        label,
                        because: lacking.because,
                    }
                });
                GapReport {
                    dimension: dimension.id.clone(),
                    expected: self.level(dimension, gap.expected),
                    levels: levels.collect(),
                }
            })
            .collect()
    }

    fn outlook(&self, readiness: &Readiness, outlook: &Outlook) -> OutlookReport {
        let stages = &self.rules.dimensions[readiness.dimension];
        let foreseen = outlook.foreseen.iter().map(|&(criterion, rank)| Foreseen {
            id: self.rules.criteria[criterion].id.clone(),
            text: self.rules.criteria[criterion].text.clone(),
            stage: self.level(stages, rank),
        });
        OutlookReport {
            stage: self.level(stages, outlook.stage),
            verdict: outlook.verdict,
            gap: self.gap(&outlook.gap),
            blockers: self.ids(&outlook.blockers),
            to_verify: self.ids(&outlook.to_verify),
            foreseen: foreseen.collect(),
        }
    }

    pub(super) fn resources(&self, resources: &[Ref<Resource>]) -> Vec<ResourceReport> {
        let resources = resources.iter().map(|&r| &self.rules.resources[r]);
        resources.map(ResourceReport::of).collect()
    }

    pub(super) fn contact(&self, contact: Ref<Contact>) -> ContactReport {
        ContactReport::of(&self.rules.contacts[contact])
    }

    fn training(&self, profiles: &[Ref<Profile>]) -> Vec<PathReport> {
        training::paths(self.rules, self.assessment, profiles)
            .iter()
            .map(|path| PathReport {
                profile: self.profile(path.profile),
                purpose: path.purpose,
                modules: path.modules.iter().map(|step| self.module(step)).collect(),
            })
            .collect()
    }

    fn module(&self, step: &training::Step) -> ModuleReport {
        let module = &self.rules.modules[step.module];
        let track = &self.rules.tracks[module.track];
        let listed_above = step.listed_above.iter();
        ModuleReport {
            id: module.id.clone(),
            title: module.title.clone(),
            track: label(&track.id, &track.label),
            level: self.level(&self.rules.dimensions[module.dimension], module.rank),
            resources: self.resources(&step.resources),
            listed_above: listed_above
                .map(|&r| self.rules.resources[r].id.clone())
                .collect(),
        }
    }

    /// The plan to the next thing worth reaching.
    fn plan(&self, answers: &Answers) -> Option<PlanReport> {
        let target = default_target(self.rules, self.assessment)?;
        Some(plan_of(
            self.rules,
            answers,
            self.assessment,
            target,
            self.lang,
        ))
    }

    pub(super) fn support(&self) -> SupportReport {
        let interlocutors = support::interlocutors(self.rules, self.assessment);
        let eligible = support::eligibility(self.rules, self.assessment);
        SupportReport {
            eligibility: eligible.map(|eligible| self.eligibility(eligible)),
            contacts: interlocutors
                .contacts
                .iter()
                .map(|&contact| self.contact(contact))
                .collect(),
            counterpart: interlocutors.counterpart,
            meeting: interlocutors.meeting,
        }
    }

    fn eligibility(&self, eligible: Eligible) -> EligibilityReport {
        let report =
            |state, case: Option<&Eligibility>, questions: &[Ref<Question>]| EligibilityReport {
                state,
                id: case.map(|case| case.id.clone()),
                label: case.map(|case| case.label.clone()),
                offers: case.map_or_else(Vec::new, |case| case.offers.clone()),
                to_clarify: questions.iter().map(|&q| self.question(q)).collect(),
            };
        match eligible {
            Eligible::Yes(case) => report(
                EligibilityState::Eligible,
                Some(&self.rules.eligibility[case]),
                &[],
            ),
            Eligible::No(case) => {
                let case = case.map(|case| &self.rules.eligibility[case]);
                report(EligibilityState::None, case, &[])
            }
            // The case is not known yet: naming it would promise or refuse too early.
            Eligible::ToClarify(_, questions) => {
                report(EligibilityState::ToClarify, None, &questions)
            }
        }
    }

    pub(super) fn question(&self, question: Ref<Question>) -> QuestionLabel {
        let question = &self.rules.questions[question];
        QuestionLabel {
            id: question.id.clone(),
            text: question.text.clone(),
        }
    }

    fn answers(&self, answers: &Answers) -> Vec<AnswerReport> {
        let questions = self.rules.questions.iter();
        questions
            .filter_map(|(reference, question)| {
                let entry = answers.entry(reference)?;
                Some(AnswerReport {
                    question: question.id.clone(),
                    text: question.text.clone(),
                    section: self.rules.sections[question.section].id.clone(),
                    answer: answered::value(question, &entry.answer),
                    answer_text: question.in_words(&entry.answer, self.lang).into(),
                    counted: self.assessment.applicability(question) == Truth::Met,
                    fact: question.is_description(),
                    note: entry.note.clone().map(Text::from),
                    evidence: entry.evidence.clone().map(Text::from),
                    by: entry.by.clone().map(Text::from),
                    on: entry.on.clone().map(Text::from),
                })
            })
            .collect()
    }
}

impl QuestionnaireHeader {
    pub(super) fn of(rules: &Questionnaire) -> QuestionnaireHeader {
        QuestionnaireHeader {
            id: rules.id.clone(),
            title: rules.title.clone(),
            version: rules.version.clone(),
            digest: rules.digest.clone(),
        }
    }
}

impl ResourceReport {
    pub(super) fn of(resource: &Resource) -> ResourceReport {
        ResourceReport {
            id: resource.id.clone(),
            title: resource.title.clone(),
            url: resource.url.clone(),
            language: resource.language.clone(),
            kind: resource.kind.clone(),
            minutes: resource.minutes,
        }
    }
}

impl ContactReport {
    pub(super) fn of(contact: &Contact) -> ContactReport {
        ContactReport {
            id: contact.id.clone(),
            label: contact.label.clone(),
            mail: contact.mail.clone(),
            url: contact.url.clone(),
            action: contact.action.clone(),
        }
    }
}

fn ids<'a>(questions: impl Iterator<Item = &'a Question>) -> Vec<Text> {
    questions.map(|question| question.id.clone()).collect()
}

/// An id with its label.
pub(super) fn label(id: &Text, label: &Text) -> Label {
    Label {
        id: id.clone(),
        label: label.clone(),
    }
}

/// A rank with its label.
pub(super) fn level(dimension: &Dimension, rank: usize, lang: Lang) -> LevelLabel {
    let label = dimension.label_of(rank).cloned();
    LevelLabel {
        rank,
        id: dimension.level(rank).map(|level| level.id.clone()),
        label: label.unwrap_or_else(|| lang.label_rank_zero().into()),
    }
}
