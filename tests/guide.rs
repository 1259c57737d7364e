//! The author's guide, the built-in questionnaires and the template of a new one are what they say.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use palier::answers::{self, Answers, Loaded};
use palier::assessment::assess;
use palier::library;
use palier::lint::{Difference, differences};
use palier::messages::Lang;
use palier::questionnaire::Questionnaire;

const GUIDES: [&str; 2] = ["questionnaires/README.md", "questionnaires/README.fr.md"];
const FIXTURES: &str = "tests/fixtures/guide";
const TEMPLATES: [&str; 2] = ["src/library/template/fr", "src/library/template/en"];

fn opened(path: &str, content: Lang) -> Questionnaire {
    let opened = library::open(path, Some(content), content);
    opened
        .unwrap_or_else(|faults| panic!("{path}\n{}", faults.render(content, false)))
        .questionnaire
}

fn loaded(path: &str, rules: &Questionnaire) -> Loaded {
    let file = library::read_answers(Path::new(path), Lang::Fr).unwrap();
    let file = file.unwrap_or_else(|| panic!("{path} is missing"));
    answers::read(&file, rules, Lang::Fr)
        .unwrap_or_else(|faults| panic!("{}", faults.render(Lang::Fr, false)))
}

/// Every TOML file in a folder and its folders.
fn toml_files(folder: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(toml_files(path.to_str().unwrap()));
        } else if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The questionnaires of the guide: every file that has a header, and the folder.
fn questionnaires_of_the_guide() -> Vec<String> {
    let folder = format!("{FIXTURES}/ideas/translation");
    let files = toml_files(FIXTURES).into_iter();
    let files = files.filter(|path| !path.starts_with(&folder));
    let files = files.filter(|path| fs::read_to_string(path).unwrap().contains("[section."));
    let mut found: Vec<String> = files
        .map(|path| path.to_str().unwrap().to_owned())
        .collect();
    found.push(folder);
    found
}

fn assert_examples_hold(path: &str, rules: &Questionnaire) {
    let examples = rules.examples.iter();
    let wrong = examples.flat_map(|(_, example)| differences(rules, example));
    let wrong: Vec<Difference> = wrong.collect();
    assert!(wrong.is_empty(), "{path}\n{wrong:#?}");
}

/// The blocks of a language in a guide, without their fences.
fn blocks(guide: &str, language: &str) -> Vec<String> {
    let text = fs::read_to_string(guide).unwrap();
    let parts: Vec<&str> = text.split("```").collect();
    assert_eq!(parts.len() % 2, 1, "{guide}: a block is not closed");
    let blocks = parts.into_iter().skip(1).step_by(2);
    let own = blocks.filter_map(|block| block.strip_prefix(language)?.strip_prefix('\n'));
    own.map(str::to_owned).collect()
}

#[test]
fn the_questionnaires_of_the_guide_load_and_their_examples_hold() {
    let questionnaires = questionnaires_of_the_guide();
    assert!(questionnaires.len() >= 18, "{questionnaires:?}");
    for path in &questionnaires {
        let rules = opened(path, Lang::Fr);
        assert_examples_hold(path, &rules);
        let steps = ["step-1", "step-2", "step-3"];
        let early = steps.iter().any(|step| path.contains(step));
        assert!(early || !rules.examples.is_empty(), "{path} has no example");
    }
}

#[test]
fn the_answers_files_of_the_guide_load() {
    let first = format!("{FIXTURES}/first-questionnaire");
    let rules = opened(&format!("{first}/step-3.toml"), Lang::Fr);
    let answers = loaded(&format!("{first}/answers.toml"), &rules);
    assert!(answers.notices.is_empty());
    let rules = opened(&format!("{FIXTURES}/ideas/renaming.toml"), Lang::Fr);
    let renamed = loaded(&format!("{FIXTURES}/ideas/renaming-answers.toml"), &rules);
    // An earlier version, a renamed question, a removed one.
    assert_eq!(renamed.notices.len(), 3);
}

#[test]
fn every_excerpt_of_the_guide_is_in_a_file_that_is_tested() {
    let mut files = toml_files(FIXTURES);
    files.extend(toml_files("questionnaires"));
    let files: Vec<String> = files
        .iter()
        .map(|p| fs::read_to_string(p).unwrap())
        .collect();
    for guide in GUIDES {
        let excerpts = blocks(guide, "toml");
        assert!(excerpts.len() > 30, "{guide}: {} excerpts", excerpts.len());
        for excerpt in excerpts {
            let found = files.iter().any(|file| file.contains(&excerpt));
            assert!(found, "{guide}: no file contains\n{excerpt}");
        }
    }
}

#[test]
fn the_guide_says_the_same_in_both_languages() {
    let [english, french] = GUIDES;
    assert_eq!(blocks(english, "toml"), blocks(french, "toml"));
    let titles = |guide: &str| {
        let text = fs::read_to_string(guide).unwrap();
        let titles = text.lines().filter(|line| line.starts_with('#'));
        let depths = titles.map(|line| line.chars().take_while(|&c| c == '#').count());
        depths.collect::<Vec<_>>()
    };
    assert_eq!(titles(english), titles(french));
}

/// What a command line of the guide prints, in the folder of its first questionnaire.
fn printed(typed: &str) -> String {
    let arguments = typed.strip_prefix("$ palier ").unwrap().split(' ');
    let output = Command::new(env!("CARGO_BIN_EXE_palier"))
        .args(arguments)
        .current_dir(format!("{FIXTURES}/first-questionnaire"))
        .env_clear()
        .env("SOURCE_DATE_EPOCH", "1795392000")
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    String::from_utf8(output.stdout)
        .unwrap()
        .trim_end()
        .to_owned()
}

/// `UPDATE_SNAPSHOTS=1` writes them anew.
#[test]
fn the_runs_of_the_guide_print_what_it_shows() {
    for guide in GUIDES {
        let runs = blocks(guide, "console");
        assert!(!runs.is_empty());
        for run in runs {
            let (typed, shown) = run.trim_end().split_once('\n').unwrap();
            let printed = printed(typed);
            if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
                let text = fs::read_to_string(guide).unwrap();
                fs::write(guide, text.replace(shown, &printed)).unwrap();
            } else {
                assert_eq!(printed, shown, "{guide}: {typed}");
            }
        }
    }
}

/// The targets of the links of a text: what stands between `](` and `)`.
fn links(text: &str) -> Vec<&str> {
    let parts = text.split("](").skip(1);
    parts.filter_map(|part| part.split(')').next()).collect()
}

/// The name that a title is reached by: lower case, hyphens for spaces, no punctuation.
fn anchor(title: &str) -> String {
    let title = title.trim_start_matches('#').trim().to_lowercase();
    let kept = title
        .chars()
        .filter(|c| c.is_alphanumeric() || " -".contains(*c));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[test]
fn the_links_of_the_guide_lead_somewhere() {
    for guide in GUIDES {
        let text = fs::read_to_string(guide).unwrap();
        let titles = text.lines().filter(|line| line.starts_with('#'));
        let anchors: HashSet<String> = titles.map(anchor).collect();
        for link in links(&text) {
            match link.strip_prefix('#') {
                Some(name) => assert!(anchors.contains(name), "{guide}: #{name}"),
                None => assert!(
                    Path::new("questionnaires").join(link).exists(),
                    "{guide}: {link}"
                ),
            }
        }
        for path in toml_files(&format!("{FIXTURES}/ideas")) {
            let name = path.file_name().unwrap().to_str().unwrap();
            let inside = path.to_str().unwrap().contains("translation");
            let told =
                inside || name == "renaming-answers.toml" || text.contains(&format!("[{name}]"));
            assert!(told, "{guide} does not lead to {name}");
        }
    }
}

#[test]
fn the_built_in_questionnaires_load_in_both_languages_and_their_examples_hold() {
    let names = library::built_in();
    assert_eq!(names.len(), 4, "{names:?}");
    for name in names {
        let (french, english) = (opened(name, Lang::Fr), opened(name, Lang::En));
        assert_ne!(french.title, english.title, "{name} is not translated");
        for rules in [french, english] {
            assert!(rules.examples.len() >= 3, "{name} has few examples");
            assert_examples_hold(name, &rules);
        }
    }
}

#[test]
fn the_sample_answers_of_the_built_in_questionnaires_load() {
    for name in library::built_in() {
        let rules = opened(name, Lang::Fr);
        let folder = format!("questionnaires/{name}/answers");
        let files = toml_files(&folder);
        assert!(!files.is_empty(), "{name} has no sample answers");
        for path in files {
            let path = path.to_str().unwrap();
            assert!(loaded(path, &rules).notices.is_empty(), "{path}");
        }
    }
}

#[test]
fn every_question_criterion_and_level_of_the_examples_is_translated() {
    for name in ["security-practices", "cloud-candidate", "product-aspects"] {
        let (french, english) = (opened(name, Lang::Fr), opened(name, Lang::En));
        for ((_, ours), (_, theirs)) in french.questions.iter().zip(english.questions.iter()) {
            assert_ne!(ours.text, theirs.text, "{name}: {}", ours.id);
            assert!(
                ours.help.is_none() || ours.help != theirs.help,
                "{name}: {}",
                ours.id
            );
            for (our, their) in ours.options().iter().zip(theirs.options()) {
                assert_ne!(our.text, their.text, "{name}: {}", ours.id);
            }
        }
        for ((_, ours), (_, theirs)) in french.criteria.iter().zip(english.criteria.iter()) {
            assert_ne!(ours.text, theirs.text, "{name}: {}", ours.id);
            assert_ne!(ours.why, theirs.why, "{name}: {}", ours.id);
            assert_ne!(ours.remedy.text, theirs.remedy.text, "{name}: {}", ours.id);
        }
        for ((_, ours), (_, theirs)) in french.dimensions.iter().zip(english.dimensions.iter()) {
            for (our, their) in ours.levels.iter().zip(&theirs.levels) {
                assert_ne!(our.label, their.label, "{name}: {}", ours.id);
            }
        }
    }
}

#[test]
fn questions_and_criteria_of_the_examples_are_short() {
    for name in ["security-practices", "cloud-candidate", "product-aspects"] {
        for lang in Lang::ALL {
            let rules = opened(name, lang);
            for (_, question) in rules.questions.iter() {
                let words = question.text.split([' ', '\u{a0}', '\u{202f}', '’']);
                let words = words.filter(|word| word.contains(char::is_alphanumeric));
                assert!(words.count() <= 25, "{name}: {}", question.id);
            }
            for (_, criterion) in rules.criteria.iter() {
                assert!(
                    criterion.text.chars().count() <= 60,
                    "{name}: {}",
                    criterion.id
                );
            }
        }
    }
}

#[test]
fn the_tree_of_scores_gives_what_is_worked_out_by_hand() {
    let rules = opened("security-practices", Lang::Fr);
    let example = rules.examples.iter().find(|(_, e)| e.id == "beginning");
    let mut answers = Answers::none(&rules);
    for (question, answer) in &example.unwrap().1.answers {
        answers.set(*question, answer.clone());
    }
    let assessment = assess(&rules, &answers, None);
    let scores = rules.dimensions.iter().map(|(reference, dimension)| {
        let bounds = assessment.dimension(reference).score.as_ref().unwrap();
        assert_eq!(bounds.low, bounds.high, "{}", dimension.id);
        (dimension.id.as_ref(), bounds.low.to_string())
    });
    let scores: BTreeMap<&str, String> = scores.collect();
    let expected = [
        ("design-1", "1/2"),
        ("design-2", "1/8"),
        ("design-3", "0"),
        ("design-score", "5/8"),
        ("supply-score", "1"),
        ("prevention", "13/16"),
        ("watch-score", "1/8"),
        ("recovery-score", "3/4"),
        ("reaction", "7/16"),
        ("security", "5/8"),
    ];
    for (id, score) in expected {
        assert_eq!(scores[id], score, "{id}");
    }
}

#[test]
fn the_template_of_a_questionnaire_loads_in_both_languages_and_its_examples_hold() {
    for template in TEMPLATES {
        let (french, english) = (opened(template, Lang::Fr), opened(template, Lang::En));
        assert_ne!(french.title, english.title, "{template}");
        for rules in [french, english] {
            assert!(!rules.examples.is_empty(), "{template}");
            assert_examples_hold(template, &rules);
        }
    }
}
