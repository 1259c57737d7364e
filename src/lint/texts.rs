//! Translations that say less than the rules.

use super::Context;
use super::tables::Subject;
use crate::diagnostic::Place;
use crate::questionnaire::TEXT_KEYS;
use crate::questionnaire::file::{Item, Node};

/// translation-missing: texts of an id that a translation leaves in the language of the rules. Told
/// once for each id and translation, at the first text that is missing.
pub fn translation_missing(context: &mut Context<'_, '_>, code: &str, translation: &Node<'_>) {
    for root in context.tables.roots() {
        for (kind, at, item) in root.entries() {
            let Some(table) = item.table() else { continue };
            let table = Node { at, ..table };
            let translated = under(translation, kind);
            if kind == "questionnaire" {
                let subject = Subject::path(vec![kind.to_owned()]);
                told(context, code, &subject, &table, translated.as_ref());
                continue;
            }
            for (id, at, item) in table.entries() {
                let Some(entity) = item.table() else { continue };
                let entity = Node { at, ..entity };
                let translated = translated.as_ref().and_then(|node| under(node, id));
                let subject = Subject::of(kind, id);
                told(context, code, &subject, &entity, translated.as_ref());
            }
        }
    }
}

/// bad-language: a translation is named by something that is no language code, such as `EN.toml`:
/// it is never shown.
pub fn bad_language(context: &mut Context<'_, '_>, code: &str, translation: &Node<'_>) {
    if is_code(code) {
        return;
    }
    let lang = context.lang;
    let words = (
        lang.check_bad_language(code),
        lang.check_bad_language_file_help(),
    );
    let subject = Subject::path(vec!["questionnaire".to_owned()]);
    context.warn("bad-language", &subject, translation.at.clone(), words);
}

/// bad-language: the questionnaire says that its texts are in something that is no language code.
pub fn bad_own_language(context: &mut Context<'_, '_>) {
    let code = &context.rules.language;
    if is_code(code) {
        return;
    }
    let lang = context.lang;
    let words = (
        lang.check_bad_language(code),
        lang.check_bad_language_help(),
    );
    let subject = Subject::path(vec!["questionnaire".to_owned()]);
    let at = context.key(&subject, "language");
    context.warn("bad-language", &subject, at, words);
}

/// Two or three small letters.
fn is_code(code: &str) -> bool {
    (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn under<'a>(node: &Node<'a>, key: &str) -> Option<Node<'a>> {
    node.get(key)?.table()
}

fn told(
    context: &mut Context<'_, '_>,
    code: &str,
    subject: &Subject,
    original: &Node<'_>,
    translated: Option<&Node<'_>>,
) {
    let mut missing = Vec::new();
    collect(original, translated, &mut Vec::new(), &mut missing);
    let Some((_, at)) = missing.first().cloned() else {
        return;
    };
    let keys: Vec<String> = missing.into_iter().map(|(key, _)| key).collect();
    let lang = context.lang;
    let words = (
        lang.check_translation_missing(&subject.id(), code, &keys.join(", ")),
        lang.check_translation_missing_help(code),
    );
    context.warn("translation-missing", subject, at, words);
}

/// The texts of a table, and of the tables in it, that are not translated, by key.
fn collect<'k>(
    original: &Node<'k>,
    translated: Option<&Node<'_>>,
    path: &mut Vec<&'k str>,
    missing: &mut Vec<(String, Place)>,
) {
    for (key, at, item) in original.entries() {
        // A reason given to the checks, an answer of an example: no texts to show.
        if ["allow", "answers", "expect", "renamed"].contains(&key) && is_table_of_words(&item) {
            continue;
        }
        if let Some(table) = item.table() {
            let translated = translated.and_then(|node| under(node, key));
            path.push(key);
            collect(&table, translated.as_ref(), path, missing);
            path.pop();
        } else if TEXT_KEYS.contains(&key) && is_text(&item) {
            let has_text = translated.is_some_and(|node| node.get(key).is_some());
            if !has_text {
                let keys = [path.as_slice(), &[key]].concat();
                missing.push((keys.join("."), at));
            }
        }
    }
}

/// Whether it holds words by key, not tables: an option may be called "answers".
fn is_table_of_words(item: &Item<'_>) -> bool {
    item.table()
        .is_some_and(|table| table.get("text").is_none())
}

/// Whether there is something to translate: an empty list is the same in every language.
fn is_text(item: &Item<'_>) -> bool {
    let text = item.str().is_some_and(|text| !text.trim().is_empty());
    text || item.list().is_some_and(|items| !items.is_empty())
}
