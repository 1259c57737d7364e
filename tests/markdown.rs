//! Markdown documents, read by an independent reader of CommonMark and its tables: texts of rules and
//! answers are texts, and nothing but the program makes headings, lists, tables or links.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "common/runs.rs"]
mod runs;

use std::fs;
use std::ops::Range;

use palier::report::json::schema::Document;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use serde_json::Value;

#[path = "common/checked.rs"]
mod checked;

const MARKDOWN: [&str; 2] = ["--format", "markdown"];
const REQUEST: [&str; 2] = ["--template", "request"];

/// What a document holds, for a reader.
#[derive(Default)]
struct Read {
    /// Its words, with a space where a part ends.
    text: String,
    /// Headings with their levels.
    headings: Vec<(usize, String)>,
    links: Vec<String>,
}

/// Reads a document.
///
/// # Panics
/// On anything that a text of others must not make: markup, code, quotes, rules, lists in lists
/// beyond one, numbers where the program counts none, and rows that are wider than their table.
#[track_caller]
fn read(markdown: &str, about: &str) -> Read {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM;
    let mut found = Read::default();
    let mut heading: Option<(HeadingLevel, String)> = None;
    let mut lists: Vec<Option<u64>> = Vec::new();
    let mut next_number = 1;
    let mut columns = 0;
    for (event, place) in Parser::new_ext(markdown, options).into_offset_iter() {
        match event {
            Event::Text(text) => {
                stray(markdown, place, about);
                found.text.push_str(&text);
                if let Some((_, title)) = &mut heading {
                    title.push_str(&text);
                }
            }
            Event::Start(Tag::Heading { level, .. }) => heading = Some((level, String::new())),
            Event::End(TagEnd::Heading(_)) => {
                let (level, title) = heading.take().unwrap();
                found.headings.push((level as usize, title));
                found.text.push(' ');
            }
            Event::Start(Tag::List(start)) => {
                if let Some(start) = start {
                    assert!(lists.is_empty(), "{about}: numbers below a list");
                    assert_eq!(start, 1, "{about}: a list broken off");
                    next_number = 1;
                }
                lists.push(start);
                assert!(lists.len() <= 2, "{about}: {}", &markdown[place]);
            }
            Event::End(TagEnd::List(_)) => {
                lists.pop();
            }
            Event::Start(Tag::Item) => {
                if let Some(Some(_)) = lists.last() {
                    let starts = format!("{next_number}. ");
                    assert!(markdown[place].starts_with(&starts), "{about}");
                    next_number += 1;
                }
            }
            Event::Start(Tag::Table(alignments)) => columns = alignments.len(),
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                let row = &markdown[place];
                assert_eq!(cells(row), columns, "{about}: {row}");
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                let starts = ["https://", "http://", "mailto:"];
                let is_safe = starts.iter().any(|start| dest_url.starts_with(start));
                assert!(is_safe, "{about}: {dest_url}");
                found.links.push(dest_url.to_string());
            }
            Event::InlineHtml(tag) => {
                assert_eq!(&*tag, "<br>", "{about}");
                found.text.push(' ');
            }
            Event::SoftBreak => panic!("{about}: a line broken off: {}", &markdown[place]),
            Event::Start(Tag::Paragraph | Tag::TableCell | Tag::Strong)
            | Event::End(TagEnd::Link | TagEnd::Strong | TagEnd::TableHead | TagEnd::TableRow) => {}
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell | TagEnd::Table) => {
                found.text.push(' ');
            }
            other => panic!("{about}: {other:?} in {}", &markdown[place]),
        }
    }
    levels(&found.headings, about);
    signs(markdown, about);
    found
}

/// Cells of a row: between bars that no backslash precedes.
fn cells(row: &str) -> usize {
    let bars = row.replace("\\\\", "").replace("\\|", "");
    bars.matches('|').count() - 1
}

/// Signs that were meant to make a text bold, and are shown.
fn stray(markdown: &str, place: Range<usize>, about: &str) {
    for (at, _) in markdown[place.clone()].match_indices('*') {
        let before = &markdown[..place.start + at];
        assert!(before.ends_with('\\'), "{about}: {}", &markdown[place]);
    }
}

/// One title, and no level skipped.
fn levels(headings: &[(usize, String)], about: &str) {
    let titles = headings.iter().filter(|(level, _)| *level == 1);
    assert_eq!(titles.count(), 1, "{about}: {headings:?}");
    let mut above = 0;
    for (level, title) in headings {
        assert!(*level <= above + 1, "{about}: {title}");
        assert!(!title.trim().is_empty(), "{about}: an empty heading");
        above = *level;
    }
}

/// Nothing that a reader cannot see.
fn signs(markdown: &str, about: &str) {
    for c in markdown.chars() {
        let is_hidden = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{feff}');
        assert!(
            (c == '\n' || !c.is_control()) && !is_hidden,
            "{about}: {c:?}"
        );
    }
}

/// A text with blanks as one space.
fn seen(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_result_and_every_request_is_read_as_it_is_meant() {
    let mut read_documents = 0;
    for words in runs::all() {
        for lang in ["fr", "en"] {
            for form in [MARKDOWN, REQUEST] {
                let markdown = runs::result(&words, lang, &form);
                read(&markdown, &format!("{lang} {form:?} {words:?}"));
                read_documents += 1;
            }
        }
    }
    assert!(read_documents > 100, "{read_documents}");
}

#[test]
fn hostile_texts_make_no_heading_no_point_and_no_link() {
    for words in runs::hostile() {
        let page = read(&runs::result(&words, "en", &MARKDOWN), "hostile");
        let result = checked::valid(
            Document::Assess,
            runs::result(&words, "en", &["--format", "json"]),
        );
        for link in &page.links {
            assert!(link.starts_with("https://evil.example/%28a%29"), "{link}");
        }
        let texts = ["criteria", "answers", "prerequisites"];
        let texts = texts
            .iter()
            .flat_map(|list| result[list].as_array().unwrap());
        let texts = texts.chain(result["sections"].as_array().unwrap());
        let text = seen(&page.text);
        for item in texts {
            let told =
                ["text", "note", "evidence", "by", "answer_text", "label"].map(|key| &item[key]);
            for told in told.iter().filter_map(|told| told.as_str()) {
                assert!(text.contains(&seen(told)), "{told}");
            }
        }
    }
}

#[test]
fn every_other_document_is_read_as_it_is_meant() {
    let [rules, own, colleague] = runs::HOSTILE;
    let carried = "cloud-pi-native";
    let sample = |name: &str| format!("questionnaires/{carried}/answers/{name}.toml");
    let (late, ready) = (sample("en-retard"), sample("pret"));
    for lang in ["fr", "en"] {
        for words in [
            &["explain", rules, "--answers", own][..],
            &["explain", rules, "--answers", own, "can-deploy"],
            &["explain", rules, "--answers", own, "whole"],
            &["explain", rules, "--answers", own, "mood"],
            &["explain", rules, "--answers", own, "packed"],
            &["explain", rules, "--answers", own, "probes"],
            &["explain", carried, "--answers", &late],
            &["plan", rules, "--answers", own],
            &["plan", rules, "--answers", own, "--to", "maturity.able"],
            &["plan", carried, "--answers", &late],
            &["compare", rules, own, colleague],
            &["compare", rules, colleague, own],
            &["compare", carried, &late, &ready],
            &["catalogue", rules],
            &["catalogue", carried],
            &["questionnaire", "show", rules],
            &["questionnaire", "show", carried],
        ] {
            let markdown =
                runs::printed(&[words, &["--lang", lang, "--quiet"], &MARKDOWN].concat());
            read(&markdown, &format!("{lang} {words:?}"));
        }
    }
}

/// What would begin a part of a document at the start of a line, or end one.
const STARTS: [&str; 16] = [
    "- ", "+ ", "* ", "1. ", "23) ", "> ", "# ", "    ", "```", "~~~", "| ", "---", "===",
    "[a]: b ", "<div> ", " \t",
];

/// Rules of which every text starts so.
fn starting(start: &str) -> String {
    let text = |rest: &str| Value::from(format!("{start}{rest}")).to_string();
    let [title, about, label] = ["title", "about", "label"].map(text);
    format!(
        "[questionnaire]\nid = \"starting\"\nformat = 1\nversion = \"1\"\nlanguage = \"en\"\n\
         title = {title}\n[profile.dev]\nlabel = {label}\ntext = {about}\n\
         [section.all]\ntitle = {title}\n\
         [question.q]\nsection = \"all\"\ntext = {title}\nhelp = {about}\nna = {about}\n\
         options = {{ no = {{ text = {label} }}, yes = {{ text = {label} }} }}\n\
         [question.f]\nsection = \"all\"\ntext = {title}\nfact = true\nkind = \"text\"\n\
         [criterion.c]\ntext = {title}\nneeds = {{ q = \"yes\" }}\nwhy = {about}\n\
         remedy = {{ text = {about}, read = [\"r\"], contact = \"one\" }}\n\
         [dimension.d]\nlabel = {label}\nrule = \"staged\"\nzero = {label}\n\
         [dimension.d.level.one]\nlabel = {label}\ntext = {about}\nrequires = [\"c\"]\n\
         [dimension.s]\nlabel = {label}\nrule = \"staged\"\n\
         [dimension.s.level.first]\nlabel = {label}\nexpects = {{ d = \"one\" }}\ngates = [\"c\"]\n\
         contacts = [\"one\"]\ncounterpart = {about}\nmeeting = {title}\n\
         [track.t]\nlabel = {label}\ntext = {about}\n\
         [module.m]\ntitle = {title}\ntrack = \"t\"\nlevel = \"one\"\nread = [\"r\"]\n\
         [resource.r]\ntitle = {title}\nurl = \"https://example.org/\"\nlanguage = \"en\"\nkind = \"video\"\n\
         [contact.one]\nlabel = {label}\nmail = \"one@example.org\"\naction = {about}\n\
         [eligibility.all]\nwhen = {{ q = [\"yes\", \"no\"] }}\nlabel = {label}\noffers = [{title}]\n"
    )
}

#[test]
fn no_text_begins_or_ends_a_part_of_a_document() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: String| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    for start in STARTS {
        let rules = file("rules.toml", starting(start));
        let answers = |name: &str, answer: &str| {
            let note = Value::from(format!("{start}note"));
            let said =
                format!("answer = \"{answer}\", note = {note}, evidence = {note}, by = {note}");
            let fact = format!("answer = {note}, note = {note}");
            file(
                name,
                format!("[answers]\nq = {{ {said} }}\nf = {{ {fact} }}\n"),
            )
        };
        let (no, yes, na) = (
            answers("no", "no"),
            answers("yes", "yes"),
            answers("na", "na"),
        );
        for words in [
            &["assess", &rules][..],
            &["assess", &rules, "-a", &no],
            &["assess", &rules, "-a", &yes, "-a", &no],
            &["assess", &rules, "-a", &na, "--template", "request"],
            &[
                "assess",
                &rules,
                "-a",
                &yes,
                "-a",
                &no,
                "--template",
                "request",
            ],
            &["explain", &rules, "-a", &no],
            &["explain", &rules, "-a", &no, "c"],
            &["explain", &rules, "-a", &na, "q"],
            &["plan", &rules, "-a", &no],
            &["compare", &rules, &no, &yes],
            &["compare", &rules, &yes, &na],
            &["catalogue", &rules],
            &["questionnaire", "show", &rules],
        ] {
            let markdown =
                runs::printed(&[words, &["--lang", "en", "--quiet"], &MARKDOWN].concat());
            read(&markdown, &format!("{start:?} {words:?}"));
        }
    }
}
