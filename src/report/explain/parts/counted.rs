//! What a score or a share counts.

use super::{Parts, counted};
use crate::assessment::{Gain, best};
use crate::explain::{Shares, TagShare};
use crate::questionnaire::{Answer, Dimension, Node, Question, Ref, Text};
use crate::report::answered;
use crate::report::explain::{
    ExampleReport, PointReport, SettledReport, SharesReport, TagReport, TaggedReport,
};

impl Parts<'_> {
    pub fn point(&self, gain: &Gain) -> PointReport {
        let rules = self.builder.rules;
        let lang = self.builder.lang;
        let report = |on, id: &Text, text: &Text| PointReport {
            on,
            id: id.clone(),
            text: text.clone(),
            state: gain.state,
            gain: gain.gain.rounded(),
            value_text: lang.state(gain.state).into(),
            best_text: None,
            to_verify: self.to_answer(&self.explainer.waits_for(gain.item)),
            skipped: None,
            remedy: None,
        };
        match gain.item {
            Node::Question(reference) => {
                let question = &rules.questions[reference];
                let value = self.builder.assessment.value(reference);
                let best = best(question).map(Answer::One);
                let skipped = self.explainer.skipped(reference);
                PointReport {
                    value_text: question.in_words(&value.answer, lang).into(),
                    best_text: best
                        .map(|best| question.in_words(&best, lang))
                        .map(Text::from),
                    skipped: skipped.map(|skipped| self.skipped(&skipped)),
                    ..report("question", &question.id, &question.text)
                }
            }
            Node::Criterion(reference) => {
                let criterion = &rules.criteria[reference];
                PointReport {
                    remedy: Some(self.builder.remedy(&criterion.remedy)),
                    ..report("criterion", &criterion.id, &criterion.text)
                }
            }
            Node::Dimension(reference) => {
                let dimension = &rules.dimensions[reference];
                report("dimension", &dimension.id, &dimension.label)
            }
        }
    }

    pub fn shares(&self, dimension: &Dimension, shares: &Shares) -> SharesReport {
        let level = |rank| self.builder.level(dimension, rank);
        let ignored = shares.ignored.iter();
        let ignored = ignored.filter_map(|&q| self.explainer.skipped(q));
        let unknown =
            |q: &&Ref<Question>| self.builder.assessment.value(**q).answer == Answer::Unknown;
        let unknown: Vec<Ref<Question>> = shares.counted.iter().filter(unknown).copied().collect();
        SharesReport {
            counted: shares.counted.len(),
            to_verify: self.to_answer(&unknown),
            settled: shares.settled.map(|(lowest, highest)| SettledReport {
                lowest: level(lowest),
                highest: level(highest),
            }),
            ignored: ignored.map(|skipped| self.skipped(&skipped)).collect(),
            tags: shares.tags.iter().map(|tag| self.tag(tag)).collect(),
        }
    }

    fn tag(&self, share: &TagShare) -> TagReport {
        let questions = share.questions.iter().map(|&reference| {
            let question = &self.builder.rules.questions[reference];
            let value = self.builder.assessment.value(reference);
            TaggedReport {
                id: question.id.clone(),
                text: question.text.clone(),
                answer: counted(question, &value.answer),
                answer_text: question.in_words(&value.answer, self.builder.lang).into(),
                ticked: answered::ticked(question, &value.answer),
                origin: value.origin.name(),
            }
        });
        let example = share.example.map(|(question, option)| {
            let question = &self.builder.rules.questions[question];
            let option = &question.options()[option];
            ExampleReport {
                question: question.id.clone(),
                text: question.text.clone(),
                option: option.id.clone(),
                option_text: option.text.clone(),
            }
        });
        TagReport {
            tag: share.tag.clone().into(),
            share: share.share.rounded(),
            unanswered: share.unanswered,
            example,
            questions: questions.collect(),
        }
    }
}
