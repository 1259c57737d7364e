//! The course of an interview: which question comes next, and what to do with the reply.

use std::collections::{HashMap, HashSet};

use super::{
    Next, Prompt, Reply, Respondent, Review, Stop, Voice, optional_questions, relevant_questions,
};
use crate::answers::{Answers, Remarks};
use crate::assessment::{Assessment, assess};
use crate::diagnostic::Faults;
use crate::questionnaire::{Answer, Profile, Question, Questionnaire, Ref, Section};
use crate::truth::Truth;

/// How an interview ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// No question is left to ask.
    Finished,
    /// The person chose to stop.
    Quit,
    /// The person went back from the first question, to before the interview.
    Left,
}

/// What is to be saved of a question.
#[derive(Debug, Clone, Copy)]
pub enum Kept<'a> {
    /// The answer.
    Answer(&'a Answer),
    /// What stands beside it.
    Remarks(&'a Remarks),
}

/// Called with every answer and remark as soon as it is given, to save it.
pub type Keep<'a> = dyn FnMut(Ref<Question>, Kept<'_>) -> Result<(), Faults> + 'a;

/// What an interview is about.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    /// Who takes part.
    pub profiles: Vec<Ref<Profile>>,
    /// Rank of the stage that support is asked for; `None`: the stage reached.
    pub stage: Option<usize>,
    /// Ask every question that applies, not only those that can still change something.
    pub all: bool,
    /// Whether one can go back from the first question.
    pub can_leave: bool,
    /// What each respondent said, where they do not agree.
    pub disputed: HashMap<Ref<Question>, Vec<Voice>>,
}

/// An interview under way.
pub struct Interview<'a> {
    questionnaire: &'a Questionnaire,
    scope: Scope,
    /// Questions that some rule depends on.
    tested: HashSet<Ref<Question>>,
    /// Questions asked in this interview, in that order.
    asked: Vec<Ref<Question>>,
    settled: HashSet<Ref<Question>>,
    /// Questions with a remark and no answer yet.
    remarked: HashSet<Ref<Question>>,
    wants_optional: bool,
    /// Who answers, as said before the answer itself was given.
    by: Option<(Ref<Question>, String)>,
}

/// The question to put next, and how one came to it.
#[derive(Clone, Copy)]
enum Step {
    /// It is the next, or one goes back to it.
    Along(Ref<Question>),
    /// From the review, to change its answer.
    Aside(Ref<Question>),
}

impl<'a> Interview<'a> {
    /// An interview about that.
    pub fn new(questionnaire: &'a Questionnaire, scope: Scope) -> Interview<'a> {
        Interview {
            questionnaire,
            scope,
            tested: questionnaire.tested_questions(),
            asked: Vec::new(),
            settled: HashSet::new(),
            remarked: HashSet::new(),
            wants_optional: false,
            by: None,
        }
    }

    /// Asks until nothing is left to ask, or the person stops.
    ///
    /// # Errors
    /// [`Stop`] when it is cut short; answers given until then are in `answers` and kept.
    pub fn run(
        &mut self,
        answers: &mut Answers,
        respondent: &mut dyn Respondent,
        keep: &mut Keep<'_>,
    ) -> Result<End, Stop> {
        let mut again: Option<Step> = None;
        let mut assessment = assess(self.questionnaire, answers, self.scope.stage);
        loop {
            let open = self.open(&assessment, answers);
            let next = again.take();
            let Some(step) = next.or_else(|| open.first().copied().map(Step::Along)) else {
                let optional = self.optional(&assessment, answers).len();
                let review = Review::new(self.questionnaire, &assessment, answers, optional);
                match respondent.review(&review)? {
                    Next::Result => return Ok(End::Finished),
                    Next::Optional => self.wants_optional = true,
                    Next::Change(question) => again = Some(Step::Aside(question)),
                    Next::Back => again = self.asked.pop().map(Step::Along),
                }
                continue;
            };
            let prompt = self.prompt(step, &assessment, answers, open.len());
            let question = prompt.reference;
            match respondent.ask(&prompt)? {
                Reply::Quit => return Ok(End::Quit),
                Reply::Unsettled => self.settle(step),
                Reply::Remarks(remarks) => {
                    if answers.entry(question).is_none() {
                        self.remarked.insert(question);
                    }
                    answers.set_remarks(question, &remarks);
                    keep(question, Kept::Remarks(&remarks)).map_err(Stop::NotSaved)?;
                    self.by = remarks.by.map(|by| (question, by));
                    again = Some(step);
                }
                Reply::Back if self.leaves(step) => return Ok(End::Left),
                Reply::Back => again = self.before(step),
                Reply::Answer(answer) => {
                    answers.set(question, answer.clone());
                    keep(question, Kept::Answer(&answer)).map_err(Stop::NotSaved)?;
                    self.keep_by(question, answers, keep)?;
                    respondent.confirm(prompt.question, &answer)?;
                    self.settle(step);
                    let now = assess(self.questionnaire, answers, self.scope.stage);
                    self.tell_moved(&assessment, &now, answers, respondent)?;
                    assessment = now;
                }
            }
        }
    }

    /// Who answers was said before the answer, which would part from it: it belongs to another.
    fn keep_by(
        &mut self,
        question: Ref<Question>,
        answers: &mut Answers,
        keep: &mut Keep<'_>,
    ) -> Result<(), Stop> {
        let Some((_, by)) = self.by.take().filter(|(of, _)| *of == question) else {
            return Ok(());
        };
        let mut remarks = answers.remarks(question);
        remarks.by = Some(by);
        answers.set_remarks(question, &remarks);
        keep(question, Kept::Remarks(&remarks)).map_err(Stop::NotSaved)
    }

    fn settle(&mut self, step: Step) {
        let (Step::Along(question) | Step::Aside(question)) = step;
        self.settled.insert(question);
        self.remarked.remove(&question);
        if matches!(step, Step::Along(_)) {
            self.asked.push(question);
        }
    }

    /// Whether going back leads to before the interview.
    fn leaves(&self, step: Step) -> bool {
        self.scope.can_leave && self.asked.is_empty() && matches!(step, Step::Along(_))
    }

    /// Where one goes back to; `None`: to what is next, or to the review.
    fn before(&mut self, step: Step) -> Option<Step> {
        match step {
            Step::Along(question) => {
                let before = self.asked.pop().unwrap_or(question);
                Some(Step::Along(before))
            }
            Step::Aside(_) => None,
        }
    }

    fn tell_moved(
        &self,
        before: &Assessment,
        now: &Assessment,
        answers: &Answers,
        respondent: &mut dyn Respondent,
    ) -> Result<(), Stop> {
        let answered = self.questionnaire.questions.iter();
        let answered = answered
            .filter(|(reference, _)| answers.entry(*reference).is_some())
            .map(|(_, question)| question);
        let (mut dropped, mut back) = (Vec::new(), Vec::new());
        for question in answered {
            let counts = |assessment: &Assessment| assessment.applicability(question) == Truth::Met;
            match (counts(before), counts(now)) {
                (true, false) => dropped.push(question),
                (false, true) => back.push(question),
                _ => {}
            }
        }
        if dropped.is_empty() && back.is_empty() {
            return Ok(());
        }
        respondent.tell_moved(&dropped, &back)
    }

    /// The questions left to ask: those that matter, then the optional ones if they are wanted.
    fn open(&self, assessment: &Assessment, answers: &Answers) -> Vec<Ref<Question>> {
        let profiles = &self.scope.profiles;
        let mut open = if self.scope.all {
            self.unanswered(assessment, answers)
        } else {
            relevant_questions(self.questionnaire, assessment, profiles)
        };
        // First of all what the respondents differ about: they are all there to settle it.
        let disputed = &self.scope.disputed;
        open.retain(|question| !disputed.contains_key(question));
        let applies = |question: &&Ref<Question>| {
            let question = &self.questionnaire.questions[**question];
            assessment.applicability(question) == Truth::Met
        };
        open.splice(..0, disputed.keys().filter(applies).copied());
        open.retain(|question| !self.settled.contains(question));
        if open.is_empty() && self.wants_optional {
            return self.optional(assessment, answers);
        }
        open
    }

    /// Questions that apply and whose answer is not known.
    fn unanswered(&self, assessment: &Assessment, answers: &Answers) -> Vec<Ref<Question>> {
        let questions = self.questionnaire.questions.iter();
        questions
            .filter(|(_, question)| assessment.applicability(question) == Truth::Met)
            .map(|(reference, _)| reference)
            .filter(|&question| *answers.get(question) == Answer::Unknown)
            .filter(|&question| self.is_asked(question))
            .collect()
    }

    fn is_asked(&self, question: Ref<Question>) -> bool {
        let profiles = &self.scope.profiles;
        self.questionnaire.is_asked_to(question, profiles)
    }

    fn optional(&self, assessment: &Assessment, answers: &Answers) -> Vec<Ref<Question>> {
        let profiles = &self.scope.profiles;
        let mut optional = optional_questions(self.questionnaire, assessment, answers, profiles);
        optional.retain(|question| !self.settled.contains(question));
        optional
    }

    fn prompt(
        &self,
        step: Step,
        assessment: &Assessment,
        answers: &Answers,
        open: usize,
    ) -> Prompt<'a> {
        let (Step::Along(reference) | Step::Aside(reference)) = step;
        let question = &self.questionnaire.questions[reference];
        let earlier = answers.entry(reference).map(|entry| entry.answer.clone());
        let earlier = earlier.filter(|_| !self.remarked.contains(&reference));
        let suggestion = question
            .suggest
            .iter()
            .find(|suggestion| assessment.condition(&suggestion.when) == Truth::Met)
            .filter(|_| earlier.is_none());
        let voices = self.scope.disputed.get(&reference);
        Prompt {
            questionnaire: self.questionnaire,
            reference,
            question,
            section: &self.questionnaire.sections[question.section].title,
            position: self.position(step, open),
            optional: self.is_optional(reference) && self.is_apart(question.section),
            has_before: matches!(step, Step::Aside(_))
                || !self.asked.is_empty()
                || self.scope.can_leave,
            suggested: suggestion.is_some(),
            preselected: suggestion.map(|s| s.answer.clone()).or(earlier),
            remarks: answers.remarks(reference),
            voices: voices.cloned().unwrap_or_default(),
        }
    }

    /// Whether it is only offered: a fact that no rule waits for.
    fn is_optional(&self, question: Ref<Question>) -> bool {
        self.questionnaire.questions[question].fact && !self.tested.contains(&question)
    }

    /// Whether an optional question stands out in its section: the title of a section that only
    /// holds such questions tells it already.
    fn is_apart(&self, section: Ref<Section>) -> bool {
        let questions = self.questionnaire.questions.iter();
        let mut of_section = questions.filter(|(_, question)| question.section == section);
        of_section.any(|(reference, _)| !self.is_optional(reference))
    }

    fn position(&self, step: Step, open: usize) -> Option<(usize, usize)> {
        match step {
            Step::Along(question) => {
                let again = usize::from(self.settled.contains(&question));
                let total = self.asked.len() + open + again;
                Some((self.asked.len() + 1, total))
            }
            Step::Aside(question) => {
                let at = self.asked.iter().position(|&asked| asked == question)?;
                Some((at + 1, self.asked.len() + open))
            }
        }
    }
}

#[cfg(test)]
mod tests;
