//! What must hold once a plan is carried out (format.md, section 6).

use indexmap::IndexMap;

use super::{Obstacle, Target};
use crate::assessment::{Assessment, LevelState, Readiness, expected, gates};
use crate::questionnaire::{Criterion, Dimension, Level, Node, Questionnaire, Ref, Rule, Verdict};
use crate::truth::Truth;

/// Several states at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct States(pub u8);

impl States {
    /// None of them.
    pub const NONE: States = States(0);

    /// That state alone.
    pub fn only(state: Truth) -> States {
        States(1 << state as u8)
    }

    /// The states of either.
    pub fn or(self, other: States) -> States {
        States(self.0 | other.0)
    }

    /// The states of both.
    pub fn and(self, other: States) -> States {
        States(self.0 & other.0)
    }

    /// Whether that state is among them.
    pub fn has(self, state: Truth) -> bool {
        self.0 & States::only(state).0 != 0
    }
}

/// Something that must hold once a plan is carried out.
#[derive(Debug, Clone, Copy)]
pub enum Goal {
    /// A criterion is in one of these states.
    Criterion(Ref<Criterion>, States),
    /// A rank of a dimension is proven.
    Rank {
        /// The dimension: of the rule `score`, or `first`.
        dimension: Ref<Dimension>,
        /// The rank, 1 or more.
        rank: usize,
        /// No score at all will do too: there is none today.
        or_none: bool,
    },
}

impl Goal {
    /// What it depends on.
    pub fn node(&self) -> Node {
        match self {
            Goal::Criterion(criterion, _) => Node::Criterion(*criterion),
            Goal::Rank { dimension, .. } => Node::Dimension(*dimension),
        }
    }

    /// Whether it holds.
    pub fn holds(&self, assessment: &Assessment) -> bool {
        match *self {
            Goal::Criterion(criterion, allowed) => allowed.has(assessment.criterion(criterion)),
            Goal::Rank {
                dimension,
                rank,
                or_none,
            } => {
                let standing = assessment.dimension(dimension);
                standing.proven >= rank || (or_none && is_void(&standing.levels))
            }
        }
    }
}

/// What must hold for a target, given what holds at the start.
///
/// # Errors
/// The rule `first` tells how things stand, unknowns included: it leaves nothing to plan.
pub fn goals(
    rules: &Questionnaire,
    start: &Assessment,
    target: Target,
) -> Result<Vec<Goal>, Obstacle> {
    let mut goals = Goals {
        rules,
        start,
        criteria: IndexMap::new(),
        ranks: Vec::new(),
    };
    match target {
        Target::Level(dimension, rank) => goals.level(dimension, rank)?,
        Target::Verdict(verdict) => {
            if let Some(readiness) = &start.readiness {
                goals.verdict(readiness, verdict)?;
            }
        }
    }
    let criteria = goals.criteria.into_iter();
    let criteria = criteria.map(|(criterion, allowed)| Goal::Criterion(criterion, allowed));
    Ok(criteria.chain(goals.ranks).collect())
}

struct Goals<'a> {
    rules: &'a Questionnaire,
    start: &'a Assessment,
    criteria: IndexMap<Ref<Criterion>, States>,
    ranks: Vec<Goal>,
}

impl Goals<'_> {
    /// Of a criterion that several things ask for, the strictest counts.
    fn criterion(&mut self, criterion: Ref<Criterion>, allowed: States) {
        let known = self.criteria.entry(criterion).or_insert(allowed);
        *known = known.and(allowed);
    }

    /// Met, or not applicable as it is today: nothing is reached by making it not apply.
    fn met(&mut self, criterion: Ref<Criterion>) {
        let allowed = States::only(Truth::Met).or(self.na_as_today(criterion));
        self.criterion(criterion, allowed);
    }

    fn na_as_today(&self, criterion: Ref<Criterion>) -> States {
        match self.start.criterion(criterion) {
            Truth::Na => States::only(Truth::Na),
            _ => States::NONE,
        }
    }

    fn level(&mut self, dimension: Ref<Dimension>, rank: usize) -> Result<(), Obstacle> {
        let content = &self.rules.dimensions[dimension];
        let goal = |or_none| Goal::Rank {
            dimension,
            rank,
            or_none,
        };
        match content.rule {
            Rule::Staged => {
                let levels = content.levels[..rank].iter();
                levels
                    .flat_map(|level| &level.requires)
                    .for_each(|&criterion| self.met(criterion));
            }
            Rule::Score(_) => self.ranks.push(goal(false)),
            Rule::First(_) if self.start.dimension(dimension).proven >= rank => {
                self.ranks.push(goal(false));
            }
            Rule::First(_) => return Err(Obstacle::Shares(dimension)),
        }
        Ok(())
    }

    /// The stage that support is asked for, and the gates that this makes, stay as they are at the
    /// start.
    fn verdict(&mut self, readiness: &Readiness, verdict: Verdict) -> Result<(), Obstacle> {
        if verdict == Verdict::NoGo {
            return Ok(());
        }
        let levels = &self.rules.dimensions[readiness.dimension].levels;
        let (asked, reached) = (readiness.asked, readiness.reached);
        // What made the stages reached must not be lost on the way.
        let kept = levels[..asked.min(reached)].iter();
        kept.flat_map(|level| &level.requires)
            .for_each(|&criterion| self.met(criterion));
        let gates = gates(levels, asked, reached);
        for &gate in &gates {
            let allowed = match verdict {
                Verdict::ToVerify => States::only(Truth::Unknown).or(self.na_as_today(gate)),
                _ => States::NONE,
            };
            self.criterion(gate, allowed.or(States::only(Truth::Met)));
        }
        if verdict == Verdict::Go {
            self.nothing_remains(&levels[..asked], &gates)?;
        }
        Ok(())
    }

    /// No gap, and no advice that is unmet or unknown.
    fn nothing_remains(
        &mut self,
        levels: &[Level],
        gates: &indexmap::IndexSet<Ref<Criterion>>,
    ) -> Result<(), Obstacle> {
        let advice = levels.iter().flat_map(|level| &level.advises);
        for &criterion in advice.filter(|criterion| !gates.contains(*criterion)) {
            self.met(criterion);
        }
        for (dimension, rank) in expected(levels, levels.len()) {
            let today = self.start.dimension(dimension);
            match self.rules.dimensions[dimension].rule {
                // Where nothing applies there is no gap, whatever the rule.
                Rule::First(_) if !is_void(&today.levels) => self.level(dimension, rank)?,
                Rule::Score(_) | Rule::First(_) => self.ranks.push(Goal::Rank {
                    dimension,
                    rank,
                    or_none: is_void(&today.levels),
                }),
                Rule::Staged => self.level(dimension, rank)?,
            }
        }
        Ok(())
    }
}

/// Whether nothing applies of what makes the levels.
fn is_void(levels: &[LevelState]) -> bool {
    levels.iter().all(|&level| level == LevelState::Void)
}
