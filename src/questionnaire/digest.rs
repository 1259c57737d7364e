//! A fingerprint of the rules without their texts: the same in every language, different as soon
//! as what is asked, scored or advised differs.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::{
    Accepts, Answer, Condition, Criterion, Dimension, Kind, Level, Literal, Module, Node, Question,
    Questionnaire, Ref, Rule, Text,
};
use crate::exact::Exact;

/// The digest of a questionnaire that is otherwise whole: see [`Questionnaire::digest`].
pub fn digest(questionnaire: &Questionnaire) -> String {
    format!(
        "sha256:{}",
        fingerprint(canonical(questionnaire).as_bytes())
    )
}

/// SHA-256 of some bytes, in hexadecimal.
pub(crate) fn fingerprint(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in Sha256::digest(bytes) {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// One line per entity, in the order of the model, ids for references.
fn canonical(q: &Questionnaire) -> String {
    let mut lines = vec![format!("questionnaire {} {}", q.id, q.version)];
    lines.push(format!("profiles {}", all(q.profiles.ids())));
    lines.push(format!("sections {}", all(q.sections.ids())));
    lines.push(format!("tracks {}", all(q.tracks.ids())));
    let questions = q.questions.iter();
    lines.extend(questions.map(|(_, question)| question_line(q, question)));
    let criteria = q.criteria.iter();
    lines.extend(criteria.map(|(_, criterion)| criterion_line(q, criterion)));
    for (_, dimension) in q.dimensions.iter() {
        let rule = rule(q, dimension);
        lines.push(format!("dimension {} {rule}", dimension.id));
        lines.extend(dimension.levels.iter().map(|level| level_line(q, level)));
    }
    let modules = q.modules.iter();
    lines.extend(modules.map(|(_, module)| module_line(q, module)));
    let resources = q.resources.iter();
    lines.extend(resources.map(|(_, r)| format!("resource {} {}", r.id, r.url)));
    let contacts = q.contacts.iter();
    lines.extend(contacts.map(|(_, c)| format!("contact {} {:?} {:?}", c.id, c.mail, c.url)));
    lines.extend(q.eligibility.iter().map(|(_, case)| {
        let when = condition(q, &case.when);
        format!(
            "eligibility {} {when} offers {}",
            case.id,
            case.offers.len()
        )
    }));
    lines.join("\n")
}

fn all<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    ids.collect::<Vec<_>>().join(" ")
}

fn criterion_line(q: &Questionnaire, criterion: &Criterion) -> String {
    let needs = condition(q, &criterion.needs);
    let after = names(criterion.after.iter().map(|&a| &q.criteria[a].id));
    let remedy = &criterion.remedy;
    let read = names(remedy.read.iter().map(|&r| &q.resources[r].id));
    let contact = names(remedy.contact.iter().map(|&c| &q.contacts[c].id));
    let id = &criterion.id;
    format!("criterion {id} {needs} after {after} read {read} contact {contact}")
}

fn module_line(q: &Questionnaire, module: &Module) -> String {
    let level = level_name(q, module.dimension, module.rank);
    let profiles = names(module.profiles.iter().map(|&p| &q.profiles[p].id));
    let read = names(module.read.iter().map(|&r| &q.resources[r].id));
    let track = &q.tracks[module.track].id;
    format!(
        "module {} {track} {level} for {profiles} read {read}",
        module.id
    )
}

fn question_line(q: &Questionnaire, question: &Question) -> String {
    let optional = |c: &Option<Condition>| c.as_ref().map(|c| condition(q, c)).unwrap_or_default();
    let profiles = names(question.profiles.iter().map(|&p| &q.profiles[p].id));
    let otherwise = question.otherwise.as_ref();
    let suggest = question.suggest.iter();
    let suggest: Vec<String> = suggest
        .map(|s| format!("{} {}", condition(q, &s.when), answer(question, &s.answer)))
        .collect();
    format!(
        "question {} in {} {} fact={} for {profiles} when {} unless {} otherwise {} na={} effort={} suggest {}",
        question.id,
        q.sections[question.section].id,
        kind(&question.kind),
        question.fact,
        optional(&question.when),
        optional(&question.unless),
        otherwise.map(|a| answer(question, a)).unwrap_or_default(),
        question.na.is_some(),
        question.effort,
        suggest.join(" "),
    )
}

fn kind(kind: &Kind) -> String {
    let options = |options: &[super::Choice]| {
        let options: Vec<String> = options
            .iter()
            .map(|o| format!("{}={}:{:?}:{}", o.id, o.value, o.tag, o.fact))
            .collect();
        options.join(" ")
    };
    match kind {
        Kind::Single(choices) => format!("single {}", options(choices)),
        Kind::Many(choices) => format!("many {}", options(choices)),
        Kind::Number { min, max, .. } => format!("number {min:?} {max:?}"),
        Kind::Text => "text".to_owned(),
    }
}

fn answer(question: &Question, answer: &Answer) -> String {
    format!("{:?}", question.written(answer))
}

fn rule(q: &Questionnaire, dimension: &Dimension) -> String {
    let name = dimension.rule.name();
    match &dimension.rule {
        Rule::Staged => name.to_owned(),
        Rule::Score(score) => {
            let of = score.of.iter();
            let of = of.map(|item| format!("{}*{}", node_name(q, item.node), item.weight));
            let from: Vec<String> = score.from.iter().map(Exact::to_string).collect();
            let of: Vec<String> = of.collect();
            let combine = score.combine.name();
            format!("{name} {combine} {} from {}", of.join(" "), from.join(" "))
        }
        Rule::First(first) => {
            let of = names(first.of.iter().map(|&question| &q.questions[question].id));
            let shares = first.shares.iter();
            let shares = shares.map(|share| format!("{:?}>={}", share.tag, share.min));
            let shares: Vec<String> = shares.collect();
            format!(
                "{name} {of} {} unanswered={:?} empty={:?}",
                shares.join(" "),
                first.unanswered,
                first.empty
            )
        }
    }
}

fn node_name(q: &Questionnaire, node: Node) -> &str {
    match node {
        Node::Question(question) => &q.questions[question].id,
        Node::Criterion(criterion) => &q.criteria[criterion].id,
        Node::Dimension(dimension) => &q.dimensions[dimension].id,
    }
}

fn level_line(q: &Questionnaire, level: &Level) -> String {
    let criteria = |list: &[Ref<Criterion>]| names(list.iter().map(|&c| &q.criteria[c].id));
    let expects: Vec<String> = level
        .expects
        .iter()
        .map(|&(dimension, rank)| level_name(q, dimension, rank))
        .collect();
    format!(
        "level {} requires {} gates {} advises {} expects {} contacts {}",
        level.id,
        criteria(&level.requires),
        criteria(&level.gates),
        criteria(&level.advises),
        expects.join(" "),
        names(level.contacts.iter().map(|&c| &q.contacts[c].id)),
    )
}

fn condition(q: &Questionnaire, condition: &Condition) -> String {
    let alternatives: Vec<String> = condition
        .0
        .iter()
        .map(|literals| {
            let literals: Vec<String> = literals.iter().map(|l| literal(q, l)).collect();
            literals.join(" & ")
        })
        .collect();
    format!("({})", alternatives.join(" | "))
}

fn literal(q: &Questionnaire, literal: &Literal) -> String {
    match literal {
        Literal::Question(question, accepts) => {
            let question = &q.questions[*question];
            format!("{}:{}", question.id, accepted(question, accepts))
        }
        Literal::Criterion(criterion, state) => format!("{}:{state:?}", q.criteria[*criterion].id),
        Literal::Dimension(dimension, ranks) => {
            let ranks: Vec<String> = (0..ranks.len())
                .filter(|&rank| ranks[rank])
                .map(|rank| rank.to_string())
                .collect();
            format!("{}:{}", q.dimensions[*dimension].id, ranks.join(","))
        }
    }
}

fn accepted(question: &Question, accepts: &Accepts) -> String {
    let listed = |marks: &[bool]| names(question.marked(marks).map(|option| &option.id));
    match accepts {
        Accepts::Any(marks) => format!("any {}", listed(marks)),
        Accepts::All(marks) => format!("all {}", listed(marks)),
        Accepts::Without(marks) => format!("without {}", listed(marks)),
        Accepts::Range { min, below } => format!("range {min:?} {below:?}"),
    }
}

fn level_name(q: &Questionnaire, dimension: Ref<Dimension>, rank: usize) -> String {
    let dimension = &q.dimensions[dimension];
    let level = dimension.level(rank).map_or("0", |level| &level.id);
    format!("{}.{level}", dimension.id)
}

fn names<'a>(ids: impl Iterator<Item = &'a Text>) -> String {
    ids.map(|id| &**id).collect::<Vec<_>>().join(",")
}
