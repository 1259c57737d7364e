//! Prerequisites with the answers that made their state.

use super::Builder;
use crate::assessment::Evidence;
use crate::questionnaire::{Answer, Dimension, Remedy, Text};
use crate::report::{Because, PrerequisiteReport, RemedyReport, answered};
use crate::support::{self, Prerequisite};
use crate::truth::Truth;

impl Builder<'_> {
    pub(super) fn prerequisites(&self) -> Vec<PrerequisiteReport> {
        let Some(readiness) = &self.assessment.readiness else {
            return Vec::new();
        };
        let stages = &self.rules.dimensions[readiness.dimension];
        support::prerequisites(self.rules, self.assessment)
            .into_iter()
            .map(|prerequisite| self.prerequisite(stages, &prerequisite))
            .collect()
    }

    fn prerequisite(&self, stages: &Dimension, found: &Prerequisite<'_>) -> PrerequisiteReport {
        let criterion = &self.rules.criteria[found.criterion];
        PrerequisiteReport {
            id: criterion.id.clone(),
            text: criterion.text.clone(),
            kind: found.kind,
            timing: found.timing,
            follows_from: found
                .follows_from
                .map(|head| self.rules.criteria[head].id.clone()),
            stage: self.level(stages, found.stage),
            state: found.state,
            because: found.because.iter().map(|e| self.because(e)).collect(),
            why: criterion.why.clone(),
            remedy: self.remedy(&criterion.remedy),
            source: criterion
                .source
                .map(|source| self.rules.sources[source].title.clone()),
        }
    }

    pub(in crate::report) fn remedy(&self, remedy: &Remedy) -> RemedyReport {
        RemedyReport {
            text: remedy.text.clone(),
            resources: self.resources(&remedy.read),
            contact: remedy.contact.map(|contact| self.contact(contact)),
        }
    }

    pub(in crate::report) fn because(&self, evidence: &Evidence<'_>) -> Because {
        let question = &self.rules.questions[evidence.question];
        let valued = self.assessment.value(evidence.question);
        let known = valued.answer != Answer::Unknown;
        Because {
            question: question.id.clone(),
            text: question.text.clone(),
            answer: known.then(|| answered::value(question, &valued.answer)),
            answer_text: question.in_words(&valued.answer, self.lang).into(),
            ticked: answered::ticked(question, &valued.answer),
            accepted_text: answered::accepted(question, evidence, self.lang).into(),
            missing_text: answered::missing(question, evidence, &valued.answer, self.lang)
                .map(Text::from),
            origin: valued.origin,
            profiles: question.profiles.iter().map(|&p| self.profile(p)).collect(),
            excludes: self.excludes(evidence),
        }
    }

    fn excludes(&self, evidence: &Evidence<'_>) -> bool {
        let question = &self.rules.questions[evidence.question];
        let answer = &self.assessment.value(evidence.question).answer;
        let definitive = match answer {
            Answer::One(option) => question.options()[*option].fact,
            _ => false,
        };
        definitive && evidence.test(answer) == Truth::Unmet
    }
}
