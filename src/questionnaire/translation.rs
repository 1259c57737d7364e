//! A translation repeats the table paths of the rule files and overlays texts only.

use super::file::{Document, Item, Node, Reader};
use crate::diagnostic::{Fault, Place, closest};

/// The keys whose values are texts to show.
pub(crate) const TEXT_KEYS: [&str; 13] = [
    "title",
    "text",
    "help",
    "label",
    "zero",
    "na",
    "note",
    "unit",
    "why",
    "counterpart",
    "meeting",
    "action",
    "offers",
];

/// The same node, whose texts are looked up in the translation first.
pub fn overlay<'a>(node: Node<'a>, translation: Option<&'a Document<'a>>) -> Node<'a> {
    Node {
        overlay: translation.map(|document| document.root().table),
        ..node
    }
}

/// Reports what a translation has and the rule files have not, and values that are no texts.
pub fn check(reader: &mut Reader, originals: &[Node<'_>], translation: &Node<'_>) {
    let entries: Vec<_> = translation.entries().collect();
    for (key, at, item) in entries {
        let same: Vec<Item<'_>> = originals.iter().filter_map(|node| node.get(key)).collect();
        if same.is_empty() {
            // A slip in the key of the rules is told there: it is not to be copied here.
            if !(TEXT_KEYS.contains(&key) && has_slip_of(key, originals)) {
                extra(reader, originals, key, at);
            }
        } else if let Some(table) = item.table() {
            let tables: Vec<Node<'_>> = same.iter().filter_map(Item::table).collect();
            check(reader, &tables, &Node { at, ..table });
        } else if !TEXT_KEYS.contains(&key) || !same.iter().any(|original| alike(original, &item)) {
            let lang = reader.lang;
            reader.report(
                Fault::at("translation-extra", at, lang.fault_not_translatable(key))
                    .help(lang.fault_not_translatable_help()),
            );
        }
    }
}

/// Whether the rules have a key that is none and looks like this one.
fn has_slip_of(key: &str, originals: &[Node<'_>]) -> bool {
    let theirs = originals.iter().flat_map(Node::entries);
    let texts = theirs.filter(|(_, _, item)| item.str().is_some());
    let foreign = texts
        .map(|(key, _, _)| key)
        .filter(|key| !TEXT_KEYS.contains(key));
    closest(key, foreign).is_some()
}

/// Both are texts, or lists of as many texts.
fn alike(original: &Item<'_>, translated: &Item<'_>) -> bool {
    match (original.list(), translated.list()) {
        (None, None) => original.str().is_some() && translated.str().is_some(),
        (Some(originals), Some(texts)) => {
            originals.len() == texts.len() && texts.iter().all(|text| text.str().is_some())
        }
        _ => false,
    }
}

fn extra(reader: &mut Reader, originals: &[Node<'_>], key: &str, at: Place) {
    let known = originals.iter();
    let known = known.flat_map(Node::entries);
    let known = known.filter(|(key, _, item)| TEXT_KEYS.contains(key) || item.table().is_some());
    let known = known.map(|(key, _, _)| key);
    let known = reader.known(known);
    let message = reader.lang.fault_translation_extra(key);
    reader.unknown("translation-extra", message, at, key, &known);
}
