//! Answers files: format.md section 8.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{source, yes_no};
use palier::answers::{self, Answers, AnswersDocument, Loaded, Notice};
use palier::diagnostic::Faults;
use palier::messages::Lang;
use palier::questionnaire::{self, Answer, Questionnaire};

/// Questions of every kind; `packed` was called `boxed` once, and `gone` is gone.
fn rules() -> Questionnaire {
    let header = r#"
[questionnaire]
id = "small"
format = 1
version = "2"
language = "en"
title = "Small"
renamed = { boxed = "packed" }
removed = ["gone"]
[profile.dev]
label = "Developers"
[section.all]
title = "All"
[scale.yes]
no = { text = "No" }
yes = { text = "Yes" }
[question.tools]
section = "all"
text = "Tools?"
kind = "many"
scale = "yes"
na = "No tools"
[question.users]
section = "all"
text = "Users?"
kind = "number"
min = 0
max = 1000
[question.name]
section = "all"
text = "Name?"
kind = "text"
"#;
    let file = source("small.toml", &format!("{header}{}", yes_no(&["packed"])));
    questionnaire::load(&[file], None, Lang::En)
        .unwrap_or_else(|faults| panic!("{}", faults.render(Lang::En, false)))
}

fn read(text: &str) -> Result<Loaded, Faults> {
    answers::read(&source("answers.toml", text), &rules(), Lang::En)
}

fn codes(text: &str) -> Vec<&'static str> {
    let faults = read(text).unwrap_err();
    faults.list.iter().map(|fault| fault.code).collect()
}

fn answer(loaded: &Loaded, question: &str) -> Answer {
    let question = rules().questions.find(question).unwrap();
    loaded.answers.get(question).clone()
}

#[test]
fn answers_of_every_kind_are_read() {
    let loaded = read(
        "[answers]\npacked = \"yes\"\ntools = [\"yes\", \"no\"]\nusers = 12.5\nname = \"Étoile\"\n",
    )
    .unwrap();
    assert_eq!(answer(&loaded, "packed"), Answer::One(1));
    assert_eq!(answer(&loaded, "tools"), Answer::Many(vec![0, 1]));
    assert_eq!(answer(&loaded, "users"), Answer::Number(12.5));
    assert_eq!(answer(&loaded, "name"), Answer::Text("Étoile".into()));
}

#[test]
fn reserved_words_and_an_empty_list_are_answers() {
    let loaded = read("[answers]\npacked = \"unknown\"\ntools = \"na\"\n").unwrap();
    assert_eq!(answer(&loaded, "packed"), Answer::Unknown);
    assert_eq!(answer(&loaded, "tools"), Answer::Na);
    let loaded = read("[answers]\ntools = []\n").unwrap();
    assert_eq!(answer(&loaded, "tools"), Answer::Many(vec![]));
}

#[test]
fn a_note_and_its_evidence_are_read_with_the_answer() {
    let loaded = read(
        "[answers]\npacked = { answer = \"no\", note = \"soon\", evidence = \"https://example.org\", by = \"Ada\", on = 2026-11-23 }\n",
    )
    .unwrap();
    let packed = rules().questions.find("packed").unwrap();
    let entry = loaded.answers.entry(packed).unwrap();
    let told = [&entry.note, &entry.evidence, &entry.by, &entry.on];
    let told = told.map(|text| text.as_deref().unwrap());
    assert_eq!(told, ["soon", "https://example.org", "Ada", "2026-11-23"]);
}

#[test]
fn an_answer_is_settled_only_where_it_says_so() {
    let text = "[answers]\npacked = { answer = \"unknown\", settled = true }\nusers = { answer = 3, settled = false }\nname = \"Ada\"\n";
    let loaded = read(text).unwrap();
    let settled = |id| {
        let question = rules().questions.find(id).unwrap();
        loaded.answers.entry(question).unwrap().settled
    };
    assert_eq!(
        ["packed", "users", "name"].map(settled),
        [true, false, false]
    );
}

#[test]
fn settled_that_is_neither_true_nor_false_and_its_slips_are_faults_where_they_stand() {
    let faults = read("[answers]\npacked = { answer = \"yes\", settled = \"yes\" }\n").unwrap_err();
    assert_eq!(faults.list[0].code, "wrong-type");
    let shown = faults.render(Lang::En, false);
    assert!(shown.contains("answers.toml:2:38"), "{shown}");
    let slip = "[answers]\npacked = { answer = \"yes\", setled = true }\n";
    assert_eq!(codes(slip), ["unknown-key"]);
}

#[test]
fn another_answer_to_what_was_settled_stays_settled() {
    let rules = rules();
    let packed = rules.questions.find("packed").unwrap();
    let mut answers = Answers::none(&rules);
    answers.settle(packed, Answer::Unknown);
    assert!(answers.entry(packed).unwrap().settled);
    answers.set(packed, Answer::One(1));
    let entry = answers.entry(packed).unwrap();
    assert_eq!((&entry.answer, entry.settled), (&Answer::One(1), true));
}

#[test]
fn settling_an_answer_keeps_its_remarks_and_forgets_who_gave_another() {
    let text =
        "[answers]\npacked = { answer = \"no\", note = \"soon\", by = \"Ada\", on = 2026-11-23 }\n";
    let mut answers = read(text).unwrap().answers;
    let packed = rules().questions.find("packed").unwrap();
    answers.settle(packed, Answer::One(0));
    let entry = answers.entry(packed).unwrap().clone();
    assert_eq!((entry.by.as_deref(), entry.settled), (Some("Ada"), true));
    answers.settle(packed, Answer::One(1));
    let entry = answers.entry(packed).unwrap().clone();
    assert_eq!(
        (entry.note.as_deref(), entry.by, entry.on, entry.settled),
        (Some("soon"), None, None, true)
    );
}

#[test]
fn every_fault_is_told_at_once() {
    let text = "[assessment]\nprofiles = [\"devs\"]\n[answers]\npacket = \"yes\"\npacked = \"yep\"\nusers = 2000\ntools = \"yes\"\nname = 3\n";
    assert_eq!(
        codes(text),
        [
            "unknown-id",
            "unknown-id",
            "unknown-option",
            "out-of-range",
            "wrong-type",
            "wrong-type",
        ]
    );
}

#[test]
fn not_applicable_is_refused_where_it_is_not_offered() {
    assert_eq!(codes("[answers]\npacked = \"na\"\n"), ["unknown-option"]);
}

#[test]
fn an_infinite_number_is_no_answer() {
    for number in ["inf", "-inf", "nan", "99999999999999999999"] {
        assert_eq!(
            codes(&format!("[answers]\nusers = {number}\n")),
            ["wrong-type"],
            "{number}"
        );
    }
}

#[test]
fn a_misspelt_table_does_not_pass_for_an_empty_file_and_a_foreign_one_is_let_be() {
    assert_eq!(codes("[answer]\npacked = \"yes\"\n"), ["unknown-key"]);
    assert!(read("[budget]\nhardware = 3\n").is_ok());
}

#[test]
fn the_answers_of_another_questionnaire_are_refused() {
    let text = "[assessment]\nquestionnaire = \"other\"\n[answers]\n";
    assert_eq!(codes(text), ["other-questionnaire"]);
}

#[test]
fn what_another_questionnaire_asks_is_not_told_as_so_many_unknown_names() {
    let header = "[assessment]\nquestionnaire = \"other\"\nprofiles = [\"guests\"]\n";
    let answers = "[answers]\nflavour = \"sweet\"\npacked = \"perhaps\"\n";
    let text = format!("{header}{answers}");
    assert_eq!(codes(&text), ["other-questionnaire"]);
    // Without the name of the questionnaire, each of them is a fault.
    let unnamed = text.replace("questionnaire = \"other\"\n", "");
    assert_eq!(codes(&unnamed).len(), 3);
}

#[test]
fn a_renamed_id_loads_and_is_reported_and_so_is_a_removed_one() {
    let loaded =
        read("[assessment]\nversion = \"1\"\n[answers]\nboxed = \"yes\"\ngone = \"x\"\n").unwrap();
    assert_eq!(answer(&loaded, "packed"), Answer::One(1));
    assert_eq!(
        loaded.notices,
        [
            Notice::OtherVersion { found: "1".into() },
            Notice::Renamed {
                old: "boxed".into(),
                new: "packed".into()
            },
            Notice::Removed { id: "gone".into() },
        ]
    );
}

#[test]
fn an_answer_under_both_its_names_is_a_fault() {
    let text = "[answers]\nboxed = \"yes\"\npacked = \"no\"\n";
    assert_eq!(codes(text), ["duplicate-id"]);
}

fn rewritten(text: &str, question: &str, answer: Answer) -> String {
    let rules = rules();
    let question = rules.questions.find(question).unwrap();
    let mut document = AnswersDocument::parse(&rules, text).unwrap();
    document.set_answer(&rules, question, &answer);
    document.text()
}

#[test]
fn writing_keeps_comments_order_and_unknown_keys() {
    let before = "# ours\n[budget]\nhardware = 3 # k€\n\n[answers]\n# to check\nusers = 3 # about\npacked = \"no\"   # since May\n";
    let after = rewritten(before, "packed", Answer::One(1));
    assert_eq!(after, before.replace("\"no\"", "\"yes\""));
}

fn settled(text: &str, question: &str, answer: Answer) -> String {
    let rules = rules();
    let question = rules.questions.find(question).unwrap();
    let mut document = AnswersDocument::parse(&rules, text).unwrap();
    document.settle(&rules, question, &answer);
    document.text()
}

#[test]
fn writing_what_was_settled_keeps_what_stands_around_it() {
    for (before, after) in [
        (
            "[answers]\n# to check\npacked = \"no\" # since May\nusers = 3\n",
            "[answers]\n# to check\npacked = { answer = \"yes\", settled = true } # since May\nusers = 3\n",
        ),
        (
            "[answers]\npacked = { answer = \"no\", note = \"soon\", evidence = \"e\", by = \"Ada\" }\n",
            "[answers]\npacked = { answer = \"yes\", note = \"soon\", evidence = \"e\", settled = true }\n",
        ),
        (
            "[answers]\npacked = { answer = \"yes\", by = \"Ada\" }\n",
            "[answers]\npacked = { answer = \"yes\", by = \"Ada\", settled = true }\n",
        ),
        (
            "[answers]\npacked = { answer = \"no\", settled = true } # ours\n",
            "[answers]\npacked = { answer = \"yes\", settled = true } # ours\n",
        ),
        (
            "[answers]\npacked = { settled = false, answer = \"no\" }\n",
            "[answers]\npacked = { settled = true, answer = \"yes\" }\n",
        ),
        (
            "[answers.packed] # ours\nanswer = \"no\" # soon\n",
            "[answers.packed] # ours\nanswer = \"yes\" # soon\nsettled = true\n",
        ),
        (
            "[answers]\nboxed = \"no\"\n",
            "[answers]\nboxed = { answer = \"yes\", settled = true }\n",
        ),
    ] {
        assert_eq!(settled(before, "packed", Answer::One(1)), after);
    }
}

#[test]
fn what_was_settled_is_read_back_settled() {
    let answers = [
        ("packed", Answer::One(0)),
        ("packed", Answer::Unknown),
        ("tools", Answer::Many(vec![0, 1])),
        ("tools", Answer::Na),
        ("users", Answer::Number(0.25)),
        ("name", Answer::Text("two\nlines".into())),
    ];
    for (question, given) in answers {
        let text = settled("", question, given.clone());
        let loaded = read(&text).unwrap();
        assert_eq!(answer(&loaded, question), given);
        let question = rules().questions.find(question).unwrap();
        assert!(loaded.answers.entry(question).unwrap().settled, "{text}");
    }
}

#[test]
fn another_answer_written_over_a_settled_one_stays_settled() {
    let before = "[answers]\npacked = { answer = \"no\", settled = true }\n";
    let after = rewritten(before, "packed", Answer::One(1));
    assert_eq!(after, before.replace("\"no\"", "\"yes\""));
}

#[test]
fn writing_keeps_the_note_beside_an_answer() {
    let before = "[answers]\npacked = { answer = \"no\", note = \"soon\" }\n";
    let after = rewritten(before, "packed", Answer::Unknown);
    assert_eq!(
        after,
        "[answers]\npacked = { answer = \"unknown\", note = \"soon\" }\n"
    );
}

#[test]
fn writing_replaces_an_answer_under_a_former_name_where_it_stands() {
    let after = rewritten("[answers]\nboxed = \"no\"\n", "packed", Answer::One(1));
    assert_eq!(after, "[answers]\nboxed = \"yes\"\n");
}

#[test]
fn writing_works_whatever_shape_the_table_has() {
    for before in ["", "answers = {}\n", "answers.users = 3\n", "[answers]\n"] {
        let after = rewritten(before, "packed", Answer::One(1));
        assert_eq!(
            answer(&read(&after).unwrap(), "packed"),
            Answer::One(1),
            "{before:?}"
        );
    }
}

#[test]
fn what_is_written_is_read_back_the_same() {
    let rules = rules();
    let answers = [
        ("packed", Answer::One(0)),
        ("tools", Answer::Many(vec![0, 1])),
        ("tools", Answer::Many(vec![])),
        ("tools", Answer::Na),
        ("users", Answer::Number(3.0)),
        ("users", Answer::Number(0.25)),
        (
            "name",
            Answer::Text("a \"quoted\" \\ and\n two lines é".into()),
        ),
        ("name", Answer::Unknown),
    ];
    for (question, given) in answers {
        let mut document = AnswersDocument::new(&rules);
        document.set_profiles(&rules, &[rules.profiles.find("dev").unwrap()]);
        document.set_answer(&rules, rules.questions.find(question).unwrap(), &given);
        let loaded = read(&document.text()).unwrap();
        assert_eq!(answer(&loaded, question), given);
        assert_eq!(loaded.answers.profiles.unwrap().len(), 1);
    }
}

#[test]
fn who_answered_and_when_no_longer_holds_for_another_answer() {
    let before =
        "[answers]\npacked = { answer = \"no\", note = \"soon\", by = \"Ada\", on = 2026-11-23 }\n";
    assert_eq!(rewritten(before, "packed", Answer::One(0)), before);
    let after = rewritten(before, "packed", Answer::One(1));
    assert_eq!(
        after,
        "[answers]\npacked = { answer = \"yes\", note = \"soon\"}\n"
    );
}

#[test]
fn writing_keeps_the_line_ends_of_windows_and_comments_beside_an_inline_table() {
    let before = "[answers]\r\npacked = \"no\" # since May\r\n";
    let after = rewritten(before, "packed", Answer::One(1));
    assert_eq!(after, before.replace("\"no\"", "\"yes\""));
    let inline = "answers = { users = 3 } # ours\n";
    let after = rewritten(inline, "packed", Answer::One(1));
    assert!(after.ends_with("# ours\n"), "{after}");
}

/// Comments in lists, and about who answered, stay; so does an answer that is written in another way.
#[test]
fn writing_loses_no_comment_of_what_goes_and_leaves_alone_what_says_the_same() {
    for (before, question, answer, after) in [
        (
            "[answers.packed]\nanswer = \"no\" # was\n# in the meeting\nby = \"Ada\" # or Bo\n[x]\n",
            "packed",
            Answer::One(1),
            "[answers.packed]\nanswer = \"yes\" # was\n# in the meeting\n# or Bo\n[x]\n",
        ),
        (
            "[answers]\ntools = [ # ours\n  \"no\", # gone\n]\n",
            "tools",
            Answer::Many(vec![1]),
            "[answers]\ntools = [ # ours\n   # gone\n  \"yes\",\n]\n",
        ),
        (
            "[answers]\ntools = [\n  \"no\", # since May\n]\n",
            "tools",
            Answer::Na,
            "[answers]\ntools = \"na\"\n# since May\n\n",
        ),
        (
            "[answers]\nusers = 1_000\n",
            "users",
            Answer::Number(1000.0),
            "[answers]\nusers = 1_000\n",
        ),
        (
            "\u{feff}[answers]\npacked = 'no'",
            "packed",
            Answer::One(1),
            "\u{feff}[answers]\npacked = \"yes\"",
        ),
    ] {
        assert_eq!(rewritten(before, question, answer), after);
    }
}

#[test]
fn a_byte_order_mark_is_read_over_and_what_is_written_can_be_read_again() {
    let before = "\u{feff}# ours\r\n[answers]\r\npacked = \"no\"\r\n";
    let after = rewritten(before, "packed", Answer::One(1));
    let text = "# ours\r\n[answers]\r\npacked = \"yes\"\r\n";
    assert_eq!(after.trim_start_matches('\u{feff}'), text);
    assert_eq!(rewritten(&after, "packed", Answer::One(1)), after);
}

#[test]
fn writing_into_an_empty_file_says_which_questionnaire_it_is_for() {
    let after = rewritten("", "packed", Answer::One(1));
    assert!(after.contains("questionnaire = \"small\"") && after.contains("version = \"2\""));
}

#[test]
fn a_blank_file_answers_nothing_and_takes_every_answer_once_its_line_is_freed() {
    let rules = palier::library::open(palier::library::DEFAULT, None, Lang::Fr);
    let rules = rules
        .unwrap_or_else(|faults| panic!("{faults}"))
        .questionnaire;
    let profiles: Vec<_> = rules.profiles.refs().collect();
    let questions: Vec<_> = rules.questions.refs().collect();
    let blank = answers::blank(&rules, &profiles, &questions, Lang::Fr);
    let read = |text: &str| answers::read(&source("blank.toml", text), &rules, Lang::Fr);
    assert!(read(&blank).unwrap().answers.is_empty());
    for (reference, question) in rules.questions.iter() {
        for option in question.options() {
            let line = format!("# {} = ", question.id);
            assert_eq!(
                blank.matches(&format!("\n{line}")).count(),
                1,
                "{}",
                question.id
            );
            assert!(blank.contains(&format!("- {} = ", option.id)));
            let answer = match question.kind {
                palier::questionnaire::Kind::Many(_) => format!("[\"{}\"] # ", option.id),
                _ => format!("\"{}\" # ", option.id),
            };
            let freed = format!("{} = {answer}", question.id);
            let filled = blank.replace(&format!("\n{line}"), &format!("\n{freed}"));
            let loaded = read(&filled).unwrap();
            assert!(loaded.answers.get(reference).is_known());
        }
    }
}

#[test]
fn a_hostile_text_does_not_leave_the_comments_of_a_blank_file() {
    let text = "[question.q]\nsection = \"all\"\ntext = \"\"\"Q\n[answers]\nq = 1\"\"\"\nscale = \"yes\"\nhelp = \"\"\"h\nx = 2\"\"\"\n";
    let rules = common::rules(text);
    let questions: Vec<_> = rules.questions.refs().collect();
    let blank = answers::blank(&rules, &[], &questions, Lang::En);
    let loaded = answers::read(&source("blank.toml", &blank), &rules, Lang::En).unwrap();
    assert!(loaded.answers.is_empty());
}
