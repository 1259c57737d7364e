//! Faults of rule files and translations: each is found, located, and says what to do.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{codes, faults, rules, source, yes_no};
use palier::messages::Lang;
use palier::questionnaire;

/// A question to attach faulty keys to.
fn question(extra: &str) -> String {
    format!("[question.q]\nsection = \"all\"\ntext = \"Q?\"\n{extra}\n")
}

#[test]
fn every_fault_of_every_file_is_told_at_once_in_the_order_of_the_files() {
    let first = source(
        "a.toml",
        "[question.q]\nsection = \"nowhere\"\nscale = \"yes\"\n",
    );
    let second = source(
        "b.toml",
        "[questionnaire]\nid = \"x\"\nformat = 1\nversion = \"1\"\nlanguage = \"en\"\n[section.s]\n",
    );
    let faults = questionnaire::load(&[first, second], None, Lang::En).unwrap_err();
    let told: Vec<String> = faults
        .list
        .iter()
        .map(|fault| {
            let place = fault.place.as_ref().unwrap();
            format!("{} {}", faults.sources.location(place), fault.code)
        })
        .collect();
    assert_eq!(
        told,
        [
            "a.toml:1:11 missing-key",
            "a.toml:2:11 unknown-id",
            "a.toml:3:9 unknown-id",
            "b.toml:1:1 missing-key",
            "b.toml:6:10 missing-key",
        ]
    );
}

#[test]
fn several_syntax_errors_of_one_file_are_told_together() {
    let file = source("a.toml", "[questionnaire]\nid = \nversion = \"1\nx y = 1\n");
    let faults = questionnaire::load(&[file], None, Lang::En).unwrap_err();
    let codes: Vec<&str> = faults.list.iter().map(|fault| fault.code).collect();
    assert_eq!(codes, ["syntax"; 3]);
    assert_eq!(faults.list[0].message, "a value is missing after “=”");
}

#[test]
fn a_slip_in_a_kind_or_a_scale_brings_no_other_fault() {
    let criterion = "[criterion.c]\ntext = \"C\"\nneeds = { q = \"yes\" }\n";
    for (slip, code) in [
        ("scale = \"yes\"\nkind = \"singel\"", "unknown-kind"),
        ("kind = \"nubmer\"\nmin = 1", "unknown-kind"),
        ("scale = \"yse\"", "unknown-id"),
    ] {
        let needs = if slip.contains("min") { "" } else { criterion };
        let found = codes(&format!("{}{needs}", question(slip)));
        assert_eq!(found, [code], "{slip}");
    }
}

#[test]
fn an_unknown_key_is_an_error_with_a_suggestion() {
    let faults = faults(&question("scale = \"yes\"\nprofile = [\"dev\"]"));
    assert_eq!(faults.list[0].code, "unknown-key");
    assert_eq!(
        faults.list[0].help.as_deref(),
        Some("did you mean “profiles”?")
    );
}

#[test]
fn an_unknown_id_is_an_error_with_a_suggestion_wherever_it_stands() {
    for (text, close) in [
        (question("scale = \"yess\""), "yes"),
        (question("scale = \"yes\"\nprofiles = [\"devs\"]"), "dev"),
        (
            yes_no(&["rootless"]) + &question("scale = \"yes\"\nwhen = { rootles = \"yes\" }"),
            "rootless",
        ),
        (
            yes_no(&["a"])
                + "[criterion.c]\ntext = \"C\"\nneeds = { a = \"yes\" }\nafter = [\"cc\"]\n",
            "c",
        ),
    ] {
        let faults = faults(&text);
        assert_eq!(faults.list.len(), 1, "{text}");
        assert_eq!(faults.list[0].code, "unknown-id");
        let help = faults.list[0].help.clone().unwrap();
        assert_eq!(help, format!("did you mean “{close}”?"));
    }
}

#[test]
fn an_unknown_option_is_an_error_in_needs_otherwise_and_examples() {
    for text in [
        yes_no(&["a"]) + "[criterion.c]\ntext = \"C\"\nneeds = { a = \"yep\" }\n",
        yes_no(&["a"]) + "[criterion.c]\ntext = \"C\"\nneeds = { a = { min = \"yep\" } }\n",
        yes_no(&["a"]) + "[criterion.c]\ntext = \"C\"\nneeds = { a = { not = [\"yep\"] } }\n",
        question("scale = \"yes\"\notherwise = \"yep\""),
        yes_no(&["a"]) + "[example.e]\nanswers = { a = \"yep\" }\n",
    ] {
        assert_eq!(codes(&text), ["unknown-option"], "{text}");
    }
}

#[test]
fn an_id_defined_twice_shows_both_places() {
    let a = source("a.toml", "[section.s]\ntitle = \"S\"\n");
    let b = source(
        "b.toml",
        "[questionnaire]\nid = \"x\"\nformat = 1\nversion = \"1\"\nlanguage = \"en\"\ntitle = \"X\"\n[section.s]\ntitle = \"S\"\n",
    );
    let faults = questionnaire::load(&[a, b], None, Lang::En).unwrap_err();
    assert_eq!(faults.list.len(), 1);
    assert_eq!(faults.list[0].code, "duplicate-id");
    let drawn = faults.render(Lang::En, false);
    assert!(
        drawn.contains("b.toml:7:10") && drawn.contains("a.toml:1:10"),
        "{drawn}"
    );
}

#[test]
fn questions_criteria_and_dimensions_share_one_namespace() {
    let text = yes_no(&["same"]) + "[criterion.same]\ntext = \"C\"\nneeds = { same = \"yes\" }\n";
    assert_eq!(codes(&text), ["duplicate-id"]);
}

#[test]
fn an_id_is_kebab_case_and_no_reserved_word() {
    for id in ["Upper", "two--dashes", "-x", "under_score", "unknown", "na"] {
        let text = format!("[track.{id}]\nlabel = \"T\"\n");
        assert_eq!(codes(&text), ["bad-id"], "{id}");
    }
}

#[test]
fn a_circle_of_conditions_is_an_error_that_names_it() {
    let text = r#"
[question.a]
section = "all"
text = "A?"
scale = "yes"
when = { c = "met" }
[criterion.c]
text = "C"
needs = { a = "yes" }
"#;
    let faults = faults(text);
    assert_eq!(faults.list[0].code, "cycle");
    assert_eq!(faults.list[0].message, "circular definition: a → c → a");
}

#[test]
fn a_very_long_chain_of_conditions_is_no_circle_and_loads() {
    let count = 20_000;
    let mut text = yes_no(&["q0"]);
    for index in 1..count {
        let before = index - 1;
        text.push_str(&format!(
            "[question.q{index}]\nsection = \"all\"\ntext = \"Q\"\nscale = \"yes\"\nwhen = {{ q{before} = \"yes\" }}\n"
        ));
    }
    let rules = rules(&text);
    let assessment = common::assessed(&rules, "q0 = \"no\"");
    let last = rules.questions.refs().last().unwrap();
    assert_eq!(assessment.value(last).answer, questionnaire::Answer::Na);
}

#[test]
fn only_one_dimension_may_carry_conditions_for_support() {
    let dimension = |id: &str| {
        format!(
            "[dimension.{id}]\nlabel = \"D\"\nrule = \"staged\"\n[dimension.{id}.level.l]\nlabel = \"L\"\ngates = [\"c\"]\n"
        )
    };
    let proof = yes_no(&["a"]) + "[criterion.c]\ntext = \"C\"\nneeds = { a = \"yes\" }\n";
    assert_eq!(
        codes(&(proof + &dimension("one") + &dimension("two"))),
        ["too-many-stages"]
    );
}

#[test]
fn a_level_name_that_two_dimensions_have_must_be_qualified() {
    let dimension = |id: &str| {
        format!(
            "[dimension.{id}]\nlabel = \"D\"\nrule = \"staged\"\n[dimension.{id}.level.low]\nlabel = \"L\"\n"
        )
    };
    let both = dimension("one") + &dimension("two");
    let module = |level: &str| {
        format!(
            "{both}[track.t]\nlabel = \"T\"\n[module.m]\ntitle = \"M\"\ntrack = \"t\"\nlevel = \"{level}\"\n"
        )
    };
    assert_eq!(codes(&module("low")), ["ambiguous-level"]);
    assert_eq!(rules(&module("two.low")).modules.len(), 1);
}

#[test]
fn values_of_the_wrong_type_are_told_with_what_is_expected() {
    for extra in [
        "scale = \"yes\"\nfact = \"yes\"",
        "scale = \"yes\"\neffort = 0",
        "scale = \"yes\"\neffort = 1.5",
        "scale = \"yes\"\nprofiles = \"dev\"",
        "scale = \"yes\"\nhelp = 3",
        "kind = \"number\"\nmin = \"low\"",
        "options = [\"a\"]",
    ] {
        assert_eq!(codes(&question(extra)), ["wrong-type"], "{extra}");
    }
}

#[test]
fn conditions_are_neither_empty_nor_impossible_to_test() {
    let free = "[question.free]\nsection = \"all\"\ntext = \"Free?\"\nkind = \"text\"\n";
    for (when, code) in [
        ("{}", "empty-condition"),
        ("[]", "empty-condition"),
        ("{ free = \"x\" }", "untestable"),
        ("{ a = \"unknown\" }", "reserved-answer"),
        ("{ a = { all = [\"yes\"] } }", "wrong-type"),
        ("{ a = { min = \"yes\", not = \"no\" } }", "wrong-type"),
    ] {
        let text = yes_no(&["a"]) + free + &question(&format!("scale = \"yes\"\nwhen = {when}"));
        assert_eq!(codes(&text), [code], "{when}");
    }
}

#[test]
fn addresses_are_checked() {
    let resource = |url: &str| format!("[resource.r]\ntitle = \"R\"\nurl = \"{url}\"\n");
    for url in [
        "example.org",
        "https://",
        "javascript:alert(1)",
        "https://a b",
    ] {
        assert_eq!(codes(&resource(url)), ["bad-url"], "{url}");
    }
    assert_eq!(
        codes("[contact.c]\nlabel = \"C\"\nmail = \"nobody\"\n"),
        ["bad-mail"]
    );
}

#[test]
fn a_format_or_a_rule_of_another_version_is_refused() {
    let header = "[questionnaire]\nid = \"x\"\nformat = 2\nversion = \"1\"\nlanguage = \"en\"\ntitle = \"X\"\n";
    let faults = questionnaire::load(&[source("a.toml", header)], None, Lang::En).unwrap_err();
    assert_eq!(faults.list[0].code, "unknown-format");
    let dimension =
        "[dimension.d]\nlabel = \"D\"\nrule = \"weighted\"\n[dimension.d.level.l]\nlabel = \"L\"\n";
    assert_eq!(codes(dimension), ["unknown-rule"]);
}

#[test]
fn a_file_without_a_header_is_no_questionnaire() {
    let faults = questionnaire::load(&[source("a.toml", "")], None, Lang::Fr).unwrap_err();
    assert_eq!(faults.list[0].code, "missing-key");
    assert!(faults.list[0].message.contains("[questionnaire]"));
}

fn translated(translation: &str) -> Result<questionnaire::Questionnaire, Vec<String>> {
    let original = source(
        "q.toml",
        r#"
[questionnaire]
id = "x"
format = 1
version = "1"
language = "fr"
title = "Titre"
[section.s]
title = "Rubrique"
[scale.yes]
no = { text = "Non" }
yes = { text = "Oui" }
[question.q]
section = "s"
text = "Question ?"
scale = "yes"
effort = 2
"#,
    );
    let overlay = source("translations/en.toml", translation);
    questionnaire::load(&[original], Some(("en", &overlay)), Lang::En).map_err(|faults| {
        let told = faults.list.iter().map(|fault| {
            let place = fault.place.as_ref().unwrap();
            format!("{} {}", faults.sources.location(place), fault.code)
        });
        told.collect()
    })
}

#[test]
fn a_translation_overlays_texts_and_leaves_the_others_as_they_are() {
    let rules = translated(
        "[questionnaire]\ntitle = \"Title\"\n[scale.yes]\nyes = { text = \"Yes\" }\n[question.q]\ntext = \"Question?\"\n",
    )
    .unwrap();
    let question = &rules.questions[rules.questions.find("q").unwrap()];
    let texts: Vec<&str> = question.options().iter().map(|o| o.text.as_ref()).collect();
    assert_eq!(rules.title, "Title");
    assert_eq!(question.text, "Question?");
    assert_eq!(texts, ["Non", "Yes"]);
}

#[test]
fn a_translation_of_what_does_not_exist_or_is_no_text_is_an_error() {
    let told = translated(
        "[question.q]\neffort = 3\nsection = \"s\"\n[question.qq]\ntext = \"?\"\n[scale.yes]\nmaybe = { text = \"Maybe\" }\n",
    );
    assert_eq!(
        told.unwrap_err(),
        [
            "translations/en.toml:2:1 translation-extra",
            "translations/en.toml:3:1 translation-extra",
            "translations/en.toml:4:11 translation-extra",
            "translations/en.toml:7:1 translation-extra",
        ]
    );
}

#[test]
fn control_characters_of_texts_never_get_into_the_model() {
    let rules = rules(&question(
        "scale = \"yes\"\nhelp = \"red \\u001b[31m and \\u202e back\"",
    ));
    let question = &rules.questions[rules.questions.find("q").unwrap()];
    assert_eq!(
        question.help.as_deref(),
        Some("red \u{fffd}[31m and \u{fffd} back")
    );
}

#[test]
fn a_deeply_nested_value_is_an_error_and_no_crash() {
    let nested = format!("x = {}1{}\n", "[".repeat(100_000), "]".repeat(100_000));
    let faults = questionnaire::load(&[source("a.toml", &nested)], None, Lang::En).unwrap_err();
    assert!(faults.list.iter().all(|fault| fault.code == "syntax"));
}

#[test]
fn a_condition_that_is_neither_a_table_nor_a_list_is_refused_wherever_it_stands() {
    let a = yes_no(&["a"]);
    for text in [
        format!("{a}[criterion.c]\ntext = \"C\"\nneeds = \"a\"\n"),
        format!("{a}[criterion.c]\ntext = \"C\"\nneeds = [\"a\"]\n"),
        format!("{a}[eligibility.e]\nlabel = \"E\"\nwhen = 3\n"),
        a.clone() + &question("scale = \"yes\"\nwhen = \"a\""),
    ] {
        assert_eq!(codes(&text), ["wrong-type"], "{text}");
    }
}

#[test]
fn a_test_of_a_dimension_names_levels() {
    let dimension =
        "[dimension.d]\nlabel = \"D\"\nrule = \"staged\"\n[dimension.d.level.l]\nlabel = \"L\"\n";
    for (test, code) in [
        ("{ min = [] }", "wrong-type"),
        ("{ not = [] }", "empty-condition"),
        ("[]", "empty-condition"),
        ("\"m\"", "unknown-id"),
    ] {
        let criterion = format!("[criterion.c]\ntext = \"C\"\nneeds = {{ d = {test} }}\n");
        assert_eq!(codes(&format!("{dimension}{criterion}")), [code], "{test}");
    }
}

#[test]
fn nothing_to_choose_from_is_an_error() {
    assert_eq!(codes(&question("options = {}")), ["no-options"]);
    assert_eq!(
        codes(&question("kind = \"many\"\noptions = {}")),
        ["no-options"]
    );
    let empty = "[dimension.d]\nlabel = \"D\"\nrule = \"staged\"\n[dimension.d.level]\n";
    assert_eq!(codes(empty), ["no-levels"]);
}

#[test]
fn a_key_that_serves_no_purpose_for_its_kind_is_an_error() {
    for extra in [
        "kind = \"number\"\nscale = \"yes\"",
        "kind = \"text\"\nmin = 1",
        "scale = \"yes\"\nunit = \"people\"",
    ] {
        assert_eq!(codes(&question(extra)), ["unknown-key"], "{extra}");
    }
}

#[test]
fn an_option_may_be_called_allow() {
    let rules = rules(&question(
        "options = { allow = { text = \"Allow\" }, deny = { text = \"Deny\" } }",
    ));
    let question = &rules.questions[rules.questions.find("q").unwrap()];
    assert_eq!(question.options().len(), 2);
}

#[test]
fn not_applicable_is_refused_in_examples_too_where_it_is_not_offered() {
    let text = yes_no(&["a"]) + "[example.e]\nanswers = { a = \"na\" }\n";
    assert_eq!(codes(&text), ["unknown-option"]);
}

#[test]
fn an_id_is_64_characters_long_at_most_and_profiles_are_50_at_most() {
    let track = |length: usize| format!("[track.{}]\nlabel = \"T\"\n", "x".repeat(length));
    assert_eq!(codes(&track(65)), ["bad-id"]);
    assert_eq!(rules(&track(64)).tracks.len(), 1);
    let profile = |index| format!("[profile.p{index}]\nlabel = \"P\"\n");
    let profiles: String = (0..60).map(profile).collect();
    assert_eq!(codes(&profiles), ["too-many-profiles"]);
}

#[test]
fn a_scale_has_100_options_at_most() {
    let option = |index| format!("o{index} = {{ text = \"O\" }}\n");
    let scale = |count| format!("[scale.s]\n{}", (0..count).map(option).collect::<String>());
    assert_eq!(codes(&scale(101)), ["too-many-options"]);
    rules(&scale(100));
}

#[test]
fn texts_written_on_windows_have_plain_line_ends() {
    let rules = rules(&question("scale = \"yes\"\nhelp = \"\"\"one\r\ntwo\"\"\""));
    let question = &rules.questions[rules.questions.find("q").unwrap()];
    assert_eq!(question.help.as_deref(), Some("one\ntwo"));
}
