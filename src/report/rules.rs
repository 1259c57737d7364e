//! A questionnaire as data: what `questionnaire show` prints, with the ids of the rule files.

use serde::Serialize;

use super::AnswerValue;
use super::answered;
use crate::questionnaire::{
    Accepts, Answer, Condition, Dimension, Kind, Literal, Profile, Question, Questionnaire, Ref,
    digest,
};
use crate::truth::Truth;

/// A whole questionnaire.
#[derive(Debug, Clone, Serialize)]
pub struct RulesReport {
    /// What it is.
    pub questionnaire: Header,
    /// Perimeters of responsibility.
    pub profiles: Vec<Named>,
    /// Groups of questions, in order of asking.
    pub sections: Vec<Named>,
    /// Questions, in order of asking.
    pub questions: Vec<QuestionReport>,
    /// Criteria.
    pub criteria: Vec<CriterionRule>,
    /// Dimensions with their levels.
    pub dimensions: Vec<DimensionRule>,
    /// Training paths.
    pub tracks: Vec<Named>,
    /// Training modules.
    pub modules: Vec<ModuleRule>,
    /// Things to read.
    pub resources: Vec<super::ResourceReport>,
    /// Whom to ask.
    pub contacts: Vec<super::ContactReport>,
    /// Cases of eligibility.
    pub eligibility: Vec<EligibilityRule>,
}

/// What a questionnaire is.
#[derive(Debug, Clone, Serialize)]
pub struct Header {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Version of its content.
    pub version: String,
    /// Language code of its own texts.
    pub language: String,
    /// `sha256:` of the canonical rules, texts excluded.
    pub digest: String,
}

/// An id with a label and a text.
#[derive(Debug, Clone, Serialize)]
pub struct Named {
    /// From the rule files.
    pub id: String,
    /// To show.
    pub label: String,
    /// More about it.
    pub text: Option<String>,
}

/// A question.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionReport {
    /// From the rule files.
    pub id: String,
    /// Id of its section.
    pub section: String,
    /// The question.
    pub text: String,
    /// What counts, an example.
    pub help: Option<String>,
    /// `single`, `many`, `number` or `text`.
    pub kind: &'static str,
    /// Options, worst first.
    pub options: Vec<OptionReport>,
    /// Unit of a number.
    pub unit: Option<String>,
    /// Smallest number.
    pub min: Option<f64>,
    /// Largest number.
    pub max: Option<f64>,
    /// No answer is better than another.
    pub fact: bool,
    /// Who is asked; empty: everyone.
    pub profiles: Vec<String>,
    /// Asked only if this is met: OR of ANDs.
    pub when: Option<Vec<Vec<LiteralReport>>>,
    /// Asked only if this is not met.
    pub unless: Option<Vec<Vec<LiteralReport>>>,
    /// What it counts as when it is not asked.
    pub otherwise: Option<AnswerValue>,
    /// Reason offered for "not applicable".
    pub na: Option<String>,
    /// Answers that are preselected.
    pub suggest: Vec<SuggestionReport>,
    /// What improving the answer costs.
    pub effort: u32,
}

/// An option of a question.
#[derive(Debug, Clone, Serialize)]
pub struct OptionReport {
    /// From the rule files.
    pub id: String,
    /// What it says.
    pub text: String,
    /// What the `score` rule counts it for.
    pub value: f64,
    /// Mark that the `first` rule counts.
    pub tag: Option<String>,
    /// It states a fact that no improvement changes.
    pub fact: bool,
}

/// A preselected answer.
#[derive(Debug, Clone, Serialize)]
pub struct SuggestionReport {
    /// When it is proposed.
    pub when: Vec<Vec<LiteralReport>>,
    /// What is proposed.
    pub answer: AnswerValue,
}

/// The smallest test of a condition.
#[derive(Debug, Clone, Serialize)]
pub struct LiteralReport {
    /// `question`, `criterion` or `dimension`.
    pub on: &'static str,
    /// Its id.
    pub id: String,
    /// Accepted: one of these options, states or levels (`0`: below the first level).
    pub any: Vec<String>,
    /// Accepted: all of these options.
    pub all: Vec<String>,
    /// Accepted: none of these options.
    pub without: Vec<String>,
    /// Accepted from this number.
    pub min: Option<f64>,
    /// Accepted below this number.
    pub below: Option<f64>,
}

/// A criterion.
#[derive(Debug, Clone, Serialize)]
pub struct CriterionRule {
    /// From the rule files.
    pub id: String,
    /// A statement that is true when it is met.
    pub text: String,
    /// What proves it: OR of ANDs.
    pub needs: Vec<Vec<LiteralReport>>,
    /// What goes wrong otherwise.
    pub why: Option<String>,
    /// What to do.
    pub remedy: Option<String>,
    /// Ids of what to read.
    pub read: Vec<String>,
    /// Id of whom to ask.
    pub contact: Option<String>,
    /// Ids of criteria to settle first.
    pub after: Vec<String>,
    /// Title of the document it comes from.
    pub source: Option<String>,
}

/// A dimension.
#[derive(Debug, Clone, Serialize)]
pub struct DimensionRule {
    /// From the rule files.
    pub id: String,
    /// To show.
    pub label: String,
    /// `staged`.
    pub rule: &'static str,
    /// Label of rank 0.
    pub zero: String,
    /// Levels by rank.
    pub levels: Vec<LevelRule>,
}

/// A level.
#[derive(Debug, Clone, Serialize)]
pub struct LevelRule {
    /// 1 or more.
    pub rank: usize,
    /// From the rule files.
    pub id: String,
    /// To show.
    pub label: String,
    /// What it means.
    pub text: Option<String>,
    /// Ids of the criteria that prove it.
    pub requires: Vec<String>,
    /// Ids of its gates.
    pub gates: Vec<String>,
    /// Ids of its advice.
    pub advises: Vec<String>,
    /// Levels wanted in other dimensions.
    pub expects: Vec<Expects>,
    /// Ids of its contacts.
    pub contacts: Vec<String>,
    /// Whom on the project's side.
    pub counterpart: Option<String>,
    /// The meeting to ask for.
    pub meeting: Option<String>,
}

/// A level wanted in a dimension.
#[derive(Debug, Clone, Serialize)]
pub struct Expects {
    /// Id of the dimension.
    pub dimension: String,
    /// Rank of the level.
    pub rank: usize,
    /// Id of the level.
    pub level: String,
}

/// A training module.
#[derive(Debug, Clone, Serialize)]
pub struct ModuleRule {
    /// From the rule files.
    pub id: String,
    /// What one learns.
    pub title: String,
    /// Id of its path.
    pub track: String,
    /// The level it brings a team to.
    pub level: Expects,
    /// Whom it is for; empty: everyone.
    pub profiles: Vec<String>,
    /// Ids of what to read.
    pub read: Vec<String>,
}

/// A case of eligibility.
#[derive(Debug, Clone, Serialize)]
pub struct EligibilityRule {
    /// From the rule files.
    pub id: String,
    /// To show.
    pub label: String,
    /// Facts that make the case: OR of ANDs.
    pub when: Vec<Vec<LiteralReport>>,
    /// Support foreseen.
    pub offers: Vec<String>,
}

/// A questionnaire as data.
pub fn rules(questionnaire: &Questionnaire) -> RulesReport {
    let q = questionnaire;
    let named = |id: &str, label: &str, text: Option<&String>| Named {
        id: id.to_owned(),
        label: label.to_owned(),
        text: text.cloned(),
    };
    RulesReport {
        questionnaire: Header {
            id: q.id.clone(),
            title: q.title.clone(),
            version: q.version.clone(),
            language: q.language.clone(),
            digest: digest(q),
        },
        profiles: each(q.profiles.iter(), |p| {
            named(&p.id, &p.label, p.text.as_ref())
        }),
        sections: each(q.sections.iter(), |s| named(&s.id, &s.title, None)),
        questions: each(q.questions.iter(), |question| question_rule(q, question)),
        criteria: each(q.criteria.iter(), |criterion| criterion_rule(q, criterion)),
        dimensions: each(q.dimensions.iter(), |dimension| {
            dimension_rule(q, dimension)
        }),
        tracks: each(q.tracks.iter(), |t| named(&t.id, &t.label, t.text.as_ref())),
        modules: each(q.modules.iter(), |module| ModuleRule {
            id: module.id.clone(),
            title: module.title.clone(),
            track: q.tracks[module.track].id.clone(),
            level: expects(q, module.dimension, module.rank),
            profiles: profile_ids(q, &module.profiles),
            read: ids(module.read.iter().map(|&r| &q.resources[r].id)),
        }),
        resources: each(q.resources.iter(), super::ResourceReport::of),
        contacts: each(q.contacts.iter(), super::ContactReport::of),
        eligibility: each(q.eligibility.iter(), |case| EligibilityRule {
            id: case.id.clone(),
            label: case.label.clone(),
            when: condition(q, &case.when),
            offers: case.offers.clone(),
        }),
    }
}

fn each<'a, T: 'a, R>(
    entities: impl Iterator<Item = (Ref<T>, &'a T)>,
    report: impl Fn(&'a T) -> R,
) -> Vec<R> {
    entities.map(|(_, entity)| report(entity)).collect()
}

fn question_rule(q: &Questionnaire, question: &Question) -> QuestionReport {
    let (kind, unit, min, max) = match &question.kind {
        Kind::Single(_) => ("single", None, None, None),
        Kind::Many(_) => ("many", None, None, None),
        Kind::Number { unit, min, max } => ("number", unit.clone(), *min, *max),
        Kind::Text => ("text", None, None, None),
    };
    let value = |answer: &Answer| answered::value(question, answer);
    let options = question.options().iter().map(|option| OptionReport {
        id: option.id.clone(),
        text: option.text.clone(),
        value: rounded(option.value),
        tag: option.tag.clone(),
        fact: option.fact,
    });
    let suggestions = question.suggest.iter().map(|suggestion| SuggestionReport {
        when: condition(q, &suggestion.when),
        answer: value(&suggestion.answer),
    });
    QuestionReport {
        id: question.id.clone(),
        section: q.sections[question.section].id.clone(),
        text: question.text.clone(),
        help: question.help.clone(),
        kind,
        options: options.collect(),
        unit,
        min,
        max,
        fact: question.fact,
        profiles: profile_ids(q, &question.profiles),
        when: question.when.as_ref().map(|when| condition(q, when)),
        unless: question.unless.as_ref().map(|unless| condition(q, unless)),
        otherwise: question.otherwise.as_ref().map(value),
        na: question.na.clone(),
        suggest: suggestions.collect(),
        effort: question.effort,
    }
}

fn criterion_rule(q: &Questionnaire, criterion: &crate::questionnaire::Criterion) -> CriterionRule {
    let remedy = &criterion.remedy;
    CriterionRule {
        id: criterion.id.clone(),
        text: criterion.text.clone(),
        needs: condition(q, &criterion.needs),
        why: criterion.why.clone(),
        remedy: remedy.text.clone(),
        read: ids(remedy.read.iter().map(|&r| &q.resources[r].id)),
        contact: remedy.contact.map(|contact| q.contacts[contact].id.clone()),
        after: ids(criterion.after.iter().map(|&c| &q.criteria[c].id)),
        source: criterion
            .source
            .map(|source| q.sources[source].title.clone()),
    }
}

fn dimension_rule(q: &Questionnaire, dimension: &Dimension) -> DimensionRule {
    let criteria = |list: &[Ref<_>]| ids(list.iter().map(|&c| &q.criteria[c].id));
    let levels = dimension.levels.iter().enumerate();
    DimensionRule {
        id: dimension.id.clone(),
        label: dimension.label.clone(),
        rule: dimension.rule.name(),
        zero: dimension.zero.clone(),
        levels: levels
            .map(|(index, level)| LevelRule {
                rank: index + 1,
                id: level.id.clone(),
                label: level.label.clone(),
                text: level.text.clone(),
                requires: criteria(&level.requires),
                gates: criteria(&level.gates),
                advises: criteria(&level.advises),
                expects: level
                    .expects
                    .iter()
                    .map(|&(d, rank)| expects(q, d, rank))
                    .collect(),
                contacts: ids(level.contacts.iter().map(|&c| &q.contacts[c].id)),
                counterpart: level.counterpart.clone(),
                meeting: level.meeting.clone(),
            })
            .collect(),
    }
}

fn expects(q: &Questionnaire, dimension: Ref<Dimension>, rank: usize) -> Expects {
    let dimension = &q.dimensions[dimension];
    Expects {
        dimension: dimension.id.clone(),
        rank,
        level: rank_id(dimension, rank),
    }
}

fn rank_id(dimension: &Dimension, rank: usize) -> String {
    let level = dimension.level(rank);
    level.map_or_else(|| "0".to_owned(), |level| level.id.clone())
}

fn condition(q: &Questionnaire, condition: &Condition) -> Vec<Vec<LiteralReport>> {
    let alternatives = condition.0.iter();
    alternatives
        .map(|literals| literals.iter().map(|l| literal(q, l)).collect())
        .collect()
}

fn literal(q: &Questionnaire, literal: &Literal) -> LiteralReport {
    let mut report = LiteralReport {
        on: "question",
        id: String::new(),
        any: Vec::new(),
        all: Vec::new(),
        without: Vec::new(),
        min: None,
        below: None,
    };
    match literal {
        Literal::Question(question, accepts) => {
            let question = &q.questions[*question];
            report.id = question.id.clone();
            accepted(question, accepts, &mut report);
        }
        Literal::Criterion(criterion, state) => {
            report.on = "criterion";
            report.id = q.criteria[*criterion].id.clone();
            let met = *state == Truth::Met;
            report.any = vec![if met { "met" } else { "unmet" }.to_owned()];
        }
        Literal::Dimension(dimension, ranks) => {
            let dimension = &q.dimensions[*dimension];
            report.on = "dimension";
            report.id = dimension.id.clone();
            let accepted = (0..ranks.len()).filter(|&rank| ranks[rank]);
            report.any = accepted.map(|rank| rank_id(dimension, rank)).collect();
        }
    }
    report
}

fn accepted(question: &Question, accepts: &Accepts, report: &mut LiteralReport) {
    let marked = |marks: &[bool]| {
        let options = question.options().iter().zip(marks);
        ids(options
            .filter(|(_, marked)| **marked)
            .map(|(option, _)| &option.id))
    };
    match accepts {
        Accepts::Any(marks) => report.any = marked(marks),
        Accepts::All(marks) => report.all = marked(marks),
        Accepts::Without(marks) => report.without = marked(marks),
        Accepts::Range { min, below } => {
            report.min = *min;
            report.below = *below;
        }
    }
}

fn profile_ids(q: &Questionnaire, profiles: &[Ref<Profile>]) -> Vec<String> {
    ids(profiles.iter().map(|&profile| &q.profiles[profile].id))
}

fn ids<'a>(ids: impl Iterator<Item = &'a String>) -> Vec<String> {
    ids.cloned().collect()
}

/// Numbers are printed with six decimals at most (design.md, JSON).
fn rounded(number: f64) -> f64 {
    (number * 1e6).round() / 1e6
}
