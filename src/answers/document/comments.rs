//! Comments that stand beside what is taken out of an answers file: they stay.

use toml_edit::{Array, Decor, Item, RawString, TableLike, Value};

use super::same;

/// Removes what stands beside an answer. The comments about it now follow the answer. `inline`: the
/// table is between braces.
pub fn forget(entry: &mut dyn TableLike, key: &str, inline: bool) {
    let above = entry
        .key(key)
        .map(|key| prefix(key.leaf_decor()).to_owned());
    let removed = entry.remove(key);
    let beside = removed.as_ref().and_then(Item::as_value);
    let beside = beside.map(|value| suffix(value.decor()));
    let lines = above.iter().flat_map(|above| above.lines());
    let lines = lines.chain(beside.into_iter().flat_map(str::lines));
    let comments = lines.map(str::trim).filter(|line| line.starts_with('#'));
    let comments: Vec<&str> = comments.collect();
    let answer = entry.get_mut("answer").and_then(Item::as_value_mut);
    if let (Some(answer), false) = (answer, comments.is_empty()) {
        let before = suffix(answer.decor()).trim_end();
        let end = if inline { "\n" } else { "" };
        let after = format!("{before}\n{}{end}", comments.join("\n"));
        answer.decor_mut().set_suffix(after);
    }
}

/// Makes a list say what another does: what is in both stays as it is written, and so do all
/// comments.
pub fn tick(list: &mut Array, wanted: &Array) {
    let is_in = |list: &Array, item: &Value| list.iter().any(|other| same(other, item));
    // The comments of what goes are left to what comes after it.
    let mut left = String::new();
    let mut at = 0;
    while let Some(item) = list.get_mut(at) {
        if !is_in(wanted, item) {
            left += &comments(item.decor());
            list.remove(at);
            continue;
        }
        if !left.is_empty() {
            let before = format!("{left}{}", prefix(item.decor()));
            item.decor_mut().set_prefix(before);
            left.clear();
        }
        at += 1;
    }
    let new: Vec<Value> = wanted
        .iter()
        .filter(|item| !is_in(list, item))
        .cloned()
        .collect();
    append(list, new, &left);
}

/// The comments in a list that another value stands for now follow that value.
pub fn follow(value: &mut Value, list: &Array) {
    let inside = list.iter().map(|item| comments(item.decor()));
    let inside = format!("{}{}", inside.collect::<String>(), trailing(list));
    let lines = inside.lines().map(str::trim);
    let lines: Vec<&str> = lines.filter(|line| line.starts_with('#')).collect();
    if !lines.is_empty() {
        let before = suffix(value.decor()).trim_end();
        // What comes next, a brace perhaps, must not be part of the last one.
        let after = format!("{before}\n{}\n", lines.join("\n"));
        value.decor_mut().set_suffix(after);
    }
}

/// Adds items to a list, each on a line of its own if the list is written so. `left`: comments that
/// come before.
fn append(list: &mut Array, new: Vec<Value>, left: &str) {
    let mut tail = format!("{left}{}", trailing(list));
    let mut indent = "  ".to_owned();
    if let Some(last) = list.iter_mut().last() {
        tail.insert_str(0, suffix(last.decor()));
        let before = prefix(last.decor()).rsplit_once('\n');
        indent = before.map_or(indent, |(_, indent)| indent.to_owned());
        last.decor_mut().set_suffix("");
    }
    for mut item in new {
        let before = match tail.rfind('\n') {
            Some(end) => {
                let rest = tail.split_off(end + 1);
                format!(
                    "{}{indent}",
                    std::mem::replace(&mut tail, format!("\n{rest}"))
                )
            }
            None if list.is_empty() => String::new(),
            None => " ".to_owned(),
        };
        *item.decor_mut() = Decor::new(before, "");
        list.push_formatted(item);
    }
    if list.is_empty() {
        list.set_trailing_comma(false);
    }
    list.set_trailing(tail);
}

/// What is around a value, if there is a comment in it: whole lines.
fn comments(decor: &Decor) -> String {
    let around = format!("{}{}", prefix(decor), suffix(decor));
    if around.contains('#') {
        around
    } else {
        String::new()
    }
}

fn trailing(list: &Array) -> &str {
    list.trailing().as_str().unwrap_or_default()
}

fn prefix(decor: &Decor) -> &str {
    decor
        .prefix()
        .and_then(RawString::as_str)
        .unwrap_or_default()
}

fn suffix(decor: &Decor) -> &str {
    decor
        .suffix()
        .and_then(RawString::as_str)
        .unwrap_or_default()
}
