//! A questionnaire as a document to read, whatever it is written in.

use super::{
    DimensionRule, ItemRule, LevelRule, LiteralReport, OptionReport, QuestionReport, RulesReport,
};
use crate::messages::Lang;
use crate::truth::Truth;

/// What a document is written with.
pub trait Document {
    /// An empty line.
    fn blank(&mut self);
    /// The title of the whole, then of its parts.
    fn title(&mut self, text: &str);
    /// What a question or a level is called.
    fn heading(&mut self, text: &str);
    /// A paragraph.
    fn text(&mut self, text: &str);
    /// A point of a list.
    fn item(&mut self, text: &str);
    /// One of several steps, in order.
    fn step(&mut self, number: usize, text: &str);
    /// More about what comes before it.
    fn detail(&mut self, text: &str);
    /// A point of a list whose state is told; the words around it tell the same.
    fn point(&mut self, state: Truth, text: &str);
    /// More about a point of a list.
    fn below(&mut self, text: &str);
    /// What to do about a point of a list.
    fn action(&mut self, text: &str);
    /// A point of a list with more about it.
    fn item_with(&mut self, text: &str, more: &str) {
        self.item(text);
        self.detail(more);
    }
}

/// Writes the document.
pub fn write(page: &mut dyn Document, rules: &RulesReport, lang: Lang) {
    let header = &rules.questionnaire;
    page.title(&header.title);
    page.text(&lang.rules_version(&header.id, &header.version));
    page.blank();
    let mut counts = lang.rules_counts(rules.questions.len());
    if !rules.profiles.is_empty() {
        counts.push_str(&format!(" {}", lang.rules_profiles()));
    }
    page.text(&counts);
    for profile in &rules.profiles {
        let (needed, optional) = asked_to(rules, &profile.id);
        let mut words = lang.rules_profile_count(&profile.label, &profile.id, needed);
        if optional > 0 {
            words.push_str(&format!(", {}", lang.rules_optional_count(optional)));
        }
        page.item(&words);
    }
    for section in &rules.sections {
        let questions = rules.questions.iter().filter(|q| q.section == section.id);
        let questions: Vec<&QuestionReport> = questions.collect();
        if questions.is_empty() {
            continue;
        }
        page.blank();
        page.title(&section.label);
        for question in questions {
            write_question(page, question, rules, lang);
        }
    }
    for dimension in &rules.dimensions {
        write_dimension(page, dimension, rules, lang);
    }
    write_support(page, rules, lang);
}

/// How many questions a profile is asked at most: those that rules depend on, and the others.
fn asked_to(rules: &RulesReport, profile: &str) -> (usize, usize) {
    let questions = rules.questions.iter();
    let asked =
        questions.filter(|q| q.profiles.is_empty() || q.profiles.iter().any(|p| p == profile));
    let (needed, optional): (Vec<_>, Vec<_>) = asked.partition(|q| q.counts);
    (needed.len(), optional.len())
}

fn write_question(
    page: &mut dyn Document,
    question: &QuestionReport,
    rules: &RulesReport,
    lang: Lang,
) {
    page.blank();
    page.heading(&lang.rules_option(&question.text, &question.id));
    let scored = is_scored(question, rules);
    for option in &question.options {
        page.item(&option_words(option, scored, lang));
    }
    match question.kind {
        "many" => page.detail(&lang.rules_many()),
        "number" => page.detail(&lang.rules_number(question.unit.as_deref().unwrap_or_default())),
        "text" => page.detail(&lang.rules_text()),
        _ => {}
    }
    if let Some(reason) = &question.na {
        page.detail(&lang.not_applicable_because(reason));
    }
    if let Some(help) = &question.help {
        page.detail(help);
    }
    if let Some(when) = &question.when {
        page.detail(&lang.rules_when(&condition_words(when, lang)));
    }
    if let Some(unless) = &question.unless {
        page.detail(&lang.rules_unless(&condition_words(unless, lang)));
    }
    if let Some(otherwise) = &question.otherwise {
        page.detail(&lang.rules_otherwise(&otherwise.to_string()));
    }
    let labels = rules.profiles.iter();
    let labels = labels.filter(|profile| question.profiles.contains(&profile.id));
    let labels: Vec<&str> = labels.map(|profile| profile.label.as_ref()).collect();
    if !labels.is_empty() {
        page.detail(&lang.rules_asked_to(&labels.join(", ")));
    }
}

/// A condition as its ids, which stand in brackets elsewhere.
fn condition_words(branches: &[Vec<LiteralReport>], lang: Lang) -> String {
    let branches = branches.iter().map(|literals| {
        let literals = literals.iter().map(|literal| literal_words(literal, lang));
        literals.collect::<Vec<_>>().join(&lang.separator_and())
    });
    let branches: Vec<String> = branches.collect();
    branches.join(&format!(
        "{}{}",
        lang.separator_list().trim_end(),
        lang.separator_or()
    ))
}

fn literal_words(literal: &LiteralReport, lang: Lang) -> String {
    let id = &literal.id;
    if literal.min.is_some() || literal.below.is_some() {
        return format!("{id} = {}", lang.accepted_range(literal.min, literal.below));
    }
    if !literal.all.is_empty() {
        return format!("{id} = {}", literal.all.join(&lang.separator_and()));
    }
    if !literal.without.is_empty() {
        let without = literal.without.join(&lang.separator_or());
        return format!("{id} = {}", lang.accepted_without(&without));
    }
    format!("{id} = {}", literal.any.join(&lang.separator_or()))
}

/// Whether a score counts the value of the answer.
fn is_scored(question: &QuestionReport, rules: &RulesReport) -> bool {
    let scores = rules.dimensions.iter().filter(|d| d.rule == "score");
    let mut items = scores.flat_map(|dimension| &dimension.of);
    !question.fact && items.any(|item| item.id == question.id)
}

/// An option, with what it is worth where that counts, and its tag.
fn option_words(option: &OptionReport, scored: bool, lang: Lang) -> String {
    let mut words = lang.rules_option(&option.text, &option.id);
    if scored {
        words = lang.rules_worth(&words, &lang.typed_number(option.value));
    }
    match &option.tag {
        Some(tag) => lang.rules_tagged(&words, tag),
        None => words,
    }
}

fn write_dimension(
    page: &mut dyn Document,
    dimension: &DimensionRule,
    rules: &RulesReport,
    lang: Lang,
) {
    page.blank();
    page.title(&dimension.label);
    write_counted(page, dimension, rules, lang);
    for level in &dimension.levels {
        page.blank();
        page.heading(&format!(
            "{}/{}  {}",
            level.rank,
            dimension.levels.len(),
            lang.rules_option(&level.label, &level.id)
        ));
        if let Some(text) = &level.text {
            page.detail(text);
        }
        if let Some(words) = condition(dimension, level, lang) {
            page.detail(&words);
        }
        write_criteria(page, level, rules, lang);
    }
}

/// What a score combines, or the questions whose tags count.
fn write_counted(
    page: &mut dyn Document,
    dimension: &DimensionRule,
    rules: &RulesReport,
    lang: Lang,
) {
    if dimension.of.is_empty() {
        return;
    }
    let combine = dimension.combine;
    page.text(&combine.map_or_else(|| lang.rules_shares(), |name| lang.rules_combined(name)));
    for item in &dimension.of {
        let text = lang.rules_option(text_of(item, rules), &item.id);
        let weighed = lang.rules_weight(&text, &lang.typed_number(item.weight));
        let weighs = item.weight != 1.0;
        page.item(if weighs { &weighed } else { &text });
    }
    if let Some(tag) = &dimension.unanswered {
        page.text(&lang.rules_unanswered(tag));
    }
    let empty = dimension.empty.as_ref();
    let empty = empty.and_then(|id| dimension.levels.iter().find(|level| level.id == *id));
    if let Some(level) = empty {
        page.text(&lang.rules_empty(&level.label));
    }
}

fn text_of<'r>(item: &ItemRule, rules: &'r RulesReport) -> &'r str {
    let question = || {
        let found = rules.questions.iter().find(|q| q.id == item.id);
        found.map(|question| &question.text)
    };
    let criterion = || {
        let found = rules.criteria.iter().find(|c| c.id == item.id);
        found.map(|criterion| &criterion.text)
    };
    let dimension = || {
        let found = rules.dimensions.iter().find(|d| d.id == item.id);
        found.map(|dimension| &dimension.label)
    };
    // Ids are unique across the three.
    let text = question().or_else(criterion).or_else(dimension);
    text.map_or("", |text| &**text)
}

/// The score or the share that a level takes.
fn condition(dimension: &DimensionRule, level: &LevelRule, lang: Lang) -> Option<String> {
    match (dimension.rule, level.from, &level.tag, level.min) {
        ("score", Some(from), ..) => Some(lang.rules_from(&lang.typed_number(from))),
        ("first", _, Some(tag), Some(min)) => {
            let percent = (min * 1e6).round() / 1e4;
            Some(lang.rules_share(&lang.typed_number(percent), tag))
        }
        ("first", ..) => Some(lang.rules_no_share()),
        _ => None,
    }
}

fn write_criteria(page: &mut dyn Document, level: &LevelRule, rules: &RulesReport, lang: Lang) {
    let groups = [
        (lang.rules_requires(), &level.requires),
        (lang.rules_gates(), &level.gates),
        (lang.rules_advises(), &level.advises),
    ];
    for (title, ids) in groups {
        if ids.is_empty() {
            continue;
        }
        page.detail(&title);
        for id in ids {
            if let Some(criterion) = rules.criteria.iter().find(|c| c.id == *id) {
                let needs = lang.rules_needs(&condition_words(&criterion.needs, lang));
                page.item_with(&lang.rules_option(&criterion.text, &criterion.id), &needs);
            }
        }
    }
}

fn write_support(page: &mut dyn Document, rules: &RulesReport, lang: Lang) {
    if !rules.eligibility.is_empty() {
        page.blank();
        page.title(&lang.rules_eligibility());
    }
    for case in &rules.eligibility {
        page.item(&lang.rules_option(&case.label, &case.id));
        page.detail(&if case.offers.is_empty() {
            lang.rules_no_support()
        } else {
            case.offers.join(", ")
        });
    }
    if !rules.contacts.is_empty() {
        page.blank();
        page.title(&lang.rules_contacts());
    }
    for contact in &rules.contacts {
        page.item(&contact.named());
        if let Some(action) = &contact.action {
            page.detail(action);
        }
    }
}
