//! What is measured: questionnaires of several makes, with answers.

use std::fmt::Write;

use palier::answers::{self, Answers};
use palier::diagnostic::Source;
use palier::library;
use palier::messages::Lang;
use palier::plan::Target;
use palier::questionnaire::{Answer, Questionnaire, load};

use crate::large;

/// A questionnaire with answers, and the stage that they are assessed for.
pub struct Subject {
    pub questionnaire: Questionnaire,
    pub answers: Answers,
    pub stage: Option<usize>,
}

impl Subject {
    /// `option` gives the option chosen for the question of a number; `None`: not answered.
    fn new(files: &[Source], option: impl Fn(usize) -> Option<usize>) -> Subject {
        let loaded = load(files, None, Lang::En);
        let questionnaire = loaded.unwrap_or_else(|faults| panic!("{:?}", faults.list[0]));
        let mut answers = Answers::none(&questionnaire);
        for (reference, question) in questionnaire.questions.iter() {
            let number = question.id.trim_start_matches('q').parse();
            if let Some(option) = option(number.expect("ids are numbered")) {
                answers.set(reference, Answer::One(option));
            }
        }
        Subject {
            questionnaire,
            answers,
            stage: None,
        }
    }
}

/// A level of a dimension; the last one when there are fewer.
pub fn dimension(subject: &Subject, id: &str, rank: usize) -> Target {
    let dimensions = &subject.questionnaire.dimensions;
    let dimension = dimensions.find(id).expect("the dimension is there");
    Target::Level(dimension, rank.min(dimensions[dimension].levels.len()))
}

/// One answer in ten is not the best, and one in ten is missing.
pub fn large(questions: usize) -> Subject {
    let option = |number: usize| match number % 10 {
        3 => Some(1),
        7 => None,
        _ => Some(2),
    };
    Subject {
        stage: Some(5),
        ..Subject::new(&large::rules(questions).files, option)
    }
}

/// The questionnaire that palier carries, with one of the samples of answers to it.
pub fn carried(sample: &str) -> Subject {
    let opened = library::open(library::DEFAULT, None, Lang::Fr);
    let questionnaire = opened.unwrap_or_else(|_| panic!("it loads")).questionnaire;
    let root = env!("CARGO_MANIFEST_DIR");
    let name = format!("{root}/questionnaires/cloud-pi-native/answers/{sample}.toml");
    let text = std::fs::read_to_string(&name).expect("the sample is there");
    let read = answers::read(&Source { name, text }, &questionnaire, Lang::Fr);
    Subject {
        answers: read.unwrap_or_else(|_| panic!("it is valid")).answers,
        questionnaire,
        stage: None,
    }
}

const HEADER: &str = "[questionnaire]\nid = \"measured\"\nformat = 1\nversion = \"1\"\n\
    language = \"en\"\ntitle = \"Measured\"\n[section.all]\ntitle = \"All\"\n[scale.part]\n\
    none = { text = \"None\" }\nfew = { text = \"Few\", value = 0.25 }\n\
    some = { text = \"Some\", value = 0.5 }\nall = { text = \"All\" }\n";

/// So many questions of that scale.
fn header(questions: usize) -> String {
    let mut text = HEADER.to_owned();
    for number in 0..questions {
        let effort = 1 + number % 5;
        let _ = writeln!(
            text,
            "[question.q{number}]\nsection = \"all\"\ntext = \"Is part {number} done?\"\n\
             scale = \"part\"\neffort = {effort}"
        );
    }
    text
}

fn file(text: String) -> [Source; 1] {
    let name = "rules.toml".to_owned();
    [Source { name, text }]
}

/// 40 groups of five questions, all answered badly: of the five, four have to improve.
pub fn components() -> Subject {
    let mut text = header(200);
    let mut required = Vec::new();
    for group in 0..40 {
        let q = |place: usize| format!("q{}", 5 * group + place);
        let needs = [
            format!("{{ {} = \"all\", {} = {{ min = \"some\" }} }}", q(0), q(1)),
            format!(
                "[{{ {} = \"all\", {} = \"all\" }}, {{ {} = \"all\" }}]",
                q(1),
                q(2),
                q(3)
            ),
            format!("{{ {} = {{ min = \"few\" }}, {} = \"all\" }}", q(3), q(4)),
        ];
        for (place, needs) in needs.into_iter().enumerate() {
            let id = format!("c{group}-{place}");
            let _ = writeln!(text, "[criterion.{id}]\ntext = \"Done\"\nneeds = {needs}");
            required.push(format!("\"{id}\""));
        }
    }
    let _ = writeln!(
        text,
        "[dimension.maturity]\nlabel = \"M\"\nrule = \"staged\"\n\
         [dimension.maturity.level.done]\nlabel = \"Done\"\nrequires = [{}]",
        required.join(", ")
    );
    Subject::new(&file(text), |_| Some(0))
}

/// 15 practices of two streams in three levels: a level is the mean of its two questions, a
/// practice the sum of its levels, functions of three practices and the total are means.
pub fn tree() -> Subject {
    let mut text = header(90);
    let score = |text: &mut String, id: &str, combine: &str, of: &[String]| {
        let of: Vec<String> = of.iter().map(|id| format!("\"{id}\"")).collect();
        let of = of.join(", ");
        let _ = writeln!(
            text,
            "[dimension.{id}]\nlabel = \"{id}\"\nrule = \"score\"\ncombine = \"{combine}\"\nof = [{of}]"
        );
    };
    for level in 0..45 {
        let of = [2 * level, 2 * level + 1].map(|number| format!("q{number}"));
        score(&mut text, &format!("level-{level}"), "mean", &of);
    }
    for practice in 0..15 {
        let of = [0, 1, 2].map(|level| format!("level-{}", 3 * practice + level));
        score(&mut text, &format!("practice-{practice}"), "sum", &of);
    }
    for function in 0..5 {
        let of = [0, 1, 2].map(|practice| format!("practice-{}", 3 * function + practice));
        score(&mut text, &format!("function-{function}"), "mean", &of);
    }
    let functions = [0, 1, 2, 3, 4].map(|function| format!("function-{function}"));
    score(&mut text, "total", "mean", &functions);
    for (place, from) in ["1.0", "1.5", "2.0", "2.5", "3.0"].into_iter().enumerate() {
        let rank = place + 1;
        let _ = writeln!(
            text,
            "[dimension.total.level.l{rank}]\nlabel = \"L\"\nfrom = {from}"
        );
    }
    // Mixed, and some of it unknown.
    let option = |number: usize| (!number.is_multiple_of(11)).then_some((number * 7 / 3) % 4);
    Subject::new(&file(text), option)
}
