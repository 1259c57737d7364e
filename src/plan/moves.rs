//! What can be changed about each answer, and what it costs (format.md, section 6).

use std::collections::{HashMap, HashSet};

use super::Cost;
use crate::answers::Answers;
use crate::assessment::Assessment;
use crate::order::Arrange;
use crate::questionnaire::cone::conditions;
use crate::questionnaire::domain::{numbers, sets};
use crate::questionnaire::{
    Accepts, Answer, Condition, Kind, Literal, Node, Question, Questionnaire, Ref, Rule,
};
use crate::truth::Truth;

/// So many options of one question are combined, past which not every set of them is looked at.
const OPTIONS: usize = 10;

/// One way to change an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The answer wanted.
    pub to: Answer,
    /// What it costs.
    pub cost: Cost,
}

/// What can be done about a question.
#[derive(Debug, Clone)]
pub struct Moves {
    /// The ways that the rules can tell apart, the cheapest and then the best first. Empty: its
    /// answer stays.
    pub steps: Vec<Step>,
    /// Whether no way that matters is left out.
    pub is_complete: bool,
}

/// How the rules that matter look at each question.
pub struct Tests<'q> {
    rules: &'q Questionnaire,
    accepts: HashMap<Ref<Question>, Vec<&'q Accepts>>,
    /// Questions of which a score counts the values, or a share the tags.
    counted: HashSet<Ref<Question>>,
    /// Whether a score counts any of them, itself or through criteria.
    is_scored: bool,
    /// Questions of which a better answer may do harm.
    ambiguous: HashSet<Ref<Question>>,
}

impl<'q> Tests<'q> {
    /// The tests made by these nodes; all that they depend on is among them, and each comes after
    /// what it depends on.
    pub fn of(rules: &'q Questionnaire, nodes: &[Node]) -> Tests<'q> {
        let mut tests = Tests {
            rules,
            accepts: HashMap::new(),
            counted: HashSet::new(),
            is_scored: false,
            ambiguous: HashSet::new(),
        };
        for &node in nodes {
            for condition in conditions(rules, node) {
                tests.read(condition);
            }
            if let Node::Dimension(dimension) = node
                && !matches!(rules.dimensions[dimension].rule, Rule::Staged)
            {
                tests.is_scored = true;
                let counted = rules.counted(dimension).into_iter();
                tests.counted.extend(counted.filter_map(question));
            }
        }
        tests.ambiguous = ambiguous(rules, nodes);
        tests
    }

    fn read(&mut self, condition: &'q Condition) {
        for literal in condition.literals() {
            if let Literal::Question(question, accepts) = literal {
                self.accepts.entry(*question).or_default().push(accepts);
            }
        }
    }

    fn accepts(&self, question: Ref<Question>) -> &[&'q Accepts] {
        self.accepts.get(&question).map_or(&[], Vec::as_slice)
    }

    /// Whether whatever is reached with an answer is reached with any better one.
    pub fn is_upward(&self, question: Ref<Question>) -> bool {
        let is_tested_upward = |accepts: &&Accepts| match accepts {
            Accepts::Any(marks) => marks.is_sorted(),
            _ => false,
        };
        let options = self.rules.questions[question].options();
        let is_worth_more = || options.is_sorted_by(|a, b| a.value <= b.value);
        !self.ambiguous.contains(&question)
            && self.accepts(question).iter().all(is_tested_upward)
            && (!self.counted.contains(&question) || is_worth_more())
    }

    /// What can be done about a question, given its answer and what it counts as today.
    pub fn moves(&self, reference: Ref<Question>, answers: &Answers, start: &Assessment) -> Moves {
        let question = &self.rules.questions[reference];
        let saved = answers.get(reference);
        match saved {
            Answer::Na => Moves::none(),
            Answer::Unknown => self.open(reference, start.applicability(question)),
            known => self.raises(reference, known),
        }
    }

    /// Nothing is known: any answer may come.
    fn open(&self, reference: Ref<Question>, applies: Truth) -> Moves {
        let question = &self.rules.questions[reference];
        let cost = match applies {
            Truth::Met | Truth::Unknown => Cost::verification(),
            Truth::Unmet | Truth::Na => Cost::effort(u64::from(question.effort)),
        };
        let (mut candidates, is_complete) = self.answers(reference);
        if matches!(question.kind, Kind::Single(_)) && self.is_upward(reference) {
            let best = question.options().len() - 1;
            // Out of a score, an answer may do more for it than at its best.
            let leaves_a_score = |answer: &Answer| self.is_scored && *answer == Answer::Na;
            candidates.retain(|answer| *answer == Answer::One(best) || leaves_a_score(answer));
        }
        let steps = candidates.into_iter().map(|to| Step { to, cost });
        Moves {
            steps: self.distinct(reference, &Answer::Unknown, steps.collect()),
            is_complete,
        }
    }

    /// Every answer to a question, as far as the rules can tell them apart.
    fn answers(&self, reference: Ref<Question>) -> (Vec<Answer>, bool) {
        let question = &self.rules.questions[reference];
        let tests = self.accepts(reference);
        let (mut answers, is_complete): (Vec<Answer>, bool) = match &question.kind {
            Kind::Single(options) => ((0..options.len()).map(Answer::One).collect(), true),
            Kind::Many(options) => {
                let all: Vec<usize> = (0..options.len()).collect();
                self.sets_of(reference, &all)
            }
            Kind::Number { min, max, .. } => (numbers(*min, *max, tests), true),
            // No test looks at a text.
            Kind::Text => (Vec::new(), true),
        };
        if question.na.is_some() {
            answers.push(Answer::Na);
        }
        (answers, is_complete)
    }

    /// Any other answer than that of today, at no cost.
    pub fn any(&self, reference: Ref<Question>, today: &Answer) -> Moves {
        let (answers, is_complete) = self.answers(reference);
        let cost = Cost::default();
        let steps = answers.into_iter().map(|to| Step { to, cost });
        Moves {
            steps: self.distinct(reference, today, steps.collect()),
            is_complete,
        }
    }

    /// Something is known: only better options are left, unless it is a fact.
    fn raises(&self, reference: Ref<Question>, saved: &Answer) -> Moves {
        let question = &self.rules.questions[reference];
        let options = question.options();
        let effort = u64::from(question.effort);
        let (steps, is_complete): (Vec<Step>, bool) = match saved {
            _ if question.fact => return Moves::none(),
            Answer::One(option) if !options[*option].fact => {
                let mut better =
                    (option + 1..options.len()).filter(|&better| !options[better].fact);
                let better: Vec<usize> = match self.is_upward(reference) {
                    true => better.next_back().into_iter().collect(),
                    false => better.collect(),
                };
                let step = |to| Step {
                    to: Answer::One(to),
                    cost: Cost::effort(effort),
                };
                (better.into_iter().map(step).collect(), true)
            }
            Answer::Many(chosen) => self.additions(reference, chosen, effort),
            _ => return Moves::none(),
        };
        Moves {
            steps: self.distinct(reference, saved, steps),
            is_complete,
        }
    }

    fn additions(
        &self,
        reference: Ref<Question>,
        chosen: &[usize],
        effort: u64,
    ) -> (Vec<Step>, bool) {
        let options = self.rules.questions[reference].options();
        let addable = (0..options.len()).filter(|&o| !options[o].fact && !chosen.contains(&o));
        let (added, is_complete) = self.sets_of(reference, &addable.collect::<Vec<_>>());
        let steps = added.into_iter().filter_map(|added| match added {
            Answer::Many(added) if !added.is_empty() => {
                let count = u64::try_from(added.len()).ok()?;
                let mut to = [chosen, &added].concat();
                to.arrange();
                Some(Step {
                    to: Answer::Many(to),
                    cost: Cost::effort(effort.saturating_mul(count)),
                })
            }
            _ => None,
        });
        (steps.collect(), is_complete)
    }

    /// The sets of these options that the rules can tell apart.
    fn sets_of(&self, reference: Ref<Question>, options: &[usize]) -> (Vec<Answer>, bool) {
        if !self.counted.contains(&reference) {
            return sets(options, self.accepts(reference));
        }
        if options.len() > OPTIONS {
            return (vec![Answer::Many(options.to_vec())], false);
        }
        let set = |set: usize| {
            let among = options.iter().enumerate();
            let among = among.filter(|(place, _)| set & (1 << place) != 0);
            Answer::Many(among.map(|(_, &option)| option).collect())
        };
        ((0..1 << options.len()).map(set).collect(), true)
    }

    /// One of each kind that the rules can tell apart and that differs from the answer of today:
    /// the cheapest, then the smallest. The best come first.
    fn distinct(
        &self,
        reference: Ref<Question>,
        today: &Answer,
        mut steps: Vec<Step>,
    ) -> Vec<Step> {
        let question = &self.rules.questions[reference];
        let tests = self.accepts(reference);
        let is_counted = self.counted.contains(&reference);
        let look = |answer: &Answer| {
            let outcome: Vec<Truth> = tests.iter().map(|test| test.test(answer)).collect();
            let worth = match answer {
                Answer::One(option) if is_counted => Some(&question.options()[*option]),
                _ => None,
            };
            let worth = worth.map(|option| (&option.value, &option.tag));
            let set = match answer {
                Answer::Many(chosen) if is_counted => Some(chosen.clone()),
                _ => None,
            };
            (
                outcome,
                worth,
                set,
                *answer == Answer::Na,
                *answer == Answer::Unknown,
            )
        };
        // Stable: of the same cost, the smallest option comes first, "not applicable" last.
        steps.arrange_by_key(|step| step.cost);
        let mut seen = HashSet::from([look(today)]);
        steps.retain(|step| seen.insert(look(&step.to)));
        let is_na = |step: &Step| step.to == Answer::Na;
        steps.reverse();
        steps.arrange_by_key(|step| (step.cost, is_na(step)));
        steps
    }
}

impl Moves {
    fn none() -> Moves {
        Moves {
            steps: Vec::new(),
            is_complete: true,
        }
    }
}

fn question(node: Node) -> Option<Ref<Question>> {
    match node {
        Node::Question(question) => Some(question),
        Node::Criterion(_) | Node::Dimension(_) => None,
    }
}

/// The questions of which a better answer may do harm: those that decide what is asked, that make
/// a level which is tested or a share, or that stand behind a criterion which must be unmet.
fn ambiguous(rules: &Questionnaire, nodes: &[Node]) -> HashSet<Ref<Question>> {
    let mut found: HashSet<Node> = HashSet::new();
    // From the last on, so that whatever makes a node so comes before it.
    for &node in nodes.iter().rev() {
        let is_share = |dimension| matches!(rules.dimensions[dimension].rule, Rule::First(_));
        let all = match node {
            Node::Question(_) => true,
            Node::Dimension(dimension) => is_share(dimension) || found.contains(&node),
            Node::Criterion(_) => found.contains(&node),
        };
        if let Node::Dimension(dimension) = node {
            found.extend(rules.counted(dimension).into_iter().filter(|_| all));
        }
        for literal in conditions(rules, node)
            .into_iter()
            .flat_map(Condition::literals)
        {
            match literal {
                Literal::Question(question, _) if all => {
                    found.insert(Node::Question(*question));
                }
                Literal::Criterion(criterion, state) if all || *state == Truth::Unmet => {
                    found.insert(Node::Criterion(*criterion));
                }
                Literal::Dimension(dimension, _) => {
                    found.insert(Node::Dimension(*dimension));
                }
                _ => {}
            }
        }
    }
    found.into_iter().filter_map(question).collect()
}
