//! Somebody, or something, that answers: what they are told, and what they may reply.

use std::io;

use super::Review;
use crate::answers::Remarks;
use crate::diagnostic::Faults;
use crate::questionnaire::{Answer, Profile, Question, Questionnaire, Ref};

/// A question as it is put.
pub struct Prompt<'a> {
    /// The rules that it belongs to.
    pub questionnaire: &'a Questionnaire,
    /// Which of their questions it is.
    pub reference: Ref<Question>,
    /// The question.
    pub question: &'a Question,
    /// Title of its section.
    pub section: &'a str,
    /// Its position in the interview, from 1, and how many questions there are, as far as is known
    /// now; `None` when it was answered in an earlier one.
    pub position: Option<(usize, usize)>,
    /// Whether to say that it is only offered, in a section of questions that are not.
    pub optional: bool,
    /// Whether there is somewhere to go back to.
    pub has_before: bool,
    /// The answer to preselect.
    pub preselected: Option<Answer>,
    /// Whether that answer is only a suggestion of the rules.
    pub suggested: bool,
    /// What stands beside the answer.
    pub remarks: Remarks,
    /// What each respondent said, when they do not agree.
    pub voices: Vec<Voice>,
}

/// What one respondent answered to a question.
#[derive(Debug, Clone, PartialEq)]
pub struct Voice {
    /// Who answered, in words.
    pub who: String,
    /// The answer.
    pub answer: Answer,
}

/// What a person replies to a question.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// The answer.
    Answer(Answer),
    /// Respondents do not agree, and it stays so.
    Unsettled,
    /// What is to stand beside the answer; the question is put again.
    Remarks(Remarks),
    /// Back to the question before.
    Back,
    /// Stop here; the answers are kept.
    Quit,
}

/// What a person wants once nothing is left to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// The result.
    Result,
    /// The optional questions.
    Optional,
    /// To change an answer.
    Change(Ref<Question>),
    /// Back to the last question.
    Back,
}

/// Why an interview was cut short.
#[derive(Debug)]
pub enum Stop {
    /// Ctrl-C, a termination signal, or the terminal is gone.
    Interrupted,
    /// The terminal failed.
    Terminal(io::Error),
    /// An answer could not be saved.
    NotSaved(Faults),
}

/// Somebody, or something, that answers. Every method fails with a [`Stop`] when the person is cut
/// off. What is only told need not be heard: a script has no use for it.
pub trait Respondent {
    /// A choice of one entry; `None` when the person goes back.
    ///
    /// # Errors
    /// [`Stop`].
    fn choose(&mut self, title: &str, entries: &[String]) -> Result<Option<usize>, Stop>;

    /// Who takes part; an empty list stands for everyone.
    ///
    /// # Errors
    /// [`Stop`].
    fn profiles(&mut self, questionnaire: &Questionnaire) -> Result<Vec<Ref<Profile>>, Stop>;

    /// Tells where one is before the first question.
    ///
    /// # Errors
    /// [`Stop`].
    fn welcome(&mut self, _lines: &[String]) -> Result<(), Stop> {
        Ok(())
    }

    /// Puts a question.
    ///
    /// # Errors
    /// [`Stop`].
    fn ask(&mut self, prompt: &Prompt<'_>) -> Result<Reply, Stop>;

    /// Confirms an answer, now that it is saved.
    ///
    /// # Errors
    /// [`Stop`].
    fn confirm(&mut self, _question: &Question, _answer: &Answer) -> Result<(), Stop> {
        Ok(())
    }

    /// Tells that answers given earlier no longer count, or count again, since their questions no
    /// longer apply, or do.
    ///
    /// # Errors
    /// [`Stop`].
    fn tell_moved(&mut self, _dropped: &[&Question], _back: &[&Question]) -> Result<(), Stop> {
        Ok(())
    }

    /// Shows every answer.
    ///
    /// # Errors
    /// [`Stop`].
    fn show(&mut self, _review: &Review<'_>) -> Result<(), Stop> {
        Ok(())
    }

    /// Nothing is left to ask: what now?
    ///
    /// # Errors
    /// [`Stop`].
    fn review(&mut self, review: &Review<'_>) -> Result<Next, Stop>;
}
