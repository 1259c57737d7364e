//! Help on a question: what counts, why it is asked, where that comes from.

use indexmap::IndexSet;

use crate::messages::Lang;
use crate::questionnaire::{
    Condition, Criterion, Literal, Node, Question, Questionnaire, Ref, Text,
};

/// The paragraphs of the help on a question.
pub fn paragraphs(questionnaire: &Questionnaire, asked: Ref<Question>, lang: Lang) -> Vec<String> {
    let help = questionnaire.questions[asked].help.clone();
    let mut paragraphs: Vec<String> = help.into_iter().map(Text::into_owned).collect();
    let proven = proven(questionnaire, asked);
    let counts_in = counts_in(questionnaire, asked);
    if proven.is_empty() && counts_in.is_empty() {
        paragraphs.push(other_use(questionnaire, asked, lang));
        return paragraphs;
    }
    if !counts_in.is_empty() {
        let labels = counts_in.join(&lang.separator_list());
        paragraphs.push(lang.help_counts_in(&labels));
    }
    if !proven.is_empty() {
        paragraphs.push(lang.help_why_asked());
    }
    for criterion in &proven {
        paragraphs.push(match &criterion.why {
            Some(why) => lang.help_criterion_because(&criterion.text, why),
            None => lang.help_criterion(&criterion.text),
        });
    }
    let sources = proven.iter().filter_map(|criterion| criterion.source);
    let sources: IndexSet<_> = sources.collect();
    let titles = sources.iter().map(|&source| {
        let source = &questionnaire.sources[source];
        match &source.url {
            Some(url) => lang.help_linked(&source.title, url),
            None => source.title.to_string(),
        }
    });
    let titles: Vec<String> = titles.collect();
    if !titles.is_empty() {
        paragraphs.push(lang.help_sources(&titles.join(&lang.separator_list())));
    }
    paragraphs
}

/// The criteria that the answer proves, or helps to prove.
fn proven(questionnaire: &Questionnaire, asked: Ref<Question>) -> Vec<&Criterion> {
    let criteria = questionnaire.criteria.iter();
    let criteria = criteria.map(|(_, criterion)| criterion);
    criteria
        .filter(|criterion| tests(&criterion.needs, asked))
        .collect()
}

/// The labels of the dimensions that count the answer itself.
fn counts_in(questionnaire: &Questionnaire, asked: Ref<Question>) -> Vec<&str> {
    let dimensions = questionnaire.dimensions.iter();
    let counting = dimensions.filter(|(reference, _)| {
        let counted = questionnaire.counted(*reference);
        counted.contains(&Node::Question(asked))
    });
    counting.map(|(_, d)| d.label.as_ref()).collect()
}

/// Why a question is asked that proves nothing by itself.
fn other_use(questionnaire: &Questionnaire, asked: Ref<Question>, lang: Lang) -> String {
    let mut cases = questionnaire.eligibility.iter();
    let mut questions = questionnaire.questions.iter();
    if cases.any(|(_, case)| tests(&case.when, asked)) {
        lang.help_decides_support()
    } else if questions.any(|(_, question)| {
        let mut conditions = question.when.iter().chain(&question.unless);
        conditions.any(|condition| tests(condition, asked))
    }) {
        lang.help_decides_questions()
    } else {
        lang.help_completes_request()
    }
}

fn tests(condition: &Condition, asked: Ref<Question>) -> bool {
    let mut literals = condition.literals();
    literals.any(|literal| matches!(literal, Literal::Question(question, _) if *question == asked))
}
