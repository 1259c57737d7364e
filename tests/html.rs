//! The result as a page: well formed, with nothing in it but what is meant to be there, whatever the
//! rules, the answers or a saved result say.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "common/checked.rs"]
mod checked;
#[path = "html/page.rs"]
mod page;
#[path = "common/runs.rs"]
mod runs;

use std::collections::BTreeSet;

use palier::diagnostic::Source;
use palier::messages::Lang;
use palier::report::json::saved;
use palier::report::json::schema::Document;
use palier::report::{html, markdown};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use page::{Element, Page, seen};

const HTML: [&str; 2] = ["--format", "html"];
const JSON: [&str; 2] = ["--format", "json"];

/// Every page of a run, in both languages, with what it is about.
fn pages() -> impl Iterator<Item = (String, &'static str, String)> {
    runs::all().into_iter().flat_map(|words| {
        ["fr", "en"].map(|lang| {
            let html = runs::result(&words, lang, &HTML);
            (format!("{lang} {words:?}"), lang, html)
        })
    })
}

/// What holds of any page.
#[track_caller]
fn check(html: &str, about: &str) -> Page {
    let page = Page::read(html);
    let ids = ids(&page, about);
    for element in &page.elements {
        references(element, &ids, about);
    }
    head(&page, about);
    headings(&page, about);
    tables(&page, about);
    drawings(&page, about);
    for text in html.chars() {
        let is_hidden = matches!(text, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{feff}');
        let is_safe = text == '\n' || text == '\t' || !text.is_control();
        assert!(is_safe && !is_hidden, "{about}: {text:?}");
    }
    page
}

/// Ids of a page, each of one element.
fn ids(page: &Page, about: &str) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for id in page.elements.iter().filter_map(|element| element.get("id")) {
        assert!(!id.is_empty() && ids.insert(id.to_owned()), "{about}: {id}");
    }
    ids
}

/// Addresses lead to the web, to a mailbox or into the page; names to what the page holds.
fn references(element: &Element, ids: &BTreeSet<String>, about: &str) {
    let name = &element.name;
    if let Some(address) = element.get("href") {
        let is_own = address.strip_prefix('#').is_some_and(|id| ids.contains(id));
        let is_web = ["https://", "http://"]
            .iter()
            .any(|start| address.starts_with(start));
        let mail = address.strip_prefix("mailto:");
        let is_mail = mail.is_some_and(|mail| !mail.contains(['?', '&', ',', ';', '%']));
        assert!(is_own || is_web || is_mail, "{about}: {address}");
        assert!(!address.contains(char::is_whitespace), "{about}: {address}");
    }
    assert!(
        name != "a" || element.get("href").is_some(),
        "{about}: {}",
        element.text
    );
    for id in element
        .get("aria-labelledby")
        .iter()
        .flat_map(|named| named.split(' '))
    {
        assert!(ids.contains(id), "{about}: {id}");
    }
}

/// The policy comes before the style and knows it by its bytes.
fn head(page: &Page, about: &str) {
    let mut metas = page.all("meta");
    let policy = metas.find(|(_, meta)| meta.get("http-equiv").is_some());
    let (place, policy) = policy.expect("a policy");
    let (style_place, style) = page.one("style");
    assert!(place < style_place, "{about}");
    assert_eq!(policy.get("http-equiv"), Some("Content-Security-Policy"));
    let hash = base64(&Sha256::digest(style.text.as_bytes()));
    let policy: BTreeSet<&str> = policy.get("content").unwrap().split("; ").collect();
    let style = format!("style-src 'sha256-{hash}'");
    let expected = [
        "base-uri 'none'",
        "default-src 'none'",
        "form-action 'none'",
        &style,
    ];
    assert_eq!(policy, BTreeSet::from(expected), "{about}");
    assert!(
        metas.all(|(_, meta)| meta.get("http-equiv").is_none()),
        "{about}"
    );
}

/// Groups of six bits as signs, filled up with `=` (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    let bits: Vec<u8> = bytes
        .iter()
        .flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1))
        .collect();
    let signs: Vec<char> = ('A'..='Z')
        .chain('a'..='z')
        .chain('0'..='9')
        .chain(['+', '/'])
        .collect();
    let six = |bits: &[u8]| {
        (0..6).fold(0, |sum, i| {
            sum * 2 + usize::from(*bits.get(i).unwrap_or(&0))
        })
    };
    let mut text: String = bits.chunks(6).map(|bits| signs[six(bits)]).collect();
    while !text.len().is_multiple_of(4) {
        text.push('=');
    }
    text
}

/// One heading of the page, and none below it that skips a level.
fn headings(page: &Page, about: &str) {
    page.one("h1");
    let mut above = 0;
    for element in &page.elements {
        let level = match element.name.as_str() {
            "h1" => 1,
            "h2" => 2,
            "h3" => 3,
            _ => continue,
        };
        assert!(level <= above + 1, "{about}: {}", element.text);
        assert!(!element.text.trim().is_empty(), "{about}: an empty heading");
        above = level;
    }
}

/// Every table tells what it holds, and every heading of it what it heads; rows are of one width.
fn tables(page: &Page, about: &str) {
    for (place, table) in page.all("table") {
        let first = page.within(place).next().unwrap();
        assert_eq!(first.name, "caption", "{about}: {}", table.text);
        assert!(!first.text.trim().is_empty(), "{about}: {}", table.text);
        // The style shows the rows one below the other, which takes their roles away.
        let stacks = table
            .get("class")
            .is_some_and(|class| class.split(' ').any(|c| c == "stack"));
        assert_eq!(table.get("role"), stacks.then_some("table"), "{about}");
    }
    for (place, row) in page.all("tr") {
        let table = page.elements[row.parent.unwrap()].parent.unwrap();
        let stacks = page.elements[table].get("role").is_some();
        let role = |role| stacks.then_some(role);
        assert_eq!(row.get("role"), role("row"), "{about}");
        for cell in page.within(place) {
            let expected = match (cell.name.as_str(), cell.get("scope")) {
                ("th", Some("col")) => "columnheader",
                ("th", Some("row")) => "rowheader",
                ("td", None) => "cell",
                other => panic!("{about}: {other:?}"),
            };
            assert_eq!(cell.get("role"), role(expected), "{about}");
        }
        let width = |row: usize| page.within(row).count();
        let (first, _) = page
            .all("tr")
            .find(|(_, other)| page.elements[other.parent.unwrap()].parent == Some(table))
            .unwrap();
        assert_eq!(width(place), width(first), "{about}: {}", row.text);
    }
}

/// Every drawing has a name, or is none of a reader's business.
fn drawings(page: &Page, about: &str) {
    for (place, svg) in page.all("svg") {
        match svg.get("role") {
            Some("img") => {
                let label = svg.get("aria-label").map(str::to_owned);
                let ids = svg.get("aria-labelledby").unwrap_or_default().split(' ');
                let named = ids.map(|id| page.within(place).find(|e| e.get("id") == Some(id)));
                let named = named.flatten().map(|element| element.text.clone());
                let name: String = label.into_iter().chain(named).collect();
                assert!(!name.trim().is_empty(), "{about}");
                assert_eq!(svg.get("aria-hidden"), None, "{about}");
            }
            role => {
                assert_eq!(
                    (role, svg.get("aria-hidden")),
                    (None, Some("true")),
                    "{about}"
                );
                assert_eq!(svg.get("focusable"), Some("false"), "{about}");
            }
        }
    }
}

#[test]
fn every_page_is_well_formed_and_holds_nothing_but_what_is_meant_to_be_there() {
    let mut read = 0;
    for (about, lang, html) in pages() {
        let page = check(&html, &about);
        assert_eq!(page.one("html").1.get("lang"), Some(lang), "{about}");
        read += 1;
    }
    assert!(read > 50, "{read}");
}

/// Texts of a document, in whatever place, with what leads to them.
fn texts(value: &Value, path: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => found.push((path.to_owned(), text.clone())),
        Value::Array(items) => items.iter().for_each(|item| texts(item, path, found)),
        Value::Object(map) => {
            let inner =
                |(key, value): (&String, &Value)| texts(value, &format!("{path}/{key}"), found);
            map.iter().for_each(inner);
        }
        _ => {}
    }
}

#[test]
fn every_text_of_hostile_rules_and_answers_is_text_on_the_page() {
    // Levels that are neither reached nor expected, and advice on what does not apply.
    // What to ask a contact for is told once, where support is. Where boxes are to be ticked, those
    // that are missing are told.
    let untold = |path: &str, text: &str| {
        [
            "/dimensions/levels/label",
            "/prerequisites/remedy/contact/action",
            "/prerequisites/because/accepted_text",
        ]
        .contains(&path)
            || ["why all-probed", "remedy of all-probed"]
                .iter()
                .any(|end| text.ends_with(end))
    };
    let mut told = 0;
    for words in runs::hostile().iter().filter(|words| words.len() > 1) {
        let result = checked::valid(Document::Assess, runs::result(words, "en", &JSON));
        let page = check(&runs::result(words, "en", &HTML), "hostile").text();
        let mut found = Vec::new();
        texts(&result, "", &mut found);
        for (path, text) in found {
            // Texts for people have several words; what is for programs has one.
            let is_told = text.contains(' ') || text.contains("://");
            if is_told && !untold(&path, &text) {
                assert!(page.contains(&seen(&text)), "{path}: {text}");
                told += 1;
            }
        }
    }
    assert!(told > 300, "{told}");
}

#[test]
fn the_same_result_gives_the_same_bytes() {
    for words in [&runs::carried()[0], &runs::hostile()[2]] {
        assert_eq!(
            runs::result(words, "fr", &HTML),
            runs::result(words, "fr", &HTML)
        );
    }
}

/// A saved result with stages, a plan and disagreements, and one with a tree of scores.
fn saved_results() -> [Value; 2] {
    let carried = runs::carried();
    let scored = carried
        .iter()
        .find(|words| words[0].ends_with("security-practices"));
    [&runs::hostile()[3], scored.unwrap()]
        .map(|words| checked::valid(Document::Assess, runs::result(words, "en", &JSON)))
}

/// Every page and document of a saved result; `None` where it is refused.
fn rendered(result: &Value) -> Option<(String, String)> {
    let source = Source {
        name: "result.json".to_owned(),
        text: serde_json::to_string_pretty(result).unwrap(),
    };
    let report = saved::report(&source, Lang::En).ok()?;
    let documents =
        markdown::result(&report, Lang::En) + &markdown::request_file(&report, Lang::En);
    Some((html::render(&report, Lang::En).unwrap(), documents))
}

/// Changes every value of a document, from the outside.
fn each(value: &mut Value, change: &mut dyn FnMut(&mut Value, &str), key: &str) {
    change(value, key);
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| each(item, change, key)),
        Value::Object(map) => map
            .iter_mut()
            .for_each(|(key, value)| each(value, change, key)),
        _ => {}
    }
}

#[test]
fn no_address_of_a_saved_result_leads_anywhere_but_to_the_web_or_a_mailbox() {
    for address in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        " https://example.org",
        "https://exa mple.org",
        "https://example.org/\"onmouseover=alert(1)",
        "//example.org",
        "a@example.org?cc=b@example.org",
        "a@example.org,b@example.org",
        "mailto:a@example.org",
        "",
    ] {
        let mut changed = 0;
        for mut result in saved_results() {
            let mut change = |value: &mut Value, key: &str| {
                if ["url", "mail", "evidence"].contains(&key) && value.is_string() {
                    *value = json!(address);
                    changed += 1;
                }
            };
            each(&mut result, &mut change, "");
            let (html, markdown) = rendered(&result).unwrap();
            let page = check(&html, address);
            let links = page
                .all("a")
                .filter(|(_, link)| !link.get("href").unwrap().starts_with('#'));
            // The sources of the rules are told by name.
            let links: Vec<_> = links.map(|(_, link)| &link.attributes).collect();
            assert!(links.is_empty(), "{address}: {links:?}");
            // Brackets of texts are escaped.
            let linked = markdown.replace("\\]", "").contains("](");
            assert!(!linked, "{address}");
        }
        assert!(changed > 10, "{changed}");
    }
}

#[test]
fn numbers_that_no_result_has_make_a_page_all_the_same() {
    let mut read = 0;
    for result in saved_results() {
        for number in [
            json!(1e308),
            json!(-1e308),
            json!(0),
            json!(u32::MAX),
            json!(1e-308),
        ] {
            for only in [
                None,
                Some("score"),
                Some("least"),
                Some("most"),
                Some("rank"),
                Some("options"),
            ] {
                let mut spoiled = result.clone();
                let mut change = |value: &mut Value, key: &str| {
                    let is_other = key == "schema_version" || only.is_some_and(|only| only != key);
                    if value.is_number() && !is_other {
                        *value = number.clone();
                    }
                };
                each(&mut spoiled, &mut change, "");
                if let Some((html, _)) = rendered(&spoiled) {
                    read += 1;
                    check(&html, &format!("{only:?} {number}"));
                    assert!(
                        !html.contains("NaN") && !html.contains("\"inf"),
                        "{only:?} {number}"
                    );
                }
            }
        }
    }
    assert!(read > 20, "{read}");
}

#[test]
fn lists_and_texts_that_are_empty_make_a_page_all_the_same() {
    for result in saved_results() {
        for make in [json!([]), json!(null)] {
            let mut empty = result.clone();
            let mut change = |value: &mut Value, key: &str| {
                if (value.is_array() && make.is_array()) || (make.is_null() && key == "readiness") {
                    *value = make.clone();
                }
            };
            each(&mut empty, &mut change, "");
            check(&rendered(&empty).expect("it is read").0, &make.to_string());
        }
    }
}

#[test]
fn a_saved_result_of_thousands_of_levels_and_profiles_is_drawn() {
    for mut result in saved_results() {
        let many = |item: &Value, count: usize| vec![item.clone(); count];
        result["profiles"] = json!(many(&json!({ "id": "one", "label": "One" }), 500));
        let mut change = |value: &mut Value, key: &str| {
            if let (Value::Array(levels), "levels") = (value, key)
                && let Some(level) = levels.first().cloned()
            {
                *levels = many(&level, 5_000);
            }
        };
        each(&mut result["dimensions"][0], &mut change, "");
        let steps = result["staircase"]["steps"][0].clone();
        if !steps.is_null() {
            result["staircase"]["steps"] = json!(many(&steps, 5_000));
            result["staircase"]["levels"] = json!(5_000);
        }
        if let Some(disagreement) = result["disagreements"].get_mut(0) {
            disagreement["answers"] = json!(many(&disagreement["answers"][0], 500));
        }
        let (html, _) = rendered(&result).expect("it is read");
        check(&html, "large");
    }
}
