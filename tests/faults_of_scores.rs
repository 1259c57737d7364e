//! Faults of the rules `score` and `first`: each is found, located, and says what to do, in both
//! languages.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{codes, rules, source, yes_no};
use palier::messages::Lang;
use palier::questionnaire;

const HEADER: &str = "[questionnaire]\nid = \"x\"\nformat = 1\nversion = \"1\"\nlanguage = \"fr\"\ntitle = \"X\"\n[section.all]\ntitle = \"T\"\n[scale.yes]\nno = { text = \"N\", tag = \"red\" }\nyes = { text = \"O\" }\n";

/// The faults of these rules in one language: code, message and help, with the excerpt that the
/// fault points at.
fn told(text: &str, lang: Lang) -> Vec<(String, String, String, String)> {
    let whole = format!("{HEADER}{text}");
    let file = source("rules.toml", &whole);
    let faults = questionnaire::load(&[file], None, lang).unwrap_err();
    let told = faults.list.iter().map(|fault| {
        let place = fault.place.as_ref().expect("it is located");
        (
            fault.code.to_owned(),
            whole[place.span.clone()].to_owned(),
            fault.message.clone(),
            fault.help.clone().expect("it says what to do"),
        )
    });
    told.collect()
}

/// Checks the only fault of these rules: its code and place, and its words in both languages.
#[track_caller]
fn assert_fault(text: &str, code: &str, place: &str, french: [&str; 2], english: [&str; 2]) {
    for (lang, [message, help]) in [(Lang::Fr, french), (Lang::En, english)] {
        let expected = [code, place, message, help].map(str::to_owned);
        let [code, place, message, help] = expected;
        assert_eq!(told(text, lang), [(code, place, message, help)], "{text}");
    }
}

fn score(lines: &str) -> String {
    yes_no(&["a", "b"]) + "[dimension.d]\nlabel = \"D\"\nrule = \"score\"\n" + lines
}

fn first(lines: &str) -> String {
    yes_no(&["a", "b"]) + "[dimension.d]\nlabel = \"D\"\nrule = \"first\"\n" + lines
}

const LAST: &str = "[dimension.d.level.green]\nlabel = \"G\"\n";

#[test]
fn a_way_to_combine_that_does_not_exist() {
    assert_fault(
        &score("combine = \"average\"\nof = [\"a\"]\n"),
        "unknown-id",
        "\"average\"",
        [
            "« combine » ne connaît pas « average »",
            "noms possibles : mean, sum, min, max",
        ],
        [
            "“combine” does not know “average”",
            "possible names: mean, sum, min, max",
        ],
    );
}

#[test]
fn a_score_that_counts_nothing() {
    assert_fault(
        &score("of = []\n"),
        "no-items",
        "[]",
        [
            "cette note ne compte rien",
            "citez dans « of » au moins une question, un critère ou une dimension de règle « score »",
        ],
        [
            "this score counts nothing",
            "list in “of” at least one question, criterion or dimension of rule “score”",
        ],
    );
    assert_eq!(codes(&score("")), ["missing-key"]);
    assert_eq!(codes(&score("of = \"a\"\n")), ["wrong-type"]);
}

#[test]
fn an_item_that_is_listed_twice() {
    assert_fault(
        &score("of = [\"a\", \"b\", \"a\"]\n"),
        "duplicate-id",
        "\"a\"",
        [
            "« a » figure deux fois dans cette liste",
            "supprimez-en un ; pour qu’il compte davantage, donnez-lui un poids dans « weights »",
        ],
        [
            "“a” is listed twice",
            "remove one of them; for it to count more, give it a weight in “weights”",
        ],
    );
}

#[test]
fn an_item_that_does_not_exist() {
    assert_fault(
        &(score("of = [\"a\", \"criterio\"]\n")
            + "[criterion.criterion]\ntext = \"C\"\nneeds = { a = \"yes\" }\n"),
        "unknown-id",
        "\"criterio\"",
        [
            "« criterio » n’est défini nulle part",
            "vouliez-vous écrire « criterion » ?",
        ],
        [
            "“criterio” is not defined anywhere",
            "did you mean “criterion”?",
        ],
    );
}

#[test]
fn a_question_without_one_answer_among_options_has_no_value() {
    for kind in [
        "kind = \"many\"\nscale = \"yes\"",
        "kind = \"number\"",
        "kind = \"text\"",
    ] {
        let question = format!("[question.size]\nsection = \"all\"\ntext = \"?\"\n{kind}\n");
        assert_fault(
            &(score("of = [\"a\", \"size\"]\n") + &question),
            "no-value",
            "\"size\"",
            [
                "la question « size » n’a pas une seule réponse parmi des options : elle n’a pas de valeur à compter",
                "écrivez un critère qui teste « size », et citez ce critère dans « of »",
            ],
            [
                "the question “size” does not take one answer among options: it has no value to count",
                "write a criterion that tests “size”, and list that criterion in “of”",
            ],
        );
    }
}

#[test]
fn a_dimension_of_another_rule_has_no_score() {
    let staged = "[dimension.other]\nlabel = \"O\"\nrule = \"staged\"\n[dimension.other.level.one]\nlabel = \"One\"\n";
    assert_fault(
        &(score("of = [\"other\"]\n") + staged),
        "no-value",
        "\"other\"",
        [
            "la dimension « other » n’a pas de note",
            "« of » n’accepte que des dimensions dont la règle est « score »",
        ],
        [
            "the dimension “other” has no score",
            "“of” only takes dimensions whose rule is “score”",
        ],
    );
}

#[test]
fn a_weight_of_what_is_not_counted() {
    assert_fault(
        &score("of = [\"a\"]\nweights = { b = 2 }\n"),
        "unknown-id",
        "b",
        [
            "« b » a un poids, mais ne figure pas dans « of »",
            "noms possibles : a",
        ],
        [
            "“b” has a weight but is not listed in “of”",
            "possible names: a",
        ],
    );
}

#[test]
fn a_weight_that_is_not_above_0() {
    for weight in ["0", "-1.5"] {
        assert_fault(
            &score(&format!("of = [\"a\"]\nweights = {{ a = {weight} }}\n")),
            "weight-range",
            weight,
            [
                "le poids de « a » doit être plus grand que 0",
                "augmentez-le ; pour ne pas compter cet élément, retirez-le de « of »",
            ],
            [
                "the weight of “a” must be greater than 0",
                "raise it; to leave this item out, remove it from “of”",
            ],
        );
    }
}

#[test]
fn weights_that_change_nothing() {
    for combine in ["min", "max"] {
        assert_fault(
            &score(&format!(
                "combine = \"{combine}\"\nof = [\"a\"]\nweights = {{ a = 2 }}\n"
            )),
            "unknown-key",
            "{ a = 2 }",
            [
                "« weights » ne change rien à « min » ni à « max »",
                "supprimez « weights », ou choisissez « mean » ou « sum »",
            ],
            [
                "“weights” changes nothing for “min” and “max”",
                "remove “weights”, or choose “mean” or “sum”",
            ],
        );
    }
}

#[test]
fn a_number_with_more_digits_than_can_be_meant() {
    assert_fault(
        &score("of = [\"a\"]\nweights = { a = 0.1234567891 }\n"),
        "wrong-type",
        "0.1234567891",
        [
            "« a » : il faut un nombre, avec 9 chiffres au plus avant le point et 9 après",
            "remplacez la valeur de « a » par un nombre, avec 9 chiffres au plus avant le point et 9 après",
        ],
        [
            "“a” must be a number, with at most 9 digits before the point and 9 after",
            "replace the value of “a” with a number, with at most 9 digits before the point and 9 after",
        ],
    );
    for value in ["1e300", "inf", "\"one\"", "1e-999999999"] {
        let options = format!("options = {{ o = {{ text = \"O\", value = {value} }} }}");
        let question = format!("[question.q]\nsection = \"all\"\ntext = \"Q?\"\n{options}\n");
        assert_eq!(codes(&question), ["wrong-type"], "{value}");
    }
}

#[test]
fn levels_out_of_order() {
    let levels = |second: &str| {
        score(&format!(
            "of = [\"a\"]\n[dimension.d.level.low]\nlabel = \"L\"\nfrom = 0.5\n[dimension.d.level.high]\nlabel = \"H\"\nfrom = {second}\n"
        ))
    };
    for second in ["0.5", "0.25"] {
        assert_fault(
            &levels(second),
            "level-order",
            second,
            [
                "le niveau « high » ne commence pas au-dessus du précédent",
                "rangez les niveaux du plus bas au plus haut, chacun avec un « from » plus grand",
            ],
            [
                "the level “high” does not start above the one before",
                "order levels from lowest to highest, each with a greater “from”",
            ],
        );
    }
    rules(&levels("0.500000001"));
}

#[test]
fn a_level_of_a_score_without_its_threshold() {
    let level = "of = [\"a\"]\n[dimension.d.level.low]\nlabel = \"L\"\n";
    assert_eq!(codes(&score(level)), ["missing-key"]);
}

#[test]
fn a_threshold_that_no_score_reaches() {
    let level =
        |lines: &str| format!("{lines}\n[dimension.d.level.low]\nlabel = \"L\"\nfrom = 50\n");
    assert_fault(
        &score(&level("of = [\"a\"]")),
        "threshold-range",
        "low",
        [
            "le niveau « low » commence à 50, mais la note ne dépasse jamais 1",
            "baissez « from », ou augmentez les valeurs des options",
        ],
        [
            "the level “low” starts at 50, but the score never exceeds 1",
            "lower “from”, or raise the values of the options",
        ],
    );
    let weighted = "combine = \"sum\"\nof = [\"a\", \"b\"]\nweights = { a = 25, b = 25 }";
    rules(&score(&level(weighted)));
    let lighter = weighted.replace("b = 25", "b = 24.9");
    assert_eq!(codes(&score(&level(&lighter))), ["threshold-range"]);
    // Of scores too, and of criteria; a fact adds nothing.
    let part = "[dimension.part]\nlabel = \"P\"\nrule = \"score\"\ncombine = \"sum\"\nof = [\"c\", \"fact\"]\nweights = { c = 49 }\n[criterion.c]\ntext = \"C\"\nneeds = { a = \"yes\" }\n[question.fact]\nsection = \"all\"\ntext = \"F?\"\nscale = \"yes\"\nfact = true\n";
    let of_part = score(&level("of = [\"part\"]")) + part;
    assert_eq!(codes(&of_part), ["threshold-range"]);
    rules(&of_part.replace("c = 49", "c = 50"));
}

#[test]
fn a_score_without_levels_can_be_neither_tested_nor_expected() {
    let scored = score("of = [\"a\"]\n");
    let words = (
        [
            "la dimension « d » n’a aucun niveau à nommer ici",
            "ajoutez au moins une table [dimension.d.level.…]",
        ],
        [
            "the dimension “d” has no level to name here",
            "add at least one table [dimension.d.level.…]",
        ],
    );
    for tested in [
        "\"low\"",
        "[\"low\"]",
        "{ min = \"low\" }",
        "{ not = \"low\" }",
    ] {
        let criterion = format!("[criterion.c]\ntext = \"C\"\nneeds = {{ d = {tested} }}\n");
        assert_fault(
            &(scored.clone() + &criterion),
            "no-levels",
            "\"low\"",
            words.0,
            words.1,
        );
    }
    let stage = "[dimension.stage]\nlabel = \"S\"\nrule = \"staged\"\n[dimension.stage.level.one]\nlabel = \"O\"\nexpects = { d = \"low\" }\n";
    assert_fault(&(scored + stage), "no-levels", "\"low\"", words.0, words.1);
}

#[test]
fn keys_of_another_rule() {
    let words = |key: &str, rule: &str| {
        [
            format!("la clé « {key} » ne sert pas à la règle « {rule} »"),
            format!("the key “{key}” serves no purpose for the rule “{rule}”"),
        ]
    };
    let staged = "[dimension.d]\nlabel = \"D\"\nrule = \"staged\"\n";
    let level = "[dimension.d.level.low]\nlabel = \"L\"\n";
    let questions = yes_no(&["a", "b"]);
    let low = |lines: &str| format!("{level}{lines}");
    let share = "tag = \"red\"\nmin = 0.5\n";
    let cases = [
        (
            format!("{questions}{staged}combine = \"sum\"\n{level}"),
            "combine",
            "staged",
        ),
        (
            format!("{questions}{staged}of = [\"a\"]\n{level}"),
            "of",
            "staged",
        ),
        (format!("{staged}{}", low("from = 0.5\n")), "from", "staged"),
        (
            score(&format!(
                "of = [\"a\"]\nempty = \"low\"\n{level}from = 0.5\n"
            )),
            "empty",
            "score",
        ),
        (
            score(&format!("of = [\"a\"]\n{level}from = 0.5\nrequires = []\n")),
            "requires",
            "score",
        ),
        (
            score(&format!("of = [\"a\"]\n{level}from = 0.5\nmin = 0.5\n")),
            "min",
            "score",
        ),
        (
            first(&format!("weights = {{ a = 1 }}\n{level}{share}{LAST}")),
            "weights",
            "first",
        ),
        (
            first(&format!("{level}{share}from = 0.5\n{LAST}")),
            "from",
            "first",
        ),
    ];
    for (text, key, rule) in cases {
        let [french, english] = words(key, rule);
        assert_fault(
            &text,
            "unknown-key",
            key,
            [&french, "supprimez cette ligne, ou changez « rule »"],
            [&english, "remove this line, or change “rule”"],
        );
    }
    assert_eq!(codes(&score("of = [\"a\"]\nweight = 2\n")), ["unknown-key"]);
}

#[test]
fn a_share_of_questions_without_any_tag() {
    let untagged =
        "[question.plain]\nsection = \"all\"\ntext = \"?\"\noptions = { o = { text = \"O\" } }\n";
    let add = (
        "ajoutez à une option au moins une clé « tag », par exemple tag = \"rouge\"",
        "add a key “tag” to at least one option, such as tag = \"red\"",
    );
    assert_fault(
        &(first(&format!("of = [\"a\", \"plain\"]\n{LAST}")) + untagged),
        "no-value",
        "\"plain\"",
        [
            "aucune option de la question « plain » n’a de « tag » : elle ne peut pas être comptée",
            add.0,
        ],
        [
            "no option of the question “plain” has a “tag”: it cannot be counted",
            add.1,
        ],
    );
    let nothing = [
        "aucune question n’est comptée ici : aucune option n’a de « tag »",
        "no question is counted here: no option has a “tag”",
    ];
    let dimension = format!("[dimension.d]\nlabel = \"D\"\nrule = \"first\"\n{LAST}");
    let alone = dimension + untagged;
    assert_fault(
        &alone,
        "no-items",
        "d",
        [nothing[0], add.0],
        [nothing[1], add.1],
    );
    let empty = first(&format!("of = []\n{LAST}"));
    assert_fault(
        &empty,
        "no-items",
        "[]",
        [nothing[0], add.0],
        [nothing[1], add.1],
    );
}

#[test]
fn a_question_that_is_listed_twice_in_a_share() {
    let questions = "[question.q]\nsection = \"all\"\ntext = \"?\"\noptions = { o = { text = \"O\", tag = \"red\" } }\n";
    let dimension =
        format!("[dimension.d]\nlabel = \"D\"\nrule = \"first\"\nof = [\"q\", \"q\"]\n{LAST}");
    assert_eq!(
        codes(&(questions.to_owned() + &dimension)),
        ["duplicate-id"]
    );
}

#[test]
fn a_tag_that_no_answer_carries() {
    let level = "[dimension.d.level.bad]\nlabel = \"B\"\ntag = \"rad\"\nmin = 0.5\n";
    assert_fault(
        &first(&format!("{level}{LAST}")),
        "unknown-id",
        "\"rad\"",
        [
            "aucune réponse comptée ici ne porte le « tag » « rad »",
            "noms possibles : red",
        ],
        [
            "no answer counted here carries the tag “rad”",
            "possible names: red",
        ],
    );
    // Unknowns may carry a tag that no option has.
    let header = format!(
        "{HEADER}{}",
        first(&format!("unanswered = \"rad\"\n{level}{LAST}"))
    );
    questionnaire::load(&[source("rules.toml", &header)], None, Lang::Fr).unwrap();
}

#[test]
fn a_tag_of_unknowns_that_no_level_counts() {
    let level = "[dimension.d.level.bad]\nlabel = \"B\"\ntag = \"red\"\nmin = 0.5\n";
    assert_fault(
        &first(&format!("unanswered = \"grey\"\n{level}{LAST}")),
        "unknown-id",
        "\"grey\"",
        [
            "aucun niveau ne compte le « tag » « grey »",
            "noms possibles : red",
        ],
        ["no level counts the tag “grey”", "possible names: red"],
    );
}

#[test]
fn a_share_beyond_0_and_1() {
    for min in ["5", "-0.1", "1.01"] {
        let level = format!("[dimension.d.level.bad]\nlabel = \"B\"\ntag = \"red\"\nmin = {min}\n");
        assert_fault(
            &first(&format!("{level}{LAST}")),
            "threshold-range",
            min,
            ["une part va de 0 à 1", "écrivez 5 % sous la forme 0.05"],
            ["a share goes from 0 to 1", "write 5% as 0.05"],
        );
    }
}

#[test]
fn a_condition_on_the_last_level_or_none_on_another() {
    let level = "[dimension.d.level.bad]\nlabel = \"B\"\ntag = \"red\"\nmin = 0.5\n";
    let extra = |key: &str| {
        let french = format!("le dernier niveau n’a pas de condition : « {key} » est de trop");
        let english = format!("the last level has no condition: “{key}” is one too many");
        (french, english)
    };
    let help = (
        "supprimez cette ligne, ou ajoutez après lui le niveau où l’on est quand aucune condition n’est remplie",
        "remove this line, or add after it the level that holds when no condition does",
    );
    for (key, line) in [("tag", "tag = \"red\""), ("min", "min = 0.5")] {
        let (french, english) = extra(key);
        let value = line.split(" = ").last().unwrap();
        let text = first(&format!("{level}{LAST}{line}\n"));
        assert_fault(
            &text,
            "level-order",
            value,
            [&french, help.0],
            [&english, help.1],
        );
    }
    let without = |line: &str| {
        let header = format!(
            "{HEADER}{}",
            first(&format!("{}{LAST}", level.replace(line, "")))
        );
        let faults = questionnaire::load(&[source("r.toml", &header)], None, Lang::En);
        let faults = faults.unwrap_err();
        faults
            .list
            .iter()
            .map(|fault| fault.code)
            .collect::<Vec<_>>()
    };
    assert_eq!(without("tag = \"red\"\n"), ["missing-key"]);
    assert_eq!(without("min = 0.5\n"), ["missing-key"]);
}

#[test]
fn the_level_of_nothing_must_be_one_of_the_dimension() {
    assert_eq!(
        codes_in_french(&first(&format!("empty = \"grin\"\n{LAST}"))),
        ["unknown-id"]
    );
}

fn codes_in_french(text: &str) -> Vec<String> {
    let told = told(text, Lang::Fr);
    told.into_iter().map(|(code, ..)| code).collect()
}

#[test]
fn a_share_without_levels() {
    assert_eq!(codes_in_french(&first("")), ["no-levels"]);
}

#[test]
fn scores_that_rest_on_each_other_are_a_circle() {
    let other = "[dimension.e]\nlabel = \"E\"\nrule = \"score\"\nof = [\"d\"]\n";
    assert_fault(
        &(score("of = [\"e\"]\n") + other),
        "cycle",
        "d",
        [
            "définition circulaire : d → e → d",
            "retirez l’une de ces conditions : aucune ne peut être décidée la première",
        ],
        [
            "circular definition: d → e → d",
            "remove one of these conditions: none can be decided first",
        ],
    );
    assert_eq!(codes(&score("of = [\"d\"]\n")), ["cycle"]);
    let level = "of = [\"a\", \"asked\"]\n[dimension.d.level.low]\nlabel = \"L\"\nfrom = 0.5\n";
    let asked = "[question.asked]\nsection = \"all\"\ntext = \"?\"\nscale = \"yes\"\nwhen = { d = \"low\" }\n";
    assert_eq!(codes(&(score(level) + asked)), ["cycle"]);
    let shares = first(&format!(
        "[dimension.d.level.bad]\nlabel = \"B\"\ntag = \"red\"\nmin = 0.5\n{LAST}"
    ));
    let asked = asked.replace("\"low\"", "\"bad\"");
    assert_eq!(codes_in_french(&(shares + &asked)), ["cycle"]);
}

#[test]
fn more_dimensions_than_a_result_can_show() {
    let many = |count: usize| -> String {
        let dimension = |index: usize| {
            format!("[dimension.d{index}]\nlabel = \"D\"\nrule = \"score\"\nof = [\"a\"]\n")
        };
        yes_no(&["a"]) + &(0..count).map(dimension).collect::<String>()
    };
    assert_fault(
        &many(201),
        "too-many-dimensions",
        "d200",
        [
            "il y a plus de 200 dimensions",
            "regroupez des dimensions : chacune a sa ligne dans le résultat",
        ],
        [
            "there are more than 200 dimensions",
            "merge some dimensions: each has its line in the result",
        ],
    );
    rules(&many(200));
}

#[test]
fn every_fault_of_a_rule_is_told_at_once() {
    let text = score(
        "combine = \"mode\"\nof = [\"a\", \"nobody\", \"a\"]\nweights = { a = 0, z = 1 }\n[dimension.d.level.low]\nlabel = \"L\"\nfrom = 1\n[dimension.d.level.high]\nlabel = \"H\"\nfrom = 0.5\ntag = \"red\"\n",
    );
    let expected = [
        "unknown-id",
        "unknown-id",
        "duplicate-id",
        "weight-range",
        "unknown-id",
        "level-order",
        "unknown-key",
    ];
    assert_eq!(codes(&text), expected);
}
