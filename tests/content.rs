//! The questionnaire that palier carries keeps the promises made about it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

use std::collections::HashSet;

use palier::answers::Answers;
use palier::assessment::{Assessment, assess};
use palier::interview::{Interview, Next, Prompt, Reply, Respondent, Review, Scope, Stop};
use palier::messages::Lang;
use palier::questionnaire::{
    Accepts, Answer, Criterion, Kind, Literal, Profile, Question, Questionnaire, Ref, Verdict,
    concerns,
};
use palier::support;
use palier::truth::Truth;

fn rules(lang: Lang) -> Questionnaire {
    let opened = palier::library::open(palier::library::DEFAULT, Some(lang), lang);
    opened
        .unwrap_or_else(|faults| panic!("{faults}"))
        .questionnaire
}

/// The best option of every graded question; a case that is eligible.
fn best(rules: &Questionnaire) -> Answers {
    answered(rules, |question| match &question.kind {
        Kind::Single(options) => Answer::One(options.len() - 1),
        Kind::Many(options) => Answer::Many((0..options.len()).collect()),
        Kind::Number { min, .. } => Answer::Number(min.unwrap_or(1.0)),
        Kind::Text => Answer::Text("…".to_owned()),
    })
}

fn worst(rules: &Questionnaire) -> Answers {
    answered(rules, |question| match &question.kind {
        Kind::Single(_) => Answer::One(0),
        Kind::Many(_) => Answer::Many(Vec::new()),
        Kind::Number { min, .. } => Answer::Number(min.unwrap_or(1.0)),
        Kind::Text => Answer::Text("…".to_owned()),
    })
}

fn answered(rules: &Questionnaire, answer: impl Fn(&Question) -> Answer) -> Answers {
    let mut answers = Answers::none(rules);
    for (reference, question) in rules.questions.iter() {
        answers.set(reference, answer(question));
    }
    for (question, option) in [("organisation", "ministry"), ("target", "cloud-pi")] {
        let question = rules.questions.find(question).unwrap();
        let option = rules.questions[question].option(option).unwrap();
        answers.set(question, Answer::One(option));
    }
    answers
}

/// The mildest answer that a literal refuses.
fn refused(question: &Question, accepts: &Accepts) -> Answer {
    match (&question.kind, accepts) {
        (Kind::Single(_), Accepts::Any(marks)) => {
            let refused = marks.iter().rposition(|accepted| !accepted);
            Answer::One(refused.expect("some option is refused"))
        }
        (Kind::Many(options), Accepts::Any(marks) | Accepts::All(marks)) => Answer::Many(
            (0..options.len())
                .filter(|&option| !marks[option])
                .collect(),
        ),
        other => panic!("{}: {other:?} is not upward closed", question.id),
    }
}

/// Best answers, but for those that make this criterion unmet.
fn all_but(rules: &Questionnaire, criterion: Ref<Criterion>) -> (Answers, HashSet<Ref<Question>>) {
    let mut answers = best(rules);
    let mut changed = HashSet::new();
    for literals in &rules.criteria[criterion].needs.0 {
        for literal in literals {
            let Literal::Question(question, accepts) = literal else {
                panic!("criteria of this questionnaire rest on questions alone");
            };
            answers.set(*question, refused(&rules.questions[*question], accepts));
            changed.insert(*question);
        }
    }
    (answers, changed)
}

fn gates(rules: &Questionnaire) -> Vec<Ref<Criterion>> {
    let stages = &rules.dimensions[rules.stage_dimension().unwrap()];
    let gates = stages.levels.iter().flat_map(|level| &level.gates);
    let mut gates: Vec<_> = gates.copied().collect();
    gates.sort();
    gates.dedup();
    gates
}

fn blockers(assessment: &Assessment) -> &[Ref<Criterion>] {
    &assessment.readiness.as_ref().unwrap().blockers
}

#[test]
fn each_gate_alone_unmet_turns_go_into_no_go_and_names_its_remedy() {
    let rules = rules(Lang::Fr);
    let go = assess(&rules, &best(&rules), None);
    assert_eq!(go.readiness.unwrap().verdict, Verdict::Go);
    for gate in gates(&rules) {
        let id = &rules.criteria[gate].id;
        let (answers, changed) = all_but(&rules, gate);
        let assessment = assess(&rules, &answers, None);
        let readiness = assessment.readiness.as_ref().unwrap();
        assert_eq!(readiness.verdict, Verdict::NoGo, "{id}");
        assert!(blockers(&assessment).contains(&gate), "{id}");
        let remedy = &rules.criteria[gate].remedy;
        assert!(remedy.text.is_some(), "{id}");
        assert!(!remedy.read.is_empty() || remedy.contact.is_some(), "{id}");
        assert_others_follow(&rules, &assessment, gate, &changed);
    }
}

/// Whatever else blocks rests on the same answers, or follows from them.
fn assert_others_follow(
    rules: &Questionnaire,
    assessment: &Assessment,
    gate: Ref<Criterion>,
    changed: &HashSet<Ref<Question>>,
) {
    let prerequisites = support::prerequisites(rules, assessment);
    for other in blockers(assessment).iter().filter(|&&other| other != gate) {
        let told = prerequisites
            .iter()
            .find(|p| p.criterion == *other)
            .unwrap();
        let shared = told.because.iter().any(|e| changed.contains(&e.question));
        assert!(
            shared || told.follows_from.is_some(),
            "{} blocks beside {}",
            rules.criteria[*other].id,
            rules.criteria[gate].id
        );
    }
}

#[test]
fn a_criterion_that_is_no_gate_never_blocks() {
    let rules = rules(Lang::Fr);
    let gates = gates(&rules);
    for criterion in rules.criteria.refs().filter(|c| !gates.contains(c)) {
        let (answers, _) = all_but(&rules, criterion);
        let assessment = assess(&rules, &answers, None);
        assert_eq!(assessment.criterion(criterion), Truth::Unmet);
        let id = &rules.criteria[criterion].id;
        assert!(!blockers(&assessment).contains(&criterion), "{id}");
    }
}

#[test]
fn every_profile_has_a_module_at_every_degree() {
    let rules = rules(Lang::Fr);
    let maturity = rules.dimensions.find("maturity").unwrap();
    for profile in rules.profiles.refs() {
        for rank in 1..=5 {
            let found = rules.modules.iter().any(|(_, module)| {
                module.dimension == maturity
                    && module.rank == rank
                    && concerns(&module.profiles, &[profile])
            });
            assert!(found, "{} at degree {rank}", rules.profiles[profile].id);
        }
    }
}

#[test]
fn every_criterion_has_a_reason_a_remedy_that_leads_somewhere_and_a_source() {
    for (_, criterion) in rules(Lang::Fr).criteria.iter() {
        let remedy = &criterion.remedy;
        let leads = !remedy.read.is_empty() || remedy.contact.is_some();
        assert!(
            criterion.why.is_some() && criterion.source.is_some(),
            "{}",
            criterion.id
        );
        assert!(remedy.text.is_some() && leads, "{}", criterion.id);
    }
}

#[test]
fn every_gate_can_be_answered_by_the_product_team_and_is_never_not_applicable() {
    let rules = rules(Lang::Fr);
    let product = rules.profiles.find("product").unwrap();
    for gate in gates(&rules) {
        for literal in rules.criteria[gate].needs.literals() {
            let Literal::Question(question, _) = literal else {
                panic!("gates rest on questions alone");
            };
            let id = &rules.questions[*question].id;
            assert!(rules.is_asked_to(*question, &[product]), "{id}");
            let question = &rules.questions[*question];
            let conditional = question.when.is_some() || question.unless.is_some();
            assert!(question.na.is_none(), "{id}");
            assert!(!conditional || question.otherwise.is_some(), "{id}");
        }
    }
}

#[test]
fn questions_and_criteria_are_short_in_both_languages() {
    for lang in Lang::ALL {
        let rules = rules(lang);
        for (_, question) in rules.questions.iter() {
            let words = question.text.split([' ', '\u{a0}', '\u{202f}']);
            let words = words
                .filter(|word| word.contains(char::is_alphanumeric))
                .count();
            assert!(words <= 25, "{}: {words} words", question.id);
        }
        for (_, criterion) in rules.criteria.iter() {
            let length = criterion.text.chars().count();
            assert!(length <= 60, "{}: {length} characters", criterion.id);
        }
    }
}

#[test]
fn technical_questions_have_a_help() {
    let rules = rules(Lang::Fr);
    for (_, question) in rules.questions.iter() {
        let section = &rules.sections[question.section].id;
        let technical = ["skills", "technical", "delivery", "operations"];
        if technical.contains(&section.as_ref()) {
            assert!(question.help.is_some(), "{}", question.id);
        }
    }
}

/// Answers from a set of answers, and counts.
struct Known<'a> {
    rules: &'a Questionnaire,
    answers: Answers,
    asked: usize,
}

impl Respondent for Known<'_> {
    fn choose(&mut self, _: &str, _: &[String]) -> Result<Option<usize>, Stop> {
        Ok(Some(0))
    }

    fn profiles(&mut self, _: &Questionnaire) -> Result<Vec<Ref<Profile>>, Stop> {
        Ok(Vec::new())
    }

    fn ask(&mut self, prompt: &Prompt<'_>) -> Result<Reply, Stop> {
        self.asked += 1;
        let question = self.rules.questions.find(&prompt.question.id).unwrap();
        Ok(Reply::Answer(self.answers.get(question).clone()))
    }

    fn review(&mut self, _: &Review<'_>) -> Result<Next, Stop> {
        Ok(Next::Result)
    }
}

fn asked(rules: &Questionnaire, profiles: &[Ref<Profile>], known: Answers) -> usize {
    let mut answers = Answers::none(rules);
    let mut known = Known {
        rules,
        answers: known,
        asked: 0,
    };
    let scope = Scope {
        profiles: profiles.to_vec(),
        ..Scope::default()
    };
    Interview::new(rules, scope)
        .run(&mut answers, &mut known, &mut |_, _| Ok(()))
        .unwrap_or_else(|stop| panic!("{stop:?}"));
    known.asked
}

#[test]
fn an_interview_is_short_enough_for_one_sitting() {
    let rules = rules(Lang::Fr);
    let personas = rules.examples.iter().map(|(_, example)| {
        let mut answers = Answers::none(&rules);
        for (question, answer) in &example.answers {
            answers.set(*question, answer.clone());
        }
        answers
    });
    let known: Vec<Answers> = personas.chain([best(&rules), worst(&rules)]).collect();
    let most = |profiles: &[Ref<Profile>]| {
        let counts = known
            .iter()
            .map(|known| asked(&rules, profiles, known.clone()));
        counts.max().unwrap()
    };
    for (profile, content) in rules.profiles.iter() {
        let most = most(&[profile]);
        println!("{}: {most} questions at most", content.label);
        assert!(most <= 47, "{}: {most}", content.id);
    }
    let everyone: Vec<_> = rules.profiles.refs().collect();
    println!("all profiles: {} questions at most", most(&everyone));
    assert!(most(&everyone) <= rules.questions.len());
}

/// The ids of the last column of the tables: `kind.id` in backticks.
fn ids_of_the_table() -> Vec<String> {
    let guide = include_str!("../questionnaires/cloud-pi-native/README.md");
    let rows = guide.lines().filter(|line| line.starts_with('|'));
    let cells = rows.filter_map(|row| row.trim_end_matches('|').rsplit('|').next());
    let quoted = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2));
    quoted.map(str::to_owned).collect()
}

fn exists(rules: &Questionnaire, name: &str) -> bool {
    let Some((kind, id)) = name.split_once('.') else {
        return false;
    };
    match kind {
        "question" => rules.questions.find(id).is_some(),
        "criterion" => rules.criteria.find(id).is_some(),
        "module" => rules.modules.find(id).is_some(),
        "resource" => rules.resources.find(id).is_some(),
        "contact" => rules.contacts.find(id).is_some(),
        "eligibility" => rules.eligibility.find(id).is_some(),
        "track" => rules.tracks.find(id).is_some(),
        "profile" => rules.profiles.find(id).is_some(),
        _ => !rules.levels_named(name).is_empty(),
    }
}

#[test]
fn every_id_that_the_coverage_table_names_exists() {
    let rules = rules(Lang::Fr);
    let ids = ids_of_the_table();
    assert!(ids.len() > 300, "only {} ids", ids.len());
    let missing: Vec<&String> = ids.iter().filter(|id| !exists(&rules, id)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_question_criterion_and_module_has_its_place_in_the_coverage_table() {
    let rules = rules(Lang::Fr);
    let ids: HashSet<String> = ids_of_the_table().into_iter().collect();
    let questions = rules.questions.ids().map(|id| format!("question.{id}"));
    let criteria = rules.criteria.ids().map(|id| format!("criterion.{id}"));
    let modules = rules.modules.ids().map(|id| format!("module.{id}"));
    let missing: Vec<String> = questions
        .chain(criteria)
        .chain(modules)
        .filter(|id| !ids.contains(id))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}
