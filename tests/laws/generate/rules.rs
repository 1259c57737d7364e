//! Random rules of dimensions, with what they need of options and levels.

use super::{Build, Combine, Dimension, Kind, Level, Node, Rule, Style};

/// How many tags there are.
const TAGS: usize = 3;

impl Build<'_> {
    /// A dimension of any rule that there is something for.
    pub fn rule(&mut self) -> Dimension {
        let items = self.scorable();
        let tagged = self.tagged();
        match self.choices.below(5) {
            1 | 3 if self.style != Style::NothingGiven && !items.is_empty() => self.score(items),
            2 if self.style == Style::Any && !tagged.is_empty() => self.first(tagged),
            _ => self.staged(),
        }
    }

    /// What options are worth: in hundredths, ascending where that is wanted.
    pub fn worth(&mut self, kind: Kind) -> Vec<Option<i64>> {
        let count = own_options(kind);
        if self.choices.chance(50) {
            return vec![None; count];
        }
        let worth = (0..count).map(|_| self.choices.below(9) as i64 * 25 - 50);
        let mut worth: Vec<i64> = worth.collect();
        if self.style == Style::UpwardClosed {
            worth.sort_unstable();
        }
        worth.into_iter().map(Some).collect()
    }

    pub fn tags(&mut self, kind: Kind) -> Vec<Option<usize>> {
        let tag = |_| self.choices.chance(50).then(|| self.choices.below(TAGS));
        (0..own_options(kind)).map(tag).collect()
    }

    pub fn scorable(&self) -> Vec<Node> {
        let single = |q: &usize| matches!(self.model.questions[*q].kind, Kind::Single { .. });
        let scored = |d: &usize| matches!(self.model.dimensions[*d].rule, Rule::Score { .. });
        let nodes = self.model.nodes.iter().copied();
        let can_be_scored = |node: &Node| match node {
            Node::Question(q) => single(q),
            Node::Criterion(_) => true,
            Node::Dimension(d) => scored(d),
        };
        nodes.filter(can_be_scored).collect()
    }

    fn score(&mut self, items: Vec<Node>) -> Dimension {
        let combines = [Combine::Mean, Combine::Sum, Combine::Min, Combine::Max];
        let combine = self.choices.below(5).checked_sub(1).map(|c| combines[c]);
        let weighted = !matches!(combine, Some(Combine::Min | Combine::Max));
        let mut of: Vec<(Node, Option<i64>)> = Vec::new();
        for _ in 0..1 + self.choices.below(4) {
            // The latest come first: a tree of several floors is wanted.
            let from_the_end = self.choices.below(items.len());
            let node = items[items.len() - 1 - from_the_end];
            let weight = weighted && self.choices.chance(40);
            let weight = weight.then(|| 1 + self.choices.below(30) as i64);
            if of.iter().all(|(known, _)| *known != node) {
                of.push((node, weight));
            }
        }
        let highest = self.model.highest(combine.unwrap_or(Combine::Mean), &of);
        let mut dimension = Dimension {
            rule: Rule::Score { combine, of },
            levels: Vec::new(),
        };
        // Halves and quarters, so that thresholds and scores often meet.
        let mut from = -75;
        for _ in 0..self.choices.below(4) {
            from += 25 * (1 + self.choices.below(3) as i64);
            if highest.is_none_or(|highest| from <= highest) {
                let level = Level {
                    from,
                    ..Level::default()
                };
                dimension.levels.push(level);
            }
        }
        dimension
    }

    pub fn tagged(&self) -> Vec<usize> {
        let questions = self.model.questions.iter().enumerate();
        let tagged = questions.filter(|(_, q)| q.tags.iter().any(Option::is_some));
        tagged.map(|(index, _)| index).collect()
    }

    /// A dimension that lists all questions with tags may as well leave `of` out.
    pub fn all_tagged_by_default(&mut self) {
        let tagged = self.tagged();
        for dimension in &mut self.model.dimensions {
            if let Rule::First { of, .. } = &mut dimension.rule
                && of.as_ref() == Some(&tagged)
                && self.choices.chance(80)
            {
                *of = None;
            }
        }
    }

    pub fn first(&mut self, tagged: Vec<usize>) -> Dimension {
        let of = self.choices.some_below(tagged.len(), 60);
        let of: Vec<usize> = match of.is_empty() {
            true => tagged,
            false => of.into_iter().map(|index| tagged[index]).collect(),
        };
        let tags = of.iter().flat_map(|&q| &self.model.questions[q].tags);
        let tags: Vec<usize> = tags.copied().flatten().collect();
        let mut levels: Vec<Level> = Vec::new();
        let conditions = self.choices.below(4);
        for _ in 0..conditions {
            let tag = tags[self.choices.below(tags.len())];
            let min = [0, 25, 33, 50, 75, 100][self.choices.below(6)];
            levels.push(Level {
                share: Some((tag, min)),
                ..Level::default()
            });
        }
        levels.push(Level::default());
        let counts_unknowns = conditions > 0 && self.choices.chance(50);
        let unanswered = counts_unknowns.then(|| {
            let level = &levels[self.choices.below(conditions)];
            level.share.expect("it has a condition").0
        });
        let empty = self.choices.chance(50);
        let empty = empty.then(|| 1 + self.choices.below(levels.len()));
        let rule = Rule::First {
            of: Some(of),
            unanswered,
            empty,
        };
        Dimension { rule, levels }
    }
}

/// Options that are the question's own: those of a shared scale are as they are.
fn own_options(kind: Kind) -> usize {
    match kind {
        Kind::Single { scale: true, .. } | Kind::Number => 0,
        Kind::Single { options, .. } | Kind::Many { options } => options,
    }
}
