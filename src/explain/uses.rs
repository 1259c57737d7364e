//! Where a criterion or a question counts.

use crate::questionnaire::{
    Condition, Criterion, Dimension, Eligibility, Literal, Node, Question, Questionnaire, Ref, Rule,
};

/// What a criterion is for at a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It proves the level of a dimension.
    Requirement,
    /// It proves a stage: it completes the one before.
    Achievement,
    /// Go / no-go for support at that stage.
    Gate,
    /// Advice at that stage; never blocks.
    Advice,
}

impl Role {
    /// The name in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Role::Requirement => "requirement",
            Role::Achievement => "achievement",
            Role::Gate => "gate",
            Role::Advice => "advice",
        }
    }
}

/// A level at which a criterion counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LevelUse {
    /// The dimension.
    pub dimension: Ref<Dimension>,
    /// The rank of the level, 1 or more.
    pub rank: usize,
    /// What for.
    pub role: Role,
}

/// Where a criterion or a question counts, directly.
#[derive(Debug, Clone, Default)]
pub struct Uses {
    /// The levels that name it; only criteria are.
    pub levels: Vec<LevelUse>,
    /// The scores and shares that count it.
    pub dimensions: Vec<Ref<Dimension>>,
    /// The criteria that test it.
    pub criteria: Vec<Ref<Criterion>>,
    /// The questions whose being asked depends on it.
    pub questions: Vec<Ref<Question>>,
    /// The cases of eligibility that depend on it.
    pub eligibility: Vec<Ref<Eligibility>>,
}

impl Uses {
    /// Where a criterion, a question or a dimension counts, in the order of the rules.
    pub fn of(questionnaire: &Questionnaire, node: Node) -> Uses {
        let tests = |condition: &Condition| condition.literals().any(|l| tested(l) == node);
        let criteria = questionnaire.criteria.iter();
        let questions = questionnaire.questions.iter();
        let cases = questionnaire.eligibility.iter();
        let counts = |dimension: &Ref<Dimension>| {
            let rule = &questionnaire.dimensions[*dimension].rule;
            !matches!(rule, Rule::Staged) && questionnaire.counted(*dimension).contains(&node)
        };
        Uses {
            levels: match node {
                Node::Criterion(criterion) => levels(questionnaire, criterion),
                _ => Vec::new(),
            },
            dimensions: questionnaire.dimensions.refs().filter(counts).collect(),
            criteria: criteria
                .filter(|(_, criterion)| tests(&criterion.needs))
                .map(|(criterion, _)| criterion)
                .collect(),
            questions: questions
                .filter(|(_, q)| q.when.iter().chain(&q.unless).any(tests))
                .map(|(question, _)| question)
                .collect(),
            eligibility: cases
                .filter(|(_, case)| tests(&case.when))
                .map(|(case, _)| case)
                .collect(),
        }
    }
}

fn tested(literal: &Literal) -> Node {
    match literal {
        Literal::Question(question, _) => Node::Question(*question),
        Literal::Criterion(criterion, _) => Node::Criterion(*criterion),
        Literal::Dimension(dimension, _) => Node::Dimension(*dimension),
    }
}

fn levels(questionnaire: &Questionnaire, criterion: Ref<Criterion>) -> Vec<LevelUse> {
    let stages = questionnaire.stage_dimension();
    let mut uses = Vec::new();
    for (dimension, content) in questionnaire.dimensions.iter() {
        let proof = match stages == Some(dimension) {
            true => Role::Achievement,
            false => Role::Requirement,
        };
        for (index, level) in content.levels.iter().enumerate() {
            let roles = [
                (proof, &level.requires),
                (Role::Gate, &level.gates),
                (Role::Advice, &level.advises),
            ];
            let roles = roles
                .into_iter()
                .filter(|(_, list)| list.contains(&criterion));
            uses.extend(roles.map(|(role, _)| LevelUse {
                dimension,
                rank: index + 1,
                role,
            }));
        }
    }
    uses
}
