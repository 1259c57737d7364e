//! A case that fails, with all taken away that it fails without.

use super::brute::Case;
use crate::laws::model::{Condition, Model, Node, Question, Rule};

/// The smallest case found that still fails, taking one thing away at a time.
pub fn smallest(mut case: Case, fails: impl Fn(&Case) -> bool) -> Case {
    loop {
        let smaller = without_one(&case);
        let found = smaller
            .into_iter()
            .find(|case| is_valid(&case.model) && fails(case));
        match found {
            Some(found) => case = found,
            None => return case,
        }
    }
}

fn is_valid(model: &Model) -> bool {
    let lang = palier::messages::Lang::En;
    palier::questionnaire::load(&model.files(), None, lang).is_ok()
}

/// Every case with one thing less.
fn without_one(case: &Case) -> Vec<Case> {
    let mut all = Vec::new();
    let mut with = |change: &dyn Fn(&mut Case)| {
        let mut changed = case.clone();
        change(&mut changed);
        all.push(changed);
    };
    with(&|case| case.model.eligibility.clear());
    with(&|case| case.model.reversed = false);
    with(&|case| case.stage = None);
    for dimension in 0..case.model.dimensions.len() {
        for level in 0..case.model.dimensions[dimension].levels.len() {
            for list in 0..3 {
                for place in 0..list_of(case, dimension, level, list) {
                    with(&|case| drop_listed(case, dimension, level, list, place));
                }
            }
            for place in 0..case.model.dimensions[dimension].levels[level].expects.len() {
                with(&|case| {
                    case.model.dimensions[dimension].levels[level]
                        .expects
                        .remove(place);
                });
            }
        }
        with(&|case| {
            case.model.dimensions[dimension].levels.pop();
        });
        if let Rule::Score { of, .. } = &case.model.dimensions[dimension].rule {
            for place in 0..of.len() {
                with(&|case| {
                    if let Rule::Score { of, .. } = &mut case.model.dimensions[dimension].rule {
                        of.remove(place);
                    }
                });
                with(&|case| {
                    if let Rule::Score { of, .. } = &mut case.model.dimensions[dimension].rule {
                        of[place].1 = None;
                    }
                });
            }
        }
    }
    for criterion in 0..case.model.criteria.len() {
        for smaller in smaller_conditions(&case.model.criteria[criterion].needs) {
            with(&|case| case.model.criteria[criterion].needs = smaller.clone());
        }
    }
    all.extend(without_part_of_a_question(case));
    let nodes = case.model.nodes.iter().rev();
    all.extend(nodes.filter_map(|node| without_node(case, *node)));
    // Renaming changes nothing: only what is smaller counts.
    all.retain(|smaller| told(smaller) != told(case));
    all
}

fn told(case: &Case) -> String {
    format!("{:?}{:?}{:?}", case.model, case.values, case.stage)
}

fn list_of(case: &Case, dimension: usize, level: usize, list: usize) -> usize {
    let level = &case.model.dimensions[dimension].levels[level];
    [&level.requires, &level.gates, &level.advises][list].len()
}

fn drop_listed(case: &mut Case, dimension: usize, level: usize, list: usize, place: usize) {
    let level = &mut case.model.dimensions[dimension].levels[level];
    let lists = [&mut level.requires, &mut level.gates, &mut level.advises];
    if let Some(list) = lists.into_iter().nth(list) {
        list.remove(place);
    }
}

fn smaller_conditions(condition: &Condition) -> Vec<Condition> {
    let mut smaller = Vec::new();
    for branch in 0..condition.len() {
        if condition.len() > 1 {
            let mut without = condition.clone();
            without.remove(branch);
            smaller.push(without);
        }
        for literal in 0..condition[branch].len() {
            if condition[branch].len() > 1 {
                let mut without = condition.clone();
                without[branch].remove(literal);
                smaller.push(without);
            }
        }
    }
    smaller
}

fn without_part_of_a_question(case: &Case) -> Vec<Case> {
    let changes: [fn(&mut Question); 9] = [
        |question| question.when = None,
        |question| question.unless = None,
        |question| question.otherwise = None,
        |question| question.suggest = None,
        |question| question.fact = false,
        |question| question.facts.clear(),
        |question| question.effort = None,
        |question| question.worth.iter_mut().for_each(|worth| *worth = None),
        |question| question.section = 0,
    ];
    let mut all = Vec::new();
    for question in 0..case.model.questions.len() {
        for change in changes {
            let mut changed = case.clone();
            change(&mut changed.model.questions[question]);
            all.push(changed);
        }
        let mut unanswered = case.clone();
        unanswered.values[question] = None;
        all.push(unanswered);
        if case.values[question] != Some(crate::laws::model::Value::Na) {
            let mut refused = case.clone();
            refused.model.questions[question].offers_na = false;
            all.push(refused);
        }
        let conditions = [
            &case.model.questions[question].when,
            &case.model.questions[question].unless,
        ];
        for (place, condition) in conditions.into_iter().enumerate() {
            for smaller in condition.iter().flat_map(smaller_conditions) {
                let mut changed = case.clone();
                let question = &mut changed.model.questions[question];
                match place {
                    0 => question.when = Some(smaller),
                    _ => question.unless = Some(smaller),
                }
                all.push(changed);
            }
        }
    }
    all
}

/// Without a node that nothing refers to; `None` if something does.
fn without_node(case: &Case, node: Node) -> Option<Case> {
    let mut case = case.clone();
    let model = &mut case.model;
    let is_free = !subjects(model).contains(&node)
        && match node {
            Node::Dimension(d) => d != model.stage,
            Node::Criterion(c) => !model
                .dimensions
                .iter()
                .flat_map(|d| &d.levels)
                .any(|level| {
                    [&level.requires, &level.gates, &level.advises]
                        .iter()
                        .any(|list| list.contains(&c))
                }),
            Node::Question(q) => !model.dimensions.iter().any(|d| match &d.rule {
                Rule::First { of, .. } => of.as_ref().is_none_or(|of| of.contains(&q)),
                _ => false,
            }),
        };
    if !is_free || expects(model, node) {
        return None;
    }
    model.nodes.retain(|known| *known != node);
    match node {
        Node::Question(q) => {
            model.questions.remove(q);
            case.values.remove(q);
        }
        Node::Criterion(c) => {
            model.criteria.remove(c);
        }
        Node::Dimension(d) => {
            model.dimensions.remove(d);
        }
    }
    renumber(&mut case.model, node);
    Some(case)
}

fn expects(model: &Model, node: Node) -> bool {
    let levels = model.dimensions.iter().flat_map(|d| &d.levels);
    let mut expects = levels.flat_map(|level| &level.expects);
    expects.any(|(dimension, _)| Node::Dimension(*dimension) == node)
}

/// Everything that conditions test and scores count.
fn subjects(model: &Model) -> Vec<Node> {
    let needs = model.criteria.iter().map(|criterion| &criterion.needs);
    let questions = model.questions.iter();
    let asked = questions.flat_map(|q| {
        let suggested = q.suggest.as_ref().map(|(when, _)| when);
        q.when.iter().chain(&q.unless).chain(suggested)
    });
    let cases = model.eligibility.iter().map(|case| &case.when);
    let literals = needs.chain(asked).chain(cases).flatten().flatten();
    let counted = model.dimensions.iter().flat_map(|d| match &d.rule {
        Rule::Score { of, .. } => of.iter().map(|(node, _)| *node).collect(),
        _ => Vec::new(),
    });
    literals
        .map(|literal| literal.subject)
        .chain(counted)
        .collect()
}

/// What comes after the node that was removed moves up by one.
fn renumber(model: &mut Model, gone: Node) {
    let moved = |node: &mut Node| match (node, gone) {
        (Node::Question(q), Node::Question(gone)) if *q > gone => *q -= 1,
        (Node::Criterion(c), Node::Criterion(gone)) if *c > gone => *c -= 1,
        (Node::Dimension(d), Node::Dimension(gone)) if *d > gone => *d -= 1,
        _ => {}
    };
    model.nodes.iter_mut().for_each(moved);
    let condition = |condition: &mut Condition| {
        let literals = condition.iter_mut().flatten();
        literals.for_each(|literal| moved(&mut literal.subject));
    };
    model
        .criteria
        .iter_mut()
        .for_each(|c| condition(&mut c.needs));
    for question in &mut model.questions {
        question.when.iter_mut().for_each(condition);
        question.unless.iter_mut().for_each(condition);
        question
            .suggest
            .iter_mut()
            .for_each(|(when, _)| condition(when));
    }
    model
        .eligibility
        .iter_mut()
        .for_each(|case| condition(&mut case.when));
    let number = |place: &mut usize, node: fn(usize) -> Node| {
        let mut found = node(*place);
        moved(&mut found);
        let (Node::Question(q) | Node::Criterion(q) | Node::Dimension(q)) = found;
        *place = q;
    };
    number(&mut model.stage, Node::Dimension);
    for dimension in &mut model.dimensions {
        match &mut dimension.rule {
            Rule::Score { of, .. } => of.iter_mut().for_each(|(node, _)| moved(node)),
            Rule::First { of: Some(of), .. } => {
                of.iter_mut().for_each(|q| number(q, Node::Question));
            }
            _ => {}
        }
        for level in &mut dimension.levels {
            for list in [&mut level.requires, &mut level.gates, &mut level.advises] {
                list.iter_mut().for_each(|c| number(c, Node::Criterion));
            }
            for (dimension, _) in &mut level.expects {
                number(dimension, Node::Dimension);
            }
        }
    }
}
