//! What support asks for, now and next, with what was answered and what to do.

use super::answers::remarks;
use super::disagreements;
use super::links::parts;
use super::{Link, Remark};
use crate::assessment::Origin;
use crate::messages::Lang;
use crate::report::sentences;
use crate::report::{AnswerReport, Because, PrerequisiteReport, Report};
use crate::support::{Kind, Timing};
use crate::truth::Truth;

/// Prerequisites that stand together.
pub struct Group {
    /// What they have in common, and how many there are.
    pub title: String,
    /// The prerequisites.
    pub rows: Vec<PrerequisiteRow>,
}

/// A prerequisite.
pub struct PrerequisiteRow {
    /// Its state.
    pub state: Truth,
    /// The same in words.
    pub state_text: String,
    /// A statement that is true when it is met.
    pub text: String,
    /// Whether it is required or advised, and at which stage.
    pub kind: String,
    /// What was answered, and what is needed.
    pub details: Vec<String>,
    /// What to do, what to read, whom to ask, note and evidence.
    pub remarks: Vec<Remark>,
}

/// What support asks for now and is not settled: what is missing first.
pub fn now(report: &Report, lang: Lang) -> Vec<Group> {
    let find = |kind, states: &[Truth]| select(report, Timing::Now, &[kind], states);
    let missing = find(Kind::Gate, &[Truth::Unmet]);
    let unknown = find(Kind::Gate, &[Truth::Unknown]);
    let na = find(Kind::Gate, &[Truth::Na]);
    let advice = find(Kind::Advice, &OPEN);
    let groups = [
        group(report, missing, Lang::group_missing, lang),
        group(report, unknown, Lang::group_to_verify, lang),
        group(report, na, Lang::group_na, lang),
        group(report, advice, Lang::group_advice, lang),
    ];
    groups.into_iter().flatten().collect()
}

/// What support asks for now and is settled: what is met, and advice that does not apply.
pub fn settled(report: &Report, lang: Lang) -> Vec<Group> {
    let find = |kind, states: &[Truth]| select(report, Timing::Now, &[kind], states);
    let gates = find(Kind::Gate, &[Truth::Met]);
    let advice = find(Kind::Advice, &[Truth::Met, Truth::Na]);
    let groups = [
        group(report, gates, Lang::group_settled_gates, lang),
        group(report, advice, Lang::group_settled_advice, lang),
    ];
    groups.into_iter().flatten().collect()
}

const OPEN: [Truth; 2] = [Truth::Unmet, Truth::Unknown];
const ALL: [Truth; 4] = [Truth::Unmet, Truth::Unknown, Truth::Met, Truth::Na];

/// What the next stage asks for, under its title; `None` at the last one.
pub fn next(report: &Report, lang: Lang) -> Option<(String, Vec<Group>)> {
    let outlook = report.outlook.as_ref()?;
    let stages = sentences::stage_label(report);
    let title = lang.dossier_next_stage(&stages, outlook.stage.rank, &outlook.stage.label);
    let find = |kinds: &[Kind]| select(report, Timing::Next, kinds, &ALL);
    let achievements = find(&[Kind::Achievement]);
    let others = find(&[Kind::Gate, Kind::Advice]);
    let groups = [
        group(report, achievements, Lang::group_achievement, lang),
        group(report, others, Lang::group_next, lang),
        foreseen(report, lang),
    ];
    let groups: Vec<Group> = groups.into_iter().flatten().collect();
    Some((title, groups)).filter(|(_, groups)| !groups.is_empty())
}

/// Gates of later stages that are already certain to be missing.
fn foreseen(report: &Report, lang: Lang) -> Option<Group> {
    let outlook = report.outlook.as_ref()?;
    let stages = sentences::stage_label(report);
    let rows = outlook.foreseen.iter().map(|later| PrerequisiteRow {
        state: Truth::Unmet,
        state_text: lang.state(Truth::Unmet),
        text: later.text.to_string(),
        kind: sentences::asked_at(Kind::Gate, &stages, later.stage.rank, lang),
        details: Vec::new(),
        remarks: Vec::new(),
    });
    let rows: Vec<PrerequisiteRow> = rows.collect();
    (!rows.is_empty()).then(|| Group {
        title: lang.group_foreseen(rows.len()),
        rows,
    })
}

/// Prerequisites of a time, of some kinds and in some states, in the order of the states.
fn select<'r>(
    report: &'r Report,
    timing: Timing,
    kinds: &[Kind],
    states: &[Truth],
) -> Vec<&'r PrerequisiteReport> {
    let of_state = states.iter().flat_map(|state| {
        let all = report.prerequisites.iter();
        let own = all.filter(|p| p.timing == timing && p.state == *state);
        own.filter(|p| kinds.contains(&p.kind))
    });
    of_state.collect()
}

fn group(
    report: &Report,
    found: Vec<&PrerequisiteReport>,
    title: fn(Lang, usize) -> String,
    lang: Lang,
) -> Option<Group> {
    let rows = found.iter().map(|p| row(report, p, lang));
    let rows: Vec<PrerequisiteRow> = rows.collect();
    (!rows.is_empty()).then(|| Group {
        title: title(lang, rows.len()),
        rows,
    })
}

/// A prerequisite as the programme reads it: what is said about it, without what to do.
pub fn stated(report: &Report, prerequisite: &PrerequisiteReport, lang: Lang) -> PrerequisiteRow {
    let because = prerequisite.because.iter();
    PrerequisiteRow {
        details: because
            .flat_map(|b| statement(report, prerequisite, b, lang))
            .collect(),
        remarks: beside(report, prerequisite, lang),
        ..row(report, prerequisite, lang)
    }
}

/// The answer to a question, and what is expected where it is not enough.
fn statement(
    report: &Report,
    prerequisite: &PrerequisiteReport,
    because: &Because,
    lang: Lang,
) -> Vec<String> {
    let settled = matches!(prerequisite.state, Truth::Met | Truth::Na);
    let answer = match because.ticked.as_slice() {
        [] => lang.quoted(&because.answer_text),
        _ if settled => because.accepted_text.to_string(),
        ticked => lang.quoted_list(ticked),
    };
    let unknown = because.origin == Origin::None;
    let answer = match answer_to(report, &because.question) {
        // Nobody answered: what it counts as is no answer of the team.
        _ if because.origin == Origin::Otherwise => sentences::answered(because, lang),
        None if unknown => lang.beside_unanswered(),
        _ => lang.request_answer(&answer),
    };
    let expected = (!settled).then(|| lang.request_expected(&because.accepted_text));
    let differ = disagreements::on(report, &because.question);
    let differ = differ.map(|_| lang.answers_differ());
    [Some(answer), expected, differ]
        .into_iter()
        .flatten()
        .collect()
}

/// A prerequisite as it is told.
fn row(report: &Report, prerequisite: &PrerequisiteReport, lang: Lang) -> PrerequisiteRow {
    let stages = sentences::stage_label(report);
    PrerequisiteRow {
        state: prerequisite.state,
        state_text: lang.state(prerequisite.state),
        text: prerequisite.text.to_string(),
        kind: sentences::asked_at(prerequisite.kind, &stages, prerequisite.stage.rank, lang),
        details: details(report, prerequisite, lang),
        remarks: match prerequisite.state {
            Truth::Met | Truth::Na => beside(report, prerequisite, lang),
            _ => advice(report, prerequisite, lang),
        },
    }
}

/// What was answered and what is needed, or from what it follows.
fn details(report: &Report, prerequisite: &PrerequisiteReport, lang: Lang) -> Vec<String> {
    let head = prerequisite.follows_from.as_ref();
    let head = head.and_then(|id| report.prerequisites.iter().find(|p| p.id == *id));
    let mut details: Vec<String> = head
        .map(|head| lang.follows_from(&head.text))
        .into_iter()
        .collect();
    for because in &prerequisite.because {
        details.push(detail(report, prerequisite, because, lang));
        if disagreements::on(report, &because.question).is_some() {
            details.push(lang.answers_differ());
        }
        if because.excludes {
            details.push(lang.excludes());
        }
    }
    details
}

/// What was answered, and what is needed.
fn detail(
    report: &Report,
    prerequisite: &PrerequisiteReport,
    because: &Because,
    lang: Lang,
) -> String {
    let settled = matches!(prerequisite.state, Truth::Met | Truth::Na);
    match (&because.missing_text, because.origin) {
        (_, Origin::Otherwise) => sentences::answered(because, lang),
        _ if settled => yours(because, lang),
        (_, Origin::None) if answer_to(report, &because.question).is_none() => {
            lang.unanswered_needed(&because.accepted_text)
        }
        (Some(missing), Origin::Answer) => lang.to_add(missing),
        _ => sentences::answered(because, lang),
    }
}

/// The answer that settles it; of several options ticked, those that count.
fn yours(because: &Because, lang: Lang) -> String {
    match because.ticked.is_empty() {
        true => lang.your_answer(&lang.quoted(&because.answer_text)),
        false => lang.your_answer(&because.accepted_text),
    }
}

/// What to do, with what was said beside the answers.
fn advice(report: &Report, prerequisite: &PrerequisiteReport, lang: Lang) -> Vec<Remark> {
    let remedy = &prerequisite.remedy;
    let mut remarks = Vec::new();
    if let Some(why) = &prerequisite.why {
        remarks.push(Remark::plain(lang.beside_why(), &**why));
    }
    if let Some(text) = &remedy.text {
        remarks.push(Remark::plain(lang.beside_to_do(), &**text));
    }
    for resource in &remedy.resources {
        let link = Link::resource(resource, lang);
        remarks.push(Remark::link(lang.beside_read(), link));
    }
    if let Some(contact) = &remedy.contact {
        remarks.push(Remark {
            label: lang.beside_contact(),
            links: parts(contact),
        });
    }
    let absent = sentences::absentees(&[prerequisite], report);
    if prerequisite.state == Truth::Unknown && !absent.is_empty() {
        remarks.push(Remark::plain(lang.beside_ask(), absent));
    }
    if let Some(source) = &prerequisite.source {
        remarks.push(Remark::plain(lang.beside_source(), &**source));
    }
    remarks.extend(beside(report, prerequisite, lang));
    remarks
}

/// Note, evidence and author of the answers that made the state.
fn beside(report: &Report, prerequisite: &PrerequisiteReport, lang: Lang) -> Vec<Remark> {
    let questions = prerequisite.because.iter().map(|because| &because.question);
    let answers = questions.filter_map(|id| answer_to(report, id));
    answers.flat_map(|answer| remarks(answer, lang)).collect()
}

/// The answer to a question.
fn answer_to<'r>(report: &'r Report, question: &str) -> Option<&'r AnswerReport> {
    report.answers.iter().find(|a| a.question == question)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::dossier::sample::{questions, report};

    /// The first stage asks for a to e, and advises f and g; the second asks for h.
    fn told(answers: &str) -> Report {
        let rules = questions("first", &["a", "b", "c", "d", "e", "f", "g", "h", "i"])
            + "[dimension.s]\nlabel = \"Stage\"\nrule = \"staged\"\n\
               [dimension.s.level.one]\nlabel = \"One\"\n\
               gates = [\"c-a\", \"c-b\", \"c-c\", \"c-d\", \"c-e\"]\nadvises = [\"c-f\", \"c-g\"]\n\
               [dimension.s.level.two]\nlabel = \"Two\"\nrequires = [\"c-i\"]\ngates = [\"c-h\"]\n";
        report(&rules, answers)
    }

    fn titles(groups: &[Group]) -> Vec<(&str, Vec<&str>)> {
        let groups = groups.iter().map(|group| {
            let rows = group.rows.iter().map(|row| row.text.as_str());
            (group.title.as_str(), rows.collect())
        });
        groups.collect()
    }

    #[test]
    fn prerequisites_stand_by_what_there_is_to_do_with_what_is_missing_first() {
        let report = told(
            "a = \"all\"\nb = \"none\"\nc = \"na\"\ne = \"some\"\nf = \"none\"\ng = \"na\"\ni = \"none\"",
        );
        let groups = now(&report, Lang::En);
        let expected = [
            ("What is missing (2)", vec!["b is done", "e is done"]),
            ("To verify (1)", vec!["d is done"]),
            (
                "Said not to apply, to confirm with the programme (1)",
                vec!["c is done"],
            ),
            (
                "Advised, without blocking the request (1)",
                vec!["f is done"],
            ),
        ];
        assert_eq!(titles(&groups), expected);
        let done = settled(&report, Lang::En);
        let met = [
            ("Prerequisites (1)", vec!["a is done"]),
            ("Advice (1)", vec!["g is done"]),
        ];
        assert_eq!(titles(&done), met);
        assert_eq!(groups[0].rows[0].kind, "Prerequisite, stage 1");
        assert_eq!(groups[3].rows[0].kind, "Advice, stage 1");
        assert_eq!(groups[0].rows[0].details, ["you: “None”; needed: “All”"]);
        assert_eq!(groups[1].rows[0].details, ["no answer; needed: “All”"]);
        assert_eq!(done[0].rows[0].details, ["you: “All”"]);
    }

    #[test]
    fn what_comes_next_tells_what_to_achieve_before_what_will_be_asked() {
        let report = told("i = \"none\"");
        let (title, groups) = next(&report, Lang::En).unwrap_or_default();
        assert_eq!(title, "Stage 2: Two");
        let expected = [
            ("To achieve (1)", vec!["i is done"]),
            ("Prerequisites and advice (1)", vec!["h is done"]),
        ];
        assert_eq!(titles(&groups), expected);
    }

    #[test]
    fn a_request_takes_what_a_question_that_is_not_asked_counts_as_for_no_answer() {
        let mut report = told("b = \"none\"");
        let missing = |p: &&mut PrerequisiteReport| p.id == "c-b";
        let asked = report.prerequisites.iter_mut().find(missing);
        let because = asked.into_iter().flat_map(|p| &mut p.because);
        because.for_each(|because| because.origin = Origin::Otherwise);
        let found = report.prerequisites.iter().find(|p| p.id == "c-b");
        let rows = found
            .into_iter()
            .map(|p| stated(&report, p, Lang::En).details);
        let details = rows.collect::<Vec<_>>().concat();
        assert!(
            details[0].starts_with("not asked, counted as “None”"),
            "{details:?}"
        );
    }

    #[test]
    fn nothing_comes_after_the_last_stage() {
        assert!(next(&told("i = \"all\""), Lang::En).is_none());
    }
}
