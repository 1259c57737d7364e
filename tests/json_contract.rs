//! The JSON contract: every key is always there, whatever the answers (design.md, section 2).
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "common/checked.rs"]
mod checked;

use std::process::Command;

use palier::answers::{self, Voice};
use palier::assessment::assess;
use palier::diagnostic::Source;
use palier::library;
use palier::messages::Lang;
use palier::report;
use palier::report::json::schema::Document;
use serde_json::{Value, json};

fn result(args: &[&str]) -> Value {
    result_in("en", args)
}

fn result_in(lang: &str, args: &[&str]) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_palier"))
        .args(["--lang", lang, "--quiet", "--no-input", "--format", "json"])
        .args(args)
        .env_clear()
        .env("SOURCE_DATE_EPOCH", "1795392000")
        .output()
        .unwrap();
    checked::valid(Document::Assess, &output.stdout)
}

fn persona(name: &str) -> Value {
    let path = format!("questionnaires/cloud-pi-native/answers/{name}.toml");
    result(&["--answers", &path])
}

#[track_caller]
fn assert_keys(value: &Value, keys: &str) {
    let object = value.as_object().unwrap();
    let found: Vec<&str> = object.keys().map(String::as_str).collect();
    let mut expected: Vec<&str> = keys.split_whitespace().collect();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

const LEVEL: &str = "rank id label";
const RESOURCE: &str = "id title url language kind minutes";
const CONTACT: &str = "id label mail url action";

fn assert_gap(gap: &Value) {
    for dimension in gap.as_array().unwrap() {
        assert_keys(dimension, "dimension expected levels");
        assert_keys(&dimension["expected"], LEVEL);
        for level in dimension["levels"].as_array().unwrap() {
            assert_keys(level, "rank id label because");
        }
    }
}

fn assert_contract(result: &Value) {
    assert_keys(
        result,
        "schema_version tool language assessed_at questionnaire profiles sections questions progress tracks
         dimensions criteria staircase readiness gap outlook prerequisites training support plan answers
         disagreements",
    );
    assert_eq!(result["schema_version"], 1);
    assert_keys(&result["tool"], "name version");
    assert_keys(&result["questionnaire"], "id title version digest");
    assert_keys(&result["progress"], "asked answered unknown na pending");
    for list in ["profiles", "sections", "tracks"] {
        for label in result[list].as_array().unwrap() {
            assert_keys(label, "id label");
        }
    }
    for dimension in result["dimensions"].as_array().unwrap() {
        assert_keys(
            dimension,
            "id label rule level possible score possible_score items scale of levels",
        );
        for item in dimension["of"].as_array().unwrap() {
            assert_keys(item, "kind id text weight score possible_score scale");
            assert_keys(&item["scale"], "least most");
        }
        if dimension["levels"].as_array().unwrap().is_empty() {
            assert!(dimension["level"].is_null() && dimension["possible"].is_null());
        } else {
            assert_keys(&dimension["level"], LEVEL);
            assert_keys(&dimension["possible"], LEVEL);
        }
        if dimension["rule"] == "staged" {
            assert!(dimension["items"].is_null() && dimension["score"].is_null());
        } else {
            assert_keys(&dimension["items"], "known unknown");
        }
        for level in dimension["levels"].as_array().unwrap() {
            assert_keys(level, "rank id label state from criteria");
            for criterion in level["criteria"].as_array().unwrap() {
                assert_keys(criterion, "id text state");
            }
        }
    }
    for criterion in result["criteria"].as_array().unwrap() {
        assert_keys(criterion, "id text section questions asked state");
        for asked in criterion["asked"].as_array().unwrap() {
            assert_keys(asked, "kind stage");
            assert_keys(&asked["stage"], LEVEL);
        }
    }
    if !result["staircase"].is_null() {
        assert_keys(&result["staircase"], "dimension levels steps");
        for step in result["staircase"]["steps"].as_array().unwrap() {
            assert_keys(step, "stage expected tracks");
            assert_keys(&step["stage"], LEVEL);
            assert_keys(&step["expected"], LEVEL);
        }
    }
    assert_readiness(result);
    assert_prerequisites(&result["prerequisites"]);
    assert_training(&result["training"]);
    assert_support(&result["support"]);
    for answer in result["answers"].as_array().unwrap() {
        assert_keys(
            answer,
            "question text section answer answer_text counted fact note evidence by on",
        );
    }
    if !result["plan"].is_null() {
        assert_plan(&result["plan"]);
    }
    for disagreement in result["disagreements"].as_array().unwrap() {
        assert_keys(
            disagreement,
            "question text section options answers kept kept_text",
        );
        for said in disagreement["answers"].as_array().unwrap() {
            assert_keys(said, "file by profiles answer answer_text rank");
            for profile in said["profiles"].as_array().unwrap() {
                assert_keys(profile, "id label");
            }
        }
    }
}

fn assert_plan(plan: &Value) {
    assert_keys(
        plan,
        "target found exact effort verifications worst_effort lower_bound \
         lower_bound_verifications impossible_because changes criteria gives",
    );
    assert_keys(
        &plan["target"],
        "kind id dimension level levels verdict stages stage",
    );
    for change in plan["changes"].as_array().unwrap() {
        assert_keys(
            change,
            "kind question text from from_text to to_text or_better added_text effort asked_later \
             criteria enables profiles",
        );
    }
    for criterion in plan["criteria"].as_array().unwrap() {
        assert_keys(criterion, "id text why remedy source");
    }
    assert_keys(
        &plan["gives"],
        "dimensions verdict_before verdict gap conditions next",
    );
}

fn assert_readiness(result: &Value) {
    let readiness = &result["readiness"];
    assert_keys(
        readiness,
        "dimension reached asked verdict blockers to_verify conditions",
    );
    assert_keys(&readiness["reached"], LEVEL);
    assert_keys(&readiness["asked"], LEVEL);
    assert_gap(&result["gap"]);
    let outlook = &result["outlook"];
    if !outlook.is_null() {
        assert_keys(outlook, "stage verdict gap blockers to_verify foreseen");
        assert_keys(&outlook["stage"], LEVEL);
        assert_gap(&outlook["gap"]);
        for foreseen in outlook["foreseen"].as_array().unwrap() {
            assert_keys(foreseen, "id text stage");
        }
    }
}

fn assert_prerequisites(prerequisites: &Value) {
    for prerequisite in prerequisites.as_array().unwrap() {
        assert_keys(
            prerequisite,
            "id text kind timing follows_from stage state because why remedy source",
        );
        assert_keys(&prerequisite["stage"], LEVEL);
        assert_keys(&prerequisite["remedy"], "text resources contact");
        for because in prerequisite["because"].as_array().unwrap() {
            assert_keys(
                because,
                "question text answer answer_text ticked accepted_text missing_text origin profiles excludes",
            );
        }
        for resource in prerequisite["remedy"]["resources"].as_array().unwrap() {
            assert_keys(resource, RESOURCE);
        }
        if !prerequisite["remedy"]["contact"].is_null() {
            assert_keys(&prerequisite["remedy"]["contact"], CONTACT);
        }
    }
}

fn assert_training(training: &Value) {
    for path in training.as_array().unwrap() {
        assert_keys(path, "profile purpose modules");
        for module in path["modules"].as_array().unwrap() {
            assert_keys(module, "id title track level resources listed_above");
            assert_keys(&module["level"], LEVEL);
            for resource in module["resources"].as_array().unwrap() {
                assert_keys(resource, RESOURCE);
            }
        }
    }
}

fn assert_support(support: &Value) {
    assert_keys(support, "eligibility contacts counterpart meeting");
    assert_keys(&support["eligibility"], "state id label offers to_clarify");
    for contact in support["contacts"].as_array().unwrap() {
        assert_keys(contact, CONTACT);
    }
}

#[test]
fn every_key_is_there_whatever_the_answers() {
    assert_contract(&result(&[]));
    for name in [
        "rootless",
        "pires-reponses",
        "meilleures-reponses",
        "en-retard",
    ] {
        let result = persona(name);
        assert_contract(&result);
        assert_eq!(result["disagreements"], Value::Array(vec![]), "{name}");
    }
}

/// The result of several answers files together, in English.
fn merged(files: &[(&str, &str)]) -> Value {
    let name = "cloud-pi-native";
    let rules = library::open(name, Some(Lang::En), Lang::En)
        .unwrap()
        .questionnaire;
    let voice = |(file, text): &(&str, &str)| {
        let source = Source {
            name: (*file).to_owned(),
            text: (*text).to_owned(),
        };
        Voice {
            file: (*file).to_owned(),
            answers: answers::read(&source, &rules, Lang::En).unwrap().answers,
        }
    };
    let voices: Vec<Voice> = files.iter().map(voice).collect();
    let merged = answers::merge(&rules, &voices);
    let context = report::Context {
        questionnaire: &rules,
        answers: &merged.answers,
        disagreements: &merged.disagreements,
        profiles: merged.answers.profiles.as_deref().unwrap_or_default(),
        lang: Lang::En,
        assessed_at: "2026-11-23T00:00:00Z".to_owned(),
    };
    let report = report::build(&context, &assess(&rules, &merged.answers, None));
    checked::valid(Document::Assess, report::json::render(&report).unwrap())
}

#[test]
fn a_disagreement_tells_who_said_what_and_what_counts() {
    let steering = r#"
[assessment]
profiles = ["steering"]
[answers]
target = "cloud-pi"
rootless = { answer = "all", by = "Ada" }
"#;
    let product = "[answers]\ntarget = \"undecided\"\nrootless = \"some\"\n";
    let result = merged(&[("steering.toml", steering), ("product.toml", product)]);
    assert_contract(&result);
    let steering = json!([{ "id": "steering", "label": "Project leads" }]);
    assert_eq!(
        result["disagreements"],
        json!([
            {
                "question": "target",
                "text": "On which infrastructure will the application be hosted?",
                "section": "project",
                "options": null,
                "answers": [
                    {
                        "file": "steering.toml",
                        "by": null,
                        "profiles": steering,
                        "answer": "cloud-pi",
                        "answer_text": "Cloud Pi, the interior ministry’s cloud",
                        "rank": null,
                    },
                    {
                        "file": "product.toml",
                        "by": null,
                        "profiles": [],
                        "answer": "undecided",
                        "answer_text": "The choice has not been made yet",
                        "rank": null,
                    },
                ],
                "kept": "unknown",
                "kept_text": "I don’t know",
            },
            {
                "question": "rootless",
                "text": "Do all your containers run without an administrator account, even under a randomly chosen user ID?",
                "section": "technical",
                "options": 3,
                "answers": [
                    {
                        "file": "steering.toml",
                        "by": "Ada",
                        "profiles": steering,
                        "answer": "all",
                        "answer_text": "Yes, all",
                        "rank": 3,
                    },
                    {
                        "file": "product.toml",
                        "by": null,
                        "profiles": [],
                        "answer": "some",
                        "answer_text": "Only some",
                        "rank": 2,
                    },
                ],
                "kept": "some",
                "kept_text": "Only some",
            },
        ])
    );
}

#[test]
fn the_worst_answers_give_no_go_with_the_awareness_gate_and_training_from_degree_1() {
    let result = persona("pires-reponses");
    let rank = |index: usize| {
        result["dimensions"][index]["level"]["rank"]
            .as_u64()
            .unwrap()
    };
    assert!(rank(0) <= 1);
    assert_eq!(rank(1), 1);
    assert_eq!(result["readiness"]["verdict"], "no-go");
    let blockers = result["readiness"]["blockers"].as_array().unwrap();
    assert!(blockers.contains(&"awareness-read".into()));
    for path in result["training"].as_array().unwrap() {
        assert_eq!(path["modules"][0]["level"]["rank"], 1);
    }
}

#[test]
fn the_best_answers_give_5_and_5_go_and_no_gap() {
    let result = persona("meilleures-reponses");
    for index in [0, 1] {
        assert_eq!(result["dimensions"][index]["level"]["rank"], 5);
    }
    assert_eq!(result["readiness"]["verdict"], "go");
    for gap in result["gap"].as_array().unwrap() {
        assert_eq!(gap["levels"], Value::Array(vec![]));
    }
}

#[test]
fn without_answers_all_is_possible_and_nothing_is_held_against_the_team() {
    let result = result(&[]);
    for index in [0, 1] {
        let dimension = &result["dimensions"][index];
        assert!(dimension["level"]["rank"].as_u64().unwrap() <= 1);
        assert_eq!(dimension["possible"]["rank"], 5);
        for level in dimension["levels"].as_array().unwrap() {
            for criterion in level["criteria"].as_array().unwrap() {
                assert_eq!(criterion["state"], "unknown", "{criterion}");
            }
        }
    }
    assert_eq!(result["readiness"]["verdict"], "to-verify");
    for prerequisite in result["prerequisites"].as_array().unwrap() {
        assert_ne!(prerequisite["state"], "unmet", "{prerequisite}");
    }
}

#[test]
fn the_language_changes_texts_and_nothing_else() {
    fn without_texts(value: &Value) -> Value {
        const TEXTS: [&str; 20] = [
            "from_text",
            "to_text",
            "added_text",
            "label",
            "text",
            "title",
            "answer_text",
            "accepted_text",
            "ticked",
            "missing_text",
            "why",
            "source",
            "action",
            "counterpart",
            "meeting",
            "offers",
            "language",
            "name",
            "version",
            "note",
        ];
        match value {
            Value::Object(object) => {
                let kept = object
                    .iter()
                    .filter(|(key, _)| !TEXTS.contains(&key.as_str()));
                Value::Object(kept.map(|(k, v)| (k.clone(), without_texts(v))).collect())
            }
            Value::Array(items) => Value::Array(items.iter().map(without_texts).collect()),
            other => other.clone(),
        }
    }
    let path = "questionnaires/cloud-pi-native/answers/rootless.toml";
    let english = result(&["--answers", path]);
    let french = result_in("fr", &["--answers", path]);
    assert_ne!(english, french);
    assert_eq!(without_texts(&english), without_texts(&french));
}

#[test]
fn a_questionnaire_without_stages_gives_null_readiness_and_outlook() {
    let folder = tempfile::tempdir().unwrap();
    let rules = folder.path().join("rules.toml");
    std::fs::write(
        &rules,
        r#"
[questionnaire]
id = "plain"
format = 1
version = "1"
language = "en"
title = "Plain"
[section.s]
title = "S"
[question.q]
section = "s"
text = "Q?"
options = { no = { text = "No" }, yes = { text = "Yes" } }
[criterion.c]
text = "C"
needs = { q = "yes" }
[dimension.d]
label = "D"
rule = "staged"
[dimension.d.level.one]
label = "One"
requires = ["c"]
"#,
    )
    .unwrap();
    let result = result(&[rules.to_str().unwrap()]);
    assert!(result["readiness"].is_null() && result["outlook"].is_null());
    assert!(result["support"]["eligibility"].is_null());
    assert_eq!(result["gap"], Value::Array(vec![]));
}

const SCORES: &str = "tests/cases/files/scores.toml";

#[test]
fn a_score_has_its_bounds_and_what_is_known_of_it_and_levels_only_if_there_are_any() {
    let answers = "tests/cases/files/scores-answers.toml";
    let result = result(&[SCORES, "--answers", answers]);
    let [design, delivery, total, risk] = [0, 1, 2, 3].map(|index| &result["dimensions"][index]);
    let items = |known, unknown| json!({ "known": known, "unknown": unknown });
    let bounds = |dimension: &Value| {
        let keys = ["score", "possible_score", "items"];
        keys.map(|key| dimension[key].clone())
    };
    assert_eq!(bounds(design), [json!(0.375), json!(0.375), items(2, 0)]);
    assert_eq!(bounds(delivery), [json!(0.666667), json!(1.0), items(1, 1)]);
    assert_eq!(bounds(total), [json!(0.520833), json!(0.6875), items(3, 1)]);
    assert_eq!(bounds(risk), [Value::Null, Value::Null, items(3, 1)]);
    assert!(design["level"].is_null() && design["possible"].is_null());
    assert_eq!(design["levels"], json!([]));
    assert_eq!(total["rule"], "score");
    let shared = json!({ "rank": 2, "id": "shared", "label": "Partagée" });
    assert_eq!(total["level"], shared);
    let level = |index: usize| {
        let level = &total["levels"][index];
        ["state", "from", "criteria"].map(|key| level[key].clone())
    };
    assert_eq!(level(1), [json!("met"), json!(0.5), json!([])]);
    assert_eq!(level(2), [json!("open"), json!(0.9), json!([])]);
    assert_eq!(risk["rule"], "first");
    assert_eq!(risk["levels"][0]["from"], Value::Null);
}

#[test]
fn show_prints_what_a_rule_counts() {
    let output = Command::new(env!("CARGO_BIN_EXE_palier"))
        .args(["questionnaire", "show", SCORES, "--format", "json"])
        .env_clear()
        .output()
        .unwrap();
    let model: Value = serde_json::from_slice(&output.stdout).unwrap();
    for dimension in model["dimensions"].as_array().unwrap() {
        assert_keys(
            dimension,
            "id label rule combine of unanswered empty zero levels",
        );
        for level in dimension["levels"].as_array().unwrap() {
            assert_keys(
                level,
                "rank id label text requires from tag min gates advises expects contacts
                 counterpart meeting",
            );
        }
    }
    let [delivery, risk] = [1, 3].map(|index| &model["dimensions"][index]);
    assert_eq!(delivery["combine"], "mean");
    assert_eq!(
        delivery["of"],
        json!([
            { "on": "criterion", "id": "checked", "weight": 2.0 },
            { "on": "question", "id": "secrets", "weight": 1.0 },
        ])
    );
    assert_eq!(risk["unanswered"], "rouge");
    assert_eq!(risk["empty"], "low");
    let conditions = risk["levels"].as_array().unwrap().iter();
    let conditions: Vec<_> = conditions.map(|l| (&l["tag"], &l["min"])).collect();
    assert_eq!(conditions[0], (&json!("rouge"), &json!(0.3)));
    assert_eq!(conditions[2], (&Value::Null, &Value::Null));
}

#[test]
fn show_prints_the_model_with_its_ids() {
    let output = Command::new(env!("CARGO_BIN_EXE_palier"))
        .args(["questionnaire", "show", "--format", "json", "--lang", "en"])
        .env_clear()
        .output()
        .unwrap();
    let model: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_keys(
        &model,
        "questionnaire profiles sections questions criteria dimensions tracks modules resources
         contacts eligibility",
    );
    for question in model["questions"].as_array().unwrap() {
        assert_keys(
            question,
            "id section text help kind options unit min max fact profiles when unless otherwise na
             suggest effort counts",
        );
        for option in question["options"].as_array().unwrap() {
            assert_keys(option, "id text value tag fact");
        }
    }
}

#[test]
fn a_comparison_has_every_key_whatever_changed() {
    let files = "tests/cases/files/compare";
    let compared = |before: &str, after: &str| -> Value {
        let output = Command::new(env!("CARGO_BIN_EXE_palier"))
            .args(["compare", "--format", "json", "--lang", "en"])
            .args([format!("{files}/today"), format!("{files}/{before}")])
            .arg(format!("{files}/{after}"))
            .env_clear()
            .output()
            .unwrap();
        checked::valid(Document::Compare, &output.stdout)
    };
    for (before, after) in [
        ("june.json", "november.toml"),
        ("june.toml", "june.toml"),
        ("november.toml", "later.toml"),
        ("november.toml", "june.json"),
    ] {
        let document = compared(before, after);
        assert_keys(
            &document,
            "schema_version tool language assessed_at questionnaire profiles changed before after
             dimensions readiness gap eligibility answers criteria new_questions",
        );
        for side in ["before", "after"] {
            assert_keys(
                &document[side],
                "file kind version digest assessed_at rules profiles progress readiness gap recorded
                 renamed gone refused",
            );
        }
        for dimension in document["dimensions"].as_array().unwrap() {
            assert_keys(
                dimension,
                "id label rule levels change by_knowledge before after",
            );
            assert_keys(
                &dimension["after"],
                "level possible score possible_score assessed",
            );
        }
        assert_keys(
            &document["readiness"],
            "dimension stage change before after",
        );
        assert_keys(
            &document["readiness"]["after"],
            "verdict blockers to_verify conditions excluding",
        );
        assert_keys(&document["answers"], "changed newly_known no_longer_known");
        assert_keys(
            &document["criteria"],
            "gained lost newly_known no_longer_known now_applies no_longer_applies",
        );
        for list in document["answers"].as_object().unwrap().values() {
            for answer in list.as_array().unwrap() {
                assert_keys(
                    answer,
                    "question text section from from_text to to_text added removed change
                     counted_before counted_after existed",
                );
            }
        }
        for list in document["criteria"].as_object().unwrap().values() {
            for criterion in list.as_array().unwrap() {
                assert_keys(criterion, "id text before after counts because");
                assert_keys(&criterion["because"][0], "question through");
            }
        }
        assert_keys(&document["new_questions"], "answers criteria");
    }
    let document = compared("june.json", "november.toml");
    let recorded = &document["before"]["recorded"];
    assert_eq!(recorded["same"], false);
    assert_eq!(recorded["dimensions"][0]["then"]["id"], "able");
    assert_eq!(recorded["dimensions"][0]["today"]["id"], "aware");
    assert_eq!(document["before"]["rules"], "other-version");
    assert_eq!(document["dimensions"][0]["change"], "same");
    assert_eq!(compared("june.toml", "june.toml")["changed"], false);
}

#[test]
fn a_criterion_belongs_to_the_section_of_the_first_question_that_it_tests() {
    let result = persona("rootless");
    let criteria = result["criteria"].as_array().unwrap();
    let rootless = criteria.iter().find(|c| c["id"] == "images-rootless");
    assert_eq!(
        rootless.unwrap(),
        &json!({
            "id": "images-rootless",
            "text": "All containers run without an administrator account",
            "section": "technical",
            "questions": ["rootless"],
            "asked": [{
                "kind": "gate",
                "stage": { "rank": 3, "id": "launch", "label": "Launch a cloud-native project" },
            }],
            "state": "unmet",
        })
    );
    // Every criterion of the rules is there.
    let rules = library::open("cloud-pi-native", Some(Lang::En), Lang::En).unwrap();
    assert_eq!(criteria.len(), rules.questionnaire.criteria.len());
}

#[test]
fn a_stage_expects_a_degree_to_which_the_shared_paths_lead() {
    let result = persona("rootless");
    let staircase = &result["staircase"];
    assert_eq!(staircase["dimension"]["id"], "maturity");
    assert_eq!(staircase["levels"], 5);
    let steps = staircase["steps"].as_array().unwrap();
    for (index, step) in steps.iter().enumerate() {
        assert_eq!(step["stage"]["rank"], index + 1);
        assert_eq!(step["expected"]["rank"], index + 1);
        let tracks = step["tracks"].as_array().unwrap().iter();
        let tracks: Vec<&Value> = tracks.map(|track| &track["id"]).collect();
        assert_eq!(tracks, ["culture", "cloud-native", "cloud-pi-native"]);
    }
    assert_eq!(steps.len(), 5);
}

#[test]
fn a_score_tells_what_it_combines_and_between_what_bounds_it_lies() {
    let answers = "questionnaires/security-practices/answers/equipe-qui-debute.toml";
    let result = result(&["security-practices", "--answers", answers]);
    let dimensions = result["dimensions"].as_array().unwrap();
    let find = |id| dimensions.iter().find(|d| d["id"] == id).unwrap();
    // The mean of two means of two sums of three means: from 0 to 3 as each of the sums.
    let whole = find("security");
    assert_eq!(whole["scale"], json!({ "least": 0.0, "most": 3.0 }));
    assert_eq!(whole["of"][1]["id"], "reaction");
    assert_eq!(whole["of"][1]["score"], find("reaction")["score"]);
    assert_eq!(
        find("design-2")["of"][0],
        json!({
            "kind": "question",
            "id": "risks-reviewed",
            "text": "When the product changes, do you review the list of its risks?",
            "weight": 1.0,
            "score": 0.25,
            "possible_score": 0.25,
            "scale": { "least": 0.0, "most": 1.0 },
        })
    );
}
