//! What each item of a score would bring, were it alone at its best (format.md, section 6).

use std::collections::{BTreeSet, HashMap};

use indexmap::{IndexMap, IndexSet};

use super::{Assessment, Bounds, Proof, Standing, Valued};
use crate::exact::Exact;
use crate::questionnaire::{Answer, Combine, Dimension, Node, Question, Questionnaire, Ref, Rule};
use crate::truth::Truth;

/// A question or a criterion that a score counts, itself or through other scores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gain {
    /// The question or the criterion.
    pub item: Node,
    /// `Met` at its best, `Unmet` when it is known and could be better; `Na` leaves the score.
    pub state: Truth,
    /// What the proven score would gain, 0 or more, if this item alone were at its best and the
    /// others stayed as they are. 0 for what does not apply, and for what another item outweighs in
    /// a smallest or a largest.
    pub gain: Exact,
}

/// Every item that the score of a dimension counts, each once, in the order of the rules; facts are
/// left out, as they leave the score. Empty for the other rules.
pub fn gains(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    dimension: Ref<Dimension>,
) -> Vec<Gain> {
    if !matches!(questionnaire.dimensions[dimension].rule, Rule::Score(_)) {
        return Vec::new();
    }
    let tree = Tree::under(questionnaire, dimension);
    let mut trial = Trial::of(questionnaire, assessment, dimension, &tree);
    let items = tree.items.iter().map(|&item| {
        let state = assessment.item(questionnaire, item);
        let gain = match state {
            Truth::Met | Truth::Na => Exact::zero(),
            Truth::Unmet | Truth::Unknown => trial.gain(item),
        };
        Gain { item, state, gain }
    });
    items.collect()
}

/// The score of a dimension if every item that counts, or may count, were at its best; `None` when
/// nothing applies, and for the other rules.
pub fn best_score(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    dimension: Ref<Dimension>,
) -> Option<Exact> {
    assessment.dimension(dimension).score.as_ref()?;
    let tree = Tree::under(questionnaire, dimension);
    let mut trial = Trial::of(questionnaire, assessment, dimension, &tree);
    for &item in &tree.items {
        if assessment.item(questionnaire, item) != Truth::Na {
            trial.improve(item);
        }
    }
    for &score in tree.scores.keys() {
        let standing = trial.assessment.standing(questionnaire, score);
        trial.assessment.dimensions[score.index()] = standing;
    }
    Some(trial.lowest())
}

/// The scores under a score, and what they count in the end.
struct Tree {
    items: IndexSet<Node>,
    /// Each score after those that it counts, with what it counts directly.
    scores: IndexMap<Ref<Dimension>, Vec<Node>>,
}

impl Tree {
    fn under(questionnaire: &Questionnaire, dimension: Ref<Dimension>) -> Tree {
        let mut items = IndexSet::new();
        let mut under = IndexMap::new();
        // A worklist rather than recursion: scores may form a long chain. The last is taken first.
        let mut pending = vec![Node::Dimension(dimension)];
        while let Some(node) = pending.pop() {
            let Node::Dimension(dimension) = node else {
                items.insert(node);
                continue;
            };
            if !under.contains_key(&dimension) {
                let counted = questionnaire.counted(dimension);
                pending.extend(counted.iter().rev());
                under.insert(dimension, counted);
            }
        }
        let order = questionnaire.evaluation_order.iter();
        let scores = order.filter_map(|node| match node {
            Node::Dimension(dimension) => under.swap_remove_entry(dimension),
            _ => None,
        });
        let scores = scores.collect();
        Tree { items, scores }
    }
}

/// An assessment in which one item at a time is put at its best.
struct Trial<'q, 'a> {
    questionnaire: &'q Questionnaire,
    tree: &'a Tree,
    dimension: Ref<Dimension>,
    assessment: Assessment,
    /// Of each sum and mean of which all is certain to count: how much of each item it takes.
    shares: HashMap<Ref<Dimension>, HashMap<Node, Exact>>,
    /// The scores that count each thing directly, by their position in the tree.
    counted_by: HashMap<Node, Vec<usize>>,
}

impl<'q, 'a> Trial<'q, 'a> {
    fn of(
        questionnaire: &'q Questionnaire,
        assessment: &Assessment,
        dimension: Ref<Dimension>,
        tree: &'a Tree,
    ) -> Trial<'q, 'a> {
        let mut counted_by: HashMap<Node, Vec<usize>> = HashMap::new();
        for (place, counted) in tree.scores.values().enumerate() {
            for &node in counted {
                counted_by.entry(node).or_default().push(place);
            }
        }
        let scores = tree.scores.keys();
        let shares =
            scores.filter_map(|&score| Some((score, shares(questionnaire, assessment, score)?)));
        Trial {
            questionnaire,
            tree,
            dimension,
            shares: shares.collect(),
            counted_by,
            assessment: assessment.clone(),
        }
    }

    fn gain(&mut self, item: Node) -> Exact {
        let before = self.lowest();
        let low = self.low(item);
        let former = self.improve(item);
        let mut rises = HashMap::from([(item, self.low(item) + &-&low)]);
        let mut standings: IndexMap<Ref<Dimension>, Standing> = IndexMap::new();
        let mut pending: BTreeSet<usize> = self.places(item);
        while let Some(place) = pending.pop_first() {
            let Some((&dimension, _)) = self.tree.scores.get_index(place) else {
                continue;
            };
            let standing = self.standing_with(dimension, &rises);
            let low = self.low(Node::Dimension(dimension));
            let slot = &mut self.assessment.dimensions[dimension.index()];
            standings.insert(dimension, std::mem::replace(slot, standing));
            let node = Node::Dimension(dimension);
            rises.insert(node, self.low(node) + &-&low);
            pending.extend(self.places(node));
        }
        let after = self.lowest();
        for (dimension, standing) in standings {
            self.assessment.dimensions[dimension.index()] = standing;
        }
        self.restore(item, former);
        after + &-&before
    }

    fn places(&self, node: Node) -> BTreeSet<usize> {
        let places = self.counted_by.get(&node).into_iter().flatten();
        places.copied().collect()
    }

    /// A score in which some items rose by so much: in a sum or a mean of which all is certain to
    /// count, by their shares; else all of it is computed again.
    fn standing_with(&self, dimension: Ref<Dimension>, rises: &HashMap<Node, Exact>) -> Standing {
        let Some(shares) = self.shares.get(&dimension) else {
            return self.assessment.standing(self.questionnaire, dimension);
        };
        let mut standing = self.assessment.dimension(dimension).clone();
        if let Some(bounds) = &mut standing.score {
            // Few rose; it may count many.
            let rose = rises.iter().filter(|(node, _)| shares.contains_key(node));
            let rise: Exact = rose.map(|(node, rise)| rise * &shares[node]).sum();
            bounds.low = bounds.low.clone() + &rise;
        }
        standing
    }

    /// The least that something is worth; 0 where it does not count.
    fn low(&self, node: Node) -> Exact {
        let bounds = bounds(self.questionnaire, &self.assessment, node);
        bounds.map_or_else(Exact::zero, |bounds| bounds.low)
    }

    fn lowest(&self) -> Exact {
        let score = self.assessment.dimension(self.dimension).score.as_ref();
        score.map_or_else(Exact::zero, |bounds| bounds.low.clone())
    }

    /// Puts an item at its best; what it was.
    fn improve(&mut self, item: Node) -> Former {
        let mut former = Former::default();
        match item {
            Node::Question(question) => {
                let best = best(&self.questionnaire.questions[question]);
                let slot = &mut self.assessment.values[question.index()];
                let better = Valued {
                    answer: best.map_or(Answer::Unknown, Answer::One),
                    may_be_na: false,
                    ..slot.clone()
                };
                former.value = Some(std::mem::replace(slot, better));
            }
            Node::Criterion(criterion) => {
                let slot = &mut self.assessment.criteria[criterion.index()];
                let met = Proof {
                    state: Truth::Met,
                    may_be_na: false,
                };
                former.proof = Some(std::mem::replace(slot, met));
            }
            Node::Dimension(_) => {}
        }
        former
    }

    fn restore(&mut self, item: Node, former: Former) {
        match (item, former.value, former.proof) {
            (Node::Question(question), Some(value), _) => {
                self.assessment.values[question.index()] = value;
            }
            (Node::Criterion(criterion), _, Some(proof)) => {
                self.assessment.criteria[criterion.index()] = proof;
            }
            _ => {}
        }
    }
}

/// What something is worth in a score; `None` where it does not count.
fn bounds(rules: &Questionnaire, assessment: &Assessment, node: Node) -> Option<Bounds> {
    match node {
        Node::Question(question) => assessment.worth(&rules.questions[question], question),
        Node::Criterion(criterion) => assessment.worth_of(criterion),
        Node::Dimension(dimension) => assessment.dimension(dimension).score.clone(),
    }
}

/// How much of each item a sum or a mean takes; `None` for others, and where something may turn out
/// not to count.
fn shares(
    rules: &Questionnaire,
    assessment: &Assessment,
    dimension: Ref<Dimension>,
) -> Option<HashMap<Node, Exact>> {
    let Rule::Score(score) = &rules.dimensions[dimension].rule else {
        return None;
    };
    let mut shares = HashMap::new();
    for weighed in &score.of {
        if let Some(bounds) = bounds(rules, assessment, weighed.node) {
            if bounds.may_be_na {
                return None;
            }
            shares.insert(weighed.node, weighed.weight.clone());
        }
    }
    match score.combine {
        Combine::Sum => Some(shares),
        Combine::Mean => {
            let total: Exact = shares.values().cloned().sum();
            let shared = shares.into_iter();
            Some(
                shared
                    .map(|(node, weight)| (node, &weight / &total))
                    .collect(),
            )
        }
        Combine::Min | Combine::Max => None,
    }
}

/// What an item was before it was put at its best.
#[derive(Default)]
struct Former {
    value: Option<Valued>,
    proof: Option<Proof>,
}

/// The first of the options that are worth most.
pub fn best(question: &Question) -> Option<usize> {
    let options = question.options().iter().enumerate();
    let best = options.rev().max_by(|(_, a), (_, b)| a.value.cmp(&b.value));
    best.map(|(index, _)| index)
}

impl Assessment {
    /// How an item of a score stands to its best.
    fn item(&self, questionnaire: &Questionnaire, item: Node) -> Truth {
        let Node::Question(question) = item else {
            return match item {
                Node::Criterion(criterion) => self.criterion(criterion),
                _ => Truth::Na,
            };
        };
        let content = &questionnaire.questions[question];
        let options = content.options();
        match self.value(question).answer {
            Answer::Unknown => Truth::Unknown,
            Answer::One(option) => {
                let best = best(content).map(|best| &options[best].value);
                Truth::certain(best == Some(&options[option].value))
            }
            _ => Truth::Na,
        }
    }
}
