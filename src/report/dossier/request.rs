//! The request for support: what the programme wants to know first, ready to paste into its form.

use std::collections::HashSet;

use super::answers::{in_words, remarks};
use super::disagreements::{decide, on as disagreements_on};
use super::prerequisites::stated;
use super::scores::is_part;
use super::{PrerequisiteRow, Remark};
use crate::messages::Lang;
use crate::order::Arrange;
use crate::questionnaire::UNKNOWN;
use crate::report::sentences;
use crate::report::{AnswerReport, AnswerValue, PrerequisiteReport, Report};
use crate::support::{Kind, Timing};
use crate::truth::Truth;

/// A request for support; without stages, what there is to say instead.
pub struct Request {
    /// What it is.
    pub heading: String,
    /// Title of the questionnaire.
    pub title: String,
    /// When it was assessed, and who took part.
    pub about: String,
    /// Which support is asked for, and what the self-assessment finds.
    pub asked: Vec<String>,
    /// What describes the project: question and answer.
    pub facts: Vec<Fact>,
    /// What is not settled.
    pub open: Vec<String>,
    /// Where the team and the project stand.
    pub levels: Vec<String>,
    /// What support asks for now and is not settled, each with evidence and notes.
    pub unsettled: Vec<PrerequisiteRow>,
    /// What support asks for now and is settled.
    pub settled: Vec<PrerequisiteRow>,
    /// What was said beside other answers: question and remarks.
    pub others: Vec<Fact>,
    /// What it was made from.
    pub origin: Vec<[String; 2]>,
}

/// A question with what is known about it.
pub struct Fact {
    /// The question.
    pub question: String,
    /// The answer in words.
    pub answer: String,
    /// Note, evidence, and who answered.
    pub remarks: Vec<Remark>,
}

/// The request that a result leads to.
pub fn request(report: &Report, lang: Lang) -> Request {
    let facts = report.answers.iter().filter(|a| a.fact && a.counted);
    let facts: Vec<&AnswerReport> = facts.collect();
    let asked = asked_for(report);
    let because = asked.iter().flat_map(|p| &p.because);
    let told = because.map(|because| because.question.as_ref());
    let told: HashSet<&str> = told
        .chain(facts.iter().map(|a| a.question.as_ref()))
        .collect();
    let (unsettled, settled): (Vec<_>, Vec<_>) = asked.iter().partition(|p| is_unsettled(p));
    let stated = |p: &&PrerequisiteReport| stated(report, p, lang);
    let blanks = report.readiness.iter().flat_map(|_| blanks(lang));
    Request {
        heading: match report.readiness {
            Some(_) => lang.request_title(),
            None => lang.request_result(),
        },
        title: report.questionnaire.title.to_string(),
        about: sentences::about(report, lang),
        asked: demand(report, lang),
        facts: blanks
            .chain(facts.iter().map(|a| fact(report, a, lang)))
            .collect(),
        open: open(report, lang),
        levels: levels(report),
        unsettled: unsettled.into_iter().map(stated).collect(),
        settled: settled.into_iter().map(stated).collect(),
        others: others(report, &told, lang),
        origin: super::origin(report, lang),
    }
}

/// A gate that is said not to apply is to be confirmed.
fn is_unsettled(prerequisite: &PrerequisiteReport) -> bool {
    match prerequisite.state {
        Truth::Unmet | Truth::Unknown => true,
        Truth::Na => prerequisite.kind == Kind::Gate,
        Truth::Met => false,
    }
}

/// What support asks for now: gates, then advice, and of these what is missing first.
fn asked_for(report: &Report) -> Vec<&PrerequisiteReport> {
    let asked = report.prerequisites.iter();
    let mut asked: Vec<_> = asked.filter(|p| p.timing == Timing::Now).collect();
    asked.arrange_by_key(|p| (p.kind != Kind::Gate, p.state != Truth::Unmet));
    asked
}

/// What only the applicant can tell.
fn blanks(lang: Lang) -> [Fact; 2] {
    [lang.request_applicant(), lang.request_application()].map(|question| Fact {
        question: format!("{question}{}", lang.colon()),
        answer: lang.request_to_complete(),
        remarks: Vec::new(),
    })
}

/// Which support is asked for, from whom, and what the self-assessment finds.
fn demand(report: &Report, lang: Lang) -> Vec<String> {
    let Some(readiness) = &report.readiness else {
        return vec![lang.disclaimer_alone()];
    };
    let stages = lang.lower_first(&sentences::stage_label(report));
    let rank = readiness.asked.rank;
    let asked = match &report.support.meeting {
        Some(meeting) => lang.request_asked(meeting, &stages, rank),
        None => lang.request_asked_alone(&stages, rank),
    };
    let contacts = report
        .support
        .contacts
        .iter()
        .map(|contact| contact.named());
    let contacts: Vec<String> = contacts.collect();
    let to = contacts.join(&lang.separator_list());
    let to = (!contacts.is_empty()).then(|| lang.request_to(&to));
    let finding = sentences::answer(report, readiness, lang);
    let disputed = decide(report).then(|| lang.depends_on_disagreement());
    let case = super::support(report, lang).eligibility;
    let counterpart = report.support.counterpart.as_deref();
    let lines = [asked].into_iter().chain(to);
    let lines = lines.chain(counterpart.map(|who| lang.request_counterpart(who)));
    let lines = lines.chain(case).chain([lang.request_finding(&finding)]);
    lines.chain(disputed).chain([lang.disclaimer()]).collect()
}

fn fact(report: &Report, answer: &AnswerReport, lang: Lang) -> Fact {
    let is_open = matches!(&answer.answer, AnswerValue::Word(word) if word == UNKNOWN);
    let disputed = disagreements_on(report, &answer.question).is_some();
    Fact {
        question: answer.text.to_string(),
        answer: match is_open && !disputed {
            true => lang.request_to_complete(),
            false => in_words(report, answer, lang),
        },
        remarks: remarks(answer, lang),
    }
}

/// The level of each dimension that has levels, and no part of another.
fn levels(report: &Report) -> Vec<String> {
    let dimensions = report.dimensions.iter();
    let dimensions = dimensions.filter(|d| !is_part(report, &d.id));
    let levels = dimensions.filter_map(|dimension| {
        let level = dimension.level.as_ref()?;
        let (rank, count) = (level.rank, dimension.levels.len());
        Some(format!(
            "{} {rank}/{count}, {}",
            dimension.label, level.label
        ))
    });
    levels.collect()
}

/// What is not settled: the case, what is missing or to verify, where answers differ, then advice.
fn open(report: &Report, lang: Lang) -> Vec<String> {
    let clarify = report.support.eligibility.iter();
    let clarify = clarify.flat_map(|eligibility| &eligibility.to_clarify);
    let clarify = clarify.map(|question| lang.request_unanswered(&question.text));
    let gates = asked_for(report)
        .into_iter()
        .filter(|p| p.kind == Kind::Gate);
    let gates = gates.filter_map(|p| match p.state {
        Truth::Met => None,
        Truth::Unmet => Some(lang.request_missing(&p.text)),
        Truth::Unknown => Some(lang.request_to_verify(&p.text)),
        Truth::Na => Some(lang.request_na(&p.text)),
    });
    let differing = report.disagreements.iter();
    let differing = differing.map(|d| lang.request_differing(&d.text));
    let unanswered = report.readiness.is_none().then(|| unanswered(report, lang));
    let points = clarify.chain(gates).chain(differing);
    let points = points.chain(unanswered.into_iter().flatten());
    points.chain(advised(report, lang)).collect()
}

/// Without stages, nothing else tells what is unknown.
fn unanswered(report: &Report, lang: Lang) -> Vec<String> {
    let answers = report.answers.iter().filter(|a| a.counted);
    let unknown =
        answers.filter(|a| matches!(&a.answer, AnswerValue::Word(word) if word == UNKNOWN));
    let unknown = unknown.filter(|a| disagreements_on(report, &a.question).is_none());
    let unknown = unknown.map(|a| lang.request_unanswered(&a.text));
    let criteria = report.criteria.iter();
    let criteria = criteria.filter(|c| c.state == Truth::Unmet);
    unknown
        .chain(criteria.map(|c| lang.request_missing(&c.text)))
        .collect()
}

/// What is advised and not settled: what is unknown is counted, as there may be much.
fn advised(report: &Report, lang: Lang) -> Vec<String> {
    let advice = asked_for(report)
        .into_iter()
        .filter(|p| p.kind == Kind::Advice);
    let unknown = advice.clone().filter(|p| p.state == Truth::Unknown);
    let unknown: Vec<&PrerequisiteReport> = unknown.collect();
    let lacking = advice.filter(|p| p.state == Truth::Unmet);
    let lacking = lacking.map(|p| lang.request_advice(&p.text));
    let who = sentences::absentees(&unknown, report);
    let count = unknown.len();
    let unknown = (count > 0).then(|| lang.point_to_ask(&lang.advice_unknown(count), &who));
    let expected = sentences::expected(report, lang).into_iter();
    let expected = expected.map(|words| lang.advised_level(&words));
    lacking.chain(unknown).chain(expected).collect()
}

/// Notes and evidence beside answers that are not told above.
fn others(report: &Report, told: &HashSet<&str>, lang: Lang) -> Vec<Fact> {
    let answers = report.answers.iter();
    let answers = answers.filter(|a| a.counted && !told.contains(a.question.as_ref()));
    let noted = answers.filter(|a| a.note.is_some() || a.evidence.is_some());
    noted.map(|answer| fact(report, answer, lang)).collect()
}
