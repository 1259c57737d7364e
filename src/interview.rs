//! The interview: which question comes next, and what to do with the reply. How it is put to a
//! person is a [`Respondent`]'s business.

mod keyboard;
mod plain;
mod prompts;
mod relevance;
mod typed;
mod wrap;

use std::collections::HashSet;
use std::io;

use crate::answers::Answers;
use crate::assessment::{Assessment, assess};
use crate::diagnostic::Faults;
use crate::questionnaire::{Answer, Profile, Question, Questionnaire, Ref};
use crate::truth::Truth;

pub use plain::Plain;
pub use prompts::Prompts;
pub use relevance::{optional_questions, relevant_questions};

/// A question as it is put.
pub struct Prompt<'a> {
    /// The question.
    pub question: &'a Question,
    /// Title of its section.
    pub section: &'a str,
    /// Position in the interview, from 1.
    pub position: usize,
    /// How many questions there are, as far as is known now.
    pub total: usize,
    /// The answer to preselect.
    pub preselected: Option<Answer>,
    /// Whether that answer is only a suggestion of the rules.
    pub suggested: bool,
}

/// What a person replies to a question.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// The answer.
    Answer(Answer),
    /// A remark on the answer; the question is put again.
    Note(String),
    /// Back to the question before.
    Back,
    /// Stop here; the answers are kept.
    Quit,
}

/// Why an interview was cut short.
#[derive(Debug)]
pub enum Stop {
    /// Ctrl-C or a termination signal.
    Interrupted,
    /// The terminal failed.
    Terminal(io::Error),
    /// An answer could not be saved.
    NotSaved(Faults),
}

/// Somebody, or something, that answers.
pub trait Respondent {
    /// A choice of one entry; `None` when the person goes back.
    ///
    /// # Errors
    /// [`Stop`] when the person is cut off.
    fn choose(&mut self, title: &str, entries: &[String]) -> Result<Option<usize>, Stop>;

    /// Who takes part; an empty list stands for everyone.
    ///
    /// # Errors
    /// [`Stop`] when the person leaves.
    fn profiles(&mut self, questionnaire: &Questionnaire) -> Result<Vec<Ref<Profile>>, Stop>;

    /// Puts a question.
    ///
    /// # Errors
    /// [`Stop`] when the person is cut off.
    fn ask(&mut self, prompt: &Prompt<'_>) -> Result<Reply, Stop>;

    /// Whether to go on with so many optional questions; `None`: back to the question before.
    ///
    /// # Errors
    /// [`Stop`] when the person is cut off.
    fn offer_optional(&mut self, count: usize) -> Result<Option<bool>, Stop>;
}

/// How an interview ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// No question is left to ask.
    Finished,
    /// The person chose to stop.
    Quit,
}

/// What is to be saved of a question.
#[derive(Debug, Clone, Copy)]
pub enum Kept<'a> {
    /// The answer.
    Answer(&'a Answer),
    /// A remark on it.
    Note(&'a str),
}

/// Called with every answer and note as soon as it is given, to save it.
pub type Keep<'a> = dyn FnMut(Ref<Question>, Kept<'_>) -> Result<(), Faults> + 'a;

/// An interview under way.
pub struct Interview<'a> {
    questionnaire: &'a Questionnaire,
    profiles: &'a [Ref<Profile>],
    stage: Option<usize>,
    asked: Vec<Ref<Question>>,
    settled: HashSet<Ref<Question>>,
    wants_optional: Option<bool>,
}

impl<'a> Interview<'a> {
    /// An interview with these profiles, for the stage that support is asked for (`None`: the
    /// stage reached).
    pub fn new(
        questionnaire: &'a Questionnaire,
        profiles: &'a [Ref<Profile>],
        stage: Option<usize>,
    ) -> Interview<'a> {
        Interview {
            questionnaire,
            profiles,
            stage,
            asked: Vec::new(),
            settled: HashSet::new(),
            wants_optional: None,
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
        let mut again: Option<Ref<Question>> = None;
        loop {
            let assessment = assess(self.questionnaire, answers, self.stage);
            let open = self.open(&assessment, answers);
            let next = again.take().or_else(|| open.first().copied());
            let Some(question) = next else {
                let optional = self.optional(&assessment, answers).len();
                if optional == 0 || self.wants_optional.is_some() {
                    return Ok(End::Finished);
                }
                match respondent.offer_optional(optional)? {
                    Some(wanted) => self.wants_optional = Some(wanted),
                    None => again = self.asked.pop(),
                }
                continue;
            };
            let reply = {
                let prompt = self.prompt(question, &assessment, answers, open.len());
                respondent.ask(&prompt)?
            };
            match reply {
                Reply::Quit => return Ok(End::Quit),
                Reply::Note(note) => {
                    answers.set_note(question, note.clone());
                    keep(question, Kept::Note(&note)).map_err(Stop::NotSaved)?;
                    again = Some(question);
                }
                Reply::Back => again = Some(self.asked.pop().unwrap_or(question)),
                Reply::Answer(answer) => {
                    answers.set(question, answer.clone());
                    keep(question, Kept::Answer(&answer)).map_err(Stop::NotSaved)?;
                    self.settled.insert(question);
                    self.asked.push(question);
                }
            }
        }
    }

    /// The questions left to ask: those that matter, then the optional ones if they are wanted.
    fn open(&self, assessment: &Assessment, answers: &Answers) -> Vec<Ref<Question>> {
        let mut open = relevant_questions(self.questionnaire, assessment, self.profiles);
        open.retain(|question| !self.settled.contains(question));
        if open.is_empty() && self.wants_optional == Some(true) {
            return self.optional(assessment, answers);
        }
        open
    }

    fn optional(&self, assessment: &Assessment, answers: &Answers) -> Vec<Ref<Question>> {
        let mut optional =
            optional_questions(self.questionnaire, assessment, answers, self.profiles);
        optional.retain(|question| !self.settled.contains(question));
        optional
    }

    fn prompt(
        &self,
        question: Ref<Question>,
        assessment: &Assessment,
        answers: &Answers,
        open: usize,
    ) -> Prompt<'a> {
        let content = &self.questionnaire.questions[question];
        let earlier = answers.entry(question).map(|entry| entry.answer.clone());
        let suggestion = content
            .suggest
            .iter()
            .find(|suggestion| assessment.condition(&suggestion.when) == Truth::Met)
            .filter(|_| earlier.is_none());
        let again = usize::from(self.settled.contains(&question));
        Prompt {
            question: content,
            section: &self.questionnaire.sections[content.section].title,
            position: self.asked.len() + 1,
            total: self.asked.len() + open + again,
            suggested: suggestion.is_some(),
            preselected: suggestion.map(|s| s.answer.clone()).or(earlier),
        }
    }
}

#[cfg(test)]
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
        asked: Vec<String>,
    }

    impl Respondent for Script {
        fn choose(&mut self, _: &str, _: &[String]) -> Result<Option<usize>, Stop> {
            Ok(Some(0))
        }

        fn profiles(&mut self, _: &Questionnaire) -> Result<Vec<Ref<Profile>>, Stop> {
            Ok(Vec::new())
        }

        fn ask(&mut self, prompt: &Prompt<'_>) -> Result<Reply, Stop> {
            self.asked.push(format!(
                "{} {}/{}",
                prompt.question.id, prompt.position, prompt.total
            ));
            if self.replies.is_empty() {
                return Ok(Reply::Quit);
            }
            Ok(self.replies.remove(0))
        }

        fn offer_optional(&mut self, count: usize) -> Result<Option<bool>, Stop> {
            self.asked.push(format!("optional {count}"));
            if self.replies.first() == Some(&Reply::Back) {
                self.replies.remove(0);
                return Ok(None);
            }
            Ok(Some(true))
        }
    }

    fn interview(profile: &str, replies: Vec<Reply>) -> (Vec<String>, End) {
        let rules = small();
        let profiles: Vec<_> = rules.profiles.find(profile).into_iter().collect();
        let mut answers = Answers::none(&rules);
        let mut script = Script {
            replies,
            asked: Vec::new(),
        };
        let end = Interview::new(&rules, &profiles, None)
            .run(&mut answers, &mut script, &mut |_, _| Ok(()))
            .unwrap_or_else(|stop| panic!("{stop:?}"));
        (script.asked, end)
    }

    fn option(index: usize) -> Reply {
        Reply::Answer(Answer::One(index))
    }

    #[test]
    fn a_follow_up_is_asked_only_once_it_is_known_to_apply() {
        let (asked, end) = interview("dev", vec![option(1), option(1)]);
        assert_eq!(
            asked,
            ["packed 1/1", "rootless 2/2", "optional 1", "users 3/3"]
        );
        assert_eq!(end, End::Quit);
    }

    #[test]
    fn what_can_no_longer_change_anything_is_not_asked() {
        // Not packed: level one is certainly missed, so that level two, and the budget, are moot.
        let (asked, _) = interview("lead", vec![option(0)]);
        assert_eq!(asked, ["packed 1/2", "optional 1", "users 2/2"]);
    }

    #[test]
    fn going_back_asks_the_question_before_again() {
        let (asked, _) = interview("dev", vec![option(1), Reply::Back, option(0)]);
        assert_eq!(asked[..3], ["packed 1/1", "rootless 2/2", "packed 1/2"]);
    }

    #[test]
    fn going_back_from_the_offer_to_go_on_asks_the_last_question_again() {
        let (asked, _) = interview("dev", vec![option(0), Reply::Back, option(1)]);
        assert_eq!(
            asked[..4],
            ["packed 1/1", "optional 1", "packed 1/1", "rootless 2/2"]
        );
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
        assert_eq!(asked, ["packed 1/1", "optional 1", "users 2/2"]);
        assert_eq!(end, End::Finished);
    }
}
