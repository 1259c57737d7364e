//! CONTRIBUTING.md tells what there is: every dependency with its reason, every module in the
//! drawing, every path.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The page as written.
fn page() -> String {
    fs::read_to_string("CONTRIBUTING.md").unwrap()
}

/// The first cell of each row of its tables, without back quotes.
fn justified() -> BTreeSet<String> {
    let page = page();
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `"));
    let names = rows.map(|row| row.split_once("` | ").unwrap());
    names
        .map(|(name, reason)| {
            assert!(reason.len() > 4, "{name}");
            name.to_owned()
        })
        .collect()
}

/// Every dependency of Cargo.toml, of whatever system and use.
fn dependencies() -> BTreeSet<String> {
    let manifest: toml::Table = fs::read_to_string("Cargo.toml").unwrap().parse().unwrap();
    let systems = manifest["target"].as_table().unwrap().values();
    let tables = systems.filter_map(toml::Value::as_table).chain([&manifest]);
    let kinds = ["dependencies", "build-dependencies", "dev-dependencies"];
    let lists = tables.flat_map(|table| kinds.iter().filter_map(|kind| table.get(*kind)));
    let names = lists.flat_map(|list| list.as_table().unwrap().keys());
    names.cloned().collect()
}

#[test]
fn every_dependency_has_its_reason_and_every_reason_its_dependency() {
    assert_eq!(justified(), dependencies());
}

#[test]
fn the_drawing_has_every_module_of_the_library() {
    let page = page();
    let (_, drawing) = page.split_once("```text").unwrap();
    let (drawing, _) = drawing.split_once("```").unwrap();
    let words: BTreeSet<&str> = drawing.split([' ', ',', '\n']).collect();
    let library = fs::read_to_string("src/lib.rs").unwrap();
    let modules = library
        .lines()
        .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod "));
    let mut found = 0;
    for module in modules.map(|module| module.trim_end_matches(';')) {
        assert!(words.contains(module), "{module}");
        found += 1;
    }
    assert!(found >= 15, "{found}");
}

#[test]
fn every_path_that_is_named_is_there() {
    let page = page();
    let quoted = page.split('`').skip(1).step_by(2);
    let is_path = |word: &&str| word.contains('/') && !word.contains([' ', '*', '\n']);
    let paths: Vec<&str> = quoted.filter(is_path).collect();
    assert!(paths.len() > 15, "{paths:?}");
    for path in paths.iter().filter(|path| !path.contains("NAME")) {
        assert!(
            Path::new(path).exists() || path.starts_with("translations/"),
            "{path}"
        );
    }
}
