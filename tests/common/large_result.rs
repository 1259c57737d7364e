//! A result as large as a ministry's may be: 1,000 criteria, each answered with a note and evidence.

use std::fmt::Write;

use palier::answers;
use palier::assessment::assess;
use palier::diagnostic::Source;
use palier::messages::Lang;
use palier::questionnaire::load;
use palier::report::{Context, Report, build};

const QUESTIONS: usize = 1_000;
const SECTIONS: usize = 10;
const LEVELS: usize = 5;
/// Of each kind, at each stage.
const ASKED: usize = 12;

/// The result: one answer in four is not enough, one in ten is not known.
pub fn report() -> Report {
    let source = |name: &str, text: String| Source {
        name: name.to_owned(),
        text,
    };
    let rules = load(&[source("rules.toml", rules())], None, Lang::En);
    let rules = rules.unwrap_or_else(|faults| panic!("{}", faults.render(Lang::En, false)));
    let answers = answers::read(&source("answers.toml", answers()), &rules, Lang::En);
    let answers = answers.unwrap_or_else(|faults| panic!("{}", faults.render(Lang::En, false)));
    let context = Context {
        questionnaire: &rules,
        answers: &answers.answers,
        disagreements: &[],
        profiles: &rules.profiles.refs().collect::<Vec<_>>(),
        lang: Lang::En,
        assessed_at: "2026-11-23T00:00:00Z".to_owned(),
    };
    build(&context, &assess(&rules, &answers.answers, Some(LEVELS)))
}

fn rules() -> String {
    let mut text = String::from(
        "[questionnaire]\nid = \"large\"\nformat = 1\nversion = \"1\"\nlanguage = \"en\"\n\
         title = \"Large\"\n[profile.dev]\nlabel = \"Developers\"\n[scale.part]\n\
         none = { text = \"No part of it\" }\nsome = { text = \"Some of it\" }\nall = { text = \"All of it\" }\n\
         [resource.guide]\ntitle = \"The guide to all parts\"\nurl = \"https://example.org/guide/parts\"\n\
         language = \"en\"\nkind = \"article\"\nminutes = 20\n",
    );
    for section in 0..SECTIONS {
        let _ = writeln!(text, "[section.s{section}]\ntitle = \"Section {section}\"");
    }
    for index in 0..QUESTIONS {
        let section = index * SECTIONS / QUESTIONS;
        let _ = write!(
            text,
            "[question.q{index}]\nsection = \"s{section}\"\nscale = \"part\"\n\
             text = \"How much of part {index} is done the way that the programme recommends?\"\n\
             [criterion.c{index}]\nneeds = {{ q{index} = \"all\" }}\n\
             text = \"Part {index} is done the way that the programme recommends\"\n\
             why = \"Without it, nobody can tell whether the parts that rest on it hold together.\"\n\
             remedy = {{ text = \"Read how part {index} is done, then do it with the whole team.\", read = [\"guide\"] }}\n"
        );
    }
    dimensions(&mut text);
    text
}

/// All criteria stand in the levels of one dimension; the stages ask for some of them.
fn dimensions(text: &mut String) {
    let ids = |from: usize, count: usize| {
        let ids: Vec<String> = (from..from + count)
            .map(|index| format!("\"c{index}\""))
            .collect();
        ids.join(", ")
    };
    text.push_str("[dimension.maturity]\nlabel = \"Maturity\"\nrule = \"staged\"\n");
    let share = QUESTIONS / LEVELS;
    for level in 0..LEVELS {
        let requires = ids(level * share, share);
        let head = format!("[dimension.maturity.level.m{level}]\nlabel = \"Level {level}\"");
        let _ = writeln!(text, "{head}\nrequires = [{requires}]");
    }
    text.push_str("[dimension.stage]\nlabel = \"Stage\"\nrule = \"staged\"\n");
    for level in 0..LEVELS {
        let (gates, advises) = (ids(level * share, ASKED), ids(level * share + ASKED, ASKED));
        let _ = writeln!(
            text,
            "[dimension.stage.level.t{level}]\nlabel = \"Stage {level}\"\nexpects = {{ maturity = \"m{level}\" }}\n\
             gates = [{gates}]\nadvises = [{advises}]"
        );
    }
}

fn answers() -> String {
    let mut text = String::from("[answers]\n");
    for index in 0..QUESTIONS {
        let answer = match index {
            _ if index % 10 == 7 => "unknown",
            _ if index % 4 == 1 => "some",
            _ => "all",
        };
        let _ = writeln!(
            text,
            "q{index} = {{ answer = \"{answer}\", by = \"The lead of team {index}\", on = 2026-11-02, \
             note = \"What is left of part {index} is planned for the next quarter, with the other team.\", \
             evidence = \"https://example.org/evidence/of/part/{index}\" }}"
        );
    }
    text
}
