//! A plan as a document to read, whatever it is written in.

use indexmap::IndexSet;

use super::{ChangeReport, GivesReport, ObstacleReason, ObstacleReport, PlanDocument, PlanReport};
use super::{PlannedCriterion, Steps, TargetReport};
use crate::messages::Lang;
use crate::plan::Move;
use crate::report::Verdict;
use crate::report::rules::Document;
use crate::report::sentences::described;

/// So many criteria are named for one change; the others are counted.
const NAMED: usize = 3;
/// So much to read is named for one change.
const TO_READ: usize = 2;

/// Writes the document.
pub fn sheet(page: &mut dyn Document, document: &PlanDocument, lang: Lang) {
    page.title(&document.questionnaire.title);
    let labels = document.profiles.iter().map(|p| p.label.as_ref());
    let profiles = labels.collect::<Vec<_>>().join(", ");
    page.text(&lang.plan_of(&lang.date(&document.assessed_at), &profiles));
    page.blank();
    let Some(plan) = &document.plan else {
        page.text(&match document.nothing_because {
            Some("described") => lang.plan_nothing_planned(),
            _ => lang.plan_nothing_left(),
        });
        return;
    };
    page.title(&lang.plan_goal(&goal(&plan.target, lang)));
    match (&plan.impossible_because, plan.found) {
        (Some(obstacle), _) => impossible(page, obstacle, lang),
        (None, false) => page.text(&lang.plan_not_found(plan.lower_bound)),
        (None, true) => found(page, plan, lang),
    }
    page.blank();
    let verdict = plan.gives.as_ref().and_then(|gives| gives.verdict);
    page.text(&match verdict.or(plan.target.verdict) {
        Some(_) => lang.disclaimer(),
        None => lang.disclaimer_alone(),
    });
}

/// What a plan is to reach, in words.
pub fn goal(target: &TargetReport, lang: Lang) -> String {
    if let (Some(dimension), Some(level)) = (&target.dimension, &target.level) {
        let levels = target.levels.unwrap_or_default();
        return lang.goal_level(&dimension.label, level.rank, levels, &level.label);
    }
    let stages = target.stages.as_ref().map(|stages| stages.label.as_ref());
    let stages = lang.lower_first(stages.unwrap_or_default());
    let rank = target.stage.as_ref().map_or(0, |stage| stage.rank);
    match target.verdict {
        Some(Verdict::Go) => lang.goal_go(&stages, rank),
        Some(Verdict::GoWithConditions) => lang.goal_go_with_conditions(&stages, rank),
        Some(Verdict::ToVerify) => lang.goal_to_verify(&stages, rank),
        Some(Verdict::NoGo) | None => lang.goal_no_go(),
    }
}

/// What to do about a change, in one line.
pub fn headline(change: &ChangeReport, steps: &Steps<'_>, lang: Lang) -> String {
    match (action(change, &steps.criteria(change)), change.kind) {
        (Some(action), _) => action.to_owned(),
        (None, Move::Verify) => lang.plan_verify(&change.text),
        (None, _) => lang.plan_improve(&change.text),
    }
}

/// The answer that the change at a place takes, and that of today.
pub fn wanted(place: usize, steps: &Steps<'_>, lang: Lang) -> String {
    let change = &steps.plan.changes[place];
    let to = match change.or_better {
        true => lang.accepted_or_better(&lang.quoted(&change.to_text)),
        false => lang.quoted(&change.to_text),
    };
    let from = lang.quoted(&change.from_text);
    match (change.kind, &change.added_text) {
        (Move::Verify, _) => lang.plan_assumed(&to),
        _ if change.asked_later => match steps.openers(place).as_slice() {
            [] => lang.plan_asked_later(&to, change.effort),
            first => lang.plan_asked_after(&first.join(", "), &to, change.effort),
        },
        (_, Some(added)) => lang.plan_to_add(&from, &lang.quoted(added), change.effort),
        _ => lang.plan_from_to(&from, &to, change.effort),
    }
}

/// What the first criterion asks to do; a question to verify is its own action.
fn action<'a>(change: &ChangeReport, criteria: &[&'a PlannedCriterion]) -> Option<&'a str> {
    let first = criteria.first().filter(|_| change.kind == Move::Do)?;
    first.remedy.text.as_deref()
}

fn found(page: &mut dyn Document, plan: &PlanReport, lang: Lang) {
    if plan.changes.is_empty() {
        page.text(&lang.plan_reached());
        return;
    }
    summary(page, plan, lang);
    let mut kind = None;
    let steps = Steps::of(plan);
    for (place, change) in steps.changes() {
        page.blank();
        if kind != Some(change.kind) {
            kind = Some(change.kind);
            page.title(&match change.kind {
                Move::Verify => lang.plan_title_verify(),
                Move::Do => lang.plan_title_do(),
            });
        }
        step(page, place, &steps, lang);
    }
    contacts(page, plan, lang);
    if let Some(gives) = &plan.gives {
        result(page, gives, lang);
    }
}

/// What it takes in all.
fn summary(page: &mut dyn Document, plan: &PlanReport, lang: Lang) {
    for words in costs(plan, lang) {
        page.text(&words);
    }
    page.text(&lang.plan_effort());
}

/// What a plan takes in all, or why there is none, in a few sentences.
pub fn totals(plan: &PlanReport, lang: Lang) -> Vec<String> {
    match (&plan.impossible_because, plan.found) {
        (Some(obstacle), _) => obstacle_words(obstacle, lang).concat(),
        (None, false) => vec![lang.plan_not_found(plan.lower_bound)],
        (None, true) if plan.changes.is_empty() => vec![lang.plan_reached()],
        (None, true) => costs(plan, lang),
    }
}

fn costs(plan: &PlanReport, lang: Lang) -> Vec<String> {
    let mut totals = Vec::new();
    let verifications = plan
        .changes
        .iter()
        .filter(|c| c.kind == Move::Verify)
        .count();
    let actions = plan.changes.len() - verifications;
    let effort = plan.effort.unwrap_or_default();
    totals.push(lang.plan_counts(verifications, actions, effort));
    if verifications > 0 {
        if actions == 0 {
            totals.push(lang.plan_only_verify());
        }
        totals.push(match plan.worst_effort {
            Some(worst) => lang.plan_worst(worst),
            None => lang.plan_no_worst(),
        });
    }
    if !plan.exact {
        totals.push(lang.plan_not_exact(plan.lower_bound));
    }
    totals
}

/// One change: what to do, about which question, from what to what, and for what.
fn step(page: &mut dyn Document, place: usize, steps: &Steps<'_>, lang: Lang) {
    let change = &steps.plan.changes[place];
    let criteria = steps.criteria(change);
    let action = action(change, &criteria);
    let headline = match change.kind {
        // Above it stands that all these are to be verified.
        Move::Verify => change.text.clone(),
        Move::Do => headline(change, steps, lang).into(),
    };
    page.step(place + 1, &headline);
    if action.is_some() {
        page.detail(&change.text);
    }
    page.detail(&wanted(place, steps, lang));
    let who: Vec<&str> = change.profiles.iter().map(|p| p.label.as_ref()).collect();
    if change.kind == Move::Verify && !who.is_empty() {
        page.detail(&lang.plan_ask(&who.join(", ")));
    }
    for criterion in criteria.iter().take(NAMED) {
        page.detail(&match &criterion.why {
            Some(why) => lang.plan_for_why(criterion.text.trim_end_matches('.'), why),
            None => lang.plan_for(&criterion.text),
        });
    }
    if criteria.len() > NAMED {
        page.detail(&lang.and_more(criteria.len() - NAMED));
    }
    if !change.enables.is_empty() {
        page.detail(&lang.plan_enables_which(&steps.opened(place)));
    }
    if change.kind == Move::Do {
        help(page, action, &criteria, lang);
    }
}

/// What else to do, and what to read, each once.
fn help(page: &mut dyn Document, action: Option<&str>, criteria: &[&PlannedCriterion], lang: Lang) {
    let mut told: Vec<&str> = action.into_iter().collect();
    for other in criteria.iter().filter_map(|c| c.remedy.text.as_deref()) {
        if !told.contains(&other) {
            page.detail(&lang.plan_also(other));
            told.push(other);
        }
    }
    let mut read: Vec<&str> = Vec::new();
    for resource in criteria.iter().flat_map(|c| &c.remedy.resources) {
        if read.len() < TO_READ && !read.contains(&resource.url.as_ref()) {
            page.detail(&lang.plan_read(&described(resource, lang), &resource.url));
            read.push(&resource.url);
        }
    }
}

/// Whom to ask about all this, each once.
fn contacts(page: &mut dyn Document, plan: &PlanReport, lang: Lang) {
    let contacts = plan.criteria.iter();
    let contacts = contacts.filter_map(|criterion| criterion.remedy.contact.as_ref());
    let named: IndexSet<String> = contacts.map(|contact| contact.named()).collect();
    if named.is_empty() {
        return;
    }
    page.blank();
    page.title(&lang.plan_title_contacts());
    named.iter().for_each(|contact| page.item(contact));
}

/// What it gives: what moves, and what remains.
fn result(page: &mut dyn Document, gives: &GivesReport, lang: Lang) {
    page.blank();
    page.title(&lang.plan_title_gives());
    for dimension in &gives.dimensions {
        let (Some(before), Some(level)) = (&dimension.before, &dimension.level) else {
            continue;
        };
        if before != level {
            let (label, levels) = (&dimension.label, dimension.levels);
            let ranks = (before.rank, level.rank);
            page.item(&lang.plan_moved(label, ranks.0, ranks.1, levels, &level.label));
        }
    }
    if let Some(verdict) = gives.verdict.filter(|_| gives.next.is_none()) {
        page.item(&lang.plan_verdict_then(verdict));
        if verdict == Verdict::GoWithConditions {
            remains(page, gives, lang);
        }
    }
    if let Some(next) = &gives.next {
        let gates = next.blockers.len() + next.to_verify.len();
        page.item(&lang.plan_next(next.stage.rank, gates));
    }
}

/// What stands between a verdict with conditions and one without.
fn remains(page: &mut dyn Document, gives: &GivesReport, lang: Lang) {
    let lacking = gives.gap.iter().flat_map(|gap| {
        let dimension = gives.dimensions.iter().find(|d| d.id == gap.dimension);
        let label = dimension.map_or("", |dimension| dimension.label.as_ref());
        let count = dimension.map_or(0, |dimension| dimension.levels);
        let levels = gap.levels.iter();
        levels.map(move |level| lang.goal_level(label, level.rank, count, &level.label))
    });
    let lacking: Vec<String> = lacking.collect();
    if !lacking.is_empty() {
        page.item(&lang.plan_gap_then(&lacking.join(&lang.separator_list())));
    }
    if !gives.conditions.is_empty() {
        page.item(&lang.plan_conditions(gives.conditions.len()));
    }
}

fn impossible(page: &mut dyn Document, obstacle: &ObstacleReport, lang: Lang) {
    let [before, reasons, after] = obstacle_words(obstacle, lang);
    before.iter().for_each(|words| page.text(words));
    reasons.iter().for_each(|words| page.item(words));
    after.iter().for_each(|words| page.text(words));
}

/// Why there is no plan: what comes of it, the reasons, and what to do about them.
fn obstacle_words(obstacle: &ObstacleReport, lang: Lang) -> [Vec<String>; 3] {
    let before = (obstacle.reason != ObstacleReason::Shares).then(|| lang.plan_impossible());
    let criterion = obstacle.criterion.as_ref();
    let criterion = criterion.map(|criterion| lang.plan_out_of_reach(&criterion.text));
    let question = obstacle.question.as_ref().map(|question| {
        let answer = lang.quoted(obstacle.answer_text.as_deref().unwrap_or_default());
        lang.plan_because(&question.text, &answer)
    });
    let after = match obstacle.reason {
        ObstacleReason::Fact => lang.plan_fact(),
        ObstacleReason::NotByImproving => lang.plan_not_by_improving(),
        ObstacleReason::Shares => {
            let dimension = obstacle.dimension.as_ref().map(|d| d.label.as_ref());
            lang.plan_shares(&lang.quoted(dimension.unwrap_or_default()))
        }
        ObstacleReason::Conflict => lang.plan_conflict(),
    };
    let reasons = criterion.into_iter().chain(question).collect();
    [before.into_iter().collect(), reasons, vec![after]]
}
