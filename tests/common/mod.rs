//! Small questionnaires and answers for tests.
#![allow(dead_code)]

use palier::answers::{self, Answers};
use palier::assessment::{Assessment, assess};
use palier::diagnostic::{Faults, Source};
use palier::messages::Lang;
use palier::questionnaire::{self, Questionnaire};
use palier::truth::Truth;

/// What every small questionnaire starts with: a section, two profiles and a yes/no scale.
const PREAMBLE: &str = r#"
[questionnaire]
id = "small"
format = 1
version = "1"
language = "en"
title = "Small"
[profile.lead]
label = "Leads"
[profile.dev]
label = "Developers"
[section.all]
title = "All"
[scale.yes]
no = { text = "No" }
yes = { text = "Yes" }
[scale.part]
none = { text = "None" }
some = { text = "Some" }
all = { text = "All" }
"#;

pub fn source(name: &str, text: &str) -> Source {
    Source {
        name: name.to_owned(),
        text: text.to_owned(),
    }
}

/// The questionnaire of these rules, behind the preamble.
pub fn rules(text: &str) -> Questionnaire {
    let file = source("rules.toml", &format!("{PREAMBLE}{text}"));
    questionnaire::load(&[file], None, Lang::En)
        .unwrap_or_else(|faults| panic!("{}", faults.render(Lang::En, false)))
}

/// The faults of these rules, behind the preamble.
pub fn faults(text: &str) -> Faults {
    let file = source("rules.toml", &format!("{PREAMBLE}{text}"));
    match questionnaire::load(&[file], None, Lang::En) {
        Err(faults) => faults,
        Ok(_) => panic!("these rules have no fault"),
    }
}

/// The codes of the faults of these rules, in order.
pub fn codes(text: &str) -> Vec<&'static str> {
    faults(text).list.iter().map(|fault| fault.code).collect()
}

/// A yes/no question for each id.
pub fn yes_no(ids: &[&str]) -> String {
    let question = |id: &&str| {
        format!("[question.{id}]\nsection = \"all\"\ntext = \"{id}?\"\nscale = \"yes\"\n")
    };
    ids.iter().map(question).collect()
}

/// A yes/no question `q` and a criterion `c` that it proves, for each pair `(c, q)`.
pub fn proofs(pairs: &[(&str, &str)]) -> String {
    let questions: Vec<&str> = pairs.iter().map(|(_, question)| *question).collect();
    let criterion = |(criterion, question): &(&str, &str)| {
        format!(
            "[criterion.{criterion}]\ntext = \"{criterion}\"\nneeds = {{ {question} = \"yes\" }}\n"
        )
    };
    yes_no(&questions) + &pairs.iter().map(criterion).collect::<String>()
}

/// Answers written as the lines of an `[answers]` table.
pub fn answers(rules: &Questionnaire, lines: &str) -> Answers {
    let file = source("answers.toml", &format!("[answers]\n{lines}\n"));
    answers::read(&file, rules, Lang::En)
        .unwrap_or_else(|faults| panic!("{}", faults.render(Lang::En, false)))
        .answers
}

/// These answers assessed, for the stage reached.
pub fn assessed(rules: &Questionnaire, lines: &str) -> Assessment {
    assess(rules, &answers(rules, lines), None)
}

/// The state of a criterion, by id.
pub fn state(rules: &Questionnaire, assessment: &Assessment, id: &str) -> Truth {
    let criterion = rules.criteria.find(id);
    assessment.criterion(criterion.unwrap_or_else(|| panic!("no criterion {id}")))
}

/// Proven and possible rank of a dimension, by id.
pub fn ranks(rules: &Questionnaire, assessment: &Assessment, id: &str) -> (usize, usize) {
    let dimension = rules.dimensions.find(id);
    let dimension = dimension.unwrap_or_else(|| panic!("no dimension {id}"));
    let standing = assessment.dimension(dimension);
    (standing.proven, standing.possible)
}
