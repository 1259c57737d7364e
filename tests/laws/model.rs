//! A questionnaire as the tests know it, and as an author would write it in TOML.
//!
//! Ids follow from positions: `q0`, `c0`, `d0`, options `o0`…, levels `l1`… (by rank), tags `t0`….

use std::fmt::{self, Write as _};

use palier::diagnostic::Source;

/// A questionnaire; everything that is needed to score answers.
#[derive(Clone)]
pub struct Model {
    /// How many profiles there are.
    pub profiles: usize,
    /// Questions, criteria and dimensions: each refers only to earlier ones.
    pub nodes: Vec<Node>,
    pub questions: Vec<Question>,
    pub criteria: Vec<Criterion>,
    pub dimensions: Vec<Dimension>,
    /// The dimension that may carry gates, advice and expectations.
    pub stage: usize,
    pub eligibility: Vec<Case>,
    /// Whether the rule files define things after they are referred to.
    pub reversed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Node {
    Question(usize),
    Criterion(usize),
    Dimension(usize),
}

#[derive(Clone)]
pub struct Question {
    pub kind: Kind,
    pub section: usize,
    pub fact: bool,
    pub offers_na: bool,
    pub profiles: Vec<usize>,
    pub when: Option<Condition>,
    pub unless: Option<Condition>,
    pub otherwise: Option<Value>,
    /// What each option is worth, in hundredths; `None`: the default. Empty for a shared scale.
    pub worth: Vec<Option<i64>>,
    /// The tag of each option. Empty for a shared scale.
    pub tags: Vec<Option<usize>>,
    /// The options that state a fact: a definitive exclusion. None of a shared scale does.
    pub facts: Vec<usize>,
    /// What improving the answer costs; `None`: the default, 1.
    pub effort: Option<u32>,
    /// A number from 0 to 3 only, which all those are that are drawn.
    pub bounded: bool,
    /// Preselected in the interview: it must count for nothing.
    pub suggest: Option<(Condition, Value)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One of so many options; they may come from a shared scale.
    Single {
        options: usize,
        scale: bool,
    },
    Many {
        options: usize,
    },
    Number,
}

/// An answer, or what a question counts as.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Unknown,
    Na,
    One(usize),
    Many(Vec<usize>),
    Number(f64),
}

/// OR between the lists, AND inside each.
pub type Condition = Vec<Vec<Literal>>;

#[derive(Clone)]
pub struct Literal {
    pub subject: Node,
    pub test: Test,
}

/// What is accepted; positions are options of a question, or levels of a dimension from 0.
#[derive(Clone)]
pub enum Test {
    One(usize),
    List(Vec<usize>),
    Min(usize),
    All(Vec<usize>),
    Not(Vec<usize>),
    Range {
        min: Option<f64>,
        below: Option<f64>,
    },
    Met,
    Unmet,
}

#[derive(Clone)]
pub struct Criterion {
    pub needs: Condition,
}

#[derive(Clone)]
pub struct Dimension {
    pub rule: Rule,
    pub levels: Vec<Level>,
}

#[derive(Clone)]
pub enum Rule {
    Staged,
    Score {
        combine: Option<Combine>,
        /// Items with their weights in tenths, if they have one.
        of: Vec<(Node, Option<i64>)>,
    },
    First {
        of: Option<Vec<usize>>,
        unanswered: Option<usize>,
        /// A rank.
        empty: Option<usize>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Combine {
    Mean,
    Sum,
    Min,
    Max,
}

#[derive(Clone, Default)]
pub struct Level {
    pub requires: Vec<usize>,
    /// Of a score, in hundredths.
    pub from: i64,
    /// A tag, and the share of it in hundredths.
    pub share: Option<(usize, i64)>,
    pub gates: Vec<usize>,
    pub advises: Vec<usize>,
    /// Ranks wanted of other dimensions.
    pub expects: Vec<(usize, usize)>,
}

#[derive(Clone)]
pub struct Case {
    pub when: Condition,
    pub offers: bool,
}

impl Model {
    /// The rule files, as [`palier::questionnaire::load`] reads them.
    pub fn files(&self) -> Vec<Source> {
        let source = |name: &str, text: String| Source {
            name: name.to_owned(),
            text,
        };
        let mut nodes: Vec<String> = self.nodes.iter().map(|node| self.node(*node)).collect();
        if self.reversed {
            nodes.reverse();
        }
        // Two files, since what one defines may be used in the other.
        let second = nodes.split_off(nodes.len() / 2);
        vec![
            source("a.toml", nodes.concat()),
            source("b.toml", self.header() + &second.concat()),
        ]
    }

    /// The dimensions that a condition tests.
    pub fn tested_dimensions(&self) -> Vec<usize> {
        let needs = self.criteria.iter().map(|criterion| &criterion.needs);
        let asked = self
            .questions
            .iter()
            .flat_map(|q| q.when.iter().chain(&q.unless));
        let literals = needs.chain(asked).flatten().flatten();
        let dimension = |literal: &Literal| match literal.subject {
            Node::Dimension(dimension) => Some(dimension),
            _ => None,
        };
        literals.filter_map(dimension).collect()
    }

    /// In hundredths, the score that is never exceeded, rounded down.
    pub fn highest(&self, combine: Combine, of: &[(Node, Option<i64>)]) -> Option<i64> {
        let items = of.iter().filter_map(|(node, weight)| {
            let highest = match node {
                Node::Question(q) => {
                    let question = &self.questions[*q];
                    let worth = question.worth.iter().map(|worth| worth.unwrap_or(100));
                    (!question.fact).then(|| worth.max().unwrap_or(100))
                }
                Node::Criterion(_) => Some(100),
                Node::Dimension(d) => match &self.dimensions[*d].rule {
                    Rule::Score { combine, of } => {
                        self.highest(combine.unwrap_or(Combine::Mean), of)
                    }
                    _ => None,
                },
            };
            Some((highest?, weight.unwrap_or(10)))
        });
        let items: Vec<(i64, i64)> = items.collect();
        if combine == Combine::Sum && !items.is_empty() {
            let counted = items.iter().filter(|(highest, _)| *highest > 0);
            // Rounded down item by item, so as not to exceed what there can be.
            return Some(counted.map(|(highest, weight)| highest * weight / 10).sum());
        }
        items.into_iter().map(|(highest, _)| highest).max()
    }

    fn header(&self) -> String {
        let renamed = (0..self.questions.len()).map(|q| format!("former-q{q} = \"q{q}\""));
        let renamed = renamed.collect::<Vec<_>>().join(", ");
        let mut text = format!(
            "[questionnaire]\nid = \"random\"\nformat = 1\nversion = \"1\"\nlanguage = \"en\"\n\
             title = \"t\"\nrenamed = {{ {renamed} }}\n\
             [section]\ns0 = {{ title = \"t\" }}\ns1 = {{ title = \"t\" }}\n[scale]\n",
        );
        for options in 2..=4 {
            let _ = writeln!(text, "s{options} = {}", options_table(options));
        }
        for profile in 0..self.profiles {
            let _ = writeln!(text, "[profile.p{profile}]\nlabel = \"l\"");
        }
        for (index, case) in self.eligibility.iter().enumerate() {
            let offers = if case.offers { "[\"o\"]" } else { "[]" };
            let when = condition(&case.when);
            let _ = writeln!(
                text,
                "[eligibility.e{index}]\nlabel = \"l\"\nwhen = {when}\noffers = {offers}"
            );
        }
        text
    }

    fn node(&self, node: Node) -> String {
        match node {
            Node::Question(question) => self.question(question),
            Node::Criterion(criterion) => format!(
                "[criterion.c{criterion}]\ntext = \"t\"\nneeds = {}\n",
                condition(&self.criteria[criterion].needs)
            ),
            Node::Dimension(dimension) => self.dimension(dimension),
        }
    }

    fn question(&self, index: usize) -> String {
        let question = &self.questions[index];
        let section = question.section;
        let mut text = format!("[question.q{index}]\nsection = \"s{section}\"\ntext = \"t\"\n");
        text += &match question.kind {
            Kind::Single {
                options,
                scale: true,
            } => format!("scale = \"s{options}\"\n"),
            Kind::Single { .. } => format!("options = {}\n", own_options(question)),
            Kind::Many { .. } => {
                format!("kind = \"many\"\noptions = {}\n", own_options(question))
            }
            Kind::Number if question.bounded => "kind = \"number\"\nmin = 0\nmax = 3\n".to_owned(),
            Kind::Number => "kind = \"number\"\n".to_owned(),
        };
        if question.fact {
            text += "fact = true\n";
        }
        if let Some(effort) = question.effort {
            let _ = writeln!(text, "effort = {effort}");
        }
        if question.offers_na {
            text += "na = \"r\"\n";
        }
        if !question.profiles.is_empty() {
            let _ = writeln!(text, "profiles = {}", list("p", &question.profiles));
        }
        for (key, asked) in [("when", &question.when), ("unless", &question.unless)] {
            if let Some(asked) = asked {
                let _ = writeln!(text, "{key} = {}", condition(asked));
            }
        }
        if let Some(otherwise) = &question.otherwise {
            let _ = writeln!(text, "otherwise = {}", otherwise.toml());
        }
        if let Some((when, answer)) = &question.suggest {
            let (when, answer) = (condition(when), answer.toml());
            let _ = writeln!(text, "suggest = [{{ when = {when}, answer = {answer} }}]");
        }
        text
    }

    fn dimension(&self, index: usize) -> String {
        let dimension = &self.dimensions[index];
        let mut text = format!("[dimension.d{index}]\nlabel = \"l\"\n");
        text += &rule(&dimension.rule);
        for (position, level) in dimension.levels.iter().enumerate() {
            let rank = position + 1;
            let _ = writeln!(text, "[dimension.d{index}.level.l{rank}]\nlabel = \"l\"");
            if matches!(dimension.rule, Rule::Score { .. }) {
                let _ = writeln!(text, "from = {}", decimal(level.from, 2));
            }
            if let Some((tag, min)) = level.share {
                let _ = writeln!(text, "tag = \"t{tag}\"\nmin = {}", decimal(min, 2));
            }
            let lists = [
                ("requires", &level.requires),
                ("gates", &level.gates),
                ("advises", &level.advises),
            ];
            for (key, criteria) in lists {
                if !criteria.is_empty() {
                    let _ = writeln!(text, "{key} = {}", list("c", criteria));
                }
            }
            let expects = level
                .expects
                .iter()
                .map(|(d, rank)| format!("d{d} = \"l{rank}\""));
            let expects: Vec<String> = expects.collect();
            if !expects.is_empty() {
                let _ = writeln!(text, "expects = {{ {} }}", expects.join(", "));
            }
        }
        text
    }
}

fn rule(rule: &Rule) -> String {
    match rule {
        Rule::Staged => "rule = \"staged\"\n".to_owned(),
        Rule::Score { combine, of } => {
            let mut text = String::from("rule = \"score\"\n");
            if let Some(combine) = combine {
                let name = format!("{combine:?}").to_lowercase();
                let _ = writeln!(text, "combine = \"{name}\"");
            }
            let ids: Vec<String> = of
                .iter()
                .map(|(node, _)| format!("{:?}", id(*node)))
                .collect();
            let _ = writeln!(text, "of = [{}]", ids.join(", "));
            let weights = of.iter().filter_map(|(node, weight)| {
                Some(format!("{} = {}", id(*node), decimal((*weight)?, 1)))
            });
            let weights: Vec<String> = weights.collect();
            if !weights.is_empty() {
                let _ = writeln!(text, "weights = {{ {} }}", weights.join(", "));
            }
            text
        }
        Rule::First {
            of,
            unanswered,
            empty,
        } => {
            let mut text = String::from("rule = \"first\"\n");
            if let Some(of) = of {
                let _ = writeln!(text, "of = {}", list("q", of));
            }
            if let Some(tag) = unanswered {
                let _ = writeln!(text, "unanswered = \"t{tag}\"");
            }
            if let Some(rank) = empty {
                let _ = writeln!(text, "empty = \"l{rank}\"");
            }
            text
        }
    }
}

fn id(node: Node) -> String {
    match node {
        Node::Question(question) => format!("q{question}"),
        Node::Criterion(criterion) => format!("c{criterion}"),
        Node::Dimension(dimension) => format!("d{dimension}"),
    }
}

/// A number of tenths or hundredths, written as a decimal.
fn decimal(parts: i64, decimals: usize) -> String {
    let sign = if parts < 0 { "-" } else { "" };
    let one = 10_i64.pow(decimals as u32);
    let (whole, rest) = (parts.abs() / one, parts.abs() % one);
    format!("{sign}{whole}.{rest:0decimals$}")
}

/// Shown as the rule files, which can be copied and run.
impl fmt::Debug for Model {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let texts: Vec<String> = self.files().into_iter().map(|file| file.text).collect();
        write!(formatter, "\n{}", texts.join("\n"))
    }
}

impl Value {
    /// As written in an answers file.
    pub fn toml(&self) -> String {
        match self {
            Value::Unknown => "\"unknown\"".to_owned(),
            Value::Na => "\"na\"".to_owned(),
            Value::One(option) => format!("\"o{option}\""),
            Value::Many(options) => list("o", options),
            Value::Number(number) => number.to_string(),
        }
    }
}

fn own_options(question: &Question) -> String {
    let options = question.worth.iter().zip(&question.tags).enumerate();
    let options = options.map(|(option, (worth, tag))| {
        let worth = worth.map(|worth| format!(", value = {}", decimal(worth, 2)));
        let tag = tag.map(|tag| format!(", tag = \"t{tag}\""));
        let (worth, tag) = (worth.unwrap_or_default(), tag.unwrap_or_default());
        let is_fact = question.facts.contains(&option);
        let fact = if is_fact { ", fact = true" } else { "" };
        format!("o{option} = {{ text = \"t\"{worth}{tag}{fact} }}")
    });
    let options: Vec<String> = options.collect();
    format!("{{ {} }}", options.join(", "))
}

fn options_table(options: usize) -> String {
    let options: Vec<String> = (0..options)
        .map(|option| format!("o{option} = {{ text = \"t\" }}"))
        .collect();
    format!("{{ {} }}", options.join(", "))
}

fn list(prefix: &str, positions: &[usize]) -> String {
    let ids: Vec<String> = positions
        .iter()
        .map(|position| format!("\"{prefix}{position}\""))
        .collect();
    format!("[{}]", ids.join(", "))
}

fn condition(condition: &Condition) -> String {
    let tables: Vec<String> = condition
        .iter()
        .map(|literals| {
            let literals: Vec<String> = literals.iter().map(literal).collect();
            format!("{{ {} }}", literals.join(", "))
        })
        .collect();
    match tables.as_slice() {
        [one] => one.clone(),
        several => format!("[{}]", several.join(", ")),
    }
}

fn literal(literal: &Literal) -> String {
    let (subject, prefix, first) = match literal.subject {
        Node::Question(question) => (format!("q{question}"), "o", 0),
        Node::Criterion(criterion) => (format!("c{criterion}"), "", 0),
        Node::Dimension(dimension) => (format!("d{dimension}"), "l", 1),
    };
    let id = |position: &usize| format!("\"{prefix}{}\"", position + first);
    let ids = |positions: &[usize]| {
        let ids: Vec<String> = positions.iter().map(id).collect();
        format!("[{}]", ids.join(", "))
    };
    let accepted = match &literal.test {
        Test::One(position) => id(position),
        Test::List(positions) => ids(positions),
        Test::Min(position) => format!("{{ min = {} }}", id(position)),
        Test::All(positions) => format!("{{ all = {} }}", ids(positions)),
        Test::Not(positions) => format!("{{ not = {} }}", ids(positions)),
        Test::Range { min, below } => {
            let bound = |key: &str, bound: &Option<f64>| bound.map(|b| format!("{key} = {b}"));
            let bounds: Vec<String> = [bound("min", min), bound("below", below)]
                .into_iter()
                .flatten()
                .collect();
            format!("{{ {} }}", bounds.join(", "))
        }
        Test::Met => "\"met\"".to_owned(),
        Test::Unmet => "\"unmet\"".to_owned(),
    };
    format!("{subject} = {accepted}")
}
