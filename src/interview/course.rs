//! The course of an interview: which question comes next, and what to do with the reply.

use std::collections::{BTreeMap, HashSet};

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
    pub disputed: BTreeMap<Ref<Question>, Vec<Voice>>,
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
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;
    use crate::diagnostic::Source;
    use crate::messages::Lang;
    use crate::questionnaire;

    const RULES: &str = r#"
[questionnaire]
id = "small"
format = 1
version = "1"
language = "en"
title = "Small"
[profile.dev]
label = "Developers"
[profile.lead]
label = "Leads"
[section.all]
title = "All"
[scale.yes]
no = { text = "No" }
yes = { text = "Yes" }
[question.packed]
section = "all"
text = "Packed?"
scale = "yes"
[question.rootless]
section = "all"
text = "Rootless?"
scale = "yes"
when = { packed = "yes" }
otherwise = "no"
[question.budget]
section = "all"
text = "Budget?"
scale = "yes"
profiles = ["lead"]
[question.users]
section = "all"
text = "Users?"
kind = "number"
fact = true
[criterion.rootless-images]
text = "Images are rootless"
needs = { rootless = "yes" }
[criterion.funded]
text = "Funded"
needs = { budget = "yes" }
[dimension.maturity]
label = "Maturity"
rule = "staged"
[dimension.maturity.level.one]
label = "One"
requires = ["rootless-images"]
[dimension.maturity.level.two]
label = "Two"
requires = ["funded"]
"#;

    fn small() -> Questionnaire {
        let file = Source {
            name: "small.toml".into(),
            text: RULES.into(),
        };
        questionnaire::load(&[file], None, Lang::En)
            .unwrap_or_else(|faults| panic!("{}", faults.render(Lang::En, false)))
    }

    /// Replies from a list, and remembers what it was asked.
    struct Script {
        replies: Vec<Reply>,
        next: Vec<Wish>,
        asked: Vec<String>,
    }

    impl Script {
        fn note(&mut self, what: String) {
            self.asked.push(what);
        }
    }

    impl Respondent for Script {
        fn choose(&mut self, _: &str, _: &[String]) -> Result<Option<usize>, Stop> {
            Ok(Some(0))
        }

        fn profiles(&mut self, _: &Questionnaire) -> Result<Vec<Ref<Profile>>, Stop> {
            Ok(Vec::new())
        }

        fn ask(&mut self, prompt: &Prompt<'_>) -> Result<Reply, Stop> {
            let position = prompt
                .position
                .map_or("aside".to_owned(), |(position, total)| {
                    format!("{position}/{total}")
                });
            self.note(format!("{} {position}", prompt.question.id));
            if self.replies.is_empty() {
                return Ok(Reply::Quit);
            }
            Ok(self.replies.remove(0))
        }

        fn tell_moved(&mut self, dropped: &[&Question], back: &[&Question]) -> Result<(), Stop> {
            let ids = |questions: &[&Question]| -> Vec<String> {
                questions.iter().map(|q| q.id.clone()).collect()
            };
            self.note(format!("dropped {:?} back {:?}", ids(dropped), ids(back)));
            Ok(())
        }

        fn review(&mut self, review: &Review<'_>) -> Result<Next, Stop> {
            let answers = review.answers().map(|answer| {
                let mark = if answer.is_unknown() { "?" } else { "" };
                format!("{}{mark}", answer.question.id)
            });
            let answers: Vec<String> = answers.collect();
            self.note(format!("review {} +{}", answers.join(" "), review.optional));
            if self.next.is_empty() {
                return Ok(Next::Result);
            }
            Ok(match self.next.remove(0) {
                Wish::Optional => Next::Optional,
                Wish::Back => Next::Back,
                Wish::Change(id) => {
                    let mut answers = review.answers();
                    let found = answers.find(|answer| answer.question.id == id);
                    Next::Change(found.expect("an answer").reference)
                }
            })
        }
    }

    /// What is wished for in a review; the result, when nothing is.
    enum Wish {
        Optional,
        Back,
        Change(&'static str),
    }

    fn interview_wishing(
        profile: &str,
        replies: Vec<Reply>,
        next: Vec<Wish>,
    ) -> (Vec<String>, End) {
        let rules = small();
        let scope = Scope {
            profiles: rules.profiles.find(profile).into_iter().collect(),
            ..Scope::default()
        };
        run(&rules, scope, replies, next)
    }

    fn run(
        rules: &Questionnaire,
        scope: Scope,
        replies: Vec<Reply>,
        next: Vec<Wish>,
    ) -> (Vec<String>, End) {
        let mut answers = Answers::none(rules);
        let mut script = Script {
            replies,
            next,
            asked: Vec::new(),
        };
        let end = Interview::new(rules, scope)
            .run(&mut answers, &mut script, &mut |_, _| Ok(()))
            .unwrap_or_else(|stop| panic!("{stop:?}"));
        (script.asked, end)
    }

    fn interview(profile: &str, replies: Vec<Reply>) -> (Vec<String>, End) {
        interview_wishing(profile, replies, vec![Wish::Optional])
    }

    fn option(index: usize) -> Reply {
        Reply::Answer(Answer::One(index))
    }

    #[test]
    fn a_follow_up_is_asked_only_once_it_is_known_to_apply() {
        let (asked, end) = interview("dev", vec![option(1), option(1)]);
        assert_eq!(
            asked,
            [
                "packed 1/1",
                "rootless 2/2",
                "review packed rootless +1",
                "users 3/3"
            ]
        );
        assert_eq!(end, End::Quit);
    }

    #[test]
    fn what_can_no_longer_change_anything_is_not_asked() {
        // Not packed: level one is certainly missed, so that level two, and the budget, are moot.
        let (asked, _) = interview("lead", vec![option(0)]);
        assert_eq!(asked, ["packed 1/2", "review packed +1", "users 2/2"]);
    }

    #[test]
    fn going_back_asks_the_question_before_again() {
        let (asked, _) = interview("dev", vec![option(1), Reply::Back, option(0)]);
        assert_eq!(asked[..3], ["packed 1/1", "rootless 2/2", "packed 1/2"]);
    }

    #[test]
    fn going_back_from_the_review_asks_the_last_question_again() {
        let replies = vec![option(0), option(1)];
        let (asked, _) = interview_wishing("dev", replies, vec![Wish::Back]);
        assert_eq!(
            asked[..4],
            [
                "packed 1/1",
                "review packed +1",
                "packed 1/1",
                "rootless 2/2"
            ]
        );
    }

    #[test]
    fn any_answer_can_be_changed_from_the_review_and_what_follows_is_asked_and_told() {
        let replies = vec![option(1), option(1), option(0), Reply::Back, option(1)];
        let wishes = vec![
            Wish::Change("packed"),
            Wish::Change("packed"),
            Wish::Change("packed"),
        ];
        let (asked, end) = interview_wishing("dev", replies, wishes);
        assert_eq!(
            asked,
            [
                "packed 1/1",
                "rootless 2/2",
                "review packed rootless +1",
                // Not packed any more: the follow-up keeps its answer, which no longer counts.
                "packed 1/2",
                "dropped [\"rootless\"] back []",
                "review packed rootless +1",
                // Going back from an answer to change leads to the review.
                "packed 1/2",
                "review packed rootless +1",
                "packed 1/2",
                "dropped [] back [\"rootless\"]",
                "review packed rootless +1",
            ]
        );
        assert_eq!(end, End::Finished);
    }

    #[test]
    fn an_unknown_answer_comes_first_in_the_review_of_its_section() {
        let replies = vec![option(1), Reply::Answer(Answer::Unknown)];
        let (asked, _) = interview_wishing("dev", replies, vec![]);
        assert_eq!(asked.last().unwrap(), "review rootless? packed +1");
    }

    #[test]
    fn all_asks_what_can_no_longer_change_anything_too_and_the_optional_facts() {
        let rules = small();
        let scope = Scope {
            profiles: rules.profiles.refs().collect(),
            all: true,
            ..Scope::default()
        };
        let number = Reply::Answer(Answer::Number(3.0));
        // Not packed: the budget is moot, and yet asked; what does not apply is not.
        let (asked, end) = run(&rules, scope, vec![option(0), option(1), number], vec![]);
        assert_eq!(
            asked,
            [
                "packed 1/3",
                "budget 2/3",
                "users 3/3",
                "review packed budget users +0"
            ]
        );
        assert_eq!(end, End::Finished);
    }

    #[test]
    fn what_respondents_disagree_about_is_asked_although_an_answer_is_known() {
        let rules = small();
        let packed = rules.questions.find("packed").unwrap();
        let said = |who: &str, option| Voice {
            who: who.into(),
            answer: Answer::One(option),
        };
        let scope = Scope {
            disputed: [(packed, vec![said("Ann", 0), said("Bob", 1)])].into(),
            ..Scope::default()
        };
        let mut answers = Answers::none(&rules);
        answers.set(packed, Answer::One(0));
        let mut script = Script {
            replies: vec![option(0)],
            next: vec![],
            asked: Vec::new(),
        };
        Interview::new(&rules, scope)
            .run(&mut answers, &mut script, &mut |_, _| Ok(()))
            .unwrap();
        assert_eq!(script.asked, ["packed 1/1", "review packed +1"]);
    }

    #[test]
    fn who_answers_stays_with_the_answer_that_is_given_next() {
        let rules = small();
        let packed = rules.questions.find("packed").unwrap();
        let remarks = Remarks {
            by: Some("Ann".into()),
            ..Remarks::default()
        };
        let mut answers = Answers::none(&rules);
        let mut script = Script {
            replies: vec![Reply::Remarks(remarks.clone()), option(1)],
            next: vec![],
            asked: Vec::new(),
        };
        let mut kept = Vec::new();
        Interview::new(&rules, Scope::default())
            .run(&mut answers, &mut script, &mut |_, what| {
                kept.push(format!("{what:?}"));
                Ok(())
            })
            .unwrap();
        assert_eq!(answers.remarks(packed), remarks);
        assert!(kept.last().unwrap().contains("Ann"), "{kept:?}");
    }

    #[test]
    fn an_interview_ends_when_nothing_is_left_to_ask() {
        let number = Reply::Answer(Answer::Number(3.0));
        let (_, end) = interview("dev", vec![option(0), number]);
        assert_eq!(end, End::Finished);
    }

    #[test]
    fn i_do_not_know_is_an_answer_and_is_not_asked_again() {
        let unknown = || Reply::Answer(Answer::Unknown);
        let (asked, end) = interview("dev", vec![unknown(), unknown()]);
        assert_eq!(
            asked,
            [
                "packed 1/1",
                "review packed? +1",
                "users 2/2",
                "review packed? users? +0"
            ]
        );
        assert_eq!(end, End::Finished);
    }
}
