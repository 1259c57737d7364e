//! A questionnaire as a document to read.

use super::Page;
use super::page::Marker;
use crate::messages::Lang;
use crate::report::rules::{DimensionRule, LevelRule, QuestionReport, RulesReport};
use crate::report::table::Layout;

/// The document, with a final new line.
pub fn render(rules: &RulesReport, lang: Lang, layout: Layout) -> String {
    let mut page = Page::new(layout);
    let header = &rules.questionnaire;
    page.title(&header.title);
    page.text(&lang.rules_version(&header.id, &header.version));
    for section in &rules.sections {
        let questions = rules.questions.iter().filter(|q| q.section == section.id);
        let questions: Vec<&QuestionReport> = questions.collect();
        if questions.is_empty() {
            continue;
        }
        page.blank();
        page.title(&section.label);
        for question in questions {
            write_question(&mut page, question, rules, lang);
        }
    }
    for dimension in &rules.dimensions {
        write_dimension(&mut page, dimension, rules, lang);
    }
    page.finish()
}

fn write_question(page: &mut Page, question: &QuestionReport, rules: &RulesReport, lang: Lang) {
    page.blank();
    page.text(&question.text);
    for option in &question.options {
        page.item(Marker::Plain, &option.text);
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
    let labels = rules.profiles.iter();
    let labels = labels.filter(|profile| question.profiles.contains(&profile.id));
    let labels: Vec<&str> = labels.map(|profile| profile.label.as_str()).collect();
    if !labels.is_empty() {
        page.detail(&lang.rules_asked_to(&labels.join(", ")));
    }
}

fn write_dimension(page: &mut Page, dimension: &DimensionRule, rules: &RulesReport, lang: Lang) {
    page.blank();
    page.title(&dimension.label);
    for level in &dimension.levels {
        page.blank();
        page.text(&format!(
            "{}/{}  {}",
            level.rank,
            dimension.levels.len(),
            level.label
        ));
        if let Some(text) = &level.text {
            page.detail(text);
        }
        write_criteria(page, level, rules, lang);
    }
}

fn write_criteria(page: &mut Page, level: &LevelRule, rules: &RulesReport, lang: Lang) {
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
                page.item(Marker::Plain, &criterion.text);
            }
        }
    }
}
