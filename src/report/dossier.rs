//! The result as a document to hand over: what it says, in order, in words, whatever it is written
//! in. Everything comes from the [`Report`], so that a saved result gives the same document.

mod answers;
mod disagreements;
mod links;
mod prerequisites;
mod request;
#[cfg(test)]
mod sample;
mod scores;
mod standing;
mod steps;
mod training;

pub use self::answers::{AnswersPart, CriteriaPart};
pub use self::disagreements::{DisagreementRow, Spread};
pub use self::links::{Link, Remark};
pub use self::prerequisites::{Group, PrerequisiteRow};
pub use self::request::{Fact, request};
pub use self::scores::Radar;
pub use self::standing::{Bar, DimensionRow, STATES, SectionRow, Staircase, Step};
pub use self::steps::PlanPart;
pub use self::training::TrainingPart;

use super::plan::{Steps, headline};
use super::sentences;
use super::{EligibilityReport, EligibilityState, Report, Verdict};
use crate::messages::Lang;
use crate::truth::Truth;

/// A result as a document to hand over.
pub struct Dossier {
    /// Title of the questionnaire.
    pub title: String,
    /// When, and who took part.
    pub about: String,
    /// How much was answered.
    pub progress: String,
    /// Where the team and the project stand.
    pub standing: Vec<StandingRow>,
    /// The verdict for support; `None` without stages.
    pub verdict: Option<VerdictPart>,
    /// What each stage expects; `None` where nothing is expected.
    pub staircase: Option<Staircase>,
    /// How far each dimension goes.
    pub dimensions: Vec<DimensionRow>,
    /// The scores of each tree; empty without scores.
    pub radars: Vec<Radar>,
    /// How many criteria of each section are in each state.
    pub sections: Vec<SectionRow>,
    /// What support asks for now and is not settled.
    pub now: Vec<Group>,
    /// What support asks for now and is settled.
    pub settled: Vec<Group>,
    /// What comes next: its title, and what it asks for.
    pub next: Option<(String, Vec<Group>)>,
    /// The way to the next thing worth reaching; `None` when all is reached.
    pub plan: Option<PlanPart>,
    /// What to learn.
    pub training: Vec<TrainingPart>,
    /// Whom to ask.
    pub support: SupportPart,
    /// Where the answers of the team differ.
    pub disagreements: Vec<DisagreementRow>,
    /// Every criterion, by section.
    pub criteria: Vec<CriteriaPart>,
    /// Every answer, by section.
    pub answers: Vec<AnswersPart>,
    /// Where the document comes from: what, and its value.
    pub origin: Vec<[String; 2]>,
}

/// Where the team or the project stands.
pub struct StandingRow {
    /// What it is about.
    pub label: String,
    /// How far it goes; empty where that is no figure.
    pub figure: String,
    /// What it means.
    pub words: Vec<String>,
}

/// The verdict for support.
pub struct VerdictPart {
    /// Whether support may be asked for.
    pub question: String,
    /// The answer.
    pub answer: String,
    /// The verdict itself.
    pub verdict: Verdict,
    /// What the answer does not say: that no support is planned, levels that are expected.
    pub remarks: Vec<String>,
    /// That it commits nobody.
    pub disclaimer: String,
}

/// Whom to ask.
pub struct SupportPart {
    /// The meeting to ask for, or a plain title.
    pub title: String,
    /// Which support is planned, and for which case.
    pub eligibility: Vec<String>,
    /// Questions to answer before it is known which support is planned.
    pub to_clarify: Vec<String>,
    /// On the programme's side.
    pub contacts: Vec<ContactRow>,
    /// On the project's side.
    pub counterpart: Option<String>,
}

impl SupportPart {
    /// Whether there is anything to tell.
    pub fn is_told(&self) -> bool {
        !(self.eligibility.is_empty() && self.to_clarify.is_empty() && self.contacts.is_empty())
    }
}

/// Somebody to ask.
pub struct ContactRow {
    /// Name, mail address and web address: those that there are.
    pub parts: Vec<Link>,
    /// What to ask for.
    pub action: Option<String>,
}

/// The document of a result.
pub fn dossier(report: &Report, lang: Lang) -> Dossier {
    Dossier {
        title: report.questionnaire.title.to_string(),
        about: sentences::about(report, lang),
        progress: progress(report, lang),
        standing: summary(report, lang),
        verdict: verdict(report, lang),
        staircase: standing::staircase(report),
        dimensions: standing::dimensions(report, lang),
        radars: scores::radars(report, lang),
        sections: standing::sections(report, lang),
        now: prerequisites::now(report, lang),
        settled: prerequisites::settled(report, lang),
        next: prerequisites::next(report, lang),
        plan: report.plan.as_ref().map(|plan| steps::plan(plan, lang)),
        training: training::parts(report, lang),
        support: support(report, lang),
        disagreements: disagreements::rows(report, lang),
        criteria: answers::criteria(report, lang),
        answers: answers::answers(report, lang),
        origin: origin(report, lang),
    }
}

/// Where the team and the project stand; what only is a part of a score is told further down.
fn summary(report: &Report, lang: Lang) -> Vec<StandingRow> {
    let dimensions = report.dimensions.iter();
    let dimensions = dimensions.filter(|d| !scores::is_part(report, &d.id));
    let rows = dimensions.flat_map(|d| sentences::dimension_rows(report, d, lang));
    let mut summary: Vec<StandingRow> = Vec::new();
    let rows = rows.chain(sentences::support_row(report, lang));
    let rows = rows.chain(first_action(report, lang));
    for [label, figure, words] in rows.chain(sentences::contact_row(report, lang)) {
        // A row without a label goes on with the one before.
        match summary.last_mut().filter(|_| label.is_empty()) {
            Some(row) => row.words.push(words),
            None => summary.push(StandingRow {
                label,
                figure,
                words: vec![words],
            }),
        }
    }
    summary
}

/// What to begin with, on the way to the next thing worth reaching.
fn first_action(report: &Report, lang: Lang) -> Option<[String; 3]> {
    let progress = &report.progress;
    // Before any answer, all there is to do is to answer.
    let plan = report
        .plan
        .as_ref()
        .filter(|_| progress.answered + progress.na > 0)?;
    let action = headline(plan.changes.first()?, &Steps::of(plan), lang);
    let words = match plan.changes.len() {
        1 => action,
        count => lang.first_action_then(action.trim_end_matches('.'), count),
    };
    Some([lang.first_action(), String::new(), words])
}

/// How much was answered, and how much is left to verify.
fn progress(report: &Report, lang: Lang) -> String {
    let progress = &report.progress;
    let answers = lang.answers_in_all(progress.answered + progress.na);
    let criteria = report.criteria.iter();
    let unknown = criteria.filter(|c| c.state == Truth::Unknown).count();
    match (unknown, progress.pending) {
        (0, 0) => answers,
        (0, pending) => lang.progress_and(&answers, &lang.questions_open(pending)),
        (unknown, _) => lang.progress_and(&answers, &lang.criteria_to_verify(unknown)),
    }
}

fn verdict(report: &Report, lang: Lang) -> Option<VerdictPart> {
    let readiness = report.readiness.as_ref()?;
    let moot = sentences::no_support(report).then(|| lang.verdict_moot());
    let disputed = disagreements::decide(report).then(|| lang.depends_on_disagreement());
    let expected = sentences::expected(report, lang).into_iter();
    let expected = expected.map(|words| lang.advised_level(&words));
    let advice = readiness.conditions.len();
    let advice = (advice > 0).then(|| lang.advised_points(advice));
    let remarks = moot.into_iter().chain(disputed).chain(expected);
    Some(VerdictPart {
        question: sentences::question(report, readiness, lang),
        answer: sentences::answer(report, readiness, lang),
        verdict: readiness.verdict,
        remarks: remarks.chain(advice).collect(),
        disclaimer: lang.disclaimer(),
    })
}

fn support(report: &Report, lang: Lang) -> SupportPart {
    let support = &report.support;
    let eligibility = support.eligibility.as_ref();
    let clarify = eligibility.into_iter().flat_map(|e| &e.to_clarify);
    let counterpart = support.counterpart.as_deref();
    SupportPart {
        title: meeting(report, lang),
        eligibility: eligibility.map_or_else(Vec::new, |e| offered(e, lang)),
        to_clarify: clarify.map(|question| question.text.to_string()).collect(),
        contacts: support.contacts.iter().map(ContactRow::of).collect(),
        counterpart: counterpart.map(|who| lang.counterpart(who)),
    }
}

/// The case, and which support it opens.
fn offered(eligibility: &EligibilityReport, lang: Lang) -> Vec<String> {
    let words = sentences::offered(eligibility, lang);
    let case = eligibility.label.as_deref();
    match (eligibility.state, case) {
        (EligibilityState::Eligible, case) => {
            let case = case.map(|case| lang.eligibility_case(case));
            let offers = lang.eligibility_offers(&words);
            case.into_iter().chain([offers]).collect()
        }
        _ => vec![lang.eligibility_other(&words)],
    }
}

/// The meeting to ask for, and when.
fn meeting(report: &Report, lang: Lang) -> String {
    let verdict = report.readiness.as_ref().map(|readiness| readiness.verdict);
    match report.support.meeting.as_deref() {
        Some(meeting) if verdict >= Some(Verdict::GoWithConditions) => lang.title_meeting(meeting),
        Some(meeting) => lang.meeting_once(meeting),
        None => lang.title_contacts(),
    }
}

/// What the document was made from, so that it can be made again.
fn origin(report: &Report, lang: Lang) -> Vec<[String; 2]> {
    let header = &report.questionnaire;
    let version = lang.origin_version(&header.id, &header.version);
    let date = lang.date(&report.assessed_at);
    let moment = lang.origin_moment(&date, &report.assessed_at);
    let tool = format!("{} {}", report.tool.name, report.tool.version);
    vec![
        [lang.origin_questionnaire(), version],
        [lang.origin_digest(), header.digest.to_string()],
        [lang.origin_date(), moment],
        [lang.origin_tool(), tool],
    ]
}
