//! The course of an interview, with a scripted respondent.
#![allow(clippy::unwrap_used, clippy::expect_used)]

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
            questions.iter().map(|q| q.id.to_string()).collect()
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

fn interview_wishing(profile: &str, replies: Vec<Reply>, next: Vec<Wish>) -> (Vec<String>, End) {
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
