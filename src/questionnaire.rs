//! The valid model of a questionnaire: what a folder of rule files means (format.md, section 1).
//!
//! A [`Questionnaire`] is only ever built by [`load`], which reports every fault of shape and
//! reference first: whatever holds one may rely on every reference being sound, every option
//! existing, and the rules being free of cycles.

mod answer;
mod carried;
pub mod compiled;
mod condition;
pub(crate) mod cone;
mod digest;
pub(crate) mod domain;
pub mod file;
mod order;
mod rule;
mod shape;
mod table;
mod translation;
mod verdict;

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Place;
use crate::exact::Exact;

pub use answer::{Answer, NA, UNKNOWN, Written};
pub use condition::{Accepts, Condition, Literal};
pub(crate) use digest::fingerprint;
pub use order::Node;
pub(crate) use order::dependencies;
pub use rule::{Combine, First, Rule, Score, Share, Weighed};
pub use shape::load;
pub(crate) use shape::{assemble, own_language};
pub use table::{Ref, Table};
pub(crate) use translation::TEXT_KEYS;
pub use verdict::Verdict;

/// A text or an id of the rules: that of a questionnaire that the program carries lies in the program
/// and is never copied.
pub type Text = Cow<'static, str>;

/// The grammar that this program reads: `format` in `[questionnaire]`.
pub const FORMAT: i64 = 1;

/// A questionnaire that passed every check of shape and reference.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Questionnaire {
    /// Id of the questionnaire; answers files name it.
    #[serde(deserialize_with = "carried::text")]
    pub id: Text,
    /// Version of the content, copied into every result.
    #[serde(deserialize_with = "carried::text")]
    pub version: Text,
    /// Language code of the texts in the rule files themselves.
    #[serde(deserialize_with = "carried::text")]
    pub language: Text,
    /// Title, in the language that was asked for.
    #[serde(deserialize_with = "carried::text")]
    pub title: Text,
    /// Ids of earlier versions and what they are called now.
    pub renamed: indexmap::IndexMap<String, Text>,
    /// Ids of earlier versions that are gone for good.
    pub removed: Vec<Text>,
    /// Perimeters of responsibility.
    pub profiles: Table<Profile>,
    /// Groups of questions, in order of asking.
    pub sections: Table<Section>,
    /// Questions, in order of asking: by section, file name, place in the file.
    pub questions: Table<Question>,
    /// Criteria, by file name and place in the file.
    pub criteria: Table<Criterion>,
    /// Dimensions, each with its levels.
    pub dimensions: Table<Dimension>,
    /// Training paths, in printing order.
    pub tracks: Table<Track>,
    /// Training modules.
    pub modules: Table<Module>,
    /// Things to read, watch or fill in.
    pub resources: Table<Resource>,
    /// Whom to ask.
    pub contacts: Table<Contact>,
    /// Cases of eligibility; the first hit wins.
    pub eligibility: Table<Eligibility>,
    /// Where criteria come from.
    pub sources: Table<SourceDocument>,
    /// The author's own tests.
    pub examples: Table<Example>,
    /// Questions, criteria and dimensions, each after everything that it depends on.
    pub evaluation_order: Vec<Node>,
    /// `sha256:` and the hexadecimal digest of the rules, texts excluded (design.md, JSON): the same
    /// in every language.
    #[serde(deserialize_with = "carried::text")]
    pub digest: Text,
}

impl Questionnaire {
    /// The dimension that carries gates, advice or expectations: the one support is asked for in.
    pub fn stage_dimension(&self) -> Option<Ref<Dimension>> {
        self.dimensions.iter().find_map(|(reference, dimension)| {
            dimension
                .levels
                .iter()
                .any(Level::guides_support)
                .then_some(reference)
        })
    }

    /// The questions that some rule depends on; the others are facts for the file.
    pub fn tested_questions(&self) -> HashSet<Ref<Question>> {
        let needs = self.criteria.iter().map(|(_, criterion)| &criterion.needs);
        let cases = self.eligibility.iter().map(|(_, case)| &case.when);
        let questions = self.questions.iter().map(|(_, question)| question);
        let asked_if = questions.flat_map(|q| q.when.iter().chain(&q.unless));
        let literals = needs
            .chain(cases)
            .chain(asked_if)
            .flat_map(Condition::literals);
        let tested = literals.filter_map(|literal| match literal {
            Literal::Question(question, _) => Some(*question),
            _ => None,
        });
        let dimensions = self.dimensions.refs();
        let counted = dimensions.flat_map(|dimension| self.counted(dimension));
        let counted = counted.filter_map(|node| match node {
            Node::Question(question) => Some(question),
            _ => None,
        });
        tested.chain(counted).collect()
    }

    /// What the level and the score of a dimension are computed from, directly: the criteria that
    /// its levels require, the items of its score, or the questions whose tags it counts.
    ///
    /// A fact leaves a score whatever is answered: it is not among them.
    pub fn counted(&self, dimension: Ref<Dimension>) -> Vec<Node> {
        let dimension = &self.dimensions[dimension];
        match &dimension.rule {
            Rule::Staged => {
                let levels = dimension.levels.iter();
                let required = levels.flat_map(|level| &level.requires);
                required.copied().map(Node::Criterion).collect()
            }
            Rule::Score(score) => {
                let nodes = score.of.iter().map(|weighed| weighed.node);
                let is_fact = |node: &Node| match node {
                    Node::Question(question) => self.questions[*question].fact,
                    _ => false,
                };
                nodes.filter(|node| !is_fact(node)).collect()
            }
            Rule::First(first) => first.of.iter().copied().map(Node::Question).collect(),
        }
    }

    /// The levels that a name stands for: a level's id, or `dimension.level`. Several when the name
    /// is ambiguous.
    pub fn levels_named(&self, name: &str) -> Vec<(Ref<Dimension>, usize)> {
        let (dimension, level) = match name.split_once('.') {
            Some((dimension, level)) => (Some(dimension), level),
            None => (None, name),
        };
        let dimensions = self.dimensions.iter();
        let dimensions = dimensions.filter(|(_, d)| dimension.is_none_or(|id| id == d.id));
        dimensions
            .filter_map(|(reference, dimension)| Some((reference, dimension.rank_of(level)?)))
            .collect()
    }

    /// Whether somebody of these profiles is asked the question. It filters asking, never scoring.
    pub fn is_asked_to(&self, question: Ref<Question>, present: &[Ref<Profile>]) -> bool {
        concerns(&self.questions[question].profiles, present)
    }
}

/// Whether what is meant for `profiles` (empty: for everyone) concerns one of those present.
pub fn concerns(profiles: &[Ref<Profile>], present: &[Ref<Profile>]) -> bool {
    profiles.is_empty() || profiles.iter().any(|profile| present.contains(profile))
}

/// A perimeter of responsibility.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Profile {
    /// Unique id.
    #[serde(deserialize_with = "carried::text")]
    pub id: Text,
    /// Name to show.
    #[serde(deserialize_with = "carried::text")]
    pub label: Text,
    /// Who belongs to it.
    #[serde(deserialize_with = "carried::option")]
    pub text: Option<Text>,
}

/// A group of questions in the interview and in reports.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Section {
    /// Unique id.
    #[serde(deserialize_with = "carried::text")]
    pub id: Text,
    /// Heading to show.
    #[serde(deserialize_with = "carried::text")]
    pub title: Text,
}

/// One question of the interview.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Question {
    /// Unique id among questions, criteria and dimensions.
    #[serde(deserialize_with = "carried::text")]
    pub id: Text,
    /// Where it is defined.
    pub place: Place,
    /// Group it is asked in.
    pub section: Ref<Section>,
    /// The question itself.
    #[serde(deserialize_with = "carried::text")]
    pub text: Text,
    /// What counts, an example: shown on demand.
    #[serde(deserialize_with = "carried::option")]
    pub help: Option<Text>,
    /// What an answer looks like.
    pub kind: Kind,
    /// No answer is better than another: hosting, organisation…
    pub fact: bool,
    /// Who is asked; empty: everyone.
    pub profiles: Vec<Ref<Profile>>,
    /// Asked only if this is met.
    pub when: Option<Condition>,
    /// Asked only if this is not met.
    pub unless: Option<Condition>,
    /// What it counts as when it is not asked; `None`: not applicable.
    pub otherwise: Option<Answer>,
    /// Reason offered for "not applicable"; `None`: that answer is refused.
    #[serde(deserialize_with = "carried::option")]
    pub na: Option<Text>,
    /// Answers preselected in the interview; they count only once confirmed.
    pub suggest: Vec<Suggestion>,
    /// What improving this answer costs the team: a whole number ≥ 1, no unit.
    pub effort: u32,
}

impl Question {
    /// The options to choose from, worst first; empty for numbers and texts.
    pub fn options(&self) -> &[Choice] {
        match &self.kind {
            Kind::Single(options) | Kind::Many(options) => options,
            Kind::Number { .. } | Kind::Text => &[],
        }
    }

    /// Whether its answers describe the case, none of them better than another: facts, numbers and
    /// texts.
    pub fn is_description(&self) -> bool {
        self.fact || matches!(self.kind, Kind::Number { .. } | Kind::Text)
    }

    /// Position of an option, by id.
    pub fn option(&self, id: &str) -> Option<usize> {
        self.options().iter().position(|option| option.id == id)
    }
}

/// What an answer to a question looks like. Options of a scale are shared by its questions.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum Kind {
    /// One of the options.
    Single(Arc<[Choice]>),
    /// Any number of the options, none included.
    Many(Arc<[Choice]>),
    /// A number.
    Number {
        /// Unit to show after the number.
        #[serde(deserialize_with = "carried::option")]
        unit: Option<Text>,
        /// Smallest value accepted.
        min: Option<f64>,
        /// Largest value accepted.
        max: Option<f64>,
    },
    /// A free text.
    Text,
}

/// One option of a question.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Choice {
    /// Unique in its question.
    #[serde(deserialize_with = "carried::text")]
    pub id: Text,
    /// What it says.
    #[serde(deserialize_with = "carried::text")]
    pub text: Text,
    /// What the `score` rule counts it for, as written; by default, evenly spaced from 0 to 1.
    pub value: Exact,
    /// Mark that the `first` rule counts.
    #[serde(deserialize_with = "carried::option")]
    pub tag: Option<Text>,
    /// Choosing it states a fact that no improvement changes.
    pub fact: bool,
    /// A remark to show beside it.
    #[serde(deserialize_with = "carried::option")]
    pub note: Option<Text>,
}

/// An answer to preselect, under a condition.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Suggestion {
    /// When it is proposed.
    pub when: Condition,
    /// What is proposed.
    pub answer: Answer,
}

/// The unit of proof, advice and explanation.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Criterion {
    /// Unique id among questions, criteria and dimensions.
    #[serde(deserialize_with = "carried::text")]
    pub id: Text,
    /// Where it is defined.
    pub place: Place,
    /// A statement that is true when the criterion is met.
    #[serde(deserialize_with = "carried::text")]
    pub text: Text,
    /// What proves it.
    pub needs: Condition,
    /// What goes wrong otherwise.
    #[serde(deserialize_with = "carried::option")]
    pub why: Option<Text>,
    /// What to do.
    pub remedy: Remedy,
    /// Criteria to settle first: order of advice only, never scored.
    pub after: Vec<Ref<Criterion>>,
    /// Where it comes from.
    pub source: Option<Ref<SourceDocument>>,
}

/// What to do about a criterion that is not met.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Remedy {
    /// One line, imperative.
    #[serde(deserialize_with = "carried::option")]
    pub text: Option<Text>,
    /// What to read.
    pub read: Vec<Ref<Resource>>,
    /// Whom to ask.
    pub contact: Option<Ref<Contact>>,
}

/// An axis of the assessment.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Dimension {
    /// Unique id among questions, criteria and dimensions.
    #[serde(deserialize_with = "carried::text")]
    pub id: Text,
    /// Where it is defined.
    pub place: Place,
    /// Name to show.
    #[serde(deserialize_with = "carried::text")]
    pub label: Text,
    /// How levels are reached.
    pub rule: Rule,
    /// Label of rank 0, below the first level, if the rules name it.
    #[serde(deserialize_with = "carried::option")]
    pub zero: Option<Text>,
    /// Levels by rank: `levels[0]` has rank 1. Empty for a dimension that has only a score.
    pub levels: Vec<Level>,
}

impl Dimension {
    /// The level of a rank; `None` for rank 0.
    pub fn level(&self, rank: usize) -> Option<&Level> {
        rank.checked_sub(1).and_then(|index| self.levels.get(index))
    }

    /// Rank of a level, by id.
    pub fn rank_of(&self, id: &str) -> Option<usize> {
        self.levels
            .iter()
            .position(|level| level.id == id)
            .map(|index| index + 1)
    }

    /// Label of a rank; `None` for rank 0 when the rules do not name it.
    pub fn label_of(&self, rank: usize) -> Option<&Text> {
        let level = self.level(rank).map(|level| &level.label);
        level.or(self.zero.as_ref())
    }
}

/// One step of a dimension.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Level {
    /// Unique in its dimension.
    #[serde(deserialize_with = "carried::text")]
    pub id: Text,
    /// Where it is defined.
    pub place: Place,
    /// Name to show.
    #[serde(deserialize_with = "carried::text")]
    pub label: Text,
    /// What it means.
    #[serde(deserialize_with = "carried::option")]
    pub text: Option<Text>,
    /// What proves it, with the levels below; empty unless the rule is `staged`.
    pub requires: Vec<Ref<Criterion>>,
    /// Go / no-go for support at this stage.
    pub gates: Vec<Ref<Criterion>>,
    /// Advice at this stage; never blocks.
    pub advises: Vec<Ref<Criterion>>,
    /// Ranks wanted in other dimensions at this stage.
    pub expects: Vec<(Ref<Dimension>, usize)>,
    /// Whom to ask at this stage.
    pub contacts: Vec<Ref<Contact>>,
    /// Whom on the project's side.
    #[serde(deserialize_with = "carried::option")]
    pub counterpart: Option<Text>,
    /// The meeting to ask for.
    #[serde(deserialize_with = "carried::option")]
    pub meeting: Option<Text>,
}

impl Level {
    /// Whether it carries gates, advice or expectations.
    pub fn guides_support(&self) -> bool {
        !(self.gates.is_empty() && self.advises.is_empty() && self.expects.is_empty())
    }
}

/// A training path: a generic one, or a profile's own.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Track {
    /// Unique id.
    #[serde(deserialize_with = "carried::text")]
    pub id: Text,
    /// Name to show.
    #[serde(deserialize_with = "carried::text")]
    pub label: Text,
    /// Whom it is for.
    #[serde(deserialize_with = "carried::option")]
    pub text: Option<Text>,
}

/// One cell of a training matrix.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Module {
    /// Unique id.
    #[serde(deserialize_with = "carried::text")]
    pub id: Text,
    /// Where it is defined.
    pub place: Place,
    /// What one learns.
    #[serde(deserialize_with = "carried::text")]
    pub title: Text,
    /// Path it belongs to.
    pub track: Ref<Track>,
    /// Dimension of the level it brings a team to.
    pub dimension: Ref<Dimension>,
    /// Rank of that level.
    pub rank: usize,
    /// Whom it is for; empty: everyone.
    pub profiles: Vec<Ref<Profile>>,
    /// What to read; empty: nothing is published yet.
    pub read: Vec<Ref<Resource>>,
}

/// Something to read, watch, follow or fill in.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Resource {
    /// Unique id.
    #[serde(deserialize_with = "carried::text")]
    pub id: Text,
    /// Name to show.
    #[serde(deserialize_with = "carried::text")]
    pub title: Text,
    /// Address.
    #[serde(deserialize_with = "carried::text")]
    pub url: Text,
    /// Language code of the resource itself.
    #[serde(deserialize_with = "carried::option")]
    pub language: Option<Text>,
    /// `video`, `course`, `article`, `documentation`, `tutorial` or `form`.
    #[serde(deserialize_with = "carried::option")]
    pub kind: Option<Text>,
    /// Duration in minutes.
    pub minutes: Option<u32>,
}

/// Whom to ask, and for what.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Contact {
    /// Unique id.
    #[serde(deserialize_with = "carried::text")]
    pub id: Text,
    /// Name to show.
    #[serde(deserialize_with = "carried::text")]
    pub label: Text,
    /// Mail address.
    #[serde(deserialize_with = "carried::option")]
    pub mail: Option<Text>,
    /// Web address.
    #[serde(deserialize_with = "carried::option")]
    pub url: Option<Text>,
    /// What to ask for.
    #[serde(deserialize_with = "carried::option")]
    pub action: Option<Text>,
}

/// A case of eligibility.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Eligibility {
    /// Unique id.
    #[serde(deserialize_with = "carried::text")]
    pub id: Text,
    /// Facts that make the case.
    pub when: Condition,
    /// Name to show.
    #[serde(deserialize_with = "carried::text")]
    pub label: Text,
    /// Support foreseen; empty: none.
    pub offers: Vec<Text>,
}

/// A document that criteria come from.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct SourceDocument {
    /// Unique id.
    #[serde(deserialize_with = "carried::text")]
    pub id: Text,
    /// Name to show.
    #[serde(deserialize_with = "carried::text")]
    pub title: Text,
    /// Address.
    #[serde(deserialize_with = "carried::option")]
    pub url: Option<Text>,
}

/// The author's own test: answers, and what must come out.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Example {
    /// Unique id.
    #[serde(deserialize_with = "carried::text")]
    pub id: Text,
    /// Where it is defined.
    pub place: Place,
    /// Profiles present; empty: all.
    pub profiles: Vec<Ref<Profile>>,
    /// The answers; questions left out are unknown.
    pub answers: Vec<(Ref<Question>, Answer)>,
    /// What must come out.
    pub expect: Expectation,
}

/// What an example must give; what is absent is not checked.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Expectation {
    /// Proven rank by dimension.
    pub level: Vec<(Ref<Dimension>, usize)>,
    /// Possible rank by dimension.
    pub possible: Vec<(Ref<Dimension>, usize)>,
    /// Verdict for support.
    pub verdict: Option<Verdict>,
    /// Blocking criteria, in any order.
    pub blockers: Option<Vec<Ref<Criterion>>>,
    /// Levels of the gap.
    pub gap: Option<Vec<(Ref<Dimension>, usize)>>,
    /// Case of eligibility, by id, or one of the states `to-clarify` and `none`.
    #[serde(deserialize_with = "carried::option")]
    pub eligibility: Option<Text>,
}
