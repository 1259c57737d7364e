//! The cheapest set of answer changes that reaches a target (format.md, section 6): pure.
//!
//! A plan is exact: it is searched for, and proven to be the cheapest, unless that takes too long;
//! then the best one found is given with what none can cost less than.
//!
//! Three readings of the format are fixed here. What was answered to a question is known even while
//! it is not known whether it applies: it is improved, not verified. An unknown may also turn out
//! not to apply, where that may be answered. And a criterion that does not apply today need not be
//! met, but none is settled by making it not apply.

mod goal;
mod group;
mod moves;
mod obstacle;
mod reach;
mod scene;
mod search;
mod tidy;
mod tree;

use std::collections::HashMap;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use self::goal::Goal;
use self::group::{Changes, Found, Group};
use self::scene::{Aim, Scene};
use crate::answers::Answers;
use crate::assessment::{Assessment, Readiness};
use crate::questionnaire::cone::head_of;
use crate::questionnaire::{
    Answer, Criterion, Dimension, Question, Questionnaire, Ref, Rule, Verdict,
};

/// What a plan is to reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// No level of this dimension up to this rank, 1 or more, is open; under `score`, the rank is
    /// proven.
    Level(Ref<Dimension>, usize),
    /// At least this verdict, for the stage that the assessment was made for.
    Verdict(Verdict),
}

/// What a plan costs; the smaller effort is the cheaper, then the fewer verifications.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cost {
    /// The efforts of everything to do: no unit, as the rules give them.
    pub effort: u64,
    /// How many questions to verify.
    pub verifications: u64,
}

impl Cost {
    /// One verification: no effort, but counted.
    pub(self) fn verification() -> Cost {
        Cost {
            effort: 0,
            verifications: 1,
        }
    }

    pub(self) fn effort(effort: u64) -> Cost {
        Cost {
            effort,
            verifications: 0,
        }
    }

    /// Both together.
    pub fn plus(self, other: Cost) -> Cost {
        Cost {
            effort: self.effort.saturating_add(other.effort),
            verifications: self.verifications.saturating_add(other.verifications),
        }
    }
}

/// What is to be done about a question.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Move {
    /// Find out what is not known: an assumption that it turns out well. No effort.
    Verify,
    /// Improve what is known, or answer what is not asked today and will be, at its effort.
    Do,
}

impl Move {
    /// The name in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Move::Verify => "verify",
            Move::Do => "do",
        }
    }
}

/// One answer to change.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The question.
    pub question: Ref<Question>,
    /// What is to be done about it.
    pub kind: Move,
    /// The answer today: what was answered, `Unknown` if nothing was.
    pub from: Answer,
    /// The answer wanted.
    pub to: Answer,
    /// Any better answer does as well.
    pub or_better: bool,
    /// What it costs: 0 for [`Move::Verify`].
    pub effort: u64,
    /// The criteria, among those that the target needs, that are lost without this change.
    pub criteria: Vec<Ref<Criterion>>,
    /// Those among them that do not test the question themselves: it decides what is asked, or
    /// stands behind others.
    pub enables: Vec<Ref<Criterion>>,
}

/// Why there is no plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// This answer rules it out, and is not one to improve: a fact, a number, "not applicable".
    Fact(Option<Ref<Criterion>>, Ref<Question>),
    /// Only a worse answer to this question would do.
    NotByImproving(Option<Ref<Criterion>>, Ref<Question>),
    /// What the target needs cannot be had together: this, and something else.
    Conflict(Option<Ref<Criterion>>),
    /// The dimension tells how things stand, unknowns included: it leaves nothing to plan.
    Shares(Ref<Dimension>),
}

/// The cheapest way found to a target.
#[derive(Debug, Clone)]
pub struct Plan {
    /// What it reaches.
    pub target: Target,
    /// The changes in the order to make them, verifications first; none when all is reached.
    /// `None` when no plan was found.
    pub changes: Option<Vec<Change>>,
    /// What the changes cost.
    pub cost: Cost,
    /// Whether it is proven that there is no cheaper plan, or none at all.
    pub exact: bool,
    /// No plan costs less than this: the same as `cost` when `exact`.
    pub lower_bound: Cost,
    /// The effort if no verification turns out well and each has to be made up for; `None` when
    /// that cannot be: a fact is what it is.
    pub worst_effort: Option<u64>,
    /// Why there is no plan, when there is none.
    pub obstacle: Option<Obstacle>,
}

impl Plan {
    fn impossible(target: Target, exact: bool, obstacle: Option<Obstacle>) -> Plan {
        Plan {
            target,
            changes: None,
            cost: Cost::default(),
            exact,
            lower_bound: Cost::default(),
            worst_effort: None,
            obstacle,
        }
    }
}

/// The cheapest plan from these answers to a target (format.md, section 6).
///
/// `start` is what the answers come to, for the stage that the target is meant for.
pub fn plan(rules: &Questionnaire, answers: &Answers, start: &Assessment, target: Target) -> Plan {
    let goals = match goal::goals(rules, start, target) {
        Ok(goals) => goals,
        Err(obstacle) => return Plan::impossible(target, true, Some(obstacle)),
    };
    let mut scene = Scene::new(rules, answers, start, &goals);
    let groups = groups(&mut scene, &goals);
    let mut changes = Changes::new();
    let (mut cost, mut lower_bound, mut exact) = (Cost::default(), Cost::default(), true);
    for group in &groups {
        let found = solve(&mut scene, group);
        exact &= found.exact;
        cost = cost.plus(found.cost);
        lower_bound = lower_bound.plus(found.lower_bound);
        match found.changes {
            Some(found) => changes.extend(found),
            None => {
                let obstacle = found.exact.then(|| obstacle::of(&mut scene, group));
                return Plan::impossible(target, found.exact, obstacle);
            }
        }
    }
    let changes = tidy::described(&mut scene, &groups, changes);
    Plan {
        target,
        cost,
        exact,
        lower_bound: if exact { cost } else { lower_bound },
        worst_effort: tidy::worst_effort(rules, &changes),
        changes: Some(changes),
        obstacle: None,
    }
}

fn solve(scene: &mut Scene<'_>, group: &Group) -> Found {
    if let Some(found) = tree::cheapest(scene, group) {
        return found;
    }
    let found = search::cheapest(scene, group);
    let found = search::in_order(scene, group, found);
    tidy::tidied(scene, group, found)
}

/// What to aim at when nothing was asked for: the verdict go-with-conditions while it is worse than
/// that, else the first open level of the gap, else the next level of the first dimension.
///
/// Dimensions of the rule `first`, and those that have only a score, are passed over: they leave
/// nothing to plan. `None` when every level of the first dimension left is reached.
pub fn default_target(rules: &Questionnaire, assessment: &Assessment) -> Option<Target> {
    let gap = |readiness: &Readiness| {
        let gap = readiness.gap.iter();
        let mut gap = gap.filter(|gap| is_planned(&rules.dimensions[gap.dimension]));
        gap.find_map(|gap| Some(Target::Level(gap.dimension, gap.levels.first()?.rank)))
    };
    match &assessment.readiness {
        Some(readiness) if readiness.verdict < Verdict::GoWithConditions => {
            Some(Target::Verdict(Verdict::GoWithConditions))
        }
        readiness => readiness
            .as_ref()
            .and_then(gap)
            .or_else(|| next_level(rules, assessment)),
    }
}

fn next_level(rules: &Questionnaire, assessment: &Assessment) -> Option<Target> {
    let mut dimensions = rules.dimensions.iter();
    let (dimension, content) = dimensions.find(|(_, dimension)| is_planned(dimension))?;
    let next = assessment.dimension(dimension).proven + 1;
    (next <= content.levels.len()).then_some(Target::Level(dimension, next))
}

/// Whether there is something to plan in a dimension: it has levels, and they are no shares.
pub fn is_planned(dimension: &Dimension) -> bool {
    !dimension.levels.is_empty() && !matches!(dimension.rule, Rule::First(_))
}

/// The goals that a plan must see to, grouped by the answers that they share.
///
/// What holds whatever moves needs nothing, and links nothing.
fn groups(scene: &mut Scene<'_>, goals: &[Goal]) -> Vec<Group> {
    let aims = goals.iter().map(|&goal| scene.aim(goal));
    let aims: Vec<Aim> = aims.collect();
    let mut linked = Linked::default();
    for aim in aims {
        if !scene.must_hold(&aim, &|_| true) {
            linked.add(aim);
        }
    }
    let groups = linked.groups().into_iter();
    let failing = groups.filter(|aims| aims.iter().any(|aim| !scene.holds(aim)));
    let groups = failing.map(|aims| Group {
        nodes: scene.nodes(&aims),
        aims,
    });
    groups.collect()
}

/// Goals, and which of them share answers.
#[derive(Default)]
struct Linked {
    aims: Vec<Aim>,
    /// Of each goal: another one of its group; itself for the one that stands for the group.
    heads: Vec<usize>,
    owners: HashMap<Ref<Question>, usize>,
}

impl Linked {
    fn add(&mut self, aim: Aim) {
        let index = self.aims.len();
        self.heads.push(index);
        for &question in &aim.support {
            let owner = *self.owners.entry(question).or_insert(index);
            let heads = &mut self.heads;
            let (a, b) = (head_of(heads, owner), head_of(heads, index));
            heads[a.max(b)] = a.min(b);
        }
        self.aims.push(aim);
    }

    fn groups(mut self) -> Vec<Vec<Aim>> {
        let mut groups: IndexMap<usize, Vec<Aim>> = IndexMap::new();
        for (index, aim) in std::mem::take(&mut self.aims).into_iter().enumerate() {
            groups
                .entry(head_of(&mut self.heads, index))
                .or_default()
                .push(aim);
        }
        groups.into_values().collect()
    }
}
