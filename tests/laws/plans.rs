//! Plans against every combination of changes, on random small questionnaires.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};

use palier::answers::Answers;
use palier::assessment::{Assessment, assess};
use palier::plan::{Change, Move, Plan, Target, plan};
use palier::questionnaire::{Questionnaire, Verdict};

use super::choices::Choices;
use super::model::{Combine, Kind, Model, Node, Rule, Value};
use super::program::{loaded, number, outcome, read_answers, value};
use super::reference::{Origin, Outcome};
use brute::{Case, Goal, Step, Wanted, cheapest, cost, questions_under};
use questionnaires::Shape;

pub mod brute;
pub mod by_hand;
pub mod fake;
pub mod questionnaires;
pub mod smaller;

/// Beyond so many combinations of changes, trying them all takes too long for a test.
pub const MOST: usize = 20_000;

/// Decisions enough for the largest questionnaire and the answers to it.
const DECISIONS: usize = 600;

/// What makes plans; the case is for planners that are themselves under test.
pub type Planner = fn(&Case, &Program, Wanted, Target) -> Plan;

/// The planner of the program.
pub fn by_the_program(_: &Case, program: &Program, _: Wanted, target: Target) -> Plan {
    let Program {
        questionnaire,
        answers,
        assessment,
    } = program;
    plan(questionnaire, answers, assessment, target)
}

/// What is met on the way, and how often: cases that meet nothing prove nothing.
pub type Met = BTreeMap<&'static str, usize>;

/// How a plan is not what it should be.
#[derive(Debug)]
pub struct Wrong {
    pub wanted: Wanted,
    pub why: String,
    pub expected: Option<Vec<Step>>,
    pub got: Option<Plan>,
}

/// Compares the plans to every target of so many questionnaires. Each is drawn from its number, so
/// that a failure comes back; it is shown with all taken away that does not matter to it.
pub fn compare_all(planner: Planner, shape: Shape, questionnaires: u64) -> Met {
    let mut met = Met::new();
    let mut wrong: Vec<String> = Vec::new();
    for seed in 0..questionnaires {
        let mut choices = Choices::seeded(seed, DECISIONS);
        let case = questionnaires::case(&mut choices, shape);
        match compare(&case, planner) {
            Ok(seen) => {
                *met.entry("questionnaires").or_default() += 1;
                for what in seen {
                    *met.entry(what).or_default() += 1;
                }
            }
            Err(_) => {
                let smallest = smaller::smallest(case, |case| compare(case, planner).is_err());
                wrong.push(format!(
                    "{shape:?}, seed {seed}\n{}",
                    told(&smallest, planner)
                ));
            }
        }
        assert!(wrong.len() < 5, "{}", wrong.join("\n\n"));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    met
}

/// A case that went wrong: rules and answers that can be copied and run, and both plans.
fn told(case: &Case, planner: Planner) -> String {
    let Err(wrong) = compare(case, planner) else {
        return "nothing is wrong any more".to_owned();
    };
    let mut text = format!("{:?}\n[answers]\n", case.model);
    for (index, value) in case.values.iter().enumerate() {
        if let Some(value) = value {
            let _ = writeln!(text, "q{index} = {}", value.toml());
        }
    }
    let Wrong { wanted, why, .. } = wrong.as_ref();
    let _ = writeln!(text, "\n{why}\ntarget {wanted:?}, stage {:?}", case.stage);
    match &wrong.expected {
        None => text.push_str("expected: no plan\n"),
        Some(steps) => {
            let _ = writeln!(text, "expected: {:?}", cost(steps));
            steps.iter().for_each(|step| {
                let _ = writeln!(text, "  {step:?}");
            });
        }
    }
    let _ = writeln!(text, "got: {:#?}", wrong.got);
    text
}

/// Compares the plan to every target of one case; says what was met, once for each target.
pub fn compare(case: &Case, planner: Planner) -> Result<Vec<&'static str>, Box<Wrong>> {
    let start = case.start();
    let targets = case.targets();
    let goals = targets.iter().map(|&wanted| Goal::of(case, &start, wanted));
    let goals: Vec<Goal> = goals.collect();
    let program = Program::new(case);
    let Some(found) = cheapest(case, &goals, MOST, &program.places()) else {
        return Ok(vec!["too many combinations"]);
    };
    let mut seen = Vec::new();
    for ((wanted, goal), expected) in targets.into_iter().zip(&goals).zip(found) {
        let judged = Judged {
            case,
            program: &program,
            start: &start,
            wanted,
            goal,
            expected: expected.as_deref(),
        };
        let got = judged.plan(planner);
        let why = match &got {
            Some(plan) => judged.fault(plan),
            None => Some("it panicked".to_owned()),
        };
        seen.extend(judged.seen());
        if let Some(why) = why {
            return Err(Box::new(Wrong {
                wanted,
                why,
                expected,
                got,
            }));
        }
    }
    Ok(seen)
}

/// A case as the program reads it.
pub struct Program {
    pub questionnaire: Questionnaire,
    pub answers: Answers,
    pub assessment: Assessment,
}

impl Program {
    fn new(case: &Case) -> Program {
        let questionnaire = loaded(&case.model);
        let answers = read_answers(&case.model, &questionnaire, &case.values);
        let assessment = assess(&questionnaire, &answers, case.stage);
        Program {
            questionnaire,
            answers,
            assessment,
        }
    }

    /// What the program makes of the answers after the changes.
    fn after(&self, model: &Model, changes: &[Change]) -> Outcome {
        let mut answers = self.answers.clone();
        for change in changes {
            answers.set(change.question, change.to.clone());
        }
        let assessment = assess(&self.questionnaire, &answers, None);
        outcome(model, &self.questionnaire, &assessment)
    }

    /// The place of each question in the questionnaire.
    pub fn places(&self) -> Vec<usize> {
        let questions = &self.questionnaire.questions;
        let place = |index| questions.find(&format!("q{index}")).map(|q| q.index());
        let places = (0..questions.len()).map(|index| place(index).expect("all are loaded"));
        places.collect()
    }

    fn question(&self, change: &Change) -> usize {
        number(&self.questionnaire.questions[change.question].id)
    }
}

/// A plan to one target, and what it has to be.
struct Judged<'c> {
    case: &'c Case,
    program: &'c Program,
    start: &'c Outcome,
    wanted: Wanted,
    goal: &'c Goal,
    expected: Option<&'c [Step]>,
}

impl Judged<'_> {
    /// `None`: it panicked.
    fn plan(&self, planner: Planner) -> Option<Plan> {
        let target = match self.wanted {
            Wanted::Verdict(verdict) => Target::Verdict(verdict),
            Wanted::Level(dimension, rank) => {
                let dimensions = &self.program.questionnaire.dimensions;
                let dimension = dimensions.find(&format!("d{dimension}"));
                Target::Level(dimension.expect("every dimension is loaded"), rank)
            }
        };
        let plan = || planner(self.case, self.program, self.wanted, target);
        catch_unwind(AssertUnwindSafe(plan)).ok()
    }

    /// What is wrong with a plan.
    fn fault(&self, plan: &Plan) -> Option<String> {
        if !plan.exact {
            return Some("it is not exact".to_owned());
        }
        if plan.obstacle.is_some() != plan.changes.is_none() {
            return Some("a reason is missing, or one too many".to_owned());
        }
        match (self.expected, &plan.changes) {
            (None, None) => None,
            (None, Some(_)) => Some("nothing leads there".to_owned()),
            (Some(_), None) => Some("it finds nothing".to_owned()),
            (Some(steps), Some(changes)) => {
                self.fault_of_cost(steps, plan, changes).or_else(|| {
                    let moves = self.case.moves();
                    let faulty = changes.iter().find_map(|c| self.fault_of_change(&moves, c));
                    faulty.or_else(|| self.fault_of_end(changes))
                })
            }
        }
    }

    fn fault_of_cost(&self, steps: &[Step], plan: &Plan, changes: &[Change]) -> Option<String> {
        let cheapest = cost(steps);
        let efforts = changes.iter().map(|change| change.effort);
        let verified = changes.iter().filter(|c| c.kind == Move::Verify);
        let questions: BTreeSet<usize> = changes.iter().map(|c| self.program.question(c)).collect();
        let worst = plan.worst_effort.unwrap_or(u64::MAX);
        let faults = [
            (plan.cost != cheapest, "it does not cost the least"),
            (plan.lower_bound != plan.cost, "the bound is not the cost"),
            (
                efforts.sum::<u64>() != plan.cost.effort,
                "efforts do not add up",
            ),
            (
                verified.count() as u64 != plan.cost.verifications,
                "verifications do not add up",
            ),
            (questions.len() < changes.len(), "a question changes twice"),
            (
                // Of scores, what brings most may come first.
                self.goal.ranks.is_empty()
                    && questions != steps.iter().map(|step| step.question).collect(),
                "it does not change what comes first",
            ),
            (worst < plan.cost.effort, "the worst case costs less"),
            (
                !changes.is_sorted_by_key(|change| change.kind == Move::Do),
                "something to do comes before a verification",
            ),
        ];
        let fault = faults.into_iter().find(|(is_wrong, _)| *is_wrong);
        fault.map(|(_, why)| why.to_owned())
    }

    fn fault_of_change(&self, moves: &[Vec<Step>], change: &Change) -> Option<String> {
        let index = self.program.question(change);
        let saved = self.case.values[index].clone().unwrap_or(Value::Unknown);
        if value(&change.from) != saved {
            return Some(format!("q{index} changes from another answer than today's"));
        }
        let step = Step {
            question: index,
            to: value(&change.to),
            verify: change.kind == Move::Verify,
            effort: change.effort,
        };
        let bounded = self.case.model.questions[index].bounded;
        // Of numbers, not all that may be answered are among the moves.
        let is_same = |legal: &Value| match (legal, &step.to) {
            (Value::Number(_), Value::Number(number)) => {
                number.is_finite() && (!bounded || brute::is_in_bounds(*number))
            }
            (legal, to) => legal == to,
        };
        let is_legal = |legal: &Step| {
            is_same(&legal.to) && (legal.verify, legal.effort) == (step.verify, step.effort)
        };
        let is_legal = moves[index].iter().any(is_legal);
        (!is_legal).then(|| format!("q{index} cannot change so"))
    }

    fn fault_of_end(&self, changes: &[Change]) -> Option<String> {
        let model = &self.case.model;
        let end = self.program.after(model, changes);
        if !self.goal.holds(model, self.start, &end) {
            return Some("it does not lead there".to_owned());
        }
        for (place, change) in changes.iter().enumerate() {
            let mut others = changes.to_vec();
            others.remove(place);
            let without = self.program.after(model, &others);
            let is_lost = |c: &usize| !self.goal.is_settled(self.start, &without, *c);
            let lost: BTreeSet<usize> = self.goal.criteria().into_iter().filter(is_lost).collect();
            let criteria = &self.program.questionnaire.criteria;
            let told = change.criteria.iter().map(|&c| number(&criteria[c].id));
            let told: BTreeSet<usize> = told.collect();
            if told != lost || told.len() < change.criteria.len() {
                let question = self.program.question(change);
                return Some(format!(
                    "without q{question}, criteria {lost:?} are lost, not {told:?}"
                ));
            }
            // Nothing else than its criteria makes a staged level.
            if lost.is_empty() && self.goal.ranks.is_empty() {
                return Some("a change is of no use".to_owned());
            }
        }
        None
    }

    /// What this target meets, by the cheapest steps.
    fn seen(&self) -> Vec<&'static str> {
        let model = &self.case.model;
        let Some(steps) = self.expected else {
            return vec!["targets", "no plan"];
        };
        if steps.is_empty() {
            return vec!["targets", "reached already"];
        }
        let mut seen = vec!["targets", "a plan"];
        let end = self.case.after(steps);
        let verified = steps.iter().filter(|step| step.verify).count();
        let changed = |step: &Step| &model.questions[step.question];
        let asked = |outcome: &Outcome, q: usize| outcome.values[q].1 == Origin::Answer;
        let skipped = |outcome: &Outcome, q: usize| {
            matches!(outcome.values[q].1, Origin::Na | Origin::Otherwise)
        };
        let questions = || 0..model.questions.len();
        let saved = |step: &Step| self.case.values[step.question].as_ref();
        let rests_on = self.rests_on();
        let facts = [
            ("a verification", verified > 0),
            ("something to do", verified < steps.len()),
            ("both", verified > 0 && verified < steps.len()),
            ("three changes", steps.len() > 2),
            ("several components", components(&rests_on, steps) > 1),
            (
                "a change that serves several criteria",
                steps.iter().any(|step| {
                    let served = rests_on
                        .iter()
                        .filter(|under| under.contains(&step.question));
                    served.count() > 1
                }),
            ),
            ("a fact to verify", steps.iter().any(|s| changed(s).fact)),
            (
                "a saved answer that does not count today",
                steps.iter().any(|step| {
                    let known = saved(step).is_some_and(|v| *v != Value::Unknown);
                    known && !asked(self.start, step.question)
                }),
            ),
            (
                "a question that is not asked today",
                steps
                    .iter()
                    .any(|s| !s.verify && saved(s).is_none_or(|v| *v == Value::Unknown)),
            ),
            (
                "an option added",
                steps
                    .iter()
                    .any(|s| !s.verify && matches!(changed(s).kind, Kind::Many { .. })),
            ),
            ("na to verify", steps.iter().any(|s| s.to == Value::Na)),
            (
                "a number to verify",
                steps.iter().any(|s| matches!(s.to, Value::Number(_))),
            ),
            (
                "an otherwise that counts",
                rests_on
                    .iter()
                    .flatten()
                    .any(|&q| brute::counts_unasked(&end, q)),
            ),
            (
                "a question that appears",
                questions().any(|q| skipped(self.start, q) && !skipped(&end, q)),
            ),
            (
                "a question that is no longer asked",
                questions().any(|q| !skipped(self.start, q) && skipped(&end, q)),
            ),
        ];
        seen.extend(
            facts
                .into_iter()
                .filter(|(_, is)| *is)
                .map(|(what, _)| what),
        );
        seen.extend(self.seen_of_target());
        seen
    }

    fn seen_of_target(&self) -> Vec<&'static str> {
        let of_rule = |dimension: usize| match &self.case.model.dimensions[dimension].rule {
            Rule::Staged => "a staged level",
            Rule::First { .. } => "a first level",
            Rule::Score { combine, .. } => match combine.unwrap_or(Combine::Mean) {
                Combine::Mean => "a mean",
                Combine::Sum => "a sum",
                Combine::Min => "a min",
                Combine::Max => "a max",
            },
        };
        let target = match self.wanted {
            Wanted::Level(dimension, _) => of_rule(dimension),
            Wanted::Verdict(Verdict::NoGo) => "no-go",
            Wanted::Verdict(Verdict::ToVerify) => "to-verify",
            Wanted::Verdict(Verdict::GoWithConditions) => "go-with-conditions",
            Wanted::Verdict(Verdict::Go) => "go",
        };
        let through_scores =
            matches!(self.wanted, Wanted::Verdict(_)) && !self.goal.ranks.is_empty();
        let through_scores = through_scores.then_some("a verdict through a score");
        let is_share = |dimension: &usize| {
            matches!(
                self.case.model.dimensions[*dimension].rule,
                Rule::First { .. }
            )
        };
        let beside_shares = self.goal.ranks.iter().any(|(d, ..)| is_share(d));
        let beside_shares = beside_shares.then_some("a share to keep");
        [Some(target), through_scores, beside_shares]
            .into_iter()
            .flatten()
            .collect()
    }

    /// The questions under each thing that the target needs.
    fn rests_on(&self) -> Vec<BTreeSet<usize>> {
        let criteria = self.goal.criteria().into_iter().map(Node::Criterion);
        let ranks = self.goal.ranks.iter().map(|(d, ..)| Node::Dimension(*d));
        let nodes = criteria.chain(ranks);
        nodes
            .map(|node| questions_under(&self.case.model, node))
            .collect()
    }
}

/// Into how many groups without anything in common the steps fall.
fn components(rests_on: &[BTreeSet<usize>], steps: &[Step]) -> usize {
    let mut groups: Vec<BTreeSet<usize>> = Vec::new();
    for under in rests_on {
        let (linked, mut apart): (Vec<_>, Vec<_>) = groups
            .into_iter()
            .partition(|group| !group.is_disjoint(under));
        apart.push(linked.into_iter().flatten().chain(under.clone()).collect());
        groups = apart;
    }
    let changed: BTreeSet<usize> = steps.iter().map(|step| step.question).collect();
    groups
        .iter()
        .filter(|group| !group.is_disjoint(&changed))
        .count()
}
